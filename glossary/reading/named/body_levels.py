"""Bodies and funds of another level: 省教育厅 as "Municipal Education Bureau".

Bodies of both sides belong together where the dictionary explains the words behind their levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.reading.content_words import SourceContent, explained_weight, read_content

_LEVELS = {
    "全国": "national|state|china|central|nation|country",
    "国民": "national|state",
    "国家": "national|state|central|nation|country",
    "中央": "central|national|state|nation|country",
    "省": "provincial|province|regional",
    "自治区": "regional|provincial|autonomous|region",
    "市": "municipal|city|prefectural|municipality|prefecture",
    "州": "prefectural|prefecture|state|municipal",
    "盟": "league|prefectural|municipal",
    "县": "county|district|banner",
    "旗": "banner|county",
    "区": "district|county|zone|regional",
    "镇": "town|township",
    "乡": "township|town",
}
_BODY = deferred_pattern(
    "(?P<level>全国|国民|国家|中央|自治区|省|市|州|盟|县|旗|区|镇|乡)(?!场|民|容|域|价|值|间|块|村|政(?![府协法研]))级?(?P<core>(?:(?!全国|国家|中央|自治区|省)[一-鿾](?<![经由向对和与的及或等])){1,9}?(?:委员会|[厅局委部署院会办队所馆库]"
    "|政府|财政|基金|资金|中心|实验室|法院|检察院|医院))(?![员长])"
    "|(?P<rank>自治区|国家|省|市|州|县|区|镇|乡)级(?![以及市政人行或和与、])(?P<thing>[一-鿿]{2,8})"
)
_NO_LEVEL = deferred_pattern(
    "(?:[城都超股上集门夜楼房我本两各多]市|[景社园地灾山牧小片辖校厂库战我本两各多农林]区|[我本两各多][省县乡镇州旗盟])$"
)
"""Words that end in the character of a level and name none: 城市, 股市, 园区."""
_ENGLISH = deferred_pattern(
    r"\b(?P<level>National|State|Central(?= (?:[Gg]overnment|[Ff]inanc|[Bb]udget|[Ff]und))"
    r"|Provincial|Municipal|Prefectural|County|Township"
    r"|national|provincial|municipal|prefectural|county|township"
    r"|(?:the )?(?:province|city|municipality|county|nation|country)[’']s)(?:-level)? "
    r"(?P<rest>(?:(?!(?:and|or|[Pp]rovincial|[Mm]unicipal|[Nn]ational|[Cc]ounty|[Cc]ity|[Dd]istrict"
    r"|has|have|had|is|are|was|were|will|shall|in|at|by|to|from|with|on|which|that) )"
    r"[A-Za-z’'&-]+,? ?){1,9})"
)
_LEAST_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class OtherLevel:
    """A body of the source and the English that gives it another level."""

    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class _Body:
    """A body of the source: where it stands, its level in English, and the words of its name."""

    span: Span
    levels: frozenset[str]
    name: SourceContent
    is_body: bool


def bodies_of_another_level(source: str, target: str) -> Iterator[OtherLevel]:
    """Yield bodies that the English gives a level which nothing of that name has in the source.

    >>> [found] = bodies_of_another_level("省教育厅印发通知。", "the Municipal Education Bureau")
    >>> found.source
    Span(start=0, end=4)
    """
    bodies = _bodies(source)
    if not bodies:
        return
    said = [
        (match["level"].lower().removeprefix("the ").rstrip("s").rstrip("’'"), match)
        for match in _ENGLISH.finditer(target)
    ]
    for level, match in said:
        named = [body for body in bodies if _weight(body, match["rest"]) >= _LEAST_WEIGHT]
        if not named or any(level in body.levels for body in named):
            continue
        best = max(named, key=lambda body: _weight(body, match["rest"]))
        is_said = any(
            other in best.levels and _weight(best, found["rest"]) >= _LEAST_WEIGHT
            for other, found in said
        )
        if not is_said and (best.is_body or not _is_named(level, source)):
            yield OtherLevel(best.span, Span(*match.span()))
            return


def _is_named(level: str, source: str) -> bool:
    """Tell whether a source speaks of a level at all: a rank may stand in a list of ranks."""
    return any(chinese in source for chinese, words in _LEVELS.items() if level in words.split("|"))


def _weight(body: _Body, words: str) -> float:
    return explained_weight(body.name, words, _NOTHING)


_NOTHING = read_content("")


@lru_cache(maxsize=512)
def _bodies(source: str) -> tuple[_Body, ...]:
    return tuple(
        _Body(
            Span(*match.span()),
            frozenset(_LEVELS[match["level"] or match["rank"]].split("|")),
            read_content((match["core"] or match["thing"]).replace("人大", "人民代表大会")),
            match["core"] is not None,
        )
        for match in _BODY.finditer(source)
        if not _NO_LEVEL.search(source[: match.start() + 1])
    )
