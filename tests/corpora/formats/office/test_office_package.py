"""The ZIP package: damage told before the work, what is not translated copied as it is packed."""

import io
import lzma
import re
import struct
import zipfile

import pytest
from hypothesis import given, settings, strategies as st

from corpora.documents import MarkedText
from corpora.errors import DocumentError
from corpora.formats.office.office_package import OfficePackage
from corpora.reading import read_document, render_document

PARAGRAPH = "<w:p><w:r><w:t>重庆市开会。</w:t></w:r></w:p>"
PICTURE = "word/media/image1.png"


def repacked(data, *, change=None, method=None, types=None):
    """Return a package packed anew: other bytes, another method, other content types."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            if types is not None and info.filename == "[Content_Types].xml":
                content = types(content.decode()).encode()
            if change is not None:
                content = change.get(info.filename, content)
            packing = method.get(info.filename) if method else None
            new.writestr(info.filename, content, packing)
    return stream.getvalue()


def packed_bytes(data):
    """Return the packed bytes of each member, as they stand in the file."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            lengths = struct.unpack_from("<HH", data, info.header_offset + 26)
            start = info.header_offset + 30 + sum(lengths)
            found[info.filename] = (info.compress_type, data[start : start + info.compress_size])
    return found


def translated(data, name="a.docx"):
    document = read_document(None, data, name=name)
    return render_document(document, [MarkedText("The city met.") for _ in document.segments])


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(zipfile.ZIP_STORED, id="stored"),
        pytest.param(zipfile.ZIP_DEFLATED, id="deflated"),
        pytest.param(zipfile.ZIP_BZIP2, id="bzip2"),
        pytest.param(zipfile.ZIP_LZMA, id="lzma"),
    ],
)
def test_untouched_members_keep_their_packed_bytes(word_file, method):
    data = repacked(
        word_file(PARAGRAPH),
        change={PICTURE: b"picture " * 5000},
        method={PICTURE: method, "_rels/.rels": method},
    )
    result = translated(data)
    before, after = packed_bytes(data), packed_bytes(result)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml"}
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert archive.testzip() is None
        assert "The city met." in archive.read("word/document.xml").decode()


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.text("abc公报/ ", min_size=1, max_size=8).map(lambda name: f"x/{name}y"),
        st.tuples(st.binary(max_size=300), st.sampled_from([0, 8, 12, 14])),
        min_size=1,
        max_size=6,
    ),
    st.binary(max_size=20).filter(lambda comment: b"PK" not in comment),
)
def test_a_rewritten_archive_has_the_same_members(members, comment):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = comment
        for name, (content, method) in members.items():
            archive.writestr(name, content, method)
    first = next(iter(members))
    package = OfficePackage(stream.getvalue(), "a.docx")
    result = package.rewritten({first: b"new"})
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert archive.testzip() is None
        assert archive.comment == comment
        assert archive.namelist() == list(members)
        expected = {name: content for name, (content, _) in members.items()} | {first: b"new"}
        assert {name: archive.read(name) for name in members} == expected


def test_members_written_with_sizes_after_them_are_copied(word_file):
    class Unseekable(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *arguments):
            raise OSError

        def tell(self):
            raise OSError

    stream = Unseekable()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(PARAGRAPH))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    result = translated(stream.getvalue())
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_damaged_picture_is_told_before_anything_is_translated(word_file, method):
    picture = bytes(range(256)) * 40
    data = repacked(word_file(PARAGRAPH), change={PICTURE: picture}, method={PICTURE: method})
    kind, packed = packed_bytes(data)[PICTURE]
    place = data.index(packed) + len(packed) // 2
    damaged = data[:place] + bytes(byte ^ 0xFF for byte in data[place : place + 8])
    damaged += data[place + 8 :]
    assert kind == method
    with pytest.raises(DocumentError, match=rf"a\.docx: {PICTURE}: truncated or damaged"):
        read_document(None, damaged, name="a.docx")


def test_lost_bytes_are_no_traceback(word_file):
    data = word_file(PARAGRAPH)
    for lost in range(1, len(data), 37):
        for broken in (data[:-lost], data[lost:], data[: lost // 2] + data[lost:]):
            try:
                read_document(None, broken, name="a.docx")
            except DocumentError as error:
                assert str(error).startswith("a.docx: ")
    assert issubclass(lzma.LZMAError, Exception)


def _default_type(types):
    """Return content types whose main document is declared by extension only."""
    main = re.search(r'<Override PartName="/word/document.xml" ContentType="([^"]*)"/>', types)
    assert main is not None
    default = f'<Default Extension="XML" ContentType="{main[1]}"/>'
    return types.replace(main[0], default)


def test_the_main_document_may_be_declared_by_extension(word_file):
    data = repacked(
        word_file(PARAGRAPH, settings="<w:x/>"),
        types=_default_type,
        change={"word/styles.xml": b"<x/>"},
    )
    document = read_document(None, data, name="a.docx")
    assert [segment.text for segment in document.segments] == ["重庆市开会。"]


def test_the_case_of_a_part_name_does_not_matter(word_file):
    data = repacked(
        word_file(PARAGRAPH),
        types=lambda types: types.replace("/word/document.xml", "/Word/Document.xml"),
    )
    assert len(read_document(None, data, name="a.docx").segments) == 1
