"""What a file format has no place for, counted while concepts are written."""

from __future__ import annotations

from dataclasses import dataclass

_EXAMPLES = 3
_EXAMPLE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Loss:
    """Things of one kind that the file does not hold.

    Attributes:
        count: How many.
        what: The things and why: "definitions: OmegaT has no place for them".
        examples: The first few of them.
    """

    count: int
    what: str
    examples: tuple[str, ...]

    def __str__(self) -> str:
        """Return the loss as one line, with its examples."""
        return f"{self.count} {self.what} (such as {', '.join(self.examples)})"


class LossCounter:
    """Counts losses by kind; keeps the first examples only, so that it stays small."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[str]] = {}

    def add(self, what: str, example: str) -> None:
        """Count one thing that is lost."""
        example = " ".join(example.split())
        self._counts[what] = self._counts.get(what, 0) + 1
        examples = self._examples.setdefault(what, [])
        if len(examples) < _EXAMPLES:
            is_short = len(example) <= _EXAMPLE_LENGTH
            examples.append(example if is_short else f"{example[:_EXAMPLE_LENGTH]}…")

    def losses(self) -> tuple[Loss, ...]:
        """Return the losses in the order in which they were first met."""
        return tuple(
            Loss(count, what, tuple(self._examples[what])) for what, count in self._counts.items()
        )
