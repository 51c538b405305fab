"""Rules about names that nobody has ruled on: written by table or in pinyin, or invented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.copies import Copy
from glossary.english_forms import find_words
from glossary.names import load_table, place_of_name, sounds_like, unverified_names
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_NAMES = "accuracy/mistranslation"
_SHORTEST_FAMILY = 3
_CAPITALISED = re.compile(
    r"(?<![.!?:;] )(?<!\A)(?<![A-Za-z])[A-Z][\w'’&-]+"
    r"|[A-Z][\w'’-]+(?=,? (?:City|Town|[A-Z])|,? {3,})"
)
_NO_NAME = re.compile(
    "City|Town|Village|County|Prefecture|Province|District|Ward|State|Region|Company|Group|Co|Ltd|Inc"
    "|Corporation|January|February|March|April|May|June|July|August|September|October|November"
    "|December|Mayor|Governor|Minister|President|Chair(?:man|person)?|Party|People'?s?|Committee"
    "|RMB|USD|EUR|JPY|I|Japanese|Korean|German|Vietnamese"
)
_SHORTENED = re.compile("^.[·・]|[·・].$")


@pair_rule("names.unverified", Severity.MINOR, _NAMES, is_informational=True)
def unverified(reading: PairReading) -> Iterator[Hit]:
    """A name from abroad that no glossary has, written as the table of transliteration writes it.

    曼海姆 is "Mannheim" only because somebody knows it; what a table or pinyin gives is never
    certain. Names that the table knows whole, Bill Gates, are no doubt, and a translation that
    writes the name in another way was written by somebody who knows: neither is reported.
    """
    for name in unverified_names(reading.source.text, reading.source.requirements):
        places = (place for form in name.forms for place in find_words(form, reading.target))
        place = next(places, None)
        if place is not None and not _is_known(reading.target[slice(*place)]):
            yield Hit(
                Span(*place),
                f"check the name: {name.text} is written by table",
                f"请核对译名：{name.text}",
                source=Span(name.start, name.end),
            )


@pair_rule("names.abroad", Severity.MAJOR, _NAMES, is_informational=True)
def abroad(reading: PairReading) -> Iterator[Hit]:
    """A name from abroad for which nothing in the translation sounds like it: lost or invented.

    德国曼海姆市 as "Ganghai", 岸田文雄 in pinyin. Consonants alone are compared, and loosely.
    """
    names = unverified_names(reading.source.text, reading.source.requirements)
    rest = _without_what_is_met(reading) if names else ""
    for name in names:
        if _SHORTENED.search(name.text):
            continue  # 洛·马: the first characters of a name
        if name.is_spelled_freely:
            is_lost = not _is_written(name, reading.target) and not _has_a_name(rest)
        else:
            is_lost = not sounds_like(_family_names(name), rest) or _is_in_pinyin(name, reading)
        if reading.target and is_lost:
            yield Hit(
                None,
                f"nothing sounds like {name.text}",
                f"译文中没有与此名读音相近的名称：{name.text}",
                name.forms[0],
                Span(name.start, name.end),
            )


def _is_known(written: str) -> bool:
    """Tell whether the table knows every part of a name, not only its sound.

    The characters of a Japanese or Korean name may be read in several ways.
    """
    table = load_table()
    names = {
        form for kind in (table.given, table.surnames) for forms in kind.values() for form in forms
    }
    persons = {form for forms in table.persons.values() for form in forms}
    return written in persons or all(part in names for part in written.split(" "))


def _family_names(name: Copy) -> tuple[str, ...]:
    """Return the family names of a person where the table knows them, else the whole forms.

    What is put together from syllables comes only near: there any part of the name will do.
    """
    given, _, family = name.text.partition("·")
    names = tuple(form.rpartition(" ")[2] for form in name.forms)
    is_long = len(family) >= _SHORTEST_FAMILY and "·" not in family and bool(given)
    return names if is_long and any(n in load_table().english for n in names) else name.forms


def _is_in_pinyin(name: Copy, reading: PairReading) -> bool:
    """Tell whether a Japanese or Korean name stands in the translation as if it were Chinese."""
    if any(find_words(form, reading.target) for form in name.forms):
        return False
    places = (place_of_name(found, reading.source.text) for found in reading.names)
    return any(p is not None and name.start <= p[0] and p[1] <= name.end for p in places)


def _is_written(name: Copy, target: str) -> bool:
    return any(True for form in name.forms for _ in find_words(form, target))


def _has_a_name(rest: str) -> bool:
    """Tell whether a word that may be a name stands in what is left of a translation."""
    return any(not _NO_NAME.fullmatch(word) for word in _CAPITALISED.findall(rest))


def _without_what_is_met(reading: PairReading) -> str:
    """Return the translation without the terms that stand in it: Germany, Japanese."""
    rest = reading.target
    for verdict in reading.verdicts:
        if verdict.span is not None and verdict.is_met and verdict.requirement.concept:
            start, end = verdict.span
            rest = rest[:start] + " " * (end - start) + rest[end:]
    return rest


RULES: tuple[PairRule, ...] = (unverified, abroad)
