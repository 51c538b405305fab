"""Names from abroad that no glossary has: found, written by table or in pinyin, never invented.

Persons are known by the dot between their names, a Japanese or Korean by the country and a post
before the name; places by the country before them and their class behind: 德国曼海姆市. Each has to
be checked by a person, whatever the table says (see `names.unverified`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.copies import Copy
from glossary.names.places_abroad import find_places_abroad
from glossary.names.posts import ADDRESSES, FOREIGN_POSTS, POSTS
from glossary.names.transliteration import (
    forms_of_parts,
    is_transliterated,
    japanese_forms,
    korean_forms,
    load_table,
)

_HAN = "[\u4e00-\u9fff]"
_LONGEST = 8
_DOT = deferred_pattern("[·•‧・]")
_LAST_HAN = deferred_pattern(f"{_HAN}+$")
_BEFORE = deferred_pattern(
    f".*(?:{FOREIGN_POSTS}|{POSTS}|{ADDRESSES}|国家|企业|公司|集团|协会|[由和与同向对请为是及、的国籍城])"
)
_BEHIND = (
    f"{ADDRESSES}|{FOREIGN_POSTS}|一行|等|说|表示|指出|介绍|认为|强调|出席|访问|访华|来访|会见|会谈|率|前往|抵达|"
    "称|曾|还|已|又|因|被|遭|希望|重申|呼吁|警告|承认|解释|补充|在|于|与|和|及|对|向|为|是|将|也|的|今|昨|近日|当选|获|发表|致|参加|参观|担任|任|签|宣布|主持|告诉|就|到|来|"
    r"[，,、。；;：:！？!?（）()《》“”\s\d·•‧・]|$"
)
_REST = deferred_pattern(rf"(?P<name>{_HAN}{{1,8}}?)(?={_BEHIND})")
_LISTING = "、，,和与及由"
_FORMS_OF_ADDRESS = "先生|女士|小姐|夫人|博士|教授"
_BEFORE_ADDRESS = deferred_pattern(
    rf"(?<![\u4e00-\u9fff·])(?P<name>{_HAN}{{2,6}}?)(?=(?:{_FORMS_OF_ADDRESS})(?!们))"
)
_ADDRESS = deferred_pattern(_FORMS_OF_ADDRESS)
_IN_LATIN = deferred_pattern(r"\s?[(（]\s?[A-Za-z\u00c0-\u024f]")
_COUNTRY = deferred_pattern("日本|韩国|朝鲜|大韩民国")


def find_foreign_names(
    text: str, countries: Iterable[Span] = (), ruled: Collection[Span] = ()
) -> tuple[Copy, ...]:
    """Return the unverified names of normalised text, left to right, without overlaps.

    Args:
        text: Chinese text.
        countries: Where countries are named in it: places are looked for behind them.
        ruled: Where a glossary has ruled; a place known without its class (里尔大学) is no other.

    >>> found = find_foreign_names("日本首相岸田文雄会见克里斯托弗·约翰逊先生")
    >>> [(name.text, name.forms[0]) for name in found]
    [('岸田文雄', 'Kishida Fumio'), ('克里斯托弗·约翰逊', 'Christopher Johnson')]
    """
    names: list[Copy] = []
    for name in chain(_persons(text), find_places_abroad(text, countries, ruled)):
        span = Span(name.start, name.end)
        if _IN_LATIN.match(text, name.end):
            continue  # 朔尔茨（Scholz）: the source says itself how it is written
        if not any(span.overlaps((other.start, other.end)) for other in names):
            names.append(name)
    return tuple(sorted(names, key=lambda name: name.start))


@lru_cache(maxsize=16)
def _persons(text: str) -> tuple[Copy, ...]:
    return (*_dotted(text), *_addressed(text), *_east_asian(text))


def _dotted(text: str) -> Iterator[Copy]:
    end = 0
    for dot in _DOT.finditer(text):
        before = _LAST_HAN.search(text, end, dot.start())
        if dot.start() < end or before is None:
            continue
        begin = before.start() + _begin_of_name(before.group())
        end = _end_of_name(text, dot.end())
        while _DOT.match(text, end):
            end = _end_of_name(text, end + 1)
        parts = _DOT.split(text[begin:end])
        is_title = text[begin - 1 : begin] == "《" or text[end : end + 1] == "》"
        if all(map(_is_foreign, parts)) and not is_title:
            yield Copy(begin, end, text[begin:end], forms_of_parts(parts))


def _begin_of_name(part: str) -> int:
    """Return where the first name begins in what stands before the first dot.

    What transliterates reaches back from the dot without a break, as far as the last title or verb.
    """
    before = _BEFORE.match(part)
    first = before.end() if before is not None and before.end() < len(part) else 0
    start = len(part)
    while start > first and (is_transliterated(part[start - 1]) or _is_of_china(part[start - 1])):
        start -= 1
    return start


def _end_of_name(text: str, start: int) -> int:
    """Return where the last name ends: before a verb or title, or with what transliterates."""
    match = _REST.match(text, start)
    end = min(match.end("name") if match is not None else start + _LONGEST, len(text))
    run = start
    while run < end and (is_transliterated(text[run]) or _is_of_china(text[run])):
        run += 1
    if run == end and match is not None:
        return end
    table = load_table()
    for length in range(run - start, 1, -1):
        word = text[start : start + length]
        if word in table.surnames or word in table.given:
            return start + length
    return run


def _is_foreign(part: str) -> bool:
    return bool(part) and (
        is_transliterated(part) or all(is_transliterated(c) or _is_of_china(c) for c in part)
    )


def _is_of_china(part: str) -> bool:
    return part[0] in "买提阿不力古丽依明玉素甫次仁扎西卓旺央肉孜吾白江木热合"


def _addressed(text: str) -> Iterator[Copy]:
    """Yield the surnames of the table before a form of address: 史密斯先生."""
    if not _ADDRESS.search(text):
        return
    surnames = load_table().surnames
    for match in _BEFORE_ADDRESS.finditer(text):
        if match["name"] in surnames:
            yield Copy(*match.span("name"), match["name"], surnames[match["name"]])


def _east_asian(text: str) -> Iterator[Copy]:
    for name, forms in load_table().persons.items():
        start = text.find(name)
        if start >= 0:
            yield Copy(start, start + len(name), name, forms)
    for country in _COUNTRY.finditer(text):
        yield from _of_country(text, country)


def _of_country(text: str, country: re.Match[str]) -> Iterator[Copy]:
    write = japanese_forms if country.group() == "日本" else korean_forms
    for match in _after_title(country.group()).finditer(text, country.end()):
        start, family = match.start("family"), match["family"]
        rest = match["known"] or match["given"]
        is_listed = text[start - 1] in _LISTING
        if not is_listed or match["known"] or _is_called(text, match.end()):
            yield Copy(start, match.end(), family + rest, write(family, rest))


@cache
def _after_title(country: str) -> re.Pattern[str]:
    table = load_table()
    is_japanese = country == "日本"
    families = table.japanese_surnames if is_japanese else table.korean_surnames
    known = table.japanese_given if is_japanese else {"": ()}
    most = 3 if is_japanese else 2
    return re.compile(
        f"(?:(?<=[{_LISTING}])|(?:{FOREIGN_POSTS}))(?P<family>{_any(families)})"
        f"(?:(?P<known>{_any(known) or '$^'})|(?P<given>{_HAN}{{1,{most}}}?)(?={_BEHIND}))"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _is_called(text: str, end: int) -> bool:
    return re.match(f"(?:{ADDRESSES})", text[end:]) is not None
