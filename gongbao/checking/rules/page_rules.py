"""Rules about what does not belong on the page: menus and footers, Chinese left in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.articles import is_furniture
from corpora.findings import Hit, Severity
from glossary.reading import untranslated_places
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

_FORMS = ">＞»›|｜:："
_WELCOME = re.compile(
    r"(?:Welcome to .{0,80}(?:website|web site|portal)|All rights reserved|\bICP\b"
    r"|Presented by .{0,80}(?:Bureau|Office|Government))",
    re.IGNORECASE,
)


@rule("form.page-furniture", Severity.MAJOR, "design-and-markup", needs_source=False)
def page_furniture(material: Material) -> Iterator[Hit]:
    """Menus, breadcrumbs, counters and footers in the text, as if they were part of it."""
    if material.document.is_table:
        return
    for place, line in material.document.lines():
        stripped = line.strip()
        if stripped and _is_menu(stripped):
            start = place + line.index(stripped)
            yield Hit(
                (start, start + len(stripped)),
                "page furniture in the text",
                "正文中混入网页栏目或页脚",
            )


@rule("completeness.untranslated", Severity.MAJOR, "accuracy/untranslated", needs_source=False)
def untranslated(material: Material) -> Iterator[Hit]:
    """Chinese characters left in the English, unless in brackets as a gloss: Yuzui (鱼嘴)."""
    for place in untranslated_places(material.document.target):
        yield Hit(place, "Chinese left untranslated", "未译的中文")


def _is_menu(line: str) -> bool:
    # One word alone may be a heading; a menu shows by its marks, its length or its words.
    is_marked = any(mark in line for mark in _FORMS) or len(line.split()) > 3
    return (is_marked and is_furniture(line)) or bool(_WELCOME.search(line) and len(line) < 200)


RULES: tuple[Rule, ...] = (page_furniture, untranslated)
