"""The one regular expression that finds a figure with its marks and unit in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import CHARACTER_DIGIT, DIGITS
from corpora.quantities.currencies import chinese_currency_names
from corpora.quantities.units import chinese_unit_names

UNIT_KEYS = chinese_unit_names()
CURRENCY_KEYS = chinese_currency_names()

COUNTERS = (
    "人次|户次|个|名|人|户|家|项|件|条|座|台|套|辆|艘|架|种|类|批|届|处|份|所|棵|株|头|只|间|栋|幢|场|次|"
    "位|支|款|门|宗|笔|盏|枚|块|片|张|对|组|级|层|村|县|市|省|国|乡|镇|周岁|岁|尾|颗|粒|瓶|箱|袋|辆次|架次|群众|册|本|股|卷|亩次|吨次|箱次|平方"
)

_SCALE = (
    r"(?:十(?!分(?!之|钟))|百(?!分|姓|货|强|年|科|合|花|帕)|千(?!瓦|米|克|伏|卡|焦|帕|赫|方百计|家万户|山|古|秋|岛)"
    r"|(?<=[0-9０-９])万|万(?!州|盛|象|向|元户|事|能|众|物|象|里(?!拉)|家灯火)|亿"
    r"|兆(?=[0-9,.，]+(?:亿|万|元)|[零一二三四五六七八九两]+[千百十]|[余多]?(?:元|美元|港元|新?台币|日元|日圆|韩元)))"
)
# 人数千 is "the people number 1,000", not 数千: 数 opens a numeral only after a free word.
_SEVERAL = r"(?:(?<![人指总次户件基参倍函少多无代系项分点字位])数|几)(?=[十百千万亿])"
_DECIMAL = f"[一二三四五六七八九十百零〇两]+点{CHARACTER_DIGIT}+"
_HEAD = f"(?:{_SEVERAL})?(?:{_DECIMAL}|{DIGITS}|(?!(?<=一)两){CHARACTER_DIGIT}|{_SCALE})"
# 29万65岁以上老人 are 290,000 people: an age begins anew.
# 数千两 and 十万两 are taels: inside a numeral 两 stands before a scale word only.
_DIGIT_INSIDE = "(?:[〇零一二三四五六七八九]|两(?=[百千万亿]))"
_REST = (
    rf"(?:\s?(?:[余多几](?=[十百千万亿]))?{_SCALE}|\s?个(?=亿(?!元))|{_DIGIT_INSIDE}|(?<=十)几|几(?=[十百千万亿])"
    rf"|(?<=[万亿兆]){DIGITS}(?![0-9]|周?岁)|(?<=[千百零])[0-9](?=[千百十]))*"
)
NUMERAL = _HEAD + _REST


def _alternatives(names: Iterable[str]) -> str:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) for name in ordered)


_CURRENCY = _alternatives(CURRENCY_KEYS)
# A Latin symbol ends where no letter follows: 500kWh, not 500kWhx.
_LATIN = [name for name in UNIT_KEYS if name[0].isascii()]
_CHARACTERS = [name for name in UNIT_KEYS if not name[0].isascii()]
_GUARDED = {
    "年": "年(?!级|代|龄|轮|夜|报|货|会|均|限|终|关|产)",
    "日": "日(?=内|以内|之内|起?内)|"
    + "|".join(
        f"(?<={word}[0-9]{{{digits}}})日"
        for word in (
            "拘留",
            "提前",
            "逾期",
            "少于",
            "超过",
            "低于",
            "连续",
            "期限",
            "满",
            "为期",
            "再有",
            "日起",
            "满后",
            "之后",
            "届满前",
        )
        for digits in (1, 2, 3)
    ),
    "分": "(?<=小时[0-9])分(?!之)|(?<=小时[0-9]{2})分(?!之)|分(?=[0-9]{1,2}秒)",
    "天": "天(?!然|气|空|津|水|下|山|府|河|地|使|才|线)",
    "周": "(?<!四)周(?!年|边|期|岁|报|刊|末|恩来|[一二三四五六日])",
    "升": "升(?!级|旗|学|值|至|到|为|温|降|格)",
    "克": "克(?!服|难|隆|拉)",
    "米": "米(?!粉|线|饭|国|兰|面)",
    "度": "度(?!假|过|量|夏|冬)",
    "瓦": "瓦(?!房|片|解)",
    "秒": "秒(?!杀)",
    "桶": "桶(?!装)",
    "方": "(?<=[0-9零一二三四五六七八九十百千][万亿])方"
    "(?!面|案|向|法|式|便|针|程|圆|位|块|阵|可|才|能|得|队|言|志|略|子|药)",
    "里": "(?<=[0-9])里(?=外|之外|地(?!方|区)|路|开外|长|山路)|(?<=[多余几])里(?![面边头的程屋])",
}
_UNIT = (
    "(?:"
    + "|".join(
        _GUARDED.get(name, re.escape(name))
        for name in sorted(_CHARACTERS, key=lambda name: (-len(name), name))
    )
    + rf"|(?:{_alternatives(_LATIN)})(?![A-Za-z0-9])"
    + ")"
)

BEFORE = {
    "over": (
        r"(?<![会得未能应可没彩])(?:超过了?|超出|超)|逾|至少|不得?少于|不得?低于|不下于|不得?小于|[≥＞>]"
        r"|(?<=[^经通超透])过(?=[百千万亿])|(?<=[^经通超透不越度路渡用花])过(?=[0-9.]+(?:[万亿]|美?元|[%％]))"
    ),
    "nearly": r"将近|接近|(?<![附最临靠远亲邻新贴就切相])近|不到|不足|不满|未满(?=一年)",
    "about": r"大约|大概|约合|约有|约为|(?<![节合公条预签契制邀履违特缔守续])约",
    "under": r"不得?超过|不得?高于|不得?多于|不得?大于|最多|至多|[≤＜<]",
    "up_to": r"(?<![以网马线地路早晚成会界])上(?=[百千万亿])",
}
_BEFORE = "|".join(
    f"(?P<{name}>{words})"
    for name, words in sorted(BEFORE.items(), key=lambda item: item[0] != "under")
)

_INCLUDED = r"(?:及|或|\s?[（(]含(?:本数|本级)?[）)]\s?|[，,]?含)"
_SUFFIX = rf"""
    (?:\s?(?P<many>[余多](?!额|边|样|种经营|元化|层次|渠道|方面|式|功能|媒体|维|[0-9０-９])))?
    (?:
        \s?(?P<point>个?百分点)
      | \s?(?P<percent>[%％﹪]) | (?P<mille>[‰])
      | \s?(?P<level>(?:元|美元|人民币)?级(?!别|联)|(?:吨|千瓦|公里|米|亩)级)
      | (?P<fen>分(?:钱)?(?=[/／](?:千瓦|度|立方|吨|公斤|斤|公里)))
      | \s?(?P<currency>{_CURRENCY})(?!素|旦|宵|件|首|帅|老|器|朝|月|气)
      | (?P<half_month>个半月) | (?P<plain_month>个(?P<many_month>多)?月(?!饼))
      | \s?(?P<times>倍(?!增))
      | (?P<tenths>成(?P<tenth_part>[一二三四五六七八九半](?![十百千万亿、]|年|个))?
          (?!{CHARACTER_DIGIT}|[为立员功长果就了品都本熟分绩交套因型效年千百上渝份形语]|不变))
      | \s?(?P<unit>{_UNIT})
    )?
    (?P<more>[余多](?!额|边|样|元化|式|功能|年|[0-9０-９])(?=[^国]))?
    (?P<half>半(?!年|岛|导|夜|径|山|程|数|价))?
    \s?(?P<after>(?:(?:{COUNTERS})(?={_INCLUDED}?(?:以上|以下|以内|之内|左右|上下)(?!的?人)))?
      (?:{_INCLUDED}?(?:以上|以下|以内|之内)|左右|上下(?!功夫|游|班)))?
