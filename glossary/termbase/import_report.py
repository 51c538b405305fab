"""What an import of a glossary file did, or would do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from corpora.findings import Finding

LISTED = 1000
"""So many entries, problems and remarks are kept; all of them are counted."""


class ImportKind(StrEnum):
    """What an entry of the file is to the termbase."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICTING = "conflicting"
    IDENTICAL = "identical"


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry that is not identical, with what it changes or contradicts."""

    kind: ImportKind
    origin: str
    identifier: str
    details: tuple[str, ...] = ()


@dataclass(slots=True)
class ImportReport:
    """What an import did, or would do; lists end at a thousand, counts do not.

    Attributes:
        counts: How many entries of each kind, `skipped` ones that cannot be used, and ones
            `left_out` as they have no Chinese.
        entries: Changed and conflicting entries, and new ones on a name that is ruled on already.
        problems: Entries that cannot be used, with place and reason.
        remarks: What was read without being understood, repaired or left out.
        problem_kinds: How many problems of each kind, all of them (see `kind_of`).
        remark_kinds: How many remarks of each kind, all of them.
    """

    counts: Counter[str] = field(default_factory=Counter)
    entries: list[ImportedEntry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    problem_kinds: Counter[str] = field(default_factory=Counter)
    remark_kinds: Counter[str] = field(default_factory=Counter)

    def tell(self, remarks: Iterable[Finding]) -> None:
        """Count remarks, and keep the first thousand."""
        for remark in remarks:
            self.remark_kinds[kind_of(remark.english)] += 1
            if len(self.remarks) < LISTED:
                self.remarks.append(remark)

    def refuse(self, problem: str) -> None:
        """Count an entry that cannot be used."""
        self.counts["skipped"] += 1
        self.problem_kinds[kind_of(problem)] += 1
        if len(self.problems) < LISTED:
            self.problems.append(problem)


def kind_of(message: str) -> str:
    """Return what a message has in common with others of its kind: no place, no words of the file.

    >>> kind_of("/tmp/office.csv:14: '链主' in column en is Chinese, expected English")
    '... in column en is Chinese, expected English'
    """
    words = _PLACE.sub("", message, count=1)
    return _NUMBER.sub("N", _QUOTED.sub("...", words)).strip()


_PLACE = re.compile(r"^.*?:\d+(?::[A-Z]+)?: ")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|[\u3400-\u9fff][\u3400-\u9fff\w-]*")
_NUMBER = re.compile(r"\d+")
