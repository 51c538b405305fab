"""Results in a row: 二十一连丰 is the 21st bumper harvest in a row, 三连升 the third rise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_number import SMALL_WORDS
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.codes.worded_figures import ordinal_word
from glossary.copies import Copy

_RESULTS = {
    "丰": ("bumper harvest", "good harvest", "harvest"),
    "增": ("increase", "rise"),
    "升": ("rise", "increase", "improvement"),
    "涨": ("rise", "increase", "gain"),
    "跌": ("fall", "decline", "drop", "loss"),
    "降": ("decrease", "fall", "decline", "drop", "cut"),
    "冠": ("title", "championship", "crown"),
    "胜": ("win", "victory"),
    "败": ("defeat", "loss"),
    "平": ("draw",),
}
_RUN = re.compile(
    rf"(?<![第一二三四五六七八九十0-9])(?P<number>[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})连"
    rf"(?P<result>[{''.join(_RESULTS)}])(?![续级雨])"
)
_MOST_IN_WORDS = 30
_KINDS = ("consecutive", "straight", "successive")


def find_runs_of_results(text: str) -> Iterator[Copy]:
    """Yield the results in a row of a normalised text.

    >>> next(find_runs_of_results("粮食生产实现“二十一连丰”")).forms[0]
    '21st consecutive bumper harvest'
    """
    for match in _RUN.finditer(text):
        value = parse_characters(match["number"]) if not match["number"].isdigit() else None
        number = int(match["number"]) if match["number"].isdigit() else int(value or 0)
        if number > 1:
            forms = tuple(_forms(number, _RESULTS[match["result"]]))
            yield Copy(match.start(), match.end(), match.group(), forms)


def _cardinal_word(number: int) -> str:
    """Return 21 as "twenty-one"."""
    words = {value: word for word, value in SMALL_WORDS.items()}
    tens, ones = number // 10 * 10, number % 10
    return words.get(number) or f"{words[tens]}-{words[ones]}"


def _forms(number: int, nouns: tuple[str, ...]) -> Iterator[str]:
    ordinals = [write_ordinal(number)]
    numbers = [str(number)]
    if number <= _MOST_IN_WORDS:
        ordinals.insert(number > 10, ordinal_word(number))
        numbers.append(_cardinal_word(number))
    for noun in nouns:
        plural = f"{noun[:-1]}ies" if noun.endswith("ory") else f"{noun}s"
        yield from (f"{ordinal} {kind} {noun}" for ordinal in ordinals for kind in _KINDS)
        yield from (f"{count} {kind} {plural}" for count in numbers for kind in _KINDS)
        yield from (f"{count} {plural} in a row" for count in numbers)
    # "for the third year running", "an eight-match winning streak": the count by itself says it.
    yield from (*ordinals, *numbers)
