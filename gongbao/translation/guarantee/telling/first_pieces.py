"""The pieces that a translation is begun with: a document's title, an article, who is appointed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossary.requirement import Requirement
from gongbao.translation.engines import EncodedSource, Vocabulary
from gongbao.translation.guarantee.telling.titles import TitleOpening

_IS_PLACE = re.compile("[省市区县州盟旗乡镇]$")


def required_pieces(
    index: int | None,
    words: str,
    requirements: Sequence[Requirement],
    source: EncodedSource,
    pieces: Vocabulary,
) -> tuple[str, ...]:
    """Return the pieces of a requirement, and of words behind it; none where there is no index."""
    if index is None:
        return ()
    placeholder = source.placeholders.get(index)
    named = (placeholder,) if placeholder else pieces.encode_words(requirements[index].accepted[0])
    return (*named, *(pieces.encode_words(words) if words else ()))


def title_pieces(
    title: TitleOpening,
    requirements: Sequence[Requirement],
    source: EncodedSource,
    pieces: Vocabulary,
) -> tuple[EncodedSource, tuple[str, ...]]:
    """Return how a title begins: what it is, of which place where one opens it, and for what.

    Where a term rules what it is, that is said as it is ruled, and once: the source that comes back
    carries it in the capitals of a title.
    """
    kind: tuple[str, ...] = tuple(pieces.encode_words(title.kind))
    of_place: tuple[str, ...] = ()
    fillers = dict(source.fillers)
    for index, requirement in enumerate(requirements):
        placeholder = source.placeholders.get(index)
        if placeholder and requirement.start == 0 and _IS_PLACE.search(requirement.source):
            of_place = (*pieces.encode_words("of"), placeholder)
        elif placeholder and requirement.end == title.end:
            kind = (placeholder,)
            fillers[placeholder] = fillers[placeholder].title()
    opening = (*kind, *of_place, *pieces.encode_words(title.preposition))
    return replace(source, fillers=fillers), opening
