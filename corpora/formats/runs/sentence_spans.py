"""The sentences of a stretch of a document, without the signs beside them that are no words.

A form has choices behind boxes (□是 □否), a caption a note of music, a footer the sign of
copyright. They stay in their places; what is translated is the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.languages import Language, split_sentences
from corpora.spans import Span

_BOXES = re.compile("[ \t\u3000]*[□☐☑☒⊠◻◼🗹🗷][□☐☑☒⊠◻◼🗹🗷 \t\u3000]*")
_BEFORE_CHOICE = " \t\r\n\u3000：:（(、，；;/／"
_SIGNS = "©®™♪♫♬※◆◇▲△▼▽►▶●◎■▪"
_LEADING = re.compile(rf"[{_SIGNS}\s]+")
_TRAILING = re.compile(
    rf"(?:\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|ceb|rtf|txt|zip|rar|7z|jpe?g|png|gif|mp[34]))?"
    rf"[{_SIGNS}\s]*\Z",
    re.IGNORECASE,
)
# Fields in a row, 编辑 | 何某; white space that pages do not show parts nothing.
_BETWEEN_FIELDS = re.compile(
    "[ \u3000\xa0]*[|｜][ \u3000\xa0]*|[ \u3000\xa0]*(?:\u3000{2}|\xa0{2})[ \u3000\xa0]*| ?© ?"
)
_NO_ROW = re.compile(r"[。；！？!?;…]|[，、,][ \u3000\xa0]{2}")
_LONGEST_FIELD = 40
_IN_ANGLES = re.compile(r"[<＜]\s*(?P<words>[^<>＜＞]*[^<>＜＞\s])\s*[>＞]")
_BARE_BOX = re.compile("(?<=[^ \t\u3000])(?=[□☐☑☒⊠◻◼🗹🗷©])|(?<=[□☐☑☒⊠◻◼🗹🗷©])(?=[^ \t\u3000]|$)")


def sentence_spans(text: str, language: Language) -> tuple[Span, ...]:
    """Return the spans of the sentences of a text, and of the choices of a form in it.

    >>> text = "是否公示：□是 □否"
    >>> [text[start:end] for start, end in sentence_spans(text, "zh")]
    ['是否公示：', '是', '否']
    """
    if language != "zh":
        return split_sentences(text, language)
    return tuple(
        words
        for choice in _between_boxes(text)
        for field in _fields(text, choice)
        for sentence in split_sentences(text[field.start : field.end], language)
        for words in _words(text, sentence.shifted(field.start))
    )


def english_gap(gap: str) -> str:
    """Return what stands between two sentences with spaces around its boxes, as English has it.

    >>> english_gap("□"), english_gap("\u3000☑")
    (' □ ', '  ☑ ')
    """
    if not _BOXES.search(gap) and "©" not in gap:
        return re.sub(" ?｜ ?", " | ", gap)
    gap = re.sub("\u3000+", "  ", gap)
    return _BARE_BOX.sub(" ", gap if gap[0].isspace() else f" {gap}")


def english_lead(lead: str) -> str:
    """Return what stands before the first sentence, with a space behind a box.

    >>> english_lead("□"), english_lead("  ")
    ('□ ', '  ')
    """
    return f"{lead} " if _BOXES.fullmatch(lead[-1:]) or lead[-1:] == "©" else lead


def _between_boxes(text: str) -> Iterator[Span]:
    """Yield the stretches of text between boxes; a lone box among words is one of them."""
    boxes = list(_BOXES.finditer(text))
    if len(boxes) == 1:
        start, end = boxes[0].span()
        sign = boxes[0][0].lstrip()
        is_beside = not text[:start].strip() or not text[end:].strip()
        if not is_beside and sign == boxes[0][0] and text[start - 1] not in _BEFORE_CHOICE:
            boxes = []
    position = 0
    for box in boxes:
        if len(boxes) > 1 and position == 0:
            # 是否续签：是□ 否□ has its label before the first choice.
            position = max(text.rfind(mark, 0, box.start()) for mark in "：:") + 1
            yield Span(0, position)
        yield Span(position, box.start())
        position = box.end()
    yield Span(position, len(text))


def _fields(text: str, stretch: Span) -> Iterator[Span]:
    """Yield the fields of a row, or the whole stretch where it is none."""
    said = text[stretch.start : stretch.end]
    gaps = [gap.span() for gap in _BETWEEN_FIELDS.finditer(said) if gap.start() > 0]
    places = [0, *(place for gap in gaps for place in gap), len(said)]
    fields = [
        Span(start, end)
        for start, end in zip(places[::2], places[1::2], strict=True)
        if said[start:end].strip()
    ]
    is_row = not _NO_ROW.search(said) and all(
        1 < len(said[start:end].strip()) <= _LONGEST_FIELD for start, end in fields
    )
    yield from (
        field.shifted(stretch.start) for field in (fields if is_row else [Span(0, len(said))])
    )


def _words(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence without the signs at its edges, if anything is left of it."""
    start, end = sentence
    leading = _LEADING.match(text, start, end)
    if leading is not None:
        start = leading.end()
    trailing = _TRAILING.search(text, start, end)
    if trailing is not None:
        end = trailing.start() if start < trailing.start() else end
    if start >= end:
        # Signs alone are no sentence to a document, but what was counted as one stays one.
        yield sentence
        return
    angles = _IN_ANGLES.fullmatch(text, start, end)
    yield Span(*angles.span("words")) if angles is not None else Span(start, end)
