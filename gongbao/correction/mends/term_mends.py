"""Mends of terms: the official term over a retired one, over another rendering, over Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from corpora import normalise
from corpora.spans import Span
from glossary.concepts import NumberRule, Term
from glossary.english_forms import find_term, indefinite_article
from glossary.inflection import (
    TermClass,
    VerbForm,
    in_plural,
    in_singular,
    in_verb_form,
    is_plural,
    term_shape,
)
from glossary.reading import is_own
from glossary.requirement import Requirement, RequirementKind
from gongbao.correction.mends.form_mends import suggested
from gongbao.correction.mends.mend import Change, Fault, Mender

_HAN = re.compile("[\u3400-\u9fff]")
_MISSPELT = 0.75
"""How alike a name and a misspelling of it are at least."""
_CHINESE_MARKS = "，。、；：！？“”《》 "
_NEXT_WORD = re.compile(r"[ -](?P<word>[A-Za-z]+)")
_AFTER_A_NOUN = re.compile(
    r"(?:and|or|is|are|was|were|be|has|have|had|will|would|can|in|to|of|for|with|on|at|by|from|as"
    r"|that|which|who|than|into|said|says|[a-z]+ly|[a-z]+ed)"
)
_OF_A_COUNTRY = re.compile(r"[A-Z][a-z]*(?:ian|[^l]an|ese|ish|nch|tch|iss|eek|i|ic)")
"""What the people or things of a country are called, Lebanese, beside its name, Lebanon."""
_OF_ONE_PERSON = re.compile(".*(?:man|men|woman)")
_ARTICLE = re.compile(r"\b(?P<article>an?) $", re.IGNORECASE)
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_LARGEST_SHARE = 2.5
"""A run of linked words that is so many times as long as the term holds more than the term."""


def official_term(fault: Fault) -> Iterator[Change]:
    """Yield the official term over a retired one, in the number or form that one has."""
    wanted = fault.finding.suggestion
    if wanted and fault.finding.target_span is not None:
        yield from _fitted(fault, fault.span, _term_named(fault, wanted))


def rendered_term(fault: Fault) -> Iterator[Change]:
    """Yield the official term over what clearly stands for it.

    That is its Chinese, left as it is; another rendering that a glossary knows; or the one run of
    words that is linked to it.
    """
    requirement = _requirement(fault)
    if requirement is None or not requirement.terms:
        return
    term = requirement.terms[0]
    held = [
        fault.place(*verdict.span)
        for verdict in fault.reading.verdicts
        if verdict.is_met and verdict.span is not None
    ]
    for places in (_left_in_chinese(fault, requirement), _known_renderings(fault, requirement)):
        free = [place for place in places if not any(place.overlaps(span) for span in held)]
        if len(free) == 1:
            yield from _fitted(fault, free[0], term)
        if free:
            return
    linked = fault.words.rendering(fault.reading.source.text, requirement.span, fault.text)
    if linked is None or any(linked.overlaps(span) for span in held):
        return
    said = fault.text[slice(*linked)]
    if _may_stand_for(said, term, is_ruled=is_own(requirement.concept)):
        yield from _fitted(fault, linked, term)


def translated_chinese(fault: Fault) -> Iterator[Change]:
    """Yield what the rulings have for Chinese left in the English, where they have all of it.

    A country before another word may be wanted as Russia or as Russian.
    """
    left, right = fault.span
    words = fault.text[left:right]
    bare = words.strip(_CHINESE_MARKS)
    place = Span(left + words.index(bare), left + words.index(bare) + len(bare))
    found = normalise(bare).text
    required = [
        requirement
        for requirement in fault.sentence.finder.find(found).required
        if requirement.kind is not RequirementKind.FORBIDDEN
    ]
    if len(required) != 1 or required[0].conflict or required[0].source != found:
        return
    if fault.sentence.source and found not in fault.reading.source.text:
        return
    following = _NEXT_WORD.match(fault.text, place.end)
    terms = required[0].terms
    if required[0].is_inflected:
        terms = _country_terms(terms, fault.text[: place.start], fault.text[place.end :])
    for term in terms:
        if following is None or not _says_again(term.text, following["word"]):
            yield from _fitted(fault, place, term)
    if not required[0].terms:
        for form in required[0].accepted:
            yield place, _spaced(fault.text, place, form)


def _country_terms(terms: Sequence[Term], before: str, after: str) -> tuple[Term, ...]:
    """Return the terms of a country that fit a place, none where that is open.

    Before a name, and between "the" and a noun, what is of the country is meant.
    """
    following = _NEXT_WORD.match(after)
    if following is None or (after[0] == " " and _AFTER_A_NOUN.fullmatch(following["word"])):
        return tuple(terms)
    if after[0] != " " or not (following["word"][0].isupper() or before.endswith("the ")):
        return ()
    return tuple(
        term
        for term in terms[1:]
        if _OF_A_COUNTRY.fullmatch(term.text) and not _OF_ONE_PERSON.fullmatch(term.text)
    )


def _says_again(term: str, following: str) -> bool:
    """Tell whether a term ends in the word that follows: Beijing Municipality Municipal Bureau."""
    stem = term.split()[-1].lower()[:5]
    return following.lower().startswith(stem)


def _may_stand_for(said: str, term: Term, *, is_ruled: bool) -> bool:
    """Tell whether linked words may be another rendering of a term.

    A term that nobody ruled on, only seen in print, is written over a misspelt one alone: Huston.
    """
    if len(said) > _LARGEST_SHARE * len(term.text) or any(map(str.isdigit, said)):
        return False
    if not is_ruled:
        return SequenceMatcher(None, said.lower(), term.text.lower()).ratio() >= _MISSPELT
    return said[0].isupper() or not term.text[0].isupper()


def _requirement(fault: Fault) -> Requirement | None:
    """Return the requirement that a finding says is missing, if it is one alone."""
    found = [
        requirement
        for requirement in fault.reading.unmet
        if fault.reading.place_in_source(*requirement.span) == fault.finding.source_span
        and not requirement.conflict
    ]
    return found[0] if len(found) == 1 else None


def _left_in_chinese(fault: Fault, requirement: Requirement) -> list[Span]:
    source = re.escape(requirement.source)
    return [Span(*match.span()) for match in re.finditer(source, fault.text)]


def _known_renderings(fault: Fault, requirement: Requirement) -> list[Span]:
    """Return where English stands that some glossary has, or had, for the words."""
    accepted = {term.text.casefold() for term in requirement.terms}
    names: dict[str, Term] = {}
    for glossary in fault.sentence.finder.glossaries:
        for concept in glossary.concepts:
            if any(term.text == requirement.source for term in concept.chinese):
                names.update({t.text: t for t in concept.terms if t.language == "en"})
    places = {
        fault.place(*found)
        for name, term in names.items()
        if name.casefold() not in accepted
        for found in find_term(term, fault.reading.target)
    }
    return sorted(p for p in places if not any(q.contains(p) and q != p for q in places))


def _term_named(fault: Fault, wanted: str) -> Term:
    """Return the term of a text as its glossary has it, with what it says of its forms."""
    for verdict in fault.reading.verdicts:
        concept = verdict.requirement.concept
        for term in concept.accepted if concept is not None else ():
            if term.text == wanted:
                return term
    return Term(wanted, "en")


def _fitted(fault: Fault, span: Span, term: Term) -> Iterator[Change]:
    """Yield a term over words, in their number or form, with the article and capital it wants."""
    said = fault.text[span.start : span.end]
    for words in dict.fromkeys(_forms(said, term)):
        written = words
        is_first = not fault.text[: span.start].strip("\"“‘'( ")
        if written[:1].islower() and (is_first or _is_title(said)):
            written = written[0].upper() + written[1:]
        start = span.start
        article = _ARTICLE.search(fault.text, 0, start)
        if article:
            right = indefinite_article(written)
            if right != article["article"].lower():
                right = right.capitalize() if article["article"][0].isupper() else right
                start = article.start()
                written = f"{right} {written}"
        yield Span(start, span.end), _spaced(fault.text, Span(start, span.end), written)


def _forms(said: str, term: Term) -> Iterator[str]:
    """Yield a term as the words it is written over are formed, then as it is."""
    if term.number is NumberRule.ANY and not _HAN.search(said):
        shape = term_shape(term.text, term.part_of_speech)
        last = _LAST_WORD.search(said)
        if shape.kind is TermClass.NOUN and last is not None:
            is_many = is_plural(last.group().lower())
            yield in_plural(term.text) if is_many else in_singular(term.text)
        elif shape.kind is TermClass.VERB:
            first = said.split()[0].lower() if said.split() else ""
            form = _verb_form(first)
            if form is not None:
                yield in_verb_form(term.text, form)
    yield term.text
    if term.number is NumberRule.ANY and _HAN.search(said):
        yield in_plural(term.text)


def _verb_form(word: str) -> VerbForm | None:
    if word.endswith("ing"):
        return VerbForm.GERUND
    if word.endswith("ed"):
        return VerbForm.PAST
    return VerbForm.THIRD_PERSON if word.endswith("s") and not word.endswith("ss") else None


def _is_title(words: str) -> bool:
    """Tell whether words of which there are several each begin with a capital."""
    long = [word for word in re.findall("[A-Za-z]+", words) if len(word) > 3]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _spaced(text: str, span: Span, words: str) -> str:
    """Return words with the spaces that their place asks for."""
    before, after = text[: span.start][-1:], text[span.end :][:1]
    left = " " if before and (before.isalnum() or before in ",.;:!?)”") else ""
    right = " " if after and (after.isalnum() or after in "(“") else ""
    return f"{left}{words}{right}"


MENDERS: Mapping[str, Mender] = {
    "completeness.untranslated": translated_chinese,
    "terms.alike": official_term,
    "terms.deprecated": official_term,
    "terms.form": suggested,
    "terms.missing": rendered_term,
}
