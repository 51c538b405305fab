import lzma

import pytest

from scripts.training_pairs import PairReader


@pytest.fixture
def folder(tmp_path):
    rows = [
        ("这个项目让每个人都能使用它。", "The project is for everyone to use it.",
         "lctt_linuxcn"),
        ("运行 ls 和 cat 命令以后会看到它。", "Run ls and cat to see the result.",
         "lctt_linuxcn"),
        ("可以用 `ls` 命令查看目录的内容。", "Use `ls` to list a folder.", "python_docs"),
        ("打开存储包的目录", "Open the folder of the package", "gnome_user_docs"),
        ("运行 ls 和 cat 命令以后会看到它。", "Run ls and cat to see the result.",
         "xquad"),
        ("如果你用过 Linux 或者 BSD，你就会知道这一类系统里的每一个命令都只做一件事情。",
         "If you know Linux or BSD, you know that each command of such a system does one thing.",
         "lctt_linuxcn"),
        ("文章只供学习而不得发布。", "They are for study and not to be published.",
         "juejin_goldminer"),
    ]  # fmt: skip
    (tmp_path / "train").mkdir()
    text = "".join("\t".join(row) + "\n" for row in rows)
    (tmp_path / "train" / "train.nc.tsv.xz").write_bytes(lzma.compress(text.encode()))
    return tmp_path


def test_of_technical_texts_only_plain_sentences_are_read(folder):
    reader = PairReader(folder)
    pairs = reader.read(["nc"], [])
    assert sorted((p.source, p.chinese[:2]) for p in pairs) == [
        ("lctt_linuxcn", "如果"),
        ("lctt_linuxcn", "这个"),
        ("xquad", "运行"),
    ]
    assert reader.dropped["code or interface"] == 3


def test_what_is_for_study_only_is_never_read(folder):
    assert all(p.source != "juejin_goldminer" for p in PairReader(folder).read(["nc"], []))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("行政院应公布之。", "It shall be announced."),
        ("每公尺处罚锾。", "A fine is imposed for each meter."),
        ("我国国民均得申请。", "All nationals of the Republic of China may apply."),
        ("每张收费一百元。", "NT$100 is charged for each copy."),
        ("由该院公布之。", "It shall be announced by the Executive Yuan."),
    ],
)
def test_usage_of_taiwan_is_left_out_on_either_side(tmp_path, chinese, english):
    rows = [(chinese, english, "moj_tw_law"), ("每张收费一百元。", "100 yuan is charged.", "other")]
    (tmp_path / "train").mkdir()
    text = "".join("\t".join(row) + "\n" for row in rows * 40)
    (tmp_path / "train" / "train.open.tsv.xz").write_bytes(lzma.compress(text.encode()))
    reader = PairReader(tmp_path)
    assert [pair.source for pair in reader.read(["open"], [])] == ["other"]
    assert reader.dropped["Taiwan usage"] > 0


def test_an_extra_file_is_known_by_its_sources(tmp_path):
    (tmp_path / "genre.tsv").write_text(
        "zh\ten\tsource\n全市经济运行平稳。\tThe city's economy ran steadily.\ttemplates/plans\n",
        encoding="utf-8",
    )
    (tmp_path / "hand.tsv").write_text(
        "zh\ten\n会议强调安全第一。\tThe meeting put safety first.\n", encoding="utf-8"
    )
    files = [tmp_path / "genre.tsv", tmp_path / "hand.tsv"]
    reader = PairReader(tmp_path)
    assert len(reader.read([], files)) == 2
    assert reader.files == {"templates/plans": files[0], "hand": files[1]}
