"""What speaks for and against a term candidate: one number a reason.

The Chinese must stand free on both sides in contexts that differ, the English must be a whole
phrase and no clause, and both must go together. What the reasons weigh is fitted by
`scripts/training/weights/term_candidates.py` (see `align.words.candidate_score`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align.words.english_edges import FINITE_WORDS, is_adjective, is_verbal
from align.words.phrase_words import OPENING_WORDS, VERBS
from align.words.renderings import EDGES
from glossary.dictionary.english_words import STOP_WORDS

CANDIDATE_FEATURES = (
    "contexts",
    "repeated",
    "fixed",
    "clarity",
    "certain",
    "association",
    "surprise",
    "everyday",
    "free",
    "long",
    "single",
    "verbs",
    "leading",
    "covered",
    "joined",
    "head",
    "capitals",
    "clipped",
    "clause",
    "english_joined",
    "edge_verb",
    "short",
    "edge_adjective",
    "title",
    "known_word",
    "edge_character",
    "rendered_whole",
    "english_verb",
    "english_fixed",
    "bare",
    "lone",
    "modified",
    "noun",
)
_RARE, _RARE_SPAN = 11.5, 4.0
"""Cost from which on a single word is none of everyday language, and the width of the way there."""
_WINDOW = 5
"""Characters on either side that make one context."""
_FUNCTION = frozenset("的了和与与及或等是为在对以从向由将把被于并也都就而其该这那此至到")
_HAN = re.compile(r"[\u3400-\u9fff]")
_DIGITS = re.compile(r"\d+")
_HEADS = re.compile(
    r"(?:[局部委署院会室厅处司所站社团队法例程制网线港桥路区城园库率额值数量费税金债券权险症病]"
    r"|制度|计划|条例|指数|系统|工程|项目|机制|机构|公司|银行|中心|基金|协会|委员会|办公室|平台|体系|"
    r"战略|政策|行动|方案|规划|示范区|企业|产业|经济|技术|协议|协定|规则|准则|框架|市场|业务|组合|"
    r"措施|标准|报告|资产|风险|服务|管理|论坛|大会|会议|集团|大学|文化|精神|主义|专员|总裁|主席|书记|"
    r"主任|局长|市长|能源|材料|设备|设施|汽车|园区|基地|品牌|人才|权利|义务|责任|自由)$"
)
_WORD_BEFORE = re.compile(r"([a-z]+)[ -]$")
_WORD_AFTER = re.compile(r"s?[ -]([a-z]+)")
_MODIFIED = re.compile(
    r"^(?:new|major|main|significant|further|various|other|overall|total|certain|different|relevant"
    r"|specific|important|additional|recent|current|many|several|large|high|low|good|better|greater"
    r"|strong|key|own|same|first|last|next|two|three)\b|[a-z][’']s? ",
    re.IGNORECASE,
)
"""Words before a term that are no part of it."""
_NOUNS = re.compile(
    r"(?:[者员师生人民物品剂药器机车船体类群楼村镇乡江河湖山岛图表证书卡票据款税利]"
    r"|产品|商品|活动|讲座|课程|环境|状况|条件|因素|能力|结构|架构|模式|类型|监管|管治|治理|贷款|借贷|按揭"
    r"|帐户|账户|资金|资本|收入|支出|收益|利润|利息|贸易|出口|进口|供应|需求|消费|投资|信心|犯罪|罪行"
    r"|评估|评级|审查|审核|程序|冲突|争议|危机|选举|通胀|保障|保护|教育|培训|牌照|网络|软件|数据|信息"
    r"|统计|代表|部门|单位|人口|用地|灾害|污染|食品|农业|工业|医疗|卫生|创新|改革|生产|加工|合同|契约)$"
)
"""Nouns beside `_HEADS` that Chinese terms end with."""
_LONGEST_WORD = 24
_JOINING = re.compile(r"[及与和或、]|以及")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a candidate: both texts in full, and where the Chinese begins.

    Attributes:
        source: Simplified.
    """

    source: str
    start: int
    target: str


