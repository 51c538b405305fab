"""How the text of a term is spelled once it is read: every format gives the same words.

Simplified terms take the form of `corpora.normalise_term`. Traditional ones keep their characters,
as their script says that they are Traditional; English is one line of visible characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from corpora import normalise_term
from glossary.exchange.entries import entry_remark

if TYPE_CHECKING:
    import opencc

    from corpora.findings import Finding

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFFE5: "¥"}
_ORDINARY = re.compile("[\u4e00-\u9fff0-9A-Za-z]+")


def spelled_term(text: str, language: str, script: str = "") -> str:
    r"""Return the one spelling of a term.

    >>> spelled_term("鏈主 企業", "zh"), spelled_term("鏈主 企業", "zh", "Hant")
    ('链主企业', '鏈主 企業')
    >>> spelled_term("chain\u00a0mas\u00adter", "en"), spelled_term("Ｇ２０　ｓｕｍｍｉｔ", "en")
    ('chain master', 'G20 summit')
    """
    if language == "zh" and not script:
        # Nearly every term of a large file is in its form already, which is quickly told.
        if _ORDINARY.fullmatch(text) and _converter().convert(text) == text:
            return text
        return normalise_term(text)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    spaced = english_spelling(text) if language == "en" else _spaced(text)
    if spaced.isprintable():
        return spaced
    return " ".join(
        "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf")).split()
    )


def traditional_remarks(text: str, spelled: str, place: str) -> tuple[Finding, ...]:
    """Return the remark on a name in Traditional characters that is taken as a Simplified one.

    >>> [found.english for found in traditional_remarks("鏈主", "链主", "g.csv:2")]
    ["'鏈主' is in Traditional characters; taken as 链主, which zh-Hant or zh_hant would prevent"]
    """
    if text == spelled or _converter().convert(text) == text:
        return ()
    return (
        entry_remark(
            "traditional",
            place,
            f"{text!r} is in Traditional characters; taken as {spelled}, which zh-Hant or zh_hant"
            " would prevent",
            f"“{text}”为繁体，按“{spelled}”收录；语言标为zh-Hant或列名用zh_hant可保留原字",
        ),
    )


def english_spelling(text: str) -> str:
    """Return English in ordinary width with single spaces; what is invisible stays."""
    return _spaced(text.translate(_HALF_WIDTH))


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def _converter() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")
