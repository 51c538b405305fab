"""What a TBX file says of the status of a term, in the words of many programs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corpora.findings import Finding
from glossary.concepts import Approval, Status
from glossary.exchange.entries import UNKNOWN_STATUS, unknown_status
from glossary.exchange.tbx.tbx_dialect import EXPECTED_STATUS
from glossary.exchange.tbx.tbx_sections import Fact, TermSection
from glossary.exchange.term_status import StatusReading, read_status, truth


@dataclass(frozen=True, slots=True)
class TermStatus:
    """What the status facts of a term say together; `kept` is what they say in unknown words."""

    status: Status | None = None
    approval: Approval | None = None
    kept: tuple[tuple[str, str], ...] = ()


_GRAVITY = (None, Status.PREFERRED, Status.ADMITTED, Status.SUPERSEDED, Status.DEPRECATED)
_STATUS_NAMES = frozenset(
    ("administrativestatus", "normativeauthorization", "termstatus", "status", "usagestatus")
)
_OTHER_STATUS_NAMES = frozenset(("usage", "languageplanningqualifier"))
_PROCESS_NAMES = frozenset(("processstatus", "approvalstatus", "approval", "workflowstatus"))
_FLAG_NAMES = frozenset(
    ("forbidden", "isforbidden", "forbiddenterm", "donotuse", "deprecated", "prohibited", "banned")
)

_UNSURE_NAMES = _OTHER_STATUS_NAMES | {"approval", "approvalstatus"}
_ALL_STATUS_NAMES = _STATUS_NAMES | _OTHER_STATUS_NAMES | _PROCESS_NAMES | _FLAG_NAMES


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    own = name.lower().removeprefix("x-")  # how a tool marks a category of its own
    return "".join(character for character in own if character.isalnum())


def is_status(fact: Fact) -> bool:
    """Tell whether a fact says how a term may be used, or whether somebody answers for it."""
    plain = _plain(fact.name)
    is_named = plain in _ALL_STATUS_NAMES
    if not fact.value or not (is_named or plain.endswith("status")):
        return False
    # "usage" may hold a sentence, "geographicalStatus" anything; that is no status.
    if not is_named or plain in _UNSURE_NAMES:
        return read_status(fact.value) is not None
    return True


def read_term_status(
    section: TermSection, above: list[Fact], name: str, remarks: list[Finding]
) -> TermStatus:
    """Return what is said of the status; of several words the gravest counts."""
    own = [fact for fact in section.facts if is_status(fact)]
    if not own and not above:
        return TermStatus()
    status: Status | None = None
    approval: Approval | None = None
    kept: list[tuple[str, str]] = []
    for fact in (*own, *above):
        plain = _plain(fact.name)
        if plain in _FLAG_NAMES:
            says = truth(fact.value)
            reading = read_status(fact.value) if says is None else StatusReading()
            if says:
                reading = StatusReading(Status.DEPRECATED)
        else:
            reading = read_status(fact.value)
        if reading is None:
            approval = Approval.PROPOSED
            if plain in _PROCESS_NAMES:
                kept.append((fact.name, fact.value))
                continue
            place = f"{name}:{fact.line}"
            remarks.append(unknown_status(place, fact.value, section.text, EXPECTED_STATUS))
            kept.append((UNKNOWN_STATUS, fact.value))
            reading = StatusReading(Status.ADMITTED)
        if reading.approval is Approval.PROPOSED:
            approval = Approval.PROPOSED
        if _GRAVITY.index(reading.status) > _GRAVITY.index(status):
            status = reading.status
    return TermStatus(status, approval, tuple(kept))
