"""Answers of engines kept in the workspace, so that nobody pays for a sentence twice.

An answer belongs to the engine's signature (model, host, rules of the house), the text and all that
was required of its English. A text that refers back to the sentence before it belongs to that
sentence too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from corpora import WorkspaceError
from corpora.workspace import Schema, Workspace
from gongbao.translation.engines.text_engine import Demand, TextRequest

ANSWERS = Schema(
    "engine_answers",
    (
        """
CREATE TABLE engine_answers (
    key TEXT PRIMARY KEY,
    engine TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT, WITHOUT ROWID;
""",
    ),
)
_REFERS_BACK = re.compile("(?:其|该|此|这|那|他|她|它|上述|前者|后者|同时)")
_KEYS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer to keep: its key, the source and its English."""

    key: str
    source: str
    target: str


class AnswerStore:
    """Keeps answers in a workspace, or in memory without one; threads may share it.

    It opens the workspace for itself: whoever else reads it is not kept waiting.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._known: dict[str, str] = {}
        self._lock = Lock()
        self._workspace = Workspace(path, create=False) if path is not None else None
        self.trouble = ""
        if self._workspace is not None:
            self._workspace.use(ANSWERS)

    @property
    def place(self) -> str:
        """Where answers last, empty for in memory only."""
        return str(self._workspace.path) if self._workspace is not None else ""

    def find(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the English of those keys that have any."""
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
            if self._workspace is not None:
                rest = [key for key in dict.fromkeys(keys) if key not in found]
                for start in range(0, len(rest), _KEYS_AT_A_TIME):
                    part = rest[start : start + _KEYS_AT_A_TIME]
                    marks = ",".join("?" * len(part))
                    found |= dict(
                        self._workspace.connection.execute(
                            f"SELECT key, target FROM engine_answers WHERE key IN ({marks})", part
                        ).fetchall()
                    )
        return found

    def keep(self, answers: Iterable[KeptAnswer], engine: str) -> None:
        """Keep answers; where the workspace cannot be written they last as long as the engine.

        `trouble` then says why.
        """
        rows = list(answers)
        with self._lock:
            if self._workspace is None or self.trouble:
                self._known |= {row.key: row.target for row in rows}
                return
            time = datetime.now(UTC).isoformat(timespec="seconds")
            try:
                with self._workspace.work():
                    self._workspace.connection.executemany(
                        "INSERT OR REPLACE INTO engine_answers VALUES (?, ?, ?, ?, ?)",
                        [(row.key, engine, row.source, row.target, time) for row in rows],
                    )
            except WorkspaceError as error:
                self.trouble = str(error)
                self._known |= {row.key: row.target for row in rows}

    def close(self) -> None:
        """Close the workspace."""
        if self._workspace is not None:
            self._workspace.close()


def key_of(request: TextRequest, signature: str) -> str:
    """Return what an answer is kept under."""
    before = request.before[-1:] if _REFERS_BACK.match(request.text) else ()
    told = [
        signature,
        request.text,
        request.is_heading,
        [_told(demand) for demand in request.demands],
        request.attempt,
        [_told(demand) for demand in request.missed],
        list(before),
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def keys_of(requests: Sequence[TextRequest], signature: str) -> Mapping[int, str]:
    """Return the keys of requests by their place."""
    return {place: key_of(request, signature) for place, request in enumerate(requests)}


def _told(demand: Demand) -> list[object]:
    return [demand.source, list(demand.accepted), list(demand.forbidden), demand.kind]
