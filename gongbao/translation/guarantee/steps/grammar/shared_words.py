"""Part words that two terms beside each other share: the "Yangtze River chief system" of a model.

长江 is the Yangtze River and 河长制 the river chief system; side by side the word in which
the one ends and the other begins is written only once, by the model or because a word behind a term
was taken for its own. Where both are approved the exclusive matching sees that one of them is
missing; here it is written again where the second is only proposed.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.spans import Span
from glossary.requirement import RequirementKind
from glossary.term_matcher import TermMatch
from gongbao.translation.guarantee.draft import Draft, credited, with_text
from gongbao.translation.guarantee.outcomes import Outcome, Stage


def part_shared_words(draft: Draft, proposed: Sequence[TermMatch]) -> Draft:
    """Return the draft with words written twice that two neighbouring terms share.

    Args:
        draft: A draft of a passage.
        proposed: Terms of its segment that nobody has approved.
    """
    if draft.is_remembered or not proposed:
        return draft
    for verdict in reversed(draft.verdicts):
        requirement, span = verdict.requirement, verdict.span
        if requirement.kind is not RequirementKind.TERM or span is None:
            continue
        following = draft.passage.text[requirement.end :]
        for match in proposed:
            if not following.startswith(match.text):
                continue
            word = _shared(draft.text[: span.end], draft.text[span.end :], match)
            if word:
                changed = with_text(draft, Span(span.end, span.end), f" {word}")
                if len(changed.unmet) <= len(draft.unmet) and changed.faults <= draft.faults:
                    draft = changed
                break
    return credited(draft, Outcome.REPLACED, Stage.AGREEMENT)


def _shared(before: str, behind: str, match: TermMatch) -> str:
    """Return the word in which a text ends and a term begins whose other words follow it."""
    last = before.rpartition(" ")[2].casefold()
    behind = behind.casefold()
    for term in match.concept.accepted:
        first, _, rest = term.text.partition(" ")
        if rest and last == first.casefold() and behind.startswith(f" {rest.casefold()}"):
            return first
    return ""
