"""How a Chinese sentence uses a term: as a verb or not, of one or of many, in the past or not."""

from __future__ import annotations

import re

from corpora.patterns.deferred_patterns import deferred_pattern
from glossary.inflection.number_places import Number

_BEFORE_VERB = deferred_pattern(
    "(?:已经?|正在?|应当?|必须|不得|不准|需要?|继续|进一步|擅自|有序|稳步|积极|大力|扎实|严格|依法|不断"
    "|逐步|切实|坚决|严禁|禁止|共同|联合|率先|可以?|予以|加以|加快|着力|深入|持续|有效|全面|全部|尚未|未"
    "|于?(?:[上本今当去前昨]|次)[年月日周旬天](?:底|初|末|中)?(?:新|共)?|如期|顺利|集中|专门|统一)$"
)
_AFTER_VERB = deferred_pattern("了(?![解])|完毕|到位|完成|成功")
_PAST = deferred_pattern(
    "(?<![为除])了(?!解)|已|曾|去年|上[年月周半]|昨[日天]|前年|日前|近日|今天上午|以来|完成"
    "|[0-9一二三四五六七八九]+月[0-9一二三四五六七八九十]+日"
)
_FUTURE = deferred_pattern(
    "将|应当?|必须|力争|到20[3-9][0-9]年|要(?!求|素|点|件|道)|不得|严禁|计划|继续"
)
_COUNTERS = (
    "张本册盒瓶杯头只匹粒根块片颗道封把扇双副列节班团队群处个名家位所"
    "座台套条项份种类批人户起件次门艘辆架支篇部款间届期组对场幅枚棵株宗"
)
_FIGURE = r"[0-9０-９][0-9０-９,，.]*[万亿千百余多]*|[一二两三四五六七八九十百千万几数]+[余多]?"
_COUNT_BEHIND = deferred_pattern(
    rf"(?:共|仅|约|近|超|达|共有|达到|共计|等)?(?P<figure>{_FIGURE})(?:余|多)?[{_COUNTERS}]"
)
_COUNT_BEFORE = deferred_pattern(
    rf"(?P<figure>{_FIGURE})(?:余|多)?[{_COUNTERS}](?:新|新型|重点|省级|市级|国家级|县级|优秀|大型)?$"
)
_MANY_BEFORE = deferred_pattern(
    "(?:各|各类|各级|各个|各种|多[个家名种项类条所]|所有|全体|这些|那些|一些|许多|众多|广大|若干"
    '|一[批系]列?|一大批|下列|以下|上述|有关|不少)(?:新|新型|重点|优秀)?[“‘"]?$|各[^，。、；的0-9]{1,5}$'
)
_ONE_BEFORE = deferred_pattern(
    f'(?:每|该|此|本|这|某|首|唯一|任一|任何一)[{_COUNTERS}]?[“‘"]?$|[^十百千万第0-9]一[{_COUNTERS}]$|^一[{_COUNTERS}]$'
)


def is_used_as_verb(text: str, start: int, end: int) -> bool:
    """Tell whether the term at a place of a Chinese sentence is beyond doubt a verb there.

    >>> is_used_as_verb("严禁擅自变更用途", 4, 6), is_used_as_verb("变更申请", 0, 2)
    (True, False)
    """
    if _AFTER_VERB.match(text, end):
        return True
    return _BEFORE_VERB.search(text[max(0, start - 8) : start]) is not None


def is_told_as_past(text: str) -> bool:
    """Tell whether a Chinese sentence tells of what was done.

    >>> is_told_as_past("去年新建学校18所"), is_told_as_past("将新建学校18所")
    (True, False)
    """
    return _PAST.search(text) is not None and _FUTURE.search(text) is None


def number_in_source(text: str, start: int, end: int) -> Number | None:
    """Return whether a Chinese sentence speaks of one or of many of the term at a place of it.

    >>> number_in_source("配备网格员三名", 2, 5), number_in_source("每名网格员", 2, 5)
    (<Number.PLURAL: 'plural'>, <Number.SINGULAR: 'singular'>)
    """
    before, after = text[max(0, start - 12) : start], text[end:].lstrip('”’"')
    if _ONE_BEFORE.search(before):
        return Number.SINGULAR
    if after.startswith(
        ("们", "多种", "多个", "多份", "多家", "多名", "若干")
    ) or _MANY_BEFORE.search(before):
        return Number.PLURAL
    counted = _COUNT_BEHIND.match(after) or _COUNT_BEFORE.search(before)
    if counted is None:
        return None
    is_one = re.fullmatch("[1１一]", counted["figure"]) is not None
    return Number.SINGULAR if is_one else Number.PLURAL
