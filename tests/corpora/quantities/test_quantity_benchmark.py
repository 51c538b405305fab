"""The targets on confirmed amounts, where the development data is at hand."""

from pathlib import Path

import pytest

from scripts.benchmarks.judgement.quantities import main, measure_quantities

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data"


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the development data is not at {DATA}")
def test_amounts_in_context_reach_the_targets():
    scores = measure_quantities(DATA)
    assert scores.recall >= 0.98
    assert scores.precision >= 0.98
    assert scores.round_trips == scores.wordings


def test_missing_argument_is_a_usage_error(capsys):
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "DATA" in capsys.readouterr().err
