"""Damaged files of every format: read, or refused with their name; never a traceback."""

import pytest

from scripts.fuzz_readers import fuzz, reading_failure
from tests.corpora.sample_files import sample_files

FILES = 2000
PARTS = 8


@pytest.mark.parametrize("name", sorted(sample_files()))
def test_every_sample_is_read_as_it_is(tmp_path, name):
    assert reading_failure(name, sample_files()[name], tmp_path) == ""


@pytest.mark.parametrize("seed", range(PARTS))
def test_no_damage_ends_in_a_traceback(seed):
    failures = list(fuzz(sample_files(), count=FILES // PARTS, seed=seed))
    assert not failures, f"{failures[0].name}: {failures[0].reason}"
