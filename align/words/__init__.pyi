from .link_features import LINK_FEATURES, add_neighbours
from .published_evidence import RenderingEvidence, find_evidence
from .rendered_phrases import Rendering
from .renderings import FoundRendering, find_rendering
from .term_candidates import (
    ExtractionOptions,
    TermCandidate,
    extract_terms,
)
from .word_links import (
    PACKAGED_LINK_MODEL,
    LinkedPair,
    LinkModel,
    LinkWeights,
    WordEncoder,
    WordLink,
    WordLinker,
    choose_links,
    load_link_model,
)

__all__ = [
    "LINK_FEATURES",
    "PACKAGED_LINK_MODEL",
    "ExtractionOptions",
    "FoundRendering",
    "LinkModel",
    "LinkWeights",
    "LinkedPair",
    "Rendering",
    "RenderingEvidence",
    "TermCandidate",
    "WordEncoder",
    "WordLink",
    "WordLinker",
    "add_neighbours",
    "choose_links",
    "extract_terms",
    "find_evidence",
    "find_rendering",
    "load_link_model",
]