@dataclass(frozen=True, slots=True)
class TermEvidence:
    """All that is known about a candidate.

    Attributes:
        words: Its Chinese words.
        english: Its most frequent rendering.
        clarity: Share of the places that have that rendering, in [0, 1].
        association: Log-likelihood ratio of both over all pairs, from 0, more is better.
        surprise: Log of how much more often it stands than one would expect.
        free: Share of its places that are not inside a longer phrase, in [0, 1].
        covered: Share of its places inside a longer candidate, in [0, 1].
        cost: The least general cost of its words, a negative log frequency.
        is_known: Whether the dictionary has it as one word.
        occurrences: Its places.
        rendered: Share of its characters whose words are linked to the rendering, in [0, 1].
        verbal: How often the first word of the rendering stands as a verb, in [0, 1].
        bare: Share of its places without a content word beside it, in [0, 1].
    """

    words: tuple[str, ...]
    english: str
    clarity: float
    association: float
    surprise: float
    free: float
    covered: float
    cost: float
    is_known: bool
    occurrences: tuple[Occurrence, ...]
    rendered: float = 1.0
    verbal: float = 0.0
    bare: float = 1.0


def candidate_features(evidence: TermEvidence) -> tuple[float, ...]:
    """Return the features of a candidate in the order of `CANDIDATE_FEATURES`, about 0 to 1."""
    text = "".join(evidence.words)
    windows = _windows(evidence.occurrences, len(text))
    distinct = len(windows)
    tokens = re.findall(r"[^\W\d_]+|\d+", evidence.english)
    small = [token.lower() for token in tokens]
    is_single = len(evidence.words) == 1
    inner = [token for token in tokens if token.lower() not in STOP_WORDS]
    values: Mapping[str, float] = {
        "contexts": math.log(distinct) / 4,
        "repeated": 1 - distinct / len(evidence.occurrences),
        "fixed": fixed_share(windows),
        "clarity": evidence.clarity,
        "certain": evidence.clarity * math.log1p(distinct) / 4,
        "association": min(math.log1p(evidence.association), 8) / 8,
        "surprise": min(evidence.surprise, 12) / 12,
        "everyday": float(is_single) * min(1.0, max(0.0, _RARE - evidence.cost) / _RARE_SPAN),
        "free": evidence.free,
        "long": max(0, len(text) - 8) / 4,
        "single": float(is_single),
        "leading": float(not is_single and evidence.words[0] in OPENING_WORDS),
        "covered": evidence.covered,
        "verbs": min(2, sum(word in VERBS for word in evidence.words)) / 2,
        "joined": float(bool(_JOINING.search(text))),
        "head": float(bool(_HEADS.search(text))),
        "capitals": sum(token[0].isupper() for token in inner) / max(1, len(inner)),
        "clipped": clipped_share(evidence.occurrences, evidence.english),
        "clause": min(2, sum(token in FINITE_WORDS for token in small)) / 2,
        "english_joined": float(any(token in ("and", "or", "the", "by", "to") for token in small)),
        "edge_verb": float(bool(small) and is_verbal(small[0]) + is_verbal(small[-1])) / 2,
        "short": max(0.0, math.log(len(text) / (2 * max(1, len(inner))))),
        "edge_adjective": float(bool(small) and is_adjective(small[-1])),
        "title": _title_share(evidence.occurrences, len(text)),
        "known_word": float(evidence.is_known),
        "edge_character": float(not is_single and _has_loose_edge(evidence.words)),
        "rendered_whole": evidence.rendered,
        "english_verb": evidence.verbal,
        "bare": evidence.bare,
        "lone": float(len(small) == 1 and tokens[0].islower()),
        "modified": float(bool(_MODIFIED.search(evidence.english))),
        "noun": float(bool(_NOUNS.search(text))),
        "english_fixed": english_fixed_share(evidence.occurrences, evidence.english),
    }
    return tuple(float(values[name]) for name in CANDIDATE_FEATURES)


