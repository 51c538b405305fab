"""Movements that go the other way in a translation, beside those of figures: up for down.

What is said of figures has relations of its own; here words of movement are counted on both sides.
A movement is turned where the source has more words for one way than the target, and the target
more words for the other way than the source. Words that say one way beyond doubt are looked for
where something is too many, all words that may say it where something is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.relations.turned.contrary import Contrary


@dataclass(frozen=True, slots=True)
class Way:
    """The words for one way of moving.

    Attributes:
        chinese: Words that say it beyond doubt.
        chinese_all: Those, and all that may be said so in English.
        english: Words that say it beyond doubt.
        english_said: Those, and a few more that say it, but other things as well.
        english_all: All words a translator may choose for it.
    """

    chinese: re.Pattern[str]
    chinese_all: re.Pattern[str]
    english: re.Pattern[str]
    english_said: re.Pattern[str]
    english_all: re.Pattern[str]


def _way(chinese: str, more_chinese: str, english: str, said: str, more_english: str) -> Way:
    said_pattern = f"{english}|{said}"
    return Way(
        deferred_pattern(chinese),
        deferred_pattern(f"{chinese}|{more_chinese}"),
        deferred_pattern(english, re.IGNORECASE),
        deferred_pattern(said_pattern, re.IGNORECASE),
        deferred_pattern(f"{said_pattern}|{more_english}", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase that goes one way only.

    Attributes:
        chinese: It.
        english: What says it.
        contrary: What says the contrary.
        unless: Chinese that may stand for the contrary.
    """

    chinese: re.Pattern[str]
    english: re.Pattern[str]
    contrary: re.Pattern[str]
    unless: re.Pattern[str]


