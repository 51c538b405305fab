"""Which day, against today: yesterday, tomorrow, the day after, the same day."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)

DAY = Relation(
    "relative-day",
    Severity.MAJOR,
    ("which day, month or year", "当日、次日；本月、上月；今年、去年"),
    Scope.SENTENCE,
    (
        Sense(
            "the same day",
            "当日|当天",
            r"\bday|today|same-day|\bon [A-Z]|\d",
            r"\bsame[- ]day\b",
            accepts=("today",),
        ),
        Sense(
            "the next day",
            "次日|翌日|第二天",
            r"\b(?:next|following|day after|tomorrow|second|day later|overnight)\b",
            r"(?<!second )\b(?:next|following)[- ]day\b",
        ),
        Sense(
            "the day after the next",
            "后天(?!津|性)|第三天",
            r"\b(?:third|two days|after tomorrow|second)\b",
            r"\bsecond next day\b|\bday after next\b|\bday after tomorrow\b",
        ),
        Sense(
            "yesterday",
            "昨[日天晚夜晨]",
            r"\byesterday\b|\blast (?:night|evening)\b|\bday before\b|\bprevious\b"
            rf"|\b{MONTHS}\b|\w+day\b",
            r"\byesterday\b",
        ),
        Sense(
            "today",
            "(?<![至迄])今(?!年|后|冬|春|夏|秋)|现在|如今|当[今代前天日]|目前|现今|时下",
            rf"\b(?:today|tonight|this|now\w*|currently|present\w*)\b|\b{MONTHS}\b|\w+day\b",
            r"\btoday\b(?!['’]s (?:world|society|china))",
        ),
        Sense(
            "tomorrow",
            "明[日天晚晨早](?!之星)|未来|来日",
            rf"\b(?:tomorrow|next|following|future)\b|\b{MONTHS}\b|\w+day\b",
            r"\btomorrow\b",
        ),
        Sense(
            "every month",
            "每个?月|逐月|按月|月月|月度",
            r"\b(?:every|each|per|a|monthly|month\w*)\b",
            r"\b(?:every|each|per) month\b",
        ),
        Sense(
            "that month",
            "当月|本月|同月",
            rf"\bmonth\w*|\b{MONTHS}\b",
            r"\b(?:this|that|the(?: same)?) month\b"
            r"(?! (?:after|following|before|prior|preceding|in which))",
        ),
        Sense(
            "next month",
            "下月|次月",
            r"\b(?:next|following|subsequent|succeeding|month)\b",
            r"\bnext month\b|\bmonth (?:after|following)\b",
        ),
        Sense(
            "this year",
            "今年|本年度?(?!末)",
            r"\b(?:year|annual|year-\w+|(?:20|19)\d\d|currently|so far)\b",
            r"\bthis year\b",
            accepts=("that year",),
        ),
        Sense(
            "that year",
            "当年",
            r"\byear\w*|\b(?:20|19)\d\d\b|\bannual",
            r"\bthat year\b",
            accepts=("this year",),
        ),
        Sense(
            "last year",
            "去年|上年(?!度)",
            r"\b(?:year\w*|previous|(?:20|19)\d\d|annual\w*)\b",
            r"\b(?:last|previous) year\b",
        ),
        Sense(
            "next year",
            "明年|来年|次年",
            r"\b(?:next|following|coming|year|(?:20|19)\d\d)\b",
            r"\bnext year\b",
        ),
        Sense(
            "the year before last",
            "(?<![0-9日月号以之])前年(?![度满龄均])",
            r"\btwo years|\byear before last|\b(?:20|19)\d\d\b",
            r"\btwo years ago\b|\byear before last\b",
        ),
    ),
    passed_over=("今明两年", ""),
    explanation='Another day or year: 当日 as "the next day", 前年 as "last year".',
)
