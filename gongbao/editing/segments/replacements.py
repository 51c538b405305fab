"""Find and replace in the segments of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora import InputError
from gongbao.editing.edited_documents import EditedSegment


@dataclass(frozen=True, slots=True)
class Replacement:
    """What find and replace does to a segment."""

    number: int
    before: str
    after: str


def preview_replacements(
    segments: Iterable[EditedSegment],
    find: str,
    replace: str,
    *,
    match_case: bool = True,
    whole_word: bool = False,
    numbers: Sequence[int] | None = None,
) -> list[Replacement]:
    """Return what replacing words would change; tags are left alone.

    Raises:
        InputError: if there is nothing to find.
    """
    if not find:
        raise InputError("nothing to find")
    pattern = re.escape(find)
    if whole_word:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    searched = re.compile(pattern, 0 if match_case else re.IGNORECASE)
    chosen = None if numbers is None else set(numbers)
    changes: list[Replacement] = []
    for segment in segments:
        if chosen is not None and segment.number not in chosen:
            continue
        after = searched.sub(lambda _: replace, segment.target)
        if after != segment.target:
            changes.append(Replacement(segment.number, segment.target, after))
    return changes
