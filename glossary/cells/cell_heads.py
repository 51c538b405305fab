"""Heads: what stands by rule before the words of a heading or item, and is never guessed.

A chapter's number, the mark of an item, a label with its colon: the head has its one English, and
what follows it is translated by itself. So marks keep one style through a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from glossary.cells.cell_table import cell_key, load_cells
from glossary.cells.plain_cells import part_name
from glossary.codes import as_roman, ordinal_word

_NUMERALS = "一二三四五六七八九十"
# 六、一旦着火 is the sixth item, 五、六年级 none.
_CHAPTER = deferred_pattern(
    rf"(?P<number>[{_NUMERALS}]{{1,3}})、\s*(?:(?![{_NUMERALS}、])|(?=一(?:旦|律|般|些|定|切|方面|是)))"
)
_SECTION = deferred_pattern(rf"[（(](?P<number>[{_NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）]、?\s*")
_ITEM = deferred_pattern(r"(?P<number>[0-9]{1,2})(?P<mark>[.．、)）])\s*(?![0-9.．、])")
# Emoji, stars, boxes and arrows; ○ may be a zero.
_SYMBOLS = (
    "\u2190-\u21ff\u25a0-\u25ca\u25cc-\u27bf\u2b00-\u2bff\u203b\ufe0f\u200d\U0001f000-\U0001faff"
)
_SIGN = deferred_pattern(rf"(?P<mark>[①-⑳]|[{_SYMBOLS}]+)\s*")
_INLINE = deferred_pattern(
    rf"(?P<mark>[①-⑳]|[{_SYMBOLS}]+)\s*"
    rf"|(?<![第条款项、])[（(](?P<number>[{_NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）]\s*"
    r"(?=[\u4e00-\u9fff])(?![项款目])"
    r"|(?<=[\s；;：:。])(?P<item>[0-9]{1,2})[.．、]\s*(?=[《“\u4e00-\u9fff])"
)
_MOST = 3  # heads one after the other: ★ 附件： 1.
_STOPS = "。；;：:，,"
_OPENING, _CLOSING = "“‘（(《〈「『【〔[", "”’）)》〉」』】〕]"
_ORDER = deferred_pattern(rf"[第其](?P<number>[{_NUMERALS}]{{1,2}})，\s*")
# 第二节课 is no section.
_PART = deferred_pattern(
    rf"第(?P<number>[{_NUMERALS}百]+|[0-9]+)(?P<part>[章节编篇])\s*(?![课是为将在已中车目气的])"
    "(?=[^，。；]{2,30}$)"
)
_DRAWING = deferred_pattern(
    r"(?P<name>附表|附件|附图|表|图|专栏)(?P<number>[0-9]+(?:[-–—.][0-9]+)*|[一二三四五六七八九十]+)"
    r"(?P<colon>[:：]\s*|\s+)(?=\S)"
)
_LABEL = deferred_pattern(r"(?P<label>[\u4e00-\u9fff（）()]{1,12})[:：]\s*(?=\S)")
_LONGEST_LABEL = 12
_COLON = deferred_pattern(r"[:：]\s*(?=\S)")
_IN_SENTENCE = deferred_pattern("[，。；！？,;]")
_KINDS = frozenset({"label", "unit_label", "statistic", "furniture"})
_PARTS = {"章": "Chapter", "节": "Section", "编": "Part", "篇": "Part"}


@dataclass(frozen=True, slots=True)
class CellHead:
    """A head: how many characters of the text it takes, its English, and what comes after.

    Attributes:
        length: Of the head in the text, the space after it included.
        english: What it is written as.
        goes_on: The words behind it go on with its sentence: "First, output rose".
        start: Where it stands in the text.
    """

    length: int
    english: str
    goes_on: bool = False
    start: int = 0


def find_heads(text: str) -> tuple[CellHead, ...]:
    """Return the head of a normalised text and the marks of items and symbols inside it.

    What stands in quotation marks or brackets is no mark of this text. Behind a label the further
    ones of its row are heads, too, two spaces before them.

    >>> [head.english for head in find_heads("★任务：①加快建设②完善设施")]
    ['★', '①', '②']
    """
    heads: list[CellHead] = []
    place = 0
    while len(heads) < _MOST and (head := find_head(text[place:])) is not None:
        heads.append(replace(head, start=place))
        place += head.length
    numbered = [match for match in _INLINE.finditer(text) if match["number"]]
    is_listed = any(match["number"] == "二" for match in numbered)
    for match in _INLINE.finditer(text, place):
        before = text[: match.start()]
        is_inside = sum(before.count(mark) for mark in _OPENING) > sum(
            before.count(mark) for mark in _CLOSING
        )
        if is_inside or match.start() == place or match.end() == len(text):
            continue
        if match["mark"]:
            english = match["mark"]
        elif match["number"]:
            if not (is_listed or before[-1:] in _STOPS):
                continue  # 总则（三）的规定
            english = f"({_value(match['number'])})"
        else:
            english = f"{match['item']}."
        length = match.end() - match.start()
        heads.append(CellHead(length, english, start=match.start()))
    return tuple(sorted([*heads, *_further_labels(text, heads)], key=lambda head: head.start))


def _further_labels(text: str, heads: Sequence[CellHead]) -> Iterator[CellHead]:
    """Yield the labels behind the first of a row: 来源：区政府办公室　作者：张三.

    Their spaces may be gone. What has a comma or a full stop is no value of a row.
    """
    if len(heads) != 1 or heads[0].start or _label(text) is None:
        return
    place = heads[0].length
    for colon in _COLON.finditer(text, place):
        starts = range(max(place, colon.start() - _LONGEST_LABEL), colon.start() - 1)
        labels = (head for k in starts if (head := _label(text[k:])) is not None)
        head = next(labels, None)
        if head is None:
            continue
        start = colon.end() - head.length
        if not _IN_SENTENCE.search(text, place, start):
            yield replace(head, english=f" {head.english}", start=start)
            place = colon.end()


def find_head(text: str) -> CellHead | None:
    """Return the head of a normalised text that has words after it, else None.

    >>> find_head("（二）加快道路建设")
    CellHead(length=3, english='(2)', goes_on=False, start=0)
    >>> find_head("抄送：省教育厅").english
    'Copied to:'
    >>> find_head("一、二类企业") is None
    True
    """
    for read in (_chapter, _section, _item, _sign, _order, _part, _drawing, _label):
        head = read(text)
        if head is not None:
            return head if head.length < len(text) else None
    return None


def _chapter(text: str) -> CellHead | None:
    match = _CHAPTER.match(text)
    return CellHead(match.end(), f"{as_roman(_value(match['number']))}.") if match else None


def _section(text: str) -> CellHead | None:
    match = _SECTION.match(text)
    return CellHead(match.end(), f"({_value(match['number'])})") if match else None


def _item(text: str) -> CellHead | None:
    match = _ITEM.match(text)
    if match is None:
        return None
    mark = ")" if match["mark"] in ")）" else "."
    return CellHead(match.end(), f"{match['number']}{mark}")


def _sign(text: str) -> CellHead | None:
    match = _SIGN.match(text)
    return CellHead(match.end(), match["mark"]) if match else None


def _order(text: str) -> CellHead | None:
    match = _ORDER.match(text)
    if match is None:
        return None
    words = ordinal_word(_value(match["number"])).capitalize()
    return CellHead(match.end(), f"{words},", goes_on=True)


def _part(text: str) -> CellHead | None:
    match = _PART.match(text)
    if match is None:
        return None
    value = _value(match["number"])
    number = f"{value}" if match["part"] == "节" else as_roman(value)
    return CellHead(match.end(), f"{_PARTS[match['part']]} {number}")


def _drawing(text: str) -> CellHead | None:
    match = _DRAWING.match(text)
    if match is None:
        return None
    return CellHead(match.end(), f"{part_name(match['name'], match['number'])}:")


def _label(text: str) -> CellHead | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    cell = load_cells().get(cell_key(match["label"]))
    if cell is None or cell.kind not in _KINDS:
        return None
    return CellHead(match.end(), f"{cell.english}:")


def _value(words: str) -> int:
    return int(words) if words.isdecimal() else int(parse_characters(words) or 0)
