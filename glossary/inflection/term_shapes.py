"""How a term inflects: which of its words take the plural, or which are verbs; all others stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from glossary.inflection.adjectives import is_adjective, is_noun_too
from glossary.inflection.countability import is_seldom_counted, may_stand_bare
from glossary.inflection.verbs import can_be_verb, is_verb, opens_verb_phrase
from glossary.inflection.word_forms import is_plural, singulars_of

# A space, a hyphen or a dash: published pages write Chengdu–Chongqing with either.
GAP = r"[\s\-\u2010-\u2013]+"
_GAPS = re.compile(f"({GAP})")
_LINKING_TEXT = """
of for in on to with at by from under between among without per through against towards toward
into within than via after before during above below along across around beyond
"""
LINKING = frozenset(_LINKING_TEXT.split())
_ADVERBIAL = frozenset(("at", "in", "by", "for", "from", "with", "on"))
_COORDINATING = frozenset(("and", "or", "&"))
_PARTICLES = frozenset(("up", "out", "down", "off", "over", "forward", "back", "away", "together"))
_POSTPOSITIVE = frozenset(("general", "elect", "designate", "emeritus", "plenipotentiary"))
_BEFORE_GENERAL_TEXT = """
secretary director attorney consul governor inspector auditor procurator solicitor commissioner
comptroller prosecutor
"""
_BEFORE_GENERAL = frozenset(_BEFORE_GENERAL_TEXT.split())
_FIXING_NUMERALS_TEXT = """
one two three four five six seven eight nine ten zero
"""
_FIXING_NUMERALS = frozenset(_FIXING_NUMERALS_TEXT.split())


class TermClass(StrEnum):
    """What a term is in a sentence."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class TermShape:
    """A term in its words.

    Attributes:
        words: Its words; a hyphen parts words as a space does.
        gaps: What stands between them.
        kind: What it is in a sentence.
        heads: Which words inflect, by their places.
        free: Which words may stand in either number without a count asking for it.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    kind: TermClass
    heads: tuple[int, ...]
    free: tuple[int, ...] = ()

    def with_words(self, changed: dict[int, str]) -> str:
        """Return the term with some of its words in another form."""
        words = [changed.get(place, word) for place, word in enumerate(self.words)]
        return "".join(word + gap for word, gap in zip(words, (*self.gaps, ""), strict=True))


@lru_cache(maxsize=16384)
def term_shape(text: str, part_of_speech: str = "") -> TermShape:
    """Return the words of a term and which of them inflect.

    >>> shape = term_shape("certificate of origin")
    >>> shape.kind.value, shape.heads
    ('noun', (0,))
    >>> term_shape("investigate and handle").heads, term_shape("smart, green and safe").heads
    ((0, 2), ())
    """
    parts = _GAPS.split(text.strip())
    words, gaps = tuple(parts[::2]), tuple(parts[1::2])
    lower = [bare_word(word).lower() for word in words]
    if not part_of_speech and _is_adverbial(lower, gaps):
        return TermShape(words, gaps, TermClass.ADJECTIVE, ())
    if not part_of_speech and _dangles(lower, gaps):
        first = _first_verb(lower)
        if can_be_verb(lower[first]):
            return TermShape(words, gaps, TermClass.VERB, (first,))
        return TermShape(words, gaps, TermClass.ADJECTIVE, ())
    is_compound = bool(gaps) and not gaps[0].isspace()  # "win-win"
    if part_of_speech == "verb" or (
        not part_of_speech and not is_compound and _opens_with_verb(words, lower)
    ):
        verbs = tuple(_verbs(words, lower, is_told=part_of_speech == "verb"))
        if verbs:
            return TermShape(words, gaps, TermClass.VERB, verbs)
    if part_of_speech in ("adjective", "adverb") or (
        part_of_speech not in ("noun", "properNoun") and _is_describing(words, gaps, lower)
    ):
        return TermShape(words, gaps, TermClass.ADJECTIVE, ())
    heads, free = _noun_heads(words, gaps, lower)
    return TermShape(words, gaps, TermClass.NOUN, heads, free)


def _is_adverbial(lower: Sequence[str], gaps: Sequence[str]) -> bool:
    """Tell whether a term is a phrase behind a preposition: "at present and for years to come"."""
    return len(lower) > 1 and lower[0] in _ADVERBIAL and gaps[0].isspace()


def _dangles(lower: Sequence[str], gaps: Sequence[str]) -> bool:
    """Tell whether a term ends in a preposition or particle: "sneak into", never "sneak intos"."""
    return len(lower) > 1 and gaps[-1].isspace() and lower[-1] in LINKING | _PARTICLES


def can_open_verb_phrase(text: str) -> bool:
    """Tell whether a term may be a verb with what belongs to it, as its sentence has it.

    >>> can_open_verb_phrase("pass completion acceptance"), can_open_verb_phrase("grid worker")
    (True, False)
    """
    words = _GAPS.split(text.strip())[::2]
    lower = [bare_word(word).lower() for word in words]
    first = lower[_first_verb(lower)]
    # A single word that no list knows is what the sentence makes of it, unless it ends as nouns do.
    is_unknown = len(words) == 1 and not is_adjective(first) and not may_stand_bare(first)
    return words[0][:1].islower() and (can_be_verb(first) or is_unknown)


def bare_word(word: str) -> str:
    """Return a word without the marks around it."""
    return word.strip(",.;:()\"'“”‘’")


def _opens_with_verb(words: Sequence[str], lower: Sequence[str]) -> bool:
    first = _first_verb(lower)
    if not words[0][:1].islower():
        return False
    return is_verb(lower[first]) if first or len(words) == 1 else opens_verb_phrase(lower[0])


def _first_verb(lower: Sequence[str]) -> int:
    """Return the place of the first word that is no adverb: "effectively curb"."""
    for place, word in enumerate(lower):
        is_adverb = word.endswith("ly") and not can_be_verb(word) and not is_adjective(word)
        if not is_adverb and word not in ("further", "better", "jointly", "fully"):
            return place if can_be_verb(word) else 0
    return 0


def _verbs(words: Sequence[str], lower: Sequence[str], *, is_told: bool) -> Iterator[int]:
    """Yield the places of the verbs: the first and those that stand beside it."""
    first = _first_verb(lower)
    if not (is_told or can_be_verb(lower[first])):
        return
    yield first
    is_chain = True
    for place in range(first + 1, len(words)):
        word = lower[place]
        follows_comma = words[place - 1].endswith(",")
        follows_and = lower[place - 1] in _COORDINATING
        if follows_comma or follows_and:
            if is_verb(word) or (is_chain and can_be_verb(word)):
                yield place
                continue
            is_chain = False
        elif word not in _COORDINATING and word not in _PARTICLES:
            is_chain = False


def _is_describing(words: Sequence[str], gaps: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether a term describes: its last word is an adjective, and no noun follows a link."""
    if not words[-1].islower():
        return False
    first_chunk = next((k for k in range(len(gaps), 0, -1) if gaps[k - 1].isspace()), 0)
    last = "-".join(lower[first_chunk:])
    is_bound = first_chunk < len(lower) - 1
    if any(word in LINKING and gaps[k - 1].isspace() for k, word in enumerate(lower) if k):
        link = next(k for k, w in enumerate(lower) if k and w in LINKING)
        before = lower[link - 1]
        return is_adjective(before) and not is_noun_too(before) and before not in _POSTPOSITIVE
    if len(lower) > 1 and _is_title(lower[-2], lower[-1]):
        return False
    if is_noun_too(last) and not _is_beside_adjective(words, lower):
        return False
    return is_adjective(last) or (is_bound and is_adjective(lower[-1]))


