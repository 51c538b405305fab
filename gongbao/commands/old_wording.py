"""Published pages that a change of the termbase leaves with an old wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.concepts import Term

if TYPE_CHECKING:
    from glossary.termbase import Termbase


def tell_old_wording(termbase: Termbase, change: int) -> None:
    """List the stored pages that use what was accepted before a change and is not any more."""
    from corpora.published_documents import PublishedDocuments
    from glossary.published_wording import pages_using

    old: set[str] = set()
    for after in termbase.changed_by(change):
        before = termbase.find_version(after.concept.identifier, after.number - 1)
        if before is not None:
            accepted = {term.text for term in after.concept.accepted}
            old |= {term.text for term in before.concept.accepted} - accepted
            old |= {term.text for term in after.concept.forbidden} - {
                term.text for term in before.concept.forbidden
            }
    if not old:
        return
    published = PublishedDocuments(termbase.workspace)
    pages = [page for text in sorted(old) for page in pages_using(published, Term(text, "en"))]
    if not pages:
        click.echo("no stored page uses the old wording")
        return
    click.echo(f"{len(pages)} stored pages use the old wording:")
    for page in pages:
        document = page.document
        click.echo(
            f"  {document.number}\t{document.date or '-'}\t{document.name}\t{page.term.text!r}"
            f" {page.count} times: {page.example[:120]}"
        )
