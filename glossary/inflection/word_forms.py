"""The forms of one English word: plural and singular, the forms of a verb, both spellings."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from glossary.inflection.countability import is_never_counted
from glossary.inflection.irregular_words import (
    DOUBLED,
    INVARIABLE,
    IRREGULAR_PLURALS,
    IRREGULAR_VERBS,
    NOT_MEN,
    NOT_PLURALS_OF_MAN,
)


class VerbForm(StrEnum):
    """The forms of an English verb."""

    BASE = "base"
    THIRD_PERSON = "third person"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


_SINGULARS = {
    plural: singular for singular, plurals in IRREGULAR_PLURALS.items() for plural in plurals
}
# "bookshelf", "grandchild", "housewife": the last part has the plural it has by itself.
_COMPOUND_LASTS = ("shelf", "wife", "child", "leaf", "knife", "tooth", "calf", "loaf", "wolf")
_COMPOUND = re.compile(rf"(?P<first>[a-z]{{2,}})(?P<last>{'|'.join(_COMPOUND_LASTS)})")
_COMPOUND_PLURAL = re.compile(
    rf"(?P<first>[a-z]{{2,}})(?P<last>{'|'.join(IRREGULAR_PLURALS[k][0] for k in _COMPOUND_LASTS)})"
)
_HISSING = re.compile(r"(?:s|x|z|ch|sh)$")
# Singulars whose plural in -es is no -e and -s: "virus", but "house".
_ES_AFTER = re.compile(r"(?:ss|sh|ch|x|zz|(?:^|[bcmnprvx])us|gas|lens|bias|atlas|canvas)$")
_MAN = re.compile(r"man$")
_BE = {
    VerbForm.BASE: ("be", "are"),
    VerbForm.THIRD_PERSON: ("is",),
    VerbForm.PAST: ("was", "were"),
    VerbForm.PARTICIPLE: ("been",),
    VerbForm.GERUND: ("being",),
}


def plurals_of(noun: str) -> tuple[str, ...]:
    """Return the plurals of a singular noun in small letters, the usual one first; none for some.

    >>> plurals_of("criterion"), plurals_of("city"), plurals_of("person"), plurals_of("equipment")
    (('criteria',), ('cities',), ('people', 'persons'), ())
    """
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    compound = _COMPOUND.fullmatch(noun)
    if compound is not None:
        return tuple(compound["first"] + last for last in IRREGULAR_PLURALS[compound["last"]])
    if noun in INVARIABLE or noun in _SINGULARS or is_never_counted(noun):
        return ()
    if noun.endswith("ii"):  # Latin names of species
        return ()
    if _MAN.search(noun) and noun not in NOT_MEN:
        return (noun[:-2] + "en",)
    if noun.endswith("sis"):
        return (noun[:-2] + "es",)
    return (_with_s(noun),)


def singulars_of(noun: str) -> tuple[str, ...]:
    """Return the possible singulars of a plural noun, the likeliest first; none for what is none.

    >>> singulars_of("counties"), singulars_of("businesses"), singulars_of("goods")
    (('county',), ('business', 'businesse'), ())
    """
    if noun in _SINGULARS:
        return (_SINGULARS[noun],)
    compound = _COMPOUND_PLURAL.fullmatch(noun)
    if compound is not None:
        return (compound["first"] + _SINGULARS[compound["last"]],)
    if noun in INVARIABLE or noun in IRREGULAR_PLURALS or is_never_counted(noun):
        return ()
    if noun.endswith("men") and noun not in NOT_PLURALS_OF_MAN:
        return (noun[:-2] + "an",)
    if re.search(r"[^s]lyses$|[^s]theses$|noses$", noun):
        return (noun[:-2] + "is",)
    if noun.endswith("ies") and len(noun) > 4:
        return (noun[:-3] + "y",)
    if re.search(r"(?:s|x|z|ch|sh)es$", noun):
        stem, other = noun[:-2], noun[:-1]
        return (stem, other) if _ES_AFTER.search(stem) else (other, stem)
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return (noun[:-1],)
    return ()


def is_plural(noun: str) -> bool:
    """Tell whether a noun in small letters is a plural, so far as its shape tells.

    >>> [is_plural(noun) for noun in ("criteria", "masters", "analysis", "bus", "people")]
    [True, True, False, False, True]
    """
    return noun in ("people", "police", "cattle", "goods") or bool(singulars_of(noun))


@lru_cache(maxsize=4096)
def verb_forms(verb: str, form: VerbForm) -> tuple[str, ...]:
    """Return how a verb in small letters is written in a form, the American way first.

    >>> [verb_forms(verb, VerbForm.PAST)[0] for verb in ("build", "plan", "apply", "consolidate")]
    ['built', 'planned', 'applied', 'consolidated']
    >>> verb_forms("label", VerbForm.GERUND)
    ('labeling', 'labelling')
    """
    if verb == "be":
        return _BE[form]
    if form is VerbForm.BASE:
        return (verb,)
    if form is VerbForm.THIRD_PERSON:
        return ({"have": "has", "do": "does", "go": "goes"}.get(verb) or _with_s(verb),)
    if form is VerbForm.GERUND:
        return _gerunds(verb)
    if verb in IRREGULAR_VERBS:
        past, participle = IRREGULAR_VERBS[verb]
        return (past,) if form is VerbForm.PAST else (participle,)
    if verb.endswith("e"):
        return (verb + "d",)
    if re.search(r"[^aeiou]y$", verb):
        return (verb[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(verb))


def _gerunds(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return (verb[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(verb))


def _stems(verb: str) -> tuple[str, ...]:
    """Return what stands before -ed and -ing: "plann", and both "label" and "labell"."""
    is_short = re.fullmatch(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]", verb) is not None
    if is_short or verb in DOUBLED:
        return (verb + verb[-1],)
    if re.search(r"[^aeiou][aeiou]l$", verb):
        return (verb, verb + "l")
    if verb in ("program", "worship", "kidnap", "focus"):
        return (verb, verb + verb[-1])
    return (verb,)


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if _HISSING.search(word) else "s")


# Words of American and British spelling: the stem, either ending, what may follow.
_SPELLINGS = (
    (
        re.compile(
            r"(?P<stem>lab|col|harb|fav|neighb|behavi|hon|hum|vig|endeav|arm|splend|rum|vap)"
            r"ou?r(?P<rest>s|ed|ing|able|hood|hoods|ful|er|ers|al)?"
        ),
        ("or", "our"),
    ),
    (
        re.compile(
            r"(?P<stem>(?:epi)?cent|theat|lit|fib|calib|spect|(?:kilo|centi|milli|hecto)?met)"
            r"(?:er|re)(?P<rest>s)?"
        ),
        ("er", "re"),
    ),
    (re.compile(r"(?P<stem>progr)am(?:me)?(?P<rest>s)?"), ("am", "amme")),
    (re.compile(r"(?P<stem>defen|offen|licen|preten)[cs]e(?P<rest>s)?"), ("se", "ce")),
    (re.compile(r"(?P<stem>practi)[cs](?P<rest>e|es|ed|ing)"), ("c", "s")),
    (re.compile(r"(?P<stem>catal|dial|anal)og(?:ue)?(?P<rest>s)?"), ("og", "ogue")),
    (re.compile(r"(?P<stem>ag)e?(?P<rest>ing)"), ("", "e")),
    (re.compile(r"(?P<stem>liv|siz)e?(?P<rest>able)"), ("", "e")),
    (re.compile(r"(?P<stem>judg|acknowledg)e?(?P<rest>ments?)"), ("", "e")),
    (re.compile(r"(?P<stem>alumin)i?(?P<rest>um)"), ("", "i")),
    (re.compile(r"(?P<stem>jewel)(?:le)?(?P<rest>ry)"), ("", "le")),
    (re.compile(r"(?P<stem>art)[ei](?P<rest>facts?)"), ("i", "e")),
    (re.compile(r"(?P<stem>gr)[ae](?P<rest>y)"), ("a", "e")),
    (
        re.compile(
            r"(?P<stem>[a-z]*(?:vel|nel|del|bel|vil|cel|gnal|tal|pil))l?(?P<rest>er|ers|ing|ed)"
        ),
        ("", "l"),
    ),
    (re.compile(r"(?P<stem>[a-z]{2,}ly)[sz](?P<rest>e|es|ed|er|ers|ing)"), ("z", "s")),
    (
        re.compile(r"(?P<stem>[a-z]{3,}i)[sz](?P<rest>e|es|ed|er|ers|ing|ations?|ational)"),
        ("z", "s"),
    ),
)
_ALWAYS_S = re.compile(
    r"(?:exerc|enterpr|surpr|prom|adv|rev|dev|superv|advert|compr|franch|improv|telev|merchand|disgu"
    r"|exc|prec|parad|expert|prem|likew|clockw|otherw|apprais|prais|ra|no|pra|concis|incis|treat"
    r"|cru|bru|ar|apr|dem)i[sz]"
)


@lru_cache(maxsize=16384)
def spellings_of(word: str) -> tuple[str, ...]:
    """Return a word in small letters as it is and in the spelling of the other side of the ocean.

    >>> spellings_of("centers"), spellings_of("modernised"), spellings_of("enterprise")
    (('centers', 'centres'), ('modernised', 'modernized'), ('enterprise',))
    """
    if _ALWAYS_S.match(word):
        return (word,)
    for pattern, middles in _SPELLINGS:
        found = pattern.fullmatch(word)
        if found is not None:
            rest = found["rest"] or ""
            others = (found["stem"] + middle + rest for middle in middles)
            return (word, *(other for other in others if other != word))
    return (word,)
