"""The styles of a Word document: which paragraph is a heading, a list item, in which font."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from corpora.documents import BlockKind
from corpora.formats.docx.docx_properties import latin_font
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.xml.xml_source import parse_xml

_PART = "word/styles.xml"
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BASED_ON_LIMIT = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline_level: int | None
    is_list: bool
    font: str | None


@dataclass(frozen=True, slots=True)
class DocxStyles:
    """The styles by their identifiers; the default paragraph style and font where none is named."""

    styles: Mapping[str, _Style] = field(default_factory=dict)
    default_style: str = ""
    default_font: str = ""

    def kind(
        self, style: str, outline_level: int | None, *, is_list: bool
    ) -> tuple[BlockKind, int]:
        """Return what a paragraph is, from its style and what it says of itself."""
        level = outline_level
        for found in self._chain(style):
            name = _HEADING.match(found.name)
            if level is None:
                level = found.outline_level
            if level is None and name:
                level = int(name[1]) - 1
            if level is None and found.name.lower() in {"title", "标题"}:
                level = 0
            if found.name.lower() == "caption" or found.name == "题注":
                return BlockKind.CAPTION, 0
            is_list = is_list or found.is_list
        if level is not None and 0 <= level <= 8:
            return BlockKind.HEADING, min(level + 1, 6)
        return (BlockKind.LIST_ITEM if is_list else BlockKind.PARAGRAPH), 0

    def font(self, paragraph_style: str, character_style: str) -> str:
        """Return the font that Latin letters have where their run names none."""
        for style in (character_style, paragraph_style or self.default_style):
            for found in self._chain(style):
                if found.font is not None:
                    return found.font
        return self.default_font

    def _chain(self, style: str) -> list[_Style]:
        found: list[_Style] = []
        while style in self.styles and len(found) < _BASED_ON_LIMIT:
            found.append(self.styles[style])
            style = found[-1].based_on
        return found


def read_styles(package: OfficePackage) -> DocxStyles:
    """Return the styles of a package; a document may have none."""
    if not package.has(_PART):
        return DocxStyles()
    root = parse_xml(package.read(_PART), f"{package.name}: {_PART}")
    styles: dict[str, _Style] = {}
    default = ""
    for element in root.iterfind("{*}style"):
        identifier = _value(element, "styleId")
        outline = element.find("{*}pPr/{*}outlineLvl")
        name, based_on = element.find("{*}name"), element.find("{*}basedOn")
        level = _value(outline) if outline is not None else ""
        styles[identifier] = _Style(
            _value(name) if name is not None else "",
            _value(based_on) if based_on is not None else "",
            int(level) if level.isdigit() else None,
            element.find("{*}pPr/{*}numPr") is not None,
            _font(element.find("{*}rPr/{*}rFonts")),
        )
        if _value(element, "type") == "paragraph" and _value(element, "default") in {"1", "true"}:
            default = identifier
    fonts = _font(root.find("{*}docDefaults/{*}rPrDefault/{*}rPr/{*}rFonts"))
    return DocxStyles(styles, default, fonts or "")


def _value(element: etree._Element, name: str = "val") -> str:
    return next((str(v) for k, v in element.attrib.items() if etree.QName(k).localname == name), "")


def _font(fonts: etree._Element | None) -> str | None:
    if fonts is None:
        return None
    return latin_font(etree.tostring(fonts, encoding="unicode"), fonts.prefix or "w")
