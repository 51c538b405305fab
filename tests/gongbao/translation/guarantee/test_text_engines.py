"""An engine that gives text only is under the same guarantee: asked, asked again, written over."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpora import normalise, read_document
from corpora.findings import Finding, Severity
from corpora.memory import MemoryUnit, TranslationMemory
from corpora.workspace import Workspace
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation import (
    GuaranteeOptions,
    Outcome,
    SourceSegment,
    Translator,
    open_translator,
    translate_document,
)
from gongbao.translation.engines import Demand, TextAnswer
from gongbao.translation.guarantee import Stage
from tests.gongbao.translation.guarantee.scripted_engine import ScriptedEngine

MASTER = "链主带动发展。"
GOOD = "A chain master drives development."


def translated(finder, answers, *sources, **options):
    engine = ScriptedEngine(answers)
    segments = list(Translator(engine, finder, GuaranteeOptions(**options)).translate(sources))
    return engine, segments


def fates(segment):
    return [(r.requirement.source, r.outcome, r.stage) for r in segment.results if r.span]


def test_what_is_right_at_once_is_asked_once_and_kept_as_it_is(finder):
    english = "An chain master, the the key, invested RMB3 billion."
    engine, (segment,) = translated(finder, {"链主投资30亿元。": english}, "链主投资30亿元。")
    assert segment.target == english
    assert fates(segment) == [
        ("链主", Outcome.MET, Stage.MODEL),
        ("30亿元", Outcome.MET, Stage.MODEL),
    ]
    assert len(engine.calls) == 1


def test_a_request_tells_what_is_demanded(finder):
    engine, _ = translated(finder, {MASTER: GOOD}, "链主投资30亿元。")
    ((request,),) = engine.calls[:1]
    term, figure = request.demands
    assert term == Demand("链主", ("chain master",), ("chain owner", "chain leader"), "term")
    assert (figure.source, figure.kind) == ("30亿元", "figure")
    assert figure.accepted[0] == "3 billion yuan"
    assert not request.attempt
    assert not request.missed


def test_what_is_missed_is_asked_again_with_the_sentence_that_missed_it(finder):
    answers = {MASTER: ["A lead firm drives development.", GOOD]}
    engine, (segment,) = translated(finder, answers, MASTER)
    assert segment.target == GOOD
    assert fates(segment) == [("链主", Outcome.REPAIRED, Stage.ASKED)]
    (again,) = engine.calls[1]
    assert again.attempt == "A lead firm drives development."
    assert [demand.source for demand in again.missed] == ["链主"]


def test_only_what_failed_is_asked_again_and_twice_at_most(finder):
    bad = ["Lead firm one.", "Lead firm two.", "Lead firm three.", "Lead firm four."]
    engine, segments = translated(
        finder, {MASTER: bad, "会议召开。": "A meeting was held."}, MASTER, "会议召开。"
    )
    assert [len(call) for call in engine.calls] == [2, 1, 1]
    assert fates(segments[0]) == [("链主", Outcome.REPLACED, Stage.REPLACEMENT)]
    assert segments[1].target == "A meeting was held."


def test_an_engine_that_repeats_itself_is_not_asked_a_third_time(finder):
    engine, _ = translated(finder, {MASTER: "A lead firm drives development."}, MASTER)
    assert len(engine.calls) == 2


def test_a_worse_second_answer_is_not_kept(finder):
    first = "The lead firm invested 3 billion yuan."
    answers = {"链主投资30亿元。": [first, "The lead firm invested."]}
    _, (segment,) = translated(finder, answers, "链主投资30亿元。")
    assert segment.target == "The chain master invested 3 billion yuan."


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        pytest.param(
            "多家链主带动发展。",
            "Leaders drive development.",
            "Chain masters drive development.",
            id="number and capital of what is replaced",
        ),
        pytest.param(
            "企业投资30亿元。",
            "The enterprise invested RMB 30 billion.",
            "The enterprise invested RMB 3 billion.",
            id="a wrong figure, in the way it was written",
        ),
        pytest.param(
            "存款达30亿元人民币。",
            "Deposits reached HKD 3 billion.",
            "Deposits reached RMB 3 billion.",
            id="a sum in another currency than its own",
        ),
        pytest.param(
            "链主带动链主。",
            "A chain owner drives a chain master.",
            "A chain master drives a chain master.",
            id="a deprecated term",
        ),
        pytest.param(
            "重庆市召开会议，重庆市长出席。",
            "Chongqing held a meeting, and its mayor attended.",
            "Chongqing held a meeting, and Chongqing’s mayor attended.",
            id="a pronoun for a name that stands before",
        ),
        pytest.param(
            "突破卡脖子技术。",
            "Break through an key technology.",
            "Break through a bottleneck technology.",
            id="the article before what is written",
        ),
        pytest.param(
            "会议召开，链主，2024年。",
            "In 2024, an a meeting was held.",
            "Chain master: In 2024, an a meeting was held.",
            id="nothing stands for it, at the beginning",
        ),
        pytest.param(
            "2024年会议召开，链主。",
            "In 2024, an a meeting was held.",
            "In 2024, an a meeting was held (chain master).",
            id="nothing stands for it, at the end",
        ),
    ],
)
def test_words_are_written_over_what_stands_for_them(finder, chinese, english, expected):
    _, (segment,) = translated(finder, {chinese: english}, chinese)
    assert segment.target == expected
    assert all(r.outcome is not Outcome.UNMET for r in segment.results)


REFUSED = Finding("llm.refused", Severity.MAJOR, "accuracy/omission", "it refused", "拒答")


@pytest.mark.parametrize("answer", ["", TextAnswer("", (REFUSED,))], ids=["empty", "with reason"])
def test_without_an_answer_nothing_is_written_and_that_is_told(finder, answer):
    engine, (segment,) = translated(finder, {MASTER: [answer]}, MASTER)
    assert segment.target == ""
    assert segment.results[0].outcome is Outcome.UNMET
    rules = [finding.rule for finding in segment.findings]
    assert "translation.unanswered" in rules
    assert ("llm.refused" in rules) == isinstance(answer, TextAnswer)
    assert len(engine.calls) == 1


def test_a_refusal_breaks_the_promise_even_where_nothing_is_required(finder):
    document = read_document(None, "会议召开。".encode(), name="x.txt")
    translation = translate_document(document, Translator(ScriptedEngine({}), finder))
    assert not translation.is_kept


def test_rulings_that_disagree_are_a_conflict_and_the_first_is_asked_for():
    glossaries = [
        parse_glossary("zh\ten\n链主\tchain master\n", name="one.tsv"),
        parse_glossary("zh\ten\n链主\tlead firm\n", name="two.tsv"),
    ]
    engine, (segment,) = translated(RequirementFinder(glossaries), {MASTER: GOOD}, MASTER)
    assert [r.outcome for r in segment.results] == [Outcome.CONFLICT]
    assert engine.calls[0][0].demands[0].accepted == ("chain master",)
    assert segment.target == GOOD


def test_what_the_memory_has_is_not_asked(finder, tmp_path):
    with Workspace(tmp_path / "w.db") as workspace:
        memory = TranslationMemory(workspace)
        memory.add([MemoryUnit(MASTER, GOOD)], author="a", reason="b")
        engine = ScriptedEngine({})
        (segment,) = Translator(engine, finder, memory=memory).translate([MASTER])
    assert segment.target == GOOD
    assert fates(segment) == [("链主", Outcome.MET, Stage.MEMORY)]
    assert engine.calls == []


def test_figures_alone_are_written_by_rule_and_dates_in_the_style_of_the_engine(finder):
    engine, segments = translated(finder, {"9月28日": "28 September"}, "2295亿元", "9月28日")
    assert [s.target for s in segments] == ["229.5 billion yuan", "28 September"]
    assert [request.text for request in engine.calls[0]] == ["9月28日"]


def test_a_segment_is_asked_for_whole_with_its_head(finder):
    text = "（一）链主带动发展，企业投资增加，" + "经济社会保持稳定，" * 20 + "会议召开。"
    engine, _ = translated(finder, {}, text)
    assert [request.text for request in engine.calls[0]] == [normalise(text).text]


def test_an_absurdly_long_segment_is_cut(finder):
    engine, _ = translated(finder, {}, "经济社会保持稳定。" * 400)
    assert len(engine.calls[0]) > 1
    assert "".join(request.text for request in engine.calls[0]) == "经济社会保持稳定。" * 400


def test_neighbours_and_the_english_so_far_are_shown(finder):
    sources = ["第一段。", "第二段。", "第三段。"]
    english = {text: f"Paragraph {k}." for k, text in enumerate(sources, start=1)}
    engine, _ = translated(finder, english, *sources, window=2)
    (first, second), (third,) = engine.calls
    assert (first.before, first.after) == ((), ("第二段。",))
    assert (second.before, second.english_before) == (("第一段。",), ())
    assert third.before == ("第一段。", "第二段。")
    assert third.english_before == ("Paragraph 1.", "Paragraph 2.")


def test_a_name_that_no_glossary_has_is_spelled_by_the_engine(finder):
    text = "诺贝尔奖得主克里斯托弗·皮萨里德斯出席。"
    english = "Nobel laureate Christopher Pissarides attended."
    engine, (segment,) = translated(finder, {text: english}, text)
    assert segment.target == english
    assert engine.calls[0][0].demands == ()


def test_headings_are_told(finder):
    engine, _ = translated(finder, {}, SourceSegment("链主的作用", is_heading=True), "会议召开。")
    assert [request.is_heading for request in engine.calls[0]] == [True, False]


def test_a_term_keeps_its_first_rendering_and_is_demanded_so(finder):
    answers = {
        "会议在重庆市召开。": "The meeting was held in Chongqing Municipality.",
        "重庆市发展很快。": ["Chongqing grew fast.", "Chongqing Municipality grew fast."],
    }
    engine, segments = translated(finder, answers, *answers)
    assert [s.target.count("Municipality") for s in segments] == [1, 1]
    assert engine.calls[1][0].missed[0].accepted == ("Chongqing Municipality",)
    assert fates(segments[1]) == [("重庆市", Outcome.REPAIRED, Stage.ASKED)]


def test_an_abbreviation_is_no_other_rendering():
    table = "zh\ten\n储值支付工具\tstored value facility|SVF\n"
    finder = RequirementFinder([parse_glossary(table, name="office.tsv")])
    answers = {
        "储值支付工具很多。": "There are many stored value facilities.",
        "储值支付工具增加。": "SVFs increased.",
    }
    engine, segments = translated(finder, answers, *answers)
    assert [s.target for s in segments] == list(answers.values())
    assert len(engine.calls) == 1


def test_terms_are_spelled_as_approved():
    table = "zh\ten\n认可机构\tauthorized institution\n"
    finder = RequirementFinder([parse_glossary(table, name="office.tsv")])
    answers = {"认可机构增加。": "Authorised institutions increased."}
    _, (segment,) = translated(finder, answers, *answers)
    assert segment.target == "Authorized institutions increased."


def test_without_the_guarantee_the_engine_is_told_nothing_and_left_alone(finder):
    english = {MASTER: "A chain owner drives development."}
    engine, (segment,) = translated(finder, english, MASTER, enforce=False)
    assert segment.target == english[MASTER]
    assert engine.calls[0][0].demands == ()
    assert Outcome.UNMET in [r.outcome for r in segment.results]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>要发挥<b>链主</b>作用。</p>", "<b>chain master</b>"),
        ("<p>企业<b>投资</b>很多。</p>", "<b>invest</b>"),
    ],
    ids=["a required term", "linked words"],
)
def test_inline_marks_go_to_their_words(finder, page, expected):
    answers = {
        "要发挥链主作用。": "Let the chain master play its role.",
        "企业投资很多。": "Enterprises invest a lot.",
    }
    document = read_document(None, page.encode(), name="x.html")
    translation = translate_document(document, Translator(ScriptedEngine(answers), finder))
    (made,) = translation.translations
    (mark,) = made.marks
    assert f"<b>{made.text[mark.start : mark.end]}</b>" == expected


def test_threads_share_an_engine_and_no_document_sees_another(finder):
    invested = "RMB 3 billion invested."
    answers = {MASTER: "The leader drives development.", "投资30亿元。": invested}
    translator = Translator(ScriptedEngine(answers), finder, GuaranteeOptions(window=1))
    sources = [MASTER, "投资30亿元。"] * 5
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: list(translator.translate(sources)), range(4)))
    texts = [[segment.target for segment in segments] for segments in made]
    assert texts == [["The chain master drives development.", invested] * 5] * 4


def test_the_signature_says_how_the_engine_was_asked(finder):
    signature = Translator(ScriptedEngine({}), finder).signature
    assert signature.startswith("scripted@1 | asked again 2 times at most, guarantee on")


MODULE = """
from gongbao.translation.engines import TextAnswer

class Told:
    name = signature = "told"

    def translate_texts(self, requests):
        return [TextAnswer("; ".join(d.accepted[0] for d in r.demands)) for r in requests]

def load(rest, *, threads):
    return Told()
"""


def test_a_plug_in_may_bring_a_text_engine(tmp_path, monkeypatch):
    facts = tmp_path / "told-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: told\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text("[gongbao.engines]\ntold = told_engine:load\n")
    (tmp_path / "told_engine.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    translator = open_translator(
        engine="told", glossaries=[{"链主": "chain master"}], packaged_glossary=False
    )
    (segment,) = translator.translate(["链主投资30亿元，增长很快。"])
    assert segment.target.lower().startswith("chain master; 3 billion yuan")
    sys.modules.pop("told_engine", None)
