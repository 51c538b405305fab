"""Columns of other tools and of offices: Forbidden, DNT, Notes, Example, 备注, and unknown ones.

What they mean is put into the concept of their row; what is not understood is kept under its
heading, and makes a proposal of the term where it might forbid it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from corpora.findings import Finding
from corpora.languages import has_chinese
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term
from glossary.exchange.entries import UNKNOWN_STATUS, entry_remark
from glossary.exchange.tables.cell_lists import parts
from glossary.exchange.tables.table_columns import FOREIGN
from glossary.exchange.term_spelling import spelled_term
from glossary.exchange.term_status import read_status, truth

_TERM_FACTS = frozenset(("note", "contexts", "pos", "term info", "status", "forbidden"))
_FURTHER_TERMS = re.compile(r"\s*[;；\n]\s*")
_LIST = re.compile(r"\s*[|;；、\n]\s*")


class ForeignColumns:
    """Reads the columns of a table that are not ours.

    Args:
        names: The columns as `column_names` gives them.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._places: list[tuple[int, str, str]] = []
        self._further: dict[int, int] = {}
        further: dict[str, int] = {}
        told = {("en", "status"), ("zh", "status")}  # the first ones are columns of ours
        for place, name in enumerate(names):
            if name == "deprecated":
                self._places.append((place, "", "own forbidden"))
            if name[:1] != FOREIGN or name == f"{FOREIGN}code":
                continue
            language, _, fact = name[1:].partition(" ")
            if name[1:2] == "?" or language not in ("zh", "en"):
                language, fact = "", name[1:]
            if fact == "further term":
                further[language] = place
            elif language in further and fact in _TERM_FACTS and (language, fact) in told:
                self._further[place] = further[language]
            told.add((language, fact))
            self._places.append((place, language, fact))

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._places)

    def sides(self, cells: Sequence[str], chinese: str, english: str) -> tuple[str, str]:
        """Return the cells of both languages; of a word that is not translated, it on both."""
        for place, language, fact in self._places:
            if fact == "further term" and _is_of(language, cell := _cell(cells, place)):
                chinese = chinese or (cell if language == "zh" else "")
                english = english or (cell if language == "en" else "")
        if any(self._says(cells, "untranslated", "translatable")):
            if chinese and not english and not has_chinese(chinese):
                return chinese, chinese
            if english and not chinese and not has_chinese(english):
                return english, english
        return chinese, english

    def applied(
        self, concept: Concept, cells: Sequence[str], origin: str, remarks: list[Finding]
    ) -> Concept:
        """Return the concept with what the columns say of it."""
        for place, language, fact in self._places:
            cell = _cell(cells, place)
            if not cell:
                continue
            if fact == "further term" and _is_of(language, cell):
                concept = _with_further(concept, language, cell)
            elif place in self._further:
                text = spelled_term(_cell(cells, self._further[place]), language)
                concept = _with_term_fact(concept, language, fact, cell, text)
            elif fact in ("forbidden", "own forbidden"):
                concept = self._with_forbidden(concept, cell, origin, remarks)
            elif fact in ("untranslated", "translatable"):
                says = truth(cell)
                flag = says if fact == "untranslated" or says is None else not says
                concept = _with_copying(concept, flag, cell, origin, remarks)
            elif fact == "note" and not language:
                concept = replace(concept, note="\n".join(filter(None, (concept.note, cell))))
            elif fact == "definition" and not concept.definition:
                concept = replace(concept, definition=cell)
            elif fact == "origin of ruling" and not concept.source:
                concept = replace(concept, source=cell)
            elif fact == "case" and truth(cell) is not None:
                concept = _with_english(concept, case=CaseRule.EXACT) if truth(cell) else concept
            elif fact in ("note", "contexts", "pos", "term info"):
                concept = _with_term_fact(concept, language, fact, cell)
            else:
                name = fact.removeprefix("?").replace("=", " ").strip() or "column"
                name = f"{name}@{language}" if language else name
                concept = replace(concept, extras=(*concept.extras, (name, cell)))
        return concept

    def _says(self, cells: Sequence[str], flag: str, opposite: str) -> list[bool]:
        found: list[bool] = []
        for place, _, fact in self._places:
            says = truth(cells[place]) if place < len(cells) else None
            found.append((fact == flag and says is True) or (fact == opposite and says is False))
        return found

    def _with_forbidden(
        self, concept: Concept, cell: str, origin: str, remarks: list[Finding]
    ) -> Concept:
        """Return the concept with its English forbidden, or with the English that the cell forbids.

        What is neither a flag nor English is kept, and nobody answers for the term.
        """
        says = truth(cell)
        if says is not None:
            return _with_english(concept, status=Status.DEPRECATED) if says else concept
        words = [spelled_term(part, "en") for part in _LIST.split(cell) if part]
        if not any(map(has_chinese, words)):
            known = {term.text for term in concept.terms if term.language == "en"}
            approval = next((t.approval for t in concept.accepted), Approval.APPROVED)
            added = (
                Term(word, "en", Status.DEPRECATED, approval)
                for word in dict.fromkeys(words)
                if word and word not in known
            )
            return replace(concept, terms=(*concept.terms, *added))
        remarks.append(
            entry_remark(
                "unclear-flag",
                origin,
                f"{cell!r} does not say what is forbidden; a note now, and the term is proposed",
                f"“{cell}”未说明禁用何词，作为备注保留，术语视为待定",
            )
        )
        concept = replace(concept, note="\n".join(filter(None, (concept.note, cell))))
        return _with_english(concept, approval=Approval.PROPOSED)


