"""Join the last of listed figures: 4.6%、6.7% is "4.6 percent and 6.7 percent", without a comma."""

from __future__ import annotations

from corpora.spans import Span
from glossary.reading import Verdict
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text


def join_last_figures(draft: Draft) -> Draft:
    """Return the draft with "and" before the last of figures that the source lists with 、."""
    if draft.is_remembered or draft.is_text:
        return draft
    for index in reversed(range(1, len(draft.verdicts))):
        first, last = draft.verdicts[index - 1], draft.verdicts[index]
        follows = draft.verdicts[index + 1] if index + 1 < len(draft.verdicts) else None
        is_end = follows is None or not _are_listed(draft, last, follows)
        if not is_end or not _are_listed(draft, first, last):
            continue
        if first.span is None or last.span is None:
            continue
        gap = Span(first.span.end, last.span.start)
        if gap.start < gap.end and draft.text[slice(*gap)] == ", ":
            changed = with_text(draft, gap, " and ")
            if changed.rank()[:2] <= draft.rank()[:2]:
                draft = changed
    return draft


def _are_listed(draft: Draft, first: Verdict, last: Verdict) -> bool:
    """Tell whether two figures stand side by side in the source, with 、 between them."""
    one, other = first.requirement, last.requirement
    are_figures = one.kind is other.kind is RequirementKind.QUANTITY
    return are_figures and draft.passage.text[one.end : other.start] == "、"
