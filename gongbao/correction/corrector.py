"""Corrects a document: every fault that has one certain mend is mended, all else is reported.

A mend counts where the check, asked again about the sentence, finds less than before and nothing
new. Sentences are taken one by one, since a mend may uncover another fault, or settle two at once;
at the end the whole document is checked again, and what is found there is what is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from corpora.findings import Finding
from corpora.spans import Span
from glossary.requirements import RequirementFinder
from gongbao.checking import CheckedDocument, CheckedPair, HouseStyle, Waiver
from gongbao.correction.edited_text import EditedText, TextEdit
from gongbao.correction.judge import Judge, JudgedSentence, Key
from gongbao.correction.mends.mend import Fault, LinkedWords
from gongbao.correction.mends.registry import find_mends

_SURE = 0.5
"""Probability that sentences belong together from which the source may change the English."""
_MOST_MENDS = 40
"""Mends in one sentence; beyond that it is another text."""


_JOINT = frozenset(("quantities.currency", "quantities.unit"))
"""Rules whose findings in a sentence may only be mended together."""

_Mend = tuple[Finding, Span, str]


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """A document with what was mended in it and what is left.

    Attributes:
        document: As it was.
        edits: What was exchanged in its text, in order; empty where nothing was certain.
        text: The text as it is now.
        left: What the check still finds, placed in the text as it is now.
        found: How many findings there were before.
    """

    document: CheckedDocument
    edits: tuple[TextEdit, ...]
    text: str
    left: tuple[Finding, ...]
    found: int

    @property
    def corrected(self) -> CheckedDocument:
        """The document with its text as it is now."""
        return _moved_document(self.document, EditedText(self.document.target, self.edits))


class Corrector:
    """Puts translations under one set of glossaries and one house style.

    Args:
        finder: The rulings.
        style: What the office wants written in one way.
        waivers: Findings that somebody has answered for; they are neither mended nor left.
    """

    def __init__(
        self,
        finder: RequirementFinder,
        *,
        style: HouseStyle | None = None,
        waivers: Sequence[Waiver] = (),
    ) -> None:
        self._judge = Judge(finder, style=style, waivers=waivers)
        self._words = LinkedWords()

    def correct(self, document: CheckedDocument) -> CorrectedText:
        """Return a document with all mended that is certain."""
        before = self._judge.proofreader.check(document).findings
        edits: list[TextEdit] = []
        findings = _FindingsByPlace(before)
        for stretch in _stretches(document):
            told = findings.told_in(stretch)
            if told:
                start = stretch.place.start
                edits += [_shifted(e, start) for e in self._corrected(stretch, told).edits]
        made = EditedText(document.target, tuple(edits))
        corrected = _moved_document(document, made)
        left = self._judge.proofreader.check(corrected).findings if made.edits else before
        return CorrectedText(document, made.edits, corrected.target, left, len(before))

    def _corrected(self, stretch: _Stretch, told: Counter[Key]) -> EditedText:
        """Return a sentence with what is certain mended; only what the document has is touched."""
        made = EditedText(stretch.target)
        refused: set[Key] = set()
        for _ in range(_MOST_MENDS):
            sentence = self._judge.judged(stretch.source, made.text)
            if not sentence.findings:
                break
            mends = self._first_mend(sentence, told, refused) or self._joint_mend(sentence, told)
            if not mends:
                break
            for finding, span, words in sorted(mends, key=lambda mend: mend[1], reverse=True):
                made = made.with_edit(span, words, finding)
        return made

    def _first_mend(
        self, sentence: JudgedSentence, told: Counter[Key], refused: set[Key]
    ) -> list[_Mend]:
        for finding in sentence.findings:
            key = (finding.rule, finding.source_span, finding.text)
            if key in refused or not _is_told(finding, told):
                continue
            for span, words in find_mends(Fault(finding, sentence, self._words)):
                target = sentence.target[: span[0]] + words + sentence.target[span[1] :]
                if target == sentence.target or _cuts_word(sentence.target, span, words):
                    continue
                after = self._judge.judged(sentence.source, target)
                if self._judge.is_better(sentence, after):
                    return [(finding, Span(*span), words)]
            refused.add(key)
        return []

    def _joint_mend(self, sentence: JudgedSentence, told: Counter[Key]) -> list[_Mend]:
        """Return mends of several findings of one rule that are right together alone.

        Where all sums have lost their currency, one that gets it back takes another's place.
        """
        by_rule: dict[str, list[list[_Mend]]] = defaultdict(list)
        for finding in sentence.findings:
            if finding.rule in _JOINT and _is_told(finding, told):
                fault = Fault(finding, sentence, self._words)
                found = [(finding, Span(*span), words) for span, words in find_mends(fault)]
                by_rule[finding.rule] += [found] if found else []
        for choices in by_rule.values():
            for number in range(min(map(len, choices)) if len(choices) > 1 else 0):
                mends = sorted((choice[number] for choice in choices), key=lambda mend: mend[1])
                spans = [mend[1] for mend in mends]
                if any(one.end > other.start for one, other in pairwise(spans)):
                    continue
                made = EditedText(sentence.target)
                for _, span, words in reversed(mends):
                    made = made.with_edit(span, words)
                after = self._judge.judged(sentence.source, made.text)
                if self._judge.is_better(sentence, after):
                    return mends
        return []


def _cuts_word(text: str, span: tuple[int, int], words: str) -> bool:
    """Tell whether other words would be written into the middle of a word."""
    start, end = span
    old = text[start:end]
    before, after = text[:start][-1:], text[end:][:1]
    is_glued = _are_one_word(before, words[:1]) and words[:1] != old[:1]
    return is_glued or (_are_one_word(words[-1:], after) and words[-1:] != old[-1:])


def _are_one_word(one: str, other: str) -> bool:
    """Tell whether two characters beside each other are of one word or one number, not of 25th."""
    return (one.isalpha() and other.isalpha()) or (one.isdigit() and other.isdigit())


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A translation and its source as far as they are one: a pair, or English alone.

    Attributes:
        place: Where it stands in the text of the document.
        source_place: Where its source begins in the source text.
    """

    place: Span
    target: str
    source: str = ""
    source_place: int = 0


