"""`gongbao translate --engine llm:NAME` and `gongbao engines`, as a person uses them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from corpora import DocumentError, EngineError, read_document
from gongbao import open_translator
from gongbao.commands import main
from gongbao.translation import EngineSettings, translate_document
from gongbao.translation.engines import load_engine
from gongbao.translation.engines.llm import LlmConfiguration
from tests.gongbao.translation.engines.llm.scripted_server import Answer, faithful

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

LINES = {
    "医院的床位明显增加。": "The number of hospital beds rose markedly.",
    "铁路将在明年通车。": "The railway will open to traffic next year.",
    "全市新增企业120家。": "The city added 120 enterprises.",
}
SECRET = "机密★10年\n\n医院的床位明显增加。\n"


@pytest.fixture
def office(tmp_path, monkeypatch, capfd):
    """Return a function that runs a command in a folder of its own: code, output, errors."""
    monkeypatch.chdir(tmp_path)
    for name in ("GONGBAO_WORKSPACE", "GONGBAO_CONFIG", "GONGBAO_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a.txt").write_text("\n\n".join(LINES) + "\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")

    def run(*arguments):
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return ended.value.code, captured.out, captured.err

    return run


def configure(folder, url, **more):
    extra = "".join(f"{name} = {json.dumps(value)}\n" for name, value in more.items())
    text = f'[engines.test]\nurl = "{url}"\nmodel = "test-model"\nbatch = 1\n{extra}'
    (folder / "gongbao.toml").write_text(text, encoding="utf-8")


def test_the_first_line_names_the_host_and_the_report_what_was_used(bench, office, tmp_path):
    server = bench.serve(faithful(LINES))
    configure(tmp_path, server.url)
    code, output, errors = office(
        "translate", "a.txt", "--engine", "llm:test", "--report", "r.html"
    )
    assert code == 0
    assert output.split("\n\n") == [*list(LINES.values())[:-1], "The city added 120 enterprises.\n"]
    host = server.url.removeprefix("http://").removesuffix("/v1")
    first, second = errors.splitlines()
    assert first == f"gongbao: llm:test: the text goes to {host}, which is this machine"
    assert "3 requests, 300 tokens read and 150 written" in second
    assert "3 requests, 300 tokens read" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [[], ["--no-guarantee"]], ids=["guarantee", "no guarantee"])
def test_what_is_no_translation_is_not_written_and_the_exit_code_says_so(
    bench, office, tmp_path, more
):
    lines = LINES | {"全市新增企业120家。": "I'm sorry, but I can't help with that."}
    configure(tmp_path, bench.serve(faithful(lines)).url)
    code, output, errors = office("translate", "a.txt", "--engine", "llm:test", *more)
    assert code == 1
    assert "sorry" not in output
    assert "engine.refused: the engine refused to translate this" in errors


AWAY = "https://llm.invalid/v1"


@pytest.mark.parametrize("way", ["option", "variable"])
def test_offline_refuses_another_machine_and_not_this_one(
    bench, office, tmp_path, monkeypatch, way
):
    options = ["--offline"] if way == "option" else []
    if way == "variable":
        monkeypatch.setenv("GONGBAO_OFFLINE", "1")
    configure(tmp_path, AWAY)
    code, _, errors = office("translate", "a.txt", "--engine", "llm:test", *options)
    assert (code, "llm.invalid is not this machine" in errors) == (3, True)
    configure(tmp_path, bench.serve(faithful(LINES)).url)
    assert office("translate", "a.txt", "--engine", "llm:test", *options)[0] == 0


def test_a_document_with_a_secrecy_mark_does_not_leave_the_machine(bench, office, tmp_path):
    configure(tmp_path, AWAY)
    code, output, errors = office("translate", "secret.txt", "--engine", "llm:test")
    assert (code, output) == (3, "")
    assert errors.splitlines()[0].endswith("the text leaves this machine: it goes to llm.invalid")
    assert "secret.txt: has the secrecy mark 机密★10年 (paragraph 1) and is not sent" in errors
    lines = LINES | {"机密★10年": "Confidential ★ 10 years"}
    configure(tmp_path, bench.serve(faithful(lines)).url)
    assert office("translate", "secret.txt", "--engine", "llm:test")[0] in (0, 1)


class _Far:
    """An engine on another machine, as far as a document can tell."""

    def __init__(self, engine):
        self._engine = engine
        self.destination = LlmConfiguration("far", AWAY, "m").destination
        self.sends_marked = True

    def __getattr__(self, name):
        return getattr(self._engine, name)


def test_leave_to_send_a_marked_document_is_recorded(bench):
    lines = LINES | {"机密★10年": "Confidential ★ 10 years"}
    server = bench.serve(faithful(lines))
    configuration = LlmConfiguration("test", server.url, "test-model")
    translator = open_translator(engine="llm:test", settings=EngineSettings(configuration))
    document = read_document(None, SECRET.encode(), format="text", language="zh", name="s.txt")
    far = _Far(translator.engine)
    object.__setattr__(translator, "engine", far)
    translation = translate_document(document, translator)
    assert translation.remarks[0] == (
        "sent to llm.invalid with the secrecy mark 机密★10年, by --send-marked"
    )
    far.sends_marked = False
    bench.closes(translator.engine)
    with pytest.raises(DocumentError, match="is not sent to"):
        translate_document(document, translator)


def test_a_folder_ends_with_the_server(bench, office, tmp_path):
    configure(tmp_path, bench.serve(lambda a, n: Answer(status=401, error={})).url)
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text("医院的床位明显增加。", encoding="utf-8")
    code, _, errors = office("translate", "in", "-o", "out", "--engine", "llm:test")
    assert code == 3
    assert errors.count("failed") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--engine", "llm:other"], 2, "llm:other: not configured"),
        (["--engine", "llm:test", "--config", "no.toml"], 3, "no.toml: cannot be read"),
        (["--engine", "llm:test", "--budget-tokens", "10"], 1, "the budget of 10 tokens is spent"),
    ],
    ids=["name", "file", "budget"],
)
def test_what_stops_a_run_says_so(bench, office, tmp_path, arguments, code, message):
    configure(tmp_path, bench.serve(faithful(LINES)).url)
    found, output, errors = office("translate", "a.txt", *arguments)
    assert (found, output) == (code, "")
    assert message in errors


def test_engines_tells_what_answers(bench, office, tmp_path):
    server = bench.serve(faithful(LINES))
    configure(tmp_path, server.url)
    code, output, _ = office("engines", "--format", "json")
    states = {state["specification"]: state for state in json.loads(output)}
    assert code == 0
    assert states["embedded"]["answers"] is True
    assert states["llm:test"]["answers"] is True
    assert server.asked == []


@pytest.mark.parametrize(
    ("models", "text"),
    [(("other-model",), "has no model 'test-model': other-model"), (None, "")],
    ids=["another model", "no list"],
)
def test_engines_looks_for_the_model(bench, office, tmp_path, models, text):
    configure(tmp_path, bench.serve(faithful(LINES), models).url)
    code, output, _ = office("engines")
    assert code == (1 if text else 0)
    assert text in output


def test_engines_asks_no_other_machine_offline(office, tmp_path):
    configure(tmp_path, AWAY)
    code, output, _ = office("engines", "--offline")
    assert code == 0
    assert "not asked: not this machine" in output


def test_a_key_is_in_no_message(bench, office, tmp_path, monkeypatch):
    monkeypatch.setenv("OFFICE_KEY", "sk-very-secret-1")

    def refuse(asked, number):
        keys = [value for name, value in asked.headers.items() if name.lower() == "authorization"]
        assert keys == ["Bearer sk-very-secret-1"]
        return Answer(status=400, error={"message": "strange: sk-very-secret-1"})

    configure(tmp_path, bench.serve(refuse).url, key_env="OFFICE_KEY", answers="lines")
    code, output, errors = office(
        "translate", "a.txt", "--engine", "llm:test", "--report", "r.html"
    )
    assert code == 3
    assert "strange: ***" in errors
    assert "very-secret" not in output + errors


def test_a_key_that_is_not_set_is_wrong_usage(office, tmp_path, monkeypatch):
    monkeypatch.delenv("OFFICE_KEY", raising=False)
    configure(tmp_path, "http://127.0.0.1:9/v1", key_env="OFFICE_KEY")
    code, _, errors = office("translate", "a.txt", "--engine", "llm:test")
    assert (code, "variable OFFICE_KEY" in errors) == (2, True)


def test_ctrl_c_writes_nothing_and_the_next_run_goes_on(bench, tmp_path):
    def slowly(asked, number):
        if number > 2:
            time.sleep(0.5)  # the interruption comes while this answer is waited for
        return faithful(LINES)(asked, number)

    server = bench.serve(slowly)
    configure(tmp_path, server.url, concurrency=1)
    (tmp_path / "a.txt").write_text("\n\n".join(LINES) + "\n", encoding="utf-8")
    command = [sys.executable, "-c", "from gongbao.command_line import main; main()"]
    environment = {**os.environ, "GONGBAO_AUTHOR": "Li Ming"}
    subprocess.run(
        [*command, "glossary", "add", "链主", "chain master"],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
    )
    translate = [*command, "translate", "a.txt", "-o", "a.en.txt", "--engine", "llm:test"]
    running = subprocess.Popen(
        translate,
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        # Tests that run in the background of a shell inherit that interruptions are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while len(server.asked) < 3 and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130, errors
    assert not (tmp_path / "a.en.txt").exists()
    subprocess.run(translate, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert (tmp_path / "a.en.txt").read_text(encoding="utf-8").count("\n\n") == 2
    asked = [text for request in server.asked for text in request.segments.values()]
    # What was on its way when the interruption came may be asked again, what was kept is not.
    assert set(asked) == set(LINES)
    assert len(asked) <= len(LINES) + 1


def test_python_takes_a_configuration_itself(bench):
    server = bench.serve(faithful(LINES))
    configuration = LlmConfiguration("mine", server.url, "test-model")
    translator = open_translator(engine="llm:mine", settings=EngineSettings(configuration))
    bench.closes(translator.engine)
    segments = translator.translate(LINES)
    assert [segment.target for segment in segments] == list(LINES.values())
    with pytest.raises(EngineError, match="is not this machine"):
        load_engine(
            "llm:far",
            settings=EngineSettings(LlmConfiguration("far", AWAY, "m"), is_offline=True),
        )


def test_no_other_engine_imports_the_client():
    code = (
        "import sys, gongbao; gongbao.open_translator;"
        "from gongbao.translation import load_engine; load_engine('embedded');"
        "import gongbao.commands.translation.translate_command;"
        "import gongbao.translation.engines.llm as llm; [getattr(llm, n) for n in llm.__all__];"
        "found = {'openai', 'httpx', 'httpx2', 'torch', 'huggingface_hub'} & set(sys.modules);"
        "assert not found, found"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
