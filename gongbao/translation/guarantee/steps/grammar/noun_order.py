"""Order: "schools in counties development" is the development of schools in counties.

A term that is carried may bring words behind its noun (of, in, for, above), with which nothing can
describe the noun that the model writes next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.spans import Span
from glossary.inflection import ends_phrase
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, met_spans, with_text
from gongbao.translation.guarantee.steps.grammar.inflected_words import carried_places

_BEHIND = re.compile(r"[a-z]\s(?:of|in|for|above|at|from|with|to|under|on)\s[a-z]")
_OF = (
    "development|construction|reform|management|protection|production|improvement|expansion|growth"
    "|cultivation|use|utilization|treatment|governance|renovation|upgrading|training|identification"
    "|assessment|evaluation|supervision|rate|level|quality|number|share|proportion|scale|coverage"
)
_FOR = (
    "system|mechanism|policy|policies|plan|program|standards?|services?|projects?|funds?|subsidy"
    "|subsidies"
)
_NEXT = re.compile(rf" (?:(?P<of>{_OF})|(?P<for>{_FOR}))\b")
_ARTICLE = re.compile(r"\b(?:the|a|an|its|their|our) $", re.IGNORECASE)


def put_nouns_before(draft: Draft) -> Draft:
    """Return the draft with such nouns before the terms that they belong to."""
    if draft.is_remembered or draft.is_text:
        return draft
    for place in sorted(set(_places(draft)), reverse=True):
        words = draft.text[slice(*place)]
        found = _NEXT.match(draft.text, place.end)
        if found is None or not _BEHIND.search(words) or words[:1].isupper():
            continue
        whole = Span(place.start, found.end())
        is_torn = any(
            whole.overlaps(held) and not whole.contains(held) for held in met_spans(draft)
        )
        if is_torn or not ends_phrase(draft.text[whole.end :]):
            continue
        noun, link = (found["of"], "of") if found["of"] else (found["for"], "for")
        article = "" if _ARTICLE.search(draft.text, 0, place.start) else "the "
        changed = with_text(draft, whole, f"{article}{noun} {link} {words}")
        if changed.rank()[:2] <= draft.rank()[:2]:
            draft = changed
    return draft


def _places(draft: Draft) -> Iterator[Span]:
    for verdict in draft.verdicts:
        if verdict.span is not None and verdict.requirement.kind is RequirementKind.TERM:
            yield Span(*verdict.span)
    yield from carried_places(draft)
