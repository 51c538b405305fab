"""Posts by their grammar: 市财政局局长 is "director of the Municipal Finance Bureau".

A post is a title of the table of cells, behind the body that it is of: a level (市, 县) or a place,
and a body of the table or of the Party. What is not wholly that is no post.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from glossary.cells.cell_table import load_cells

_LEVELS = {
    "省": "Provincial",
    "自治区": "Regional",
    "市": "Municipal",
    "县": "County",
    "区": "District",
    "州": "Prefectural",
    "盟": "League",
    "旗": "Banner",
    "镇": "Town",
    "乡": "Township",
    "街道": "Subdistrict",
}
_LEVEL = "|".join(_LEVELS)
# Bodies whose level does not stand first in English; without one it is that of the reader's own.
_BODIES = {
    "委": "{} Party Committee",
    "党委": "{} Party Committee",
    "党工委": "{} Party Working Committee",
    "纪委": "{} Commission for Discipline Inspection",
    "监委": "{} Commission of Supervision",
    "纪委监委": "{} Commission for Discipline Inspection and Commission of Supervision",
    "人大": "{} People's Congress",
    "人大常委会": "Standing Committee of the {} People's Congress",
    "政协": "CPPCC {} Committee",
    "政府": "{} Government",
    "政府办": "General Office of the {} Government",
    "政府办公室": "General Office of the {} Government",
    "政府办公厅": "General Office of the {} Government",
    "委办公室": "General Office of the {} Party Committee",
    "委办": "General Office of the {} Party Committee",
    "委组织部": "Organization Department of the {} Party Committee",
    "委宣传部": "Publicity Department of the {} Party Committee",
    "委统战部": "United Front Work Department of the {} Party Committee",
    "委社会工作部": "Society Work Department of the {} Party Committee",
    "委政法委": "Commission for Political and Legal Affairs of the {} Party Committee",
    "委金融办": "Financial Affairs Office of the {} Party Committee",
    "委人才办": "Talent Office of the {} Party Committee",
    "委网信办": "Cyberspace Affairs Office of the {} Party Committee",
    "委编办": "Institutional Organization Office of the {} Party Committee",
    "委改革办": "Reform Office of the {} Party Committee",
    "委党校": "Party School of the {} Party Committee",
    "总工会": "{} Federation of Trade Unions",
    "妇联": "{} Women's Federation",
    "工商联": "{} Federation of Industry and Commerce",
    "残联": "{} Disabled Persons' Federation",
    "文联": "{} Federation of Literary and Art Circles",
    "科协": "{} Association for Science and Technology",
    "红十字会": "{} Red Cross Society",
    "气象局": "{} Meteorological Bureau",
    "税务局": "{} Tax Service",
    "卫生健康委员会": "{} Health Commission",
    "教育和体育局": "{} Education and Sports Bureau",
    "国资委": "{} State-Owned Assets Supervision and Administration Commission",
    "编委会": "{} Institutional Organization Commission",
    "数据局": "{} Data Bureau",
    "大数据局": "{} Big Data Bureau",
    "政务服务中心": "{} Government Service Center",
    "公共资源交易中心": "{} Public Resources Trading Center",
    "图书馆": "{} Library",
    "博物馆": "{} Museum",
    "妇幼保健院": "{} Maternal and Child Health Hospital",
    "人民医院": "{} People's Hospital",
    "中医院": "{} Hospital of Traditional Chinese Medicine",
    "疾控中心": "{} Center for Disease Control and Prevention",
    "融媒体中心": "{} Converged Media Center",
    "消防救援大队": "{} Fire and Rescue Brigade",
    "消防救援支队": "{} Fire and Rescue Detachment",
}
_TITLES = {
    "常委": "member of the Standing Committee",
    "委员": "member",
    "支队长": "head",
    "大队长": "head",
    "部长": "head",  # of a department of the Party; a minister's body is no body of the table
    "主席": "chairman",
    "副主席": "vice chairman",
    "省领导": "provincial leader",
    "市领导": "municipal leader",
    "县领导": "county leader",
    "区领导": "district leader",
    "州领导": "prefectural leader",
    "村党委书记": "secretary of the village Party committee",
    "村党总支书记": "secretary of the village general Party branch",
    "村支书": "secretary of the village Party branch",
    "社区党委书记": "secretary of the community Party committee",
    "社区党总支书记": "secretary of the community general Party branch",
    "社区党支部书记": "secretary of the community Party branch",
    "社区主任": "director of the residents' committee",
}
# 人大常委会主任 is no "director".
_CHAIRED = re.compile("(?:人大常委会|政协)$")
_DEPARTMENT = re.compile("(?:组织|宣传|统战|社会工作)部$")
_HEADS = {"部长": "head", "副部长": "deputy head", "常务副部长": "executive deputy head"}
_CHAIRS = {
    "主任": "chairman",
    "主席": "chairman",
    "副主任": "vice chairman",
    "副主席": "vice chairman",
}
_OF_ITS_OWN = re.compile(f"(?:常务)?副?(?:{_LEVEL})")
_BEFORE = {"原": "former", "前": "former", "代": "acting", "代理": "acting", "名誉": "honorary"}
_CLASSES = (*_LEVELS.values(), "Prefecture", "City", "Region")
# What a glossary has, or what is said in other words in running text.
_MORE_THAN_OFFICES = frozenset(
    ("委", "党委", "人大", "政协", "政府", "政府办", "委办", "妇联", "文联")
)
_MANY = re.compile("[、兼]")


@dataclass(frozen=True, slots=True)
class _Post:
    title: str
    body: str = ""

    def english(self) -> str:
        return f"{self.title} of the {self.body}" if self.body else self.title


@dataclass(frozen=True, slots=True)
class KnownWords:
    """English that a glossary has for whole titles and posts, and for places such as 江州市."""

    posts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def render_posts(text: str, known: KnownWords | None = None) -> str | None:
    """Return the English of one post or of several of a person, None for anything else.

    Args:
        text: Normalised Chinese.
        known: What a glossary has of it.

    >>> render_posts("市财政局局长"), render_posts("市教育局党组书记、局长")
    ('director of the Municipal Finance Bureau', \
'secretary of the leading Party members group and director of the Municipal Education Bureau')
    >>> render_posts("江州市副市长", KnownWords(places={"江州市": "Jiangzhou"}))
    'vice mayor of Jiangzhou'
    """
    posts: list[_Post] = []
    for part in _MANY.split(text):
        post = _post(part, known or KnownWords())
        if post is None:
            return None
        if posts and posts[-1].body and not post.body and not _OF_ITS_OWN.match(part):
            # 党组书记、局长: of one body
            before = posts.pop()
            is_chaired = before.body.startswith(("Standing Committee of", "CPPCC"))
            title = _CHAIRS.get(part, post.title) if is_chaired else post.title
            post = _Post(f"{before.title} and {title}", before.body)
        posts.append(post)
    english = [post.english() for post in posts]
    return " and ".join(filter(None, (", ".join(english[:-1]), english[-1])))


def render_body(text: str, known: KnownWords | None = None) -> str | None:
    """Return the English of an office with its level or its place, or by itself, else None.

    >>> render_body("市财政局"), render_body("商务局"), render_body("财政")
    ('Municipal Finance Bureau', 'Commerce Bureau', None)
    """
    return _body(text, known or KnownWords())


def offices() -> frozenset[str]:
    """Return the Chinese of offices without their level, 财政局; not those of the Party alone."""
    names = _named_bodies().keys() | _BODIES.keys() - _MORE_THAN_OFFICES
    return frozenset(
        name
        for name in names
        if not any(
            name.startswith(level) and name[len(level) :] in names | _MORE_THAN_OFFICES
            for level in _LEVELS
        )
    )


def _post(text: str, known: KnownWords) -> _Post | None:
    """Return one post: the longest title at its end, and the body before it."""
    if text in known.posts:
        return _Post(known.posts[text])
    for start in range(len(text)):
        title = _title(text[start:], known)
        if title is None:
            continue
        body = text[:start]
        if not body:
            # A 部长 alone is a minister, or the head of a department: nothing tells.
            return None if text in _HEADS and text not in known.posts else _Post(title)
        if _CHAIRED.search(body):
            title = _CHAIRS.get(text[start:], title)
        if _DEPARTMENT.search(body):
            title = _HEADS.get(text[start:], title)
        if body in known.places and _OF_ITS_OWN.match(text[start:]):
            return _Post(f"{title} of {known.places[body]}")  # 江州+市委书记, 江州市+副市长
        named = _body(body, known)
        if named is not None:
            return _Post(title, named)
    return None


def _title(text: str, known: KnownWords) -> str | None:
    for prefix, english in _BEFORE.items():
        rest = _title(text[len(prefix) :], known) if text.startswith(prefix) else None
        if rest is not None:
            return f"{english} {rest}"
    return known.posts.get(text) or _TITLES.get(text) or _titles().get(text)


def _body(text: str, known: KnownWords) -> str | None:
    """Return a body with its level or its place, and the body of which it is a part."""
    for end in range(len(text) - 1, -1, -1):
        place, kind = text[:end], text[end:]
        english = known.places.get(place) or known.places.get(place[:-1], "")
        if end and not english and place not in _LEVELS:
            continue
        level = next((_LEVELS[x] for x in _LEVELS if place.endswith(x)), "")
        if english:
            english = english.removesuffix(" Province")
            has_class = english.split()[-1] in _CLASSES
            level = english if has_class or not level else f"{english} {level}"
        named = _levelled(kind, level) or _part_of(kind, level)
        if named is not None:
            return named
    return None


def _part_of(kind: str, level: str) -> str | None:
    """Return a part of a body, 公安局交警支队 of a city: the whole stands first in Chinese."""
    for cut in range(2, len(kind) - 1):
        whole, part = _levelled(kind[:cut], level), _levelled(kind[cut:], "")
        if whole is not None and part is not None:
            return f"{part} of the {whole}"
    return None


def _levelled(kind: str, level: str) -> str | None:
    if kind in _BODIES:
        return " ".join(_BODIES[kind].format(level).split())
    english = _named_bodies().get(kind)
    return None if english is None else f"{level} {english}".lstrip()


@cache
def _titles() -> dict[str, str]:
    """Return the titles of the table as they stand in a sentence."""
    return {
        key: cell.english[0].lower() + cell.english[1:]
        for key, cell in load_cells().items()
        if cell.kind == "post"
    }


@cache
def _named_bodies() -> dict[str, str]:
    return {key: cell.english for key, cell in load_cells().items() if cell.kind == "body"}
