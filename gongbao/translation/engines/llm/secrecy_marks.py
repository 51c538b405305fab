"""Secrecy marks at the head or foot of a document: such a document does not leave the machine.

A mark is 绝密, 机密 or 秘密 by itself, with its star and term (机密★10年) or after 密级, and words
such as 内部资料 or 不得外传. 机密 inside a sentence of the text (机密文件管理) is no mark. Where it
is not certain it counts as one: whoever knows better says so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpora import Document

_HAN = "\u3400-\u9fff"
_BLOCKS = 12
_SHORT = 40
_LEVEL = "绝密|絕密|机密|機密|秘密"
_STARRED = re.compile(rf"(?:{_LEVEL})级?[*★☆✩✭⭐＊](?:\d+(?:年|个月|個月|月|日)|长期|長期)?")
_BARE = re.compile(
    rf"(?<![{_HAN}])(?:绝密|絕密|机密|機密)(?![{_HAN}])"
    r"|^\W*(?:工作)?秘密\W*(?:$|(?=\d+年|长期|長期))"
    r"|^\W*保密期限?[:：]?(?:\d+年|长期|長期)\W*$"
    rf"|密(?:级|級)(?:为|為)?[:：]?(?:{_LEVEL})"
)
_WORDS = re.compile(
    "内部(?:资料|文件|材料|参考|刊物)(?!管理|制度|保护|规定|归档|的)"
    "|內部(?:資料|文件|材料|參考|刊物)(?!管理|制度|保護|規定|歸檔|的)"
    "|[供限]内部(?:参考|使用|传阅|掌握|交流)|[供限]內部(?:參考|使用|傳閱|掌握|交流)"
    "|此件不(?:予|宜|得)?(?:对外)?(?:公开|外传)|此件不(?:予|宜|得)?(?:對外)?(?:公開|外傳)"
    "|(?:不得|严禁|嚴禁|禁止|请勿|請勿|不可)(?:向外)?外(?:传|傳|泄|洩)|(?:注意|严格|嚴格)保密|保密文件"
)


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """A mark as it stands, and the number of its block from 1."""

    text: str
    block: int


def find_secrecy_mark(document: Document) -> SecrecyMark | None:
    """Return the first mark of a document, None where there is none.

    The head and the foot are the first and the last dozen paragraphs; headers and footers of Word
    are read after the body, so they belong to the foot. A line that is a mark with its star counts
    anywhere.
    """
    count = len(document.blocks)
    for number, block in enumerate(document.blocks):
        text = "".join(segment.text + segment.gap for segment in block.segments)
        is_outer = number < _BLOCKS or number >= count - _BLOCKS
        for line in text.splitlines():
            found = _mark_of(line, is_outer=is_outer)
            if found:
                return SecrecyMark(found, number + 1)
    return None


def _mark_of(line: str, *, is_outer: bool) -> str:
    """Return the mark in a line; spaces between its characters are of the layout."""
    together = re.sub(r"\s+", "", unicodedata.normalize("NFKC", line))
    starred = _STARRED.search(together)
    if starred and (is_outer or len(together) <= _SHORT):
        return starred.group()
    if not is_outer:
        return ""
    # Characters set apart stand by themselves: 机 密 文件.
    parts = [re.sub(r"\s+", "", part) for part in re.split(r"\s{2,}|\u3000{2,}|\t", line)]
    for text in (together, *parts):
        found = _WORDS.search(text) or _BARE.search(text)
        if found:
            return found.group()
    return ""
