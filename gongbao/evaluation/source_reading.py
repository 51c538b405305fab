"""What a source demands and says, read once and used for every system.

Terms, figures, dates and names as requirements, and the content words with what they may become
in English: reading these takes longer than comparing a translation with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora import normalise
from corpora.quantities import Quantity, find_quantities
from corpora.quantities.figure_keys import chinese_figure_keys
from glossary.dictionary.bilingual_dictionary import BilingualDictionary, load_dictionary
from glossary.dictionary.english_words import lemmatise
from glossary.requirements import Requirement, RequirementFinder, RequirementKind

_CLAUSE_END = frozenset("，,；;。！？!?：:")
_SENTENCE_END = re.compile(r"[。！？!?]+|；")
_RAREST = 10.0
_LIGHTEST = 0.5
_KNOWN_TO_ALL = 4.0


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A content word of the source.

    Attributes:
        lemmas: English lemmas that may stand for it, with their weights in (0, 1].
        rarity: What the word weighs, at least .5; rare words weigh more.
        clause: The clause it stands in, counted from 0.
    """

    lemmas: tuple[tuple[str, float], ...]
    rarity: float
    clause: int


@dataclass(frozen=True, slots=True)
class SourceReading:
    """One line of the source, read.

    Attributes:
        text: Normalised and Simplified.
        requirements: What a translation must and must not contain; conflicts are left out.
        names: The persons among them.
        quantities: Every figure, also those inside terms.
        figure_keys: Significant digits of every numeral.
        words: The content words.
        clauses: The text of each clause.
        sentences: How many sentences it has.
    """

    text: str
    requirements: tuple[Requirement, ...]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    figure_keys: frozenset[str]
    words: tuple[SourceWord, ...]
    clauses: tuple[str, ...]
    sentences: int


def read_sources(
    lines: Sequence[str], documents: Sequence[str], finder: RequirementFinder
) -> tuple[SourceReading, ...]:
    """Return the reading of every line; names live on inside one document."""
    dictionary = load_dictionary()
    names: dict[str, dict[str, None]] = {}
    readings = []
    for line, document in zip(lines, documents, strict=True):
        known = names.setdefault(document, {})
        reading = _read(line, tuple(known), finder, dictionary)
        known.update(dict.fromkeys(reading.names))
        readings.append(reading)
    return tuple(readings)


def _read(
    line: str, known: Iterable[str], finder: RequirementFinder, dictionary: BilingualDictionary
) -> SourceReading:
    text = dictionary.simplify(normalise(line).text)
    found = finder.find(text, known)
    cut = dictionary.cut(text)
    keys = dict(chinese_figure_keys(cut))
    clauses = _clauses(text)
    return SourceReading(
        text,
        tuple(r for r in found.required if not r.conflict),
        frozenset(found.names),
        tuple(find_quantities(text)),
        frozenset(keys.values()),
        tuple(_words(text, cut, keys, clauses, dictionary)),
        tuple(text[start:end] for start, end in clauses),
        len(_SENTENCE_END.findall(text)),
    )


def _words(
    text: str,
    cut: Sequence[str],
    keys: dict[int, str],
    clauses: Sequence[tuple[int, int]],
    dictionary: BilingualDictionary,
) -> Iterable[SourceWord]:
    place = clause = 0
    for position, word in enumerate(cut):
        found = text.find(word, place)
        place = found if found >= 0 else place
        while clause + 1 < len(clauses) and place >= clauses[clause][1]:
            clause += 1
        lemmas = [(t.lemma, t.weight) for t in dictionary.translations(word)]
        if position in keys:
            lemmas.append((keys[position], 1.0))
        if word.isascii() and not word[0].isdigit():
            lemmas.append((lemmatise(word), 1.0))
        if lemmas:
            rarity = dictionary.cost(word) or _RAREST
            yield SourceWord(tuple(lemmas), max(_LIGHTEST, rarity - _KNOWN_TO_ALL), clause)


def _clauses(text: str) -> list[tuple[int, int]]:
    """Return the spans between marks that end a clause; a mark inside a figure ends none."""
    spans, start = [], 0
    for place, character in enumerate(text):
        inside = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        if character in _CLAUSE_END and not inside:
            if place > start:
                spans.append((start, place))
            start = place + 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def is_term(requirement: Requirement) -> bool:
    """Tell whether a requirement is a glossary's term, not a forbidden one."""
    return requirement.kind is RequirementKind.TERM
