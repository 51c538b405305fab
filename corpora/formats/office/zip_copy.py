"""A ZIP archive written again with some members exchanged and all others copied as they are packed.

What is copied is neither unpacked nor packed anew, so it keeps its bytes, its method and its
checksum; only where it stands in the file changes.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LEVEL = 6
# Sizes follow the packed bytes; ours stand before them.
_SIZES_FOLLOW = 0x8
_LARGE_SIZES = 0x1
_VERSION = 20


@dataclass(frozen=True, slots=True)
class _Member:
    """One member as it is written: its packed bytes and what its headers say of it."""

    info: zipfile.ZipInfo
    name: bytes
    extra: bytes
    flags: int
    method: int
    time: int
    date: int
    checksum: int
    size: int
    packed: bytes

    def local(self) -> bytes:
        fields = (self.flags, self.method, self.time, self.date, self.checksum, len(self.packed))
        lengths = (self.size, len(self.name), len(self.extra))
        head = _LOCAL.pack(b"PK\x03\x04", self._version, *fields, *lengths)
        return head + self.name + self.extra

    def central(self, offset: int) -> bytes:
        info = self.info
        made = info.create_version | info.create_system << 8
        extra, comment = _without_large_sizes(info.extra), info.comment
        fields = (self.flags, self.method, self.time, self.date, self.checksum, len(self.packed))
        lengths = (self.size, len(self.name), len(extra), len(comment), 0)
        places = (info.internal_attr, info.external_attr, offset)
        head = _CENTRAL.pack(b"PK\x01\x02", made, self._version, *fields, *lengths, *places)
        return head + self.name + extra + comment

    @property
    def _version(self) -> int:
        return max(_VERSION, self.info.extract_version & 0xFF)


def archive_with(data: bytes, archive: zipfile.ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an archive with the members of `parts` exchanged.

    Args:
        data: The archive, whose members were read and found whole.
        archive: The same, opened.
        parts: The new content of members, by their names.
    """
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for info in archive.infolist():
        member = _member(data, info, parts.get(info.filename))
        directory.append(member.central(offset))
        pieces += [member.local(), member.packed]
        offset += len(pieces[-2]) + len(pieces[-1])
    length = sum(map(len, directory))
    count = len(directory)
    comment = archive.comment
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, length, offset, len(comment))
    return b"".join([*pieces, *directory, end, comment])


def _member(data: bytes, info: zipfile.ZipInfo, content: bytes | None) -> _Member:
    header = _LOCAL.unpack_from(data, info.header_offset)
    flags, method, time, date, name_length, extra_length = *header[2:6], *header[9:11]
    name_start = info.header_offset + _LOCAL.size
    extra_start = name_start + name_length
    start = extra_start + extra_length
    name = data[name_start:extra_start]
    if content is None:
        packed = data[start : start + info.compress_size]
        extra = _without_large_sizes(data[extra_start:start])
        checksum, size = info.CRC, info.file_size
    else:
        method = zipfile.ZIP_STORED if method == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
        packed = content if method == zipfile.ZIP_STORED else _deflated(content)
        extra, checksum, size = b"", zlib.crc32(content), len(content)
    flags &= ~_SIZES_FOLLOW
    return _Member(info, name, extra, flags, method, time, date, checksum, size, packed)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _without_large_sizes(extra: bytes) -> bytes:
    """Return extra fields without the sizes of more than 4 GB, which no document has."""
    kept: list[bytes] = []
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        end = position + 4 + length
        if end > len(extra):
            break
        if kind != _LARGE_SIZES:
            kept.append(extra[position:end])
        position = end
    return b"".join(kept)
