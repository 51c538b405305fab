"""The data that content controls and fields of Word show: where they differ, Word shows the data.

A control may be tied to an element of a part with data, and when the document is opened its words
are taken from there. So what such an element says is a text as well, in the words of the control.
A property that a field shows (DOCPROPERTY) is one, too: the field is computed anew from it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from corpora.documents import BlockKind
from corpora.errors import DocumentError
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_texts import OfficePart, OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xml.xml_source import read_xml, xml_escaped
from corpora.languages import Language, has_words

_DATA = re.compile(r"customXml/item\d+\.xml|docProps/app\.xml")
_CONTROL = re.compile(
    r"<\w+:sdtPr[\s>](?:(?!</\w+:sdtPr>).)*?<\w+:dataBinding\s(?P<tied>[^>]*)>"
    r"(?:(?!</\w+:sdtPr>).)*?</\w+:sdtPr>.*?<\w+:sdtContent>(?P<content>.*?)</\w+:sdtContent>",
    re.DOTALL,
)
_ELEMENT = re.compile(r":xpath=[\"'][^\"']*?/(?:[\w.-]+:)?(?P<name>[\w.-]+)(?:\[\d+\])?[\"']")
_SHOWN_TEXT = re.compile(r"<\w+:t(?:\s[^>]*)?>([^<]*)</")
_PROPERTY_FIELD = re.compile(
    r"\bDOCPROPERTY\s+(?:\"(?P<quoted>[^\"]+)\"|(?P<bare>[^\s\"\\]+))", re.IGNORECASE
)
_CODE = re.compile(r"<\w+:instrText(?:\s[^>]*)?>([^<]*)</|\s\w+:instr=(?:\"([^\"]*)\"|'([^']*)')")
_PROPERTY = re.compile(
    r"<(?P<element>(?:\w+:)?property)\s[^>]*?\bname=[\"'](?P<name>[^\"']*)[\"'][^>]*>\s*"
    r"<(?P<value>(?:\w+:)?lpwstr)>(?P<words>[^<]+)</(?P=value)>\s*</(?P=element)>"
)
_ELEMENTS = re.compile(r"<(?:[\w.-]+:)?(?P<name>[\w.-]+)(?:\s[^<>]*)?(?<!/)>(?P<words>[^<]+)</")


def bound_texts(
    package: OfficePackage, sources: Iterable[str], language: Language
) -> Iterator[OfficePart]:
    """Yield the parts of data with what controls show of them; `sources` are the text parts."""
    shown: set[tuple[str, str]] = set()
    for source in sources:
        for control in _CONTROL.finditer(source):
            element = _ELEMENT.search(control["tied"])
            words = html.unescape("".join(_SHOWN_TEXT.findall(control["content"]))).strip()
            if element and has_words(words, language):
                shown.add((element["name"], words))
    for part in package.members if shown else ():
        if not _DATA.fullmatch(part):
            continue
        try:
            data = read_xml(package.read(part), f"{package.name}: {part}")
        except DocumentError:
            continue  # data of another program, which Word does not read either
        texts = [
            text
            for element in _ELEMENTS.finditer(data.text)
            if (element["name"], html.unescape(element["words"]).strip()) in shown
            for text in _texts(element, language)
        ]
        if texts:
            yield OfficePart(part, data, tuple(texts))


def shown_properties(
    package: OfficePackage, sources: Iterable[str], language: Language
) -> Iterator[OfficePart]:
    """Yield the part with properties of the writer's own, with those that fields show."""
    part = next((r.part for r in package.relationships() if r.kind == "custom-properties"), "")
    codes = (
        html.unescape("".join("".join(code) for code in _CODE.findall(source)))
        for source in sources
    )
    named = {
        (field["quoted"] or field["bare"]).casefold()
        for code in codes
        for field in _PROPERTY_FIELD.finditer(code)
    }
    if not part or not named:
        return
    data = read_xml(package.read(part), f"{package.name}: {part}")
    texts = [
        text
        for found in _PROPERTY.finditer(data.text)
        if html.unescape(found["name"]).casefold() in named
        for text in _texts(found, language)
    ]
    if texts:
        yield OfficePart(part, data, tuple(texts))


def _texts(element: re.Match[str], language: Language) -> Iterator[OfficeText]:
    events = list(text_events(html.unescape(element["words"]), "", "\n"))
    span = element.span("words")
    words = rich_run(events, span, language, joins_lines=False, markup_of=str)
    if words.run.segments:
        yield OfficeText(words, BlockKind.ATTRIBUTE, _written)


def _written(_worn: str, words: str) -> str:
    return xml_escaped(words)
