"""The guarantee on top of any engine: find, translate, verify, repair what failed, verify, explain.

Every requirement of a segment ends as met, repaired, replaced, conflict or unmet, with the reason.
A conflict is decided before anything is decoded; whatever fails later is unmet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from corpora import NormalisedText, normalise
from corpora.languages import has_chinese
from corpora.memory import MemoryMatch
from glossary.requirements import Requirement, RequirementFinder, RequirementKind
from glossary.term_matcher import TermMatch
from gongbao.translation.engines.engine import DecodingOptions, DecodingRequest, Engine, Hypothesis
from gongbao.translation.engines.source_encoding import encode_source
from gongbao.translation.guarantee.agreement import make_agree
from gongbao.translation.guarantee.degeneration import expected_words, is_degenerate, without_loops
from gongbao.translation.guarantee.draft import Draft, met_spans, write_draft
from gongbao.translation.guarantee.joined_clauses import with_joining_mark
from gongbao.translation.guarantee.literal_units import literal_hypothesis
from gongbao.translation.guarantee.outcomes import RequirementResult, requirement_results
from gongbao.translation.guarantee.placement_checks import placement_warnings
from gongbao.translation.guarantee.prefix_repair import repair_by_prefix
from gongbao.translation.guarantee.remembered_segments import (
    SegmentMemory,
    remembered_draft,
    under_requirements,
    why_not_used,
    with_rulings,
)
from gongbao.translation.guarantee.rendering_memory import RenderingMemory
from gongbao.translation.guarantee.segments import (
    SourceSegment,
    TranslatedSegment,
    TranslatedUnit,
    beside_each_other,
)
from gongbao.translation.guarantee.span_replacement import replace_spans
from gongbao.translation.guarantee.typography import SourceMarks, typeset
from gongbao.translation.guarantee.units import Unit, split_units
from gongbao.translation.guarantee.wider_search import best_draft, search_wider


@dataclass(frozen=True, slots=True)
class GuaranteeOptions:
    """How translations are searched and repaired.

    Attributes:
        beam_size: 1 is greedy.
        repair_beam_size: The same for repairs; greedy repairs are as good and half as dear.
        positions: Places tried for a requirement in a repair round.
        window: Segments decoded together; bounds memory.
        enforce: False leaves the engine's output alone, for comparison.
    """

    beam_size: int = 4
    repair_beam_size: int = 1
    positions: int = 1
    window: int = 128
    enforce: bool = True


class GuaranteedTranslator:
    """Translates segments of one document; names and terms keep their first rendering."""

    def __init__(
        self,
        engine: Engine,
        finder: RequirementFinder,
        options: GuaranteeOptions | None = None,
        *,
        memory: SegmentMemory | None = None,
    ) -> None:
        self.engine, self.finder, self.memory = engine, finder, memory
        self.options = options or GuaranteeOptions()
        self._glossaries = ", ".join(glossary.signature for glossary in finder.glossaries)
        self._memory = RenderingMemory()
        self._names: dict[str, None] = {}
        self._marks = SourceMarks()
        self._decoding = DecodingOptions(beam_size=self.options.beam_size)

    def translate(self, segments: Iterable[str | SourceSegment]) -> Iterator[TranslatedSegment]:
        """Yield the translation of each segment in order, a window at a time."""
        rest = beside_each_other(SourceSegment(s) if isinstance(s, str) else s for s in segments)
        while window := list(islice(rest, self.options.window)):
            yield from self._translate_window(window)

    @property
    def signature(self) -> str:
        """Return what reproduces a translation: the model and the options."""
        options = self.options
        return (
            f"{self.engine.signature} | beam {options.beam_size},"
            f" repairs {options.repair_beam_size} x {options.positions},"
            f" guarantee {'on' if options.enforce else 'off'} | {self._glossaries or 'no glossary'}"
            f"{f' | {self.memory.signature}' if self.memory else ''}"
        )

    def start_document(self) -> None:
        """Forget the names and renderings of the document before."""
        self._memory = RenderingMemory()
        self._names = {}
        self._marks = SourceMarks()

    def _translate_window(self, sources: Sequence[SourceSegment]) -> Iterator[TranslatedSegment]:
        self._marks.note(source.text for source in sources)
        prepared = [self._prepare(source) for source in sources]
        units = [unit for item in prepared for unit in item.units]
        remembered = [item.remembered for item in prepared for _ in item.units]
        first = self._first_drafts(units, remembered)
        drafts = self._enforced(units, first) if self.options.enforce else first
        if not self._marks.are_straight:
            drafts = [typeset(draft) for draft in drafts]
        position = 0
        for item in prepared:
            end = position + len(item.units)
            parts = zip(units[position:end], first[position:end], drafts[position:end], strict=True)
            yield self._assemble(item, list(parts))
            position = end

    def _prepare(self, segment: SourceSegment) -> _Prepared:
        source = segment.text
        normalised = normalise(source)
        text = normalised.text
        if not has_chinese(text):
            return _Prepared(source, normalised, (), ())
        found = self.finder.find(text, self._names)
        self._names.update(dict.fromkeys(found.names))
        remembered = map(self._memory.narrowed, found.required)
        if not segment.is_heading:
            remembered = map(self._memory.introduced, remembered)
        required = tuple(remembered)
        match = self._match(segment)
        warnings: tuple[str, ...] = ()
        engine = self.engine
        if match is not None:
            source_pieces = encode_source(text, required, engine.pieces, engine.features)
            unit = Unit(text, required, source_pieces)
            draft = remembered_draft(unit, match)
            ruled = with_rulings(unit, draft)
            if not ruled.unmet:
                return _Prepared(source, normalised, found.proposed, (unit,), draft, match)
            warnings = (why_not_used(match, ruled),)
        required = tuple(map(self._writable, required))
        units = split_units(text, required, engine.pieces, engine.features, engine.position_limit)
        return _Prepared(source, normalised, found.proposed, tuple(units), warnings=warnings)

    def _match(self, segment: SourceSegment) -> MemoryMatch | None:
        if self.memory is None or not self.options.enforce:
            return None
        return self.memory.find_exact(segment.text, before=segment.before, after=segment.after)

    def _writable(self, requirement: Requirement) -> Requirement:
        if requirement.conflict or requirement.kind is RequirementKind.FORBIDDEN:
            return requirement
        forms = tuple(form for form in requirement.accepted if self.engine.pieces.can_write(form))
        if forms:
            return replace(requirement, accepted=forms)
        reason = f"the model's vocabulary cannot write {requirement.accepted[0]!r}"
        return replace(requirement, conflict=reason)

    def _first_drafts(self, units: list[Unit], remembered: Sequence[Draft | None]) -> list[Draft]:
        given = {k: draft for k, draft in enumerate(remembered) if draft is not None}
        hypotheses = [
            literal_hypothesis(unit, self.engine) if self.options.enforce else None
            for unit in units
        ]
        rest = [
            k for k, hypothesis in enumerate(hypotheses) if hypothesis is None and k not in given
        ]
        requests = [DecodingRequest(unit.source.pieces) for unit in units]
        drafts: dict[int, Draft] = {
            k: write_draft(units[k], hypothesis, self.engine)
            for k, hypothesis in enumerate(hypotheses)
            if hypothesis is not None and k not in given
        } | given
        for k, found in zip(rest, self._search([requests[k] for k in rest]), strict=True):
            drafts[k] = best_draft(units[k], found, self.engine)
        if self.options.enforce and self.options.beam_size > 1:
            search_wider(units, drafts, self.engine, self._decoding)
        wild = [k for k, draft in drafts.items() if draft.is_degenerate]
        if wild:
            calmer = replace(self._decoding, no_repeat_ngram=3, repetition_penalty=1.3)
            anew = [DecodingRequest(units[k].source.pieces) for k in wild]
            again = self.engine.translate(anew, calmer)
            for k, hypothesis in zip(wild, again, strict=True):
                drafts[k] = write_draft(units[k], hypothesis, self.engine)
        return [drafts[k] for k in range(len(units))]

    def _search(self, requests: Sequence[DecodingRequest]) -> list[Iterator[Hypothesis]]:
        if self.options.enforce:
            return self.engine.candidates(requests, self._decoding)
        return [iter((best,)) for best in self.engine.translate(requests, self._decoding)]

    def _enforced(self, units: Sequence[Unit], first: Sequence[Draft]) -> list[Draft]:
        units, consistent = self._consistent(units, first)
        drafts = self._without_forbidden(units, consistent)
        repairing = replace(self._decoding, beam_size=self.options.repair_beam_size)
        drafts = repair_by_prefix(units, drafts, self.engine, repairing, self.options.positions)
        drafts = [replace_spans(u, d) for u, d in zip(units, drafts, strict=True)]
        wild = [k for k, draft in enumerate(drafts) if draft.is_degenerate]
        for k, draft in zip(wild, self._tamed([units[k] for k in wild]), strict=True):
            if draft.rank()[:2] < drafts[k].rank()[:2]:
                drafts[k] = draft
        return [make_agree(u, d) for u, d in zip(units, drafts, strict=True)]

    def _tamed(self, units: Sequence[Unit]) -> list[Draft]:
        """Translate units that ran wild once more, repairs included, without repetitions."""
        tame = replace(self._decoding, beam_size=1, no_repeat_ngram=3, repetition_penalty=1.2)
        made = self.engine.translate([DecodingRequest(u.source.pieces) for u in units], tame)
        drafts = [write_draft(u, h, self.engine) for u, h in zip(units, made, strict=True)]
        drafts = repair_by_prefix(units, drafts, self.engine, tame, self.options.positions)
        return [replace_spans(u, d) for u, d in zip(units, drafts, strict=True)]

    def _consistent(
        self, units: Sequence[Unit], drafts: Sequence[Draft]
    ) -> tuple[list[Unit], list[Draft]]:
        """Let every term keep the rendering of the first unit of the document that has it."""
        kept_units: list[Unit] = []
        kept_drafts: list[Draft] = []
        for unit, draft in zip(units, drafts, strict=True):
            narrowed = tuple(self._memory.narrowed(r) for r in unit.requirements)
            if narrowed != unit.requirements:
                unit, draft = under_requirements(unit, draft, narrowed)
            if draft.is_remembered:
                draft = with_rulings(unit, draft)
            self._memory.learn(draft.verdicts, draft.text)
            kept_units.append(unit)
            kept_drafts.append(draft)
        return kept_units, kept_drafts

    def _without_forbidden(self, units: Sequence[Unit], drafts: Sequence[Draft]) -> list[Draft]:
        """Decode units that use a deprecated term once more with that term suppressed."""
        result = list(drafts)
        groups: dict[tuple[str, ...], list[int]] = {}
        for k, draft in enumerate(drafts):
            words = tuple(
                draft.text[v.span[0] : v.span[1]]
                for v in draft.verdicts
                if v.requirement.kind is RequirementKind.FORBIDDEN and not v.is_met and v.span
            )
            if words:
                groups.setdefault(tuple(sorted(set(words))), []).append(k)
        for words, members in groups.items():
            suppressed = tuple(self.engine.pieces.encode_words(word) for word in words)
            options = replace(self._decoding, suppressed=suppressed)
            requests = [DecodingRequest(units[k].source.pieces) for k in members]
            for k, hypothesis in zip(
                members, self.engine.translate(requests, options), strict=True
            ):
                draft = write_draft(units[k], hypothesis, self.engine)
                if len(draft.unmet) <= len(result[k].unmet) and not draft.is_degenerate:
                    result[k] = draft
        return result

    def _assemble(
        self, item: _Prepared, parts: list[tuple[Unit, Draft, Draft]]
    ) -> TranslatedSegment:
        if not parts:
            return TranslatedSegment(item.source, item.normalised, item.source, ())
        target = ""
        units: list[TranslatedUnit] = []
        results: list[RequirementResult] = []
        warnings = list(item.warnings)
        after = [unit for unit, _, _ in parts[1:]]
        for (unit, first, draft), following in zip_longest(parts, after):
            if target:
                target += " "
            offset = len(target)
            warnings += placement_warnings(unit, draft)
            text = self._calmed(unit, draft, warnings)
            if following is not None and following.continues:
                held = max((end for _, end in met_spans(draft)), default=0)
                text = with_joining_mark(text, unit.text, held)
            target += text
            units.append(TranslatedUnit(unit, draft, offset))
            results += requirement_results(unit, first, draft, offset, self.engine)
        if expected_words(item.normalised.text) > 3 * (len(target.split()) + 3):
            warnings.append("the translation is much shorter than its source leads to expect")
        return TranslatedSegment(
            item.source,
            item.normalised,
            target,
            tuple(results),
            item.proposed,
            tuple(units),
            tuple(warnings),
            item.match,
            self._similar(item),
        )

    def _similar(self, item: _Prepared) -> tuple[MemoryMatch, ...]:
        if self.memory is None or item.match is not None or not self.options.enforce:
            return ()
        return self.memory.find_similar(item.source)

    def _calmed(self, unit: Unit, draft: Draft, warnings: list[str]) -> str:
        if not draft.is_degenerate:
            return draft.text
        calmed = without_loops(draft.text)
        if draft.unmet or not calmed or calmed != draft.text[: len(calmed)]:
            warnings.append("the model repeats itself here; read this segment")
            return draft.text
        kept_met = all(v.span is None or v.span[1] <= len(calmed) for v in draft.verdicts)
        if kept_met and not is_degenerate(unit.text, calmed):
            warnings.append("a repetition was cut from the end of this segment")
            return calmed
        warnings.append("the model repeats itself here; read this segment")
        return draft.text


@dataclass(frozen=True, slots=True)
class _Prepared:
    source: str
    normalised: NormalisedText
    proposed: tuple[TermMatch, ...]
    units: tuple[Unit, ...]
    remembered: Draft | None = None
    match: MemoryMatch | None = None
    warnings: tuple[str, ...] = ()
