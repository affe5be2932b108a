"""Which font package draws which characters, best first; none of them is needed."""

from typing import NamedTuple

Ranges = tuple[tuple[int, int], ...]


class Source(NamedTuple):
    """A font file inside an installed package; `bold` when weights are apart."""

    package: str
    file: str
    bold: str = ""


class Script(NamedTuple):
    """Characters that one kind of font draws; `key` has plain small letters only."""

    key: str
    ranges: Ranges
    sources: tuple[Source, ...]


def _noto(script: str) -> Source:
    return Source("manimgx_fonts", f"Noto{script}[wght].ttf")


_PLEX_ARABIC = Source(
    "fontpkg_ibm_plex_sans_arabic",
    "files/IBMPlexSansArabic-Regular.ttf",
    "files/IBMPlexSansArabic-SemiBold.ttf",
)
_MICRO_HEI = Source("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc")

SCRIPTS = (
    Script(
        "plexarabic",
        ((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFEFC)),
        (_PLEX_ARABIC,),
    ),
    Script(
        "arabic",
        ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFEFC)),
        (_noto("SansArabic"),),
    ),
    Script("armenian", ((0x530, 0x58F), (0xFB13, 0xFB17)), (_noto("SansArmenian"),)),
    Script("hebrew", ((0x590, 0x5FF), (0xFB1D, 0xFB4F)), (_noto("SansHebrew"),)),
    Script(
        "devanagari", ((0x900, 0x97F), (0xA8E0, 0xA8FF)), (_noto("SansDevanagari"),)
    ),
    Script("bengali", ((0x980, 0x9FF),), (_noto("SansBengali"),)),
    Script("gurmukhi", ((0xA00, 0xA7F),), (_noto("SansGurmukhi"),)),
    Script("gujarati", ((0xA80, 0xAFF),), (_noto("SansGujarati"),)),
    Script("oriya", ((0xB00, 0xB7F),), (_noto("SansOriya"),)),
    Script("tamil", ((0xB80, 0xBFF),), (_noto("SansTamil"),)),
    Script("telugu", ((0xC00, 0xC7F),), (_noto("SansTelugu"),)),
    Script("kannada", ((0xC80, 0xCFF),), (_noto("SansKannada"),)),
    Script("malayalam", ((0xD00, 0xD7F),), (_noto("SansMalayalam"),)),
    Script("sinhala", ((0xD80, 0xDFF),), (_noto("SansSinhala"),)),
    Script("thai", ((0xE00, 0xE7F),), (_noto("SansThai"),)),
    Script("lao", ((0xE80, 0xEFF),), (_noto("SansLao"),)),
    Script(
        "myanmar",
        ((0x1000, 0x109F), (0xA9E0, 0xA9FE), (0xAA60, 0xAA7F)),
        (_noto("SansMyanmar"),),
    ),
    Script(
        "georgian",
        ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2D)),
        (_noto("SansGeorgian"),),
    ),
    Script(
        "ethiopic",
        ((0x1200, 0x139F), (0x2D80, 0x2DDE), (0xAB00, 0xAB2F)),
        (_noto("SansEthiopic"),),
    ),
    Script("khmer", ((0x1780, 0x17FF), (0x19E0, 0x19FF)), (_noto("SansKhmer"),)),
    Script(
        "emoji",
        (
            (0x203C, 0x203C),
            (0x2049, 0x2049),
            (0x20E3, 0x20E3),
            (0x2139, 0x2BFF),
            (0x1F000, 0x1FAFF),
            (0x23, 0x39),
            (0xA9, 0xAE),
        ),
        (_noto("Emoji"),),
    ),
    Script("symbols", ((0x2100, 0x2BFF), (0x1F000, 0x1FAFF)), (_noto("SansSymbols"),)),
    Script(
        "han",
        (
            (0x1100, 0x11FF),
            (0x2000, 0x206F),
            (0x2100, 0x27BF),
            (0x2E80, 0xA4CF),
            (0xAC00, 0xD7AF),
            (0xF900, 0xFAFF),
            (0xFE30, 0xFE4F),
            (0xFF00, 0xFFEF),
            (0x20000, 0x3FFFF),
        ),
        (_MICRO_HEI,),
    ),
)
