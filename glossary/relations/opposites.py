"""Opposites of which a text says one: highest or lowest, women or men, twice or every two."""

from __future__ import annotations

from corpora.findings import Severity
from corpora.quantities import QuantityKind
from glossary.relations.relation import Relation, Scope, Sense

_ON_RECORD = (
    "(?:历史|同期|历年|年内|有(?:气象|完整)?记[录载]以来|近[0-9一二三四五六七八九十几]+年来?)"
    "[^，。；]{0,6}"
)
EXTREME = Relation(
    "highest-or-lowest",
    Severity.CRITICAL,
    ("the end of a scale", "最高与最低"),
    Scope.SENTENCE,
    (
        Sense(
            "the highest",
            f"{_ON_RECORD}(?:最[高大多好强](?![一-鿿]?[人级])|新高)",
            r"\b(?:high\w*|most|largest|biggest|peak\w*|best|greatest|strongest|top\w*|maximum|record)\b",
            r"\b(?:highest|record high|largest|biggest)\b",
        ),
        Sense(
            "the lowest",
            f"{_ON_RECORD}(?:最[低小少差弱](?![一-鿿]?[人级])|新低)",
            r"\b(?:low\w*|least|smallest|fewest|minimum|worst|weakest|bottom|record)\b",
            r"\b(?:lowest|record low|smallest|fewest)\b",
        ),
    ),
    explanation='The highest as the lowest: 为历史同期最高 as "the lowest on record".',
    trigger="最|新[高低]",
)
_COUNTED = frozenset({QuantityKind.NUMBER, QuantityKind.PERCENT, QuantityKind.FRACTION})
SEX = Relation(
    "women-or-men",
    Severity.CRITICAL,
    ("women or men", "男女"),
    Scope.FIGURE,
    (
        Sense(
            "women",
            "(?<!以)(?:女(?:性|童|生|工|子|职工|干部|党员|代表|委员)?|妇女)(?:[占有为约达共仅]|[^，。；⟨男]{0,3})⟨"
            "|⟨[^⟩]*⟩[名位个]?女",
            r"\b(?:wom[ae]n\w*|females?|girls?|lad(?:y|ies)|mothers?|daughters?|her|she)\b",
            r"\b(?:wom[ae]n|females?|girls?)\b",
        ),
        Sense(
            "men",
            "男(?:性|童|生|工|子|职工|干部)?(?:[占有为约达共仅]|[^，。；⟨女]{0,3})⟨|⟨[^⟩]*⟩[名位个]?男",
            r"\b(?:m[ae]n|males?|boys?|gentlem[ae]n|fathers?|sons?|him|he)\b",
            r"\b(?:m[ae]n|males?|boys?)\b",
        ),
    ),
    _COUNTED,
    (
        "男[^，。；⟨]*女[^，。；⟨]*(?=⟨)|女[^，。；⟨]*男[^，。；⟨]*(?=⟨)|[男女][^，。；⟨]{0,6}⟨[^⟩]*⟩[件条双套款]",
        "",
    ),
    reach=(45, 30),
    is_nearest=True,
    explanation='Women as men: 女性23名 as "23 men".',
    trigger="男|女",
)
_TWO = "[两二2]"
_PERIODS = (
    ("year", "年", "biennial|biannual"),
    ("month", "个?月", "bimonthly"),
    ("week", "(?:周|星期)", "biweekly|fortnight"),
)


def _every_two(period: str, chinese: str, prefixed: str) -> Sense:
    return Sense(
        f"every two {period}s",
        f"每{_TWO}{chinese}",
        rf"\b(?:two|2|other|second|alternate)\b|\b(?:{prefixed})\w*",
        rf"\bevery (?:two|2|other|second) {period}s?\b",
    )


def _twice_a(period: str, chinese: str, prefixed: str) -> Sense:
    return Sense(
        f"twice a {period}",
        f"每{chinese}[^，。；0-9每]{{0,8}}{_TWO}次",
        rf"\b(?:twice|two|2|semi\w*|half|six)\b|\b(?:{prefixed})\w*",
        rf"\b(?:twice|two times) (?:a|each|every|per) {period}\b",
    )


