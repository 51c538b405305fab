"""Say a subject once: "Strengthen services, we will build lines, we will open parks" has too many.

A Chinese sentence leaves the subject out and strings its verbs together. The model adds "we will"
wherever it begins a clause anew, and often leaves the first clause in the infinitive. Said once, at
the beginning, it carries all of them: "We will strengthen services, build lines, and open parks".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.spans import Span
from glossary.inflection import can_be_verb, is_verb
from glossary.inflection.known_verb_forms import past_forms
from gongbao.translation.guarantee.draft import Draft, met_spans, with_text
from gongbao.translation.wording import begins_with_verb

_MODAL = "will|must|should|shall|have to|need to"
_SAID = re.compile(
    rf"\b(?P<subject>[Ww]e (?P<modal>{_MODAL}))(?P<space> )(?=(?:\w+ly )?[a-z]{{2,}}\b)"
)
_AGAIN = re.compile(r"(?P<mark>, )(?P<joined>and |but also )?$")
_SENTENCE_END = re.compile(r"[.!?;:][”\"’)]*(?:\s|$)")
_FIRST_WORD = re.compile(r"(?P<letter>[A-Z])[a-z]+(?= )")
# A clause that leads up to the next one: "when we need to, we will".
_LEADS = re.compile(
    r"(?:^|, )(?:and )?(?:if|when|while|as|because|since|where|unless|after|before|once|to|by|with"
    r"|through|in order|based|[a-z]+ing)\b[^,]*, (?:and )?$",
    re.IGNORECASE,
)


_ANYBODY = re.compile(r"\b(?:[Ww]e|will|must|should|shall)\b")
_STOPS = "。！？；;：:"


@dataclass(frozen=True, slots=True)
class _Edit:
    place: Span
    words: str


def say_subject_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a segment, in each of whose sentences "we will" stands once."""
    made: list[Draft] = []
    modal = ""  # what the sentence that goes on has begun with
    for k, draft in enumerate(_with_first_subjects(drafts)):
        if draft.is_remembered or draft.is_text or draft.passage.english:
            modal = ""
            made.append(draft)
            continue
        modal = modal if draft.passage.continues else ""
        goes_on = k + 1 < len(drafts) and drafts[k + 1].passage.continues
        changed, modal = _with_one(draft, modal, goes_on=goes_on)
        made.append(changed)
        if draft.passage.text.endswith(tuple(_STOPS)):
            modal = ""
    return made


def _with_first_subjects(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts whose sentences say "we will" at their start, not in a later passage only."""
    made = list(drafts)
    start: int | None = None  # the draft in which the sentence that goes on began with a verb
    for k, draft in enumerate(made):
        if not draft.passage.continues:
            start = k if _begins_bare(draft) else None
            continue
        said = _SAID.match(draft.text)
        if said is not None and start is not None:
            first = made[start]
            words = f"We {said['modal']} {first.text[0].lower()}"
            changed = with_text(first, Span(0, 1), words)
            if changed.rank()[:2] <= first.rank()[:2]:
                made[start] = changed
        if said is not None or _ANYBODY.search(draft.text):
            start = None
    return made


def _begins_bare(draft: Draft) -> bool:
    """Tell whether a draft is clauses of one sentence without a subject, a verb at its start."""
    word = _FIRST_WORD.match(draft.text)
    passage = draft.passage
    if draft.is_remembered or draft.is_text or passage.english or passage.is_title or word is None:
        return False
    is_one = _SENTENCE_END.search(draft.text.rstrip(" .,;:")) is None
    is_bare = is_one and _ANYBODY.search(draft.text) is None
    return is_bare and begins_with_verb(passage.text) and _is_infinitive(word[0].lower())


def _with_one(draft: Draft, modal: str, *, goes_on: bool) -> tuple[Draft, str]:
    """Return a draft with its subjects said once, and the modal its last sentence leaves open."""
    edits: list[_Edit] = []
    position = 0
    while position < len(draft.text):
        end = _SENTENCE_END.search(draft.text, position)
        sentence = Span(position, end.start() if end else len(draft.text))
        is_last = end is None or end.end() >= len(draft.text)
        found, modal = _edits(draft, sentence, modal, ends=not (is_last and goes_on))
        edits += found
        if end is None:
            break
        if not is_last:
            modal = ""
        position = end.end()
    changed = draft
    for edit in reversed(edits):
        if any(edit.place.overlaps(span) for span in met_spans(changed)):
            return draft, modal
        changed = with_text(changed, edit.place, edit.words)
    is_no_worse = changed.rank()[:2] <= draft.rank()[:2]
    return (changed if is_no_worse else draft), modal


def _edits(draft: Draft, sentence: Span, modal: str, *, ends: bool) -> tuple[list[_Edit], str]:
    """Return what makes a sentence say its subject once, and the modal that it says.

    Args:
        draft: The draft.
        sentence: The place of the sentence.
        modal: What the sentence has begun with in the draft before, empty where this begins it.
        ends: The sentence ends in this draft.
    """
    text = draft.text
    said = list(_SAID.finditer(text, *sentence))
    edits: list[_Edit] = []
    opens = sentence.start == 0 and bool(modal)
    if not opens and said:
        first = said[0]
        before = text[sentence.start : first.start()]
        word = _FIRST_WORD.match(text, sentence.start)
        is_listed = _AGAIN.search(before) and begins_with_verb(draft.passage.text)
        is_listed = is_listed and not draft.passage.is_title
        if word is not None and is_listed and _is_infinitive(word[0].lower()):
            letter = Span(*word.span("letter"))
            edits.append(_Edit(letter, f"We {first['modal']} {word['letter'].lower()}"))
        else:
            said = said[1:]
        modal = first["modal"]
    again = [match for match in said if match["modal"] == modal]
    for match in again:
        before = text[sentence.start : match.start()]
        joined = _AGAIN.search(before)
        is_opening = opens and not before
        if (joined is None and not is_opening) or _LEADS.search(before):
            continue
        goes_on = not ends or "," in text[match.end() : sentence.end]
        is_joined = goes_on or (joined is not None and joined["joined"])
        edits.append(_Edit(Span(*match.span()), "" if is_joined else "and "))
    return edits, modal


def _is_infinitive(word: str) -> bool:
    return (is_verb(word) or can_be_verb(word)) and word not in past_forms()
