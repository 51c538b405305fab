"""A memory in a fresh workspace, and what hypothesis makes of units."""

from __future__ import annotations

import pytest

from corpora.memory import TranslationMemory
from corpora.workspace import Workspace


@pytest.fixture
def memory(tmp_path):
    with Workspace(tmp_path / "office.db") as workspace:
        yield TranslationMemory(workspace)
