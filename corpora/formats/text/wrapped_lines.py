"""Lines of plain text that were broken at a column, and belong together as a paragraph.

Only a text that was wrapped as a whole is taken for one: its long lines end where the next word
would not have fitted any more, in the middle of a sentence, and hardly any other line does.
Headings, items, addresses, rows of tables and verses end where they end, and are never joined.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from corpora.languages import has_chinese
from corpora.patterns.deferred_patterns import deferred_pattern

_NARROWEST, _WIDEST = 40, 140
_LEAST_BROKEN = 2
_LEAST_SHARE = 0.7
# How far a mark may hang beyond the column, or one that begins no line may have drawn a word down.
_HANGING = 2
_HANGING_MOST = 8
_SENTENCE_END = deferred_pattern(r"[。！？；：!?;:…][”’」』）)》\"]*\Z")
_ITEM = deferred_pattern(
    r"(?:[（(]?[0-9０-９]{1,3}(?:[.．][0-9]{1,2})*[）).．、](?![0-9])|[（(][一二三四五六七八九十]+[）)]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十百0-9]+[章节条款编部分]"
    r"|[-*+•·●○■□◆▪➢►—]\s?|[①-⑳]|附件|附[：:]|注[：:]|[#>|=~`])"
)
_LABEL = deferred_pattern(r"[^，。；：:、\s]{2,8}[：:]")
_FIRST_PIECE = deferred_pattern(
    r"[A-Za-z0-9.,%/:@_+-]+[，。；：！？、）》”’」』…—]*|.[，。；：！？、）》”’」』…—,.;:!?)]*"
)
_INDENT = deferred_pattern(r"[ \t\u3000]*")


def broken_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that the next line goes on with.

    Lines come without their ends; most texts have none that is broken.
    """
    said = [line.rstrip() for line in lines]
    widths = [_width(line) for line in said]
    if max(widths, default=0) > _WIDEST:
        return frozenset()
    margin = min((len(_indent(line)) for line in said if line), default=0)
    goes_on = [
        number
        for number in range(len(said) - 1)
        if _may_go_on(said[number], said[number + 1], margin)
    ]
    inside = [number for number in goes_on if not _SENTENCE_END.search(said[number])]
    column = _column([widths[number] for number in inside])
    if column < _NARROWEST or max(widths) > column + _HANGING_MOST:
        return frozenset()
    full = {
        number
        for number in goes_on
        if widths[number] + _width(_first_piece(said[number + 1])) > column - _HANGING
    }
    broken = [number for number in inside if number in full]
    if len(broken) < _LEAST_BROKEN or len(broken) < _LEAST_SHARE * len(inside):
        return frozenset()
    if _has_indents(said, margin, full):
        # Without indents a sentence that ends at the column may end its paragraph.
        broken = [number for number in sorted(full) if _is_prose(said[number + 1])]
    found = _of_sentences(said, broken)
    return found if len(found) >= _LEAST_BROKEN else frozenset()


def joined_lines(lines: Sequence[str]) -> str:
    """Return lines of a paragraph as one: Chinese needs no space between, Latin words do.

    >>> joined_lines(["水库建成，", "下游 GDP", "growth"])
    '水库建成，下游 GDP growth'
    """
    text = lines[0].rstrip()
    for line in lines[1:]:
        line = line.strip()
        is_latin = text[-1:].isascii() and line[:1].isascii()
        parts = text[-1:].isalpha() and line[:1].isalpha()
        text += (" " if is_latin and parts else "") + line
    return text


def _column(widths: Sequence[int]) -> int:
    """Return the width that most lines have which end inside a sentence, the larger of two."""
    counts = Counter(widths)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _may_go_on(line: str, following: str, margin: int) -> bool:
    if not line or not following or not has_chinese(line) or not has_chinese(following):
        return False
    if len(_indent(following)) > margin or _gap(line) or _gap(following):
        return False
    words = following.strip()
    return not (_ITEM.match(words) or _LABEL.match(words))


def _of_sentences(said: Sequence[str], broken: Sequence[int]) -> frozenset[int]:
    """Return the broken lines of paragraphs that end as a sentence does: no name, no title does."""
    found: set[int] = set()
    waiting: list[int] = []
    for number in broken:
        waiting.append(number)
        if number + 1 not in broken:
            found.update(waiting if _SENTENCE_END.search(said[number + 1]) else ())
            waiting = []
    return frozenset(found)


def _has_indents(said: Sequence[str], margin: int, full: set[int]) -> bool:
    """Return whether paragraphs are told by their indents: most that follow one's end have it."""
    first = [
        line
        for number, line in enumerate(said)
        if line and number and number - 1 not in full and _SENTENCE_END.search(said[number - 1])
    ]
    indented = [line for line in first if len(_indent(line)) > margin]
    return len(first) > 1 and len(indented) >= 0.8 * len(first)


def _is_prose(line: str) -> bool:
    return bool(_SENTENCE_END.search(line)) or _width(line) >= _NARROWEST


def _gap(line: str) -> bool:
    return "\t" in line.strip() or bool(re.search(r"[ \u3000]{2,}", line.strip()))


def _first_piece(line: str) -> str:
    found = _FIRST_PIECE.match(line.strip())
    return found[0] if found else ""


def _indent(line: str) -> str:
    found = _INDENT.match(line)
    return found[0] if found else ""


def _width(text: str) -> int:
    """Return the columns a text takes, two for a Chinese character."""
    return sum(1 + (unicodedata.east_asian_width(character) in "WFA") for character in text)
