"""Concepts and their versions as people and as machines read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from glossary.concept_records import concept_record
from gongbao.commands.local_time import local_time

if TYPE_CHECKING:
    from corpora.workspace import Change
    from glossary.concepts import Concept, Term
    from glossary.termbase import ConceptVersion

_FACTS = ("subject", "scope", "definition", "source", "note")
_TERM_FACTS = (
    ("part_of_speech", ""),
    ("term_type", ""),
    ("register", ""),
    ("first_use", "first use "),
    ("valid_from", "from "),
    ("valid_until", "until "),
    ("citation", ""),
    ("note", ""),
)


def version_record(version: ConceptVersion) -> dict[str, Any]:
    """Return a version as a JSON object: the record, and who made it when and why."""
    change = version.change
    return {
        **concept_record(version.concept),
        "version": version.number,
        "is_retired": version.is_retired,
        "change": change.number,
        "time": change.time,
        "author": change.author,
        "reason": change.reason,
    }


def concept_line(concept: Concept) -> str:
    """Return a concept on one line, with tabs."""
    return "\t".join(concept_cells(concept)).rstrip()


def concept_cells(concept: Concept) -> tuple[str, ...]:
    """Return what a list says of a concept: identifier, Chinese, English, subject, if proposed."""
    from glossary.termbase import rivals

    chinese = " | ".join(term.text for term in concept.chinese)
    english = " | ".join(term.text for term in concept.accepted)
    proposed = rivals(concept)
    approval = "" if concept.is_approved else "proposed"
    if concept.is_approved and proposed:
        approval = f"proposed: {' | '.join(proposed)}"
    return concept.identifier, chinese, english, concept.subject, approval


def concept_text(version: ConceptVersion) -> Iterator[str]:
    """Yield the lines that show a concept with everything it has."""
    concept, change = version.concept, version.change
    state = "retired" if version.is_retired else "approved" if concept.is_approved else "proposed"
    yield f"{concept.identifier}  ({state}, version {version.number})"
    for term in concept.terms:
        yield f"  {term.language_tag.removesuffix('-Hans'):<8}{term.text}  [{_facts(term)}]"
        for context in term.contexts:
            yield f"          “{context}”"
    for name in _FACTS:
        if getattr(concept, name):
            yield f"  {name}: {getattr(concept, name)}"
    if concept.exceptions:
        yield f"  not meant inside: {', '.join(concept.exceptions)}"
    if concept.priority:
        yield f"  priority: {concept.priority}"
    for name, value in concept.extras:
        yield f"  {name}: {value}"
    yield f"  {change_line(change)}"


def change_line(change: Change) -> str:
    """Return a change on one line: number, local time, author and reason."""
    when = local_time(change.time)
    return f"change {change.number}, {when}, {change.author}: {change.reason or '-'}"


def write_versions(
    versions: Iterable[ConceptVersion],
    output_format: str,
    text: Callable[[ConceptVersion], Iterable[str]],
) -> None:
    """Print versions as text, JSON or JSON lines."""
    if output_format == "json":
        records = [version_record(version) for version in versions]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    for version in versions:
        if output_format == "jsonl":
            click.echo(json.dumps(version_record(version), ensure_ascii=False))
        else:
            for line in text(version):
                click.echo(line)


def _facts(term: Term) -> str:
    facts = [str(term.status)]
    if term.approval == "proposed":
        facts.append("proposed")
    facts += [f"{label}{getattr(term, name)}" for name, label in _TERM_FACTS if getattr(term, name)]
    facts += [f"case {term.case}"] if term.case != "any" else []
    facts += [f"number {term.number}"] if term.number != "any" else []
    return ", ".join(facts)
