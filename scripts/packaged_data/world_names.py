"""Builds the packaged names of the world by rule from the reviewed lists in `names/`.

    python -m scripts.packaged_data.world_names

Writes countries.tsv (countries and territories, their people, their full names), world_places.tsv
(capitals, cities, states and provinces abroad), peoples.tsv (ethnic groups, languages) and
bodies.tsv (international bodies, events, regions of the world). The lists hold facts: names in
official Chinese usage and in that of the United Nations, older English names behind the current
one. What another packaged table has already is left out.

A place has a rule: `bare` names are meant wherever their characters stand, `ambiguous` ones are
several places, and `context` ones, which are Chinese words or places of China too (福山, 河江), are
meant only behind the name of their country.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LISTS = Path(__file__).resolve().parent / "names"
_PACKAGED = Path(__file__).resolve().parents[2] / "glossary" / "packaged"
_HEADER = "zh\ten\tdeprecated\tapproval\tsubject\tsource\tnote\tcase\tnumber\texceptions"
WRITTEN = ("countries.tsv", "world_places.tsv", "peoples.tsv", "bodies.tsv")
_UN_NAMES = "UN names of States; official Chinese usage"
_USAGE = "official usage"
# What goes on as another word behind 人, 市, 州 and 省: then the shorter name is meant.
_NO_PERSON = "民口权均士才"
_LEVELS = {
    "市": "场长政民区委郊内",
    "州": "长政立议级",
    "省": "长委级道直会政",
    "县": "长级委",
    "邦": "长政",
}
_HOMES = frozenset(("日本", "韩国", "朝鲜", "越南", "泰国", "老挝", "缅甸", "蒙古国"))
_AUTONOMOUS = {
    "自治县": "Autonomous County",
    "自治州": "Autonomous Prefecture",
    "自治旗": "Autonomous Banner",
    "自治区": "Autonomous Region",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a packaged table; several names and forms are separated by bars."""

    chinese: str
    english: str
    subject: str
    source: str
    exceptions: str = ""

    @property
    def line(self) -> str:
        """The row as a line of the table."""
        # A place has no plural; a people and a body may.
        number = "fixed" if self.subject == "place" else ""
        cells = (self.chinese, self.english, "", "approved", self.subject, self.source, "")
        return "\t".join((*cells, self._case, number, self.exceptions)).rstrip("\t")

    @property
    def _case(self) -> str:
        """Proper names have capitals, of a body only its abbreviation: "who" is no WHO."""
        if self.subject != "body":
            return "exact"
        forms = self.english.split("|")
        cases = ["exact" if " " not in form and len(form) <= 8 else "any" for form in forms]
        return "|".join(cases) if "exact" in cases else ""


def main() -> int:
    """Write the tables."""
    taken = set(_packaged_names())
    for table, rows in zip(WRITTEN, (_countries, _places, _peoples, _bodies), strict=True):
        lines = [_HEADER]
        for row in rows():
            names = [name for name in row.chinese.split("|") if name not in taken]
            taken.update(names)
            if names:
                kept = Row("|".join(names), row.english, row.subject, row.source, row.exceptions)
                lines.append(kept.line)
        (_PACKAGED / table).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        print(f"{table}: {len(lines) - 1}")
    return 0


def _packaged_names() -> Iterator[str]:
    for path in _PACKAGED.glob("*.tsv"):
        if path.name not in WRITTEN:
            for line in path.read_text(encoding="utf-8").splitlines()[1:]:
                yield from line.split("\t")[0].split("|")


def _countries() -> Iterator[Row]:
    for row in _read("countries"):
        short = row["zh"].split("|")
        adjectives = row["adjective"]
        english = _joined(row["en"], adjectives)
        yield Row(row["zh"], english, "country", _UN_NAMES, row["exceptions"])
        if row["zh_full"]:
            full = _joined(row["en_full"], row["en"])
            goes_on = [row["zh_full"] + character for character in "家民内际有"]
            exceptions = "|".join(goes_on) if row["zh_full"].endswith("国") else ""
            yield Row(row["zh_full"], full, "country", _UN_NAMES, exceptions)
        if adjectives:
            first = adjectives.split("|")[0]
            people = _joined(
                adjectives,
                "|".join(f"{first} {noun}" for noun in ("people", "national", "citizen")),
                "|".join(f"from {form}" for form in row["en"].split("|")),
            )
            longer = [f"{name}人{after}" for name in short for after in _NO_PERSON]
            inside = [word for word in row["exceptions"].split("|") if word]
            names = "|".join(f"{name}人" for name in short if not name.endswith("）"))
            yield Row(names, people, "people", _UN_NAMES, "|".join((*inside, *longer)))


