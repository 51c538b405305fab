"""Terms, figures, dates and names of a whole translation, counted by the one reading of each pair.

What is required and not found in so many words may still be said: a year as "last year", a body
named before as "it", a dateline that is left out. It counts as missed where, and only where, the
reading finds fault with that place; so the columns and the findings of an evaluation agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpora.quantities import is_large_amount
from glossary.dictionary.english_words import lemmatise, tokenise_english
from glossary.reading import PairReading, Verdict, is_copied
from glossary.requirement import RequirementKind
from gongbao.evaluation.wmt25_terms import wmt25_successes

_OTHERWISE = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many; `share` is None where there was nothing to count, never a number.

    What counts in part makes `met` a fraction.
    """

    met: float
    total: int

    @property
    def share(self) -> float | None:
        """The part that is right, in [0, 1]; more is better."""
        return self.met / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class TermUse:
    """One term of the source over the whole text, and how it was rendered.

    Attributes:
        source: The Chinese term.
        wanted: Its preferred rendering.
        rate: How often it is rendered as ruled.
        renderings: Accepted renderings that were used, the most frequent first, with counts.
    """

    source: str
    wanted: str
    rate: Rate
    renderings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Fidelity:
    """What a translation keeps of its source.

    Attributes:
        terms: Approved terms with whose rendering, or silence, the reading finds no fault.
        terms_as_ruled: Approved terms rendered as ruled, each with words of its own.
        terms_wmt25: The success rate of the WMT 2025 terminology task, see `wmt25_terms`.
        consistency: Of the terms that a document has several times, those rendered as the
            document renders them most often.
        amounts: Figures in 万 and 亿 or as large, by value.
        figures: All other figures, by value.
        dates: Dates, years and times.
        names: Persons' names in pinyin.
        term_uses: Every term, the most frequent first.
    """

    terms: Rate
    terms_as_ruled: Rate
    terms_wmt25: Rate
    consistency: Rate
    amounts: Rate
    figures: Rate
    dates: Rate
    names: Rate
    term_uses: tuple[TermUse, ...]

    @property
    def rates(self) -> dict[str, Rate]:
        """The rates by name, in the order in which they are shown."""
        return {
            "terms": self.terms,
            "terms_as_ruled": self.terms_as_ruled,
            "terms_wmt25": self.terms_wmt25,
            "consistency": self.consistency,
            "amounts": self.amounts,
            "figures": self.figures,
            "dates": self.dates,
            "names": self.names,
        }


def measure_fidelity(
    readings: Sequence[PairReading],
    documents: Sequence[str],
    references: Sequence[Sequence[str]] = (),
) -> Fidelity:
    """Return the counts over all lines; references say which terms WMT25 would count."""
    counts: dict[str, list[bool]] = defaultdict(list)
    used: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    wanted: dict[str, str] = {}
    for reading, document in zip(readings, documents, strict=True):
        for verdict in reading.verdicts:
            kind = _kind(reading, verdict)
            if kind:
                counts[kind].append(is_kept(reading, verdict))
            if kind == "terms":
                counts["terms_as_ruled"].append(verdict.is_met)
                source, words = verdict.requirement.source, _words(verdict, reading.target)
                used[document, source][_key(words)] += 1
                uses[source][words] += 1
                wanted[source] = verdict.requirement.accepted[0]
    successes = list(wmt25_successes(readings, documents, references))
    rates = {name: Rate(sum(met), len(met)) for name, met in counts.items()}
    none = Rate(0, 0)
    return Fidelity(
        rates.get("terms", none),
        rates.get("terms_as_ruled", none),
        Rate(sum(successes), len(successes)),
        _consistency(used.values()),
        rates.get("amounts", none),
        rates.get("figures", none),
        rates.get("dates", none),
        rates.get("names", none),
        tuple(_term_uses(uses, wanted)),
    )


def is_kept(reading: PairReading, verdict: Verdict) -> bool:
    """Tell whether a requirement holds, or the reading finds no fault with its place."""
    if verdict.is_met or reading.is_empty or is_copied(reading):
        return verdict.is_met
    place = reading.place_in_source(*verdict.requirement.span)
    return not any(
        finding.source_span is not None and place.overlaps(finding.source_span)
        for finding in reading.findings
    )


def _kind(reading: PairReading, verdict: Verdict) -> str:
    requirement = verdict.requirement
    if requirement.kind is RequirementKind.TERM:
        return "terms"
    if requirement.kind is RequirementKind.DATE:
        return "dates"
    if requirement.kind is RequirementKind.COPY and requirement.source in reading.source.names:
        return "names"
    if requirement.quantity is None or requirement.kind is not RequirementKind.QUANTITY:
        return ""
    return "amounts" if is_large_amount(requirement.quantity) else "figures"


def _words(verdict: Verdict, written: str) -> str:
    if not verdict.is_met or verdict.span is None:
        return _OTHERWISE
    return written[verdict.span[0] : verdict.span[1]]


def _key(words: str) -> str:
    """Return what makes two renderings one: number and capitals do not count."""
    return " ".join(lemmatise(word) for word in tokenise_english(words))


def _consistency(documents: Iterable[Counter[str]]) -> Rate:
    same = total = 0
    for renderings in documents:
        count = renderings.total()
        if count > 1:
            same += max((n for key, n in renderings.items() if key), default=0)
            total += count
    return Rate(same, total)


def _term_uses(uses: dict[str, Counter[str]], wanted: dict[str, str]) -> Iterator[TermUse]:
    for source, renderings in sorted(uses.items(), key=lambda item: (-item[1].total(), item[0])):
        written = Counter[str]()
        for words, count in renderings.items():
            if words:
                written[words] += count
        yield TermUse(
            source,
            wanted[source],
            Rate(written.total(), renderings.total()),
            tuple(sorted(written.items(), key=lambda item: (-item[1], item[0]))),
        )