HOW_OFTEN = Relation(
    "how-often",
    Severity.CRITICAL,
    ("how often", "频次"),
    Scope.SENTENCE,
    (
        *(_every_two(*words) for words in _PERIODS),
        *(_twice_a(*words) for words in _PERIODS),
    ),
    explanation='Every two years as twice a year: 每两年评选一次 as "twice a year".',
    trigger=f"每.*{_TWO}",
)
_HURT = r"(?:ly)? (?:\w+ )?(?:injur\w+|wound\w*|hurt)\b"
INJURY = Relation(
    "injury",
    Severity.CRITICAL,
    ("degree of an injury", "伤情"),
    Scope.SENTENCE,
    (
        Sense(
            "slightly injured",
            "轻微?伤(?!害|病)",
            r"\b(?:slight|minor|light|mild|small)\w*|\bnot serious\w*",
            rf"\b(?:slight|minor|light|mild){_HURT}",
        ),
        Sense(
            "seriously injured",
            "重伤",
            r"\b(?:serious|severe|critical|grave|heav|bad|major)\w*",
            rf"\b(?:serious|severe|critical|grave|bad){_HURT}",
        ),
    ),
    explanation='Slight injuries as serious ones: 2人轻伤 as "two seriously injured".',
    trigger="轻微?伤|重伤",
)
ABOLITION = Relation(
    "abolished",
    Severity.CRITICAL,
    ("abolished or introduced", "取消与新设"),
    Scope.SENTENCE,
    (
        Sense(
            "abolished",
            "(?<!不)(?<!未)取消(?!后|前|[^，。；]{0,6}[名资]的)",
            r"\b(?:abol\w+|cancel\w*|remov\w+|scrap\w*|eliminat\w+|lift\w*|end\w*|drop\w*|revo\w+"
            r"|repeal\w*|rescind\w*|withdr\w+|discontinu\w+|abandon\w*|delet\w+|phas\w+|waiv\w+"
            r"|no longer|away|strip\w*|disqualif\w*|off|ceas\w+|terminat\w+|cut\w*|annul\w*"
            r"|dispens\w+|void\w*|suspen\w+|without|free\w*|exempt\w*|relax\w*|clear\w*|not?|stop\w*"
            r"|halt\w*|reduc\w+|eas\w+|axed?|quash\w*|overturn\w*|nullif\w+|invalid\w*|remission"
            r"|shelv\w+|forfeit\w*|depriv\w+|discard\w*|unwind\w*|rid)\b",
            "(?!)",
        ),
        Sense(
            "introduced",
            "新[设增]|增设|设立|开征|推[出行]|出台|引[进入]|实[行施]|建立|制定|介绍|采[用取]|[改为]",
            r"\bintroduc\w*",
        ),
    ),
    explanation='What is abolished as introduced: 取消收费 as "introduced fees".',
    trigger="取消",
)
LEAD = Relation(
    "lead-or-support",
    Severity.MAJOR,
    ("who leads and who cooperates", "牵头与配合"),
    Scope.SENTENCE,
    (
        Sense(
            "lead",
            "牵头",
            r"\b(?:lead\w*|led|head\w*|charge|initiat\w+|spearhead\w*|coordinat\w+|organi[sz]\w+"
            r"|host\w*|direct\w*|guid\w+|chair\w*|responsib\w+|primary|main\w*|principal|champion\w*"
            r"|head-up|front|helm\w*|conven\w+|drive\w*|sponsor\w*|mak\w+|tak\w+)\b",
            "(?!)",
        ),
        Sense(
            "cooperate",
            "配合|协[作同助办调]|参[与加]|支持|合作|联合|协力|会同|[与同和跟]",
            r"\b(?:shall|will|to|should|must) (?:cooperate|assist)\b",
        ),
    ),
    explanation='Who leads as who cooperates: 财政局牵头 as "the finance bureau shall assist".',
    trigger="牵头",
)
FIRST_OR_LAST_ONE = Relation(
    "first-or-last-one",
    Severity.CRITICAL,
    ("the first or the last one", "第一与最后"),
    Scope.SENTENCE,
    (
        Sense(
            "the first",
            "第一[个家名位座条艘架台届支枚颗辆列只份张]",
            r"\b(?:first\w*|1st|one|single|No\. 1|top|leading|best|pioneer\w*|earliest|initial)\b",
            "(?!)",
        ),
        Sense(
            "the last",
            "最后|末|过去|近|前|往|去|上[一个年月周]|最[近终]|压轴|收官",
            r"\b(?:last|final)\b",
            r"\b(?:the|its|their) last (?!\d|(?:few|two|three|four|five|six|ten|several|year"
            r"|month|week|decade|quarter|century|one|days?|hours?|minutes?|time)\b)",
        ),
    ),
    explanation='The first one as the last: 第一个试点 as "the last pilot".',
    trigger="第一",
)


