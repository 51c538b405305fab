"""Glossaries as JSONL: one concept a line, sorted by identifier, so that git shows what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpora.errors import GlossaryError
from corpora.files import open_atomically
from corpora.tables import text_lines
from glossary.concept_records import concept_of_record, record_line
from glossary.concepts import Concept
from glossary.exchange.entries import Entry
from glossary.exchange.losses import Loss
from glossary.exchange.term_spelling import english_spelling


def read_json_lines(path: Path) -> Iterator[Entry]:
    """Yield the entries of a JSONL file; a line that is no record is the problem of its entry.

    Raises:
        GlossaryError: naming the file, if it cannot be read or holds no line.
    """
    first_lines: dict[str, int] = {}
    number = 0
    for number, line in enumerate(text_lines(path), start=1):
        if not line.strip():
            continue
        origin = f"{path}:{number}"
        entry = _entry(line, origin)
        if entry.concept is not None:
            identifier = entry.concept.identifier
            earlier = first_lines.setdefault(identifier, number)
            if earlier != number:
                problem = f"{origin}: the id {identifier!r} stands in line {earlier} already"
                entry = Entry(origin, None, problem)
        yield entry
    if not number:
        raise GlossaryError(f"{path}:1: the file is empty; expected a JSON object a line")


def write_json_lines(concepts: Iterable[Concept], path: Path) -> tuple[Loss, ...]:
    """Write concepts sorted by identifier; nothing is lost."""
    # Records are half the size of concepts: 100,000 are sorted in some 50 MB.
    lines = {concept.identifier: record_line(concept).encode("utf-8") for concept in concepts}
    with open_atomically(path) as stream:
        for identifier in sorted(lines):
            stream.write(lines[identifier].decode("utf-8") + "\n")
    return ()


def _entry(line: str, origin: str) -> Entry:
    try:
        record = json.loads(line)
    except ValueError as error:
        return Entry(origin, None, f"{origin}: no JSON: {error}")
    except RecursionError:
        return Entry(origin, None, f"{origin}: no record of a concept: nested too deeply")
    if not isinstance(record, dict):
        return Entry(origin, None, f"{origin}: {type(record).__name__}, expected a JSON object")
    try:
        concept = concept_of_record(record, origin)
    except GlossaryError as error:
        return Entry(origin, None, str(error))
    terms = tuple(
        replace(term, text=english_spelling(term.text)) if term.language == "en" else term
        for term in concept.terms
    )
    return Entry(origin, replace(concept, terms=terms))
