"""A glossary file into the termbase: all of it or nothing, and no ruling overruled unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from corpora.errors import GlossaryError
from corpora.findings import Finding
from glossary.concepts import Approval, Concept
from glossary.exchange import Entry
from glossary.termbase.concept_difference import concept_differences
from glossary.termbase.concept_merge import merge_concepts
from glossary.termbase.term_index import fold
from glossary.termbase.termbase import ConceptVersion, Termbase, TermbaseEdit
from glossary.usable_concepts import refuse_unusable

_LISTED = 1000


class ImportRefusedError(GlossaryError):
    """Nothing was imported; `report` says what stood against it."""

    def __init__(self, message: str, report: ImportReport) -> None:
        super().__init__(message)
        self.report = report


class ImportPolicy(StrEnum):
    """What happens where the file and the termbase contradict each other."""

    FAIL = "fail"
    KEEP = "keep"
    REPLACE = "replace"


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
        counts: How many entries of each kind, and `skipped` ones.
        entries: Changed and conflicting entries.
        problems: Entries that cannot be used, with place and reason.
        remarks: What was read without being understood.
    """

    counts: Counter[str] = field(default_factory=Counter)
    entries: list[ImportedEntry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)

    def refuse(self, problem: str) -> None:
        """Count an entry that cannot be used."""
        self.counts["skipped"] += 1
        if len(self.problems) < _LISTED:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How a file is imported.

    Attributes:
        policy: What happens at conflicts.
        skip_bad: Leave entries out that cannot be used, instead of importing nothing.
        approve: False makes every imported term a proposal.
    """

    policy: ImportPolicy = ImportPolicy.FAIL
    skip_bad: bool = False
    approve: bool = True


def preview_import(
    termbase: Termbase, entries: Iterable[Entry], options: ImportOptions
) -> ImportReport:
    """Return what an import would do, without doing it."""
    report = ImportReport()
    known = _Known(termbase)
    for entry in entries:
        _classify(known, entry, options, report)
    return report


def import_entries(
    termbase: Termbase,
    entries: Iterable[Entry],
    options: ImportOptions,
    *,
    author: str,
    reason: str,
    on_progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Write a file into the termbase in one change.

    Raises:
        GlossaryError: naming the places, if an entry cannot be used and `skip_bad` is off, or
            if there are conflicts and the policy is FAIL; nothing is imported then.
    """
    report = ImportReport()
    with termbase.edit(author, reason) as edit:
        known = _Known(termbase)
        for count, entry in enumerate(entries, start=1):
            written = _classify(known, entry, options, report)
            if written is not None and written.is_new:
                edit.add_new(written.concept)
            elif written is not None:
                _write(edit, written.concept, report)
            if on_progress is not None and count % 500 == 0:
                on_progress(count)
        refuse_incomplete(report, options)
    return report


def refuse_incomplete(report: ImportReport, options: ImportOptions) -> None:
    """Raise a GlossaryError if an import with these options must not take place."""
    if report.problems and not options.skip_bad:
        raise ImportRefusedError(
            _listed(f"{report.counts['skipped']} entries cannot be used", report.problems)
            + "\nnothing was imported; --skip-bad leaves them out",
            report,
        )
    conflicts = report.counts[ImportKind.CONFLICTING]
    if conflicts and options.policy is ImportPolicy.FAIL:
        places = [
            f"{entry.origin}: {entry.identifier}: {'; '.join(entry.details)}"
            for entry in report.entries
            if entry.kind is ImportKind.CONFLICTING
        ]
        raise ImportRefusedError(
            _listed(f"{conflicts} entries contradict the termbase", places)
            + "\nnothing was imported; --policy keep or replace decides",
            report,
        )


def _listed(head: str, places: list[str], most: int = 20) -> str:
    more = [f"... and {len(places) - most} more"] if len(places) > most else []
    return "\n  ".join([head + ":", *places[:most], *more])


@dataclass(frozen=True, slots=True)
class _Written:
    concept: Concept
    is_new: bool = False


