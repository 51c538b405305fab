"""Stops a page from being published while a critical fault stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.findings import Finding, Severity
from gongbao import check_pair, open_glossary

OFFICE = open_glossary({"链主": "chain master"})


def faults_of_page(pairs: Iterable[tuple[str, str]]) -> list[Finding]:
    """Return what must be mended before the pairs of a page are published."""
    return [
        finding
        for chinese, english in pairs
        for finding in check_pair(chinese, english, glossary=OFFICE)
        if finding.severity is Severity.CRITICAL
    ]
