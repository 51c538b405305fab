"""Term lists that were published with their texts, and candidates that were judged by reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from align import DocumentAligner, bead_text, units_of_document
from align.words import TermCandidate
from corpora import Language, read_document
from corpora.tables import TextPair
from glossary.dictionary import BilingualDictionary

JUDGED = Path(__file__).with_name("judged_candidates.tsv")
"""Candidates of other genres, judged by reading: is it a term with its rendering?"""
_TITLE_MARKS = "《》「」“” "
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_SMALL_WORDS = frozenset(("the", "a", "an", "of"))

TermList = Mapping[str, frozenset[str]]
"""English forms, as `form_of` writes them, by simplified Chinese."""
Judgements = Mapping[tuple[str, str, str], bool]
"""Whether it is a term, by texts, simplified Chinese, and English in small letters."""


def read_term_list(
    chapters: Iterable[Mapping[str, Any]], dictionary: BilingualDictionary
) -> TermList:
    """Return the terms of chapters of official reports."""
    forms: dict[str, set[str]] = defaultdict(set)
    for chapter in chapters:
        for chinese, english in chapter["terms"].items():
            key = dictionary.simplify(chinese.strip(_TITLE_MARKS))
            forms[key].update(form_of(text) for text in english)
    return {chinese: frozenset(found) for chinese, found in forms.items()}


def form_of(english: str) -> str:
    """Return what two spellings of one English term have in common.

    >>> form_of("the Retail Banks") == form_of("retail bank")
    True
    >>> form_of("subsidiaries")
    'subsidiary'
    """
    words = _NO_LETTER.sub(" ", english.lower()).split()
    return " ".join(_singular(word) for word in words if word not in _SMALL_WORDS)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def is_listed(candidate: TermCandidate, terms: TermList, dictionary: BilingualDictionary) -> bool:
    """Tell whether a list has the Chinese of a candidate with its English."""
    listed = terms.get(dictionary.simplify(candidate.chinese), frozenset())
    return form_of(candidate.english) in listed


def align_chapters(chapters: Sequence[Mapping[str, Any]]) -> list[TextPair]:
    """Return the pairs of the chapters, aligned by the packaged aligner."""
    aligner = DocumentAligner()
    pairs = []
    for chapter in chapters:
        sides: tuple[Language, Language] = ("zh", "en")
        source, target = (
            units_of_document(
                read_document(
                    None, chapter[side].encode(), format="text", language=side, name=chapter["id"]
                )
            )
            for side in sides
        )
        for number, bead in enumerate(aligner.align(source, target).beads, start=1):
            if bead.is_pair:
                texts = bead_text(source, bead.source), bead_text(target, bead.target)
                pairs.append(TextPair(*texts, chapter["id"], number))
    return pairs


def read_judged() -> Judgements:
    """Return the judgements by texts, simplified Chinese, and English in small letters."""
    _, *rows = JUDGED.read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows)
    return {(texts, zh, en.lower()): verdict == "yes" for texts, zh, en, verdict in cells}
