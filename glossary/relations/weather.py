"""Weather, air and earthquakes: the color of an alert, the wind, the degree, the side of zero."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

_DIRECTIONS = (
    ("northeast", "东北", "NE"),
    ("northwest", "西北", "NW"),
    ("southeast", "东南", "SE"),
    ("southwest", "西南", "SW"),
    ("north", "北", "N"),
    ("south", "南", "S"),
    ("east", "东", "E"),
    ("west", "西", "W"),
)
ALERT = Relation(
    "color-of-alert",
    Severity.CRITICAL,
    ("color of an alert", "预警颜色"),
    Scope.SENTENCE,
    tuple(
        Sense(
            color,
            f"{character}色(?:预警|警报|暴雨|高温|大风|大雾|台风|寒潮|雷电|等级)",
            rf"\b{color}\b|\b{level}\b",
            rf"\b{color}\b",
        )
        for color, character, level in (
            ("red", "红", "Level I"),
            ("orange", "橙", "Level II"),
            ("yellow", "黄", "Level III"),
            ("blue", "蓝", "Level IV"),
        )
    ),
    explanation='A warning in another color: 红色预警 as "orange alert".',
)
WIND = Relation(
    "wind",
    Severity.CRITICAL,
    ("direction of the wind", "风向"),
    Scope.SENTENCE,
    tuple(
        Sense(
            english,
            f"(?<![东南西北])偏?{chinese}风(?![格俗情光景口险力筝])",
            rf"\b{english}(?:erly|erlies|ern|wards?)?\b|\b{short}\b",
            rf"\b{english}(?:erly|erlies|ern)?\b (?:winds?|gales?|breezes?|at|and)"
            rf"|winds? (?:from|in) the {english}\b|\bturn {english}erly",
        )
        for english, chinese, short in _DIRECTIONS
    ),
    explanation='Another wind: 偏北风 as "southerly winds".',
)
_MOVING = (
    r"(?:mov\w+|head\w*|track\w*|travel\w*|shift\w*|advanc\w*|drift\w*|progress\w*|turn\w*|swing\w*"
    r"|run\w*|flow\w*|towards?)"
)
HEADING = Relation(
    "heading",
    Severity.CRITICAL,
    ("where it moves", "移动方向"),
    Scope.SENTENCE,
    tuple(
        Sense(
            english,
            f"[向往]偏?{chinese}(?:方向?)?(?:移动|移|推进|行进|偏移|延伸|流|转向|发展)",
            rf"\b{english}\w*|\b{short}\b",
            rf"\b{_MOVING} (?:\w+ )?(?:the )?{english}(?:erly|ern|wards?)?\b(?!-)",
        )
        for english, chinese, short in _DIRECTIONS
    ),
    explanation='Another heading: 向西北方向移动 as "moving northeast".',
    trigger="[向往]偏?[东西南北]",
)
DEGREE = Relation(
    "degree",
    Severity.MAJOR,
    ("degree", "轻度、中度、重度"),
    Scope.SENTENCE,
    (
        Sense(
            "slight",
            "轻[度微]",
            r"\b(?:light\w*|slight\w*|mild\w*|minor|low)\b",
            r"\b(?:lightly|slightly|mild(?:ly)?|light) (?:pollut|injur)\w*",
        ),
        Sense(
            "moderate",
            "中度",
            r"\b(?:moderate\w*|medium|middle)\b",
            r"\bmoderate(?:ly)? (?:pollut|injur)\w*",
        ),
        Sense(
            "heavy",
            "重度|严重污染",
            r"\b(?:heav\w+|serious\w*|severe\w*|major|bad\w*|hazardous)\b",
            r"\b(?:heav(?:y|ily)|serious(?:ly)?|severe(?:ly)?) (?:pollut|injur)\w*",
        ),
    ),
    explanation='Another degree: 轻度污染 as "heavy pollution".',
)
EARTHQUAKE = Relation(
    "magnitude-or-intensity",
    Severity.CRITICAL,
    ("magnitude or intensity", "震级与烈度"),
    Scope.SENTENCE,
    (
        Sense("intensity", "烈度", r"\bintensit\w+", r"\bintensity\b", is_needed=True),
        Sense(
            "magnitude",
            "震级|级地震|级余震",
            r"\bmagnitude\w*|-?magnitude\b|\bRichter\b|\bM ?\d",
            r"\bmagnitude\b",
        ),
    ),
    explanation="The intensity of an earthquake as its magnitude.",
)
BELOW_ZERO = Relation(
    "below-zero",
    Severity.CRITICAL,
    ("below zero", "零下"),
    Scope.FIGURE,
    (
        Sense(
            "below zero",
            "零下⟨|⟨零下",
            r"\bminus\b|\bbelow\b|\bnegative\b|(?<!\w)[-−](?=⟨|\d)|⟨[-−]|\bsub-?zero\b|\bfreezing\b"
            r"|\bfrost\b",
            is_needed=True,
        ),
        Sense(
            "negative",
            "⟨[-−]",
            r"\bminus\b|\bbelow\b|\bnegative\w*\b|[-−]|\bsub-?zero\b|\bfreezing\b|\bdown\b"
            r"|\b(?:fell|fall\w*|drop\w*|declin\w*|decreas\w*|lower\w*|los\w+|deficit|shr[aiu]nk\w*"
            r"|contract\w*|slip\w*|slid\w*|dip\w*|eas\w+|reduc\w*|cut\w*|plung\w*|slump\w*)\b",
            accepts=("below zero",),
            is_needed=True,
        ),
        Sense("above zero", "", r"\babove (?:zero|freezing)\b"),
    ),
    explanation='A temperature without its sign: 零下12℃ as "12 degrees Celsius".',
)
RELATIONS: tuple[Relation, ...] = (
    ALERT,
    WIND,
    HEADING,
    DEGREE,
    EARTHQUAKE,
    BELOW_ZERO,
)
