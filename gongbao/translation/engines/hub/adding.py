"""Adding a model to the store: looked at, fetched, checked, converted, and moved in whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpora import ModelError
from corpora.counting import counted
from gongbao.models.model_store import ModelStore, StoredModel, content_digest
from gongbao.models.packaged_model import file_digest
from gongbao.translation.engines.hub.argos_package import unpack_argos
from gongbao.translation.engines.hub.checkpoint import read_checkpoint
from gongbao.translation.engines.hub.conversion import convert_checkpoint, require_converter
from gongbao.translation.engines.hub.model_card import forbids_commerce
from gongbao.translation.engines.hub.repositories import (
    Repository,
    RepositoryFile,
    Snapshot,
    is_weights,
    needed_files,
)

Told = Callable[[str], None]
_GIGABYTE = 10**9


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How a model is added.

    Attributes:
        quantization: How its weights are kept; "int8" is the smallest and fastest.
        largest_bytes: What is larger is refused before it is fetched.
        is_zh_en: Somebody vouches that the model translates Chinese into English, where its files
            do not say it.
    """

    quantization: str = "int8"
    largest_bytes: int = 16 * _GIGABYTE
    is_zh_en: bool = False


def add_model(
    repository: Repository,
    store: ModelStore,
    options: AddOptions | None = None,
    *,
    revision: str = "",
    on_step: Told = lambda _: None,
) -> StoredModel:
    """Fetch a published model, convert it and return it from the store.

    Nothing is left half: the model is in the store whole, or the store is as it was.

    Args:
        repository: Where it is published.
        store: Where it goes.
        options: How.
        revision: The revision that was asked for, empty for the newest.
        on_step: Is told what happens, a line at a time: sizes, licence, files.

    Raises:
        UsageError: if what fetches or converts is not installed.
        ModelError: naming what is wrong with the model or the way to it.
    """
    options = options or AddOptions()
    specification = f"hub:{repository.name}"
    made_with = require_converter()
    on_step(f"{specification}: from {repository.place}")
    snapshot = repository.look()
    files = needed_files(snapshot.files)
    same = _same(store, specification, snapshot, options)
    if same is not None:
        on_step(f"{specification}: is here already, revision {snapshot.revision[:12]}")
        return same
    size = sum(file.size_bytes for file in files)
    _refuse_size(repository, files, store, options)
    on_step(
        f"{specification}: {counted(len(files), 'file')}, {shown_size(size)}"
        + (f", revision {snapshot.revision[:12]}" if snapshot.revision else "")
    )
    # What the model is, and its licence, is known before its weights are fetched.
    small = tuple(file for file in files if not is_weights(file))
    weights = tuple(file for file in files if is_weights(file))
    folder, origin = _fetch(repository, snapshot, small, on_step)
    checkpoint = read_checkpoint(
        folder, repository.name, is_zh_en=options.is_zh_en, needs_weights=False
    )
    on_step(f"{specification}: {checkpoint.family.title}; {told_licence(checkpoint.licence)}")
    origin |= _fetch(repository, snapshot, weights, on_step)[1]
    checkpoint = read_checkpoint(folder, repository.name, is_zh_en=options.is_zh_en)
    with store.staging() as staging:
        on_step(f"converting to {options.quantization}")
        made = staging / "model"
        attention = convert_checkpoint(
            checkpoint, made, repository.name, quantization=options.quantization
        )
        model = store.publish(
            made,
            {
                "name": repository.name,
                "specification": specification,
                "revision": snapshot.revision or content_digest(origin),
                "asked": revision,
                "family": checkpoint.family.name,
                "licence": checkpoint.licence,
                "quantization": options.quantization,
                "attention_agreement": round(attention.agreement, 3),
                "made_with": made_with,
                "origin": origin,
            },
        )
    repository.tidy(snapshot)
    on_step(f"{specification}: {shown_size(model.size_bytes)} in {model.folder}")
    return model


