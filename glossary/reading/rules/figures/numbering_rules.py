"""Rules about numbers that name a thing: 第三批 is no three batches, Unit 2 no Building 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.patterns.needed_characters import needed_characters
from corpora.spans import Span
from glossary.reading.numerals import (
    ANY_CARDINAL,
    ANY_ORDINAL,
    CARDINAL,
    NUMERAL,
    chinese_value,
    english_value,
)
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_NUMBER = r"\(?(?:\d+(?:\.\d+)*|[IVX]+(?![a-z])|[A-Z](?![A-Za-z]))\)?"

_COUNTED = deferred_pattern(
    f"(?<!连续)(?<![第.0-9一二三四五六七八九十百千万]){NUMERAL}(?:个|项|张|(?<!的.)(?<!党.)大(?![会学队厅桥楼以、，。代])|位一体|种|座|支|套(?![房住个商自公改])|部(?!分|门))"
)
_ENUMERATED = re.compile("[一二三四五六七八九]{2,}")  # 三四五六年级 are several
_MOST_GREAT = 10
_NAMED = deferred_pattern(f"第{NUMERAL}")
_WORDS_BEFORE = deferred_pattern(r"(?:[\w'’.-]+(?:-| )){1,9}$")


@dataclass(frozen=True)  # no slots: its patterns are compiled when first asked for
class _Label:
    """A kind of thing that goes by its number.

    Attributes:
        chinese: Pattern with the number as group n.
        english: The nouns, singular, that stand beside the number.
        is_ordinal: Whether English counts it by an ordinal: "the third batch".
        between: What may stand between an ordinal and its noun.
    """

    chinese: str
    english: str
    is_ordinal: bool = False
    between: int = 1

    @cached_property
    def needed(self) -> Set[str] | None:
        """Characters of which a source that names one has at least one, None for any source."""
        return needed_characters(self.in_chinese.pattern)

    @cached_property
    def in_chinese(self) -> re.Pattern[str]:
        """The thing with its number in Chinese."""
        return deferred_pattern(self.chinese.replace("(N)", NUMERAL))

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """Return what finds "Articles 3, 5 and 9"."""
        return deferred_pattern(
            rf"\b(?:{self.english})s?\.?(?: No\.?| Nos\.?)? ?(?P<list>{_NUMBER}(?:(?:,|,? and"
            rf"|,? to|,? or"
            rf"|–|-| through)\s?{_NUMBER})*)(?![\w%])"
        )

    @cached_property
    def noun(self) -> re.Pattern[str]:
        """The nouns alone."""
        return deferred_pattern(rf"\b(?:{self.english})\b")

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """Return what finds "three batches", "203 classrooms": a number of things."""
        return deferred_pattern(
            rf"(?<![\w.,])(?P<n>{CARDINAL}) (?:[\w'’-]+ ){{0,{max(2, self.between)}}}?"
            rf"(?:{_plurals(self.english)})\b",
            re.IGNORECASE,
        )


def _plurals(nouns: str) -> str:
    return "|".join(
        noun[:-1] + "ies"
        if re.search("[^aeiou]y$", noun)
        else noun + ("es" if noun.endswith(("ch", "x", "s")) else "s")
        for noun in nouns.split("|")
    )


_MEETING = "[\u4e00-\u9fff]{0,6}?(?:会议|全会|例会|大会|会(?![计员所场展社]))"
_SITTING = "session|Session|meeting|Meeting|plenum|conference|plenary"
_CONGRESS = "(?:党的?|妇女|工会|共青团|[\u4e00-\u9fff]{0,4})(?:代表大会|党代会|代会)"
_LABELS = (
    _Label("第(N)条(?![路线河街道船船例])", "Article|article|Clause|clause"),
    _Label("第(N)款", "Paragraph|paragraph"),
    _Label("第(N)章", "Chapter|chapter", is_ordinal=True),
    _Label("第(N)节(?![课约能日])", "Section|section", is_ordinal=True),
    _Label("第(N)篇", "Part|part|Volume|chapter", is_ordinal=True),
    _Label("附件(N)(?![0-9份个])", "Annex|Appendix|Attachment|annex|appendix|attachment"),
    _Label("(?:(?<=[见如附为])|(?<![\u4e00-\u9fff]))表(N)(?![0-9个份彰年])", "Table|table"),
    _Label("(?:(?<=[见如附为])|(?<![\u4e00-\u9fff]))图(N)(?![0-9个份年])", "Figure|figure|Fig"),
    _Label(
        "(N)(?:号楼|[栋幢](?=[0-9一二三四五六七八九十]+(?:单元|室|层|楼)))",
        "Building|building|Block|block",
    ),
    _Label("(?<=[0-9栋幢楼号])(N)单元", "Unit|unit|Entrance"),
    _Label("(N)(?:教室|会议室|号房间|室(?![内外长]))", "Room|room|Classroom|classroom"),
    _Label("(N)(?:号线|线地铁)", "Line|line"),
    _Label("第?(N)号令", "Decree|decree|Order|order"),
    _Label("令第?(N)号", "Decree|decree|Order|order"),
    _Label("第?(N)号公告", "Announcement|announcement|Notice|notice"),
    _Label("公告第?(N)号", "Announcement|announcement|Notice|notice"),
    _Label(f"第(N)次(?={_CONGRESS})", "Congress|congress|Conference|conference", True, 5),
    _Label(f"第(N)次(?!{_CONGRESS})(?={_MEETING})", _SITTING, True, 3),
    _Label("(N)[次中]全会", _SITTING, True, 3),
    _Label("(?<=届)[^，。；0-9将包举召共了]{0,14}?(N)次(?=会议|全会|全体)", _SITTING, True, 3),
    _Label(
        "(?<![0-9A-Za-z.、市县省区和及])(N)级(?![别数次差可河阶台梯跳火联])",
        "Level|Class|Grade|Category|Tier|level|grade|category",
        True,
        0,
    ),
    _Label(
        "第?(N)届(?![毕时满])",
        "Congress|Committee|Conference|congress|committee|Expo|Exposition|Fair|Festival"
        "|Forum|Games|Summit|Assembly",
        True,
        7,
    ),
    _Label("第(N)批", "batch|group|tranche|round|lot", True, 2),
    _Label("第(N)轮", "round|cycle", True, 2),
    _Label("第(N)次(?=[\u4e00-\u9fff]{0,6}(?:普查|调查|人口))", "census|survey|Census", True, 5),
    _Label("第(N)期(?!间)", "phase|issue|period|session|stage|Issue|Phase|edition", True, 2),
    _Label("第(N)版", "edition|version|Edition", True, 2),
    _Label("第(N)项(?!目)", "Item|item|Subparagraph|subparagraph|Point|point|Subitem|subitem"),
    _Label("第(N)类", "Class|Category|Type|class|category|type", True, 0),
    _Label("第(N)档", "tier|bracket|step|block|band|level|grade|category", True),
    _Label("第(N)(?:阶段|步)", "stage|phase|step|Stage|Phase|Step", True),
    _Label("第(N)代(?!表|会)", "generation", True),
    _Label("第(N)大", "largest|biggest|greatest", True, 0),
    _Label("第(N)次", "time|occasion", True, 1),
    _Label("第(N)年(?![级代])", "year", True, 2),
    _Label("第(N)学期", "semester|term|Semester|Term", True, 2),
    _Label("(?<![0-9第—–~/-])(N)年级", "grade|Grade", True, 0),
    _Label("(?<![0-9第])(N)周年", "anniversary|Anniversary", True, 2),
    _Label("(?<![0-9第—–~-])(N)世纪", "century", True, 0),
    _Label("(?<![0-9第—–~、和及-])(N)期(?=工程|项目|建设|扩建|改造)", "phase|Phase", True),
    _Label("(?<![0-9第])(N)审(?![核查批计定视议理讯稿阅])", "instance|trial", True),
    _Label("(?<![0-9第])(N)环(?=路|线|[内外以，。、])", "Ring|ring", True, 0),
    _Label("(?<=[号楼栋座幢心厦])(N)[层楼](?![高以])", "Floor|floor|storey|story", True, 0),
)


@pair_rule("quantities.numbering", Severity.CRITICAL, _ACCURACY)
def numbering(reading: PairReading) -> Iterator[Hit]:
    """A numbered thing under another number: 第五章第二节 as "Chapter 2, Section 5"."""
    source, target = reading.source.text, reading.target
    labelled = _labelled(source)
    spoken = [list(_said(label, target)) for label, _ in labelled]
    for place_of_label, (label, wanted) in enumerate(labelled):
        said = spoken[place_of_label]
        numbers = {value for value, _ in said}
        place = next(iter(wanted.values()))
        strange = [(value, span) for value, span in said if value not in wanted]
        if said and strange and not numbers & set(wanted):
            others = [
                (others_wanted, {value for value, _ in spoken[k]})
                for k, (_, others_wanted) in enumerate(labelled)
                if k != place_of_label
            ]
            if _is_named_elsewhere(label, wanted, target) and not _is_exchanged(
                set(wanted), numbers, others
            ):
                continue
            _, span = strange[0]
            words = source[place.start : place.end]
            yield Hit(span, f"another number: {words}", f"编号不符：{words}", source=place)


def _is_named_elsewhere(label: _Label, wanted: Mapping[int, Span], target: str) -> bool:
    """Tell whether the number of a thing stands in English, beside a noun that is not known."""
    found = list(ANY_ORDINAL.finditer(target))
    if not label.is_ordinal or not label.between:
        found += ANY_CARDINAL.finditer(target)
    return any(english_value(match.group()) in wanted for match in found)


def _is_exchanged(
    wanted: Set[int], said: Set[int], others: Sequence[tuple[Mapping[int, Span], Set[int]]]
) -> bool:
    """Tell whether another thing has the number: 第五章第二节 as "Chapter 2, Section 5"."""
    return any(
        said & set(wanted_there) and wanted & spoken and not spoken & set(wanted_there)
        for wanted_there, spoken in others
    )


@pair_rule("quantities.ordinal-as-count", Severity.CRITICAL, _ACCURACY)
def ordinal_as_count(reading: PairReading) -> Iterator[Hit]:
    """A number that names a thing as a number of things: 第三批 as "three batches"."""
    source, target = reading.source.text, reading.target
    for label, wanted in _labelled(source):
        if any(value in wanted for value, _ in _said(label, target)):
            continue
        for match in label.counted.finditer(target):
            value = english_value(match["n"])
            if value in wanted and value > 1:
                place = wanted[value]
                words = source[place.start : place.end]
                if re.search(f"[分共计][为成]?{re.escape(words)}", source):
                    continue  # 分三期建设，三期工程: the number is said, too
                yield Hit(
                    Span(*match.span()),
                    f"a number of things: {words} is one of them",
                    f"序数译成了数量：{words}",
                    source=place,
                )


@lru_cache(maxsize=16)
def _labelled(source: str) -> tuple[tuple[_Label, dict[int, Span]], ...]:
    """Return the kinds of numbered things that a source names, with their numbers."""
    characters = frozenset(source)
    known = (x for x in _LABELS if x.needed is None or not x.needed.isdisjoint(characters))
    found = ((label, _wanted(label, source)) for label in known)
    return tuple((label, wanted) for label, wanted in found if wanted)


def _wanted(label: _Label, source: str) -> dict[int, Span]:
    found: dict[int, Span] = {}
    for match in label.in_chinese.finditer(source):
        value = 0 if _ENUMERATED.fullmatch(match["n"]) else chinese_value(match["n"])
        if value:
            found.setdefault(value, Span(*match.span()))
    return found


def _said(label: _Label, target: str) -> Iterator[tuple[int, Span]]:
    for match in label.behind.finditer(target):
        ends = re.split(r"\s?(?:to|–|-|through)\s?", match["list"])
        numbers = [english_value(n.strip("()")) for n in re.findall(_NUMBER, match["list"])]
        for value in numbers:
            if value:
                yield value, Span(*match.span())
        if len(ends) == 2 and len(numbers) > 1:
            for value in range(numbers[0], min(numbers[-1], numbers[0] + 50)):
                yield value, Span(*match.span())
    if label.is_ordinal:
        for match in label.noun.finditer(target):
            before = _WORDS_BEFORE.search(target[: match.start()])
            words = before.group().split() if before else []
            near = " ".join(words[-label.between - 1 :])
            ordinals = list(ANY_ORDINAL.finditer(near))
            if ordinals:
                yield english_value(ordinals[-1].group()), Span(*match.span())


@pair_rule("quantities.count-as-ordinal", Severity.MAJOR, _ACCURACY, needs=(_COUNTED.pattern,))
def count_as_ordinal(reading: PairReading) -> Iterator[Hit]:
    """A number of things as the number of one: 四个意识 as "the fourth consciousness"."""
    source, target = reading.source.text, reading.target
    ordinals = {english_value(m.group()): Span(*m.span()) for m in ANY_ORDINAL.finditer(target)}
    if not ordinals:
        return
    cardinals = {english_value(m.group()) for m in ANY_CARDINAL.finditer(target)}
    named = {chinese_value(m["n"]) for m in _NAMED.finditer(source)}
    for match in _COUNTED.finditer(source):
        value = chinese_value(match["n"])
        if match.group().endswith("大") and value > _MOST_GREAT:
            continue  # 二十大 is a congress
        if value > 1 and value in ordinals and value not in cardinals | named:
            yield Hit(
                ordinals[value],
                f"one of them: {match.group()} is a number of things",
                f"数量译成了序数：{match.group()}",
                source=Span(*match.span()),
            )


RULES: tuple[PairRule, ...] = (numbering, ordinal_as_count, count_as_ordinal)
