"""What an engine has used, and the tokens that a run may use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from threading import Lock

from corpora.counting import counted
from gongbao.translation.engines.text_engine import TextRequest

_TOKENS_OF_PROMPT = 700  # the task and the rules
_TOKENS_OF_SEGMENT = 40  # its id, quotation marks and braces, on both sides
_TOKENS_A_CHARACTER = 2.2  # of a source, with its English
_LETTERS_A_TOKEN = 3


@dataclass(frozen=True, slots=True)
class EngineUsage:
    """What was used of a server.

    Attributes:
        requests: Sent, those that failed included.
        tokens_read: Of prompts, as the server counts them.
        tokens_written: Of answers.
        seconds: Waited for answers, of all requests together.
        answered: Segments answered by the server.
        kept: Segments whose answer was kept from before.
        asked_again: Segments asked alone, since the first answer was no translation.
    """

    requests: int = 0
    tokens_read: int = 0
    tokens_written: int = 0
    seconds: float = 0.0
    answered: int = 0
    kept: int = 0
    asked_again: int = 0

    @property
    def tokens(self) -> int:
        """Return the tokens of both directions."""
        return self.tokens_read + self.tokens_written

    def since(self, earlier: EngineUsage) -> EngineUsage:
        """Return what was used after an earlier reading."""
        differences = {
            f.name: getattr(self, f.name) - getattr(earlier, f.name) for f in fields(self)
        }
        return EngineUsage(**differences)

    @property
    def sentence(self) -> str:
        """What was used, in words."""
        told = (
            f"{counted(self.requests, 'request')}, {counted(self.tokens_read, 'token')} read and"
            f" {self.tokens_written:,} written, {self.seconds:,.1f} seconds of answers"
        )
        if self.kept:
            told += f"; {counted(self.kept, 'segment')} answered before"
        if self.asked_again:
            told += f"; {self.asked_again:,} asked again alone"
        return told


@dataclass(slots=True)
class Meter:
    """Counts for all threads of an engine, and says what the budget still allows.

    Attributes:
        budget: Tokens that may be used, 0 for any number.
    """

    budget: int = 0
    _usage: EngineUsage = field(default_factory=EngineUsage)
    _reserved: int = 0
    _lock: Lock = field(default_factory=Lock)

    @property
    def usage(self) -> EngineUsage:
        """What was used so far."""
        return self._usage

    def add(self, **amounts: float) -> None:
        """Add to what was used, by the names of `EngineUsage`."""
        with self._lock:
            sums = {name: getattr(self._usage, name) + value for name, value in amounts.items()}
            self._usage = replace(self._usage, **sums)

    def reserve(self, tokens: int) -> bool:
        """Set tokens aside for a request; False where the budget has not as many left."""
        with self._lock:
            is_allowed = (
                not self.budget or self._usage.tokens + self._reserved + tokens <= self.budget
            )
            if is_allowed:
                self._reserved += tokens
            return is_allowed

    def release(self, tokens: int) -> None:
        """Give back what was set aside; what was used is counted by `add`."""
        with self._lock:
            self._reserved -= tokens


def estimated_tokens(requests: Iterable[TextRequest]) -> int:
    """Return about how many tokens a request and its answer take, rather more than fewer."""
    total = float(_TOKENS_OF_PROMPT)
    for request in requests:
        demands = sum(len(d.source) + 12 for d in (*request.demands, *request.missed))
        total += _TOKENS_OF_SEGMENT + _TOKENS_A_CHARACTER * len(request.text) + demands
        total += len(request.attempt) / _LETTERS_A_TOKEN
    return round(total)
