"""Is a sentence better than it was? The one check is asked, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpora.findings import Finding
from corpora.spans import Span
from glossary.reading import PairReading, read_pair
from glossary.requirements import RequirementFinder
from gongbao.checking import CheckedDocument, HouseStyle, Proofreader, Waiver, checked_lines

_OF_WHOLE_DOCUMENTS = frozenset(
    (
        "completeness.added",
        "completeness.omitted",
        "form.page-furniture",
        "form.repeated-sentence",
        "terms.first-use",
        "terms.inconsistent",
    )
)
"""Rules that say nothing about a sentence by itself."""
_REMEMBERED = 4096

Key = tuple[str, Span | None, str]


@dataclass(frozen=True)  # no slots: the reading is made when first asked for
class JudgedSentence:
    """A translation beside its source, and what is wrong with it.

    Attributes:
        source: The Chinese, empty where the translation stands alone.
        target: The English.
        finder: The rulings.
        findings: What the check says; places are those of these two texts.
    """

    source: str
    target: str
    finder: RequirementFinder
    findings: tuple[Finding, ...]

    @cached_property
    def reading(self) -> PairReading:
        """The pair as read; of an empty source, which requires nothing."""
        return read_pair(self.source, self.target, self.finder)

    @cached_property
    def keys(self) -> Counter[Key]:
        """What is wrong, without the places in the translation, which move."""
        return Counter(map(finding_key, self.findings))


def finding_key(finding: Finding) -> Key:
    """Return what makes a finding the same before and after words were exchanged elsewhere."""
    return finding.rule, finding.source_span, "" if finding.source_span else finding.text


class Judge:
    """Judges sentences by the rules of the check and by what their sources require."""

    def __init__(
        self,
        finder: RequirementFinder,
        *,
        style: HouseStyle | None = None,
        waivers: Sequence[Waiver] = (),
    ) -> None:
        self.finder = finder
        self.proofreader = Proofreader(finder, style=style, waivers=waivers)
        self.judged = lru_cache(maxsize=_REMEMBERED)(self._judged)

    def is_better(self, before: JudgedSentence, after: JudgedSentence) -> bool:
        """Tell whether there are fewer findings, none of them new, and nothing required is lost."""
        if after.keys - before.keys or after.keys.total() >= before.keys.total():
            return False
        return not (_lacks(after) - _lacks(before))

    def _judged(self, source: str, target: str) -> JudgedSentence:
        if source:
            document = checked_lines([(source, target)], "")
        else:
            document = CheckedDocument("", target, ((0, len(target)),), is_table=True)
        found = self.proofreader.check(document).findings
        kept = tuple(finding for finding in found if finding.rule not in _OF_WHOLE_DOCUMENTS)
        return JudgedSentence(source, target, self.finder, kept)


def _lacks(sentence: JudgedSentence) -> Counter[tuple[str, str, int]]:
    """Return what the source requires and the translation does not have."""
    if not sentence.source:
        return Counter()
    return Counter(
        (str(requirement.kind), requirement.source, requirement.start)
        for requirement in sentence.reading.unmet
    )