def _is_beside_adjective(words: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether the last word goes with an adjective before it: "smart and green"."""
    if len(lower) < 2:
        return False
    if lower[-2] in _COORDINATING:
        return len(lower) > 2 and is_adjective(lower[-3])
    return words[-2].endswith(",") and is_adjective(lower[-2])


def _noun_heads(
    words: Sequence[str], gaps: Sequence[str], lower: Sequence[str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    link = next((k for k in range(1, len(words)) if _is_link(k, lower, gaps)), None)
    end = (link if link is not None else len(words)) - 1
    if end and _is_title(lower[end - 1], lower[end]):
        end -= 1
    head = lower[end]
    # "Two Sessions": what is in the plural already may stand before a noun in the singular.
    beside_and = {k for k in range(len(words) - 1) if lower[k + 1] in _COORDINATING}
    is_numbered = end > 0 and (
        (lower[end - 1] in _FIXING_NUMERALS and (end == 1 or gaps[end - 2].isspace()))
        or (end == 1 and lower[0].isdigit())
    )
    free = tuple(k for k in sorted({*beside_and, end}) if is_plural(lower[k]))
    if words[end].islower() and is_adjective(head) and not is_noun_too(head):
        return (), free
    if is_numbered:
        return (), free
    if link is not None and _is_action(head) and link < len(words) - 1:
        last = lower[-1]
        is_changeable = words[-1][:1].islower() and not is_adjective(last)
        free = (*free, len(words) - 1) if is_changeable else free
    heads = [end]
    if end >= 2 and lower[end - 1] in _COORDINATING:
        # "woman and child": two nouns side by side are both the head, "safe and orderly flow" not.
        beside = end - 2
        alone = beside == 0 or (not is_adjective(lower[0]) and beside == 1)
        if alone and _is_plain_noun(lower[beside]) and _is_plain_noun(head):
            heads.insert(0, beside)
    return tuple(heads), free


def _is_action(noun: str) -> bool:
    """Tell whether a noun stays in the singular for many objects: "reform of enterprises"."""
    return may_stand_bare(noun) or can_be_verb(noun)


def _is_title(noun: str, behind: str) -> bool:
    """Tell whether two words are a title as "secretary general" is: its first word is the head."""
    return behind in _POSTPOSITIVE and not _BEFORE_GENERAL.isdisjoint((noun, *singulars_of(noun)))


def _is_plain_noun(word: str) -> bool:
    return not is_adjective(word) and not is_verb(word) and not is_seldom_counted(word)


def _is_link(place: int, lower: Sequence[str], gaps: Sequence[str]) -> bool:
    """Tell whether a word links what describes behind it, not within a compound before a noun."""
    if place == len(lower) - 1:
        return False
    if gaps[place - 1].isspace() and _is_participle_behind(lower[place - 1 : place + 2]):
        return True  # people lifted out of poverty
    if lower[place] not in LINKING:
        return False
    before = gaps[place - 1]
    if before.isspace():
        return True
    behind_compound = place + 2 < len(lower) and not all(
        not gap.isspace() for gap in gaps[place : len(lower) - 1]
    )
    return lower[place] in ("in", "of", "by") and not behind_compound


def _is_participle_behind(words: Sequence[str]) -> bool:
    """Tell whether the second of three words says what those before it do or have had done."""
    noun, word, following = words
    if word.endswith("ing"):
        return noun in ("people", "persons")
    is_past = word.endswith("ed") and (can_be_verb(word[:-2]) or can_be_verb(word[:-1]))
    return is_past and is_plural(noun) and (following in LINKING or following in _PARTICLES)
