from .checked_texts import (
    checked_documents,
    checked_lines,
    checked_page,
    checked_table,
)
from .house_style import (
    HouseStyle,
    parse_house_style,
    read_house_style,
)
from .material import CheckedDocument, CheckedPair
from .proofreading import CheckResult, Proofreader
from .rules.registry import RULE_NAMES, RULES
from .rules.rule import Rule
from .waivers import Waiver, read_waivers

__all__ = [
    "RULES",
    "RULE_NAMES",
    "CheckResult",
    "CheckedDocument",
    "CheckedPair",
    "HouseStyle",
    "Proofreader",
    "Rule",
    "Waiver",
    "checked_documents",
    "checked_lines",
    "checked_page",
    "checked_table",
    "parse_house_style",
    "read_house_style",
    "read_waivers",
]
