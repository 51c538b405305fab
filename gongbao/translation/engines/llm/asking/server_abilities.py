"""What a server has turned out to take: ways of answering, parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from gongbao.translation.engines.llm.prompt import AnswerForm

SEED_AND_TEMPERATURE = ("temperature", "seed")


@dataclass(slots=True)
class ServerAbilities:
    """What a server has turned out to take; threads share it and learn from each other."""

    form: AnswerForm
    is_fixed: bool
    parameters: set[str] = field(default_factory=lambda: set(SEED_AND_TEMPERATURE))
    lock: Lock = field(default_factory=Lock)
    unformed: int = 0
    formed: int = 0

    def leave_out(self, message: str, tried: AnswerForm, sent: set[str]) -> bool:
        """Ask for less after a refusal; False where there is nothing to leave out."""
        with self.lock:
            for name in SEED_AND_TEMPERATURE:
                if name in message.lower() and name in sent:
                    self.parameters.discard(name)
                    return True
            return self._lower(tried)

    def note(self, *, is_formed: bool) -> None:
        """Learn whether an answer had the form that was asked for."""
        with self.lock:
            self.formed += is_formed
            self.unformed += not is_formed
            if self.unformed > 1 and not self.formed and not self.is_fixed:
                self.form = AnswerForm.LINES

    def _lower(self, tried: AnswerForm) -> bool:
        lower = {AnswerForm.SCHEMA: AnswerForm.JSON, AnswerForm.JSON: AnswerForm.LINES}
        if self.is_fixed or tried not in lower:
            return False
        if self.form is tried:
            self.form, self.unformed, self.formed = lower[tried], 0, 0
        return True
