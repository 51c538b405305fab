"""Damages files of every format and reads them: each ends well, or as an error with its name.

What is read is written again: unchanged it must be the very same bytes, and with other words in
every segment nothing may fail.

Example: `python -m scripts.fuzz_readers --count 30000 --seed 1`
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpora import GongbaoError, MarkedText, read_document, render_document
from corpora.articles import extract_article
from corpora.formats import DOCUMENT_FORMATS
from corpora.handover import read_bilingual
from corpora.memory import MEMORY_FORMATS, read_units
from corpora.tables import PAIR_TABLE_FORMATS, read_pairs
from glossary.exchange import EXCHANGE_FORMATS, read_entries

_TOKENS = (
    *(b"<", b">", b"&", b'"', b"'", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x ?>"),
    *(b"<!DOCTYPE a>", b"&#0;", b"&#xD800;", b"&nbsp;", b"&lt;", b"\0", b"\xff", b"\xed\xa0\x80"),
    *(b'encoding="undefined"', b'encoding="utf-16"', b"99999999999999999999", b"-1", b"1e999"),
    *(b"NaN", b"\xef\xbb\xbf", b"\xff\xfe", b"{", b"}", b"[", b"]", b",", b"\t", b"\n", b"\r"),
    *(b"|", b"`", b"**", b"](", b"![", b"{1}", b"{/1}", b"\xe9\x87\x8d", b"\xe2\x80\xae", b"<br>"),
    *(b"<p>" * 300, b"<b>" * 300, b"[" * 300, b"{" * 300, b">" * 300, b"(" * 300, b"w:p", b"w:r"),
)
_LONGEST_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with a damaged file, and the file."""

    name: str
    reason: str
    data: bytes


def damaged(random_source: random.Random, data: bytes) -> bytes:
    """Return data with one to four damages; of a package often inside one of its members."""
    if data.startswith(b"PK") and random_source.random() < 0.7:
        return _damaged_member(random_source, data)
    for _ in range(random_source.randint(1, 4)):
        data = _damaged_once(random_source, data)
    return data


def reading_failure(name: str, data: bytes, folder: Path) -> str:
    """Read a file by its name in every way it can be; return what went wrong, empty if nothing."""
    start = time.perf_counter()
    try:
        for read in _readings(name, data, folder):
            try:
                read()
            except GongbaoError as error:
                if not str(error).strip():
                    return "an error without words"
    except Exception:  # any of them: what is looked for is an error that is none of ours
        return traceback.format_exc(limit=-6)
    seconds = time.perf_counter() - start
    return f"{seconds:.0f} seconds" if seconds > _LONGEST_SECONDS else ""


def fuzz(files: Mapping[str, bytes], *, count: int, seed: int) -> Iterator[Failure]:
    """Damage files in turn and yield each failure."""
    random_source = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name = random_source.choice(sorted(files)) if number >= len(files) else ""
            name = name or sorted(files)[number]
            data = damaged(random_source, files[name])
            reason = reading_failure(name, data, Path(folder))
            if reason:
                yield Failure(name, reason, data)


def main(arguments: list[str] | None = None) -> int:
    """Fuzz the sample files of the tests; print failures, and return 1 if there are any."""
    from tests.corpora.sample_files import sample_files

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the files that failed")
    options = parser.parse_args(arguments)
    kinds: Counter[str] = Counter()
    for number, failure in enumerate(fuzz(sample_files(), count=options.count, seed=options.seed)):
        kinds[failure.reason] += 1
        if options.keep is not None:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}-{failure.name}").write_bytes(failure.data)
    for reason, times in kinds.most_common():
        sys.stdout.write(f"{times} times:\n{reason}\n")
    sys.stdout.write(f"{options.count} files, {kinds.total()} failures\n")
    return int(bool(kinds))


def _readings(name: str, data: bytes, folder: Path) -> Iterator[Callable[[], object]]:
    if DOCUMENT_FORMATS.of_file(name) is not None:
        yield lambda: _round_trip(name, data)
    if name.endswith(".html"):
        yield lambda: extract_article(data, name)
    if name.endswith((".xlsx", ".docx", ".html", ".xlf")):
        yield lambda: read_bilingual(data, name)
    path = folder / name
    path.write_bytes(data)
    if EXCHANGE_FORMATS.of_file(name) is not None:
        yield lambda: list(read_entries(path))
    if MEMORY_FORMATS.of_file(name) is not None:
        yield lambda: list(read_units(path))
    if PAIR_TABLE_FORMATS.of_file(name) is not None:
        yield lambda: list(read_pairs(path))


def _round_trip(name: str, data: bytes) -> None:
    document = read_document(None, data, name=name)
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    written = render_document(document, same)
    if name.endswith((".docx", ".xlsx", ".pptx")) and written != data:
        raise AssertionError("unchanged, it is not the same file")
    render_document(document, [MarkedText("Words & <others>.")] * len(same))


def _damaged_once(random_source: random.Random, data: bytes) -> bytes:
    place = random_source.randrange(len(data) + 1)
    length = random_source.choice((1, 2, 8, 40, 400))
    match random_source.randrange(7):
        case 0:
            return data[:place]
        case 1:
            return data[:place] + data[place + length :]
        case 2:
            return data[:place] + data[place : place + length] * 2 + data[place + length :]
        case 3:
            noise = random_source.randbytes(min(length, 8))
            return data[:place] + noise + data[place + len(noise) :]
        case 4:
            other = random_source.randrange(len(data) + 1)
            moved = data[other : other + length]
            return data[:place] + moved + data[place:]
        case _:
            token = random_source.choice(_TOKENS)
            return data[:place] + token + data[place + random_source.choice((0, 0, 1, 5)) :]


def _damaged_member(random_source: random.Random, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        chosen = random_source.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            if name == chosen:
                if random_source.random() < 0.1:
                    continue
                for _ in range(random_source.randint(1, 3)):
                    content = _damaged_once(random_source, content)
            method = random_source.choice((0, 8, 8, 8, 12, 14)) if name == chosen else 8
            new.writestr(name, content, method)
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main())
