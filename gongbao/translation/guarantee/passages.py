"""Passages: what is translated in one go, a segment or, where it is too long, a part of one.

A segment is never truncated. It is cut after punctuation near the middle, never inside a term, a
figure or a Latin word, until every part fits the model's position table. Before that it is cut
into clauses, where a small model says more with fewer of them at a time: only between clauses, and
outside quotation marks and brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from corpora.languages import has_chinese
from corpora.spans import Span
from glossary.cells import CellHead, find_heads
from glossary.reading import verify
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines import (
    DecodingRequest,
    EncodedSource,
    SourceFeatures,
    Vocabulary,
    encode_source,
)
from gongbao.translation.guarantee.set_apart import (
    find_article,
    find_headlines,
    find_signatories,
    mark_behind,
)
from gongbao.translation.guarantee.telling.appointments import find_appointed
from gongbao.translation.guarantee.telling.first_pieces import required_pieces, title_pieces
from gongbao.translation.guarantee.telling.outlook import Outlook, outlook_of
from gongbao.translation.guarantee.telling.titles import opening_of_title
from gongbao.translation.guarantee.telling.unspoken_subjects import opening_of
from gongbao.translation.wording import DocumentWords, find_dateline, find_wordings

_CUTS = ("。！？", "；;", "，,：:", "、 ")
_CLAUSE_ENDS = ("。！？；", "，")
_ENDS = "。！？.!?"
_JOINTS = "；;，,、：:"
NO_WORDS = DocumentWords()
_NO_SUBJECT = ("We", "we")
_OPENING, _CLOSING = "“‘（(《〈「『【〔[", "”’）)》〉」』】〕]"


@dataclass(frozen=True, slots=True)
class Passage:
    """Normalised text with its requirements, whose places count from the passage's own start."""

    text: str
    requirements: tuple[Requirement, ...]
    source: EncodedSource
    offset: int = 0
    """Where the passage starts in the segment."""
    continues: bool = False
    """The passage goes on with the sentence of the passage before it."""
    english: str = ""
    """What it is written as by rule, empty where the engine translates it."""
    outlook: Outlook = Outlook.OPEN
    """Whether it tells what was done or what is planned."""
    own: DocumentWords = NO_WORDS
    """What its document says in its own way: places, titles."""

    is_title: bool = False
    """It is the title of an item, 三、加强值班值守, which needs no subject."""

    mark_before: str = ""
    """What stands before it where it is apart from the passage before: one body of several."""

    opening: tuple[str, ...] = ()
    """The pieces its translation begins with, none where that is the engine's affair."""

    @property
    def given(self) -> tuple[str, ...]:
        """Return the English that stands in its source, told or carried, or is required."""
        required = (form for r in self.requirements for form in r.accepted)
        return (*self.source.told, *self.source.fillers.values(), *required)

    def request(self, pieces: Vocabulary, prefix: tuple[str, ...] = ()) -> DecodingRequest:
        """Return what an engine is asked for: the source, without the words of another time."""
        words = (*self.outlook.ruled_out, *(_NO_SUBJECT if self.is_title else ()))
        ruled_out = tuple(map(pieces.encode_words, words))
        return DecodingRequest(self.source.pieces, prefix or self.opening, ruled_out)


