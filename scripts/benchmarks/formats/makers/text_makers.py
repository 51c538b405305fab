"""Pages, Markdown, XLIFF, subtitles, tables and records as text, by a seed."""

from __future__ import annotations

import csv
import io
import json
from html import escape
from random import Random

from scripts.benchmarks.formats.makers.words import cut, paragraph, sentence, title

_INLINE = ("b", "i", "em", "strong", "span", "a", "u", "font", "sub", "code")


def make_html(random: Random) -> bytes:
    """Return the bytes of a page."""
    blocks = "\n".join(_html_block(random) for _ in range(random.randint(2, 9)))
    head = (
        f"<!DOCTYPE html>\n<html lang='zh-CN'><head><meta charset=\"utf-8\">"
        f'<title>{escape(title(random))}</title><meta name="description" content="'
        f'{escape(sentence(random))}"><style>p {{ color: red }}</style>'
        "<script>var a = '<b>重庆</b>';</script></head><body>\n"
    )
    return f"{head}{blocks}\n<!-- 注 -->\n</body></html>\n".encode()


def _html_block(random: Random) -> str:
    inside = _html_inline(paragraph(random), random, 2)
    kinds = (
        f"<p class='a' data-x=\"1 > 0\">{inside}</p>",
        f"<p>{inside}<br>{_html_inline(sentence(random), random, 1)}",
        f"<h2>{escape(title(random))}</h2>",
        f"<ul><li>{inside}<li>{escape(sentence(random))}</ul>",
        f"<div>{inside}<p>{escape(sentence(random))}</p>{escape(title(random))}</div>",
        f'<img src="a.png" alt="{escape(title(random))}"/>',
        f'<input type="submit" value="提交" placeholder="{escape(title(random))}">',
        "<table><tr><th>" + "<th>".join(escape(title(random)) for _ in range(3)) + "<tr><td>12.5"
        f"<td>{inside}<td></table>",
        f"<blockquote>{inside}</blockquote><hr>",
        f'<p translate="no">{inside}</p>',
        f"<pre>{escape(sentence(random))}\n  {escape(title(random))}</pre>",
        f"<dl><dt>{escape(title(random))}<dd>{inside}</dl>",
    )
    return random.choice(kinds)


def _html_inline(text: str, random: Random, depth: int) -> str:
    made: list[str] = []
    for part in cut(text, random):
        words = escape(part, quote=False)
        chance = random.random()
        if chance < 0.4 and depth:
            name = random.choice(_INLINE)
            made.append(f"<{name}>{_html_inline(part, random, depth - 1)}</{name}>")
        elif chance < 0.5:
            made.append(words + random.choice(("&nbsp;", "<br/>", "<!--x-->", '<img src="x">')))
        else:
            made.append(words)
    return "".join(made)


def make_markdown(random: Random) -> bytes:
    """Return the bytes of a Markdown file."""
    blocks = [_markdown_block(random) for _ in range(random.randint(2, 9))]
    return ("\n\n".join([*blocks, '[1]: http://a.cn "标题"']) + "\n").encode()


def _markdown_block(random: Random) -> str:
    inside = _markdown_inline(paragraph(random), random)
    kinds = (
        inside,
        inside,
        f"{'#' * random.randint(1, 4)} {title(random)}",
        f"- {inside}\n- {sentence(random)}\n  - {title(random)}",
        f"1. {inside}\n2. {sentence(random)}",
        f"> {inside}",
        f"| {title(random)} | 数 |\n|---|---:|\n| {title(random)} | 12.5 |",
        "```python\nx = '重庆'\n```",
        "    缩进代码",
        f"{title(random)}\n====",
        "---",
        f"{inside}\\\n{sentence(random)}",
        f"<div>{sentence(random)}</div>",
    )
    return random.choice(kinds)


def _markdown_inline(text: str, random: Random) -> str:
    text = text.replace("<", "《").replace(">", "》")
    made: list[str] = []
    for part in cut(text, random):
        kinds = (
            *(part, part, part, f"**{part}**", f"*{part}*", f"`x{len(part)}`", f"[{part}](b.html)"),
            *(f"[{part}][1]", f"![{part}](a.png '图')", f"~~{part}~~", f"{part} <http://a.cn> "),
        )
        made.append(random.choice(kinds))
    return "".join(made)


