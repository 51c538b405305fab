"""Fit: required words in the number, with the capitals and in the case of what they replace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.spans import Span
from glossary.dictionary.english_words import STOP_WORDS
from glossary.inflection import (
    TermClass,
    VerbForm,
    base_of_third_person,
    ends_phrase,
    in_plural,
    in_singular,
    in_verb_form,
    is_plural,
    term_shape,
)

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_ONE = re.compile(r"(?<![\w.])(?:an?|one|each|every|another|this) $", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:a|an|the) ", re.IGNORECASE)
_BARE_ARTICLE = re.compile(r"(?<![\w.])an? $")
_KEEPS_ARTICLE = re.compile(r"\b(?:is|was|be|been|being|as|becomes?|became|such|not) an? $", re.I)
_VERB_OF_ONE = re.compile(r"[^.;]{0,60}?\b(?:is|was|has|does)\b|\W+(?:of|for) (?:an?|one)\b")
_NAME_WITH_ARTICLE = re.compile(r"[A-Z]{3,}s?")


def fitted_forms(text: str, span: Span, words: str) -> Iterator[str]:
    """Yield required words as the words at their place ask for, the best form first, then plain.

    >>> list(fitted_forms("Lead firms grew.", Span(0, 10), "chain master"))
    ['Chain masters', 'Chain master']
    """
    old = text[slice(*span)]
    head = _head(old)
    forms = [words]
    shape = term_shape(words)
    if shape.kind is TermClass.VERB:
        asked = _verb_form(old, shape.words[shape.heads[0]])
        forms = [in_verb_form(words, asked), words] if asked is not None else forms
    elif head and not words.isupper():
        many, one = in_plural(words), _singular(words)
        if is_plural(head):
            forms = [many, words]
        elif many == words and one != words and not is_plural(head) and _is_single(text, span):
            forms = [one, words]
    for form in dict.fromkeys(forms):
        yield _with_capitals(text, span, form)


def many_instead_of_one(text: str, span: Span, words: str) -> Span | None:
    """Return the place of words ruled in the plural with the article before it, None for as it is.

    Chinese does not say whether a bank has "an external manager" or several; the ruling does. Where
    the sentence goes on about one it stays.

    >>> many_instead_of_one("It employs an outside manager.", Span(14, 29), "fund managers")
    Span(start=11, end=29)
    """
    before, after = text[: span.start], text[span.end :]
    article = _BARE_ARTICLE.search(before)
    head = _head(text[slice(*span)])
    if article is None or is_plural(head) or in_singular(words) == words:
        return None
    if _KEEPS_ARTICLE.search(before) or _VERB_OF_ONE.match(after) or not ends_phrase(after):
        return None
    return Span(article.start(), span.end)


def named_in_place(text: str, pronoun: str, words: str) -> str:
    """Return a name in place of a pronoun: "its" becomes "the HKMA's"."""
    article = "the " if takes_article(text, words) else ""
    name = f"{article}{words}"
    if pronoun.lower() in ("its", "their", "his", "her"):
        name += "’" if name.endswith("s") else "’s"
    return name[:1].upper() + name[1:] if pronoun[:1].isupper() else name


def takes_article(text: str, words: str) -> bool:
    """Tell whether a name is used with the article: where the text does so, or an office's letters.

    >>> takes_article("It is said that the Bank of China grew.", "Bank of China")
    True
    """
    found = re.search(rf"(?P<article>\b[Tt]he )?{re.escape(words)}(?![\w-])", text)
    if found is not None:
        return found["article"] is not None
    return _NAME_WITH_ARTICLE.fullmatch(words) is not None


def without_own_article(text: str, span: Span, words: str) -> str:
    """Return words without the article that already stands before their place."""
    before = text[: span.start].rsplit(" ", 2)
    own = _ARTICLE.match(words)
    if own is not None and len(before) > 1 and before[-2].lower() in ("the", "a", "an"):
        return words[own.end() :]
    return words


def _singular(words: str) -> str:
    """Return words in the singular, a title in its capitals too."""
    one = in_singular(words.lower()).split(" ")
    parts = words.split(" ")
    if len(one) != len(parts) or in_singular(words) != words:
        return in_singular(words)
    pairs = zip(one, parts, strict=True)
    return " ".join(
        part if part.lower() == small else part[:1] + small[1:] for small, part in pairs
    )


def _verb_form(old: str, verb: str) -> VerbForm | None:
    """Return the form of the verb that opens the words to replace, None for another word."""
    first = _WORD.match(old)
    word = first[0].lower() if first else ""
    if word.endswith("ing"):
        return VerbForm.GERUND
    if word.endswith("ed") and word != verb.lower():
        return VerbForm.PAST
    return VerbForm.THIRD_PERSON if base_of_third_person(word) and word.endswith("s") else None


def _head(old: str) -> str:
    """Return the word of a phrase that has its number: before the first "of" and the like."""
    head = ""
    for word in _WORD.findall(old):
        if word.lower() in STOP_WORDS:
            if head:
                break
            continue
        head = word
    return head.lower()


def _is_single(text: str, span: Span) -> bool:
    return _ONE.search(text[: span.start]) is not None


def _with_capitals(text: str, span: Span, words: str) -> str:
    """Return words with the capitals that their place and the words they replace have.

    What stood there in capitals keeps them: "US" is no "uS", and a heading stays one.
    """
    old = text[slice(*span)]
    known = {word.lower(): word for word in _WORD.findall(old) if word[:1].isupper()}
    opens = span.start == 0 or text[: span.start].rstrip(' "“‘(').endswith((".", "!", "?"))
    written = _WORD.sub(lambda m: _known(m[0], known, opens=opens), words)
    if _is_title(text):
        written = " ".join(
            word if word.lower() in STOP_WORDS else word[:1].upper() + word[1:]
            for word in written.split(" ")
        )
    if opens and written[:1].islower():
        written = written[:1].upper() + written[1:]
    return written


def _known(word: str, known: dict[str, str], *, opens: bool) -> str:
    other = known.get(word.lower())
    if other is None or word[:1].isupper():
        return word
    is_only_opening = opens and other[1:].islower()
    return word if is_only_opening else other


def _is_title(text: str) -> bool:
    """Tell whether a text is a heading that writes its words with capitals."""
    words = [word for word in _WORD.findall(text) if word.lower() not in STOP_WORDS]
    if text.rstrip().endswith((".", "!", "?", ";")) or len(words) < 2:
        return False
    return all(word[:1].isupper() for word in words)
