"""From what a model wrote to English by the id of its segment, as far as that is certain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongbao.translation.engines.llm.prompt import AnswerForm

_THINKING = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_UNFINISHED_THINKING = re.compile(r"\A\s*<think(?:ing)?>", re.IGNORECASE)
_FENCE = re.compile(r"\A\s*```[\w-]*[ \t]*\n(.*?)\n?[ \t]*```\s*\Z", re.DOTALL)
_TAG = re.compile(r"^[ \t]*\[\[(\d+)\]\][ \t]*:?", re.MULTILINE)
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "「": "」", "`": "`"}
_ID_NAMES = ("id", "tag", "number")
_TEXT_NAMES = ("english", "translation", "text", "target")


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """What stands in one answer of a model.

    Attributes:
        texts: English by id; an id that stands twice with different English has none.
        is_formed: Whether it has the form that was asked for.
    """

    texts: dict[str, str] = field(default_factory=dict)
    is_formed: bool = True


def read_answers(content: str, form: AnswerForm, ids: Sequence[str]) -> ReadAnswers:
    r"""Return the English of each id that was asked for, as the model gave it.

    Of an answer that was cut off, what is whole counts.

    >>> read_answers("[[1]] One.\n[[2]] Two.", AnswerForm.LINES, ["1", "2"]).texts
    {'1': 'One.', '2': 'Two.'}
    >>> read_answers('{"translations": [{"id": 1, "english": "One."}, {"i', AnswerForm.JSON, ["1"])
    ReadAnswers(texts={'1': 'One.'}, is_formed=True)
    """
    told = _without_thinking(content)
    if form is AnswerForm.PLAIN:
        return ReadAnswers({ids[0]: told.strip()})
    if form is AnswerForm.LINES:
        return _of_lines(told, ids)
    found = list(_entries(told))
    if not found:
        # Some servers take the option and do not follow it; the tags of the other form may stand.
        return ReadAnswers(_of_lines(told, ids).texts if _TAG.search(told) else {}, False)
    return ReadAnswers(_without_doubles(found, ids))


def unwrapped(text: str) -> str:
    r"""Return English without what a model puts around all of it: fences, quotation marks.

    >>> unwrapped('```\n"The plan."\n```')
    'The plan.'
    """
    text = _without_thinking(text).strip()
    fenced = _FENCE.match(text)
    if fenced is not None:
        text = fenced.group(1).strip()
    closing = _QUOTES.get(text[:1])
    if closing and len(text) > 1 and text.endswith(closing):
        inside = text[1:-1]
        if closing not in inside and text[0] not in inside:
            text = inside.strip()
    return text


def is_wrapped(text: str) -> bool:
    """Tell whether quotation marks stand around all of a text."""
    return _QUOTES.get(text[:1], "\0") == text[-1:]


def _without_thinking(content: str) -> str:
    """Return what follows the thoughts of a model that writes them out; none if they do not end."""
    rest = _THINKING.sub("", content, count=1)
    return "" if _UNFINISHED_THINKING.match(rest) else rest


def _of_lines(content: str, ids: Sequence[str]) -> ReadAnswers:
    tags = list(_TAG.finditer(content))
    if not tags:
        if found := list(_entries(content)):
            return ReadAnswers(_without_doubles(found, ids), False)
        # Asked for one segment, many models leave its tag out.
        return ReadAnswers({ids[0]: content.strip()} if len(ids) == 1 else {}, len(ids) == 1)
    ends = [*(tag.start() for tag in tags[1:]), len(content)]
    found = [
        (tag.group(1), content[tag.end() : end].strip())
        for tag, end in zip(tags, ends, strict=True)
    ]
    before = content[: tags[0].start()].strip()
    return ReadAnswers(_without_doubles(found, ids), not before)


def _entries(content: str) -> Iterator[tuple[str, str]]:
    """Yield (id, English) of the innermost objects of JSON, whole ones alone."""
    decoder = json.JSONDecoder()
    place = content.find("{")
    while place >= 0:
        try:
            value, end = decoder.raw_decode(content, place)
        except ValueError:
            place = content.find("{", place + 1)  # perhaps the outer one is cut off
            continue
        yield from _pairs(value)
        place = content.find("{", end)


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for part in value:
            yield from _pairs(part)
    elif isinstance(value, dict):
        number = next((value[name] for name in _ID_NAMES if name in value), None)
        text = next((value[name] for name in _TEXT_NAMES if isinstance(value.get(name), str)), None)
        if number is not None and text is not None:
            yield str(number).strip("[] "), text
            return
        for name, part in value.items():
            if isinstance(part, str) and name.strip("[] ").isdigit():
                yield name.strip("[] "), part  # {"1": "..."}
            else:
                yield from _pairs(part)


def _without_doubles(found: Sequence[tuple[str, str]], ids: Sequence[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    doubled: set[str] = set()
    for number, text in found:
        if number in texts and texts[number] != text:
            doubled.add(number)
        texts.setdefault(number, text)
    return {number: texts[number] for number in ids if number in texts and number not in doubled}
