from .match_weights import MatchWeights, packaged_match_weights
from .page_facts import PageFacts, prepare_reading
from .page_matching import PageMatch, match_pages

__all__ = [
    "MatchWeights",
    "PageFacts",
    "PageMatch",
    "match_pages",
    "packaged_match_weights",
    "prepare_reading",
]
