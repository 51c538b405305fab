"""How a rate of change changed, and what grew faster or slower, shorter or longer."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.changes.change_words import (
    ADVERBS,
    DOWN_ENGLISH,
    SHARES,
    SPREAD,
    UP_ENGLISH,
)
from glossary.relations.relation import Relation, Scope, Sense

PACE = Relation(
    "pace",
    Severity.CRITICAL,
    ("change of a rate of change", "增速或降幅的变化"),
    Scope.SENTENCE,
    (
        Sense(
            "narrowed, slowed",
            "(?:降幅|跌幅|减幅|增幅|涨幅|增速|升幅|差距|缺口|逆差|顺差|收入比|倍差)(?:[较比][^，。；⟨]{1,10}?)?"
            "(?:[^，。；]{0,8}?)(?:收窄|回落|放缓|缩小|减缓|下降|减小|降低|下滑)",
            r"\b(?:narrow\w*|slow\w*|eas(?:e|ed|es|ing)|moderat\w*|declin\w*|drop\w*|fell|fall\w*"
            r"|reduc\w*|shr[aiu]nk\w*|decelerat\w*|small\w*|less\w*|lower\w*|down|cool\w*|soft\w*"
            r"|decreas\w*|retreat\w*|slip\w*|dip\w*|slid|weak\w*|pull\w* back|trim\w*|mild\w*)\b",
            r"\b(?:narrow\w*|slowed|slowing|slower|moderated|decelerat\w*|shr[aiu]nk\w*)\b",
        ),
        Sense(
            "widened, quickened",
            "(?:降幅|跌幅|减幅|增幅|涨幅|增速|升幅|差距|缺口|逆差|顺差|收入比|倍差)(?:[较比][^，。；⟨]{1,10}?)?"
            "(?:[^，。；]{0,8}?)(?:扩大|加快|提高|上升|回升|提升|加速|加深|加大|走高|提速)",
            r"\b(?:widen\w*|expan\w*|accelerat\w*|quicken\w*|fast\w*|deepen\w*|enlarg\w*|increas\w*"
            r"|gr[eo]w\w*|ris\w*|rose|higher|up|steep\w*|larg\w*|gather\w*|climb\w*|improv\w*"
            r"|bigger|sharp\w*|rebound\w*|pick\w*|recover\w*|gain\w*|strong\w*|worsen\w*|speed\w*"
            r"|sped|edg\w*|more)\b",
            r"\b(?:widen\w*|accelerat\w*|quicken\w*|deepen\w*|expanded|enlarged)\b",
        ),
    ),
    explanation='A slower pace as a faster one: 降幅收窄 as "the decline widened".',
)
_SLOWER = (
    DOWN_ENGLISH + r"|\b(?:decelerat\w*|small\w*|soft\w*|gentl\w*|cool\w*|mild\w*|pull\w* back)\b"
)
_FASTER = UP_ENGLISH.replace("|gr[eo]w\\w*", "").replace("|growth", "") + (
    r"|\b(?:deepen\w*|steep\w*|larg\w*|gather\w*|bigger|sharp\w*|strong\w*|worsen\w*|speed\w*"
    r"|sped|edg\w*)\b"
)
PACE_AT_FIGURE = Relation(
    "pace-by",
    Severity.CRITICAL,
    ("change of a rate of change", "增速或降幅的变化"),
    Scope.FIGURE,
    (
        Sense(
            "the decline narrowed",
            f"(?:降幅|跌幅|减幅)[^，⟨]{{0,14}}(?:收窄|回落|放缓|缩小|减缓|减小){ADVERBS}⟨",
            r"\b(?:narrow\w*|slow\w*|eas(?:ed|es|ing|e)|moderat\w*|shr[aiu]nk\w*|small\w*|less\w*|lower\w*"
            r"|reduc\w*|improv\w*|recover\w*|mild\w*|gentl\w*|soft\w*|shallow\w*|cut|up|better|higher|ris\w*|rose|decelerat\w*)\b",
            r"\b(?:narrow\w*|slow\w*|moderat\w+|decelerat\w*|shr[aiu]nk\w*|smaller|less)\b",
            is_needed=True,
        ),
        Sense(
            "narrowed, slowed",
            f"{SPREAD}[^，⟨]{{0,14}}(?:收窄|回落|放缓|缩小|减缓|下降|减小|降低|下滑){ADVERBS}⟨"
            f"|(?:放缓|减缓|趋缓|放慢|减慢|减速){ADVERBS}⟨",
            _SLOWER,
            r"\b(?:narrow\w*|slow\w*|eas(?:ed|es|ing)|fell|falling|dropp\w+|slipp\w+|lower"
            r"|moderat\w+"
            r"|down|decelerat\w*|retreat\w*|shr[aiu]nk\w*|decreas\w+|smaller|less)\b",
            accepts=("the decline narrowed",),
            is_needed=True,
        ),
        Sense(
            "widened, quickened",
            f"{SPREAD}[^，⟨]{{0,14}}(?:扩大|加快|提高|上升|回升|提升|加速|加深|加大){ADVERBS}⟨"
            f"|(?:加快|加速|提速){ADVERBS}⟨",
            _FASTER,
            r"\b(?:widen\w*|accelerat\w*|quicken\w*|deepen\w*|expand\w*|ros?e|rising|rises|faster"
            r"|higher|climb\w*|pick\w* up|increased|increasing|up|enlarg\w+|edg\w+ up|gain\w*"
            r"|rais\w+)\b",
            is_needed=True,
        ),
    ),
    SHARES,
    reach=(70, 40),
    explanation='A slower pace as a faster one: 增速回落0.4个百分点 as "growth rose by 0.4".',
)
RATE_OF_CHANGE = Relation(
    "rate-of-change",
    Severity.MAJOR,
    ("rate of change", "增速"),
    Scope.FIGURE,
    (
        Sense(
            "the rate of growth",
            "(?:增速|增长率|增幅|涨幅|升幅)[^，⟨]{0,14}(?:回落|加快|放缓|提高|下降|上升|收窄|扩大|提升|减缓"
            f"|回升|降低){ADVERBS}⟨",
            r"\b(?:growth|growing|rates?|pace|increas\w*|fast\w*|slow\w*|ris(?:e|ing)|expansion"
            r"|accelerat\w*|decelerat\w*|quick\w*|gain\w*|speed\w*|narrow\w*|widen\w*|rose"
            r"|momentum)\b",
            is_needed=True,
        ),
        Sense(
            "the decline",
            "(?:降幅|跌幅|减幅)[^，⟨]{0,14}(?:收窄|扩大|缩小|加深|减小|回落)" + ADVERBS + "⟨",
            r"\b(?:declin\w*|decreas\w*|drop\w*|f[ae]ll\w*|contract\w*|reduc\w*|down\w*|negative"
            r"|loss\w*|shrink\w*|cut\w*|slump\w*|slide|lower\w*)\b",
            is_needed=True,
        ),
    ),
    SHARES,
    reach=(120, 60),
    explanation='A change of a rate as a change of the thing: 增速回落1.1个百分点 as "fell by".',
)
SPEED = Relation(
    "speed",
    Severity.CRITICAL,
    ("change of speed", "提速与放缓"),
    Scope.SENTENCE,
    (
        Sense(
            "faster",
            "提速(?!度)|加速(?![度器])|加快",
            rf"{_FASTER}|\b(?:fast\w*|expedit\w*|hasten\w*|intensif\w*|stepp?\w* up|promot\w*"
            r"|push\w*)\b",
            r"\b(?:accelerat\w+|quicken\w*|sp(?:ed|eed(?:s|ed|ing)?) up|faster)\b",
        ),
        Sense(
            "slower",
            "放缓|减速(?!带|器)|放慢|减慢|减缓|趋缓",
            _SLOWER,
            r"\b(?:slow(?:s|ed|ing)?(?: down)?|slowdown|decelerat\w+|slower)\b",
        ),
    ),
    explanation='Faster as slower: 铁路提速 as "railways slowed down".',
)
SHORTER_OR_LONGER = Relation(
    "shorter-or-longer",
    Severity.CRITICAL,
    ("shorter or longer", "缩短与延长"),
    Scope.FIGURE,
    (
        Sense(
            "shorter",
            f"(?:缩短|压缩|压减|精简){ADVERBS}[到至]?⟨",
            rf"{DOWN_ENGLISH}|\b(?:from|streamlin\w*|faster|quicker)\b",
            r"\b(?:shorten\w*|shorter|cut(?:s|ting)?|compress\w*|reduc\w*)\b",
        ),
        Sense(
            "longer",
            f"(?:延长|顺延|拉长){ADVERBS}[到至]?⟨",
            UP_ENGLISH,
            r"\b(?:extend(?:s|ed|ing)|prolong\w*|lengthen\w*|longer)\b",
        ),
    ),
    reach=(60, 30),
    explanation='Shorter as longer: 缩短40% as "extended by 40 percent".',
)
RELATIONS: tuple[Relation, ...] = (
    PACE,
    PACE_AT_FIGURE,
    RATE_OF_CHANGE,
    SPEED,
    SHORTER_OR_LONGER,
)
