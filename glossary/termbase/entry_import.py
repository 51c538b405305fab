"""A glossary file into the termbase: all of it or nothing, and no ruling overruled unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from corpora.counting import counted
from corpora.errors import GlossaryError
from corpora.findings import Finding
from glossary.concepts import Approval, Concept, Status
from glossary.exchange import (
    NO_CHINESE,
    NO_ENGLISH,
    TWO_SENSES_RULE,
    Entry,
    entry_remark,
    two_senses,
)
from glossary.termbase.concept_difference import concept_differences
from glossary.termbase.concept_merge import merge_concepts
from glossary.termbase.import_report import LISTED, ImportedEntry, ImportKind, ImportReport
from glossary.termbase.known_concepts import EntryRefusedError, KnownConcepts, agree
from glossary.termbase.termbase import ConceptVersion, Termbase, TermbaseEdit
from glossary.usable_concepts import refuse_impossible


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
    known = KnownConcepts(termbase)
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
    on_end: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Write a file into the termbase in one change.

    `on_end` is told what is about to be written, and may raise to prevent it.

    Raises:
        GlossaryError: naming the places, if an entry cannot be used and `skip_bad` is off, or
            if there are conflicts and the policy is FAIL; nothing is imported then.
    """
    report = ImportReport()
    with termbase.edit(author, reason) as edit:
        known = KnownConcepts(termbase)
        for count, entry in enumerate(entries, start=1):
            written = _classify(known, entry, options, report)
            if written is not None and written.is_new:
                edit.add_new(written.concept)
            elif written is not None:
                _write(edit, written.concept, report)
            if written is not None and written.to_review:
                edit.make_proposal(written.to_review)
            if on_progress is not None and count % 500 == 0:
                on_progress(count)
        refuse_incomplete(report, options)
        if on_end is not None:
            on_end(report)
    return report


def refuse_incomplete(report: ImportReport, options: ImportOptions) -> None:
    """Raise a GlossaryError if an import with these options must not take place."""
    if report.problems and not options.skip_bad:
        raise ImportRefusedError(
            _listed(f"{_entries(report.counts['skipped'])} cannot be used", report.problems)
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
            _listed(f"{_entries(conflicts)} in conflict with the termbase", places)
            + "\nnothing was imported; --policy keep or replace decides",
            report,
        )


def _entries(count: int) -> str:
    return counted(count, "entry", "entries")


def _listed(head: str, places: list[str], most: int = 20) -> str:
    more = [f"... and {len(places) - most} more"] if len(places) > most else []
    return "\n  ".join([head + ":", *places[:most], *more])


@dataclass(frozen=True, slots=True)
class _Written:
    """What is written for an entry; `to_review` names a concept that is no longer sure."""

    concept: Concept
    is_new: bool = False
    to_review: str = ""


def _classify(
    known: KnownConcepts, entry: Entry, options: ImportOptions, report: ImportReport
) -> _Written | None:
    """Count an entry and return what is to be written for it, None for nothing."""
    report.tell(entry.remarks)
    concept = entry.concept and _with_one_preferred(entry.concept, report)
    problem = entry.problem or _problem(concept)
    if problem:
        report.refuse(problem)
        return None
    if concept is None:
        return None  # other languages alone; a remark says so
    if not _is_chinese(concept, entry, report):
        return None
    is_second = any(remark.rule == TWO_SENSES_RULE for remark in entry.remarks)
    if not options.approve:
        concept = _proposed(concept)
    try:
        stored = known.find(concept)
    except EntryRefusedError as error:
        report.refuse(f"{concept.origin or entry.origin}: {error}")
        return None
    if stored is not None:
        return _compared(stored, concept, options, report)
    if known.is_repeated(concept):
        report.counts[ImportKind.IDENTICAL] += 1
        return None
    concept, rival = known.added(concept)
    report.counts[ImportKind.NEW] += 1
    if rival is not None:
        if not is_second:
            report.tell([_two_senses(concept, rival)])
        return _Written(_proposed(concept), is_new=True, to_review=rival.identifier)
    _tell_homonyms(known, concept, report)
    return _Written(concept, is_new=True)


def _with_one_preferred(concept: Concept, report: ImportReport) -> Concept:
    """Return the concept with one preferred English term a day; of several, all are proposed."""
    preferred = [
        term for term in concept.terms if term.language == "en" and term.status is Status.PREFERRED
    ]
    surplus = [
        term
        for k, term in enumerate(preferred)
        if any(term.shares_days_with(other) for other in preferred[:k])
    ]
    if not surplus or not concept.chinese:
        return concept
    terms = tuple(
        replace(term, status=Status.ADMITTED) if term in surplus else term for term in concept.terms
    )
    others = ", ".join(repr(term.text) for term in surplus)
    remark = entry_remark(
        "two-preferred",
        concept.origin or concept.identifier,
        f"two preferred terms for {concept.chinese[0].text}: {preferred[0].text!r} and {others};"
        " it waits for review with the first of them",
        f"{concept.chinese[0].text}有两个以上首选译名：“{preferred[0].text}”与{others}；待审定",
    )
    report.tell([remark])
    return _proposed(replace(concept, terms=terms))


def _two_senses(concept: Concept, rival: Concept) -> Finding:
    place, earlier = concept.origin or concept.identifier, rival.origin or rival.identifier
    name, english = concept.chinese[0].text, concept.accepted[0].text
    return two_senses(place, name, english, rival.accepted[0].text, earlier)


def _is_chinese(concept: Concept, entry: Entry, report: ImportReport) -> bool:
    """Tell whether a concept has Chinese; what has none, or no English, is told."""
    told = {remark.rule for remark in entry.remarks}
    place = concept.origin or entry.origin
    if not concept.chinese:
        report.counts["left_out"] += 1
        if "glossary-file.no-chinese" not in told:
            report.tell([entry_remark("no-chinese", place, *NO_CHINESE)])
        return False
    if not concept.accepted and "glossary-file.no-english" not in told:
        forbidden = ", ".join(term.text for term in concept.forbidden)
        english, chinese = NO_ENGLISH
        if forbidden:
            english = f"only English that must not be used ({forbidden}); nothing is guaranteed"
            chinese = f"仅有不得使用的英文（{forbidden}），不作保证"
        report.tell([entry_remark("no-english", place, english, chinese)])
    return True


def _tell_homonyms(known: KnownConcepts, concept: Concept, report: ImportReport) -> None:
    """List a new concept of which another one has the name, with other English."""
    others = {c.identifier: c for c in known.homonyms(concept) if not agree(c, concept)}
    if not others or len(report.entries) >= LISTED:
        return
    listed = "; ".join(
        f"{c.identifier} ({c.accepted[0].text!r}{f', {c.subject}' if c.subject else ''})"
        for c in others.values()
    )
    subject = f" in {concept.subject}" if concept.subject else ""
    detail = (
        f"{concept.accepted[0].text!r}{subject} is another ruling on {concept.chinese[0].text}"
        f" beside {listed}; a text of either cannot be decided without --scope or priority"
    )
    entry = ImportedEntry(ImportKind.NEW, concept.origin, concept.identifier, (detail,))
    report.entries.append(entry)


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
    if len(report.entries) < LISTED:
        report.entries.append(ImportedEntry(kind, concept.origin, stored.identifier, details))
    is_kept = bool(conflicts) and not is_preferred
    return _Written(merge.concept) if not is_kept else None


def _problem(concept: Concept | None) -> str:
    if concept is None or not concept.chinese:
        return ""  # without Chinese it is left out, which is no fault
    try:
        refuse_impossible(concept)
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
