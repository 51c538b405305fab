"""The comments of a Word document: those that are there, and new ones beside them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpora.formats.office.office_package import OfficePackage
from corpora.formats.runs.text_changes import RevisionStamp
from corpora.formats.xml.xml_source import encoded_xml, read_xml, xml_escaped

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PREFIX = re.compile(r"<(?P<prefix>[\w.-]+):comments\b[^>]*?(?P<empty>/?)>")
_IDENTIFIER = re.compile(r"<[\w.-]+:comment\s[^>]*?:id=[\"'](\d+)[\"']")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP; the same file is made from the same document


@dataclass(slots=True)
class DocxComments:
    """New comments of a document.

    Attributes:
        body: The part whose words they are about.
        stamp: Who writes them; None where there are to be none.
        part: The part of the comments; a new one where there is none yet.
        exists: Whether the document has that part.
        next: The number of the next one.
        added: Number and text of those added.
    """

    body: str
    stamp: RevisionStamp | None
    part: str
    exists: bool
    next: int = 0
    added: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of_package(
        cls, package: OfficePackage, body: str, stamp: RevisionStamp | None
    ) -> DocxComments:
        """Return no comments yet, numbered after those that are there."""
        named = [r.part for r in package.relationships(body) if r.kind == "comments"]
        if named:
            text = read_xml(package.read(named[0]), f"{package.name}: {named[0]}").text
            last = max(map(int, _IDENTIFIER.findall(text)), default=-1)
            return cls(body, stamp, named[0], exists=True, next=last + 1)
        folder = body.rpartition("/")[0]
        names = (f"{folder}/comments{number}.xml".lstrip("/") for number in ("", *range(2, 99)))
        free = next(name for name in names if not package.has(name))
        return cls(body, stamp, free, exists=False)

    def add(self, text: str) -> int:
        """Add a comment and return its number."""
        self.added.append((self.next, text))
        self.next += 1
        return self.next - 1


def with_comments(
    package: OfficePackage, changed: Mapping[str, bytes], comments: DocxComments
) -> bytes:
    """Return the file with changed parts and new comments; all other members keep their bytes."""
    if not comments.added or comments.stamp is None:
        return package.rewritten(changed)
    parts = dict(changed)
    if comments.exists:
        parts[comments.part] = _extended(package, comments)
        return package.rewritten(parts)
    is_strict = _STRICT_WORD.encode() in package.read(comments.body)
    word = _STRICT_WORD if is_strict else _WORD
    written = "".join(_comment("w", comments.stamp, *entry) for entry in comments.added)
    document = f'{_HEAD}<w:comments xmlns:w="{word}">{written}</w:comments>'
    new = {comments.part: document.encode()}
    parts[_CONTENT_TYPES] = _declared(package, comments.part)
    folder, _, base = comments.body.rpartition("/")
    place = f"{folder}/_rels/{base}.rels".lstrip("/")
    relation = f"{_STRICT_RELATION if is_strict else _RELATION}/comments"
    if package.has(place):
        parts[place] = _related(package, place, relation, comments.part)
    else:
        entry = _relationship("rId1", relation, comments.part)
        rows = f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{entry}</Relationships>'
        new[place] = rows.encode()
    return _with_members(package.rewritten(parts), new)


def _comment(prefix: str, stamp: RevisionStamp, number: int, text: str) -> str:
    author = xml_escaped(stamp.author).replace('"', "&quot;")
    return (
        f'<{prefix}:comment {prefix}:id="{number}" {prefix}:author="{author}"'
        f' {prefix}:date="{stamp.time}" {prefix}:initials="{author[:1]}"><{prefix}:p><{prefix}:r>'
        f'<{prefix}:t xml:space="preserve">{xml_escaped(text)}</{prefix}:t>'
        f"</{prefix}:r></{prefix}:p></{prefix}:comment>"
    )


def _extended(package: OfficePackage, comments: DocxComments) -> bytes:
    source = read_xml(package.read(comments.part), f"{package.name}: {comments.part}")
    text = source.text
    head = _PREFIX.search(text)
    prefix = head["prefix"] if head else "w"
    stamp = comments.stamp or RevisionStamp("", "")
    written = "".join(_comment(prefix, stamp, *entry) for entry in comments.added)
    if head and head["empty"]:
        place = head.end() - 2
        text = f"{text[:place]}>{written}</{prefix}:comments>{text[head.end() :]}"
    else:
        place = text.rindex(f"</{prefix}:comments")
        text = text[:place] + written + text[place:]
    return encoded_xml(text, source.encoding)


def _declared(package: OfficePackage, part: str) -> bytes:
    source = read_xml(package.read(_CONTENT_TYPES), f"{package.name}: {_CONTENT_TYPES}")
    entry = f'<Override PartName="/{part}" ContentType="{_TYPE}"/>'
    return encoded_xml(_before_end(source.text, "Types", entry), source.encoding)


def _related(package: OfficePackage, place: str, relation: str, part: str) -> bytes:
    source = read_xml(package.read(place), f"{package.name}: {place}")
    taken = set(re.findall(r"\bId=[\"']([^\"']*)", source.text))
    name = next(f"rId{number}" for number in range(1, 100_000) if f"rId{number}" not in taken)
    entry = _relationship(name, relation, part)
    return encoded_xml(_before_end(source.text, "Relationships", entry), source.encoding)


def _relationship(name: str, relation: str, part: str) -> str:
    return f'<Relationship Id="{name}" Type="{relation}" Target="/{part}"/>'


def _before_end(text: str, root: str, entry: str) -> str:
    """Return XML with one more child of its root; the root's prefix is the child's."""
    closing = re.search(rf"</(?P<prefix>(?:[\w.-]+:)?){root}\s*>\s*\Z", text)
    if closing:
        entry = entry.replace("<", f"<{closing['prefix']}", 1)
        return text[: closing.start()] + entry + text[closing.start() :]
    empty = re.search(rf"<(?P<prefix>(?:[\w.-]+:)?){root}\b(?P<rest>[^>]*)/>\s*\Z", text)
    if empty is None:
        return text
    prefix = empty["prefix"]
    entry = entry.replace("<", f"<{prefix}", 1)
    return f"{text[: empty.start()]}<{prefix}{root}{empty['rest']}>{entry}</{prefix}{root}>"


def _with_members(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """Return an archive with further members behind those it has."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()