"""

# The class in front names every character a figure can open with: most positions fail at once.
_OPENING = rf"""
    (?=[0-9０-９〇零一二两三四五六七八九十百千万亿数几超逾至不过将接近大概约上最左人负港新台澳美欧日≥≤＞＜><UHNM￥¥$€£\-－−\s])
    (?<![0-9０-９A-Za-z_.．#+@=&])(?<![0-9A-Za-z%元\ue000]/)(?<![0-9][,:])(?<![A-Za-z0-9]-)
    (?:{_BEFORE})?\s?
    (?P<money>人民币|港[币元]|新?台币|澳门[币元]|美[金元]|欧元|日[元圆币]|NT\$|MOP\$?|US\$|HK\$|[￥¥$€£])?\s?
    (?P<sign>零下|负增长(?=[0-9])|(?<![正胜担肩背抱减税费债辜欺自])负(?=[0-9])
      |(?:(?<=[为是达至到从由自长降约速幅率比润额值，。；、（(：:／/|\s])|\A)[-－−](?=[0-9])
      |(?<=[\u4e00-\u9fff])[-－−](?=[0-9.]+(?:℃|[%％‰]|摄氏|度|点|米|个百分点))
      |(?:(?<=[（(])|(?<=[（(]\s))[-－−]\s(?=[0-9]))?
    (?P<first>{NUMERAL})
"""
_RANGE = rf"""
    (?:(?P<first_many>[余多])?(?P<first_suffix>个?百分点|[%％]|{_CURRENCY}|{_UNIT}|倍|成|级|周?岁)?
    \s?(?P<to>至|到|-|－|–|——|—|~|～)\s?(?P<second_sign>零下|[-－−](?=[0-9]))?(?P<second>{NUMERAL}))
"""

SINGLE = deferred_pattern(_OPENING + _SUFFIX, re.VERBOSE)
"""One figure: marks, numeral, unit."""

RANGE = deferred_pattern(_OPENING + _RANGE + _SUFFIX, re.VERBOSE)
"""Two numerals with a joining word; the unit may stand once, at the end."""

ORDINAL = deferred_pattern(
    r"""
      第\s?(?P<label>[0-9]{3,4})(?=\s?[（(]\s?[12][0-9]{3}\s?[)）])
    |
      (?P<opens>\A)?第\s?(?P<clause>[0-9０-９]{1,4}|[一二三四五六七八九十百零]+)
      (?P<part>条(?=\s|[第至、，。；：）)和与及或的所之规中”》定自不保论适予]|$)
        |(?(opens)(?:(?<=[十百])|(?<=[十百].))条|(?!))
        |(?(opens)条(?:(?=[^。]*(?:应当|不得|必须|是指|有权|依照|依法|实行|适用|处以|罚款))
          |(?![^，。；、]{0,12}(?:公路|高速|铁路|地铁|轨道|路|线|街|河|江|渠|桥|隧道|通道|航道|跑道|管道|赛道|链|建议|意见|措施|消息
            |新闻|短信|留言|评论|经验|理由|原因|船|鱼|狗|蛇|腿|裤)))|(?!))|章|(?<=条)第?款|款(?=[、，。；：）)第的和及或规之修规保]|$)|节(?=\s|[、，。；）)第]|$))
    |
      第\s?(?P<digits>[0-9０-９]{1,4})(?![0-9.．]|\s?号|产业|[A-Za-z])
    | 第(?P<long>[二三四五六七八九]?[十百][一二三四五六七八九十百零]*)
      (?=个|届|次|批|期|条|章|位|名|轮|代|款|项|世纪|周年|集团|师|大)
    | 第(?P<short>[一二三四五六七八九])
      (?=[批届轮期章条款卷编代版周]|次(?!世界)|季度|节(?!课)|集(?!团)|年(?!代))
    | (?<![前头三个])(?P<quarter>[一二三四1-4])(?=季度)
    | (?<![0-9.．，,一二三四五六七八九十百])
      (?P<session>[二三四五六七八九]?十[一二三四五六七八九]?)(?=届(?!毕业))
    | (?:(?<=[省市县区州旗盟国委协会在])|(?<=^))(?P<term>[一二三四五六七八九])
      (?=届(?:人大|政协|人民代表大会|[省市县区州盟旗]?委|[一二三四五六七八九十]{1,2}次))
    | (?<=全[国省市区州县疆球])
      第(?P<ranked>[二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)
      (?=位?[，。；、）和的]|位?$)
    | (?<![0-9.．])(?P<anniversary>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?=周年)
    | (?P<century>[12][0-9]|二十一?|十[一二三四五六七八九])(?=世纪(?!大道|[0-9一二三四五六七八九]))
    """,
    re.VERBOSE,
)

SESSION = deferred_pattern(
    "届[^，。；、0-9一二三四五六七八九十]{0,16}(?P<number>[一二三四五六七八九十]{1,3})(?=次(?:全体|常务)?(?:会议|全会))"
)
"""The number of a session, behind the number of what meets."""

_PART = rf"[一二两三四五六七八九十百千万零]+(?:点{CHARACTER_DIGIT}+)?|[0-9]+(?:\.[0-9]+)?"
FRACTION = deferred_pattern(
    rf"""(?:{_BEFORE})?(?:(?P<denominator>{_PART}|[0-9]+[万亿])分之(?P<numerator>{_PART})
    |(?P<half>(?<![一])一半(?!是|天))|(?P<half_tenth>半成(?=以[上下]|左右|多|的|[，。；、！？）)]|\s?$))
    |(?<![0-9０-９A-Za-z/.-])(?P<n>[1-9][0-9]?)/(?P<d>[1-9][0-9]?)
     (?=[的以左多，。；、）)]|左右|$|\s?$))(?P<many>多)?(?P<after>以上|以下|左右)?""",
    re.VERBOSE,
)

DOUBLING = deferred_pattern(
    r"(?P<before>再|约|接近|近|超)?翻(?:了)?(?:(?P<times>[一两二三四1-4])?(?:番|翻)(?!译)|(?P<once>一倍))"
)

_GROWTH = deferred_pattern(
    r"(?:增长|增加|增|提高|上升|上涨|涨|扩大|提升|攀升|飙升|提速|加快|延长|放宽|拉长|高出?|多出?|翻)(?:幅|幅度)?(?:达|了|近|约|超过?|逾|将近|高达|达到了)*\s?$"
)

LIST_JOINER = deferred_pattern(r"\s?[和、及与或]\s?")

SCOPE_NOTE = deferred_pattern(
    rf"[（(](?:单位[:：])?(?P<currency>人民币|{_CURRENCY})[，,、;；]?\s?(?:下|以下)同[)）]"
)


_FARTHEST_GROWTH = 40
_LISTED_MULTIPLES = deferred_pattern(r"(?:[0-9.]+倍[、和及，]){1,4}$")


def is_said_to_grow(before: str) -> bool:
    """Tell whether a multiple is one of growth, by what stands before it or before its list.

    >>> is_said_to_grow("分别增长2.4倍和"), is_said_to_grow("是上年的")
    (True, False)
    """
    near = before[-_FARTHEST_GROWTH:]
    listed = _LISTED_MULTIPLES.search(near)
    return _GROWTH.search(near[: listed.start()] if listed else near) is not None
