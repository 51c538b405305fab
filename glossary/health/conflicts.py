"""Rulings that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from corpora.findings import Finding
from corpora.shell_words import shell_word
from glossary.concepts import Concept, Status, Term
from glossary.english_forms import find_term
from glossary.health.glossary_finding import ERROR, WARNING, glossary_fault, name_of
from glossary.termbase import fold

_SHORTEST_NESTED = 2


def two_preferred_terms(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find concepts with two preferred English terms for the same days."""
    for concept in concepts:
        preferred = [
            t for t in concept.terms if t.language == "en" and t.status is Status.PREFERRED
        ]
        for first, second in combinations(preferred, 2):
            if first.shares_days_with(second):
                yield glossary_fault(
                    "conflict.two-preferred",
                    ERROR,
                    (concept,),
                    f"{name_of(concept)}: both {first.text!r} and {second.text!r} are preferred",
                    f"{name_of(concept)}：“{first.text}”和“{second.text}”同为首选",
                    f"make {second.text!r} admitted, or give both their dates of validity",
                )


def one_term_for_two_concepts(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find English terms that two concepts of one field prefer."""
    users: dict[tuple[str, str, str], list[Concept]] = defaultdict(list)
    for concept in concepts:
        for term in concept.accepted[:1]:
            users[fold(term.text, "en"), concept.subject, concept.scope].append(concept)
    for (text, subject, _), found in users.items():
        for other in found[1:]:
            # 东莞 and 东莞市 are one place with and without its rank.
            is_rank = name_of(other).startswith(name_of(found[0]))
            is_rank |= name_of(found[0]).startswith(name_of(other))
            if other.identifier != found[0].identifier and not is_rank:
                field = f" in {subject}" if subject else ""
                yield glossary_fault(
                    "conflict.one-term-two-concepts",
                    WARNING,
                    (other, found[0]),
                    f"{name_of(found[0])} and {name_of(other)} are both {text!r}{field}",
                    f"{name_of(found[0])}与{name_of(other)}的译名同为“{text}”",
                    "make one concept of them with two Chinese names, or let the English differ",
                )


def duplicate_concepts(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find concepts of one field that have the same Chinese name, width and script aside."""
    users: dict[tuple[str, str, str], dict[str, tuple[Concept, Term]]] = defaultdict(dict)
    for concept in concepts:
        for term in concept.chinese:
            key = (fold(term.text, "zh"), concept.subject, concept.scope)
            users[key].setdefault(concept.identifier, (concept, term))
    for found in users.values():
        (first, ours), *others = found.values()
        for other, theirs in others:
            is_same = ours.text == theirs.text
            difference = "" if is_same else f", {theirs.text} in other characters or width"
            yield glossary_fault(
                "conflict.duplicate",
                ERROR,
                (other, first),
                f"{first.identifier} and {other.identifier} both rule on {ours.text}{difference}",
                f"{first.identifier}和{other.identifier}都规定了{ours.text}的译名",
                f"merge {other.identifier} into {first.identifier}, or give them subjects",
            )


def undecidable_homonyms(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find approved rulings on one name that only their subjects tell apart.

    A translation knows no subject of a sentence: where no priority, scope or shared English
    decides, it reports a conflict wherever the name stands.
    """
    users: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        if concept.is_approved:
            for name in dict.fromkeys(fold(term.text, "zh") for term in concept.chinese):
                users[name].append(concept)
    for name, found in users.items():
        for first, other in combinations(found, 2):
            is_told_apart = first.subject != other.subject
            # Of one subject they are duplicates, which is said elsewhere.
            if not is_told_apart or first.priority != other.priority or first.scope != other.scope:
                continue
            if {t.text for t in first.accepted} & {t.text for t in other.accepted}:
                continue
            yield glossary_fault(
                "conflict.homonyms",
                ERROR,
                (other, first),
                f"{name} is {first.accepted[0].text!r} in {first.subject or 'no field'} and"
                f" {other.accepted[0].text!r} in {other.subject or 'no field'}; no translation can"
                " tell which is meant",
                f"{name}在“{first.subject or '无领域'}”与“{other.subject or '无领域'}”中译名不同，"
                "翻译时无法判定",
                "let one of them win, with a higher priority or for its scope alone: gongbao"
                f" glossary edit --priority {first.priority + 1} {shell_word(first.identifier)}",
            )


def deprecated_elsewhere_preferred(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find English that one concept deprecates and another prefers."""
    preferred: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        for term in concept.accepted[:1]:
            preferred[fold(term.text, "en")].append(concept)
    for concept in concepts:
        for term in concept.forbidden:
            for other in preferred.get(fold(term.text, "en"), ()):
                if other.identifier != concept.identifier:
                    yield glossary_fault(
                        "conflict.deprecated-preferred",
                        WARNING,
                        (concept, other),
                        f"{term.text!r} is {term.status} for {name_of(concept)} and the preferred"
                        f" term of {name_of(other)}",
                        f"“{term.text}”不得用于{name_of(concept)}，却是{name_of(other)}的首选译名",
                        f"where both stand in one sentence, {term.text!r} counts for"
                        f" {name_of(other)} alone; choose another term for one of them",
                    )


def contradicting_nested_terms(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find longer terms whose English does not keep the ruling on a shorter one inside."""
    named: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        for term in concept.chinese:
            named[fold(term.text, "zh")].append(concept)
    for longer in concepts:
        reported: set[str] = set()
        for term in longer.chinese:
            for inner_name, inner in _inside(fold(term.text, "zh"), named):
                is_meant = not any(inner_name in e and e in term.text for e in inner.exceptions)
                is_meant = is_meant and bool(inner.accepted)
                if inner.identifier not in reported | {longer.identifier} and is_meant:
                    fault = _nested_fault(longer, term, inner, inner_name)
                    if fault is not None:
                        reported.add(inner.identifier)
                        yield fault


def _inside(text: str, named: dict[str, list[Concept]]) -> Iterator[tuple[str, Concept]]:
    """Yield the concepts whose names stand inside a longer name, the longest names first."""
    for length in range(len(text) - 1, _SHORTEST_NESTED - 1, -1):
        for start in range(len(text) - length + 1):
            name = text[start : start + length]
            for concept in named.get(name, ()):
                yield name, concept


def _nested_fault(longer: Concept, term: Term, inner: Concept, inner_name: str) -> Finding | None:
    english = longer.accepted[0].text if longer.accepted else ""
    old = next((t for t in inner.forbidden if find_term(t, english)), None)
    if old is not None and not any(find_term(t, english) for t in inner.accepted):
        return glossary_fault(
            "conflict.nested",
            ERROR,
            (longer, inner),
            f"{term.text} is {english!r}, with {old.text!r}, which is {old.status} for"
            f" {inner_name} ({inner.accepted[0].text!r})",
            f"{term.text}的译名“{english}”含{inner_name}已停用的“{old.text}”",
            f"put {inner.accepted[0].text!r} into {term.text}, or except it from {inner_name}",
        )
    words = {word for t in inner.accepted for word in _words(t.text)}
    if term.text.startswith(inner_name) and not words & set(_words(english)):
        return glossary_fault(
            "conflict.nested",
            WARNING,
            (longer, inner),
            f"{term.text} is {english!r}, without a word of {inner.accepted[0].text!r},"
            f" the ruling on {inner_name}",
            f"{term.text}的译名“{english}”未用{inner_name}的规定译名“{inner.accepted[0].text}”",
            f"if both mean the same, put {inner.accepted[0].text!r} into {term.text}",
        )
    return None


def _words(text: str) -> list[str]:
    """Return the beginnings of the longer words, by which the forms of a word are the same."""
    return [word[:5] for word in fold(text, "en").replace("-", " ").split() if len(word) > 2]