def _namesake(english: str, chinese: str, named: str, other: str = "") -> Sense:
    return Sense(english, chinese, f"{named}|{other}" if other else named, named)


NAMESAKE = Relation(
    "namesake",
    Severity.CRITICAL,
    ("one of two countries of one name", "同名国家"),
    Scope.SENTENCE,
    (
        _namesake("South Sudan", "南苏丹", r"\bSouth(?:ern)? Sudan\w*", r"\bJuba\b"),
        _namesake("Sudan", "(?<!南)苏丹(?![红国宫王阿·])", r"(?<!South )(?<!Southern )\bSudan\w*"),
        _namesake(
            "the Democratic Republic of the Congo",
            "刚果[（(]金|刚果民主共和国|民主刚果",
            r"\bDemocratic Republic of (?:the )?Congo\b|\bDR Congo\b|\bDRC\b"
            r"|\bKinshasa\b",
            r"(?<!Republic of the )(?<!Republic of )\bCongo\w*",
        ),
        _namesake(
            "the Republic of the Congo",
            "刚果[（(]布|刚果共和国",
            r"(?<!Democratic )\bRepublic of (?:the )?Congo\b|\bBrazzaville\b",
            r"(?<!Republic of the )(?<!Republic of )(?<!DR )\bCongo\w*",
        ),
    ),
    explanation='One of two countries of one name as the other: 南苏丹 as "Sudan".',
    trigger="苏丹|刚果",
)
PARTIES = (
    ("the plaintiff", "原告", r"plaintiffs?|claimants?"),
    ("the defendant", "(?<!本)被告(?!知)", r"defendants?|accused|respondents?"),
    ("the appellant", "(?<!被)上诉人", r"appellants?"),
    ("the respondent", "被(?:上诉|申请|申诉)人", r"respondents?|appellees?|defendants?"),
    ("the seller", "卖方|卖家|出卖人", r"sellers?|vendors?"),
    ("the buyer", "买方|买家|买受人", r"buyers?|purchasers?|vendees?"),
    ("the lessor", "出租[人方]|房东", r"lessors?|landlords?"),
    ("the lessee", "承租[人方]|租客", r"lessees?|tenants?"),
    ("the creditor", "债权人", r"creditors?|obligees?"),
    ("the debtor", "债务人", r"debtors?|obligors?"),
    ("Party A", "甲方", r"Party A"),
    ("Party B", "乙方", r"Party B"),
)
OTHER_PARTIES = (
    ("the owner", "业主|房主", r"owners?|landlords?"),
    ("the applicant", "(?<!被)申请人", r"applicants?|claimants?"),
    ("the transferor", "[出转]让[人方]", r"transferors?|assignors?|grantors?"),
    ("the transferee", "受让[人方]", r"transferees?|assignees?|grantees?"),
    ("the lender", "贷款[人方]|出借人", r"lenders?|creditors?"),
    ("the borrower", "借款[人方]", r"borrowers?|debtors?"),
    ("the client", "委托[人方]", r"principals?|clients?|entrusting party"),
    ("the agent", "受托[人方]|代理人", r"agents?|trustees?|entrusted party"),
    ("the guarantor", "保证人|担保人", r"guarantors?"),
    ("the insurer", "(?<!被)保险人", r"insurers?"),
    ("the insured", "被保险人|投保人", r"insured|policyholders?"),
    ("the purchaser", "采购(?:人|方|单位)|需方", r"purchasers?|buyers?|procuring entit\w+"),
    ("the supplier", "供应商|供货[商方]|供方", r"suppliers?|vendors?"),
    ("the employer", "用人单位|雇主", r"employers?"),
    ("the employee", "劳动者|雇员|职工", r"employees?|workers?"),
    ("the parent company", "母公司", r"parent company|parent"),
    ("the subsidiary", "(?:控股|全资)?子公司", r"(?:\w+ )?subsidiary"),
    ("the consignor", "发货[人方]|托运人", r"consign[oe]rs?|shippers?|senders?"),
    ("the consignee", "收货[人方]", r"consignees?|recipients?|receivers?"),
    ("the carrier", "承运人", r"carriers?"),
    ("the dealer", "经销商", r"dealers?|distributors?"),
    ("the consumer", "消费者", r"consumers?|customers?"),
)
"""Parties that are compared only where the source says what one does for another."""
PARTY = Relation(
    "party",
    Severity.CRITICAL,
    ("party to a case or contract", "当事人"),
    Scope.SENTENCE,
    tuple(
        Sense(
            name,
            chinese,
            rf"\b(?:{english})\b",
            "" if "|" not in english else rf"\b(?:{english.split('|')[0]})\b",
        )
        for name, chinese, english in PARTIES
    ),
    explanation='The other party to a case or contract: 被告 as "the plaintiff".',
    trigger="原告|被告|上诉|[卖买]|租|债|[甲乙]方",
)
INTEREST = Relation(
    "with-or-without-interest",
    Severity.CRITICAL,
    ("with or without interest", "有息与无息"),
    Scope.SENTENCE,
    (
        Sense(
            "without interest",
            "[无免]息(?!差)|不计(?:利)?息|不付(?:利)?息",
            r"\b(?:without|no|free|interest-free|zero|excluding|waiv\w+|not|exempt\w*)\b",
            "(?!)",
        ),
        Sense(
            "with interest",
            "计息|付息|含息|本息|利息",
            r"\b(?:with|plus|including|bear\w*) (?:the )?interest\b|\binterest-bearing\b",
        ),
    ),
    explanation='Without interest as with it: 无息退还 as "returned with interest".',
    trigger="息",
)
AHEAD = Relation(
    "ahead-or-behind",
    Severity.CRITICAL,
    ("ahead or behind", "领先与落后"),
    Scope.SENTENCE,
    (
        Sense(
            "behind",
            "仅次于|落后(?!产能|地区|面貌|生产|工艺|设备|于时代)(?=[^，。；]{0,12}[0-9一二三四五六七八九十两])",
            r"\b(?:behind|trail\w*|lag\w*|after|second|next to|follow\w*|short|adrift|back|off|less"
            r"|lower|fewer|slower|los[ei]\w*|lost|down|below|runner-up|exceeded only"
            r"|bettered only)\b",
            r"\bbehind\b",
        ),
        Sense(
            "ahead",
            "领先(?=[^，。；]{0,12}[0-9一二三四五六七八九十两])",
            r"\b(?:ahead|lead\w*|led|clear|up|more|above|better|faster|margin|beat\w*|higher|over|edge\w*"
            r"|advantage|front|first|top\w*)\b",
            r"\bahead of\b(?! (?:schedule|time|plan|deadline|the (?:start|deadline|opening)))"
            r"|\b\d (?:\w+ ){0,2}ahead\b",
        ),
    ),
    explanation='Ahead as behind: 仅次于北京 as "ahead of Beijing".',
    trigger="领先|落后|仅次于",
)
RELATIONS: tuple[Relation, ...] = (
    PARTY,
    INTEREST,
    AHEAD,
    EXTREME,
    SEX,
    HOW_OFTEN,
    INJURY,
    ABOLITION,
    LEAD,
    FIRST_OR_LAST_ONE,
    NAMESAKE,
)
