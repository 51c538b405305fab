"""How it is measured: in which dimension, era, half or scale, first or last, by which clock."""

from __future__ import annotations

from dataclasses import replace

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense

DIMENSION = Relation(
    "dimension",
    Severity.CRITICAL,
    ("dimension", "长、宽、高"),
    Scope.FIGURE,
    (
        Sense(
            "high",
            "(?<![升提调增拔最])高(?:度)?[约为达]*⟨",
            r"\b(?:high|tall|height|elevation|rise)\b",
            r"⟩ (?:high|tall|in height)\b|\bheight of ⟨",
        ),
        Sense(
            "wide",
            "(?<![放加拓])宽(?:度)?[约为达]*⟨",
            r"\b(?:wide|width|broad|breadth|across)\b",
            r"⟩ (?:wide|in width|across)\b|\bwidth of ⟨",
        ),
        Sense(
            "long",
            "(?<![增延周总全])长(?:度)?[约为达]*⟨",
            r"\b(?:long|length|stretch\w*|lengthwise|total\w*)\b",
            r"⟩ (?:long|in length)\b|\blength of ⟨",
        ),
        Sense(
            "deep",
            "(?<![加])深(?:度)?[约为达]*⟨",
            r"\b(?:deep|depth)\b",
            r"⟩ (?:deep|in depth)\b|\bdepth of ⟨",
        ),
        Sense(
            "thick",
            "(?<![加])厚(?:度)?[约为达]*⟨",
            r"\b(?:thick|thickness)\b",
            r"⟩ thick\b|\bthickness of ⟨",
        ),
    ),
    frozenset({QuantityKind.MEASURE}),
    reach=(24, 14),
    explanation='Another dimension: 高2.4米 as "2.4 meters wide".',
)
ERA = Relation(
    "era",
    Severity.CRITICAL,
    ("before or after Christ", "公元前与公元"),
    Scope.SENTENCE,
    (
        Sense(
            "BC",
            "(?:公元|纪元)前",
            r"\bB\.?C\.?(?:E\b|\b)?|before Christ|common era",
            is_needed=True,
        ),
        Sense("AD", "公元(?!前)", r"\bA\.?D\.?\b|\bC\.?E\.?\b|\d", r"\bAD\b|\bCE\b"),
    ),
    explanation='Another era: 公元618年 as "618 BC".',
)
HALF = Relation(
    "half",
    Severity.CRITICAL,
    ("half", "半数"),
    Scope.SENTENCE,
    (
        Sense(
            "more than half",
            "过[^，。；过]{1,8}的?半数|半数以上|过半(?!个|年|天|小时|百|句|点|分)|超半数|超过?一半|大半(?![年天个夜])|一半以上|逾半",
            r"\bhalf\b|\bmajority\b|\bhalfway\b|\bmost\b|\b5\d(?:\.\d+)? ?(?:percent|%)|\bmid",
            r"\b(?:more than|over|above|at least|past|upwards of) (?:a |one )?half\b"
            r"|\bmajority\b|\bmost of\b",
        ),
        Sense(
            "nearly half",
            "近(?:一半|半数)|将近一半|接近一半|不到一半|不足一半|[未不][过达足到](?:半数?|一半)(?!个|年|天|小时)",
            r"\bhalf\b|\b4\d(?:\.\d+)? ?(?:percent|%)|\bmajority\b",
            r"\b(?:nearly|almost|close to|just under|less than|under|fewer than|at most"
            r"|no more than) (?:a |one )?half\b",
        ),
        Sense(
            "half",
            "半数(?!以上)|(?<![近超过])一半(?!以上)|减半|对半(?=[分开出降])",
            r"\bhal[fv]\w*\b|\b50 ?(?:percent|%)|\bfifty\b|\bequally\b|\bhalfway\b",
            r"(?<!than )(?<!over )(?<!nearly )(?<!almost )\bhalf\b",
            is_needed=True,
        ),
    ),
    passed_over=(
        "不[少低]于(?:半数|一半)|一半[是左]|(?:不足|不到)[^，。；]{1,8}一半|近[^，。；半]{1,3}一半",
        "",
    ),
    explanation="More than half as nearly half, or half as a third.",
)
SCALE = Relation(
    "scale",
    Severity.CRITICAL,
    ("scale of a measure", "量纲"),
    Scope.SENTENCE,
    (
        Sense(
            "Celsius",
            "摄氏度|℃",
            r"\bCelsius\b|°C|℃|\bdegrees?\b|\bcentigrade\b|°",
            r"°C|℃|\bCelsius\b",
        ),
        Sense("Fahrenheit", "华氏度|℉", r"\bFahrenheit\b|°F|℉"),
        Sense("gross tonnage", "总吨", r"\bgross\b|\bGT\b|\bGRT\b"),
        Sense("deadweight", "载重吨", r"\bdeadweight\b|\bDWT\b|\bdwt\b"),
        Sense(
            "angle",
            "夹角|角度|坡度|倾角|仰角",
            r"\bdegrees?\b|°(?! ?C)",
            r"\bangle of (?:about )?[0-9.]+ ?(?:degrees|°)(?! ?C)",
        ),
    ),
    explanation='Another scale: 18摄氏度 as "18 degrees Fahrenheit".',
)
_PLANNED = "[较比](?:原)?(?:预算|概算|控制价|最高限价|估算)[^，。；高低多少增减超节下]{0,8}"
COMPARED = Relation(
    "comparison",
    Severity.CRITICAL,
    ("above or below another figure", "高于与低于"),
    Scope.SENTENCE,
    (
        Sense(
            "above",
            f"{_PLANNED}(?:超支|超出|增加|高出?)|"
            "[较比][^，。；]{1,14}为[高多](?=$|[，。；])|超警(?=[约近]?[0-9])|偏[高多](?=[约近]?[0-9一二三四五六七八九两])|(?:高于|快于|多于|大于|好于|优于|超过|超出|领先于?|高出|超)(?=(?:全国|全省|全市"
            "|全区|平均|上年|去年|常年|预期"
            "|目标|同期|经济|居民|城镇|警戒|历史|往年|正常|临界|荣枯|限值|限量|限额|标准"
            "|法定|规定|计划|预算|[^，。；0-9]{1,12}(?:平均|水平|同期|增速|水位|限值|限量|限额|标准(?![化的上煤])|临界点|荣枯线)))"
            "|(?:临界点|荣枯线|警戒水?[位线]|平均水平|零度|海平面)以上",
            r"\b(?:higher|above|faster|more|over|exceed\w*|surpass\w*|outpac\w*|ahead|better"
            r"|outperform\w*"
            r"|great\w*|larger|beyond|up|outstrip\w*|quicker|beat\w*|top\w*|warmer|wetter"
            r"|lead\w*|past)\b",
            r"\b(?:higher|above|faster|exceed\w*|outpac\w*|over budget|(?:warmer|hotter|wetter)"
            r" than)\b|\bmore than (?:the|in|normal"
            r"|usual|average)\b",
        ),
        Sense(
            "below",
            f"{_PLANNED}(?:节约|节省|节支|结余|减少|下浮|低)|"
            "[较比][^，。；]{1,14}为[低少](?=$|[，。；])|偏[低少](?=[约近]?[0-9一二三四五六七八九两])"
            "|[较比][^，。；0-9]{2,8}(?:平均|常年|往年|同期)[少低](?=[约近]?[0-9一二三四五六七八九两])|(?:低于|慢于|少于|小于|落后于?"
            "|逊于|不及)(?=(?:全国|全省|全市|全区|平均|上年|去年|常年|预期|目标|同期|经济"
            "|居民|城镇|警戒|历史|往年|正常|临界|荣枯|限值|限量|限额|标准"
            "|[^，。；0-9]{1,12}(?:平均|水平|同期|增速|水位|限值|限量|限额|标准(?![化的上煤])|临界点|荣枯线)))"
            "|(?:临界点|荣枯线|警戒水?[位线]|平均水平|零度|海平面)以下",
            r"\b(?:lower|below|slower|less|under|behind|fewer|short|trail\w*|lag\w*|down"
            r"|beneath|small\w*"
            r"|weaker|worse|cool\w*|cold\w*|drier|off|fell|fall\w*|sav\w+|cheap\w*|reduc\w*"
            r"|cut\w*|unspent|within)\b",
            r"\b(?:lower|below|slower|lagg\w+|behind|short of|under budget|(?:cooler|colder|drier)"
            r" than)\b|\b(?:less|fewer) than (?:the|in"
            r"|normal|usual|average)\b",
        ),
    ),
    passed_over=(
        "不[得能应]?(?:高|低|多|少|大|小|快|慢)于|未超过|不超过",
        r"\bno (?:less|more|lower|higher|fewer)|\bnot (?:less|more|lower|higher|exceed)"
        r"|\babove designated"
        r"|\bmoreover\b|\bover the\b|\bat or (?:above|below)\b",
    ),
    explanation='Above as below: 高于全国平均水平 as "lower than the national average".',
)
SHARE = Relation(
    "share-or-growth",
    Severity.CRITICAL,
    ("a share of the whole, or growth", "占比与增幅"),
    Scope.FIGURE,
    (
        Sense(
            "a share",
            "占[^，。；⟨增长升降提高减少涨跌扩缩]{0,14}⟨",
            r"\b(?:account\w*|share\w*|proportion\w*|represent\w*|compris\w*|constitut\w*"
            r"|ma[dk]\w+ up|out of|ratio|contribut\w*|occup\w+|tak\w+ up)\b"
            r"|⟩ of (?!(?:last|the (?:previous|same)))",
        ),
        Sense(
            "growth",
            "(?:增长|增加|提高|上升|上涨|下降|减少|回落|降低|增速|增幅|降幅|[增升降涨跌])[率为达了约近超过]*⟨",
            r"\b(?:rose|ris\w+|gr[eo]w\w*|increas\w+|climb\w+|fell|fall\w*|dropp\w+|declin\w+|up|down)\b",
            r"\b(?:rose|grew|increased|climbed|fell|dropped|declined|surged|jumped|shrank)"
            r"(?: by)?(?: about| some| nearly)? ⟨",
        ),
    ),
    frozenset({QuantityKind.PERCENT}),
    explanation='A share as growth: 占16.6% as "rose 16.6 percent".',
    trigger="占",
)
PART_OR_EXCESS = Relation(
    "share-or-excess",
    Severity.CRITICAL,
    ("so much of it, or more than it", "占比与超出"),
    Scope.FIGURE,
    (
        Sense(
            "so much of it",
            "占[^，。；⟨增减升降超高低多少]{1,16}⟨|(?:完成|达到?|相当于|为)[^，。；⟨增减升降超高低多少]{1,16}的⟨",
            r"⟩ (?:of|share)\b|\b(?:share|proportion|account\w*|ratio|rate)\b",
            "(?!)",
        ),
        Sense(
            "more or less than it",
            "",
            r"⟩ (?:more than|above|over|higher than|below|less than|lower than|short of)\b",
        ),
    ),
    frozenset({QuantityKind.PERCENT}),
    reach=(60, 24),
    explanation='A share as an excess: 完成目标的113% as "113 percent above the target".',
    trigger="占|的",
)
LAST_PLACE = Relation(
    "last-place",
    Severity.CRITICAL,
    ("place from the bottom", "倒数"),
    Scope.SENTENCE,
    (
        Sense(
            "from the bottom",
            "倒数第|最后一[名位](?=$|[，。；])|垫底",
            r"\b(?:bottom|last|worst|lowest|end|poorest|weakest|least|penultimate)\b",
            is_needed=True,
        ),
    ),
    explanation='A place from the bottom as one from the top: 倒数第三 as "third".',
)
FIRST_TIME = Relation(
    "first-time",
    Severity.MAJOR,
    ("first time", "首次"),
    Scope.SENTENCE,
    (
        Sense(
            "for the first time",
            "首次(?![公公]?开发行)|首度|首超|(?:有史以来|历史上)第一次",
            r"\bfirst(?:ly)?\b|\bunprecedented\b|\binaugural\b|\bnever before\b|\binitial\w*\b"
            r"|\bmaiden\b"
            r"|\bnever\b|\bnot (?:\w+ ){0,4}?(?:previously|before|until|till)\b"
            r"|\bpreviously un\w+"
            r"|\bno \w+ (?:\w+ ){0,4}?(?:before|until|till)\b|\buntil (?:now|then|this)\b"
            r"|\bhitherto\b"
            r"|\bdebut\w*\b|\bnewly\b|\bnew\b|\bpioneer\w*\b|\bopening\b|\bonce\b|\brecord\b",
            r"\bfirst(?:ly)?\b",
            is_needed=True,
        ),
        Sense(
            "for another time",
            "",
            r"\b(?:second|third|fourth|fifth)\b",
            r"\bfor the (?:second|third|fourth|fifth) time\b",
        ),
    ),
    explanation='A first time as another: 首次突破 as "for the third time".',
)
CLOCK = Relation(
    "half-of-day",
    Severity.CRITICAL,
    ("half of the day", "上午与下午"),
    Scope.SENTENCE,
    (
        Sense(
            "at midnight",
            "零时(?!差)|(?<![0-9:：.十二])0时|零点(?!几)|午夜|24时",
            r"\bmidnight\b|\b0?0:00\b|\b24:00\b|\b12(?::00)? ?a\.?m|\bzero hours?\b"
            r"|\b0 (?:o.clock|a\.?m)",
            r"\bmidnight\b|\b0?0:00\b",
        ),
        Sense(
            "at noon",
            "正午|中午12|12时整|(?<![0-9:：])12时(?![0-9至到—-])",
            r"\bnoon\b|\b12(?::00)? ?p\.?m|\b12:00\b",
            r"\bnoon\b|\b12:00 ?p\.?m",
        ),
    ),
    passed_over=("(?:[晚夜]|凌晨)[^，。；]{0,14}12[时点]", ""),
    explanation="Midnight as noon.",
)
AREA = Relation(
    "kind-of-area",
    Severity.CRITICAL,
    ("what the area is of", "建筑面积与占地面积"),
    Scope.SENTENCE,
    (
        Sense(
            "floor area",
            "(?:建筑|楼面|楼板|套内|使用|实用|经营|营业|展览|展示|室内)面积|建面",
            r"\b(?:floor\w*|GFA|built\w*|construct\w*|building\w*|space|usable|saleable|interior"
            r"|indoor|covered|size)\b",
            r"\b(?:floor|building|construction|built-up) (?:area|space)s?\b(?! ratio)"
            r"|\bfloorspace\b|\bGFA\b",
            excuse="建筑|容积|房",
        ),
        Sense(
            "site area",
            "占地|用地|地块|土地|宗地|地皮|林地|耕地|绿地|湿地|场地|征地",
            r"\b(?:site|land|cover\w*|occup\w*|plot|footprint|ground\w*|area|spann?\w*|extend\w*|parcel"
            r"|lot)\b",
            r"\b(?:site|land|plot|ground|lot) areas?\b(?! ratio)|\bareas? of land\b",
        ),
    ),
    explanation='The area of the building as that of its site: 建筑面积 as "site area".',
    trigger="面积|占地|用地|建面",
)
AREA_OF_FIGURE = replace(
    AREA,
    name="area-of-figure",
    senses=tuple(
        replace(sense, chinese=f"(?:{sense.chinese})[^，。；、⟨]{{0,6}}⟨") for sense in AREA.senses
    ),
    scope=Scope.FIGURE,
    reach=(40, 24),
    is_nearest=True,
    unless=("kind-of-area",),
    explanation='Of two areas the other one: 占地120亩 as "a floor area of 120 mu".',
)
RELATIONS: tuple[Relation, ...] = (
    AREA,
    AREA_OF_FIGURE,
    FIRST_TIME,
    CLOCK,
    DIMENSION,
    ERA,
    HALF,
    SCALE,
    COMPARED,
    SHARE,
    PART_OR_EXCESS,
    LAST_PLACE,
)
