"""Aligns two files, and doubts what does not look like a document and its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from align.pairs.document_parts import align_in_parts
from align.sentences import (
    Alignment,
    AlignmentUnits,
    Bead,
    DocumentAligner,
    bead_text,
    units_of_document,
    units_of_lines,
)
from corpora import DocumentError, InputError, decode, read_document
from corpora.findings import Finding, Severity
from corpora.languages import Language, detect_language

Split = Literal["sentences", "lines"]

_LANGUAGES = {"zh": "Chinese", "en": "English"}
_ENOUGH_TO_TELL = 12
"""Characters from which on the language of a document is certain."""
_CERTAIN_SCORE = 0.75
"""Documents that align better than this are translations of each other without further question."""
_CERTAIN_SCORE_OF_FEW = 0.9
"""The same for short documents, whose sentences pair by elimination: of 125 pairs of unrelated
excerpts of bulletins, 5 to 40 lines long, the best reached .87."""
_FEW = 30
"""Sentences up to which a document is short."""
_PAIRS_TO_JUDGE = 60
"""Pairs of a document whose quality is looked at where its score leaves doubt."""
_LEAST_FOUND = 0.2
"""What the shorter document finds of itself in the other, below which they have little in common.
Of 89 unrelated pairs, the one 1.5 to 14 times as long as the other, the best reached .54."""
_ABRIDGED = 2
"""So many times as long is a document of which the other is a shortened version."""
_FOUND_OF_ABRIDGED = 0.5
_LEAST_MEAN_OF_ABRIDGED = 0.25
"""What must be found of a shortened version, whose sentences say less than those they pair with."""
_ENOUGH_TO_DOUBT = 5
"""Sentences a side from which on a low score means something."""


@dataclass(frozen=True, slots=True)
class FileAlignment:
    """An alignment of two files, and what there is to doubt of it.

    Attributes:
        alignment: The beads, with the units of both files.
        source_name: Path of the Chinese file as it was given, or "standard input".
        target_name: The same of the English file.
        findings: `alignment.no-text` and `alignment.not-a-translation`; empty where nothing is
            doubtful.
    """

    alignment: Alignment
    source_name: str
    target_name: str
    findings: tuple[Finding, ...]


def align_files(
    source: Path | bytes,
    target: Path | bytes,
    *,
    split: Split = "sentences",
    aligner: DocumentAligner | None = None,
) -> FileAlignment:
    """Align two files, or the bytes of one where it was read already.

    Raises:
        InputError: if a file cannot be read, if the sides are swapped, or if both are in one
            language.
    """
    sides = read_sides(source, target, split=split)
    return with_doubts(align_in_parts(*sides, aligner or DocumentAligner()), source, target)


def read_sides(
    source: Path | bytes, target: Path | bytes, *, split: Split = "sentences"
) -> tuple[AlignmentUnits, AlignmentUnits]:
    """Return the units of two files; raises what `align_files` raises."""
    names = (_name(source), _name(target))
    sides = (_units(source, names[0], "zh", split), _units(target, names[1], "en", split))
    refuse_wrong_languages(sides, names)
    return sides


def refuse_wrong_languages(sides: Sequence[AlignmentUnits], names: Sequence[str]) -> None:
    """Let a Chinese and an English side pass; what is too short to tell passes too.

    Raises:
        InputError: if the sides are swapped, or if both are in one language.
    """
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


def with_doubts(alignment: Alignment, source: Path | bytes, target: Path | bytes) -> FileAlignment:
    """Return the alignment of two files with what there is to doubt of it."""
    names = (_name(source), _name(target))
    return FileAlignment(alignment, *names, tuple(_doubts(alignment, *names)))


def is_translation(alignment: Alignment) -> bool:
    """Tell whether two aligned documents translate each other.

    By the alignment where it is clear, else by the quality of some of its pairs. One may be much
    shorter than the other: what counts is how much of the shorter one is found.
    """
    is_short = min(len(alignment.source), len(alignment.target)) <= _FEW
    if alignment.score >= (_CERTAIN_SCORE_OF_FEW if is_short else _CERTAIN_SCORE):
        return True
    # Loading the judge takes longer than aligning two short texts.
    from align.encoder import packaged_encoder
    from align.pairs.pair_quality import PairScorer, are_translations

    pairs = [bead for bead in alignment.beads if bead.is_pair]
    sizes = len(alignment.source), len(alignment.target)
    found = _found(pairs, sizes)
    if found < _LEAST_FOUND:
        return False
    is_abridged = max(sizes) >= _ABRIDGED * min(sizes) and found >= _FOUND_OF_ABRIDGED
    sample = pairs[:: -(-len(pairs) // _PAIRS_TO_JUDGE)]
    scorer = PairScorer(packaged_encoder())
    qualities = scorer.score(
        [
            (bead_text(alignment.source, bead.source), bead_text(alignment.target, bead.target))
            for bead in sample
        ]
    )
    if is_abridged:
        return are_translations(qualities, least_mean=_LEAST_MEAN_OF_ABRIDGED)
    return are_translations(qualities)


def _found(pairs: list[Bead], sizes: tuple[int, int]) -> float:
    """Return the mean probability with which the sentences of the shorter document are paired."""
    is_source_shorter = sizes[0] < sizes[1]
    gained = sum(
        bead.score * len(bead.source if is_source_shorter else bead.target) for bead in pairs
    )
    return gained / max(1, min(sizes))


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


def _doubts(alignment: Alignment, source_name: str, target_name: str) -> Iterator[Finding]:
    for units, name in ((alignment.source, source_name), (alignment.target, target_name)):
        if not any(text.strip() for text in units.texts):
            yield Finding(
                "alignment.no-text",
                Severity.CRITICAL,
                "accuracy/omission",
                f"{name}: there is no text in it",
                f"{name}：其中没有文字",
                document=name,
            )
            return
    is_long_enough = min(len(alignment.source), len(alignment.target)) >= _ENOUGH_TO_DOUBT
    if is_long_enough and not is_translation(alignment):
        yield Finding(
            "alignment.not-a-translation",
            Severity.CRITICAL,
            "accuracy/mistranslation",
            f"{source_name} and {target_name} do not look like translations of each other "
            f"(score {alignment.score:.2f})",
            f"{source_name} 与 {target_name} 似乎不是互为译文（得分 {alignment.score:.2f}）",
            document=target_name,
        )
