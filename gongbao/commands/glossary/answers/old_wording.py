"""Published pages that a change of the termbase leaves with an old wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corpora.counting import counted
from glossary.concepts import Term

if TYPE_CHECKING:
    from glossary.termbase import ConceptVersion, PageUse, Termbase


def tell_old_wording(termbase: Termbase, change: int) -> None:
    """List the stored pages that use what a change ruled out."""
    pages = _pages(termbase, change)
    if pages is None:
        return
    if not pages:
        click.echo("no stored page uses the old wording")
        return
    verb = "uses" if len(pages) == 1 else "use"
    click.echo(f"{counted(len(pages), 'stored page')} {verb} the old wording:")
    for page in pages:
        document = page.document
        click.echo(
            f"  {document.number}\t{document.date or '-'}\t{document.name}\t{page.term.text!r}"
            f" {counted(page.count, 'time')}: {page.example[:120]}"
        )


def old_wording_records(termbase: Termbase, change: int) -> list[dict[str, Any]]:
    """Return the same pages for JSON."""
    return [
        {
            "document": page.document.number,
            "name": page.document.name,
            "date": page.document.date,
            "term": page.term.text,
            "count": page.count,
            "example": page.example,
        }
        for page in _pages(termbase, change) or ()
    ]


def _pages(termbase: Termbase, change: int) -> list[PageUse] | None:
    """Return the pages that use what a change ruled out; None where there is nothing to look at."""
    from corpora.published_documents import PublishedDocuments
    from glossary.termbase import pages_using

    published = PublishedDocuments(termbase.workspace)
    # Without pages nothing is looked up, as an import may have changed a hundred thousand concepts.
    old = _ruled_out(termbase, change) if published.documents() else set()
    if not old:
        return None
    return [page for text in sorted(old) for page in pages_using(published, Term(text, "en"))]


def _ruled_out(termbase: Termbase, change: int) -> set[str]:
    """Return all English that a concept ever had and that does not stand any more.

    Only of concepts whose English the change ruled out or took away; of those a page may still use
    a wording that was given up long before.
    """
    old: set[str] = set()
    for after in termbase.changed_by(change):
        if after.is_retired:
            continue
        before = termbase.find_version(after.concept.identifier, after.number - 1)
        accepted = {term.text for term in after.concept.accepted}
        lost = _forbidden(after) - (_forbidden(before) if before else set())
        if before is not None:
            lost |= {term.text for term in before.concept.accepted} - accepted
        if lost:
            old |= lost | _forbidden(after)
            for version in termbase.history(after.concept.identifier)[: after.number]:
                old |= {term.text for term in version.concept.accepted} - accepted
    return old


def _forbidden(version: ConceptVersion) -> set[str]:
    """Return the English that a version rules out: a proposal rules nothing out."""
    if version.is_retired or not version.concept.is_approved:
        return set()
    return {term.text for term in version.concept.forbidden}
