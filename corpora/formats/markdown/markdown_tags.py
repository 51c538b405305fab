"""What of inline Markdown is kept whole: code, notes, struck figures, what is marked to stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from corpora.formats.runs.set_apart import is_figure, is_note_mark, is_struck_figure

_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_STRUCK = frozenset(("s", "del", "strike"))
_MARKED = re.compile(r"\stranslate\s*=\s*[\"']?no\b|\sclass\s*=[^>]*\bnotranslate\b", re.IGNORECASE)


def is_figure_in_code(token: Token, after: str) -> bool:
    """Return whether a token is code that says a figure, which its sentence needs."""
    return token.type == "code_inline" and is_figure(token.content, after)


def with_meant_strong(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens with the marks around a piece of code as the strong ones they were meant to be.

    Beside Chinese characters the parser takes `**` before code for two asterisks.
    """
    found: list[Token] = []
    is_cut = False
    for number, token in enumerate(tokens):
        before, after = text_at(tokens, number - 1), text_at(tokens, number + 1)
        is_code = token.type == "code_inline" and number > 0
        if is_code and before.endswith("**") and after.startswith("**"):
            earlier = found.pop()
            found.append(Token("text", "", 0, content=earlier.content[:-2]))
            found.append(Token("strong_open", "strong", 1, markup="**"))
            found += [token, Token("strong_close", "strong", -1, markup="**")]
            is_cut = True
        elif is_cut:
            is_cut = False
            found.append(Token("text", "", 0, content=token.content[2:]))
        else:
            found.append(token)
    return found


def tag_name(token: Token) -> str:
    """Return the name of a tag of HTML, empty for anything else."""
    found = _TAG.match(token.content)
    return found["name"].lower() if found else ""


def paired_tags(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the partner of each tag of HTML that has one, both in the same emphasis or link."""
    pairs: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for number, token in enumerate(tokens):
        if token.type.endswith("_open"):
            waiting.append(("", number))
        elif token.type.endswith("_close"):
            while waiting and waiting.pop()[0]:
                pass
        elif token.type == "html_inline" and token.content.startswith("</"):
            name = tag_name(token)
            inside = [entry[0] for entry in waiting]
            last = max((k for k, entry in enumerate(inside) if entry == name), default=-1)
            if last >= 0 and "" not in inside[last:]:
                opened = waiting[last][1]
                pairs |= {opened: number, number: opened}
                del waiting[last:]
        elif token.type == "html_inline" and not token.content.endswith("/>"):
            waiting.append((tag_name(token) or "?", number))
    return pairs


def kept_as(token: Token) -> str:
    """Return what an element is called that is kept whole."""
    if _MARKED.search(token.content):
        return "marked"
    return {"sup": "note", "code": "kept"}.get(tag_name(token), "struck")


def text_at(tokens: Sequence[Token], number: int) -> str:
    """Return the text of a token, empty where it is none or there is no such token."""
    is_text = number < len(tokens) and tokens[number].type == "text"
    return tokens[number].content if is_text else ""


def last_kept(number: int, tokens: Sequence[Token], tags: Mapping[int, int]) -> int:
    """Return the last token of what is kept whole and begins here, else -1.

    It is the mark of a note, a struck figure, or code between tags.
    """
    token = tokens[number]
    is_tag = tags.get(number, -1) > number
    if is_tag and kept_as(token) in {"kept", "marked"}:
        inside = tokens[number + 1 : tags[number]]
        said = "".join(inner.content for inner in inside if inner.type == "text")
        is_plain = all(inner.type in {"text", "html_inline"} for inner in inside)
        is_marked = kept_as(token) == "marked"
        is_code = is_marked or not is_figure(said, text_at(tokens, tags[number] + 1))
        return tags[number] if is_plain and is_code else -1
    last = number + 2
    name = "s" if token.type == "s_open" else tag_name(token) if tags.get(number) == last else ""
    if name not in {"sup", *_STRUCK} or last >= len(tokens) or tokens[last].nesting == 1:
        return -1
    inner, before = tokens[number + 1], tokens[number - 1].content if number else ""
    after = tokens[last + 1].content if last + 1 < len(tokens) else ""
    if inner.type != "text" or (token.type == "s_open" and tokens[last].type != "s_close"):
        return -1
    if name == "sup":
        return last if is_note_mark(inner.content, before) else -1
    return last if is_struck_figure(inner.content, before, after) else -1
