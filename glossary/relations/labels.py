"""What a figure is of: for or against, exports or imports, nominal or real, which class."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

VOTES = Relation(
    "votes",
    Severity.CRITICAL,
    ("votes for and against", "赞成、反对、弃权"),
    Scope.FIGURE,
    (
        Sense(
            "in favor",
            "⟩票?(?:赞成|同意)|(?:赞成|同意)票?(?:为|是|共|有)?⟨",
            r"^[^⟩]*⟩(?: \w+){0,3}? (?:in favou?r|for|yes|affirmative|approv\w*|support\w*|ayes)\b"
            r"|\b(?:in favou?r|affirmative|approval|yes|for|support)\b[^⟨]{0,16}⟨|\bfavou?r",
            r"^[^⟩]*⟩(?: votes?)?,? (?:were |being )?(?:cast )?in favou?r\b",
        ),
        Sense(
            "against",
            "⟩票?(?:反对|不同意)|(?:反对|不同意)票?(?:为|是|共|有)?⟨",
            r"⟩(?: \w+){0,3}? (?:against|no|oppos\w*|negative|nays|dissent\w*)\b"
            r"|\b(?:against|oppos\w*|negative|no)\b[^⟨]{0,16}⟨",
            r"⟩(?: votes?)?,? (?:were |being )?(?:cast )?against\b|⟩ opposed\b",
        ),
        Sense(
            "abstaining",
            "⟩票?弃权|弃权票?(?:为|是|共|有)?⟨",
            r"⟩(?: \w+){0,3}? (?:abst\w+|blank)|\babst\w+[^⟨]{0,16}⟨",
            r"⟩ (?:abstentions?|abstained|abstaining|abstain)\b",
        ),
    ),
    reach=(26, 30),
    explanation='Votes for as votes against: 5票反对 as "5 abstentions".',
)
TERMS_OF_GROWTH = Relation(
    "nominal-or-real",
    Severity.CRITICAL,
    ("nominal or real growth", "名义与实际"),
    Scope.FIGURE,
    (
        Sense(
            "in real terms",
            "实际(?:增长|下降|提高|增速|减少|回落)[^，⟨]{0,4}⟨",
            r"\breal\b|\bactual\w*|\binflation|\bconstant\b|\bcomparable\b|\bpric",
            r"\bin real terms\b|\breal (?:income|growth|rise|increase|wage|term)s?\b",
        ),
        Sense(
            "in nominal terms",
            "名义[^，⟨实]{0,12}⟨",
            r"\bnominal\w*|\bcurrent prices\b",
            r"\bnominal\w*\b",
        ),
    ),
    reach=(60, 30),
    explanation='Nominal as real growth: 名义增长3.5% as "3.5 percent in real terms".',
)
PRICES = Relation(
    "prices",
    Severity.MAJOR,
    ("constant or current prices", "可比价与现价"),
    Scope.SENTENCE,
    (
        Sense(
            "at comparable prices",
            "按?(?:可比|不变)价格?",
            r"\b(?:comparable|constant|fixed)[- ]?(?:\w+ )?price\w*|\bin real terms\b|\breal\b"
            r"|\binflation-adjusted\b|\bprice-adjusted\b|\b(?:20|19)\d\d prices\b",
            is_needed=True,
        ),
        Sense(
            "at current prices",
            "按(?:现价|当年价格?)",
            r"\bcurrent\b|\bnominal\b|\bprevailing\b",
            r"\bcurrent prices\b|\bin nominal terms\b",
        ),
    ),
    passed_over=("现价", ""),
    explanation='Comparable prices as any: 按可比价计算 as "at current prices".',
)
LEVEL_OF_STATE = Relation(
    "class-of-body",
    Severity.MAJOR,
    ("level of a body", "国家级、省级、市级"),
    Scope.SENTENCE,
    (
        Sense(
            "national",
            "国家级|全国性",
            r"\bnational\w*|\bstate\w*|\bnationwide|\bcountry\w*|\bcentral",
            r"\b(?:national|state)-level|\bat the national level",
        ),
        Sense(
            "provincial", "省级", r"\bprovinc\w+", r"\bprovincial-level|\bat the provincial level"
        ),
        Sense(
            "municipal",
            "市级",
            r"\bmunicipal\w*|\bcit(?:y|ies)\b|\bcity-level",
            r"\bmunicipal-level|\bcity-level",
        ),
        Sense("county-level", "县级", r"\bcount(?:y|ies)\b", r"\bcounty-level"),
        Sense(
            "world-class",
            "世界级",
            r"\bworld\w*|\bglobal\w*|\binternational\w*",
            r"\bworld-class\b",
        ),
    ),
    passed_over=(
        "县级市|省级以上|市级以上|国家级以上|县级以上|副省级|地市级|省市级|[、和及]",
        r"\bNational (?:People|Day|Congress|Committee|Bureau)\w*|\bState Council\b|\bState Grid\b",
    ),
    explanation='A body of another level: 国家级实验室 as "provincial-level laboratories".',
)
TRADE = Relation(
    "export-or-import",
    Severity.CRITICAL,
    ("exports or imports", "出口与进口"),
    Scope.FIGURE,
    (
        Sense(
            "exports",
            "(?<!进)出口(?:总?[额值量])?(?:同比|环比|增长|下降|比上年|较上年|达到?|为|完成|实现|约|近|超|[增降])*⟨",
            r"\bexport\w*|\boutbound\b|\bshipments?\b",
            r"\bexport\w*",
        ),
        Sense(
            "imports",
            "进口(?:总?[额值量])?(?:同比|环比|增长|下降|比上年|较上年|达到?|为|完成|实现|约|近|超|[增降])*⟨",
            r"\bimport\w*|\bpurchases?\b|\binbound\b",
            r"\bimport\w*",
        ),
    ),
    passed_over=(
        "进出口(?:总?[额值量])?[^，⟨]{0,8}(?=⟨)|[高低快慢大小多少]于(?:进口|出口)[^，⟨]{0,6}(?=⟨)",
        r"\bimports? and exports?\b|\bexports? and imports?\b|\bimportant\w*",
    ),
    reach=(70, 20),
    is_nearest=True,
    explanation="Exports as imports.",
)
_PRIZE_NOUN = r"(?:[- ]\w+){0,2}?[- ](?:prizes?|awards?)"
PRIZE = Relation(
    "prize",
    Severity.CRITICAL,
    ("grade of a prize", "奖项等级"),
    Scope.SENTENCE,
    tuple(
        Sense(
            english,
            f"{chinese}(?=(?:[、和及与或][一二三])*等奖)",
            rf"\b(?:{english}|{other})\b",
            rf"\b(?:{english}){_PRIZE_NOUN}",
        )
        for english, chinese, other in (
            ("grand", "特", "special|top"),
            ("first", "一", "top|1st|gold"),
            ("second", "二", "2nd|silver|runner"),
            ("third", "三", "3rd|bronze"),
        )
    ),
    explanation='Another prize: 二等奖 as "first prize".',
)
MEDAL = Relation(
    "medal",
    Severity.CRITICAL,
    ("color of a medal", "奖牌"),
    Scope.FIGURE,
    tuple(
        Sense(
            english,
            f"{chinese}牌[共获得为]?⟨|⟩[枚块个]?{chinese}牌",
            rf"\b{english}s?\b",
            rf"⟩ (?:\w+ )?{english}s?\b",
        )
        for english, chinese in (("gold", "金"), ("silver", "银"), ("bronze", "铜"))
    ),
    reach=(12, 22),
    explanation='Another medal: 金牌3枚 as "three silver medals".',
)
CATEGORY = Relation(
    "category",
    Severity.CRITICAL,
    ("category by letter", "甲乙丙类"),
    Scope.SENTENCE,
    tuple(
        Sense(
            letter,
            f"[{stem}{letter}](?=(?:[、和及与或][甲乙丙丁A-D])*(?:类|等(?!待)|级(?!景)))",
            rf"\b(?:Class|Category|Grade|Type|Level|Group|Tier)[- ]{letter}\b|\b{letter}\b"
            rf"|-{letter}\b",
            rf"\b(?:Class|Category|Grade|Type|Level|Group|Tier)[- ]{letter}\b",
        )
        for letter, stem in (("A", "甲"), ("B", "乙"), ("C", "丙"), ("D", "丁"))
    ),
    passed_over=("[A-Z0-9][A-D]级?|[级等][ABCD甲乙丙]", ""),
    explanation='Another category: 甲类 as "Class B".',
)
PROFIT = Relation(
    "profit-or-loss",
    Severity.CRITICAL,
    ("profit or loss", "盈与亏"),
    Scope.SENTENCE,
    (
        Sense(
            "at a loss",
            "亏损(?:企业|面|额|单位|[约近达为]{0,2}(?=[0-9]))",
            r"\bloss\w*|\blos(?:e|ing|t)\b|\bdeficit|\bunprofitable\b|\bin the red\b"
            r"|\bnegative\b|\bminus\b|[-−(]\s?(?:RMB|[$¥€])?\s?\d",
            is_needed=True,
        ),
        Sense("profitable", "盈利(?:企业|面|单位)", r"\bprofit\w*|\bearn\w*", r"\bprofitable\b"),
    ),
    explanation="Loss-making as profitable.",
)
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
SECTORS = Relation(
    "sector",
    Severity.MAJOR,
    ("sector of the economy", "三次产业"),
    Scope.SENTENCE,
    tuple(
        Sense(
            name,
            chinese,
            rf"\b(?:{english}|respectively)\b",
            rf"\b{word} (?:industr|sector)\w*",
            is_needed=True,
        )
        for name, chinese, english, word in (
            ("primary", _INDUSTRIES[0], "primary|first|agricultur\\w*", "primary"),
            ("secondary", _INDUSTRIES[1], "secondary|second|industr\\w+ sector", "secondary"),
            ("tertiary", _INDUSTRIES[2], "tertiary|third|service\\w*", "tertiary"),
        )
    ),
    passed_over=("第一二三产业|三次产业|第一、[二三]|一二三产业", ""),
    explanation='Another sector: 第二产业 as "the tertiary industry", or as "two industries".',
)
RELATIONS: tuple[Relation, ...] = (
    VOTES,
    TERMS_OF_GROWTH,
    PRICES,
    LEVEL_OF_STATE,
    TRADE,
    PRIZE,
    MEDAL,
    CATEGORY,
    PROFIT,
    SECTORS,
)
