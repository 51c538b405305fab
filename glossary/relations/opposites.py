"""Opposites of which a text says one: highest or lowest, women or men, twice or every two."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense

_ON_RECORD = (
    "(?:历史|同期|历年|年内|有(?:气象|完整)?记[录载]以来|近[0-9一二三四五六七八九十几]+年来?)"
    "[^，。；]{0,6}"
)
EXTREME = Relation(
    "highest-or-lowest",
    Severity.CRITICAL,
    ("the end of a scale", "最高与最低"),
    Scope.SENTENCE,
    (
        Sense(
            "the highest",
            f"{_ON_RECORD}(?:最[高大多好强](?![一-鿿]?[人级])|新高)",
            r"\b(?:high\w*|most|largest|biggest|peak\w*|best|greatest|strongest|top\w*|maximum|record)\b",
            r"\b(?:highest|record high|largest|biggest)\b",
        ),
        Sense(
            "the lowest",
            f"{_ON_RECORD}(?:最[低小少差弱](?![一-鿿]?[人级])|新低)",
            r"\b(?:low\w*|least|smallest|fewest|minimum|worst|weakest|bottom|record)\b",
            r"\b(?:lowest|record low|smallest|fewest)\b",
        ),
    ),
    explanation='The highest as the lowest: 为历史同期最高 as "the lowest on record".',
    trigger="最|新[高低]",
)
_COUNTED = frozenset({QuantityKind.NUMBER, QuantityKind.PERCENT, QuantityKind.FRACTION})
SEX = Relation(
    "women-or-men",
    Severity.CRITICAL,
    ("women or men", "男女"),
    Scope.FIGURE,
    (
        Sense(
            "women",
            "(?:女(?:性|童|生|工|子|职工|干部|党员|代表|委员)?|妇女)(?:[占有为约达共仅]|[^，。；⟨男]{0,3})⟨"
            "|⟨[^⟩]*⟩[名位个]?女",
            r"\b(?:wom[ae]n\w*|females?|girls?|lad(?:y|ies)|mothers?|daughters?|her|she)\b",
            r"\b(?:wom[ae]n|females?|girls?)\b",
        ),
        Sense(
            "men",
            "男(?:性|童|生|工|子|职工|干部)?(?:[占有为约达共仅]|[^，。；⟨女]{0,3})⟨|⟨[^⟩]*⟩[名位个]?男",
            r"\b(?:m[ae]n|males?|boys?|gentlem[ae]n|fathers?|sons?|him|he)\b",
            r"\b(?:m[ae]n|males?|boys?)\b",
        ),
    ),
    _COUNTED,
    (
        "男[^，。；⟨]*女[^，。；⟨]*(?=⟨)|女[^，。；⟨]*男[^，。；⟨]*(?=⟨)|[男女][^，。；⟨]{0,6}⟨[^⟩]*⟩[件条双套款]",
        "",
    ),
    reach=(45, 30),
    is_nearest=True,
    explanation='Women as men: 女性23名 as "23 men".',
    trigger="男|女",
)
_TWO = "[两二2]"
_PERIODS = (
    ("year", "年", "biennial|biannual"),
    ("month", "个?月", "bimonthly"),
    ("week", "(?:周|星期)", "biweekly|fortnight"),
)


def _every_two(period: str, chinese: str, prefixed: str) -> Sense:
    return Sense(
        f"every two {period}s",
        f"每{_TWO}{chinese}",
        rf"\b(?:two|2|other|second|alternate)\b|\b(?:{prefixed})\w*",
        rf"\bevery (?:two|2|other|second) {period}s?\b",
    )


def _twice_a(period: str, chinese: str, prefixed: str) -> Sense:
    return Sense(
        f"twice a {period}",
        f"每{chinese}[^，。；0-9每]{{0,8}}{_TWO}次",
        rf"\b(?:twice|two|2|semi\w*|half|six)\b|\b(?:{prefixed})\w*",
        rf"\b(?:twice|two times) (?:a|each|every|per) {period}\b",
    )


HOW_OFTEN = Relation(
    "how-often",
    Severity.CRITICAL,
    ("how often", "频次"),
    Scope.SENTENCE,
    (
        *(_every_two(*words) for words in _PERIODS),
        *(_twice_a(*words) for words in _PERIODS),
    ),
    explanation='Every two years as twice a year: 每两年评选一次 as "twice a year".',
    trigger=f"每.*{_TWO}",
)
RELATIONS: tuple[Relation, ...] = (EXTREME, SEX, HOW_OFTEN)
