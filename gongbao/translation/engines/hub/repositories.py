"""Where a published model comes from: the hub, or a folder that somebody brought along.

Of a repository only the files that conversion reads are ever fetched, and never code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from corpora import ModelError, UsageError

_NAMED = (
    "config.json",
    "generation_config.json",
    "tokenizer_config.json",
    "tokenizer.json",
    "vocab.json",
    "target_vocab.json",
    "source.spm",
    "target.spm",
    "sentencepiece.bpe.model",
    "spiece.model",
    "README.md",
)
_SAFE_WEIGHTS = re.compile(r"model(-\d+-of-\d+)?\.safetensors|model\.safetensors\.index\.json")
_TORCH_WEIGHTS = re.compile(r"pytorch_model(-\d+-of-\d+)?\.bin|pytorch_model\.bin\.index\.json")
_NAME = re.compile(
    r"(?P<repository>[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*)(?:@(?P<revision>[\w./-]+))?"
)
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class RepositoryFile:
    """A file of a repository; `sha256` is empty where it is not known beforehand."""

    name: str
    size_bytes: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a repository holds at one revision.

    Attributes:
        revision: The hash of the commit, empty where there is none.
        files: All its files.
    """

    revision: str
    files: tuple[RepositoryFile, ...]


class Repository(Protocol):
    """A source of one published model; `name` is OWNER/MODEL, `place` says where it is."""

    name: str
    place: str

    def look(self) -> Snapshot:
        """Return what there is, without fetching it."""
        ...

    def fetch(self, snapshot: Snapshot, file: RepositoryFile) -> Path:
        """Return a file on this machine, fetched if need be; all lie in one folder."""
        ...

    def tidy(self, snapshot: Snapshot) -> None:
        """Delete what `fetch` brought, once it is no longer needed."""
        ...


