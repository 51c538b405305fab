"""How far a hypothesis has come with its constraints: which are met, which one is open.

No library for neural networks is needed here; pieces are vocabulary numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

Constraint = tuple[tuple[str, ...], ...]
"""The variants of one constraint; any of them satisfies it."""


@dataclass(frozen=True, slots=True)
class State:
    """The constraints met and the pieces of the one that is open, `()` for none."""

    met: frozenset[int] = frozenset()
    open: tuple[int, ...] = ()


class ConstraintProgress:
    """The automaton of one sentence's constraints.

    Open pieces are always the beginning of a variant of some constraint that is not met. A
    variant that is whole stays open until the piece after it shows that the word has ended, since
    a longer variant may go on from it.

    >>> progress = ConstraintProgress((((4, 5),), ((4, 5, 6),)))
    >>> state = progress.start
    >>> for token in (9, 4, 5, 6, 4, 5):
    ...     state = progress.step(state, token)
    >>> progress.is_complete(state), progress.remaining(state)
    (True, 0)
    """

    def __init__(self, constraints: tuple[tuple[tuple[int, ...], ...], ...]) -> None:
        self._constraints = constraints
        self._shortest = tuple(min(map(len, variants)) for variants in constraints)
        self.slack = sum(max(map(len, variants)) for variants in constraints)
        self._remaining: dict[State, int] = {}
        self.start = State()

    def step(self, state: State, token: int) -> State:
        """Return the state after one more piece."""
        pieces = (*state.open, token)
        if self._begins(state.met, pieces):
            return State(state.met, pieces)
        whole = self._whole(state)
        met = state.met if whole is None else state.met | {whole}
        # Where a variant broke off, a later beginning may still be on its way.
        first = 1 if whole is None else len(state.open)
        for start in range(first, len(pieces)):
            if self._begins(met, pieces[start:]):
                return State(met, pieces[start:])
        return State(met)

    def continuations(self, state: State) -> set[int]:
        """Return the pieces that carry the open variant on."""
        length = len(state.open)
        return {
            variant[length]
            for variant in self._unmet_variants(state.met)
            if length < len(variant) and variant[:length] == state.open
        }

    def advancing(self, state: State) -> set[int]:
        """Return the pieces that bring the constraints nearer to being met, none if all are.

        Taking only these, everything is met within `remaining` steps or, where longer variants
        have to be written out first, `slack` more.
        """
        if self.is_complete(state):
            return set()
        possible = self.continuations(state)
        whole = self._whole(state)
        if state.open and whole is not None:
            possible |= {v[0] for v in self._unmet_variants(state.met | {whole})}
        now = self.remaining(state)
        nearer = {token for token in possible if self.remaining(self.step(state, token)) < now}
        return nearer or self.continuations(state)

    def remaining(self, state: State) -> int:
        """Return how many pieces are needed at least until everything is met."""
        known = self._remaining.get(state)
        if known is None:
            known = self._remaining[state] = self._count_remaining(state)
        return known

    def is_complete(self, state: State) -> bool:
        """Tell whether a hypothesis in this state may end."""
        return self.remaining(state) == 0

    def is_closing(self, state: State) -> bool:
        """Tell whether a variant is whole, so that the word has to end or the variant go on."""
        return self._whole(state) is not None

    def _count_remaining(self, state: State) -> int:
        unmet = [k for k in range(len(self._constraints)) if k not in state.met]
        total = sum(self._shortest[k] for k in unmet)
        length = len(state.open)
        gain = 0
        for k in unmet:
            for variant in self._constraints[k]:
                if length and variant[:length] == state.open:
                    gain = max(gain, self._shortest[k] - (len(variant) - length))
        return total - gain

    def _unmet_variants(self, met: frozenset[int]) -> list[tuple[int, ...]]:
        return [
            variant
            for k, variants in enumerate(self._constraints)
            if k not in met
            for variant in variants
        ]

    def _begins(self, met: frozenset[int], pieces: tuple[int, ...]) -> bool:
        return any(v[: len(pieces)] == pieces for v in self._unmet_variants(met))

    def _whole(self, state: State) -> int | None:
        """Return the constraint of which a variant is whole in the open pieces, the costliest."""
        whole = [
            k
            for k, variants in enumerate(self._constraints)
            if state.open and k not in state.met and state.open in variants
        ]
        return max(whole, key=lambda k: self._shortest[k], default=None)
