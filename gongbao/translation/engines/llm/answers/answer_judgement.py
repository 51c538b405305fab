"""Is an answer a translation of its segment? Judged before it is taken, by the house's reading.

The first look is at the surface (a refusal, a remark, Chinese). The second asks what the dictionary
explains: an answer that carries out an instruction in the document, or belongs to another
segment, has next to none of the words of its source. An answer with the terms and figures that
its source alone demands needs no second look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpora.spans import Span
from glossary.reading import (
    Coverage,
    SourceContent,
    count_han,
    cover,
    length_deviation,
    read_content,
    untranslated_places,
)
from gongbao.translation.engines.llm.answers.answer_faults import Fault
from gongbao.translation.engines.text_engine import Demand, TextRequest

_REFUSAL = re.compile(
    r"\b(?:I(?:['’]m| am)(?: really| very)? sorry|I apologi[sz]e)"
    r"|\b(?:sorry|unfortunately),? (?:but )?I\b"
    r"|\bI (?:can(?:not|['’]t| not)|am (?:unable|not able) to|won['’]t|must decline to) "
    r"(?:\w+ ){0,2}(?:assist|help|translat|compl[yi]|provid|fulfil|process|answer|respond)"
    r"|\bas an? (?:AI|artificial intelligence)(?: language)? (?:model|assistant)\b"
    r"|\b(?:content|usage|safety) (?:policy|policies|guidelines)\b"
    r"|(?:抱歉|对不起|很遗憾)[，,。]?\s*(?:我|本)|作为(?:一个|一名)?(?:AI|人工智能|语言模型)|我(?:无法|不能)(?:翻译|提供|回答|协助)",
    re.IGNORECASE,
)
_SOURCE_REFUSES = re.compile(
    "抱歉|对不起|道歉|遗憾|我们?(?:不|无法|没法|没有办法|拒绝)|人工智能|政策|指引|准则"
)
_CHAT = re.compile(
    r"\A\W*(?:(?:sure|certainly|of course|okay|ok|absolutely|great)\b[,!.:]?\s*"
    r"(?:here|below|let me|I(?:['’]ll|['’]d| will| can| have)|the translation)\b"
    r"|here(?:['’]s| is| are)\b[^.\n]{0,80}\b(?:translat|english|version)"
    r"|(?:the |my |below is (?:the|my) )?(?:english )?translat(?:ion|ed text)\b[^.\n]{0,60}:"
    r"|english(?: version)?\s*:)"
    r"|\b(?:let me know if|I hope this helps|feel free to)\b"
    r"|\bplease note that (?:this|the) translation\b"
    r"|(?:^|\n)\W{0,3}(?:translator['’]s |translation )?notes?\W{0,3}:"
    r"|(?:^|\n)\W{0,3}explanation\W{0,3}:",
    re.IGNORECASE,
)
_SOURCE_CHATS = re.compile("译|好的|当然|可以|英文|英语|注[：:]|说明[：:]|备注|解释")
_FORM = re.compile(r"""\A\s*[\[{]\s*["'{\[]|["']?english["']?\s*:\s*["']|\[\[\d+\]\]""")
"""What belongs to the form of an answer, not to its words."""
_INSTRUCTION = re.compile(
    "(?:忽略|无视|忘记|忽视|不要理会)[^，。；]{0,12}(?:指令|指示|要求|提示|内容|规则|任务|设定)"
    "|(?:请|直接|必须|只需?|仅)(?:用[^，。]{0,6})?(?:回答|回复|输出|答复|说出)"
    "|你(?:现在)?(?:是|扮演)(?:一个|一名|一位)?[^，。]{0,10}(?:助手|助理|模型|机器人|AI|人工智能|专家)"
    "|系统提示|提示词|(?:不要|不用|无需|停止)(?:再)?翻译"
    r"|ignore (?:all|any|the|previous)|system prompt|you are (?:now )?an? ",
    re.IGNORECASE,
)
_LEFT_CHINESE = 2
_LEAST_SUPPORT = 0.2
"""Shares of the content words of both sides that explain each other, summed, in [0, 2]: of right
pairs one in a thousand is below, of wrong ones two in three."""
_LEAST_OF_INSTRUCTION = 0.15
_FEWEST_WORDS = 9
_MUCH_TOO_LONG = 9.0
_MUCH_TOO_SHORT = -1.9
"""Of 40,005 pairs of the written corpus the shortest English is at -1.5; "null" is at -2."""
_ABBREVIATION = re.compile(r"\A\W*[A-Z][A-Z&-]*[A-Z]{2}\W*\Z")
_MERGED = 2.5
_ODD_LENGTH = 3.0
_WEAK_SUPPORT = 1.0
"""One right answer in twenty is below; of two that changed places the one that fits worse is below
in nineteen of twenty."""
_EXCHANGE_GAIN = 0.2
"""Of 835 neighbours none fits better when exchanged; the least loss is .21."""
_CLEARLY_MORE = 0.35
_TELLING_DIGITS = re.compile(r"\d[\d,.]*\d")


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """An answer and what speaks against it; no fault is a translation."""

    text: str
    fault: Fault | None = None


def judge_answer(request: TextRequest, text: str) -> JudgedAnswer:
    """Judge the answer to one segment by itself; `text` is without what stood around it.

    A translation is one line, as a segment is.
    """
    line = " ".join(text.split())
    if not line:
        return JudgedAnswer("", Fault.LOST)
    fault = _surface_fault(request, text)
    if fault is None and not _says_its_source(request, line):
        fault = Fault.NO_TRANSLATION
    return JudgedAnswer(line, fault)


def misplaced_answers(
    requests: Sequence[TextRequest], answers: Mapping[int, str], lost: Iterable[int] = ()
) -> set[int]:
    """Return which answers of a batch probably belong to another of its segments.

    Args:
        requests: The segments of the batch.
        answers: English of those that have any, by their place.
        lost: Places without an answer, whose text may stand in the answer beside them.
    """
    suspects = _twins(requests, answers)
    for place in lost:
        for beside in (place - 1, place + 1):
            english = answers.get(beside)
            if english and length_deviation(requests[beside].text, english) > _MERGED:
                suspects.add(beside)
    lower = {place: english.lower() for place, english in answers.items()}
    told = {place: {d.source for d in requests[place].demands} for place in answers}
    for place, english in answers.items():
        if _is_anchored(requests[place], english):
            continue
        elsewhere = [
            other
            for other in answers
            if other != place
            and (
                _holds_foreign(requests[place], place, other, lower, told)
                or _missed(requests[place].text, english)
                & _missed(answers[other], requests[other].text)
            )
        ]
        if elsewhere or _is_weak(requests[place], english):
            suspects |= _better_owners(place, requests, answers, elsewhere)
    return suspects


def _surface_fault(request: TextRequest, text: str) -> Fault | None:
    if _REFUSAL.search(text) and not _SOURCE_REFUSES.search(request.text):
        return Fault.REFUSED
    if _left_in_chinese(request, text) >= _LEFT_CHINESE:
        return Fault.CHINESE
    if _FORM.search(text) and not _FORM.search(request.text):
        return Fault.CHATTY
    if _CHAT.search(text) and not _SOURCE_CHATS.search(request.text):
        return Fault.CHATTY
    if length_deviation(request.text, text) > _MUCH_TOO_LONG:
        return Fault.CHATTY
    return None


def _left_in_chinese(request: TextRequest, text: str) -> int:
    """Return how many Chinese characters stand where English should; what is demanded may."""
    demanded = "".join(form for demand in request.demands for form in demand.accepted)
    places = (text[place.start : place.end] for place in untranslated_places(text))
    return sum(count_han(words) for words in places if words not in demanded)


def _says_its_source(request: TextRequest, text: str) -> bool:
    """Tell whether an answer has words of its source, and those of an instruction in it."""
    instruction = _INSTRUCTION.search(request.text)
    if instruction is None and (_is_anchored(request, text) or _shares_number(request, text)):
        return True
    content = _content_of(request.text)
    found = _coverage_of(request.text, text)
    if _is_next_to_nothing(request, text, found):
        return False
    if instruction is not None and not _is_translated(
        content, found.of_source, Span(*instruction.span())
    ):
        return False
    # A few words may all be unknown to the dictionary, or worded in another way: a name, a title.
    return found.words < _FEWEST_WORDS or found.source + found.target >= _LEAST_SUPPORT


def _is_next_to_nothing(request: TextRequest, text: str, found: Coverage) -> bool:
    """Tell whether an answer has no word ({}, ...), or one that stands for none: "null", "OK"."""
    if not any(sign.isalnum() for sign in text):
        return count_han(request.text) > 0
    if found.source > 0 or length_deviation(request.text, text) > _MUCH_TOO_SHORT:
        return False
    is_demanded = any(_has(demand, text.lower()) for demand in request.demands)
    return not is_demanded and not _ABBREVIATION.match(text)


def _is_translated(content: SourceContent, covered: Sequence[float], place: Span) -> bool:
    """Tell whether the clauses at a place of the source are in the English."""
    clauses = {k for k, span in enumerate(content.spans) if span.overlaps(place)}
    shares = [
        (word.rarity, share)
        for word, share in zip(content.words, covered, strict=True)
        if word.clause in clauses
    ]
    weight = sum(rarity for rarity, _ in shares)
    return not weight or (
        sum(rarity * share for rarity, share in shares) / weight >= _LEAST_OF_INSTRUCTION
    )


def _is_anchored(request: TextRequest, text: str) -> bool:
    """Tell whether the demands of a segment, two of them or a telling figure, are all met."""
    found = text.lower()
    wanted = [demand for demand in request.demands if demand.accepted]
    if not wanted or not all(_has(demand, found) for demand in wanted):
        return False
    return len(wanted) > 1 or _is_telling(wanted[0])


def _shares_number(request: TextRequest, text: str) -> bool:
    """Tell whether a number of two digits and more stands on both sides."""
    numbers = set(_TELLING_DIGITS.findall(request.text))
    return bool(numbers) and not numbers.isdisjoint(_TELLING_DIGITS.findall(text))


def _is_telling(demand: Demand) -> bool:
    """Tell whether a demand is for a figure that hardly stands in another sentence by chance."""
    return demand.kind == "figure" and bool(_TELLING_DIGITS.search(demand.accepted[0]))


def _has(demand: Demand, lower: str) -> bool:
    return any(form.lower() in lower for form in demand.accepted)


def _holds_foreign(
    request: TextRequest,
    place: int,
    other: int,
    lower: Mapping[int, str],
    told: Mapping[int, set[str]],
) -> bool:
    """Tell whether words that a segment lacks stand in another's answer, unwanted there."""
    return any(
        demand.accepted
        and demand.source not in told[other]
        and not _has(demand, lower[place])
        and _has(demand, lower[other])
        for demand in request.demands
    )


def _missed(text: str, other: str) -> set[str]:
    """Return the numbers of a text that the other side does not have."""
    return set(_TELLING_DIGITS.findall(text)) - set(_TELLING_DIGITS.findall(other))


def _is_weak(request: TextRequest, english: str) -> bool:
    if abs(length_deviation(request.text, english)) > _ODD_LENGTH:
        return True
    return _support(request, english) < _WEAK_SUPPORT


def _better_owners(
    place: int,
    requests: Sequence[TextRequest],
    answers: Mapping[int, str],
    elsewhere: Sequence[int],
) -> set[int]:
    """Return a segment and those whose answers fit it better than its own, none where none does."""

    def support(segment: int, answer: int) -> float:
        return _support(requests[segment], answers[answer])

    own = support(place, place)
    owners: set[int] = set()
    for other in answers:
        if other == place:
            continue
        gained = support(place, other) - own
        exchanged = gained + support(other, place) - support(other, other)
        least = 0.0 if other in elsewhere else _EXCHANGE_GAIN
        # In a ring of three the other one fits no better for the exchange.
        is_moved_on = gained > _CLEARLY_MORE and own < _LEAST_SUPPORT * 2
        if exchanged > least or is_moved_on:
            owners.add(other)
    return owners | {place} if owners else set()


def _support(request: TextRequest, english: str) -> float:
    """Return how much of both sides is explained, in [0, 2], more is better."""
    found = _coverage_of(request.text, english)
    return found.source + found.target


@lru_cache(maxsize=1024)
def _content_of(text: str) -> SourceContent:
    return read_content(text)


@lru_cache(maxsize=4096)
def _coverage_of(text: str, english: str) -> Coverage:
    """Return what is explained; an answer is judged by itself, then beside the others."""
    return cover(_content_of(text), english)


def _twins(requests: Sequence[TextRequest], answers: Mapping[int, str]) -> set[int]:
    """Return places whose answers are the same though their segments differ."""
    by_text: dict[str, list[int]] = {}
    for place, english in answers.items():
        by_text.setdefault(english, []).append(place)
    return {
        place
        for places in by_text.values()
        for place in places
        if len({requests[other].text for other in places}) > 1
    }
