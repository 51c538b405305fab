"""What is evaluated: a source, its references and the systems' translations, line by line.

Reading is strict. Files that do not belong together are refused with the place where they seem to
drift apart, and what makes a score doubtful is told as a warning, never swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import DocumentError, InputError, UsageError, decode
from corpora.counting import counted
from corpora.findings import Finding, Severity
from gongbao.evaluation.line_shift import first_shift

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|a|is|was|for|on|that|with|by|has|have|will|be|are|it|as|at|from)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_DOCUMENTS = frozenset(
    [".docx", ".docm", ".dotx", ".doc", ".wps", ".pdf", ".html", ".htm", ".xlf", ".xliff", ".xlsx"]
)
_LEAST_ENGLISH = 0.08
_FEWEST_WORDS = 60
_MOSTLY = 0.5
_SAME_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class LineFile:
    """The lines of one file; `name` is how it is called in results."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Everything that is scored, of equal length.

    Attributes:
        source: The Chinese lines.
        references: Human translations; without any, nothing is measured against them.
        systems: The translations to measure, each with a name of its own.
        documents: The document of each line; one name for all where nothing is known.
        domains: The domain of each line; empty where nothing is known.
    """

    source: LineFile
    references: tuple[LineFile, ...]
    systems: tuple[LineFile, ...]
    documents: tuple[str, ...]
    domains: tuple[str, ...] = ()


def read_lines(path: Path, name: str = "") -> LineFile:
    """Return the lines of a text file; the last line end is no line of its own.

    Raises:
        DocumentError: naming the file, if it cannot be read or holds nothing.
    """
    if path.suffix.lower() in _DOCUMENTS:
        raise DocumentError(
            f"{path}: is a document, expected plain text with a segment a line; `gongbao align`"
            " pairs the sentences of documents and writes them as a table"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from error
    text, _ = decode(data, str(path))
    lines = text.replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    if not any(line.strip() for line in lines):
        raise DocumentError(f"{path}: holds no text")
    return LineFile(name or path.name, tuple(line.strip() for line in lines))


def read_systems(paths: Sequence[Path]) -> tuple[LineFile, ...]:
    """Return the translations of files and of all files in folders, each with a short name.

    Raises:
        UsageError: where a folder holds no files or two systems would have one name.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and p.name[0] != ".")
            if not inside:
                raise UsageError(f"{path}: holds no files to evaluate")
            files += inside
        else:
            files.append(path)
    names = [path.stem for path in files]
    if len(set(names)) < len(names):
        names = [str(path) for path in files]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated is not None:
        raise UsageError(f"{repeated}: is given twice")
    return tuple(read_lines(path, name) for path, name in zip(files, names, strict=True))


def make_evaluation_set(
    source: LineFile,
    references: Sequence[LineFile],
    systems: Sequence[LineFile],
    documents: Sequence[str] = (),
) -> EvaluationSet:
    """Return the set after its lengths and languages were checked.

    A document may have its domain before it, with a tab between, as in the files of WMT.

    Raises:
        InputError: where a length differs, saying which and where the shift seems to begin, and
            where source or reference are not in their language.
    """
    if not systems:
        raise UsageError("evaluation needs at least one translation")
    _check_languages(source, references)
    for other in (*references, *systems):
        if len(other.lines) != len(source.lines):
            raise InputError(_length_message(source, references, other))
    if documents and len(documents) != len(source.lines):
        raise InputError(
            f"the file of documents has {counted(len(documents), 'line')}, {source.name} has"
            f" {len(source.lines)}"
        )
    domains: tuple[str, ...] = ()
    if documents and all("\t" in document for document in documents):
        parts = [document.split("\t") for document in documents]
        domains = tuple(part[0].strip() for part in parts)
        documents = [part[-1].strip() for part in parts]
    named = tuple(documents) or (source.name,) * len(source.lines)
    return EvaluationSet(source, tuple(references), tuple(systems), named, domains)


def find_doubts(texts: EvaluationSet, system: LineFile) -> Iterator[Finding]:
    """Yield what makes the scores of a system doubtful."""
    lines = system.lines
    empty = [k for k, line in enumerate(lines, 1) if not line and texts.source.lines[k - 1]]
    if empty:
        yield _doubt(system, "empty-lines", f"{_places(empty)} empty", f"{len(empty)}行为空")
    if not any(lines):
        return
    for reference in texts.references:
        same = _equal(lines, reference.lines)
        if same > _SAME_SHARE:
            yield _doubt(
                system,
                "same-as-reference",
                f"{same:.0%} of its lines are those of the reference {reference.name}",
                f"{same:.0%}的行与参考译文相同",
            )
    copied = _equal(lines, texts.source.lines)
    if copied > _SAME_SHARE:
        yield _doubt(
            system,
            "same-as-source",
            f"{copied:.0%} of its lines are those of the source, untranslated",
            f"{copied:.0%}的行与原文相同",
        )
    elif _chinese_share(lines) > _MOSTLY:
        yield _doubt(system, "chinese", "is in Chinese, expected English", "译文是中文")
    elif not _is_english(lines):
        yield _doubt(system, "not-english", "does not look like English", "译文不像英文")


def _doubt(system: LineFile, rule: str, english: str, chinese: str) -> Finding:
    return Finding(
        f"evaluation.{rule}",
        Severity.MAJOR,
        "non-translation",
        f"{system.name}: {english}",
        f"{system.name}：{chinese}",
        document=system.name,
    )


def _check_languages(source: LineFile, references: Sequence[LineFile]) -> None:
    if _chinese_share(source.lines) < 0.1:
        raise InputError(f"{source.name}: the source is not in Chinese")
    for reference in references:
        if _chinese_share(reference.lines) > _MOSTLY:
            raise InputError(f"{reference.name}: the reference is in Chinese, expected English")


def _length_message(source: LineFile, references: Sequence[LineFile], other: LineFile) -> str:
    text = (
        f"{other.name} has {counted(len(other.lines), 'line')},"
        f" {source.name} has {len(source.lines)}: lines must stand for lines"
    )
    known = [r for r in references if len(r.lines) == len(source.lines) and r is not other]
    guide = known[0] if known else source
    line = first_shift(guide.lines, other.lines)
    return f"{text}; the shift seems to begin at line {line}" if line else text


def _chinese_share(lines: Sequence[str]) -> float:
    text = " ".join(lines[:2000])
    return len(_HAN.findall(text)) / max(1, len(_LETTER.findall(text)))


def _is_english(lines: Sequence[str]) -> bool:
    text = " ".join(lines[:2000])
    words = len(_WORD.findall(text))
    return words < _FEWEST_WORDS or len(_ENGLISH.findall(text)) >= _LEAST_ENGLISH * words


def _equal(lines: Sequence[str], others: Sequence[str]) -> float:
    pairs = [(a, b) for a, b in zip(lines, others, strict=True) if b]
    return sum(a == b for a, b in pairs) / max(1, len(pairs))


def _places(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (", ..." if len(numbers) > 5 else "")
    return f"line {shown} is" if len(numbers) == 1 else f"{len(numbers)} lines ({shown}) are"
