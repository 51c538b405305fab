"""The form that an English sentence asks of a term: singular, plural, a form of the verb.

Only what is sure is told: None means that the words around leave it open.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from glossary.inflection.irregular_words import IRREGULAR_VERBS
from glossary.inflection.term_shapes import LINKING
from glossary.inflection.word_classes import VERBS, VERBS_OR_NOUNS, is_adjective
from glossary.inflection.word_forms import VerbForm, is_plural, singulars_of, verb_forms


class Number(StrEnum):
    """One or many."""

    SINGULAR = "singular"
    PLURAL = "plural"


_NUMERALS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-\w+)?|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)"
)
_MANY = (
    "several|many|various|numerous|multiple|these|those|both|all(?: the)?|other|a few|few|most"
    "|dozens of|hundreds of|thousands of|millions of|a (?:large |great |small )?number of"
    "|a (?:wide |rich )?(?:variety|range|series|batch|group|multitude|total) of|the following"
    "|following|different|a host of|a lot of|lots of|the two|two or more"
)
_SCALE = r"(?: (?:hundred|thousand|million|billion))?"
_MODIFIERS = r"(?P<between>(?:[a-z][\w-]*,? |[\w.]+(?:-[\w.]+)+ ){0,3})"
_COUNT = re.compile(
    r"(?:^|(?<![\w.,])(?P<before>[\w.]+) |(?<=[^\w ] )|(?<=[(\"“'‘]))"
    r"(?:(?:more|fewer|less) than |at least |over |nearly |about |around |some |up to )?"
    rf"(?P<count>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?i:{_NUMERALS}|{_MANY})){_SCALE} "
    rf"{_MODIFIERS}[\"“'‘]?$"
)
_ONE = re.compile(
    rf"(?<![\w.,-])(?P<one>(?i:one|an?|each|every|another|this|1)) {_MODIFIERS}[\"“'‘]?$"
)
_YEARS = range(1900, 2100)
_NAMED_BY_NUMBER_TEXT = """
no number article phase stage step item section chapter page
"""
_NAMED_BY_NUMBER = frozenset(_NAMED_BY_NUMBER_TEXT.split())
# What may stand between a count and its noun besides adjectives.
_PLAIN_MODIFIERS_TEXT = """
key major new large leading high-end more additional such pilot model demonstration backbone
county city village township district
"""
_PLAIN_MODIFIERS = frozenset(_PLAIN_MODIFIERS_TEXT.split())

# Nouns, and never verbs, that others describe; and plurals of custom before them.
_HEADS_TEXT = """
industry enterprise sector system platform program programme project mechanism policy committee
center centre management development construction service capacity association base zone economy
technology equipment facility network region area department bureau team staff personnel market
loan wage salary position job list career database
"""
_HEADS = frozenset(_HEADS_TEXT.split())
_ADVERBS_IN_S = frozenset(
    ("always", "besides", "afterwards", "upwards", "downwards", "indoors", "outdoors", "overseas")
)
_TRAININGS_TEXT = """
session course program programme class camp center centre plan
"""
_TRAININGS = frozenset(_TRAININGS_TEXT.split())
_PLURAL_BEFORE_NOUN_TEXT = """
resources sports goods materials communications telecommunications savings systems arts sales
customs affairs securities futures women men people children veterans operations services
relations rights electronics media data news supplies standards minerals metals chemicals
statistics logistics crafts antiques awards honors honours skills plastics ceramics textiles
"""
_PLURAL_BEFORE_NOUN = frozenset(_PLURAL_BEFORE_NOUN_TEXT.split())

_DETERMINERS_TEXT = """
a an the this that these those each every either neither one another any no some its their our his
her your my such what which whose all both many much few several more most other
"""
_DETERMINERS = frozenset(_DETERMINERS_TEXT.split())
_CONJUNCTIONS_TEXT = """
and or nor but as than so yet while when if because although
"""
_CONJUNCTIONS = frozenset(_CONJUNCTIONS_TEXT.split())
# Prepositions and adverbs that follow a noun and are no part of it.
_FOLLOWING_TEXT = """
not also both across throughout along around near beyond inside outside including plus over online
offline nationwide citywide countywide provincewide worldwide abroad together here now again today
yesterday tomorrow last next so far up out below above worth yearly alone
"""
_FOLLOWING = frozenset(_FOLLOWING_TEXT.split())
_AUXILIARIES_TEXT = """
is are was were be been being has have had having do does did will would shall should can could
may might must cannot
"""
_AUXILIARIES = frozenset(_AUXILIARIES_TEXT.split())
_MODALS_TEXT = """
will would shall should can could may might must cannot do does did didn't don't doesn't won't let
help helps helped
"""
_MODALS = frozenset(_MODALS_TEXT.split())
_RELATIVES_TEXT = """
that which who whom whose where when while there here it they we he
"""
_RELATIVES = frozenset(_RELATIVES_TEXT.split())
_HAVE = frozenset(("has", "have", "had", "having"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"))
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


def number_asked(before: str, after: str) -> Number | None:
    """Return the number that a noun has between these words, None where either will do.

    >>> number_asked("It has 86 ", " in all."), number_asked("It has 86 ", " enterprises.")
    (<Number.PLURAL: 'plural'>, None)
    >>> number_asked("each ", ""), number_asked("in 2024 ", "")
    (<Number.SINGULAR: 'singular'>, None)
    """
    if not ends_phrase(after):
        return None
    if _is_counted(before):
        return Number.PLURAL
    one = _ONE.search(before)
    if one is not None and _are_modifiers(one["between"]):
        is_figure = one["one"] == "1" and re.search(r"\w $", before[: one.start()]) is None
        if one["one"] != "1" or is_figure or before[: one.start()].endswith("only "):
            return Number.SINGULAR
    return None


def ends_phrase(after: str) -> bool:
    """Tell whether a noun phrase ends before these words: no noun follows that it describes.

    >>> ends_phrase(" of the city"), ends_phrase(" enterprises"), ends_phrase("."), ends_phrase("")
    (True, False, True, True)
    """
    found = re.match(r"[\"”'’)]?\s+(?P<word>[A-Za-z'’-]+)", after)
    if found is None:
        return not after[:1].isalnum() and not re.match(r"['’]s?\b|-", after)
    word = found["word"].lower()
    if word in LINKING or word in _CONJUNCTIONS or word in _AUXILIARIES or word in _RELATIVES:
        return True
    if word in _DETERMINERS or word in _FOLLOWING:
        return True
    if word.endswith("ly") and not is_adjective(word):
        return True
    return word in _pasts() or base_of_third_person(word) is not None


def stands_before_noun(words: str, after: str) -> bool:
    """Tell whether a plural stands, against the rule, before a noun that it describes.

    Where the plural is the custom ("human resources market") it is none against the rule.

    >>> stands_before_noun("chain masters", " enterprises"), stands_before_noun("cars", " move")
    (True, False)
    """
    last = words.lower().split()[-1]
    found = re.match(r" (?P<word>[a-z]+)(?: (?P<second>[a-z]+))?", after)
    if found is None or last in _PLURAL_BEFORE_NOUN or not singulars_of(last):
        return False
    word = found["word"]
    if word == "training":
        return (found["second"] or "").removesuffix("s") in _TRAININGS
    # No verb in -s follows a plural, so a word that ends so is a noun.
    is_noun_in_plural = bool(singulars_of(word)) and not ends_phrase(after) and word.endswith("s")
    return word in _HEADS or (is_noun_in_plural and word not in _ADVERBS_IN_S)


@cache
def _thirds() -> dict[str, str]:
    return {verb_forms(verb, VerbForm.THIRD_PERSON)[0]: verb for verb in VERBS}


def base_of_third_person(word: str) -> str | None:
    """Return the verb of "plays" or "carries", None for what may be a noun.

    >>> base_of_third_person("carries"), base_of_third_person("plans")
    ('carry', None)
    """
    return _thirds().get(word)


def is_bare(before: str) -> bool:
    """Tell whether a noun after these words stands without an article or the like.

    >>> is_bare("fairs for "), is_bare("the capacity of the cold "), is_bare("It built new ")
    (True, False, True)
    """
    for token in reversed(re.findall(r"[\w'’-]+|[^\w\s]", before)[-7:]):
        word = token.lower()
        if word in ('"', "“", "‘", "'", "("):
            continue
        if not word[0].isalnum():
            return word in ".;:!?,"
        if word in LINKING:
            return True
        if word in _DETERMINERS or word in _CONJUNCTIONS or word[0].isdigit():
            return False
        if word in _AUXILIARIES or word.endswith(("'s", "’s", "s'", "s’")):
            return word in ("has", "have", "had")
        if word in _verb_words() and not is_adjective(word):
            return True
        if token[0].isupper() and not is_adjective(word):
            return False
    return not before.strip()


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
    if last in _MODALS:
        return VerbForm.BASE
    if last == "to":
        follows = words[-2].lower() if len(words) > 1 else ""
        return VerbForm.GERUND if follows in _GERUND_AFTER_TO else VerbForm.BASE
    if last in _HAVE or last in _BE:
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
    if any(word in _MODALS or word in _AUXILIARIES for word in lower):
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
    if any(word in _verb_words() and not is_adjective(word) for word in before_link):
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
        if word in _MODALS or word == "to":
            return VerbForm.BASE
        if word in _BE or word in _HAVE:
            return VerbForm.PARTICIPLE
        if word.endswith("ing") and place and words[place - 1].lower() in LINKING:
            return VerbForm.GERUND
        if word in _verb_words() and not is_adjective(word):
            if word.endswith("ing"):
                return VerbForm.GERUND
            if word in _pasts():
                return verb_form_asked(" ".join(words[:place]), is_past=True)
    return None


def _is_counted(before: str) -> bool:
    found = _COUNT.search(before)
    if found is None or not _are_modifiers(found["between"]):
        return False
    word, count = found["before"] or "", found["count"].replace(",", "")
    if count[0].isdigit():
        is_year = len(count) == 4 and count.isdigit() and int(count) in _YEARS
        if float(count) < 2 or (is_year and "," not in found["count"]):
            return False
    is_name = word[:1].isupper() and found.start() > 0
    return not is_name and word.rstrip(".").lower() not in _NAMED_BY_NUMBER


def _are_modifiers(between: str) -> bool:
    words = (word.strip(",") for word in between.split())
    return all(
        "-" in word or word in _PLAIN_MODIFIERS or word == "and" or is_adjective(word)
        for word in words
    )


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and not is_adjective(word) and word not in VERBS


@cache
def _pasts() -> frozenset[str]:
    """Return the past forms of the verbs that are known, those that are also nouns left out."""
    verbs = {*VERBS, *VERBS_OR_NOUNS, *IRREGULAR_VERBS}
    forms = (VerbForm.PAST, VerbForm.PARTICIPLE)
    found = {written for verb in verbs for form in forms for written in verb_forms(verb, form)}
    return frozenset(word for word in found if word not in VERBS_OR_NOUNS and word not in VERBS)


@cache
def _verb_words() -> frozenset[str]:
    """Return every form of the verbs that are known, and the past forms of those that are nouns."""
    forms = {written for verb in VERBS for form in VerbForm for written in verb_forms(verb, form)}
    return frozenset(forms | _pasts())
