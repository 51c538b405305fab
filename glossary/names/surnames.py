"""Chinese surnames and how they are read; surnames that stand for a person alone.

Notices and reports name private persons by surname only: 王某 and 黄某某 in notices of the police
and the courts, 陆先生 and 李女士 in the news. English says "Wang", "Huang", "Mr. Lu" and "Ms. Li".
"""

from __future__ import annotations

from collections.abc import Iterator

from corpora.patterns.deferred_patterns import deferred_pattern

SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温"
    "康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂"
    "成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党"
    "宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "区朴冼盖乐员晏荀逄褟雒亓仝鄢郜郗郦郁鄂阚闻於昝粟沃丰权植禹贝花柏皮占扈宓蔺屠班湛匡母綦边阴逯隆都那鹿"
)
RARER = (
    "洪赖萧储鞠谈茅芮束习邸揭税卿裘杭邰雍濮晁笪谯佴庹狄廉奚酆嵇惠贲邴糜钭厉戎莘璩茹暨訾毋乜蒯哈常封幸祖宿浦强计"
    "诸宣隗"
)
"""Surnames that are ordinary characters, or seldom met: a post or an address tells of them."""
EVERY_SINGLE = SINGLE + RARER
COMPOUND = (
    *("欧阳", "上官", "司马", "诸葛", "司徒", "东方", "令狐", "皇甫", "尉迟", "公孙", "慕容"),
    *(
        "夏侯",
        "端木",
        "百里",
        "南宫",
        "长孙",
        "宇文",
        "轩辕",
        "淳于",
        "独孤",
        "拓跋",
        "申屠",
        "钟离",
    ),
)
# Characters read differently as surnames.
_READINGS = {
    "卜": "Bu",
    "佴": "Nai",
    "单": "Shan",
    "仇": "Qiu",
    "解": "Xie",
    "曾": "Zeng",
    "查": "Zha",
    "任": "Ren",
    "华": "Hua",
    "朴": "Piao",
    "区": "Ou",
    "盖": "Ge",
    "尉迟": "Yuchi",
    "翟": "Zhai",
    "缪": "Miao",
    "冼": "Xian",
    "乐": "Yue",
    "员": "Yun",
    "万": "Wan",
    "宁": "Ning",
    "曲": "Qu",
    "盛": "Sheng",
    "车": "Che",
    "石": "Shi",
    "吕": "Lyu",
    "覃": "Qin",
    "晏": "Yan",
    "乜": "Nie",
    "那": "Na",
    "都": "Du",
    "隗": "Wei",
    "郗": "Xi",
    "过": "Guo",
    "秘": "Bi",
    "洗": "Xian",
    "应": "Ying",
    "尹": "Yin",
    "芦": "Lu",
    "柏": "Bai",
    "召": "Shao",
    "逄": "Pang",
    "亓": "Qi",
    "褟": "Ta",
    "阚": "Kan",
    "昝": "Zan",
    "綦": "Qi",
    "长孙": "Zhangsun",
    "澹台": "Tantai",
    "万俟": "Moqi",
}
# Surnames that are words more often: 向某平台 is "to a platform", 和某大学 "and a university".
_WORDS = "于和向时应任查解连全成管华党车关项单对从高方路经为是区员乐都那权隆丰边皮花占母植班盖"
_TITLES = {"先生": ("Mr.",), "女士": ("Ms.", "Mrs."), "小姐": ("Miss", "Ms."), "太太": ("Mrs.",)}
_FAMILY = f"(?:{'|'.join(COMPOUND)}|[{EVERY_SINGLE}])"
# What 某 says of a thing, not of a person: 某公司, 某路段, 某些.
_THING = (
    "些种个一人地项国类方家年月日天处市县区省事物件次位名款条样甲乙丙丁特法公企平银大学中小医部社路单集机酒商"
    "超工村镇乡时案产环品网外贫高仓餐店楼栋街软厅局委办院校厂报刊书站栏节活会段"
)
_REST = f"(?:(?:{'|'.join(_TITLES)})(?!们)|某某?(?![某{_THING}]))"
_ALONE = deferred_pattern(
    # What can stand before: no Chinese, a role (被告人, 女子, 村民), or a word that governs a name.
    r"(?:(?<![\u4e00-\u9fff·])|(?<=[人告子员工者生师主民友夫妻机板和与及向对将把被给让由的是为了在]))"
    f"{_FAMILY}{_REST}"
)
_PERSON = deferred_pattern(
    "(?:嫌疑人|被告人?|当事人|[受被]害人|[原被]告|证人|[男女]子|[居村市]民|[司]机|业主|患者|乘客|旅客)$"
)
# Words whose second character only looks like a surname: 机关某部门, 主任先生.
_ACROSS = deferred_pattern("工程|师范|机关|工商|人文|主席|主任|生成|民和|和[平谐]")
_REST_OF_NAME = deferred_pattern(_REST)


def surname_in_pinyin(surname: str) -> str:
    """Return a surname in pinyin.

    >>> surname_in_pinyin("曾"), surname_in_pinyin("吕")
    ('Zeng', 'Lyu')
    """
    known = _READINGS.get(surname)
    if known is not None:
        return known
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(surname, v_to_u=False)).capitalize().replace("v", "yu")


def family_of(name: str) -> str:
    """Return the surname a Chinese name begins with."""
    return next((compound for compound in COMPOUND if name.startswith(compound)), name[:1])


def find_lone_surnames(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the words of each person that a text gives by the surname alone.

    >>> list(find_lone_surnames("嫌疑人王某到案，陆先生表示感谢。浙江某企业，由于某种原因"))
    [(3, '王某'), (8, '陆先生')]
    """
    for match in _ALONE.finditer(text):
        if _is_person(text, match.start(), match.group()):
            yield match.start(), match.group()


def stands_alone(text: str, place: int, name: str) -> bool:
    """Tell whether a person known by the surname alone may stand at a place of a text.

    >>> stands_alone("若发现黄某某，立即联系", 3, "黄某某"), stands_alone("由于某种原因", 1, "于某")
    (True, False)
    """
    family = family_of(name)
    rest = _REST_OF_NAME.match(text, place + len(family))
    return family not in _WORDS and rest is not None and rest.group() == name[len(family) :]


def _is_person(text: str, start: int, name: str) -> bool:
    before = text[max(0, start - 4) : start]
    family = family_of(name)
    if _ACROSS.match(text, max(0, start - 1)):
        return False
    if family in _WORDS:
        is_named = family in "于任关成管华车" and name[1:] in _TITLES and not _is_han(before[-1:])
        return is_named or (name[1] == "某" and bool(_PERSON.search(before)))
    # 李向阳先生: what seems to govern the surname is inside a longer name.
    return not (name[len(family) :] in _TITLES and before[-2:-1] in SINGLE and len(before) > 1)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def lone_surname_forms(name: str) -> tuple[str, ...]:
    """Return how a person named by the surname alone is written, preferred first; () for others.

    >>> lone_surname_forms("黄某某"), lone_surname_forms("吕女士"), lone_surname_forms("吕强")
    (('Huang',), ('Ms. Lyu', 'Ms. Lu', 'Mrs. Lyu', 'Mrs. Lu'), ())
    """
    family = family_of(name)
    rest = name[len(family) :]
    if rest not in _TITLES and rest not in ("某", "某某"):
        return ()
    preferred = surname_in_pinyin(family)
    readings = dict.fromkeys((preferred, preferred.replace("Lyu", "Lu")))
    titles = _TITLES.get(rest, ("",))
    return tuple(f"{title} {reading}".strip() for title in titles for reading in readings)
