"""Which findings have a certain mend: the table of rules and their menders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongbao.correction.mends import figure_mends, form_mends, name_mends, term_mends, unit_mends
from gongbao.correction.mends.mend import Change, Fault, Mender

MENDERS: Mapping[str, Mender] = {
    **form_mends.MENDERS,
    **figure_mends.MENDERS,
    **term_mends.MENDERS,
    **unit_mends.MENDERS,
    **name_mends.MENDERS,
}
"""By the name of the rule; what stands here for no rule is only reported."""


def find_mends(fault: Fault) -> Iterator[Change]:
    """Yield what may mend a fault, the best first; whoever takes one asks the check about it."""
    mender = MENDERS.get(fault.finding.rule)
    if mender is not None:
        yield from mender(fault)
