import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from glossary.reading import read_pair
from gongbao.evaluation.evaluation import EvaluationOptions, evaluate
from gongbao.evaluation.parallel_lines import LineFile, make_evaluation_set
from gongbao.evaluation.scores.significance import ResamplingOptions


@pytest.fixture(scope="session")
def office_finder():
    """Two rulings of an office: 链主 with two renderings, 卡脖子 with a deprecated one."""
    chain = Concept("1", (Term("链主", "zh"), Term("chain master", "en"), Term("lead firm", "en")))
    concepts = (chain, Concept("2", (Term("数字经济", "zh"), Term("digital economy", "en"))))
    return RequirementFinder([Glossary("office", concepts)])


@pytest.fixture(scope="session")
def check(office_finder):
    """Return a function from a Chinese line and its translation to the reading of the pair."""

    def check_pair(source, translation):
        return read_pair(source, translation, office_finder)

    return check_pair


SOURCE = (
    "2022年，全区规上工业产值2295亿元。",
    "链主企业发展数字经济。",
    "区委书记梁志远介绍，链主有12家。",
    "全区道路建设加快，学校和医院同步开工。",
)
GOOD = (
    "In 2022, output of industrial enterprises in the district reached 229.5 billion yuan.",
    "Chain masters develop the digital economy.",
    "Liang Zhiyuan, Party secretary of the district, said there were 12 chain masters.",
    "Road construction in the district sped up, and schools and hospitals were started as well.",
)
WRONG = (
    "In 2022, output of industrial enterprises in the district reached 2,295 billion yuan.",
    "Lead firms develop the numeric economy.",
    "Liang Zhi Yuan said there were 12 <chain> masters.",
    "",
)


@pytest.fixture(scope="session")
def evaluation(office_finder):
    """An evaluation of a good and a wrong translation, with every default metric."""
    texts = make_evaluation_set(
        LineFile("zh.txt", SOURCE),
        [LineFile("en.txt", tuple(line.replace("sped up", "gained speed") for line in GOOD))],
        [LineFile("good", GOOD), LineFile("wrong", WRONG)],
        ("one", "one", "one", "two"),
    )
    return evaluate(texts, office_finder, EvaluationOptions(resampling=ResamplingOptions(100)))
