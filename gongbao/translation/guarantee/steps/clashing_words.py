"""What a model writes beside words that it was given and that leave no room for it.

A passage that begins with "We", since nobody else acts in it, goes on as a passive: "We A total of
23 sites were renovated". What is carried brings its preposition along: "In the during the 14th
Five-Year Plan period". A body's class stands again behind its name, and a piece stands apart.
"""

from __future__ import annotations

import re

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.english.english_calendar import MONTHS
from corpora.quantities.english.english_number import ORDINAL_WORDS
from corpora.spans import Span
from glossary.names import romanised_name
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text

_MONTHS = "|".join(MONTHS)
_PASSIVE = r"(?=[^.;]* (?:was|were|has been|have been) )"
_CLASSES = "Bureau|Commission|Office|Department|Committee|Administration"
_IN_CAPITALS = "\\g<level>"  # with a capital
_LEVELS = "county|municipal|provincial|district|city|prefectural|regional"
_SESSION = r"\w+ (?:plenary )?session of the \w+ People['’]s Congress"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (deferred_pattern(r"^We (?:will )?(?=(?:A total of|In total,|The|An?) )"), ""),
    (deferred_pattern(rf"^We totaled (?=\d{_PASSIVE})"), "A total of "),
    (
        deferred_pattern(
            r"\b[Ii]n (?:the )?"
            r"(?=(?:during|at present|throughout|since|by the end of|in line with) )"
        ),
        "",
    ),
    # "Non- contact"; what hangs, "pre- and post-war", is apart by right.
    (deferred_pattern(r"(?<=[a-z]-) (?!(?:and|or|to|but|nor|as)\b)(?=[a-z])"), ""),
    (
        deferred_pattern(rf"(?<= )(?P<name>{_CLASSES}) (?P=name)\b(?! of)", re.IGNORECASE),
        r"\g<name>",
    ),
    (deferred_pattern(r"\b(Commission|Committee|Administration) [Bb]ureau\b(?! of)"), r"\1"),
    (deferred_pattern(r"\bthe bureau of (?=(?:[A-Z]\w+ (?:and )?){1,4}Bureau\b)"), "the "),
    (
        deferred_pattern(r"(?<= percent)\. (?=(?:in|at|from|of|to|by) [a-z])"),
        " ",
    ),  # a stop in the middle
    (
        deferred_pattern(r"^(?P<dear>Dear (?:\w+ )?\w+s)['’] friends(?=[,:])"),
        r"\g<dear>",
    ),  # 居民朋友
    (deferred_pattern(r"\bCourt [Hh]ospital\b"), "Court"),  # 法院院长
    (
        deferred_pattern(r"\b(?:has|have|had) (?=no longer (?!access\b)[a-z]+s\b)"),
        "",
    ),  # "has no longer holds"
    (deferred_pattern(r"\bOn (?=the \w+ (?:plenary )?session of )"), "At "),
    # "On the May 24, 2025, it opened"; "on the May 18 International Museum Day" is right.
    (
        deferred_pattern(
            rf"(?<=\b[Oo]n )the "
            rf"(?=(?:{_MONTHS}) (?:\d{{1,2}}(?:,|\.$| \d|$)|(?:19|20)\d\d(?:[,.;]|$)))"
        ),
        "",
    ),
    (deferred_pattern(r"(-an?)\1(?=-)"), r"\1"),  # once-in-a-a-century
    (deferred_pattern(r"(?<=gram|iter)(?P<many>s?)/(?:kg|KG)\b"), r"\g<many> per kilogram"),
    (deferred_pattern(r"(?<=gram|iter)(?P<many>s?) of (?=per )"), r"\g<many> "),
    (deferred_pattern(r"(?<=gram)(?P<many>s?)/[lL]\b"), r"\g<many> per liter"),
    # "The county third session of the 17th People's Congress".
    (
        deferred_pattern(rf"(?<=\bthe )(?P<level>{_LEVELS}) (?P<session>{_SESSION})(?! of)"),
        r"\g<session> of the \g<level>",
    ),
    # The official name of a local tax bureau, 国家税务总局江州市税务局.
    (
        deferred_pattern(
            r"\bState Taxation Administration(?: of|,)? "
            r"(?P<place>[A-Z][a-z]+(?: (?:City|County|District|Municipal|Provincial|Province))?)"
            r" (?:Tax|Taxation) (?:Bureau|Service)\b"
        ),
        r"\g<place> Tax Service, State Taxation Administration",
    ),
    (deferred_pattern(r"(?<=\d|n) tons?[ -]kilometers?\b"), " ton-kilometers"),
    (
        deferred_pattern(r"\b(?:passengers?|persons?|people)[ -]kilometers?\b"),
        "passenger-kilometers",
    ),
    # A level before the name of its body is part of the name.
    (
        deferred_pattern(
            r"(?<=\b[Tt]he )(?P<level>municipal|provincial|county|district)"
            rf"(?= (?:[A-Z]\w+ (?:and )?){{1,4}}(?:{_CLASSES})\b)"
        ),
        _IN_CAPITALS,
    ),
)
_DASH = deferred_pattern(r"^(?:--|—) ?(?=\w)")
# （第12期） behind the name of a bulletin.
_ISSUE_OF_SOURCE = deferred_pattern("[（(]第[0-9]+期[)）]")
_ISSUE = deferred_pattern(
    r"\((?:the )?(?:(?P<number>\d+)(?:st|nd|rd|th)"
    rf"|(?P<ordinal>{'|'.join(ORDINAL_WORDS)}))(?: [Ii]ssue)?\)",
    re.IGNORECASE,
)
_NOTE_BEFORE = deferred_pattern(r"^\[\d{1,2}\] (?=[a-z]+\b)")
# The words of an article, which stand apart behind its number.
_ARTICLE_BEFORE = deferred_pattern(r"^Article \d+ (?=[a-z]+\b)")
_QUOTE = deferred_pattern('["“”]')
_QUOTES_OF_SOURCE = deferred_pattern('["“”「」『』《》]')
_HAN_NAME = deferred_pattern("[\u4e00-\u9fff]{2,4}")
_THE = deferred_pattern(r"\b[Tt]he $")
_ACTS = deferred_pattern(r"(?:,| (?:was|is|has|had|said|will|told|served|died|joined)\b|\.$)")
_WORD_LAST = deferred_pattern("[\u4e00-\u9fff]$")
_CAPITAL = deferred_pattern(r"(?<=, )Good (?=(?:morning|afternoon|evening)\b)")


