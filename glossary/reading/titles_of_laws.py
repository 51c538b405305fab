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
_OF_ANY_TITLE = frozenset(
    "law act regulation measur provision rule code cod ordinanc procedur administr govern people peopl"
    " republic china prc state nation national implement interim trial provisional concern provis draft"
    " revis revised amend articl manag control detail charter general special model measure article"
    " manage detailed".split()
)
_LEAST_RARITY = 3.0
_MOST_OTHERS = 2


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
    name = read_content(match[group])
    shares = cover(name, target).of_source
    lost = [
        word
        for word, share in zip(name.words, shares, strict=True)
        if not share and word.rarity >= _LEAST_RARITY
    ]
    if not written or not 0 < len(lost) <= _MOST_OTHERS or not any(shares):
        return
    whole = cover(read_content(source), written)
    strange = [
        word
        for word, share in zip(whole.english, whole.explained, strict=True)
        if not share and word not in _OF_ANY_TITLE
    ]
    known = [word for word in strange if _is_of_another(word, match[group])]
    if known and len(strange) <= _MOST_OTHERS:
        yield OtherTitle(Span(*match.span(group)), written, known[0])


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
    words = [word for word in load_dictionary().words_for(lemma) if len(word) > 1]
    return bool(words) and not any(set(word) & set(title) for word in words)
