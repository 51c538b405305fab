"""Engines of other distributions: found by their entry points, named when they fail."""

import sys

import pytest

from corpora import PlugInError, UsageError
from gongbao.commands import main
from gongbao.translation import GuaranteeOptions, Outcome, load_engine, open_translator

MODULE = '''
from dataclasses import replace
from gongbao.translation import load_engine
from gongbao.translation.engines import EngineLoader

class Shouting:
    """Another engine, in capitals."""

    def __init__(self, rest, threads):
        self._engine = load_engine(rest or "embedded", threads=threads)
        self.name = "shouting"
        self.signature = f"shouting {self._engine.signature}"
        for fact in ("pieces", "features", "position_limit", "score"):
            setattr(self, fact, getattr(self._engine, fact))

    def translate(self, requests, options):
        return [loud(h) for h in self._engine.translate(requests, options)]

    def candidates(self, requests, options):
        return [map(loud, found) for found in self._engine.candidates(requests, options)]

    def alternatives(self, request, count):
        return [loud(h) for h in self._engine.alternatives(request, count)]

def loud(hypothesis):
    pieces = (p if p.startswith("\\u2581<") else p.upper() for p in hypothesis.pieces)
    return replace(hypothesis, pieces=tuple(pieces))

def load(rest, *, threads):
    return Shouting(rest, threads)

def fail(rest, *, threads):
    raise OSError("no licence")

load_is_one: EngineLoader = load
'''
ENTRY_POINTS = """[gongbao.engines]
shout = shouting_engine:load
broken = shouting_engine:fail
absent = no_such_module:load
embedded = shouting_engine:fail
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A little distribution of another house, on the path as an installer would put it there."""
    facts = tmp_path / "shouting-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(ENTRY_POINTS)
    (tmp_path / "shouting_engine.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("shouting_engine", None)


def test_an_installed_engine_translates_with_the_guarantee(installed, random_model_folder):
    translator = open_translator(
        engine=f"shout:ctranslate2:{random_model_folder}",
        options=GuaranteeOptions(beam_size=1),
        threads=1,
    )
    assert translator.engine.name == "shouting"
    assert translator.signature.startswith("shouting ctranslate2:random")
    (segment,) = translator.translate(["企业投资30亿元，链主发展很快。"])
    assert "3 billion yuan" in segment.target.lower()
    assert segment.results
    assert all(result.outcome is not Outcome.UNMET for result in segment.results)


def test_an_installed_engine_writes_what_it_likes(installed):
    translator = open_translator(engine="shout", options=GuaranteeOptions(beam_size=1), threads=1)
    (segment,) = translator.translate(["会议强调，要加强合作。"])
    assert segment.target
    assert segment.target == segment.target.upper()


def test_the_command_line_takes_an_installed_engine(installed, tmp_path, capfd):
    notice = tmp_path / "notice.txt"
    notice.write_text("会议强调，要加强合作。", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["translate", str(notice), "--engine", "shout", "--beam", "1"])
    assert ended.value.code == 0
    written = capfd.readouterr().out
    assert written.strip()
    assert written == written.upper()


def test_engines_of_this_house_come_first(installed):
    assert load_engine("embedded", threads=1).name == "gongbao-zh-en"


def test_an_unknown_engine_is_told_what_there_is(installed):
    with pytest.raises(UsageError) as told:
        load_engine("other:x")
    for name in ("embedded", "ctranslate2:DIR", "transformers:DIR", "shout[:...]", "broken[:...]"):
        assert name in str(told.value)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("broken", "cannot load 'x': OSError: no licence"),
        ("absent", "cannot be loaded: ModuleNotFoundError: No module named"),
    ],
)
def test_a_plug_in_that_fails_is_an_error_that_names_its_distribution(installed, name, reason):
    with pytest.raises(PlugInError, match=f"'{name}' .* of the distribution shouting {reason}"):
        load_engine(f"{name}:x")
