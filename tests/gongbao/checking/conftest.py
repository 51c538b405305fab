"""Checks of single texts and pairs with a small glossary."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpora.findings import Finding
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.checking import CheckedDocument, HouseStyle, Proofreader, checked_lines

GLOSSARY = """zh\ten\tdeprecated\tsource\tfirst_use
链主\tchain master\tchain owner|chain leader\tseed 004
卡脖子\tbottleneck\tstuck neck\tseed 004
龙头企业\tleading enterprise\t\tdocument 1
政协\tChinese People's Political Consultative Conference|CPPCC\t\tdocument 2
中国国际进口博览会\tImport Expo|CIIE\t\tdocument 3\tChina International Import Expo (CIIE)
"""
Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def small_finder() -> RequirementFinder:
    return RequirementFinder([parse_glossary(GLOSSARY, name="office.tsv")])


@pytest.fixture(scope="session")
def check_page(small_finder) -> Check:
    """Return a function that checks a translation alone."""

    def check(*lines: str, style: HouseStyle | None = None) -> list[Finding]:
        text = "\n".join(lines)
        places = []
        start = 0
        for line in lines:
            places.append((start, start + len(line)))
            start += len(line) + 1
        document = CheckedDocument("page.txt", text, tuple(places))
        return list(Proofreader(small_finder, style=style).check(document).findings)

    return check


@pytest.fixture(scope="session")
def check_pairs(small_finder) -> Check:
    """Return a function that checks pairs of source and target."""

    def check(*pairs: tuple[str, str]) -> list[Finding]:
        proofreader = Proofreader(small_finder)
        return list(proofreader.check(checked_lines(pairs, "pairs.tsv")).findings)

    return check
