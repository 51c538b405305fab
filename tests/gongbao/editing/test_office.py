"""An office without a browser: what survives a crash, what is completed, what is delivered."""

from __future__ import annotations

import sqlite3
import time

import pytest

from corpora import InputError, UsageError
from glossary.opening import open_glossaries
from gongbao.checking import Waiver
from gongbao.editing import (
    DocumentStage,
    EditConflictError,
    EditingOffice,
    OfficeOptions,
    SegmentStage,
    TaggedPair,
)
from gongbao.editing.pair_examination import PairExaminer

OPTIONS = OfficeOptions(({"链主企业": "chain master enterprise"},), packaged_glossary=False)
TEXT = "2022年，链主企业产值达到2295亿元。\n\n市长李明出席会议。\n"


def wait(office, number):
    limit = time.monotonic() + 60
    while office.documents.find(number).stage is DocumentStage.TRANSLATING:
        assert time.monotonic() < limit, "the translation does not end"
        time.sleep(0.01)
    return office.documents.find(number)


@pytest.fixture
def office(tmp_path):
    with EditingOffice(tmp_path / "office.db", OPTIONS) as office:
        yield office


def test_a_document_left_in_translation_is_finished_by_the_next_run(tmp_path):
    path = tmp_path / "office.db"
    first = EditingOffice(path, OPTIONS)
    number = first.documents.add("a.md", TEXT.encode(), author="Li Ming")
    assert first.documents.find(number).stage is DocumentStage.TRANSLATING
    first._workspace.close()  # as after a crash: nothing was ended
    with EditingOffice(path, OPTIONS) as office:
        assert wait(office, number).stage is DocumentStage.IN_REVIEW
        assert all(s.stage is SegmentStage.DRAFT for s in office.segments.read(number))


@pytest.mark.parametrize("typed", [(), (1,), (3,), (2, 5)], ids=str)
def test_what_was_typed_ahead_of_the_translation_stays_and_the_rest_is_translated(tmp_path, typed):
    path = tmp_path / "office.db"
    first = EditingOffice(path, OPTIONS)
    text = "\n\n".join(f"第{number}项工程总投资30亿元。" for number in range(1, 6))
    number = first.documents.add("a.md", text.encode(), author="Li Ming")
    for place in typed:
        first.save(number, place, "It costs 30 billion yuan.", version=0, author="Li Ming")
    first._workspace.close()  # killed before the translation was there
    with EditingOffice(path, OPTIONS) as office:
        assert wait(office, number).stage is DocumentStage.IN_REVIEW
        for segment in office.segments.read(number):
            is_typed = segment.number in typed
            assert segment.stage is (SegmentStage.EDITED if is_typed else SegmentStage.DRAFT)
            assert segment.target and ("It costs" in segment.target) == is_typed
            rules = [finding["rule"] for finding in segment.findings]
            assert ("quantities.magnitude" in rules) == is_typed


def test_what_goes_on_after_a_stop_knows_who_was_named_before(tmp_path):
    lines = [f"第{number}项工作进展顺利。" for number in range(1, 20)]
    text = "\n\n".join(["市长李明出席会议。", *lines, "李明强调安全。"])
    path = tmp_path / "office.db"
    with EditingOffice(path, OPTIONS) as office:
        number = office.documents.add("a.md", text.encode(), author="Wang Fang")
        office.queue.put(number)
        while not (office.queue.progress(number) or office.documents.find(number).progress).done:
            time.sleep(0.005)
        office.stop(number)
    with EditingOffice(path, OPTIONS) as office:
        office.queue.put(number)
        wait(office, number)
        last = office.segments.read(number, count=-1)[-1]
        assert last.target.startswith("Li Ming")


def test_what_was_saved_is_there_after_a_kill(tmp_path):
    path = tmp_path / "office.db"
    with EditingOffice(path, OPTIONS) as office:
        number = office.add("a.md", TEXT.encode(), author="Li Ming")
        wait(office, number)
        saved = office.save(number, 2, "Typed.", version=1, author="Li Ming")
        copy = sqlite3.connect(path)  # what another process sees at this moment
        row = copy.execute("SELECT target FROM edited_segments WHERE number = 2").fetchone()
        copy.close()
        assert row == ("Typed.",) and saved.version == 2


