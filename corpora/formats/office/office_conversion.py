"""Old and other Office files, converted by an installed LibreOffice before they are read.

It runs without a window, in a profile of its own that is thrown away, so nothing of the user's
settings is touched, no macro is trusted, and two conversions do not wait for each other; after
the time limit it is ended with all that it started.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from corpora.errors import DocumentError

_OLE = b"\xd0\xcf\x11\xe0"
_PROGRAMS = ("soffice", "libreoffice", "soffice.exe")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SECONDS = 120
_WORD = "docx:MS Word 2007 XML"
_EXCEL = "xlsx:Calc MS Excel 2007 XML"
_POWERPOINT = "pptx:Impress MS PowerPoint 2007 XML"
# What a file of this extension becomes, and the extension by which LibreOffice knows it: what
# Kingsoft's WPS writes are the formats of Office, and its `.wps` is another program's in there.
_CONVERSIONS: Mapping[str, tuple[str, str]] = {
    ".doc": (_WORD, ".doc"),
    ".dot": (_WORD, ".dot"),
    ".wps": (_WORD, ".doc"),
    ".wpt": (_WORD, ".dot"),
    ".rtf": (_WORD, ".rtf"),
    ".odt": (_WORD, ".odt"),
    ".ott": (_WORD, ".ott"),
    ".fodt": (_WORD, ".fodt"),
    ".xls": (_EXCEL, ".xls"),
    ".et": (_EXCEL, ".xls"),
    ".xlsb": (_EXCEL, ".xlsb"),
    ".ods": (_EXCEL, ".ods"),
    ".ppt": (_POWERPOINT, ".ppt"),
    ".dps": (_POWERPOINT, ".ppt"),
    ".odp": (_POWERPOINT, ".odp"),
}


def is_convertible(extension: str) -> bool:
    """Return whether LibreOffice makes a document that is read of files of this extension."""
    return extension in _CONVERSIONS


def converted_extension(extension: str) -> str:
    """Return the extension that a file has once it is converted, its own where it is not.

    >>> converted_extension(".wps"), converted_extension(".md")
    ('.docx', '.md')
    """
    found = _CONVERSIONS.get(extension)
    return f".{found[0].partition(':')[0]}" if found else extension


def extension_of_old_office(data: bytes) -> str | None:
    """Return the extension of a binary Office file by what is in it, None where it is none."""
    if not data.startswith(_OLE) or "EncryptedPackage".encode("utf-16-le") in data:
        return None
    streams = {"WordDocument": ".doc", "Workbook": ".xls", "PowerPoint Document": ".ppt"}
    return next((ext for name, ext in streams.items() if name.encode("utf-16-le") in data), None)


def find_libre_office() -> Path | None:
    """Return the program, found on the path or where it is installed; None without it."""
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found:
            return Path(found)
    return next((Path(place) for place in _PLACES if os.access(place, os.X_OK)), None)


def converted(data: bytes, extension: str, name: str, *, seconds: float = _SECONDS) -> bytes:
    """Return the bytes of a file converted to the format it is read in.

    Args:
        data: The file, of an extension for which `is_convertible` holds.
        extension: That extension.
        name: The file, for messages.
        seconds: After them the program is ended.

    Raises:
        DocumentError: without LibreOffice, and where it fails, hangs or makes nothing.
    """
    filter_name, known_as = _CONVERSIONS[extension]
    target = filter_name.partition(":")[0]
    program = find_libre_office()
    if program is None:
        raise DocumentError(
            f"{name}: {extension} files are read where LibreOffice is installed (soffice on the"
            f" path); save it as .{target}"
        )
    with tempfile.TemporaryDirectory(prefix="gongbao-office-") as folder:
        source = Path(folder, f"document{known_as}")
        source.write_bytes(data)
        written = Path(folder, "converted", f"document.{target}")
        command = [
            str(program),
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", filter_name, "--outdir", str(written.parent), str(source)),
        ]
        said = _run(command, folder, name, seconds)
        if not written.is_file() or not written.stat().st_size:
            reason = " ".join(said.split())[-200:] or "it wrote nothing"
            raise DocumentError(
                f"{name}: LibreOffice could not convert it ({reason}); save it as .{target}"
            )
        return written.read_bytes()


def _run(command: list[str], folder: str, name: str, seconds: float) -> str:
    """Return what the program said; it and all that it started end after the time limit."""
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise DocumentError(f"{name}: LibreOffice cannot be started: {error}") from error
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise DocumentError(
            f"{name}: LibreOffice did not convert it in {seconds:g} seconds, and was ended"
        ) from None
    finally:
        _end(process)
    return said.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with its group, also children that outlived it."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
