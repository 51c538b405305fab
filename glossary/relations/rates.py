"""Per what: per head, mu, month or ten thousand people."""

from __future__ import annotations

from dataclasses import replace

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

_EACH = r"(?:\bper |\beach |\bevery |/ ?|\bfor (?:each|every) |\bby the |\ban? |\bone )"
_TOLD = r"(?:\bper |\bevery |\beach |(?<!half )(?<!than )(?<!for )(?<!in )(?<!about )\ban? |/ ?)"


def _per(name: str, chinese: str, english: str, adverbs: str = "") -> Sense:
    words = rf"{_EACH}(?:\w+ ){{0,2}}?(?:{english})\b|(?:{english})(?:'s|-|’s)"
    telling = rf"{_TOLD}(?:{english})\b"
    if adverbs:
        words, telling = rf"{words}|\b(?:{adverbs})\b", rf"{telling}|\b(?:{adverbs})\b(?! report)"
    return Sense(name, chinese, words, telling)


_DONE_BY_TIME = "处理能力|处理污水|处理垃圾|产能|产[0-9]|供水|供气|发电|加工能力|接待能力"


def _by_time(name: str, character: str, english: str, adverbs: str = "") -> Sense:
    chinese = (
        f"(?<![查批注])按(?:{character})(?![时龄级代度份岁边转期计])(?=[一-鿿])|"
        f"(?<![0-9一二三四五六七八九十今明昨当次每生节假去前上全同该])(?:{character})(?={_DONE_BY_TIME})|"
        f"每个?(?:{character})(?!个?[一二三四五六七八九十])|/(?:{character})(?![\u4e00-\u9fff])"
        f"|(?<![0-9一二三四五六七八九十])(?:{character})[人户]?均(?![价已由应须为有]|可(?![节减增创处产]))"
    )
    return _per(name, chinese, english, adverbs)


def _per_hour() -> Sense:
    """时速 is a speed by the hour, too: "250 km/h", "kph"."""
    sense = _by_time("per hour", "小时|时", "hours?|h|hr", "hourly")
    english = rf"{sense.english}|\bkph\b|\bkmh\b|\bmph\b"
    return replace(sense, chinese=f"{sense.chinese}|时速", english=english)


PER_TIME = Relation(
    "per-time",
    Severity.CRITICAL,
    ("per what time", "每日、每月、每年"),
    Scope.SENTENCE,
    (
        _by_time("per second", "秒", "seconds?|s"),
        _by_time("per minute", "分钟", "minutes?|min"),
        _per_hour(),
        Sense(
            "per half hour",
            "每半个?小时",
            r"\bhalf\b|\b30\b|\bthirty\b",
            r"\b(?:every|each|per) (?:half[- ](?:an )?hour|30|thirty)\b",
            is_needed=True,
        ),
        Sense(
            "per half year",
            "每半年",
            r"\bhalf\b|\bsix\b|\b6\b|\bsemi|\btwice|\bbi",
            r"\b(?:every|each) (?:six months|half)\b|\bsemi-?annual\w*",
            is_needed=True,
        ),
        _by_time("per day", "日|天", "days?|d", "daily"),
        _by_time("per week", "周|星期", "weeks?", "weekly"),
        _by_time("per month", "月", "months?", "monthly"),
        _by_time("per quarter", "季度?", "quarters?", "quarterly"),
        _by_time("per year", "年", "years?|annum|yr", "annual|annually|yearly|annualized"),
    ),
    passed_over=(
        "每(?:年|月|日|天)(?:的?[0-9一二三四五六七八九十]+月|[0-9]+[日时])|小时候",
        r"\bper cent\b",
    ),
    explanation='Per month as per year: 每人每月600元 as "600 yuan per person per year".',
)


def _by_thing(name: str, chinese: str, english: str, adverbs: str = "") -> Sense:
    words = (
        f"每(?:一|个)?(?:{chinese})|/(?:{chinese})(?![\u4e00-\u9fff])|(?:{chinese})均(?!匀|衡|价)"
    )
    return _per(name, words, english, adverbs)


