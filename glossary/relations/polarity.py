"""Whole sentences turned round: up for down, and a "not" too many or too few.

What is said of figures has relations of its own; here words of movement and of negation are counted
on both sides. A movement is turned where the source has more words for one way than the target, and
the target more words for the other way than the source. Words that say one way beyond doubt are
looked for where something is too many, all words that may say it where something is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class Contrary:
    """What a source says and a target turns round.

    Attributes:
        source: The word of the source, None where nothing there speaks of it.
        target: The word of the target, None where it is missing.
    """

    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True)
class _Way:
    """The words for one way of moving.

    Attributes:
        chinese: Words that say it beyond doubt.
        chinese_all: Those, and all that may be said so in English.
        english: Words that say it beyond doubt.
        english_said: Those, and a few more that say it, but other things as well.
        english_all: All words a translator may choose for it.
    """

    chinese: re.Pattern[str]
    chinese_all: re.Pattern[str]
    english: re.Pattern[str]
    english_said: re.Pattern[str]
    english_all: re.Pattern[str]


def _way(chinese: str, more_chinese: str, english: str, said: str, more_english: str) -> _Way:
    said_pattern = f"{english}|{said}"
    return _Way(
        re.compile(chinese),
        re.compile(f"{chinese}|{more_chinese}"),
        re.compile(english, re.IGNORECASE),
        re.compile(said_pattern, re.IGNORECASE),
        re.compile(f"{said_pattern}|{more_english}", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase that goes one way only.

    Attributes:
        chinese: It.
        english: What says it.
        contrary: What says the contrary.
        unless: Chinese that may stand for the contrary.
    """

    chinese: re.Pattern[str]
    english: re.Pattern[str]
    contrary: re.Pattern[str]
    unless: re.Pattern[str]


