"""Roads and streets: 文昌西路 is Wenchang West Road, 扬子江中路 Yangzijiang Middle Road.

A notice names a dozen of them, and a small model makes words of their names ("luxury Road"). What
is a road is told by its form, a name with its side, or by its company, one road beside another;
another is one where its name is more than common words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.writing.figure_rendering import write_ordinal
from corpora.spans import Span
from glossary.dictionary import PlacedWord, load_dictionary
from glossary.names.transliteration import place_in_pinyin
from glossary.requirement import Requirement
from gongbao.translation.wording.wording import Wording, as_list, met_inside

_CLASSES = {
    "大道": "Avenue",
    "大街": "Street",
    "路": "Road",
    "街": "Street",
    "巷": "Lane",
    "胡同": "Hutong",
}
_SIDES = {"东": "East", "西": "West", "南": "South", "北": "North", "中": "Middle"}
# Characters that no name of a road has, for they lead to it or say something of it.
_GRAMMAR = frozenset(
    "的之是为在于从到至往向沿经由将把被和与及或等对了着过以并各每两条座段处该本此这那某全新旧老出入进上下"
    "一走修建拓扩改通横穿他她它我市区县镇乡侧线号站好起抵达接临靠近距离止路街"
)
_ROAD = deferred_pattern(
    r"(?P<side>[东西南北中]?)(?P<class>大道|大街|路(?![口径线灯况面基网障费程由演长局桥政])"
    r"|街(?![道头坊区面巷心])|(?<![小街陋])巷(?![道口战])|胡同)"
)
_BESIDE = deferred_pattern(r"(?:路?段|路?口)?(?:[、和与及至到（(—-]|以[东西南北])+")
# 公路, 铁路, 十字路: what dictionaries have as a word is no name, nor is what says of which kind.
_KINDS_TEXT = """
公 铁 道 马 网 水 电 思 门 线 套 销 弯 岔 一 半 走 铺 修 筑 让 带 引 拦 问 迷 生 死 退 十字
丁字 断头 打通断头 产业 致富 柏油 水泥 沥青 石板 砂石 乡村 农村 通村 通组 旅游 高速 快速
主干 次干 支 环 步行 商业 美食 小吃 夜市 古 老 大 小 背 后 里 商贸 文化 丝绸 富民 连心 民生
便民 硬化 机耕 田间 生产 幸福 长征 创业 改革 强军 复兴 发展 转型 振兴 特色 一带一 赶考 规划
村组 连村 联网 水毁 塌方 景区 示范 小区 园区 内部 消防 巡护 防火 受淹 积水 群众 绿色 创新
上学 放学 奋进 强国 厂区 校园 山区 库区 林区 矿区 进村 入户 出村 环湖 环山 滨水 慢行 骑行
健身 观光 应急 疏散 便道
"""
# Names that are words, of roads in many a town.
_USUAL_TEXT = """
人民 建设 解放 中山 和平 新华 文化 学院 北京 上海 南京 广州 重庆 长江 黄河 泰山 长春 胜利
团结 友谊 光明 朝阳 迎宾 滨江 滨河 滨海 滨湖 环城 站前 府前 振兴 工业 体育 世纪 东风 红旗
公园 博物馆 大学 泰州 江都 长安 延安 民主 自由
"""
_USUAL = frozenset(_USUAL_TEXT.split())
_KINDS = frozenset(_KINDS_TEXT.split())
_JOINTS = ("、", "和", "与", "及", "以及")
_TO = ("至", "到", "—", "-", "–")
_SECTION_END = deferred_pattern("路?段?[)）]")
_ROUTES = deferred_pattern(
    "(?P<routes>(?<![0-9第])[0-9]{1,3}路(?:(?:、|和|及)[0-9]{1,3}路)*)"
    "(?:等(?P<all>[0-9]+)条(?:公交|公共汽车)线路|(?![口径段面]))"
)
# 8号, 8号3楼302室; 8号线 and 8号楼 are something else.
_ADDRESS = deferred_pattern(
    "(?P<number>[0-9]{1,5}(?:-[0-9]{1,4})?)号(?![线楼台机])(?:(?P<floor>[0-9]{1,2})[楼层])?"
    "(?:(?P<room>[0-9]{2,5})室)?"
)
_BUS = deferred_pattern("公交|汽?车|线路|区间|支线")
_DIGITS = deferred_pattern("[0-9]+")
_SIZES = "大小长短新老旧一二三四五六七八九十两多几"
_RARE = 12.0
_SHORTEST, _LONGEST = 2, 4
_HAN = deferred_pattern("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class _Road:
    span: Span
    english: str
    is_sure: bool
    is_usual: bool
    """Its name is a word, but one of many a road."""


def find_roads(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield the roads and bus routes of a normalised text, those of one list together.

    >>> [w.english for w in find_roads("沿文昌西路（国展路至盐阜路）、维扬路通行。", ())]
    ['Wenchang West Road (Guozhan Road to Yanfu Road) and Weiyang Road']
    >>> [w.english for w in find_roads("1路、4路和26路临时绕行。", ())]
    ['Routes 1, 4 and 26']
    """
    yield from _bus_routes(text, requirements)
    held = [r.span for r in requirements if not r.conflict]
    ends = {r.end for r in requirements if r.is_place}
    found = [road for road in _roads(text, ends) if not any(road.span.overlaps(h) for h in held)]
    roads = []
    for k, road in enumerate(found):
        beside = (*found[max(0, k - 1) : k], *found[k + 1 : k + 2])
        in_company = road.is_usual and any(
            (other.is_sure or other.is_usual) and _are_beside(text, road.span, other.span)
            for other in beside
        )
        if road.is_sure or in_company:
            roads.append(road)
    names: list[tuple[Span, str]] = []
    for span, english in _with_sections(text, roads):
        address = _address(text, span, english, requirements)
        if address is not None:
            if names:
                yield _listed(text, names)
                names = []
            yield address
            continue
        joint = text[names[-1][0].end : span.start] if names else ""
        if joint in _JOINTS:
            names.append((span, english))
            if joint != "、":
                yield _listed(text, names)
                names = []
            continue
        if names:
            yield _listed(text, names)
        names = [(span, english)]
    if names:
        yield _listed(text, names)


