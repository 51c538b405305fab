"""One small file of every format the house reads, made by the house or by python-docx."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path

import docx

from corpora.documents import Mark, MarkedText, Segment
from corpora.handover import BilingualText, bilingual_row, write_bilingual
from corpora.memory import MEMORY_FORMATS, MemoryUnit, write_units
from glossary.concepts import Concept, Term
from glossary.exchange import EXCHANGE_FORMATS, write_concepts
from tests.corpora.formats.office.office_files import MAIN, presentation, workbook

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>重庆市公报</title>
<meta name="description" content="全市工业"></head><body class="no-sidebar">
<!-- 注 --><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务</a></li></ul>
<h1>关于<b>链主企业</b>的通知</h1><p>各区县（自治县）人民政府，市政府各部门：</p>
<p>全区规上工业产值达到5000亿元，<a href="x.html" title="见附件">比上年</a>增长8.5%。<br>
其中出口额下降。</p>
<table><tr><th>指标</th><td>4078亿元</td></tr></table><script>var a = "重庆";</script>
<p>重庆市人民政府</p><p>2023年3月6日</p></body></html>
"""
_MARKDOWN = """---
title: 公报
---
# 关于**链主**的通知

全区规上工业产值达到`5000`亿元，[比上年](x.md "见附件")增长8.5%。![图](a.png)

1. 出口额[^1]
2. 进口额 <br> *下降*

| 指标 | 值 |
|---|---|
| 产值 | 4078亿元 |

[^1]: 以人民币计。
"""
_XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.html" source-language="zh-CN" target-language="en" datatype="html"><body>
<trans-unit id="1"><source>全区<g id="1">工业产值</g>增长<x id="2"/>8.5%。</source></trans-unit>
<trans-unit id="2" approved="yes"><source>重庆</source><target>Chongqing</target></trans-unit>
<trans-unit id="3"><source>一。二。</source><seg-source><mrk mtype="seg" mid="1">一。</mrk><mrk
 mtype="seg" mid="2">二。</mrk></seg-source></trans-unit></body></file></xliff>
"""
_XLIFF_2 = """<?xml version="1.0"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh-CN" trgLang="en">
<file id="f"><unit id="1">
<segment state="initial"><source>全区<pc id="1">产值</pc>。</source></segment>
<segment><source>增长<mrk id="m1" translate="no">8.5%</mrk>。</source></segment>
</unit></file></xliff>
"""
_SUBTITLES = """1
00:00:01,000 --> 00:00:02,000
<i>重庆市</i>推动经济
高质量发展。

2
00:00:03,000 --> 00:00:04,000
{\\an8}你好
"""
_RUN = '<a:r><a:rPr lang="zh-CN"/><a:t>'
_BOLD = '<a:r><a:rPr lang="zh-CN" b="1"/><a:t>'
_SHEET = (
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>涪陵区</t></is></c><c r="B2"><v>2295</v></c>'
    '<c r="C2" t="str"><f>A2&amp;"市"</f><v>涪陵区市</v></c></row></sheetData>'
    "<headerFooter><oddHeader>&amp;C&amp;12统计公报</oddHeader><oddFooter>第&amp;P页</oddFooter>"
    "</headerFooter>"
)
_TABLE = (
    '<table id="1" displayName="表1" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" '
    'name="地区"/><tableColumn id="2" name="全年产值"/></tableColumns></table>'
)
_PAIRS = "source\ttarget\n重庆市开会。\tChongqing held a meeting.\n增长8.5%。\tUp 8.5%.\n"


@cache
def sample_files() -> dict[str, bytes]:
    """Return the files by their names."""
    files = {
        "page.html": _PAGE.encode(),
        "page-gbk.html": _PAGE.replace("utf-8", "gbk").encode("gbk"),
        "bulletin.md": _MARKDOWN.encode(),
        "bulletin.txt": "一、总体要求\r\n全区产值增长8.5%。其中出口下降。\r\n".encode("utf-16"),
        "bulletin.jsonl": '{"id": 1, "text": "重庆市开会。"}\n{"id": "b", "text": ""}\n'.encode(),
        "unit.xlf": _XLIFF.encode(),
        "unit-2.xliff": _XLIFF_2.encode(),
        "bulletin.docx": _word_file(),
        "figures.xlsx": _workbook(),
        "slides.pptx": presentation(
            f"<a:p>{_RUN}全区</a:t></a:r>{_BOLD}产值</a:t></a:r><a:br/>{_RUN}增长。</a:t></a:r></a:p>"
        ),
        "cues.srt": _SUBTITLES.encode(),
        "table.csv": '指标,"单,位",2022年\r\n产值,亿元,2295\r\n=A1&"市",,"一\n二"\r\n'.encode(),
        "pairs.tsv": _PAIRS.encode(),
        "pairs.csv": _PAIRS.replace("\t", ",").encode("gb18030"),
        "pairs.jsonl": '{"zh": "重庆", "en": "Chongqing"}\n{"zh": "链主", "en": "x"}\n'.encode(),
    }
    row = bilingual_row(
        1,
        Segment("全区增长。", (Mark(0, 2, 0),)),
        MarkedText("The district grew.", (Mark(0, 12, 0),)),
        terms="全区",
        notes="{x}",
    )
    text = BilingualText("bulletin.docx", "0" * 64, (row,), signature="gongbao")
    for name in ("review.xlsx", "review.docx", "review.html", "review.xlf"):
        files[name] = write_bilingual(text, name)
    terms = (Term("链主企业", "zh"), Term("chain leader", "en"))
    unit = MemoryUnit("全区增长8.5%。", "The district grew by 8.5%.", author="Li", note="a\nb")
    with tempfile.TemporaryDirectory() as folder:
        for record in EXCHANGE_FORMATS:
            if record.write is not None and record.read is not None and record.suffixes:
                path = Path(folder) / f"terms-{record.name}{record.suffixes[0]}"
                write_concepts([Concept("c1", terms, note="注")], path, format=record.name)
                files[path.name] = path.read_bytes()
        for memory in MEMORY_FORMATS:
            if memory.write is not None and memory.read is not None and memory.suffixes:
                path = Path(folder) / f"memory-{memory.name}{memory.suffixes[0]}"
                write_units([unit], path, format=memory.name)
                files[path.name] = path.read_bytes()
    return files


def _workbook() -> bytes:
    comments = (
        f'<comments xmlns="{MAIN}"><comment ref="A1"><text><t>注</t></text></comment></comments>'
    )
    data: bytes = workbook(
        ["<t>地区</t>", "<r><t>全年</t></r><r><rPr><b/></rPr><t>产值</t></r>"],
        [_SHEET],
        tables=[_TABLE],
        relations=[("comments", "../comments1.xml")],
        parts={"xl/comments1.xml": comments},
    )
    return data


def _word_file() -> bytes:
    document = docx.Document()
    document.add_heading("关于链主企业的通知", 1)
    paragraph = document.add_paragraph("全区规上工业")
    paragraph.add_run("产值").bold = True
    paragraph.add_run("增长8.5%。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "4078亿元"
    document.sections[0].header.paragraphs[0].text = "重庆市公报"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
