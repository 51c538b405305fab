"""English text into sentences."""

from __future__ import annotations

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.sentences.brackets import bracketed_spans
from corpora.spans import Span, spans_between

_BRACKET_LIMIT = 200
_ENDING = deferred_pattern(
    r"(?P<mark>[.!?…。！？]+)(?:\s?[”’）)\]」』]|[\"']|\s[\"“](?=\s|$))*(?=\s|$)"
)
_WORD_BEFORE = deferred_pattern(r"(?:[A-Za-zÀ-ÿ]\.)*[A-Za-zÀ-ÿ]+$")
_NUMBERING = deferred_pattern(r"[（(\[]?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})[）)\]]?\.")
_OPENING = deferred_pattern(r"\s*[“‘\"'(\[（「『*—–-]*\s*")
_NOTHING_MORE = deferred_pattern(r"\s*\Z")
_ATTRIBUTION = deferred_pattern(
    r"\s+(?:[A-Z][\w.-]*,?\s+){1,4}(?:said|says|added|noted|told|stressed|explained|asked|stated)\b"
)
_NUMBERED = deferred_pattern(r"(?i:nos?|arts?|vols?|figs?|sec|paras?|chap|ch|pp?)")
# Always followed by the word they belong to.
_NEVER_LAST = deferred_pattern(
    r"(?i:mrs?|ms|messrs|dr|prof|gen|col|maj|capt|lt|sgt|cpl|cdr|adm|sen|rep|gov|pres|hon|rev|st"
    r"|vs|viz|cf|e\.g|i\.e|approx|ca|eds?)"
)
# These can stand anywhere; only a word that usually opens a sentence shows that one has ended.
_SOMETIMES_LAST = deferred_pattern(
    r"(?i:co|ltd|inc|corp|bros|jr|sr|dept|univ|est|al|mt|ft"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|[A-Za-z](?:\.[A-Za-z]+)+|[A-Z]"
)
_OPENER = deferred_pattern(
    r"(?:A|After|All|Also|Although|An|And|As|At|Because|Before|Besides|Both|But|By|During|Each"
    r"|Every|Experts|Following|For|From|Furthermore|Given|He|Her|His|How|However|I|If|In|It|Its"
    r"|Last|Many|Meanwhile|More|Moreover|Most|No|Now|Of|On|One|Our|Over|People|Since|So|Some|Such"
    r"|That|The|Their|Then|There|These|They|This|Those|Though|Through|Thus|To|Today|Under|Until"
    r"|We|What|When|Where|While|Who|Why|With|Yesterday|You)(?![A-Za-z])"
)


def split_english(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of English text.

    Nothing is cut after abbreviations (Mr. No. U.S. Co., Ltd. e.g.), initials, list numbers and
    decimals, inside brackets, or before a word that begins with a small letter.

    >>> text = "GDP grew 3.5% in the U.S. in Dec. 2020. Mr. Li agreed."
    >>> [text[start:end] for start, end in split_english(text)]
    ['GDP grew 3.5% in the U.S. in Dec. 2020.', 'Mr. Li agreed.']
    """
    brackets = bracketed_spans(text, {"(": ")", "[": "]"}, _BRACKET_LIMIT)
    boundaries: list[int] = []
    start = nearest = 0
    for match in _ENDING.finditer(text):
        while nearest < len(brackets) and brackets[nearest].end <= match.start():
            nearest += 1
        if nearest < len(brackets) and brackets[nearest].start < match.start():
            opening, closing = brackets[nearest]
            if match.end() < closing or text[start:opening].strip():
                continue
        if ends_english_sentence(text, start, match.start(), match.end()):
            boundaries.append(match.end())
            start = match.end()
    return spans_between(text, boundaries)


def ends_english_sentence(text: str, start: int, mark: int, end: int) -> bool:
    """Return whether the mark at `mark` ends the sentence that began at `start`.

    `end` is the place after the mark and the closing quotes and brackets that follow it.
    """
    if _NOTHING_MORE.match(text, end):
        return True
    opening = _OPENING.match(text, end)
    following = opening.end() if opening else end
    if following < len(text) and text[following].islower():
        return False
    if text[end : end + 1].isspace() and text[following : following + 1] in {",", ";", ":", ")"}:
        return False
    if text[end - 1] in "”\"’'“" and _ATTRIBUTION.match(text, end):
        return False
    if text[mark] != "." or text[mark:end].startswith(".."):
        return any(map(str.isalnum, text[start:mark]))
    if _NUMBERING.fullmatch(text[start : mark + 1].strip()):
        return False
    return not _belongs_to_abbreviation(text, mark, following)


def _belongs_to_abbreviation(text: str, mark: int, following: int) -> bool:
    match = _WORD_BEFORE.search(text, max(0, mark - 20), mark)
    if not match:
        return False
    word = match[0]
    if _NUMBERED.fullmatch(word):
        # "No. 5" but "He said no. The next day".
        return word[0].isupper() or text[following : following + 1].isdigit()
    if _SOMETIMES_LAST.fullmatch(word) and not _NEVER_LAST.fullmatch(word):
        return not _OPENER.match(text, following)
    return bool(_NEVER_LAST.fullmatch(word))
