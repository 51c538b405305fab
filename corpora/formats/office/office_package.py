"""The ZIP package of an Office document, opened with care and written again member by member."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from corpora.errors import DocumentError
from corpora.formats.office.zip_copy import archive_with
from corpora.formats.xml.xml_source import parse_xml

_MEMBER_LIMIT = 10_000
_PART_BYTES = 256 * 1024 * 1024
_TOTAL_BYTES = 2 * 1024 * 1024 * 1024
# Text shrinks to a tenth, seldom to a fiftieth; only bombs shrink to a thousandth.
_RATIO = 300
_RATIO_FROM_BYTES = 16 * 1024 * 1024
_ENCRYPTED_FLAG = 0x1
_OLE = b"\xd0\xcf\x11\xe0"
_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "_rels/.rels"
_CHUNK = 1 << 20
_LOOKED_AT = 1000
_WORD_TYPE = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)"
    r"\.(?P<kind>document|template|header|footer|footnotes|endnotes)"
    r"(?:\.macroEnabled(?:Template)?)?(?:\.main)?\+xml"
)
# What a package is that is no document of the kind asked for, by a part of it.
_OTHERS = (
    ("xl/workbook.xml", "an Excel workbook", "name it .xlsx"),
    ("ppt/presentation.xml", "a presentation", "name it .pptx"),
    ("word/document.xml", "a Word document", "name it .docx"),
    ("META-INF/container.xml", "an e-book (EPUB)", "translate its pages (.xhtml) by themselves"),
    ("content.xml", "an OpenDocument file", "name it .odt, .ods or .odp"),
)
_ORDER = ("document", "template", "header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One part of a package as another names it; `kind` is the last word of its type."""

    identifier: str
    kind: str
    part: str


