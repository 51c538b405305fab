"""Persons' names that stand without a post, by odds learnt from translated text.

A name behind a post (区委书记梁志远) is certain enough to be required (`person_names`). Most names
stand alone, 张若昀, 检车员郝俊峰, and are written by characters that ordinary text has too. Their
odds are learnt from pairs whose English has the name in pinyin: the surname, the given characters,
what stands before and behind, and whether the dictionary has words for the characters. What is
found is likely, not certain: it may help a model to write a name, and rules on nothing.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpora import ModelError
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.dictionary import PlacedWord, load_dictionary
from glossary.names.surnames import COMPOUND, SINGLE
from glossary.names.transliteration import in_pinyin, load_table

PACKAGED_NAME_MODEL = Path(__file__).parents[1] / "packaged" / "person_names.tsv.gz"
FEATURES = (
    *("surname", "given", "given_least", "before", "after", "two_given", "apart", "word_cost"),
    *("repeated", "compound", "after_short"),
)
"""Of a candidate: log odds of four tables, then what the cut into words says and what is short."""

_HAN = deferred_pattern("[\u4e00-\u9fff]+")
_SURNAMES = frozenset(SINGLE)
_NO_WORD_COST = 20.0
_UNKNOWN_COST = 14.0
_SCALE = 100  # the file has hundredths
# Addresses and relatives stand behind a surname as a given name does; places end so, and credits.
_NOT_GIVEN = deferred_pattern(
    "阿?[婆公爷奶姨叔伯嫂妈爸哥姐妹弟]{1,2}|[老大小某氏家总工]|女士|先生|师傅|.*[河湖江镇村乡县旗寺译摄饰家说]"
)
_HOME = deferred_pattern("一?家(?:[在住里中]|[两三四五六]口)")  # 张雄家在四川
_IS_NAME = 20.0
_AT_HOME = 4.0  # log odds, chosen: whoever has a home is a person
# 成龙，男，苗族: who is described so is a person, whatever else his name may mean.
_DESCRIBED = deferred_pattern(r"[，,、]\s?[男女][，,、]")
_BEHIND_MARK = frozenset("^，")
# 联系人：方圆、高洁; 科长：江河. What the label stands for is a person, and nothing else follows.
_LABELLED = deferred_pattern(
    r"(?:(?:联系|承办|经办|负责|主持|发言|报告|审核|签发)人|[科处局部队组所院校会厅]长|主任|书记|委员)[:：]\s?"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[、，,]\s?[\u4e00-\u9fff]{2,4})*)(?=$|[\s\u3000；;。（(])"
)
_NO_PERSON = tuple("区县市省镇乡村局科处室部组站院所队司厅办会校")
# 小时雨强, 平方高: what ends a word there is no surname.
_ENDS_WORD = {"时": "小及当按同届临准平暂随定何此彼顿", "方": "平立地对双各多南北东西"}
# In Hong Kong, Macao and Taiwan names are spelled otherwise.
_ELSEWHERE = deferred_pattern("香港|澳门|台湾")


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """Characters that may be a name.

    Attributes:
        span: Where they stand.
        surname: One character or two.
        given: One character or two.
        before: The character before, or a mark that stands for one of its kind.
        after: The word behind, or such a mark.
        is_apart: Whether the dictionary has no word for any two of the characters.
        word_cost: The cost of the most frequent word among them.
        is_repeated: Whether they stand in the text again.
    """

    span: Span
    surname: str
    given: str
    before: str
    after: str
    is_apart: bool
    word_cost: float
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class NameModel:
    """Tables of log odds, with what is in no table under "", and the weights of features."""

    tables: Mapping[str, Mapping[str, float]]
    weights: Mapping[str, float]
    bias: float

    def odds(self, candidate: NameCandidate) -> float:
        """Return the log odds that a candidate is a name."""
        values = features(candidate, self.tables)
        return self.bias + sum(self.weights[name] * values[name] for name in FEATURES)


def find_likely_persons(text: str, least: float = 0.0) -> list[Span]:
    """Return where likely names stand in a normalised text, left to right, none overlapping.

    Args:
        text: Simplified Chinese, or Traditional, which is read as such.
        least: Log odds a name must have.

    Raises:
        ModelError: the packaged odds are missing or damaged.

    >>> text = "检车员郝俊峰说，赵小川没有来。"
    >>> [text[slice(*span)] for span in find_likely_persons(text)]
    ['郝俊峰', '赵小川']
    """
    if _ELSEWHERE.search(text):
        return []
    labelled = _labelled(text)
    judged = (
        (_IS_NAME if is_sure else load_name_model().odds(c) + _home_odds(text, c), c.span)
        for c in name_candidates(text)
        if (is_sure := c.span in labelled or _is_described(text, c)) or not _is_other(c)
    )
    found: list[Span] = []
    for odds, span in sorted(judged, key=lambda pair: -pair[0]):
        if odds > least and not any(span.overlaps(other) for other in found):
            found.append(span)
    return sorted(found)


def _home_odds(text: str, candidate: NameCandidate) -> float:
    return _AT_HOME * bool(_HOME.match(text, candidate.span.end))


def _is_described(text: str, candidate: NameCandidate) -> bool:
    described = _DESCRIBED.match(text, candidate.span.end)
    return described is not None and candidate.before in _BEHIND_MARK


def _labelled(text: str) -> frozenset[Span]:
    """Return what stands behind labels of persons, each name of a list: 联系人：方圆、高洁."""
    return frozenset(
        Span(label.start("names") + name.start(), label.start("names") + name.end())
        for label in _LABELLED.finditer(text)
        for name in _HAN.finditer(label["names"])
        if not name[0].endswith(_NO_PERSON)
    )


def name_candidates(text: str) -> Iterator[NameCandidate]:
    """Yield what begins with a surname where a word begins, of two characters and of three."""
    dictionary = load_dictionary()
    plain = dictionary.simplify(text)
    words = dictionary.find_words(text)
    by_start = {word.start: k for k, word in enumerate(words)}
    for start, index in by_start.items():
        size = 2 if plain[start : start + 2] in COMPOUND else int(plain[start] in _SURNAMES)
        for end in (start + size + 1, start + size + 2) if size else ():
            if end <= len(plain) and _HAN.fullmatch(plain, start, end):
                yield _candidate(plain, Span(start, end), size, words, index)


def features(
    candidate: NameCandidate, tables: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """Return the value of each of `FEATURES`."""
    first, second = candidate.given[0], candidate.given[1:]
    slots = (("first", first), ("second", second)) if second else (("lone", first),)
    given = [_value(tables[slot], character) for slot, character in slots]
    after = _value(tables["after"], candidate.after)
    return {
        "surname": _value(tables["surname"], candidate.surname),
        "given": sum(given),
        "given_least": min(given),
        "before": _value(tables["before"], candidate.before),
        "after": after,
        "two_given": float(bool(second)),
        "apart": float(candidate.is_apart),
        "word_cost": candidate.word_cost / 10,
        "repeated": float(candidate.is_repeated),
        "compound": float(len(candidate.surname) > 1),
        "after_short": 0.0 if second else after,
    }


def _value(table: Mapping[str, float], key: str) -> float:
    value = table.get(key)
    return table[""] if value is None else value


def _candidate(
    text: str, span: Span, size: int, words: Sequence[PlacedWord], index: int
) -> NameCandidate:
    inside = []
    while index < len(words) and words[index].start < span.end:
        inside.append(words[index].text)
        index += 1
    costs = load_dictionary().cost
    long = [costs(word) or _UNKNOWN_COST for word in inside if len(word) > 1]
    name = text[slice(*span)]
    return NameCandidate(
        span,
        name[:size],
        name[size:],
        _before(text[span.start - 1 : span.start] if span.start else ""),
        _after(text[span.end : span.end + 1], words, index, span.end),
        not long,
        min(min(long, default=_NO_WORD_COST), _NO_WORD_COST),
        text.count(name) > 1,
    )


def _before(character: str) -> str:
    """Return a Chinese character as it is, and for others what kind they are of."""
    if _HAN.fullmatch(character):
        return character
    if character and character in "，。；！？、“”：（(,;:!?":
        return "，"
    if character.isspace():
        return " "
    return "0" if character.isdigit() else "^"


def _after(character: str, words: Sequence[PlacedWord], index: int, end: int) -> str:
    """Return the word that begins behind, "~" inside a word, and for others what kind they are."""
    if _HAN.fullmatch(character):
        return words[index].text if index < len(words) and words[index].start == end else "~"
    for marks in ("。！？；", "、 \u3000", "，,", "：:"):
        if character and character in marks:
            return marks[0]
    return "$"


def _is_other(candidate: NameCandidate) -> bool:
    """Tell whether characters are an address, a place, a word, or a name from abroad."""
    table = load_table()
    name = candidate.surname + candidate.given
    if candidate.before in _ENDS_WORD.get(candidate.surname, ()):
        return True
    is_known = name in table.surnames or name in table.given
    return is_known or bool(_NOT_GIVEN.fullmatch(candidate.given)) or _is_word(candidate)


def _is_word(candidate: NameCandidate) -> bool:
    """Tell whether the dictionary has the characters, and not as a person: 郁金香, 祁连山."""
    listed = load_dictionary().translations(candidate.surname + candidate.given)
    if not listed:
        return False
    surname = in_pinyin(candidate.surname).lower()
    return not any(surname.startswith(translation.lemma) for translation in listed)


@cache
def load_name_model(path: Path = PACKAGED_NAME_MODEL) -> NameModel:
    """Return the odds of a file that `scripts/training/weights/person_names.py` wrote.

    Raises:
        ModelError: the file is missing or damaged.
    """
    tables: dict[str, dict[str, float]] = {}
    try:
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
            table, key, value = line.split("\t")
            tables.setdefault(table, {})[key] = int(value) / _SCALE
        weights = tables.pop("weight")
        return NameModel(tables, weights, weights.pop("bias"))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: the odds of names cannot be read: {error}") from error


def name_model_text(model: NameModel) -> str:
    """Return what the file of a model holds, uncompressed: table, key and hundredths a line."""
    tables = {**model.tables, "weight": {**model.weights, "bias": model.bias}}
    return "\n".join(
        f"{table}\t{key}\t{round(value * _SCALE)}"
        for table, values in tables.items()
        for key, value in sorted(values.items())
    )
