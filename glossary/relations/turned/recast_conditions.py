"""Conditions that a translation turns round whole: 不足三家的，招标失败 is "three are required".

Below a figure something fails; so at and above it is needed. The bound then stands on the other
side rightly, as long as English says that it is a need and not in what case something happens. The
other way round 须达到60分以上 is "those below 60 do not pass".
"""

from __future__ import annotations

import re

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span

_CONDITION = deferred_pattern(
    "(?:不足|不到|不满|[未没](?:有?达到?|满|到)|低于|少于|小于|不及)[^，。；]{1,20}(?:的|时|者)?，"
    "[^。；]*?(?:[不未无]|失败|取消|终止|重新|禁止|停止|作废|废标|驳回|退回|补足|另行)"
)
_NEED = deferred_pattern(
    r"\bonly\b|\b(?:must|shall|should|may|can)\b(?! not)|\brequir\w+|\bneed(?:s|ed)?\b|\bunless\b"
    r"|\bto be \w+|\botherwise\b|\bfailing (?:that|which|this)\b|\bbefore\b|\bquorum\b"
    r"|\bfor \w+ \w+ to\b",
    re.IGNORECASE,
)
_CASE = deferred_pattern(r"\b(?:if|where|when|whenever|once|in case|in the event)\b", re.IGNORECASE)
_DENIED = deferred_pattern(r"\b(?:not|no|never)\b|n[’']t\b", re.IGNORECASE)
_NEEDED = deferred_pattern(
    "须|应|要求|方[可能]|才[能可]|达到|以[上下内]|之内|不[得应能可]?(?:低于|少于|小于|超过|高于|大于|多于)|满|限"
)
_FAILS = deferred_pattern(
    r"\s*\b(?:(?:less|fewer|smaller|lower|shorter|younger|more|greater|higher|larger|longer|older)"
    r" than|under|over|below|above|short of)\b[^.;,]{1,60}?"
    r"(?:\b(?:do|does|may|can|shall|will|is|are)(?: not\b|n[’']t\b)|\bcannot\b"
    r"|\b(?:ineligible|disqualif\w+|excluded|rejected|invalid|fails?|refused)\b)",
    re.IGNORECASE,
)
_BEFORE_DENIED = deferred_pattern(r"\b(?:no|not|never|must|if)\s*$", re.IGNORECASE)
_SENTENCE_END = deferred_pattern(r"[.;!?](?=\s|$)")
_CLAUSE_END = deferred_pattern(r"[,;.:](?=\s)")


def is_recast_condition(source: str, target: str, said: Span) -> bool:
    """Tell whether a bound of the target is the need that a condition of the source comes to.

    >>> source = "不足三家的，本次招标失败。"
    >>> is_recast_condition(source, "At least three bidders are required.", Span(0, 8))
    True
    >>> is_recast_condition("须在60分以上。", "Those below 60 do not pass.", Span(6, 11))
    True
    >>> is_recast_condition(source, "If at least three bid, the tender fails.", Span(3, 11))
    False
    """
    if _NEEDED.search(source) and _FAILS.match(target, said.start):
        return _BEFORE_DENIED.search(target, 0, said.start) is None
    if _CONDITION.search(source) is None:
        return False
    heads = [match.end() for match in _SENTENCE_END.finditer(target, 0, said.start)]
    tail = _SENTENCE_END.search(target, said.end)
    start, end = heads[-1] if heads else 0, tail.start() if tail else len(target)
    commas = [match.end() for match in _CLAUSE_END.finditer(target, start, said.start)]
    clause = commas[-1] if commas else start
    stop = _CLAUSE_END.search(target, said.end)
    own = slice(clause, stop.start() if stop else end)
    is_case = _CASE.search(target, clause, said.start) is not None
    is_denied = _DENIED.search(target[own].replace("not less", "").replace("no fewer", ""))
    return not is_case and is_denied is None and _NEED.search(target, start, end) is not None
