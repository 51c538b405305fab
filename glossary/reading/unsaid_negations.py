"""Negations of the source for which a translation seems to have no word.

A "not" may be said in a hundred ways, so a missing one is only likely: where the kind of negation
is nearly always said with a "not", where no such word stands near the verb it denies, nor where it
would stand by its place in the sentence, and where there are fewer of them than the source asks
for. What each reason weighs, and how often each negation is said with a "not", is fitted on "not"s
left out of published translations by `scripts/training/weights/unsaid_negations.py`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpora import ModelError
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.dictionary import STOP_WORDS, lemmatise, load_dictionary
from glossary.relations.turned.negations import EMPHATIC, NEGATIVE

PACKAGED_NEGATION_MODEL = Path(__file__).parents[1] / "packaged" / "negation_weights.json"
NEGATION_FEATURES = (
    "rate",
    "alone",
    "negations",
    "nots",
    "no_not",
    "owed",
    "away_from_verb",
    "not_away_from_verb",
    "in_clause",
    "away",
    "verb_after_auxiliary",
    "verb_denied_nowhere",
    "emphatic",
    "need",
    "nor",
    "rate_by_not_away",
)
_NEGATION = deferred_pattern("没有|[不未没無无非勿莫]|禁止|严禁|拒绝|避免|防止|难以|切忌")
_NO_NEGATION = deferred_pattern(
    "[没不]想到|不[料然设愁出]|无不|无法无天|[没不未][^，。；]{0,10}[？吗呢?]|不[^，。；]{1,5}[就不]"
    "|不(?:仅|但|断|少|同(?!意)|久|只|论|管|禁|乏|懈|妨|愧|惜|良|动产|锈|扩散|法|过|够|如|足|等|变|动"
    "|利|满|平|安|明|时|停|止|知|见|得不|得已|容|一|当|便|幸|宁|朽|敌|慎|顾|负|忘|外|凡|菲|错|差|易"
    "|必|定|正|实|合格|可(?:侵|避|或|分|思|抗|逆|估|剥|持续|替代|缺|忽|否|多得))"
    "|未(?:来|必|免|婚|成年|知|遂|雨)|没[收落]|非(?:洲|常|遗|物质|凡|典|公|但)|勿论"
    "|无(?:人机|锡|线|论|疑|偿|障碍|缝|纺|机|烟|公害|数|穷|限|比|形|私|非|花果|为县|极)"
    "|莫(?:斯|桑|干|名|过|大|高|言|迪|里|测|愁|非)"
)
_HELD_BACK = deferred_pattern("[得好能可会要是有该差绝毫想无]$")
_NOT = deferred_pattern(
    r"\b(?:no|not|nor|never|none|neither|nothing|nobody|nowhere|without|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_NOR = deferred_pattern(r"\bnor\b", re.IGNORECASE)
_NEED = deferred_pattern(
    r"\bneeds? (?!to\b|for\b|a\b|the\b|more\b|not\b|of\b|in\b|and\b|is\b|was\b|be met)"
    r"(?:be|[a-z]{3,}(?<!s)(?<!ed)(?<!ing))\b"
)
"""A bare verb behind "need", which only a negation or a question has."""
_AUXILIARIES = frozenset(
    (
        *("is", "are", "was", "were", "be", "will", "would", "shall", "should", "can", "could"),
        *("may", "might", "must", "has", "have", "had", "do", "does", "did"),
    )
)
_CLAUSE_END = deferred_pattern(
    r"[,;:.!?—–]+(?=[\s”\"]|$)|\s[—–-]\s"
    r"|\b(?:and|but|while|so that|because|if|when|which|who|that|or)\b"
)
_CHINESE_END = deferred_pattern("[，。；！？、：,;!?:]|$")
_WORD = deferred_pattern("[A-Za-z]+")
_VERB_WITHIN, _VERB_WORDS, _LEAST_WEIGHT = 8, 2, 0.12
_NEAR, _AWAY, _MOST, _DRAWN = 60.0, 120.0, 4, 40.0
_PRIOR, _EVEN = 4.0, 0.02


@dataclass(frozen=True, slots=True)
class NegationModel:
    """What the features weigh, and from which score on a negation is told.

    Attributes:
        rates: How often negations of two and of one character are said with a "not".
        weights: Of the features.
        bias: Log odds without them.
        threshold: The least score that is told.
    """

    rates: Mapping[str, float]
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def score(self, features: Sequence[float]) -> float:
        """Return the log odds that a negation is not said."""
        return self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))


@dataclass(frozen=True, slots=True)
class _Target:
    """A translation as negations are looked for in it.

    Attributes:
        text: It.
        nots: Where a "not" and its like stand.
        negatives: Where any word stands that may deny something.
        words: Words, with their lemmas and places.
        ends: Where clauses end, and the text begins and ends.
    """

    text: str
    nots: tuple[int, ...]
    negatives: tuple[int, ...]
    words: tuple[tuple[str, str, int], ...]
    ends: tuple[int, ...]


def unsaid_negation(source: str, target: str, least_score: float | None = None) -> Span | None:
    """Return the negation of a normalised source that a target most likely does not say.

    Args:
        source: Normalised Chinese.
        target: Its English.
        least_score: Log odds from which on a negation counts as unsaid; None: of the model, which
            is nearly sure.

    >>> unsaid_negation("招标人不得索要保证金。", "The tenderer may demand a deposit.") is not None
    True
    >>> unsaid_negation("招标人不得索要保证金。", "The tenderer may not demand a deposit.") is None
    True
    """
    if not _NEGATION.search(source) or not target:
        return None
    model = load_negation_model()
    least = model.threshold if least_score is None else least_score
    best: tuple[float, Span] | None = None
    for span, features in negation_features(source, target, model.rates):
        score = model.score(features)
        if score >= least and (best is None or score > best[0]):
            best = score, span
    return best[1] if best is not None else None


def find_negations(source: str) -> tuple[Span, ...]:
    """Return where a Chinese text denies something: 不得, 没有, but not 不断 and 无人机."""
    found: list[Span] = []
    for match in _NEGATION.finditer(source):
        start, end = match.span()
        before, after = source[max(0, start - 1) : start], source[end : end + 1]
        is_question = before != "" and before == after  # 见没见过
        is_far = not found or start - found[-1].end > 1
        is_held = before != "" and _HELD_BACK.match(before) and match.group() == "不"
        is_idiom = before in ("想", "无") and before != ""
        if match.group() == "非" and before in ("是", "除"):
            continue
        if is_question or is_held or is_idiom or not is_far or _NO_NEGATION.match(source, start):
            continue
        found.append(Span(start, end))
    return tuple(found)


def negation_kinds(source: str, span: Span) -> tuple[str, str]:
    """Return what a negation is counted under: its first two characters, and the first."""
    return source[span.start : span.start + 2], source[span.start]


def count_nots(target: str) -> int:
    """Return how many words of an English text deny something beyond doubt."""
    return len(_NOT.findall(target))


def negation_features(
    source: str, target: str, rates: Mapping[str, float]
) -> Iterator[tuple[Span, tuple[float, ...]]]:
    """Yield the negations of a source with their features, as `NEGATION_FEATURES` orders them."""
    spans = find_negations(source)
    if not spans:
        return
    read = _read_target(target)
    shares = [_rate(source, span, rates) for span in spans]
    owed = sum(shares) - len(read.nots)
    is_emphatic = not read.nots and EMPHATIC.search(target) is not None
    is_nor = len(read.nots) == 1 and _NOR.search(target) is not None
    for span, share in zip(spans, shares, strict=True):
        rate = math.log((share + _EVEN) / (1 - share + _EVEN))
        place = span.start / max(1, len(source)) * len(target)
        not_away = _nearest(read.nots, place, _AWAY) / _AWAY
        yield (
            span,
            (
                rate,
                float(len(spans) == 1),
                float(min(len(spans), _MOST)),
                float(min(len(read.nots), _MOST)),
                float(not read.nots),
                owed,
                *_of_verb(source, span, read, place),
                float(is_emphatic),
                float(_NEED.search(target) is not None),
                float(is_nor),
                rate * not_away,
            ),
        )


def _of_verb(source: str, span: Span, read: _Target, place: float) -> tuple[float, ...]:
    """Return what the English of the denied words tells, and the place the negation has."""
    away = _nearest(read.negatives, place, _AWAY) / _AWAY
    wanted = _lemmas_behind(source, span)
    found = [
        number
        for number, (word, lemma, _) in enumerate(read.words)
        if lemma in wanted and len(word) > 2 and word not in STOP_WORDS
    ]
    if not found:
        return 1.0, 1.0, 0.0, away, 0.0, 0.0
    number = min(
        found,
        key=lambda n: abs(read.words[n][2] - place) - _DRAWN * wanted[read.words[n][1]],
    )
    _, lemma, start = read.words[number]
    first = max(end for end in read.ends if end <= start)
    last = min(end for end in read.ends if end > start)
    is_near = any(first <= negative < last for negative in read.negatives)
    before = [word for word, _, _ in read.words[max(0, number - 2) : number]]
    return (
        _nearest(read.negatives, start, _NEAR) / _NEAR,
        _nearest(read.nots, start, _NEAR) / _NEAR,
        float(is_near),
        away,
        float(any(word in _AUXILIARIES for word in before)),
        0.0 if is_near else wanted[lemma],
    )


def _lemmas_behind(source: str, span: Span) -> dict[str, float]:
    """Return the English of the words that a negation denies, with their weights."""
    end_of_clause = _CHINESE_END.search(source, span.end)
    end = end_of_clause.start() if end_of_clause else len(source)
    dictionary = load_dictionary()
    words = dictionary.find_words(source[span.end : min(end, span.end + _VERB_WITHIN)])
    wanted: dict[str, float] = {}
    for word in words[:_VERB_WORDS]:
        for translation in dictionary.translations(word.text):
            if translation.weight >= _LEAST_WEIGHT:
                best = max(translation.weight, wanted.get(translation.lemma, 0.0))
                wanted[translation.lemma] = best
    return wanted


def _read_target(target: str) -> _Target:
    return _Target(
        target,
        tuple(match.start() for match in _NOT.finditer(target)),
        tuple(match.start() for match in NEGATIVE.finditer(target)),
        tuple(
            (match.group().lower(), lemmatise(match.group().lower()), match.start())
            for match in _WORD.finditer(target)
        ),
        (0, *(match.start() for match in _CLAUSE_END.finditer(target)), len(target) + 1),
    )


def _rate(source: str, span: Span, rates: Mapping[str, float]) -> float:
    two, one = negation_kinds(source, span)
    return rates.get(two, rates.get(one, 0.5))


def _nearest(places: Sequence[int], place: float, most: float) -> float:
    return min((abs(other - place) for other in places), default=most) if places else most


def smoothed_rates(counts: Mapping[str, tuple[float, float]], fewest: int) -> dict[str, float]:
    """Return the share of "not"s of each kind of negation, drawn to that of its first character.

    Args:
        counts: Of each kind, how often it stands and how often with a "not".
        fewest: Kinds of two characters that are rarer are left out.
    """
    of_one = {kind: (k + 3) / (n + 5) for kind, (n, k) in counts.items() if len(kind) == 1}
    rates = {kind: round(rate, 3) for kind, rate in of_one.items()}
    for kind, (count, said) in counts.items():
        if len(kind) == 2 and count >= fewest:
            rates[kind] = round((said + _PRIOR * of_one[kind[0]]) / (count + _PRIOR), 3)
    return rates


@cache
def load_negation_model(path: Path = PACKAGED_NEGATION_MODEL) -> NegationModel:
    """Return the packaged model.

    Raises:
        ModelError: if the file is damaged.
    """
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        return NegationModel(
            {kind: float(rate) for kind, rate in card["rates"].items()},
            tuple(float(card["weights"][name]) for name in NEGATION_FEATURES),
            float(card["bias"]),
            float(card["threshold"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: these weights cannot be read: {error}") from error
