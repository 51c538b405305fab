"""The segments of an evaluation: one source beside all translations, and filters without scripts.

Shown are those on which the systems disagree most and those with findings. Filters are buttons that
the style sheet reads (`:has`), so the page needs no script; on paper stands what they leave.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

import numpy as np

from gongbao.evaluation.evaluation import Evaluation, SystemResult
from gongbao.evaluation.scores.overlap_statistics import lower_is_better, metric_label
from gongbao.evaluation.segment_results import SegmentResult, kind_of
from gongbao.reports.evaluation.segment_filters import SegmentFilters, filters_of
from gongbao.reports.html_frame import heading

_MOST = 60
"""Segments of either sort: of disagreement, and with findings."""
_SHORTEST = 12
"""Characters of a source that may be disputed, where there are enough of them."""
_FEWEST_DISAGREEING = 10
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*|[^\w\s]")


def segment_section(evaluation: Evaluation, shown: Sequence[SystemResult]) -> str:
    """Return the cards with their filters; nothing where nothing scores a segment."""
    places, disagreeing = _chosen(evaluation, shown)
    if not places:
        return ""
    texts = evaluation.texts
    filters = filters_of(evaluation, shown, places)
    note = (
        '<p class="note">Up to 120 segments: where the systems disagree most, and where something'
        " was found."
    )
    if texts.references:
        note += " <del>Marked</del> words are not in the first reference."
    cards = "".join(
        _card(evaluation, shown, place, filters, is_disputed=place in disagreeing)
        for place in places
    )
    return (
        heading("One source, all translations", "原文与各译文")
        + note
        + "</p>"
        + f'<div class="cards">{filters.html()}'
        + f'{cards}<p class="none-left">No segment is both. · 无符合条件的句段</p></div>'
    )


def goodness(system: SystemResult) -> tuple[str, np.ndarray] | None:
    """Return the name of a score a segment and its values, more is better; None without one."""
    for metric in ("chrf", "bleu", "ter", "comet", "metricx", "consensus"):
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


def _chosen(
    evaluation: Evaluation, shown: Sequence[SystemResult]
) -> tuple[list[int], frozenset[int]]:
    """Return the segments to show, the most disputed first, and those that are disputed."""
    values = [scored[1] for system in shown if (scored := goodness(system)) is not None]
    count = len(evaluation.texts.source.lines)
    if values:
        table = np.array(values)
        spread = table.max(axis=0) - table.min(axis=0) if len(values) > 1 else -table[0]
    else:
        spread = np.zeros(count)
    long = np.array([len(text) >= _SHORTEST for text in evaluation.texts.source.lines])
    if long.sum() >= _MOST:  # what is said in two words is worded in many ways
        spread = np.where(long, spread, -np.inf)
    by_spread: list[int] = [int(k) for k in np.argsort(-spread, kind="stable").tolist()]
    found = Counter[int]()
    for system in shown:
        for place, segment in enumerate(system.segments):
            found[place] += len(segment.findings)
    by_findings = sorted((k for k in found if found[k]), key=lambda k: (-found[k], k))[:_MOST]
    rank = {place: number for number, place in enumerate(by_spread)}
    disputed = frozenset(by_spread[: min(_MOST, max(_FEWEST_DISAGREEING, count // 3))])
    places = sorted({*by_spread[:_MOST], *by_findings}, key=rank.__getitem__)
    return places, disputed if len(values) > 1 else frozenset()


def _card(
    evaluation: Evaluation,
    shown: Sequence[SystemResult],
    place: int,
    filters: SegmentFilters,
    *,
    is_disputed: bool,
) -> str:
    texts = evaluation.texts
    source, document = texts.source.lines[place], texts.documents[place]
    styles = filters.classes(evaluation, shown, place, is_disputed=is_disputed)
    domain = f"{escape(texts.domains[place])} · " if texts.domains else ""
    reference = texts.references[0].lines[place] if texts.references else ""
    told = f"<p><b>reference</b>{escape(reference)}</p>" if texts.references else ""
    return (
        f'<div class="card {" ".join(styles)}"><div class="source">'
        f'<p class="facts">line {place + 1} · {domain}{escape(document)}</p>'
        f'<p class="zh" lang="zh">{escape(source)}</p>{told}</div><div class="lines">'
        + "".join(_line(system, place, reference) for system in shown)
        + "</div></div>"
    )


def _line(system: SystemResult, place: int, reference: str) -> str:
    text = system.lines[place]
    written = marked_differences(text, reference)[0] if reference else escape(text)
    facts = []
    scored = goodness(system)
    if scored is not None:
        facts.append(f"{scored[0]} {abs(scored[1][place]):.0f}")
    faults = ""
    if system.segments:
        facts += _estimate(system.segments[place])
        faults = "".join(
            f"<li>{kind_of(f)}: {escape(f.text[:60])}</li>"
            for f in system.segments[place].findings[:6]
        )
    told = f'<ul class="faults">{faults}</ul>' if faults else ""
    return (
        f'<div class="line"><p class="who"><b>{escape(system.name)}</b> {" · ".join(facts)}</p>'
        f"<p>{written}</p>{told}</div>"
    )


def _estimate(segment: SegmentResult) -> list[str]:
    if segment.estimate is None:
        return []
    return [f"estimate {segment.estimate.penalty:.1f}, {segment.estimate.mark}"]


def _marked(text: str, spans: list[tuple[int, int]], tag: str) -> str:
    out, place = [], 0
    for start, end in spans:
        out += [escape(text[place:start]), f"<{tag}>{escape(text[start:end])}</{tag}>"]
        place = end
    return "".join([*out, escape(text[place:])])
