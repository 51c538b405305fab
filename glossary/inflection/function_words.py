"""Small English words between which terms stand: what ends a phrase, what opens one."""

from __future__ import annotations

_DETERMINERS_TEXT = """
a an the this that these those each every either neither one another any no some its their our his
her your my such what which whose all both many much few several more most other
"""
DETERMINERS = frozenset(_DETERMINERS_TEXT.split())
_CONJUNCTIONS_TEXT = """
and or nor but as than so yet while when if because although
"""
CONJUNCTIONS = frozenset(_CONJUNCTIONS_TEXT.split())
# Prepositions and adverbs that follow a noun and are no part of it.
_FOLLOWING_TEXT = """
not also both across throughout along around near beyond inside outside including plus over online
offline nationwide citywide countywide provincewide worldwide abroad together here now again today
yesterday tomorrow last next so far up out below above worth yearly alone
"""
FOLLOWING = frozenset(_FOLLOWING_TEXT.split())
_AUXILIARIES_TEXT = """
is are was were be been being has have had having do does did will would shall should can could
may might must cannot
"""
AUXILIARIES = frozenset(_AUXILIARIES_TEXT.split())
_MODALS_TEXT = """
will would shall should can could may might must cannot do does did didn't don't doesn't won't let
help helps helped
"""
MODALS = frozenset(_MODALS_TEXT.split())
_RELATIVES_TEXT = """
that which who whom whose where when while there here it they we he
"""
RELATIVES = frozenset(_RELATIVES_TEXT.split())
HAVE = frozenset(("has", "have", "had", "having"))
BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"))
