"""Better or worse: what falls improves where less is better, and rises where more is."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.changes.change_words import (
    ADVERBS,
    DOWN_ENGLISH,
    SHARES,
    TOLD_DOWN,
    TOLD_UP,
    UP_ENGLISH,
)
from glossary.relations.relation import Relation, Scope, Sense

_KIND = QuantityKind
_MORE_IS_BETTER = "优良|优质|达标|合格|满意|覆盖|利用率|就业率|净化|收益|利润|营收"
_LESS_IS_BETTER = (
    "(?:浓度|PM|颗粒物|臭氧|二氧化|污染物|排放|能耗|水耗|消耗|失业|不良|发病|死亡|病死|事故|投诉|逾期|亏损|负债"
    "|杠杆|成本|费用|用时|时长|耗时|时限|逆差|赤字|缺口|空气质量(?:综合)?指数|AQI|超标|违法|犯罪|发案"
    "|误差|库存|拥堵|延误|贫困|差距|酸雨)"
)
_BETTER = f"(?:改善|好转|优化){ADVERBS}⟨"
_WORSE = f"(?:恶化|变差|转差){ADVERBS}⟨"


def _near(things: str, others: str, change: str) -> str:
    """Return the pattern of a change behind things, with no others between them."""
    return f"(?:{things})(?:(?!{others})[^。；⟨])*?{change}"


_SAID = (
    Sense("better", "", r"\b(?:improv\w*|better\w*|favou?rabl\w*|optimi[sz]\w*)\b"),
    Sense("worse", "", r"\b(?:wors\w*|deteriorat\w*|degrad\w*|poorer)\b"),
    Sense("lower", "", DOWN_ENGLISH.replace("|wors\\w*", ""), TOLD_DOWN),
    Sense("higher", "", UP_ENGLISH.replace("|improv\\w*", "").replace("|better", ""), TOLD_UP),
)
_MEANT = (
    (
        "better, that is lower",
        _near(_LESS_IS_BETTER, _MORE_IS_BETTER, _BETTER),
        ("better", "lower"),
    ),
    (
        "better, that is higher",
        _near(_MORE_IS_BETTER, _LESS_IS_BETTER, _BETTER),
        ("better", "higher"),
    ),
    ("better", _BETTER, ("better", "lower", "higher")),
    ("worse, that is higher", _near(_LESS_IS_BETTER, _MORE_IS_BETTER, _WORSE), ("worse", "higher")),
    ("worse, that is lower", _near(_MORE_IS_BETTER, _LESS_IS_BETTER, _WORSE), ("worse", "lower")),
    ("worse", _WORSE, ("worse", "lower", "higher")),
)
BETTER_OR_WORSE = Relation(
    "better-or-worse",
    Severity.CRITICAL,
    ("better or worse", "改善与恶化"),
    Scope.FIGURE,
    (
        *(Sense(name, chinese, "", accepts=said, is_needed=True) for name, chinese, said in _MEANT),
        *_SAID,
    ),
    SHARES | {_KIND.AMOUNT, _KIND.NUMBER, _KIND.MEASURE},
    reach=(90, 60),
    explanation='Better as more of what is bad: PM2.5同比改善8.6% as "up 8.6 percent".',
    is_nearest=True,
    is_wide=True,
    trigger="改善|好转|优化|恶化|变差|转差",
)
RELATIONS: tuple[Relation, ...] = (BETTER_OR_WORSE,)
