"""Answers kept in a workspace, budgets and interruptions: nobody pays twice."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest

from corpora import BudgetError, EngineError
from corpora.workspace import Workspace
from gongbao.translation.engines import Demand, TextRequest
from gongbao.translation.engines.llm.answers.answer_store import AnswerStore, key_of
from tests.gongbao.translation.engines.llm.bulletin_lines import bulletin_lines, requests_of
from tests.gongbao.translation.engines.llm.scripted_server import Answer, faithful

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

LINES = bulletin_lines(40)


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "gongbao.db"
    Workspace(path).close()
    return path


def english(answers):
    return [answer.text for answer in answers]


def test_a_second_run_asks_for_nothing(bench, workspace):
    server = bench.serve(faithful(LINES))
    bench.engine(server, workspace=workspace).translate_texts(requests_of(LINES))
    count = len(server.asked)
    again = bench.engine(server, workspace=workspace)
    assert english(again.translate_texts(requests_of(LINES))) == list(LINES.values())
    assert len(server.asked) == count
    assert (again.usage.kept, again.usage.requests) == (40, 0)


def test_what_was_answered_before_a_failure_is_not_asked_again(bench, workspace):
    def failing(asked, number):
        return Answer(status=401) if number > 4 else faithful(LINES)(asked, number)

    server = bench.serve(failing)
    with pytest.raises(EngineError):
        bench.engine(server, workspace=workspace).translate_texts(requests_of(LINES))
    server.script = faithful(LINES)
    asked_before = {text for asked in server.asked[:4] for text in asked.segments.values()}
    server.asked.clear()
    answers = bench.engine(server, workspace=workspace).translate_texts(requests_of(LINES))
    assert english(answers) == list(LINES.values())
    asked_now = [text for asked in server.asked for text in asked.segments.values()]
    assert not asked_before & set(asked_now)
    assert len(asked_now) == 40 - len(asked_before)


def test_a_budget_stops_the_run_and_a_larger_one_goes_on(bench, workspace):
    server = bench.serve(faithful(LINES))
    engine = bench.engine(server, workspace=workspace, budget=1600, concurrency=4)
    with pytest.raises(BudgetError, match=r"budget of 1,600 tokens .* kept in .*gongbao.db"):
        engine.translate_texts(requests_of(LINES))
    assert 0 < engine.usage.tokens <= 1600
    done = engine.usage.answered
    assert 0 < done < 40
    larger = bench.engine(server, workspace=workspace, budget=100_000)
    assert english(larger.translate_texts(requests_of(LINES))) == list(LINES.values())
    assert (larger.usage.kept, larger.usage.answered) == (done, 40 - done)


def test_without_a_workspace_a_spent_budget_says_what_is_lost(bench):
    engine = bench.engine(bench.serve(faithful(LINES)), budget=1000)
    with pytest.raises(BudgetError, match="lost without --workspace"):
        engine.translate_texts(requests_of(LINES))


def test_ctrl_c_keeps_what_came_and_what_was_on_its_way(bench, workspace, monkeypatch):
    server = bench.serve(faithful(LINES))
    engine = bench.engine(server, workspace=workspace, concurrency=2)
    keep = AnswerStore.keep
    kept = []

    def interrupted_once(self, answers, name):
        keep(self, answers, name)
        kept.append(1)
        if len(kept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(AnswerStore, "keep", interrupted_once)
    with pytest.raises(KeyboardInterrupt):
        engine.translate_texts(requests_of(LINES))
    sent = {text for asked in server.asked for text in asked.segments.values()}
    assert 0 < len(sent) <= 40
    store = AnswerStore(workspace)
    keys = [key_of(request, engine.signature) for request in requests_of(LINES)]
    assert len(store.find(keys)) == len(sent)
    store.close()


def test_refusals_are_not_kept(bench, workspace):
    server = bench.serve(lambda asked, number: Answer("I'm sorry, I can't help with that."))
    bench.engine(server, workspace=workspace).translate_texts(requests_of(LINES)[:1])
    server.script = faithful(LINES)
    answers = bench.engine(server, workspace=workspace).translate_texts(requests_of(LINES)[:1])
    assert english(answers) == list(LINES.values())[:1]


def test_a_workspace_that_cannot_be_written_is_told(bench, workspace):
    workspace.chmod(stat.S_IRUSR)
    server = bench.serve(faithful(LINES))
    engine = bench.engine(server, workspace=workspace)
    if not Workspace(workspace)._is_read_only:
        pytest.skip("the administrator writes everywhere")
    engine.translate_texts(requests_of(LINES))
    assert "answers are not kept" in engine.remarks[0]


BASE = TextRequest(
    "链主企业投资30亿元。", (Demand("链主", ("chain master",)),), before=("上一句。",)
)


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (replace(BASE, before=("另一句。",), after=("下一句。",)), True),
        (replace(BASE, english_before=("Before.",)), True),
        (replace(BASE, text="链主企业投资31亿元。"), False),
        (replace(BASE, demands=()), False),
        (replace(BASE, demands=(Demand("链主", ("chain leader",)),)), False),
        (replace(BASE, attempt="The chain owner."), False),
        (replace(BASE, is_heading=True), False),
    ],
    ids=["neighbours", "english before", "text", "demands", "wording", "attempt", "heading"],
)
def test_an_answer_belongs_to_its_text_and_what_was_required(other, is_same):
    assert (key_of(BASE, "m") == key_of(other, "m")) is is_same
    assert key_of(BASE, "m") != key_of(BASE, "another model")


def test_a_text_that_refers_back_belongs_to_the_sentence_before_it():
    one = TextRequest("其产值增长一倍。", before=("钢厂扩建。",))
    other = replace(one, before=("茶园扩建。",))
    assert key_of(one, "m") != key_of(other, "m")