PER_SPACE = Relation(
    "per-space",
    Severity.CRITICAL,
    ("per what area, volume or length", "每亩、每公顷、每立方米"),
    Scope.SENTENCE,
    (
        _by_thing("per cubic centimeter", "立方厘米", r"cubic cent\w+|cm³|cm3|cc"),
        _by_thing("per cubic meter", "立方米|m³|m3|方", r"cubic met\w+|m³|m3|cu m"),
        _by_thing(
            "per square kilometer",
            "平方公里|平方千米|km²|km2",
            r"square kilomet\w+|sq\.? ?km|km²|km2",
        ),
        _by_thing("per square meter", "平方米|平米|㎡|m²|m2", r"square met\w+|sq\.? ?m|m²|m2"),
        Sense("per mu", "每亩|/亩|亩均|亩产", r"\bmu\b|\bhectare\w*\b", rf"{_TOLD}mu\b"),
        _by_thing("per hectare", "公顷", r"hectares?|ha"),
        _by_thing("per kilometer", "(?<!平方)公里|千米|km", r"kilomet\w+|km"),
        _by_thing("per liter", "升|L", r"lit(?:er|re)s?|L"),
    ),
    passed_over=(
        "人/?公里|每百平方公里|每万平方公里",
        r"square kilomet\w+ of|tonne-kilomet\w+",
    ),
    explanation='Per another area: 每亩 as "per hectare".',
)
PER_MASS = Relation(
    "per-mass",
    Severity.CRITICAL,
    ("per what weight", "每吨、每公斤"),
    Scope.SENTENCE,
    (
        Sense(
            "per tonne-kilometer",
            "吨公里",
            r"kilomet\w+|\bkm\b",
            r"ton(?:ne)?s?[- ]kilomet\w+|per ton(?:ne)? per k\w+",
            is_needed=True,
        ),
        _by_thing("per ton", "吨(?!公里)", r"(?:metric )?ton(?:ne)?s?(?![- ]kilo)|t"),
        _by_thing("per kilogram", "公斤|千克|kg", r"kilograms?|kilos?|kg"),
        Sense(
            "per jin",
            "每斤|/斤",
            r"\bjin\b|half a kilo|500 g|catty|kilogram|\bkg\b",
            rf"{_TOLD}jin\b",
            accepts=("per kilogram",),
        ),
    ),
    explanation='Per another weight: 每吨 as "per kilogram".',
)
PER_HEAD = Relation(
    "per-head",
    Severity.MAJOR,
    ("per head or household", "人均、户均"),
    Scope.SENTENCE,
    (
        Sense(
            "per head",
            "人均|每人(?![0-9])|/人",
            r"\bper[- ](?:capita|head|person)|\b(?:each|every|a|one|individual) |\bpersonal\b"
            r"|\bapiece\b"
            r"|per \w+|\baverage",
            r"\bper (?:capita|head|person)\b|\b(?:each|every) person\b",
        ),
        Sense(
            "per household",
            "户均|每户",
            r"\bhouseholds?\b|\bfamil\w+|\bhomes?\b|\bfarm\w*",
            r"\b(?:per|each|every) household\b",
        ),
    ),
    explanation='Per household as per head: 户均 as "per capita".',
)
_TEN_THOUSAND = r"(?:10[, ]?000|(?:ten|10) thousand)"


def _by_number(name: str, chinese: str, english: str, below: str = "") -> Sense:
    words = (
        r"(?:\bper |\bevery |\beach |\bin |\bamong |\bfor |\bof |/ ?)"
        rf"(?:every |each )?(?:{english})\b"
    )
    return Sense(
        name,
        f"每{chinese}(?![0-9一二三四五六七八九多余]|分之)|(?<![0-9一二三四五六七八九十百千万数几余多近上]){chinese}[人户]拥有|(?<![0-9一二三四五六七八九十百千万]){chinese}分之(?=[0-9])"
        + (f"|(?<=[0-9])/{below}(?![0-9])" if below else ""),
        rf"{words}|\b(?:{english})\b",
        rf"(?:\bper |\bevery )(?:{english})\b",
        is_needed=True,
    )


