"""Which kind of bilingual file it is, by its extension."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from corpora.errors import UsageError
from corpora.handover.bilingual_rows import BilingualText
from corpora.handover.docx_grid import read_docx_grid, write_docx
from corpora.handover.html_grid import read_html_grid, write_html
from corpora.handover.xliff_grid import read_xliff_rows, write_xliff_1, write_xliff_2
from corpora.handover.xlsx_grid import read_xlsx, write_xlsx

_WRITERS: dict[str, Callable[[BilingualText], bytes]] = {
    ".docx": write_docx,
    ".html": write_html,
    ".xlf": write_xliff_1,
    ".xliff": write_xliff_1,
    ".xlsx": write_xlsx,
}
_READERS: dict[str, Callable[[bytes, str], BilingualText]] = {
    ".docx": read_docx_grid,
    ".html": read_html_grid,
    ".xlf": read_xliff_rows,
    ".xliff": read_xliff_rows,
    ".xlsx": read_xlsx,
}


def bilingual_formats() -> tuple[str, ...]:
    """Return the extensions a bilingual file may have."""
    return tuple(sorted(_WRITERS))


def write_bilingual(text: BilingualText, name: str, *, xliff_version: str = "1.2") -> bytes:
    """Return a bilingual file; the extension of its name says which kind.

    Raises:
        UsageError: if the extension is none of `bilingual_formats`.
    """
    writer = _WRITERS[require_bilingual_name(name)]
    if writer is write_xliff_1 and xliff_version == "2.1":
        writer = write_xliff_2
    return writer(text)


def read_bilingual(data: bytes, name: str) -> BilingualText:
    """Return what an edited bilingual file says.

    Raises:
        UsageError: if the extension is none of `bilingual_formats`.
        DocumentError: naming file and place, if it cannot be read.
    """
    return _READERS[require_bilingual_name(name)](data, name)


def require_bilingual_name(name: str) -> str:
    """Return the extension of a bilingual file's name.

    Raises:
        UsageError: if it is none of `bilingual_formats`.
    """
    extension = PurePath(name).suffix.lower()
    extension = ".html" if extension == ".htm" else extension
    if extension not in _WRITERS:
        raise UsageError(f"{name}: a bilingual file ends in {', '.join(bilingual_formats())}")
    return extension