def _stretches(document: CheckedDocument) -> Iterator[_Stretch]:
    """Yield the pairs and, between them, the blocks of English alone, left to right."""
    pairs = [pair for pair in document.pairs if pair.target is not None]
    pairs = sorted(pairs, key=lambda pair: pair.target or (0, 0))
    taken: list[_Stretch] = []
    position = 0
    for pair in pairs:
        place = Span(*pair.target) if pair.target else Span(0, 0)
        if place.start < position or not place.length:
            continue
        position = place.end
        taken.append(_stretch_of(document, pair, place))
    spans = [stretch.place for stretch in taken]
    alone = [
        _Stretch(place, document.target[place.start : place.end])
        for block in document.blocks
        for place in _without(Span(*block), spans)
        if document.target[place.start : place.end].strip()
    ]
    yield from sorted([*taken, *alone], key=lambda stretch: stretch.place)


def _stretch_of(document: CheckedDocument, pair: CheckedPair, place: Span) -> _Stretch:
    is_sure = pair.source is not None and (pair.is_certain or pair.score >= _SURE)
    target = document.target[place.start : place.end]
    if not is_sure or pair.source is None:
        return _Stretch(place, target)
    return _Stretch(place, target, document.source_of(pair), pair.source[0])


def _without(block: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what of a block no taken span has."""
    start = block.start
    for span in taken:
        if span.end <= start or span.start >= block.end:
            continue
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < block.end:
        yield Span(start, block.end)


class _FindingsByPlace:
    """The findings of a document, by where they stand in the translation or else in the source."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        here = [(f.target_span, f) for f in findings if f.target_span is not None]
        rest = [(f.source_span, f) for f in findings if f.target_span is None and f.source_span]
        self._here = sorted(here, key=lambda entry: entry[0])
        self._rest = sorted(rest, key=lambda entry: entry[0])
        self._longest = max((span.length for span, _ in here), default=0)

    def told_in(self, stretch: _Stretch) -> Counter[Key]:
        """Return the findings about a stretch, placed as if it stood alone."""
        whole = Span(stretch.source_place, stretch.source_place + len(stretch.source))
        told: Counter[Key] = Counter()
        low = bisect_left(self._here, stretch.place.start - self._longest - 1, key=_start)
        for span, finding in self._here[low:]:
            if span.start >= stretch.place.end:
                break
            if stretch.place.overlaps((span.start, span.end + 1)):
                told[_placed_key(finding, whole)] += 1
        low = bisect_left(self._rest, whole.start, key=_start)
        for span, finding in self._rest[low:] if stretch.source else ():
            if span.start >= whole.end:
                break
            if whole.contains(span):
                told[_placed_key(finding, whole)] += 1
        return told


def _start(entry: tuple[Span, Finding]) -> int:
    return entry[0].start


def _placed_key(finding: Finding, whole: Span) -> Key:
    source = finding.source_span
    is_here = source is not None and whole.contains(source)
    return finding.rule, source.shifted(-whole.start) if source and is_here else None, finding.text


def _is_told(finding: Finding, told: Counter[Key]) -> bool:
    """Tell whether the whole document has a finding, too, or words that an edit left over of it."""
    rules = {rule for rule, _, _ in told}
    exact = (finding.rule, finding.source_span, finding.text)
    return exact in told or (finding.rule in rules and finding.source_span is None)


def _shifted(edit: TextEdit, offset: int) -> TextEdit:
    return replace(edit, start=edit.start + offset, end=edit.end + offset)


def _moved_document(document: CheckedDocument, made: EditedText) -> CheckedDocument:
    """Return a document with its edited text, blocks and pairs where they are in it."""
    ends = [edit.end for edit in made.edits]
    shifts = list(accumulate((len(e.written) - (e.end - e.start) for e in made.edits), initial=0))

    def now(place: int, *, is_end: bool) -> int:
        """Return where a place is; what was put in at the end of a stretch belongs to it."""
        number = bisect_left(ends, place)
        while number < len(ends) and ends[number] == place:
            if not (is_end or made.edits[number].start < place):
                break
            number += 1
        if number < len(ends) and made.edits[number].start < place:
            return made.edits[number].start + shifts[number] + len(made.edits[number].written)
        return place + shifts[number]

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return now(span[0], is_end=False), now(span[1], is_end=True)

    return replace(
        document,
        target=made.text,
        blocks=tuple(map(moved, document.blocks)),
        pairs=tuple(
            replace(pair, target=moved(pair.target)) if pair.target else pair
            for pair in document.pairs
        ),
    )
