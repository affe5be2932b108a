"""The page before the app: Streamlit's own, with our name, our bar and no more."""

import base64
import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple
from urllib.parse import urlsplit

from approach.reading import ContentError
from approach.text import Words
from ui.setting import SettingError

BROWSER = Path(__file__).parent / "browser"
FILES = {
    "shell.css": "text/css; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
    "leave.js": "text/javascript; charset=utf-8",
    "names.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
FOLDER = "worksheet"
BAR = ("leave", "bar", "once", "twice", "thrice", "late")
EXIT = "WORKSHEET_EXIT_URL"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# What Streamlit's own parts put into a style element: nothing at all (the rules
# follow by script), and this rule of its buttons.
INLINE_STYLES = (
    "",
    "@layer {\n  [data-react-aria-pressable] {\n"
    "    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
)


class ShellError(RuntimeError):
    """The installed Streamlit's page is not the one this was written for."""


class File(NamedTuple):
    """A file that the page asks for; its name changes with what is in it."""

    name: str
    kind: str
    body: bytes


def files() -> dict[str, File]:
    """Read what the page asks for besides the app, by the name in `FILES`."""
    found = {}
    for name, kind in FILES.items():
        body = (BROWSER / name).read_bytes()
        if name == "page.css":
            body += widths().encode()
        stem, dot, ending = name.rpartition(".")
        mark = hashlib.sha256(body).hexdigest()[:8]
        found[name] = File(f"{stem}.{mark}{dot}{ending}", kind, body)
    return found


def widths() -> str:
    """Return a class for each hundredth of a bar: the policy forbids inline styles."""
    return "\n".join(f".ws-w{n} {{ width: {n}%; }}" for n in range(101))


def exit_address(words: Words) -> str:
    """Return where leaving leads: the deployment's choice, or the words' own.

    Raises:
        SettingError: it is not a web address.
    """
    address = os.environ.get(EXIT) or words("shell.exit")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise SettingError(EXIT, address, "a web address")
    return address


def page(
    index: str, spoken: Mapping[str, Words], language: str, asked: Mapping[str, File]
) -> str:
    """Turn Streamlit's page into ours.

    Args:
        index: the installed Streamlit's `static/index.html`.
        spoken: the words of each language; `shell.*` are used. The bar knows them
            all, since the visitor may choose another than the page came in.
        language: what `<html lang>` says.
        asked: the files of `files()`.

    Raises:
        ContentError: words are missing.
        SettingError: the address to leave to is wrong.
        ShellError: a part that is to be replaced is missing.
    """
    words = spoken[language]
    body = Template((BROWSER / "shell.html").read_text("utf-8"))
    check(words, body)
    said = {key: escape(text) for key, text in words.tree("shell").items()}
    said["exit"] = escape(exit_address(words))
    bars = {name: bar(each) for name, each in spoken.items()}
    said["languages"] = escape(json.dumps(bars, ensure_ascii=False))
    at = {name: f"./{FOLDER}/{file.name}" for name, file in asked.items()}
    head = "\n    ".join(
        (
            '<meta charset="UTF-8" />',
            f'<script src="{at["leave.js"]}" data-exit="{said["exit"]}"></script>',
            f'<script src="{at["names.js"]}" async></script>',
            f'<link rel="stylesheet" href="{at["shell.css"]}" />',
            f'<link rel="stylesheet" href="{at["page.css"]}" />',
        )
    )
    icon = f'<link rel="shortcut icon" href="{at["icon.svg"]}" type="image/svg+xml" />'
    direction = escape(words("language.direction"))
    for old, new in (
        (r'<html lang="en">', f'<html lang="{escape(language)}" dir="{direction}">'),
        (r'<meta charset="UTF-8" />', head),
        (r'<link rel="shortcut icon"[^>]*>', icon),
        (r"<title>[^<]*</title>", f"<title>{said['title']}</title>"),
        (r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>', ""),
        (r'<noscript>.*</noscript>\s*<div id="root"></div>', body.substitute(said)),
    ):
        index, found = re.subn(old, literally(new), index, flags=re.DOTALL)
        if found != 1:
            raise ShellError(f"{old} stands {found} times in Streamlit's page")
    return index


def check(words: Words, body: Template) -> None:
    """Check that there are words for the page and its bar.

    Raises:
        ContentError: naming those that are missing.
    """
    wanted = {"title", "exit", *BAR, *body.get_identifiers()} - {"languages"}
    if missing := sorted(wanted - words.tree("shell").keys()):
        raise ContentError("shell.toml", "", f"no words for {', '.join(missing)}")


def bar(words: Words) -> dict[str, str]:
    """Return what the bar for leaving says in one language."""
    said = words.tree("shell")
    return {
        "direction": words("language.direction"),
        **{name: said[name] for name in BAR},
    }


def literally(text: str) -> Callable[[re.Match[str]], str]:
    """Return a replacement in which a backslash means itself."""
    return lambda _: text


def policy(shown: str, embedders: str) -> str:
    """Return the Content-Security-Policy under which a page runs whole.

    Args:
        shown: the page; its inline scripts are allowed by what is in them.
        embedders: the origins that may show the page inside theirs, or none.
    """
    scripts = [digest(script) for script in INLINE_SCRIPT.findall(shown)]
    styles = [digest(style) for style in INLINE_STYLES]
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *scripts],
        "style-src": ["'self'", *styles],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": [embedders or "'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def digest(text: str) -> str:
    """Return the policy's way to name an inline part by what is in it."""
    made = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"'sha256-{made.decode()}'"
