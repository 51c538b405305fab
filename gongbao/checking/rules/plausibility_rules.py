"""Rules about figures that cannot be right whatever the source says, and about ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.checking.finding import Hit, Severity
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

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
_CONGRESS = re.compile(
    "(?:中共|党的|中国共产党)第?(?P<number>十[一二三四五六七八九]?|二十[一二]?)(?:大|次全国)"
)
_PLAN = re.compile('[“"]?(?P<number>十[一二三四五六]?)五[”"]?(?=规划|期间|时期|末|以来|开局|”)')
_SPOKEN = {
    "congress": re.compile(
        r"(?P<number>\d+(?:st|nd|rd|th)|[A-Za-z-]+(?:th|first|second|third))"
        r" (?:CPC |Party |Communist Party )?(?:National )?Congress"
    ),
    "plan": re.compile(
        r"(?P<number>\d+(?:st|nd|rd|th)|[A-Za-z-]+(?:th|first|second|third)) (?:Five|5)[- ]Year",
        re.IGNORECASE,
    ),
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second"
)
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")}


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


@rule("quantities.ordinal", Severity.CRITICAL, _ACCURACY)
def ordinal(material: Material) -> Iterator[Hit]:
    """Another Party congress or five-year plan: 党的二十大 as "21st National Congress"."""
    for reading in material.readings:
        for pattern, name in ((_CONGRESS, "congress"), (_PLAN, "plan")):
            wanted = [(m, _value(m["number"])) for m in pattern.finditer(reading.source.text)]
            if not wanted:
                continue
            spoken = [(m, _spoken(m["number"])) for m in _SPOKEN[name].finditer(reading.target)]
            values = {number for _, number in wanted}
            if any(number is None for _, number in spoken):
                continue
            for match, number in spoken:
                if number not in values and len(wanted) == 1:
                    source = wanted[0][0]
                    yield Hit(
                        reading.place_in_target(match.start(), match.end()),
                        f"{source.group()} is number {wanted[0][1]}",
                        f"届次不符：{source.group()}",
                        source=reading.place_in_source(source.start(), source.end()),
                    )


def _value(numerals: str) -> int:
    tens, _, ones = numerals.partition("十")
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)


def _spoken(words: str) -> int | None:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    names = _ORDINALS.split()
    return names.index(words.lower()) + 1 if words.lower() in names else None


RULES: tuple[Rule, ...] = (implausible, bare_sum, ordinal)
