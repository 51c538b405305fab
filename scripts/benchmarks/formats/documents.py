"""What reading and writing documents costs, beside the translation itself.

Writes a bulletin of PAGES pages in every format from the corpus, reads it, writes it with other
words in every segment and marks in place, and translates a sample of its sentences with the
packaged model on one core to know what the whole would take.

Example: `python -m scripts.benchmarks.formats.documents --pages 300`
"""

from __future__ import annotations

import csv
import io
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from itertools import cycle, islice
from pathlib import Path

import openpyxl
from pptx import Presentation

from corpora import Document, MarkedText, read_document, render_document
from gongbao.translation import open_translator
from scripts.benchmarks.targets import Measured, at_most, benchmark_parser

PAIRS = Path(__file__).parents[3] / "corpora/bulletins/pairs"
_SENTENCES_A_PAGE = 16
_SENTENCES_A_PARAGRAPH = 3
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


_OFFICE = ("docx", "xlsx", "pptx")
TARGETS = {
    f"{name}, share of translation, %": at_most(5) for name in (*_OFFICE, "html", "markdown")
} | {f"{name}, memory, bytes a byte of XML": at_most(12) for name in _OFFICE}
# Reads and writes a file, and prints by how many bytes that raised the peak of its memory.
_READ_AND_WRITE = """
import re, sys
from pathlib import Path
from corpora import MarkedText, read_document, render_document
def peak():
    # Not ru_maxrss: that counts what started this program, too.
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
data, name = Path(sys.argv[1]).read_bytes(), sys.argv[2]
document = read_document(None, Path(sys.argv[3]).read_bytes(), format=name, language="zh")
render_document(document, [MarkedText("a", segment.marks) for segment in document.segments])
before = peak()
document = read_document(None, data, format=name, language="zh")
segments = document.iterate_segments()
render_document(document, [MarkedText(s.text.replace("。", "."), s.marks) for s in segments])
print((peak() - before) * 1024)
"""


def main(arguments: list[str] | None = None) -> int:
    """Measure every format and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--sample", type=int, default=200, help="sentences translated")
    parser.add_argument("--larger", type=int, default=5, help="times so, to measure memory")
    options = parser.parse_args(arguments)
    sentences = list(islice(_sentences(), options.pages * _SENTENCES_A_PAGE))
    paragraphs = [
        sentences[k : k + _SENTENCES_A_PARAGRAPH]
        for k in range(0, len(sentences), _SENTENCES_A_PARAGRAPH)
    ]
    results = {name: _measured(name, make(paragraphs)) for name, make in _MAKERS.items()}
    memory_a_byte: dict[str, float] = {}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name in _OFFICE:
        small, large = _MAKERS[name](paragraphs[:3]), _MAKERS[name](paragraphs * options.larger)
        memory_a_byte[name] = _memory_a_byte(name, small, large)
    a_second = _sentences_a_second(sentences[: options.sample])
    measured = Measured(TARGETS, facts={"pages": options.pages})
    for name, (segments, read, write) in results.items():
        overhead = 100 * (read + write) * a_second / segments
        measured.figures |= {
            f"{name}, share of translation, %": round(overhead, 2),
            f"{name}, read, s": round(read, 3),
            f"{name}, write, s": round(write, 3),
        }
    for name, value in memory_a_byte.items():
        measured.figures[f"{name}, memory, bytes a byte of XML"] = round(value, 2)
    measured.figures |= {
        "sentences translated a second, one core": round(a_second, 2),
        "peak memory without the model, MB": round(memory),
    }
    return measured.report(options.format)


def _measured(name: str, data: bytes) -> tuple[int, float, float]:
    """Return segments, and seconds of reading and of writing them."""
    started = time.perf_counter()
    document = read_document(None, data, format=name, name=f"bulletin.{name}", language="zh")
    read = time.perf_counter() - started
    translations = list(_other_words(document))
    started = time.perf_counter()
    written = render_document(document, translations)
    write = time.perf_counter() - started
    if written == data:
        raise SystemExit(f"{name}: nothing was written")
    return len(translations), read, write


def _memory_a_byte(name: str, small: bytes, large: bytes) -> float:
    """Return the bytes of memory that a byte of XML takes while a file is read and written."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder, "large"), Path(folder, "small")
        for path, data in zip(paths, (large, small), strict=True):
            path.write_bytes(data)
        command = [sys.executable, "-c", _READ_AND_WRITE, str(paths[0]), name, str(paths[1])]
        said = subprocess.run(command, check=True, capture_output=True, text=True)
    with zipfile.ZipFile(io.BytesIO(large)) as archive:
        size = sum(entry.file_size for entry in archive.infolist() if entry.filename[-4:] == ".xml")
    return int(said.stdout) / size


