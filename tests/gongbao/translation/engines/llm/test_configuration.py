"""Tables of `gongbao.toml`: what is read, and what is refused with its place."""

from __future__ import annotations

import pytest

from corpora import InputError, UsageError
from gongbao.translation.engines import EngineSettings
from gongbao.translation.engines.llm import (
    AskingOptions,
    LlmConfiguration,
    configuration_of,
    find_configuration_file,
    key_of_server,
    read_configurations,
)

WHOLE = """
[engines.office]
url = "http://127.0.0.1:8000/v1"
model = "qwen3-32b"
key_env = "OFFICE_KEY"
batch = 16
timeout_seconds = 30
answers = "json"
style = "style.toml"
instructions = ["Call the city Yuzhou."]
[engines.office.extra]
chat_template_kwargs = { enable_thinking = false }

[engines.cloud]
url = "https://api.example.com/v1"
model = "qwen-mt-plus"
"""


def test_a_whole_table_is_read(tmp_path):
    path = tmp_path / "gongbao.toml"
    path.write_text(WHOLE, encoding="utf-8")
    (tmp_path / "style.toml").write_text('spelling = "uk"', encoding="utf-8")
    found = read_configurations(path)
    assert list(found) == ["office", "cloud"]
    assert found["office"] == LlmConfiguration(
        "office",
        "http://127.0.0.1:8000/v1",
        "qwen3-32b",
        "OFFICE_KEY",
        AskingOptions(batch=16, timeout_seconds=30, answers="json"),
        ("Use British spelling.", "Call the city Yuzhou."),
        {"chat_template_kwargs": {"enable_thinking": False}},
        f"{path}:3: [engines.office]",
    )
    assert [c.is_translation_model for c in found.values()] == [False, True]
    assert [c.destination.is_loopback for c in found.values()] == [True, False]


TABLE = '[engines.a]\nurl = "http://localhost:1/v1"\nmodel = "m"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[engines.a", "not TOML"),
        ("[engine.a]\n", ":1: engine: is not known; expected tables"),
        (f'{TABLE}\nmodle = "x"\n', r":5: \[engines.a\] modle: is not known; expected one of url"),
        ('[engines.a]\nmodel = "m"\n', r":1: \[engines.a\] has no url"),
        ('[engines.a]\nurl = "http://localhost"\n', r":1: \[engines.a\] has no model"),
        (f"{TABLE}batch = 0\n", r":4: \[engines.a\] batch: 0; expected a whole number from 1"),
        (f"{TABLE}batch = true\n", "batch: True; expected a whole number"),
        (f'{TABLE}timeout_seconds = "5"\n', "expected a number from"),
        (f"{TABLE}model = 3\n", "not TOML"),
        ("[engines.a]\nurl = 3\n", "url: expected text in quotation marks"),
        (f'{TABLE}answers = "xml"\n', "'xml'; expected one of auto, schema, json, lines"),
        (f'{TABLE}key = "sk-123456"\n', "no key stands in a file"),
        (f'{TABLE}api_key = "sk-123456"\n', "no key stands in a file"),
        (f'{TABLE}key_env = "sk-123456789"\n', "expected the name of an environment variable"),
        (f'{TABLE}[engines.a.extra]\ntoken = "sk-123456"\n', "extra: token: no key stands"),
        (f"{TABLE}extra = 3\n", "extra: expected a table"),
        (f"{TABLE}instructions = 3\n", "expected a sentence or a list"),
        ("[engines]\na = 3\n", r":2: \[engines\] a: expected a table"),
        ('[engines."a b"]\nurl = "http://x"\n', "letters, digits, _ and - only"),
        ('[engines.a]\nurl = "ftp://x"\nmodel = "m"\n', r":2: \[engines.a\] url: expected an addr"),
        ('[engines.a]\nurl = "https://me:pw@x/v1"\nmodel = "m"\n', "no user, password or query"),
        ('[engines.a]\nurl = "https://x/v1?key=1"\nmodel = "m"\n', "no user, password or query"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path, text, message):
    path = tmp_path / "gongbao.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_configurations(path)
    assert str(path) in str(caught.value)
    assert "sk-123456" not in str(caught.value)
    assert "pw" not in str(caught.value)


def test_the_environment_names_an_engine_and_wins_over_the_file(tmp_path):
    path = tmp_path / "gongbao.toml"
    path.write_text(TABLE, encoding="utf-8")
    environment = {
        "GONGBAO_ENGINE_A_MODEL": "other",
        "GONGBAO_ENGINE_MY_BOX_URL": "http://127.0.0.1:9/v1",
        "GONGBAO_ENGINE_MY_BOX_MODEL": "m",
        "GONGBAO_ENGINE_MY_BOX_KEY_ENV": "BOX_KEY",
        "PATH": "/bin",
    }
    found = read_configurations(path, environment)
    assert {name: (c.model, c.key_env) for name, c in found.items()} == {
        "a": ("other", ""),
        "my_box": ("m", "BOX_KEY"),
    }


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"GONGBAO_ENGINE_A_URL": "http://127.0.0.1:9/v1"}, "both are needed"),
        (
            {
                "GONGBAO_ENGINE_A_URL": "http://x",
                "GONGBAO_ENGINE_A_MODEL": "m",
                "GONGBAO_ENGINE_A_KEY_ENV": "sk-1234567",
            },
            "expected the name of a variable, not the key",
        ),
    ],
)
def test_half_an_engine_in_the_environment_is_refused(environment, message):
    with pytest.raises(UsageError, match=message):
        read_configurations(None, environment)


def test_the_file_beside_the_workspace_comes_before_those_above_the_folder(tmp_path):
    (tmp_path / "office").mkdir()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    above = tmp_path / "a" / "gongbao.toml"
    above.write_text("", encoding="utf-8")
    assert find_configuration_file(tmp_path / "office" / "gongbao.db", deep) == above
    beside = tmp_path / "office" / "gongbao.toml"
    beside.write_text("", encoding="utf-8")
    assert find_configuration_file(tmp_path / "office" / "gongbao.db", deep) == beside


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("b", r"llm:b: not configured; .*gongbao.toml \(it has a\) needs a table \[engines.b\]"),
        ("a b", "a name has letters"),
    ],
)
def test_an_engine_that_is_not_configured_says_what_to_write(tmp_path, name, message):
    path = tmp_path / "gongbao.toml"
    path.write_text(TABLE, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        configuration_of(name, EngineSettings(path))


def test_a_key_that_is_not_set_is_named_by_its_variable():
    configuration = LlmConfiguration("a", "http://localhost/v1", "m", "A_KEY")
    with pytest.raises(UsageError, match="environment variable A_KEY"):
        key_of_server(configuration, EngineSettings())
    assert key_of_server(configuration, EngineSettings(environment={"A_KEY": "k"})) == "k"


@pytest.mark.parametrize(
    ("url", "is_loopback"),
    [
        ("http://127.0.0.1:8000/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:8000/v1", True),
        ("http://localhost/v1", True),
        ("http://LOCALHOST:11434/v1", True),
        ("http://10.0.0.7/v1", False),
        ("http://127.0.0.1.example.com/v1", False),
        ("http://localhost.example.com/v1", False),
        ("http://0.0.0.0/v1", False),
        ("https://api.example.com/v1", False),
    ],
)
def test_only_this_machine_is_this_machine(url, is_loopback):
    destination = LlmConfiguration("a", url, "m").destination
    assert destination.is_loopback is is_loopback
    assert ("which is this machine" in destination.sentence) is is_loopback
