"""What other programs add to Markdown: containers, callouts, tabs, shortcodes, marked words.

Hugo, Jekyll, MkDocs, Docusaurus, Pandoc, Obsidian and GitHub have lines that are no text of the
page but say what follows: `:::note`, `> [!NOTE]`, `!!! tip "标题"`, `{{< figure caption="图" >}}`.
They stay as they are, and what they show (a title, a caption) is translated in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpora.spans import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

DIRECTIVE = "directive"
"""The type of the token of a line, or of some, that say what follows."""
SHORTCODE = "shortcode"
"""The type of the token of a shortcode or a variable among words."""
INLINE_NOTE = "inline_note"
"""The type of the token of a note that is written in the sentence it belongs to."""

_CODE = (
    r"\{\{<(?:(?!>\}\}|\{\{[<%]).)*>\}\}|\{\{%(?:(?!%\}\}|\{\{[<%]).)*%\}\}|\{%(?:(?!%\}|\{%).)*%\}"
    r"|\{\{(?![<%])(?:(?!\}\}).)*\}\}"
)
_SHORTCODE = re.compile(_CODE)
_SHORTCODES = re.compile(rf"(?:(?:{_CODE})\s*)+\Z", re.DOTALL)
_BRACES = r"\{[^{}]*\}"
_CONTAINER = re.compile(
    rf":{{3,}}[ \t]*(?:(?:{_BRACES}|[A-Za-z][\w-]*)(?:\[(?P<label>[^\[\]]*)\])?[ \t]*"
    rf"(?:{_BRACES})?[ \t]*(?P<title>[^:]*?)[ \t]*:*|[^A-Za-z{{]*)\Z",
    re.ASCII,
)
_OPTION = re.compile(r":[A-Za-z][\w-]*:(?:[ \t].*)?\Z", re.ASCII)
_CALLOUT = re.compile(
    r"\[![A-Za-z][\w-]*(?:\|[^\]]*)?\][+-]?[ \t]*(?P<title>.*?)[ \t]*\Z", re.ASCII
)
_SIGN = re.compile(
    r"(?:(?:!!!|\?\?\?\+?)[ \t]*[A-Za-z][\w-]*(?:[ \t]+[A-Za-z][\w-]*)*(?:[ \t]+\"[^\"]*\")?"
    r"|===[!+]*[ \t]+\"[^\"]*\")[ \t]*\Z",
    re.ASCII,
)
_ABBREVIATION = re.compile(r"\*\[[^\[\]]+\]:[ \t]*(?P<title>\S.*?)[ \t]*\Z")
_SETTING = re.compile(r"\{:[^{}]*\}[ \t]*\Z|\[TOC\][ \t]*\Z|\[\[_?TOC_?\]\][ \t]*\Z", re.IGNORECASE)
_BODY_INDENT = 4
# What a shortcode or a container shows to readers.
_SHOWN_VALUE = re.compile(
    r"(?<![\w-])(?:title|caption|alt|summary|label|description|desc|text|content|header|heading)"
    r"[ \t]*=[ \t]*(?P<quote>[\"'])(?P<words>[^\"'\\\n]+)(?P=quote)",
    re.IGNORECASE,
)
_SIGN_TITLE = re.compile(r"(?:!!!|\?\?\?|===)[^\"\n]*(?P<quote>\")(?P<words>[^\"\\\n]+)\"")
_MARKED = re.compile(r"==(?=[^\s=])(?P<words>[^\n]*?[^\s=])==(?!=)")
_INSERTED = re.compile(r"\+\+(?=[^\s+])(?P<words>[^\n]*?[^\s+])\+\+(?![+\w])", re.ASCII)
_LOW = re.compile(r"~(?P<words>[A-Za-z0-9+\-]{1,6})~(?!~)")
_HIGH = re.compile(r"\^(?P<words>[A-Za-z0-9+\-]{1,8})\^")
_WORD_BEFORE = re.compile(r"[A-Za-z0-9)\]]")
_NOTE = re.compile(r"\^\[(?:\\.|[^\[\]\\\n]|\[[^\[\]\n]*\](?:\([^()\s]*\))?)+\]")


def with_extensions(parser: MarkdownIt) -> None:
    """Teach a parser what other programs add; a note in a sentence is read here, too."""
    ends: RuleOptionsType = {
        "alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]
    }
    parser.block.ruler.before("fence", DIRECTIVE, _read_directive, ends)
    parser.inline.ruler.before("escape", SHORTCODE, _read_shortcode)
    parser.inline.ruler.before("emphasis", "extension_marks", _read_marks)
    parser.disable(["footnote_tail", "footnote_inline"])


def shown_values(directive: str) -> Iterator[Span]:
    """Yield where a directive or a shortcode has words for readers between quotation marks.

    >>> [tuple(span) for span in shown_values('{{< figure src="图.png" caption="水库" >}}')]
    [(32, 34)]
    """
    for pattern in (_SHOWN_VALUE, _SIGN_TITLE):
        for value in pattern.finditer(directive):
            yield Span(*value.span("words"))


def settings_in(directive: str) -> str:
    """Return a directive or a shortcode without what it says to readers."""
    for value in reversed(list(shown_values(directive))):
        directive = directive[: value.start] + directive[value.end :]
    return directive


def _read_directive(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    line = state.src[start : state.eMarks[first]]
    if state.is_code_block(first) or line[:1] not in set(":[!?={*"):
        return False
    found = _titled(line, is_in_quotation=state.parentType == "blockquote")
    is_sign = found is None and _SIGN.match(line) is not None
    end = _directive_end(state, first, last)
    if found is None and not is_sign and end == first:
        return False
    if silent:
        return True
    end = max(end, first + 1)
    token = state.push(DIRECTIVE, "", 0)
    token.map = [first, end]
    token.content = state.getLines(first, end, state.blkIndent, keepLastLF=False)
    state.line = end
    line_start = state.src.rfind("\n", 0, start) + 1
    for name in found.groupdict() if found is not None else ():
        if found is not None and found[name]:
            token.content = token.content.replace(found[name], "", 1)
            own = state.push("inline", "", 0)
            own.content, own.children, own.map = found[name], [], [first, first + 1]
            own.meta["offset"] = start - line_start + found.start(name)
    if is_sign:
        _read_body(state, first, last)
    return True


def _titled(line: str, *, is_in_quotation: bool) -> re.Match[str] | None:
    """Return the title of a container or a callout, or what an abbreviation stands for."""
    callout = _CALLOUT.match(line) if is_in_quotation else None
    return callout or _CONTAINER.match(line) or _ABBREVIATION.match(line)


def _directive_end(state: StateBlock, first: int, last: int) -> int:
    """Return the line behind a shortcode, a container's options or a setting; else `first`."""
    start = state.bMarks[first] + state.tShift[first]
    line = state.src[start : state.eMarks[first]]
    if line.startswith(":::") and "{" in line:
        end = first + 1
        while end < last and _OPTION.match(
            state.src[state.bMarks[end] + state.tShift[end] : state.eMarks[end]]
        ):
            end += 1
        return end
    if line.startswith(("{{", "{%")):
        for end in range(first, last):
            if state.isEmpty(end):
                break
            if _SHORTCODES.match(state.src, start, state.eMarks[end]):
                return end + 1
    return first + 1 if _SETTING.match(line) else first


