from .termbase import (
    ConceptVersion,
    Termbase,
    TermbaseEdit,
)

__all__ = [
    "ConceptVersion",
    "Termbase",
    "TermbaseEdit",
]
