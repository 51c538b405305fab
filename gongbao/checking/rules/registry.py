"""All rules of the proofreader, by family; what `gongbao check --list` shows."""

from __future__ import annotations

from gongbao.checking.rules import (
    completeness_rules,
    name_rules,
    page_rules,
    plausibility_rules,
    punctuation_rules,
    quantity_rules,
    style_rules,
    term_rules,
    word_form_rules,
)
from gongbao.checking.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *word_form_rules.RULES,
    *punctuation_rules.RULES,
    *page_rules.RULES,
    *quantity_rules.RULES,
    *plausibility_rules.RULES,
    *term_rules.RULES,
    *name_rules.RULES,
    *completeness_rules.RULES,
    *style_rules.RULES,
)
RULE_NAMES = frozenset(rule.name for rule in RULES)
