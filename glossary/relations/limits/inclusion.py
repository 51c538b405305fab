"""Whether the figure at a bound itself is meant: 不满60周岁 leaves 60 out, 60周岁以下 does not."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense

_BELOW = "less|fewer|under|younger|below|lower|smaller|shorter|lighter"
_ABOVE = "more|over|older|above|higher|larger|longer|taller|heavier|greater|upwards?"
_NO = "[不未没得能应可会宜有须]"
_BESIDE = (
    r"⟩(?: (?!or\b|and\b)[\w²³-]+){0,4}? \(?(?:or|and(?= (?:under|below|above|over|older|younger)))"
)
_NOT_INCLUDED = "[（(](?:[^（(）)]{0,8}?不[包]?[含括][^）)]{0,6}|[^（(）)]{1,8}除外)[）)]"
INCLUSION = Relation(
    "inclusion",
    Severity.CRITICAL,
    ("whether the bound itself is meant", "含与不含本数"),
    Scope.FIGURE,
    (
        Sense(
            "less than it",
            f"(?:不满|未满|不足|未足|不到)⟨|⟨(?:不满|未满|不足|未足|不到)|⟩[一-鿿]{{0,3}}(?:以[下内])?{_NOT_INCLUDED}(?:以[下内])?",
            "(?!)",
            "(?!)",
            accepts=("without it", "it or more", "strictly"),
        ),
        Sense(
            "more than it",
            f"(?<!{_NO})(?:超过|超出|大于|多于|高于)⟨|(?<!{_NO})⟨(?:超过|超出|大于|多于|高于)"
            f"|⟩[一-鿿]{{0,3}}(?:以上)?{_NOT_INCLUDED}以上",
            "(?!)",
            "(?!)",
            accepts=("without it", "it or less", "strictly"),
        ),
        Sense(
            "with it",
            "⟩[一-鿿]{0,3}(?:[及或]?以[上下内])?[（(](?:[^（(）)不]{0,8})?(?:含|包括)[^）)]{0,8}[）)]",
            "(?!)",
            "(?!)",
            accepts=("it or less", "it or more"),
        ),
        Sense(
            "it or less",
            "",
            rf"{_BESIDE} (?:{_BELOW})\b(?! than)|⟨[^⟩]* (?:or|and) (?:{_BELOW})⟩"
            r"|\bup to and including (?:the age of )?⟨"
            r"|\b(?:no|not) (?:more|older|higher|larger|taller|longer|heavier) than "
            r"(?:the age of )?⟨|\bat most ⟨|⟩[^⟨,;]{0,12}\binclusive\b(?! of)|≤ ?⟨",
        ),
        Sense(
            "it or more",
            "",
            rf"{_BESIDE} (?:{_ABOVE})\b(?! than)|⟨[^⟩]* (?:or|and) (?:{_ABOVE})⟩|≥ ?⟨",
        ),
        Sense(
            "strictly",
            "",
            rf"(?<!no )(?<!not )\b(?:{_ABOVE}|{_BELOW}) than (?:the age of )?⟨"
            r"|(?<!not )\b(?:over|under|above|below|exceed\w*) (?:the age of )?⟨",
        ),
        Sense(
            "without it", "", r"⟩[^⟨,;]{0,16}(?:\bexclu(?:ded|sive|ding)\b(?! of)|\bnot included\b)"
        ),
    ),
    frozenset(
        {
            QuantityKind.NUMBER,
            QuantityKind.AMOUNT,
            QuantityKind.MEASURE,
            QuantityKind.PERCENT,
        }
    ),
    ("(?:高于|低于|大于|多于|少于|超过)[^⟨，]{2,}(?=⟨)|达到?(?=⟨不到)", ""),
    reach=(40, 40),
    unless=("bound",),
    explanation='A bound that is left out as one that is meant: 不满60周岁 as "60 or younger".',
)
RELATIONS: tuple[Relation, ...] = (INCLUSION,)
