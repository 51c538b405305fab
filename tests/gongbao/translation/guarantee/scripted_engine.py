"""A text engine for tests: it answers by a table, in turn, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from gongbao.translation.engines import TextAnswer, TextRequest


class ScriptedEngine:
    """Answers a text with the next of its answers, with the last one from then on."""

    name = "scripted"
    signature = "scripted@1"

    def __init__(self, answers: Mapping[str, str | Sequence[str | TextAnswer]]) -> None:
        self._answers = {
            text: [given] if isinstance(given, str) else list(given)
            for text, given in answers.items()
        }
        self._asked: dict[str, int] = {}
        self._lock = Lock()
        self.calls: list[list[TextRequest]] = []

    def translate_texts(self, requests: Sequence[TextRequest]) -> list[TextAnswer]:
        with self._lock:
            self.calls.append(list(requests))
            return [self._answer(request.text) for request in requests]

    def _answer(self, text: str) -> TextAnswer:
        answers = self._answers.get(text, [""])
        number = self._asked.get(text, 0)
        self._asked[text] = number + 1
        given = answers[min(number, len(answers) - 1)]
        return TextAnswer(given) if isinstance(given, str) else given
