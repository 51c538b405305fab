"""What a folder run did before: a small file in the output folder, by which it goes on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpora import write_atomically
from gongbao import __version__

STATE_FILE = ".gongbao-folder.json"


@dataclass(frozen=True, slots=True)
class Done:
    """A translated file: digests of what went in, of the options, of what came out; what it told.

    Attributes:
        source: Digest of the file.
        options: Digest of all that its translation depends on.
        output: Digest of its translation.
        is_kept: Whether the promise was kept.
        segments: How many it has.
        met: How many requirements are met.
        unmet: What is not as promised, in words.
    """

    source: str
    options: str
    output: str
    is_kept: bool
    segments: int = 0
    met: int = 0
    unmet: tuple[str, ...] = ()


@dataclass(slots=True)
class FolderState:
    """What was done, by the names of the files, and the digest of the last report of all."""

    files: dict[str, Done] = field(default_factory=dict)
    report: str = ""


def digest_of(data: bytes) -> str:
    """Return the digest by which the state knows bytes again."""
    return hashlib.sha256(data).hexdigest()


def read_state(output: Path) -> FolderState:
    """Return what was done before; a state file that cannot be read is as none."""
    try:
        found = json.loads((output / STATE_FILE).read_text(encoding="utf-8"))
        files = {name: _done(entry) for name, entry in found["files"].items()}
        return FolderState(files, str(found.get("report", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return FolderState()


def write_state(output: Path, state: FolderState) -> None:
    """Write the state into the output folder.

    Raises:
        DocumentError: if it cannot be written.
    """
    files = {name: asdict(done) for name, done in sorted(state.files.items())}
    found = {"gongbao": __version__, "report": state.report, "files": files}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    # The bytes of a name that is no UTF-8 become the escapes that JSON has for them.
    write_atomically(output / STATE_FILE, text.encode("utf-8", "backslashreplace"))


def _done(entry: Mapping[str, Any]) -> Done:
    return Done(**{**entry, "unmet": tuple(map(str, entry.get("unmet", ())))})
