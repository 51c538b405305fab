"""What a document is stands last in a Chinese title and first in an English one.

江州市推动低空经济高质量发展行动计划 is an "Action Plan for ...", not something that Jiangzhou
promotes. A small model reads the verb first; told how the title begins, it goes on well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_SHORTEST, _LONGEST = 8, 60


@dataclass(frozen=True, slots=True)
class TitleOpening:
    """What a document is, and the word before what it is about: "Action Plan", "for".

    `end` is where the Chinese of its kind ends.
    """

    kind: str
    preposition: str
    end: int = 0


_KINDS = {
    "三年行动(?:计划|方案)": TitleOpening("Three-Year Action Plan", "for"),
    "行动(?:计划|方案)": TitleOpening("Action Plan", "for"),
    "实施方案": TitleOpening("Implementation Plan", "for"),
    "工作方案": TitleOpening("Work Plan", "for"),
    "若干(?:政策)?措施": TitleOpening("Several Measures", "for"),
    "实施意见": TitleOpening("Implementation Opinions", "on"),
    "指导意见": TitleOpening("Guiding Opinions", "on"),
    "若干意见": TitleOpening("Several Opinions", "on"),
    "实施细则": TitleOpening("Implementation Rules", "for"),
    "实施办法": TitleOpening("Implementation Measures", "for"),
    "管理办法": TitleOpening("Administrative Measures", "for"),
    "暂行办法": TitleOpening("Interim Measures", "for"),
    "暂行规定": TitleOpening("Interim Provisions", "on"),
    "管理规定": TitleOpening("Administrative Provisions", "on"),
    "应急预案": TitleOpening("Emergency Response Plan", "for"),
}
_BRACKETS = r"(?:[(（][^()（）]{1,20}[)）])?"
_TITLES = tuple(
    (re.compile(f".+(?P<kind>{kind}){_BRACKETS}"), opening) for kind, opening in _KINDS.items()
)
# 江州市2025年工作方案 does not say what the plan is for.
_WITHOUT_TOPIC = re.compile(
    rf"(?:[^年]{{1,8}}[省市县区州])?20[0-9]{{2}}年度?(?:{'|'.join(_KINDS)}){_BRACKETS}"
)
_IN_NEWS = re.compile(
    "印发|发布|出台|公布|解读|启动|召开|举行|审议|通过|落实|制定|部署|正式|近日|日前|[，。；：！？《》、]"
)


def opening_of_title(text: str) -> TitleOpening | None:
    """Return how the English of a document's title begins, None for other texts.

    >>> opening_of_title("江州市推动低空经济高质量发展行动计划（2026—2028年）")
    TitleOpening(kind='Action Plan', preposition='for', end=18)
    >>> opening_of_title("江州市印发低空经济高质量发展行动计划")
    """
    title = text.strip()
    if not _SHORTEST <= len(title) <= _LONGEST or _IN_NEWS.search(title):
        return None
    if _WITHOUT_TOPIC.fullmatch(title):
        return None
    for pattern, opening in _TITLES:
        found = pattern.fullmatch(title)
        if found is not None:
            return replace(opening, end=found.end("kind") + text.index(title))
    return None
