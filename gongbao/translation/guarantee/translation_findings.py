"""What to look at in a translation, as findings with rules that an office can waive.

What is guaranteed is presence. Here placement is doubted, and what else presence does not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpora import NormalisedText
from corpora.findings import Finding, words_around
from corpora.memory import MemoryMatch
from corpora.quantities import (
    find_english_quantities,
    keeps_approximation,
    reversed_direction,
    same_value,
)
from corpora.spans import Span
from glossary.reading import Verdict
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.guarantee.draft import Draft, attention_mass
from gongbao.translation.guarantee.translation_rules import (
    APPROXIMATION,
    CUT,
    DIRECTION,
    FIGURE,
    OVERRULED,
    PLACEMENT,
    REPEATED,
    SHORT,
)

# Attention on its source below which a phrase may stand at the wrong place.
_LOOKED_AT = 0.05


def draft_findings(draft: Draft) -> Iterator[Finding]:
    """Yield what to look at in a draft: stray figures, changes turned round, doubtful places.

    Spans count in the passage and in the text of the draft.
    """
    for span in draft.stray_figures:
        figure = draft.text[slice(*span)]
        yield FIGURE.finding(
            f"the figure “{figure}” has no figure of its own in the source",
            f"原文中没有与“{figure}”对应的数字",
            text=figure,
            target_span=span,
        )
    for verdict in draft.verdicts:
        requirement = verdict.requirement
        if not verdict.is_met or verdict.span is None:
            continue
        if requirement.quantity is not None:
            yield from _figure_findings(draft, requirement, verdict.span)
        elif requirement.kind is RequirementKind.TERM and not _was_looked_at(draft, verdict):
            words = draft.text[slice(*verdict.span)]
            yield PLACEMENT.finding(
                f"“{words}” may stand at the wrong place",
                f"“{words}”的位置可能不当",
                text=words,
                source_span=requirement.span,
                target_span=verdict.span,
            )


def overruled(match: MemoryMatch, draft: Draft) -> Finding:
    """Return the finding for a match whose English cannot stand; its source is the segment."""
    english: list[str] = []
    chinese: list[str] = []
    for index in draft.unmet:
        needed = draft.verdicts[index].requirement
        words = needed.accepted[0]
        if needed.kind is RequirementKind.FORBIDDEN:
            english.append(f"“{words}” is deprecated for {needed.source}")
            chinese.append(f"{needed.source}已不用“{words}”")
        else:
            english.append(f"no {words} for {needed.source}")
            chinese.append(f"{needed.source}没有译为{words}")
    unit = match.unit.number
    return OVERRULED.finding(
        f"the translation memory (unit {unit}, {match.score:.0f} %) was not used: "
        + "; ".join(english),
        f"未采用翻译记忆（第{unit}条，{match.score:.0f}%）：" + "；".join(chinese),
        text=match.unit.target,
    )


def repeated() -> Finding:
    """Return the finding for a draft that runs wild to its end."""
    return REPEATED.finding(
        "the model repeats itself here; read this segment", "此处模型重复，请通读本句"
    )


def was_cut(repetition: str) -> Finding:
    """Return the finding for a repetition that was cut away."""
    return CUT.finding(
        "a repetition was cut from the end of this segment",
        "已删去句末的重复",
        text=repetition,
    )


def too_short() -> Finding:
    """Return the finding for a translation that must have lost something."""
    return SHORT.finding(
        "the translation is much shorter than its source leads to expect",
        "译文比原文应有的长度短得多",
    )


def in_segment(
    findings: Iterable[Finding], normalised: NormalisedText, source_offset: int, target_offset: int
) -> Iterator[Finding]:
    """Yield findings of a passage with their spans as they stand in the segment as written."""
    for finding in findings:
        source, target = finding.source_span, finding.target_span
        if source is not None:
            placed = source.shifted(source_offset)
            source = Span(*normalised.original_span(placed.start, placed.end))
        if target is not None:
            target = target.shifted(target_offset)
        yield replace(finding, source_span=source, target_span=target)


def in_context(finding: Finding, source: str, target: str) -> Finding:
    """Return a finding with its words and their neighbours, from the whole of both sides.

    One that is about no words in particular is about the source.
    """
    span = finding.target_span
    if span is not None and span.end <= len(target):
        return replace(finding, context=words_around(target, span))
    if span is not None:  # cut away with a repetition
        finding = replace(finding, target_span=None)
    return replace(finding, text=finding.text or source, context=target)


def _figure_findings(draft: Draft, requirement: Requirement, span: Span) -> Iterator[Finding]:
    quantity = requirement.quantity
    if quantity is None:
        return
    words, source_span = draft.text[slice(*span)], requirement.span
    found = [figure for figure in find_english_quantities(words) if same_value(quantity, figure)]
    if found and not any(keeps_approximation(quantity, figure) for figure in found):
        yield APPROXIMATION.finding(
            f"“{words}” loses the approximation of {requirement.source}",
            f"“{words}”未译出“{requirement.source}”的约数",
            text=words,
            source_span=source_span,
            target_span=span,
        )
    before = draft.passage.text[: requirement.start]
    turned = reversed_direction(quantity, before, draft.text, span.start)
    if turned:
        yield DIRECTION.finding(
            f"“{turned}” turns round the change by {requirement.source}",
            f"“{turned}”与“{requirement.source}”的增减方向相反",
            text=turned,
            source_span=source_span,
            target_span=span,
        )


def _was_looked_at(draft: Draft, verdict: Verdict) -> bool:
    requirement, span = verdict.requirement, verdict.span
    if span is None:
        return True
    mass = attention_mass(draft, requirement.start, requirement.end)
    pieces = [k for k, piece in enumerate(draft.spans) if piece.overlaps(span)]
    return not pieces or max(float(mass[k]) for k in pieces if k < len(mass)) >= _LOOKED_AT
