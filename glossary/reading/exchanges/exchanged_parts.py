"""Two parts of a sentence that changed places: who informs whom, what comes first, what is why.

Both parts are known by the content words that only one of them has. They are exchanged where the
English has only words of the second in the place of the first, and of the first in that of the
second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from corpora.patterns.deferred_patterns import deferred_pattern
from glossary.reading.content_words import SourceContent, explained_weight, read_content

_PART = "[^，。；：、（）]"
_DEEDS = (
    ("通报|告知|通知|汇报|报告", r"inform\w*|notif\w*|brief\w*|report(?:s|ed)? to|told"),
    ("捐赠|捐款|捐助|赠送", r"donat\w*|gave|gives?|present\w*"),
    ("提供|供应", r"provid(?:es?|ed)|suppl(?:y|ies|ied)|offer(?:s|ed)"),
    ("退还|返还|交还", r"refund\w*|return\w*|repa(?:y|id)\w*|g(?:ive|ives|ave|iven) back"),
    ("反映", r"report(?:s|ed)"),
    ("支付|赔偿|补偿|拨付|缴纳", r"pa(?:y|ys|id)|compensated?|disburs\w*|remit\w*"),
    ("起诉|控告", r"su(?:e|ed|es)|prosecut\w*|t(?:ake|akes|ook) \w+ to court"),
    ("提出抗诉|抗议", r"protest\w*"),
    ("对口支援|支援|援助|帮扶|资助|救助", r"assist\w*|aid\w*|support\w*|help\w*|subsidi\w*"),
    (
        "移交|转交|交给|转让|划转|流转|划拨",
        r"hand(?:s|ed)? \w+|transfer\w*|turn(?:s|ed)? \w+|assign\w*",
    ),
    ("出租|租给|转租|租赁", r"(?:sub)?(?:leas|let|rent)\w*"),
    ("借给|出借|贷给", r"len[dt]s?|loan\w*"),
    ("收购|并购", r"acquir\w*|buys?|bought|purchas\w*|t(?:ake|akes|ook) over"),
    (
        "委托|授权",
        r"entrust\w*|commission(?:s|ed)|authori[sz]\w*|delegat\w*|engag(?:e|es|ed)|appoint\w*",
    ),
    ("邀请", r"invit\w*"),
    ("访问|看望|慰问", r"visit\w*|call(?:s|ed) on"),
    ("批评|谴责", r"critici[sz]\w*|condemn\w*|denounc\w*"),
    ("处罚|惩处", r"penali[sz]\w*|fin(?:e|es|ed)|punish\w*"),
    ("监督|监管", r"supervis(?:es?|ed)|overs(?:ees?|aw)|monitor(?:s|ed)"),
    ("战胜|击败", r"beat|beats|defeat\w*"),
    ("表彰|奖励", r"commend\w*|honou?r\w*|reward\w*"),
    ("举报|投诉", r"report(?:s|ed)|complain\w*"),
    ("聘请|雇用|聘用", r"hir(?:e|es|ed)|engag(?:e|es|ed)|employ(?:s|ed)|retain(?:s|ed)"),
    (
        "检查|审查|审计|巡察|巡视|督查|督导|评估|考核|调查",
        r"inspect(?:s|ed)|review(?:s|ed)|examin(?:es|ed)|audit(?:s|ed)|assess(?:es|ed)|evaluat(?:es|ed)"
        r"|investigat(?:es|ed)|(?:conduct|carr|perform|undert|mad)\w*(?: out)? (?:\w+ ){0,4}?"
        r"(?:inspection|audit|review|assessment|evaluation|investigation|examination)s?",
    ),
    ("要求|敦促|督促", r"asks?|asked|requir\w*|urg(?:e|es|ed)"),
    ("提醒|警告", r"remind\w*|warn\w*"),
    ("感谢|祝贺", r"thank\w*|congratulat\w*"),
    ("撞伤|打伤|撞死|袭击", r"hit|injur\w*|struck|attack\w*|kill\w*"),
    ("派出|派遣", r"sent|sends?|dispatch\w*"),
    ("说明|介绍|讲解|解释", r"explain\w*|introduc\w*|present(?:s|ed)"),
    ("发放|颁发|授予", r"issu\w*|award\w*|grant\w*"),
    ("推荐", r"recommend(?:s|ed)"),
    ("征收|收取", r"collect\w*|charg(?:e|es|ed)|lev(?:y|ies|ied)"),
    (
        "给予|补贴|补助",
        r"g(?:ives?|ave)|grant(?:s|ed)|provid(?:es?|ed)|pa(?:y|ys|id)|subsidi[sz](?:es?|ed)",
    ),
    ("归还|偿还", r"repa(?:y|id)\w*"),
    ("培训|辅导", r"train\w*|taught|tutor\w*"),
    ("领导|指挥", r"lead|leads|led|command\w*|direct(?:s|ed)"),
    ("服从|隶属于", r"obey\w*|subordinate to"),
)
_DOER = (
    "(?P<first>(?![并但经对向而且如因在以作]|通过|及时|依法|主动|积极|随时|定期|立即|应当|可以|必须|不得|如实|统一|无偿"
    rf"|按[时期照]|[上下本]节){_PART}{{2,14}}?)"
    "(?:已|将|应当|可以|应|可|要|须|必须|依法|及时|当天|再次|共同|联合)*"
)
_BODY = "[局厅部委院司行府校心构业位方人者员户社庭]"
_WHOM_DOES = "(?!对|代|进行|开展|负责|实施|承担|办理|为)"
_AT_ONCE = "(?:依法|及时|无偿|统一|一次性|直接|牵头|组织|全额|按时|足额|代为|统筹)*"
_CARRIED_OUT = "(?:进行了?|开展了?|实施了?)?(?:专项|全面|年度|联合|现场|集中|专门|独立|跟踪|离任)?"
_DEED_PATTERNS = tuple(
    (
        tuple(chinese.split("|")),
        deferred_pattern(
            rf"(?:^|[，。；：])(?:{_DOER}(?:向|对|给)(?:(?P<whom>{_PART}{{1,10}}?{_BODY}){_PART}{{0,20}}?"
            rf"|(?P<any>{_PART}{{2,14}}?)(?:的{_PART}{{2,6}})?)"
            rf"{_AT_ONCE}{_CARRIED_OUT}(?:{chinese})|"
            rf"{_DOER.replace('first', 'doer')}(?:{chinese})了?(?:给|于)?"
            rf"(?P<object>(?:{_WHOM_DOES}{_PART}){{2,12}}))"
        ),
        deferred_pattern(
            rf"(?:^|[，。；：])(?:{_DOER}(?:将|把){_PART}{{1,12}}?(?:{chinese})|{_PART}{{0,14}}?由"
            rf"{_DOER.replace('first', 'doer')}{_AT_ONCE}(?:{chinese}))(?:给|至|到|于)?"
            rf"(?P<whom>{_PART}{{2,10}})"
        ),
        deferred_pattern(
            rf"(?:^|[，。；：])(?P<whom>{_PART}{{2,14}}?)被(?![告申上害保征审监执抽]){_DOER}{_AT_ONCE}{_CARRIED_OUT}(?:{chinese})"
        ),
        deferred_pattern(rf"\b(?:{english})\b", re.IGNORECASE),
    )
    for chinese, english in _DEEDS
)
_UNDERGONE = (
    deferred_pattern(
        rf"(?:^|[，。；：])(?P<second>{_PART}{{2,10}}?)(?:应当|应|须|必须|要)?接受(?P<first>{_PART}{{2,10}}?)的"
        "(?P<deed>监督|领导|检查|指导|管理|审查)"
    ),
    deferred_pattern(
        r"\b(?:supervis|overs|led|inspect|guid|direct|manag|administ|review|examin)\w*\b",
        re.IGNORECASE,
    ),
)
"""Who accepts what somebody else does."""
_ANY_DEED = deferred_pattern("|".join(chinese for chinese, _ in _DEEDS))
_BE = deferred_pattern(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: \w+ly)? $")
_OTHER_WAY = deferred_pattern(
    r"\b(?:by|from|behalf|whom|which|that|who|receiv\w*|under)\b", re.IGNORECASE
)
_ENGLISH_END = deferred_pattern(r"[;.!?](?=\s|$)")
_LINKS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        deferred_pattern(
            rf"先(?P<first>{_PART}{{1,8}}?)，?(?:再|后|然后)(?!进)(?P<second>{_PART}{{1,10}})"
        ),
        deferred_pattern(r"(?P<left>[^.;]+?)\b(?:before|and then|,? then)\b(?P<right>[^.;]+)"),
    ),
    (
        deferred_pattern(
            rf"(?:由于|因为|(?:^|[，。；])因)(?P<first>{_PART}{{3,24}})，(?:所以)?(?P<second>{_PART}{{3,24}})"
        ),
        deferred_pattern(
            r"(?:Because(?: of)?|Due to|Owing to|As a result of|Since|As) (?P<left>[^,.;]+),"
            r"(?P<right>[^.;]+)"
        ),
    ),
    (
        deferred_pattern(
            rf"(?P<first>{_PART}{{2,8}}?)(?:增速|增长|收入|人数|数量|比重|水平|占比)?(?<!不)(?:高于|快于|多于|低于|少于|慢于|优于)"
            rf"(?P<second>(?!全[国省市]|上|去|往|同|预|平均){_PART}{{2,8}})"
        ),
        deferred_pattern(
            r"(?P<left>[^,.;]+?)\b(?:faster|higher|more|lower|slower|better|larger|greater|fewer|less|smaller)\b"
            r"[^,.;]{0,20}? than (?P<right>[^,.;]+)"
        ),
    ),
    (
        deferred_pattern(
            rf"(?P<first>{_PART}{{2,6}}?)(?:人数|数量)?多于(?P<second>{_PART}{{2,6}})"
        ),
        deferred_pattern(r"\bmore (?P<left>[^,.;]+?) than (?P<right>[^,.;]+)"),
    ),
    (
        deferred_pattern(
            rf"与其(?P<second>{_PART}{{2,12}})，(?:倒)?不如(?P<first>{_PART}{{2,12}})"
        ),
        deferred_pattern(
            r"(?:better|preferable|wiser|rather) (?:to )?(?P<left>[^.;]+?) than (?P<right>[^.;]+)"
        ),
    ),
    (
        deferred_pattern(
            rf"(?:从|自|由)(?P<first>{_PART}{{2,8}}?)(?:出发|开往|开出|飞往|运往|迁往|到|至|前往)[^。；]{{0,6}}?(?P<second>{_PART}{{2,8}})"
        ),
        deferred_pattern(r"\bfrom (?P<left>[^.;]+?) to (?P<right>[^.;]+)"),
    ),
)
_BUT_NOT = r"(?:(?!\b(?:not|no|never|cannot|nor|without|unless|before|after)\b)[^,.;])+?"
_REST = r"(?:(?!\b(?:before|after)\b)[^,.;])+"
_EARLIER_LATER = (
    deferred_pattern(rf"(?P<left>{_BUT_NOT})\b(?:before|prior to|ahead of)\b(?P<right>{_REST})"),
    deferred_pattern(rf"(?P<right>{_BUT_NOT})\b(?:after|once|following)\b(?P<left>{_REST})"),
    deferred_pattern(rf"\b(?:After|Once|Upon|Following) (?P<left>{_REST}), (?P<right>[^.;]+)"),
    deferred_pattern(rf"\b(?:Before|Prior to) (?P<right>{_REST}), (?P<left>[^.;]+)"),
)
_OF_TIME = "[^，。；：、()（）前后年]"
_TO_END = "(?![^，。；]*[前后不未没无禁])"
_TIMES = (
    deferred_pattern(
        rf"(?P<first>{_OF_TIME}{{2,12}}?)(?<![0-9月日天周久期先在])(?<!不久之)(?:之|以)?后[，]?"
        rf"{_TO_END}(?:即可|方可|方能|才能|才可|才|再|即|可|须|应|由)?(?P<second>{_OF_TIME}{{2,16}})"
    ),
    deferred_pattern(
        rf"(?P<second>{_OF_TIME}{{2,12}}?)(?<![0-9月日天周久期目当以眼面提向空生])(?:之|以)?前[，]?"
        rf"{_TO_END}(?:应当|必须|应|须|要|先)?(?P<first>{_OF_TIME}{{2,16}})"
    ),
)
_MOST, _FEW = r"\b(?:most|(?:the )?majority)\b", r"\b(?:few|minority|small (?:number|part|share))\b"
_MOST_AND_FEW = deferred_pattern(
    rf"(?:大部分|多数|大半)(?P<first>{_PART}{{2,16}})，(?:少数|个别|极少数|小部分)(?P<second>{_PART}{{2,16}})"
)
_LINKS += (
    (
        _MOST_AND_FEW,
        deferred_pattern(
            rf"{_MOST}(?P<left>[^,.;]+)[,;].*?{_FEW}(?P<right>[^,.;]+)", re.IGNORECASE
        ),
    ),
    (
        _MOST_AND_FEW,
        deferred_pattern(
            rf"{_FEW}(?P<right>[^,.;]+)[,;].*?{_MOST}(?P<left>[^,.;]+)", re.IGNORECASE
        ),
    ),
)
_LINKS += tuple((chinese, english) for chinese in _TIMES for english in _EARLIER_LATER)
_LEAST = 1.0
_SLIGHT = 0.25
"""What a part has of its own words does not count where it has four times as much of the other."""


@dataclass(frozen=True, slots=True)
class ExchangedParts:
    """What stands first in the source and second in the target.

    Attributes:
        source: Where the first part stands in the source.
        target: Where the second stands in its place.
    """

    source: tuple[int, int]
    target: tuple[int, int]


def exchanged_parts(source: str, target: str) -> ExchangedParts | None:
    """Return two parts of a normalised source that its translation exchanges.

    >>> said = "The county hospital informed the county health bureau of the results."
    >>> exchanged_parts("县卫健局向县医院通报了结果。", said) is not None
    True
    """
    return next(chain(_deeds(source, target), _links(source, target)), None)


def _links(source: str, target: str) -> Iterator[ExchangedParts]:
    for chinese, english in _LINKS:
        matches = list(english.finditer(target)) if chinese.search(source) else []
        for said in chinese.finditer(source) if matches else ():
            first, second = read_content(said["first"]), read_content(said["second"])
            for match in matches:
                if _is_exchanged(first, second, match["left"], match["right"]):
                    yield ExchangedParts(said.span("first"), match.span("left"))


def _deeds(source: str, target: str) -> Iterator[ExchangedParts]:
    """Yield who did something and whom he did it to, where the English exchanges them."""
    if not _ANY_DEED.search(source):
        return
    for words, *chinese, english in _DEED_PATTERNS:
        done = english.search(target) if any(word in source for word in words) else None
        for said in (p.search(source) for p in chinese) if done is not None else ():
            if said is None or done is None:
                continue
            named = {name: part for name, part in said.groupdict().items() if part}
            doer = "first" if "first" in named else "doer"
            whom = next(name for name in ("whom", "any", "object") if name in named)
            first, second = read_content(named[doer]), read_content(named[whom])
            yield from _turned(first, second, target, done, said.span(doer))
    accepted = _UNDERGONE[0].search(source)
    done_by = _UNDERGONE[1].search(target) if accepted is not None else None
    if accepted is not None and done_by is not None:
        first, second = read_content(accepted["first"]), read_content(accepted["second"])
        yield from _turned(first, second, target, done_by, accepted.span("first"))


def _turned(
    first: SourceContent,
    second: SourceContent,
    target: str,
    done: re.Match[str],
    place: tuple[int, int],
) -> Iterator[ExchangedParts]:
    """Yield the two parts where the first does the deed in the source, in the target the second."""
    start = max((m.end() for m in _ENGLISH_END.finditer(target, 0, done.start())), default=0)
    end = _ENGLISH_END.search(target, done.end())
    left = target[start : done.start()]
    right = target[done.end() : end.start() if end else len(target)]
    is_passive = _BE.search(left) is not None
    if is_passive and " by " in f" {right} ":
        left, right = right.partition("by ")[2], left
    elif is_passive or _OTHER_WAY.search(left + right):
        return
    if _is_exchanged(first, second, left, right):
        yield ExchangedParts(place, done.span())


def _is_exchanged(first: SourceContent, second: SourceContent, left: str, right: str) -> bool:
    of_second = explained_weight(second, left, first)
    of_first = explained_weight(first, right, second)
    return (
        min(of_second, of_first) >= _LEAST
        and explained_weight(first, left, second) <= _SLIGHT * of_second
        and explained_weight(second, right, first) <= _SLIGHT * of_first
    )
