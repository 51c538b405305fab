"""The termbase of a workspace: concepts with their whole history, and all that changes them."""

from __future__ import annotations

from glossary.termbase.termbase import ConceptVersion, Termbase, TermbaseEdit

__all__ = ["ConceptVersion", "Termbase", "TermbaseEdit"]