def test_a_document_that_fails_says_why_and_others_go_on(tmp_path):
    with EditingOffice(tmp_path / "office.db", OPTIONS) as office:
        engine = "ctranslate2:nowhere"  # of an office that had it
        wrong = office.documents.add("a.md", TEXT.encode(), author="Li Ming", engine=engine)
        office.queue.put(wrong)
        right = office.add("b.md", TEXT.encode(), author="Li Ming")
        assert wait(office, right).stage is DocumentStage.IN_REVIEW
        failed = office.documents.find(wrong)
        assert failed.stage is DocumentStage.FAILED
        assert "nowhere" in failed.progress.error


def test_nothing_to_translate_is_refused_before_it_is_stored(office):
    with pytest.raises(InputError, match="no Chinese"):
        office.add("a.txt", b"English", author="Li Ming")
    assert office.documents.all() == []


def test_four_eyes(tmp_path):
    options = OfficeOptions(packaged_glossary=False, needs_second=True)
    with EditingOffice(tmp_path / "office.db", options) as office:
        number = office.add("a.txt", "今天开会。".encode(), author="Li Ming")
        wait(office, number)
        segment = office.segments.find(number, 1)
        with pytest.raises(UsageError, match="1 segment is not confirmed"):
            office.approve(number, author="Wang Fang")
        office.save(number, 1, segment.target, version=1, author="Li Ming", confirm=True)
        with pytest.raises(UsageError, match="second person"):
            office.approve(number, author="Li Ming")
        office.approve(number, author="Wang Fang")
        assert office.documents.find(number).approved_by == "Wang Fang"


def test_a_conflict_shows_theirs(office):
    number = office.add("a.md", TEXT.encode(), author="Li Ming")
    wait(office, number)
    office.save(number, 1, "Theirs.", version=1, author="Wang Fang")
    with pytest.raises(EditConflictError) as caught:
        office.save(number, 1, "Mine.", version=1, author="Li Ming")
    assert caught.value.theirs.target == "Theirs."


@pytest.mark.parametrize(
    ("begun", "rest"),
    [
        ("", "229.5 billion yuan"),
        ("In 2022, the output", "229.5 billion yuan"),
        ("The output value of chain mas", "ter enterprise"),
        ("Output was 229", ".5 billion yuan"),
    ],
)
def test_what_is_begun_is_completed_with_what_is_required(office, begun, rest):
    number = office.add("a.md", TEXT.encode(), author="Li Ming")
    wait(office, number)
    office.save(number, 1, "x", version=1, author="Li Ming")
    completed = office.complete(number, 1, begun).text
    assert rest in completed
    whole = begun + completed
    assert whole.count("229.5 billion yuan") == 1


def test_what_the_beginning_has_already_does_not_come_again(office):
    number = office.add("a.md", TEXT.encode(), author="Li Ming")
    wait(office, number)
    office.save(number, 1, "x", version=1, author="Li Ming")
    begun = "Output reached 229.5 billion yuan in"
    assert "229.5" not in office.complete(number, 1, begun).text


def test_a_completion_without_repairs_says_that_it_lacks_something(office):
    line = (
        "第2项工作：2022年链主企业产值达到2亿元，同比增长5.6%，占全市规上工业总产值的比重继续提高。"
    )
    number = office.add("a.md", line.encode(), author="Li Ming")
    wait(office, number)
    office.save(number, 1, "x", version=1, author="Li Ming")
    begun = "In 2022 the output value of"
    quick = office.complete(number, 1, begun, repairs=False)
    settled = office.complete(number, 1, begun)
    assert settled.is_settled
    assert not quick.is_settled
    assert quick.text != settled.text


SOURCE, TARGET = "全市{1}生产总值{/1}3008亿元。", "The {1}GDP{/1} was 30.08 billion yuan."