class FolderRepository:
    """A repository as a folder of this machine, for an office without a network."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.place = name, str(folder)
        self._folder = folder

    def look(self) -> Snapshot:
        """Return the files of the folder; see `Repository.look`."""
        if not self._folder.is_dir():
            raise UsageError(f"{self._folder}: no such folder")
        files = [
            RepositoryFile(path.name, path.stat().st_size)
            for path in sorted(self._folder.iterdir())
            if path.is_file()
        ]
        return Snapshot("", tuple(files))

    def fetch(self, _snapshot: Snapshot, file: RepositoryFile) -> Path:
        """Return where the file is."""
        return self._folder / file.name

    def tidy(self, _snapshot: Snapshot) -> None:
        """Leave the folder as it is."""


class HubRepository:
    """A repository of the Hugging Face hub, or of a mirror of it.

    Files go through the hub's own cache, which other programs share and which keeps whole files
    when something is interrupted; what was not there before is deleted from it when the model is
    converted.
    """

    def __init__(
        self,
        name: str,
        revision: str = "",
        *,
        endpoint: str | None = None,
        cache: Path | None = None,
        shows_progress: bool = False,
    ) -> None:
        """Describe a repository; nothing is asked of the hub yet.

        Args:
            name: OWNER/MODEL.
            revision: A branch, a tag or a commit; empty for the main branch.
            endpoint: Address of the hub; by default the library's.
            cache: Folder of the hub's cache; by default the library's.
            shows_progress: Whether the library draws its bars.
        """
        self.name, self.revision = name, revision
        try:
            import huggingface_hub
            from huggingface_hub import constants, errors, utils
        except ImportError as error:
            raise UsageError(
                "models of the hub are fetched by huggingface_hub: pip install 'gongbao[hub]'"
            ) from error
        self._hub: Any = huggingface_hub
        self._errors: Any = errors
        self._endpoint, self._cache = endpoint, cache
        self.place = str(endpoint or constants.ENDPOINT)
        self._known: set[str] = set()
        if not shows_progress:
            utils.disable_progress_bars()

    def look(self) -> Snapshot:
        """Return what the hub has; see `Repository.look`."""
        try:
            found = self._hub.HfApi(endpoint=self._endpoint).model_info(
                self.name, revision=self.revision or None, files_metadata=True, timeout=30
            )
        except Exception as error:  # those of whichever HTTP library is below it
            raise self._told(error) from error
        files = [
            RepositoryFile(
                one.rfilename, int(one.size or 0), str(one.lfs["sha256"]) if one.lfs else ""
            )
            for one in found.siblings or ()
        ]
        return Snapshot(str(found.sha or ""), tuple(files))

    def fetch(self, snapshot: Snapshot, file: RepositoryFile) -> Path:
        """Return the file in the hub's cache; see `Repository.fetch`."""
        known = self._hub.try_to_load_from_cache(
            self.name, file.name, cache_dir=self._cache, revision=snapshot.revision
        )
        if isinstance(known, str):
            self._known.add(file.name)
        try:
            path = self._hub.hf_hub_download(
                self.name,
                file.name,
                revision=snapshot.revision or None,
                endpoint=self._endpoint,
                cache_dir=self._cache,
            )
        except Exception as error:  # as above
            raise self._told(error, file.name) from error
        return Path(path)

    def tidy(self, snapshot: Snapshot) -> None:
        """Delete the revision from the hub's cache, unless some of it was there before."""
        if self._known:
            return
        try:
            cache = self._hub.scan_cache_dir(self._cache)
            cache.delete_revisions(snapshot.revision).execute()
        except (OSError, ValueError, self._errors.CacheNotFound):
            return  # the cache is the hub's own affair

    def _told(self, error: Exception, file: str = "") -> ModelError:
        kinds = self._errors
        what = f"{self.name}{'@' + self.revision if self.revision else ''}"
        if isinstance(error, kinds.GatedRepoError):
            return ModelError(
                f"{what}: its owner asks for consent first, at {self.place}/{self.name}, and then"
                " for `hf auth login`"
            )
        if isinstance(error, kinds.RepositoryNotFoundError):
            return ModelError(f"{what}: no such model at {self.place}")
        if isinstance(error, kinds.RevisionNotFoundError):
            return ModelError(f"{what}: no such revision at {self.place}")
        reason = str(error).strip().splitlines() or [type(error).__name__]
        place = f"{what}/{file}" if file else what
        again = "; the same command goes on behind the files that are here" if file else ""
        return ModelError(f"{place}: cannot be fetched from {self.place}: {reason[0]}{again}")


def split_name(text: str) -> tuple[str, str]:
    """Return OWNER/MODEL and the revision, empty for none, of what stands behind `hub:`.

    >>> split_name("Helsinki-NLP/opus-mt-zh-en@a1b2c3d")
    ('Helsinki-NLP/opus-mt-zh-en', 'a1b2c3d')

    Raises:
        UsageError: if it has another form.
    """
    match = _NAME.fullmatch(text)
    if match is None or ".." in text:
        raise UsageError(f"hub:{text}: expected hub:OWNER/MODEL or hub:OWNER/MODEL@REVISION")
    return match["repository"], match["revision"] or ""


def is_weights(file: RepositoryFile) -> bool:
    """Tell whether a file holds weights, or says where they are."""
    return bool(_SAFE_WEIGHTS.fullmatch(file.name) or _TORCH_WEIGHTS.fullmatch(file.name))


def needed_files(files: Sequence[RepositoryFile]) -> tuple[RepositoryFile, ...]:
    """Return the files that conversion reads: safetensors where there are any, never code."""
    named = [file for file in files if file.name in _NAMED]
    safe = [file for file in files if _SAFE_WEIGHTS.fullmatch(file.name)]
    torch = [file for file in files if _TORCH_WEIGHTS.fullmatch(file.name)]
    has_weights = any(file.name.endswith(".safetensors") for file in safe)
    return (*named, *(safe if has_weights else torch))
