"""Models that were added to this machine: each a whole folder named by its hash, or not there.

    models/3f9a0c51be27d604/   model.bin, vocabulary, source.spm, gongbao.json, manifest.json
    models/.new-8c1f.../       one that is being made; nobody reads it

A model is made in a folder of its own and moved to its place in one step, so that whatever ends
the making early leaves nothing half.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpora import ModelError, UsageError
from gongbao.models.packaged_model import MANIFEST, ModelManifest, file_digest, read_manifest

_DIGITS = 16
_LEAST_REVISION = 7  # hexadecimal digits that name a revision
_NEW, _GONE = ".new-", ".gone-"
_STALE_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model of the store.

    Attributes:
        folder: Where it is.
        manifest: Its files with their hashes, and what is known of it.
    """

    folder: Path
    manifest: ModelManifest

    def fact(self, name: str) -> str:
        """Return what the manifest says under a name, empty where it says nothing."""
        return str(self.manifest.facts.get(name, ""))

    @property
    def specification(self) -> str:
        """Return what `--engine` takes, without a revision."""
        return self.fact("specification")

    @property
    def digest(self) -> str:
        """Return the first digits of the hash of its files, which also name its folder."""
        return content_digest(self.manifest.files)

    @property
    def size_bytes(self) -> int:
        """Return how much room its files take."""
        return sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())


class ModelStore:
    """A folder of models; it is made when the first one is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def models(self) -> tuple[StoredModel, ...]:
        """Return what is there, by specification, the newest of one specification first.

        Raises:
            ModelError: for a model whose manifest cannot be read.
        """
        found = [
            StoredModel(path.parent, read_manifest(path.parent))
            for path in self.folder.glob(f"[!.]*/{MANIFEST}")
        ]
        found.sort(key=lambda model: model.fact("added"), reverse=True)
        return tuple(sorted(found, key=lambda model: model.specification))

    def find(self, specification: str) -> StoredModel | None:
        """Return the newest model of a specification, or None.

        `hub:OWNER/MODEL@REVISION` finds the revision alone: as it was asked for, or the first seven
        or more digits of its hash.
        """
        name, _, revision = specification.partition("@")
        for model in self.models():
            if model.specification != name:
                continue
            known = model.fact("revision")
            is_begun = len(revision) >= _LEAST_REVISION and known.startswith(revision)
            if not revision or is_begun or revision in (known, model.fact("asked")):
                return model
        return None

    def require(self, specification: str) -> StoredModel:
        """Return the model of a specification.

        Raises:
            UsageError: naming what there is, if it is not in the store.
        """
        model = self.find(specification)
        if model is None:
            names = ", ".join(sorted({model.specification for model in self.models()})) or "none"
            raise UsageError(f"{specification}: no such model in {self.folder}; there are: {names}")
        return model

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """Yield a new folder to make a model in; afterwards nothing is left of it.

        Raises:
            ModelError: if there are no rights for it.
        """
        folder = self.folder / f"{_NEW}{secrets.token_hex(6)}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear_stale()
            folder.mkdir()
        except OSError as error:
            raise ModelError(
                f"{self.folder}: cannot be written: {error.strerror or error}"
            ) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, facts: Mapping[str, Any]) -> StoredModel:
        """Move a finished model out of its staging folder to its place.

        What is there already under the same hash stays.

        Args:
            folder: Holds the files of the model; what else lies in it is gone afterwards.
            facts: What the manifest is to say besides the hashes of the files.
        """
        files = {
            path.name: file_digest(path) for path in sorted(folder.iterdir()) if path.is_file()
        }
        added = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = {**facts, "added": added, "files": files}
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8")
        place = self.folder / content_digest(files)
        try:
            folder.rename(place)
        except OSError as error:
            if not (place / MANIFEST).is_file():
                raise ModelError(
                    f"{place}: cannot be written: {error.strerror or error}"
                ) from error
        return StoredModel(place, read_manifest(place))

    def remove(self, model: StoredModel) -> None:
        """Delete a model; it is gone at once, before its files are.

        Raises:
            ModelError: if there are no rights for it.
        """
        gone = self.folder / f"{_GONE}{secrets.token_hex(6)}"
        try:
            model.folder.rename(gone)
            shutil.rmtree(gone)
        except OSError as error:
            raise ModelError(f"{model.folder}: cannot be removed: {error}") from error

    def _clear_stale(self) -> None:
        """Delete what a machine that was switched off has left."""
        for name in (_NEW, _GONE):
            for path in self.folder.glob(f"{name}*"):
                if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                    shutil.rmtree(path, ignore_errors=True)


def default_models_folder() -> Path:
    """Return where models are kept where nothing else is said: the user's data of this system."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "gongbao" / "models"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "gongbao" / "models"
    return home / ".local" / "share" / "gongbao" / "models"


def content_digest(files: Mapping[str, str]) -> str:
    """Return the hash of files by their names and hashes, shortened."""
    lines = "".join(f"{name}\t{digest}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:_DIGITS]
