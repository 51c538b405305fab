"""The laws of documents, on generated documents of every format.

Documents come from python-docx, openpyxl, python-pptx and makers of our own, by seeds, and where
LibreOffice is installed from it as well: it writes what the libraries wrote anew, in its own way.
Each is translated into words that tell where they belong, with marks in their order, and held
against the laws: without a translation every byte stays; outside words nothing changes; no
element is lost, doubled or out of order; the schema has no new error; every word is there once.

Example: `python -m scripts.benchmarks.formats.generated_documents --each 165`
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from corpora import Document, GongbaoError, MarkedText, read_document, render_document
from corpora.documents import Mark
from corpora.formats.office.office_conversion import find_libre_office
from corpora.languages import has_chinese
from scripts.benchmarks.formats.makers.docx_maker import make_docx
from scripts.benchmarks.formats.makers.pptx_maker import make_pptx
from scripts.benchmarks.formats.makers.text_makers import (
    make_csv,
    make_html,
    make_jsonl,
    make_markdown,
    make_subtitles,
    make_text,
    make_xliff,
)
from scripts.benchmarks.formats.makers.xlsx_maker import make_xlsx
from scripts.benchmarks.formats.office_laws import is_well_formed, office_faults
from scripts.benchmarks.formats.text_laws import text_faults
from scripts.benchmarks.targets import Measured, at_most, benchmark_parser

MAKERS: dict[str, Callable[[Random], bytes]] = {
    "docx": make_docx,
    "xlsx": make_xlsx,
    "pptx": make_pptx,
    "html": make_html,
    "markdown": make_markdown,
    "xliff": make_xliff,
    "subtitles": make_subtitles,
    "csv": make_csv,
    "jsonl": make_jsonl,
    "text": make_text,
}
TARGETS = {f"{name}, laws broken": at_most(0) for name in MAKERS}
# What LibreOffice writes, by way of a format of its own.
_BY_LIBRE_OFFICE = {"docx": "odt", "xlsx": "ods", "pptx": "odp"}
_OFFICE = frozenset(_BY_LIBRE_OFFICE)
_TARGET = re.compile(r"<target\b.*?</target>", re.DOTALL)
_TAG = re.compile(r"<(?:ph|bpt|ept|it)\b[^>]*(?<!/)>[^<]*</\w+>|<[^>]*>")
_FIELD = re.compile(r'fldCharType="begin".*?fldCharType="end"', re.DOTALL)
_ANY_TAG = re.compile("<[^>]*>")
_MARKER = re.compile(r"Qx(\d+)q")
_SHARE_BY_LIBRE_OFFICE = 0.4
_SECONDS = 600
_FAULTS_TOLD = 10


def main(arguments: list[str] | None = None) -> int:
    """Make documents, hold them against the laws and print; return 1 where one is broken."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--each", type=int, default=165, help="documents of each format")
    parser.add_argument("--formats", nargs="*", default=list(MAKERS), choices=list(MAKERS))
    options = parser.parse_args(arguments)
    measured = Measured(TARGETS, facts={"LibreOffice": find_libre_office() is not None})
    for name in options.formats:
        documents = dict(generated(name, options.each))
        broken: list[str] = []
        segments = 0
        for label, data in documents.items():
            faults, count = broken_laws(data, name)
            broken += [f"{label}: {fault}" for fault in faults]
            segments += count
        measured.figures[f"{name}, laws broken"] = len(broken)
        measured.figures[f"{name}, documents"] = len(documents)
        measured.figures[f"{name}, segments"] = segments
        if broken:
            measured.facts[f"{name}, broken"] = broken[:_FAULTS_TOLD]
    return measured.report(options.format)


