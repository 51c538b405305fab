"""Whole documents: marks placed, tables for other tools, edits learnt."""
