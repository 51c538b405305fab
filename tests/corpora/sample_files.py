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