def fixed_share(windows: Sequence[tuple[str, str]]) -> float:
    """Return the share of the contexts that have the same Chinese character on one side.

    Function words and marks do not count: what stands before 的 is free there. Few contexts say
    little, so two are added that differ.

    >>> fixed_share([("在", "局")] * 6), fixed_share([("在", "的")] * 6)
    (0.75, 0.0)
    """
    best = 0
    for side in (0, 1):
        characters = [(window[0][-1:] if side == 0 else window[1][:1]) for window in windows]
        counts = Counter(c for c in characters if c and _HAN.match(c) and c not in _FUNCTION)
        best = max(best, max(counts.values(), default=0))
    return best / (len(windows) + 2)


def clipped_share(occurrences: Sequence[Occurrence], english: str) -> float:
    """Return the share of the renderings that go on beyond an edge, always in the same way.

    That is by a hyphen or apostrophe, "National People" before "’s", or by the same word with a
    capital: "Securities and Futures" before "Commission".
    """
    ways = Counter[str]()
    seen = 0
    wanted = english.lower()
    for occurrence in occurrences:
        start = occurrence.target.lower().find(wanted)
        if start < 0:
            continue
        seen += 1
        before = re.search(r"(\S+?)[ ]?$", occurrence.target[:start])
        after = re.match(r"[ ]?(\S+)", occurrence.target[start + len(english) :])
        if occurrence.target[start - 1 : start] in ("-", "\u2013", "\u2011"):
            ways["-"] += 1
        elif before and before[1][0].isupper() and english[0].isupper() and start > 1:
            word = before[1].lower()
            ways["<" + word] += word not in STOP_WORDS and word.isalpha()
        if after and after[1][0] in "-\u2011$'’":
            ways[">-"] += 1
        elif after and after[1][0].isupper() and english[-1].islower() and english[0].isupper():
            ways[">" + after[1].strip(".,;:)").lower()] += 1
    return max(ways.values(), default=0) / (seen + 1)


def english_fixed_share(occurrences: Sequence[Occurrence], english: str) -> float:
    """Return the share of the places with the same content word beside the rendering, on one side.

    Few places say little, so two are added that differ.

    >>> places = [Occurrence("", 0, "The weak-side Undertaking"), Occurrence("", 0, "weak-side CU")]
    >>> english_fixed_share(places, "weak-side")
    0.25
    """
    sides = Counter[tuple[str, str]]()
    seen = 0
    for occurrence in occurrences:
        text = occurrence.target.lower()
        start = text.find(english.lower())
        if start < 0:
            continue
        seen += 1
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        after = _WORD_AFTER.match(text, start + len(english))
        sides.update(
            (side, match[1])
            for side, match in (("<", before), (">", after))
            if match and match[1] not in EDGES and match[1] not in FINITE_WORDS
        )
    return max(sides.values(), default=0) / (seen + 2)


def _windows(occurrences: Sequence[Occurrence], length: int) -> list[tuple[str, str]]:
    """Return the contexts that differ, figures aside, in their order."""
    found: dict[tuple[str, str], None] = {}
    for occurrence in occurrences:
        start, end = occurrence.start, occurrence.start + length
        window = (
            _DIGITS.sub("0", occurrence.source[max(0, start - _WINDOW) : start]),
            _DIGITS.sub("0", occurrence.source[end : end + _WINDOW]),
        )
        found[window] = None
    return list(found)


def _title_share(occurrences: Sequence[Occurrence], length: int) -> float:
    """Return the share of the places inside quotation or title marks."""
    marked = sum(
        occurrence.source[occurrence.start - 1 : occurrence.start] in ("《", "「", "“")
        and occurrence.source[occurrence.start + length : occurrence.start + length + 1]
        in ("》", "」", "”")
        for occurrence in occurrences
        if occurrence.start
    )
    return marked / len(occurrences)


def _has_loose_edge(words: Sequence[str]) -> bool:
    """Tell whether a word of one character that makes no term stands at an edge: 帐 in 发行局帐."""
    first, last = words[0], words[-1]
    return len(first) == 1 or (len(last) == 1 and not _HEADS.search(last))
