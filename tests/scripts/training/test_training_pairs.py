import lzma

import pytest

from scripts.training.text.training_pairs import PairReader


def read(reader, part):
    cleaned = [reader.cleaned(*row) for row in reader.chosen(reader.part_rows([part]))]
    return [pair for pair in cleaned if pair is not None]


@pytest.fixture
def folder(tmp_path):
    rows = [
        ("这个项目让每个人都能使用它。", "The project is for everyone to use it.", "lctt_linuxcn"),
        ("运行 ls 和 cat 命令以后会看到它。", "Run ls and cat to see the result.", "lctt_linuxcn"),
        ("依次运行 ls、cat 和 grep 三个命令。", "Run ls, cat and grep in turn.", "lctt_linuxcn"),
        ("可以用 `ls` 命令查看目录的内容。", "Use `ls` to list a folder.", "python_docs"),
        ("打开存储包的目录", "Open the folder of the package", "gnome_user_docs"),
        ("运行 ls 和 cat 命令以后会看到它。", "Run ls and cat to see the result.", "xquad"),
        (
            "如果你用过 Linux 或者 BSD，你就会知道这一类系统里的每一个命令都只做一件事情。",
            "If you know Linux or BSD, you know that each command of such a system does one thing.",
            "lctt_linuxcn",
        ),
        (
            "文章只供学习而不得发布。",
            "They are for study and not to be published.",
            "juejin_goldminer",
        ),
    ]
    (tmp_path / "train").mkdir()
    text = "".join("\t".join(row) + "\n" for row in rows)
    (tmp_path / "train" / "train.nc.tsv.xz").write_bytes(lzma.compress(text.encode()))
    return tmp_path


def test_of_technical_texts_only_plain_sentences_are_read(folder):
    reader = PairReader(folder)
    assert sorted((p.source, p.chinese[:2]) for p in read(reader, "nc")) == [
        ("lctt_linuxcn", "如果"),
        ("lctt_linuxcn", "运行"),
        ("lctt_linuxcn", "这个"),
        ("xquad", "运行"),
    ]
    assert reader.dropped["code or interface"] == 3


def test_what_is_for_study_only_is_never_read(folder):
    assert all(p.source != "juejin_goldminer" for p in read(PairReader(folder), "nc"))


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
    assert {pair.source for pair in read(reader, "open")} == {"other"}
    assert reader.dropped["Taiwan usage"] > 0


def test_cells_are_too_short_for_the_tests_of_sentences(tmp_path):
    reader = PairReader(tmp_path)
    assert reader.cleaned("分", "min", "cells") is None
    assert reader.cleaned("分", "min", "cells", is_short=True) is not None


def test_a_sentence_that_is_left_out_never_comes_through(tmp_path):
    reader = PairReader(tmp_path)
    reader.leave_out(["全市经济运行平稳。"])
    assert reader.cleaned("全市经济运行平稳。", "The city's economy ran steadily.", "own") is None
    assert reader.dropped["in a test set"] == 1