def _places() -> Iterator[Row]:
    rows = list(_read("places"))
    known = {row["zh"] for row in rows}
    homonyms: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        homonyms.setdefault(row["zh"], []).append(row)
    for name, same in homonyms.items():
        rule, exceptions = same[0]["rule"], same[0]["exceptions"]
        english = _joined(*(row["en"] for row in same))
        if rule != "bare":
            for row in same:
                yield from _in_country(name, row["en"], row["country"])
        if rule != "context":
            yield from _bare(name, english, exceptions)
        elif name[-1] not in _LEVELS and same[0]["country"] not in _HOMES:
            yield from _with_level(f"{name}市", english, exceptions)
        stem = name[:-1]
        has_stem = name.endswith("州") and len(name) > 4 and stem not in known
        if rule == "bare" and has_stem and not english.startswith(("New York", "Washington")):
            yield Row(stem, english, "place", _USAGE, exceptions)
    for row in _read("regions"):
        yield Row(row["zh"], row["en"], "place", "official Chinese usage", row["exceptions"])


def _bare(name: str, english: str, exceptions: str) -> Iterator[Row]:
    if name[-1] in _LEVELS and len(name) > 2:
        yield from _with_level(name, english, exceptions)
        return
    yield Row(name, english, "place", _USAGE, exceptions)
    if name[-1] not in "岛港道府都城湾镇区国":
        city = f"{english.split('|')[0]} City"
        yield from _with_level(f"{name}市", _joined(english, city), exceptions)


def _with_level(name: str, english: str, exceptions: str) -> Iterator[Row]:
    after = [name + character for character in _LEVELS[name[-1]]]
    words = [word for word in exceptions.split("|") if word]
    yield Row(name, english, "place", _USAGE, "|".join((*words, *after)))


def _in_country(name: str, english: str, country: str) -> Iterator[Row]:
    """Yield a place behind the name of its country, which is required with it."""
    first = english.split("|")[0]
    nation, adjective = _nation(country)
    forms = (
        f"{first}, {nation}",
        f"{first} in {nation}",
        f"{first} of {nation}",
        f"{nation}'s {first}",
        f"{adjective} city of {first}",
        f"{first} City, {nation}",
        f"{first} City in {nation}",
        english,
    )
    names = [f"{country}{name}"]
    if name[-1] not in "州省县府道都区邦市港":
        names.append(f"{country}{name}市")
    yield Row("|".join(names), _joined(*forms), "place", _USAGE)


def _nation(country: str) -> tuple[str, str]:
    for row in _read("countries"):
        if {country, f"{country}共和国", f"{country}国"} & set(row["zh"].split("|")):
            first = row["en"].split("|")[0]
            return first, (row["adjective"] or first).split("|")[0]
    raise KeyError(country)


def _peoples() -> Iterator[Row]:
    for row in _read("ethnic_groups"):
        names = row["en"].split("|")
        kinds = ("ethnic group", "people", "ethnic minority", "nationality")
        english = _joined(row["en"], "|".join(f"{names[0]} {kind}" for kind in kinds))
        yield Row(
            row["zh"], english, "people", "56 ethnic groups, official list", row["exceptions"]
        )
        for ending, level in _AUTONOMOUS.items():
            forms = "|".join(f"{name} {level}" for name in names)
            yield Row(row["zh"] + ending, forms, "place", "56 ethnic groups, official list")
        townships = ("Ethnic Township", "Township", "Ethnic Minority Township")
        forms = "|".join(f"{name} {level}" for level in townships for name in names)
        township = row["zh"] + "乡"
        exceptions = "|".join(township + character for character in "镇村亲")
        yield Row(township, forms, "place", "56 ethnic groups, official list", exceptions)
    for row in _read("languages"):
        yield Row(row["zh"], row["en"], "people", _USAGE, row["exceptions"])


def _bodies() -> Iterator[Row]:
    for row in _read("bodies"):
        yield Row(row["zh"], row["en"], "body", _USAGE, row["exceptions"])


def _joined(*forms: str) -> str:
    return "|".join(dict.fromkeys(form for cell in forms for form in cell.split("|") if form))


def _read(name: str) -> Iterator[dict[str, str]]:
    with (_LISTS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""):
            yield {key: value or "" for key, value in row.items()}


if __name__ == "__main__":
    sys.exit(main())
