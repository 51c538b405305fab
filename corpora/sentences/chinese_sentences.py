"""Chinese text into sentences."""

from __future__ import annotations

import re

from corpora.sentences.brackets import bracketed_spans
from corpora.sentences.english_sentences import ends_english_sentence
from corpora.spans import Span, merged_spans, spans_between

_BRACKETS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "[": "]"}
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_BRACKET_LIMIT = 300
# A short quotation of several sentences (“好！好！”) reads as one; a speech is cut inside.
_QUOTE_LIMIT = 40
_CLAUSE_LENGTH = 25

_CLOSING_QUOTES = '”’」』"'
_ENDING = re.compile(
    r"(?P<mark>[。！？｡]+|[!?]+(?![A-Za-z0-9=&/%#])|…(?:\s*…)+|…(?=\s|$)|\.{3,}"
    r"|(?<![.0-9])\.(?=[”’」』\"）)]*(?:\s|$))|；)"
    r"(?P<rest>(?:\s*[”’」』）】》〉〕)\]]|[。！？!?…｡\"])*)"
)
_SURE_MARK = re.compile(r"[。！？｡!?]")
_CONTINUATION = re.compile(r"\s*[，、；：,;:）)》】〉]|[的等之]")
_NUMBERING = re.compile(
    r"[（(]?(?:[0-9]{1,3}[）)]?[.。]|(?:[一二三四五六七八九十]{1,3}|[A-Za-z])[）)]?\.)"
)
_NEXT_ENDING = re.compile(r"[。！？；]|\Z")
_NOTHING_MORE = re.compile(r"\s*\Z")
_SPEAKING = (
    "说|表示|指出|强调|介绍|认为|告诉|坦言|回忆|解释|补充|透露|称|问|答|写道|感叹|感慨|呼吁|宣布"
    "|谈到|笑言|直言|建议|提醒|道"
)
# “……。”他说 / “……。”市发展改革委主任王某对记者表示，
_ATTRIBUTION = re.compile(
    rf"[^，。；：！？“”\s]{{0,20}}?(?:{_SPEAKING})[^，。；：！？“”\s]{{0,4}}(?:[，。；：]|\s*\Z)"
)


def split_chinese(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of Chinese text.

    A sentence keeps its closing quotes and brackets, its number (一、 1.) and its dateline.
    Nothing is cut inside brackets, book titles or short quotations, nor between a quotation and
    the words that attribute it (“……。”他说). A semicolon cuts between two long clauses only.

    >>> text = "“增长3.5%。”他说。一、要稳增长！"
    >>> [text[start:end] for start, end in split_chinese(text)]
    ['“增长3.5%。”他说。', '一、要稳增长！']
    """
    protected = merged_spans(
        bracketed_spans(text, _BRACKETS, _BRACKET_LIMIT)
        + bracketed_spans(text, _QUOTES, _QUOTE_LIMIT)
    )
    boundaries: list[int] = []
    start = nearest = 0
    for match in _ENDING.finditer(text):
        while nearest < len(protected) and protected[nearest].end <= match.start():
            nearest += 1
        around = protected[nearest] if nearest < len(protected) else None
        if around and not around.start < match.start():
            around = None
        end = _end_with_closing_quotes(text, match, start)
        if _ends_sentence(text, match, start, end, around):
            boundaries.append(end)
            start = end
    return spans_between(text, boundaries)


def _end_with_closing_quotes(text: str, match: re.Match[str], start: int) -> int:
    """Return where the marks end; a straight quotation mark that opens belongs to what follows."""
    quote = text.find('"', match.end("mark"), match.end())
    if quote >= 0 and text.count('"', start, quote) % 2 == 0:
        return quote
    return match.end()


def _ends_sentence(
    text: str, match: re.Match[str], start: int, end: int, around: Span | None
) -> bool:
    if around and not _closes(text, around, start, end):
        return False
    if _NOTHING_MORE.match(text, end):
        return True
    sentence = text[start:end].strip()
    if not any(map(str.isalnum, sentence)) or _NUMBERING.fullmatch(sentence):
        return False
    if text[match.start() - 1].isdigit() and text[end].isdigit() and end - match.start() == 1:
        return False
    if match["mark"] == "；" and not _is_long_clause_pair(text, start, end):
        return False
    if match["mark"] == "." and not ends_english_sentence(text, start, match.start(), end):
        return False
    if _CONTINUATION.match(text, end):
        return False
    return not (text[end - 1] in _CLOSING_QUOTES and _ATTRIBUTION.match(text, end))


def _closes(text: str, around: Span, start: int, end: int) -> bool:
    """Return whether marks that begin inside brackets or quotes end the sentence around them too.

    They do when another mark follows the closing bracket, when the bracket is the whole sentence,
    and when a quotation follows a colon or a comma.
    """
    opening, closing = around
    if end < closing:
        return False
    if _SURE_MARK.search(text, closing, end) or not text[start:opening].strip():
        return True
    return text[opening] in _QUOTES and text[opening - 1] in "：:，,"


def _is_long_clause_pair(text: str, start: int, end: int) -> bool:
    following = _NEXT_ENDING.search(text, end)
    length = following.start() - end if following else 0
    return end - start > _CLAUSE_LENGTH and length >= _CLAUSE_LENGTH
