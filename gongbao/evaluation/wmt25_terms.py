"""Terminology success as the WMT 2025 terminology task counts it for whole documents (track 2).

Its script is `ranking/metric_track2/evaluate_track2.py` of wmt-conference/wmt25-terminology. For
each term of each document, capitals aside: the occurrences of all its renderings in the
translation by those of the term in the source, at most 1; the mean over all terms. Only terms that
a reference of the document renders as ruled are counted. Words may serve several terms, letters
inside other words count, and renderings that differ in capitals alone count each, as they do there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpora import normalise
from glossary.reading import PairReading
from glossary.requirement import RequirementKind


@dataclass(slots=True)
class _Document:
    """The texts of one document, in small letters, and the renderings of its terms as listed."""

    source: list[str] = field(default_factory=list)
    translation: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    terms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def wmt25_successes(
    readings: Sequence[PairReading],
    documents: Sequence[str],
    references: Sequence[Sequence[str]] = (),
) -> Iterator[float]:
    """Yield the success of each term of each document, from 0 to 1; more is better.

    Without references every term counts.
    """
    for document in _gathered(readings, documents, references):
        source, translation = "\n".join(document.source), "\n".join(document.translation)
        right = "\n".join(document.references)
        for term, listed in document.terms.items():
            renderings = [words.lower() for words in listed]
            if references and not any(words in right for words in renderings):
                continue
            found = sum(translation.count(words) for words in renderings)
            yield min(found / max(1, source.count(term)), 1.0)


def _gathered(
    readings: Sequence[PairReading],
    documents: Sequence[str],
    references: Sequence[Sequence[str]],
) -> Iterable[_Document]:
    gathered: dict[str, _Document] = defaultdict(_Document)
    for place, (reading, name) in enumerate(zip(readings, documents, strict=True)):
        document = gathered[name]
        document.source.append(reading.source.text.lower())
        document.translation.append(reading.target.lower())
        document.references += [normalise(lines[place]).text.lower() for lines in references]
        for requirement in reading.source.requirements:
            if requirement.kind is RequirementKind.TERM:
                document.terms[requirement.source.lower()].update(requirement.accepted)
    return gathered.values()
