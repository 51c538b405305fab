"""At least or at most: on which side of a figure the value lies."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense

_COUNTER = "[\u4e00-\u9fff]{0,4}?"
_NOT = (
    r"(?:\b(?:no|not|nor|never|none|neither|nobody|nowhere|cannot|without|nothing)\b(?: \w+){0,4}? "
    r"|\bNo (?:[\w'-]+ ){1,5}(?:may|shall|must|can|should|will) (?:\w+ ){1,2}?)"
)
_GREAT = (
    "more|greater|hotter|colder|warmer|steeper|stronger|thicker|higher|larger|longer|older|later|over|above|beyond|heavier|taller|faster|bigger"
    "|wider|deeper"
)
_SMALL = "less|fewer|lower|smaller|shorter|younger|under|below|lighter|earlier|slower|narrower"
_LOWER_CHINESE = (
    "(?:至少|起码)[^，。；⟨0-9]{1,6}⟨|不[得应]?[低少]于[^，。；⟨]{1,10}(?:的|总[数量额])⟨|(?:不[得应能宜可]?(?:低|少|小|短)于|不下于?|至少|起码"
    "|最[低少小短](?:不[低少]于|为|[^，。；⟨0-9气温价水潮时]{1,4}为)?"
    "|≥|>=|＞|>|大于|高于|多于|超过|超出?|逾|(?<!跌)突破|满|年满)⟨"
    "|(?:已|均|都|占比|比例)过⟨[^⟩]*[成%％半]⟩|⟨[^⟩]*成⟩强(?=$|[，。；])|⟩[一-鿿]?出头"
    "|⟨(?:不[得应能宜可]?(?:低|少|小|短)于|不下于?|至少|≥|＞|>|大于|高于|多于|超过?|过|逾)[^⟩]*⟩"
    "|⟨[^⟩]*(?:以上|及以上|之上|多|余|开外)⟩|⟨[0-9.一二三四五六七八九十百千]+[余多][^⟩]{1,4}⟩|不[得应]?[低少]于每[^，。；⟨]{1,4}⟨"
    f"|下限[为是]?⟨|⟩(?:{_COUNTER})(?:以上|之上|及以上|开外)|⟩[多余]"
)
_UPPER_CHINESE = (
    "不[得应]?(?:高于|超过|大于)每[^，。；⟨]{1,4}⟨|(?:至多|最多)[^，。；⟨0-9]{1,6}⟨|不[得应]?(?:高于|超过|足|到|及)[^，。；⟨]{1,10}(?:的|总[数量额])⟨|(?:[不未没][得应能宜可有要]{0,2}(?:超过|高于|多于"
    "|大于|长于|超出|突破|超)|不足|不到|不满|未满|未到|至多"
    "|最[多高长大](?:不超过|为|[^，。；⟨0-9气温价水潮时]{1,4}为)?|≤|<=|＜|<|低于|少于|小于|短于|跌破|降破|失守)⟨"
    "|⟨[^⟩]*成⟩弱(?=$|[，。；])"
    "|[不未没][得应能宜可有]{0,2}⟨(?:超过?|高于|多于|大于|超出)"
    "|⟨(?:[不未][得应能宜可]?(?:超过|高于|多于|大于|超)|不足|不到|不满|未满|至多|≤|＜|<|低于|少于|小于"
    ")[^⟩]*⟩"
    "|⟨[^⟩]*(?:以下|及以下|以内|之内|之下)⟩"
    f"|以⟨[^⟩]*⟩(?:{_COUNTER})为(?:限|上限)|⟩(?:{_COUNTER})(?:为限|封顶)|上限[为是]?⟨|⟩(?:半径)?范围[以之]?内"
    f"|⟩(?:{_COUNTER})(?:以下|之下|及以下|以内|之内)"
)
_LOWER_ENGLISH = (
    rf"{_NOT}(?:{_SMALL})\b|\bat (?:the )?(?:very )?least\b|\bminimum\b|\bminimal\b|\bmin\b"
    rf"|\b(?:or|and|and the) (?:{_GREAT}|upwards?)\b|\bupwards?\b|\bor so and more\b"
    rf"|\b(?:{_GREAT}) than\b|\b(?:over|above|past|beyond|north of|in excess)\b|\bplus\b|(?<=\d)\+"
    r"|\b(?:exceed|surpass|top|pass|cross|break|broke|outstrip|outnumber)\w*\b|≥|>|＞"
    r"|(?<!exempt )(?<!exempted )\b(?:from|starting|reached|reaching|attained?|turned?"
    r"|as (?:much|many|high|low|few) as"
    r"|odd|well)\b|\bmore\b|\b(?:older|higher|longer|greater) than\b|\bsome\b|\bseveral\b|\b0s\b"
)
_UPPER_ENGLISH = (
    rf"{_NOT}(?:{_GREAT}|exceed\w*|surpass\w*|reach\w*|up to|attain\w*|yet|turned)\b"
    r"|\bat (?:the )?(?:very )?most\b|\bmaximum\b|\bmax\b"
    rf"|\b(?:or|and|and the) (?:{_SMALL})\b|\b(?:{_SMALL}) than\b|\bup to\b|\bwithin\b|\binside\b"
    r"|\b(?:under|below|short|nearly|almost|approach\w*|just shy|close to|close on|nearing|near"
    r"|limit\w*|cap|caps|capped|ceiling|fails? to|failed to|insufficient|less|fewer|yet to|verge)\b"
    r"|≤|<|＜|\bas (?:little|few|low) as\b|\binto\b"
)
_TOLD_LOWER = (
    rf"{_NOT}(?:{_SMALL}) than (?=⟨)|{_NOT}(?:fall|drop|be) below\b|\bat least (?=⟨)"
    rf"|\bminimum (?:\w+ ){{0,2}}(?:of|is|for|loan|age)"
    rf"|⟩(?: \w+){{0,4}}? (?:or|and) (?:{_GREAT})\b"
    rf"|(?<!no )(?<!not )\b(?:more|greater|higher|larger|longer|older|taller"
    r"|heavier|deeper|wider|thicker) than (?=⟨)|\b(?:over|above) the age of (?=⟨)"
    rf"|⟨(?:more than|over|above|at least|exceeding|upwards? of|no less than|no fewer than"
    r"|not less than|a minimum of)\b|\b(?:over|above|at or above|exceed(?:s|ed|ing)?|surpass\w*)"
    r" (?=⟨)|[≥>] ?(?=⟨)"
)
_TOLD_UPPER = (
    rf"{_NOT}(?:(?:(?:{_GREAT}) than|exceed\w*)\b|(?:over|above|beyond) (?=⟨))|\bat most (?=⟨)"
    rf"|\bmaximum (?:\w+ ){{0,2}}of\b|\bmaximum (?=⟨)"
    rf"|⟩(?: \w+){{0,4}}? (?:or|and) (?:{_SMALL})\b"
    rf"|(?<!no )(?<!not )\b(?:less|fewer|lower|smaller|shorter|younger|lighter"
    r"|thinner|narrower) than (?=⟨)"
    r"|\b(?:under|below) the age of (?=⟨)|\bup to (?=⟨)"
    r"|⟨(?:less than|fewer than|under|below|at most|no more than|not more than|up to"
    r"|a maximum of)\b|\b(?:below|under) (?=⟨)|[≤<] ?(?=⟨)"
)

_ABOUT_CHINESE = (
    "(?:大约|大概|(?<![节合公条预签契制邀履违特缔守续一])约)[要需为有在]{0,2}⟨"
    "|⟩[一-鿿]{0,3}?(?:左右|上下(?!游))"
)
_ABOUT_ENGLISH = (
    r"\b(?:about|around|some|approximately|roughly|circa|close to|in the region|or so|estimated"
    r"|approx|nearly|almost|or thereabouts|just (?:over|under))\b|~"
)

_TOLD_ABOUT = r"\b(?:about|around|approximately|roughly) (?=⟨)"
_NEARLY_CHINESE = "(?:接近|将近|近)⟨"
_NEARLY_ENGLISH = (
    r"\b(?:nearly|almost|close to|close on|approach\w*|nearing|just under|near|some|verge|up to)\b"
)
_TOLD_NEARLY = (
    r"\b(?:nearly|almost) (?=⟨)"
    r"|(?:⟨|\b)(?:(?:is|are|was|were) )?(?:approaching|nearing|close to|just short of) (?=⟨|\d)"
)
_NEAR = ("about", "at most, below")

ANY_BOUND_ENGLISH = f"{_LOWER_ENGLISH}|{_UPPER_ENGLISH}|{_ABOUT_ENGLISH}|{_NEARLY_ENGLISH}"
BOUND = Relation(
    "bound",
    Severity.CRITICAL,
    ("side of a bound", "上下限"),
    Scope.FIGURE,
    (
        Sense("at most, below", _UPPER_CHINESE, _UPPER_ENGLISH, _TOLD_UPPER, ("nearly",)),
        Sense("at least, above", _LOWER_CHINESE, _LOWER_ENGLISH, _TOLD_LOWER),
        Sense("nearly", _NEARLY_CHINESE, _NEARLY_ENGLISH, _TOLD_NEARLY, _NEAR),
        Sense("about", _ABOUT_CHINESE, _ABOUT_ENGLISH, _TOLD_ABOUT, ("nearly",)),
    ),
    frozenset(
        {
            QuantityKind.NUMBER,
            QuantityKind.AMOUNT,
            QuantityKind.MEASURE,
            QuantityKind.PERCENT,
            QuantityKind.PERCENTAGE_POINT,
            QuantityKind.MULTIPLE,
            QuantityKind.FRACTION,
            QuantityKind.ORDINAL,
        }
    ),
    (
        "(?:高于|低于|大于|多于|少于)[^⟨，]{2,}(?=⟨)|超过?[^⟨，]{3,}(?=⟨)"
        "|最?近⟨[^⟩]*(?:年|月|周|天|日|季度)⟩(?:来|以来|内|间|里|的|中|时间)",
        r"\b(?:no|not|never|nobody|none|neither|nowhere|nothing)\b(?: [\w'-]+){4,10}"
        r" (?:more than|over|above|exceed\w*)\b|\b(?:no|not a single) one (?=of )"
        r"|\b(?:not one|none) (?=of (?:the|its|their) (?:more than|over)\b)"
        r"|\bno (?:one|person|\w+) (?:over|above|exceeding)\b"
        r"|\bmore or less\b"
        r"|\b(?:above|below) (?:designated|the(?! age of)|average|normal|zero|sea)\b"
        r"|\bover the\b(?! age of)"
        r"|\bover (?:20|19)\d\d",
    ),
    (60, 40),
    'A bound on the other side: 不低于35% as "no more than 35 percent", 近3000 as "over 3,000".',
    skips_ranges=True,
)
TOLERANCE = Relation(
    "tolerance",
    Severity.MAJOR,
    ("tolerance", "公差"),
    Scope.FIGURE,
    (
        Sense(
            "plus or minus",
            "±⟨?|⟨±|正负⟨",
            r"±|\+/-|\bplus or minus\b|\bplus-or-minus\b|\bplus/minus\b|\beither (?:side|way)\b"
            r"|\bdeviat\w+ of\b.*\beither\b|\bor minus\b",
            is_needed=True,
        ),
    ),
    explanation='A tolerance without its sign: ±0.5毫米 as "0.5 mm".',
)
_ANY_MARK = (
    "(?<![尽赶])快 ?(?=⟨)|只(?=[^⟨，]{0,4}⟨[^⟩]*⟩[^，。；]{0,3}也)"
    "|[约余多近超逾内不未没至最限达破满几±≥≤<>＞＜许仅可]|[高低大小长短多少]于|[以之][上下前]|左右|上下(?!游)|上(?=[⟨百千万亿])|过(?=[⟨0-9百千万亿])|估|预计|迟到|逾期"
    "|折合|相当|数(?=[⟨十百千万亿])|以⟨"
)
_MARK_BEHIND = "(?:[以之][上下内外]|外|[及或]以|左右|上下|[多余内起来前后]|为[限宜准]|封顶)"
_TIME = r"(?![^⟩]*\b(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)⟩)"
_LENGTH = r"(?![^⟩]*\b(?:mu|hectares?|k?m|kilomet\w+|met\w+|acres?|square [a-z]+)⟩)"
BOUND_ADDED = Relation(
    "bound-added",
    Severity.MAJOR,
    ("an exact figure", "确数"),
    Scope.FIGURE,
    (
        Sense(
            "exact",
            rf"\A(?:(?!{_ANY_MARK})[^⟨])*⟨(?:(?!{_ANY_MARK})[^⟩])+(?<!成)⟩(?![^⟩]{{0,4}}{_MARK_BEHIND})",
            "",
            "(?!)",
        ),
        Sense(
            "a bound or an estimate",
            "",
            r"\b(?:at (?:least|most)|no (?:more|less|fewer|higher|lower) than|more than|less than"
            r"|fewer than|nearly|almost|up to|exceeding|approximately|roughly) (?=⟨)"
            r"|(?:(?<=\bof )|(?<=\bby )|(?<=\bto )|(?<=\bwas )|(?<=\bwere )|(?<=\bis )"
            rf"|(?<=\bare )|\A)over (?=⟨){_TIME}{_LENGTH}|\b(?:about|around) (?=⟨){_TIME}",
        ),
    ),
    frozenset(
        {QuantityKind.AMOUNT, QuantityKind.NUMBER, QuantityKind.MEASURE, QuantityKind.PERCENT}
    ),
    reach=(24, 0),
    explanation='An exact figure as a bound: 286人 as "more than 286 people".',
)
IN_MULTIPLES = Relation(
    "in-multiples",
    Severity.MAJOR,
    ("whole multiples", "整数倍"),
    Scope.SENTENCE,
    (Sense("whole multiples", "整数?倍", r"\bmultipl\w*|\btimes\b", is_needed=True),),
    explanation='Whole multiples left out: 500万元的整数倍 as "5 million yuan".',
    trigger="整数?倍",
)
AT_MOST_ONCE = Relation(
    "at-most-once",
    Severity.CRITICAL,
    ("at most once", "最多一次"),
    Scope.SENTENCE,
    (
        Sense(
            "at most once",
            "最多(?:只)?[\u4e00-\u9fff]{0,3}一次",
            r"\b(?:at most|no more than|maximum|only|just|single|one|once|most)\b",
            r"\bat most\b|\bno more than\b",
        ),
        Sense(
            "at least once",
            "至少[\u4e00-\u9fff]{0,3}一次",
            r"\bat least\b|\bno (?:less|fewer) than\b",
        ),
    ),
    explanation='At most once as at least once: 最多跑一次 as "at least one visit".',
    trigger="最多|至少",
)
WITHIN_OR_AFTER = Relation(
    "within-or-after",
    Severity.CRITICAL,
    ("within a time or after it", "之内与之后"),
    Scope.FIGURE,
    (
        Sense(
            "within",
            "⟨[^⟩]*(?:之|以)?内⟩|⟩个?(?:工作日|自然日)?(?:之|以)?内(?![部外容地陆需在设径资])",
            r"\b(?:within|in|during|over|by|inside|no later|under|less|at most|until|before"
            r"|through\w*|for|not exceed\w*|the next|coming|period|deadline|limit\w*|of|maximum"
            r"|up to|every|each|any|past|last|first|next)\b",
            r"\bwithin (?:the |about )?⟨|⟨within|\bno (?:later|more) than ⟨",
            accepts=("in advance",),
        ),
        Sense(
            "in advance",
            "提前[^，。；⟨]{0,2}⟨(?![^⟩]*⟩[^，。；]{0,2}完成)",
            r"\b(?:advance|before\w*|prior|ahead|early|earlier|notice|ago|preced\w*|previous\w*|until"
            r"|up to|by|last)\b",
            r"\b(?:in advance|before\w*|prior to|ahead of)\b|⟩['’]s? (?:\w+ )?notice\b",
        ),
        Sense(
            "after",
            "⟩个?(?:工作日|自然日)?(?:之后|以后|后)(?![的期续者备勤面台]|方(?![可能始得]))",
            r"\b(?:after\w*|later|following|from|since|hence|once|past|in|upon|until|then|on|subsequent\w*"
            r"|when|ago|before (?=\w+ing\b)|more than|over|old|beyond|elaps\w*|expir\w*|end)\b",
            r"(?<!for )⟨[^⟩]*⟩(?:'|’)? (?:\w+ )?(?:after|later|following)\b"
            r"|\bafter (?:the |about )?⟨",
            accepts=("in advance",),
            is_needed=True,
        ),
    ),
    frozenset({QuantityKind.MEASURE, QuantityKind.NUMBER}),
    reach=(30, 30),
    explanation='After a time as within it: 30日后 as "within 30 days".',
    trigger="内|后|提前",
)
RELATIONS: tuple[Relation, ...] = (
    BOUND,
    TOLERANCE,
    BOUND_ADDED,
    IN_MULTIPLES,
    AT_MOST_ONCE,
    WITHIN_OR_AFTER,
)
