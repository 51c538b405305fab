import pytest

from glossary.concepts import Glossary
from glossary.glossary_table import parse_glossary
from glossary.names import find_person_names, romanised_name
from glossary.requirement import RequirementKind
from glossary.requirements import RequirementFinder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区委书记梁志远介绍，", ["Liang Zhiyuan"]),
        ("市长王勇说，", ["Wang Yong"]),
        ("书记王强调研企业", ["Wang Qiang"]),
        ("副市长李明、张安安出席", ["Li Ming", "Zhang An'an"]),
        ("主任欧阳明月表示", ["Ouyang Mingyue"]),
        ("（记者林碧锋）", ["Lin Bifeng"]),
        ("副主任吕金虎告诉记者", ["Lyu Jinhu"]),
        (
            "市长洪志强介绍，局长赖文斌、副局长税正刚出席",
            ["Hong Zhiqiang", "Lai Wenbin", "Shui Zhenggang"],
        ),
        ("承办人：欧阳茜联系电话：0731", ["Ouyang Qian"]),
        ("老馆长常说，书记强调，主席宣布，主任计划参加", []),
        ("副会长单位，积极参与", []),
        ("总书记曾指出：", []),
        ("各部门主任在会上表示", []),
        ("全市经济平稳发展，王朝历史悠久", []),
        ("任命王建国为局长，免去李明的副局长职务", ["Wang Jianguo", "Li Ming"]),
        ("免去赵卫东的市发展和改革委员会主任职务。", ["Zhao Weidong"]),
        ("郑爱华的市审计局总审计师职务，另有任用；", ["Zheng Aihua"]),
        ("马德胜为市应急管理局副局长、市地震局局长（兼）；", ["Ma Desheng"]),
        ("安徽为全国文明城市；", []),
        ("决定：周涛任副区长，郑凯不再担任副区长职务", ["Zhou Tao", "Zheng Kai"]),
        ("全年任务，应当选为先进", []),
        ("香港财政司局长许正宇表示", []),
        ("局长区志航和处长朴永日出席会议", ["Ou Zhihang", "Piao Yongri"]),
        ("主任欧阳建国、副主任张伟参加调研", ["Ouyang Jianguo", "Zhang Wei"]),
        ("区长查文斌、副区长解学智、单立人一行", ["Zha Wenbin", "Xie Xuezhi", "Shan Liren"]),
        ("县长仇和平介绍", ["Qiu Heping"]),
        ("书记冼星与镇长盖明走访", ["Xian Xing", "Ge Ming"]),
        ("欧阳建国同志主持", ["Ouyang Jianguo"]),
        ("教授李朝晖说", ["Li Zhaohui"]),
        ("镇长区分责任，局长和处长出席，主任向其颁发，专员解决问题", []),
        ("部门负责人全部到场，主要负责人全程参加，书记时常走访", []),
        ("市长高峰说，县长高原到会，董事长文静介绍", ["Gao Feng", "Gao Yuan", "Wen Jing"]),
        ("主任陆续前往，经理方才表示，部门主要负责人应约参加，局长何时前往", []),
    ],
)
def test_a_name_is_found_only_between_a_post_and_what_follows_names(text, expected):
    assert [name.forms[0] for name in find_person_names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民警将嫌疑人王某抓获。", ["Wang"]),
        ("林某将20万元定金退回给了陆先生。", ["Lin", "Mr. Lu"]),
        (
            "失联大学生黄某某于7月6日进入青海，李女士、欧阳小姐说",
            ["Huang", "Ms. Li", "Miss Ouyang"],
        ),
        ("被告人于某、当事人吕某", ["Yu", "Lyu"]),
        ("浙江某高校，江苏某企业，长江某段，西安某地", []),
        ("由于某种原因，位于某市，机关某部门，该工程某标段，对于某些地方", []),
        ("史密斯先生、约翰·高先生、巴马先生说", []),
        ("主席先生，主任先生，女士们、先生们", []),
        ("消费者向某平台投诉，原告和某公司，被告人于某小区内，事故发生于某路段", []),
        ("了解某企业情况，主管某部门，对应某产品，在华某外资企业，民警在查某案时", []),
        ("，应某企业邀请，任某公司总经理，向某单位行贿，向某某公司采购", []),
        ("妻子和先生，他的儿子和太太，向女士们致以节日祝贺", []),
        ("于女士说，任先生、关先生介绍", ["Ms. Yu", "Mr. Ren", "Mr. Guan"]),
        ("李向阳先生、周向阳先生、冯友兰先生、李子成先生", []),
        ("董事长李晓阳先生致辞", ["Li Xiaoyang"]),
        ("香港居民陈先生", []),
    ],
)
def test_a_surname_alone_stands_for_a_person(text, expected):
    assert [name.forms[0] for name in find_person_names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审核人：李娜", ["Li Na"]),
        ("联系人:王芳 电话:8512345", ["Wang Fang"]),
        ("责任编辑：孙丽 李强", ["Sun Li", "Li Qiang"]),
        ("成员：李明、王芳、赵敏", ["Li Ming", "Wang Fang", "Zhao Min"]),
        ("（供稿：马秀英）", ["Ma Xiuying"]),
        ("组长：刘建国（市长）", ["Liu Jianguo"]),
        ("策划：文化局 编辑：钱进", ["Qian Jin"]),
        ("联系人：办公室", []),
        ("联系人：冉警官", []),
        ("负责人：单位负责人", []),
        ("翻译：中国日报", []),
    ],
)
def test_who_stands_behind_a_label_is_a_person_if_it_looks_like_one(text, expected):
    assert [name.forms[0] for name in find_person_names(text)] == expected


