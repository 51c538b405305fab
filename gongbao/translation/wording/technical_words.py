"""Technical and official words with the English an expert's dictionary has: 工业母机, 芳纶, 强夯.

The lexicon was written for this project (CC BY 4.0) and holds words that practically always mean
the same in bulletins, news and reports. A small model guesses them ("industrial mothers",
"feasts"). What a draft does not say is told to the model. Nothing here is required: a glossary
rules, and what a glossary has is none of these words' business.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from corpora import ModelError
from corpora.spans import Span
from glossary.dictionary import PlacedWord

_TABLE = "technical_words.tsv"
_SHORTEST_INSIDE = 2


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
    table = load_technical_words()
    longest = max(map(len, table), default=0)
    whole = [Span(w.start, w.end) for w in cut if w.end - w.start >= _SHORTEST_INSIDE]
    position = 0
    while position < len(text):
        for end in range(min(len(text), position + longest), position, -1):
            span = Span(position, end)
            if text[position:end] in table and not _tears(span, whole):
                yield span, table[text[position:end]]
                position = end
                break
        else:
            position += 1


def _tears(span: Span, words: Sequence[Span]) -> bool:
    return any(word.overlaps(span) and not span.contains(word) for word in words)


@cache
def load_technical_words() -> Mapping[str, tuple[str, ...]]:
    """Return the English of every word, best first.

    Raises:
        ModelError: the packaged lexicon is missing or damaged.
    """
    file = resources.files("gongbao.translation.wording").joinpath(_TABLE)
    try:
        rows = csv.reader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t")
        return {chinese: tuple(english.split("|")) for chinese, english in rows}
    except (OSError, ValueError) as error:
        raise ModelError(f"{file}: the technical words cannot be read: {error}") from error
