"""Every tool says the same of a pair: one table of right and wrong pairs, through all of them."""

import csv
from pathlib import Path

import pytest

from align.encoder import packaged_encoder
from align.pairs import PairScorer
from corpora.findings import Severity
from corpora.memory import MemoryUnit, TranslationMemory
from corpora.workspace import Workspace
from glossary.glossary_table import parse_glossary
from glossary.reading import faults_of_pair, list_pair_rules, read_pair
from glossary.requirements import RequirementFinder
from gongbao.checking import Proofreader, checked_lines
from gongbao.evaluation import EvaluationOptions, LineFile, evaluate, make_evaluation_set
from gongbao.translation.guarantee import SourceSegment
from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.steps.remembered_segments import remember_segments
from gongbao.translation.guarantee.steps.requirement_finding import find_requirements

GLOSSARY = """zh\ten\tdeprecated
链主\tchain master\tchain owner
卡脖子\tbottleneck\tstuck neck
"""
with (Path(__file__).with_name("one_reading.tsv")).open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
IDS = [f"{row['kind']}-{number}-{row['verdict']}" for number, row in enumerate(ROWS, start=2)]
INFORMATIONAL = {
    rule.name
    for rule in list_pair_rules()
    if rule.is_informational and rule.severity is not Severity.MINOR
}
FINDER = RequirementFinder([parse_glossary(GLOSSARY, name="office.tsv")])


def is_faulty(findings):
    return any(finding.severity.rank >= Severity.MAJOR.rank for finding in findings)


def by_reading(source, target):
    return is_faulty(read_pair(source, target, FINDER).findings)


def by_check(source, target):
    """Whether check tells a fault, or gives what the reading holds to be one to be looked at."""
    result = Proofreader(FINDER).check(checked_lines([(source, target)], "pairs"))
    return is_faulty(result.findings) or any(f.rule in INFORMATIONAL for f in result.informational)


def by_evaluation(source, target):
    texts = make_evaluation_set(
        LineFile("zh", (source,)), [LineFile("en", ("So it is.",))], [LineFile("x", (target,))]
    )
    (system,) = evaluate(texts, FINDER, EvaluationOptions(metrics=("terms",))).systems
    return bool(system.segments[0].findings)


@pytest.fixture(scope="module")
def by_memory(tmp_path_factory):
    """What cleaning a memory of all pairs would retire; terms are ruled when a unit is used."""
    memory = TranslationMemory(Workspace(tmp_path_factory.mktemp("memory") / "gongbao.db"))
    units = [MemoryUnit(row["zh"], row["en"]) for row in ROWS]
    memory.add(units, author="Li Ming", reason="test")
    faults = memory.clean(
        author="Li Ming",
        reason="test",
        is_dry_run=True,
        further_check=lambda unit: faults_of_pair(unit.source, unit.target),
    )
    found = [memory.find_numbered(int(fault.subjects[0])) for fault in faults]
    retired = {(unit.source, unit.target) for unit in found if unit is not None}
    return lambda source, target: (source, target) in retired


@pytest.fixture(scope="module")
def by_translation(tmp_path_factory, packaged_engine):
    """Whether translate refuses a pair that the memory has; terms it would write in."""
    memory = TranslationMemory(Workspace(tmp_path_factory.mktemp("translate") / "gongbao.db"))

    def refuses(source, target):
        memory.add([MemoryUnit(source, target)], author="Li Ming", reason="test")
        segments = find_requirements([SourceSegment(source)], FINDER, DocumentState())
        (segment,) = remember_segments(segments, memory, packaged_engine)
        return segment.match is None

    return refuses


@pytest.fixture(scope="module")
def by_score():
    scorer = PairScorer(packaged_encoder(), finder=FINDER)
    return lambda source, target: is_faulty(scorer.score([(source, target)])[0].findings)


def test_the_table_is_large_and_of_every_kind():
    assert len(ROWS) >= 80
    assert {row["verdict"] for row in ROWS} == {"right", "wrong"}


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_every_tool_says_the_same_of_a_pair(row, by_score, by_memory, by_translation):
    source, target = row["zh"], row["en"]
    said = {
        "reading": by_reading(source, target),
        "check": by_check(source, target),
        "evaluate": by_evaluation(source, target),
        "score": by_score(source, target),
    }
    if row["kind"] != "term":
        said["memory"] = by_memory(source, target)
        said["translate"] = by_translation(source, target)
    assert said == dict.fromkeys(said, row["verdict"] == "wrong")
