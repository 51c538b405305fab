"""The files of a folder that is translated, and what their translations are called."""

from __future__ import annotations

from pathlib import Path, PurePath

from corpora import is_document_name, written_name
from gongbao.commands.translation.folder_state import Done, digest_of
from gongbao.commands.translation.translation_jobs import Job


def size_of_document(path: Path) -> int:
    """Return how many bytes a document has, 0 where that cannot be asked."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def output_name(name: str, names: set[str]) -> str:
    """Return the name of a translation; a converted file never takes that of another's."""
    written = written_name(name)
    if written != name and written in names:
        return f"{name}{PurePath(written).suffix}"
    return written


def find_documents(folder: Path, output: Path) -> tuple[list[Path], list[Path]]:
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


def is_our_own(done: Done | None, job: Job) -> bool:
    """Tell whether the output is as an earlier run left it; what an editor changed is not ours."""
    if done is None or job.output is None:
        return False
    return not job.output.exists() or digest_of(job.output.read_bytes()) == done.output
