"""Terms as an office decides them from the editor: looked up, proposed, approved, rejected."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpora import GlossaryError, InputError, UsageError
from corpora.published_documents import PublishedDocuments
from glossary.concepts import Approval, Concept
from glossary.termbase import (
    ConceptVersion,
    Termbase,
    TermSearch,
    new_concept,
    pages_using,
    rivals,
    with_approval,
    with_rival,
    with_ruling,
    without_rivals,
)
from glossary.usable_concepts import refuse_unusable

_LISTED = 50


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A concept as the terms page shows it.

    Attributes:
        identifier: Of the concept.
        chinese: Its Chinese names.
        english: English that counts, the preferred first.
        deprecated: English that must not be used.
        rivals: English proposed against the ruling.
        status: "approved", "proposed" or "retired".
        source: Who rules so, where it is written.
        note: What else is to be known.
        version: Number of the change that brought it.
    """

    identifier: str
    chinese: tuple[str, ...]
    english: tuple[str, ...]
    deprecated: tuple[str, ...]
    rivals: tuple[str, ...]
    status: str
    source: str
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class TermVersion:
    """What a change made of a concept."""

    change: int
    time: str
    author: str
    reason: str
    english: tuple[str, ...]
    status: str


class TermDecisions:
    """The terms of a workspace, in the hands of one thread at a time."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase
        self._search = TermSearch(termbase.workspace.connection)

    def search(self, query: str, *, status: str = "", limit: int = _LISTED) -> list[TermEntry]:
        """Return entries by Chinese, pinyin or English with typing errors; all for no query.

        Raises:
            InputError: for a status that there is not.
        """
        if status not in ("", "approved", "proposed"):
            raise InputError(f"no status {status!r}; expected approved or proposed")
        if query.strip():
            found = (self._termbase.find_numbered(f.concept) for f in self._search.search(query))
            versions = [version for version in found if version is not None]
        else:
            versions = list(self._termbase.versions())
        entries = (entry_of(version) for version in versions)
        return [entry for entry in entries if status in ("", entry.status)][:limit]

    def queue(self) -> list[TermEntry]:
        """Return what waits for a decision: proposals, and rulings with proposals against them."""
        entries = (entry_of(version) for version in self._termbase.versions())
        return [entry for entry in entries if entry.status == "proposed" or entry.rivals]

    def find(self, identifier: str) -> TermEntry:
        """Return an entry.

        Raises:
            GlossaryError: if there is none.
        """
        return entry_of(self._termbase.require(identifier))

    def history(self, identifier: str) -> list[TermVersion]:
        """Return every version of a concept, the latest first."""
        return [
            TermVersion(
                version.change.number,
                version.change.time,
                version.change.author,
                version.change.reason,
                tuple(term.text for term in version.concept.accepted),
                entry_of(version).status,
            )
            for version in reversed(self._termbase.history(identifier))
        ]

    def propose(self, chinese: str, english: str, *, author: str, note: str = "") -> TermEntry:
        """Propose a term; against a ruling it stands as a rival, which comes up in the queue.

        Raises:
            GlossaryError: if one side is empty, or it is proposed or ruled so already.
        """
        names = [name.strip() for name in chinese.split("|") if name.strip()]
        if not names or not english.strip():
            raise GlossaryError("a term needs Chinese and English")
        concept = replace(
            new_concept(names, english.strip(), approval=Approval.PROPOSED), note=note.strip()
        )
        with self._termbase.edit(author, f"proposed {names[0]} = {english.strip()}") as edit:
            ruling = self._termbase.find_ruling(concept)
            if ruling is not None and not ruling.is_retired:
                concept = with_rival(ruling.concept, english.strip())
            if not edit.put(concept):
                raise GlossaryError(f"{names[0]} = {english.strip()} is known already")
        return self.find(concept.identifier)

    def approve(
        self, identifier: str, *, author: str, reason: str = "", english: str = ""
    ) -> TermEntry:
        """Approve a proposal, with other English if some is given; rivals of a ruling go.

        Raises:
            GlossaryError: if it cannot be guaranteed as it is.
        """
        concept = self._termbase.require(identifier).concept
        if english.strip():
            concept = with_ruling(concept, english.strip())
        concept = with_approval(without_rivals(concept), Approval.APPROVED)
        refuse_unusable(concept)
        with self._termbase.edit(author, reason or f"approved {identifier}") as edit:
            edit.put(concept)
        return self.find(identifier)

    def reject(self, identifier: str, *, author: str, reason: str) -> None:
        """Reject a proposal, or what was proposed against a ruling.

        Raises:
            UsageError: if no reason is given.
            GlossaryError: if it is a ruling without proposals against it.
        """
        if not reason.strip():
            raise UsageError("a rejection needs a reason")
        concept = self._termbase.require(identifier).concept
        with self._termbase.edit(author, reason) as edit:
            if rivals(concept):
                edit.put(without_rivals(concept))
            elif concept.is_approved:
                raise GlossaryError(f"{identifier} is approved, no proposal")
            else:
                edit.retire(concept.identifier)

    def pages(self, identifier: str) -> list[tuple[str, int]]:
        """Return the stored published pages that use a concept, and how often."""
        concept = self._termbase.require(identifier).concept
        published = PublishedDocuments(self._termbase.workspace)
        uses = [use for term in concept.accepted for use in pages_using(published, term)]
        return [(use.document.name, use.count) for use in uses]


def entry_of(version: ConceptVersion) -> TermEntry:
    """Return a version of a concept as it is shown."""
    concept: Concept = version.concept
    against = rivals(concept)
    status = "approved" if concept.is_approved else "proposed"
    return TermEntry(
        concept.identifier,
        tuple(term.text for term in concept.chinese),
        tuple(term.text for term in concept.accepted if term.text not in against),
        tuple(term.text for term in concept.forbidden),
        tuple(against),
        "retired" if version.is_retired else status,
        concept.source,
        concept.note,
        version.change.number,
    )
