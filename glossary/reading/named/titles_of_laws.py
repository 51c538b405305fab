"""The title of another law: 土壤污染防治法 as "Law on the Prevention of Water Pollution".

A word of the title is lost where nothing in the English stands for it; where the English title has
instead a word that nothing in the source explains, and that is never written for anything like it,
another document is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.dictionary import load_dictionary
from glossary.reading.content_words import cover, read_content

_TITLE = deferred_pattern(
    "《(?:中华人民共和国)?(?P<marked>[^《》（）()]{3,30}?)(?:法|条例|办法|规定|规则|细则|法典|章程|准则)(?:[（(][^）)]{1,14}[）)])?》"
    "|中华人民共和国(?P<plain>[^，。；《》、的]{2,14}?)(?:法|条例)(?=[第的，。；、规》有]|$)"
)
_TOKEN = re.compile(r"[A-Za-z’'-]+|\d+|[^\sA-Za-z\d]")
_WORD_OF_TITLE = re.compile(
    r"[A-Z][A-Za-z’'-]*|of|on|the|and|for|in|to|from|by|against|with|or|at|under"
)
_KIND = re.compile(
    "Law|Act|Regulations?|Measures|Provisions|Rules|Code|Ordinance|Procedures|Charter"
)
_OF_ANY_TITLE = deferred_pattern(
    "under|law|act|regulation|measur|provision|rule|code|cod|ordinanc|procedur|administr|govern"
    "|people|peopl|republic|china|prc|state|nation|national|implement|interim|trial"
    "|provisional|concern|provis|draft|revis|revised|amend|articl|manag|control|detail"
    "|charter|general|special|model|measure|article|manage|detailed|conservat|conserv"
    "|protect|prevent|promot|develop|use|utiliz|safeti|safe|secur|handl|treat|supervis"
    "|inspect|registr|regist|licens|permit|settl|punish|guarante|ensur|safeguard|establish"
    "|construct|build|reform|servic|support|work|busi|activ|affair|matter|issu|relat"
    "|facil|tool|instrument|equip|institut|organ|system|product|public|person|fund|valu"
)
"""Lemmas that say nothing of what a law is about."""
_LEAST_RARITY = 3.0
_MOST_OTHERS = 2
_LONG = 4
"""Characters of a word that is put together from others."""


@dataclass(frozen=True, slots=True)
class OtherTitle:
    """A title of the source and the word of the English that belongs to another."""

    source: Span
    title: str
    word: str


def other_titles(source: str, target: str) -> Iterator[OtherTitle]:
    """Yield the one title of a source of which the English has another.

    >>> said = "Under the Law on the Prevention and Control of Water Pollution, it was closed."
    >>> [found.word for found in other_titles("依据《土壤污染防治法》，予以关闭。", said)]
    ['water']
    """
    titles = list(_TITLE.finditer(source))
    if len(titles) != 1:
        return
    (match,) = titles
    group = "marked" if match["marked"] else "plain"
    written = max(_english_titles(target), key=len, default="")
    words = list(_words_with_shares(match[group], target)) if written else []
    lost = [word for word, share in words if not share]
    if not 0 < len(lost) <= _MOST_OTHERS or len(lost) == len(words):
        return
    whole = cover(read_content(source), written)
    strange = [
        word
        for word, share in zip(whole.english, whole.explained, strict=True)
        if not share and not _OF_ANY_TITLE.fullmatch(word)
    ]
    if not 0 < len(strange) <= _MOST_OTHERS:
        return
    known = [word for word in strange if _is_of_another(word, match[group])]
    if known:
        yield OtherTitle(Span(*match.span(group)), written, known[0])


def _words_with_shares(title: str, target: str) -> Iterator[tuple[str, float]]:
    """Yield the content words of a title that say something, with how well each is covered."""
    known = load_dictionary()
    for word in known.cut(title):
        half = len(word) // 2
        halves = [word[:half], word[half:]]
        is_compound = half > 1 and all(known.translations(part) for part in halves)
        for part in halves if is_compound else [word]:
            content = read_content(part)
            if content.words and content.words[0].rarity >= _LEAST_RARITY:
                yield part, max(cover(content, target).of_source)


def _english_titles(target: str) -> Iterator[str]:
    """Yield runs of capitalised words, with small words between them, that name a law."""
    for is_title, run in groupby(
        _TOKEN.finditer(target), lambda token: _WORD_OF_TITLE.fullmatch(token.group()) is not None
    ):
        tokens = list(run)
        if not is_title or not any(_KIND.fullmatch(token.group()) for token in tokens):
            continue
        capitals = [token for token in tokens if token.group()[0].isupper()]
        yield target[capitals[0].start() : capitals[-1].end()]


def _is_of_another(lemma: str, title: str) -> bool:
    """Tell whether an English word stands for Chinese words, and for none like those of a title."""
    words = [word for word in load_dictionary().words_for(lemma) if 1 < len(word) < _LONG]
    return bool(words) and not any(set(word) & set(title) for word in words)
