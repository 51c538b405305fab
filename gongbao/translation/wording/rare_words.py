"""Rare words of the source, which a small model guesses at, with the English a dictionary has.

The packaged table holds the words that training texts seldom show, each with one gloss of
CC-CEDICT (CC BY-SA 4.0), made by `scripts/packaged_data/rare_words.py`; technical words have a
lexicon of their own (`technical_words`), which comes first. What a draft does not say can be told
to the model, which inflects it. Nothing here is required.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpora import ModelError
from corpora.spans import Span
from glossary.dictionary import STOP_WORDS, lemmatise, load_dictionary, tokenise_english
from glossary.dictionary.english_words import content_lemmas
from glossary.names.surnames import SINGLE
from glossary.requirement import Requirement
from gongbao.translation.wording.technical_words import find_technical_words, read_glosses

TOLD_ONLY = "~"
"""What stands in the table before English that a model has to inflect or to complete."""
_TABLE = "rare_words.txt.gz"
_STEM = 5
# With these behind it a word is mostly the name of a place: 金雕村 is no golden eagle.
_LONGEST_IN_NAMES = 2  # a longer technical word is one also before 市场 and 区
# 控制在5%以内: "kept within", the verb is rendered with what follows it.
_COMPLEMENTS = ("在", "到", "至", "为")
_LONG_PLACE_ENDS = ("水库", "街道", "大道")
_PLACE_ENDS = "河江湖海山岭村镇乡县区市路街桥岛湾州寺庙塔社屯庄"


@dataclass(frozen=True, slots=True)
class RareWord:
    """A rare word of a text: its place, and the English it may be told by.

    A technical word has all its renderings: one of them has to stand whole. Of another word any
    translation will do that the dictionary lists. What names an act is inflected by the model, so
    it is told and never carried; a thing, or a quality, may be carried where it does not come.
    """

    text: str
    span: Span
    english: str
    renderings: tuple[str, ...] = ()
    is_told_only: bool = False


def find_rare_words(text: str, requirements: Sequence[Requirement]) -> list[RareWord]:
    """Return the rare words of a normalised text that no requirement holds, left to right.

    Raises:
        ModelError: the packaged table is missing or damaged.

    >>> [(word.text, word.english) for word in find_rare_words("这里有金雕。", ())]
    [('金雕', 'golden eagle')]
    """
    dictionary, table = load_dictionary(), _table()
    held = [r.span for r in requirements if not r.conflict]
    cut = dictionary.find_words(text)
    found: list[RareWord] = []
    for span, renderings in find_technical_words(text, cut):
        is_name = span.end - span.start <= _LONGEST_IN_NAMES and _is_in_name(text, span)
        if not is_name and not any(span.overlaps(other) for other in held):
            found.append(RareWord(text[slice(*span)], span, renderings[0], renderings))
            held.append(span)
    for word in cut:
        if word.text not in table:
            continue
        span = Span(word.start, word.end)
        if not any(span.overlaps(other) for other in held) and not _is_in_name(text, span):
            english = table[word.text]
            words = english.removeprefix(TOLD_ONLY)
            is_told_only = words != english
            if is_told_only and text.startswith(_COMPLEMENTS, span.end):
                continue
            found.append(RareWord(word.text, span, words, is_told_only=is_told_only))
    return sorted(found, key=lambda word: word.span.start)


def unrendered_words(words: Sequence[RareWord], english: str) -> list[RareWord]:
    """Return the words that the English does not say: see `RareWord`."""
    lower = english.lower()
    present = {lemmatise(w) for w in tokenise_english(english) if w.lower() not in STOP_WORDS}
    return [word for word in words if not _is_rendered(word, present, lower)]


def says_any(lemmas: Set[str], present: Set[str], english: str) -> bool:
    """Tell whether one of the lemmas is present, or begins a word of the lower-case English."""
    begun = any(lemma[:_STEM] in english for lemma in lemmas if len(lemma) >= _STEM)
    return begun or not lemmas.isdisjoint(present)


def _is_rendered(word: RareWord, present: set[str], english: str) -> bool:
    """Tell whether a lemma of a word is present, or begins a longer word of the English."""
    if word.renderings:
        return any(
            all(lemma in present or _opens(lemma, present) for lemma in content_lemmas(rendering))
            for rendering in word.renderings
        )
    return says_any(_lemmas(word.text, word.english), present, english)


def _opens(lemma: str, present: set[str]) -> bool:
    """Tell whether a word begins as a lemma does but for its end: "reduction" is no reducer."""
    stem = lemma[: max(_STEM, len(lemma) - 1)]
    return len(lemma) >= _STEM and any(word.startswith(stem) for word in present)


@cache
def _lemmas(word: str, gloss: str) -> frozenset[str]:
    listed = {translation.lemma for translation in load_dictionary().translations(word)}
    told = {lemmatise(w) for w in tokenise_english(gloss) if w.lower() not in STOP_WORDS}
    return frozenset(listed | told)


def _is_in_name(text: str, span: Span) -> bool:
    """Tell whether a word is part of a name: of a place, or of a person who stands alone."""
    after = text[span.end : span.end + 1]
    if (after and after in _PLACE_ENDS) or text.startswith(_LONG_PLACE_ENDS, span.end):
        return True
    before, further = text[max(0, span.start - 1) : span.start], text[: max(0, span.start - 1)]
    is_surname = bool(before) and before in SINGLE
    return is_surname and not _is_han(further[-1:]) and not _is_han(after)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@cache
def _table() -> dict[str, str]:
    file = resources.files("gongbao.translation.wording").joinpath(_TABLE)
    try:
        return read_glosses(gzip.decompress(file.read_bytes()).decode("utf-8"))
    except (OSError, EOFError, ValueError) as error:
        raise ModelError(f"{file}: the table of rare words cannot be read: {error}") from error
