"""Tables in every form, lists of pages, folders of pages."""

import gzip
import json
import lzma

import pytest

from corpora import DocumentError, UsageError
from gongbao.archives.building.mined_inputs import BuildingInput, find_inputs, pieces
from tests.corpora.formats.office import office_files

ROWS = [("农村道路", "rural roads"), ("医院床位", "hospital beds")]
TSV = "zh\ten\n" + "".join(f"{zh}\t{en}\n" for zh, en in ROWS)


def written(path):
    name = path.name
    if name.endswith(".jsonl"):
        text = "".join(json.dumps({"zh": zh, "en": en}) + "\n" for zh, en in ROWS)
        path.write_text(text, encoding="utf-8")
    elif name.endswith(".gz"):
        path.write_bytes(gzip.compress(TSV.encode()))
    elif name.endswith(".xz"):
        path.write_bytes(lzma.compress(TSV.encode()))
    elif name.endswith(".zst"):
        pyarrow = pytest.importorskip("pyarrow")
        with pyarrow.output_stream(str(path), compression="zstd") as stream:
            stream.write(TSV.encode())
    elif name.endswith(".parquet"):
        pyarrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        columns = {"zh": [zh for zh, _ in ROWS], "en": [en for _, en in ROWS]}
        parquet.write_table(pyarrow.table(columns), path)
    else:
        path.write_text(TSV, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name", ["a.tsv", "a.jsonl", "a.tsv.gz", "a.tsv.xz", "a.tsv.zst", "a.parquet"]
)
def test_a_table_is_read_in_every_form(tmp_path, name):
    (entry,), _ = find_inputs([written(tmp_path / name)])
    (piece,) = pieces(entry)
    assert [(source, target) for _, source, target, _ in piece.rows] == ROWS


def test_many_rows_come_in_pieces(tmp_path):
    path = tmp_path / "many.tsv"
    path.write_text("zh\ten\n" + "路\troad\n" * 600, encoding="utf-8")
    assert [len(piece.rows) for piece in pieces(BuildingInput(path))] == [256, 256, 88]


@pytest.mark.parametrize("name", ["a.tsv.gz", "a.tsv.xz", "a.tsv.zst", "a.parquet"])
def test_a_torn_file_is_told(tmp_path, name):
    path = written(tmp_path / name)
    path.write_bytes(path.read_bytes()[:20] + b"\x00\x01")
    with pytest.raises(DocumentError, match=name):
        list(pieces(BuildingInput(path)))


def test_a_table_that_names_files_is_a_list_of_pages(tmp_path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("<p>x</p>", encoding="utf-8")
    path = tmp_path / "list.tsv"
    path.write_text("source\ttarget\na.html\tb.html\n", encoding="utf-8")
    (entry,), _ = find_inputs([path])
    assert (entry.path, entry.target) == (tmp_path / "a.html", tmp_path / "b.html")
    assert [piece.rows for piece in pieces(entry)] == [()]


def test_pages_of_a_folder_are_paired_by_name(tmp_path):
    for name in (
        "notice.zh.html",
        "notice.en.html",
        "zh/report.html",
        "en/report.html",
        "2023_cn.txt",
        "2023_en.txt",
        "alone.zh.html",
        "seen.html",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    written(tmp_path / "mined.tsv")
    found, single = find_inputs([tmp_path])
    pairs = {(e.path.name, e.target.name) for e in found if e.target is not None}
    assert pairs == {
        ("notice.zh.html", "notice.en.html"),
        ("report.html", "report.html"),
        ("2023_cn.txt", "2023_en.txt"),
    }
    assert [entry.path.name for entry in found if entry.target is None] == ["mined.tsv"]
    assert sorted(path.name for path in single) == ["alone.zh.html", "seen.html"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.xlsx", office_files.package({"word/document.xml": "<w/>"})),
        ("cut.xlsx", b"PK\x03\x04 broken"),
        ("text.xlsx", "只有文字".encode()),
        ("bytes.tsv", b"\xff\xfe\x00\xd8\x00\xd8"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_table_that_cannot_be_read_does_not_stop_the_folder(tmp_path, name, data):
    written(tmp_path / "mined.tsv")
    (tmp_path / name).write_bytes(data)
    found, _ = find_inputs([tmp_path])
    assert sorted(entry.path.name for entry in found) == sorted([name, "mined.tsv"])


@pytest.mark.parametrize("name", ["none.tsv", "picture.png"])
def test_what_is_no_table_is_refused(tmp_path, name):
    (tmp_path / "picture.png").write_bytes(b"x")
    with pytest.raises(UsageError, match=name):
        find_inputs([tmp_path / name])


def test_two_giant_pages_come_in_parts(tmp_path):
    count = 10_400
    paths = [tmp_path / name for name in ("zh.txt", "en.txt")]
    rows = range(1, count + 1)
    paths[0].write_text("\n".join(f"第{n}条　各级机关应当公开本级预算。" for n in rows), "utf-8")
    paths[1].write_text("\n".join(f"Article {n} Agencies publish budgets." for n in rows), "utf-8")
    found = list(pieces(BuildingInput(paths[0], paths[1], "zh.txt")))
    assert [piece.part for piece in found] == [1, 2]
    parts = [piece.sides for piece in found if piece.sides is not None]
    for side in (0, 1):
        assert sum(len(sides[side].texts) for sides in parts) >= count
        assert str(count) in parts[-1][side].texts[-1]


def test_two_short_pages_are_one_piece(tmp_path):
    paths = [tmp_path / name for name in ("zh.txt", "en.txt")]
    for path, text in zip(paths, ROWS[0], strict=True):
        path.write_text(text, encoding="utf-8")
    (piece,) = pieces(BuildingInput(paths[0], paths[1], "zh.txt"))
    assert (piece.part, piece.sides) == (0, None)
