"""Rules about places: one put for another, or one that the source does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.reading.named.body_levels import OtherLevel, bodies_of_another_level
from glossary.reading.named.packaged_names import (
    PLACES,
    is_generic_part,
    is_part_of_name,
    is_unheard_place,
    is_written_place,
    unexplained_names,
)
from glossary.reading.named.pinyin_places import OtherPlace, other_levels, other_places
from glossary.reading.named.titles_of_laws import other_titles
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.reading.rules.term_rules import missing_terms
from glossary.requirement import Requirement

_LONG_WORD = re.compile("[A-Za-z]{4,}")
_AMBIGUOUS = frozenset({"US", "U.S.", "American", "China", "Chinese"})
_WORDS_TOO = frozenset(
    {"Nice", "Split", "Reunion", "Greenland", "Paris", "Jordan", "Phoenix City", "She", "Xinhua"}
)
"""Places whose names are words or names of people and firms."""
_SOMETHING_OF = re.compile(
    r" (?:opera|pepper\w*|pine|linden|ginseng|antelope|musk|tiger|francs?|dollars?|tea|cuisine"
    r"|dialect|embroidery|time)\b"
)
_NUMBERS = {
    character: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for character, words in {
        "二": "two|second|2",
        "三": "three|third|3",
        "四": "four|fourth|4",
        "五": "five|fifth|5",
        "六": "six|sixth|6",
        "七": "seven|seventh|7",
        "八": "eight|eighth|8",
        "九": "nine|ninth|9",
        "十": "ten|tenth|10",
        "百": "hundred|100",
        "千": "thousand|1,000",
        "万": "ten thousand|10,000",
    }.items()
}
_CAPITAL = re.compile("首都|中央|我国|全国|中国|国务院|国家")


@pair_rule("names.exchanged", Severity.MAJOR, "accuracy/mistranslation")
def exchanged(reading: PairReading) -> Iterator[Hit]:
    """Another place or country: 陕西 as "Shanxi", or one that the source does not name."""
    strange = [
        (name, span)
        for name, span in unexplained_names(reading)
        if name not in _AMBIGUOUS | {"She"} and not is_part_of_name(reading.target, span)
    ]
    if not strange:
        return
    around = reading.source.text + reading.nearby
    wanted = [r for r in missing_terms(reading) if _is_place(r) and not _is_named(r, reading)]
    if len(strange) > 1 and len(wanted) == 1:
        rest = reading.source.text.replace(wanted[0].source, "")
        strange = [found for found in strange if not is_written_place(found[0], rest)]
    is_one = len(wanted) == len(strange) == 1
    # India is no part of 印度尼西亚: what the missing name is written with is not the other's.
    besides = reading.source.text
    if is_one and not is_generic_part(strange[0][0], wanted[0].source):
        besides = besides.replace(wanted[0].source, "")
    if is_one and not is_written_place(strange[0][0], besides):
        (requirement,), ((name, span),) = wanted, strange
        yield Hit(
            span,
            f"another name: {requirement.source} is {requirement.accepted[0]}, not {name}",
            f"地名不符：{requirement.source}",
            requirement.accepted[0],
            requirement.span,
        )
        return
    if not any(_is_place(verdict.requirement) for verdict in reading.verdicts):
        return
    for name, span in strange:
        is_other = name in _WORDS_TOO or _SOMETHING_OF.match(reading.target, span.end)
        is_capital = name == "Beijing" and _CAPITAL.search(around)
        if not is_other and not is_capital and is_unheard_place(name, around):
            yield Hit(span, f"a place the source does not name: {name}", f"原文没有此地名：{name}")
            return


@pair_rule("names.read-as-number", Severity.MAJOR, "accuracy/mistranslation")
def read_as_number(reading: PairReading) -> Iterator[Hit]:
    """A place whose numeral was translated: 三亚市 as "three Asian cities"."""
    for requirement in missing_terms(reading):
        if not _is_place(requirement) or _is_named(requirement, reading):
            continue
        for character in requirement.source:
            words = _NUMBERS.get(character)
            found = words.search(reading.target) if words is not None else None
            outside = reading.source.text.replace(requirement.source, "")
            if found is not None and character not in outside:
                yield Hit(
                    Span(*found.span()),
                    f"a number of the name {requirement.source} is translated",
                    f"地名中的数字被误译：{requirement.source}",
                    requirement.accepted[0],
                    requirement.span,
                )
                break


_PART_OF_LAND = re.compile("(?<![合外内全总俱分])[东西南北中]{1,3}部(?![门队署委长级分位件落下属])")
_COMPASS = {"东": "east", "西": "west", "南": "south", "北": "north"}
_SAID_PART = re.compile(
    r"\b(?P<said>(?:north|south)?-?(?:east|west)|north|south)ern (?:and \w+ern )?"
    r"(?:parts?|areas?|regions?|half|side|section|districts?|counties|cities)\b",
    re.IGNORECASE,
)


@pair_rule(
    "names.compass", Severity.MAJOR, "accuracy/mistranslation", needs=(_PART_OF_LAND.pattern,)
)
def compass(reading: PairReading) -> Iterator[Hit]:
    """Another part of a place: 东部 as "the western parts"."""
    source, target = reading.source.text, reading.target
    named = list(_PART_OF_LAND.finditer(source))
    lost = [
        part
        for part in named
        if any(c in part.group() and w not in target.lower() for c, w in _COMPASS.items())
    ]
    for match in _SAID_PART.finditer(target):
        said = match["said"].lower()
        is_strange = any(w in said and c not in source for c, w in _COMPASS.items())
        if is_strange and lost:
            part = lost[0]
            yield Hit(
                Span(*match.span()),
                f"another part: {part.group()} is not “{match.group()}”",
                f"方位不符：{part.group()}",
                source=Span(*part.span()),
            )
            return


@pair_rule(
    "names.place",
    Severity.CRITICAL,
    "accuracy/mistranslation",
    unless=("names.exchanged", "names.person", "names.company"),
)
def place(reading: PairReading) -> Iterator[Hit]:
    """A place in pinyin that is not the one of the source: 衡阳东站 as "Xiangyang East"."""
    held = [v.span for v in reading.verdicts if v.is_met and v.span is not None]
    for found in other_places(reading.source.text, reading.nearby, reading.target, held):
        yield _hit_of_place(found, reading, "another place", "地名不符")


@pair_rule("names.level", Severity.MAJOR, "accuracy/mistranslation")
def level(reading: PairReading) -> Iterator[Hit]:
    """A place of another level: 临溪县 as "Linxi City", 双河村 as "Shuanghe Township"."""
    for found in other_levels(reading.source.text, reading.target):
        yield _hit_of_place(found, reading, "another level of place", "行政级别不符")


@pair_rule("names.body-level", Severity.MAJOR, "accuracy/mistranslation")
def body_level(reading: PairReading) -> Iterator[Hit]:
    """A body of another level: 省教育厅 as "Municipal Education Bureau"."""
    for found in bodies_of_another_level(reading.source.text, reading.target):
        yield _hit_of_place(found, reading, "a body of another level", "机构级别不符")


@pair_rule("names.law", Severity.CRITICAL, "accuracy/mistranslation", needs=("[《华]",))
def law(reading: PairReading) -> Iterator[Hit]:
    """The title of another law: 土壤污染防治法 as "Law on the Prevention of Water Pollution"."""
    for found in other_titles(reading.source.text, reading.target):
        title = reading.source.text[slice(*found.source)]
        start = reading.target.find(found.title)
        yield Hit(
            Span(start, start + len(found.title)),
            f"the title of another law: {title} says nothing of “{found.word}”",
            f"法规名称不符：{title}",
            source=found.source,
        )


def _hit_of_place(
    found: OtherPlace | OtherLevel, reading: PairReading, what: str, matter: str
) -> Hit:
    named = reading.source.text[slice(*found.source)]
    said = reading.target[slice(*found.target)]
    return Hit(
        found.target, f"{what}: {named} is not “{said}”", f"{matter}：{named}", source=found.source
    )


def _is_place(requirement: Requirement) -> bool:
    return requirement.concept is not None and requirement.concept.subject in PLACES


def _is_named(requirement: Requirement, reading: PairReading) -> bool:
    """Tell whether a word of an accepted name stands in the target."""
    words = {word.lower() for word in _LONG_WORD.findall(reading.target)}
    return any(
        word.lower() in words or word.lower()[: len(word) - 1] in words
        for term in requirement.terms
        for word in _LONG_WORD.findall(term.text)
    )


RULES: tuple[PairRule, ...] = (exchanged, read_as_number, compass, place, level, body_level, law)
