"""Who holds which post: two names that stand with the post of each other in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.names import find_pinyin_names, place_of_name
from glossary.reading.exchanges.exchanged_pairs import are_exchanged

_POSTS = {
    "书记员": "clerk|recorder|stenographer",
    "书记": "secretary(?![- ]general)|party chief",
    "秘书长": "secretary[- ]general",
    "主任委员": "chair\\w*|director",
    "主任": "director|chair\\w*|head|chief",
    "主席": "chair\\w*|president",
    "董事长": "chair\\w*",
    "监事长": "supervisor\\w*",
    "总经理": "general manager|president|managing director",
    "总裁": "president|ceo|chief executive",
    "经理": "manager",
    "财务总监": "financ\\w+|cfo",
    "财务负责人": "financ\\w+|cfo",
    "会计机构负责人": "accounting",
    "总工程师": "chief engineer",
    "总会计师": "chief accountant",
    "市长": "mayor",
    "省长": "governor",
    "县长": "magistrate|county (?:head|mayor|governor|chief)|head|governor",
    "区长": "district (?:head|mayor|governor|chief)|head|governor|mayor",
    "镇长": "mayor|town(?:ship)? (?:head|chief)|head",
    "乡长": "township (?:head|chief)|head",
    "部长": "minister|head|director",
    "局长": "director|chief|head|commissioner",
    "厅长": "director|head",
    "处长": "director|head|chief",
    "科长": "chief|head",
    "署长": "director|commissioner",
    "司长": "director|secretary",
    "院长": "president|dean|director|head",
    "校长": "principal|president|head\\w*|chancellor",
    "教务主任": "academic\\w*|dean|studies|teaching",
    "教授": "professor",
    "会长": "president|chair\\w*",
    "馆长": "curator|director|librarian",
    "所长": "director|head|chief",
    "站长": "station (?:master|head|chief)|director|head",
    "队长": "captain|leader|head",
    "检察长": "procurator|prosecutor",
    "检察官": "procurator|prosecutor",
    "审判长": "presiding judge",
    "审判员": "(?<!presiding )judge",
    "法官助理": "assistant",
    "法官": "judge",
    "律师": "lawyer|attorney|counsel",
    "记者": "reporter|journalist|correspondent",
    "摄影": "photo\\w*",
    "编辑": "editor",
    "导演": "director",
    "编剧": "\\w*writer|script\\w*|playwright",
    "原告": "plaintiff",
    "被告": "defendant",
}
_POST = deferred_pattern(
    f"(?P<deputy>副|常务副)?(?P<post>{'|'.join(sorted(_POSTS, key=len, reverse=True))})"
)
_DEPUTY = r"(?:deputy|vice|associate|assistant)[- ](?:(?!and\b)\w+[- ]){0,2}?"
_MARK = deferred_pattern("[，。；：、（）()和及与由,;:　 ]")
_TITLES = deferred_pattern(rf"\b(?:{'|'.join(_POSTS.values())})\b", re.IGNORECASE)
"""Posts before a name, which would read as a part of it: "Dean Hong Xuewen"."""
_FARTHEST = 16
_A_PAIR = 2
_WITHOUT_DOTS = {ord("ü"): "u", ord("Ü"): "U"}


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person with a post: where the name stands on both sides, and the post in English."""

    place: Span
    names: Sequence[Span]
    post: re.Pattern[str]


def exchanged_posts(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """Yield where two names stand in the source of which each has the post of the other.

    >>> said = "Mayor Jiang Weidong met Deputy Mayor Peng Haiyan."
    >>> list(exchanged_posts("副市长蒋卫东会见市长彭海燕。", said))
    [(Span(start=3, end=6), Span(start=10, end=13))]
    """
    if len(_POST.findall(source)) < _A_PAIR:
        return
    plain = target.translate(_WITHOUT_DOTS)
    for one, other in pairwise(_holders(source, plain)):
        if one.post.pattern == other.post.pattern:
            continue
        posts = [[Span(*m.span()) for m in holder.post.finditer(plain)] for holder in (one, other)]
        if are_exchanged(
            (one.names, other.names),
            (_without(posts[0], posts[1]), _without(posts[1], posts[0])),
        ):
            yield one.place, other.place


def _holders(source: str, target: str) -> list[_Holder]:
    """Return the persons of the target who have a post in the source, as they follow there."""
    placed: dict[Span, list[Span]] = {}
    for name in find_pinyin_names(_TITLES.sub(lambda m: "|" * len(m.group()), target)):
        place = None if name.is_reversed else place_of_name(name, source)
        if place is not None:
            placed.setdefault(Span(*place), []).append(Span(name.start, name.end))
    posts = ((place, _post(source, place)) for place in sorted(placed))
    return [_Holder(place, placed[place], post) for place, post in posts if post is not None]


def _post(source: str, person: Span) -> re.Pattern[str] | None:
    before = source[max(0, person.start - _FARTHEST) : person.start].rstrip("：: ")
    own = _MARK.split(before)[-1]
    named = [match for match in _POST.finditer(own) if match.end() == len(own)]
    match = named[-1] if named else _POST.match(source, person.end)
    if match is None:
        return None
    english = _POSTS[match["post"]]
    head = rf"(?<!deputy )(?<!vice )(?<!vice-)\b(?:{english})"
    words = rf"\b{_DEPUTY}(?:{english})" if match["deputy"] else head
    return deferred_pattern(words, re.IGNORECASE)


def _without(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Return the spans that no longer one of the others covers: "manager" of a deputy manager."""
    return [
        span
        for span in spans
        if not any(o.overlaps(span) and o.length >= span.length for o in others)
    ]
