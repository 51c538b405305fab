from .sentence_encoder import RunVectors, SentenceEncoder
from .universal_encoder import (
    PieceFeatures,
    UniversalEncoder,
    packaged_encoder,
)

__all__ = [
    "PieceFeatures",
    "RunVectors",
    "SentenceEncoder",
    "UniversalEncoder",
    "packaged_encoder",
]
