"""What a figure is compared with: the year before, the month before, the beginning of the year."""

from __future__ import annotations

from dataclasses import replace

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense
from glossary.relations.times.days import MONTHS

_PACE = r"(?:year|quarter|month|week)[- ](?:on|over)[- ](?:year|quarter|month|week)"
BASE = Relation(
    "base",
    Severity.MAJOR,
    ("what it is compared with", "对比的基期"),
    Scope.SENTENCE,
    (
        Sense(
            "the year before last",
            "(?<![0-9日月号以之])前年(?![度满龄均])",
            r"\btwo years (?:ago|before|earlier)|\byear before last\b|\b(?:20|19)\d\d\b",
            r"\btwo years (?:ago|before|earlier)|\byear before last\b",
        ),
        Sense(
            "the same period of last year",
            "(?:上年|去年)同[期月季]",
            r"\b(?:year|annual|annually|yearly|(?:20|19)\d\d)\b|\byear-",
            r"\b(?:same \w+ (?:of |in )?(?:the )?)?(?:last|previous|prior|preceding) year\b"
            r"|\byear (?:earlier|ago)\b|\byear-on-year\b",
            accepts=("last year", "a year on"),
        ),
        Sense(
            "the end of last year",
            "上年[末底]|去年[末底]",
            r"\byear\w*|\b(?:20|19)\d\d\b|\bDecember\b",
            r"\bend of (?:the )?(?:last|previous) year\b",
            accepts=("last year",),
        ),
        Sense(
            "the end of last month",
            "上月[末底]",
            rf"\bmonth\w*|\b{MONTHS}\b",
            r"\bend of (?:the )?(?:last|previous) month\b",
        ),
        Sense(
            "the end of last quarter",
            "上季度?[末底]",
            rf"\bquarter\w*|\b{MONTHS}\b",
            r"\bend of (?:the )?(?:last|previous) quarter\b",
        ),
        Sense(
            "the beginning of the year",
            "(?:[较比]|与)年初",
            r"\b(?:beginning|start|early|outset|first|opening|January|year-to-date|so far)\b",
            r"\bfrom the (?:beginning|start) of (?:the|this) year\b",
        ),
        Sense(
            "last month",
            "[较比与]上月(?![末底])|上月(?=同期|持平)",
            rf"\bmonth\w*|\b{MONTHS}\b",
            r"\b(?:last|previous|prior|preceding) month\b|\bmonth (?:earlier|before)\b"
            r"|\bmonth-on-month\b"
            r"|\bmonth on month\b",
        ),
        Sense(
            "last quarter",
            "[较比与]上季度?(?!度?[末底])",
            r"\bquarter\w*",
            r"\b(?:last|previous|prior|preceding) quarter\b|\bquarter-on-quarter\b",
        ),
        Sense(
            "last week",
            "[较比与]上一?周(?![末一二三四五六日])",
            r"\bweek\w*|\bseven days\b|\b7 days\b",
            r"\b(?:last|previous|prior|preceding) week\b|\bweek (?:earlier|before|ago)\b"
            r"|\bweek[- ]on[- ]week\b",
        ),
        Sense(
            "the day before",
            "[较比与](?:前一?[日天](?![一二三四五六七八九十0-9])|昨[日天]|上一?(?:个)?交易日)",
            r"\bday\w*|\byesterday\b|\bsessions?\b|\bovernight\b|\b24 hours\b|\bclos(?:e|ing)\b",
            r"\b(?:previous|prior|preceding) (?:\w+ )?day\b|\bday (?:earlier|before)\b"
            r"|\byesterday\b",
        ),
        Sense(
            "last year",
            "[较比与](?:上年|去年)(?![末底同])",
            r"\b(?:year|years|annual|annually|yearly|(?:20|19)\d\d)\b|\byear-",
            r"\b(?:last|previous|prior|preceding) year\b|\byear (?:earlier|ago|before)\b",
            accepts=("the same period of last year", "a year on"),
        ),
        Sense(
            "the same period",
            "同期",
            r"\bsame\b|correspond|\bcomparable\b|\byear\w*|\b(?:20|19)\d\d\b|\bequivalent\b|\bthen\b",
            r"\bsame (?:period|time|month|quarter)\b|\bcorresponding\b",
            accepts=("last year", "the same period of last year", "a year on"),
        ),
        Sense("the period before", "上[一个]*期", "", r"\bprevious (?:(?:20|19)\d\d )?periods?\b"),
        Sense(
            "a year on",
            "同比",
            r"\byear\w*|\bannual\w*|\b(?:20|19)\d\d\b|\bsame (?:period|month|quarter|time)"
            r"|corresponding",
            r"\byear[- ]on[- ]year\b|\byear[- ]over[- ]year\b",
            accepts=("last year", "the same period of last year", "the same period"),
        ),
        Sense(
            "a month or quarter on",
            "环比",
            r"\bmonth\w*|\bquarter\w*|\bweek\w*|\bsequential\w*|\bprevious (?:period|day)"
            r"|consecutive",
            r"\bmonth[- ]on[- ]month\b|\bmonth[- ]over[- ]month\b|\bquarter[- ]on[- ]quarter\b",
            accepts=("last month", "last quarter", "last week", "the day before"),
        ),
    ),
    # "At year-end ..., more than a year earlier" says 比上年末.
    passed_over=(
        "",
        r"\b(?:year-end|end of (?:the year|(?:19|20)\d\d))\b(?:[^.;]|\.(?=\d)){0,160}?"
        r"\byear (?:earlier|before|ago)\b",
    ),
    explanation='Another base of comparison: 比上年末 as "from the previous month".',
)
BASE_OF_FIGURE = replace(
    BASE,
    name="base-of-figure",
    senses=tuple(
        replace(sense, accepts=(*sense.accepts, "the same period of last year"))
        if sense.name == "the end of last year"
        else sense
        for sense in BASE.senses
    ),
    scope=Scope.FIGURE,
    passed_over=(
        "",
        rf"{BASE.passed_over[1]}"
        rf"|\b{_PACE}(?: \w+)?,? (?:and|or) (?:the )?{_PACE}\b"
        r"|\b(?:month|quarter|week) and (?:a |the )?year (?:earlier|before|ago)\b",
    ),
    reach=(90, 100),
    is_nearest=True,
    unless=("base",),
    explanation='Of several bases the wrong one: 比年初增加、同比增长 as twice "year on year".',
)
WHOLE_OF_YEAR = Relation(
    "whole-or-same-period",
    Severity.MAJOR,
    ("the whole of last year or the same part of it", "上年全年与上年同期"),
    Scope.SENTENCE,
    (
        Sense(
            "the whole of last year",
            "(?:上年|去年|前年)(?:全年|整年)",
            r"\b(?:whole|full|entire|all|overall|annual|total|full-year)\b|\b(?:20|19)\d\d\b"
            r"|(?<! of )(?<!in the )\b(?:last|previous|preceding) year",
            r"\b(?:whole|full|entire|all)(?:[- ]year| of)\b|\bas a whole\b",
        ),
        Sense(
            "the same part of last year",
            "同期|同[月季]",
            r"\b(?:same|year|corresponding|comparable|earlier|ago|(?:20|19)\d\d)\b",
            r"\b(?:same|corresponding|comparable) (?:quarter|period|months?|half|time|part)\b",
        ),
    ),
    explanation='The whole of last year as the same part of it: 比上年全年 as "the same quarter".',
    is_lenient=True,
    trigger="全年|整年",
)
RELATIONS: tuple[Relation, ...] = (BASE, BASE_OF_FIGURE, WHOLE_OF_YEAR)
