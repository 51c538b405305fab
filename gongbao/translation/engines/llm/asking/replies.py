"""What comes back from a chat interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongbao.translation.engines.llm.prompt import AnswerForm

_LETTERS_A_TOKEN = 3
_KINDS_OF_PARTS = ("text", "output_text", "refusal")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Attributes:
        content: The words of the model.
        is_cut_off: Because it reached a limit of length.
        is_refused: By the model or by a filter of the service.
        is_too_large: The request was larger than the model takes, or took too long for several
            segments together.
        form: How it was asked to answer.
    """

    content: str = ""
    is_cut_off: bool = False
    is_refused: bool = False
    is_too_large: bool = False
    form: AnswerForm = AnswerForm.LINES


def read_reply(
    answer: object, form: AnswerForm, body: Mapping[str, Any]
) -> tuple[Reply, tuple[int, int]]:
    """Return what an answer to a request says, and the tokens read and written.

    Raises:
        ValueError: for what is no answer of a chat interface.
    """
    if not isinstance(answer, dict) or not isinstance(answer.get("choices"), list):
        raise ValueError("no choices")
    choice = answer["choices"][0] if answer["choices"] else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise ValueError("no message")
    reason = choice.get("finish_reason")
    parts = _parts(message.get("content"))
    content = "".join(str(part["text"]) for part in parts if isinstance(part.get("text"), str))
    refusal = message.get("refusal") or any(part.get("refusal") for part in parts)
    reply = Reply(
        content,
        is_cut_off=reason == "length",
        is_refused=bool(refusal) or reason == "content_filter",
        form=form,
    )
    return reply, _tokens(answer.get("usage"), body, content)


def _parts(content: object) -> list[dict[str, object]]:
    """Return the parts of a message; what a model thought aloud has another type than its words.

    >>> _parts([{"type": "thinking", "text": "hm"}, {"type": "text", "text": "Yes."}])
    [{'type': 'text', 'text': 'Yes.'}]
    """
    found = content if isinstance(content, list) else [content]
    parts = [{"text": part} if isinstance(part, str) else part for part in found]
    return [
        part
        for part in parts
        if isinstance(part, dict) and part.get("type", "text") in _KINDS_OF_PARTS
    ]


def _tokens(usage: object, body: Mapping[str, Any], content: str) -> tuple[int, int]:
    """Return the tokens read and written as a server counts them, else about how many they are."""
    found = usage if isinstance(usage, dict) else {}
    read, written = found.get("prompt_tokens"), found.get("completion_tokens")
    if isinstance(read, int) and isinstance(written, int):
        return max(0, read), max(0, written)
    letters = sum(len(message["content"]) for message in body["messages"])
    return letters // _LETTERS_A_TOKEN, len(content) // _LETTERS_A_TOKEN
