"""Whether a figure went up or down."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.changes.change_words import (
    ADVERBS,
    COUNTED,
    DONE,
    DOWN,
    DOWN_ENGLISH,
    SPREAD,
    TOLD_DOWN,
    TOLD_UP,
    UP,
    UP_ENGLISH,
)
from glossary.relations.relation import Relation, Scope, Sense

_COMPARED = (
    "(?:(?:[较比]|[同环]比|按[年月])(?![0-9重例率值])[^，。；⟨]{0,12}(?<![最提增升新偏降走缩减调]))"
)
_BEHIND = "⟩的?(?:(?:温和|强劲|显著|稳健|大幅|轻微|可观|同比|按年|实质|年度|平均)的?)?"
"""What stands between a figure and the change it measures: 录得6.5%温和增长."""

DIRECTION = Relation(
    "direction",
    Severity.CRITICAL,
    ("direction of a change", "增减方向"),
    Scope.FIGURE,
    (
        Sense(
            "down",
            f"(?:{DOWN}){ADVERBS}⟨|{_COMPARED}(?:[低少短小轻慢矮窄]了?近?|少[{DONE}][一-鿿]{{0,3}})⟨|(?:降幅|跌幅|减幅)[则为达约]*⟨|{_BEHIND}(?:跌幅|降幅|减幅|跌势)"
            "|(?:后退|倒退|下移|滑落)了?⟨[^⟩]*⟩个?(?:[位名]|位次|名次)",
            DOWN_ENGLISH,
            TOLD_DOWN,
        ),
        Sense(
            "up",
            f"(?:{UP}){ADVERBS}⟨|{_COMPARED}(?:[高多长大重快宽]出?了?近?|多[{DONE}][一-鿿]{{0,3}})⟨|(?:增幅|涨幅|升幅)[则为达约]*⟨|[新净]增[一-鿿]{{1,5}}⟨"
            f"|{_BEHIND}(?:增长|增幅|升幅|涨幅|升势|涨势)(?![到至为了])"
            "|(?:前进|上移|跃升|进位)了?⟨[^⟩]*⟩个?(?:[位名]|位次|名次)",
            UP_ENGLISH,
            TOLD_UP,
        ),
    ),
    COUNTED | {QuantityKind.ORDINAL},
    (
        f"{SPREAD}[^，⟨]{{0,10}}(?:收窄|扩大|缩小|加快|放缓|提高|回落|下降|上升|减缓|提升|减小){ADVERBS}(?=⟨)"
        "|(?:增长|增幅|增速|涨幅)(?:率|为|达)*⟨[-−]"
        "|(?:没有|未|不再|停止)(?:增长|下降|增加|减少)|以?[升降减增跌涨]{2}(?=⟨)"
        "|新增减[税费负排][^，。；⟨]{0,6}(?=⟨)|新增退[税耕][^，。；⟨]{0,6}(?=⟨)",
        # Of things that are named so: a growing season, cut flowers, emission reduction funds.
        r"\b(?:set(?:s|ting)?|ma(?:de|k(?:e|es|ing))|t(?:ook|ak(?:e|es|ing))|dr[ae]w\w*|sign\w*|clean\w*"
        r"|open\w*|ke(?:pt|ep\w*)|us(?:e|es|ed|ing)|fill\w*|wrap\w*|free\w*|tie[ds]?|turn\w*|put\w*|catch\w*"
        r"|start\w*) up\b"
        r"|\b\w+-ups?\b|\bfollow(?:ed|ing)? up\b"
        r"|\bgrowing (?:periods?|seasons?|stages?|areas?|environments?)\b"
        r"|\b(?:fresh-)?cut flowers?\b"
        r"|\bcutting (?:picks?|tools?|edges?|machines?|heads?)\b|\bcutting-edge\b"
        r"|\b(?:carbon|emissions?|poverty|disaster|risk)[ -]reduction (?:and [\w-]+ )?(?=\w)"
        r"|\b(?:rising|falling) (?:stars?|tides?)\b|\b(?:drop|cut)-?offs?\b|\bshort ?cuts?\b",
    ),
    (90, 60),
    'A change turned round: 下降1.9% as "up 1.9 percent".',
    is_nearest=True,
)
RELATIONS: tuple[Relation, ...] = (DIRECTION,)
