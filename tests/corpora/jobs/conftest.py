"""Sample tasks importable by name, as workers need them."""

import importlib
from pathlib import Path

import pytest


@pytest.fixture
def samples(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("job_samples")
