"""`gongbao glossary add|edit`: one ruling, with its author and reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from corpora import GlossaryError, normalise_term
from corpora.shell_words import shell_word
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status
from gongbao.commands.glossary.answers.change_text import write_change
from gongbao.commands.glossary.answers.concept_text import concept_line
from gongbao.commands.term_command import TermCommand
from gongbao.commands.workspace_options import change_options, day_option, format_option
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from glossary.termbase import Termbase

_Command = TypeVar("_Command", bound=Callable[..., Any])
_CONCEPT_FIELDS = ("subject", "source", "note", "definition", "scope", "priority")
_TERM_FIELDS = (
    "case",
    "number",
    "part_of_speech",
    "term_type",
    "register",
    "first_use",
    "valid_from",
    "valid_until",
    "citation",
)


def _field_options(command: _Command) -> _Command:
    """Give a command an option for every field of a concept and of its preferred English term."""
    for option in (
        click.option(
            "--valid-until",
            callback=day_option,
            metavar="DATE",
            help="Last day of the English term: 2018, 2018-03 or 2018-03-18.",
        ),
        click.option(
            "--valid-from",
            callback=day_option,
            metavar="DATE",
            help="First day of the English term, for renamed offices.",
        ),
        click.option(
            "--first-use",
            metavar="WORDS",
            help="What stands where a document first uses"
            ' the term: "National People\'s Congress (NPC)".',
        ),
        click.option("--register", help="Register, as in TBX (neutralRegister)."),
        click.option("--type", "term_type", help="Kind of term, as in TBX (fullForm, acronym)."),
        click.option("--pos", "part_of_speech", help="Part of speech, as in TBX (noun)."),
        click.option(
            "--number",
            type=click.Choice([rule.value for rule in NumberRule]),
            help="fixed: neither plural nor singular may replace it.",
        ),
        click.option(
            "--case",
            type=click.Choice([rule.value for rule in CaseRule]),
            help="exact: its capitals are part of it.",
        ),
        click.option("--citation", help="Where the English term is attested."),
        click.option("--priority", type=int, help="Of two concepts of one name the higher wins."),
        click.option("--scope", help="Project or office it holds for; empty for all."),
        click.option("--definition", help="What the concept is."),
        click.option("--note", help="A remark."),
        click.option("--source", help="Who ruled, where it is written."),
        click.option("--subject", help="Field; tells two meanings of one word apart."),
    ):
        command = option(command)
    return command


@click.command(
    cls=TermCommand,
    epilog="\b\nExample:\n  gongbao glossary add 链主 'chain master' --deprecated"
    " 'chain owner' \\\n    --source 'press conference, 6 March 2023'",
)
@click.argument("chinese")
@click.argument("english")
@click.option("--id", "identifier", help="Identifier; by default the Chinese.")
@click.option("--admitted", multiple=True, metavar="TERM", help="Other English that may stand.")
@click.option("--deprecated", multiple=True, metavar="TERM", help="English that must not stand.")
@click.option(
    "--exception",
    "exceptions",
    multiple=True,
    metavar="WORD",
    help="Chinese word inside which it is not meant.",
)
@click.option("--proposed", is_flag=True, help="Not approved yet.")
@_field_options
@change_options
@format_option("text", "json", "jsonl")
def add(
    chinese: str,
    english: str,
    identifier: str | None,
    admitted: tuple[str, ...],
    deprecated: tuple[str, ...],
    exceptions: tuple[str, ...],
    proposed: bool,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
    **fields: str | int | None,
) -> None:
    """Add a concept: CHINESE, and the ENGLISH term that is guaranteed from now on.

    Several Chinese names, or English terms, are separated by "|", the first is preferred. The
    workspace is made if it is not there.
    """
    from glossary.termbase import new_concept
    from glossary.usable_concepts import refuse_unusable

    approval = Approval.PROPOSED if proposed else Approval.APPROVED
    concept = new_concept(
        chinese.split("|"),
        english,
        identifier=identifier or "",
        admitted=admitted,
        deprecated=deprecated,
        exceptions=exceptions,
        approval=approval,
    )
    concept = _with_fields(concept, fields)
    refuse_unusable(concept)
    termbase = open_termbase(workspace_path, create=True)
    with termbase.edit(author, reason or f"added {concept.identifier}") as edit:
        _refuse_known(termbase, concept)
        edit.put(concept)
    number = edit.change.number
    write_change(termbase, number, [concept_line(concept)], [concept.identifier], output_format)


@click.command(
    cls=TermCommand,
    epilog="\b\nExamples:\n  gongbao glossary edit 链主 --en 'lead firm' --reason"
    " 'letter of the city council, 3 May 2024'\n"
    "  gongbao glossary edit 人大 --exception 人大代表",
)
@click.argument("term")
@click.option("--en", "english", help="The preferred English term from now on.")
@click.option(
    "--old-status",
    type=click.Choice([s.value for s in Status if s != "preferred"]),
    default="superseded",
    show_default=True,
    help="What the preferred term before becomes.",
)
@click.option("--zh", "chinese", multiple=True, metavar="NAME", help="Another Chinese name.")
@click.option(
    "--zh-hant",
    "traditional",
    multiple=True,
    metavar="NAME",
    help="A name in Traditional characters.",
)
@click.option("--admitted", multiple=True, metavar="TERM", help="English that may stand too.")
@click.option("--deprecated", multiple=True, metavar="TERM", help="English that must not stand.")
@click.option("--remove", multiple=True, metavar="TERM", help="Take a term away.")
@click.option(
    "--exception",
    "exceptions",
    multiple=True,
    metavar="WORD",
    help="Chinese word inside which it is not meant.",
)
@click.option("--restore", is_flag=True, help="Put a retired concept in use again.")
@_field_options
@change_options
@format_option("text", "json", "jsonl")
def edit(
    term: str,
    english: str | None,
    old_status: str,
    chinese: tuple[str, ...],
    traditional: tuple[str, ...],
    admitted: tuple[str, ...],
    deprecated: tuple[str, ...],
    remove: tuple[str, ...],
    exceptions: tuple[str, ...],
    restore: bool,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
    **fields: str | int | None,
) -> None:
    """Change a concept; TERM is its identifier or one of its terms.

    Published pages that use what is no longer accepted are listed, from the documents that
    `gongbao corpus add` stored. Options that are not given leave things as they are; an empty
    value ("") empties a field. Several names or terms in one option are separated by "|".
    """
    from glossary.termbase import (
        concept_differences,
        english_terms,
        with_chinese,
        with_ruling,
        with_status,
        without_term,
    )

    termbase = open_termbase(workspace_path)
    with termbase.edit(author, reason or f"edited {term}") as change:
        version = termbase.require(term)
        if version.is_retired and not restore:
            raise GlossaryError(
                f"{workspace_path}: {version.concept.identifier} is retired;"
                f" `gongbao glossary edit --restore {shell_word(term)}` brings it back"
            )
        concept = version.concept
        for name in (part for names in chinese for part in names.split("|")):
            concept = with_chinese(concept, normalise_term(name))
        for name in (part.strip() for names in traditional for part in names.split("|")):
            concept = with_chinese(concept, name, script="Hant")
        others: list[str] = []
        if english is not None:
            preferred, *others = english_terms(english)
            concept = with_ruling(concept, preferred, old_status=Status(old_status))
        for texts, status in (
            (others, Status.ADMITTED),
            *((english_terms(text), Status.ADMITTED) for text in admitted),
            *((english_terms(text), Status.DEPRECATED) for text in deprecated),
        ):
            for text in texts:
                concept = with_status(concept, text, status)
        for text in remove:
            concept = without_term(concept, text)
        added = (normalise_term(word) for word in exceptions)
        concept = replace(concept, exceptions=tuple(dict.fromkeys((*concept.exceptions, *added))))
        concept = _with_fields(concept, fields)
        is_changed = change.put(concept, restore=restore)
    lines = list(concept_differences(version.concept, concept))
    if not is_changed:
        lines.append("nothing changed")
    write_change(termbase, change.change.number, lines, [concept.identifier], output_format)


def _with_fields(concept: Concept, given: Mapping[str, str | int | None]) -> Concept:
    from glossary.termbase import with_preferred_fields

    of_concept: dict[str, Any] = {
        name: given[name] for name in _CONCEPT_FIELDS if given[name] is not None
    }
    of_term: dict[str, Any] = {
        name: given[name] for name in _TERM_FIELDS if given[name] is not None
    }
    if "case" in of_term:
        of_term["case"] = CaseRule(of_term["case"])
    if "number" in of_term:
        of_term["number"] = NumberRule(of_term["number"])
    return with_preferred_fields(replace(concept, **of_concept), **of_term)


def _refuse_known(termbase: Termbase, concept: Concept) -> None:
    if termbase.rules_on(concept):
        found = termbase.find(concept.identifier)
        state = "is there, retired: edit --restore" if found and found.is_retired else "is there"
        raise GlossaryError(
            f"{termbase.workspace.path}: {concept.identifier} {state}; `gongbao glossary edit`"
            " changes it, --subject and --id make another meaning of the word"
        )