_PHRASES = tuple(
    _Phrase(
        deferred_pattern(chinese),
        deferred_pattern(english, re.IGNORECASE),
        deferred_pattern(contrary, re.IGNORECASE),
        deferred_pattern(unless),
    )
    for chinese, english, contrary, unless in (
        (
            "中?下游(?!产业|企业|行业)",
            r"\blower\b|downstream|low-lying",
            r"\b(?:higher|upper) (?:and \w+ )?(?:reach\w*|course|[A-Z]\w+ (?:River|region))",
            "上游|上、",
        ),
        ("高等(?:教育|院校|学校)|高校", r"\bhigher\b", r"\blower education", "初等|低"),
        (
            "最高|高达|多达|可达|上限|不超过|以内",
            r"\bup to\b|\bmaximum|\bat most\b|\bcap",
            r"\bdown to [A-Z$€£]{0,4}\d",
            "[降减跌落缩退]",
        ),
        (
            "(?:不断|日益|持续|逐[年步渐])(?:增|上[升涨]|扩大|攀升|提[高升])",
            r"increas|grow|rising|rise|rose|more|expand|climb|improv|enhanc|\bup\b|soar|surg|strength",
            r"\bdecreasing|\bshrinking|\bfalling|\bdeclining|\bdecreased|\bdeclined|\bfell\b",
            "[降跌落缩]|减[少持产]",
        ),
    )
)
CHINESE_ENDS = deferred_pattern("[，。；：！？、,;:!?\n（）()]")
"""What ends the words that a movement is said of."""
_FEW_WORDS = 2
_GROWTH = deferred_pattern("增长|增幅|增速|涨幅|升幅|扩张")
_SLOWER = deferred_pattern("放缓|减慢|减缓|减弱|放慢|趋缓|收窄|温和")
_LESS = deferred_pattern("[降跌负缩挫]|减[少产收持幅]|回落|下[滑行]|衰退|走低|少于")
_SHRUNK = deferred_pattern(
    r"\b(?:shr[aiu]nk(?:ing)?|contracted|contraction|declin(?:e|ed|ing))\b", re.IGNORECASE
)
_LEVEL = deferred_pattern("[最较更新][高低]|[高低多少]于")
"""Words that compare, and do not move; they have many other words in English."""
_MINUS = deferred_pattern(r"[增涨升长幅速率为][-−－]\d")
_BY = (
    r"(?= by | from | to \d+(?:\.\d+)? ?(?:%|per)| \d+(?:\.\d+)? ?(?:%|per|points|basis)"
    r"| slightly| sharply)"
)
_UP = _way(
    "增长|增加(?!值)|增多|增大|增强|增至|增产|增收|上升|上涨|上扬|上调|提高|提升|升高|升至|升幅|涨幅|增幅|攀升"
    "|走高|回升|反弹|扩大|扩张|扩展|加大|加快|加速|提速|加强|加剧|加深|(?:改善|好转)(?!了?约?[0-9])|复苏|高涨|猛增|激增"
    "|剧增|暴涨|飙升|大涨|上浮|抬升|扩容|扩增|看涨|走强|升值|升级|倍增|新高|更高|较高|最高|(?<![不得应能])[高多]于"
    "|涨|(?<!直)升(?![官学初华空国旗降机级])|(?<!新)增(?![城设补添加])",
    "[增升涨高扩拓]|向上|上[行探]|更[多大强快]|越来越|日益|强势|强降|加[重码倍]|看好|发展|壮大|新一轮|拔高",
    r"\b(?:rose|risen|rises|increas(?:e|es|ed|ing)|grown|growth|grew|higher|upward|expanded"
    r"|expansion|accelerat(?:ed|es|ion)|strengthen(?:s|ed)|climb(?:s|ed|ing)?"
    r"|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|rebound(?:s|ed|ing)?)\b"
    rf"|\bjump(?:s|ed|ing)?{_BY}|\bup{_BY}",
    r"\brise\b(?! to (?!\d)| of the| and fall)(?<!give rise)(?<!gives rise)(?<!gave rise)"
    r"|\b(?:rising|increasingly|grow(?:s|ing)?|expand(?:s|ing)?|accelerat\w+|rais(?:e|es|ed|ing)"
    r"|strengthen(?:ing)?|jump\w*)\b",
    r"\b(?:improv\w*|enhanc\w*|boost\w*|upgrad\w*|enlarg\w*|widen\w*|deepen\w*|intensif\w*|more"
    r"|greater|larger|faster|better|stronger|record|speed\w* up|sped|doubl\w*|scal\w+|heighten\w*"
    r"|appreciat\w*|escalat\w*|aggravat\w*|worsen\w*|recover\w*|pick\w* up|gain\w*|extend\w*"
    r"|hik\w*|lift\w*|elevat\w*|high|highest|add(?:s|ed|ing|itional)?|mount\w*|promot\w*|advanc\w*"
    r"|step\w* up|exten\w+)\b",
)
_DOWN = _way(
    "下降|下跌|下滑|下挫|下调|下行|降低|降至|降幅|跌幅|减幅|减少|减小|减轻|减弱|减缓|减至|减产|减收|回落"
    "|走低|缩小|缩减|缩短|收缩|收窄|萎缩|放缓|趋缓|恶化(?!了?约?[0-9])|衰退|衰减|疲软|低迷|骤降|锐减|暴跌|大跌|滑落"
    "|走弱|贬值|降级|新低|更低|较低|最低|(?<![不得应能])[低少]于|负增长|削减|压减|压缩|精简|裁减|跌"
    "|(?<!强)降(?![临落雨水雪生解服温压暴])|降温|减(?![员肥])",
    "[减降跌低缩弱缓落衰]|向下|下[行探浮]|更[少小弱慢]|收紧|挫|大贬|凋|幅度?小",
    r"\b(?:fell|fallen|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)(?! to (?!\d))"
    r"|shr[aiu]nk(?:s|ing)?|shrinkage|lower|downward|contraction|slow(?:s|ed)|slowdown"
    r"|contracted(?! (?:\w+ ){0,3}(?:hills?|land|to|for|out)\b)|weaken(?:s|ed|ing)?|lowered"
    r"|contracted(?= (?:to|by) (?:\w+ ){0,3}\d)"
    r"|reduc(?:e|es|ed|ing|tion)|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|plummet\w*"
    r"|tumbl(?:e|ed|ing)|dwindl\w+|diminish\w*)\b"
    r"|\bdrop(?:s|ped|ping)?(?! (?:\S+ ){0,5}(?:bombs?|barrels?|in on|off|by the))"
    rf"|\bfalling\b(?! rocks?| asleep)|\bdown{_BY}|\bdown(?= \d| to [A-Z$€£]{{0,4}}\d)"
    r"|\bfall\b(?! into| under| within| short| behind| on\b| in\b| apart| for\b| asleep| ill\b"
    r"| off| prey| due| from| back| victim| through| over| to (?:the|a)\b| and rise| of)"
    r"(?<!this fall)(?<!last fall)(?<!every fall)(?<!next fall)",
    r"\b(?:slow(?:ing|er)|lowering|fall(?:s)?|drop\w*)\b",
    r"\b(?:cut\w*|less|fewer|low|lowest|eas(?:e|ed|es|ing)|mitigat\w*|alleviat\w*|reliev\w*"
    r"|narrow\w*|moderat\w*|sav(?:e|ed|es|ing|ings)|los(?:s|es|t|ing)|shorten\w*|streamlin\w*"
    r"|depreciat\w*|devalu\w*|slid\w*|slip\w*|dip\w*|sank|sink\w*|trim\w*|slash\w*|relax\w*|soft\w*"
    r"|curb\w*|compress\w*|smaller|deteriorat\w*|worsen\w*|recess\w*|negative|minus|weak\w*"
    r"|light\w*|down|off|slow|short\w*|minimi\w+|below|under|cool\w*|exempt\w*|eliminat\w*"
    r"|remov\w*)\b",
)


