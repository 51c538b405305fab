"""All rules of the proofreader, by family; what `gongbao check --list` shows.

Rules about a pair are those of `glossary.reading`, one for every tool; here are the rules that look
at a document. Where both have a rule of one name, the document knows more: whether a term was
rendered as ruled shortly before, whether another sentence has the name.
"""

from __future__ import annotations

from glossary.reading import list_pair_rules
from gongbao.checking.rules import (
    completeness_rules,
    page_rules,
    plausibility_rules,
    punctuation_rules,
    style_rules,
    term_rules,
    word_form_rules,
)
from gongbao.checking.rules.rule import Rule, rule_of_pairs

_OF_DOCUMENTS: tuple[Rule, ...] = (
    *word_form_rules.RULES,
    *punctuation_rules.RULES,
    *page_rules.RULES,
    *plausibility_rules.RULES,
    *term_rules.RULES,
    *completeness_rules.RULES,
    *style_rules.RULES,
)
_NAMES = frozenset(rule.name for rule in _OF_DOCUMENTS)
RULES: tuple[Rule, ...] = (
    *_OF_DOCUMENTS,
    *(rule_of_pairs(rule) for rule in list_pair_rules() if rule.name not in _NAMES),
)
RULE_NAMES = frozenset(rule.name for rule in RULES)
