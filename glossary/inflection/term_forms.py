"""A term in the plural, in the singular, in a form of the verb; every form it may stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.inflection.countability import is_one_of_a_kind, is_seldom_counted, may_stand_bare
from glossary.inflection.term_shapes import TermClass, TermShape, bare_word, term_shape
from glossary.inflection.verbs import is_verb
from glossary.inflection.word_forms import (
    VerbForm,
    is_plural,
    plurals_of,
    singulars_of,
    verb_forms,
)

_PEOPLE_BY_LAW = frozenset(("legal", "natural", "juridical", "juristic", "artificial"))
_COUNTED_ACRONYMS_TEXT = """
SME SOE NGO MOU UAV EV NEV CEO PPP FTA MNC MSME CCER IPO EPC ATM APP App app
"""
_COUNTED_ACRONYMS = frozenset(_COUNTED_ACRONYMS_TEXT.split())


def in_plural(text: str) -> str:
    """Return a term with its head noun in the plural, or as it is where it has none.

    The head is the last word before the first "of", "for" and the like. Names, acronyms, words
    that are not counted and words already in the plural stay, verbs and adjectives too.

    >>> in_plural("key industrial chain"), in_plural("centre of excellence"), in_plural("GDP")
    ('key industrial chains', 'centres of excellence', 'GDP')
    """
    shape = term_shape(text)
    if shape.kind is not TermClass.NOUN:
        return text
    changed: dict[int, str] = {}
    for head in shape.heads:
        word = shape.words[head]
        bare = bare_word(word)
        if bare in _COUNTED_ACRONYMS:
            changed[head] = word.replace(bare, bare + "s")
        elif re.fullmatch("[a-z]{3,}", bare) and not is_seldom_counted(bare):
            plurals = () if is_plural(bare) else plurals_of(bare)
            if plurals:
                changed[head] = word.replace(bare, _chosen_plural(shape, head, plurals))
    return shape.with_words(changed)


def in_singular(text: str) -> str:
    """Return a term with its head noun in the singular, or as it is where it has no other.

    >>> in_singular("selection criteria"), in_singular("certificates of origin")
    ('selection criterion', 'certificate of origin')
    """
    shape = term_shape(text)
    if shape.kind is not TermClass.NOUN:
        return text
    changed: dict[int, str] = {}
    for head in shape.heads:
        bare = bare_word(shape.words[head])
        if re.fullmatch("[a-z]{3,}", bare) and singulars_of(bare):
            changed[head] = shape.words[head].replace(bare, singulars_of(bare)[0])
    return shape.with_words(changed)


def in_verb_form(text: str, form: VerbForm) -> str:
    """Return a verb term in a form.

    >>> in_verb_form("investigate and handle", VerbForm.PAST)
    'investigated and handled'
    """
    shape = term_shape(text, TermClass.VERB)
    changed: dict[int, str] = {}
    for place in shape.heads:
        bare = bare_word(shape.words[place])
        written = verb_forms(bare.lower(), form)[0]
        capital = written.capitalize() if bare[:1].isupper() else written
        changed[place] = shape.words[place].replace(bare, capital)
    return shape.with_words(changed)


def without_capital(words: str, term: str) -> str:
    """Return words without the capital of a beginning sentence, where their term has none.

    >>> without_capital("Chain masters", "chain master"), without_capital("SME", "SME")
    ('chain masters', 'SME')
    """
    if term[:1].islower() and words[:1].isupper() and not words[1:2].isupper():
        return words[:1].lower() + words[1:]
    return words


def forms_of_words(text: str, part_of_speech: str = "") -> Iterator[tuple[str, ...]]:
    """Yield for each word of a term, in small letters, every form in which it may stand."""
    shape = term_shape(text, part_of_speech)
    is_phrase = len(shape.words) > 1
    for place, word in enumerate(shape.words):
        bare = bare_word(word).lower()
        forms = [bare]
        if shape.kind is TermClass.VERB and place in shape.heads:
            forms += [written for form in VerbForm for written in verb_forms(bare, form)]
            if not is_phrase and not is_verb(bare):
                forms += [*plurals_of(bare), *singulars_of(bare)]
        elif place in shape.heads or place in shape.free:
            forms += [*plurals_of(bare), *singulars_of(bare)]
        yield tuple(dict.fromkeys(forms))


def is_countable(text: str) -> bool:
    """Tell whether a noun term in the singular needs an article or another such word before it.

    Offices and bodies are left out: "committee secretary" may be a title beside a name.

    >>> is_countable("chain master"), is_countable("basic research"), is_countable("smart")
    (True, False, False)
    """
    shape = term_shape(text)
    if shape.kind is not TermClass.NOUN or not shape.heads:
        return False
    bare = [bare_word(shape.words[head]) for head in shape.heads]
    return all(
        re.fullmatch("[a-z]{3,}", word) and not may_stand_bare(word) and not is_one_of_a_kind(word)
        for word in bare
    )


def _chosen_plural(shape: TermShape, head: int, plurals: Sequence[str]) -> str:
    """Return the plural that fits: "persons in charge" and "legal persons", else "people"."""
    if shape.words[head] == "person":
        is_named = head > 0 and shape.words[head - 1].lower() in _PEOPLE_BY_LAW
        return "persons" if is_named or head < len(shape.words) - 1 else "people"
    return plurals[0]
