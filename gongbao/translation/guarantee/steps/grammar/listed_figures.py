"""Join listed figures: 4.6%、6.7% is "4.6 percent and 6.7 percent", with one "and" at the end."""

from __future__ import annotations

from corpora.spans import Span
from glossary.reading import Verdict
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text

_LAST_MARKS = ("、", "和", "及", "与")


def join_last_figures(draft: Draft) -> Draft:
    """Return the draft with "and" before the last alone of figures that the source lists."""
    if draft.is_remembered or draft.is_text:
        return draft
    for index in reversed(range(1, len(draft.verdicts))):
        first, last = draft.verdicts[index - 1], draft.verdicts[index]
        follows = draft.verdicts[index + 1] if index + 1 < len(draft.verdicts) else None
        if not _are_listed(draft, first, last) or first.span is None or last.span is None:
            continue
        is_end = follows is None or not _are_listed(draft, last, follows, _LAST_MARKS)
        gap = Span(first.span.end, last.span.start)
        wrong, right = (", ", " and ") if is_end else (" and ", ", ")
        if gap.start < gap.end and draft.text[slice(*gap)] == wrong:
            changed = with_text(draft, gap, right)
            if changed.rank()[:2] <= draft.rank()[:2]:
                draft = changed
    return draft


def _are_listed(
    draft: Draft, first: Verdict, last: Verdict, marks: tuple[str, ...] = ("、",)
) -> bool:
    """Tell whether two figures stand side by side in the source, with a mark between them."""
    one, other = first.requirement, last.requirement
    are_figures = one.kind is other.kind is RequirementKind.QUANTITY
    return are_figures and draft.passage.text[one.end : other.start] in marks
