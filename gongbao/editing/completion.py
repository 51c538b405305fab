"""Complete what a translator has begun: the engine goes on from the typed words.

What was typed is forced as the beginning, a word cut short included, and the guarantee holds for
the rest: figures and terms that the beginning does not have yet are carried into what follows.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from corpora import normalise
from glossary.reading import verify
from glossary.requirement import Requirement, RequirementKind
from glossary.requirements import RequirementFinder
from gongbao.translation.engines import (
    WORD_START,
    DecodingOptions,
    EncodedSource,
    Engine,
    encode_source,
)
from gongbao.translation.guarantee import Draft, Passage, write_draft
from gongbao.translation.guarantee.steps.piece_engines.prefix_repair import repair_by_prefix
from gongbao.translation.guarantee.steps.tidied_words import tidy_words

_LAST_WORD = re.compile(r"[^\W_][\w'’-]*$")
_FINISHED = re.compile('[.!?]["”’)]*\\s*$')
_FINISHED_CHINESE = re.compile("^[^。！？]*[。！？][”’）]*\\s*$")
"""One sentence and no more: its English has ended with a full stop."""
_WORDS_AHEAD = 5
_SEARCHES = 8
_KEPT_SOURCES = 256
_SHORTEST = 3  # characters of a term or figure that say which it is


@dataclass(frozen=True, slots=True)
class Completion:
    """What may follow typed words.

    Attributes:
        text: The words, space before them included, empty for nothing.
        is_settled: Whether all that is required stands in it, or cannot be made to.
    """

    text: str
    is_settled: bool = True


@dataclass(frozen=True, slots=True)
class _Start:
    """A forced beginning: its pieces, and how many of them have been typed."""

    prefix: tuple[str, ...]
    typed: int


class SentenceCompleter:
    """Completes English sentences with a piece engine; threads share it."""

    def __init__(self, engine: Engine, finder: RequirementFinder, turn: Lock | None = None) -> None:
        """Begin with nothing read.

        Args:
            engine: Decodes; threads share it.
            finder: Knows what is required.
            turn: Is held while the finder reads, where others read with it.
        """
        self._engine = engine
        self._finder = finder
        self._read: OrderedDict[str, Passage] = OrderedDict()
        self._turn = turn or Lock()

    def with_rulings(self, finder: RequirementFinder) -> SentenceCompleter:
        """Return a completer with the same engine and other rulings."""
        return SentenceCompleter(self._engine, finder, self._turn)

    def complete(self, source: str, begun: str, *, repairs: bool = True) -> Completion:
        """Return what follows `begun` in the English of a Chinese sentence.

        Args:
            source: The sentence, without tags.
            begun: What has been typed; nothing gives the whole sentence.
            repairs: Decode again where a term or figure is missing at the end; it takes as long
                once more for each.
        """
        if _FINISHED.search(begun) and _FINISHED_CHINESE.search(source):
            return Completion("")
        passage = self._passage(source)
        form = _begun_form(passage, begun)
        if form is not None:
            typed, placeholder, written = form
            prefix = (*self._prefix(passage, begun[: len(begun) - len(typed)]), placeholder)
            (draft,) = self._drafts(passage, [_Start(prefix, len(prefix))])
            made = self._rest(draft, repairs=repairs)
            return Completion(written[len(typed) :] + made.text.rstrip(), made.is_settled)
        head, cut = _cut(begun)
        prefix = self._prefix(passage, begun)
        starts = [_Start(prefix, len(prefix))]
        if cut:  # what goes on with the word is decoded beside what follows it as it is
            starts += self._goings_on(passage, self._prefix(passage, head), cut)
        whole, *going_on = self._drafts(passage, starts)
        for draft in going_on:
            made = self._rest(draft, repairs=repairs)
            words = made.text.lstrip()
            if words.startswith(cut):
                return Completion(words[len(cut) :].rstrip(), made.is_settled)
        made = self._rest(whole, repairs=repairs)
        text = made.text.rstrip()
        is_apart = not begun or begun[-1:].isspace()
        return Completion(text.lstrip() if is_apart else text, made.is_settled)

    def _drafts(self, passage: Passage, starts: Sequence[_Start]) -> list[Draft]:
        """Return for each forced beginning what the engine makes of it."""
        requests = [passage.request(self._engine.pieces, start.prefix) for start in starts]
        found = self._engine.translate(requests, DecodingOptions(beam_size=1))
        return [
            replace(write_draft(passage, hypothesis, self._engine), frozen=start.typed)
            for start, hypothesis in zip(starts, found, strict=True)
        ]

    def _goings_on(self, passage: Passage, head: tuple[str, ...], cut: str) -> list[_Start]:
        """Return the likeliest beginning that goes on with a word cut short, or nothing."""
        request = passage.request(self._engine.pieces, head)
        for piece in self._engine.next_pieces(request, _SEARCHES):
            letters = piece.removeprefix(WORD_START)
            if letters and (letters.startswith(cut) or cut.startswith(letters)):
                return [_Start((*head, piece), len(head))]
        return []

    def _rest(self, draft: Draft, *, repairs: bool) -> Completion:
        """Return the text that stands behind the typed pieces of a draft, repaired and tidied."""
        typed = draft.frozen
        if repairs and draft.unmet:
            (draft,) = repair_by_prefix([draft], self._engine, DecodingOptions(beam_size=1))
        rest = _after(replace(draft, frozen=typed))
        tidied = tidy_words(draft)
        begun = draft.text.removesuffix(rest)
        text = tidied.text.removeprefix(begun) if tidied.text.startswith(begun) else rest
        return Completion(text, repairs or not draft.unmet)

    def alternatives(self, source: str, begun: str, *, count: int = 6) -> list[str]:
        """Return the beginnings of other ways to go on, the likeliest first, each once."""
        passage = self._passage(source)
        prefix = self._prefix(passage, begun)
        request = passage.request(self._engine.pieces, prefix)
        ways: dict[str, None] = {}
        for hypothesis in self._engine.alternatives(request, _SEARCHES):
            draft = replace(write_draft(passage, hypothesis, self._engine), frozen=len(prefix))
            words = _after(draft).split()[:_WORDS_AHEAD]
            if words:
                ways.setdefault(" ".join(words))
        return list(ways)[:count]

    def _passage(self, source: str) -> Passage:
        with self._turn:
            known = self._read.get(source)
            if known is not None:
                self._read.move_to_end(source)
                return known
            text = normalise(source).text
            required = tuple(r for r in self._finder.find(text).required if not r.conflict)
            encoded = encode_source(text, required, self._engine.pieces, self._engine.features)
            passage = Passage(text, required, encoded)
            self._read[source] = passage
            while len(self._read) > _KEPT_SOURCES:
                self._read.popitem(last=False)
            return passage

    def _prefix(self, passage: Passage, begun: str) -> tuple[str, ...]:
        """Return the target pieces of typed words, with placeholders for what they have met."""
        begun = begun.rstrip()
        held = _held(passage.requirements, passage.source, begun)
        pieces: list[str] = []
        position = 0
        for start, end, placeholder in held:
            pieces += self._words(begun[position:start], is_first=not pieces)
            pieces.append(placeholder)
            position = end
        pieces += self._words(begun[position:], is_first=not pieces)
        return tuple(pieces)

    def _words(self, text: str, *, is_first: bool) -> list[str]:
        if not text.strip():
            return []
        pieces = list(self._engine.pieces.encode_words(text.strip()))
        is_glued = not is_first and not text[:1].isspace()
        if is_glued and pieces[0].startswith(WORD_START):
            rest = pieces[0].removeprefix(WORD_START)
            pieces[:1] = [rest] if rest else []
        return pieces


def _held(
    requirements: Sequence[Requirement], source: EncodedSource, begun: str
) -> list[tuple[int, int, str]]:
    """Return where typed words stand for what a placeholder carries, in order."""
    if not begun:
        return []
    found: list[tuple[int, int, str]] = []
    for index, verdict in enumerate(verify(requirements, begun)):
        placeholder = source.placeholders.get(index)
        span = verdict.span
        is_held = verdict.is_met and verdict.requirement.kind is not RequirementKind.FORBIDDEN
        if is_held and placeholder is not None and span is not None and span.length:
            found.append((span.start, span.end, placeholder))
    found.sort()
    apart: list[tuple[int, int, str]] = []
    for place in found:
        if not apart or place[0] >= apart[-1][1]:
            apart.append(place)
    return apart


def _begun_form(passage: Passage, begun: str) -> tuple[str, str, str] | None:
    """Return the typed beginning of something that a placeholder carries, that, and its English.

    What is typed may begin with a capital where the English has none.
    """
    words = begun.lower()
    best: tuple[str, str, str] | None = None
    for index, placeholder in passage.source.placeholders.items():
        written = passage.source.fillers[placeholder]
        for length in range(min(len(written) - 1, len(begun)), _SHORTEST - 1, -1):
            start = len(begun) - length
            is_edge = start == 0 or not begun[start - 1].isalnum()
            if is_edge and words.endswith(written[:length].lower()):
                met = verify((passage.requirements[index],), begun[:start])[0].is_met
                if not met and (best is None or length > len(best[0])):
                    best = (begun[start:], placeholder, written)
                break
    return best


def _cut(begun: str) -> tuple[str, str]:
    """Return typed words without the last one, where it may go on, and that word."""
    match = _LAST_WORD.search(begun)
    return (begun[: match.start()], match[0]) if match else (begun, "")


def _after(draft: Draft) -> str:
    """Return the text behind the frozen pieces of a draft, space included."""
    if draft.frozen == 0:
        return draft.text
    if draft.frozen > len(draft.spans):
        return ""
    return draft.text[draft.spans[draft.frozen - 1].end :]
