"""Drafts that run wild are decoded again so that nothing is said over and over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gongbao.translation.engines import DecodingOptions, Engine
from gongbao.translation.guarantee.draft import (
    Draft,
    as_at_first,
    credited,
    write_again,
    write_draft,
)
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.steps.piece_engines.prefix_repair import repair_by_prefix
from gongbao.translation.guarantee.steps.piece_engines.span_replacement import replace_spans


def calm_drafts(drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions) -> list[Draft]:
    """Return first drafts in which those that ran wild are decoded anew without repetitions."""
    wild = [k for k, draft in enumerate(drafts) if draft.is_degenerate]
    calmed = list(drafts)
    if wild:
        calmer = replace(decoding, no_repeat_ngram=3, repetition_penalty=1.3)
        requests = [drafts[k].passage.request(engine.pieces) for k in wild]
        for k, hypothesis in zip(wild, engine.translate(requests, calmer), strict=True):
            calmed[k] = write_draft(drafts[k].passage, hypothesis, engine)
    return calmed


def tame_drafts(
    drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions, positions: int = 1
) -> list[Draft]:
    """Return repaired drafts; those that ran wild are made once more, repairs included.

    What comes of it is taken where it meets no less and is better.
    """
    wild = [k for k, draft in enumerate(drafts) if draft.is_degenerate]
    tamed = list(drafts)
    if not wild:
        return tamed
    tame = replace(decoding, beam_size=1, no_repeat_ngram=3, repetition_penalty=1.2)
    requests = [drafts[k].passage.request(engine.pieces) for k in wild]
    made = [
        credited(
            write_again(as_at_first(drafts[k]), hypothesis, engine), Outcome.REPAIRED, Stage.AGAIN
        )
        for k, hypothesis in zip(wild, engine.translate(requests, tame), strict=True)
    ]
    made = repair_by_prefix(made, engine, tame, positions)
    for k, draft in zip(wild, map(replace_spans, made), strict=True):
        if draft.rank()[:2] < drafts[k].rank()[:2]:
            tamed[k] = draft
    return tamed
