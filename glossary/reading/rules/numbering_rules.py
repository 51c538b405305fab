"""Rules about numbers that name a thing: 第三批 is no three batches, Unit 2 no Building 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpora.findings import Hit, Severity
from corpora.needed_characters import needed_characters
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_number import ORDINAL_WORDS, SMALL_WORDS
from corpora.spans import Span
from glossary.codes import as_roman
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_N = "(?P<n>[0-9]{1,5}|[一二两三四五六七八九十百千零〇]{1,9}|[ⅠⅡⅢⅣⅤ])"
_ROMANS = {as_roman(value): value for value in range(1, 21)}
_CARDINALS = {word: value for word, value in SMALL_WORDS.items() if 1 <= value <= 20}
_TENS = tuple(word for word, value in SMALL_WORDS.items() if value >= 20)
_ORDINAL = (
    r"(?:\d{1,4}(?:,\d{3})?(?:st|nd|rd|th)|"
    + "|".join(sorted(ORDINAL_WORDS, key=len, reverse=True))
    + ")"
)
_CARDINAL = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}|"
    + "|".join(sorted(_CARDINALS, key=len, reverse=True))
    + r"|(?:"
    + "|".join(_TENS)
    + r")(?:-\w+)?)"
)
_NUMBER = r"\(?(?:\d+(?:\.\d+)*|[IVX]+(?![a-z])|[A-Z](?![A-Za-z]))\)?"

_ANY_ORDINAL = re.compile(rf"(?<!\w){_ORDINAL}(?!\w)", re.IGNORECASE)
_ANY_CARDINAL = re.compile(rf"(?<![\w.,]){_CARDINAL}(?![\w]|[.,]\d)", re.IGNORECASE)
_COUNTED = re.compile(
    f"(?<!连续)(?<![第.0-9一二三四五六七八九十百千万]){_N}(?:个|项|张|(?<!的.)(?<!党.)大(?![会学队厅桥楼以、，。代])|位一体|种|座|支|套|部(?!分|门))"
)
_MOST_GREAT = 10
_NAMED = re.compile(f"第{_N}")
_PLACED = re.compile(
    f"(?:[居列排占][^，。；]{{0,10}}?|名[^，。；]{{0,6}}?|跃[居升至]{{1,2}}[^，。；]{{0,8}}?)(?:第{_N}(?:[位名]"
    f"|(?=[，。；、（]|$))|(?P<first>首位|榜首))"
)
_TOP = re.compile(f"(?<=[居列排入名进占国省市区球界])前{_N}(?=[名位强]?(?:[，。；、（]|$))")
_RANKED = re.compile(
    r"\b(?:rank\w*|plac\w*|com\w*|came|stood|stand\w*|position\w*|ris\w*|rose|up|to|in|was|is)\b",
    re.IGNORECASE,
)
_FOREMOST = re.compile(
    r"\b(?:top\w*|first|lead\w*|led|highest|largest|best|number one|most|head)\b|No\. ?1\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:No\.|number) ?\d|(?<![\d.])#\d")
_AMONG = re.compile(r"\b(?:top|among|first|best|leading|within|into)\b", re.IGNORECASE)
_REPEATED = re.compile("分别|分列|依次")
_WORDS_BEFORE = re.compile(r"(?:[\w'’.-]+(?:-| )){1,9}$")


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
        return re.compile(self.chinese.replace("(N)", _N))

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """Return what finds "Articles 3, 5 and 9"."""
        return re.compile(
            rf"\b(?:{self.english})s?\.?(?: No\.?| Nos\.?)? ?(?P<list>{_NUMBER}(?:(?:,|,? and"
            rf"|,? to|,? or"
            rf"|–|-| through)\s?{_NUMBER})*)(?![\w%])"
        )

    @cached_property
    def noun(self) -> re.Pattern[str]:
        """The nouns alone."""
        return re.compile(rf"\b(?:{self.english})\b")

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """Return what finds "three batches", "203 classrooms": a number of things."""
        return re.compile(
            rf"(?<![\w.,])(?P<n>{_CARDINAL}) (?:[\w'’-]+ ){{0,{max(2, self.between)}}}?"
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
        "Level|Class|Grade|Category|Tier",
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
    found = list(_ANY_ORDINAL.finditer(target))
    if not label.is_ordinal:
        found += _ANY_CARDINAL.finditer(target)
    return any(_value(match.group()) in wanted for match in found)


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
            value = _value(match["n"])
            if value in wanted and value > 1:
                place = wanted[value]
                words = source[place.start : place.end]
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
        value = _chinese_value(match["n"])
        if value:
            found.setdefault(value, Span(*match.span()))
    return found


def _said(label: _Label, target: str) -> Iterator[tuple[int, Span]]:
    for match in label.behind.finditer(target):
        ends = re.split(r"\s?(?:to|–|-|through)\s?", match["list"])
        numbers = [_value(n.strip("()")) for n in re.findall(_NUMBER, match["list"])]
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
            ordinals = list(_ANY_ORDINAL.finditer(near))
            if ordinals:
                yield _value(ordinals[-1].group()), Span(*match.span())


def _chinese_value(words: str) -> int:
    if words.isdecimal():
        return int(words)
    if words in "ⅠⅡⅢⅣⅤ":
        return "ⅠⅡⅢⅣⅤ".index(words) + 1
    return int(parse_characters(words) or 0)


def _value(words: str) -> int:
    plain = words.replace(",", "").lower()
    digits = re.match(r"\d+", plain)
    if digits:
        return int(digits.group())
    if words in _ROMANS:
        return _ROMANS[words]
    if plain in ORDINAL_WORDS:
        return ORDINAL_WORDS[plain]
    if plain in _CARDINALS:
        return _CARDINALS[plain]
    tens, _, ones = plain.partition("-")
    if tens in _TENS:
        return (_TENS.index(tens) + 2) * 10 + _CARDINALS.get(ones, 0)
    return 0


@pair_rule("quantities.count-as-ordinal", Severity.MAJOR, _ACCURACY, needs=(_COUNTED.pattern,))
def count_as_ordinal(reading: PairReading) -> Iterator[Hit]:
    """A number of things as the number of one: 四个意识 as "the fourth consciousness"."""
    source, target = reading.source.text, reading.target
    ordinals = {_value(m.group()): Span(*m.span()) for m in _ANY_ORDINAL.finditer(target)}
    if not ordinals:
        return
    cardinals = {_value(m.group()) for m in _ANY_CARDINAL.finditer(target)}
    named = {_chinese_value(m["n"]) for m in _NAMED.finditer(source)}
    for match in _COUNTED.finditer(source):
        value = _chinese_value(match["n"])
        if match.group().endswith("大") and value > _MOST_GREAT:
            continue  # 二十大 is a congress
        if value > 1 and value in ordinals and value not in cardinals | named:
            yield Hit(
                ordinals[value],
                f"one of them: {match.group()} is a number of things",
                f"数量译成了序数：{match.group()}",
                source=Span(*match.span()),
            )


@pair_rule("quantities.rank", Severity.CRITICAL, _ACCURACY, needs=("第|首位|榜首|前",))
def rank(reading: PairReading) -> Iterator[Hit]:
    """Another place in a ranking: 居全国第四位 as "ranked 40th", 位居前三 as "third"."""
    source, target = reading.source.text, reading.target
    ordinals = [(_value(m.group()), Span(*m.span())) for m in _ANY_ORDINAL.finditer(target)]
    spoken = {value for value, _ in ordinals}
    for match in _PLACED.finditer(source):
        value = 1 if match["first"] else _chinese_value(match["n"])
        is_said = (
            value in spoken or _NUMBERED.search(target) or (value == 1 and _FOREMOST.search(target))
        )
        if not value or is_said or _REPEATED.search(source):
            continue
        for other, span in ordinals:
            if other and _RANKED.search(target[max(0, span.start - 40) : span.start]):
                yield Hit(
                    span,
                    f"another place: {match.group()}",
                    f"名次不符：{match.group()}",
                    source=Span(*match.span()),
                )
                break
    for match in _TOP.finditer(source):
        value = _chinese_value(match["n"])
        place = next((span for number, span in ordinals if number == value), None)
        if place is not None and not _AMONG.search(target):
            yield Hit(
                place,
                f"among them, not the last of them: {match.group()}",
                f"名次范围不符：{match.group()}",
                source=Span(*match.span()),
            )


RULES: tuple[PairRule, ...] = (numbering, ordinal_as_count, count_as_ordinal, rank)
