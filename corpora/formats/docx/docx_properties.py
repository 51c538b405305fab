"""Run properties (`w:rPr`) of a Word document: what of them is markup, and how English wears them.

Fonts, languages and spacing follow the script, not the meaning: 2022 in Times New Roman within
a sentence in FangSong is no emphasis. Bold, italics, colour, size and the like are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpora.formats.xml.xml_source import xml_attributes, xml_children

# Set by the script or by the program; they tell no words from others.
_NO_MARKUP = frozenset(
    (
        *("rFonts", "lang", "noProof", "spacing", "w", "kern", "szCs", "bCs", "iCs", "rtl", "cs"),
        *("fitText", "snapToGrid", "webHidden", "eastAsianLayout"),
    )
)
# Shapes Chinese characters into a grid or a width; it squeezes English.
_DROPPED = frozenset(("fitText", "eastAsianLayout"))
_AFTER_LANGUAGE = frozenset(("eastAsianLayout", "specVanish", "oMath", "rPrChange"))
_SANS = re.compile(r"黑|雅黑|等线|圆|Hei|YaHei|DengXian|YouYuan|Gothic", re.IGNORECASE)
_EAST_ASIAN = re.compile(
    "[\u2e80-\u9fff]|SimSun|SimHei|FangSong|KaiTi|YaHei|DengXian|LiSu|YouYuan|STSong|STKaiti"
    "|STFangsong|STXihei|STZhongsong|PMingLiU|MingLiU|^FZ|^HY|Hiragino|Source Han|Noto S\\w+ CJK",
    re.IGNORECASE,
)
_HINT = re.compile(r"\s\w+:hint=(?:\"[^\"]*\"|'[^']*')")


def is_east_asian(font: str) -> bool:
    """Return whether a font is made for Chinese, so its Latin letters are a makeshift."""
    return bool(_EAST_ASIAN.search(font))


@lru_cache(maxsize=4096)
def markup_of(properties: str) -> str:
    """Return what of run properties tells their words from others; equal is one run of markup.

    >>> markup_of('<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/></w:rPr>')
    '<w:b/>'
    """
    return "".join(
        _unnumbered(source) for name, source in xml_children(properties) if name not in _NO_MARKUP
    )


@lru_cache(maxsize=4096)
def english_properties(properties: str, inherited_font: str, prefix: str = "w") -> str:
    """Return run properties for English words: language set, no Chinese font on Latin letters.

    Args:
        properties: The `w:rPr` element of the run, or nothing.
        inherited_font: The font of Latin letters where the run names none.
        prefix: What the part calls the namespace.

    >>> english_properties('<w:rPr><w:b/></w:rPr>', "Calibri")
    '<w:rPr><w:b/><w:lang w:val="en-US"/></w:rPr>'
    """
    children = [entry for entry in xml_children(properties) if entry[0] not in _DROPPED]
    fonts = next((source for name, source in children if name == "rFonts"), "")
    english = _english_fonts(fonts, inherited_font, prefix)
    children = [entry for entry in children if entry[0] != "rFonts"]
    if english:
        children.insert(int(bool(children) and children[0][0] == "rStyle"), ("rFonts", english))
    language = next((source for name, source in children if name == "lang"), "")
    kept = {
        name: value for name, value in xml_attributes(language).items() if name != f"{prefix}:val"
    }
    attributes = "".join(f' {name}="{value}"' for name, value in kept.items())
    children = [entry for entry in children if entry[0] != "lang"]
    place = next(
        (
            k
            for k, (name, source) in enumerate(children)
            if name in _AFTER_LANGUAGE or not source.startswith(f"<{prefix}:")
        ),
        None,
    )
    element = f'<{prefix}:lang {prefix}:val="en-US"{attributes}/>'
    children.insert(len(children) if place is None else place, ("lang", element))
    return f"<{prefix}:rPr>{''.join(source for _, source in children)}</{prefix}:rPr>"


def latin_font(fonts: str, prefix: str = "w") -> str | None:
    """Return the font that a `w:rFonts` element gives Latin letters, None where it gives none.

    A theme font of the Chinese script counts as Chinese.
    """
    attributes = xml_attributes(fonts)
    theme = attributes.get(f"{prefix}:asciiTheme", "")
    if theme:
        return "宋体" if "EastAsia" in theme else theme
    return attributes.get(f"{prefix}:ascii")


def _english_fonts(fonts: str, inherited: str, prefix: str) -> str:
    """Return the fonts element for English words, empty where none is needed."""
    own = latin_font(fonts, prefix)
    fonts = _HINT.sub("", fonts)
    font = own if own is not None else inherited
    if not is_east_asian(font):
        return fonts if xml_attributes(fonts) else ""
    english = "Arial" if _SANS.search(font) else "Times New Roman"
    attributes = xml_attributes(fonts)
    for name in ("ascii", "hAnsi"):
        attributes.pop(f"{prefix}:{name}Theme", None)
        attributes[f"{prefix}:{name}"] = english
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{prefix}:rFonts{written}/>"


def _unnumbered(source: str) -> str:
    """Return markup without what numbers the time of its change."""
    return re.sub(r"\s[\w]+:(?:id|date|rsid\w*)=\"[^\"]*\"", "", source)
