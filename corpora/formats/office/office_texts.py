"""The texts of an Office package, whatever their parts are: read as blocks, written in place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.documents import Block, BlockKind, MarkedText, Segment
from corpora.formats.office.rich_runs import Event, EventKind, Piece, RichRun, written_run
from corpora.formats.runs.inline_runs import differs, run_segments
from corpora.formats.runs.set_apart import NOTE_WORD
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.xml.xml_source import XmlSource, encoded_xml
from corpora.formats.xml.xml_tokens import XmlKind, XmlToken

_LINE_END = re.compile("(?:_x000D_)?\r?\n|_x000D_|\r|\v")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OfficeText:
    """A text of a part.

    Attributes:
        words: What it says; its run is a stretch of the part's source.
        kind: What it is to the reader.
        write_words: Returns the XML of words that wear run properties, the properties first.
        finish: Returns what is written for the XML of all the words.
        level: Of a heading.
    """

    words: RichRun
    kind: BlockKind
    write_words: Callable[[str, str], str]
    finish: Callable[[str], str] = str
    level: int = 0

    def block(self, number: int) -> Block:
        """Return the text as the block of a document."""
        return Block(self.kind, run_segments(self.words.run), number, self.level)


@dataclass(frozen=True, slots=True)
class OfficeCopy:
    """A text that a part shows once more: it is text `number` of the part `of`."""

    text: OfficeText
    of: str
    number: int


@dataclass(frozen=True, slots=True)
class OfficePart:
    """A part of a package with the texts in it, in order.

    `copies` say the same as texts of another part; they are no texts, and get the translation.
    `by_rule` are stretches of the source, and what English has there.
    """

    name: str
    source: XmlSource
    texts: tuple[OfficeText, ...]
    copies: tuple[OfficeCopy, ...] = ()
    by_rule: tuple[tuple[int, int, str], ...] = ()


def exchanged(
    part: OfficePart,
    pairs: Iterable[tuple[Sequence[Segment], Sequence[MarkedText]]],
    inside: Sequence[tuple[int, int, str]] = (),
) -> list[tuple[int, int, str]]:
    """Return the stretches of a part that translations change: start, end, what stands there.

    `inside` is what was exchanged before in the markup of its texts.
    """
    around = [*inside, *_note_words(part)]
    source = SplicedSource(part.source.text, around)
    found: list[tuple[int, int, str]] = []
    changes = [
        (text, segments, translations)
        for text, (segments, translations) in zip(part.texts, pairs, strict=True)
        if differs(segments, translations)
    ]
    # From the end, so what lies inside a text is ready when the text is written.
    for text, segments, translations in sorted(changes, key=lambda c: -c[0].words.run.start):
        start, end = text.words.run.start, text.words.run.end
        own: list[tuple[int, int, str]] = []
        while found and found[-1][0] < end:
            own.append(found.pop())
        spliced = SplicedSource(part.source.text, [*around, *own]) if own else source
        xml = written_run(text.words, spliced, segments, translations, write_words=text.write_words)
        found.append((start, end, text.finish(xml)))
    return found[::-1]


def _note_words(part: OfficePart) -> Iterator[tuple[int, int, str]]:
    """Yield the words in the marks of notes, which are kept but for these."""
    for text in part.texts:
        for element in text.words.run.elements:
            if element.name == "raised":
                for pieces in text.words.markup[slice(*element.opening)]:
                    for start, end in (piece for piece in pieces if not isinstance(piece, str)):
                        for word in NOTE_WORD.finditer(part.source.text, start, end):
                            yield *word.span(), "Note "


def exchanged_copies(
    part: OfficePart,
    translated: Mapping[str, Sequence[tuple[Sequence[Segment], Sequence[MarkedText]]]],
) -> list[tuple[int, int, str]]:
    """Return the same for what a part repeats of others; `translated` are theirs, by names."""
    texts = tuple(copy.text for copy in part.copies)
    pairs = [translated[copy.of][copy.number] for copy in part.copies]
    return exchanged(OfficePart(part.name, part.source, texts), pairs)


def written_parts(
    parts: Sequence[OfficePart], pairs: Iterable[tuple[Block, Sequence[MarkedText]]]
) -> dict[str, bytes]:
    """Return the parts that change; the blocks are their texts, one after another."""
    blocks = iter(pairs)
    translated = {
        part.name: [(block.segments, texts) for block, texts in (next(blocks) for _ in part.texts)]
        for part in parts
    }
    stretches = [
        [*exchanged(part, translated[part.name]), *exchanged_copies(part, translated)]
        for part in parts
    ]
    is_changed = any(stretches)
    changed: dict[str, bytes] = {}
    for part, found in zip(parts, stretches, strict=True):
        found += part.by_rule if is_changed else ()
        if found:
            pieces = SplicedSource(part.source.text, found).pieces(0, len(part.source.text))
            changed[part.name] = encoded_xml(pieces, part.source.encoding)
    # A wrong number of translations is told when there is no block left to ask for.
    next(blocks, None)
    return changed


def text_events(
    text: str, properties: str, line_end: str, *, whole: Piece | None = None
) -> Iterator[Event]:
    """Yield the events of text in a run; `line_end` is the XML of a line end in it.

    `whole` is where the run stands; a run of one line that is kept is kept as it stands there.
    """
    position = 0
    if whole is not None and text and not _LINE_END.search(text):
        yield Event(EventKind.TEXT, (whole,), text=text, properties=properties)
        return
    for match in _LINE_END.finditer(text):
        yield from _words(text[position : match.start()], properties)
        yield Event(EventKind.ATOM, (line_end,), "br")
        position = match.end()
    yield from _words(text[position:], properties)


def content_of(source: str, tokens: Sequence[XmlToken], first: int, last: int) -> str:
    """Return the text between a start tag and its end tag, other tags left out."""
    texts = (
        source[token.start : token.end]
        for token in tokens[first + 1 : last]
        if token.kind is XmlKind.TEXT
    )
    return "".join(_decoded(text) for text in texts)


def children_of(
    tokens: Sequence[XmlToken], ends: Mapping[int, int], first: int, last: int
) -> Iterator[tuple[str, int, int]]:
    """Yield the local name, the first and the last token of each child of an element."""
    number = first + 1
    while number < last:
        end = ends.get(number)
        if end is None:
            number += 1
            continue
        yield tokens[number].name.rpartition(":")[2], number, end
        number = end + 1


def _words(text: str, properties: str) -> Iterator[Event]:
    if text:
        yield Event(EventKind.TEXT, (), text=text, properties=properties)


def _decoded(text: str) -> str:
    whole = _CDATA.fullmatch(text)
    return whole[1] if whole else html.unescape(text)
