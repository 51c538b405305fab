"""`gongbao glossary propose|approve|reject|retire`: what may be guaranteed, what no longer is."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import GlossaryError, UsageError
from corpora.shell_words import shell_word
from glossary.concepts import Approval, Concept
from gongbao.commands.confirmation import confirm_many, yes_option
from gongbao.commands.glossary.answers.change_text import write_change
from gongbao.commands.glossary.answers.concept_text import concept_line
from gongbao.commands.term_command import TermCommand
from gongbao.commands.workspace_options import change_options, format_option
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from glossary.termbase import Termbase


@click.command(
    cls=TermCommand,
    epilog="\b\nExamples:\n  gongbao glossary propose 链主 'chain master'\n"
    "  gongbao glossary propose --from candidates.tsv --least-score 0.5",
)
@click.argument("chinese", required=False)
@click.argument("english", required=False)
@click.option(
    "--from",
    "candidates",
    type=click.Path(path_type=Path),
    metavar="CANDIDATES.tsv",
    help="What `gongbao glossary extract` wrote.",
)
@click.option("--least-score", type=float, default=0.0, help="Of the candidates only better ones.")
@click.option("--source", default="", help="Who says so, where it is written.")
@change_options
@format_option("text", "json", "jsonl")
def propose(
    chinese: str | None,
    english: str | None,
    candidates: Path | None,
    least_score: float,
    source: str,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
) -> None:
    """Propose a term, or all candidates of a table; `approve` or `review` decides.

    Proposed terms are shown by `translate` and guaranteed by nobody. Of what the termbase has
    already the ruling stays; other English is noted beside it and comes up in `review`.
    """
    from glossary.termbase import new_concept, read_candidates

    if (candidates is None) is (chinese is None) or (chinese is None) is not (english is None):
        raise click.UsageError("give CHINESE and ENGLISH, or --from CANDIDATES.tsv")
    if candidates is not None:
        proposals: Iterable[Concept] = list(read_candidates(candidates, least_score=least_score))
    else:
        names = (chinese or "").split("|")
        proposals = [new_concept(names, english or "", approval=Approval.PROPOSED)]
    termbase = open_termbase(workspace_path, create=True)
    added: dict[str, str] = {}
    with termbase.edit(
        author, reason or f"proposed from {candidates or 'the command line'}"
    ) as change:
        for concept in proposals:
            if termbase.rules_on(concept):
                ruled = _with_rivals(termbase, concept)
                if ruled is not None and change.put(ruled):
                    added[ruled.identifier] = concept_line(ruled)
                else:
                    click.echo(f"known already, left as it is: {concept.identifier}", err=True)
            elif change.put(replace(concept, source=source)):
                added[concept.identifier] = concept_line(concept)
    write_change(termbase, change.change.number, added.values(), added, output_format)
    click.echo(f"gongbao: {len(added)} proposed", err=True)


def _with_rivals(termbase: Termbase, proposal: Concept) -> Concept | None:
    """Return the concept that rules on a proposal's name, with the proposal beside its ruling."""
    from glossary.termbase import with_rival

    found = termbase.find_ruling(proposal)
    if found is None or found.is_retired:
        return None
    concept = found.concept
    for term in proposal.accepted:
        concept = with_rival(concept, term.text)
    return concept


