"""Rows of one concept put together, wherever in the table they stand.

The keys are read once before, so that only the concepts of several rows wait in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpora.findings import Finding
from glossary.concepts import Concept, Status, Term
from glossary.exchange.entries import Entry, two_senses


class RowMerger:
    """Merges the entries of a table.

    Args:
        keys: The key of every row: its id, or its first Chinese term with its subject.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        seen: set[int] = set()
        self._awaited: dict[int, int] = {}
        for key in keys:
            # Only the hash is kept: where two keys share one, their rows wait for no reason.
            number = hash(key)
            if number in seen:
                self._awaited[number] = self._awaited.get(number, 1) + 1
            seen.add(number)
        self._waiting: dict[str, Entry] = {}
        self._senses: defaultdict[str, list[Entry]] = defaultdict(list)
        self._taken: set[int] = set()

    def entries(self, rows: Iterable[tuple[str, Entry]]) -> Iterator[Entry]:
        """Yield the entries of rows given with their keys, every concept with all its rows."""
        for key, entry in rows:
            number = hash(key)
            if number not in self._awaited:
                yield self._named(entry)
                continue
            self._awaited[number] -= 1
            if entry.concept is None:
                yield entry
            else:
                first = self._waiting.get(key)
                merged = _merged(first, entry) if first else entry
                if merged.problem:
                    yield merged
                elif first and merged.concept is entry.concept:
                    self._senses[key].append(merged)
                else:
                    self._waiting[key] = merged if first else self._named(entry)
            if not self._awaited[number]:
                del self._awaited[number]
                for waiting in [k for k in self._waiting if hash(k) == number]:
                    yield self._waiting.pop(waiting)
                    yield from map(self._named, self._senses.pop(waiting, ()))

    def _named(self, entry: Entry) -> Entry:
        """Return the entry under an identifier that no earlier one has."""
        concept = entry.concept
        if concept is None:
            return entry
        identifier = concept.identifier
        if hash(identifier) in self._taken:
            identifier = f"{identifier} ({concept.subject})" if concept.subject else identifier
        plain, count = identifier, 1
        while hash(identifier) in self._taken:
            count += 1
            identifier = f"{plain} ({count})"
        self._taken.add(hash(identifier))
        if identifier == concept.identifier:
            return entry
        return replace(entry, concept=replace(concept, identifier=identifier))


def _merged(first: Entry, second: Entry) -> Entry:
    """Return the entry of two rows, or the second with what keeps them apart as its problem."""
    one, other = first.concept, second.concept
    if one is None or other is None:
        return second
    problem = _contradiction(one, other)
    if problem:
        return Entry(second.origin, None, f"{second.origin}: {problem}")
    ours, theirs = _preferred(one), _preferred(other)
    if ours and not other.chinese:
        # A row with the id alone adds to what its concept is called: it names no second sense.
        other = replace(other, terms=tuple(map(_admitted, other.terms)))
        theirs = None
    if ours and theirs and ours.text != theirs.text and one.chinese:
        name = one.chinese[0].text
        remark = two_senses(second.origin, name, theirs.text, ours.text, one.origin)
        return replace(second, remarks=(*second.remarks, remark))
    concept = replace(
        one,
        terms=tuple(dict.fromkeys((*one.terms, *other.terms))),
        source=one.source or other.source,
        note="\n".join(dict.fromkeys(filter(None, (one.note, other.note)))),
        exceptions=tuple(dict.fromkeys((*one.exceptions, *other.exceptions))),
        priority=max(one.priority, other.priority),
        definition=one.definition or other.definition,
        scope=one.scope or other.scope,
        extras=tuple(dict.fromkeys((*one.extras, *other.extras))),
    )
    remarks = tuple(r for r in (*first.remarks, *second.remarks) if not _is_settled(r, concept))
    return Entry(first.origin, concept, "", remarks)


def _is_settled(remark: Finding, concept: Concept) -> bool:
    """Tell whether a remark says that a language is missing that another row has."""
    missing = remark.rule.removeprefix("glossary-file.no-")
    return (missing == "chinese" and bool(concept.chinese)) or (
        missing == "english" and any(term.language == "en" for term in concept.terms)
    )


def _admitted(term: Term) -> Term:
    return replace(term, status=Status.ADMITTED) if term.status is Status.PREFERRED else term


def _contradiction(one: Concept, other: Concept) -> str:
    names = {term.text for term in one.chinese}
    if names and other.chinese and names.isdisjoint(term.text for term in other.chinese):
        return (
            f"the id {other.identifier!r} stands for {other.chinese[0].text} here and for"
            f" {one.chinese[0].text} in {one.origin}; expected every id once"
        )
    if one.subject != other.subject and one.subject and other.subject:
        return (
            f"the id {other.identifier!r} is of the subject {other.subject!r} here and"
            f" {one.subject!r} in {one.origin}; expected every id once"
        )
    return ""


def _preferred(concept: Concept) -> Term | None:
    return next((term for term in concept.accepted if term.status is Status.PREFERRED), None)
