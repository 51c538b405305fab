"""What the translation of one segment must contain, and what it must not.

Here it is decided why "chain master" has to stand in a sentence: the terms of the glossaries, the
figures and the things to copy are found in the source, overlaps are settled, and what cannot be
satisfied is declared a conflict before anything is translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpora.quantities import Quantity, QuantityKind, find_quantities, render_quantity
from glossary.codes import find_codes
from glossary.concepts import Term
from glossary.copies import find_copies
from glossary.english_forms import find_term
from glossary.inflection import can_open_verb_phrase, is_used_as_verb
from glossary.names import find_person_names, unverified_names
from glossary.names.places_abroad import COUNTRIES_IN_CHARACTERS
from glossary.requirement import Requirement, RequirementKind, SegmentRequirements
from glossary.term_matcher import TermMatch, TermMatcher
from glossary.term_source import TermSource, find_bans

_LONGEST_PLACE = 10


class RequirementFinder:
    """Finds the requirements of segments against a set of glossaries.

    Attributes:
        glossaries: The glossaries.
        day: The day ("2024-05-01") whose names count, for offices that were renamed; empty for
            every name that ever was.
    """

    def __init__(self, glossaries: Iterable[TermSource], *, day: str = "") -> None:
        self.glossaries = tuple(glossaries)
        self.day = day
        self._lowest = min((glossary.priority for glossary in self.glossaries), default=0)
        self.matcher = TermMatcher(self.glossaries, is_approved=True)
        # Apart from the approved ones, so that a longer proposal hides no ruling inside it.
        self._proposed = TermMatcher(self.glossaries, is_approved=False)
        self._bans = find_bans(self.glossaries)

    def find(self, text: str, names: Iterable[str] = ()) -> SegmentRequirements:
        """Return the requirements of normalised Chinese text, without overlaps.

        `names` are persons the document has named before.

        Of an overlapping term and figure the longer wins, a term wins a tie, and both win
        against a copy of the same length.
        """
        candidates = [_as_used(self._ruled(match), text) for match in self._terms(text)]
        candidates += self._places_inside(text, candidates)
        codes = find_codes(text)
        candidates += [
            _quantity_requirement(found)
            for found in find_quantities(text)
            if not any(found.span.overlaps((code.start, code.end)) for code in codes)
        ]
        foreign = unverified_names(text, candidates)
        persons = [
            person
            for person in find_person_names(text, names)
            if not any(f.start < person.end and person.start < f.end for f in foreign)
        ]
        candidates += [
            Requirement(RequirementKind.COPY, copy.start, copy.end, copy.text, copy.forms)
            for copy in (*find_copies(text), *codes, *foreign, *persons)
        ]
        required = _with_forbidden(_without_overlaps(candidates))
        proposed = self._proposed.find_terms(text)
        return SegmentRequirements(required, proposed, tuple(name.text for name in persons))

    def _places_inside(self, text: str, terms: Sequence[Requirement]) -> list[Requirement]:
        """Return places that are meant behind their country only, where another one is between.

        韩国木浦 is ruled on, and 韩国全罗南道木浦市 is the same town.
        """
        found: list[Requirement] = []
        for place in filter(lambda term: term.is_place, terms):
            country = next((r.source for r in terms if r.end == place.start and r.is_country), "")
            country = country or next(filter(place.source.startswith, COUNTRIES_IN_CHARACTERS), "")
            if country:
                words = country + text[place.end : place.end + _LONGEST_PLACE]
                match = next(iter(self.matcher.find_terms(words)), None)
                if match is None or match.start or match.end <= len(country):
                    continue
                whole = _term_requirement(match)
                if whole.is_place and len(match.concepts) == 1:
                    end = place.end + match.end - len(country)
                    inside = replace(
                        whole,
                        start=place.end,
                        end=end,
                        source=text[place.end : end],
                        accepted=whole.accepted[-1:],
                    )
                    found.append(inside)
        return found

    def _ruled(self, match: TermMatch) -> Requirement:
        """Return the requirement of a term, without English that its name is banned from having.

        An office that only says what 链主 must not be overrules a glossary below it that says so.
        """
        requirement = _term_requirement(match)
        for ban in self._bans.get(match.text, ()):
            if ban.priority < match.priority or requirement.conflict:
                continue
            kept = tuple(t for t in requirement.accepted if t.casefold() not in ban.words)
            if kept:
                requirement = replace(requirement, accepted=kept)
            else:
                word = requirement.accepted[0]
                reason = f"{word!r} must not be used for {match.text} ({ban.origin})"
                requirement = replace(requirement, conflict=reason)
        return requirement

    def _terms(self, text: str) -> Iterator[TermMatch]:
        """Yield the terms of a text; no longer term overrules one of a higher glossary inside it.

        Where the packaged glossary has 链主企业 "chain master enterprise" and the office rules
        that 链主 is "lead firm", the office's ruling stands, also inside 链主企业.
        """
        for match in map(self._of_the_day, self.matcher.find_terms(text)):
            inside = [
                self._of_the_day(inner)
                for inner in self.matcher.find_terms(match.text, above=self._lowest)
                if inner.priority > match.priority
            ]
            if all(_says(match, inner) for inner in inside):
                yield match
            else:
                yield from (_shifted(inner, match.start) for inner in inside)

    def _of_the_day(self, match: TermMatch) -> TermMatch:
        """Return a match with the English names of the day; of homonyms those that have one."""
        if not self.day:
            return match
        concepts = tuple(concept.on(self.day) for concept in match.concepts)
        valid = tuple(c for c in concepts if any(t.is_valid_on(self.day) for t in c.accepted))
        return replace(match, concepts=valid or concepts)


def _shifted(match: TermMatch, offset: int) -> TermMatch:
    return replace(match, start=match.start + offset, end=match.end + offset)


def _says(match: TermMatch, inner: TermMatch) -> bool:
    """Tell whether every wording of a longer term keeps the rulings on a shorter one inside it."""
    return all(
        any(find_term(shorter, longer.text) for shorter in concept.accepted)
        for longer in match.concept.accepted
        for concept in inner.concepts
    )


def _term_requirement(match: TermMatch) -> Requirement:
    concept = match.concept
    accepted = tuple(term.text for term in concept.accepted)
    conflict = ""
    if len(match.concepts) > 1:
        shared = [
            text
            for text in accepted
            if all(text in [t.text for t in other.accepted] for other in match.concepts[1:])
        ]
        if shared:
            accepted = tuple(shared)
        else:
            places = "; ".join(f"{c.accepted[0].text} ({c.origin})" for c in match.concepts)
            conflict = f"{match.text} has rulings of equal priority that disagree: {places}"
    return Requirement(
        RequirementKind.TERM, match.start, match.end, match.text, accepted, concept, None, conflict
    )


def _as_used(requirement: Requirement, text: str) -> Requirement:
    """Return a term with what its sentence makes of it: 变更 "change" is a verb in 擅自变更用途."""
    is_open = all(
        can_open_verb_phrase(term.text) for term in requirement.terms if not term.part_of_speech
    )
    if is_open and is_used_as_verb(text, requirement.start, requirement.end):
        return replace(requirement, part_of_speech="verb")
    return requirement


def _quantity_requirement(quantity: Quantity) -> Requirement:
    is_date = quantity.kind in (QuantityKind.DATE, QuantityKind.YEAR, QuantityKind.TIME)
    return Requirement(
        RequirementKind.DATE if is_date else RequirementKind.QUANTITY,
        quantity.start,
        quantity.end,
        quantity.text,
        render_quantity(quantity),
        quantity=quantity,
    )


_RANK = {RequirementKind.TERM: 0, RequirementKind.QUANTITY: 1, RequirementKind.DATE: 1}


def _without_overlaps(candidates: Sequence[Requirement]) -> list[Requirement]:
    order = sorted(candidates, key=lambda r: (r.start - r.end, _RANK.get(r.kind, 2), r.start))
    chosen: list[Requirement] = []
    for requirement in order:
        if not any(requirement.span.overlaps(other.span) for other in chosen):
            chosen.append(requirement)
    return sorted(chosen, key=lambda r: r.start)


def _with_forbidden(chosen: list[Requirement]) -> tuple[Requirement, ...]:
    """Add the deprecated terms of every concept present; find forms that contain one."""
    forbidden: dict[str, Requirement] = {}
    for requirement in chosen:
        if requirement.concept is not None:
            for term in requirement.concept.forbidden:
                forbidden.setdefault(
                    term.text,
                    replace(
                        requirement,
                        kind=RequirementKind.FORBIDDEN,
                        accepted=(term.text,),
                        conflict="",
                    ),
                )
    demanded = {text for requirement in chosen for text in requirement.accepted[:1]}
    checked: list[Requirement] = []
    for requirement in chosen:
        clean = tuple(
            text
            for text in requirement.accepted
            if not any(
                find_term(Term(word, "en"), text) for word in forbidden if word not in demanded
            )
        )
        if requirement.kind is RequirementKind.TERM and not clean and not requirement.conflict:
            reason = f"every accepted form of {requirement.source} contains a deprecated term"
            checked.append(replace(requirement, conflict=reason))
        elif requirement.kind is RequirementKind.TERM and clean:
            checked.append(replace(requirement, accepted=clean))
        else:
            checked.append(requirement)
    allowed = [r for word, r in forbidden.items() if word not in demanded]
    return (*checked, *allowed)
