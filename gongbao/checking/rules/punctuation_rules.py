"""Rules about punctuation: spaces, quotation marks, brackets, Chinese marks, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

_PUNCTUATION = "linguistic-conventions/punctuation"
_SPACE_BEFORE = re.compile(r"(?<=[\w”’)])[ \u00a0]+(?P<mark>[,;!?]|\.(?!\.|\w)|:(?![\w/]))")
_DOUBLE_SPACE = re.compile(r"(?<=[^\s.!?:”\"’)])(?: {2,}|\u00a0 | \u00a0)(?=[^\s])")
_BEHIND_NUMBER = re.compile(r"\b(?:Article|Section|Chapter|Part|Rule) [\dIVXL]+$")
_FULL_WIDTH = re.compile("[，。；：！？（）、【】《》〈〉「」『』％０-９Ａ-Ｚａ-ｚ＋－＝．　]+")
_HALF_WIDTH = {"，": ", ", "。": ". ", "；": "; ", "：": ": ", "、": ", ", "！": "! ", "？": "? "}
_HAN = re.compile("[\u3400-\u9fff]")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])[‘`´](?=(?:s|t|re|ve|ll|d|m)(?![A-Za-z]))")
_POSSESSIVE_PLURAL = re.compile(r"(?<=[a-z]s)‘(?= [a-z])")
_DASH = re.compile(
    r"(?<=[A-Za-z”\")])(?:(?P<double>[ ]?(?:--+|——|―|──)[ ]?)|(?P<left> -)(?=[A-Za-z])"
    r"|(?P<right>- )(?!(?:and|or|to|versus|as well as|&)\b)(?=[a-z]))"
)
_UNIT = re.compile(
    r"(?P<figure>\d)(?P<unit>yuan|percent|million|billion|trillion|hectares|tons|tonnes|kilometers"
    r"|kilometres|meters|metres|people|mu|years|days|hours)(?![A-Za-z])"
)
_SPACED_PERCENT = re.compile(r"(?<=\d) +%")
_LIST_NUMBER = re.compile(r"(?:^|(?<=[\s;,.:。；]))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.]?[)）]$")
_OPENER_AS_CLOSER = re.compile(r"(?<=[\w.,!?;…’)])\s?“(?=$|[\s,.;:!?)])")
_QUOTES = {"“": "”"}
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_ANY_MARK = re.compile("[“”()（）\\[\\]]")
_AHEAD = 12
"""Blocks within which a quotation over several of them must be closed."""


@rule("form.space-before-mark", Severity.MINOR, _PUNCTUATION, needs_source=False)
def space_before_mark(material: Material) -> Iterator[Hit]:
    """A space before a comma or full stop: "by 2027 ,Promote"."""
    text = material.document.target
    for match in _SPACE_BEFORE.finditer(text):
        end = match.end()
        follows = text[end : end + 1]
        glue = " " if follows.isalnum() else ""
        yield Hit(
            match.span(), f"a space before “{match['mark']}”", "标点前有空格", match["mark"] + glue
        )


@rule("form.double-space", Severity.MINOR, _PUNCTUATION, needs_source=False)
def double_space(material: Material) -> Iterator[Hit]:
    """Two spaces or more between words; after a full stop they are left to the typist."""
    for match in _DOUBLE_SPACE.finditer(material.document.target):
        if _BEHIND_NUMBER.search(material.document.target, 0, match.start()):
            continue  # "Article 7  The ...", as laws are set
        yield Hit(match.span(), "more than one space", "多余空格", " ")


@rule("form.chinese-mark", Severity.MINOR, _PUNCTUATION, needs_source=False)
def chinese_mark(material: Material) -> Iterator[Hit]:
    """Full-width punctuation, letters or figures in English: "growth，development"."""
    text = material.document.target
    for match in _FULL_WIDTH.finditer(text):
        beside = (
            text[max(0, match.start() - 1) : match.start()],
            text[match.end() : match.end() + 1],
        )
        if any(_HAN.match(character) for character in beside if character):
            continue  # punctuation of a Chinese quotation; the Han is reported by itself
        if not match.group().strip():
            continue
        plain = "".join(_HALF_WIDTH.get(c, _narrow(c)) for c in match.group()).strip()
        yield Hit(match.span(), "Chinese punctuation in English", "英文中用了全角标点", plain)


@rule("form.apostrophe", Severity.MINOR, _PUNCTUATION, needs_source=False)
def apostrophe(material: Material) -> Iterator[Hit]:
    """An opening quotation mark used as an apostrophe: "China‘s"."""
    text = material.document.target
    for pattern in (_APOSTROPHE, _POSSESSIVE_PLURAL):
        for match in pattern.finditer(text):
            if pattern is _POSSESSIVE_PLURAL and "’" in text[match.end() : match.end() + 80]:
                continue  # a quotation begins here
            start = match.start()
            while start > 0 and text[start - 1].isalpha():
                start -= 1
            end = match.end()
            while end < len(text) and text[end].isalpha():
                end += 1
            word = f"{text[start : match.start()]}’{text[match.end() : end]}"
            yield Hit(
                (start, end),
                "an opening quotation mark as an apostrophe",
                "撇号误用为左单引号",
                word,
            )


@rule("form.quote-direction", Severity.MINOR, _PUNCTUATION, needs_source=False)
def quote_direction(material: Material) -> Iterator[Hit]:
    """An opening quotation mark that closes a quotation: “heated topic“."""
    for place, line in material.document.lines():
        for match in _OPENER_AS_CLOSER.finditer(line):
            if "“" in line[: match.start()]:
                at = place + match.start()
                yield Hit((at, at + 1), "an opening mark closes the quotation", "引号方向错误", "”")


@rule("form.unbalanced", Severity.MINOR, _PUNCTUATION, needs_source=False)
def unbalanced(material: Material) -> Iterator[Hit]:
    """A quotation mark or bracket without its other half."""
    lines = [(place, line) for place, line in material.document.lines() if line.strip()]
    lonely = [_lonely(_OPENER_AS_CLOSER.sub(_closed, line), _QUOTES) for _, line in lines]
    for number, marks in enumerate(lonely):
        place, line = lines[number]
        near = [mark for other in lonely[number + 1 : number + _AHEAD] for mark, _ in other]
        past = [mark for other in lonely[max(0, number - _AHEAD) : number] for mark, _ in other]
        for mark, at in marks:
            if (mark == "“" and "”" in near) or (mark == "”" and "“" in past):
                continue
            if '"' in line or _source_is_open(material, place):
                continue
            yield _hit(place + at, mark)
    for place, line in lines:
        for mark, at in _lonely(line, _BRACKETS):
            if not _LIST_NUMBER.search(line[: at + 1]) and not _source_is_open(material, place):
                yield _hit(place + at, mark)


@rule("form.dash", Severity.MINOR, _PUNCTUATION, needs_source=False)
def dash(material: Material) -> Iterator[Hit]:
    """A dash typed as hyphens ("--", "word -word") or as the Chinese one (——)."""
    for match in _DASH.finditer(material.document.target):
        if match["double"] and match["double"].strip() == "--":
            continue  # typewriter style, in use by news agencies
        yield Hit(match.span(), "a dash that is none", "破折号不规范", "—")


@rule("form.figure-spacing", Severity.MINOR, "locale-conventions/number-format", needs_source=False)
def figure_spacing(material: Material) -> Iterator[Hit]:
    """A figure run together with its unit ("10billion") or parted from its percent sign."""
    text = material.document.target
    for match in _UNIT.finditer(text):
        yield Hit(
            match.span(),
            "no space between figure and unit",
            "数字与单位之间缺空格",
            f"{match['figure']} {match['unit']}",
        )
    for match in _SPACED_PERCENT.finditer(text):
        yield Hit(
            (match.start() - 1, match.end()),
            "a space before the percent sign",
            "百分号前有空格",
            f"{text[match.start() - 1]}%",
        )


def _lonely(line: str, marks: dict[str, str]) -> list[tuple[str, int]]:
    """Return the marks without their other half, with their places in the line."""
    if not _ANY_MARK.search(line):
        return []
    closing = {end: start for start, end in marks.items()}
    closing.update({"）": "(", ")": "("} if "(" in marks else {})
    waiting: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    for at, character in enumerate(line):
        if character in marks:
            waiting.append((character, at))
        elif character in closing:
            opener = closing[character]
            same = [k for k, (mark, _) in enumerate(waiting) if _narrow(mark) == opener]
            if same:
                del waiting[same[-1]]
            else:
                alone.append((character, at))
    return sorted([*alone, *waiting], key=lambda pair: pair[1])


def _narrow(character: str) -> str:
    code = ord(character)
    return chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else character


def _closed(match: re.Match[str]) -> str:
    return match.group()[:-1] + "”"


def _source_is_open(material: Material, place: int) -> bool:
    """Tell whether the source of the sentence at a place has a lonely mark, too."""
    document = material.document
    for pair in document.pairs:
        if pair.source and pair.target and pair.target[0] <= place < pair.target[1]:
            source = document.source_of(pair)
            return any(_lonely(source, marks) for marks in (_QUOTES, _BRACKETS))
    return False


def _hit(at: int, mark: str) -> Hit:
    return Hit((at, at + 1), f"“{mark}” has no other half", "引号或括号不成对")


RULES: tuple[Rule, ...] = (
    space_before_mark,
    double_space,
    chinese_mark,
    apostrophe,
    quote_direction,
    unbalanced,
    dash,
    figure_spacing,
)
