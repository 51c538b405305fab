"""Message catalogues as training pairs: whole sentences only, nothing coarse, no slots."""

import csv
import struct

import pytest

from scripts.training.text.read_catalogue_pairs import main

MESSAGES = {
    "": "Content-Type: text/plain; charset=UTF-8\n",
    "A long metal shelf used for storing items.": "一个用于存放物品的长金属架。",
    "First line of two.\nSecond line of the two.": "两行文字之中的第一行。\n两行文字之中的第二行。",
    "One line against two.": "一行文字变成了\n两行文字就对不上了。",
    "You have %d items in it.": "你在里面放了 %d 件物品。",
    "Damn, the door is locked again.": "该死，门又被锁上了。",
    "Settings": "设置",
    "dialogue\x04Thank you for all of your help.": "非常感谢你的所有帮助。",
}


def write_catalogue(path, messages):
    """Write a compiled gettext catalogue (GNU gettext manual, "The Format of GNU MO Files")."""
    entries = sorted((key.encode(), value.encode()) for key, value in messages.items())
    count = len(entries)
    tables: list[list[int]] = [[], []]
    body, place = b"", 28 + 16 * count
    for side in (0, 1):
        for entry in entries:
            tables[side] += [len(entry[side]), place + len(body)]
            body += entry[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    path.write_bytes(head + struct.pack(f"<{4 * count}I", *tables[0], *tables[1]) + body)


def test_only_whole_plain_sentences_come_through(tmp_path, capsys):
    write_catalogue(tmp_path / "game.mo", MESSAGES)
    main([str(tmp_path / "game.mo"), "-o", str(tmp_path / "game.tsv")])
    with (tmp_path / "game.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert sorted(rows) == sorted(
        [
            ["一个用于存放物品的长金属架。", "A long metal shelf used for storing items.", "game"],
            ["两行文字之中的第一行。", "First line of two.", "game"],
            ["两行文字之中的第二行。", "Second line of the two.", "game"],
            ["非常感谢你的所有帮助。", "Thank you for all of your help.", "game"],
        ]
    )
    assert "4 pairs" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"no catalogue at all, only some bytes", b""])
def test_what_is_no_catalogue_is_named(tmp_path, content):
    (tmp_path / "noise.mo").write_bytes(content)
    with pytest.raises(SystemExit, match=r"noise\.mo: not a compiled gettext catalogue"):
        main([str(tmp_path / "noise.mo"), "-o", str(tmp_path / "out.tsv")])
    assert not (tmp_path / "out.tsv").exists()
