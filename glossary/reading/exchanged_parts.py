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

from glossary.reading.content_words import SourceContent, explained_weight, read_content

_PART = "[^，。；：、（）]"
_DEEDS = (
    ("通报|告知|通知|汇报|报告", r"inform\w*|notif\w*|brief\w*|report(?:s|ed)? to|told"),
    ("捐赠|捐款|捐助|赠送", r"donat\w*|gave|gives?|present\w*"),
    ("提供|供应", r"provid(?:es?|ed)|suppl(?:y|ies|ied)|offer(?:s|ed)"),
    ("退还|返还", r"refund\w*|return\w*"),
    ("反映", r"report(?:s|ed)"),
    ("支付|赔偿|补偿", r"pa(?:y|ys|id)|compensated?"),
    ("起诉|控告", r"su(?:e|ed|es)|prosecut\w*|t(?:ake|akes|ook) \w+ to court"),
    ("提出抗诉|抗议", r"protest\w*"),
    ("对口支援|支援|援助|帮扶|资助|救助", r"assist\w*|aid\w*|support\w*|help\w*|subsidi\w*"),
    ("移交|转交|交给|转让", r"hand(?:s|ed)? \w+|transfer\w*|turn(?:s|ed)? \w+"),
    ("收购|并购", r"acquir\w*|buys?|bought|purchas\w*|t(?:ake|akes|ook) over"),
    ("委托|授权", r"entrust\w*|commission(?:s|ed)|authori[sz]\w*|delegat\w*"),
    ("邀请", r"invit\w*"),
    ("访问|看望|慰问", r"visit\w*|call(?:s|ed) on"),
    ("批评|谴责", r"critici[sz]\w*|condemn\w*|denounc\w*"),
    ("处罚|惩处", r"penali[sz]\w*|fin(?:e|es|ed)|punish\w*"),
    ("监督|监管", r"supervis(?:es?|ed)|overs(?:ees?|aw)|monitor(?:s|ed)"),
    ("战胜|击败", r"beat|beats|defeat\w*"),
    ("表彰|奖励", r"commend\w*|honou?r\w*|reward\w*"),
    ("举报|投诉", r"report(?:s|ed)|complain\w*"),
    ("聘请|雇用|聘用", r"hir(?:e|es|ed)|engaged|employ(?:s|ed)"),
    ("检查|审查|审计", r"inspect(?:s|ed)|review(?:s|ed)|examin(?:es|ed)|audit(?:s|ed)"),
    ("要求|敦促|督促", r"asks?|asked|requir\w*|urg(?:e|es|ed)"),
    ("提醒|警告", r"remind\w*|warn\w*"),
    ("感谢|祝贺", r"thank\w*|congratulat\w*"),
    ("撞伤|打伤|撞死|袭击", r"hit|injur\w*|struck|attack\w*|kill\w*"),
    ("派出|派遣", r"sent|sends?|dispatch\w*"),
    ("说明|介绍|讲解|解释", r"explain\w*|introduc\w*|present(?:s|ed)"),
    ("发放|颁发|授予", r"issu\w*|award\w*|grant\w*"),
    ("推荐", r"recommend(?:s|ed)"),
    ("征收|收取", r"collect\w*|charg(?:e|es|ed)|lev(?:y|ies|ied)"),
    ("归还|偿还", r"repa(?:y|id)\w*"),
    ("培训|辅导", r"train\w*|taught|tutor\w*"),
    ("领导|指挥", r"lead|leads|led|command\w*|direct(?:s|ed)"),
    ("服从|隶属于", r"obey\w*|subordinate to"),
)
_DOER = (
    rf"(?P<first>(?![并但经对向而且如因在以作]|通过|[上下本]节|应当|可以|必须|不得|及时|依法|定期|主动|如实|统一|无偿|按[时期照]){_PART}{{2,14}}?)"
    "(?:已|将|应当|可以|应|可|要|须|必须|依法|及时|当天|再次|共同|联合)*"
)
_DEED_PATTERNS = tuple(
    (
        re.compile(
            rf"(?:^|[，。；：])(?:{_DOER}(?:向|对|给)(?P<whom>{_PART}{{2,14}}?)(?:的{_PART}{{2,6}})?"
            rf"(?:依法|及时|无偿)?(?:{chinese})|{_DOER.replace('first', 'doer')}(?:{chinese})了?"
            rf"(?:给|于)?(?P<object>{_PART}{{2,12}}))"
        ),
        re.compile(rf"\b(?:{english})\b", re.IGNORECASE),
    )
    for chinese, english in _DEEDS
)
_UNDERGONE = (
    re.compile(
        rf"(?:^|[，。；：])(?P<second>{_PART}{{2,10}}?)(?:应当|应|须|必须|要)?接受(?P<first>{_PART}{{2,10}}?)的"
        "(?P<deed>监督|领导|检查|指导|管理|审查)"
    ),
    re.compile(
        r"\b(?:supervis|overs|led|inspect|guid|direct|manag|administ|review|examin)\w*\b",
        re.IGNORECASE,
    ),
)
"""Who accepts what somebody else does."""
_ANY_DEED = re.compile("|".join(chinese for chinese, _ in _DEEDS))
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: \w+ly)? $")
_OTHER_WAY = re.compile(
    r"\b(?:by|from|behalf|whom|which|that|who|receiv\w*|under)\b", re.IGNORECASE
)
_ENGLISH_END = re.compile(r"[;.!?](?=\s|$)")
_LINKS = (
    (
        re.compile(
            rf"先(?P<first>{_PART}{{1,8}}?)，?(?:再|后|然后)(?!进)(?P<second>{_PART}{{1,10}})"
        ),
        re.compile(r"(?P<left>[^.;]+?)\b(?:before|and then|,? then)\b(?P<right>[^.;]+)"),
    ),
    (
        re.compile(
            rf"(?:由于|因为|(?:^|[，。；])因)(?P<first>{_PART}{{3,24}})，(?:所以)?(?P<second>{_PART}{{3,24}})"
        ),
        re.compile(
            r"(?:Because(?: of)?|Due to|Owing to|As a result of|Since|As) (?P<left>[^,.;]+),"
            r"(?P<right>[^.;]+)"
        ),
    ),
    (
        re.compile(
            rf"(?P<first>{_PART}{{2,8}}?)(?:增速|增长|收入|人数|数量|比重|水平|占比)?(?:高于|快于|多于|低于|少于|慢于|优于)"
            rf"(?P<second>(?!全[国省市]|上|去|往|同|预|平均){_PART}{{2,8}})"
        ),
        re.compile(
            r"(?P<left>[^,.;]+?)\b(?:faster|higher|more|lower|slower|better|larger|greater|fewer|less|smaller)\b"
            r"[^,.;]{0,20}? than (?P<right>[^,.;]+)"
        ),
    ),
    (
        re.compile(rf"(?P<first>{_PART}{{2,6}}?)(?:人数|数量)?多于(?P<second>{_PART}{{2,6}})"),
        re.compile(r"\bmore (?P<left>[^,.;]+?) than (?P<right>[^,.;]+)"),
    ),
    (
        re.compile(rf"与其(?P<second>{_PART}{{2,12}})，(?:倒)?不如(?P<first>{_PART}{{2,12}})"),
        re.compile(
            r"(?:better|preferable|wiser|rather) (?:to )?(?P<left>[^.;]+?) than (?P<right>[^.;]+)"
        ),
    ),
    (
        re.compile(
            rf"(?:从|自|由)(?P<first>{_PART}{{2,8}}?)(?:出发|开往|开出|飞往|运往|迁往|到|至|前往)[^。；]{{0,6}}?(?P<second>{_PART}{{2,8}})"
        ),
        re.compile(r"\bfrom (?P<left>[^.;]+?) to (?P<right>[^.;]+)"),
    ),
)
_LEAST = 1.0


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
        said = chinese.search(source)
        if said is None:
            continue
        first, second = read_content(said["first"]), read_content(said["second"])
        for match in english.finditer(target):
            if _is_exchanged(first, second, match["left"], match["right"]):
                yield ExchangedParts(said.span("first"), match.span("left"))


def _deeds(source: str, target: str) -> Iterator[ExchangedParts]:
    """Yield who did something and whom he did it to, where the English exchanges them."""
    if not _ANY_DEED.search(source):
        return
    for chinese, english in _DEED_PATTERNS:
        said = chinese.search(source)
        done = list(english.finditer(target)) if said is not None else []
        if said is None or not done:
            continue
        names = ("first", "whom") if said["first"] else ("doer", "object")
        first, second = read_content(said[names[0]]), read_content(said[names[1]])
        yield from _turned(first, second, target, done[0], said.span(names[0]))
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
    return (
        not explained_weight(first, left, second)
        and not explained_weight(second, right, first)
        and explained_weight(second, left, first) >= _LEAST
        and explained_weight(first, right, second) >= _LEAST
    )
