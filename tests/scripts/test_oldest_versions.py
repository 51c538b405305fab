"""The oldest versions that the metadata admits become constraints for pip."""

from pathlib import Path

import pytest

from scripts.oldest_versions import oldest_versions

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
METADATA = """
[project]
dependencies = ["lxml>=6.0", "encoder==0.2.1", "click>=8.2,<9"]
[project.optional-dependencies]
hub = ["torch>=2.6", "transformers[sentencepiece]>=4.56,<6", "lxml>=5"]
"""


def test_the_core_alone_has_no_extras():
    assert oldest_versions(METADATA, []) == ["lxml==6.0", "encoder==0.2.1", "click==8.2"]


def test_pytorch_stays_open_and_the_core_goes_before_extras():
    constraints = oldest_versions(METADATA, ["hub"])
    assert constraints[3:] == ["transformers==4.56"]


def test_a_dependency_without_a_lower_bound_is_refused():
    with pytest.raises(ValueError, match="click<9 has no lower bound"):
        oldest_versions('[project]\ndependencies = ["click<9"]', [])


def test_every_dependency_of_this_project_has_a_lower_bound():
    constraints = oldest_versions(PYPROJECT.read_text("utf-8"), ["dev", "hub", "train", "cluster"])
    assert len(constraints) == len({one.partition("==")[0] for one in constraints}) > 20
