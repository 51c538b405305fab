"""Models and their manifests: every file of a model folder against its SHA-256."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora import ModelError

PACKAGED = Path(__file__).parent / "zh_en"
MANIFEST = "manifest.json"
# The same weights for transformers, to train on from: in the repository, not in an installation.
_ONLY_IN_REPOSITORY = "marian"


@dataclass(frozen=True, slots=True)
class ModelManifest:
    """What `manifest.json` of a model folder says; `digest` is that of the manifest itself."""

    name: str
    files: dict[str, str]
    facts: dict[str, Any]
    digest: str


def read_manifest(folder: Path = PACKAGED) -> ModelManifest:
    """Return the manifest of a model folder.

    Raises:
        ModelError: where the folder or its manifest is missing or unreadable.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise ModelError(f"{folder}: no model here ({MANIFEST} is missing)")
    data = path.read_bytes()
    try:
        facts = json.loads(data)
        files = {str(name): str(digest) for name, digest in facts["files"].items()}
        name = str(facts["name"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: not a model manifest: {error}") from error
    return ModelManifest(name, files, facts, hashlib.sha256(data).hexdigest())


def verify_model(
    folder: Path = PACKAGED, *, only: tuple[str, ...] = (), remedy: str = "reinstall gongbao"
) -> ModelManifest:
    """Check the files of a model against its manifest and return it.

    The folder `marian` is left out of installations; where it is absent, its files are not missed.

    Args:
        folder: The model folder.
        only: Name these files alone; empty means all.
        remedy: What to do about a file that is not as it was.

    Raises:
        ModelError: naming the first file that is missing or altered.
    """
    manifest = read_manifest(folder)
    for name, expected in manifest.files.items():
        if only and name not in only:
            continue
        path = folder / name
        part = folder / _ONLY_IN_REPOSITORY
        if name.startswith(f"{_ONLY_IN_REPOSITORY}/") and not part.exists():
            continue
        if not path.is_file():
            raise ModelError(f"{path}: this file of the model is missing; {remedy}")
        found = file_digest(path)
        if found != expected:
            raise ModelError(
                f"{path}: altered: SHA-256 is {found[:12]}..., expected {expected[:12]}...;"
                f" {remedy}"
            )
    return manifest


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