def _listed(text: str, names: Sequence[tuple[Span, str]]) -> Wording:
    """Return neighbouring names as one list, open where 等 goes on with it."""
    span = Span(names[0][0].start, names[-1][0].end)
    return Wording(span, as_list([english for _, english in names], text[span.end :]))


def _address(
    text: str, road: Span, english: str, requirements: Sequence[Requirement]
) -> Wording | None:
    """Return the number of a house with its road and the places before it, the least first."""
    match = _ADDRESS.match(text, road.end)
    if match is None:
        return None
    parts = [f"No. {match['number']} {english}"]
    if match["floor"]:
        parts.insert(0, f"{write_ordinal(int(match['floor']))} Floor")
    if match["room"]:
        parts.insert(0, f"Room {match['room']}")
    start = road.start
    for place in reversed([r for r in requirements if r.is_place and not r.conflict]):
        if place.end == start:
            parts.append(place.accepted[0])
            start = place.start
    span = Span(start, match.end())
    address = ", ".join(parts)
    inside = met_inside(span, address, requirements)
    return None if inside is None else Wording(span, address, inside)


def _with_sections(text: str, roads: Sequence[_Road]) -> Iterator[tuple[Span, str]]:
    """Yield roads, each with the section in brackets behind it: 文昌西路（国展路至博物馆路段）."""
    k = 0
    while k < len(roads):
        road, ends = roads[k], roads[k + 1 : k + 3]
        k += 1
        if len(ends) == 2 and text[road.span.end : ends[0].span.start] in ("(", "（"):
            closing = _SECTION_END.match(text, ends[1].span.end)
            if closing and text[ends[0].span.end : ends[1].span.start] in _TO:
                section = f"({ends[0].english} to {ends[1].english})"
                yield Span(road.span.start, closing.end()), f"{road.english} {section}"
                k += 2
                continue
        yield road.span, road.english


def _bus_routes(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    for match in _ROUTES.finditer(text):
        numbers = _DIGITS.findall(match["routes"])
        is_single = len(numbers) == 1
        if is_single and not _BUS.match(text, match.end()):
            continue
        span = Span(*match.span())
        inside = tuple(k for k, r in enumerate(requirements) if r.span.overlaps(span))
        if not all(span.contains(requirements[k].span) for k in inside):
            continue
        listed = as_list(numbers, "" if match["all"] else text[span.end :])
        english = f"Route {listed}" if is_single else f"Routes {listed}"
        if match["all"]:
            english = f"{match['all']} bus routes, including {english}"
        yield Wording(span, english, inside)


def _roads(text: str, ends: Collection[int]) -> Iterator[_Road]:
    matches = list(_ROAD.finditer(text))
    words = load_dictionary().find_words(text) if matches else ()
    for match in matches:
        side, kind = match["side"], match["class"]
        start = _start_of_name(text, words, match.start(), ends)
        if start is None and side:
            side, start = "", _start_of_name(text, words, match.start("class"), ends)
        if start is None:
            continue
        name = text[start : match.end() - len(side + kind)]
        if name in _KINDS or load_dictionary().cost(name + side + kind) is not None:
            continue
        english = f"{place_in_pinyin(name, kind)} {_SIDES.get(side, '')} {_CLASSES[kind]}"
        is_numbered = _ADDRESS.match(text, match.end()) is not None
        is_sure = bool(side) or is_numbered or _is_no_word(name)
        span = Span(start, match.end())
        yield _Road(span, " ".join(english.split()), is_sure, name in _USUAL)


def _start_of_name(
    text: str, words: Sequence[PlacedWord], end: int, ends: Collection[int]
) -> int | None:
    """Return where the name begins that ends at a place, None where that is not to be told.

    It begins behind what ends at one of `ends`, the places before it.
    """
    start = end
    for word in reversed([w for w in words if w.start < end]):
        if word.end < start or start in ends or not _HAN.fullmatch(word.text):
            break
        for k in range(min(word.end, end) - 1, word.start - 1, -1) if word.end > end else ():
            if text[k] in _GRAMMAR:
                return _whole(start, end)
            start = k
            if start in ends:
                return _whole(start, end)
        if word.end > end:
            continue
        if word.text in _GRAMMAR:
            break
        is_whole = end - start >= _SHORTEST or _is_common(word.text)
        if len(word.text) > 1 and start < end and is_whole:
            break  # 改造 before 人民路, 紧邻 before 滨湖大道
        start = word.start
        if end - start > _LONGEST:
            return None
    return _whole(start, end)


def _whole(start: int, end: int) -> int | None:
    return start if _SHORTEST <= end - start <= _LONGEST else None


def _is_common(word: str) -> bool:
    cost = load_dictionary().cost(word)
    return cost is not None and cost < _RARE


def _is_no_word(name: str) -> bool:
    """Tell whether a name is more than words that everybody uses: 京华城, but not 产业发展."""
    words = [w.text for w in load_dictionary().find_words(name)]
    return name[-1] not in _SIZES and not all(len(w) > 1 and _is_common(w) for w in words)


def _are_beside(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return bool(_BESIDE.fullmatch(text, first.end, second.start))