@click.command(
    cls=TermCommand, epilog="\b\nExample:\n  gongbao glossary approve 链主 --source 'Xinhua, 2023'"
)
@click.argument("terms", nargs=-1, required=True, metavar="TERM...")
@click.option("--source", help="Who ruled, where it is written.")
@click.option("--withdraw", is_flag=True, help="Make approved terms proposals again.")
@yes_option
@change_options
@format_option("text", "json", "jsonl")
def approve(
    terms: tuple[str, ...],
    source: str | None,
    withdraw: bool,
    is_confirmed: bool,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
) -> None:
    """Approve concepts: `gongbao translate` guarantees them from now on."""
    from glossary.termbase import with_approval
    from glossary.usable_concepts import refuse_unusable

    approval = Approval.PROPOSED if withdraw else Approval.APPROVED
    termbase = open_termbase(workspace_path)
    word = "approval withdrawn" if withdraw else "approved"
    told: dict[str, str] = {}
    with termbase.edit(author, reason or f"{word}: {', '.join(terms)}") as change:
        for term in terms:
            concept = with_approval(termbase.require(term).concept, approval)
            refuse_unusable(concept)
            if source is not None:
                concept = replace(concept, source=source)
            is_changed = change.put(concept)
            done = word if is_changed else "was so already"
            told.setdefault(concept.identifier, f"{concept_line(concept)}\t{done}")
        confirm_many(len(told), "change", is_confirmed=is_confirmed)
    write_change(termbase, change.change.number, told.values(), told, output_format)


@click.command(
    cls=TermCommand,
    epilog="\b\nExample:\n  gongbao glossary reject 龙头 --reason 'said by nobody'",
)
@click.argument("terms", nargs=-1, required=True, metavar="TERM...")
@yes_option
@change_options
@format_option("text", "json", "jsonl")
def reject(
    terms: tuple[str, ...],
    is_confirmed: bool,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
) -> None:
    """Reject proposals, with a reason: a proposed concept is retired.

    Of an approved concept what was proposed against its ruling is taken away.
    """
    from glossary.termbase import rivals, without_rivals

    reason = required_reason(reason)
    termbase = open_termbase(workspace_path)
    told: dict[str, str] = {}
    with termbase.edit(author, reason) as change:
        for term in terms:
            version = termbase.require(term)
            concept = version.concept
            proposed = rivals(concept)
            if proposed:
                change.put(without_rivals(concept))
            elif concept.is_approved:
                raise GlossaryError(
                    f"{workspace_path}: {concept.identifier} is approved, no proposal;"
                    f" `gongbao glossary retire {shell_word(term)}` takes it out of use"
                )
            else:
                change.retire(concept.identifier)
                proposed = tuple(t.text for t in concept.accepted)
            listed = f"rejected: {' | '.join(proposed)}" if proposed else "rejected"
            told.setdefault(concept.identifier, f"{concept.identifier}\t{listed}")
        confirm_many(len(told), "reject", is_confirmed=is_confirmed)
    write_change(termbase, change.change.number, told.values(), told, output_format)


def required_reason(reason: str) -> str:
    """Return the reason of a decision that nobody understands later without one; ask for it.

    Raises:
        UsageError: if there is none, and nobody to ask.
    """
    if not reason.strip() and sys.stdin.isatty():
        reason = str(click.prompt("Reason", err=True))
    if not reason.strip():
        raise UsageError("a rejection needs a reason: --reason 'why'")
    return reason.strip()


@click.command(
    cls=TermCommand,
    epilog="\b\nExample:\n  gongbao glossary retire 卫生部 --reason 'dissolved in 2013'",
)
@click.argument("terms", nargs=-1, required=True, metavar="TERM...")
@yes_option
@change_options
@format_option("text", "json", "jsonl")
def retire(
    terms: tuple[str, ...],
    is_confirmed: bool,
    workspace_path: Path,
    author: str,
    reason: str,
    output_format: str,
) -> None:
    """Take concepts out of use; nothing is deleted, `edit --restore` brings them back."""
    termbase = open_termbase(workspace_path)
    told: dict[str, str] = {}
    with termbase.edit(author, reason or f"retired {', '.join(terms)}") as change:
        for term in terms:
            identifier = termbase.require(term).concept.identifier
            is_changed = change.retire(identifier)
            done = "retired" if is_changed else "was retired already"
            told.setdefault(identifier, f"{identifier}\t{done}")
        confirm_many(len(told), "retire", is_confirmed=is_confirmed)
    write_change(termbase, change.change.number, told.values(), told, output_format)
