"""Every room looks its formats up in the same way; other distributions add formats of documents."""

import subprocess
import sys
from typing import Any

import pytest

from corpora import PlugInError, UsageError, format_of_name, is_document_name, read_document
from corpora.documents import MarkedText
from corpora.formats import DOCUMENT_FORMATS, FormatRecord, FormatRegistry
from corpora.handover import BILINGUAL_FORMATS
from corpora.memory import MEMORY_FORMATS
from corpora.reading import render_document
from corpora.tables import PAIR_TABLE_FORMATS
from glossary.exchange import EXCHANGE_FORMATS

Record = FormatRecord[Any, Any]

ROOMS = {
    "documents": DOCUMENT_FORMATS,
    "bilingual files": BILINGUAL_FORMATS,
    "memory": MEMORY_FORMATS,
    "pair tables": PAIR_TABLE_FORMATS,
    "glossaries": EXCHANGE_FORMATS,
}
WIKI = """
import re
from corpora import BlockKind, Block, Document
from corpora.formats import FormatRecord, joined_text, plain_segments, translations_of_blocks


def read_wiki(text, *, encoding="utf-8", name="", language=None):
    lines = text.splitlines()
    blocks = tuple(
        Block(BlockKind.HEADING, plain_segments(line.strip("= "), "zh")[0], number)
        for number, line in enumerate(lines)
    )
    return Document("wiki", blocks, tuple(lines), encoding, "zh", name)


def write_wiki(document, translations):
    return "".join(
        f"== {joined_text(block, texts)} ==\\n"
        for block, texts in translations_of_blocks(document, translations)
    )


WIKI = FormatRecord("wiki", "pages of a wiki", (".wiki",), read_wiki, write_wiki)
"""


@pytest.fixture
def distribution(tmp_path, monkeypatch):
    """Return a function that installs a distribution with a format `wiki`."""

    def install(code):
        facts = tmp_path / "wiki_office-1.0.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: wiki-office\nVersion: 1.0\n")
        (facts / "entry_points.txt").write_text("[gongbao.formats]\nwiki = wiki_office:WIKI\n")
        (tmp_path / "wiki_office.py").write_text(code, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)

    yield install
    sys.modules.pop("wiki_office", None)


@pytest.mark.parametrize("registry", ROOMS.values(), ids=ROOMS)
def test_every_format_says_what_it_is_and_does_something(registry):
    for record in registry:
        assert record.description
        assert record.read or record.write
        assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in record.suffixes)


@pytest.mark.parametrize("registry", ROOMS.values(), ids=ROOMS)
def test_an_end_of_a_name_stands_for_one_format(registry):
    suffixes = [suffix for record in registry for suffix in record.suffixes]
    assert sorted(suffixes) == sorted(set(suffixes))


@pytest.mark.parametrize("registry", ROOMS.values(), ids=ROOMS)
def test_what_there_is_not_is_told_with_all_there_is(registry):
    with pytest.raises(UsageError, match=r"a\.x: format 'none', expected one of ") as raised:
        registry.named("none", "a.x")
    assert str(raised.value).endswith(", ".join(registry.names))
    message = rf"a\.x: no {registry.what} has the extension \.x; expected one of \."
    with pytest.raises(UsageError, match=message):
        registry.require("a.x")
    assert registry.of_file("a.x") is None


@pytest.mark.parametrize("registry", ROOMS.values(), ids=ROOMS)
def test_every_function_of_a_record_is_there(registry, tmp_path):
    """A deferred function names its place in a string; nothing else would find it wrong."""
    for record in registry:
        for function in (record.read, record.write):
            if function is not None:
                with pytest.raises(TypeError):
                    function(no_such_argument=tmp_path)


def test_what_is_only_read_cannot_be_written():
    record: Record = FormatRecord("old", "an old format", (".old",), read=str)
    assert record.reader("a.old")(7) == "7"
    with pytest.raises(UsageError, match=r"a\.old: the format old is only read"):
        record.writer("a.old")


def test_formats_of_the_house_come_before_others_of_the_same_name():
    own: Record = FormatRecord("a", "ours", (".a",), read=str)
    other: Record = FormatRecord("a", "theirs", (".a",), read=str)
    further: Record = FormatRecord("b", "theirs", (".b",), read=str)
    registry = FormatRegistry("thing", [own], lambda: [other, further])
    assert list(registry) == [own, further]
    assert registry.of_file("x.A") is own
    assert registry.of_file("x.b") is further
    assert registry.names == ("a",)


def test_reading_plain_text_loads_no_other_format():
    code = (
        "import sys; from corpora import read_document; read_document(None, b'text');"
        "print([m for m in ('lxml', 'docx', 'markdown_it', 'openpyxl') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_an_installed_format_is_read_and_written(distribution, tmp_path):
    assert format_of_name("a.wiki") is None
    distribution(WIKI)
    path = tmp_path / "page.wiki"
    path.write_text("== 公告 ==\n== 通知 ==\n", encoding="utf-8")
    assert is_document_name(path.name)
    document = read_document(path)
    assert document.format == "wiki"
    assert [segment.text for segment in document.segments] == ["公告", "通知"]
    assert document.digest
    written = render_document(document, [MarkedText("Announcement"), MarkedText("Notice")])
    assert written == b"== Announcement ==\n== Notice ==\n"
    assert read_document(None, b"== a ==", format="wiki").format == "wiki"
    with pytest.raises(UsageError, match=r"expected one of csv, docx, html, .*xlsx, wiki"):
        read_document(None, b"", format="odt")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import no_such_module", "No module named 'no_such_module'"),
        ("raise OSError('no licence')", "OSError: no licence"),
        ("", "has no attribute 'WIKI'"),
        ("WIKI = 'wiki'", "is str, expected a FormatRecord"),
        (
            WIKI.replace("lines = text.splitlines()", "lines = text['lines']"),
            "failed to read: TypeError",
        ),
        (WIKI.replace("return Document(", "return ("), "failed to read: it gave tuple"),
    ],
    ids=["missing library", "fails", "nothing there", "no record", "reader fails", "no document"],
)
def test_a_format_that_fails_is_an_error_that_names_its_distribution(distribution, code, message):
    distribution(code)
    with pytest.raises(PlugInError, match="of the distribution wiki-office") as raised:
        read_document(None, "== 公告 ==".encode(), name="page.wiki")
    assert message in str(raised.value)


def test_a_writer_that_fails_names_its_distribution(distribution):
    distribution(WIKI.replace('return "".join', "return len"))
    document = read_document(None, "== 公告 ==".encode(), name="page.wiki")
    with pytest.raises(PlugInError, match="of the distribution wiki-office failed to write"):
        render_document(document, [MarkedText("Announcement")])


def test_a_broken_format_does_not_stand_in_the_way_of_the_house(distribution):
    distribution("raise OSError('no licence')")
    assert read_document(None, "公告".encode(), name="a.txt").format == "text"