def add_argos(
    file: Path,
    store: ModelStore,
    options: AddOptions | None = None,
    *,
    on_step: Told = lambda _: None,
) -> StoredModel:
    """Unpack an Argos package (`.argosmodel`) and return it from the store.

    Raises:
        ModelError: naming what is wrong with the package.
    """
    options = options or AddOptions()
    if not file.is_file():
        raise ModelError(f"{file}: no such file")
    specification = argos_specification(file)
    digest = file_digest(file)
    for model in store.models():
        if model.specification == specification and model.fact("revision") == digest:
            return model
    on_step(f"{specification}: {shown_size(file.stat().st_size)}")
    with store.staging() as staging:
        made = staging / "model"
        package = unpack_argos(file, made, largest_bytes=options.largest_bytes)
        on_step(
            f"{specification}: Argos package {package.version}; {told_licence(package.licence)}"
        )
        model = store.publish(
            made,
            {
                "name": file.stem,
                "specification": specification,
                "revision": digest,
                "asked": "",
                "family": "argos",
                "licence": package.licence,
                "quantization": "as packed",
                "origin": {file.name: digest},
            },
        )
    on_step(f"{specification}: {shown_size(model.size_bytes)} in {model.folder}")
    return model


def argos_specification(file: Path) -> str:
    """Return how the model of a package is called: without folder and ending."""
    return f"argos:{file.stem if file.suffix in ('.argosmodel', '.zip') else file.name}"


def told_licence(licence: str) -> str:
    """Return what is said of a licence."""
    if not licence:
        return "its card states no licence; ask its authors before you publish"
    limits = ": not for commercial use" if forbids_commerce(licence) else ""
    return f"licence {licence}{limits}"


def shown_size(size_bytes: int) -> str:
    """Return a size as people read it.

    >>> shown_size(2_460_000_000), shown_size(74_000), shown_size(740)
    ('2.46 GB', '74 kB', '740 bytes')
    """
    for unit, name in ((_GIGABYTE, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size_bytes >= unit:
            return f"{size_bytes / unit:.3g} {name}"
    return f"{size_bytes} bytes"


def _same(
    store: ModelStore, specification: str, snapshot: Snapshot, options: AddOptions
) -> StoredModel | None:
    for model in store.models():
        is_same = model.specification == specification and snapshot.revision
        if is_same and (model.fact("revision"), model.fact("quantization")) == (
            snapshot.revision,
            options.quantization,
        ):
            return model
    return None


def _refuse_size(
    repository: Repository,
    files: tuple[RepositoryFile, ...],
    store: ModelStore,
    options: AddOptions,
) -> None:
    """Refuse what is too large, or has no room, before it is fetched."""
    size = sum(file.size_bytes for file in files)
    if size > options.largest_bytes:
        raise ModelError(
            f"{repository.name}: {shown_size(size)}, more than {shown_size(options.largest_bytes)};"
            " --max-size takes a larger one"
        )
    place = next(path for path in (store.folder, *store.folder.parents) if path.is_dir())
    free = shutil.disk_usage(place).free
    if size > free:
        raise ModelError(f"{place}: {shown_size(free)} are free, {repository.name} needs more")


def _fetch(
    repository: Repository, snapshot: Snapshot, files: tuple[RepositoryFile, ...], on_step: Told
) -> tuple[Path, dict[str, str]]:
    """Return the folder of the files, and the hash of each, compared where the hub states it."""
    digests: dict[str, str] = {}
    folders: set[Path] = set()
    for file in files:
        on_step(f"{file.name}, {shown_size(file.size_bytes)}")
        path = repository.fetch(snapshot, file)
        digest = file_digest(path)
        if file.sha256 and digest != file.sha256:
            raise ModelError(
                f"{repository.name}/{file.name}: SHA-256 is {digest[:12]}..., the hub states"
                f" {file.sha256[:12]}...; fetch it again"
            )
        digests[file.name] = digest
        folders.add(path.parent)
    if len(folders) != 1:
        what = "no model there" if not folders else "its files lie in several folders"
        raise ModelError(f"{repository.name}: {what}")
    return folders.pop(), digests
