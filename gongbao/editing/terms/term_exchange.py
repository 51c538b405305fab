"""The termbase of an office as a whole: examined, brought in from files, given out."""

from __future__ import annotations

import tempfile
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath

from corpora import GlossaryError, UsageError
from corpora.findings import Finding
from corpora.published_documents import PublishedDocuments
from glossary.exchange import EXCHANGE_FORMATS, Loss, read_entries, write_concepts
from glossary.health import find_faults
from glossary.termbase import (
    ImportOptions,
    ImportPolicy,
    ImportRefusedError,
    ImportReport,
    Termbase,
    import_entries,
    preview_import,
)


@dataclass(frozen=True, slots=True)
class ExportedTerms:
    """A file of the termbase, and what its format could not hold."""

    name: str
    data: bytes
    losses: tuple[Loss, ...]


class TermExchange:
    """The termbase of an office as a whole; `turn` is held while it is read or written."""

    def __init__(self, termbase: Termbase, turn: AbstractContextManager[object]) -> None:
        self._termbase = termbase
        self._turn = turn

    def examine(self) -> list[Finding]:
        """Return rulings that contradict each other and entries that are wrong, with remedies."""
        with self._turn:
            concepts = [version.concept for version in self._termbase.versions()]
            today = datetime.now(UTC).date().isoformat()
            published = PublishedDocuments(self._termbase.workspace)
            return list(find_faults(concepts, today=today, published=published))

    def bring_in(
        self,
        file: tuple[str, bytes],
        *,
        author: str,
        policy: str = "fail",
        is_preview: bool = False,
    ) -> ImportReport:
        """Bring the terms of a file in, all of them or nothing, or say what that would do.

        Args:
            file: Name, whose extension says the format, and bytes.
            author: Who answers for it.
            policy: Where it contradicts the termbase: "fail", "keep" or "replace".
            is_preview: Change nothing.

        Raises:
            GlossaryError: naming file and place of what cannot be used.
            ImportRefusedError: if it contradicts the termbase and the policy is "fail".
            UsageError: for another policy.
        """
        if policy not in set(ImportPolicy):
            raise UsageError(f"no policy {policy!r}; expected {', '.join(ImportPolicy)}")
        options = ImportOptions(ImportPolicy(policy))
        name, data = file
        with tempfile.TemporaryDirectory() as folder, self._turn:
            path = Path(folder) / PurePath(name).name
            path.write_bytes(data)
            try:
                if is_preview:
                    return preview_import(self._termbase, read_entries(path), options)
                reason = f"import of {name}"
                return import_entries(
                    self._termbase, read_entries(path), options, author=author, reason=reason
                )
            except ImportRefusedError:
                raise
            except GlossaryError as error:  # it names the file where it lay for a moment
                raise GlossaryError(str(error).replace(f"{path.parent}/", "")) from error

    def give_out(self, format_name: str) -> ExportedTerms:
        """Return the termbase as a file of one of the exchange formats.

        Raises:
            UsageError: for a format that there is not.
        """
        if format_name not in EXCHANGE_FORMATS.written_names:
            expected = ", ".join(EXCHANGE_FORMATS.written_names)
            raise UsageError(f"no format {format_name!r}; expected one of {expected}")
        suffix = next(iter(_suffixes(format_name)), f".{format_name}")
        with tempfile.TemporaryDirectory() as folder, self._turn:
            path = Path(folder) / f"terms{suffix}"
            concepts = (version.concept for version in self._termbase.versions())
            losses = write_concepts(concepts, path, format=format_name)
            return ExportedTerms(path.name, path.read_bytes(), tuple(losses))


def _suffixes(format_name: str) -> tuple[str, ...]:
    return tuple(EXCHANGE_FORMATS.named(format_name).suffixes)