def make_xliff(random: Random) -> bytes:
    """Return the bytes of an XLIFF file, 1.2 or 2.1."""
    return (_xliff_1(random) if random.random() < 0.6 else _xliff_2(random)).encode()


def _xliff_1(random: Random) -> str:
    units: list[str] = []
    for number in range(random.randint(1, 8)):
        source = "".join(
            random.choice(
                (
                    escape(part),
                    f'<g id="{number}{k}">{escape(part)}</g>',
                    f'{escape(part)}<x id="x{k}"/>',
                    f'<bpt id="p{k}">&lt;b&gt;</bpt>{escape(part)}<ept id="p{k}">&lt;/b&gt;</ept>',
                    f'{escape(part)}<ph id="h{k}">&lt;br/&gt;</ph>',
                )
            )
            for k, part in enumerate(cut(paragraph(random), random))
        )
        kind = random.random()
        said = ' approved="yes"' if kind < 0.1 else ' translate="no"' if kind < 0.2 else ""
        target = "<target>Done.</target>" if kind < 0.1 else ""
        note = f"<note>{escape(title(random))}</note>" if random.random() < 0.3 else ""
        units.append(
            f'<trans-unit id="{number}"{said}><source>{source}</source>{target}{note}</trans-unit>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2"'
        ' xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a&gt;b.txt"'
        ' source-language="zh-CN" target-language="en" datatype="plaintext"><body><group id="g">'
        + "\n".join(units)
        + "</group></body></file></xliff>"
    )


def _xliff_2(random: Random) -> str:
    units: list[str] = []
    for number in range(random.randint(1, 8)):
        segments = "".join(
            f'<segment id="s{k}"><source>'
            + "".join(
                random.choice(
                    (
                        escape(part),
                        f'<pc id="{k}{n}">{escape(part)}</pc>',
                        f'{escape(part)}<ph id="{k}p{n}"/>',
                    )
                )
                for n, part in enumerate(cut(sentence(random), random))
            )
            + "</source></segment>"
            for k in range(random.randint(1, 3))
        )
        units.append(f'<unit id="u{number}">{segments}</unit>')
    return (
        '<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"'
        ' srcLang="zh-CN" trgLang="en"><file id="f">' + "".join(units) + "</file></xliff>"
    )


def make_subtitles(random: Random) -> bytes:
    """Return the bytes of subtitles, SRT or WebVTT."""
    is_web = random.random() < 0.4
    mark = "." if is_web else ","
    cues: list[str] = []
    for number in range(random.randint(1, 9)):
        times = f"00:00:{number:02d}{mark}000 --> 00:00:{number:02d}{mark}900"
        if is_web and random.random() < 0.3:
            times += " align:start"
        words = [random.choice((sentence, title))(random).replace("<", "") for _ in range(2)]
        words = words[: random.randint(1, 2)]
        if random.random() < 0.3:
            words[0] = f"<i>{words[0]}</i>"
        cues.append(f"{number + 1}\n{times}\n" + "\n".join(words))
    head = "WEBVTT\n\nNOTE 注\n\n" if is_web else ""
    return (head + "\n\n".join(cues) + "\n").encode()


def make_csv(random: Random) -> bytes:
    """Return the bytes of a table, with commas or tabs."""
    stream = io.StringIO()
    ends = random.choice(("\n", "\r\n"))
    writer = csv.writer(stream, delimiter=random.choice(",\t"), lineterminator=ends)
    columns = random.randint(2, 5)
    for row in range(random.randint(2, 9)):
        writer.writerow(
            title(random)
            if row == 0
            else random.choice(
                (sentence(random), f'"{title(random)}", 等', "12.5", "", "A\nB", "001")
            )
            for _ in range(columns)
        )
    return stream.getvalue().encode()


def make_jsonl(random: Random) -> bytes:
    """Return the bytes of records."""
    lines = (
        json.dumps({"id": k, "text": paragraph(random), "x": [1, "留"]}, ensure_ascii=k % 2 == 0)
        for k in range(random.randint(1, 9))
    )
    return "".join(line + "\n" for line in lines).encode()


def make_text(random: Random) -> bytes:
    """Return the bytes of plain text."""
    lines = (
        random.choice((paragraph(random), title(random), "", "2022", f"    {title(random)}  "))
        for _ in range(random.randint(1, 12))
    )
    return random.choice(("\n", "\r\n")).join(lines).encode()
