"""Glossary files as a glossary to translate with: read whole, and refused at the first mistake.

Every format of `glossary.exchange` is read; the columns of tables are described in
`glossary.exchange.tables.table_columns`. A file of two columns without a header means preferred and
approved. What an import keeps and reports is an error here, as nobody would see the report: a
status that is none of the four, two rulings on one name.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpora import normalise_term
from corpora.errors import GlossaryError
from glossary.concepts import Concept, Glossary
from glossary.exchange import (
    EXCHANGE_FORMATS,
    TWO_SENSES_RULE,
    UNKNOWN_STATUS_RULE,
    Entry,
    read_delimited_lines,
    read_entries,
)
from glossary.usable_concepts import refuse_unusable


def read_glossary(path: Path, *, priority: int = 0) -> Glossary:
    """Read a glossary in any format; a file of unknown extension is read as TSV.

    Concepts without Chinese or without English are passed over.

    Raises:
        GlossaryError: naming file and line, for a row without its Chinese or English, an unknown
            status, or a concept that cannot be used (see `glossary.usable_concepts`).
    """
    found = EXCHANGE_FORMATS.of_file(path)
    name = found.name if found is not None else "tsv"
    return _glossary(read_entries(path, format=name), str(path), priority)


def parse_glossary(text: str, *, name: str, delimiter: str = "\t", priority: int = 0) -> Glossary:
    r"""Read a glossary from text; see `read_glossary`.

    >>> table = "zh,en,deprecated\n链主,chain master,chain owner\n"
    >>> parse_glossary(table, name="g.csv", delimiter=",").concepts[0].accepted[0].text
    'chain master'
    """

    def lines() -> Iterator[str]:
        return io.StringIO(text.lstrip("\ufeff"), newline="")

    entries = read_delimited_lines(lines, name, delimiter, is_strict=True)
    return _glossary(entries, name, priority)


def _glossary(entries: Iterable[Entry], name: str, priority: int) -> Glossary:
    concepts: list[Concept] = []
    for entry in entries:
        if entry.problem:
            raise GlossaryError(entry.problem)
        concept = entry.concept
        if concept is None or not concept.chinese or len(concept.chinese) == len(concept.terms):
            continue
        _refuse_doubt(entry)
        refuse_unusable(concept)
        concepts.append(_with_simplified_name(concept))
    return Glossary(name=name, concepts=tuple(concepts), priority=priority)


def _refuse_doubt(entry: Entry) -> None:
    for remark in entry.remarks:
        if remark.rule in (UNKNOWN_STATUS_RULE, TWO_SENSES_RULE):
            reason = remark.english.partition("; kept")[0].replace("both wait for review, ", "")
            raise GlossaryError(f"{remark.subjects[0]}: {reason}")


def _with_simplified_name(concept: Concept) -> Concept:
    """Return a concept whose names match normalised text, though the file has Traditional alone."""
    if not all(term.script for term in concept.chinese):
        return concept
    terms = (
        replace(term, text=normalise_term(term.text), script="") if term.script else term
        for term in concept.terms
    )
    return replace(concept, terms=tuple(dict.fromkeys(terms)))
