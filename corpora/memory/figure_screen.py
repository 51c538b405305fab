"""Whether the figures of a pair agree at first sight, so that a memory is cleaned in seconds.

Reading a pair in full takes milliseconds, and nearly all units say their figures so plainly that
there is nothing to find: every value of the Chinese stands in the English, in digits or words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpora.quantities.chinese.chinese_number import parse_chinese_number
from corpora.quantities.english.english_number import ORDINAL_WORDS, SMALL_WORDS

_NUMERAL = "〇零一二两三四五六七八九十百千万亿"
# No figures of their own are the number of a list, 2019冠状病毒, a day without its month, 第二天.
_CHINESE = re.compile(
    r"(?P<digits>\d{1,3}(?: \d{3})+(?!\d)|\d[\d,，]*(?:[.．]\d+)?)"
    r" ?(?:(?P<scale>万亿|[十百千]?[万亿]|[百千](?![米克瓦伏卡]))|(?P<day>日))?"
    rf"|第(?P<ordinal>[{_NUMERAL}]+)(?!时间|[天代次步])"
    rf"|民国(?P<republic>[{_NUMERAL}]+)年"
    rf"|(?:百分之)?(?P<written>[{_NUMERAL}]+)"
)
_DIGIT = re.compile("[一二两三四五六七八九]")
_ABOUT = re.compile("[几数多余来]")
_LIST_NUMBER = re.compile(
    r"^\s*[（(]?(?>\d+(?:\.\d+)*)(?=[.、)）\s]|[\u4e00-\u9fff])(?!\s?[\d年月日亿万千百十名个家人次%])"
)
_VIRUS = re.compile("2019(?=年?(?:新型?)?冠)")
_DIGITS = (
    r"(?P<digits>\d{1,3}(?: \d{3})+(?!\d)|\d[\d,]*(?:\.\d+)?)"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|mn?|bn|tn|k)\b)?"
)
_ENGLISH_DIGITS = re.compile(_DIGITS, re.IGNORECASE)
_ENGLISH = re.compile(
    _DIGITS
    + r"|\b(?P<word>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ieth)(?:[- ]\w+)?|[a-z]+)"
    r"(?:[ -](?P<word_scale>hundred|thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_ENGLISH_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_REPUBLIC = 1911
_PLAIN = str.maketrans({",": "", "，": "", " ": "", "．": "."})
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SCALES |= {a + b: _SCALES[a] * _SCALES[b] for a in "十百千" for b in "万亿"}
_SCALES |= {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_SCALES |= {"trillion": 10**12, "k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_LONG_MONTHS = "january february march april may june july august september october november"
_LONG_MONTHS += " december"
_WORDS = {word: value for word, value in SMALL_WORDS.items() if 1 <= value <= 19}
_WORDS |= {word: value for word, value in ORDINAL_WORDS.items() if value <= 12}
_WORDS |= {
    word: value for words in (_MONTHS, _LONG_MONTHS) for value, word in enumerate(words.split(), 1)
}
_WORDS |= {"sept": 9, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_TENS = {
    beginning: 10 * value
    for value, beginning in enumerate(
        ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"), 2
    )
}
_FALL_IN_CHINESE = re.compile("[降减跌]|下滑|回落")
_FALL_IN_ENGLISH = re.compile(
    r"\b(?:down|fell|fall|drop|declin|decreas|reduc|lower|cut|shrank|shrunk|shrink|slid|slip|dip"
    r"|minus|negative|less|loss|slow|eas)",
    re.IGNORECASE,
)
_RISE_IN_CHINESE = re.compile("[升增涨]|提高|扩大")
_RISE_IN_ENGLISH = re.compile(
    r"\b(?:up|rose|rise|risen|rising|increas|grow|grew|gain|climb|higher|jump|surg|expan|rais|more"
    r"|add)",
    re.IGNORECASE,
)


def figures_agree(source: str, target: str) -> bool:
    """Tell whether the English has every value of the Chinese and turns no rise into a fall.

    False where it is not plain; that is no fault yet.

    >>> figures_agree("产值4000亿元，增长3.5%。", "Output rose by 3.5% to 400 billion yuan.")
    True
    >>> figures_agree("产值4000亿元。", "Output of 40 billion yuan.")
    False
    """
    wanted = set(_chinese_values(source))
    if wanted:
        if not wanted <= set(_digit_values(target)) and not wanted <= set(_english_values(target)):
            return False
    elif not _is_said_at_all(source, target):
        return False
    falls, rises = bool(_FALL_IN_CHINESE.search(source)), bool(_RISE_IN_CHINESE.search(source))
    if falls is rises:
        return True
    is_turned = _RISE_IN_ENGLISH.search(target) if falls else _FALL_IN_ENGLISH.search(target)
    is_said = _FALL_IN_ENGLISH.search(target) if falls else _RISE_IN_ENGLISH.search(target)
    return not is_turned or bool(is_said)


def _is_said_at_all(source: str, target: str) -> bool:
    """Tell whether the digits of an English text are among the numerals of a Chinese one."""
    rest = _LIST_NUMBER.sub("", target, count=1)
    digits = _ENGLISH_NUMBER.findall(rest)
    if not digits:
        return True
    said = set(map(_number, _ENGLISH_NUMBER.findall(source)))
    for match in _CHINESE.finditer(source):
        value = _written(match["written"] or match["ordinal"] or "")
        said |= {value} if value is not None else set()
    return {_number(found) for found in digits} <= said


def _chinese_values(text: str) -> Iterator[float]:
    start = _LIST_NUMBER.match(text) or _VIRUS.match(text)
    for match in _CHINESE.finditer(text, start.end() if start else 0):
        digits, scale, day, ordinal, republic, written = match.groups()
        if digits:
            if not day or text[match.start() - 1 : match.start()] == "月":
                yield _scaled(digits, scale)
        elif republic:
            yield (_written(republic) or 0) + _REPUBLIC
        elif ordinal or (
            len(written) > 1
            and _DIGIT.search(written)
            and not _ABOUT.search(text[max(0, match.start() - 1) : match.end() + 1])
        ):
            value = _written(ordinal or written)
            if value is not None:
                yield value


def _digit_values(text: str) -> Iterator[float]:
    for digits, scale in _ENGLISH_DIGITS.findall(text):
        yield _scaled(digits, scale.lower())


def _english_values(text: str) -> Iterator[float]:
    for digits, scale, word, word_scale in _ENGLISH.findall(text):
        if digits:
            yield _scaled(digits, scale.lower())
            continue
        value = _worded(word.lower())
        if value is not None:
            yield value * _SCALES.get(word_scale.lower(), 1)


def _scaled(digits: str, scale: str | None) -> float:
    # A float, as 1.1 times 100 million is not quite 110 million.
    return round(_number(digits) * _SCALES[scale], 3) if scale else _number(digits)


def _number(digits: str) -> float:
    return float(digits.translate(_PLAIN))


@lru_cache(maxsize=4096)
def _written(numeral: str) -> float | None:
    number = parse_chinese_number(numeral)
    return None if number is None else float(number.value)


@lru_cache(maxsize=65536)
def _worded(word: str) -> float | None:
    if word in _WORDS:
        return _WORDS[word]
    for beginning, tens in _TENS.items():
        rest = word.removeprefix(beginning)
        if rest != word and rest[:1] in ("y", "i"):
            return tens + (_WORDS.get(re.split("[- ]", rest)[-1], 0))
    return None
