"""What is repeated digit by digit, and the few codes that have English words."""

import pytest

from glossary.codes import find_codes
from glossary.reading import read_pair
from glossary.requirements import RequirementFinder

FINDER = RequirementFinder(())
CODES = [
    ("中山路123号", "No. 123"),
    ("7号厂房东侧", "No. 7"),
    ("住院部9层27床", "Bed 27"),
    ("图为李明（左七）", "seventh from left"),
    ("右二为副市长。", "second from right"),
    ("纸箱尺寸为60×40×30厘米", "60 × 40 × 30 cm"),
    ("合同第8.2款", "Clause 8.2"),
    ("附表1至附表6同步公布", "Attached Tables 1 to 6"),
    ("票号为2024-000317的发票", "2024-000317"),
    ("三级甲等医院", "Grade A tertiary"),
    ("“五四”青年奖章", "May 4"),
    ("全县打响“百日攻坚”战", "100-day"),
    ("“万村整治”工程", "10,000"),
    ("党的二十大以来", "20th National Congress"),
    ("共建一带一路", "Belt and Road"),
    ("震中位于东经120°23′。", "120°23′ E"),
    ("该岛位于北纬18度15分。", "18°15′ N"),
    ("误差不得超过±2%。", "±2 percent"),
    ("见第三篇。", "Part III"),
    ("见第47页注3。", "page 47, note 3"),
    ("如图3-12所示。", "Figure 3-12"),
    ("会场在3楼会议室。", "third floor"),
    ("为期两年半。", "two and a half years"),
    ("历时一个半小时。", "one and a half hours"),
    ("停留一刻钟。", "15 minutes"),
    ("70年代末恢复高考。", "the late 1970s"),
    ("本世纪20年代末", "the late 2020s"),
    ("启动Ⅲ级响应。", "Level III"),
    ("一级公路", "Class I"),
    ("等级为3A级以上。", "3A or above"),
    ("入选500强企业。", "top 500"),
    ("请拨打12366转2。", "and press 2"),
    ("电话021-63211234转805", "ext. 805"),
    ("身份证号为370299********123X。", "370299********123X"),
    ("签署日期：20231009", "October 9, 2023"),
    ("尾号1和6限行。", "1 and 6"),
    ("寄510030广州市", "510030"),
    ("上午9:00开会。", "9:00 a.m."),
    ("下午3:30开会。", "3:30 p.m."),
    ("下午14:30—17:30办理。", "5:30 p.m."),
    ("上午8:30—12:00办理。", "12:00 noon"),
    ("上午9:00至11:30办理。", "11:30 a.m."),
    ("下午2:00-5:00办理。", "5:00 p.m."),
    ("请拨打110或96110咨询。", "96110"),
    ("对第087号建议的答复", "No. 087"),
    ("公元前3世纪", "3rd century BC"),
    ("三、四季度抽检。", "third and fourth quarters"),
    ("和平街45号甲", "No. 45A"),
    ("“十一”黄金周", "National Day"),
    ("校车鲁U0351学", "Lu U0351 Xue"),
    ("(2018)津02民终1234号之一", "(2018) Jin 02 Min Zhong No. 1234-1"),
    ("上升1.3个千分点。", "1.3 per thousand points"),
    ("服务费18500元5角。", "18,500.50 yuan"),
    ("材料一式三份。", "in triplicate"),
    ("三环以内禁止燃放。", "Third Ring Road"),
    ("小学六年级学生", "sixth-grade"),
    ("咨询电话：0532-85911234。", "0532-85911234"),
    ("电话：0532—85911234", "0532-85911234"),
    ("电话：（0532）85911234", "(0532)85911234"),
    ("电话：+86 532 8591 1234", "+86 532 8591 1234"),
    ("手机：138-0000-1234", "138-0000-1234"),
    ("请拨打12345反映。", "12345"),
    ("受理12315投诉举报2.3万件", "12315"),
    ("开户行账号：3701234567890123456", "3701234567890123456"),
    ("纳税人识别号：370202123456789", "370202123456789"),
    ("项目编号：SDGP370200202402000123", "SDGP370200202402000123"),
    ("邮编266071", "266071"),
    ("房间号：1203", "1203"),
    ("证书编号0012345", "0012345"),
    ("比例尺为1：500。", "1:500"),
    ("完成1：5万地质图", "1:50,000"),
    ("三次产业比为5.1：38.6：56.3", "5.1:38.6:56.3"),
    ("主队以3比1战胜客队。", "3-1"),
    ("开放时间8：30", "8:30"),
    ("定于下周一召开。", "Monday"),
    ("农历正月十五，举办灯会。", "the 15th day of the first lunar month"),
    ("腊月廿三", "the 23rd day of the twelfth lunar month"),
    ("市政府令第15号公布。", "No. 15"),
    ("中央一号文件发布。", "No. 1"),
    ("地铁3号线开通。", "Line 3"),
    ("游客中心设有28号摊位。", "No. 28"),
    ("城区3号泵站排水。", "No. 3"),
    ("第十二条第（二）项", "item (2)"),
    ("“7·21”特大暴雨", "7·21"),
    ("全场打八折", "at a 20 percent discount"),
    ("票价八五折", "at a 15 percent discount"),
    ("企业数量减半。", "halved"),
    ("电价下调0.05元/千瓦时。", "per kWh"),
    ("均价为2元/斤。", "per jin"),
    ("建设6、7、8号线", "Lines 6, 7 and 8"),
    ("核电1—4号机组", "Units 1-4"),
    ("每亩补助300元", "per mu"),
    ("价格环比上升0.2%", "month on month"),
    ("产值同比增长5%", "year on year"),
    ("实现“二十一连丰”", "21st consecutive bumper harvest"),
    ("第十五个五年规划纲要", "15th Five-Year Plan"),
    ("第一个五年计划", "First Five-Year Plan"),
    ("主队三连胜", "third consecutive win"),
    ("货物出口总额[7]下降", "7"),
    ("参见［12］、【3】", "12"),
    ("已有报道[6—8]", "6-8"),
    ("已有报道[9，10]", "9, 10"),
]
NO_CODES = [
    "左三圈右三圈地转",
    "产值2295亿元",
    "一周三次",
    "每周一次",
    "2024年3月5日",
    "一波三折",
    "1.2万人",
    "5号上午",
    "一连降雨三天",
    "驻二连浩特",
    "完成[2024年3月]",
    "共[3家]企业",
]


