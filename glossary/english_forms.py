"""The shapes in which an English term counts as present: its forms, article, capitals, hyphens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.patterns.needed_characters import what_may_match
from glossary.concepts import CaseRule, NumberRule, Term
from glossary.inflection import GAP, LINKING, forms_of_words, spellings_of, term_shape

_ARTICLES = ("the", "a", "an")
_RIGHT_EDGE = r"(?![A-Za-z0-9]|[.,+]\d)"
_ANY_CASE = "(?i:{})"
"""Around the words only: an edge of a pattern in any case takes as long to compile as the rest."""
# "high-Standard": whoever writes a capital after the hyphen writes one before it.
_MIXED_CAPITALS = re.compile(r"(?<![A-Za-z\-‑])[a-z]{2,}-(?:[a-z]+-)*[A-Z][a-z]")
_VOWEL_SOUND = re.compile(
    r"(?!eu|ewe|one\b|once)(?:[aeio]|u(?!ni[^mn]|s[aeu]|t[ei]|bi|r[aio])|hour|hones|honou?r|heir)"
)
_SPELT_WITH_VOWEL = "AEFHILMNORSX"  # letters whose names begin with a vowel: "an SME"


def find_term(term: Term, text: str) -> list[tuple[int, int]]:
    """Return every span of `text` in which `term` stands as a whole, in any allowed shape.

    >>> find_term(Term("chain master", "en"), "Chain masters, chain-master firms, chain mastery")
    [(0, 13), (15, 27)]
    """
    may_stand_in, pattern = _pattern(term.text, term.case, term.number, term.part_of_speech)
    if not may_stand_in(text):
        return []  # most renderings are looked for where another stands, and a pattern costs more
    found = [match.span() for match in pattern.finditer(text)]
    if _MIXED_CAPITALS.search(term.text):
        return found
    return [span for span in found if not _MIXED_CAPITALS.search(text[slice(*span)])]


def find_words(words: str, text: str) -> list[tuple[int, int]]:
    """Return every span in which `words` stand as they are, capitals aside."""
    first = words.partition(" ")[0]
    if first.isascii() and first.isalnum() and first.lower() not in text.lower():
        return []  # most words are looked for where they are not, and many of them only once
    return [match.span() for match in _literal(words).finditer(text)]


@lru_cache(maxsize=4096)
def _literal(words: str) -> re.Pattern[str]:
    body = r"\s+".join(_quoted(word) for word in words.split())
    return re.compile(f"{_left_edge(words)}{_ANY_CASE.format(body)}{_RIGHT_EDGE}")


@lru_cache(maxsize=16384)
def _pattern(
    text: str, case: CaseRule, number: NumberRule, kind: str
) -> tuple[Callable[[str], bool], re.Pattern[str]]:
    """Return what tells quickly where a term cannot stand, and its pattern."""
    shape = term_shape(text, kind)
    words = shape.words
    forms = tuple(forms_of_words(text, kind)) if number is NumberRule.ANY else ((),) * len(words)
    parts = [
        _QuotedWord(word, _any_of(word, others) if others else _quoted(word))
        for word, others in zip(words, forms, strict=True)
        if word
    ]
    if len(parts) > 1 and parts[0].word.lower() in _ARTICLES:
        parts = parts[1:]
    # Whether "of the Standing Committee" keeps its article is style: it is optional in either.
    parts = [
        part
        for k, part in enumerate(parts)
        if k == 0 or part.word.lower() != "the" or not _links(parts[k - 1].word)
    ]
    body = ""
    has_commas = any(part.word.endswith(",") for part in parts)
    for part, following in zip_longest(parts, parts[1:]):
        body += part.pattern
        if following is None:
            break
        if has_commas and following.word in ("and", "or") and not part.word.endswith(","):
            body += ",?"
        body += rf"{GAP}(?:the{GAP})?" if _links(part.word) else GAP
    may_stand_in = what_may_match([body], re.IGNORECASE)
    if case is CaseRule.ANY:
        body = _ANY_CASE.format(body)
    return may_stand_in, deferred_pattern(f"{_left_edge(parts[0].word)}{body}{_RIGHT_EDGE}")


@dataclass(frozen=True, slots=True)
class _QuotedWord:
    word: str
    pattern: str


def _links(word: str) -> bool:
    return word.lower() in LINKING or word.lower() == "and"


def _any_of(word: str, forms: tuple[str, ...]) -> str:
    """Return a pattern for a word in any of its forms and spellings, marks around it kept."""
    bare = forms[0]
    place = word.lower().find(bare)
    if not re.fullmatch("[a-z]{2,}", bare) or place < 0:
        return _quoted(word)
    written = word[place : place + len(bare)]
    spelt = (spelling for form in forms for spelling in spellings_of(form))
    choices = dict.fromkeys(_cased(form, written) for form in spelt)
    body = choices and "|".join(map(_quoted, choices))
    before, after = word[:place], word[place + len(bare) :]
    return f"{_quoted(before)}(?:{body}){_quoted(after)}"


def _cased(form: str, written: str) -> str:
    """Return a form with the capitals that its word is written with: "SMEs", "Criteria"."""
    if written.islower():
        return form
    if form.startswith(written.lower()):
        return written + form[len(written) :]
    return form.capitalize()


def _left_edge(words: str) -> str:
    """Return a pattern for where words may begin: no figure begins after its own decimal point."""
    return r"(?<![A-Za-z0-9])(?<!\d[.,])" if words[:1].isdigit() else r"(?<![A-Za-z0-9])"


def _quoted(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def indefinite_article(words: str) -> str:
    """Return "a" or "an", whichever goes before `words` by their first sound.

    >>> [indefinite_article(w) for w in ("regional GDP", "SME", "11.5 percent rise", "UN office")]
    ['a', 'an', 'an', 'a']
    """
    first = words.lstrip("\"'“‘(").split(" ", 1)[0]
    figure = re.match(r"\d+", first)
    if figure:
        return "an" if figure[0].startswith("8") or figure[0] in ("11", "18") else "a"
    letters = re.match(r"[A-Za-z]*", first)
    word = letters[0] if letters else ""
    word = word.removesuffix("s") if word[:-1].isupper() else word
    if word.isupper() and (len(word) <= 3 or not re.search("[AEIOUY]", word)):
        return "an" if word[0] in _SPELT_WITH_VOWEL else "a"
    return "an" if _VOWEL_SOUND.match(first.lower()) else "a"
