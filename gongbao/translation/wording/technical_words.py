"""Technical and official words with the English an expert's dictionary has: 工业母机, 芳纶, 强夯.

The lexicon was written for this project (CC BY 4.0) and holds words that practically always mean
the same in bulletins, news and reports. A small model guesses them ("industrial mothers",
"feasts"). What a draft does not say is told to the model. Nothing here is required: a glossary
rules, and what a glossary has is none of these words' business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from corpora import ModelError
from corpora.spans import Span
from glossary.dictionary import PlacedWord

_TABLE = "technical_words.tsv"
_SHORTEST_INSIDE = 2
_BEGINNING = 2  # characters


class TechnicalWords:
    """The lexicon: Chinese words, each with its English.

    Args:
        rows: The English of each word, best first, joined by bars; few are ever taken apart.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows
        self._beginnings = {word[:_BEGINNING] for word in rows}
        self._longest = max(map(len, rows), default=0)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def renderings(self, word: str) -> tuple[str, ...]:
        """Return the English of a word, best first; nothing where the lexicon lacks it."""
        english = self._rows.get(word)
        return tuple(english.split("|")) if english else ()

    def at(self, text: str, start: int) -> Iterator[Span]:
        """Yield the words that begin at a place of a text, the longest first."""
        if text[start : start + _BEGINNING] not in self._beginnings:
            return
        for end in range(min(len(text), start + self._longest), start, -1):
            if text[start:end] in self._rows:
                yield Span(start, end)


def find_technical_words(
    text: str, cut: Sequence[PlacedWord]
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the words of a normalised text, the longest of each place, with their English.

    Args:
        text: Simplified Chinese.
        cut: The words the dictionary cuts the text into; none of them is torn apart.

    Raises:
        ModelError: the packaged lexicon is missing or damaged.
    """
    lexicon = load_technical_words()
    whole = [Span(w.start, w.end) for w in cut if w.end - w.start >= _SHORTEST_INSIDE]
    position = 0
    while position < len(text):
        found = (span for span in lexicon.at(text, position) if not _tears(span, whole))
        span = next(found, None)
        if span is not None:
            yield span, lexicon.renderings(text[slice(*span)])
        position = span.end if span is not None else position + 1


def _tears(span: Span, words: Sequence[Span]) -> bool:
    return any(word.overlaps(span) and not span.contains(word) for word in words)


def read_glosses(text: str) -> dict[str, str]:
    r"""Return the English of each word of a packaged table, a word and its English a line.

    Raises:
        ValueError: a line has one column alone.

    >>> read_glosses("芳纶\taramid\n金雕\tgolden eagle\n")
    {'芳纶': 'aramid', '金雕': 'golden eagle'}
    """
    cells = text.rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))


@cache
def load_technical_words() -> TechnicalWords:
    """Return the packaged lexicon.

    Raises:
        ModelError: it is missing or damaged.

    >>> load_technical_words().renderings("芳纶")
    ('aramid', 'aramid fiber')
    """
    file = resources.files("gongbao.translation.wording").joinpath(_TABLE)
    try:
        return TechnicalWords(read_glosses(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError(f"{file}: the technical words cannot be read: {error}") from error
