"""Title: long titles of documents that a sentence names are translated by themselves, once.

现将《江州市城镇老旧小区改造实施细则》印发给你们 is a short sentence about a long title. A small
model that reads both at once loses the thread of the sentence, and calls the document another name
each time; read apart, the title is carried into every sentence that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpora import normalise
from corpora.spans import Span
from gongbao.translation.guarantee.outcomes import Outcome
from gongbao.translation.guarantee.segments import ReadSegment, SourceSegment, TranslatedSegment
from gongbao.translation.guarantee.steps.grammar.heading_capitals import in_title_case

_TITLE = re.compile("《(?P<words>[^《》]{8,80})》")
_LEFT = re.compile("[\u3400-\u9fff]")


def find_titles(segments: Iterable[ReadSegment], known: Mapping[str, str]) -> Iterator[ReadSegment]:
    """Yield the titles that stand in segments, none twice and none that is known.

    What a glossary has for a whole title needs no translation.
    """
    seen = set(known)
    for segment in segments:
        text = segment.normalised.text
        if segment.remembered is not None:
            continue
        for match in _TITLE.finditer(text):
            place = Span(*match.span("words"))
            if match[0] in seen or match[0] == text:
                continue
            seen.add(match[0])
            inside = [r for r in segment.requirements if r.span.overlaps(place)]
            if any(r.conflict or not place.contains(r.span) or r.span == place for r in inside):
                continue
            yield ReadSegment(
                SourceSegment(match["words"], is_heading=True),
                normalise(match["words"]),
                is_chinese=True,
                requirements=tuple(r.shifted(-place.start) for r in inside),
                own=segment.own,
            )


def titles_of(translated: Iterable[TranslatedSegment]) -> Iterator[tuple[str, str]]:
    """Yield titles in their marks with their English, those that came out whole."""
    for title in translated:
        english = title.target.strip().rstrip(".")
        is_met = not any(result.outcome is Outcome.UNMET for result in title.results)
        if english and is_met and not _LEFT.search(english) and "\n" not in english:
            yield f"《{title.source}》", in_title_case(english)


def with_titles(segments: Sequence[ReadSegment], titles: Mapping[str, str]) -> list[ReadSegment]:
    """Return the segments, each with the English of the titles that stand in it."""
    named: list[ReadSegment] = []
    for segment in segments:
        found = dict.fromkeys(match[0] for match in _TITLE.finditer(segment.normalised.text))
        own = tuple((title, titles[title]) for title in found if title in titles)
        words = replace(segment.own, titles=own) if own else segment.own
        named.append(replace(segment, own=words) if own else segment)
    return named
