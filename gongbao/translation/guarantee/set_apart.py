"""What a Chinese text sets apart by a space, which normalisation takes away: 第三条　供水单位应当.

Chinese has no spaces between words. The number of an article stands apart from its first sentence,
and bodies that sign together stand apart from each other. Joined, a model may read one phrase out
of an article and its number, one name out of two, and one sentence out of a headline's two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpora import NormalisedText
from corpora.spans import Span
from glossary.requirement import Requirement, RequirementKind

_ARTICLE = re.compile("第(?:[0-9]{1,4}|[一二三四五六七八九十百零〇]{1,7})条")
_SPACE = re.compile(r"\s")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,30}(?:局|委|委员会|厅|人民政府|联合会|协会|学会|院|部|办公室|中心|总?队|分?社|工会|妇联"
    r"|海关|监狱|分?行|公司|集团|大学|学校|指挥部|领导小组)"
)

_HAN = re.compile("[\u4e00-\u9fff]")
# A sentence; a document's title, whose body stands apart before it.
_NO_HEADLINE = re.compile(
    "[。！？；：:;|｜/，,]|[A-Za-z] [A-Za-z]|关于|印发"
    "|(?:通知|公告|通告|公示|决议|决定|意见|说明|方案|办法|条例|规定|细则|预案|规划|计划|报告|名单|[^证]书|表)$"
)
_LONGEST_HEADLINE, _FEWEST_IN_HEADLINE, _MOST_HEADLINES = 90, 6, 4
_SAYING = ("强调", "指出", "要求", "提出", "表示", "时说")
_DAY = re.compile("(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日")


def find_gaps(normalised: NormalisedText, source: str) -> tuple[int, ...]:
    """Return the places of a normalised text before which its source has a space.

    >>> from corpora import normalise
    >>> find_gaps(normalise("第一条　为了"), "第一条　为了")
    (3,)
    """
    return tuple(
        k
        for k in range(1, len(normalised.text))
        if _SPACE.search(source, normalised.ends[k - 1], normalised.starts[k])
    )


def find_article(text: str, gaps: Sequence[int], requirements: Sequence[Requirement]) -> int | None:
    """Return the index of the required number of an article that stands apart before its words."""
    match = _ARTICLE.match(text)
    if match is None or match.end() not in gaps:
        return None
    place = Span(*match.span())
    whole = (k for k, r in enumerate(requirements) if r.span == place and not r.conflict)
    return next((k for k in whole if requirements[k].kind is RequirementKind.QUANTITY), None)


def find_signatories(text: str, gaps: Sequence[int]) -> list[Span]:
    """Return the bodies of a line, set apart by spaces, and its day; nothing of any other line.

    >>> find_signatories("临江市统计局国家统计局临江调查队", (6,))
    [Span(start=0, end=6), Span(start=6, end=16)]
    >>> find_signatories("临江市统计局国家统计局临江调查队", ())
    []
    """
    parts = _parts(text, gaps)
    *first, last = (text[slice(*part)].rstrip() for part in parts)
    bodies = first if _DAY.fullmatch(last) else [*first, last]
    is_list = len(parts) > 1 and all(map(_BODY.fullmatch, bodies))
    return parts if is_list else []


def find_headlines(text: str, gaps: Sequence[int]) -> list[Span]:
    """Return the parts of a headline that says two things or more; nothing of any other line.

    >>> text = "市长检查防汛工作时强调宁可十防九空不可失防万一"
    >>> [text[slice(*part)] for part in find_headlines(text, (11,))]
    ['市长检查防汛工作时强调', '宁可十防九空不可失防万一']
    """
    if len(text) > _LONGEST_HEADLINE or _NO_HEADLINE.search(text):
        return []
    parts = _parts(text, gaps)
    if any(_BODY.fullmatch(text[slice(*part)].rstrip()) for part in parts):
        return []
    is_said = all(len(_HAN.findall(text, *part)) >= _FEWEST_IN_HEADLINE for part in parts)
    return parts if is_said and 1 < len(parts) <= _MOST_HEADLINES else []


def mark_behind(headline: str) -> str:
    """Return the mark between a part of a headline and the next: what somebody stresses follows."""
    return ":" if headline.endswith(_SAYING) else ";"


def _parts(text: str, gaps: Sequence[int]) -> list[Span]:
    spaces = (match.end() for match in _SPACE.finditer(text))  # kept before a figure
    places = pairwise((0, *sorted({*gaps, *spaces}), len(text)))
    return [Span(*ends) for ends in places]
