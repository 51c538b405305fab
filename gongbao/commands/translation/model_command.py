"""`gongbao model`: which models are on this machine, whether they are whole, and getting others."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from corpora import UsageError
from corpora.counting import counted
from gongbao.commands.workspace_options import format_option
from gongbao.models.model_store import ModelStore, StoredModel, default_models_folder
from gongbao.models.packaged_model import (
    PACKAGED,
    ModelManifest,
    read_manifest,
    verify_model,
)

if TYPE_CHECKING:
    from gongbao.translation.engines.hub import Repository

_Command = TypeVar("_Command", bound=Callable[..., Any])
_EMBEDDED = "embedded"
_GIGABYTE = 10**9


def models_option(command: _Command) -> _Command:
    """Give a command `--models`."""
    return click.option(
        "--models",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="GONGBAO_MODELS",
        metavar="FOLDER",
        help="Where added models are (or GONGBAO_MODELS); by default with the user's data.",
    )(command)


@click.group()
def model() -> None:
    """Translation models: the packaged one, and those that were added."""


@model.command(
    epilog="\b\nExamples:\n  gongbao model add hub:Helsinki-NLP/opus-mt-zh-en"
    "\n  gongbao model add hub:facebook/nllb-200-distilled-600M --from /media/stick/nllb"
    "\n  gongbao model add argos:translate-zh_en-1_9.argosmodel"
)
@click.argument("name", metavar="MODEL")
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Files of the model that somebody brought along, instead of the hub.",
)
@click.option(
    "--offline",
    is_flag=True,
    envvar="GONGBAO_OFFLINE",
    help="Fetch nothing (or GONGBAO_OFFLINE); then only --from and argos: work.",
)
@click.option(
    "--quantization",
    type=click.Choice(["int8", "int16", "float32"]),
    default="int8",
    show_default=True,
    help="How weights are kept; int8 is the smallest and fastest.",
)
@click.option(
    "--max-size",
    type=click.FloatRange(0, min_open=True),
    default=16.0,
    show_default=True,
    metavar="GB",
    help="Refuse what is larger.",
)
@click.option(
    "--zh-en",
    "is_zh_en",
    is_flag=True,
    help="Vouch that the model translates Chinese into English, where its files do not say so.",
)
@models_option
def add(
    name: str,
    folder: Path | None,
    offline: bool,
    quantization: str,
    max_size: float,
    is_zh_en: bool,
    models: Path | None,
) -> None:
    """Add MODEL, hub:OWNER/MODEL[@REVISION] or argos:FILE, for translate --engine MODEL.

    Models of the hub are Marian (OPUS-MT), NLLB-200, M2M100 and MADLAD-400. Only their weights and
    vocabularies are fetched, never code; they are converted once, which needs the extra `hub`, and
    run without it. The licence on the model card is told: NLLB-200 is not for commercial use.
    """
    from gongbao.translation.engines.hub import (
        AddOptions,
        add_argos,
        add_model,
        told_licence,
    )

    store = _store(models)
    options = AddOptions(quantization, int(max_size * _GIGABYTE), is_zh_en)
    kind, _, rest = name.partition(":")
    if kind == "argos" and rest:
        if folder is not None:
            raise UsageError("--from is for models of the hub; argos:FILE names its file")
        added = add_argos(Path(rest), store, options, on_step=_tell)
    elif kind == "hub" and rest:
        repository, revision = _repository(rest, folder, is_offline=offline)
        added = add_model(repository, store, options, revision=revision, on_step=_tell)
    else:
        raise UsageError(f"{name}: expected hub:OWNER/MODEL[@REVISION] or argos:FILE")
    click.echo(f"{added.specification}\t{told_licence(added.fact('licence'))}\t{added.folder}")


@model.command(epilog="\b\nExample:\n  gongbao model remove hub:Helsinki-NLP/opus-mt-zh-en --yes")
@click.argument("name", metavar="MODEL")
@click.option("--yes", "is_confirmed", is_flag=True, help="Do not ask.")
@models_option
def remove(name: str, is_confirmed: bool, models: Path | None) -> None:
    """Remove MODEL, as `gongbao model list` calls it, from this machine."""
    from gongbao.translation.engines.hub import shown_size

    store = _store(models)
    found = store.require(name)
    what = f"{found.specification} ({shown_size(found.size_bytes)}, {found.folder})"
    if not is_confirmed:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise UsageError(f"this would remove {what}; nothing was removed, --yes does it")
        click.confirm(f"Remove {what}?", abort=True, err=True)
    store.remove(found)
    click.echo(f"removed {what}", err=True)


@model.command("list", epilog="\b\nExample:\n  gongbao model list --format json")
@format_option("text", "json")
@models_option
def list_models(output_format: str, models: Path | None) -> None:
    """List the models of this machine: engine, name, folder, size, licence."""
    from gongbao.translation.engines.hub import shown_size

    packaged = StoredModel(PACKAGED, read_manifest())
    rows = [
        _row(_EMBEDDED, packaged),
        *(_row(found.specification, found) for found in _store(models).models()),
    ]
    if output_format == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        shown = [row["engine"], row["name"], row["folder"], shown_size(row["size_bytes"])]
        click.echo("\t".join([*shown, row["licence"] or "no licence stated"]))


@model.command(epilog="\b\nExample:\n  gongbao model info --format json")
@click.argument("name", metavar="[MODEL]", default=_EMBEDDED)
@format_option("text", "json")
@models_option
def info(name: str, output_format: str, models: Path | None) -> None:
    """Show what MODEL is, by default the packaged one."""
    folder, manifest = _manifest(name, models)
    facts = {key: value for key, value in manifest.facts.items() if key != "files"}
    facts["digest"] = manifest.digest
    if output_format == "json":
        click.echo(json.dumps(facts, ensure_ascii=False, indent=1))
        return
    for key, value in facts.items():
        click.echo(f"{key}: {value}")
    if folder == PACKAGED:
        click.echo(f"card: {PACKAGED / 'README.md'}")


@model.command(epilog="\b\nExample:\n  gongbao model verify")
@click.argument("name", metavar="[MODEL]", default=_EMBEDDED)
@models_option
def verify(name: str, models: Path | None) -> None:
    """Check every file of MODEL against its SHA-256; exit code 3 if one is altered."""
    folder, _ = _manifest(name, models)
    remedy = "reinstall gongbao" if folder == PACKAGED else "remove the model and add it again"
    manifest = verify_model(folder, remedy=remedy)
    present = sum((folder / file).is_file() for file in manifest.files)
    click.echo(f"{manifest.name}: {counted(present, 'file')}, all as published")


def _store(models: Path | None) -> ModelStore:
    return ModelStore(models or default_models_folder())


def _manifest(name: str, models: Path | None) -> tuple[Path, ModelManifest]:
    if name == _EMBEDDED:
        return PACKAGED, read_manifest()
    found = _store(models).require(name)
    return found.folder, found.manifest


def _row(engine: str, found: StoredModel) -> dict[str, Any]:
    facts = ("family", "revision", "licence", "quantization", "added")
    return {
        "engine": engine,
        "name": found.manifest.name,
        **{fact: found.fact(fact) for fact in facts},
        **({"licence": "cc-by-nc-sa-4.0", "family": "marian"} if engine == _EMBEDDED else {}),
        "digest": found.digest,
        "size_bytes": found.size_bytes,
        "folder": str(found.folder),
    }


def _repository(rest: str, folder: Path | None, *, is_offline: bool) -> tuple[Repository, str]:
    """Return where a model is published, and the revision that was asked for."""
    from gongbao.translation.engines.hub import FolderRepository, HubRepository, split_name

    owner_and_model, revision = split_name(rest)
    if folder is not None:
        return FolderRepository(owner_and_model, folder), revision
    if is_offline:
        raise UsageError(
            f"hub:{rest}: nothing is fetched with --offline (GONGBAO_OFFLINE); --from FOLDER takes"
            " files that somebody brought along"
        )
    shows_progress = sys.stderr.isatty()
    return HubRepository(owner_and_model, revision, shows_progress=shows_progress), revision


def _tell(line: str) -> None:
    click.echo(f"gongbao: {line}", err=True)
