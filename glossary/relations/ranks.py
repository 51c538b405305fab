"""Of which rank: first tier, last eight, first batch, first-class, this version or later."""

from __future__ import annotations

from corpora.findings import Severity
from glossary.relations.relation import Relation, Scope, Sense

_GROUP = "(?:梯队|方阵|阵营|集团(?!军|公司|[有股控]))"
_TIER = "tier|echelon|rank|group|league|camp|division|string|grade|line"

TIER = Relation(
    "tier",
    Severity.CRITICAL,
    ("tier", "梯队"),
    Scope.SENTENCE,
    tuple(
        Sense(
            f"the {english} tier",
            f"第{chinese}{_GROUP}",
            rf"\b(?:{english}|{more})\b",
            rf"\b{english}[- ](?:\w+[- ])?(?:{_TIER})s?\b",
        )
        for english, chinese, more in (
            (
                "first",
                "一",
                "top|lead\\w*|front\\w*|fore\\w*|best|highest|advanced|premier|elite|1st",
            ),
            ("second", "二", "2nd|middle"),
            ("third", "三", "3rd|bottom|last"),
        )
    ),
    explanation='Another tier: 第一梯队 as "the second tier".',
)
LAST_OF_A_CONTEST = Relation(
    "stage-of-contest",
    Severity.CRITICAL,
    ("stage of a contest", "几强"),
    Scope.SENTENCE,
    tuple(
        Sense(
            f"the last {english}",
            f"(?<![0-9一二三四五六七八九十百千万两]){chinese}强(?=$|[，。、；！”）)的赛之中并名行]|席位|对阵|名单)",
            rf"\b(?:{english}|{number}|{more})\b",
            rf"\b(?:top|last|final|best) (?:{english}|{number})\b|\b(?:{more})\b",
        )
        for english, number, chinese, more in (
            ("two", "2", "[二2两]", "finals?|finalists?"),
            ("three", "3", "[三3]", "podium"),
            ("four", "4", "[四4]", "semi-?finals?|semi-?finalists?"),
            ("eight", "8", "[八8]", "quarter-?finals?|quarter-?finalists?"),
            ("ten", "10", "(?:十|10)", "top ten"),
            ("sixteen", "16", "(?:十六|16)", "round of 16"),
        )
    ),
    explanation='Another stage of a contest: 八强 as "the top four".',
)
FIRST_OF_A_SERIES = Relation(
    "first-of-series",
    Severity.MAJOR,
    ("first of a series", "首批、首个"),
    Scope.SENTENCE,
    (
        Sense(
            "the first",
            "首批(?!评|准|复)",
            r"\bfirst\b|\b1st\b|\binitial\w*|\bmaiden\b|\binaugural\b|\bpioneer\w*|\bopening\b|\bearl\w+"
            r"|\bnew\w*|\boriginal\w*|\blead\w*|\bdebut\w*|\bstart\w*|\bfound\w*|\bpilot\w*",
            is_needed=True,
        ),
    ),
    explanation='The first batch as any: 首批 as "each batch".',
)
FIRST_CLASS = Relation(
    "first-class",
    Severity.MAJOR,
    ("first class", "一流"),
    Scope.SENTENCE,
    (
        Sense(
            "first-class",
            "(?<!不入)(?:世界|国际|国内|双|第)?一流(?!血|水|沙|程|向)",
            r"\b(?:first|world|top|lead\w*|best|excellen\w*|premier|elite|finest|cutting|high\w*|great\w*"
            r"|super\w*|prime|advanced|outstanding|class|quality|renowned|prestig\w*|great|good|state"
            r"|exceptional|master\w*|quality|fine|A)\b|\b(?:top|high|best)-|\bclass\b",
            is_needed=True,
        ),
    ),
    explanation='First class lost: 一流大学 as "one university".',
)
VERSION = Relation(
    "or-later",
    Severity.CRITICAL,
    ("this one and those above or below", "及以上、及以下"),
    Scope.SENTENCE,
    (
        Sense(
            "or above",
            "(?:[0-9A-Z]|学历|职称|版本|资质|[级甲乙科]|大专|硕士|高中)(?:及|或)?以上(?:的)?(?:版本|学历|职称|资质|型号|等级|系统)"
            "|(?:版本|学历|职称|资质)(?:及|或)?以上|[省市县区乡镇村厅处科]级(?:及其?|或)?以上",
            r"\b(?:above|higher|later|over|more|newer|least|minimum|better|greater|upwards?|beyond|senior"
            r"|up|advanced|onwards?|exceed\w*|lower than)\b|\+",
            r"\b(?:or|and) (?:above|higher|later|newer|over|more|better)\b"
            r"|\babove the [\w-]+ level\b",
        ),
        Sense(
            "or below",
            "(?:[0-9A-Z]|学历|职称|版本|资质|[级甲乙科]|大专|硕士|高中)(?:及|或)?以下(?:的)?(?:版本|学历|职称|资质|型号|等级|系统)"
            "|(?:版本|学历|职称|资质)(?:及|或)?以下|[省市县区乡镇村厅处科]级(?:及其?|或)?以下",
            r"\b(?:below|lower|earlier|under|less|older|most|maximum|prior|down)\b",
            r"\b(?:or|and) (?:below|lower|earlier|older|less|under)\b"
            r"|\bbelow the [\w-]+ level\b",
        ),
    ),
    explanation='A version and those after it as those before: 10.0.3及以上版本 as "or earlier".',
)
BITS = Relation(
    "bits-or-bytes",
    Severity.CRITICAL,
    ("bits or bytes", "比特与字节"),
    Scope.SENTENCE,
    (
        Sense(
            "bits",
            "比特(?!币)",
            r"\b\w*bits?\b|\w[Bb]ps\b|\bb/s|\bbit/s|\b[KMGT]b\b",
            r"\b\w*bits?\b",
        ),
        Sense("bytes", "字节(?!跳动)", r"\b\w*bytes?\b|\b[KMGT]B\b", r"\b\w*bytes?\b"),
    ),
    explanation='Bits as bytes: 1000兆比特/秒 as "1,000 megabytes per second".',
)
THREE_RURAL = Relation(
    "three-rural-issues",
    Severity.MAJOR,
    ("agriculture, rural areas and farmers", "三农"),
    Scope.SENTENCE,
    (
        Sense(
            "agriculture, rural areas and farmers",
            "三农(?!学院)",
            r"\bagricultur\w*|\bthree rural|\bsan ?nong|\bthree agri",
        ),
        Sense("three farmers", "", r"\bthree (?:farmers|peasants|farms|agricultures)\b"),
    ),
    explanation='三农 as "three farmers".',
)
DEGREE = Relation(
    "degree-or-above",
    Severity.MAJOR,
    ("a degree and those above or below it", "某度及以上、以下"),
    Scope.SENTENCE,
    (
        Sense(
            "or above",
            "[轻中重][度级]?(?:及|或)?以上",
            r"\b(?:above|over|more|worse|higher|severer|greater|least|upwards?|beyond)\b",
            is_needed=True,
        ),
        Sense(
            "or below",
            "[轻中重]度(?:及|或)?以下",
            r"\b(?:below|under|less|lower|milder|most|better)\b",
            is_needed=True,
        ),
    ),
    explanation='A degree without those above it: 中度以上干旱 as "moderate drought".',
    trigger="度(?:及|或)?以",
)
CHILD = Relation(
    "which-child",
    Severity.CRITICAL,
    ("which child", "一孩、二孩、三孩"),
    Scope.SENTENCE,
    tuple(
        Sense(
            f"the {english} child",
            f"{chinese}(?:孩|胎)(?!子)",
            rf"\b(?:{english}|{other})\b",
            rf"\b(?:{english}|{other})[- ](?:child|children|births?|bab(?:y|ies))\b",
            is_needed=True,
        )
        for english, chinese, other in (
            ("first", "[一头]", "one|only|1|single|an?|1st"),
            ("second", "二", "two|2|2nd"),
            ("third", "三", "three|3|3rd"),
        )
    ),
    explanation='Another child, or none: 三孩 as "the second child".',
    trigger="[一头二三](?:孩|胎)",
)
DIGITS_OF_CODE = Relation(
    "first-or-last-digits",
    Severity.CRITICAL,
    ("first or last digits", "前几位与后几位"),
    Scope.SENTENCE,
    (
        Sense(
            "the last",
            "(?:后|末|尾)[0-9一二两三四五六七八]位(?!置|于|数)",
            r"\b(?:last|final|ending|end\w*|latter|lowest|bottom|behind|after)\b",
            r"\b(?:last|final) (?:\w+ )?(?:digits?|figures|numbers|characters)\b",
        ),
        Sense(
            "the first",
            "(?<=号|码)前[0-9一二两三四五六七八]位",
            r"\b(?:first|leading|initial|opening|top)\b",
            r"\b(?:first|leading) (?:\w+ )?(?:digits?|figures|numbers|characters)\b",
        ),
    ),
    explanation='The last digits as the first: 后四位 as "the first four digits".',
    trigger="[后末尾前][0-9一二两三四五六七八]位",
)
RELATIONS: tuple[Relation, ...] = (
    DEGREE,
    CHILD,
    DIGITS_OF_CODE,
    TIER,
    LAST_OF_A_CONTEST,
    FIRST_OF_A_SERIES,
    FIRST_CLASS,
    VERSION,
    BITS,
    THREE_RURAL,
)