def split_passages(
    text: str,
    requirements: Sequence[Requirement],
    pieces: Vocabulary,
    features: SourceFeatures,
    limit: int,
    *,
    has_heads: bool = True,
    part: Outlook = Outlook.OPEN,
    own: DocumentWords = NO_WORDS,
    gaps: Sequence[int] = (),
) -> list[Passage]:
    """Return the passages of a segment, each of at most `limit` pieces where it can be cut.

    With `has_heads` what opens an item, （一） or 附件：, is a passage that is written by rule.
    Where a passage looks is said by its sentence, else by the `part` of its document; `own` has
    the places and titles of the document, `gaps` the places before which the
    source has a space.
    """
    signatories = find_signatories(text, gaps)
    if signatories and all(any(p.contains(r.span) for p in signatories) for r in requirements):
        return [
            replace(passage, mark_before="," if place.start else "")
            for place in signatories
            for passage in _of_part(place, text, requirements, pieces, features, limit, own)
        ]
    headlines = find_headlines(text, gaps)
    if headlines and all(any(p.contains(r.span) for p in headlines) for r in requirements):
        marks = ("", *(mark_behind(text[slice(*place)].rstrip()) for place in headlines))
        return [
            replace(passage, mark_before=mark, continues=mark == ";")
            if passage.offset == place.start
            else passage
            for place, mark in zip(headlines, marks, strict=False)
            for passage in _of_part(place, text, requirements, pieces, features, limit, own)
        ]
    cut = _cut_to_passages(text, requirements, pieces, features, limit, has_heads, own)
    if len(cut) == 1 and (titled := opening_of_title(text)) is not None:
        source, begun = title_pieces(titled, requirements, cut[0].source, pieces)
        return [replace(cut[0], source=source, opening=begun)]
    made: list[Passage] = []
    for k, passage in enumerate(cut):
        if made and passage.continues:
            made.append(replace(passage, outlook=made[-1].outlook))
            continue
        rest = takewhile(lambda other: other.continues, cut[k + 1 :])
        sentence = "".join([passage.text, *(other.text for other in rest)])
        outlook = outlook_of(sentence, part)
        is_behind_head = bool(made) and bool(made[-1].english)  # （一）着力扩大内需。
        is_title = is_behind_head and "我" not in sentence
        opening = "" if is_behind_head else opening_of(sentence, outlook)
        begun = pieces.encode_words(opening) if opening else ()
        if not made:
            named = find_article(passage.text, gaps, passage.requirements), ""
            if named[0] is None:
                named = find_appointed(sentence, passage.requirements)
            begun = required_pieces(*named, passage.requirements, passage.source, pieces) or begun
        made.append(replace(passage, outlook=outlook, opening=begun, is_title=is_title))
    return made


def _of_part(
    place: Span,
    text: str,
    requirements: Sequence[Requirement],
    pieces: Vocabulary,
    features: SourceFeatures,
    limit: int,
    own: DocumentWords,
) -> list[Passage]:
    inside = tuple(
        r.shifted(-place.start) for r in requirements if place.contains(r.span) or _is_forbidden(r)
    )
    return _split(text[slice(*place)], inside, pieces, features, limit, place.start, own)


def _cut_to_passages(
    text: str,
    requirements: Sequence[Requirement],
    pieces: Vocabulary,
    features: SourceFeatures,
    limit: int,
    has_heads: bool,
    own: DocumentWords,
) -> list[Passage]:
    passages: list[Passage] = []
    rest = tuple(requirements)
    position = 0
    heads = _heads(text, rest) if has_heads else []
    for head in heads:
        before, rest = _parted(rest, head.start - position)
        words = text[position : head.start]
        if words and not has_chinese(words) and not _has_date(before):
            passages.append(_as_it_is(words, before, pieces, features, position))
        elif words:
            passages += _joined(_split(words, before, pieces, features, limit, position, own))
        inside, rest = _parted(rest, head.length)
        mark = text[head.start : head.start + head.length]
        source = encode_source(mark, inside, pieces, features)
        is_joined = words[-1:] != "" and words[-1:] in _JOINTS
        passages.append(Passage(mark, inside, source, head.start, is_joined, head.english))
        position = head.start + head.length
    is_chinese = has_chinese(text[position:])
    if heads and position < len(text) and not is_chinese and not _has_date(rest):
        passages.append(_as_it_is(text[position:], rest, pieces, features, position))
    elif position < len(text):
        made = _joined(_split(text[position:], rest, pieces, features, limit, position, own))
        goes_on = bool(heads) and heads[-1].goes_on
        passages += [replace(made[0], continues=goes_on), *made[1:]]
    return passages


def _has_date(requirements: Sequence[Requirement]) -> bool:
    return any(r.kind is RequirementKind.DATE for r in requirements)


def _as_it_is(
    words: str,
    requirements: tuple[Requirement, ...],
    pieces: Vocabulary,
    features: SourceFeatures,
    offset: int,
) -> Passage:
    """Return what stands behind a label without Chinese, a number or an address."""
    source = encode_source(words, requirements, pieces, features)
    return Passage(words, requirements, source, offset, english=words.strip())


def _heads(text: str, requirements: Sequence[Requirement]) -> list[CellHead]:
    """Return the heads whose English has what is required of their words.

    Between them there is something to translate or, behind a label, something to copy.
    """
    heads: list[CellHead] = []
    position = 0
    dateline = find_dateline(text, requirements)
    for head in find_heads(text) if dateline is None else (dateline,):
        words = text[position : head.start]
        is_first = not words or has_chinese(words)
        if (is_first or _is_copied(text, heads, head.start, requirements)) and _allows(
            head, requirements
        ):
            heads.append(head)
            position = head.start + head.length
    while heads and not has_chinese(text[heads[-1].start + heads[-1].length :]):
        if _is_copied(text, heads, len(text), requirements):
            break
        heads.pop()
    return heads


