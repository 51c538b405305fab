"""Places and companies abroad that no glossary has, behind the name of their country.

德国曼海姆市 and 日本有田町 are known by their class, 博世力士乐公司 by what it is. Places in Japan,
Korea and Vietnam are named by characters that are read there in another way than in China, and a
company spells its name as it likes. In pinyin or by table either is but a mark for who knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.copies import Copy
from glossary.names.transliteration import (
    by_syllables,
    forms_of_parts,
    in_pinyin,
    is_transliterated,
)

COUNTRIES_IN_CHARACTERS = ("日本", "韩国", "朝鲜", "越南")
"""Countries whose places have names in Chinese characters of their own."""

_HAN = "[\u4e00-\u9fff]"
# 省长, 市场: the class of a place is no class before these.
_NO_CLASS = "(?![场长民政级委内立外])"
_CLASS = deferred_pattern(
    f"(?P<stem>{_HAN}{{2,8}}?)(?P<level>大学|大区|[市州省县郡府邦港]){_NO_CLASS}(?!区)"
)
_CLASS_IN_CHARACTERS = deferred_pattern(
    f"(?P<stem>{_HAN}{{1,4}}?)(?P<level>[市县町郡府村省]){_NO_CLASS}"
)
_CLASS_INSIDE = deferred_pattern(
    f"(?P<stem>{_HAN}{{1,4}}?)(?P<level>[市县町郡府村省区社]){_NO_CLASS}"
)
_IN_CHARACTERS = frozenset((*COUNTRIES_IN_CHARACTERS, "日本国", "大韩民国", "越南社会主义共和国"))
_LEVELS = {
    "市": ("", " City"),
    "州": ("", " State", " Oblast", " Region", " Canton"),
    "省": (" Province", ""),
    "县": (" County", " Prefecture", ""),
    "郡": (" County", ""),
    "府": (" Prefecture", " Province", ""),
    "邦": (" State", ""),
    "港": (" Port", ""),
    "町": (" Town", ""),
    "村": (" Village", ""),
    "区": (" District", " Ward", ""),
    "社": (" Commune", ""),
    "大区": (" Region", ""),
    "大学": (" University",),
}
# Characters that transliterate and are words of their own where they begin or end what follows.
_WORDS = deferred_pattern(
    "^(?:多|各|两|三|几|都|在|和|与|的|本|西部|东部|南部|北部|中部|部分|主要|其他|一些|首都|联邦|国立|公立|私立"
    "|有关|相关|友好|地方)"
)
_NO_STEM = deferred_pattern(
    "[我本该全各两等及与和的在对来到于为是将从向共这那驻访签]|(?:都|夜|早|股|楼|门|超|集|闹|上|入|大|小|新|农|渔|度假"
    "|地|园|特|山|景|校|厂|灾|牧|郊|库|战|禁|辖|开发|保税|自贸|合作|示范|核心|工业|高新|商务|政|首相|总统|王|学"
    "|旅行|出版|通讯|报|公|商|会|株式会)$"
)
_NO_CITY = deferred_pattern("城市")
_SKIPPED = deferred_pattern("的")
_LISTED = deferred_pattern("[、和与及]")
_COMPANY = deferred_pattern(
    f"(?P<stem>{_HAN}{{2,8}}?)(?P<level>(?:股份|有限|责任|控股|国际)*(?:公司|集团|株式会社|财团))"
)
_NO_COMPANY = deferred_pattern(
    "[我本该全各某这那些家个和与及的在对来到于为是将从向、]|有关|相关|驻华|在华|大型|一流|著名|知名|跨国|上市|[一二两三四五六七八九十几数多]"
)
_TRADES = deferred_pattern(
    "石油|天然气|电力|电气|电信|电子|电器|铁路|航空|航天|航运|化工|化学|汽车|机械|制药|医药|科技|技术|投资|贸易|保险"
    "|能源|国家|国有|国营|物流|食品|饮料|矿业|矿产|建筑|建设|工程|银行|证券|金融|咨询|软件|信息|网络|通信|传媒|娱乐"
    "|钢铁|重工|工业|农业|生物|环保|水务|燃气|核电|风电|光伏|半导体|通用|国际|联合|中央|私营|民营|分|子|母|总|母子|外贸"
    "|进出口|零售|百货|服务|管理|控股|旅游|酒店|地产|房地产|设备|制造|材料|纸业|木业|啤酒|乳业|种业|船舶|造船|海运|港口"
)

_TRADES_BEHIND = deferred_pattern(f"(?:{_TRADES.pattern})+$")


def find_places_abroad(
    text: str, countries: Iterable[Span], ruled: Collection[Span]
) -> Iterator[Copy]:
    """Yield the places and companies that stand behind the name of a country.

    Where one place is ruled on, 广宁省 in 越南广宁省下龙市, the next one is looked for behind it.
    """
    for country in countries:
        in_characters = text[country.start : country.end] in _IN_CHARACTERS
        pattern = _CLASS_IN_CHARACTERS if in_characters else _CLASS
        position = country.end
        while position < len(text):
            skipped = _SKIPPED.match(text, position)
            position = skipped.end() if skipped else position
            known = next((span.end for span in ruled if span.start <= position < span.end), None)
            if known is not None:
                position = known
            else:
                found = _place(text, position, pattern, ruled) or _company(text, position, ruled)
                if found is None:
                    break
                yield found
                position = found.end
            listed = _LISTED.match(text, position)
            if listed is not None:
                position = listed.end()
            elif in_characters:
                pattern = _CLASS_INSIDE


def _place(
    text: str, position: int, pattern: re.Pattern[str], ruled: Collection[Span]
) -> Copy | None:
    match = pattern.match(text, position)
    if match is None or _WORDS.match(match["stem"]):
        return None
    stem, level = match["stem"], match["level"]
    named = Span(*match.span("stem"))
    in_characters = pattern is not _CLASS
    if in_characters:
        if (
            _NO_STEM.search(stem)
            or _NO_CITY.search(match.group())
            or any(span.overlaps(match.span()) for span in ruled)
        ):
            return None
        written = in_pinyin(stem)
    else:
        if not is_transliterated(stem) or any(span.contains(named) for span in ruled):
            return None
        written = by_syllables(stem)
    endings = _LEVELS[level]
    if in_characters and level == "县":
        endings = (" Prefecture", " County", "")
    forms = [written + ending for ending in endings]
    forms += [f"University of {written}"] if level == "大学" else [in_pinyin(stem)]
    return Copy(
        match.start(),
        match.end(),
        match.group(),
        tuple(dict.fromkeys(forms)),
        is_spelled_freely=in_characters,
    )


def _company(text: str, position: int, ruled: Collection[Span]) -> Copy | None:
    match = _COMPANY.match(text, position)
    if match is None or _NO_COMPANY.search(match["stem"]):
        return None
    stem = match["stem"]
    if not _TRADES.sub("", stem) or any(span.overlaps(match.span("stem")) for span in ruled):
        return None
    name = _TRADES_BEHIND.sub("", stem) or stem
    forms = forms_of_parts([name]) if is_transliterated(name) else (in_pinyin(name),)
    end = match.start() + len(name)
    return Copy(match.start(), end, name, forms, is_spelled_freely=True)