def turned_movement(source: str, target: str) -> Contrary | None:
    """Return a movement that goes the other way in the target.

    >>> turned_movement("出口持续扩大。", "Exports continued to shrink.") is not None
    True
    >>> turned_movement("成本下降，产量提高。", "Costs fell and output rose.") is None
    True
    """
    if _MINUS.search(source):
        return None  # 增长-3.7% falls
    turned = _turned_phrase(source, target) or _shrunk_growth(source, target)
    if turned is not None:
        return turned
    for said, other in ((_UP, _DOWN), (_DOWN, _UP)):
        wanted, strange = said.chinese.findall(source), other.english.findall(target)
        if not wanted or not strange:
            continue
        is_certainly_lost = len(wanted) > _count(said.english_all, target)
        moving = list(_moving(said.chinese, source))
        is_lost = is_certainly_lost or len(moving) > _count(said.english_said, target)
        turns = _count(other.chinese, source)
        is_plain = len(wanted) + turns <= _FEW_WORDS  # else too much may stand for too much
        rendered = _count(other.english_all, target) - len(strange) if is_plain else 0
        is_too_many = len(strange) > max(0, _count(other.chinese_all, source) - max(0, rendered))
        if not is_too_many and is_certainly_lost:
            is_too_many = len(strange) > sum(1 for _ in _moving(other.chinese, source))
        is_short = len(moving) + len(strange) <= _FEW_WORDS + 1
        if (
            not is_lost and is_short
        ):  # in a plain sentence a word that says other things too is none
            is_lost = len(moving) > _count(said.english, target)
            is_too_many = len(strange) > _count(other.chinese_all, source)
        if is_lost and is_too_many:
            return Contrary(_first(said.chinese, source), _first(other.english, target))
    return None


def _turned_phrase(source: str, target: str) -> Contrary | None:
    """Return a set phrase that says the contrary: 中下游 as "the higher reaches"."""
    for phrase in _PHRASES:
        found = phrase.chinese.search(source)
        if found is None or phrase.unless.search(source):
            continue
        turned = phrase.contrary.search(target)
        if turned is not None and not phrase.english.search(target):
            return Contrary(Span(*found.span()), Span(*turned.span()))
    return None


def _shrunk_growth(source: str, target: str) -> Contrary | None:
    """Return growth that slows in the source, and is a decline in the target."""
    grows, shrunk = _GROWTH.search(source), _SHRUNK.search(target)
    if grows is None or shrunk is None or not _SLOWER.search(source) or _LESS.search(source):
        return None
    return (
        None
        if _UP.english_said.search(target)
        else Contrary(Span(*grows.span()), Span(*shrunk.span()))
    )


def ways() -> tuple[Way, Way]:
    """Return the words for moving up and for moving down."""
    return _UP, _DOWN


def _moving(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the words that move, not those that compare."""
    return (word for word in pattern.findall(text) if not _LEVEL.fullmatch(word))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _first(pattern: re.Pattern[str], text: str) -> Span | None:
    found = pattern.search(text)
    return Span(*found.span()) if found else None
