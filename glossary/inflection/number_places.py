"""The number that an English sentence asks of a noun: singular, plural, None where it is open."""

from __future__ import annotations

import re
from enum import StrEnum

from glossary.inflection.adjectives import is_adjective
from glossary.inflection.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FOLLOWING,
    RELATIVES,
)
from glossary.inflection.known_verb_forms import base_of_third_person, past_forms, verb_words
from glossary.inflection.term_shapes import LINKING
from glossary.inflection.word_forms import singulars_of


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
    "several|many|various|numerous|multiple|these|those|both|all(?: the)?|other|a few|few"
    "|one of (?:the|its|their|our)"
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
no number article phase stage step item section chapter page level grade class category tier version
rule line route model table figure part volume round batch room gate type
"""
_NAMED_BY_NUMBER = frozenset(_NAMED_BY_NUMBER_TEXT.split())
# Verbs where a noun stands right behind them, though they may be nouns.
_VERBS_BEFORE_NOUNS = frozenset(["help", "helps"])
_LISTED = re.compile(r"(?:, (?:and )?| and | or )$")
_ITEM = re.compile(r"(?:^|[ (])(?:[a-z-]+ )*(?P<last>[a-z]{3,})$")
_FURTHEST = 3  # items
# Words that lead up to a clause end with a comma, too.
_OPENING = re.compile(r"(?:^|[.;:!?] )[A-Z][^,.;:!?]*, $")
# "the title of model worker": what is named, not some of it.
_NAMES_A_KIND = re.compile(
    r"\b(?:titles?|posts?|positions?|ranks?|names?|status|roles?|types?|kinds?|forms?|honou?rs?|awards?"
    r"|concept|idea|designation|definition) of (?:[a-z-]+ )*$"
)
# What may stand between a count and its noun besides adjectives.
_PLAIN_MODIFIERS_TEXT = """
key major new large leading high-end more additional such pilot model demonstration backbone local
national outstanding existing general professional
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
    if word in LINKING or word in CONJUNCTIONS or word in AUXILIARIES or word in RELATIVES:
        return True
    if word in DETERMINERS or word in FOLLOWING:
        return True
    if word.endswith("ly") and not is_adjective(word):
        return True
    return word in past_forms() or base_of_third_person(word) is not None


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


def is_bare(before: str) -> bool:
    """Tell whether a noun after these words stands without an article or the like.

    Where a sentence begins it may be a heading, and after a comma a title: that is not told, unless
    what stands before it is in the plural.

    >>> is_bare("fairs for "), is_bare("the capacity of the cold "), is_bare("It built new ")
    (True, False, True)
    >>> is_bare("jobs for graduates, "), is_bare("to help "), is_bare("According to the rules, ")
    (True, True, False)
    """
    if _follows_plural(before):
        return True
    for token in reversed(re.findall(r"[\w'’-]+|[^\w\s]", before)[-7:]):
        word = token.lower()
        if word in ('"', "“", "‘", "'", "("):
            continue
        if not word[0].isalnum():
            return False
        if word == "of" and _NAMES_A_KIND.search(before):
            return False
        if word in LINKING:
            return True
        if word in DETERMINERS or word in CONJUNCTIONS or word[0].isdigit():
            return False
        if word in AUXILIARIES or word.endswith(("'s", "’s", "s'", "s’")):
            return word in ("has", "have", "had")
        if (word in verb_words() or word in _VERBS_BEFORE_NOUNS) and not is_adjective(word):
            return True
        if token[0].isupper() and not is_adjective(word):
            return False
    return False


def _follows_plural(before: str) -> bool:
    """Tell whether a list goes on that has a noun in the plural and no article."""
    if _OPENING.search(before):
        return False
    for _ in range(_FURTHEST):
        joint = _LISTED.search(before)
        if joint is None:
            return False
        before = before[: joint.start()]
        item = _ITEM.search(before)
        if item is None or not DETERMINERS.isdisjoint(item[0].split()):
            return False
        if singulars_of(item["last"]):
            return True
        before = re.sub(r"[^,]*$", "", before).rstrip() + " "
    return False


def opens_sentence(before: str, after: str) -> bool:
    """Tell whether a noun without an article is the subject that a sentence opens with.

    >>> opens_sentence("Eligible ", " will receive 800 yuan"), opens_sentence("Eligible ", "")
    (True, False)
    """
    words = re.findall(r"[\w'’-]+|[^\w\s]", before.lower())
    follows = re.match(r" (?P<word>[a-z]+)\b", after)
    is_subject = follows is not None and follows["word"] in AUXILIARIES
    return is_subject and bool(words) and all(map(is_adjective, words))


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
