"""When: early or late in a month or year, before or after a date, against which period."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense
from glossary.relations.times.days import DAY, MONTHS

_PERIOD = (
    r"(?:the |this |that |each |next |last |every )?"
    rf"(?:{MONTHS}|month|year|quarter|week|20\d\d|19\d\d|\d0s)"
)
_DATES = frozenset({QuantityKind.DATE, QuantityKind.YEAR})

PART = Relation(
    "part-of-period",
    Severity.CRITICAL,
    ("part of a period", "旬、初、中、末"),
    Scope.SENTENCE,
    (
        Sense(
            "in the first ten days",
            "(?<![今年])上旬",
            r"\b(?:early|beginning|start\w*|begin\w*|first|opening|1st|10th)\b"
            r"|(?<!\d)1(?:st)? ?(?:to|-|–) ?10",
            rf"\bearly (?:in )?{_PERIOD}|\bbeginning of {_PERIOD}|\bstart of {_PERIOD}",
            accepts=("early",),
            is_needed=True,
        ),
        Sense(
            "early",
            "(?<![今年])上(?=中旬)|(?<=[年月季周])初(?![步审中级])|初期|年代初",
            r"\b(?:early|beginning|start\w*|begin\w*|began|first|opening|onset|initial\w*|outset"
            r"|turn of|new year)\b",
            rf"\bearly (?:in )?{_PERIOD}|\bbeginning of {_PERIOD}|\bstart of {_PERIOD}",
            accepts=("in the first ten days",),
        ),
        Sense(
            "mid",
            "年中(?!国)|(?<=年代)中期",
            r"\b(?:mid\w*|middle|half-?way|second ten|11th|second third|halfway)\b|mid-",
            rf"\b(?:mid[- ]|middle of ){_PERIOD}",
            accepts=("mid-month",),
        ),
        Sense(
            "mid-month",
            "中旬",
            r"\b(?:mid\w*|middle|half-?way|second ten|11th|second third|mid-\w+)\b|mid-",
            rf"\b(?:mid[- ]|middle of ){_PERIOD}",
            accepts=("mid",),
            is_needed=True,
        ),
        Sense(
            "at the end of the month",
            "(?<![0-9一二三四五六七八九十上])月[底末](?![端尾])",
            r"\b(?:late\w*|end\w*|last|clos\w*|final\w*|month-end|conclu\w*|30|31|30th|31st)\b|-end\b",
            rf"\blate (?:in )?{_PERIOD}|\bend of {_PERIOD}|\bmonth[- ]end\b",
            accepts=("late",),
            is_needed=True,
        ),
        Sense(
            "late",
            "下旬|(?<=[年月季])[底末](?![端尾])|年代末|末期",
            r"\b(?:late\w*|end\w*|last|clos\w*|final|year-end|month-end|by|conclu\w*|out)\b|-end\b",
            rf"\blate (?:in )?{_PERIOD}|\bend of {_PERIOD}|\b(?:year|month)[- ]end\b",
            accepts=("at the end of the month",),
        ),
    ),
    passed_over=("上年末|上年底|上月末|上季度?末|上年初|上年中|年初至今|今年初以来", ""),
    explanation='Another part of a month or year: 3月上旬 as "late March".',
)
PART_OF_MONTH = Relation(
    "part-of-month",
    Severity.CRITICAL,
    ("part of a month", "上旬、中旬、下旬"),
    Scope.FIGURE,
    (
        Sense(
            "early",
            "⟩(?:份)?(?:上旬|初)(?!中)",
            r"\b(?:early|beginning|start|first)\b",
            r"\b(?:early|beginning of|start of) (?:in )?⟨",
        ),
        Sense(
            "mid",
            "⟩(?:份)?中旬",
            r"\bmid|\bmiddle",
            r"\b(?:mid-? ?|middle of )⟨|⟨mid-",
        ),
        Sense(
            "late",
            "⟩(?:份)?(?:下旬|[底末])",
            r"\b(?:late\w*|end\w*|last|clos\w*|final\w*|2[0-9]|3[01])\b|-end\b",
            r"\b(?:late|end of) (?:in )?⟨",
            is_needed=True,
        ),
    ),
    _DATES,
    reach=(14, 6),
    explanation='Another part of a month: 4月下旬至5月中旬 as "from mid-April to late May".',
)
END_OF = Relation(
    "end-of-period",
    Severity.MAJOR,
    ("what it is the end or beginning of", "月、季、年"),
    Scope.SENTENCE,
    (
        Sense(
            "of the month",
            "(?<![0-9一二三四五六七八九十上])月[初底末]",
            r"\bmonth\w*",
            r"(?:end|beginning|start|middle|close) of (?:the|this|each|that) month\b"
            r"|\bmonth[- ]end\b",
        ),
        Sense(
            "of the quarter",
            "(?<![赛雪采暖雨夏冬春秋旺淡四花茶渔汛球一二三0-9])季度?[初末]",
            r"\bquarter\w*",
            r"(?:end|beginning|start|close) of (?:the|this|each) quarter\b",
        ),
        Sense(
            "of the season",
            "(?<=[赛雪采暖雨夏冬春秋旺淡花茶渔汛球])季[初末]",
            r"\bseason\w*|\bspring|\bsummer|\bautumn|\bwinter",
            r"(?:end|beginning|start|close) of (?:the|this|each) season\b",
        ),
        Sense(
            "of the year",
            "(?<![0-9上])(?:年[初底末中](?!国)|年内)",
            r"\byear\w*|\bannual|\b(?:20|19)\d\d\b|\bDecember\b|\bJanuary\b",
            r"(?:end|beginning|start|middle|close) of (?:the|this|each|that) year\b|\byear[- ]end\b"
            r"|\bmid-?year\b",
        ),
    ),
    passed_over=("上(?:年|月|季度?)[底末初]", r"\b(?:previous|last|preceding|prior) \w+"),
    explanation='The end of another period: 年末 as "the end of the month".',
)
DEADLINE = Relation(
    "deadline",
    Severity.CRITICAL,
    ("before or after a date", "期限前后"),
    Scope.FIGURE,
    (
        Sense(
            "up to",
            "截[至止到][^，⟨]{0,3}⟨|⟨截[至止][^⟩]*⟩|止⟨"
            "|(?:有效|有效期|任期|延长|延续|顺延|延期|保留|执行)(?:至|到)⟨",
            r"\b(?:by|as of|as at|until|till|up to|through|to|at|on|end\w*|before|close|ending"
            r"|of|in)\b",
            r"\b(?:by|until|before)\b",
            accepts=("before",),
        ),
        Sense(
            "before",
            "⟩(?:之?前(?!后|述|期|者|来|往|沿|身|任|列|景|进|提|三|[0-9一二三四五六七八九十])|以前|底前|末前)",
            r"\b(?:by|before|prior|until|till|ahead|no later|not later|preced\w*|pre|up to|earlier"
            r"|within|deadline|ago|previous\w*|former\w*|in advance|to|as of|through|previously)\b",
            r"\b(?:by|before|prior to|no later than)\b",
            accepts=("up to",),
        ),
        Sense(
            "from, after",
            "⟩(?:起|以来|之后|以后|后(?!期|续|者|备|勤|面|台|方))|自⟨[^⟩]*⟩(?!至|到)",
            r"\b(?:from|since|after|start\w*|begin\w*|effective|as of|follow\w*|onwards?"
            r"|with effect"
            r"|later|commenc\w*|post|once|in|on|by|within|for|until|upon|tak\w+ effect|over)\b",
            r"\b(?:since|after|following|onwards?|start\w* from)\b"
            r"|\bfrom (?:the )?⟨(?![^⟩]*⟩ ?(?:to|until|through|till|–|-))",
        ),
    ),
    _DATES,
    ("", r"\bfrom [^,;]{0,25}⟨[^⟩]*⟩ (?:to|until|through)|\bafter that\b|\bsoon after\b"),
    (28, 12),
    'Before as after: 4月30日前 as "after April 30".',
)
HALF_OF_YEAR = Relation(
    "half-of-year",
    Severity.CRITICAL,
    ("half of a year or month", "上半年与下半年"),
    Scope.SENTENCE,
    (
        Sense(
            "the first half",
            "(?:上|前)半[年月场]",
            r"\bhalf\b|\bH1\b|\b1H\b|\bsix\b|\bJune\b|\bhalf-|\bfirst two quarters\b|\bmid-?\w+",
            r"\bfirst[- ]half\b|\bH1\b|\bfirst six months\b",
        ),
        Sense(
            "the second half",
            "(?:下|后)半[年月场]",
            r"\bhalf\b|\bH2\b|\b2H\b|\bsix\b|\bJuly\b|\bDecember\b|\brest of\b|\blater\b",
            r"\b(?:second|latter|last)[- ]half\b|\bH2\b|\blast six months\b",
        ),
    ),
    explanation='The first half of a year as the second: 上半年 as "the second half".',
    trigger="半[年月场]",
)
_YEARS = "[0-9一二两三四五六七八九十几]+个?(?:年|月|周|天|季度)"
PAST_OR_COMING = Relation(
    "past-or-coming",
    Severity.CRITICAL,
    ("years past or to come", "过去与今后"),
    Scope.SENTENCE,
    (
        Sense(
            "in the past",
            f"(?:最?近|过去|此前|以往)(?:的)?{_YEARS}",
            r"\b(?:past|last|recent\w*|preced\w*|previous\w*|prior|ago|over the|in the|for|during"
            r"|within|since)\b",
            r"\b(?:past|last|recent|preceding|previous) (?:few |several |\w+ )?(?:years?"
            r"|months?|weeks?|days?)\b",
        ),
        Sense(
            "to come",
            f"(?:今后|未来|往后|接下来|下一步)(?:的)?{_YEARS}",
            r"\b(?:next|coming|future|following|ahead|to come|forthcoming|upcoming|from now|later"
            r"|subsequent\w*|within|over the|hence)\b",
            r"\b(?:next|coming) (?:few |several |\w+ )?(?:years?|months?|weeks?|days?)\b",
        ),
    ),
    explanation='Years past as years to come: 近两年 as "in the next two years".',
)
_COUNT = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
FIRST_OR_LAST = Relation(
    "first-or-last",
    Severity.CRITICAL,
    ("first or last part of a period", "前几个月与后几个月"),
    Scope.SENTENCE,
    (
        Sense(
            "the first",
            f"(?<![年月日之以目此提])前{_COUNT}个?(?:月|季度)(?!前)",
            rf"\b(?:first|from|to|through|between|by|end\w*|until|up|1st|{MONTHS}|year|quarters?|half)\b"
            r"|-",
            r"\bfirst (?:\w+ )?(?:months?|quarters?|weeks?)\b",
        ),
        Sense(
            "the last",
            f"(?:后|最后|末|[最新]近|近|过去|最近的?|剩余|上)(?:的)?{_COUNT}个?(?:多)?(?:月|季度|周)",
            r"\b(?:last|past|final|previous|recent|remaining|over|in|for|latter|next)\b",
            r"\b(?:last|final) (?:\w+ )?(?:months?|quarters?|weeks?)\b",
        ),
    ),
    explanation='The first months as the last: 前8个月 as "the last eight months".',
)
QUARTERS = Relation(
    "quarter-or-quarters",
    Severity.CRITICAL,
    ("one quarter or the quarters up to it", "某季度与前几季度"),
    Scope.SENTENCE,
    (
        Sense(
            "the first quarters",
            "前[二两三23]个?季度?|[1一]\\s?[-—–－至到~～]\\s?[三3]季度",
            r"\bquarters\b|\b(?:nine|six) months\b|\bSeptember\b|\bJune\b|\bQ1\b|\b9M|\bhalf\b",
            r"\bfirst (?:two|three) quarters\b|\bfirst (?:nine|six) months\b",
        ),
        Sense(
            "one quarter",
            "(?<![前一1])(?<![至到—–-])第?[二三23]季度",
            r"\b(?:second|third)\b|\b[23](?:nd|rd)\b|\bQ[23]\b|\b[23]Q\b|\b(?:July|April|June|September)\b",
            r"\b(?:second|third) quarter\b(?! of the first)|\bQ[23]\b",
        ),
    ),
    explanation='One quarter as all up to it: 三季度 as "the first three quarters".',
    trigger="季度",
)
RELATIONS: tuple[Relation, ...] = (
    FIRST_OR_LAST,
    QUARTERS,
    HALF_OF_YEAR,
    PART,
    PART_OF_MONTH,
    END_OF,
    DEADLINE,
    DAY,
    PAST_OR_COMING,
)
