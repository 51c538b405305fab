"""All rules of the proofreader, by family; what `gongbao check --list` shows."""

from __future__ import annotations

from gongbao.checking import (
    page_rules,
    punctuation_rules,
    quantity_rules,
    word_form_rules,
)
from gongbao.checking.rule import Rule

RULES: tuple[Rule, ...] = (
    *word_form_rules.RULES,
    *punctuation_rules.RULES,
    *page_rules.RULES,
    *quantity_rules.RULES,
)
RULE_NAMES = frozenset(rule.name for rule in RULES)
