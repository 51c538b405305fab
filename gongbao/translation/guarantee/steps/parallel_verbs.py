"""Parallel: "We built three lines and improve services" is told in one tense.

The verbs of a sentence that "we" begin stand side by side in Chinese and look alike there. In a
review the model puts the first of them into the past and leaves others in the infinitive.
"""

from __future__ import annotations

import re

from corpora.spans import Span
from glossary.inflection import VerbForm, can_be_verb, is_verb, verb_forms
from glossary.inflection.known_verb_forms import past_forms
from gongbao.translation.guarantee.draft import Draft, met_spans, with_text
from gongbao.translation.guarantee.outlook import Outlook

_BEGUN = re.compile(r"We (?P<have>have |had )?(?:\w+ly )?(?P<verb>[a-z]+)\b")
_BESIDE = re.compile(r"(?:, (?:and )?| and )(?:\w+ly )?(?P<verb>[a-z]{3,})(?= (?P<next>\S+))")
# Behind these an infinitive goes on: "measures to cut costs and improve services".
_INFINITIVE = re.compile(
    r"\b(?:to|can|could|may|might|will|would|not) "
    r"(?:\w+ly )?(?P<verb>[a-z]+)\b"
)
_OBJECT = re.compile(r"(?:a|an|the|its|our|their|all|new|more|up|out|over|about|\d[\d,.]*)")
_STOP = re.compile(r"[.;:]|\b(?:help|let|make|mak)[a-z]*\b")


def make_parallel(draft: Draft) -> Draft:
    """Return the draft with the verbs of what "we" did in the form of the first of them."""
    if draft.is_remembered or draft.is_text or draft.passage.outlook is not Outlook.BACK:
        return draft
    begun = _BEGUN.match(draft.text)
    if begun is None or begun["verb"] not in past_forms():
        return draft
    has_have = begun["have"] is not None
    form = VerbForm.PARTICIPLE if has_have else VerbForm.PAST
    position = begun.end()
    while (found := _BESIDE.search(draft.text, position)) is not None:
        before = draft.text[begun.start("verb") : found.start()]
        if _STOP.search(before) or _has_infinitive(before):
            break
        place = Span(*found.span("verb"))
        position = found.end()
        if _is_bare_verb(found) and not any(place.overlaps(held) for held in met_spans(draft)):
            written = verb_forms(found["verb"], form)[0]
            changed = with_text(draft, place, written)
            if changed.rank()[:2] <= draft.rank()[:2]:
                draft = changed
                position += len(written) - len(found["verb"])
    return draft


def _has_infinitive(words: str) -> bool:
    return any(can_be_verb(found["verb"]) for found in _INFINITIVE.finditer(words))


def _is_bare_verb(found: re.Match[str]) -> bool:
    """Tell whether a word is an infinitive: nothing else, or with an object behind it."""
    word = found["verb"]
    if is_verb(word):
        return word not in past_forms()
    has_object = _OBJECT.fullmatch(found["next"]) is not None
    return has_object and can_be_verb(word) and word not in past_forms()
