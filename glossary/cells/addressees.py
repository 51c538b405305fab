"""Addressees: whom a notice is sent to, 各县人民政府，市直有关单位：, the line under its head.

The line is a list by a fixed grammar, whose English is a matter of form: "To the people's
governments of all counties, county-level cities and districts, and the units concerned directly
under the city:". A line with one word that the table does not have is left to the engine.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from glossary.cells.plain_cells import CellRendering

_LINE = re.compile("(?P<parts>[^：。！？]{4,120})：")
_LIST = ("、", "和", "及")
_PARTS = re.compile("[，,；;]")
_EVERY = re.compile("各有关|各级|各|有关")
_SAME = (
    ("委、办、局", "委办局"),
    ("政府直属各", "政府各直属"),
    ("市直属各", "市直各"),
    ("级机关各", "各"),
    ("级各部门", "各部门"),
    ("(办事处)", "、办事处"),
)


@dataclass(frozen=True, slots=True)
class _Addressee:
    every: bool
    """It has 各."""
    concerned: bool
    """It has 有关."""
    nouns: str
    tail: str = ""
    """Whose they are, or of which places: "of all counties"."""

    def join(self, other: _Addressee) -> _Addressee | None:
        """Return both as one, where they differ in nothing but what they are."""
        same = (self.every, self.concerned, self.tail) == (other.every, other.concerned, other.tail)
        if not same:
            return None
        nouns = _listed([*self.nouns.split("|"), *other.nouns.split("|")])
        return _Addressee(self.every, self.concerned, nouns, self.tail)

    def english(self) -> str:
        article = "all" if self.every else "the"
        words = _with_and(self.nouns.split("|"))
        concerned = " concerned" if self.concerned else ""
        return f"{article} {words}{concerned}{self.tail}"


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, str]
    bodies: dict[str, str]
    nouns: dict[str, str]
    owners: dict[str, tuple[str, str]]
    scope: re.Pattern[str]
    body: re.Pattern[str]
    noun: re.Pattern[str]
    owner: re.Pattern[str]


def render_addressees(text: str) -> CellRendering | None:
    """Return the English of a normalised line that says whom a notice is sent to, else None.

    >>> render_addressees("各区教育局，市直有关学校：").english
    'To the education bureaus of all districts, and the schools concerned directly under the city:'
    """
    match = _LINE.fullmatch(text.strip(" \u3000"))
    if match is None or not _EVERY.search(text):
        return None
    parts = match["parts"]
    for spelling, usual in _SAME:
        parts = parts.replace(spelling, usual)
    found: list[_Addressee] = []
    for part in _PARTS.split(parts):
        read = _read_part(part.strip())
        if read is None:
            return None
        for addressee in read:
            joined = found[-1].join(addressee) if found else None
            found[-1:] = [joined] if joined else [*found[-1:], addressee]
    return CellRendering(f"To {_with_and([a.english() for a in found], is_long=True)}:")


def _read_part(part: str) -> list[_Addressee] | None:
    """Return the addressees between two commas; what follows 、 is like what stands before it."""
    found: list[_Addressee] = []
    position = 0
    while position < len(part):
        if found:
            if not part.startswith(_LIST, position):
                return None
            position += 1
        before = found[-1] if found else None
        reads = (
            _plain(part, position, before),
            _of_owner(part, position),
            _of_places(part, position),
        )
        read = max(filter(None, reads), key=lambda read: read[1], default=None)
        if read is None:
            return None
        found.append(read[0])
        position = read[1]
    return found


def _of_places(part: str, position: int) -> tuple[_Addressee, int] | None:
    """Read 各县(市、区)教育局: bodies of every place of some kinds, or the places themselves."""
    words = _words()
    every = re.compile("各").match(part, position)
    scope = words.scope.match(part, every.end()) if every else None
    if scope is None:
        return None
    units = _units(scope[0])
    end = scope.end()
    body = words.body.match(part, end)
    if body is None:
        is_end = end == len(part) or part.startswith(_LIST, end)
        return (_Addressee(True, False, "|".join(units)), end) if is_end else None
    bodies, end = [words.bodies[body[0]]], body.end()
    inner = re.compile(f"[、](?P<body>{words.body.pattern})").match(part, end)
    while inner is not None:
        bodies.append(words.bodies[inner["body"]])
        end = inner.end()
        inner = re.compile(f"[、](?P<body>{words.body.pattern})").match(part, end)
    tail = f" of all {_with_and(units)}"
    return _Addressee(False, False, "|".join(bodies), tail), end


def _of_owner(part: str, position: int) -> tuple[_Addressee, int] | None:
    """Read 市政府各部门, 市直有关单位, 市各有关部门: what belongs to a government."""
    words = _words()
    match = words.owner.match(part, position)
    if match is None:
        return None
    if match["council"]:
        tail = " of the State Council"
    else:
        place, adjective = words.owners[match["place"]]
        if match["direct"]:
            tail = f" directly under the {place}"
        elif match["government"]:
            people = "people's " if "人民" in match["government"] else ""
            tail = f" of the {adjective} {people}government"
        else:
            tail = f" of the {place}"
    return _plain(part, match.end(), _Addressee(True, False, "", tail))


def _plain(part: str, position: int, before: _Addressee | None) -> tuple[_Addressee, int] | None:
    """Read 各有关单位, 中小学校: what has 各 and its owner itself or from what is before it."""
    words = _words()
    every = _EVERY.match(part, position)
    noun = words.noun.match(part, every.end() if every else position)
    if noun is None or (every is None and before is None):
        return None
    is_of_places = before is not None and before.tail.startswith(" of all")
    tail = "" if before is None or is_of_places else before.tail
    if every is not None:
        said = "各" in every[0], "有关" in every[0]
    else:
        said = (True, False) if is_of_places or before is None else (before.every, before.concerned)
    return _Addressee(*said, words.nouns[noun[0]], tail), noun.end()


def _units(scope: str) -> list[str]:
    """Return the kinds of places of a scope; 市 in brackets or behind 县 is of its level."""
    words = _words()
    found: list[str] = []
    has_county = False
    for name in re.findall("|".join(sorted(words.units, key=len, reverse=True)), scope):
        is_of_county = name == "市" and has_county
        has_county = has_county or name in ("县", "旗")
        unit = words.units["县级市" if is_of_county else name]
        if unit not in found:
            found.append(unit)
    return found


def _listed(words: list[str]) -> str:
    return "|".join(dict.fromkeys(words))


def _with_and(words: list[str], *, is_long: bool = False) -> str:
    if len(words) < 2:
        return "".join(words)
    comma = "," if is_long or (len(words) > 2 and any(" and " in word for word in words)) else ""
    return f"{', '.join(words[:-1])}{comma} and {words[-1]}"


@cache
def _words() -> _Words:
    file = resources.files("glossary.cells").joinpath("addressees.tsv")
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"))
    units = {row[1]: row[2] for row in rows if row[0] == "unit"}
    bodies = {row[1]: row[2] for row in rows if row[0] == "body"}
    nouns = {row[1]: row[2] for row in rows if row[0] == "noun"}
    owners = {row[1]: (row[2], row[3]) for row in rows if row[0] == "owner"}
    unit = _any_of(units)
    place = _any_of(owners)
    return _Words(
        units,
        bodies,
        nouns,
        owners,
        re.compile(f"{unit}(?:[、]?各?{unit}|[(（]{unit}(?:[、]{unit})*[)）])*"),
        re.compile(_any_of(bodies)),
        re.compile(_any_of(nouns)),
        re.compile(
            f"(?P<council>国务院)|(?P<place>{place})(?:(?P<direct>直属|直|属)"
            "|(?P<government>人民政府|政府))?"
        ),
    )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
