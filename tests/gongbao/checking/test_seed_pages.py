"""The two published pages this project started from: their faults are found without the Chinese."""

from pathlib import Path

import pytest

from glossary.opening import open_glossaries
from gongbao.checking import Proofreader, checked_page

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
FULING = "004_bf0df925a2d7e84c.txt"
JINGZHOU = "000_757cef5a41283e9c.txt"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the pages are not at {SEEDS}")


@pytest.fixture(scope="module")
def findings():
    proofreader = Proofreader(open_glossaries())
    found = {}
    for name in (FULING, JINGZHOU):
        data = (SEEDS / name).read_bytes()
        result = proofreader.check(checked_page(SEEDS / name, data, name=name))
        found[name] = [(finding.rule, finding.text) for finding in result.findings]
    return found


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("terms.deprecated", "chain owners"),
        ("terms.inconsistent", "chain owners"),
        ("quantities.implausible", "over 10 billion enterprises"),
        ("terms.deprecated", "stuck neck"),
        ("terms.deprecated", "MTR, railway, and water"),
        ("form.run-together", "willStrive"),
        ("form.capital-in-sentence", "Build"),
        ("form.capital-in-sentence", "Promote"),
        ("form.apostrophe", "China‘s"),
        ("form.doublet", "pickled (pickled)"),
    ],
)
def test_a_quoted_fault_of_the_fuling_page_is_found(findings, rule, text):
    assert (rule, text) in findings[FULING]


def test_menu_and_footer_of_the_jingzhou_page_are_named(findings):
    rules = [rule for rule, _ in findings[JINGZHOU]]
    assert rules.count("form.page-furniture") >= 2
