"""Argos packages: a zip of a CTranslate2 model with SentencePiece, unpacked with distrust.

    translate-zh_en-1_9/metadata.json
    translate-zh_en-1_9/sentencepiece.model
    translate-zh_en-1_9/model/model.bin, config.json, shared_vocabulary.json or .txt
    translate-zh_en-1_9/stanza/                      which is not needed here

Only the files of this list are written, under names of this list; whatever else an archive holds,
a path out of its folder, a link, a size that is not its size, is refused or left.
"""

from __future__ import annotations

import json
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from corpora import ModelError
from corpora.files import ARCHIVE_ERRORS
from gongbao.translation.engines.hub.families import CHINESE, ENGLISH
from gongbao.translation.engines.hub.model_card import licence_of_card
from gongbao.translation.engines.model_settings import SETTINGS_FILE

_METADATA, _PIECES, _CARD = "metadata.json", "sentencepiece.model", "README.md"
_NEEDED = ("model/model.bin", "model/config.json")
_VOCABULARIES = tuple(
    f"model/{side}_vocabulary.{ending}"
    for side in ("shared", "source", "target")
    for ending in ("json", "txt")
)
_MOST_ENTRIES = 2000
_LARGEST_TEXT = 50_000_000  # bytes of metadata and vocabularies
_CHUNK = 1 << 20
# As Argos Translate searches.
_LENGTH_PENALTY = 0.2


@dataclass(frozen=True, slots=True)
class ArgosPackage:
    """What an unpacked package says of itself."""

    version: str
    licence: str


def unpack_argos(file: Path, folder: Path, *, largest_bytes: int) -> ArgosPackage:
    """Write the model folder of a package.

    Args:
        file: The package.
        folder: Must not exist yet.
        largest_bytes: What unpacks to more is refused.

    Raises:
        ModelError: naming what is wrong with the package.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _Package(file, archive, largest_bytes).unpack(folder)
    except (OSError, RuntimeError, *ARCHIVE_ERRORS) as error:
        raise ModelError(f"{file}: not readable as an Argos package: {error}") from error


class _Package:
    """An open package: every entry by its path within the one folder that the archive holds."""

    def __init__(self, file: Path, archive: zipfile.ZipFile, largest_bytes: int) -> None:
        self._file, self._archive, self._room = file, archive, largest_bytes
        entries = archive.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise ModelError(f"{file}: {len(entries)} entries, more than {_MOST_ENTRIES}")
        for entry in entries:
            self._refuse_entry(entry)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            inside = PurePosixPath(*PurePosixPath(entry.filename).parts[1:]).as_posix()
            if not entry.is_dir() and self._entries.setdefault(inside, entry) is not entry:
                raise ModelError(f"{file}: holds {inside} twice; expected one model")
        size = sum(entry.file_size for entry in entries)
        if size > largest_bytes:
            raise ModelError(f"{file}: unpacks to {size:,} bytes, more than {largest_bytes:,}")

    def unpack(self, folder: Path) -> ArgosPackage:
        """Write the model folder and return what the package says of itself."""
        metadata = self._json(_METADATA)
        self._refuse_direction(metadata)
        vocabularies = [name for name in _VOCABULARIES if name in self._entries]
        missing = [name for name in (*_NEEDED, _PIECES) if name not in self._entries]
        if missing or not vocabularies:
            missing = missing or ["a vocabulary"]
            raise ModelError(f"{self._file}: {', '.join(missing)} is missing in it")
        folder.mkdir(parents=True)
        for name in (*_NEEDED, *vocabularies):
            self._write(name, folder / PurePosixPath(name).name)
        self._write(_PIECES, folder / "source.spm")
        prefix = str(metadata.get("target_prefix") or "")
        settings = {
            "name": f"argos {metadata.get('from_code')}-{metadata.get('to_code')}",
            "compute_type": "default",
            "frame": {
                "source_prefix": [],
                "source_suffix": [],
                "target_prefix": [prefix] if prefix else [],
            },
            "search": {"length_penalty": _LENGTH_PENALTY},
        }
        text = json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
        (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
        card = self._text(_CARD) if _CARD in self._entries else ""
        licence = str(metadata.get("license") or "") or licence_of_card(card)
        return ArgosPackage(str(metadata.get("package_version", "")), licence)

    def _refuse_entry(self, entry: zipfile.ZipInfo) -> None:
        path = PurePosixPath(entry.filename)
        is_out = path.is_absolute() or ".." in path.parts or "\\" in entry.filename
        if is_out or ":" in entry.filename:
            raise ModelError(f"{self._file}: {entry.filename!r} leads out of the package")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise ModelError(f"{self._file}: {entry.filename!r} is a link")
        if entry.flag_bits & 1:
            raise ModelError(f"{self._file}: {entry.filename!r} is encrypted")

    def _refuse_direction(self, metadata: dict[str, Any]) -> None:
        kind = str(metadata.get("type") or "translate")
        source = str(metadata.get("from_code") or "").lower()
        target = str(metadata.get("to_code") or "").lower()
        if kind != "translate" or source not in CHINESE or target not in ENGLISH:
            raise ModelError(
                f"{self._file}: a package of type {kind!r} from {source!r} into {target!r};"
                " expected a translation from 'zh' into 'en'"
            )

    def _json(self, name: str) -> dict[str, Any]:
        try:
            facts = json.loads(self._text(name))
        except (ValueError, RecursionError) as error:
            raise ModelError(f"{self._file}: {name}: not readable as JSON: {error}") from error
        if not isinstance(facts, dict):
            raise ModelError(f"{self._file}: {name}: expected a JSON object")
        return facts

    def _text(self, name: str) -> str:
        entry = self._entries.get(name)
        if entry is None:
            raise ModelError(f"{self._file}: no {name} in it; expected an Argos package")
        if entry.file_size > _LARGEST_TEXT:
            raise ModelError(f"{self._file}: {name}: {entry.file_size:,} bytes")
        with self._archive.open(entry) as stream:
            return stream.read(_LARGEST_TEXT).decode("utf-8", "replace")

    def _write(self, name: str, path: Path) -> None:
        """Write one entry; the size it states is not believed."""
        entry = self._entries[name]
        with self._archive.open(entry) as stream, path.open("wb") as target:
            copied = _copy(stream, target, entry.file_size)
        if copied != entry.file_size:
            raise ModelError(f"{self._file}: {name}: does not have the size that it states")


def _copy(stream: IO[bytes], target: IO[bytes], size: int) -> int:
    """Copy at most one byte more than a size; return how many were copied."""
    copied = 0
    while copied <= size:
        data = stream.read(min(_CHUNK, size + 1 - copied))
        if not data:
            break
        target.write(data)
        copied += len(data)
    return copied
