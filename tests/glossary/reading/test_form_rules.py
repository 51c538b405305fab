import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from glossary.reading import read_pair

WORKER = ("网格员", "grid worker")
REVITALIZE = ("盘活", "revitalize")


def faults(term, chinese, english):
    concept = Concept("1", (Term(term[0], "zh"), Term(term[1], "en")))
    reading = read_pair(chinese, english, RequirementFinder([Glossary("office", (concept,))]))
    return [(f.rule, f.suggestion) for f in reading.findings if f.rule.startswith("terms.")]


@pytest.mark.parametrize(
    ("term", "chinese", "english", "suggestion"),
    [
        (WORKER, "网格员三名。", "There are three grid worker.", "grid workers"),
        (WORKER, "一名网格员。", "It has one grid workers.", "grid worker"),
        (WORKER, "网格员培训。", "Grid workers training courses.", "grid worker"),
        (WORKER, "网格员到岗。", "The grid worker worker came.", "grid worker"),
        (REVITALIZE, "通过盘活资产。", "It grows by revitalize assets.", "revitalizing"),
        (REVITALIZE, "资产已盘活。", "It has been revitalizes.", "revitalized"),
        (REVITALIZE, "将盘活资产。", "It will revitalized assets.", "revitalize"),
        (REVITALIZE, "去年盘活了资产。", "The city revitalize assets.", "revitalized"),
    ],
)
def test_a_wrong_form_is_found(term, chinese, english, suggestion):
    assert faults(term, chinese, english) == [("terms.form", suggestion)]


@pytest.mark.parametrize(
    ("term", "chinese", "english"),
    [
        (WORKER, "网格员三名。", "There are three grid workers."),
        (WORKER, "网格员和医生三名。", "There are three grid worker and doctor teams."),
        (WORKER, "网格员负责。", "Grid workers always help farmers."),
        (("人力资源", "human resource"), "人力资源市场。", "The human resources market."),
        (REVITALIZE, "盘活资产。", "It built roads, revitalize assets."),
        (REVITALIZE, "盘活资产。", "It helped the city revitalize assets."),
        (REVITALIZE, "资产已盘活。", "It has been revitalised."),
    ],
)
def test_a_right_form_is_accepted(term, chinese, english):
    assert faults(term, chinese, english) == []


def test_a_corrupt_form_is_unmet():
    assert faults(("标准", "criterion"), "标准15项。", "There are 15 criterions.") == [
        ("terms.missing", "criterion")
    ]
