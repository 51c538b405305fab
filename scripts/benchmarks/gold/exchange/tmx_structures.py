"""TMX as the tools of the trade write it, and what stands in such files beside a sound pair."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

PAIRS = (
    ("要发挥链主作用。", "The chain master leads."),
    ("人大闭幕。", "The congress closed."),
)


@dataclass(frozen=True)
class Tool:
    """How a tool writes: file, unit and variant, with places for what stands beside."""

    head: str
    unit: str = "<tu>{before}{variants}</tu>"
    variant: str = '<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>'
    chinese: str = "zh-CN"
    english: str = "en"
    tail: str = "</body></tmx>"


def _head(version: str, tool: str, more: str = "", document_type: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{document_type}<tmx version="{version}">'
        f'<header creationtool="{tool}" creationtoolversion="1" segtype="sentence" o-tmf="x"'
        f' adminlang="en" srclang="zh-CN" datatype="plaintext"{more}<body>'
    )


_DTD_14 = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
TOOLS = {
    "translate-toolkit": Tool(_head("1.4", "Translate Toolkit", "/>", _DTD_14), chinese="zh"),
    "OmegaT level 1": Tool(
        _head("1.1", "OmegaT", "/>", '<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n'),
        variant='<tuv lang="{tag}" creationid="Li" creationdate="20230306T013000Z">'
        "<seg>{text}</seg></tuv>",
        chinese="ZH-CN",
        english="EN-US",
    ),
    "OmegaT level 2": Tool(
        _head("1.4", "OmegaT", "></header>", _DTD_14),
        unit='<tu><note>checked</note><prop type="file">a.docx</prop>{before}{variants}</tu>',
        chinese="ZH-CN",
        english="EN-US",
    ),
    "SDL Trados": Tool(
        _head("1.4", "SDL Language Platform", '><prop type="x-Note:SingleString"/></header>'),
        unit='<tu creationdate="20230306T013000Z" creationid="OFFICE\\li" changedate='
        '"20230306T013000Z" changeid="OFFICE\\li" lastusagedate="20230306T013000Z" usagecount="3">'
        '<prop type="x-LastUsedBy">OFFICE\\li</prop><prop type="x-Context">0, 0</prop>'
        '<prop type="x-Origin">TM</prop><prop type="x-ConfirmationLevel">ApprovedTranslation</prop>'
        "{before}{variants}</tu>",
        english="en-US",
    ),
    "memoQ": Tool(
        _head("1.4", "MemoQ", '><prop type="name">office</prop></header>'),
        unit='<tu changedate="20230306T013000Z" creationdate="20230306T013000Z" changeid="li">'
        '<prop type="client">c</prop><prop type="x-context-pre">&lt;seg&gt;前。&lt;/seg&gt;</prop>'
        "{before}{variants}</tu>",
        variant='<tuv xml:lang="{tag}"><prop type="x-nothing"></prop><seg>{text}</seg></tuv>',
        chinese="zh-cn",
        english="en-gb",
    ),
    "Okapi": Tool(
        _head("1.4", "oku_alignment", "></header>"),
        unit='<tu tuid="p1_{number}">{before}{variants}</tu>',
        chinese="zh-cn",
        english="en-us",
    ),
    "Wordfast": Tool(
        _head("1.4", "Wordfast TXML", "></header>", _DTD_14),
        unit='<tu creationdate="20230306T013000Z" creationid="LI" segtype="sentence">{before}'
        "{variants}</tu>",
        variant='<tuv xml:lang="{tag}" creationid="LI">\n<seg>{text}</seg>\n</tuv>',
        english="EN-GB",
    ),
    "MateCat": Tool(
        _head("1.4", "MateCat MyMemory", ' creationdate="20230306T013000Z"></header>'),
        unit='<tu tuid="{number}" datatype="plaintext" srclang="zh-CN">{before}{variants}</tu>',
        english="en-US",
    ),
    "Pootle": Tool(_head("1.4", "Pootle", "/>"), chinese="zh_CN"),
    "Microsoft": Tool(_head("1.4", "LocStudio", "/>"), chinese="zh-Hans", english="en-US"),
    "the first TMX": Tool(
        '<tmx version="1.0"><header/><body>',
        variant='<tuv lang="{tag}"><seg>{text}</seg></tuv>',
        chinese="ZH",
        english="EN",
    ),
}


@dataclass(frozen=True)
class Oddity:
    """What stands beside the pairs of a file, and how each remark on it begins."""

    told: tuple[str, ...] = ()
    before: str = ""
    third: str = ""
    beside: str = ""
    chinese: str = ""
    english: str = ""
    is_reversed: bool = False
    text: str = "{text}"
    changed: Callable[[str], str] = field(default=lambda text: text)
    encoded: Callable[[str], bytes] = field(default=lambda text: text.encode())


def _utf_16(text: str) -> bytes:
    return codecs.BOM_UTF16_LE + text.replace('"UTF-8"', '"UTF-16"').encode("utf-16-le")


def _tu(*sides: tuple[str, str]) -> str:
    variants = (f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in sides)
    return f"<tu>{''.join(variants)}</tu>"


ODDITIES = {
    "plain": Oddity(),
    "English first": Oddity(is_reversed=True),
    "a third language": Oddity(
        ("the variant in de",), third='<tuv xml:lang="de" lang="de"><seg>x</seg></tuv>'
    ),
    "a variant without a language": Oddity(
        ("a variant without language or segment",), third="<tuv><seg>x</seg></tuv>"
    ),
    "a unit without English": Oddity(("no English",), beside=_tu(("zh", "会"), ("fr", "mot"))),
    "an empty side": Oddity(("the English is empty",), beside=_tu(("zh", "会"), ("en", ""))),
    "an extended date": Oddity(before='<prop type="x-seen">2023-03-06T09:30:00+08:00</prop>'),
    "inline codes": Oddity(
        ("inline codes",), text='<bpt i="1">&lt;b&gt;</bpt>{text}<ept i="1">&lt;/b&gt;</ept>'
    ),
    "highlighting": Oddity(text="<hi>{text}</hi>"),
    "tags of three letters": Oddity(chinese="zho", english="eng"),
    "notes and properties": Oddity(before="<note>n</note><prop type='x-office'>4</prop>"),
    "UTF-16": Oddity(encoded=_utf_16),
    "a byte order mark": Oddity(encoded=lambda text: codecs.BOM_UTF8 + text.encode()),
    "white space everywhere": Oddity(changed=lambda text: text.replace("><", ">\n\t <")),
    "control characters": Oddity(
        ("8 characters that XML forbids",),
        changed=lambda text: text.replace("</seg>", "&#x1;\x0b</seg>"),
    ),
    "names of HTML": Oddity(
        ("2 names of HTML that XML does not know (&period;)",),
        changed=lambda text: text.replace(".</seg>", "&period;</seg>").replace(
            "。</seg>", "<!-- &nbsp; -->。</seg>"
        ),
    ),
    "comments": Oddity(changed=lambda text: text.replace("<tu", "<!-- c --><tu")),
}
DATES = {
    "20230306T013000Z": "2023-03-06T01:30:00Z",
    "20010507T10:57:25Z": "2001-05-07T10:57:25Z",
    "2023-03-06T09:30:00+08:00": "2023-03-06T01:30:00Z",
    "20230306": "2023-03-06",
    "2023-03-06": "2023-03-06",
    "2023-03-06 01:30:00": "2023-03-06T01:30:00Z",
    "2023-03-06T01:30:00.123Z": "2023-03-06T01:30:00Z",
    "20230306T0130Z": "2023-03-06T01:30:00Z",
}


def structure(tool: Tool, oddity: Oddity) -> bytes:
    """Return a file of a tool with an oddity beside its pairs."""
    units = "".join(_unit(tool, oddity, number, *pair) for number, pair in enumerate(PAIRS))
    return oddity.encoded(oddity.changed(tool.head + units + oddity.beside + tool.tail))


def _unit(tool: Tool, oddity: Oddity, number: int, chinese: str, english: str) -> str:
    sides = [
        tool.variant.format(tag=tag, text=oddity.text.format(text=text))
        for tag, text in (
            (oddity.chinese or tool.chinese, chinese),
            (oddity.english or tool.english, english),
        )
    ]
    variants = "".join(reversed(sides) if oddity.is_reversed else sides) + oddity.third
    return tool.unit.format(number=number, before=oddity.before, variants=variants)


def structures() -> Iterator[tuple[str, str]]:
    """Yield the names of every tool with every oddity."""
    for tool in TOOLS:
        for oddity in ODDITIES:
            yield tool, oddity
