"""Whom and what a translation names: places, bodies and laws that the source does not name so."""
