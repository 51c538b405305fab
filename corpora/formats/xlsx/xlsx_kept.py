"""Words of a workbook that stay outside its cells: of pivot tables, controls, names, comments."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpora.documents import KeptReason, KeptText
from corpora.formats.office.kept_comments import kept_comments
from corpora.formats.office.kept_embeddings import kept_embeddings
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.xml.xml_source import xml_attributes
from corpora.languages import has_chinese

_PIVOT = re.compile(r"xl/pivot(?:Cache/pivotCacheDefinition|Tables/pivotTable)\d*\.xml")
_PIVOT_WORDS = re.compile(
    r"<(?:\w+:)?(?:cacheField|dataField|pivotField|s|pivotTableDefinition)\s"
    r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
)
_SAID = ("name", "v", "rowHeaderCaption", "colHeaderCaption", "grandTotalCaption", "dataCaption")
_CONTROLS = re.compile(r"xl/drawings/[^/]+\.vml")
_SHAPE = re.compile(r"<v:shape\s.*?</v:shape>", re.DOTALL)
_NOTE = re.compile(r"ObjectType=[\"']Note[\"']")
_BOX = re.compile(r"<v:textbox\b[^>]*>(?P<words>.*?)</v:textbox>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(
    r"<(?:\w+:)?definedName\s[^>]*?\bname=[\"'](?P<name>[^\"']*)[\"'][^>]*>"
    r"\s*(?:\"|&quot;)(?P<words>[^\"<]*?)(?:\"|&quot;)\s*</"
)


def kept_words(package: OfficePackage, workbook: str) -> Iterator[KeptText]:
    """Yield the words that stay, once for each pivot table; `workbook` is the part of its names."""
    for part in sorted(filter(_PIVOT.fullmatch, package.members)):
        words = next(filter(has_chinese, _pivot_words(_text(package, part))), "")
        if words:
            yield kept_text(words, f"a pivot table, {part}", KeptReason.UNREAD)
    for part in sorted(filter(_CONTROLS.fullmatch, package.members)):
        for shape in _SHAPE.finditer(_text(package, part)):
            box = None if _NOTE.search(shape[0]) else _BOX.search(shape[0])
            words = html.unescape(_TAG.sub("", box["words"])) if box else ""
            if has_chinese(words):
                yield kept_text(words, f"a control in {part}", KeptReason.UNREAD)
    for name in _NAME.finditer(_text(package, workbook)):
        words = html.unescape(name["words"])
        if has_chinese(words):
            place = f"the name {html.unescape(name['name'])} of the workbook"
            yield kept_text(words, place, KeptReason.FORMULA)
    yield from kept_comments(package)
    yield from kept_embeddings(package)


def _pivot_words(source: str) -> Iterator[str]:
    for tag in _PIVOT_WORDS.finditer(source):
        attributes = xml_attributes(tag[0])
        is_definition = "pivotTableDefinition" in tag[0][:40]
        for name in _SAID[is_definition:]:
            yield html.unescape(attributes.get(name, ""))


def _text(package: OfficePackage, part: str) -> str:
    return package.read(part).decode("utf-8", "replace")
