"""`gongbao translate DIR -o DIR`: every document of a folder, resumed where it was interrupted.

A small state file in the output folder says which inputs were translated with which options;
what has not changed since is not translated again.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from corpora import (
    EngineError,
    GongbaoError,
    UsageError,
    format_of_name,
    is_document_name,
    write_atomically,
    written_name,
)
from corpora.files import OutputGuard, shown_name
from gongbao import __version__
from gongbao.commands.sources import read_source
from gongbao.commands.translation.translation_jobs import Job
from gongbao.commands.translation.translation_run import RunOptions, run_job

if TYPE_CHECKING:
    from gongbao.translation import Translator

STATE_FILE = ".gongbao-folder.json"
_BAD_INPUT = 3
_PAGES = frozenset(("html", "markdown"))
# What pages show and link, and no person reads as a document.
_ASSETS = frozenset(
    (
        *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".ico", ".css", ".js", ".mjs"),
        *(".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp4", ".webm", ".mp3", ".ogg"),
    )
)


@dataclass(frozen=True, slots=True)
class _Done:
    """A translated file: digests of what went in, of the options, of what came out."""

    source: str
    options: str
    output: str
    is_kept: bool


def translate_folder(
    folder: Path,
    output: Path,
    report: Path | None,
    translator: Translator,
    options: RunOptions,
    *,
    force: bool,
    files_read: Iterable[Path] = (),
) -> int:
    """Translate the documents of a folder under their names and sub-folders; return the exit code.

    A file that cannot be read or written is told and does not stop the others; the code is then
    3, else 1 where a requirement is unmet. An engine out of reach or a spent budget does stop
    them. Neither documents nor `files_read` are written over.

    Raises:
        UsageError: if the output is no folder, or lies in the input.
    """
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: a folder of documents needs a folder for its translations")
    if output.resolve() == folder.resolve():
        raise UsageError(f"{output}: this is the input; choose another output")
    signature = _digest(f"{__version__}\n{translator.signature}\n{options}".encode())
    state = _read_state(output)
    has_failed, is_kept = False, True
    paths, others = _documents(folder, output)
    if any(format_of_name(path.name) in _PAGES for path in paths):
        assets = [path for path in others if path.suffix.lower() in _ASSETS]
        others = [path for path in others if path not in assets]
        has_failed = not _copy_assets(folder, output, assets, force=force)
    guard = OutputGuard([*paths, *files_read])
    names = {path.relative_to(folder).as_posix() for path in paths}
    for path in paths:
        name = path.relative_to(folder).as_posix()
        shown = shown_name(name)
        target = _output_name(name, names)
        job = Job(
            str(path),
            output / target,
            report / f"{name}.report.html" if report is not None else None,
        )
        try:
            source = _digest(path.read_bytes())
            done = state.get(name)
            if done and _is_done(done, job, source, signature):
                is_kept = is_kept and done.is_kept
                click.echo(f"{shown}: done already", err=True)
                continue
            guard.check(
                job.written,
                overwrite=force or _is_our_own(done, job),
                makes_folders=True,
                bytes_needed=2 * path.stat().st_size,
            )
            document = read_source(str(path), is_article=options.is_article)
            kept = run_job(job, document, translator, options)
            written = _digest((output / target).read_bytes())
            state[name] = _Done(source, signature, written, kept)
            _write_state(output, state)
            is_kept = is_kept and kept
            verdict = "translated" if kept else "translated, not all of it as promised"
            click.echo(f"{shown}: {len(document.segments)} segments, {verdict}", err=True)
        except EngineError as error:
            # The next document would meet the same server, or the same budget.
            click.echo(f"{shown}: failed: {error}", err=True)
            return error.exit_code
        except (GongbaoError, OSError) as error:
            has_failed = True
            click.echo(f"{shown}: failed: {error}", err=True)
    if others:
        counts = Counter(path.suffix.lower() or "without an extension" for path in others)
        kinds = ", ".join(f"{extension} {count}" for extension, count in sorted(counts.items()))
        click.echo(f"gongbao: {len(others)} files are no documents: {kinds}", err=True)
    return _BAD_INPUT if has_failed else 0 if is_kept else 1


def _output_name(name: str, names: set[str]) -> str:
    """Return the name of a translation; a converted file never takes that of another's."""
    written = written_name(name)
    if written != name and written in names:
        return f"{name}{PurePath(written).suffix}"
    return written


def _copy_assets(folder: Path, output: Path, assets: list[Path], *, force: bool) -> bool:
    """Copy what pages show, under the names by which they call it; return whether all went well.

    What is there already and the same stays; what is there and differs, only with `force`.
    """
    is_whole, count = True, 0
    for path in assets:
        target = output / path.relative_to(folder)
        try:
            data = path.read_bytes()
            if target.is_file() and target.read_bytes() == data:
                continue
            if target.exists() and not force:
                raise UsageError(f"{target}: exists already; --force overwrites it")
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, data)
            count += 1
        except (GongbaoError, OSError) as error:
            is_whole = False
            click.echo(f"{shown_name(path)}: failed: {error}", err=True)
    if count:
        click.echo(f"gongbao: {count} files copied that pages show", err=True)
    return is_whole


def _documents(folder: Path, output: Path) -> tuple[list[Path], list[Path]]:
    """Return the documents of a folder and its sub-folders in order, and the other files.

    Hidden files are neither.
    """
    inside = output.resolve()
    documents: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith((".", "~$")) for part in parts)
        if is_hidden or not path.is_file() or inside in path.resolve().parents:
            continue
        if is_document_name(path.name):
            documents.append(path)
        else:
            others.append(path)
    return documents, others


def _is_done(done: _Done, job: Job, source: str, signature: str) -> bool:
    if (done.source, done.options) != (source, signature) or job.output is None:
        return False
    if job.report is not None and not job.report.exists():
        return False
    return job.output.exists() and _digest(job.output.read_bytes()) == done.output


def _is_our_own(done: _Done | None, job: Job) -> bool:
    """Tell whether the output is as an earlier run left it; what an editor changed is not ours."""
    if done is None or job.output is None:
        return False
    return not job.output.exists() or _digest(job.output.read_bytes()) == done.output


def _read_state(output: Path) -> dict[str, _Done]:
    """Return what was done before; a state file that cannot be read is as none."""
    try:
        found = json.loads((output / STATE_FILE).read_text(encoding="utf-8"))
        return {name: _Done(**entry) for name, entry in found["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_state(output: Path, state: dict[str, _Done]) -> None:
    files = {name: asdict(done) for name, done in sorted(state.items())}
    text = json.dumps({"gongbao": __version__, "files": files}, ensure_ascii=False, indent=1)
    # The bytes of a name that is no UTF-8 become the escapes that JSON has for them.
    write_atomically(output / STATE_FILE, text.encode("utf-8", "backslashreplace"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