_PHRASES = tuple(
    _Phrase(
        re.compile(chinese),
        re.compile(english, re.IGNORECASE),
        re.compile(contrary, re.IGNORECASE),
        re.compile(unless),
    )
    for chinese, english, contrary, unless in (
        (
            "中?下游(?!产业|企业|行业)",
            r"\blower\b|downstream|low-lying",
            r"\b(?:higher|upper) (?:and \w+ )?(?:reach\w*|course|[A-Z]\w+ (?:River|region))",
            "上游|上、",
        ),
        ("高等(?:教育|院校|学校)|高校", r"\bhigher\b", r"\blower education", "初等|低"),
        (
            "最高|高达|多达|可达|上限|不超过|以内",
            r"\bup to\b|\bmaximum|\bat most\b|\bcap",
            r"\bdown to [A-Z$€£]{0,4}\d",
            "[降减跌落缩退]",
        ),
        (
            "(?:不断|日益|持续|逐[年步渐])(?:增|上[升涨]|扩大|攀升|提[高升])",
            r"increas|grow|rising|rise|rose|more|expand|climb|improv|enhanc|\bup\b|soar|surg|strength",
            r"\bdecreasing|\bshrinking|\bfalling|\bdeclining|\bdecreased|\bdeclined|\bfell\b",
            "[降跌落缩]|减[少持产]",
        ),
    )
)
_FEW_WORDS = 2
_GROWTH = re.compile("增长|增幅|增速|涨幅|升幅|扩张")
_SLOWER = re.compile("放缓|减慢|减缓|减弱|放慢|趋缓|收窄|温和")
_LESS = re.compile("[降跌负缩挫]|减[少产收持幅]|回落|下[滑行]|衰退|走低|少于")
_SHRUNK = re.compile(
    r"\b(?:shr[aiu]nk(?:ing)?|contracted|contraction|declin(?:e|ed|ing))\b", re.IGNORECASE
)
_LEVEL = re.compile("[最较更新][高低]|[高低多少]于")
"""Words that compare, and do not move; they have many other words in English."""
_MINUS = re.compile(r"[增涨升长幅速率为][-−－]\d")
_BY = (
    r"(?= by | from | to \d+(?:\.\d+)? ?(?:%|per)| \d+(?:\.\d+)? ?(?:%|per|points|basis)"
    r"| slightly| sharply)"
)
_UP = _way(
    "增长|增加(?!值)|增多|增大|增强|增至|增产|增收|上升|上涨|上扬|上调|提高|提升|升高|升至|升幅|涨幅|增幅|攀升"
    "|走高|回升|反弹|扩大|扩张|扩展|加大|加快|加速|提速|加强|加剧|加深|(?:改善|好转)(?!了?约?[0-9])|复苏|高涨|猛增|激增"
    "|剧增|暴涨|飙升|大涨|上浮|抬升|扩容|扩增|看涨|走强|升值|升级|倍增|新高|更高|较高|最高|高于|多于"
    "|涨|(?<!直)升(?![官学初华空国旗降机级])|(?<!新)增(?![城设补添加])",
    "[增升涨高扩拓]|向上|上[行探]|更[多大强快]|越来越|日益|强势|强降|加[重码倍]|看好|发展|壮大|新一轮|拔高",
    r"\b(?:ros?e|risen|rises|increas(?:e|es|ed|ing)|grown|growth|grew|higher|upward|expanded"
    r"|expansion|accelerat(?:ed|es|ion)|strengthen(?:s|ed)|climb(?:s|ed|ing)?"
    r"|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|rebound(?:s|ed|ing)?)\b"
    rf"|\bjump(?:s|ed|ing)?{_BY}|\bup{_BY}",
    r"\b(?:rising|increasingly|grow(?:s|ing)?|expand(?:s|ing)?|accelerat\w+|rais(?:e|es|ed|ing)"
    r"|strengthen(?:ing)?|jump\w*)\b",
    r"\b(?:improv\w*|enhanc\w*|boost\w*|upgrad\w*|enlarg\w*|widen\w*|deepen\w*|intensif\w*|more"
    r"|greater|larger|faster|better|stronger|record|speed\w* up|sped|doubl\w*|scal\w+|heighten\w*"
    r"|appreciat\w*|escalat\w*|aggravat\w*|worsen\w*|recover\w*|pick\w* up|gain\w*|extend\w*"
    r"|hik\w*|lift\w*|elevat\w*|high|highest|add(?:s|ed|ing|itional)?|mount\w*|promot\w*|advanc\w*"
    r"|step\w* up|exten\w+)\b",
)
_DOWN = _way(
    "下降|下跌|下滑|下挫|下调|下行|降低|降至|降幅|跌幅|减幅|减少|减小|减轻|减弱|减缓|减至|减产|减收|回落"
    "|走低|缩小|缩减|缩短|收缩|收窄|萎缩|放缓|趋缓|恶化(?!了?约?[0-9])|衰退|衰减|疲软|低迷|骤降|锐减|暴跌|大跌|滑落"
    "|走弱|贬值|降级|新低|更低|较低|最低|低于|少于|负增长|削减|压减|压缩|精简|裁减|跌"
    "|(?<!强)降(?![临落雨水雪生解服温压暴])|降温|减(?![员肥])",
    "[减降跌低缩弱缓落衰]|向下|下[行探浮]|更[少小弱慢]|收紧|挫|大贬|凋|幅度?小",
    r"\b(?:fell|fallen|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)(?! to (?!\d))"
    r"|shr[aiu]nk(?:s|ing)?|shrinkage|lower|downward|contraction|slow(?:s|ed)|slowdown"
    r"|contracted(?! (?:\w+ ){0,3}(?:hills?|land|to|for|out)\b)|weaken(?:s|ed|ing)?|lowered"
    r"|contracted(?= (?:to|by) (?:\w+ ){0,3}\d)"
    r"|reduc(?:e|es|ed|ing|tion)|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|plummet\w*"
    r"|tumbl(?:e|ed|ing)|dwindl\w+|diminish\w*)\b"
    r"|\bdrop(?:s|ped|ping)?(?! (?:\S+ ){0,5}(?:bombs?|barrels?|in on|off|by the))"
    rf"|\bfalling\b(?! rocks?| asleep)|\bdown{_BY}|\bdown(?= \d| to [A-Z$€£]{{0,4}}\d)"
    r"|\bfall\b(?! into| under| within| short| behind| on\b| in\b| apart| for\b| asleep| ill\b"
    r"| off| prey| due| from| back| victim| through| over| to (?:the|a)\b| and rise| of)"
    r"(?<!this fall)(?<!last fall)(?<!every fall)(?<!next fall)",
    r"\b(?:slow(?:ing|er)|lowering|fall(?:s)?|drop\w*)\b",
    r"\b(?:cut\w*|less|fewer|low|lowest|eas(?:e|ed|es|ing)|mitigat\w*|alleviat\w*|reliev\w*"
    r"|narrow\w*|moderat\w*|sav(?:e|ed|es|ing|ings)|los(?:s|es|t|ing)|shorten\w*|streamlin\w*"
    r"|depreciat\w*|devalu\w*|slid\w*|slip\w*|dip\w*|sank|sink\w*|trim\w*|slash\w*|relax\w*|soft\w*"
    r"|curb\w*|compress\w*|smaller|deteriorat\w*|worsen\w*|recess\w*|negative|minus|weak\w*"
    r"|light\w*|down|off|slow|short\w*|minimi\w+|below|under|cool\w*|exempt\w*|eliminat\w*"
    r"|remov\w*)\b",
)
# Characters that negate, or begin words that English often says with a "not".
_NEGATING = re.compile(
    "不(?!断|仅|同(?!意)|少|但|锈|久|动产)|未(?!来)|[没無毋莫甭岂欠]|弗(?=[能如许敢])|无(?!人机|锡|线|论|疑|偿|障碍)"
    "|非(?!洲|常|遗|物质|凡)|勿|禁(?!毒)|否|(?<![个特级类区分性判识告离差辨鉴])别(?![人国墅名称致处具样])"
    "|(?<![困艰灾苦危疑患磨避受遇])难(?!民|题|点|度|关|忘|得)|避(?!暑|让|险|雨)|以?免(?![费税职租单收押检疫签])|防止|缺乏|拒绝"
    "|暂停|停[止办用运产课工电水业刊航发]|闭[会门嘴]|休[会市]"
    "|除外|(?<![审谨])慎|哪[里有怕]|何[必曾况]|[较很太]差|太[远晚迟贵早]|舍得|冲动"
)
_NOT = re.compile(
    r"\bnot\b(?! only| just| merely| simply| to mention| least\b| necessarily| long\b| far\b|-for"
    r"| unlike| until| yet\b| all\b| bad\b| un[a-z]| dis(?:agree|satis|simil|honest|loyal|advant))"
    r"|\wn[’']t\b|\bcannot\b",
    re.IGNORECASE,
)
_NOT_PASSED = re.compile(
    r"\b(?:whether or|if|or|why|when) not\b|\bnot limited to\b|\bnot uncommon"
    r"|n(?:ot|[’']t)\b[^.;]{0,50}\buntil\b"
    r"|\bnot .{0,40}\bbut\b|\bnot (?:\w+ )?(?:without|in(?:correct|consider|signific|frequent"
    r"|consist|compat|approp|adequ|sufficien))",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    "[≤≥<>＜＞]|以[内下上]|之内|至[多少]|最[多少低高晚迟早]|上限|下限|封顶|保底|满|仅|才|只|唯|到期|截至"
)
_NOT_MORE = re.compile(
    r"\bnot (?:\w+ )?(?:less|more|fewer|later|exceed\w*|lower|higher|greater|earlier|until|only)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    "(?<![得好能可会要是有该记舍怪无])不(?:得(?![已了不])|能(?!不)|会(?!不)|应(?!求)|予|准(?!确)|许|让|需|宜|存在|接受|属于"
    "|具备|具有|允许|支持|同意|承认|参加|采取|收取|受理|列入|计入|适用|包括|包含|公开)"
    "|不分(?=民族|种族|性别|年龄|地域|城乡|国籍|男女)|从未|尚未|并未|未能|未经(?!授权)|未予|未曾|未获|仍未|未发现|未发生|未取得|未缴|未按|无权|无须|无需"
    "|(?<!监)(?<!全面)禁止(?!核)|严禁|切勿|请勿|绝不|决不"
)
NEGATIVE = re.compile(
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
    r"|alone|otherwise|devoid|null|hard to|impossible|within|minimum|maximum|still|deficit|quit\w*"
    r"|violat\w+|contrary|off)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_NO_VERBS = (
    "so|will|best|without|it|that|this|the|not|you|they|we|he|she|an|as|in|to|for|with|more|well"
    "|business|what|all|good|something|anything|everything|nothing|their|his|her|our|your|its|my"
    "|research|work|these|those|and|or|at|on|by|from|much|under|better|people|away|any"
)
EMPHATIC = re.compile(
    r"\b(?<!and )(?<!so )(?<!as )(?<!than )(?<!nor )(?<!only )"
    r"(?<!what )(?<!how )(?<!why )(?<!where )(?<!when )"
    rf"(?:do|does|did|Do) (?!(?:{_NO_VERBS})\b|n[’']t)"
    r"(?:need|feed|proceed|succeed|pass|possess|[a-z]{2,}(?<!s)(?<!ed)(?<!ly)(?<!ing))\b"
)
_DEMANDED = re.compile(
    "确实|的确|确有|确已|务必|真的|毕竟|虽|尽管|但|却|其实|倒是|是[^，。]{0,12}的|吗|呢|？|\\?"
)


def turned_movement(source: str, target: str) -> Contrary | None:
    """Return a movement that goes the other way in the target.

    >>> turned_movement("出口持续扩大。", "Exports continued to shrink.") is not None
    True
    >>> turned_movement("成本下降，产量提高。", "Costs fell and output rose.") is None
    True
    """
    if _MINUS.search(source):
        return None  # 增长-3.7% falls
    turned = _turned_phrase(source, target) or _shrunk_growth(source, target)
    if turned is not None:
        return turned
    for said, other in ((_UP, _DOWN), (_DOWN, _UP)):
        wanted, strange = said.chinese.findall(source), other.english.findall(target)
        if not wanted or not strange:
            continue
        is_certainly_lost = len(wanted) > _count(said.english_all, target)
        moving = list(_moving(said.chinese, source))
        is_lost = is_certainly_lost or len(moving) > _count(said.english_said, target)
        turns = _count(other.chinese, source)
        is_plain = len(wanted) + turns <= _FEW_WORDS  # else too much may stand for too much
        rendered = _count(other.english_all, target) - len(strange) if is_plain else 0
        is_too_many = len(strange) > max(0, _count(other.chinese_all, source) - max(0, rendered))
        if not is_too_many and is_certainly_lost:
            is_too_many = len(strange) > sum(1 for _ in _moving(other.chinese, source))
        is_short = len(moving) + len(strange) <= _FEW_WORDS + 1
        if (
            not is_lost and is_short
        ):  # in a plain sentence a word that says other things too is none
            is_lost = len(moving) > _count(said.english, target)
            is_too_many = len(strange) > _count(other.chinese_all, source)
        if is_lost and is_too_many:
            return Contrary(_first(said.chinese, source), _first(other.english, target))
    return None


def _turned_phrase(source: str, target: str) -> Contrary | None:
    """Return a set phrase that says the contrary: 中下游 as "the higher reaches"."""
    for phrase in _PHRASES:
        found = phrase.chinese.search(source)
        if found is None or phrase.unless.search(source):
            continue
        turned = phrase.contrary.search(target)
        if turned is not None and not phrase.english.search(target):
            return Contrary(Span(*found.span()), Span(*turned.span()))
    return None


def _shrunk_growth(source: str, target: str) -> Contrary | None:
    """Return growth that slows in the source, and is a decline in the target."""
    grows, shrunk = _GROWTH.search(source), _SHRUNK.search(target)
    if grows is None or shrunk is None or not _SLOWER.search(source) or _LESS.search(source):
        return None
    return (
        None
        if _UP.english_said.search(target)
        else Contrary(Span(*grows.span()), Span(*shrunk.span()))
    )


def added_negation(source: str, target: str) -> Contrary | None:
    """Return a "not" of the target where nothing in the source is negated.

    >>> added_negation("项目明年开工。", "Work will not start next year.") is not None
    True
    """
    found = _NOT.search(target)
    if found is None or _NEGATING.search(source) or _NOT_PASSED.search(target):
        return None
    if _NOT_MORE.search(target) and _AT_MOST.search(source):
        return None
    return Contrary(None, Span(*found.span()))


_FORBIDDEN = re.compile(
    "(?<![舍记值顾])不得(?![不已了超高低多少大小突])|不予(?!以)|(?<!监)(?<!全面)严禁|不准(?!确)|不受理"
)
_FORBIDDING = re.compile(
    r"\b(?:no|not|nor|never|none|neither|nobody|nothing|without|cannot|prohibit\w*|forb\w+|ban(?:s|ned"
    r"|ning)?|bar(?:red|s|ring)|refrain\w*|avoid\w*|prevent\w*|refus\w+|den(?:y|ie[sd]|ying|ial)"
    r"|reject\w*|disallow\w*|disqualif\w*|ineligible|unauthori[sz]\w+|illegal\w*|unlawful\w*|exclu\w+"
    r"|except\w*|unless|until|before|only|strictly|crack\w*|zero|stop\w*|suspend\w*|withh\w+|declin\w+"
    r"|non-?\w+|instead|rather|off|free|exempt\w*|keep|kept|out|against|void|invalid|spared?|closed?|irregular\w*)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)


_NOT_EXCEED = re.compile("不[得应能可](?:超过|高于|突破|大于|多于|超出)")
_MAY_EXCEED = re.compile(
    r"\b(?:may|shall|can|must|should|will) (?:exceed|surpass|break"
    r"|be (?:more|higher|greater|over))\b",
    re.IGNORECASE,
)


def lost_negation(source: str, target: str) -> Contrary | None:
    """Return a negation of the source that nothing in the target says.

    >>> lost_negation("不适用于企业。", "It applies to companies.") is not None
    True
    """
    strong = _STRONG.search(source)
    if strong is not None and not NEGATIVE.search(target):
        return Contrary(Span(*strong.span()), None)
    exceeding = _NOT_EXCEED.search(source)
    allowed = _MAY_EXCEED.search(target) if exceeding is not None else None
    if exceeding is not None and allowed is not None:
        return Contrary(Span(*exceeding.span()), Span(*allowed.span()))
    forbidden = _FORBIDDEN.search(source)
    if forbidden is not None and not _FORBIDDING.search(target):
        return Contrary(Span(*forbidden.span()), None)
    negated = re.search("[不未没无非勿]", source)
    emphatic = EMPHATIC.search(target)
    if negated is None or emphatic is None or "?" in target or _DEMANDED.search(source):
        return None
    return Contrary(Span(*negated.span()), Span(*emphatic.span()))


def _moving(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the words that move, not those that compare."""
    return (word for word in pattern.findall(text) if not _LEVEL.fullmatch(word))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _first(pattern: re.Pattern[str], text: str) -> Span | None:
    found = pattern.search(text)
    return Span(*found.span()) if found else None
