"""Rules about figures that cannot be right whatever the source says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from glossary.reading import find_impossible_times
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, hit_of, rule

_ACCURACY = "accuracy/mistranslation"
_CROWD = re.compile(
    r"(?:(?:over|more than|nearly|about|some|above) )?(?:\d[\d,.]* (?:billion|trillion)"
    r"|(?:tens|hundreds) of (?:millions|billions)(?: of)?)(?!-)"
    r" (?:[a-z]+ ){0,2}?(?:enterprises|companies|firms|industries|clusters|factories|workshops"
    r"|institutions|universities|schools|hospitals|projects|parks|zones|cities|counties)\b"
)
_SUM = re.compile(
    r"(?<![$¥￥€£\d.,])(?<!RMB )(?<!CNY )(?<!US\$)\b\d[\d,.]* (?:billion|trillion)(?! ?yuan| ?RMB)"
    r" (?:[a-z]+ ){0,3}?(?:revenue|GDP|added value|output value|value|investment|tax|sales)"
    r"\b"
)


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


RULES: tuple[Rule, ...] = (implausible, bare_sum, clock)
