"""How many threads a background training takes, from the pace of its steps."""

import pytest

torch = pytest.importorskip("torch")

from scripts.training.model.thread_governor import ThreadGovernor  # noqa: E402


@pytest.fixture
def governor():
    before = torch.get_num_threads()
    yield ThreadGovernor(2, pause_seconds=0.0)
    torch.set_num_threads(before)


def test_one_slow_step_changes_nothing(governor):
    for seconds in (1.0, 1.0, 3.0, 1.0, 3.0):
        governor.note(seconds, 1000)
        assert torch.get_num_threads() == 2


def test_slow_steps_give_a_core_away_until_the_pause_is_over(governor):
    for seconds in (1.0, 3.0, 3.0):
        governor.note(seconds, 1000)
    assert torch.get_num_threads() == 1
    governor.note(2.0, 1000)
    assert torch.get_num_threads() == 2


def test_a_large_batch_is_no_slow_step(governor):
    for size in (1000, 4000, 4000, 4000):
        governor.note(size / 1000, size)
    assert torch.get_num_threads() == 2