def _with_english(concept: Concept, **changes: Any) -> Concept:  # noqa: ANN401 - fields of a term
    """Return the concept with some fields of its English terms changed."""
    return replace(
        concept,
        terms=tuple(
            replace(term, **changes) if term.language == "en" else term for term in concept.terms
        ),
    )


def _with_copying(
    concept: Concept, flag: bool | None, cell: str, origin: str, remarks: list[Finding]
) -> Concept:
    """Return the concept as a word to be copied; a translation of such a word is a proposal."""
    if flag is False:
        return concept
    names = {term.text for term in concept.chinese}
    english = {term.text for term in concept.terms if term.language == "en"}
    if flag and english <= names:
        return replace(
            concept,
            terms=tuple(
                replace(term, case=CaseRule.EXACT, number=NumberRule.FIXED)
                if term.language == "en"
                else term
                for term in concept.terms
            ),
        )
    remarks.append(
        entry_remark(
            "translated-copy",
            origin,
            f"{cell!r}: marked as not to be translated, yet it has a translation; it is proposed",
            f"“{cell}”：标明不译却有译文，视为待定",
        )
    )
    return _with_english(concept, approval=Approval.PROPOSED)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _is_of(language: str, cell: str) -> bool:
    return bool(cell) and has_chinese(cell) is (language == "zh")


def _with_further(concept: Concept, language: str, cell: str) -> Concept:
    """Return the concept with the terms of a second column of a language, which are admitted."""
    known = {term.text for term in concept.terms if term.language == language}
    split = (piece for part in parts(cell) for piece in _FURTHER_TERMS.split(part))
    texts = dict.fromkeys(spelled_term(piece, language) for piece in split)
    added = [Term(t, language, Status.ADMITTED) for t in texts if t and t not in known]
    terms = sorted((*concept.terms, *added), key=lambda term: term.language, reverse=True)
    return replace(concept, terms=tuple(terms))


def _with_term_fact(
    concept: Concept, language: str, fact: str, cell: str, text: str = ""
) -> Concept:
    """Return the concept with a fact of a term, by default of the first in a language."""
    language = language or ("zh" if fact == "contexts" and has_chinese(cell) else "en")
    place = next(
        (
            k
            for k, term in enumerate(concept.terms)
            if term.language == language and text in ("", term.text)
        ),
        -1,
    )
    if place < 0:
        return replace(concept, note="\n".join(filter(None, (concept.note, cell))))
    term = concept.terms[place]
    if fact == "note":
        term = replace(term, note="\n".join(filter(None, (term.note, cell))))
    elif fact == "contexts":
        term = replace(term, contexts=(*term.contexts, " ".join(cell.split())))
    elif fact == "pos":
        term = replace(term, part_of_speech=cell)
    elif fact in ("status", "forbidden"):
        term = _with_status(term, fact, cell)
    else:  # memoQ's list of what holds for a term
        term = replace(term, extras=(*term.extras, ("Term_Info", cell)))
        if "forbidden" in re.split(r"[;,\s]+", cell.lower()) and language == "en":
            term = replace(term, status=Status.DEPRECATED)
    return replace(concept, terms=(*concept.terms[:place], term, *concept.terms[place + 1 :]))


def _with_status(term: Term, fact: str, cell: str) -> Term:
    """Return a term as a status or a flag says that it may be used; unknown words propose it."""
    says = truth(cell) if fact == "forbidden" else None
    if says is not None:
        return replace(term, status=Status.DEPRECATED) if says else term
    reading = read_status(cell)
    if reading is None:
        extras = (*term.extras, (UNKNOWN_STATUS, cell))
        return replace(term, approval=Approval.PROPOSED, extras=extras)
    if reading.status is not None and reading.status is not Status.PREFERRED:
        term = replace(term, status=reading.status)
    return replace(term, approval=reading.approval or term.approval)
