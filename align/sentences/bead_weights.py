"""The fitted weights of the bead score, packaged with their card."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from align.sentences.beads import BEAD_SHAPES
from align.sentences.evidence import (
    COVERAGE_FEATURE_NAMES,
    FEATURE_NAMES,
    SKIP_FEATURE_NAMES,
)
from corpora import ModelError


@dataclass(frozen=True, slots=True)
class BeadWeights:
    """Weights of a sum: higher scores are more likely beads.

    Attributes:
        features: One weight for each of `FEATURE_NAMES`.
        shapes: What a bead of each of `BEAD_SHAPES` starts with.
        source_skip: One weight for each of `SKIP_FEATURE_NAMES`, for source sentences.
        target_skip: The same for target sentences.
        signature: Names the fit.
        coverage: One weight for each of `COVERAGE_FEATURE_NAMES` in a second pass, else empty.
    """

    features: tuple[float, ...]
    shapes: tuple[float, ...]
    source_skip: tuple[float, ...]
    target_skip: tuple[float, ...]
    signature: str = ""
    coverage: tuple[float, ...] = ()

    def to_json(self) -> str:
        """Return the weights by name, for people and for `from_json`."""
        coverage = dict(zip(COVERAGE_FEATURE_NAMES, self.coverage, strict=False))
        return json.dumps(
            {
                "signature": self.signature,
                "features": dict(zip(FEATURE_NAMES, self.features, strict=True)),
                **({"coverage": coverage} if coverage else {}),
                "shapes": {
                    f"{m}-{n}": weight
                    for (m, n), weight in zip(BEAD_SHAPES, self.shapes, strict=True)
                },
                "source_skip": dict(zip(SKIP_FEATURE_NAMES, self.source_skip, strict=True)),
                "target_skip": dict(zip(SKIP_FEATURE_NAMES, self.target_skip, strict=True)),
            },
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str, name: str = "weights") -> BeadWeights:
        """Read what `to_json` wrote.

        Raises:
            ModelError: if a weight is missing or no number.
        """
        try:
            data = json.loads(text)
            return cls(
                tuple(float(data["features"][feature]) for feature in FEATURE_NAMES),
                tuple(float(data["shapes"][f"{m}-{n}"]) for m, n in BEAD_SHAPES),
                tuple(float(data["source_skip"][name]) for name in SKIP_FEATURE_NAMES),
                tuple(float(data["target_skip"][name]) for name in SKIP_FEATURE_NAMES),
                str(data["signature"]),
                tuple(float(data["coverage"][feature]) for feature in COVERAGE_FEATURE_NAMES)
                if "coverage" in data
                else (),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{name}: no weights of the aligner: {error!r}") from error

    @classmethod
    def read(cls, path: Path) -> BeadWeights:
        """Read weights from a file.

        Raises:
            ModelError: if it cannot be read or is no such file.
        """
        try:
            return cls.from_json(path.read_text(encoding="utf-8"), str(path))
        except OSError as error:
            raise ModelError(f"{path}: cannot be read: {error.strerror or error}") from error


@cache
def packaged_weights() -> BeadWeights:
    """Return the packaged weights; their card lies beside them."""
    return _packaged("bead_weights.json")


@cache
def packaged_second_weights() -> BeadWeights:
    """Return the packaged weights of the second pass."""
    return _packaged("second_bead_weights.json")


def _packaged(name: str) -> BeadWeights:
    file = resources.files("align").joinpath("packaged", name)
    return BeadWeights.from_json(file.read_text(encoding="utf-8"), str(file))
