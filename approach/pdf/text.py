"""What may be printed of a text, what belongs together in it, where it may break."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

try:
    import budoux
except ImportError:  # the extra `scripts` is not installed
    budoux = None  # type: ignore[assignment, unused-ignore]

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MARKS_IN_A_ROW = 4
PHRASES_UP_TO = 2000

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f\u3000]")
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    + "".join(f"{chr(p * 65536 + 65534)}{chr(p * 65536 + 65535)}" for p in range(1, 17))
    + "]"
)
_BLANK_LINES = re.compile(r"\n\s*\n\s*")
_AROUND_NEWLINE = re.compile(r" *\n *")

_SHAPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u1700-\u18af\u1920-\u1cff"
    "\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ua800-\uabff"
    "\u135d-\u135f\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\ua66f-\ua67d\ua69e\ua69f\ua6f0\ua6f1"
    "\ufb1d-\ufdff\ufe00-\ufe0f\ufe20-\ufe2f\ufe70-\ufefe"
    "\U00010100-\U0001efff\U0001f1e6-\U0001f1ff"
    "\U0001f3fb-\U0001f3ff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff"
    "\uff00-\uff9f\U00020000-\U0003ffff]"
)
_THAI = re.compile("[\u0e00-\u0e7f]")
_KANA = re.compile("[\u3040-\u30ff]")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\uffef\U00020000-\U0003ffff]")
_TOKEN = re.compile(r" *[^ ]+ *| +")
_INSIDE_A_TOKEN = re.compile(r"(?<=\w[-–—/])(?=[^\W\d_])|(?<=—)(?=\w)")
_VIRAMA = frozenset(
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
)
_THAI_BEFORE = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_THAI_AFTER = frozenset("\u0e33\u0eb3")
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_NOT_FIRST = frozenset(
    "\u3001\u3002\u300d\u300f\u3011\u3015\u3009\u300b\u3005\u30fb\u30fc\u2025\u2026"
    "\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff61\uff63\uff64\uff65"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;!?)]}%"
)
_NOT_LAST = frozenset("\u300c\u300e\u3010\u3014\u3008\u300a\uff08\uff3b\uff5b\uff62([{")


def clean(text: str) -> str:
    """Return the text in composed form (NFC), without what has no picture.

    Lone surrogates become U+FFFD; every kind of line end becomes one newline, and
    blank lines collapse to one; other controls, direction marks and noncharacters
    go; of a pile of marks the first four stay. Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _DROPPED.sub("", _SPACES.sub(" ", _NEWLINES.sub("\n", text)))
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        text = _without_piles(text)
    text = _AROUND_NEWLINE.sub("\n", _BLANK_LINES.sub("\n\n", text))
    return text.strip("\n ")


def one_line(text: str) -> str:
    """Return the cleaned text as a title or a name may hold it."""
    return clean(text).replace("\n", " ")


def _without_piles(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def needs_shaping(text: str) -> bool:
    """Say whether glyphs depend on their neighbours here."""
    return _SHAPED.search(text) is not None


def has_right_to_left(text: str) -> bool:
    """Say whether any character runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def base_direction(text: str) -> str:
    """Return "rtl" if the first letter with a direction runs that way, or "ltr"."""
    if has_right_to_left(text):
        for character in text:
            kind = unicodedata.bidirectional(character)
            if kind in ("R", "AL"):
                return "rtl"
            if kind == "L":
                return "ltr"
    return "ltr"


def plain_levels(text: str, direction: str) -> list[int]:
    """Return rough direction levels: words turn, what stands between goes along."""
    base = 1 if direction == "rtl" else 0
    found: list[int] = []
    last = base
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            last = 1
        elif kind in ("L", "EN", "AN"):
            last = 2 * base if kind == "L" or last == 0 else 2
        found.append(last if kind != "WS" else min(last, 1))
    return found


def clusters(text: str) -> list[str]:
    """Return what a reader takes for one character each; joined they are the text."""
    if not needs_shaping(text):
        return list(text)
    found: list[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(before: str, character: str) -> bool:
    last = before[-1]
    if character in _JOINERS or character in _THAI_AFTER:
        return True
    if unicodedata.category(character)[0] == "M" or "🏻" <= character <= "🏿":
        return True
    if last == "\u200d" or last in _THAI_BEFORE:
        return character != " "
    if last in _VIRAMA:
        return unicodedata.category(character) == "Lo"
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return len(before) == 1 and "\U0001f1e6" <= last <= "\U0001f1ff"
    return "\u1160" <= character <= "\u11ff" and "\u1100" <= last <= "\u11ff"


def pieces(text: str) -> list[str]:
    """Return what must stay on one line each; joined they are the text.

    A piece carries the spaces after it. Thai, Chinese and Japanese break between
    phrases when budoux is there, else Chinese and Japanese between characters.
    """
    found: list[str] = []
    for token in _TOKEN.findall(text):
        if _NO_SPACES.search(token):
            found.extend(_phrases(token))
        else:
            found.extend(_INSIDE_A_TOKEN.split(token))
    return found


def _phrases(token: str) -> list[str]:
    if budoux is not None and len(token) <= PHRASES_UP_TO:
        parsed = _parser(_language(token)).parse(token)
    elif _THAI.search(token):
        return [token]
    else:
        parsed = clusters(token)
    return list(_kept_together(parsed))


def _language(token: str) -> str:
    if _THAI.search(token):
        return "th"
    return "ja" if _KANA.search(token) else "zh-hans"


@cache
def _parser(language: str) -> "budoux.Parser":
    load = {
        "th": budoux.load_default_thai_parser,
        "ja": budoux.load_default_japanese_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
    }
    return load[language]()


def _kept_together(parts: list[str]) -> Iterator[str]:
    """Join parts where a line may not start or end, and Latin words cut apart."""
    held = ""
    for part in parts:
        if held and not _breaks_between(held[-1], part[0]):
            held += part
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _breaks_between(last: str, first: str) -> bool:
    if first in _NOT_FIRST or last in _NOT_LAST or first == " ":
        return False
    if last == " " or _NO_SPACES.match(last) or _NO_SPACES.match(first):
        return not (_joins(last, first))
    return bool(_IDEOGRAPH.match(last) or _IDEOGRAPH.match(first))
