"""Which concept of the termbase, or of the file itself, an imported entry speaks of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from corpora.errors import GlossaryError
from glossary.concept_records import concept_of_record, record_line
from glossary.concepts import Concept
from glossary.termbase.term_index import fold
from glossary.termbase.termbase import ConceptVersion, Termbase

_Name = tuple[str, str, str]
"""A folded Chinese name with its subject and scope."""


class EntryRefusedError(GlossaryError):
    """An entry that cannot be given a place in the termbase."""


class KnownConcepts:
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
        # As bytes: a hundred thousand concepts as objects would take four times the memory.
        self._new: dict[str, bytes] = {}
        self._added: dict[_Name, str] = {}
        self._files: dict[str, str] = {}

    def find(self, concept: Concept) -> ConceptVersion | None:
        """Return the concept of the termbase that an entry speaks of, None for a new one.

        That is the one with its identifier and any of its terms, or else the one that has one of
        its Chinese names in the same subject, in use or retired.

        Raises:
            EntryRefusedError: if several concepts have its name.
        """
        if concept.identifier in self._identifiers and concept.identifier not in self._new:
            found = self._termbase.find(concept.identifier)
            if found is not None and _is_the_same(found.concept, concept):
                return found
        for name in _names(concept):
            found = self._named(concept, name)
            if found is not None:
                return found
        return None

    def added(self, concept: Concept) -> tuple[Concept, Concept | None]:
        """Return a new concept under an identifier of its own, and an earlier rival of the file.

        A rival has one of its Chinese names in the same subject, with other English.
        """
        plain, count = concept.identifier, 1
        if plain in self._identifiers and concept.subject:
            plain = f"{plain} ({concept.subject})"
        identifier = plain
        while identifier in self._identifiers:
            count += 1
            identifier = f"{plain} ({count})"
        concept = replace(concept, identifier=identifier)
        self._identifiers.add(identifier)
        self._new[identifier] = _packed(concept)
        rival: Concept | None = None
        for name in _names(concept):
            first = self._added.setdefault(name, identifier)
            if first != identifier and not agree(earlier := self._found(first), concept):
                rival = rival or earlier
        return concept, rival

    def is_repeated(self, concept: Concept) -> bool:
        """Tell whether the file has said all of a concept already, under whatever identifier."""
        return any(
            replace(concept, identifier=first, origin="") == replace(self._found(first), origin="")
            for name in _names(concept)
            if (first := self._added.get(name)) is not None
        )

    def homonyms(self, concept: Concept) -> Iterator[Concept]:
        """Yield the other rulings on the names of a new concept, which subjects tell apart."""
        for term in concept.chinese:
            folded = fold(term.text, "zh")
            if folded in self._names:
                for version in self._termbase.find_named(folded):
                    yield version.concept
            first = self._files.setdefault(folded, concept.identifier)
            if first != concept.identifier:
                yield self._found(first)

    def _found(self, identifier: str) -> Concept:
        """Return a concept that the import has added."""
        record, _, origin = self._new[identifier].decode().partition("\n")
        return concept_of_record(json.loads(record), origin)

    def _named(self, concept: Concept, name: _Name) -> ConceptVersion | None:
        if name[0] in self._names:
            named = [
                version
                for version in self._termbase.find_named(name[0])
                if (version.concept.subject == concept.subject or not concept.subject)
                and version.concept.scope == concept.scope
            ]
            if len(named) > 1:
                same = [v for v in named if agree(v.concept, concept)]
                if len(same) != 1:
                    listed = ", ".join(v.concept.identifier for v in named)
                    raise EntryRefusedError(
                        f"{name[0]} is a term of several concepts, {listed}; give the identifier"
                    )
                named = same
            if named:
                return named[0]
        identifier = self._retired.get(name)
        return self._termbase.find(identifier) if identifier is not None else None


def _is_the_same(one: Concept, other: Concept) -> bool:
    """Tell whether two concepts of one identifier are one.

    Files of two tools both have a c1; and a table without identifiers calls two meanings of a word
    by that word.
    """
    names = {fold(term.text, term.language) for term in one.terms}
    if not any(fold(term.text, term.language) in names for term in other.terms):
        return False
    is_told_apart = one.subject and other.subject and one.subject != other.subject
    return not is_told_apart or agree(one, other)


def agree(one: Concept, other: Concept) -> bool:
    """Tell whether the preferred English of a concept may stand for another, or it has none."""
    if not one.accepted or not other.accepted:
        return True
    return other.accepted[0].text in [term.text for term in one.accepted]


def _packed(concept: Concept) -> bytes:
    return f"{record_line(concept)}\n{concept.origin}".encode()


def _names(concept: Concept) -> list[_Name]:
    return [(fold(term.text, "zh"), concept.subject, concept.scope) for term in concept.chinese]
