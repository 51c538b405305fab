"""The targets on confirmed amounts, where the development data is at hand."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def benchmark_script():
    path = ROOT / "scripts" / "benchmark_quantities.py"
    spec = importlib.util.spec_from_file_location("benchmark_quantities", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the development data is not at {DATA}")
def test_amounts_in_context_reach_the_targets(benchmark_script):
    scores = benchmark_script.measure_quantities(DATA)
    assert scores.recall >= 0.98
    assert scores.precision >= 0.98
    assert scores.round_trips == scores.wordings


def test_missing_argument_is_a_usage_error(benchmark_script, capsys):
    assert benchmark_script.main([]) == 2
    assert "DATA_FOLDER" in capsys.readouterr().err
