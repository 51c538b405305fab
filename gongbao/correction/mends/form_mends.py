"""Mends of form: spaces, marks, capitals, words written together or twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpora.spans import Span
from gongbao.correction.mends.mend import Change, Fault, Mender

_HALF_WIDTH = {
    "，": ",",
    "、": ",",
    "。": ".",
    "；": ";",
    "：": ":",
    "！": "!",
    "？": "?",
    "\u3000": " ",
}
_SPACED_AFTER = ",.;:!?)"
_CHINESE_DASH = re.compile(" ?(?:——|──) ?")
_LAST_WORD = re.compile(r"[A-Za-z][\w'’-]*(?= $)")
_PLURAL = re.compile(r"[（(]e?s[)）]")
_PLURAL_END = re.compile(r"(?<=[（(]s)）(?=\W|$)|(?<=[（(]es)）(?=\W|$)")
_FULL_WIDTH_FORMS = range(0xFF01, 0xFF5F)


def suggested(fault: Fault) -> Iterator[Change]:
    """Yield what the rule itself says is to stand there."""
    if fault.finding.target_span is not None and fault.finding.suggestion:
        yield fault.span, fault.finding.suggestion


def words_apart(fault: Fault) -> Iterator[Change]:
    """Yield the words with a space; the second in small letters where a capital is wrong there.

    Two words with capitals may be the name of a firm: TheLand.
    """
    said = fault.text[fault.span.start : fault.span.end]
    before = fault.text[: fault.span.start].rstrip("\"“‘'( ")
    if said[:1].isupper() and said.isalpha() and before and before[-1] not in ".!?":
        return
    for span, words in suggested(fault):
        yield span, words
        left, _, right = words.partition(" ")
        if left[-1:].isalpha():
            yield span, f"{left} {right[:1].lower()}{right[1:]}"


def small_letter(fault: Fault) -> Iterator[Change]:
    """Yield a word in small letters, unless the word before it has a capital, too: a name."""
    before = _LAST_WORD.search(fault.text, 0, fault.span.start)
    if before is None or before.group()[0].islower() or before.start() == 0:
        yield from suggested(fault)


def half_width(fault: Fault) -> Iterator[Change]:
    """Yield Chinese punctuation as English has it, with the space English wants behind it.

    Quotation marks and brackets of titles have no one counterpart.
    """
    start, end = fault.span
    text = fault.text
    if _PLURAL_END.match(text, start):
        yield Span(start, end), ")"
        return
    written = "".join(map(_narrowed, text[start:end]))
    if any(not character.isascii() for character in written):
        return
    before, after = text[:start][-1:], text[end:][:1]
    if before == " " and written[:1] in _SPACED_AFTER:
        start -= 1
        before = text[:start][-1:]
    is_in_figure = before.isdigit() and after.isdigit()
    if written[-1:] in _SPACED_AFTER and (after.isalnum() or after in '“‘"(') and not is_in_figure:
        written += " "
    if written[:1] == "(" and before.isalnum() and not _PLURAL.match(text, end - 1):
        written = " " + written
    if written.endswith(" ") and after in ("", " "):
        written = written.rstrip()
    yield Span(start, end), written


def english_dash(fault: Fault) -> Iterator[Change]:
    """Yield a dash for the Chinese one; a hyphen with a space may be meant in two ways."""
    start, end = fault.span
    if _CHINESE_DASH.fullmatch(fault.text[start:end]):
        yield fault.span, "—"


def _narrowed(character: str) -> str:
    if character in _HALF_WIDTH:
        return _HALF_WIDTH[character]
    return chr(ord(character) - 0xFEE0) if ord(character) in _FULL_WIDTH_FORMS else character


MENDERS: Mapping[str, Mender] = {
    "form.apostrophe": suggested,
    "form.capital-in-sentence": small_letter,
    "form.chinese-mark": half_width,
    "form.dash": english_dash,
    "form.doublet": suggested,
    "form.double-space": suggested,
    "form.figure-spacing": suggested,
    "form.quote-direction": suggested,
    "form.repeated-word": suggested,
    "form.run-together": words_apart,
    "form.space-before-mark": suggested,
    "style.percent": suggested,
    "style.serial-comma": suggested,
    "style.spelling": suggested,
    "style.unit-space": suggested,
}
