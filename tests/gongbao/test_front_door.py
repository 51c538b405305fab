"""The front door: what a program gets from plain strings, the same as the commands say."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

import gongbao
from corpora import GlossaryError, InputError, UsageError, WorkspaceError
from glossary.glossary_table import parse_glossary
from gongbao import (
    align_texts,
    check_pair,
    evaluate_systems,
    match_terms,
    open_glossary,
    open_termbase,
    open_translator,
)

HOUSE = Path(gongbao.__file__).parents[1]
CHINESE = "链主企业产值达到4000亿元。"


@pytest.fixture(scope="module")
def office():
    return open_glossary({"链主": "chain master|lead firm"}, packaged_glossary=False)


@pytest.mark.parametrize("room", ["corpora", "glossary", "align", "gongbao"])
def test_every_package_says_that_it_has_types(room):
    assert (HOUSE / room / "py.typed").read_bytes() == b""


def test_the_front_door_is_opened_without_loading_what_is_behind_it():
    code = "import gongbao, sys; gongbao.match_terms; print('glossary.requirements' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_mapping_gives_the_preferred_term_first(office):
    assert match_terms("链主", office)[0].accepted == ("chain master", "lead firm")


@pytest.mark.parametrize(
    "terms",
    [{"链主": ""}, {"": "chain master"}, {"链主": ["chain master"]}, {"链主": None}],
    ids=["no English", "no Chinese", "a list", "None"],
)
def test_a_mapping_that_is_no_glossary_is_refused_with_its_row(terms):
    with pytest.raises(GlossaryError, match="terms:2"):
        open_glossary(terms)


def test_one_value_where_several_are_expected_is_refused():
    names: Any = ["office.tsv"]
    with pytest.raises(UsageError, match="no glossary"):
        open_glossary(names)
    terms: Any = {"链主": "chain master"}
    with pytest.raises(UsageError, match="a list of them is expected"):
        open_translator(glossaries=terms)
    translator = open_translator(packaged_glossary=False)
    with pytest.raises(UsageError, match="segments are expected"):
        list(translator.translate("链主企业"))


def test_files_mappings_and_glossaries_stand_side_by_side(tmp_path):
    table = tmp_path / "office.tsv"
    table.write_text("卡脖子\tbottleneck\n", encoding="utf-8")
    third = parse_glossary("高质量发展\thigh-quality development\n", name="third")
    finder = open_glossary(table, {"链主": "chain master"}, third, packaged_glossary=False)
    found = match_terms("链主突破卡脖子技术，推动高质量发展。", finder)
    assert [r.source for r in found] == ["链主", "卡脖子", "高质量发展"]


def test_spans_count_in_the_text_as_it_was_given(office):
    text = "  鏈主　產值 ４０００億元"
    for found in match_terms(text, office):
        assert text[found.span.start : found.span.end] == found.source
    assert [r.source for r in match_terms(text, office)] == ["鏈主", "４０００億元"]


def test_the_packaged_glossary_is_asked_where_none_is_given():
    assert "chain master enterprise" in match_terms(CHINESE)[0].accepted


def test_a_record_cannot_be_changed(office):
    with pytest.raises(FrozenInstanceError):
        setattr(match_terms(CHINESE, office)[0], "kind", "copy")  # noqa: B010 - for the type checker


def test_every_sentence_stands_in_exactly_one_pair():
    chinese = "公告\n项目总投资30亿元。预计明年开工。请周知。"
    english = "Notice\nThe project costs 3 billion yuan. Work starts next year."
    pairs = align_texts(chinese, english)
    assert "".join(pair.source for pair in pairs) == chinese.replace("\n", "")
    assert " ".join(pair.target for pair in pairs if pair.target) == english.replace("\n", " ")
    assert all(0 <= pair.score <= 1 for pair in pairs)
    assert "请周知。" in {pair.source for pair in pairs if not pair.target}


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("The project costs 3 billion yuan.", "项目总投资30亿元，明年开工。", "swapped"),
        ("项目总投资30亿元，明年开工。", "项目总投资30亿元，明年开工。", "both Chinese"),
        ("The project costs 3 billion yuan.", "The project costs a lot.", "both English"),
    ],
)
def test_texts_in_wrong_languages_are_refused_as_files_are(source, target, told):
    with pytest.raises(InputError, match=told):
        align_texts(source, target)


@pytest.mark.parametrize(("source", "target"), [("GDP", "GDP"), ("项目总投资30亿元。", "")])
def test_what_is_too_short_to_tell_is_aligned(source, target):
    assert [pair.source for pair in align_texts(source, target)] == [source]


def test_nothing_aligns_with_nothing():
    assert align_texts("", "") == ()


def test_a_right_pair_has_no_findings(office):
    english = "The output value of the chain master reaches 400 billion yuan."
    assert check_pair(CHINESE, english, glossary=office) == ()


@pytest.mark.parametrize(
    ("english", "rule"),
    [
        ("The output value of the chain master reaches 4 billion yuan.", "quantities.magnitude"),
        ("The output value of the leader reaches 400 billion yuan.", "terms.missing"),
        ("The output value of the the chain master is 400 billion yuan.", "form.repeated-word"),
    ],
)
def test_a_fault_is_found_by_the_rule_it_breaks(office, english, rule):
    found = check_pair(CHINESE, english, glossary=office)
    assert rule in {finding.rule for finding in found}
    for finding in found:
        if finding.target_span is not None:
            assert english[slice(*finding.target_span)] == finding.text


def test_systems_are_compared_in_the_order_given(office):
    source = [CHINESE, "项目明年开工。"]
    human = ["The output value of the chain master reaches 400 billion yuan.", "Work starts."]
    other = ["The output value reaches 4 billion yuan.", "Work starts."]
    good, bad = evaluate_systems(
        source,
        {"good": human, "bad": other},
        references={"human": human},
        glossary=office,
        trials=50,
    )
    assert (good.name, bad.name) == ("good", "bad")
    assert good.bleu == pytest.approx(100)
    assert good.chrf > bad.chrf
    assert (good.amounts.share, bad.amounts.share) == (1, 0)
    assert (good.terms.share, bad.terms.share) == (1, 0)
    assert {finding.line for finding in bad.findings} == {1}
    assert {c.other for c in good.comparisons} == {"bad"}
    assert "evaluation.same-as-reference" in {doubt.rule for doubt in good.doubts}
    assert "nrefs:1" in good.signature
    assert "version:" in good.signature


def test_evaluation_refuses_what_cannot_be_compared():
    with pytest.raises(UsageError, match="at least one reference"):
        evaluate_systems(["链主。"], {"a": ["Chain."]}, references={})
    with pytest.raises(InputError, match="a has 2 lines, source has 1"):
        evaluate_systems(["链主。"], {"a": ["Chain.", "x"]}, references={"human": ["Chain."]})


def test_a_missing_termbase_is_not_made(tmp_path):
    with pytest.raises(WorkspaceError, match="no such workspace"):
        open_termbase(tmp_path / "gongbao.db")


def test_one_translator_serves_threads_and_takes_a_mapping(random_model_folder):
    translator = open_translator(
        engine=f"ctranslate2:{random_model_folder}",
        glossaries=[{"链主": "chain master"}],
        packaged_glossary=False,
        threads=1,
    )

    def translated(text):
        return [segment.target for segment in translator.translate([text])]

    texts = [f"链主投资{k}亿元。" for k in range(2, 8)]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(translated, texts))
    assert together == [translated(text) for text in texts]
    assert all("chain master" in english.lower() for (english,) in together)
