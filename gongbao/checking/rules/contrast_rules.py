"""What a translation model finds by contrast, where the proofreader was told to ask one."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.findings import Hit, Severity
from gongbao.checking.contrast.contrast import ContrastKind
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule

_WRONG, _OMITTED = "accuracy/mistranslation", "accuracy/omission"
_RULES = {
    ContrastKind.WORD: (
        Severity.MAJOR,
        _WRONG,
        """A word for its contrary, or for another of its kind: 东出口 as "east entrance".""",
    ),
    ContrastKind.NEGATION: (
        Severity.MAJOR,
        _WRONG,
        """A negation lost or added: 涂改无效 as "is still valid if altered".""",
    ),
    ContrastKind.EXCHANGED: (
        Severity.MAJOR,
        _WRONG,
        """Two names, parties or figures exchanged: 甲委托乙 as "A is engaged by B".""",
    ),
    ContrastKind.OMITTED: (
        Severity.MAJOR,
        _OMITTED,
        """A clause, a member of a list or a word that changes the rest left out: 应急抢险除外.""",
    ),
    ContrastKind.OMITTED_WORD: (
        Severity.NEUTRAL,
        _OMITTED,
        """Another word left out, which good translators do, too: 逐步放开 as "opened".""",
    ),
    ContrastKind.UNASKED: (
        Severity.NEUTRAL,
        _WRONG,
        """A pair that is longer than the model reads, so that nothing was asked about it.""",
    ),
}


def _rule_of(kind: ContrastKind) -> Rule:
    severity, category, documentation = _RULES[kind]

    def search(material: Material) -> Iterator[Hit]:
        for contrast in material.contrasts:
            if contrast.kind is kind:
                yield Hit(
                    contrast.target,
                    contrast.english,
                    contrast.chinese,
                    contrast.suggestion,
                    contrast.source,
                )

    search.__doc__ = f"{documentation} Only with --contrast, which asks the packaged model."
    return Rule(f"contrast.{kind}", severity, category, search)


RULES: tuple[Rule, ...] = tuple(map(_rule_of, ContrastKind))
