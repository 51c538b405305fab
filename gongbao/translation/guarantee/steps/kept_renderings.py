"""Keep: within a document every term has the rendering of the first passage that has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.reading import verify
from glossary.requirement import Requirement
from gongbao.translation.guarantee.document_state import FirstRenderings
from gongbao.translation.guarantee.draft import Draft, credited
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.steps.remembered_segments import with_rulings


def keep_renderings(drafts: Sequence[Draft], renderings: FirstRenderings) -> list[Draft]:
    """Return drafts that are held to the renderings of the document, the earlier ones' included.

    Rulings younger than the translation memory are written into what comes from it. `renderings`
    takes note of what each draft says.
    """
    kept: list[Draft] = []
    for draft in drafts:
        required = draft.passage.requirements
        narrowed = tuple(renderings.narrowed(requirement) for requirement in required)
        if narrowed != required:
            draft = under_requirements(draft, narrowed)
        if draft.is_remembered:
            draft = with_rulings(draft)
        renderings.learn(draft.verdicts, draft.text)
        kept.append(draft)
    return kept


def under_requirements(draft: Draft, requirements: tuple[Requirement, ...]) -> Draft:
    """Return a draft with the renderings of its document required, verified anew.

    What is remembered and has no place for one of them stays as it is: the glossary accepts it.
    """
    verdicts = verify(requirements, draft.text)
    credits = draft.credits
    if draft.is_text:  # what is written over another rendering is told as that
        pairs = zip(credits, verdicts, strict=True)
        credits = tuple(credit if verdict.is_met else None for credit, verdict in pairs)
    strict = replace(
        draft,
        passage=replace(draft.passage, requirements=requirements),
        verdicts=verdicts,
        credits=credits,
    )
    if draft.is_remembered and with_rulings(strict).unmet:
        return draft
    return strict if draft.is_remembered else credited(strict, Outcome.MET, Stage.MODEL)
