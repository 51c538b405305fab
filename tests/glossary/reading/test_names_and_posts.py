"""Who and what is named: places, levels, posts, laws, documents, kin; one right and one wrong."""

import csv
from pathlib import Path

import pytest

from glossary.opening import open_glossaries
from glossary.reading import list_pair_rules, read_pair

CASES = [
    tuple(row)
    for row in csv.reader(
        (Path(__file__).parent / "names_and_posts.tsv")
        .read_text(encoding="utf-8")
        .splitlines()[1:],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
IDS = [f"{name}-{source}" for name, source, _, _ in CASES]
RULES = {name for name, *_ in CASES}


def rules_of(source, target):
    return {finding.rule for finding in read_pair(source, target, open_glossaries()).findings}


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_right_english_passes(name, source, right, wrong):
    assert not rules_of(source, right) & RULES


@pytest.mark.parametrize(("name", "source", "right", "wrong"), CASES, ids=IDS)
def test_the_wrong_english_is_found(name, source, right, wrong):
    assert name in rules_of(source, wrong)


def test_the_cases_name_rules_of_the_house():
    assert {rule.name for rule in list_pair_rules()} >= RULES


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("原市长因病去世。", "The former mayor died of illness."),
        ("恢复其原局长职务。", "He was restored to his former post as director."),
        ("现任局长和前任局长均到场。", "Both the present director and his predecessor were there."),
        ("副市长带队检查。", "A deputy mayor led the inspection."),
        (
            "一位副校长说，他对结果表示满意。",
            "A vice principal said he was pleased with the result.",
        ),
        (
            "上级主管部门批准后实施。",
            "It is to be carried out once approved by the department in charge at a higher level.",
        ),
        (
            "报本级人民政府批准。",
            "It shall be submitted to the government at the corresponding level for approval.",
        ),
        (
            "全市共有注册志愿者十万人。",
            "There are 100,000 registered volunteers across the municipality.",
        ),
        ("全国统一考试定于六月举行。", "The unified national examination is set for June."),
        (
            "监事会对董事会决议无异议。",
            "The supervisory board has no objection to the board's resolution.",
        ),
        (
            "两国签署谅解备忘录和合作协议。",
            "The two countries signed a memorandum of understanding and a cooperation agreement.",
        ),
        ("代表们提出建议三百余条。", "The deputies put forward more than 300 proposals."),
        (
            "行政机关不服行政判决，提出上诉。",
            "The administrative body appealed against the administrative judgment.",
        ),
        ("中级人民法院审理了此案。", "The case was heard by the Intermediate Court."),
        ("姑姑把他抚养成人。", "He was raised by his aunt."),
        ("外婆家在山里。", "Grandma's home is in the mountains."),
        ("他与妻子和岳父母同住。", "He lives with his wife and her parents."),
        ("侄女继承了手艺。", "The niece took over the craft."),
        ("乙肝疫苗全程接种率达95%。", "The full-course hepatitis B vaccination rate reached 95%."),
        (
            "该病属于乙类传染病，按甲类管理。",
            "It is a Class B infectious disease managed as Class A.",
        ),
        (
            "该办法自印发之日起试行两年。",
            "The measures take effect on the date of issue for a trial period of two years.",
        ),
        ("名誉权受法律保护。", "The right to reputation is protected by law."),
        ("代理记账机构", "Bookkeeping agencies"),
        ("国家税务总局市税务局", "The municipal tax service of the State Taxation Administration"),
        ("区人民法院", "District People's Court"),
        ("市区两级财政共同承担。", "The cost is shared by the municipal and district finances."),
        ("省市县三级联动。", "Provincial, municipal and county authorities act together."),
        ("国家级自然保护区管理局", "Administration of the national nature reserve"),
        ("乡镇卫生院", "Township health centres"),
        ("成渝高速公路", "Chengdu–Chongqing Expressway"),
        ("从株洲西站换乘", "Change trains at Zhuzhou West"),
        ("新华路小学", "Xinhua Road Primary School"),
        ("京沪高速临时封闭。", "The Beijing-Shanghai Expressway is closed for the time being."),
        ("青银高速结冰。", "There is ice on the Qingdao-Yinchuan Expressway."),
        ("市场监管总局发布公告。", "The State Administration for Market Regulation announced it."),
        ("太湖流域管理局", "Taihu Basin Authority of the Ministry of Water Resources"),
        ("渝北区人民政府", "Yubei District People's Government"),
        ("工作组深入河西村走访。", "The working group visited Hexi Village."),
        (
            "由省水利厅主办、市水利局承办的论坛开幕。",
            "A forum of the provincial water department, run by the city's bureau, opened.",
        ),
        (
            "市长刘建华主持，副市长马丽参加。",
            "Mayor Liu Jianhua presided and Deputy Mayor Ma Li attended.",
        ),
        (
            "《中华人民共和国海洋环境保护法》",
            "Marine Environment Protection Law of the People's Republic of China",
        ),
        ("《食品安全抽样检验管理办法》", "Measures for Food Safety Sampling and Inspection"),
        ("《教师资格条例》", "Regulations on Teacher Qualifications"),
        ("《工伤保险条例》", "Regulations on Work-Related Injury Insurance"),
        ("《残疾人就业条例》", "Regulations on the Employment of Persons with Disabilities"),
        ("《种子法》", "Seed Law"),
        ("《存款保险条例》", "Deposit Insurance Regulations"),
        ("《退役军人保障法》", "Law on Support for Veterans"),
        ("第三人有独立请求权。", "The third party has an independent claim."),
        (
            "收货人拒收的，承运人应当通知托运人。",
            "If the consignee refuses the goods, the carrier shall notify the shipper.",
        ),
        ("母公司向子公司提供担保。", "The parent provided a guarantee for its subsidiary."),
        ("执行董事兼总经理", "Executive director and general manager"),
        ("县级市财政自求平衡。", "County-level cities are to balance their own budgets."),
    ],
)
def test_names_that_are_written_otherwise_pass(source, target):
    assert not rules_of(source, target) & RULES
