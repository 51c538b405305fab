"""All changes of a workspace, whatever they changed, and taking one of them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpora import InputError
from corpora.memory import TranslationMemory
from corpora.published_documents import PublishedDocuments
from corpora.workspace import Change, Workspace
from glossary.termbase import Termbase, TermbaseEdit
from gongbao.checking.stored_waivers import StoredWaivers

CHANGE_KINDS = ("glossary", "memory", "corpus", "waiver")
"""The parts of a workspace that a change may touch."""

_NOUNS = {
    "glossary": ("concept", "concepts"),
    "memory": ("unit", "units"),
    "corpus": ("document", "documents"),
    "waiver": ("waiver", "waivers"),
}
_EFFECTS = {
    "glossary": "SELECT count(DISTINCT concept) FROM concept_versions WHERE change = :change",
    "memory": "SELECT count(*) FROM memory_units WHERE change = :change"
    " OR retiring_change = :change",
    "corpus": "SELECT count(*) FROM published_documents WHERE change = :change",
    "waiver": "SELECT count(*) FROM waivers WHERE granted = :change OR retired = :change",
}
_ALL_EFFECTS = """
SELECT change, 'glossary', count(DISTINCT concept) FROM concept_versions GROUP BY change
UNION ALL SELECT number, 'memory', count(*) FROM (
    SELECT change AS number FROM memory_units
    UNION ALL SELECT retiring_change FROM memory_units WHERE retiring_change IS NOT NULL
) GROUP BY number
UNION ALL SELECT change, 'corpus', count(*) FROM published_documents GROUP BY change
UNION ALL SELECT number, 'waiver', count(*) FROM (
    SELECT granted AS number FROM waivers
    UNION ALL SELECT retired FROM waivers WHERE retired IS NOT NULL
) GROUP BY number
"""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change with what it touched: (kind, how many), in the order of `CHANGE_KINDS`."""

    change: Change
    effects: tuple[tuple[str, int], ...]

    @property
    def summary(self) -> str:
        """Return what it touched in words."""
        told = (f"{count:,} {_NOUNS[kind][count != 1]}" for kind, count in self.effects)
        return ", ".join(told) or "nothing"


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are asked for; empty is all.

    Attributes:
        author: Only of this author.
        since: Only from this day on (YYYY-MM-DD, UTC).
        until: Only until this day, which counts.
        kinds: Only what touched one of these of `CHANGE_KINDS`.
    """

    author: str = ""
    since: str = ""
    until: str = ""
    kinds: tuple[str, ...] = ()


def changes_of(workspace: Workspace, wanted: ChangeFilter) -> Iterator[LoggedChange]:
    """Yield the changes of a workspace, the latest first."""
    _use(workspace)
    effects: dict[int, dict[str, int]] = {}
    for number, kind, count in workspace.connection.execute(_ALL_EFFECTS):
        effects.setdefault(number, {})[kind] = count
    for row in workspace.connection.execute(
        "SELECT number, time, author, reason FROM changes"
        " WHERE (:author = '' OR author = :author) AND substr(time, 1, length(:since)) >= :since"
        " AND (:until = '' OR substr(time, 1, length(:until)) <= :until) ORDER BY number DESC",
        {"author": wanted.author, "since": wanted.since, "until": wanted.until},
    ).fetchall():
        change = Change(*row)
        touched = effects.get(change.number, {})
        if not wanted.kinds or not touched.keys().isdisjoint(wanted.kinds):
            found = tuple((kind, touched[kind]) for kind in CHANGE_KINDS if kind in touched)
            yield LoggedChange(change, found)


def require_change(workspace: Workspace, number: int) -> LoggedChange:
    """Return a change by its number.

    Raises:
        InputError: if there is none.
    """
    _use(workspace)
    change = workspace.find_change(number)
    if change is None:
        raise InputError(f"{workspace.path}: there is no change {number}; `gongbao log` lists them")
    counted = (
        (kind, int(workspace.connection.execute(query, {"change": number}).fetchone()[0]))
        for kind, query in _EFFECTS.items()
    )
    return LoggedChange(change, tuple((kind, count) for kind, count in counted if count))


def undo_change(
    workspace: Workspace,
    number: int,
    *,
    author: str,
    reason: str,
    on_count: Callable[[LoggedChange], None] | None = None,
) -> LoggedChange:
    """Take back all that a change did, in a change of its own, which is returned.

    Args:
        workspace: Where.
        number: The change to take back.
        author: Who answers for it.
        reason: Why.
        on_count: Told what will be taken back, before anything is; may raise to prevent it.

    Raises:
        InputError: if there is no such change, or it touched nothing.
        GlossaryError: if a later change touched one of its concepts.
    """
    undone = require_change(workspace, number)
    if not undone.effects:
        raise InputError(f"{workspace.path}: change {number} touched nothing that can be undone")
    if on_count is not None:
        on_count(undone)
    kinds = {kind for kind, _ in undone.effects}
    memory = TranslationMemory(workspace)
    with workspace.change(author, reason) as change:
        if "glossary" in kinds:
            edit = TermbaseEdit(Termbase(workspace), change)
            edit.undo(number)
            edit.finish()
        if "memory" in kinds:
            memory.undo(number, change)
        if "corpus" in kinds:
            PublishedDocuments(workspace).undo(number, change)
        if "waiver" in kinds:
            StoredWaivers(workspace).undo(number, change)
    return require_change(workspace, change.number)


def _use(workspace: Workspace) -> None:
    """Have the tables of all parts there, empty where nothing was ever stored."""
    for part in (Termbase, TranslationMemory, PublishedDocuments, StoredWaivers):
        part(workspace)
