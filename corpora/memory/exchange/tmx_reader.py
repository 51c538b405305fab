"""Reads translation memories as every tool exchanges them: TMX 1.4b and older, unit by unit."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from corpora.errors import InputError
from corpora.files import XmlBytes
from corpora.findings import Finding
from corpora.formats import line_of
from corpora.formats.xliff.target_states import is_open_word, is_rejection
from corpora.memory.exchange.inline_breaks import BREAK, is_break, text_without_breaks
from corpora.memory.exchange.omegat_tags import is_of_omegat, without_tags
from corpora.memory.exchange.tmx_writer import CREATION, KEPT_ATTRIBUTES
from corpora.memory.exchange.xml_stream import (
    XML_LANGUAGE,
    is_traditional,
    local_name,
    side_of,
    stream_elements,
)
from corpora.memory.memory_units import (
    CODES_LEFT_OUT,
    DRAFT,
    NO_UNITS,
    REJECTED,
    MemoryUnit,
    UnitEntry,
    empty_side,
    mended_characters,
    unit_remark,
)

_DATE = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?:Z|([+-])(\d\d):?(\d\d)?)?)?"
)
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))
_BEFORE = ("x-context-before", "x-context-pre", "prev")
_AFTER = ("x-context-after", "x-context-post", "next")
_OWN_PROPERTIES = frozenset((*_BEFORE, *_AFTER, "x-date", "x-author", "x-origin", "x-project"))
_SEGMENT = re.compile(r"<seg>(.*)</seg>", re.DOTALL)
_CODE = re.compile(r"<(?:bpt|ept|ph|it|ut)\b[^<>]*(?:/>|>[^<>]*</(?:bpt|ept|ph|it|ut)>)")
_STATUS_NAME = re.compile(r".*status|.*confirmation-?level|.*-state", re.IGNORECASE)

ODD_DATE = "x-date-as-written"
"""Under this name a unit keeps a date that is none."""
_ODD_DATE_REMARK = unit_remark(
    "date", "a date that is none of ISO 8601 is kept as written", "日期不合ISO 8601，照录"
)


def read_tmx(path: Path) -> Iterator[UnitEntry]:
    """Yield the units of a TMX file: Chinese and English, whatever else it holds.

    Of several variants in Chinese one in Simplified characters is taken. Inline codes are left
    out, the words in them stay.

    Raises:
        DocumentError: naming file and line, where the file as a whole is no TMX.
    """
    count = 0
    mended: list[XmlBytes] = []
    is_tagged: bool | None = None  # asked at the first unit, behind the header
    for element in stream_elements(path, "tmx", ("tu",), on_repaired=mended.append):
        count += 1
        place = f"{path}:{line_of(element)}"
        is_tagged = is_of_omegat(element) if is_tagged is None else is_tagged
        try:
            entry = _entry(element, place)
            yield without_tags(entry) if is_tagged else entry
        except _UnitError as error:
            yield UnitEntry(place, problem=str(error))
    for found in mended:
        yield UnitEntry(f"{path}:1", remarks=mended_characters(found))
    if not count:
        yield UnitEntry(f"{path}:1", remarks=(NO_UNITS,))


class _UnitError(InputError):
    """A unit that cannot be used."""


class _TornVariantError(_UnitError):
    """A variant without its language or its segment; what the unit has beside may be sound."""


_TORN_VARIANT = unit_remark(
    "variant", "a variant without language or segment is left out", "略去缺语言或文字的译文"
)


class _Variant(NamedTuple):
    """A tuv; a plain tuple, since there are two for every unit of a large file."""

    tag: str
    text: str
    element: etree._Element
    has_codes: bool = False


def _entry(unit: etree._Element, place: str) -> UnitEntry:
    variants: list[_Variant] = []
    facts: list[etree._Element] = []
    torn: _UnitError | None = None
    for child in unit:
        if local_name(child) != "tuv":
            facts.append(child)
            continue
        try:
            variants.append(_variant(child))
        except _TornVariantError as error:
            torn = error
    chinese = [v for v in variants if side_of(v.tag) == "zh"]
    english = [v for v in variants if side_of(v.tag) == "en"]
    if torn is not None and not (chinese and english):
        raise torn
    if not chinese or not english:
        side = "English" if chinese else "Chinese"
        found = ", ".join(v.tag for v in variants) or "none"
        missing = "英文" if chinese else "中文"
        return UnitEntry(
            place,
            remarks=(
                unit_remark(
                    "language",
                    f"no {side} in this unit (languages: {found})",
                    f"此单元无{missing}（语言：{found}）",
                ),
            ),
        )
    source, target = min(chinese, key=lambda v: is_traditional(v.tag)), english[0]
    if not source.text.strip() or not target.text.strip():
        return UnitEntry(place, remarks=(empty_side(is_english=bool(source.text.strip())),))
    remarks = (
        tuple(_variant_left_out(v.tag) for v in variants if v not in (source, target))
        if len(variants) > 2
        else ()
    )
    if torn is not None:
        remarks = (*remarks, _TORN_VARIANT)
    if source.has_codes or target.has_codes:
        remarks = (*remarks, CODES_LEFT_OUT)
    read = _unit(unit, facts, source, target)
    levels = [value for name, value in read.extras if _STATUS_NAME.fullmatch(name)]
    if any(map(is_rejection, levels)):
        return UnitEntry(place, remarks=(REJECTED,))
    if any(map(is_open_word, levels)):
        return UnitEntry(place, remarks=(DRAFT,))
    if read.extras and any(name == ODD_DATE for name, _ in read.extras):
        remarks = (*remarks, _ODD_DATE_REMARK)
    return UnitEntry(place, read, remarks=remarks)


def _variant_left_out(tag: str) -> Finding:
    return unit_remark("variant", f"the variant in {tag} is left out", f"略去{tag}译文")


def _variant(element: etree._Element) -> _Variant:
    tag = element.get(XML_LANGUAGE) or element.get("lang") or ""
    if not tag:
        raise _TornVariantError(f"line {line_of(element)}: a tuv without xml:lang")
    for segment in element:
        if local_name(segment) == "seg":
            if not len(segment):
                return _Variant(tag, segment.text or "", element)
            text = text_without_breaks(_words(segment))
            return _Variant(tag, text, element, _has_codes(segment))
    raise _TornVariantError(f"line {line_of(element)}: a tuv without seg")


def _words(element: etree._Element) -> Iterator[str]:
    """Yield the words of a segment; a code's native content is none, but a `sub` in it is."""
    is_code = local_name(element) in _CODES
    if not is_code:
        yield element.text or ""
    elif is_break(element):
        yield BREAK
    for child in element:
        if child.tag is etree.Entity:
            raise _UnitError(f"line {line_of(child)}: the entity {child.text} is refused")
        if local_name(child) == "sub" and is_code:
            continue  # a footnote or an attribute inside a code, no part of the sentence
        yield from _words(child)
        if not is_code:
            yield child.tail or ""


