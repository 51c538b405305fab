"""Forbid: what uses a deprecated term is decoded once more with that term suppressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.requirement import RequirementKind
from gongbao.translation.engines import DecodingOptions, Engine
from gongbao.translation.guarantee.draft import Draft, credited, write_again
from gongbao.translation.guarantee.outcomes import Outcome, Stage


def avoid_forbidden(
    drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions
) -> list[Draft]:
    """Return drafts without deprecated terms, where that costs no requirement.

    What is suppressed holds for a whole call of the engine, so drafts go by the words they use.
    """
    avoided = list(drafts)
    groups: dict[tuple[str, ...], list[int]] = {}
    for k, draft in enumerate(drafts):
        used = {
            draft.text[slice(*v.span)]
            for v in draft.verdicts
            if v.requirement.kind is RequirementKind.FORBIDDEN and not v.is_met and v.span
        }
        if used:
            groups.setdefault(tuple(sorted(used)), []).append(k)
    for words, members in groups.items():
        suppressed = tuple(engine.pieces.encode_words(word) for word in words)
        options = replace(decoding, suppressed=suppressed)
        requests = [drafts[k].passage.request(engine.pieces) for k in members]
        for k, hypothesis in zip(members, engine.translate(requests, options), strict=True):
            draft = write_again(drafts[k], hypothesis, engine)
            if len(draft.unmet) <= len(drafts[k].unmet) and not draft.is_degenerate:
                avoided[k] = credited(draft, Outcome.REPAIRED, Stage.SUPPRESSION)
    return avoided
