"""Words in the formats of figures: `0.0"万人"` shows 58.9 as 58.9万人, and no cell says 万人.

The words are translated as the cell of a table is, and the figure stays as it is: 万人 behind it
becomes "× 10,000 people", so that what is shown is still what was counted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from corpora.documents import BlockKind
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.xlsx.xlsx_number_formats import english_format, number_formats
from corpora.formats.xml.xml_source import xml_escaped
from corpora.languages import has_chinese

_CHARACTER = re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|\w+);|.", re.DOTALL)
_PART = re.compile(
    r"(?P<literal>(?:\"[^\"]*\"|\\.|[^\x00-\x7f]+)+)|G/通用格式|General|\[[^\]]*\]|[_*].|.",
    re.DOTALL,
)
_GENERAL = "G/通用格式"
_QUOTED = re.compile(r"\"([^\"]*)\"|\\(.)")
_SHOWS_FIGURE = re.compile(r"[0#?%@.]|General|G/通用格式")
_OF_DAYS = re.compile(r"[ymdhs]|上午|下午", re.IGNORECASE)
_NUMBER = re.compile(r"\bnumFmtId=[\"'](\d+)")
_MAGNITUDE = re.compile("[十百千万亿]")
# English counts things without a word between.
_NO_ENGLISH = frozenset("个")


@dataclass(frozen=True, slots=True)
class FormatWords:
    """The words of formats.

    Attributes:
        texts: What is translated, at its stretch of the part.
        dropped: Stretches that English has no word for.
        kept: Formats that stay Chinese, in words.
    """

    texts: tuple[OfficeText, ...]
    dropped: tuple[tuple[int, int, str], ...]
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Literal:
    start: int
    end: int
    words: str
    follows_figure: bool
    precedes_figure: bool


def format_words(styles: str) -> FormatWords:
    """Return the words that the formats of figures write; those of days have their own English."""
    texts: list[OfficeText] = []
    dropped: list[tuple[int, int, str]] = []
    kept: list[str] = []
    for place, end in number_formats(styles):
        if english_format(html.unescape(styles[place:end])) is not None:
            continue
        literals = list(_literals(styles, place, end))
        if not _is_read(html.unescape(styles[place:end]), literals):
            if _is_used(styles, place):
                kept.append(html.unescape(styles[place:end]))
            continue
        for literal in literals:
            if literal.words in _NO_ENGLISH:
                dropped.append((literal.start, literal.end, "&quot;&quot;"))
                continue
            events = list(text_events(literal.words, "", " "))
            span = literal.start, literal.end
            words = rich_run(events, span, "zh", joins_lines=True, markup_of=str)
            if words.run.segments:
                finish = partial(_finished, literal)
                texts.append(OfficeText(words, BlockKind.TABLE_CELL, _plain, finish))
    return FormatWords(tuple(texts), tuple(dropped), tuple(kept))


def _is_used(styles: str, place: int) -> bool:
    """Return whether any cell may be shown in the format that stands at a place."""
    element = styles[styles.rfind("<", 0, place) : styles.find(">", place)]
    number = _NUMBER.search(element)
    return number is None or len(re.findall(rf"\bnumFmtId=[\"']{number[1]}[\"']", styles)) > 1


def _is_read(code: str, literals: list[_Literal]) -> bool:
    """Return whether all Chinese of a format is in words that stand by themselves.

    What counts in an order (第3期) or tells a day is not put together from translated pieces.
    """
    rest = "".join(m[0] for m in _PART.finditer(code) if m["literal"] is None)
    bare = re.sub(r"\[[^\]]*\]|[_*].|General", "", rest.replace(_GENERAL, ""))
    if _OF_DAYS.search(bare) or has_chinese(bare):
        return False
    return not any("第" in literal.words for literal in literals)


def _literals(styles: str, start: int, end: int) -> Iterator[_Literal]:
    """Yield the stretches of a format that are words."""
    places = [match.span() for match in _CHARACTER.finditer(styles, start, end)]
    code = "".join(html.unescape(styles[a:b]) for a, b in places)
    parts = list(_PART.finditer(code))
    for number, part in enumerate(parts):
        if part["literal"] is None:
            continue
        words = _QUOTED.sub(r"\1\2", part["literal"])
        if not has_chinese(words):
            continue
        before = parts[number - 1][0] if number else ""
        after = parts[number + 1][0] if number + 1 < len(parts) else ""
        yield _Literal(
            places[part.start()][0],
            places[part.end() - 1][1],
            words.strip(),
            bool(_SHOWS_FIGURE.fullmatch(before)),
            bool(_SHOWS_FIGURE.fullmatch(after)),
        )


def _plain(_worn: str, words: str) -> str:
    return xml_escaped(words.replace('"', "”").replace("\n", " "))


def _finished(literal: _Literal, words: str) -> str:
    """Return words in quotation marks, with what parts them from the figure beside them."""
    words = words.strip()
    before = ""
    if literal.follows_figure:
        is_multiple = _MAGNITUDE.match(literal.words) and words[:1].isdigit()
        before = " × " if is_multiple else " " if words[:1].isalnum() else ""
    after = " " if literal.precedes_figure else ""
    return f"&quot;{before}{words}{after}&quot;"
