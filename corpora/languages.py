"""The two languages: which of them a text is in, where its sentences end, what its words are."""

from __future__ import annotations

import re
from typing import Literal

from corpora.sentences import split_chinese, split_english
from corpora.spans import Span

Language = Literal["zh", "en"]

_HAN = re.compile("[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# A Chinese character says as much as three or four letters; an English page may hold some
# Chinese names and a link to its Chinese version.
_LETTERS_FOR_A_CHARACTER = 6


def has_chinese(text: str) -> bool:
    """Return whether the text holds any Han character."""
    return bool(_HAN.search(text))


def detect_language(text: str) -> Language:
    """Return the language of a text by its script; Chinese where it holds Han in quantity.

    >>> detect_language("重庆市 APEC 2022"), detect_language("Chongqing Municipality (重庆)")
    ('zh', 'en')
    """
    letters = len(_LATIN.findall(text))
    characters = len(_HAN.findall(text))
    return "en" if letters > _LETTERS_FOR_A_CHARACTER * characters else "zh"


def has_words(text: str, language: Language) -> bool:
    """Return whether the text holds words of the language; a figure alone is English enough."""
    return has_chinese(text) if language == "zh" else any(map(str.isalnum, text))


def split_sentences(text: str, language: Language) -> tuple[Span, ...]:
    """Return the spans of the sentences of a text in its language."""
    return split_chinese(text) if language == "zh" else split_english(text)