@pytest.mark.parametrize("text", ["由于某种原因", "属于某类", "对于某企业", "被告人于某小区内"])
def test_a_surname_that_is_a_word_is_not_found_again_inside_words(text):
    assert find_person_names(text, ["于某"]) == ()


def test_a_name_given_before_is_not_cut_into_a_surname_alone():
    (name,) = find_person_names("李向阳先生说", ["李向阳"])
    assert name.forms[0] == "Li Xiangyang"


def test_a_surname_given_once_is_found_where_nothing_else_shows_it():
    (name,) = find_person_names("检查站若发现黄某某，立即联系。", ["黄某某"])
    assert (name.text, name.forms) == ("黄某某", ("Huang",))


def test_a_name_given_once_is_found_without_its_post_later():
    assert find_person_names("梁志远说，要抓好落实。") == ()
    (name,) = find_person_names("梁志远说，要抓好落实。", ["梁志远"])
    assert (name.start, name.end, name.forms[0]) == (0, 3, "Liang Zhiyuan")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("重庆市长江大桥，西安市长安区，", []),
        ("水利部长江委在武汉召开会议。", []),
        ("重庆市长安汽车、工商银行长江支行等参加。", []),
        ("市委书记、市长江涛表示", ["江涛"]),
        ("负责人高兴地说，项目负责人方便，记者金额为", []),
        ("书记张三、李四说", ["张三", "李四"]),
        ("副市长安宁说，重庆市市长江涛指出", ["安宁", "江涛"]),
        ("局主要负责人任组长，一位院士应邀作报告，", []),
        ("记者连线时说，秘书长应具体说明，给教授祝寿，", []),
        ("农业农村厅副厅长马静怡、林业和草原局总工程师", ["马静怡"]),
        ("负责人解释说，前行长顾问在受访时说", []),
    ],
)
def test_what_only_looks_like_a_post_and_a_name_is_none(text, names):
    assert [name.text for name in find_person_names(text)] == names


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("单志强", "Shan Zhiqiang"),
        ("曾伟", "Zeng Wei"),
        ("任和", "Ren He"),
        ("女", "Nyu "),
        ("卜文佳", "Bu Wenjia"),
        ("喻长河", "Yu Changhe"),
        ("范长松", "Fan Changsong"),
    ],
)
def test_surnames_have_readings_of_their_own(name, pinyin):
    assert romanised_name(name) == pinyin


def test_a_name_in_the_glossary_keeps_the_ruling_of_the_glossary():
    glossary = parse_glossary("zh\ten\n刘遵义\tLawrence J. Lau\n", name="names.tsv")
    (requirement,) = RequirementFinder([glossary]).find("院长刘遵义表示").required
    assert requirement.kind is RequirementKind.TERM
    assert requirement.accepted == ("Lawrence J. Lau",)


def test_a_longer_proposal_hides_no_ruling_inside_it():
    text = "zh\ten\tapproval\n乡村振兴\trural revitalization\tapproved\n乡村振兴战略\tX\tproposed\n"
    found = RequirementFinder([parse_glossary(text, name="g.tsv")]).find("实施乡村振兴战略")
    assert [r.accepted[0] for r in found.required] == ["rural revitalization"]
    assert [match.text for match in found.proposed] == ["乡村振兴战略"]


def test_a_finder_without_terms_still_finds_names_and_figures():
    found = RequirementFinder([Glossary("none", ())]).find("市长王勇说，增长3.5%。")
    assert [r.source for r in found.required] == ["王勇", "3.5%"]
