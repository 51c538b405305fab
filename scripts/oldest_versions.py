"""Print pip constraints for the oldest versions that the metadata admits.

    python -m scripts.oldest_versions dev hub > oldest.txt
    pip install -c oldest.txt -e '.[dev,hub]'

A lower bound that no test has seen is a guess, so CI runs the tests of what calls these libraries
with these versions as well as with the newest. The extras whose bounds count are named; PyTorch's
stays open: older ones bring gigabytes of CUDA, and CI installs the one CPU build there is in both
passes.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?(?:>=|==)(?P<oldest>[\w.]+)")
_OPEN = frozenset({"torch"})


def oldest_versions(metadata: str, extras: list[str]) -> list[str]:
    r"""Return a constraint for each dependency of the project and of the extras.

    >>> oldest_versions('[project]\ndependencies = ["lxml[html-clean]>=5.2,<7", "a==1"]', [])
    ['lxml==5.2', 'a==1']

    Raises:
        ValueError: a dependency has no lower bound.
    """
    project = tomllib.loads(metadata)["project"]
    lists = [project["dependencies"]]
    lists += [project["optional-dependencies"][extra] for extra in extras]
    constraints: dict[str, str] = {}
    for requirement in (one for requirements in lists for one in requirements):
        found = _REQUIREMENT.match(requirement)
        if found is None:
            raise ValueError(f"pyproject.toml: {requirement} has no lower bound")
        if found["name"] not in _OPEN:
            constraints.setdefault(found["name"], f"{found['name']}=={found['oldest']}")
    return list(constraints.values())


if __name__ == "__main__":
    pyproject = Path(__file__).resolve().parents[1] / "pyproject.toml"
    print("\n".join(oldest_versions(pyproject.read_text(encoding="utf-8"), sys.argv[1:])))
