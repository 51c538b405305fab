"""Sentences turned round by a "not" too many or too few."""

from __future__ import annotations

import re

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.relations.turned.contrary import Contrary

# Characters that negate, or begin words that English often says with a "not".
_NEGATING = deferred_pattern(
    "出入|误差|不(?!断|仅|同(?!意)|少(?!于)|但|锈|久|动产)|未(?!来)|[没無毋莫甭岂欠]|弗(?=[能如许敢])|无(?!人机|锡|线|论|疑|偿|障碍)"
    "|非(?!洲|常|遗|物质|凡)|勿|忌|杜绝|严防|谨防|禁(?!毒)|否|(?<![个特级类区分性判识告离差辨鉴])别(?![人国墅名称致处具样])"
    "|(?<![困艰灾苦危疑患磨避受遇])难(?!民|题|点|度|关|忘|得)|避(?!暑|让|险|雨)|以?免(?![费税职租单收押检疫签])|防止|缺乏|拒绝"
    "|暂停|停[止办用运产课工电水业刊航发]|闭[会门嘴]|休[会市]"
    "|(?<![0-9.,:])0(?![0-9.,:时点])|零(?=$|[，。；、增容死伤重感新病事发投缺])|除外|(?<![审谨])慎|哪[里有怕]|何[必曾况]|[较很太]差|太[远晚迟贵早]|舍得|冲动"
)
_NOT = deferred_pattern(
    r"\bnot\b(?! only| just| merely| simply| to mention| least\b| necessarily| long\b| far\b|-for"
    r"| unlike| until| yet\b| all\b| bad\b| un[a-z]| dis(?:agree|satis|simil|honest|loyal|advant))"
    r"|\wn[’']t\b|\bcannot\b",
    re.IGNORECASE,
)
_NOT_PASSED = deferred_pattern(
    r"\b(?:whether or|if|or|why|when) not\b|\bnot limited to\b|\bnot uncommon"
    r"|n(?:ot|[’']t)\b[^.;]{0,50}\buntil\b"
    r"|\b(?:not|n[’']t) (?:\w+ ){0,3}(?:previously|before|hitherto)\b"
    r"|\bnot the other way|\bnot vice versa|\bnot the (?:reverse|opposite)"
    r"|\bnot (?:\w+ ){0,3}(?:same|equal|alike)\b|\bnot .{0,40}\bbut\b"
    r"|\bnot (?:\w+ )?(?:without|in(?:correct|consider|signific|frequent"
    r"|consist|compat|approp|adequ|sufficien))",
    re.IGNORECASE,
)
_AT_MOST = deferred_pattern(
    "[≤≥<>＜＞]|以[内下上]|之内|至[多少]|最[多少低高晚迟早]|上限|下限|封顶|保底|满|达到|方可|仅|才|只|唯|到期|截至"
)
_NOT_MORE = deferred_pattern(
    r"\bnot (?:\w+ )?(?:less|more|fewer|later|exceed\w*|lower|higher|greater|earlier|until|only)",
    re.IGNORECASE,
)
_FAILS_BELOW = deferred_pattern(
    r"\b(?:\w+er than|less than|under|below|short of)\b[^.;,]{1,60}?"
    r"\b(?:do|does|may|can|shall|will|is|are)(?: not\b|n[’']t\b)"
)
"""What fails beyond a bound, where the source says what is needed: "those below 60 do not pass"."""
_STRONG = deferred_pattern(
    "(?<![得好能可会要是有该记舍怪无])不(?:得(?![已了不]|[低少小]于)|能(?!不)|会(?!不)|应(?!求)|予|准(?!确)|许|让|需|宜|存在|接受|属于"
    "|具备|具有|允许|支持|同意|承认|参加|采取|收取|受理|列入|计入|适用|包括|包含|公开)"
    "|不(?:满意|合格|达标|规范|及时|准确|健全|公平|公正|开放|营业|受理|赞成|赞同)(?![的]?[一-鿿]{0,6}不|者)"
    "|没有?(?=发生|出现|发现|造成|收到)"
    "|不分(?=民族|种族|性别|年龄|地域|城乡|国籍|男女)|不退(?![缩让步却出])|不另(?=[行外收])|从不(?!来梅)|从未|未(?:造成|涉及|影响|改变)|不(?:涉及|影响|改变|作为|齐全|完整|真实|一致|清楚|明确|足额)|尚未|并未|未能|未经(?!授权)|未予|未曾|未获|仍未|未发现|未发生|未(?:通过|达标|完成|按[期时]|如期|整改|落实|履行|提交|中标|入围|开工|竣工|安装|报名)|未取得|未缴|未按|无权|无须|无需"
    "|(?<!监)(?<!全面)禁止(?!核)|严禁|切勿|请勿|绝不|决不"
)
NEGATIVE = deferred_pattern(
    r"\b(?:no|not|nor|never|none|neither|nothing|nobody|nowhere|without|cannot|non\w*|unless"
    r"|un(?!der|it|iv|ion|iq|if)\w{3,}|in(?:ability|capab|suffic|complete|accura|adequa|appropria"
    r"|eligib|effect|valid|depend|consist|applic|toler|admiss|alien|sepa|viol)\w*"
    r"|im(?:poss|proper|perm)\w*|ir(?:respons|rele|rever|reg|respec|revoc)\w+|illegal\w*"
    r"|dis(?!tric|cus|tance|play|tribut)\w{3,}|\w+less|\w+-free|free|fail\w*|lack\w*|los[est]\w*"
    r"|lost|refus\w+|den(?:y|ie[sd]|ying|ial)|reject\w*|avoid\w*|prevent\w*|prohibit\w*|forb\w+"
    r"|ban(?:s|ned|ning)?|bar(?:red|s|ring)|stop\w*|ceas\w+|halt\w*|absen\w+|rather|instead"
    r"|except\w*|exempt\w*|hardly|barely|rarely|seldom|scarcely|difficult\w*|beyond|exclu\w+|too"
    r"|remain\w*|yet|other than|out of|regardless|void|withh\w+|waiv\w+|ignor\w*|abstain\w*"
    r"|refrain\w*|few|little|less|only|pending|outstanding|until|before|end(?:ed|s)?|away|below"
    r"|under|above|over|exceed\w*|limit\w*|restrict\w*|strict\w*|keep \w+ from|against|oppos\w*"
    r"|but|despite|although|though|however|omi\w+|neglect\w*|miss\w*|arrears|overdue|default\w*"
    r"|alone|otherwise|devoid|null|zero|substandard"
    r"|short|late|behind|idle|poor\w*|closed?|clos\w+|wrong\w*|inferior|bad\w*|hard (?:for \w+ )?to"
    r"|impossible|within|minimum|maximum|still|deficit|quit\w*"
    r"|violat\w+|contrary|off|outside|extra)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_NO_VERBS = (
    "so|now|then|too|today|here|there|likewise|will|best|without|it|that|this|the|not|you|they|we|he|she|an|as|in|to|for|with|more|well"
    "|business|what|all|good|something|anything|everything|nothing|their|his|her|our|your|its|my"
    "|research|work|these|those|and|or|at|on|by|from|much|under|better|people|away|any|them|us|first"
    "|both|each|every|some|many|real|solid|great|no|one|two|three|[a-z]+(?:al|ive|ous|ful|ible|able)"
)
EMPHATIC = deferred_pattern(
    r"\b(?<!and )(?<!so )(?<!as )(?<!than )(?<!nor )(?<!only )"
    r"(?<!what )(?<!how )(?<!why )(?<!where )(?<!when )"
    rf"(?:do|does|did|Do) (?!(?:{_NO_VERBS})\b|n[’']t)"
    r"(?:need|feed|proceed|succeed|pass|possess|[a-z]{2,}(?<!s)(?<!ed)(?<!ly)(?<!ing))\b"
)
_NEGATED = deferred_pattern("[不未没无非勿]")
_NEGATIONS = deferred_pattern("[不未没无非勿]+")
_DENYING = deferred_pattern(
    r"\b(?:no|not|nor|never|none|neither|nothing|nobody|without|cannot)\b|n[’']t\b", re.IGNORECASE
)
_DEMANDED = deferred_pattern(
    "确实|的确|确有|确已|务必|真的|毕竟|虽|尽管|但|却|其实|倒是|是[^，。]{0,12}的|也[^，。]{0,3}过|吗|呢|？|\\?"
)


