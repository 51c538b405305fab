"""Mends of what stands beside a right number: its unit, its currency, percent or points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpora.quantities import QuantityKind
from corpora.quantities.currencies import CURRENCIES
from corpora.quantities.units import UNITS
from glossary.dictionary import STOP_WORDS
from gongbao.correction.mends.figure_style import wordings_by_likeness
from gongbao.correction.mends.mend import Change, Fault, Mender
from gongbao.correction.mends.wrong_figures import exchange, wrong_figure

_NEXT_WORD = re.compile(r" (?P<word>[A-Za-z]+)")
_OF_AN_AGE = re.compile(r" (?:old|of age)\b")
_YEARS_BEHIND = re.compile("周?岁|周年|载")
_SHARE = re.compile(r"(?: ?%|[ -]per ?cent\b| percentage points?\b)")
_POINTS = "percentage points"


def right_unit(fault: Fault) -> Iterator[Change]:
    """Yield a figure with the unit of the source; its number and the words around it stay."""
    found = wrong_figure(fault, is_by_value=True)
    if found is None:
        return
    source, target = found
    wanted, given = UNITS.get(source.unit), UNITS.get(target.unit)
    if not source.unit and (
        _OF_AN_AGE.match(fault.reading.target, target.end)
        or _YEARS_BEHIND.match(fault.reading.source.text, source.end)
    ):
        wanted = UNITS["year"]
    if wanted is None or given is None:
        return
    names = (given.plural, given.singular, *given.english)
    written = _last_name(target.text, names)
    if written is None:
        return
    start, end = written
    is_one = target.text[start - 1 : start] == "-" or target.low == target.high == 1
    name = wanted.singular if is_one else wanted.plural
    yield exchange(fault, target, target.text[:start] + name + target.text[end:])


def right_currency(fault: Fault) -> Iterator[Change]:
    """Yield a sum in the currency of the source, where it had none: 210 billion yuan in GDP."""
    found = wrong_figure(fault, is_by_value=True)
    if found is None or found[0].unit not in CURRENCIES:
        return
    source, target = found
    wanted, text = CURRENCIES[source.unit], target.text
    if target.unit not in CURRENCIES:
        following = _NEXT_WORD.match(fault.reading.target, target.end)
        if following is not None and following["word"].lower() not in STOP_WORDS:
            yield exchange(fault, target, f"{text} {wanted.noun} in")
        yield exchange(fault, target, f"{text} {wanted.noun}")
        return
    given = CURRENCIES[target.unit]
    names = (given.noun, given.prefix.strip(), *given.english, given.noun.split()[-1])
    written = _last_name(text, names)
    if written is None:
        return
    start, end = written
    is_behind = bool(re.search(r"\d|illion|hundred|thousand", text[:start]))
    name = wanted.noun if is_behind else wanted.prefix.strip()
    rest = text[end:]
    is_glued = not is_behind and name[-1:].isalpha() and rest[:1].isdigit()
    made = text[:start] + name + " " * is_glued + rest
    if _last_name(made.replace(name, "", 1), (wanted.noun, *wanted.english)) is None:
        yield exchange(fault, target, made)


def right_share(fault: Fault) -> Iterator[Change]:
    """Yield percentage points for percent, or the other way round."""
    found = wrong_figure(fault, is_by_value=True)
    written = _SHARE.search(found[1].text) if found else None
    if found is None or written is None:
        return
    source, target = found
    is_points = source.kind is QuantityKind.PERCENTAGE_POINT
    name = _POINTS.removesuffix("s" * (source.low == 1)) if is_points else "percent"
    text = target.text
    yield exchange(fault, target, f"{text[: written.start()]} {name}{text[written.end() :]}")


def class_of_size(fault: Fault) -> Iterator[Change]:
    """Yield a class of size, 百亿级, for a sum of money that stands before a noun.

    Tonnes are also said as a figure: 10万吨级 is "100,000 dwt".
    """
    found = wrong_figure(fault, is_by_value=True)
    following = _NEXT_WORD.match(fault.text, fault.span.end)
    if found is None or found[0].unit not in CURRENCIES or following is None:
        return
    if following["word"] not in STOP_WORDS:
        for words in wordings_by_likeness(*found):
            yield exchange(fault, found[1], words)


def _last_name(text: str, names: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the last and longest of some names stands in a figure's words."""
    places = [
        match.span()
        for name in names
        if name
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text, re.I)
    ]
    return max(places, key=lambda place: (place[1], place[1] - place[0]), default=None)


MENDERS: Mapping[str, Mender] = {
    "quantities.currency": right_currency,
    "quantities.percentage-points": right_share,
    "quantities.scale-class": class_of_size,
    "quantities.unit": right_unit,
}