PER_NUMBER = Relation(
    "per-number",
    Severity.CRITICAL,
    ("per how many", "每百、每千、每万"),
    Scope.SENTENCE,
    (
        _by_number("per 100 million", "亿", r"100 million|hundred million"),
        _by_number("per million", "百万", r"million|1[, ]?000[, ]?000", "(?:百|100)万"),
        _by_number("per 100,000", "十万", r"100[, ]?000|hundred thousand", "(?:十|10)万"),
        _by_number("per 10,000", "万", _TEN_THOUSAND, "1?万(?!元|千|亩|吨)"),
        _by_number("per 1,000", "千(?!米|克|瓦|伏|帕|焦)", r"1[, ]?000|thousand|one thousand"),
        _by_number("per 100", "百", r"100|hundred|one hundred"),
        _by_number("per 10", "十", r"10|ten"),
        Sense(
            "per 10,000 yuan",
            "(?<![每0-9一二三四五六七八九十百千亿])万元(?:GDP|产值|地区|工业|国内|生产|增加值|营收|收入)"
            "|/万元",
            rf"{_TEN_THOUSAND}",
            rf"(?:\bper |\bevery )(?:RMB ?|CNY ?|¥)?{_TEN_THOUSAND}\b",
            accepts=("per 10,000",),
            is_needed=True,
        ),
        Sense(
            "per another sum",
            "",
            r"(?:\bper |\bevery )(?:RMB ?|CNY ?|¥)?(?:100 million|1,?000|million|100,?000"
            r"|100)(?: yuan)",
        ),
    ),
    explanation='Per another number: 每万人 as "per 1,000 people".',
)
ANNUAL_AVERAGE = Relation(
    "annual-average",
    Severity.MAJOR,
    ("growth a year, on average", "年均增长"),
    Scope.FIGURE,
    (
        Sense(
            "a year on average",
            "年均(?:复合)?(?:增长|递增|增速|增幅|下降|递减|增加|减少|提高|降低|增)[率为达约近超到过了]*⟨",
            r"\baverag\w*|\bannual\w*|\b(?:per|a|each|every) year\b|\byearly\b|\bmean\b"
            r"|\bper annum\b|\bCAGR\b|\bcompound",
            r"\baverag\w*|\bannual\w*|\b(?:per|a|each|every) year\b|\bCAGR\b|\bper annum\b",
            is_needed=True,
        ),
        Sense("year on year", "", r"\byear[- ]on[- ]year\b|\byear[- ]over[- ]year\b"),
    ),
    reach=(90, 60),
    explanation='An average of years as the change of one: 年均增长6.7% as "year on year".',
    trigger="年均",
)
_SHARED = (
    ("股", r"shares?"),
    ("人", r"person|people|head|capita|resident\w*|inhabitants?"),
    ("户", r"households?|famil(?:y|ies)"),
    ("亩", r"mu"),
    ("辆", r"vehicles?|cars?"),
    ("件", r"items?|pieces?|cases?"),
    ("张", r"sheets?|tables?|tickets?|beds?"),
)
_SEVERAL = "(?:[1-9][0-9]+|[2-9两二三四五六七八九十百千万])"
PER_SEVERAL = Relation(
    "per-several",
    Severity.CRITICAL,
    ("per one or per several", "每一与每若干"),
    Scope.FIGURE,
    tuple(
        sense
        for chinese, english in _SHARED
        for sense in (
            Sense(
                f"per several {chinese}",
                f"每{_SEVERAL}{chinese}[^，。；⟨每]{{0,12}}⟨",
                rf"\b(?:every|per|each|for|of) (?:\w+ )?(?:\d[\d,]*|[a-z]+) "
                rf"(?:\w+ )?(?:{english})\b",
                rf"\b(?:every|per|each|for|of) (?:\w+ )?(?:\d[\d,]+|[2-9]|two|three|four|five|six"
                rf"|eight|ten|twenty|fifty|hundred|thousand) (?:\w+ )?(?:{english}|held)\b",
            ),
            Sense(
                f"per {chinese}",
                f"每一?{chinese}[^，。；⟨每]{{0,12}}⟨|⟩/{chinese}",
                rf"\b(?:every|per|each|a|an|for) (?:{english})\b",
                rf"\b(?:per|a|each|for each|for every|every) (?:{english})\b",
            ),
        )
    ),
    reach=(50, 50),
    explanation='Per ten as per one: 每10股派3.6元 as "3.6 yuan per share".',
    trigger="每|/",
)
RELATIONS: tuple[Relation, ...] = (
    PER_SEVERAL,
    ANNUAL_AVERAGE,
    PER_TIME,
    PER_SPACE,
    PER_MASS,
    PER_HEAD,
    PER_NUMBER,
)
