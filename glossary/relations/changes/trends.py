"""Where a trend goes, and where it turned."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.changes.change_words import DOWN_ENGLISH, UP_ENGLISH
from glossary.relations.relation import Relation, Scope, Sense

TURN = Relation(
    "turn",
    Severity.CRITICAL,
    ("turn of a trend", "由升转降、由负转正"),
    Scope.SENTENCE,
    (
        Sense(
            "up again",
            "由负转正|由降转[升增涨]|由跌转[升涨]|由减转增|止跌回升|降转[增升]|扭亏为盈|扭亏增盈|扭亏"
            "|由亏转盈|由下降[^，。；]{0,12}转为(?:增长|上升|上涨)|由上[月年][^，。；]{0,6}(?:下降|下跌)"
            "[^，。；]{0,10}转为(?:增长|上升|上涨)",
            r"negative[^.;]{0,40}positive|turn\w* positive|returned to (?:growth|profit)|return to"
            r"|(?:declin|decreas|fall|drop|contract|loss|deficit)\w*[^.;]{0,60}(?:growth|ris"
            r"|grow|increas"
            r"|profit|surplus|expan|gain)|profitab|back (?:in|to)|into (?:the black|profit)|revers"
            r"|into profit|made a profit|turned (?:around|a profit)|rebound|recover|turnaround"
            r"|out of the red|stopp\w* (?:falling|declin|losing)|end\w* (?:their|its) loss"
            r"|broke even",
            r"\b(?:made|earned|posted) a profit|\b(?:back|returned) (?:in|to|into) (?:profit"
            r"|the black)"
            r"|negative (?:\w+ ){0,2}to (?:\w+ )?positive|from (?:a )?(?:declin\w*|decreas\w*"
            r"|fall\w*"
            r"|drop\w*|loss\w*|contraction)\b[^.;,]{0,60}\bto (?:an? )?(?:growth|ris\w*"
            r"|increas\w*|profit)"
            r"|loss\w* into profit",
        ),
        Sense(
            "down",
            "由正转负|由升转降|由涨转[跌降]|由增转[降减]|由盈转亏|由(?:增长|上升|上涨)[^，。；]{0,12}转为"
            "(?:下降|下跌|减少)",
            r"positive[^.;]{0,40}negative|turn\w* negative|slip\w* into|(?:growth|ris|grow|increas"
            r"|profit|surplus|gain)\w*[^.;]{0,60}(?:declin|decreas|fall|fell|drop|contract|loss"
            r"|deficit)"
            r"|into (?:the red|loss|negative|decline)|revers|began to (?:fall|decline)|turned down",
            r"positive (?:\w+ ){0,2}to (?:\w+ )?negative|from (?:an? )?(?:growth|ris\w*|increas\w*"
            r"|profit\w*)\b[^.;,]{0,60}\bto (?:an? )?(?:declin\w*|decreas\w*|fall\w*|drop\w*"
            r"|loss\w*)"
            r"|profits? into loss|\binto (?:the red|losses|loss)\b|\b(?:made|incurred|suffered"
            r"|recorded"
            r"|posted) (?:an? )?(?:net )?loss",
        ),
    ),
    explanation='A trend turned the other way: 由负转正 as "from positive to negative".',
)
TREND = Relation(
    "trend",
    Severity.CRITICAL,
    ("trend", "增减趋势"),
    Scope.SENTENCE,
    (
        Sense(
            "down",
            "下降|减少|下跌|下滑|回落|减弱|走低|萎缩|缩减|放缓|降低|收窄",
            DOWN_ENGLISH
            + r"|\b(?:prevent\w*|avoid\w*|fight\w*|curb\w*|end\w*|stop\w*|no longer|without)\b",
            r"\b(?:fell|fallen|declined|decreased|dropped|slid|shrank|tumbled|slumped"
            r"|edged down|eased|decline|decrease|drop|falling)\b",
        ),
        Sense(
            "up",
            "增长|上升|增加|上涨|回升|攀升|提升|扩大|增强|提高|增多|走高",
            UP_ENGLISH,
            r"\b(?:rose|risen|increased|grew|climbed|jumped|surged|soared|edged up|widened"
            r"|expanded)\b",
        ),
    ),
    passed_over=(
        "[^，。；]{0,6}(?:降幅|跌幅|减幅|增幅|涨幅|增速)[^，。；]{0,14}|负增长|零增长|增长[^，。；]{0,2}[-−]|不[降减增升]|没有(?:增"
        "|减|上|下)",
        "",
    ),
    explanation='A trend turned round: 游客减少 as "visitors rose".',
    is_lenient=True,
)
NEGATIVE_GROWTH = Relation(
    "negative-growth",
    Severity.CRITICAL,
    ("negative growth", "负增长"),
    Scope.SENTENCE,
    (
        Sense(
            "negative growth",
            "负增长",
            DOWN_ENGLISH,
            is_needed=True,
        ),
    ),
    explanation='Negative growth as growth: 人口负增长 as "population growth".',
)
RELATIONS: tuple[Relation, ...] = (
    TURN,
    TREND,
    NEGATIVE_GROWTH,
)
