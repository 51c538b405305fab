"""Every form of the verbs that are known, to tell a verb in a text."""

from __future__ import annotations

from functools import cache

from glossary.inflection.irregular_words import IRREGULAR_VERBS
from glossary.inflection.verbs import VERBS, VERBS_OR_NOUNS
from glossary.inflection.word_forms import VerbForm, verb_forms


@cache
def _thirds() -> dict[str, str]:
    return {verb_forms(verb, VerbForm.THIRD_PERSON)[0]: verb for verb in VERBS}


def base_of_third_person(word: str) -> str | None:
    """Return the verb of "plays" or "carries", None for what may be a noun.

    >>> base_of_third_person("carries"), base_of_third_person("plans")
    ('carry', None)
    """
    return _thirds().get(word)


@cache
def past_forms() -> frozenset[str]:
    """Return the past forms of the verbs that are known, those that are also nouns left out."""
    verbs = {*VERBS, *VERBS_OR_NOUNS, *IRREGULAR_VERBS}
    forms = (VerbForm.PAST, VerbForm.PARTICIPLE)
    found = {written for verb in verbs for form in forms for written in verb_forms(verb, form)}
    return frozenset(word for word in found if word not in VERBS_OR_NOUNS and word not in VERBS)


@cache
def verb_words() -> frozenset[str]:
    """Return every form of the verbs that are known, and the past forms of those that are nouns."""
    forms = {written for verb in VERBS for form in VerbForm for written in verb_forms(verb, form)}
    return frozenset(forms | past_forms())
