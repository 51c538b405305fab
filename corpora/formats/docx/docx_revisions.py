"""Word documents with words exchanged in place, as tracked changes where that is asked.

Only the texts that change are written anew: their run is closed, what goes and what comes stands
between, and the run goes on with the same properties. Changes and comments that others left in the
document stay; words put into another's insertion part it in two, as Word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.documents import Block, Document, MarkedText
from corpora.errors import DocumentError
from corpora.formats.docx.docx_comments import DocxComments, with_comments
from corpora.formats.docx.docx_document import DocxPart, docx_parts, other_parts
from corpora.formats.docx.docx_events import paragraph_events
from corpora.formats.docx.docx_paragraphs import word_prefix
from corpora.formats.office.rich_runs import Event, EventKind, RichRun
from corpora.formats.office.set_apart_runs import is_raised
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.runs.text_changes import (
    PlacedChange,
    RevisionStamp,
    TextChange,
    changed_segments,
    changes_of_blocks,
    placed_changes,
)
from corpora.formats.xml.xml_source import encoded_xml, xml_escaped
from corpora.formats.xml.xml_tokens import XmlTokens, matching_ends

_IDENTIFIER = re.compile(
    r"<\w+:(?:ins|del|moveFrom|moveTo|bookmarkStart|\w+Change)\b[^>]*?:id=\"(\d+)\""
)
_HEAD_OF_RUN = re.compile(
    r"<\w+:r(?:\s[^>]*)?>\s*(?:<\w+:rPr\s*/>|<\w+:rPr(?:\s[^>]*)?>(?:(?!</\w+:rPr>).)*</\w+:rPr>)?\s*",
    re.DOTALL,
)
_Part = tuple[PlacedChange, int, int, bool, bool]
"""A change, where it is in a text, and whether the text is its first or its last one."""
_TEXT_BOX = re.compile(r"<(?P<slash>/?)\w+:txbxContent\b[^>]*(?<!/)>")
_OWN_IDENTIFIER = re.compile(r"(?<=:id=)(?:\"[^\"]*\"|'[^']*')")


def docx_with_changes(
    document: Document, changes: Sequence[TextChange], stamp: RevisionStamp | None = None
) -> bytes:
    """Return the file with changes made; with a stamp they are tracked, with their reasons.

    Comments stand in the body alone, where Word allows them. What stands in charts and properties
    is changed without marks.

    Raises:
        DocumentError: if the document is no Word document, or a change does not fit it.
    """
    package, parts = docx_parts(document)
    blocks = changes_of_blocks(document, changes)
    comments = DocxComments.of_package(package, parts[0].name, stamp)
    changed: dict[str, bytes] = {}
    for number, part in enumerate(parts):
        writer = _PartWriter(part, stamp, comments if number == 0 else None)
        for paragraph in part.paragraphs:
            _, first, own = next(blocks)
            if own:
                run = paragraph.words.run
                placed = placed_changes(run.segments, first, own, len(run.text))
                writer.exchange(paragraph.words, placed, is_copy=False)
                for copy in paragraph.copies:
                    writer.exchange(copy, placed, is_copy=True)
        if writer.splices:
            text = SplicedSource(part.source.text, writer.splices).slice(0, len(part.source.text))
            changed[part.name] = encoded_xml(text, part.source.encoding)
    changed |= other_parts(document, _changed_pairs(document, changes, blocks))
    return with_comments(package, changed, comments)


def _changed_pairs(
    document: Document,
    changes: Sequence[TextChange],
    blocks: Iterable[tuple[Block, int, list[TextChange]]],
) -> Iterator[tuple[Block, Sequence[MarkedText]]]:
    segments = changed_segments(document, changes)
    for block, first, _ in blocks:
        yield block, segments[first : first + len(block.segments)]


@dataclass(frozen=True, slots=True)
class _Text:
    """Text at `place` of a paragraph, and the element that writes it.

    Attributes:
        opening: What begins a run of the same properties.
        span: Where the element stands in the part.
        closing: What ends a run.
        insertion: The start tag of another's insertion that the run stands in directly.
    """

    place: int
    text: str
    opening: str
    span: tuple[int, int]
    closing: str
    insertion: str = ""


class _PartWriter:
    """Collects what of one part is exchanged."""

    def __init__(
        self, part: DocxPart, stamp: RevisionStamp | None, comments: DocxComments | None
    ) -> None:
        self._source = part.source.text
        self._stamp, self._comments = stamp, comments
        self._name = part.name
        self._prefix = word_prefix(part.source)
        self._identifier = max(map(int, _IDENTIFIER.findall(self._source)), default=0)
        self._tokens: XmlTokens | None = None
        self._ends: Mapping[int, int] = {}
        self._numbers: dict[int, int] = {}
        self.splices: list[tuple[int, int, str]] = []

    def exchange(self, words: RichRun, changes: Sequence[PlacedChange], *, is_copy: bool) -> None:
        """Note the changes of a paragraph; a copy gets them without comments."""
        texts = self._texts(words)
        if "".join(text.text for text in texts) != words.run.text:
            place = f"{self._name}: a paragraph at {words.run.start}"
            raise DocumentError(f"{place} cannot be changed in place")
        if not texts:
            return
        may_comment = not is_copy and not self._is_in_text_box(words.run.start)
        touched: dict[int, list[_Part]] = {}
        for change in changes:
            numbers = _touched(texts, change)
            for number in numbers:
                text = texts[number]
                low = max(change.start - text.place, 0)
                high = min(change.end - text.place, len(text.text))
                is_first, is_last = number == numbers[0], number == numbers[-1]
                touched.setdefault(number, []).append((change, low, high, is_first, is_last))
        comments = {
            id(change): self._comments.add(change.reason)
            for change in changes
            if may_comment and self._comments is not None and change.reason
        }
        for number, own in touched.items():
            text = texts[number]
            self.splices.append(self._spliced(text, own, comments))

    def _spliced(
        self, text: _Text, changes: Sequence[_Part], comments: Mapping[int, int]
    ) -> tuple[int, int, str]:
        """Return what takes the place of a text; where a run would be left empty, of the run."""
        start, end = text.span
        pieces: list[str] = []
        position = 0
        for change, low, high, is_first, is_last in changes:
            pieces.append(self._kept(text.text[position:low]))
            position = high
            written = change.written if is_first else ""
            if self._stamp is None:
                pieces.append(self._kept(written))
                continue
            comment = comments.get(id(change))
            pieces.append(text.closing)
            if is_first and comment is not None:
                pieces.append(self._element("commentRangeStart", comment))
            pieces.append(self._deleted(text, text.text[low:high]))
            pieces.append(self._inserted(text, written))
            if is_last and comment is not None:
                pieces.append(self._element("commentRangeEnd", comment))
                reference = self._element("commentReference", comment)
                pieces.append(f"<{self._prefix}:r>{reference}</{self._prefix}:r>")
            pieces.append(text.opening)
        pieces.append(self._kept(text.text[position:]))
        made = "".join(pieces)
        if is_raised(text.opening):
            made = plain_power(made)
        if self._stamp is not None:
            opening, closing = text.opening, text.closing
            made = made.replace(opening + closing, "")
            run_start = self._run_start(start)
            if made.startswith(closing) and run_start is not None:
                start, made = run_start, made.removeprefix(closing)
            if made.endswith(opening) and self._source.startswith(closing, end):
                end, made = end + len(closing), made.removesuffix(opening)
        return start, end, made

    def _run_start(self, place: int) -> int | None:
        """Return where a run begins that has nothing but its properties before a place."""
        start = max(self._source.rfind(f"<{self._prefix}:r{end}", 0, place) for end in " >")
        if start < 0:
            return None
        head = _HEAD_OF_RUN.fullmatch(self._source, start, place)
        return start if head else None

    def _kept(self, words: str, name: str = "t") -> str:
        if not words:
            return ""
        element = f"{self._prefix}:{name}"
        return f'<{element} xml:space="preserve">{xml_escaped(words)}</{element}>'

    def _deleted(self, text: _Text, words: str) -> str:
        if not words:
            return ""
        run = f"{text.opening}{self._kept(words, 'delText')}{text.closing}"
        return self._revision("del", run)

    def _inserted(self, text: _Text, words: str) -> str:
        if not words:
            return ""
        made = self._revision("ins", f"{text.opening}{self._kept(words)}{text.closing}")
        if not text.insertion:
            return made
        self._identifier += 1
        again = _OWN_IDENTIFIER.sub(f'"{self._identifier}"', text.insertion, count=1)
        return f"</{self._prefix}:ins>{made}{again}"

    def _revision(self, name: str, runs: str) -> str:
        self._identifier += 1
        stamp = self._stamp or RevisionStamp("", "")
        prefix = self._prefix
        author = xml_escaped(stamp.author).replace('"', "&quot;")
        return (
            f'<{prefix}:{name} {prefix}:id="{self._identifier}" {prefix}:author="{author}"'
            f' {prefix}:date="{stamp.time}">{runs}</{prefix}:{name}>'
        )

    def _element(self, name: str, identifier: int) -> str:
        return f'<{self._prefix}:{name} {self._prefix}:id="{identifier}"/>'

    def _texts(self, words: RichRun) -> list[_Text]:
        if self._tokens is None:
            self._tokens = XmlTokens(self._source)
            self._ends = matching_ends(self._tokens)
            self._numbers = {token.start: number for number, token in enumerate(self._tokens)}
        first, last = self._numbers[words.run.start], self._numbers[words.run.end]
        events, _ = paragraph_events(self._source, self._tokens, self._ends, first, last)
        return list(self._placed(events))

    def _placed(self, events: Sequence[Event]) -> Iterator[_Text]:
        place = 0
        around: list[tuple[str, str]] = []
        for event in events:
            if event.kind is EventKind.OPEN:
                tag = "".join(self._piece(piece) for piece in event.pieces)
                around.append((event.name, tag))
            elif event.kind is EventKind.CLOSE and around:
                around.pop()
            elif event.kind is EventKind.TEXT:
                real = [entry for entry in around if entry[0] != "range"]
                insertion = real[-1][1] if real and real[-1][0] == "ins" else ""
                match event.pieces:
                    case (str(opening), (int(start), int(end)), str(closing)):
                        span = (start, end)
                        yield _Text(place, event.text, opening, span, closing, insertion)
                place += len(event.text)

    def _piece(self, piece: str | tuple[int, int]) -> str:
        return piece if isinstance(piece, str) else self._source[slice(*piece)]

    def _is_in_text_box(self, place: int) -> bool:
        depth = 0
        for match in _TEXT_BOX.finditer(self._source, 0, place):
            depth += -1 if match["slash"] else 1
        return depth > 0


def _touched(texts: Sequence[_Text], change: PlacedChange) -> list[int]:
    """Return which texts a change is in; words put in between two belong to the first."""
    if change.start == change.end:
        for number, text in enumerate(texts):
            if text.place < change.start <= text.place + len(text.text):
                return [number]
        return [0]
    return [
        number
        for number, text in enumerate(texts)
        if text.place < change.end and change.start < text.place + len(text.text)
    ]
