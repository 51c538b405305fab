"""The glossary that comes with the project: official terms and names, each with its source.

Its rulings rank below every glossary a user brings. How an entry gets in, and what counts as a
source, is written in `scripts/packaged_data/glossary.py`; names are built by rule beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from glossary.concepts import Approval, Concept, signature_of
from glossary.packaged_table import PackagedRow, read_packaged_table
from glossary.term_source import ChineseName

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


class PackagedGlossary:
    """The packaged glossary, a `TermSource`; a row becomes a concept when it is first asked for.

    Attributes:
        name: What messages call it.
        priority: Below that of any other.
        rows: The rows of its tables.
    """

    def __init__(self, rows: Sequence[PackagedRow]) -> None:
        self.name = "packaged"
        self.priority = _PRIORITY
        self.rows = rows
        self._built: dict[int, Concept] = {}

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """Return all concepts."""
        return tuple(self.concept(number) for number in range(len(self.rows)))

    @cached_property
    def signature(self) -> str:
        """Return a digest of all terms, as `Glossary.signature` does."""
        return signature_of(self.name, ((row.ruled(), row.exceptions) for row in self.rows))

    def chinese_names(self, *, is_approved: bool | None = None) -> Iterator[ChineseName]:
        """Yield Chinese names with their priority, the number of their concept and approval."""
        for number, row in enumerate(self.rows):
            has_approval = row.approval is Approval.APPROVED
            if is_approved is None or is_approved is has_approval:
                for text in row.chinese:
                    yield text, 0, number, has_approval

    def forbidding_concepts(self) -> Iterator[Concept]:
        """Yield nothing: a concept in a table has English that may be used."""
        return iter(())

    def searched_concepts(self) -> Iterator[Concept]:
        """Yield the concepts with English that must not be used, or with an abbreviation."""
        for number, row in enumerate(self.rows):
            if row.deprecated or any(map(str.isupper, row.english)):
                yield self.concept(number)

    @property
    def built(self) -> int:
        """Return how many rows were asked for as concepts."""
        return len(self._built)

    def concept(self, number: int) -> Concept:
        """Return the concept of a row."""
        found = self._built.get(number)
        if found is None:
            found = self._built[number] = self.rows[number].concept()
        return found


@cache
def load_packaged_glossary() -> PackagedGlossary:
    """Return the packaged glossary, below the priority of any other.

    >>> glossary = load_packaged_glossary()
    >>> [c.accepted[0].text for c in glossary.concepts if c.chinese[0].text == "链主"]
    ['chain master']
    """
    folder = resources.files("glossary") / "packaged"
    rows: list[PackagedRow] = []
    for table in PACKAGED_TABLES:
        text = (folder / table).read_text(encoding="utf-8")
        rows += read_packaged_table(text, f"packaged/{table}")
    return PackagedGlossary(rows)


def packaged_statistics() -> PackagedStatistics:
    """Return the counts of approved and proposed concepts, and of places and peoples."""
    rows = load_packaged_glossary().rows
    terms = [row for row in rows if row.subject not in _NAMES]
    approved = sum(row.approval is Approval.APPROVED for row in terms)
    return PackagedStatistics(approved, len(terms) - approved, len(rows) - len(terms))
