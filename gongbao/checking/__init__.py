"""The proofreader: finds the faults of a translation, with its source or alone."""

from __future__ import annotations

from gongbao.checking.checked_texts import (
    checked_documents,
    checked_lines,
    checked_page,
    checked_table,
)
from gongbao.checking.finding import Finding, Hit, Severity
from gongbao.checking.house_style import HouseStyle, parse_house_style, read_house_style
from gongbao.checking.material import CheckedDocument, CheckedPair
from gongbao.checking.proofreading import CheckResult, Proofreader
from gongbao.checking.registry import RULE_NAMES, RULES
from gongbao.checking.rule import Rule
from gongbao.checking.waivers import Waiver, read_waivers

__all__ = [
    "RULES",
    "RULE_NAMES",
    "CheckResult",
    "CheckedDocument",
    "CheckedPair",
    "Finding",
    "Hit",
    "HouseStyle",
    "Proofreader",
    "Rule",
    "Severity",
    "Waiver",
    "checked_documents",
    "checked_lines",
    "checked_page",
    "checked_table",
    "parse_house_style",
    "read_house_style",
    "read_waivers",
]
