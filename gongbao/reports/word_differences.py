"""What differs between a translation and its reference, word by word, as HTML."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*|[^\w\s]")


def marked_differences(translation: str, reference: str) -> tuple[str, str]:
    """Return both texts escaped, with what the other lacks marked in each.

    >>> marked_differences("Output grew fast.", "Output rose fast.")
    ('Output <del>grew</del> fast.', 'Output <ins>rose</ins> fast.')
    """
    ours = [match.span() for match in _WORD.finditer(translation)]
    theirs = [match.span() for match in _WORD.finditer(reference)]
    matcher = SequenceMatcher(
        None,
        [translation[a:b].lower() for a, b in ours],
        [reference[a:b].lower() for a, b in theirs],
        autojunk=False,
    )
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        _marked(
            translation, [(ours[a][0], ours[b - 1][1]) for _, a, b, _, _ in codes if a < b], "del"
        ),
        _marked(
            reference, [(theirs[a][0], theirs[b - 1][1]) for *_, a, b in codes if a < b], "ins"
        ),
    )


def _marked(text: str, spans: list[tuple[int, int]], tag: str) -> str:
    out, place = [], 0
    for start, end in spans:
        out += [escape(text[place:start]), f"<{tag}>{escape(text[start:end])}</{tag}>"]
        place = end
    return "".join([*out, escape(text[place:])])