def _has_codes(segment: etree._Element) -> bool:
    return any(local_name(child) != "hi" for child in segment.iter() if child is not segment)


def _unit(
    unit: etree._Element, facts: list[etree._Element], source: _Variant, target: _Variant
) -> MemoryUnit:
    properties: dict[str, str] = {}
    further: list[tuple[str, str]] = []  # a list of values has a prop for each
    notes: list[str] = []
    # What stands at the unit counts before what stands at its variants.
    for variant in (target, source):
        if len(variant.element) > 1:
            facts += variant.element
    for child in facts:
        name = local_name(child)
        if name == "prop":
            named = child.get("type", ""), child.text or ""
            if properties.setdefault(*named) != named[1] and named[0] not in _OWN_PROPERTIES:
                further.append(named)
        elif name == "note" and (child.text or "") not in notes:
            notes.append(child.text or "")
    before = next((_neighbour(properties.pop(n)) for n in _BEFORE if n in properties), "")
    after = next((_neighbour(properties.pop(n)) for n in _AFTER if n in properties), "")
    date, odd = _date(unit, target.element)
    date = properties.pop("x-date", "") or date
    author = properties.pop("x-author", "") or _attribute(
        ("changeid", "creationid"), unit, target.element
    )
    extras = tuple((name, value) for name in KEPT_ATTRIBUTES if (value := unit.get(name)))
    extras += tuple(
        (made, unit.get(made, "")) for made, later in CREATION if _both(unit, made, later)
    )
    if odd:
        extras = (*extras, (ODD_DATE, odd))
    return MemoryUnit(
        source.text,
        target.text,
        before,
        after,
        author,
        date,
        properties.pop("x-origin", ""),
        properties.pop("x-project", ""),
        "\n".join(notes),
        (*extras, *sorted((*properties.items(), *further))) if properties else extras,
    )


def _both(unit: etree._Element, made: str, later: str) -> bool:
    return bool(unit.get(made) and unit.get(later)) and unit.get(made) != unit.get(later)


def _neighbour(text: str) -> str:
    """Return the sentence beside a unit; memoQ writes it as the text of a seg element.

    >>> _neighbour("<seg>河长&amp;<ph>{1}</ph>湖长。</seg>")
    '河长&湖长。'
    """
    match = _SEGMENT.fullmatch(text)
    return html.unescape(_CODE.sub("", match[1])) if match else text


def _date(*elements: etree._Element) -> tuple[str, str]:
    """Return the date of a unit, and as written where it is no date."""
    text = _attribute(("changedate", "creationdate"), *elements)
    date = _moment(text) if text else ""
    return date, "" if date else text


@lru_cache
def _moment(text: str) -> str:
    """Return a moment of ISO 8601, basic or extended, in universal time; empty for none.

    >>> _moment("20230306T093000+0800"), _moment("2023-03-06T09:30:00Z"), _moment("20230306")
    ('2023-03-06T01:30:00Z', '2023-03-06T09:30:00Z', '2023-03-06')
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return ""
    year, month, date, hour, minute, second, sign, zone_hours, zone_minutes = match.groups("00")
    try:
        moment = datetime(
            int(year), int(month), int(date), int(hour), int(minute), min(int(second), 59)
        )
    except ValueError:
        return ""
    if sign in ("+", "-"):
        ahead = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
        moment = moment - ahead if sign == "+" else moment + ahead
    day = moment.strftime("%Y-%m-%d") if moment.year > 999 else f"{year}-{month}-{date}"
    time = moment.strftime("%H:%M:%S")
    return day if time == "00:00:00" else f"{day}T{time}Z"


def _attribute(names: tuple[str, ...], *elements: etree._Element) -> str:
    for element in elements:
        for name in names:
            if value := element.get(name):
                return value
    return ""
