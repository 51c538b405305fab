from .checked_texts import (
    AlignedDocuments,
    aligned_documents,
    checked_documents,
    checked_lines,
    checked_page,
    checked_table,
)
from .contrast.scoring import PairScorer, packaged_scorer
from .house_style import (
    HouseStyle,
    parse_house_style,
    read_house_style,
)
from .material import CheckedDocument, CheckedPair, Material
from .proofreading import CheckResult, Proofreader
from .rules.registry import RULES, list_rules, rule_names
from .rules.rule import Rule, rule
from .waivers import Waiver, read_waivers

__all__ = [
    "RULES",
    "AlignedDocuments",
    "CheckResult",
    "CheckedDocument",
    "CheckedPair",
    "HouseStyle",
    "Material",
    "PairScorer",
    "Proofreader",
    "Rule",
    "Waiver",
    "aligned_documents",
    "checked_documents",
    "checked_lines",
    "checked_page",
    "checked_table",
    "list_rules",
    "packaged_scorer",
    "parse_house_style",
    "read_house_style",
    "read_waivers",
    "rule",
    "rule_names",
]
