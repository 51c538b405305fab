"""Formats that are text without markup: lines, cells, records, cues."""