def test_places_count_in_the_texts_with_their_tags():
    examiner = PairExaminer(open_glossaries(packaged_glossary=False))
    found = examiner.examine(TaggedPair(SOURCE, TARGET))
    (finding,) = found.findings
    assert TARGET[slice(*finding["target_span"])] == "30.08 billion yuan"
    assert SOURCE[slice(*finding["source_span"])] == "3008亿元"


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("The GDP was 300.8 billion yuan.", "the tag {1} is missing"),
        ("The {1}GDP was 300.8 billion yuan.", "the tag {1} has no partner"),
        ("The {1}GDP{/1} {2/} was 300.8 billion yuan.", "the tag {2} is not in the source"),
    ],
)
def test_broken_tags_are_told(target, problem):
    examiner = PairExaminer(open_glossaries(packaged_glossary=False))
    told = examiner.examine(TaggedPair(SOURCE, target)).broken_tags
    assert any(problem in one for one in told)


def test_who_was_named_before_is_known_in_the_next_segment():
    examiner = PairExaminer(open_glossaries(packaged_glossary=False))
    before = [TaggedPair("市长李明出席会议。", "Mayor Li Ming attended.")]
    pair = TaggedPair("李明强调安全。", "Wang Ming stressed safety.")
    found = examiner.examine(pair, before)
    assert not next(r for r in found.requirements if r["kind"] == "name")["is_met"]


def test_the_memory_has_what_is_confirmed_and_nothing_that_was_taken_back(office):
    number = office.add("a.md", TEXT.encode(), author="Li Ming")
    wait(office, number)
    version = office.segments.find(number, 2).version

    def remembered():
        return [
            (unit.target, unit.author) for unit in office.memory.concordance("市长李明出席会议")
        ]

    def confirm(target, version):
        return office.save(
            number, 2, target, version=version, author="Li Ming", confirm=True
        ).version

    version = confirm("Mayor Li attended.", version)
    version = confirm("Mayor Li Ming attended.", version)
    assert remembered() == [("Mayor Li Ming attended.", "Li Ming")]
    assert office.undo(number, author="Li Ming").stage is SegmentStage.CONFIRMED
    assert remembered() == [("Mayor Li attended.", "Li Ming")]
    assert office.undo(number, author="Li Ming").stage is SegmentStage.DRAFT
    assert remembered() == []
    confirm("Mayor Li Ming came.", office.segments.find(number, 2).version)
    assert remembered() == [("Mayor Li Ming came.", "Li Ming")]


def test_what_another_document_has_confirmed_stays_in_the_memory(office):
    for name, target in (("a.md", "He attended."), ("b.md", "He was there.")):
        number = office.add(name, TEXT.encode(), author="Li Ming")
        wait(office, number)
        version = office.segments.find(number, 2).version
        office.save(number, 2, target, version=version, author="Li Ming", confirm=True)
    office.undo(number, author="Li Ming")
    assert [unit.target for unit in office.memory.concordance("市长李明")] == ["He attended."]


@pytest.mark.parametrize(
    ("more", "remarks", "broken"),
    [
        pytest.param("", 0, 0, id="all translated"),
        pytest.param("<pre><code>echo 构建</code></pre>", 1, 0, id="code"),
        pytest.param("<style>p:before{content:'附件'}</style>", 0, 1, id="prose of a style sheet"),
    ],
)
def test_chinese_that_stays_is_in_the_report_and_waived_like_any_finding(
    office, more, remarks, broken
):
    number = office.add("a.html", f"<p>市长李明出席会议。</p>{more}".encode(), author="Li Ming")
    wait(office, number)
    kept = office.deliveries.kept(number)
    assert (len(kept.remarks), len(kept.findings)) == (remarks, broken)
    report = office.deliveries.make(number, "report")[1].decode()
    assert ("Kept · 保留" in report, "translation.kept" in report) == (remarks > 0, broken > 0)
    office.waivers.grant(Waiver("translation.kept", "Li Ming", "the site's own", text="附件"))
    assert office.deliveries.kept(number).findings == ()


def test_a_document_with_nothing_but_code_is_refused_with_the_reason(office):
    with pytest.raises(InputError, match="nothing to translate: 1 place keeps its Chinese"):
        office.add("a.html", "<pre><code>echo 构建</code></pre>".encode(), author="Li Ming")
    with pytest.raises(InputError, match="nothing to translate: no Chinese text in it"):
        office.add("a.txt", b"All English.", author="Li Ming")