def _is_copied(
    text: str, heads: Sequence[CellHead], end: int, requirements: Sequence[Requirement]
) -> bool:
    """Tell whether words without Chinese stand behind a label, and are all that is required."""
    if not heads or not heads[-1].english.endswith(":"):
        return False
    place = Span(heads[-1].start + heads[-1].length, end)
    words = text[slice(*place)].strip()
    return bool(words) and not has_chinese(words) and _is_met(place, words, requirements)


def _joined(passages: list[Passage]) -> list[Passage]:
    """Return passages of one text, those marked that go on with the sentence before them."""
    for k in range(1, len(passages)):
        if passages[k - 1].text.rstrip(_CLOSING)[-1:] not in _ENDS:
            passages[k] = replace(passages[k], continues=True)
    return passages


def _allows(head: CellHead, requirements: Sequence[Requirement]) -> bool:
    """Tell whether the English of a head has what is required of its words."""
    place = Span(head.start, head.start + head.length)
    return _is_met(place, head.english, requirements)


def _is_met(place: Span, english: str, requirements: Sequence[Requirement]) -> bool:
    inside = [r for r in requirements if r.span.overlaps(place) and not _is_forbidden(r)]
    is_whole = all(place.contains(r.span) for r in inside)
    return is_whole and all(verdict.is_met for verdict in verify(inside, english))


def _split(
    text: str,
    requirements: tuple[Requirement, ...],
    pieces: Vocabulary,
    features: SourceFeatures,
    limit: int,
    offset: int,
    own: DocumentWords,
) -> list[Passage]:
    told = find_wordings(text, requirements, own=own) if features.placeholders else ()
    source = encode_source(text, requirements, pieces, features, wordings=told)
    cut: int | None = None
    if features.clause_limit and len(source.pieces) > features.clause_limit:
        cut = _cut_between_clauses(text, requirements)
    if cut is None and len(source.pieces) <= limit:
        return [Passage(text, requirements, source, offset, own=own)]
    cut = cut or _cut(text, requirements)
    if cut is None:
        reason = f"its segment cannot be cut to the model's {limit} positions"
        stuck = tuple(r if r.conflict else replace(r, conflict=reason) for r in requirements)
        return [Passage(text, stuck, encode_source(text, stuck, pieces, features), offset)]
    left, right = _parted(requirements, cut)
    return [
        *_split(text[:cut], left, pieces, features, limit, offset, own),
        *_split(text[cut:], right, pieces, features, limit, offset + cut, own),
    ]


def _parted(
    requirements: tuple[Requirement, ...], cut: int
) -> tuple[tuple[Requirement, ...], tuple[Requirement, ...]]:
    """Return the requirements on both sides of a cut.

    What is forbidden is so in the whole segment, wherever its concept stands.
    """
    left = tuple(r for r in requirements if r.end <= cut or _is_forbidden(r))
    right = tuple(r.shifted(-cut) for r in requirements if r.start >= cut or _is_forbidden(r))
    return left, right


def _is_forbidden(requirement: Requirement) -> bool:
    return requirement.kind is RequirementKind.FORBIDDEN


def _cut(text: str, requirements: Sequence[Requirement]) -> int | None:
    """Return where to cut, 0 < cut < len(text), or None."""
    middle = len(text) / 2
    allowed = [k for k in range(1, len(text)) if not any(r.start < k < r.end for r in requirements)]
    for marks in _CUTS:
        places = [k for k in allowed if text[k - 1] in marks and 0.15 < k / len(text) < 0.9]
        if places:
            return min(places, key=lambda k: abs(k - middle))
    whole = [k for k in allowed if not (_is_latin(text[k - 1]) and _is_latin(text[k]))]
    places = whole or allowed
    return min(places, key=lambda k: abs(k - middle)) if places else None


def _cut_between_clauses(text: str, requirements: Sequence[Requirement]) -> int | None:
    """Return where a clause ends, the nearest to the middle, or None.

    A mark a few characters from either end closes an opening such as 据悉 and stays with it.
    """
    depth = 0
    places: list[tuple[int, str]] = []
    for k, character in enumerate(text[:-1], 1):
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        is_inside = depth or any(r.start < k < r.end for r in requirements)
        if not is_inside and text[k] not in _CLOSING and 0.15 < k / len(text) < 0.85:
            places.append((k, character))
    for marks in _CLAUSE_ENDS:
        found = [k for k, character in places if character in marks]
        if found:
            return min(found, key=lambda k: abs(k - len(text) / 2))
    return None


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
