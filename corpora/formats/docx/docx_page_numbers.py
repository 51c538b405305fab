"""Page numbers of Word footers: 第 [field] 页 共 [field] 页 becomes Page [field] of [field].

Without its fields no model makes sense of such a line, so it is no block; where the document is
translated, it is rewritten by rule, the fields as they are.
"""

from __future__ import annotations

import re

from corpora.formats.xml.xml_source import xml_escaped

_LINE = re.compile(r"[—\s-]*(?:第\s*页)?[\s/、，,（(]*(?:共\s*页|总\s*页)?[)）\s—-]*")
_SHOWN = re.compile(r"<(?P<name>\w+:t)(?:\s[^>]*)?>(?P<text>[^<]*)</(?P=name)>")
_PART = re.compile(r"第|页|[总共]+|[\s/、，,（(]+(?=[总共])|[)）]|.", re.DOTALL)


def is_page_number(text: str) -> bool:
    """Return whether the text of a paragraph, its fields left out, is about pages alone.

    >>> is_page_number("第页 共页"), is_page_number("第页为空白"), is_page_number("— —")
    (True, False, False)
    """
    return "页" in text and bool(_LINE.fullmatch(text))


def english_page_number(content: str) -> str:
    """Return the XML of such a paragraph's content with English around its fields.

    >>> english_page_number("<w:t>第</w:t>[1]<w:t>页 共</w:t>[9]<w:t>页</w:t>")
    '<w:t xml:space="preserve">Page </w:t>[1]<w:t xml:space="preserve"> of </w:t>[9]'
    """
    has_page = "第" in "".join(match["text"] for match in _SHOWN.finditer(content))
    is_total = False

    def rewritten(match: re.Match[str]) -> str:
        nonlocal is_total
        words: list[str] = []
        for part in _PART.findall(match["text"]):
            if part == "第":
                words.append("Page ")
            elif part == "页":
                words.append(" pages" if is_total and not has_page else "")
            elif part[0] in "总共":
                is_total = True
                words.append(" of " if has_page else "")
            elif part.strip(" \t/、，,（()）"):
                words.append(part)
        text = xml_escaped("".join(words))
        name = match["name"]
        return f'<{name} xml:space="preserve">{text}</{name}>' if text else ""

    return _SHOWN.sub(rewritten, content)
