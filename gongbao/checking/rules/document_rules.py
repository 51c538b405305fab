"""Rules about a document: sentences left out or added, page furniture, impossible figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.articles import is_furniture
from corpora.findings import Hit, Severity
from glossary.reading import find_impossible_times, untranslated_places
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, hit_of, rule

_HAN = re.compile("[\u3400-\u9fff]")
_SURE = 0.5
"""Probability of standing alone from which a sentence is reported."""
_FEWEST_CHARACTERS = 4
_FEWEST_WORDS = 3
_FORMS = ">＞»›|｜:："
_WELCOME = re.compile(
    r"(?:Welcome to .{0,80}(?:website|web site|portal)|All rights reserved|\bICP\b"
    r"|Presented by .{0,80}(?:Bureau|Office|Government))",
    re.IGNORECASE,
)
_SOURCE_OF_CHART = re.compile(r"(?:Data )?(?:Sources?|Notes?)\s?[:：]", re.IGNORECASE)
_ACCURACY = "accuracy/mistranslation"
_CROWD = re.compile(
    r"(?:(?:over|more than|nearly|about|some|above) )?(?:\d[\d,.]* (?:billion|trillion)"
    r"|(?:tens|hundreds) of (?:millions|billions)(?: of)?)(?!-)"
    r" (?:[a-z]+ ){0,2}?(?:enterprises|companies|firms|industries|clusters|factories|workshops"
    r"|institutions|universities|schools|hospitals|projects|parks|zones|cities|counties)\b"
)
_SUM = re.compile(
    r"(?<![$¥￥€£\d.,])(?<!RMB )(?<!CNY )(?<!US\$)\b\d[\d,.]* (?:billion|trillion)(?! ?yuan| ?RMB)"
    r" (?!transactions|payments|orders|shares|trips|visits|parcels)(?:[a-z]+ ){0,3}?"
    r"(?:revenue|GDP|added value|output value|value|investment|tax|sales)"
    r"\b"
)


@rule("completeness.omitted", Severity.CRITICAL, "accuracy/omission")
def omitted(material: Material) -> Iterator[Hit]:
    """A sentence of the source that no sentence of the translation stands for."""
    document = material.document
    for pair in document.pairs:
        if pair.source is None or pair.target is not None:
            continue
        text = document.source_of(pair)
        if len(_HAN.findall(text)) >= _FEWEST_CHARACTERS and pair.score >= _SURE:
            yield Hit(None, "sentence left out", "漏译句子", source=pair.source)


@rule("completeness.added", Severity.MAJOR, "accuracy/addition")
def added(material: Material) -> Iterator[Hit]:
    """A sentence of the translation that stands for nothing in the source."""
    document = material.document
    for pair in document.pairs:
        if pair.target is None or pair.source is not None:
            continue
        text = document.target_of(pair)
        if len(text.split()) >= _FEWEST_WORDS and pair.score >= _SURE:
            yield Hit(pair.target, "sentence without a source", "原文没有此句")


@rule("form.page-furniture", Severity.MAJOR, "design-and-markup", needs_source=False)
def page_furniture(material: Material) -> Iterator[Hit]:
    """Menus, breadcrumbs, counters and footers in the text, as if they were part of it."""
    if material.document.is_table:
        return
    for place, line in material.document.lines():
        stripped = line.strip()
        if stripped and _is_menu(stripped):
            start = place + line.index(stripped)
            yield Hit(
                (start, start + len(stripped)),
                "page furniture in the text",
                "正文中混入网页栏目或页脚",
            )


@rule("completeness.untranslated", Severity.MAJOR, "accuracy/untranslated", needs_source=False)
def untranslated(material: Material) -> Iterator[Hit]:
    """Chinese characters left in the English, unless in brackets as a gloss: Yuzui (鱼嘴)."""
    for place in untranslated_places(material.document.target):
        yield Hit(place, "Chinese left untranslated", "未译的中文")


def _is_menu(line: str) -> bool:
    # One word alone may be a heading; a menu shows by its marks, its length or its words.
    if _SOURCE_OF_CHART.match(line):
        return False
    is_marked = any(mark in line for mark in _FORMS) or len(line.split()) > 3
    return (is_marked and is_furniture(line)) or bool(_WELCOME.search(line) and len(line) < 200)


@rule("quantities.implausible", Severity.MAJOR, _ACCURACY, needs_source=False)
def implausible(material: Material) -> Iterator[Hit]:
    """Billions of things of which there are thousands: "over 10 billion enterprises"."""
    for match in _CROWD.finditer(material.document.target):
        yield Hit(
            match.span(),
            "so many there are not; a class of size (百亿级)?",
            "数量不合常理，是否为“百亿级”之类",
        )


@rule("quantities.bare-sum", Severity.MAJOR, _ACCURACY, needs_source=False)
def bare_sum(material: Material) -> Iterator[Hit]:
    """A sum of money without a currency: "210 billion GDP"."""
    for match in _SUM.finditer(material.document.target):
        yield Hit(match.span(), "a sum without its currency", "金额缺货币单位")


@rule("quantities.clock", Severity.CRITICAL, _ACCURACY, needs_source=False)
def clock(material: Material) -> Iterator[Hit]:
    """A time that no clock shows: 下午3时 as "30 p.m.", 6时30分 as "6:73"."""
    if not material.document.pairs:
        for place in find_impossible_times(material.document.target, has_times=False):
            yield Hit(place, "no such time of day", "没有这样的时刻")
    for reading in material.readings:
        yield from (hit_of(f) for f in reading.findings if f.rule == "quantities.clock")


RULES: tuple[Rule, ...] = (
    omitted,
    added,
    untranslated,
    page_furniture,
    implausible,
    bare_sum,
    clock,
)