class OfficePackage:
    """The members of a Word or Excel file; `name` is the file's, for messages."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._data = data
        _refuse_old_office(data, name)
        if not data:
            raise DocumentError(f"{name}: an empty file, no Office document")
        if _is_text(data):
            raise DocumentError(
                f"{name}: text under the name of an Office file; name it .txt, or .html for a page"
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except RuntimeError as error:  # a later version of the ZIP format
            raise DocumentError(f"{name}: packed in a way that is not supported: {error}") from None
        except Exception as error:  # a directory of damaged bytes fails in every way there is
            raise DocumentError(f"{name}: truncated or damaged: {error}") from None
        self._check_members()

    def read(self, part: str) -> bytes:
        """Return the bytes of a member, never more than a part may have.

        Raises:
            DocumentError: naming file and part, if it is absent, damaged or too large.
        """
        if not self.has(part):
            raise DocumentError(f"{self.name}: {part} is missing")
        with self._reading(part), self._archive.open(part) as stream:
            data = stream.read(_PART_BYTES + 1)
        if len(data) > _PART_BYTES:
            raise DocumentError(f"{self.name}: {part}: larger than {_PART_BYTES >> 20} MB unpacked")
        return data

    def text_parts(self) -> tuple[str, ...]:
        """Return the parts that hold text, the body first, then headers, footers and notes.

        Raises:
            DocumentError: if this is a package, but no Word document.
        """
        if not self.has(_CONTENT_TYPES):
            raise self.not_a("Word document", ".docx")
        root = parse_xml(self.read(_CONTENT_TYPES), f"{self.name}: {_CONTENT_TYPES}")
        named = {
            entry.get("PartName", "").lstrip("/").lower(): entry.get("ContentType", "")
            for entry in root.iter("{*}Override")
        }
        by_extension = {
            entry.get("Extension", "").lower(): entry.get("ContentType", "")
            for entry in root.iter("{*}Default")
        }
        first = self._first_part()
        found: list[tuple[int, str]] = []
        for part in self._archive.namelist():
            extension = PurePosixPath(part).suffix.removeprefix(".").lower()
            content_type = named.get(part.lower())
            if content_type is None:
                # By default all XML may be a main document; only one is where the package begins.
                content_type = by_extension.get(extension, "") if part == first else ""
            kind = _WORD_TYPE.fullmatch(content_type)
            # What a template keeps to be inserted later (word/glossary/) is no text of this one.
            if kind and "glossary/" not in part:
                found.append((_ORDER.index(kind["kind"]), part))
        if not found or min(found)[0] > 1:
            raise self.not_a("Word document", ".docx")
        return tuple(part for _, part in sorted(found, key=lambda entry: entry[0]))

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return what a part, or the package itself, names as belonging to it, in order.

        What stands outside the package, or is named but absent, is left out.
        """
        folder, _, base = part.rpartition("/")
        place = f"{folder}/_rels/{base}.rels".lstrip("/") if part else _RELATIONSHIPS
        if not self.has(place):
            return ()
        root = parse_xml(self.read(place), f"{self.name}: {place}")
        found = (
            Relationship(
                entry.get("Id", ""),
                entry.get("Type", "").rpartition("/")[2],
                _resolved(folder, entry.get("Target", "")),
            )
            for entry in root.iter("{*}Relationship")
            if entry.get("TargetMode", "Internal") == "Internal"
        )
        return tuple(entry for entry in found if self.has(entry.part))

    def not_a(self, kind: str, extension: str) -> DocumentError:
        """Return the error that this is no document of a kind, with what it is where that shows."""
        for member, found, advice in _OTHERS:
            if self.has(member) and kind not in found:
                return DocumentError(f"{self.name}: no {kind}, but {found}; {advice}")
        if any("\\" in member for member in self._archive.namelist()):
            return DocumentError(
                f"{self.name}: no {kind} as Office reads it: the paths in the package have"
                " backslashes; open and save it in Office, or pack its folder anew"
            )
        return DocumentError(f"{self.name}: no {kind} in this package; save it as {extension}")

    def _first_part(self) -> str:
        """Return the part that the package's relationships name as its document."""
        found = (entry.part for entry in self.relationships() if entry.kind == "officeDocument")
        return next(found, "")

    def refuse_document_types(self) -> None:
        """Refuse XML that declares entities, before another library reads the package.

        Raises:
            DocumentError: naming file and part.
        """
        for part in self._archive.namelist():
            if part.endswith((".xml", ".rels")):
                parse_xml(self.read(part), f"{self.name}: {part}")

    @property
    def members(self) -> tuple[str, ...]:
        """Return the names of all members."""
        return tuple(self._archive.namelist())

    def has(self, part: str) -> bool:
        """Return whether there is such a member."""
        return part in self._archive.NameToInfo

    def rewritten(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the file with some parts exchanged; all other members are as they were."""
        if not parts:
            return self._data
        return archive_with(self._data, self._archive, parts)

    def require_whole(self) -> None:
        """Read every member through, so that damage is told before any work is done.

        Raises:
            DocumentError: naming file and part, if one is damaged.
        """
        for member in self._archive.infolist():
            with self._reading(member.filename), self._archive.open(member) as stream:
                while stream.read(_CHUNK):
                    pass

    @contextmanager
    def _reading(self, part: str) -> Iterator[None]:
        try:
            yield
        except RuntimeError as error:  # encrypted, or a compression this Python does not have
            raise DocumentError(f"{self.name}: {part}: cannot be unpacked: {error}") from None
        except MemoryError:
            raise DocumentError(f"{self.name}: {part}: larger than the memory") from None
        except Exception as error:  # what unpackers raise for damaged bytes is without number
            raise DocumentError(f"{self.name}: {part}: truncated or damaged: {error}") from None

    def _check_members(self) -> None:
        members = self._archive.infolist()
        if len(members) > _MEMBER_LIMIT:
            raise DocumentError(f"{self.name}: {len(members)} members, at most {_MEMBER_LIMIT}")
        seen: set[str] = set()
        for member in members:
            place = f"{self.name}: {member.filename!r}"
            path = member.filename.replace("\\", "/")
            if path.startswith("/") or ".." in path.split("/") or ":" in path or "\0" in path:
                raise DocumentError(f"{place}: a path that leads out of the package, refused")
            if member.filename in seen:
                raise DocumentError(f"{place}: there are two members of this name")
            seen.add(member.filename)
            if member.flag_bits & _ENCRYPTED_FLAG:
                raise DocumentError(f"{place}: encrypted; save it without a password")
            is_large = member.file_size > _RATIO_FROM_BYTES
            if is_large and member.file_size > _RATIO * max(1, member.compress_size):
                raise DocumentError(
                    f"{place}: {member.compress_size} bytes unpack to {member.file_size}"
                    " (a ZIP bomb?), refused"
                )
        total = sum(member.file_size for member in members)
        if total > _TOTAL_BYTES:
            raise DocumentError(f"{self.name}: {total >> 20} MB unpacked, at most 2048 MB")


def _is_text(data: bytes) -> bool:
    """Return whether a file begins as text does; packages and pictures have other bytes."""
    beginning = data[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if "\ufffd" in beginning[:-1]:
        return False
    return not data.startswith(b"PK") and all(c.isprintable() or c.isspace() for c in beginning)


def _resolved(folder: str, target: str) -> str:
    """Return the name of a member that a part of a folder names.

    >>> _resolved("xl/worksheets", "../comments1.xml"), _resolved("xl", "/xl/workbook.xml")
    ('xl/comments1.xml', 'xl/workbook.xml')
    """
    path = target if target.startswith("/") else f"{folder}/{target}"
    names: list[str] = []
    for name in unquote(path).split("/"):
        if name == "..":
            names = names[:-1]
        elif name not in ("", "."):
            names.append(name)
    return "/".join(names)


def _refuse_old_office(data: bytes, name: str) -> None:
    if not data.startswith(_OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError(f"{name}: encrypted; save it without a password")
    raise DocumentError(f"{name}: an old Office document (.doc, .wps); save it as .docx")