@pytest.mark.parametrize(("text", "form"), CODES)
def test_a_code_has_its_preferred_form(text, form):
    assert form in [code.forms[0] for code in find_codes(text)]


@pytest.mark.parametrize("text", NO_CODES)
def test_a_figure_is_no_code(text):
    assert find_codes(text) == ()


@pytest.mark.parametrize(
    ("source", "target", "is_met"),
    [
        ("账号：3701234567890123456", "Account: 3701234567890123456", True),
        ("账号：3701234567890123456", "Account: 3,701,234,567,890,123,456", False),
        ("邮编266071", "Postcode 266,071", False),
        ("请拨打12345。", "Please call 1,2345.", False),
        ("请拨打110或96110。", "Please call 110 or 96,110.", False),
        ("下午2:00-5:00", "2:00 p.m. to 17:00", False),
        ("下午14:30-17:30", "14:30 to 17:30", True),
        ("比分2比0。", "The score was 2:0.", True),
        ("价格环比上升0.2%。", "Prices rose 0.2 percent year on year.", False),
        ("价格环比上升0.2%。", "Prices rose 0.2 percent from the previous month.", True),
    ],
)
def test_a_code_is_repeated_digit_by_digit(source, target, is_met):
    assert all(verdict.is_met for verdict in read_pair(source, target, FINDER).verdicts) is is_met


def test_what_a_label_names_is_no_quantity():
    kinds = {r.kind.value for r in read_pair("学号20240315", "x", FINDER).source.requirements}
    assert kinds == {"copy"}
