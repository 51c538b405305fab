"""Tidy: small words that the model writes around what it carries without knowing what it will be.

"This <t1>" becomes "this year on year", "winds of force <q1>" becomes "force force 6", "call the
<t1>" becomes "call the 12366", "the <t1> spirit" becomes "the 20th National Congress spirit": what
is carried brings its own words. The mark of a note loses the brackets around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities import Approximation, QuantityKind
from corpora.spans import Span
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text
from gongbao.translation.guarantee.steps.clashing_words import without_clashes

_DOUBLED = re.compile(
    r"(?<![\w-])(?P<word>(?!had|that)[a-z]{3,}(?: [a-z]+){0,2})(?P<again> (?P=word))(?![\w-])"
)
# "The rate of safe use of the rate of safe use": two words and more, without a figure among them.
# Beside "and" the second has to end there: "Bank of China and Bank of China Insurance" are two.
_PHRASE = r"(?P<word>(?=[^.;]{10})[A-Za-z][A-Za-z'’-]+(?: [A-Za-z'’-]+){1,8})"
_STOPS = r"(?=[.,;:)]|$| (?:and|or)\b)"
_ENDS = (
    r"(?=[.,;:)]|$| (?:and|or|of|to|in|by|with|from|at|on|for|that|which|so"
    r"|was|were|is|are|has|have)\b)"
)
_ECHOED = re.compile(
    rf"(?<![\w-]){_PHRASE}(?P<again> (?:(?:of|for|in|to|with|by) )?(?P=word){_ENDS}"
    rf"|(?:,| and|, and) (?P=word){_STOPS})"
)
# "Recognition of able people of able people", "the service capacity of services".
_ECHOED_BEHIND = re.compile(
    r"(?<![\w-])(?P<word>[a-z][a-z'’-]+(?: [a-z'’-]+){1,4}?)s?(?: [a-z-]+){0,3}?"
    rf"(?P<again> (?:of|for|in) (?:the |its )?(?P=word)s?{_ENDS}"
    rf"| and (?:the |its )?(?P=word)s?{_STOPS})"
)
# "The public hospital of public hospitals": what stands in another number behind it.
_ECHOED_AS_MANY = re.compile(
    r"(?<![\w-])(?P<again>(?P<word>[a-z][a-z-]+(?: [a-z-]+){1,4})s? of )(?=(?P=word)s?(?![\w-]))"
)
_COMPARED = re.compile(
    r"(?P<again>\b(?:this|last|the|in|of|from|a) )(?=(?:year|month|quarter|week) on (?:year|month"
    r"|quarter|week)(?: *[.,;]| (?:in|to|from|and|by|during|on)\b|$))"
)
_TWICE = re.compile(
    r"(?P<again>\b(?:[Oo]n|[Ii]n|[Aa]t|[Oo]ver the next|[Ff]or) )(?=(?:within|from|before) )"
)
_ARTICLE = re.compile(r"(?P<again>\b[Tt]he )$")
_CODE = re.compile(r"[0-9(+][^a-z]*")
_HEAD = re.compile(
    r"(?:[\w-]+ )*?(?P<head>[A-Za-z-]{4,})"
    r" (?:above|at|below|for|from|in|of|on|outside|to|under|with) "
)
_NO_NOUN = re.compile(r"\s*(?:[.,;:)]|$|(?:and|or|to|is|was|are|were|for|by|at|on|in)\b)")

_PRINCIPLES = re.compile("精神(?![文病损障卫食抚健疾科面状饱抖])")
_MEETING = re.compile(
    r"\b(?:Congress|Session|Conference|Meeting|Plenum|Committee)\b", re.IGNORECASE
)
_SPIRIT_BEHIND = re.compile(r"(?:['’]s)? [Ss]pirit\b(?! of)")
_SPIRIT_BEFORE = re.compile(
    r"\b(?:(?:[Tt]he )?[Ss]pirit|(?:[Tt]he )?guiding principles) of (?:the )?$"
)
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he $")
_NUMBERED = re.compile(
    r"\b(?:of|at|during|in|by|since|after|before) (?=(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
    r" (?:plenary )?(?:session|(?:national )?congress)\b)",
    re.IGNORECASE,
)
_ON_THE_HOUR = re.compile(r"\b(?:on|in)(?= \d{1,2}(?::\d\d)? [ap]\.m\.)")
_COMPOUND = re.compile(
    r"[ -](year|month|week|day|hour|minute|kilometer|meter)s-(old|long|wide|high|deep|tall)\b"
    r"(?: \2\b)?"
)
_BEFORE_COMPOUND = re.compile(
    r"\b(?P<word>an?|the|this|its|their|our) [“\"]?$|(?<![^\s“\"])[“\"]$|^$", re.IGNORECASE
)
# A noun stands next: "a 24 hours hotline", not "the 24 hours before".
_COMPOUND_NOUN = re.compile(
    r" (?!(?:of|in|on|at|to|by|for|from|with|and|or|but|than|that|after|before|ago|later|long|wide"
    r"|high|deep|away|each|per|more|less|behind|ahead|earlier|is|was|were|are|will|has|have|had"
    r"|as|through|during|under|over|above|below|since|until|prior|which|when|where|it|they"
    r"|passed|given|required|needed|worth|apart|old(?!-)|only|alone|not)\b)[A-Za-z][a-z]{2,}"
)
_MEASURED = re.compile(
    r"(?P<count>[\d,.]+|[a-z]+) (?P<unit>year|month|week|day|hour|minute|kilometer|meter|ton)s",
    re.IGNORECASE,
)
# "over five of enterprises" has one word too many; "over five of the ten" has not.
_OF_BARE = re.compile(
    r" of(?= (?!(?:the|these|those|this|that|them|it|its|their|our|his|her|all|such|each|every"
    r"|which|whom|what|about|over|nearly|more|some|any|an?)\b)[a-z“‘\"])"
)
# 是2017年的2.7倍 is "2.7 times that of 2017".
_THAT_OF = re.compile(
    r" (?:of|in)(?= (?:the )?(?:(?:end|beginning) of )?(?:\d{4}|previous|last)\b)"
)
_OURSELVES, _OURS = re.compile(r"\bourselves\b"), re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]ur)\b")
# What stands behind a semicolon goes on with the sentence.
_SMALL_LETTER = re.compile(
    r"(?<=; )(?:We|The|A|An|It|Its|They|Their|In|This|These|There|At|On|Of|For|By|To|And|All|Over"
    r"|More|Some|With|Among)(?= [a-z0-9“])"
)
# A space that the model leaves behind an opening mark.
_GAP_INSIDE = re.compile(r"(?:(?<=[(“‘\[])|(?<=\s[\"(])|(?<=^\")) (?=\w)")
_TIMES = re.compile(r"(?<=\d[×x]) (?=\d)")  # 2×100万千瓦
# "The civil servant Law of the People's Republic": a term of the title came in small letters.
_LAW = re.compile(r"(?<=\bthe )(?:[a-z][a-z-]+ ){1,5}?(?=Law of the People['’]s Republic\b)")
_SMALL_WORD = re.compile(r"\b(?!(?:of|on|and|for|in|to|the|with)\b)[a-z]")
_LONGEST_COMPOUND = 20  # characters: "-kilometers-long"
_AGE = re.compile("周?岁")
_NOTE_OPENS, _NOTE_CLOSES = tuple("[［〔【"), tuple("]］〕】")


def tidy_words(draft: Draft) -> Draft:
    """Return the draft without words that stand doubled or make no sense beside what is carried."""
    if draft.is_remembered or (draft.is_text and not draft.carried):
        return draft
    draft = without_clashes(draft)
    draft = _with_note_marks(_with_compounds(_with_rates_behind(_with_meetings(draft))))
    draft = _with_small_letters(_with_own_pronoun(_with_counts(draft)))
    for _ in range(len(draft.verdicts) + 1):
        better = next(filter(None, (_without(draft, span) for span in _idle(draft))), None)
        if better is None:
            return draft
        draft = better
    return draft


def _with_own_pronoun(draft: Draft) -> Draft:
    """Return the draft without "ourselves" where nobody says "we": the district aligns itself."""
    found = _OURSELVES.search(draft.text)
    if found is None or draft.is_text or _OURS.search(draft.text):
        return draft
    return _changed(draft, Span(*found.span()), "itself")


def _with_small_letters(draft: Draft) -> Draft:
    """Return the draft with small letters behind semicolons, and no space behind what opens."""
    if draft.is_text:
        return draft
    for found in reversed(list(_LAW.finditer(draft.text))):
        title = _SMALL_WORD.sub(lambda letter: letter[0].upper(), found[0])
        draft = _changed(draft, Span(*found.span()), title)
    for found in reversed(list(_GAP_INSIDE.finditer(draft.text))):
        draft = _changed(draft, Span(*found.span()), "")
    for found in reversed(list(_SMALL_LETTER.finditer(draft.text))):
        draft = _changed(draft, Span(*found.span()), found[0].lower())
    return draft


def _with_meetings(draft: Draft) -> Draft:
    """Return the draft with meetings and their hours worded as official English words them.

    精神 of a meeting is its guiding principles, a numbered session has an article, and it is at 4.
    """
    if draft.is_text:
        return draft
    for index in range(len(draft.verdicts)):
        draft = _with_principles(draft, index)
    for found in reversed(list(_NUMBERED.finditer(draft.text))):
        draft = _changed(draft, Span(found.end(), found.end()), "the ")
    for found in reversed(list(_ON_THE_HOUR.finditer(draft.text))):
        draft = _changed(draft, Span(*found.span()), "at")
    return draft


def _with_rates_behind(draft: Draft) -> Draft:
    """Write "2.3 yuan per cubic meter" where both stand as in the source, 每立方米2.3元."""
    if draft.is_text:
        return draft
    for index in range(len(draft.verdicts) - 1):
        rate, figure = draft.verdicts[index : index + 2]
        needed, counted = rate.requirement, figure.requirement
        if needed.source[:1] != "每" or counted.quantity is None or needed.end != counted.start:
            continue
        if (
            rate.span is None
            or figure.span is None
            or not 0 < figure.span.start - rate.span.end < 3
        ):
            continue
        if draft.text[rate.span.end : figure.span.start].strip(" ,"):
            continue
        words = f"{draft.text[slice(*figure.span)]} {needed.accepted[0]}"
        draft = _changed(draft, Span(rate.span.start, figure.span.end), words)
    return draft


def _with_compounds(draft: Draft) -> Draft:
    """Write "an 80-year-old bridge" for "80 years-old", and "68-year-old" for "68-old" of 68岁."""
    if draft.is_text:
        return draft
    for index in reversed(range(len(draft.verdicts))):
        span, needed = draft.verdicts[index].span, draft.verdicts[index].requirement
        if span is None or needed.quantity is None:
            continue
        found = _COMPOUND.search(draft.text, span.start, span.end + _LONGEST_COMPOUND)
        if _AGE.match(draft.passage.text, needed.end) and draft.text.startswith("-old", span.end):
            draft = _changed(draft, Span(span.end, span.end), "-year")
        elif found is not None and found.start() <= span.end:
            draft = _changed(draft, Span(*found.span()), found.expand(r"-\1-\2"))
        else:
            draft = _with_measure(draft, span)
    return draft


def _with_counts(draft: Draft) -> Draft:
    """Write "over five enterprises" for "over five of enterprises", "twice that of 2017"."""
    if draft.is_text:
        return draft
    for index in reversed(range(len(draft.verdicts))):
        span, needed = draft.verdicts[index].span, draft.verdicts[index].requirement
        counted = needed.quantity
        if span is None or counted is None:
            continue
        of, that = _OF_BARE.match(draft.text, span.end), _THAT_OF.match(draft.text, span.end)
        is_number = counted.kind is QuantityKind.NUMBER
        if of is not None and is_number and counted.approximation is Approximation.OVER:
            draft = _changed(draft, Span(*of.span()), "")
        is_compared = draft.passage.text[: needed.start].endswith("的")
        if that is not None and is_compared and counted.kind is QuantityKind.MULTIPLE:
            draft = _changed(draft, Span(*that.span()), " that of")
    for gap in reversed(list(_TIMES.finditer(draft.text))):
        draft = _changed(draft, Span(*gap.span()), "")
    return draft


def _with_measure(draft: Draft, span: Span) -> Draft:
    """Write "a 24-hour hotline" for "a 24 hours hotline"."""
    measured = _MEASURED.fullmatch(draft.text, *span)
    before = _BEFORE_COMPOUND.search(draft.text, 0, span.start)
    if measured is None or before is None or not _COMPOUND_NOUN.match(draft.text, span.end):
        return draft
    return _changed(draft, span, f"{measured['count']}-{measured['unit']}")


def _with_note_marks(draft: Draft) -> Draft:
    """Write "prices [11]" where the source has [11] and the draft a bare 11, "[11" or "11]"."""
    source = draft.passage.text
    for index in reversed(range(len(draft.verdicts))):
        span, needed = draft.verdicts[index].span, draft.verdicts[index].requirement
        is_mark = needed.kind is RequirementKind.COPY and (
            source[needed.start - 1 : needed.start] in _NOTE_OPENS
            and source[needed.end : needed.end + 1] in _NOTE_CLOSES
        )
        if span is None or not is_mark or not 0 < needed.start < needed.end < len(source):
            continue
        opens = "" if draft.text[span.start - 1 : span.start] in ("[", "(") else "["
        closes = "" if draft.text[span.end : span.end + 1] in ("]", ")") else "]"
        if opens or closes:
            words = f"{opens}{draft.text[slice(*span)]}{closes}"
            draft = _changed(draft, Span(*span), words)
    return draft


def _with_principles(draft: Draft, index: int) -> Draft:
    verdict = draft.verdicts[index]
    span, needed = verdict.span, verdict.requirement
    source = draft.passage.text
    if span is None or needed.kind is not RequirementKind.TERM:
        return draft
    words = draft.text[slice(*span)]
    if not _PRINCIPLES.match(source, needed.end) or not _MEETING.search(words):
        return draft
    behind = _SPIRIT_BEHIND.match(draft.text, span.end)
    before = _SPIRIT_BEFORE.search(draft.text, 0, span.start)
    if behind is not None:
        article = _ARTICLE_BEFORE.search(draft.text, 0, span.start)
        start = article.start() if article else span.start
        place = Span(start, behind.end())
        return _changed(draft, place, f"{_beginning(draft.text, start)} of the {words}")
    if before is not None:
        place = Span(before.start(), span.start)
        return _changed(draft, place, f"{_beginning(draft.text, before.start())} of the ")
    return draft


def _beginning(text: str, start: int) -> str:
    return (
        "The guiding principles" if text[start : start + 3] == "The" else "the guiding principles"
    )


def _changed(draft: Draft, place: Span, words: str) -> Draft:
    changed = with_text(draft, place, words)
    is_no_worse = len(changed.unmet) <= len(draft.unmet) and changed.faults <= draft.faults
    return changed if is_no_worse else draft


def _without(draft: Draft, span: Span) -> Draft | None:
    words = draft.text[slice(*span)]
    follows = draft.text[span.end : span.end + 1]
    is_opening = span.start == 0 and words[:1].isupper()
    place = Span(span.start, span.end + 1) if is_opening else span
    written = with_text(draft, place, follows.upper() if is_opening else "")
    is_no_worse = len(written.unmet) <= len(draft.unmet) and written.faults <= draft.faults
    return written if is_no_worse else None


def _idle(draft: Draft) -> Iterator[Span]:
    for pattern in (_DOUBLED, _ECHOED, _ECHOED_AS_MANY, _ECHOED_BEHIND, _COMPARED, _TWICE):
        for match in pattern.finditer(draft.text):
            yield Span(*match.span("again"))
    for verdict in draft.verdicts:
        if verdict.span is None:
            continue
        if verdict.requirement.kind is RequirementKind.TERM:
            yield from _head_again(draft.text, verdict.span)
        if verdict.requirement.kind is not RequirementKind.COPY:
            continue
        article = _ARTICLE.search(draft.text, 0, verdict.span.start)
        words = draft.text[slice(*verdict.span)]
        if article and _CODE.fullmatch(words) and _NO_NOUN.match(draft.text, verdict.span.end):
            yield Span(*article.span("again"))


def _head_again(text: str, term: Span) -> Iterator[Span]:
    """Yield the head noun of a term where it stands once more behind what follows it in the term.

    "193 enterprises above designated size enterprises": the model writes the noun that it expects
    a term to lack.
    """
    found = _HEAD.match(text[slice(*term)])
    if found is None:
        return
    head = found["head"].removesuffix("s")
    again = re.compile(rf" {re.escape(head)}s?(?![\w-])", re.IGNORECASE).match(text, term.end)
    if again is not None:
        yield Span(*again.span())
