"""Old and other Office files, converted by an installed LibreOffice before they are read.

It runs without a window, in a profile of its own that is thrown away, so nothing of the user's
settings is touched, no macro is run, nothing that a document names is fetched, and two
conversions do not wait for each other; after the time limit it is ended with all that it started.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath

from corpora.errors import DocumentError
from corpora.formats.office.bounded_program import ProgramTooSlowError, run_bounded
from corpora.formats.office.office_contents import is_page, office_content

_PROGRAMS = ("soffice", "libreoffice", "soffice.exe")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SECONDS = 120
_SECONDS_A_MEGABYTE = 10
_LONGEST_REASON = 200
# Pictures, style sheets and texts that a document names elsewhere stay there: nothing is fetched.
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY")
_NOWHERE = "http://127.0.0.1:9"
_NEVER = "2"
_SETTINGS = (
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Writer/Content/Update", "Link", _NEVER),
    ("Calc/Content/Update", "Link", _NEVER),
)
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


def find_libre_office() -> Path | None:
    """Return the program, found on the path or where it is installed; None without it."""
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found:
            return Path(found)
    return next((Path(place) for place in _PLACES if os.access(place, os.X_OK)), None)


def converted(data: bytes, extension: str, name: str, *, seconds: float | None = None) -> bytes:
    """Return the bytes of a file converted to the format it is read in.

    Args:
        data: The file, of an extension for which `is_convertible` holds.
        extension: That extension.
        name: The file, for messages.
        seconds: After them the program is ended; by default two minutes and more for a large file.

    Raises:
        DocumentError: without LibreOffice, for what is no document of an office, and where the
            conversion fails, hangs or makes nothing.
        EncodingError: for text in no known encoding.
    """
    filter_name, known_as = _CONVERSIONS[extension]
    program = find_libre_office()
    if program is None:
        target = filter_name.partition(":")[0]
        if is_page(data):
            raise DocumentError(
                f"{name}: this is a web page under the name of an Office file; name it"
                f" {PurePath(name).stem}.html, or install LibreOffice, which makes .{target} of it"
            )
        raise DocumentError(
            f"{name}: {extension} files are read where LibreOffice is installed (soffice on the"
            f" path); save it as .{target}"
        )
    data, known_as = office_content(data, known_as, filter_name.partition(":")[0], name)
    if known_as in _CONVERSIONS:
        filter_name = _CONVERSIONS[known_as][0]
    target = filter_name.partition(":")[0]
    if seconds is None:
        seconds = _SECONDS + _SECONDS_A_MEGABYTE * len(data) / 1e6
    with tempfile.TemporaryDirectory(prefix="gongbao-office-") as folder:
        source = Path(folder, f"document{known_as}")
        source.write_bytes(data)
        written = Path(folder, "converted", f"document.{target}")
        command = [
            str(program),
            f"-env:UserInstallation={_profile(folder).as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *_reading_options(known_as, target),
            *("--convert-to", filter_name, "--outdir", str(written.parent), str(source)),
        ]
        said = _run(command, folder, name, seconds)
        if not written.is_file() or not written.stat().st_size:
            raise DocumentError(
                f"{name}: LibreOffice could not convert it ({_reason(said, folder)});"
                f" save it as .{target}"
            )
        return written.read_bytes()


def _profile(folder: str) -> Path:
    """Return a new profile that runs no macro and loads nothing that a document names."""
    profile = Path(folder, "profile")
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    settings.write_text(
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        f' xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        encoding="utf-8",
    )
    return profile


def _reading_options(known_as: str, target: str) -> list[str]:
    """Return what tells the program how to read text, whose name does not tell it."""
    if known_as == ".html":
        kind = "calc_HTML_WebQuery" if target == "xlsx" else "HTML (StarWriter)"
        return [f"--infilter={kind}"]
    return ["--infilter=Text (encoded):UTF8,LF,,,"] if known_as == ".txt" else []


def _run(command: list[str], folder: str, name: str, seconds: float) -> str:
    """Return what the program said; it is ended after the time limit, or with this process."""
    environment = {key: value for key, value in os.environ.items() if key not in _PROXIES}
    environment |= dict.fromkeys(_PROXIES, _NOWHERE) | {"no_proxy": ""}
    try:
        return run_bounded(command, folder, environment, seconds=seconds)
    except ProgramTooSlowError:
        raise DocumentError(
            f"{name}: LibreOffice did not convert it in {seconds:g} seconds, and was ended"
        ) from None
    except OSError as error:
        raise DocumentError(f"{name}: LibreOffice cannot be started: {error}") from error


def _reason(said: str, folder: str) -> str:
    """Return what the program said of its failure, without warnings and places of its own."""
    lines = [line for line in said.splitlines() if not line.startswith("Warning:")]
    reason = " ".join(" ".join(lines).replace(f"{Path(folder).as_uri()}/", "").split())
    reason = reason.replace(f"{folder}/", "")
    return reason[-_LONGEST_REASON:] or "it wrote nothing"
