"""The clause or sentence that a figure stands in, with the figure marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import Quantity
from corpora.spans import Span

OPEN, CLOSE = "⟨", "⟩"
"""What stands around the figure in the windows that patterns look at."""
_CHINESE_CLAUSE_END = deferred_pattern("[，。；！？;!?\n]|,(?!\\d)")
_ENGLISH_CLAUSE_END = deferred_pattern(
    r"[;!?\n]|[,:.](?!\d)(?=\s|$)| (?:while|whereas|whilst|but|although) |—|–(?!\d)| \(|\)"
)
_CHINESE_SENTENCE_END = deferred_pattern("[。；！？;!?\n]")
_ENGLISH_SENTENCE_END = deferred_pattern(
    r"[;!?\n]|(?<!\bi\.e)(?<!\be\.g)(?<!\bvs)(?<!\bapprox)\.(?!\d)(?=\s|$)"
)
FARTHEST = 110
"""Characters on either side of a figure that are looked at."""
# Marks of approximation are inside the span of a figure; here they are words beside it.
_CHINESE_MARKS = deferred_pattern(
    "(?P<before>(?:不[得应能宜可]?[低少小短高多大长]于|[不未没]?[得应能有]?超过?|不[足到满下]|未[满到]|至[少多]"
    "|[低少小短高多大长]于|最[低少小高多大长]|约|近|将近|接近|大约|大概|逾|突破|达|±|[≥≤＞＜><]=?"
    "|零下)*)"
    "(?P<core>.*?)(?P<after>(?:[及或]?以[上下内]|之[上下内]|左右|上下|多|余|起|开外)*)",
    re.DOTALL,
)
_ENGLISH_MARKS = deferred_pattern(
    r"(?P<before>(?:(?:(?:no|not) )?(?:less|more|fewer|lower|higher|greater|larger|longer|shorter"
    r"|older|younger|smaller) than |at (?:least|most) |over |above |under |below |nearly |almost "
    r"|about |around |some |approximately |roughly |exceed(?:s|ed|ing)? "
    r"|surpass(?:es|ed|ing)? |up to |upwards? of |close to |minus "
    r"|an? (?:minimum|maximum) of |[≥≤<>±] ?)*)"
    r"(?P<core>.*?)(?P<after>(?:,? (?:or|and) (?:more|less|fewer|above|below|over|under|higher"
    r"|lower"
    r"|older|younger)|\+)?)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Window:
    """The clause of a figure, with the figure marked."""

    text: str
    start: int
    figure: Span

    def place(self, span: Span) -> Span:
        """Return where a stretch of the window stands in its text."""
        return Span(self._outside(span.start), self._outside(span.end))

    def _outside(self, place: int) -> int:
        opened = self.start + place - (place > self.figure.start - self.start)
        return opened - (place > self.figure.end - self.start + 1)


def chinese_window(text: str, figure: Quantity) -> Window:
    """Return the clause of a figure in a Chinese text.

    >>> from corpora.quantities import find_quantities
    >>> text = "投资增速回落1.1个百分点，比上年低。"
    >>> chinese_window(text, find_quantities(text)[0]).text
    '投资增速回落⟨1.1个百分点⟩'
    """
    core = _core(figure, _CHINESE_MARKS)
    return _window(text, core, _CHINESE_CLAUSE_END, (FARTHEST, FARTHEST))


def wide_chinese_window(text: str, figure: Quantity) -> Window:
    """Return the clause of a figure with what its sentence says before it."""
    core = _core(figure, _CHINESE_MARKS)
    return _window(text, core, _CHINESE_SENTENCE_END, (FARTHEST, 0))


def english_window(text: str, figure: Quantity, reach: tuple[int, int]) -> Window:
    """Return the clause of a figure in an English text, cut after whole words."""
    return _window(text, _core(figure, _ENGLISH_MARKS), _ENGLISH_CLAUSE_END, reach)


def wide_english_window(text: str, figure: Quantity) -> Window:
    """Return the sentence of a figure in an English text, as far as it is near."""
    return _window(text, figure.span, _ENGLISH_SENTENCE_END, (300, 300))


def _core(figure: Quantity, marks: re.Pattern[str]) -> Span:
    match = marks.fullmatch(figure.text)
    if match is None or not match["core"]:
        return figure.span
    return Span(*match.span("core")).shifted(figure.start)


def _window(text: str, figure: Span, clause_end: re.Pattern[str], reach: tuple[int, int]) -> Window:
    start, end = max(0, figure.start - reach[0]), min(len(text), figure.end + reach[1])
    for match in clause_end.finditer(text, start, figure.start):
        start = match.end()
    behind = clause_end.search(text, figure.end, end)
    end = behind.start() if behind else end
    before, after = text[start : figure.start], text[figure.end : end]
    words = text[figure.start : figure.end]
    return Window(f"{before}{OPEN}{words}{CLOSE}{after}", start, figure)