def added_negation(source: str, target: str) -> Contrary | None:
    """Return a "not" of the target where nothing in the source is negated.

    >>> added_negation("项目明年开工。", "Work will not start next year.") is not None
    True
    """
    forbidding = _FORBIDS.search(target)
    if forbidding is not None and not _RESTRICTING.search(source):
        return Contrary(None, Span(*forbidding.span()))
    found = _NOT.search(target)
    if found is None or _NEGATING.search(source) or _NOT_PASSED.search(target):
        return None
    if _AT_MOST.search(source) and (_NOT_MORE.search(target) or _FAILS_BELOW.search(target)):
        return None
    return Contrary(None, Span(*found.span()))


_FORBIDS = deferred_pattern(
    r"\b(?:is|are|be|was|were|been) (?:\w+ )?(?:prohibited|forbidden|banned)\b"
)
_RESTRICTING = deferred_pattern(
    "[不未没无非勿禁止停限封拒违杜绝闭避戒否免]|取缔|取消|打击|管制|严格|除"
)
_FORBIDDEN = deferred_pattern(
    "(?<![舍记值顾])不得(?![不已了超高低多少大小突])|不予(?!以)|(?<!监)(?<!全面)严禁|不准(?!确)|不受理"
)
_FORBIDDING = deferred_pattern(
    r"\b(?:no|not|nor|never|none|neither|nobody|nothing|without|cannot|prohibit\w*|forb\w+|ban(?:s|ned"
    r"|ning)?|bar(?:red|s|ring)|refrain\w*|avoid\w*|prevent\w*|refus\w+|den(?:y|ie[sd]|ying|ial)"
    r"|reject\w*|disallow\w*|disqualif\w*|ineligible|unauthori[sz]\w+|illegal\w*|unlawful\w*|exclu\w+"
    r"|except\w*|unless|until|before|only|strictly|crack\w*|zero|stop\w*|suspend\w*|withh\w+|declin\w+"
    r"|non-?\w+|instead|rather|off|free|exempt\w*|keep|kept|out|against|void|invalid|spared?|closed?|irregular\w*)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)


_UNAPPROVED = deferred_pattern(
    "未经[^，。；]{0,14}(?:批准|许可|同意|准许|授权|允许|审批|审核|验收)"
)
_APPROVED = deferred_pattern(
    r"\b(?:with|upon|after|subject to|having) (?:the |its |their |prior |official |due )*(?:\w+ )?"
    r"(?:approval|permission|consent|authori[sz]ation|permit|being approved|received approval)\b",
    re.IGNORECASE,
)
_UNLESS = deferred_pattern(
    r"\b(?:without|unless|until|before|absent|fail\w*|lack\w*|no|not|un(?:approved|authori\w+|permitted"
    r"|licen\w+)|except|only|prior to|pending)\b"
    r"(?! (?:unit|one|person|individual|organi[sz]ation|entity|institution|compan"
    r"|enterprise|party|body|institute)\w*\b)",
    re.IGNORECASE,
)
_NOT_EXCEED = deferred_pattern("不[得应能可](?:超过|高于|突破|大于|多于|超出)")
_MAY_EXCEED = deferred_pattern(
    r"\b(?:may|shall|can|must|should|will) (?:exceed|surpass|break"
    r"|be (?:more|higher|greater|over))\b",
    re.IGNORECASE,
)

_COMES_TO_A_DEMAND = deferred_pattern(
    "[未不没无非][^。；]{1,30}不(?:得(?![已了不])|予|准(?!确)|能|可|许)|不得[^。；]{1,20}，(?:须|必须|应)"
)
"""Two negations, or one beside a demand: 未戴安全帽不得进入 is "hard hats must be worn"."""
_DEMANDS = deferred_pattern(
    r"\b(?:must|shall|requir\w+|needs?|ha(?:s|ve) to|only|mandatory|compulsory|obliged)\b(?! not)"
)
_ALLOWS = deferred_pattern(r"\b(?:may|can|allow\w*|permit\w*|free)\b")

LOST = "|".join(
    pattern.pattern for pattern in (_NEGATED, _STRONG, _NOT_EXCEED, _UNAPPROVED, _FORBIDDEN)
)
"""Pattern of what a source has where a negation of it may be lost."""


def lost_negation(source: str, target: str) -> Contrary | None:
    """Return a negation of the source that nothing in the target says.

    >>> lost_negation("不适用于企业。", "It applies to companies.") is not None
    True
    """
    if _COMES_TO_A_DEMAND.search(source) and _DEMANDS.search(target) and not _ALLOWS.search(target):
        return None
    strong = _STRONG.search(source)
    if strong is not None and not NEGATIVE.search(target):
        return Contrary(Span(*strong.span()), None)
    exceeding = _NOT_EXCEED.search(source)
    allowed = _MAY_EXCEED.search(target) if exceeding is not None else None
    if exceeding is not None and allowed is not None:
        return Contrary(Span(*exceeding.span()), Span(*allowed.span()))
    unapproved = _UNAPPROVED.search(source)
    approved = _APPROVED.search(target) if unapproved is not None else None
    if unapproved is not None and approved is not None and not _UNLESS.search(target):
        return Contrary(Span(*unapproved.span()), Span(*approved.span()))
    forbidden = _FORBIDDEN.search(source)
    if forbidden is not None and not _FORBIDDING.search(target):
        return Contrary(Span(*forbidden.span()), None)
    negated = _NEGATED.search(source)
    emphatic = EMPHATIC.search(target)
    if len(_DENYING.findall(target)) >= len(_NEGATIONS.findall(source)):
        return None
    if negated is None or emphatic is None or "?" in target or _DEMANDED.search(source):
        return None
    return Contrary(Span(*negated.span()), Span(*emphatic.span()))


_PROHIBITED = deferred_pattern(
    "(?<![舍记值顾])不得(?![不已了超高低多少大小突])|不准(?!确)|不予(?!以)|不许|(?<!监)严禁|禁止|不能(?!不)"
    "|(?<!高)不可(?!或|分|避|抗|行)|切勿|请勿|不应(?!求)|不宜"
)
_DEMANDED_OR_ALLOWED = deferred_pattern(
    "应(?![急对届用变邀]|付|收|力)|须|必须|可以?|要|(?<!不)能(?![力源耗量])|会(?![议员上场计])|将|准许?|允许"
    "|有权|才"
)
_DENIED = deferred_pattern(
    r"\b(?:no|not|nor|never|none|neither|nobody|nothing|without|cannot|prohibit\w*|forb\w+"
    r"|ban(?:ned)?|barred|refus\w+|rather than|instead|avoid\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_DENIED_TOGETHER = deferred_pattern(
    r"(?:\b(?:not|no|never|without|prohibited|forbidden|banned)\b|n[’']t\b)[^.;]*?"
    r"\b(?:or|as are|nor|still less)\b",
    re.IGNORECASE,
)
_FEWEST_PROHIBITIONS = 2
_MODAL = deferred_pattern(r"\b(?:may|must|shall|can|should)\b")
_CLAUSE_END = deferred_pattern(r"[,;:.!?—](?=\s|$)|\b(?:and|but|while)\b")


def outnumbered_prohibition(source: str, target: str) -> Contrary | None:
    """Return a prohibition where two or more became fewer, and what may be done became more.

    The clauses of the target that allow or demand something are counted as well: where they are
    no more than in the source, a prohibition is only said in another way.

    >>> said = "Nobody may be excluded, and fees may be charged."
    >>> outnumbered_prohibition("不得排斥任何人，不得收取费用。", said) is not None
    True
    """
    prohibited = list(_PROHIBITED.finditer(source))
    if len(prohibited) < _FEWEST_PROHIBITIONS:
        return None
    denied = sum(1 for _ in _DENIED.finditer(target))
    if denied + sum(1 for _ in _DENIED_TOGETHER.finditer(target)) >= len(prohibited):
        return None
    allowing = [
        clause
        for clause in _CLAUSE_END.split(target)
        if _MODAL.search(clause) and not NEGATIVE.search(clause)
    ]
    allowed = _DEMANDED_OR_ALLOWED.findall(_PROHIBITED.sub("", source))
    if len(allowing) <= len(allowed):
        return None
    return Contrary(Span(*prohibited[-1].span()), None)
