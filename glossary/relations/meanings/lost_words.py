"""Words beside a figure that may not be left out: a change, a bound, a conversion."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.changes.change_words import (
    ADVERBS,
    DOWN,
    DOWN_ENGLISH,
    SHARES,
    UP,
    UP_ENGLISH,
)
from glossary.relations.limits.bounds import ANY_BOUND_ENGLISH
from glossary.relations.relation import Relation, Scope, Sense

_KIND = QuantityKind
_OTHER_CHANGES = (
    r"\b(?:chang\w*|rates?|pace|differen\w*|turn\w*|advance|progress\w*|swing|shift\w*|record\w*"
    r"|develop\w*|hike|premium|return|margin|upturn|downturn|ahead|behind)\b"
)
_LEVELS = r"\b(?:only|just|now|already|still|reach\w*|stands?|stood|at)\b"
_HALF_LEFT = (
    r"⟨[^⟩\d]*(?:half|50 ?(?:%|percent|per cent))⟩ (?:(?:of|as|the|its|their|what) )*(?:it|they"
    r"|many|much|usual|normal|average|former|previous|original|earlier|amount|number|level|size)\b"
)
"""What is left where half is gone: "half their usual number" for 下降五成."""
_TIMES_AS_MUCH = (
    r"\b(?:times|fold|twice|doubl\w*|tripl\w*|trebl\w*|quadrupl\w*|quintupl\w*|multipl\w*"
    r"|as (?:many|much))\b|fold\b"
)
"""What makes a change of a multiple: "five times as many", "a threefold increase"."""
_NEVER = "(?!)"  # that another change is said is reported by the direction
CHANGE = Relation(
    "change-lost",
    Severity.MAJOR,
    ("a change", "增减"),
    Scope.FIGURE,
    (
        Sense(
            "down to",
            f"(?:{DOWN})(?:幅度?)?[到至]了?[约近]?⟨",
            f"{DOWN_ENGLISH}|{_OTHER_CHANGES}|{_LEVELS}",
            _NEVER,
            is_needed=True,
        ),
        Sense(
            "up to",
            f"(?:{UP})(?:幅度?)?[到至]了?[约近]?⟨",
            f"{UP_ENGLISH}|{_OTHER_CHANGES}|{_LEVELS}",
            _NEVER,
            is_needed=True,
        ),
        Sense(
            "down",
            f"(?:{DOWN}){ADVERBS}⟨",
            f"{DOWN_ENGLISH}|{_OTHER_CHANGES}|{_HALF_LEFT}",
            _NEVER,
            is_needed=True,
        ),
        Sense(
            "up",
            f"(?:{UP}){ADVERBS}⟨(?![-－−])",
            f"{UP_ENGLISH}|{_OTHER_CHANGES}|{_TIMES_AS_MUCH}",
            _NEVER,
            is_needed=True,
        ),
    ),
    SHARES | {_KIND.MULTIPLE},
    (
        "(?:没有|未|不再|停止)(?:增长|下降|增加|减少)|以?[升降减增跌涨]{2}(?=⟨)|(?:率|比例|提高|降低|增加|减少)[到至为]⟨",
        "",
    ),
    unless=("direction", "pace-by", "rate-of-change"),
    explanation='A change left out: 下降3.2% as "were 3.2 percent".',
)
COMPARED_CHANGE = Relation(
    "difference-lost",
    Severity.MAJOR,
    ("a difference", "多少、增减"),
    Scope.FIGURE,
    (
        Sense(
            "more or less",
            f"[比较](?![例重赛如试武喻拟])[^，。；⟨0-9]{{2,10}}(?:{UP}|{DOWN}|[多少高低快慢])[了约近]*⟨"
            f"|[同环]比(?:{UP}|{DOWN}|增支|减支)[了约近]*⟨",
            f"{UP_ENGLISH}|{DOWN_ENGLISH}|{_OTHER_CHANGES}"
            r"|\b(?:early|earlier|late|later|warm\w*|hot\w*|cool\w*|cold\w*|wet\w*|dr[iy]\w*)\b",
            is_needed=True,
        ),
    ),
    frozenset({_KIND.NUMBER, _KIND.AMOUNT, _KIND.MEASURE}),
    explanation='A difference left out: 比上年增加120家 as "was 120".',
)
_BOUND_SAID = ANY_BOUND_ENGLISH.replace("reached|reaching|attained?|", "").replace(
    r"|\bsome\b|\bseveral\b", ""
)
BOUND_LOST = Relation(
    "bound-lost",
    Severity.MAJOR,
    ("a bound", "上下限"),
    Scope.FIGURE,
    (
        Sense(
            "at least or at most",
            "不[得应]?(?:低|少|高|多)于[^，。；⟨0-9]{1,10}的⟨|不[足到及][^，。；⟨]{1,10}的⟨"
            "|(?:[未没][有能]?超过?|大于|小于|高于|低于|多于|少于)⟨"
            "|不[得应]?(?:[低少高多]于|超过)每[^，。；⟨]{1,4}⟨|⟩期(?:及|或)?以[上下]|(?:最高|最多|上限为?)⟨|最高[^，。；⟨0-9气温价]{1,4}为⟨"
            "|⟨(?:[未没][有能]?超过?|大于|小于|高于|低于|多于|少于)"
            "|(?:不[得应能宜可]?(?:低|少|小|短|高|多|大|长)于|不[得应能宜可]?超过|不足"
            "|(?<!达)不到|至少|最多|至多)⟨"
            "|(?<!达)⟨(?:不[得应能宜可]?(?:低|少|小|短|高|多|大|长)于|不[得应能宜可]?超过|不足"
            "|不到|至少|最多|至多)",
            rf"{_BOUND_SAID}|\bno \w+er than\b"
            r"|\b(?:highest|top|limit\w*|ceiling|capped|cap|authori[sz]ed|greater of|lesser of)\b"
            r"|\b(?:compared (?:to|with)|against|versus) ",
            is_needed=True,
        ),
    ),
    frozenset({_KIND.NUMBER, _KIND.AMOUNT, _KIND.MEASURE, _KIND.PERCENT}),
    is_near=True,
    explanation='A bound left out: 不低于300万元 as "was 3 million yuan".',
)
CONVERTED = Relation(
    "conversion",
    Severity.MAJOR,
    ("a conversion", "折合"),
    Scope.SENTENCE,
    (
        Sense(
            "equivalent to",
            "折合|折算|(?<!条)约合(?![作同理法])",
            r"\b(?:equivalent\w*|equal\w*|worth|or|convert\w*|total\w*|about|approximately"
            r"|around|some|roughly|translat\w*|value\w*|comes?|came|calculated|standard)\b|[(=≈]",
            telling=r"\bequivalent\w*|\bequal to\b|\bworth\b",
            is_needed=True,
        ),
        Sense("a discount", "", r"\bdiscount\w*\b"),
    ),
    explanation='A conversion as a discount: 折合人民币1.08亿元 as "a discount of 108 million".',
)
RELATIONS: tuple[Relation, ...] = (CHANGE, COMPARED_CHANGE, BOUND_LOST, CONVERTED)
