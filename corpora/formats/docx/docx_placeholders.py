"""What a content control of Word shows as long as nobody has filled it in.

A control names an entry of the part with building blocks. Its words stand in the text as well, but
as soon as the control is emptied they are taken from there: so that entry is a text, too. Building
blocks that no control names are for the program, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpora.formats.docx.docx_paragraphs import DocxParagraph, read_paragraphs
from corpora.formats.docx.docx_styles import DocxStyles
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.xml.xml_source import XmlSource, read_xml
from corpora.languages import Language
from corpora.spans import Span

_NAMED = re.compile(
    r"<\w+:placeholder>\s*<\w+:docPart\s+\w+:val=(?P<quote>[\"'])(?P<name>.*?)(?P=quote)"
)
_ENTRY = re.compile(r"<(?P<entry>\w+:docPart)>.*?</(?P=entry)>", re.DOTALL)
_NAME = re.compile(r"<\w+:name\s+\w+:val=(?P<quote>[\"'])(?P<name>.*?)(?P=quote)")


def read_placeholders(
    package: OfficePackage,
    body: str,
    sources: Iterable[XmlSource],
    styles: DocxStyles,
    language: Language,
) -> tuple[str, XmlSource, Sequence[DocxParagraph]] | None:
    """Return the part of the building blocks with the paragraphs that controls name.

    Args:
        package: The document.
        body: The part with its text.
        sources: Its text parts, whose controls these are.
        styles: Its styles.
        language: The one that is read.
    """
    parts = [r.part for r in package.relationships(body) if r.kind == "glossaryDocument"]
    named = {match["name"] for source in sources for match in _NAMED.finditer(source.text)}
    if not parts or not named:
        return None
    source = read_xml(package.read(parts[0]), f"{package.name}: {parts[0]}")
    shown: list[Span] = []
    for entry in _ENTRY.finditer(source.text):
        name = _NAME.search(entry[0])
        if name is not None and name["name"] in named:
            shown.append(Span(*entry.span()))
    paragraphs = [
        paragraph
        for paragraph in read_paragraphs(source, styles, language)[0]
        if any(span.start <= paragraph.words.run.start < span.end for span in shown)
    ]
    return (parts[0], source, paragraphs) if paragraphs else None