def _other_words(document: Document) -> Iterator[MarkedText]:
    for segment in document.iterate_segments():
        yield MarkedText(segment.text.replace("。", "."), segment.marks)


def _sentences_a_second(sentences: list[str]) -> float:
    translator = open_translator(threads=1)
    list(translator.translate(sentences[:8]))
    started = time.perf_counter()
    list(translator.translate(sentences))
    return len(sentences) / (time.perf_counter() - started)


def _sentences() -> Iterator[str]:
    found: list[str] = []
    for path in sorted(PAIRS.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [row["zh"] for row in rows if row["zh"].endswith("。")]
    return cycle(found)


def _docx(paragraphs: list[list[str]]) -> bytes:
    body = "".join(
        '<w:p><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
        + "".join(
            f'<w:r w:rsidR="00A1"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>'
            f"{escape(text[:6])}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{escape(text[6:10])}"
            f"</w:t></w:r><w:r><w:t>{escape(text[10:])}</w:t></w:r>"
            for text in paragraph
        )
        + "</w:p>"
        for paragraph in paragraphs
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        )
    return stream.getvalue()


def _xlsx(paragraphs: list[list[str]]) -> bytes:
    """Return a workbook: beside each paragraph a row of figures, as tables of statistics have."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("公报")
    for number, paragraph in enumerate(paragraphs):
        sheet.append(["".join(paragraph), *(number * factor for factor in range(1, 9))])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _pptx(paragraphs: list[list[str]]) -> bytes:
    """Return a presentation of three paragraphs a slide."""
    presentation = Presentation()
    layout = presentation.slide_layouts[1]
    for number in range(0, len(paragraphs), 3):
        slide = presentation.slides.add_slide(layout)
        slide.shapes.title.text = paragraphs[number][0]
        frame = slide.placeholders[1].text_frame
        for paragraph in paragraphs[number : number + 3]:
            made = frame.add_paragraph()
            for text in paragraph:
                made.add_run().text = text[:6]
                bold = made.add_run()
                bold.text, bold.font.bold = text[6:], True
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _html(paragraphs: list[list[str]]) -> bytes:
    return "\n".join(
        f"<p>{''.join(f'{escape(t[:6])}<b>{escape(t[6:10])}</b>{escape(t[10:])}' for t in p)}</p>"
        for p in paragraphs
    ).encode()


def _markdown(paragraphs: list[list[str]]) -> bytes:
    return "\n\n".join("".join(paragraph) for paragraph in paragraphs).encode()


def _xliff(paragraphs: list[list[str]]) -> bytes:
    units = "\n".join(
        f'<trans-unit id="{k}"><source>{escape("".join(p))}</source></trans-unit>'
        for k, p in enumerate(paragraphs)
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"'
        f' source-language="zh" datatype="x"><body>{units}</body></file></xliff>'
    ).encode()


def _text(paragraphs: list[list[str]]) -> bytes:
    return "\n".join("".join(paragraph) for paragraph in paragraphs).encode()


_MAKERS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "docx": _docx,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "html": _html,
    "markdown": _markdown,
    "xliff": _xliff,
    "text": _text,
}

if __name__ == "__main__":
    sys.exit(main())
