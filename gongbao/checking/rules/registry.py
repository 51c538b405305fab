"""All rules of the proofreader, by family, of this house and of anybody's.

Rules about a pair are those of `glossary.reading`, one for every tool; here are the rules that look
at a document. Where both have a rule of one name, the document knows more: whether a term was
rendered as ruled shortly before, whether another sentence has the name.

A distribution adds rules by an entry point in the group `gongbao.rules`, which names a `Rule` or a
sequence of them:

    [project.entry-points."gongbao.rules"]
    office = "my_package.office_rules:RULES"
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import EntryPoint

from corpora import PlugInError
from corpora.plug_ins import installed_plug_ins, load_plug_in, origin_of
from glossary.reading import list_pair_rules
from gongbao.checking.rules import (
    contrast_rules,
    document_rules,
    grammar_rules,
    punctuation_rules,
    sentence_rules,
    style_rules,
    term_rules,
    word_form_rules,
)
from gongbao.checking.rules.rule import Rule, rule_of_pairs

_OF_DOCUMENTS: tuple[Rule, ...] = (
    *word_form_rules.RULES,
    *punctuation_rules.RULES,
    *sentence_rules.RULES,
    *grammar_rules.RULES,
    *term_rules.RULES,
    *document_rules.RULES,
    *style_rules.RULES,
)
_NAMES = frozenset(rule.name for rule in _OF_DOCUMENTS)
RULES: tuple[Rule, ...] = (
    *_OF_DOCUMENTS,
    *(rule_of_pairs(rule) for rule in list_pair_rules() if rule.name not in _NAMES),
    *contrast_rules.RULES,
)
"""The rules of this house."""
RULE_GROUP = "gongbao.rules"


def list_rules() -> tuple[Rule, ...]:
    """Return the rules of this house, then those that are installed; what a proofreader uses.

    Raises:
        PlugInError: naming the distribution whose rules cannot be loaded, or have a taken name.
    """
    return _rules_on(tuple(sys.path))


def rule_names() -> frozenset[str]:
    """Return the names of all rules, by which waivers go."""
    return frozenset(rule.name for rule in list_rules())


def describe_rules(rules: Sequence[Rule]) -> str:
    """Return name, severity, category and documentation of every rule, family by family."""
    lines: list[str] = []
    families = dict.fromkeys(rule.family for rule in rules)
    for family in families:
        lines.append(f"{family}\n")
        for rule in (rule for rule in rules if rule.family == family):
            source = "" if rule.needs_source else ", also without a source"
            lines.append(f"  {rule.name}  [{rule.severity}, {rule.category}{source}]")
            lines += [f"      {line}" for line in rule.documentation.splitlines()]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


@cache
def _rules_on(_path: tuple[str, ...]) -> tuple[Rule, ...]:
    rules = {rule.name: rule for rule in RULES}
    for _, point in sorted(installed_plug_ins(RULE_GROUP).items()):
        for rule in _installed_rules(point):
            if rule.name in rules:
                raise PlugInError(f"{origin_of(point)}: there is a rule {rule.name!r} already")
            rules[rule.name] = rule
    return tuple(rules.values())


def _installed_rules(point: EntryPoint) -> Iterator[Rule]:
    found = load_plug_in(point)
    for rule in found if isinstance(found, Sequence) else (found,):
        if not isinstance(rule, Rule):
            held = type(rule).__name__
            raise PlugInError(f"{origin_of(point)}: {point.value} holds {held}, expected Rule")
        yield rule
