"""The English of a Markdown block as it is written: escaped, its markup where words have gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpora.formats.markdown.markdown_inline import RAISED, InlineSource
from corpora.formats.runs.inline_runs import Run
from corpora.formats.runs.markup_placement import Element, written
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.runs.spliced_source import SplicedSource

_EMPHASIS = frozenset(("em", "strong", "s", "mark", "ins"))
_TIGHT = _EMPHASIS | {"code", "low", "high"}
_MARKUP_CHARACTERS = re.compile(r"[\\`*\[\]<]|_(?!\w)|(?<!\w)_|~~|&(?=#?\w+;)")
# At the beginning of a line these would make a heading, a quotation, a list or a rule.
_LINE_BEGINNING = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?:#{1,6}|[>+-]|=+|-+)(?=\s|$)|>"
)


@dataclass(frozen=True, slots=True)
class MarkdownRun:
    """The run of a block, how its lines go on (indented, quoted), and whether it is a cell."""

    run: Run
    line_break: str
    is_cell: bool

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.run.start

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.run.end


def written_markdown(
    original: str, source: SplicedSource, place: MarkdownRun, text: str, placed: Sequence[Element]
) -> str:
    """Return a block in English; every piece of its markup is there exactly once.

    Args:
        original: The file.
        source: The file with what stands inside markup exchanged.
        place: The block.
        text: Its English.
        placed: Its elements, where they are in the English.
    """
    elements = [_tight(element, text) for element in placed]
    labels = _labels(original, elements)
    labels |= dict.fromkeys(_needless_marks(original, elements), "")
    raised = [element for element in elements if element.name in RAISED]
    figures = [element for element in elements if element.name == "code"]
    last = ""

    def write_text(start: int, end: int) -> str:
        nonlocal last
        words = text[start:end]
        if any(element.start <= start and end <= element.end for element in raised):
            words = plain_power(words)
        if any(element.start <= start and end <= element.end for element in figures):
            last = words or last
            return words
        escaped = _MARKUP_CHARACTERS.sub(lambda match: "\\" + match[0], words)
        last = escaped or last
        if place.is_cell:
            return re.sub(r"\s*\n\s*", " ", escaped).replace("|", "\\|")
        if start == 0 or text[start - 1] == "\n":
            escaped = _with_plain_beginning(escaped)
        first, *others = escaped.split("\n")
        return place.line_break.join([first, *map(_with_plain_beginning, others)])

    def write_markup(start: int, end: int) -> str:
        nonlocal last
        markup = labels.get((start, end))
        markup = source.slice(start, end) if markup is None else markup
        if last.endswith("`") and markup.startswith("`"):
            markup = f" {markup}"  # code right beside code would be one piece of it
        last = markup or last
        return markup

    return written(elements, len(text), write_text, write_markup)


def _labels(source: str, elements: Sequence[Element]) -> dict[tuple[int, int], str]:
    """Return how links close whose text is the name of their definition: they name it now."""
    found: dict[tuple[int, int], str] = {}
    for element in elements:
        closing = element.closing
        if element.name == "a" and closing and source[slice(*closing)] in {"]", "][]"}:
            found[closing] = f"][{source[element.opening[1] : closing[0]]}]"
    return found


def _needless_marks(source: str, elements: Sequence[Element]) -> Iterator[tuple[int, int]]:
    """Yield the marks of emphasis that Markdown would show instead of obeying them.

    Nothing can be between them (`****` is a rule or a fence), and where one emphasis ends another
    of its kind cannot begin: the two are one.
    """
    parents = {element.parent for element in elements}
    ends: dict[tuple[int, int, str], tuple[int, int]] = {}
    for number, element in enumerate(elements):
        if element.name not in _TIGHT or element.closing is None:
            continue
        if element.start == element.end and number not in parents:
            yield element.opening
            yield element.closing
            continue
        if element.name not in _EMPHASIS:
            continue
        mark = source[slice(*element.opening)]
        earlier = ends.pop((element.parent, element.start, mark), None)
        if earlier is not None:
            yield earlier
            yield element.opening
        ends[element.parent, element.end, mark] = element.closing


def written_attribute(text: str, quotes: str) -> str:
    """Return an alternative text or a title, escaped for the marks around it."""
    text = " ".join(text.split())
    return re.sub(rf"[\\{re.escape(quotes)}]", lambda match: "\\" + match[0], text)


def _with_plain_beginning(line: str) -> str:
    match = _LINE_BEGINNING.match(line)
    if not match:
        return line
    place = match.end() if match["number"] else 0
    return f"{line[:place]}\\{line[place:]}"


def _tight(element: Element, text: str) -> Element:
    """Return emphasis without white space at its edges, where Markdown would not see it."""
    if element.name not in _TIGHT:
        return element
    start, end = element.start, element.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return replace(element, start=start, end=end)


def line_break_of(text: str, inline: InlineSource) -> str:
    """Return what a line feed inside the block is written as, indents and quotation marks too."""
    feed = inline.content.find("\n")
    if feed < 0 or feed + 1 >= len(inline.places):
        return " "
    between = text[inline.places[feed] : inline.places[feed + 1]]
    return between if between.strip(" \t\r\n>") == "" else "\n"
