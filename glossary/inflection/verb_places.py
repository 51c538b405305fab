"""The form of the verb that an English sentence asks for; None where its words leave it open."""

from __future__ import annotations

import re

from glossary.inflection.adjectives import is_adjective
from glossary.inflection.function_words import AUXILIARIES, BE, HAVE, MODALS
from glossary.inflection.known_verb_forms import past_forms, verb_words
from glossary.inflection.term_shapes import LINKING
from glossary.inflection.verbs import VERBS
from glossary.inflection.word_forms import VerbForm, is_plural

_GERUND_AFTER_TO_TEXT = """
committed dedicated devoted contribute contributes contributed conducive addition lead leads led
access approach approaches attention opposed according due key respect commitment regard
"""
_GERUND_AFTER_TO = frozenset(_GERUND_AFTER_TO_TEXT.split())
_SKIPPED_TEXT = """
not also further fully well then thus jointly together always still already never only better
newly all basically
"""
_SKIPPED = frozenset(_SKIPPED_TEXT.split())
_PRONOUNS_OF_MANY = frozenset(("we", "they", "you", "i"))


def verb_form_asked(before: str, *, is_past: bool) -> VerbForm | None:
    """Return the form of a verb after these words, None where that is open.

    `is_past` says that the source tells of something done.

    >>> asked = [verb_form_asked(words, is_past=False) for words in ("will ", "by ", "has been ")]
    >>> [form.value for form in asked if form]
    ['base', 'gerund', 'participle']
    >>> verb_form_asked("The city ", is_past=True).value
    'past'
    """
    words = re.findall(r"[\w'’-]+|[^\w\s]", before)
    while words and (words[-1].lower() in _SKIPPED or _is_adverb(words[-1].lower())):
        words = words[:-1]
    if not words:
        return None
    last = words[-1].lower()
    if last in MODALS:
        return VerbForm.BASE
    if last == "to":
        follows = words[-2].lower() if len(words) > 1 else ""
        return VerbForm.GERUND if follows in _GERUND_AFTER_TO else VerbForm.BASE
    if last in HAVE or last in BE:
        return VerbForm.PARTICIPLE
    if last in LINKING and last not in ("before", "after", "than"):
        return VerbForm.GERUND
    if last in ("before", "after", "when", "while"):
        return VerbForm.GERUND
    if last in ("the", "its", "their", "our", "this"):
        return VerbForm.GERUND
    if last in ("and", "or", ",", "&"):
        return _form_beside(words[:-1], is_past=is_past)
    if not last[0].isalpha():
        return None
    return _finite(words, is_past=is_past)


def subject_is_plural(words: list[str]) -> bool | None:
    """Tell whether the words before a finite verb are a subject in the plural; None if not sure.

    >>> subject_is_plural(["All", "departments"]), subject_is_plural(["The", "city"])
    (True, False)
    """
    clause = words
    for place in range(len(words) - 1, -1, -1):
        if words[place] in (",", ".", ";", ":") or words[place].lower() in ("that", "which", "who"):
            clause = words[place + 1 :]
            break
    if not clause:
        return None
    lower = [word.lower() for word in clause]
    if any(word in MODALS or word in AUXILIARIES for word in lower):
        return None
    if lower[-1] in _PRONOUNS_OF_MANY:
        return True
    link = next((k for k, word in enumerate(lower) if k and word in LINKING), None)
    if link == 0 or lower[0] in LINKING:
        return None
    head = lower[(link if link is not None else len(lower)) - 1]
    if "and" in lower[: link if link is not None else None]:
        return True
    before_link = lower[: link if link is not None else None]
    if any(word in verb_words() and not is_adjective(word) for word in before_link):
        return None
    return is_plural(head)


def _finite(words: list[str], *, is_past: bool) -> VerbForm | None:
    plural = subject_is_plural(words)
    if plural is None:
        return None
    if is_past:
        return VerbForm.PAST
    return VerbForm.BASE if plural else VerbForm.THIRD_PERSON


def _form_beside(words: list[str], *, is_past: bool) -> VerbForm | None:
    """Return the form of the nearest verb before "and", which the verb after it shares."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place].lower()
        if word in (".", ";", ":"):
            return None
        if word in MODALS or word == "to":
            return VerbForm.BASE
        if word in BE or word in HAVE:
            return VerbForm.PARTICIPLE
        if word.endswith("ing") and place and words[place - 1].lower() in LINKING:
            return VerbForm.GERUND
        if word in verb_words() and not is_adjective(word):
            if word.endswith("ing"):
                return VerbForm.GERUND
            if word in past_forms():
                return verb_form_asked(" ".join(words[:place]), is_past=True)
    return None


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and not is_adjective(word) and word not in VERBS
