"""The glossary that comes with the project: official terms and names, each with its source.

Its rulings rank below every glossary a user brings. How an entry gets in, and what counts as a
source, is written in `scripts/packaged_data/glossary.py`; names are built by rule beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from glossary.concepts import Concept, Glossary
from glossary.packaged_table import read_packaged_table

PACKAGED_TABLES = (
    "rulings.tsv",
    "party.tsv",
    "state.tsv",
    "policy.tsv",
    "economy.tsv",
    "international.tsv",
    "society.tsv",
    "places.tsv",
    "countries.tsv",
    "world_places.tsv",
    "peoples.tsv",
    "bodies.tsv",
)
_PRIORITY = -1
_NAMES = ("place", "country", "people")


@dataclass(frozen=True, slots=True)
class PackagedStatistics:
    """How many concepts are packaged; names of places and peoples are counted apart."""

    approved: int
    proposed: int
    places: int


@cache
def load_packaged_glossary() -> Glossary:
    """Return the packaged glossary, below the priority of any other.

    >>> glossary = load_packaged_glossary()
    >>> [c.accepted[0].text for c in glossary.concepts if c.chinese[0].text == "链主"]
    ['chain master']
    """
    folder = resources.files("glossary") / "packaged"
    concepts: list[Concept] = []
    for table in PACKAGED_TABLES:
        text = (folder / table).read_text(encoding="utf-8")
        concepts += read_packaged_table(text, f"packaged/{table}")
    return Glossary(name="packaged", concepts=tuple(concepts), priority=_PRIORITY)


def packaged_statistics() -> PackagedStatistics:
    """Return the counts of approved and proposed concepts, and of places and peoples."""
    concepts = load_packaged_glossary().concepts
    terms = [concept for concept in concepts if concept.subject not in _NAMES]
    approved = sum(concept.is_approved for concept in terms)
    return PackagedStatistics(approved, len(terms) - approved, len(concepts) - len(terms))
