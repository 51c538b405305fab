"""PowerPoint presentations: the words of slides, their notes, charts and diagrams are exchanged.

What layouts and masters show is read once, and what they ask for in empty places is
not: nobody sees it. Pictures, animations and comments stay as they are, byte for byte.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpora.documents import Block, Document, KeptReason, KeptText, MarkedText
from corpora.errors import DocumentError
from corpora.formats.office.alternative_texts import attribute_texts
from corpora.formats.office.drawing_texts import linked_drawings, read_drawing, with_diagram_copies
from corpora.formats.office.kept_comments import kept_comments
from corpora.formats.office.kept_embeddings import kept_embeddings
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_properties import read_properties
from corpora.formats.office.office_texts import OfficePart, written_parts
from corpora.formats.runs.joining import translations_of_blocks
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.xml.xml_source import read_xml, xml_attributes
from corpora.languages import Language, detect_language, has_chinese

_SLIDE = re.compile(r"<(?:\w+:)?sldId\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_SHAPE = re.compile(r"<(?P<name>(?:\w+:)?(?:sp|pic|graphicFrame))[\s>].*?</(?P=name)>", re.DOTALL)
_PLACEHOLDER = re.compile(r"<(?:\w+:)?ph[\s/>]")
_SHOWN_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")
_NAMED = re.compile(r"<(?:\w+:)?(?:section|custShow)\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_UNREAD = (
    (re.compile(r"<m:t(?:\s[^>]*)?>([^<]*)</"), "a formula"),
    (
        re.compile(r"<\w+:hlink(?:Click|MouseOver|Hover)\s[^>]*?\btooltip=\"([^\"]*)"),
        "a hint of a link",
    ),
)
# Numerals that PowerPoint writes by itself before paragraphs: 一. and the like.
_NUMERALS = re.compile(
    r"(?<=type=[\"'])ea1(?:Chs|Cht|JpnKor|JpnChsDb)(?P<end>Plain|Period)(?=[\"'])"
)


@dataclass(frozen=True, slots=True)
class _Skeleton:
    package: OfficePackage
    parts: tuple[OfficePart, ...]


def read_pptx(data: bytes, *, name: str = "", language: Language | None = None) -> Document:
    """Return a presentation: slide by slide its words, its charts and diagrams, its notes.

    Raises:
        DocumentError: naming file and part, for what is damaged, encrypted, dangerous or no
            presentation.
    """
    package = OfficePackage(data, name or "presentation")
    package.require_whole()
    names = list(dict.fromkeys(_text_parts(package)))
    if language is None:
        sources = (read_xml(package.read(part), f"{package.name}: {part}").text for part in names)
        shown = (match[1] for text in sources for match in _SHOWN_TEXT.finditer(text))
        language = detect_language(html.unescape("".join(shown)))
    parts: list[OfficePart] = []
    for part in names:
        parts.append(with_diagram_copies(read_drawing(package, part, language), parts))
    for part in dict.fromkeys(_parts_behind(package, names)):
        if part not in names and package.has(part):
            parts.append(_without_placeholders(read_drawing(package, part, language)))
    parts.append(_names(package, language))
    parts += read_properties(package, language)
    kept: list[KeptText] = []
    if language == "zh":
        parts = [replace(part, by_rule=tuple(_english_numerals(part))) for part in parts]
        kept = [text for part in parts for text in _unread(part)]
        kept += (*kept_comments(package), *kept_embeddings(package))
    blocks: list[Block] = []
    for read in parts:
        for text in read.texts:
            blocks.append(text.block(len(blocks)))
    skeleton = _Skeleton(package, tuple(parts))
    return Document("pptx", tuple(blocks), skeleton, "utf-8", language, name, kept=tuple(kept))


def render_pptx(document: Document, translations: Sequence[MarkedText]) -> bytes:
    """Return the file with its words translated; with nothing changed, the very same bytes."""
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no PowerPoint presentation")
    pairs = translations_of_blocks(document, translations)
    return skeleton.package.rewritten(written_parts(skeleton.parts, pairs))


def _names(package: OfficePackage, language: Language) -> OfficePart:
    """Return the presentation with the names of its sections and of shows of some slides."""
    presentation = _presentation(package)
    source = read_xml(package.read(presentation), f"{package.name}: {presentation}")
    texts = (
        text
        for tag in _NAMED.finditer(source.text)
        for text in attribute_texts(tag, ("name",), language)
    )
    return OfficePart(presentation, source, tuple(texts))


def _english_numerals(part: OfficePart) -> Iterator[tuple[int, int, str]]:
    for numerals in _NUMERALS.finditer(part.source.text):
        yield *numerals.span(), f"arabic{numerals['end']}"


def _unread(part: OfficePart) -> Iterator[KeptText]:
    """Yield the Chinese of a part that stands where words are not exchanged."""
    for pattern, what in _UNREAD:
        for words in map(html.unescape, pattern.findall(part.source.text)):
            if has_chinese(words):
                yield kept_text(words, f"{what} in {part.name}", KeptReason.UNREAD)


def _parts_behind(package: OfficePackage, slides: Sequence[str]) -> Iterator[str]:
    """Yield the layouts of slides and the masters of those, then the masters of what is printed."""
    for slide in slides:
        for layout in package.relationships(slide):
            if layout.kind == "slideLayout":
                yield layout.part
                masters = package.relationships(layout.part)
                yield from (entry.part for entry in masters if entry.kind == "slideMaster")
    for entry in package.relationships(_presentation(package)):
        if entry.kind in {"notesMaster", "handoutMaster"}:
            yield entry.part


def _without_placeholders(part: OfficePart) -> OfficePart:
    """Return a layout or a master with what it shows, and not what it asks for."""
    asked = [
        shape.span()
        for shape in _SHAPE.finditer(part.source.text)
        if _PLACEHOLDER.search(shape[0]) is not None
    ]
    texts = tuple(
        text
        for text in part.texts
        if not any(start <= text.words.run.start < end for start, end in asked)
    )
    return replace(part, texts=texts)


def _presentation(package: OfficePackage) -> str:
    found = (entry.part for entry in package.relationships() if entry.kind == "officeDocument")
    return next(found, "")


def _text_parts(package: OfficePackage) -> Iterator[str]:
    """Yield the parts with words in the order of the slides."""
    presentation = _presentation(package)
    source = package.read(presentation) if presentation else b""
    text = read_xml(source, f"{package.name}: {presentation}").text if source else ""
    if not re.search(r"<(?:\w+:)?presentation[\s>]", text):
        raise package.not_a("presentation", ".pptx")
    relations = {entry.identifier: entry for entry in package.relationships(presentation)}
    for match in _SLIDE.finditer(text):
        identifiers = (v for k, v in xml_attributes(match[0]).items() if k.endswith(":id"))
        entry = relations.get(next(identifiers, ""))
        if entry is None or entry.kind != "slide":
            continue
        yield entry.part
        yield from linked_drawings(package, entry.part)
        for other in package.relationships(entry.part):
            if other.kind == "notesSlide":
                yield other.part
