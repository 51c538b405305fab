"""Secrecy marks at the head and foot of documents, and words that are none."""

from __future__ import annotations

import docx
import pytest

from corpora import read_document
from gongbao.translation.engines.llm import find_secrecy_mark

BODY = [f"第{k}段：全市工业增加值继续增长。" for k in range(1, 41)]


def mark_of(lines: list[str]) -> str | None:
    text = "\n\n".join(lines)
    found = find_secrecy_mark(read_document(None, text.encode(), format="text", language="zh"))
    return found.text if found else None


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("机密★10年", "机密★10年"),
        ("机　密 ★ 长期", "机密★长期"),
        ("秘密★", "秘密★"),
        ("绝密", "绝密"),
        ("機密★", "機密★"),
        ("机 密", "机密"),
        ("密级：秘密", "密级:秘密"),
        ("秘密", "秘密"),
        ("内部资料 注意保存", "内部资料"),
        ("（内部文件，不得外传）", "内部文件"),
        ("內部資料", "內部資料"),
        ("本简报严禁外传。", "严禁外传"),
        ("不得外传", "不得外传"),
        ("000001\t机密★1年", "机密★1年"),
        ("【秘密】", "【秘密】"),
        ("秘密（5年）", "秘密("),
        ("工作秘密", "工作秘密"),
        ("保密期限：10年", "保密期限:10年"),
        ("仅供内部使用", "供内部使用"),
        ("（限内部传阅）", "限内部传阅"),
        ("（此件不公开）", "此件不公开"),
        ("（此件不予公開）", "此件不予公開"),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_mark_at_head_or_foot_is_found(line, mark, place):
    lines = ["某市简报", line, *BODY] if place == "head" else [*BODY, line, "2023年3月6日"]
    assert mark_of(lines) == mark


@pytest.mark.parametrize(
    "line",
    [
        "关于加强机密文件管理工作的通知",
        "保守商业秘密是企业的责任。",
        "内部资料管理办法",
        "他说出了成功的秘密。",
        "国家秘密载体",
        "（此件公开发布）",
        "秘密战线的英雄",
        "房屋内部使用面积增加。",
        "工作秘密管理办法",
        "合同约定保密期限：自签署之日起三年。",
        "本系统提供内部管理功能。",
    ],
)
def test_words_of_a_sentence_are_no_mark(line):
    assert mark_of([line, *BODY]) is None


@pytest.mark.parametrize("place", ["header", "footer", "cell"])
def test_headers_footers_and_tables_of_word_count(tmp_path, place):
    word = docx.Document()
    for line in BODY:
        word.add_paragraph(line)
    if place == "cell":
        table = word.add_table(1, 1)
        table.cell(0, 0).text = "机密★10年"
        word.element.body.insert(0, table._tbl)
    else:
        getattr(word.sections[0], place).paragraphs[0].text = "机密★10年"
    word.save(tmp_path / "a.docx")
    found = find_secrecy_mark(read_document(tmp_path / "a.docx", language="zh"))
    assert found is not None
    assert found.text == "机密★10年"


def test_in_the_middle_only_a_line_that_is_a_mark_counts():
    middle = [*BODY[:20], "该文件属于内部资料。", *BODY[20:]]
    assert mark_of(middle) is None
    assert mark_of([*BODY[:20], "机密★5年", *BODY[20:]]) == "机密★5年"