def generated(name: str, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield labels and bytes of so many documents of a format; the same for the same label."""
    by_office = 0
    if name in _OFFICE and find_libre_office() is not None:
        by_office = int(count * _SHARE_BY_LIBRE_OFFICE)
    made = {f"{name} {seed}": MAKERS[name](Random(f"{name} {seed}")) for seed in range(count)}
    yield from list(made.items())[: count - by_office]
    if by_office:
        rewritten = _by_libre_office(name, list(made.values())[count - by_office :])
        for seed, data in rewritten.items():
            yield f"{name} {count - by_office + seed} by LibreOffice", data


def broken_laws(data: bytes, name: str) -> tuple[list[str], int]:
    """Return what of the laws a document breaks, in words, and how many segments it has."""
    try:
        document = read_document(None, data, format=name, name=f"a.{name}", language="zh")
        same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
        if render_document(document, same) != data:
            return ["without a translation the bytes differ"], len(same)
        translations = list(_marked_words(document))
        written = render_document(document, translations)
        faults = list(_faults(data, written, name))
        if name in _OFFICE:
            moved = list(_moved_marks(translations))
            strewn = office_faults(data, render_document(document, moved), in_order=False)
            faults += [f"with marks anywhere: {fault}" for fault in strewn]
        again = read_document(None, written, format=name, name=f"a.{name}", language="en")
        left = read_document(None, written, format=name, name=f"a.{name}", language="zh")
    except GongbaoError as error:
        return [f"{type(error).__name__}: {error}"], 0
    # A mark may stand within a word, and a line end with it.
    shown = re.sub(r"\s", "", "".join(segment.text for segment in again.segments))
    found = [int(number) for number in _MARKER.findall(shown)]
    if name == "xliff":
        targets = (match[0] for match in _TARGET.finditer(written.decode("utf-8")))
        bare = "".join(_TAG.sub("", target) for target in targets)
        found = [int(number) for number in _MARKER.findall(bare)]
    expected = list(range(len(translations)))
    if name in _OFFICE and found != expected:
        # What a formula compares with, and letters that are set high, are read as no words again.
        found = sorted(set(_written_markers(written)))
    if found != expected:
        odd = sorted(set(expected) ^ set(found)) or [n for n in found if found.count(n) > 1][:5]
        faults.append(f"words lost, doubled or out of order: {odd[:5]} of {len(expected)}")
    if name != "xliff":
        chinese = [segment.text for segment in left.segments if has_chinese(segment.text)]
        faults += [f"still Chinese: {text}" for text in chinese]
    return faults, len(translations)


def _written_markers(package: bytes) -> Iterator[int]:
    """Yield the numbers that stand in the parts of a package, in text or in attributes."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                raw = archive.read(name).decode("utf-8", "replace")
                bare = re.sub(r"\s", "", _ANY_TAG.sub("", _FIELD.sub("", raw)))
                yield from map(int, _MARKER.findall(raw) + _MARKER.findall(bare))


def _marked_words(document: Document) -> Iterator[MarkedText]:
    """Yield words that name their place, and marks in the order and nesting they have."""
    for number, segment in enumerate(document.iterate_segments()):
        text = (f"Qx{number}q" + " and more"[: len(segment.text) % 10]).rstrip()
        scale = len(text) / max(1, len(segment.text))
        marks = tuple(
            Mark(int(mark.start * scale), int(mark.end * scale), mark.key) for mark in segment.marks
        )
        yield MarkedText(text, marks)


def _moved_marks(translations: Sequence[MarkedText]) -> Iterator[MarkedText]:
    """Yield the translations with each mark somewhere else, as an aligner may place them."""
    random = Random(len(translations))
    for translation in translations:
        length = len(translation.text)
        spans = [sorted(random.choices(range(length + 1), k=2)) for _ in translation.marks]
        marks = tuple(
            Mark(start, start if mark.start == mark.end else end, mark.key)
            for mark, (start, end) in zip(translation.marks, spans, strict=True)
        )
        yield MarkedText(translation.text, marks)


def _faults(before: bytes, after: bytes, name: str) -> Iterator[str]:
    if name in _OFFICE:
        yield from office_faults(before, after)
    else:
        yield from text_faults(before, after, name)


def _by_libre_office(name: str, files: list[bytes]) -> dict[int, bytes]:
    """Return, by their places, the files that LibreOffice has written anew."""
    own = _BY_LIBRE_OFFICE[name]
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(files):
            Path(folder, f"{number}.{name}").write_bytes(data)
        for source, target in ((name, own), (own, name)):
            paths = sorted(map(str, Path(folder).glob(f"*.{source}")))
            command = [
                *(str(find_libre_office()), f"-env:UserInstallation=file://{folder}/profile"),
                *("--headless", "--convert-to", target, "--outdir", f"{folder}/{target}", *paths),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            for path in Path(folder, target).iterdir():
                path.replace(Path(folder, path.name))
        found = (Path(folder, f"{number}.{name}") for number in range(len(files)))
        made = {number: path.read_bytes() for number, path in enumerate(found)}
        # What it writes is not always XML at all.
        return {number: data for number, data in made.items() if is_well_formed(data)}


if __name__ == "__main__":
    sys.exit(main())
