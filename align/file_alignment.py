"""Aligns files: one pair, or a list that goes on where it was interrupted."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from align.pairs.aligned_units import AlignmentUnits, units_of_document, units_of_lines
from align.pairs.alignment_page import alignment_page
from align.pairs.alignment_tables import bead_text, jsonl_lines, tmx, tsv_lines
from align.sentences.document_alignment import Alignment, DocumentAligner
from corpora import (
    DocumentError,
    GongbaoError,
    InputError,
    decode,
    read_document,
    write_atomically,
)
from corpora.languages import Language, detect_language

Split = Literal["sentences", "lines"]
AlignmentFormat = Literal["tsv", "jsonl", "tmx", "html"]
FORMATS: tuple[AlignmentFormat, ...] = ("tsv", "jsonl", "tmx", "html")

_LANGUAGES = {"zh": "Chinese", "en": "English"}
_ENOUGH_TO_TELL = 12
"""Characters from which on the language of a document is certain."""
_CERTAIN_SCORE = 0.75
"""Documents that align better than this are translations of each other without further question."""
_PAIRS_TO_JUDGE = 60
_LEAST_PAIRED = 0.2
"""Share of sentences that have a counterpart, below which two documents have little in common."""
_ENOUGH_TO_DOUBT = 5
"""Sentences a side from which on a low score means something."""


@dataclass(frozen=True, slots=True)
class FileAlignment:
    """An alignment of two files, as it is written, and what there is to say of it."""

    alignment: Alignment
    data: bytes
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedPair:
    """One line of a list of pairs."""

    source: Path
    target: Path
    output: Path
    line: int


@dataclass(frozen=True, slots=True)
class PairReport:
    """What became of one pair of a list: `status` is aligned, doubtful, done or failed."""

    pair: ListedPair
    status: str
    message: str = ""
    pairs: int = 0
    omitted: int = 0
    added: int = 0
    score: float = 0.0

    @property
    def exit_code(self) -> int:
        """0 for a clean result, 1 where the documents do not fit each other, 3 for bad input."""
        return {"failed": 3, "doubtful": 1}.get(self.status, 0)


def align_files(
    source: Path | bytes,
    target: Path | bytes,
    *,
    split: Split = "sentences",
    output_format: AlignmentFormat = "tsv",
    aligner: DocumentAligner | None = None,
) -> FileAlignment:
    """Align two files, or the bytes of one where it was read already.

    Raises:
        InputError: if a file cannot be read, if the sides are swapped, or if both are in one
            language.
    """
    names = (_name(source), _name(target))
    sides = (_units(source, names[0], "zh", split), _units(target, names[1], "en", split))
    _refuse_wrong_languages(sides, names)
    alignment = (aligner or DocumentAligner()).align(*sides)
    data = render_alignment(alignment, output_format, *names)
    return FileAlignment(alignment, data, tuple(_warnings(alignment, *names)))


def render_alignment(
    alignment: Alignment, output_format: AlignmentFormat, source_name: str, target_name: str
) -> bytes:
    """Return an alignment in one of `FORMATS`, in UTF-8."""
    if output_format == "tmx":
        return tmx(alignment)
    if output_format == "html":
        return alignment_page(alignment, *_short_names(source_name, target_name)).encode()
    lines = jsonl_lines(alignment) if output_format == "jsonl" else tsv_lines(alignment)
    return "".join(lines).encode()


def _short_names(source_name: str, target_name: str) -> tuple[str, str]:
    """Return the names without their folders, unless the folders tell them apart."""
    names = Path(source_name).name, Path(target_name).name
    return names if names[0] != names[1] else (source_name, target_name)


def read_pair_list(path: Path, folder: Path, output_format: AlignmentFormat) -> list[ListedPair]:
    """Read a list of pairs: TSV with a header `source`, `target` and perhaps `output`.

    Files are looked for beside the list; outputs stand in `folder`, named after the source.

    Raises:
        InputError: naming the line that has no two files, or whose output another line has too.
    """
    try:
        text, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from error
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = [cell.strip().lower() for cell in next(rows, [])]
    if "source" not in header or "target" not in header:
        raise InputError(
            f"{path}:1: columns {', '.join(header) or 'none'}; expected source, target"
        )
    pairs: list[ListedPair] = []
    for line, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        if not cells.get("source") or not cells.get("target"):
            raise InputError(f"{path}:{line}: {len(row)} columns, expected a source and a target")
        name = cells.get("output") or f"{Path(cells['source']).stem}.{output_format}"
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise InputError(f"{path}:{line}: output {name} lies outside the folder of outputs")
        pairs.append(
            ListedPair(
                path.parent / cells["source"], path.parent / cells["target"], folder / name, line
            )
        )
    _refuse_shared_outputs(pairs, path)
    return pairs


def align_list(
    pairs: Sequence[ListedPair],
    *,
    split: Split = "sentences",
    output_format: AlignmentFormat = "tsv",
    jobs: int = 1,
    overwrite: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> list[PairReport]:
    """Align many pairs; one that fails does not stop the rest.

    An output that is there already is left as it is, so a list that was interrupted goes on where
    it stopped. Reports come in the order of the list.
    """
    reports = {
        pair: PairReport(pair, "done") for pair in pairs if pair.output.exists() and not overwrite
    }
    waiting = [pair for pair in pairs if pair not in reports]
    work = _in_processes if jobs > 1 and len(waiting) > 1 else _in_turn
    for report in work(waiting, split, output_format, jobs):
        reports[report.pair] = report
        if on_progress is not None:
            on_progress(len(reports))
    return [reports[pair] for pair in pairs]


def _in_turn(
    pairs: Sequence[ListedPair], split: Split, output_format: AlignmentFormat, _jobs: int
) -> Iterator[PairReport]:
    aligner = DocumentAligner() if pairs else None
    for pair in pairs:
        yield _align_pair(pair, split, output_format, aligner)


def _in_processes(
    pairs: Sequence[ListedPair], split: Split, output_format: AlignmentFormat, jobs: int
) -> Iterator[PairReport]:
    # Each process has a core; threads of the matrix library would only get in each other's way.
    threads = {name: os.environ.get(name) for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")}
    os.environ.update(dict.fromkeys(threads, "1"))
    try:
        with ProcessPoolExecutor(min(jobs, len(pairs)), get_context("spawn")) as pool:
            futures: list[Future[PairReport]] = [
                pool.submit(_align_pair, pair, split, output_format, None) for pair in pairs
            ]
            for future in as_completed(futures):
                yield future.result()
    finally:
        for name, value in threads.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _align_pair(
    pair: ListedPair,
    split: Split,
    output_format: AlignmentFormat,
    aligner: DocumentAligner | None,
) -> PairReport:
    try:
        result = align_files(
            pair.source, pair.target, split=split, output_format=output_format, aligner=aligner
        )
        pair.output.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(pair.output, result.data)
    except GongbaoError as error:
        return PairReport(pair, "failed", str(error))
    except OSError as error:
        return PairReport(pair, "failed", f"{pair.output}: {error.strerror or error}")
    beads = result.alignment.beads
    report = PairReport(
        pair,
        "aligned",
        pairs=sum(bead.is_pair for bead in beads),
        omitted=sum(not bead.target for bead in beads),
        added=sum(not bead.source for bead in beads),
        score=result.alignment.score,
    )
    if result.warnings:
        return replace(report, status="doubtful", message="; ".join(result.warnings))
    return report


def _name(side: Path | bytes) -> str:
    return "standard input" if isinstance(side, bytes) else str(side)


def _units(side: Path | bytes, name: str, language: Language, split: Split) -> AlignmentUnits:
    if split == "sentences":
        path, data = (None, side) if isinstance(side, bytes) else (side, None)
        # The language is looked for first: a swapped side must not be cut by the wrong rules.
        document = read_document(path, data, name=name)
        if document.language != language and not document.blocks:
            document = read_document(path, data, name=name, language=language)
        return units_of_document(document)
    try:
        data = side if isinstance(side, bytes) else side.read_bytes()
    except OSError as error:
        raise DocumentError(f"{name}: cannot be read: {error.strerror or error}") from error
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(f"{name}: no text; --split lines reads plain text, a unit each line")
    text, _ = decode(data, name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return units_of_lines(lines[:-1] if lines and not lines[-1] else lines)


def _refuse_wrong_languages(sides: tuple[AlignmentUnits, ...], names: tuple[str, ...]) -> None:
    texts = ["\n".join(side.texts[:2000]) for side in sides]
    if min(map(len, texts)) < _ENOUGH_TO_TELL:
        return
    found = tuple(detect_language(text) for text in texts)
    if found == ("zh", "en"):
        return
    if found == ("en", "zh"):
        raise InputError(
            f"{names[0]} is English and {names[1]} Chinese: the sides are swapped; "
            "give the Chinese document first"
        )
    language = _LANGUAGES[found[0]]
    raise InputError(f"{names[0]} and {names[1]} are both {language}: expected Chinese and English")


def _warnings(alignment: Alignment, source_name: str, target_name: str) -> Iterator[str]:
    for units, name in ((alignment.source, source_name), (alignment.target, target_name)):
        if not any(text.strip() for text in units.texts):
            yield f"{name}: there is no text in it"
            return
    is_long_enough = min(len(alignment.source), len(alignment.target)) >= _ENOUGH_TO_DOUBT
    if is_long_enough and not is_translation(alignment):
        yield (
            f"{source_name} and {target_name} do not look like translations of each other "
            f"(score {alignment.score:.2f})"
        )


def is_translation(alignment: Alignment) -> bool:
    """Tell whether two aligned documents translate each other.

    By the alignment where it is clear, else by the quality of some of its pairs.
    """
    if alignment.score >= _CERTAIN_SCORE:
        return True
    from align.encoder.universal_encoder import packaged_encoder
    from align.pairs.pair_quality import PairScorer, are_translations

    pairs = [bead for bead in alignment.beads if bead.is_pair]
    units = sum(len(bead.source) + len(bead.target) for bead in pairs)
    if units < _LEAST_PAIRED * (len(alignment.source) + len(alignment.target)):
        return False
    sample = pairs[:: -(-len(pairs) // _PAIRS_TO_JUDGE)]
    scorer = PairScorer(packaged_encoder())
    return are_translations(
        scorer.score(
            [
                (bead_text(alignment.source, bead.source), bead_text(alignment.target, bead.target))
                for bead in sample
            ]
        )
    )


def _refuse_shared_outputs(pairs: Sequence[ListedPair], path: Path) -> None:
    lines: dict[Path, int] = {}
    for pair in pairs:
        if pair.output in lines:
            raise InputError(
                f"{path}:{pair.line}: output {pair.output.name} is that of line "
                f"{lines[pair.output]} too; name it in a column output"
            )
        lines[pair.output] = pair.line
