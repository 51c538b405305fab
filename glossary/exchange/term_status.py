"""The status of a term in the words of every tool and office, English and Chinese.

Nothing that forbids a term is read as allowing it: a word that is not known makes a proposal.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from glossary.concepts import Approval, Status

_NO_LETTER = re.compile(r"[\W_]+")
_ENDING = re.compile(r"(?:terms?)?(?:admn?sts)?$")
_WORDS = {
    Status.PREFERRED: "preferred standardized standardised standard recommended main primary"
    " 首选 推荐 规范 标准 正式 优选 推荐使用 規範 標準",
    Status.ADMITTED: "admitted admissible legal regulated allowed acceptable accepted permitted"
    " alternative synonym variant usable 准许 允许 可用 许用 备选 可接受 同义",
    Status.DEPRECATED: "deprecated forbidden obsolete notrecommended nonrecommended notpreferred"
    " prohibited banned donotuse dontuse disallowed notallowed notadmitted rejected refused avoid"
    " nonpreferred nonapproved blocked retired discontinued"
    " avoided unacceptable wrong incorrect invalid false negative blacklisted nottobeused notused"
    " withdrawn dispreferred notapproved unapproved forbiddenterm 禁用 禁止 禁止使用 不推荐"
    " 不得使用 不使用 弃用 停用 废止 作废 不规范 错误 误译 不当 已废弃 淘汰 已停用 已废止 已禁用",
    Status.SUPERSEDED: "superseded replaced outdated old former formerly historical archaic expired"
    " 旧称 曾用 曾用名 过时 旧译 已替代 被取代 旧",
}
_APPROVALS = {
    Approval.APPROVED: "approved finalized finalised final verified validated valid active"
    " released reviewed complete completed confirmed 已批准 已审核 已定稿 已确认 批准 有效 已审定",
    Approval.PROPOSED: "proposed proposal new draft pending unverified provisional candidate"
    " provisionallyprocessed unprocessed starterelement suggested suggestion inprogress open"
    " underreview forreview toreview unreviewed unconfirmed 待定 待审 待审核 草案 草稿 建议 未审核"
    " 待批准 新 拟用 暂定 未批准",
}
_STATUS_OF = {word: status for status, words in _WORDS.items() for word in words.split()}
_APPROVAL_OF = {word: approval for approval, words in _APPROVALS.items() for word in words.split()}
_TRUE = frozenset(
    (
        "true",
        "yes",
        "y",
        "1",
        "x",
        "t",
        "✓",
        "✔",
        "√",
        "是",
        "对",
        "禁用",
        "forbidden",
        "不译",
        "dnt",
    )
)
_FALSE = frozenset(("false", "no", "n", "0", "f", "否", "不", "-", "—", "无", "可用", "allowed"))


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What the words for a status say; each part is None where they leave it open."""

    status: Status | None = None
    approval: Approval | None = None


@lru_cache(maxsize=1024)
def read_status(words: str) -> StatusReading | None:
    """Return what the words for a status say, None where they are not known.

    >>> read_status("deprecatedTerm-admn-sts").status, read_status("not recommended").status
    (<Status.DEPRECATED: 'deprecated'>, <Status.DEPRECATED: 'deprecated'>)
    >>> read_status("approved"), read_status("good")
    (StatusReading(status=None, approval=<Approval.APPROVED: 'approved'>), None)
    """
    plain = _NO_LETTER.sub("", unicodedata.normalize("NFKC", words).lower())
    for spelled in (plain, _ENDING.sub("", plain)):
        if spelled in _STATUS_OF:
            return StatusReading(_STATUS_OF[spelled])
        if spelled in _APPROVAL_OF:
            return StatusReading(None, _APPROVAL_OF[spelled])
    return None


def truth(cell: str) -> bool | None:
    """Return what a flag says, None where it is none.

    >>> truth("TRUE"), truth("否"), truth("chain owner")
    (True, False, None)
    """
    word = cell.strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None