class _Known:
    """What the termbase held before the import, and what the import has added since."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase
        identifiers, self._names = termbase.known_names()
        self._identifiers = set(identifiers)
        self._retired: dict[_Name, str] = {
            name: version.concept.identifier
            for version in termbase.retired_versions()
            for name in _names(version.concept)
        }
        self._added: dict[_Name, tuple[str, str]] = {}

    def find(self, concept: Concept) -> ConceptVersion | None:
        """Return the concept of the termbase that an entry speaks of, None for a new one.

        That is the one with its identifier, or else the one that has one of its Chinese names in
        the same subject, in use or retired.

        Raises:
            _EntryRefusedError: if several concepts have its name, or an earlier entry of the file
                has it with another ruling.
        """
        if concept.identifier in self._identifiers:
            return self._termbase.find(concept.identifier)
        names = _names(concept)
        for name in names:
            found = self._named(concept, name)
            if found is not None:
                return found
        self._identifiers.add(concept.identifier)
        english = concept.accepted[0].text
        for name in names:
            identifier, ruling = self._added.setdefault(name, (concept.identifier, english))
            if ruling != english:
                raise _EntryRefusedError(
                    f"{name[0]} stands in the file as {identifier} ({ruling!r}) too; give both"
                    " one identifier, or subjects of their own"
                )
        return None

    def _named(self, concept: Concept, name: _Name) -> ConceptVersion | None:
        if name[0] in self._names:
            named = [
                version
                for version in self._termbase.find_named(name[0])
                if (version.concept.subject == concept.subject or not concept.subject)
                and version.concept.scope == concept.scope
            ]
            if len(named) > 1:
                ruled = concept.accepted[0].text
                same = [v for v in named if ruled in [t.text for t in v.concept.accepted]]
                if len(same) != 1:
                    listed = ", ".join(v.concept.identifier for v in named)
                    raise _EntryRefusedError(
                        f"{name[0]} is a term of several concepts, {listed}; give the identifier"
                    )
                named = same
            if named:
                return named[0]
        identifier = self._retired.get(name)
        return self._termbase.find(identifier) if identifier is not None else None


def _names(concept: Concept) -> list[_Name]:
    return [(fold(term.text, "zh"), concept.subject, concept.scope) for term in concept.chinese]


class _EntryRefusedError(GlossaryError):
    """An entry that cannot be given a place in the termbase."""


_Name = tuple[str, str, str]


def _classify(
    known: _Known, entry: Entry, options: ImportOptions, report: ImportReport
) -> _Written | None:
    """Count an entry and return what is to be written for it, None for nothing."""
    if len(report.remarks) < _LISTED:
        report.remarks += entry.remarks
    concept = entry.concept
    problem = entry.problem or _problem(concept)
    if problem:
        report.refuse(problem)
        return None
    if concept is None:
        return None  # other languages alone; a remark says so
    if not options.approve:
        concept = _proposed(concept)
    try:
        stored = known.find(concept)
    except _EntryRefusedError as error:
        report.refuse(f"{concept.origin or entry.origin}: {error}")
        return None
    if stored is None:
        report.counts[ImportKind.NEW] += 1
        return _Written(concept, is_new=True)
    return _compared(stored, concept, options, report)


def _compared(
    version: ConceptVersion, concept: Concept, options: ImportOptions, report: ImportReport
) -> _Written | None:
    """Count an entry beside the stored concept; return what is to be written, None for nothing."""
    stored = version.concept
    is_preferred = options.policy is ImportPolicy.REPLACE
    merge = merge_concepts(stored, concept, prefer_incoming=is_preferred)
    conflicts = merge.conflicts
    if version.is_retired:
        conflicts = ("retired in the termbase, in use in the file", *conflicts)
    differences = concept_differences(stored, merge.concept)
    if conflicts:
        kind, details = ImportKind.CONFLICTING, conflicts
    elif differences:
        kind, details = ImportKind.CHANGED, differences
    else:
        report.counts[ImportKind.IDENTICAL] += 1
        return None
    report.counts[kind] += 1
    if len(report.entries) < _LISTED:
        report.entries.append(ImportedEntry(kind, concept.origin, stored.identifier, details))
    is_kept = version.is_retired and not is_preferred
    return _Written(merge.concept) if not is_kept else None


def _problem(concept: Concept | None) -> str:
    if concept is None:
        return ""
    try:
        refuse_unusable(concept)
    except GlossaryError as error:
        return str(error)
    return ""


def _proposed(concept: Concept) -> Concept:
    terms = tuple(
        replace(term, approval=Approval.PROPOSED) if term.language == "en" else term
        for term in concept.terms
    )
    return replace(concept, terms=terms)


def _write(edit: TermbaseEdit, concept: Concept, report: ImportReport) -> None:
    try:
        edit.put(concept, restore=True)
    except GlossaryError as error:  # what the file and the termbase are together
        report.refuse(str(error))
