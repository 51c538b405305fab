"""Persons with their posts before them: 市财政局局长邓丽 is "Deng Li, director of the ...".

A small model loses the thread of a sentence in such posts ("Wang Shilin, vice mayor Cheng Guodong
and secretary-general"). Where the grammar of posts knows them whole the model reads the name alone,
and the posts are written beside it in the English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.spans import Span
from glossary.cells import KnownWords, render_posts
from glossary.inflection import plurals_of
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.wording.names.persons import find_persons
from gongbao.translation.wording.wording import Way, Wording, met_inside

_LONGEST = 40
_HAN_NAME = re.compile("[\u3400-\u9fff]{2,4}")
# What may stand before the posts: a mark, a word of grammar, a verb of meeting.
_BEFORE = re.compile(
    r"(?:[，,。；;：:！？（(）)“”《》\s]|[由和与及对向据经请是被让同跟]"
    "|以及|陪同|会见|听取|任命|来自|其中|会上|记者从|邀请|免去)$"
)
_ANOTHER = re.compile("(?P<mark>[、和与及])(?P<next>[\u3400-\u9fff]{2,4})")
_MOST_WORDS = 3
_DEPUTY = "deputy director"


def find_posted_persons(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield the persons whose posts are known whole, each with its posts, left to right.

    >>> [(w.english, w.beside) for w in find_posted_persons("市教育局局长郝俊峰说。", ())]
    [('Hao Junfeng', 'director of the Municipal Education Bureau')]
    """
    names = [
        (r.span, r.accepted[0])
        for r in requirements
        if r.kind is RequirementKind.COPY
        and not r.conflict
        and _HAN_NAME.fullmatch(text, r.start, r.end)
    ]
    names += [(person.span, person.english) for person in find_persons(text, requirements)]
    names.sort()
    ends = {span.end for span, _ in names}
    starts = {span.start for span, _ in names}
    for name, english in names:
        start, posts = _posts_before(text, name, requirements, ends)
        another = _ANOTHER.match(text, name.end)
        if posts and another is not None and another.start("next") in starts:
            is_shared = another["mark"] == "、" and leads(posts)  # one post of several
            posts = next(iter(plurals_of(posts)), "") if is_shared else ""
        if not posts:
            continue
        span = Span(start, name.end)
        inside = met_inside(span, f"{english}, {posts}", requirements)
        if inside is not None:
            yield Wording(span, english, inside, Way.WRITTEN, posts)


def leads(posts: str) -> bool:
    """Tell whether posts stand before a name, "Vice Mayor Sun Wei", and not behind it."""
    return len(posts.split()) <= _MOST_WORDS and not {"of", "and"} & set(posts.split())


def known_words(text: str, requirements: Sequence[Requirement]) -> KnownWords:
    """Return the English that requirements have for posts and for places."""
    terms = [r for r in requirements if r.kind is RequirementKind.TERM and not r.conflict]
    words = [(text[slice(*r.span)], _english(r), r.is_place) for r in terms]
    return KnownWords(
        {chinese: english for chinese, english, is_place in words if not is_place},
        {chinese: english for chinese, english, is_place in words if is_place},
    )


def _english(requirement: Requirement) -> str:
    """Return the first rendering; of a 副局长 the one that fits a "director" beside it."""
    accepted = requirement.accepted
    return _DEPUTY if accepted[0] == f"{_DEPUTY}-general" and _DEPUTY in accepted else accepted[0]


def _posts_before(
    text: str, name: Span, requirements: Sequence[Requirement], ends: set[int]
) -> tuple[int, str]:
    """Return where the posts before a name begin, and their English, empty for none."""
    known = known_words(text, requirements)
    for start in range(max(0, name.start - _LONGEST), name.start - 1):
        is_behind_person = text[start - 1 : start] == "、" and start - 1 in ends
        if start and not is_behind_person and not _BEFORE.search(text[:start]):
            continue
        posts = render_posts(text[start : name.start], known)
        if posts is not None:
            return start, posts
    return 0, ""
