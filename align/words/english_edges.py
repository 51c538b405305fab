"""With which English words a phrase is cut: clauses, and verbs and adjectives at its edges."""

from __future__ import annotations

import re

_FINITE_TEXT = """
is are was were be been being has have had will would shall should may might must can could do
does did not whether which that who this these those its their his her our we it they there
according including
"""
FINITE_WORDS = frozenset(_FINITE_TEXT.split())
"""Words of clauses, not of terms."""

_VERBAL = re.compile(r"(?:ing|ed|ly)$")
_ADJECTIVAL = re.compile(r"(?:[^e]al|ic|ary|ous|ive|ful|less|able|ible)$")
_NOUNS_LIKE_ADJECTIVES_TEXT = """
capital festival hospital material proposal official journal tribunal signal approval rental
principal withdrawal arrival individual manual terminal animal metal professional traffic music
public republic topic clinic fabric logistic epidemic academic secretary library judiciary
subsidiary dictionary beneficiary salary glossary anniversary territory boundary february
january executive initiative incentive representative detective archive drive objective
cooperative directive receivable payable vegetable table cable
"""
_NOUNS_LIKE_ADJECTIVES = frozenset(_NOUNS_LIKE_ADJECTIVES_TEXT.split())
_NOUNS_LIKE_VERBS_TEXT = """
banking housing financing funding trading building clearing lending manufacturing shipping
planning meeting training processing engineering accounting holding holdings mining farming
spring farmland-building breeding opening hearing ruling beijing nanjing pricing outsourcing
laundering monitoring testing investing publishing printing fishing lighting reporting learning
exhibiting bed seed feed weed need speed family supply assembly anomaly monopoly
"""
_NOUNS_LIKE_VERBS = frozenset(_NOUNS_LIKE_VERBS_TEXT.split())


def is_verbal(word: str) -> bool:
    """Tell whether a word ends as participles and adverbs do, and is no noun that does.

    >>> is_verbal("deployed"), is_verbal("funding")
    (True, False)
    """
    return bool(_VERBAL.search(word)) and word not in _NOUNS_LIKE_VERBS


def is_adjective(word: str) -> bool:
    """Tell whether a word ends as adjectives do, and is no noun that does.

    >>> is_adjective("prudential"), is_adjective("capital")
    (True, False)
    """
    return bool(_ADJECTIVAL.search(word)) and word not in _NOUNS_LIKE_ADJECTIVES


def ends_in_verb(phrase: str) -> bool:
    """Tell whether a phrase ends in such a word: "annual rate of return linked"."""
    return is_verbal(phrase.lower().rpartition(" ")[2])
