"""What a change of the termbase did, as people and as machines read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from gongbao.commands.glossary.answers.concept_text import version_record
from gongbao.commands.glossary.answers.old_wording import old_wording_records, tell_old_wording

if TYPE_CHECKING:
    from glossary.termbase import Termbase

_LISTED = 20


def write_change(
    termbase: Termbase,
    change: int,
    lines: Iterable[str],
    identifiers: Iterable[str],
    output_format: str,
) -> None:
    """Print a change that is written: its concepts, and the stored pages with an old wording.

    Args:
        termbase: Where it was written.
        change: Its number.
        lines: What the text says of the concepts.
        identifiers: The concepts that were named, changed or not.
        output_format: "text"; "json", an object `{"change", "concepts", "old_wording"}`; or
            "jsonl", the concepts alone. A concept is its present version, with `is_changed`.
    """
    if output_format == "text":
        for line in lines:
            click.echo(line)
        tell_old_wording(termbase, change)
        return
    versions = [termbase.require(identifier) for identifier in dict.fromkeys(identifiers)]
    concepts: list[dict[str, Any]] = [
        {**version_record(version), "is_changed": version.change.number == change}
        for version in versions
    ]
    if output_format == "jsonl":
        for concept in concepts:
            click.echo(json.dumps(concept, ensure_ascii=False))
        return
    record = {
        "change": change if any(concept["is_changed"] for concept in concepts) else None,
        "concepts": concepts,
        "old_wording": old_wording_records(termbase, change),
    }
    click.echo(json.dumps(record, ensure_ascii=False, indent=1))


def shortened(identifiers: tuple[str, ...]) -> str:
    """Return identifiers on one line, the first of them if there are many."""
    more = f" and {len(identifiers) - _LISTED} more" if len(identifiers) > _LISTED else ""
    return f"{', '.join(identifiers[:_LISTED])}{more}"
