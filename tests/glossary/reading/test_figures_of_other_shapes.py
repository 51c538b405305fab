"""Figures that say the same in another shape, and others that only look alike."""

import pytest

from gongbao import check_pair

SOUND = [
    (
        "存款比例由上一年的57.4%，降至2018年底的51.4%，成本上升。",
        "The deposit ratio declined to 51.4% at the end of 2018 from 57.4% a year ago, and costs "
        "rose.",
    ),
    # Years of the Republic, and its 兆.
    ("民國113年度總預算編列2兆8,818億元。", "The 2024 general budget came to NT$2.8818 trillion."),
    ("自112年9月4日起實施。", "It takes effect on September 4, 2023."),
    ("高雄市110年底人口274萬人。", "Kaohsiung had 2.74 million people at the end of 2021."),
    ("民国十八年十月一日开学。", "The school opened on October 1, 1929."),
    ("市值突破3兆美元。", "Its market value has passed 3 trillion US dollars."),
    # A bare 元 in Traditional characters is a dollar of the region.
    ("每名學生獲發津貼2,500元。", "Each student receives a grant of $2,500."),
    (
        "香港特区政府盈余654亿元。",
        "The HKSAR Government in Hong Kong had a surplus of $65.4 billion.",
    ),
    ("门票50元。", "In Macao, tickets cost $50."),
    ("產值同比增長5%。", "Output rose 5 percent over the year."),
    ("先试点，后推广。", "Pilots come first, and not the other way round."),
    ("一年期利率为3.1%。", "The one-year rate is 3.1 percent."),
    ("照顾 60 岁以上的老人。", "Care is given to people older than 60 years."),
    ("门票收入过20亿元。", "Ticket sales passed 2 billion yuan."),
    ("門票由50元加至60元。", "Tickets went up from HK$50 to HK$60."),
    # Basis points.
    ("利差收窄0.15个百分点。", "The spread narrowed by 15 basis points."),
    ("利率下调20个基点。", "The rate was cut by 0.2 percentage points."),
    # Times taken, small change, 方.
    ("他以1分58秒07刷新纪录。", "He set a new record of 1:58.07."),
    ("冠军成绩为2小时9分43秒。", "The winner finished in 2:09:43."),
    ("每度电降价4分钱。", "The price fell by 0.04 yuan per kWh."),
    ("不收一分钱。", "Not a cent is charged."),
    ("水库可蓄水1800万方。", "The reservoir holds 18 million cubic meters of water."),
    ("厂房面积12万方。", "The plant covers 120,000 square meters."),
    # Ranges, times of day, terms of days, shares.
    (
        "处三千元以上三万元以下罚款。",
        "a fine of not less than 3,000 yuan but not more than 30,000 yuan",
    ),
    ("处应缴费用二倍以上四倍以下罚款。", "a fine of two to four times the fees payable"),
    ("冬季气温零下20至30摄氏度。", "Winter temperatures are minus 20 to 30 degrees Celsius."),
    ("9时开馆，5时闭馆。", "It opens at 9 a.m. and closes at 5 p.m."),
    ("午夜12时前离场。", "Leave before 12 a.m."),
    ("15个工作日内办结。", "It is completed within 15 business days."),
    ("办结时限为15个工作日。", "The time limit is three weeks."),
    (
        "2019年投入12亿元，2020年投入15亿元。",
        "It spent 1.2 billion yuan in 2019 and 1.5 billion in 2020.",
    ),
    (
        "2019年产煤120万吨，2020年150万吨。",
        "It mined 1.2 million tonnes in 2019 and 1.5 million in 2020.",
    ),
    ("网速达到每秒120兆比特。", "The connection reaches 120 Mbps."),
    ("海拔3500米以上的村庄通了电。", "Villages at altitudes of 3,500 meters or higher have power."),
    ("失业率下降0.4%。", "The unemployment rate fell by 0.4 percentage points."),
    # Halves, tenths, indices and school years.
    ("车程为1个半小时。", "The drive takes an hour and a half."),
    ("判处有期徒刑18个月。", "He was jailed for a year and a half."),
    ("工期两年半。", "The work takes two and a half years."),
    ("判处有期徒刑二年六个月。", "He was given two and a half years in prison."),
    ("贷款350万元。", "a loan of three and a half million yuan"),
    ("她以11秒08夺冠。", "She won in 11.08 seconds."),
    ("他以1分58秒07夺冠。", "He won in 1 minute 58.07 seconds."),
    ("采购经理指数为50.1%。", "The purchasing managers' index stood at 50.1."),
    ("指数连续3个月高于临界点。", "The index was above the threshold for a third straight month."),
    ("臺北市113學年度新生約1萬9千人。", "New pupils in Taipei number about 19,000 in 2024."),
    ("老年人占比超过三分之一。", "More than one in three residents is elderly."),
    ("发生3.0级以上地震4次。", "There were four earthquakes of magnitude 3.0 or greater."),
    ("净利润为-2.15亿元。", "It made a net loss of 215 million yuan."),
    ("产能翻了两番。", "Capacity doubled and doubled again."),
    (
        "浓度同比下降6.1%；优良天数比例同比上升1.7个百分点。",
        "Concentrations fell 6.1 percent year on year; good days were up 1.7 percentage points.",
    ),
    (
        "年末城镇化率为66.16%，比上年末提高0.94个百分点。",
        "At year-end the urbanization rate was 66.16 percent, 0.94 percentage points more than a"
        " year earlier.",
    ),
    ("浓度为31微克/立方米。", "The concentration was 31 μg/m³."),
    ("房价较上月下跌半成。", "Home prices fell 5 percent from the month before."),
    ("半成品库存增加。", "Stocks of semi-finished goods grew."),
    ("入围人选与职位数的比例为2:1。", "Candidates number twice the positions available."),
    ("生师比为1:2。", "There are half as many pupils as teachers."),
    ("费率为1%，单位和个人各0.5%。", "The rate is 1 percent, half each from both sides."),
    ("须提前30分钟到场。", "They must be there half an hour ahead."),
    ("今晚8时至12时停水。", "Water will be off from 8 p.m. to midnight tonight."),
    ("末班车由22时30分延后至23时。", "The last train leaves at 11 p.m. instead of 10:30."),
    ("起征点由3500元提高到5000元。", "The threshold is 5,000 yuan, up from 3,500 yuan."),
    ("气温较常年同期偏低1.3℃。", "It was 1.3°C colder than normal."),
    ("男女比例为2:1。", "Men outnumber women two to one."),
    ("一楼住户请撤离。", "Those who live on ground floors are asked to leave."),
    ("又过了一刻钟，火被扑灭。", "Another quarter of an hour and the fire was out."),
    ("超标天数由31天减少12天。", "Days over the limit fell by 12 from 31."),
    ("他以1小时02分14秒夺冠。", "He won in 1:02:14."),
    (
        "男子2小时08分03秒，女子2小时24分55秒，均于7:30出发。",
        "Men took 2:08:03, women 2:24:55; both set out at 7:30.",
    ),
    ("准备金率下调0.5个百分点。", "The reserve ratio was cut by half a percentage point."),
    ("年满16周岁未满18周岁的，须有人陪同。", "Those aged 16 or 17 must be accompanied."),
    (
        "价格同比、环比分别上涨0.4%和0.6%。",
        "Year-on-year and month-on-month rises were 0.4 and 0.6 percent respectively.",
    ),
]
FAULTS = [
    ("占比提高8个百分点。", "The share rose by 8 yuan.", "unit"),
    ("一年期利率下调。", "The five-year rate was cut.", "value"),
    ("香港特区政府盈余654亿元。", "Hong Kong had a surplus of €65.4 billion.", "currency"),
    ("市政府盈余654亿元。", "The city had a surplus of $65.4 billion.", "currency"),
    ("出口总量全国第九。", "Exports ranked 90th in the country.", "magnitude"),
    ("民國113年度總預算編列2兆8,818億元。", "The 2024 budget was NT$28.818 trillion.", "magnitude"),
    ("自112年9月4日起實施。", "It takes effect on September 4, 2022.", "date"),
    ("民国十八年十月一日开学。", "The school opened on October 1, 1928.", "date"),
    ("每名學生獲發津貼2,500元。", "Each student receives a grant of 2,500 euros.", "currency"),
    ("每名学生发放津贴2500元。", "Each student receives a grant of $2,500.", "currency"),
    ("每名學生獲發津貼2,500元。", "Each student receives a grant of US$2,500.", "currency"),
    ("每度电降价4分钱。", "The price fell by 0.4 yuan per kWh.", "magnitude"),
    ("处三千元以上三万元以下罚款。", "a fine of 3,000 yuan to 50,000 yuan", "value"),
    (
        "处三千元以上三万元以下罚款。",
        "not less than 30,000 yuan but not more than 30,000 yuan",
        "magnitude",
    ),
    (
        "处应缴费用二倍以上四倍以下罚款。",
        "at least two times but no more than eight times",
        "value",
    ),
    ("处三年以上七年以下有期徒刑。", "sentenced to three to ten years in prison", "value"),
    ("招聘对象年龄为18至35周岁。", "Candidates are aged 18 to 53.", "value"),
    ("办结时限为10个工作日。", "The time limit is three weeks.", "missing"),
    ("2019年投入15亿元。", "It spent 1.5 billion in 2019.", "currency"),
    ("上午9时30分开幕。", "It opened at 9:30 p.m.", "time"),
    ("下午4时闭幕。", "It closed at 4 a.m.", "time"),
    ("15个工作日内办结。", "It is completed within 15 months.", "unit"),
    (
        "交易额同比下降7.3%。",
        "Turnover fell 7.3 percentage points year on year.",
        "percentage-points",
    ),
    ("工期两年半。", "The work takes three and a half years.", "value"),
    ("判处有期徒刑二年六个月。", "He was given three and a half years in prison.", "value"),
    ("她以11秒08夺冠。", "She won in 11.80 seconds.", "digits"),
    ("老年人占比超过两成。", "More than one in three residents is elderly.", "value"),
    ("净利润为-2.15亿元。", "The net profit was 215 million yuan.", "value"),
    ("产能翻了两番。", "Capacity doubled.", "value"),
    ("准备金率下调0.25个百分点。", "The ratio was cut by half a percentage point.", "value"),
    ("产值是普通大棚的三倍。", "Output is a third of that of ordinary greenhouses.", "value"),
    ("息差收窄15个基点。", "The margin narrowed by 15 percentage points.", "unit"),
    ("占比提高15个百分点。", "The share rose by 15 basis points.", "unit"),
    ("浓度为31微克/立方米。", "The concentration was 31 mg/m³.", "unit"),
    ("每年参加继续教育90学时。", "They take 90 days of continuing education a year.", "unit"),
    ("2023/24年度接獲投訴1,482宗。", "In 2022-23, 1,482 complaints were received.", "date"),
    ("规划期为2021-2025年。", "The plan covers 2020-2025.", "date"),
    ("超标天数由31天减少至19天。", "Days over the limit fell by 19 from 31.", "order"),
    ("失业率由15.3%降至7.3%。", "The jobless rate fell from 15.3 by 7.3 percent.", "order"),
    ("他以1小时02分14秒夺冠。", "He won in 1:20:14.", "time"),
    (
        "自5月1日12时起至9月16日12时止。",
        "It runs from midnight on May 1 to noon on September 16.",
        "time",
    ),
    ("末班车由22时30分延后至23时。", "It leaves at 10:30 p.m. instead of 11 p.m.", "order"),
    ("起征点由3500元提高到5000元。", "It is 3,500 yuan, up from 5,000 yuan.", "order"),
    ("税率由3%减按1%征收。", "It is reduced by 1 percent from 3 percent.", "order"),
    ("最低工資由每小時40元調升至42元。", "It rises by $42 an hour from $40.", "order"),
    ("失业率下降0.5%。", "Joblessness was cut by half.", "magnitude"),
    ("最快用时8分12秒。", "The fastest took 8:21.", "time"),
    ("租金下跌近半成。", "Rents fell by nearly 50 percent.", "magnitude"),
    ("车程由两小时缩短至四十分钟。", "The drive is cut by 40 minutes from two hours.", "order"),
    (
        "流量由3000立方米每秒加大到4500立方米每秒。",
        "The flow was increased by 4,500 cubic meters per second from 3,000.",
        "order",
    ),
]


@pytest.mark.parametrize(("source", "target"), SOUND, ids=[pair[0] for pair in SOUND])
def test_the_same_figure_in_another_shape_is_none_missing(source: str, target: str) -> None:
    assert not [f.rule for f in check_pair(source, target) if f.rule.startswith(("quant", "names"))]


@pytest.mark.parametrize(("source", "target", "rule"), FAULTS, ids=[case[0] for case in FAULTS])
def test_another_figure_in_that_shape_is_told(source: str, target: str, rule: str) -> None:
    assert f"quantities.{rule}" in [finding.rule for finding in check_pair(source, target)]
