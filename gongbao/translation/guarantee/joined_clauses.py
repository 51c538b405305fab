"""Joining clauses that were translated apart: small letters inside the sentence, commas between.

The model writes every passage as a sentence of its own. Where one goes on with the sentence of the
one before (`Passage.continues`), its first word loses its capital and the full stop before it
becomes the mark that stands in the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.requirement import Requirement
from gongbao.translation.engines import WORD_START, Vocabulary

_FIRST_WORD = re.compile(r"([A-Z][a-z]*)(?![A-Za-z0-9&])")
_NAME_GOES_ON = re.compile(r" (?:(?:of|and|for) (?:the )?)?[A-Z]")
_SHORT_STEM = len(WORD_START + "abc")
_ALWAYS_CAPITAL = frozenset({"I", "Party", "State", "March", "May", "August"})
_SMALL = re.compile(
    "a|an|the|in|on|at|by|for|to|of|and|or|but|with|from|as|it|its|this|these|that|those|they|their"
    "|we|our|he|his|she|her|every|each|some|many|most|such|there|when|while|after|before|since"
    "|during|all|both"
)
_MARKS = {"，": ",", ",": ",", "、": ",", "；": ";", ";": ";", "：": ":", ":": ":"}
_DANGLING = re.compile(r",?\s(?:and|or|but|while|which|that)[.,;]?$")
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:Ltd|Inc|Co|etc|No|Jr))\.$")


def in_mid_sentence(text: str, requirements: Sequence[Requirement], pieces: Vocabulary) -> str:
    """Return the translation of a clause with a small first letter, unless it opens with a name.

    A word is none where the model's vocabulary has it or its stem in small letters and no other
    capital follows (Ministry of Finance). What a requirement writes stays as it is.
    """
    match = _FIRST_WORD.match(text)
    if match is None or match[1] in _ALWAYS_CAPITAL:
        return text
    word, small = match[1], match[1].lower()
    if any(form.startswith(word) for r in requirements for form in r.accepted):
        return text
    if not _SMALL.fullmatch(small):
        if _NAME_GOES_ON.match(text, match.end()):
            return text
        stem, *endings = pieces.encode_words(small)
        if endings and len(stem) <= _SHORT_STEM:
            return text
        if len(endings) >= len(pieces.encode_words(word)):
            return text
    return small + text[match.end() :]


def with_joining_mark(text: str, source: str, held: int = 0) -> str:
    """Return the translation of a clause with the mark that joins it to the next one.

    The first `held` characters stay: what meets a requirement ends there.

    >>> with_joining_mark("Output rose by 3 percent.", "产值增长3%，")
    'Output rose by 3 percent,'
    >>> with_joining_mark('They hold "night talks."', "开设“夜谈”，")
    'They hold "night talks,"'
    """
    mark = _MARKS.get(source[-1:])
    if mark is None or not text or text.endswith(".."):
        return text
    text = text[:held] + _DANGLING.sub("", text[held:])
    if text[-1] in '\u201d"' and text[-2:-1] in (".", ",") and len(text) > held + 1:
        quote = text[-1]  # a comma stands inside the quotation marks, as the full stop did
        return text[:-2] + (mark + quote if mark == "," else quote + mark)
    if text[-1] in ".,;" and len(text) > held and not _ABBREVIATION.search(text):
        return text[:-1] + mark
    return text + mark if text[-1].isalnum() or text[-1] in '.)%\u201d"' else text
