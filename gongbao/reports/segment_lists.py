"""The part of the report that shows segments: worst, best, and those with wrong figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

import numpy as np

from gongbao.evaluation.evaluation import Evaluation, SystemResult
from gongbao.evaluation.scores.overlap_statistics import lower_is_better, metric_label
from gongbao.evaluation.segment_results import FindingKind, SegmentResult, kind_of
from gongbao.reports.html_frame import heading

_WORST, _BEST, _FIGURES = 8, 4, 8
_SHORTEST = 12
_FIGURE_KINDS = (FindingKind.FIGURE, FindingKind.DATE)
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*|[^\w\s]")


def segment_section(evaluation: Evaluation, shown: Sequence[SystemResult]) -> str:
    """Return lists for the systems, the first one open."""
    parts = [heading("Segments", "句段")]
    parts.append(
        '<p class="note"><del>Marked</del> words are not in the first reference, '
        "<ins>marked</ins> words of the reference are not in the translation. The estimate is the"
        " MQM penalty expected without looking at the reference: it says where to read first, not"
        " which system is better.</p>"
    )
    for place, system in enumerate(shown):
        state = " open" if place == 0 else ""
        parts.append(
            f"<details{state}><summary>{escape(system.name)}</summary>"
            f"{_lists(evaluation, system)}</details>"
        )
    return "".join(parts)


def goodness(system: SystemResult) -> tuple[str, np.ndarray] | None:
    """Return the name of a score a segment and its values, more is better; None without one."""
    for metric in ("chrf", "bleu", "ter"):
        found = system.statistics(metric)
        if found is not None:
            sign = -1.0 if lower_is_better(metric) else 1.0
            return metric_label(metric), sign * found.segment_scores
    if system.segments and system.segments[0].estimate is not None:
        penalties = [s.estimate.penalty for s in system.segments if s.estimate is not None]
        return "estimate", -np.array(penalties)
    return None


def marked_differences(translation: str, reference: str) -> tuple[str, str]:
    """Return both texts escaped, with what the other lacks marked in each.

    >>> marked_differences("Output grew fast.", "Output rose fast.")
    ('Output <del>grew</del> fast.', 'Output <ins>rose</ins> fast.')
    """
    ours = [match.span() for match in _WORD.finditer(translation)]
    theirs = [match.span() for match in _WORD.finditer(reference)]
    matcher = SequenceMatcher(
        None,
        [translation[a:b].lower() for a, b in ours],
        [reference[a:b].lower() for a, b in theirs],
        autojunk=False,
    )
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        _marked(
            translation, [(ours[a][0], ours[b - 1][1]) for _, a, b, _, _ in codes if a < b], "del"
        ),
        _marked(
            reference, [(theirs[a][0], theirs[b - 1][1]) for *_, a, b in codes if a < b], "ins"
        ),
    )


def _lists(evaluation: Evaluation, system: SystemResult) -> str:
    scored = goodness(system)
    if scored is None:
        return ""
    name, values = scored
    long = [k for k, t in enumerate(evaluation.texts.source.lines) if len(t) >= _SHORTEST]
    order = sorted(long or range(len(values)), key=lambda k: (values[k], k))
    wrong = [
        k
        for k, segment in enumerate(system.segments)
        if any(kind_of(finding) in _FIGURE_KINDS for finding in segment.findings)
    ]
    wrong.sort(key=lambda k: (-len(system.segments[k].findings), k))
    groups = (
        ("Figures and dates not found by value · 数字与日期不符", wrong[:_FIGURES]),
        (f"Lowest {name} · 得分最低", order[:_WORST]),
        (f"Highest {name} · 得分最高", order[::-1][:_BEST]),
    )
    return "".join(
        f"<h3>{title}</h3>" + "".join(_segment(evaluation, system, k, values[k]) for k in places)
        for title, places in groups
        if places
    )


def _segment(evaluation: Evaluation, system: SystemResult, place: int, score: float) -> str:
    texts = evaluation.texts
    ours, theirs = marked_differences(system.lines[place], texts.references[0].lines[place])
    facts = [f"line {place + 1}", escape(texts.documents[place]), f"score {abs(score):.1f}"]
    if system.segments:
        facts += _facts(system.segments[place])
    return (
        f'<div class="segment"><p class="facts">{" · ".join(facts)}</p>'
        f'<p class="zh" lang="zh"><b>原文</b>{escape(texts.source.lines[place])}</p>'
        f"<p><b>translation</b>{ours}</p><p><b>reference</b>{theirs}</p></div>"
    )


def _facts(segment: SegmentResult) -> list[str]:
    facts = []
    if segment.estimate is not None:
        found = segment.estimate
        facts.append(
            f"estimate {found.penalty:.1f} ({found.low:.0f} to {found.high:.0f}), {found.mark}"
        )
    return facts + [f"{kind_of(f)}: {escape(f.text[:40])}" for f in segment.findings[:6]]


def _marked(text: str, spans: list[tuple[int, int]], tag: str) -> str:
    out, place = [], 0
    for start, end in spans:
        out += [escape(text[place:start]), f"<{tag}>{escape(text[start:end])}</{tag}>"]
        place = end
    return "".join([*out, escape(text[place:])])
