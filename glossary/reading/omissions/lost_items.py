"""A member of a list that the translation leaves out: 教育、医疗、住房 as "education and housing".

A member counts as lost where the English has no word of it, but one of every other, and as many
members as the list has without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.spans import Span
from glossary.dictionary import find_english_words
from glossary.reading.content_words import SourceContent, content_key, read_content

_LIST = re.compile(
    "[^，。；：！？、（）“”《》\\d]{1,12}(?:、[^，。；：！？、（）“”《》\\d]{1,12}){1,9}"
)
_NUMBER = re.compile("[一二三四五六七八九十]$")
_TAIL = re.compile("[一二两三四五六七八九十几多]个|等|的|代表|方面")
_ITEM = re.compile("(?![未不无中它他她])[\u4e00-\u9fff]{2,5}")
_LAST = re.compile("(?:以及|[和及与或])")
_ENGLISH_SEPARATOR = re.compile(r",? (?:and|or|as well as|plus) |[,;/] ")
_CONJUNCTION = re.compile("and|or|plus|as well as")
_GOES_ON = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,3},? (?:and|or|as well as) ")
_FEWEST, _LONGEST = 3, 7
_LEAST_WEIGHT = 2.0
_REACH = 40
"""Letters that a member of a list may have."""


def lost_item(source: str, target: str) -> Span | None:
    """Return the member of a list of a normalised source that its translation leaves out.

    >>> said = "On display are calligraphy, painting and sculpture."
    >>> lost_item("展出书法、绘画、剪纸、雕塑。", said) == Span(8, 10)
    True
    """
    for match in _LIST.finditer(source):
        items = list(_items(match))
        tail = _TAIL.search(source, items[-1].start, items[-1].end)
        if tail is not None and tail.start() > items[-1].start:
            items[-1] = Span(items[-1].start, tail.start())
        if len({source[item.end - 1] for item in items}) == 1:
            continue  # 积势、蓄势、谋势: one word may say two
        if len(items) >= _FEWEST and not _NUMBER.search(source, items[0].start, items[0].end):
            lost = _lost_of([source[slice(*item)] for item in items], target)
            if lost is not None and _ITEM.fullmatch(source, items[lost].start, items[lost].end):
                return items[lost]
    return None


def _items(match: re.Match[str]) -> Iterator[Span]:
    place = match.start()
    parts = match.group().split("、")
    for number, part in enumerate(parts):
        end = place + len(part)
        joint = _LAST.search(part, 1) if number == len(parts) - 1 else None
        if joint is not None and joint.end() < len(part):
            yield Span(place, place + joint.start())
            yield Span(place + joint.end(), end)
        else:
            yield Span(place, end)
        place = end + 1


def _lost_of(items: Sequence[str], target: str) -> int | None:
    """Return the number of the one member that is not there, None where none or more are lost."""
    contents = [read_content(item) for item in items]
    words = [(content_key(word.text), word.start) for word in find_english_words(target)]
    places = [_places(number, contents, words) for number in range(len(items))]
    if any(len(item) > _LONGEST for item in items[1:-1]):
        return None
    missing = [number for number, found in enumerate(places) if not found]
    if len(missing) != 1 or _weight(contents[missing[0]]) < _LEAST_WEIGHT:
        return None
    number = missing[0]
    order = [min(of_item) for of_item in places if of_item]
    if not number or order != sorted(order) or order[-1] - order[0] > _REACH * len(items):
        return None
    separators = _ENGLISH_SEPARATOR.findall(target, order[0], order[-1])
    is_whole = bool(separators) and _CONJUNCTION.search(separators[-1]) is not None
    goes_on = _GOES_ON.match(target, order[-1]) is not None
    return number if len(separators) == len(items) - 2 and is_whole and not goes_on else None


def _places(
    number: int, contents: Sequence[SourceContent], words: Sequence[tuple[str, int]]
) -> list[int]:
    """Return where words stand that may say one member and none of the others."""
    others = {
        lemma
        for other, content in enumerate(contents)
        if other != number
        for word in content.words
        for lemma, _ in word.lemmas
    }
    own = {lemma for word in contents[number].words for lemma, _ in word.lemmas} - others
    return [place for key, place in words if key in own]


def _weight(content: SourceContent) -> float:
    return sum(word.rarity for word in content.words)
