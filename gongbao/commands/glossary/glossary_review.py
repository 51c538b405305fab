"""`gongbao glossary review`: decide on proposals with a key each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import GlossaryError
from glossary.concepts import Approval
from gongbao.commands.glossary.answers.concept_text import concept_text
from gongbao.commands.glossary.answers.old_wording import tell_old_wording
from gongbao.commands.workspace_options import change_options
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from glossary.concepts import Concept
    from glossary.termbase import ConceptVersion, Termbase

_KEYS = "[a]pprove  [r]eject  [e]dit  [s]kip  [b]ack  [q]uit"


@click.command(epilog="\b\nExample:\n  gongbao glossary review --source 'meeting of 3 May 2024'")
@click.option("--source", help="Who rules; written to what is approved.")
@click.option("--subject", help="Only of this field.")
@change_options
def review(
    source: str | None, subject: str | None, workspace_path: Path, author: str, reason: str
) -> None:
    """Go through what waits for approval: a key approves, rejects, edits, skips or goes back.

    Every decision is written at once, as a change of its own, so quitting loses nothing. A
    rejected proposal is retired, and asks for a reason. English proposed against a ruling comes up
    too: approved, it replaces the ruling. Keys may also come from standard input, with what is to
    be typed on the rest of the line.
    """
    from glossary.termbase import rivals

    termbase = open_termbase(workspace_path)
    waiting = [
        version.concept.identifier
        for version in termbase.versions()
        if (not version.concept.is_approved or rivals(version.concept))
        and (subject is None or version.concept.subject == subject)
    ]
    decided = {"approved": 0, "rejected": 0, "skipped": 0}
    position = 0
    while position < len(waiting):
        version = termbase.find(waiting[position])
        if version is None or version.is_retired:  # somebody else decided meanwhile
            position += 1
            continue
        click.echo(f"\n{position + 1} of {len(waiting)}")
        click.echo("\n".join(concept_text(version)))
        click.echo("\n".join(_context(termbase, version)))
        try:
            step = _decide(termbase, version, source, author, reason, decided)
        except GlossaryError as error:
            click.echo(f"gongbao: {error}", err=True)
            continue  # shown once more, as it is now
        if step == 0:
            break
        position = max(0, position + step)
    click.echo(", ".join(f"{count} {name}" for name, count in decided.items()), err=True)


def _decide(
    termbase: Termbase,
    version: ConceptVersion,
    source: str | None,
    author: str,
    reason: str,
    decided: dict[str, int],
) -> int:
    """Ask for a key and do what it says; return how far to go on, 0 to end."""
    while True:
        click.echo(_KEYS)
        key = _key()
        if key in ("a", "e"):
            english = _proposal(version.concept)
            english = _typed("English", english) if key == "e" else english
            _approve(termbase, version, english, source, author, reason)
            decided["approved"] += 1
            return 1
        if key == "r":
            _reject(termbase, version, author, reason or _typed("Reason", ""))
            decided["rejected"] += 1
            return 1
        if key == "s":
            decided["skipped"] += 1
            return 1
        if key == "b":
            return -1
        if key in ("q", "\x03", "\x04", ""):
            return 0


def _proposal(concept: Concept) -> str:
    """Return the English that waits for approval, empty where there is none yet."""
    from glossary.termbase import rivals

    proposed = rivals(concept) or [term.text for term in concept.accepted]
    return proposed[0] if proposed else ""


def _key() -> str:
    """Return the next key, or the next letter of standard input where no terminal is."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    while (letter := sys.stdin.read(1)) and letter.isspace():
        pass
    return letter.lower()


def _typed(what: str, default: str) -> str:
    """Ask for words; without a terminal they are the rest of the line or the next one."""
    if sys.stdin.isatty():
        return str(click.prompt(what, default=default or None))
    rest = sys.stdin.readline().strip() or sys.stdin.readline().strip()
    return rest or default


def _reject(termbase: Termbase, version: ConceptVersion, author: str, reason: str) -> None:
    from glossary.termbase import rivals, without_rivals

    concept = version.concept
    if not reason:
        raise GlossaryError(f"{concept.identifier}: a rejection needs a reason")
    with termbase.edit(author, reason) as change:
        if rivals(concept):
            change.put(without_rivals(concept), after=version)
        else:
            change.retire(concept.identifier, after=version)


def _approve(
    termbase: Termbase,
    version: ConceptVersion,
    english: str,
    source: str | None,
    author: str,
    reason: str,
) -> None:
    from glossary.termbase import (
        english_term,
        with_approval,
        with_ruling,
        without_rivals,
        without_term,
    )
    from glossary.usable_concepts import refuse_unusable

    concept = version.concept
    before = concept.accepted[0].text if concept.accepted else ""
    if english and (english := english_term(english)) != before:
        is_ruled = concept.is_approved
        concept = with_ruling(concept, english)
        if before and not is_ruled:  # nobody ever answered for what was proposed
            concept = without_term(concept, before)
    concept = with_approval(without_rivals(concept), Approval.APPROVED)
    if source is not None:
        concept = replace(concept, source=source)
    refuse_unusable(concept)
    with termbase.edit(author, reason or f"approved {concept.identifier}") as change:
        change.put(concept, after=version)
    tell_old_wording(termbase, change.change.number)


def _context(termbase: Termbase, version: ConceptVersion) -> Iterator[str]:
    """Yield published sentences with the term, as far as there are any."""
    from corpora.published_documents import PublishedDocuments

    published = PublishedDocuments(termbase.workspace)
    places = published.find_chinese(version.concept.chinese[0].text)
    for _, place in zip(range(2), places, strict=False):
        yield f"  {place.document.name} ({place.document.date or '-'}):"
        yield f"    {place.pair.source}"
        yield f"    {place.pair.target}"
