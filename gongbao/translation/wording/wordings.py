"""Words around figures that a small model loses or turns round, with the English it is to write.

A requirement says which figure must stand in the translation; what carries its meaning, 内 after
30日, 弃权 after 5票, 收窄 before 2个百分点, is the model's to say. Where the packaged table knows
the words, the model is *told* their English as it is told a term's, and inflects it; or they are
*carried*, figure and all, by one placeholder, since the English stands in another order. Nothing
here is required: a translation by other words is as good.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.writing.figure_rendering import write_ordinal
from corpora.spans import Span
from glossary.codes import as_roman, ordinal_word
from glossary.dictionary import load_dictionary
from glossary.inflection import singulars_of
from glossary.reading import verify
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.wording.leading_verbs import begins_with_verb
from gongbao.translation.wording.names.document_words import DocumentWords
from gongbao.translation.wording.technical_words import find_technical_words
from gongbao.translation.wording.wording import Way, Wording

# In the text that the table is matched against, every requirement is one private character that
# says what it is, by its kind, its Chinese and its English; the first that fits counts.
_SIZE = 0x100
_SIGNS: tuple[tuple[str, tuple[RequirementKind, ...], re.Pattern[str]], ...] = (
    ("article", (RequirementKind.QUANTITY,), deferred_pattern("第.+条 .+")),
    ("paragraph", (RequirementKind.QUANTITY,), deferred_pattern("第.+[款项] .+")),
    ("rank", (RequirementKind.QUANTITY,), deferred_pattern("第[0-9一二三四五六七八九十]+ .+")),
    ("least", (RequirementKind.QUANTITY,), deferred_pattern("(?:[^ ]*元以上|超[^ ]*元) .+")),
    ("times", (RequirementKind.QUANTITY,), deferred_pattern("[^ ]*倍 .*times")),
    ("q", (RequirementKind.QUANTITY,), deferred_pattern(".+", re.DOTALL)),
    ("hour", (RequirementKind.DATE,), deferred_pattern("[^ 日]*[时点](?:[0-9]{1,2}分|半)? .+")),
    ("d", (RequirementKind.DATE,), deferred_pattern(".+", re.DOTALL)),
    ("rate", (RequirementKind.COPY,), deferred_pattern("每.+")),
    ("per", (RequirementKind.COPY,), deferred_pattern("/.+")),
    ("tolerance", (RequirementKind.COPY,), deferred_pattern("±.+")),
    ("position", (RequirementKind.COPY,), deferred_pattern("(?:.排)?[左右].* .*(?:left|right)")),
    ("compared", (RequirementKind.COPY,), deferred_pattern("同比 .+|环比 month.+")),
    ("plan", (RequirementKind.COPY,), deferred_pattern('.+五[”"]? .+ Five-Year Plan')),
    ("clock", (RequirementKind.COPY,), deferred_pattern("[0-2]?[0-9]:[0-5][0-9] .+")),
    ("roman", (RequirementKind.COPY,), deferred_pattern("(?:[IV]{1,3}|[Ⅰ-Ⅴ]) .+")),
    ("c", (RequirementKind.COPY,), deferred_pattern(".+", re.DOTALL)),
    ("term", (RequirementKind.TERM,), deferred_pattern(".+", re.DOTALL)),
)
_MORE_SIGNS = {
    "q": ("rank", "least", "times", "q"),
    "c": ("plan", "clock", "roman", "c"),
    "d": ("hour", "d"),
    "day": ("d",),
}  # a rank is a quantity, too


def _any_sign(name: str) -> str:
    """Return the characters that stand for requirements of a name."""
    places = [k for k, sign in enumerate(_SIGNS) if sign[0] in _MORE_SIGNS.get(name, (name,))]
    ranges = (f"{chr(0xE000 + k * _SIZE)}-{chr(0xE000 + (k + 1) * _SIZE - 1)}" for k in places)
    return f"[{''.join(ranges)}]"


_CLASSES = {
    "gap": "[^，。；：！？]",
    "n": "[0-9一二三四五六七八九十]",
    "counter": "[家个户条项座所支]",
    "total": "(?:总数|累计|总量|总计)(?:达到?|增至|增加到|为)?",
    "symbol": "[\u2190-\u21ff\u25a0-\u25ca\u25cc-\u27bf\u2b00-\u2bff\u203b\U0001f000-\U0001faff]+",
    "ordinal": f"{_any_sign('rank')}|第[0-9一二三四五六七八九十]{{1,3}}",
} | {name: _any_sign(name) for name in (*(sign[0] for sign in _SIGNS), "day")}
_LAST_IN_WORDS = 30
_SET_PHRASE = 5  # characters from which a technical word is one
_MOST_TOLD = 4  # words
_ONE = deferred_pattern(r"(?<![\w.,])(?:one|1) (?:[a-z]+ )?(?P<noun>[a-z]{2,}s)\b")


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    english: str
    way: Way


class _Number(int):
    """A number of a pattern; its formats are th (third), roman (III) and plain digits."""

    def __format__(self, form: str) -> str:
        if form == "th":
            return ordinal_word(self) if self <= _LAST_IN_WORDS else write_ordinal(self)
        return as_roman(self) if form == "roman" else f"{int(self):,}"


@lru_cache(maxsize=512)  # asked for each source that a passage is given
def find_wordings(
    text: str,
    requirements: Sequence[Requirement],
    *,
    is_second: bool = False,
    has_set_phrases: bool = True,
    own: DocumentWords | None = None,
) -> tuple[Wording, ...]:
    """Return the wordings of a normalised text, left to right, none overlapping.

    With `is_second` those that take the place of what was told in vain are among them. Set phrases
    are left out where they cost figures: a model carries only so much. `own` has the places and the
    titles of the document.

    What comes first in the table wins. A wording holds a requirement whole or not at all.
    """
    from gongbao.translation.wording.names.nested_places import find_nested_places
    from gongbao.translation.wording.names.offices import find_offices
    from gongbao.translation.wording.names.paired_places import find_paired_places
    from gongbao.translation.wording.names.persons import find_persons
    from gongbao.translation.wording.names.places_at_home import find_places_at_home
    from gongbao.translation.wording.names.posted_persons import find_posted_persons
    from gongbao.translation.wording.names.roads import find_roads
    from gongbao.translation.wording.stock_phrases import find_stock_phrases

    own = own or DocumentWords()
    found: list[Wording] = []
    names = chain(
        find_paired_places(text, requirements, own.places.sure),
        own.places.find(text, requirements),
        find_places_at_home(text, requirements),
        find_persons(text, requirements),
    )
    for wording in chain(
        own.find_titles(text, requirements),
        _as_carried(find_posted_persons(text, requirements), is_second=is_second),
        find_offices(text, requirements),
        find_roads(text, requirements),
        find_nested_places(text, requirements),
        _of_table(text, requirements, is_second=is_second),
        find_stock_phrases(text, requirements),
        _as_carried(names, is_second=is_second),
    ):
        if not any(wording.span.overlaps(other.span) for other in found):
            found.append(wording)
    if has_set_phrases:
        found += _set_phrases(text, requirements, found)
    return tuple(sorted(found, key=lambda wording: wording.span.start))


def _as_carried(names: Iterable[Wording], *, is_second: bool) -> Iterator[Wording]:
    """Yield names, carried the second time; one that is required is carried where it is unmet."""
    for name in names:
        is_free = is_second and not name.requirements
        yield replace(name, way=Way.CARRIED) if is_free else name


def _of_table(
    text: str, requirements: Sequence[Requirement], *, is_second: bool
) -> Iterator[Wording]:
    """Yield what the table of wordings finds, in the order of its rules."""
    shadow, places, indexes = _in_signs(text, requirements)
    for rule in _rules():
        if rule.way is Way.OTHERWISE and not is_second:
            continue
        for match in rule.pattern.finditer(shadow):
            start, end = match.span("words")
            inside = tuple(index for place, index in indexes.items() if start <= place < end)
            if rule.way is Way.TOLD and inside:
                continue
            names = _names(match, indexes, requirements)
            english = _as_single(rule.english.format(*names))
            yield Wording(Span(places[start], places[end]), english, inside, rule.way)


def _as_single(english: str) -> str:
    """Return words with the noun in the singular where one is counted: "within one working day"."""
    counted = _ONE.search(english)
    single = singulars_of(counted["noun"]) if counted else ()
    if counted is None or not single:
        return english
    return english[: counted.start("noun")] + single[0] + english[counted.end("noun") :]


def _set_phrases(
    text: str, requirements: Sequence[Requirement], others: Sequence[Wording]
) -> Iterator[Wording]:
    """Yield the set phrases of the lexicon that tear nothing apart.

    One may hold requirements that its English meets: 优化营商环境 says what 营商环境 has to be.
    """
    held = [other.span for other in others]
    for span, renderings in find_technical_words(text, load_dictionary().find_words(text)):
        if span.end - span.start < _SET_PHRASE or any(span.overlaps(other) for other in held):
            continue
        inside = tuple(
            k for k, r in enumerate(requirements) if r.span.overlaps(span) and not r.conflict
        )
        if not inside:
            yield Wording(span, renderings[0], (), _way(text[slice(*span)], renderings[0]))
            continue
        # Of several renderings a document keeps the one it began with: mostly the preferred one.
        needed = [
            replace(r, accepted=r.accepted[:1]) for r in map(requirements.__getitem__, inside)
        ]
        if any(r.span == span or not span.contains(r.span) for r in needed):
            continue
        for english in renderings:
            if all(verdict.is_met for verdict in verify(needed, english)):
                yield Wording(span, english, inside, Way.CARRIED)
                break


def _way(phrase: str, english: str) -> Way:
    """Return how a set phrase is given: what the model doubles when it is told it carries.

    It weaves the nouns of a few words well that it was trained to be told; a name has its one
    spelling.
    """
    words = english.split()
    is_name = all(word[:1].isupper() for word in words)
    is_told = len(words) <= _MOST_TOLD and not begins_with_verb(phrase) and not is_name
    return Way.TOLD if is_told else Way.CARRIED


def _in_signs(
    text: str, requirements: Sequence[Requirement]
) -> tuple[str, list[int], dict[int, int]]:
    """Return the text with requirements as signs, where each character starts, and whose it is."""
    written: list[str] = []
    places: list[int] = []
    indexes: dict[int, int] = {}
    position = 0
    for index, requirement in enumerate(requirements):
        sign = _sign(requirement, index)
        if sign is None or requirement.conflict or requirement.start < position:
            continue
        written.extend(text[position : requirement.start])
        places.extend(range(position, requirement.start))
        indexes[len(written)] = index
        written.append(sign)
        places.append(requirement.start)
        position = requirement.end
    written.extend(text[position:])
    places.extend(range(position, len(text) + 1))
    return "".join(written), places, indexes


def _names(
    match: re.Match[str], indexes: dict[int, int], requirements: Sequence[Requirement]
) -> Iterator[str | _Number]:
    """Yield the English of the numbered groups: a requirement's, a numeral's value, a symbol."""
    for group in range(1, match.re.groups + 1):
        if group == match.re.groupindex["words"]:
            continue
        index = indexes.get(match.start(group))
        if index is not None:
            yield requirements[index].accepted[0]
        else:
            words = match[group] or ""
            rank = parse_characters(words.removeprefix("第")) if words[:1] == "第" else None
            if rank:
                yield ordinal_word(int(rank))
                continue
            if not parse_characters(words) and not words.isdecimal():
                yield words  # a symbol stays what it is
                continue
            value = int(words) if words.isdecimal() else int(parse_characters(words) or 0)
            yield _Number(value)


@cache
def _rules() -> tuple[_Rule, ...]:
    file = resources.files("gongbao.translation.wording").joinpath("wordings.tsv")
    rows = csv.DictReader(
        file.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return tuple(_rule(row["how"], row["pattern"], row["english"]) for row in rows)


def _rule(how: str, pattern: str, english: str) -> _Rule:
    for name, characters in _CLASSES.items():
        pattern = pattern.replace(f"{{{name}}}", characters)
    if "(?P<words>" not in pattern:
        pattern = f"(?P<words>{pattern})"
    return _Rule(deferred_pattern(pattern), english, Way(how))


def _sign(requirement: Requirement, index: int) -> str | None:
    words = requirement.accepted[0]
    for k, (_, kinds, source) in enumerate(_SIGNS):
        if requirement.kind in kinds and source.fullmatch(f"{requirement.source} {words}"):
            return chr(0xE000 + k * _SIZE + index % _SIZE)
    return None
