"""JSON files of a published model, read with distrust."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpora import ModelError

_LARGEST = 100_000_000  # bytes; a vocabulary of 256,000 pieces has some 20 million


def read_json(path: Path) -> dict[str, Any]:
    """Return a JSON object.

    Raises:
        ModelError: if it is missing, too large, or something else.
    """
    if not path.is_file():
        raise ModelError(f"{path}: is missing")
    if path.stat().st_size > _LARGEST:
        raise ModelError(f"{path}: {path.stat().st_size:,} bytes, more than {_LARGEST:,}")
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(facts, dict):
        raise ModelError(f"{path}: expected a JSON object")
    return facts
