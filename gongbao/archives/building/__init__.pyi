from .building_report import render_building
from .building_rules import (
    BuildingRules,
    FilterRule,
    default_rules,
    read_building_rules,
)
from .corpus_building import BuildingOptions, build_corpus
from .corpus_shards import CORPUS_FORMATS
from .mined_inputs import BuildingInput, find_inputs
from .statistics import BuildingStatistics

__all__ = [
    "CORPUS_FORMATS",
    "BuildingInput",
    "BuildingOptions",
    "BuildingRules",
    "BuildingStatistics",
    "FilterRule",
    "build_corpus",
    "default_rules",
    "find_inputs",
    "read_building_rules",
    "render_building",
]