def _read_body(state: StateBlock, first: int, last: int) -> None:
    """Read the indented lines under a sign as blocks of their own."""
    indent = state.sCount[first] + _BODY_INDENT
    end = first + 1
    for line in range(first + 1, last):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < indent:
            break
        end = line + 1
    old = (state.parentType, state.lineMax, state.blkIndent)
    state.parentType, state.lineMax, state.blkIndent = DIRECTIVE, end, indent
    state.md.block.tokenize(state, first + 1, end)
    state.parentType, state.lineMax, state.blkIndent = old
    state.line = end


def _read_shortcode(state: StateInline, silent: bool) -> bool:
    found = _SHORTCODE.match(state.src, state.pos) if state.src[state.pos] == "{" else None
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        state.push(SHORTCODE, "", 0).content = found[0]
    state.pos = found.end()
    return True


def _read_marks(state: StateInline, silent: bool) -> bool:
    """Read ==marked==, ++inserted++, H~2~O, x^2^ and ^[a note]."""
    source, place = state.src, state.pos
    before = source[place - 1 : place] if place else ""
    has_word_before = _WORD_BEFORE.match(before) is not None
    found: re.Match[str] | None = None
    name = ""
    if source.startswith("^[", place):
        found, name = _NOTE.match(source, place, state.posMax), INLINE_NOTE
    elif source.startswith("==", place) and before != "=" and not has_word_before:
        found, name = _MARKED.match(source, place, state.posMax), "mark"
    elif source.startswith("++", place) and before != "+" and not has_word_before:
        found, name = _INSERTED.match(source, place, state.posMax), "ins"
    elif source.startswith("~", place) and has_word_before and not before.isdigit():
        found, name = _LOW.match(source, place, state.posMax), "low"
    elif source.startswith("^", place) and before.strip():
        found, name = _HIGH.match(source, place, state.posMax), "high"
    if found is None:
        return False
    if silent:
        state.pos = found.end()
        return True
    if name == INLINE_NOTE:
        state.push(INLINE_NOTE, "", 0).content = found[0]
    else:
        mark = source[place : found.start("words")]
        state.push(f"{name}_open", name, 1).markup = mark
        old = state.posMax
        state.pos, state.posMax = found.span("words")
        state.md.inline.tokenize(state)
        state.posMax = old
        state.push(f"{name}_close", name, -1).markup = mark
    state.pos = found.end()
    return True