def without_clashes(draft: Draft) -> Draft:
    """Return the draft without the words and marks that the model wrote beside what it was given.

    What is remembered, and the words of an engine that gives text only, stay as they are.
    """
    if draft.is_remembered or draft.is_text:
        return draft
    for pattern, words in _RULES:
        for found in reversed(list(pattern.finditer(draft.text))):
            written = found["level"].capitalize() if words == _IN_CAPITALS else found.expand(words)
            draft = _changed(draft, Span(*found.span()), written)
    dash = _DASH.match(draft.text) if draft.passage.text.startswith("——") else None
    if dash is not None:
        first = draft.text[dash.end()]
        draft = _changed(draft, Span(0, dash.end() + 1), f"— {first.upper()}")
    issue = _ISSUE.search(draft.text) if _ISSUE_OF_SOURCE.search(draft.passage.text) else None
    if issue is not None:
        number = issue["number"] or ORDINAL_WORDS[issue["ordinal"].lower()]
        draft = _changed(draft, Span(*issue.span()), f"(No. {number})")
    opened = _NOTE_BEFORE.match(draft.text)
    if draft.passage.opening:
        opened = opened or _ARTICLE_BEFORE.match(draft.text)
    for place in (opened and opened.end(), *(m.start() for m in _CAPITAL.finditer(draft.text))):
        if place is not None:
            letter = draft.text[place]
            draft = _changed(draft, Span(place, place + 1), letter.swapcase())
    return _without_lone_comma(_without_lone_mark(_without_article_of_person(draft)))


def _without_article_of_person(draft: Draft) -> Draft:
    """Return the draft without "the" before a person who acts: "the Gao Jianjun was born"."""
    for index in reversed(range(len(draft.verdicts))):
        span, needed = draft.verdicts[index].span, draft.verdicts[index].requirement
        if span is None or needed.kind is not RequirementKind.COPY:
            continue
        name = draft.text[slice(*span)]
        article = _THE.search(draft.text, 0, span.start)
        is_person = _HAN_NAME.fullmatch(needed.source) and name == romanised_name(needed.source)
        if article is not None and is_person and _ACTS.match(draft.text, span.end):
            place = Span(article.start(), span.end)
            draft = _changed(draft, place, name)
    return draft


def _without_lone_comma(draft: Draft) -> Draft:
    """Return the draft without a comma at its end, where its source goes on to nothing."""
    is_open = draft.text.endswith((",", ";")) and _WORD_LAST.search(draft.passage.text)
    place = Span(len(draft.text) - 1, len(draft.text))
    return _changed(draft, place, "") if is_open else draft


def _without_lone_mark(draft: Draft) -> Draft:
    """Return the draft without the only quotation mark of a text whose source has them in pairs."""
    marks = list(_QUOTE.finditer(draft.text))
    if len(marks) != 1 or len(_QUOTES_OF_SOURCE.findall(draft.passage.text)) % 2:
        return draft
    if draft.text[marks[0].start() - 1 : marks[0].start()].isdigit():
        return draft  # inches
    return _changed(draft, Span(*marks[0].span()), "")


def _changed(draft: Draft, place: Span, words: str) -> Draft:
    if place.start == 0 and not words:  # what follows begins the sentence
        place = Span(0, place.end + 1)
        words = draft.text[place.end - 1].upper()
    changed = with_text(draft, place, words)
    is_no_worse = len(changed.unmet) <= len(draft.unmet) and changed.faults <= draft.faults
    return changed if is_no_worse else draft
