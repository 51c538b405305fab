"""Word documents: the words are exchanged, everything else stays as it was.

Only the content of translated paragraphs is written anew, spliced into the XML of its part; all
other parts of the package keep their bytes. Tracked insertions are read as text and stay
insertions, tracked deletions stay where they are, in Chinese. Numbers that Word writes by itself
become English by rule. Comments, pictures, styles, formulas and macros are kept; nothing is run or
fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpora.documents import Block, Document, KeptReason, KeptText, MarkedText, Segment
from corpora.errors import DocumentError
from corpora.formats.docx.docx_bound_texts import bound_texts, shown_properties
from corpora.formats.docx.docx_choices import choice_texts
from corpora.formats.docx.docx_field_texts import FieldTexts, field_texts
from corpora.formats.docx.docx_numbering import (
    Numbering,
    english_numerals,
    read_note_numbers,
    read_numbering,
)
from corpora.formats.docx.docx_page_numbers import english_page_number
from corpora.formats.docx.docx_paragraphs import DocxParagraph, read_paragraphs, word_prefix
from corpora.formats.docx.docx_placeholders import read_placeholders
from corpora.formats.docx.docx_properties import english_properties, latin_font
from corpora.formats.docx.docx_styles import DocxStyles, read_styles
from corpora.formats.office.alternative_texts import alternative_texts
from corpora.formats.office.drawing_texts import linked_drawings, read_drawing, with_diagram_copies
from corpora.formats.office.kept_comments import kept_comments
from corpora.formats.office.kept_embeddings import embedded_words, kept_embeddings
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_properties import read_properties
from corpora.formats.office.office_texts import OfficePart, OfficeText, written_parts
from corpora.formats.office.rich_runs import RichRun, written_run
from corpora.formats.office.set_apart_runs import is_raised
from corpora.formats.runs.inline_runs import differs, run_segments
from corpora.formats.runs.joining import translations_of_blocks
from corpora.formats.runs.kept_words import kept_text
from corpora.formats.runs.set_apart import NOTE_WORD, is_note_mark, plain_power
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.xml.xml_source import XmlSource, encoded_xml, read_xml, xml_escaped
from corpora.languages import Language, detect_language, has_chinese

_SHOWN_TEXT = re.compile(r"<\w+:t(?:\s[^>]*)?>([^<]*)</")
_RUN_STYLE = re.compile(r"<\w+:rStyle\s+\w+:val=[\"']([^\"']*)")
_RAISED_NOTE = re.compile(
    r"<(?P<run>\w+:r)(?:\s[^>]*)?>(?:(?!</(?P=run)>).)*?<\w+:vertAlign\s[^>]*superscript"
    r"(?:(?!</(?P=run)>).)*?<\w+:t(?:\s[^>]*)?>(?P<words>[^<]*注[^<]*)</",
    re.DOTALL,
)
_KEPT = (
    (re.compile(r"<m:t(?:\s[^>]*)?>([^<]*)</"), "a formula", KeptReason.UNREAD),
    (re.compile(r"<\w+:delText(?:\s[^>]*)?>([^<]*)</"), "a deletion", KeptReason.DELETED),
)
_MOVED = re.compile(r"<(?P<name>\w+:moveFrom)\s.*?</(?P=name)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FONTS = re.compile(r"<\w+:rFonts[^>]*/>")


@dataclass(frozen=True, slots=True)
class DocxPart:
    """A part with text: the body, a header, notes."""

    name: str
    source: XmlSource
    paragraphs: tuple[DocxParagraph, ...]
    page_numbers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """The file, its styles, its text parts, and charts, diagrams and properties.

    Blocks are the paragraphs of the text parts in order, then what their pictures say, `values`
    with the number of the part, then the texts of the others.
    """

    package: OfficePackage
    styles: DocxStyles
    parts: tuple[DocxPart, ...]
    values: tuple[tuple[int, OfficeText], ...]
    others: tuple[OfficePart, ...]
    numberings: tuple[Numbering, ...]


def read_docx(data: bytes, *, name: str = "", language: Language | None = None) -> Document:
    """Return a Word document: body, tables, text boxes, headers, footers and notes.

    Raises:
        DocumentError: naming file and part, for what is damaged, encrypted, dangerous or no
            Word document.
    """
    name = name or "document"
    package = OfficePackage(data, name)
    package.require_whole()
    styles = read_styles(package)
    sources = [
        (part, read_xml(package.read(part), f"{name}: {part}")) for part in package.text_parts()
    ]
    if language is None:
        shown = (match[1] for _, source in sources for match in _SHOWN_TEXT.finditer(source.text))
        language = detect_language(html.unescape("".join(shown)))
    blocks: list[Block] = []
    parts: list[DocxPart] = []
    for part, source in sources:
        paragraphs, page_numbers = read_paragraphs(source, styles, language)
        parts.append(DocxPart(part, source, paragraphs, page_numbers))
    fields = [field_texts(part.source.text, part.name, language) for part in parts]
    xml = [source for _, source in sources]
    placeholders = read_placeholders(package, parts[0].name, xml, styles, language)
    if placeholders is not None:
        name_of_part, source, shown_paragraphs = placeholders
        parts.append(DocxPart(name_of_part, source, tuple(shown_paragraphs), ()))
    for paragraph in (paragraph for part in parts for paragraph in part.paragraphs):
        segments = run_segments(paragraph.words.run)
        blocks.append(Block(paragraph.kind, segments, len(blocks), paragraph.level))
    values = tuple(
        (number, text)
        for number, part in enumerate(parts[: len(sources)])
        for text in (
            *alternative_texts(part.source.text, language),
            *choice_texts(part.source.text, language),
            *fields[number].texts,
        )
    )
    for _, text in values:
        blocks.append(text.block(len(blocks)))
    names = dict.fromkeys(
        drawing for part, _ in sources for drawing in linked_drawings(package, part)
    )
    others: list[OfficePart] = []
    for drawing in names:
        others.append(with_diagram_copies(read_drawing(package, drawing, language), others))
    others += read_properties(package, language)
    others += bound_texts(package, [source.text for source in xml], language)
    others += shown_properties(package, [source.text for source in xml], language)
    for other in others:
        for text in other.texts:
            blocks.append(text.block(len(blocks)))
    numberings: tuple[Numbering, ...] = ()
    if language == "zh":
        texts = [source.text for source in xml]
        numbering = read_numbering(package, parts[0].name, texts)
        numberings = (numbering, read_note_numbers(package, parts[0].name))
    skeleton = _Skeleton(package, styles, tuple(parts), values, tuple(others), numberings)
    kept = [entry for part, own in zip(parts, fields, strict=False) for entry in _kept(part, own)]
    kept += (entry for numbering in numberings for entry in numbering.kept)
    kept += (*kept_comments(package), *kept_embeddings(package), *_inserted(package, parts[0].name))
    return Document(
        "docx",
        tuple(blocks),
        skeleton,
        "utf-8",
        language,
        name,
        kept=tuple(kept) if language == "zh" else (),
    )


def _kept(part: DocxPart, fields: FieldTexts) -> Iterator[KeptText]:
    """Yield the Chinese of a part that stays: in fields, in formulas, in tracked deletions."""
    yield from fields.kept
    for pattern, what, reason in _KEPT:
        found = [html.unescape(match[1]) for match in pattern.finditer(part.source.text)]
        for words in filter(has_chinese, found):
            yield kept_text(words, f"{what} in {part.name}", reason)
    for moved in _MOVED.finditer(part.source.text):
        words = html.unescape("".join(_SHOWN_TEXT.findall(moved[0])))
        if has_chinese(words):
            yield kept_text(words, f"moved from here in {part.name}", KeptReason.DELETED)


def _inserted(package: OfficePackage, body: str) -> Iterator[KeptText]:
    """Yield the first Chinese words of each file that Word is to insert in the text."""
    for entry in package.relationships(body):
        if entry.kind != "aFChunk":
            continue
        data = package.read(entry.part)
        words = embedded_words(data, entry.part)
        if not words and not data.startswith(b"PK"):
            lines = _TAG.sub("\n", html.unescape(data.decode("utf-8", "replace"))).split("\n")
            words = next(filter(has_chinese, lines), "")
        if words:
            yield kept_text(words, f"an inserted file, {entry.part}", KeptReason.UNREAD)


def docx_parts(document: Document) -> tuple[OfficePackage, tuple[DocxPart, ...]]:
    """Return the package of a Word document and its text parts, whose paragraphs come first.

    Raises:
        DocumentError: if the document is no Word document.
    """
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no Word document")
    return skeleton.package, skeleton.parts


def other_parts(
    document: Document, pairs: Iterable[tuple[Block, Sequence[MarkedText]]]
) -> dict[str, bytes]:
    """Return charts, diagrams and properties that change; `pairs` are of their blocks alone."""
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        return {}
    return written_parts(skeleton.others, islice(pairs, len(skeleton.values), None))


def render_docx(document: Document, translations: Sequence[MarkedText]) -> bytes:
    """Return the file with its paragraphs translated; with nothing changed, the very same bytes."""
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no Word document")
    pairs = iter(translations_of_blocks(document, translations))
    writers: list[_PartWriter] = []
    for part in skeleton.parts:
        writers.append(_PartWriter(part.source, skeleton.styles))
        for paragraph in part.paragraphs:
            block, block_translations = next(pairs)
            if differs(block.segments, block_translations):
                writers[-1].exchange(paragraph, block.segments, block_translations)
    for number, text in skeleton.values:
        block, block_translations = next(pairs)
        if differs(block.segments, block_translations):
            writers[number].exchange_value(text, block.segments, block_translations)
    changed = written_parts(skeleton.others, pairs)
    if any(writer.is_changed for writer in writers):
        for part, writer in zip(skeleton.parts, writers, strict=True):
            for span in part.page_numbers:
                writer.exchange_page_number(span)
            writer.exchange_notes()
            if document.language == "zh":
                writer.exchange_numerals()
            if writer.is_changed:
                changed[part.name] = encoded_xml(writer.pieces(), part.source.encoding)
        changed |= _english_numbers(skeleton.numberings)
    return skeleton.package.rewritten(changed)


def _english_numbers(numberings: Sequence[Numbering]) -> dict[str, bytes]:
    """Return the parts that define numbers with those that change."""
    changed: dict[str, bytes] = {}
    for numbering in numberings:
        if numbering.english:
            source = SplicedSource(numbering.source.text, numbering.english)
            pieces = source.pieces(0, len(numbering.source.text))
            changed[numbering.part] = encoded_xml(pieces, numbering.source.encoding)
    return changed


class _PartWriter:
    """The paragraphs of a part that change; text boxes are written before what is around them."""

    def __init__(self, source: XmlSource, styles: DocxStyles) -> None:
        self.source, self.styles = source, styles
        self.prefix = word_prefix(source)
        self._contents: list[tuple[int, int, Callable[[SplicedSource], str]]] = []

    @property
    def is_changed(self) -> bool:
        """Tell whether anything of the part is to be written anew."""
        return bool(self._contents)

    def exchange(
        self,
        paragraph: DocxParagraph,
        segments: Sequence[Segment],
        translations: Sequence[MarkedText],
    ) -> None:
        """Note that a paragraph and its copies are to be written anew."""

        def write_words(worn: str, words: str) -> str:
            words = plain_power(words) if is_raised(worn) else words
            worn = english_properties(worn, self._font(worn, paragraph.style), self.prefix)
            words = xml_escaped(words.replace("\n", " ").replace("\t", " "))
            text = f'<{self.prefix}:t xml:space="preserve">{words}</{self.prefix}:t>'
            return f"<{self.prefix}:r>{worn}{text}</{self.prefix}:r>"

        for words in (paragraph.words, *paragraph.copies):

            def write(source: SplicedSource, words: RichRun = words) -> str:
                return written_run(words, source, segments, translations, write_words=write_words)

            self._contents.append((words.run.start, words.run.end, write))

    def exchange_value(
        self, text: OfficeText, segments: Sequence[Segment], translations: Sequence[MarkedText]
    ) -> None:
        """Note that an attribute with words is to be written anew."""

        def write(source: SplicedSource) -> str:
            return text.finish(
                written_run(
                    text.words, source, segments, translations, write_words=text.write_words
                )
            )

        self._contents.append((text.words.run.start, text.words.run.end, write))

    def exchange_page_number(self, span: tuple[int, int]) -> None:
        """Note that a line of page numbers is to be written in English."""
        self._contents.append((*span, lambda source: english_page_number(source.slice(*span))))

    def exchange_notes(self) -> None:
        """Note that the word in marks of notes is to be written in English."""
        has_notes = "注" in self.source.text
        for mark in _RAISED_NOTE.finditer(self.source.text) if has_notes else ():
            if is_note_mark(html.unescape(mark["words"]), ""):
                for word in NOTE_WORD.finditer(self.source.text, *mark.span("words")):
                    self._contents.append((*word.span(), lambda _: "Note "))

    def exchange_numerals(self) -> None:
        """Note that numbers of pages, of notes and of fields are to be in English numerals."""
        for start, end, english in english_numerals(self.source.text):

            def write(_: SplicedSource, english: str = english) -> str:
                return english

            self._contents.append((start, end, write))

    def pieces(self) -> Iterator[str]:
        """Return the part with all that was noted exchanged, in pieces."""
        done: list[tuple[int, int, str]] = []
        # From the end, so what lies inside a paragraph is ready when the paragraph is written.
        for start, end, write in sorted(self._contents, key=lambda entry: -entry[0]):
            inside: list[tuple[int, int, str]] = []
            while done and done[-1][0] < end:
                inside.append(done.pop())
            done.append((start, end, write(SplicedSource(self.source.text, inside))))
        return SplicedSource(self.source.text, done).pieces(0, len(self.source.text))

    def _font(self, properties: str, paragraph_style: str) -> str:
        style, fonts = _RUN_STYLE.search(properties), _FONTS.search(properties)
        own = latin_font(fonts[0], self.prefix) if fonts else None
        if own is not None:
            return own
        return self.styles.font(paragraph_style, style[1] if style else "")
