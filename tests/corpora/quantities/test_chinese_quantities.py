from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from corpora.quantities import (
    Approximation,
    CalendarDate,
    CalendarSpan,
    Phrasing,
    QuantityKind,
    find_currency_scope,
    find_quantities,
    render_quantity,
)

N, A, M = QuantityKind.NUMBER, QuantityKind.AMOUNT, QuantityKind.MEASURE
D = QuantityKind.DATE
P, PP, X = QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.MULTIPLE
F, R, S = QuantityKind.FRACTION, QuantityKind.ORDINAL, QuantityKind.SCALE_CLASS

VALUES = [
    # text, words of the span, kind, low, high, unit
    ("共4078亿", "4078亿", N, "407800000000", None, ""),
    ("44.83万个", "44.83万", N, "448300", None, ""),
    ("44．4亿", "44．4亿", N, "4440000000", None, ""),
    ("１．２万人", "１．２万", N, "12000", None, ""),
    ("1,080亿", "1,080亿", N, "108000000000", None, ""),
    ("1.1 亿人", "1.1 亿", N, "110000000", None, ""),
    ("2 千万人", "2 千万", N, "20000000", None, ""),
    ("5个亿", "5个亿", N, "500000000", None, ""),
    ("13.21万亿元", "13.21万亿元", A, "13210000000000", None, "CNY"),
    ("3亿5000万元", "3亿5000万元", A, "350000000", None, "CNY"),
    ("1万2千人", "1万2千", N, "12000", None, ""),
    ("一百二十三万人", "一百二十三万", N, "1230000", None, ""),
    ("十五点二亿亩", "十五点二亿亩", M, "1520000000", None, "mu"),
    ("两万人", "两万", N, "20000", None, ""),
    ("二十八个县", "二十八", N, "28", None, ""),
    ("产值七八千万元", "七八千万元", A, "70000000", "80000000", "CNY"),
    ("三四百人参加", "三四百", N, "300", "400", ""),
    ("约十七八万人", "约十七八万", N, "170000", "180000", ""),
    ("pH值为7.0。", "7.0", N, "7", None, ""),
    ("六岁以下儿童", "六岁以下", N, "6", None, ""),
    ("不足一年的", "不足一年", M, "1", None, "year"),
    ("提前两个月投产", "两个月", M, "2", None, "month"),
    ("阵风9级到10级", "9级到10级", M, "9", "10", "force"),
    ("设防烈度为8度", "8度", M, "8", None, "intensity"),
    ("规模为200兆瓦时", "200兆瓦时", M, "200", None, "MWh"),
    ("20里外的家", "20里", M, "20", None, "li"),
    ("免费领6万能干嘛", "6万", N, "60000", None, ""),
    ("气温为-10～-5℃", "-10～-5℃", M, "-10", "-5", "degree Celsius"),
    ("气温为-10至5℃", "-10至5℃", M, "-10", "5", "degree Celsius"),
    ("零下5℃至8℃", "零下5℃至8℃", M, "-5", "8", "degree Celsius"),
    ("零下5至10℃", "零下5至10℃", M, "-10", "-5", "degree Celsius"),
    ("气压101千帕", "101千帕", M, "101", None, "kPa"),
    ("罚款贰拾万元整", "贰拾万元", A, "200000", None, "CNY"),
    ("陆佰柒拾元", "陆佰柒拾元", A, "670", None, "CNY"),
    ("增速( - 4.1%)", "- 4.1%", P, "-41/10", None, "%"),
    ("百亿元产值", "百亿元", A, "10000000000", None, "CNY"),
    ("百万亩造林", "百万亩", M, "1000000", None, "mu"),
    ("229.5亿元", "229.5亿元", A, "22950000000", None, "CNY"),
    ("34.5亿元人民币", "34.5亿元人民币", A, "3450000000", None, "CNY"),
    ("人民币2009.26万元", "人民币2009.26万元", A, "20092600", None, "CNY"),
    ("1.54亿美元", "1.54亿美元", A, "154000000", None, "USD"),
    ("60亿港元", "60亿港元", A, "6000000000", None, "HKD"),
    ("300万欧元", "300万欧元", A, "3000000", None, "EUR"),
    ("13.5亿英镑", "13.5亿英镑", A, "1350000000", None, "GBP"),
    ("13 万日元", "13 万日元", A, "130000", None, "JPY"),
    ("共£5亿", "£5亿", A, "500000000", None, "GBP"),
    ("10至20亿元", "10至20亿元", A, "1000000000", "2000000000", "CNY"),
    ("10亿元至20亿元", "10亿元至20亿元", A, "1000000000", "2000000000", "CNY"),
    ("3—5%", "3—5%", P, "3", "5", "%"),
    ("15% - 30%", "15% - 30%", P, "15", "30", "%"),
    ("2万到3万", "2万到3万", N, "20000", "30000", ""),
    ("20-30万人", "20-30万", N, "200000", "300000", ""),
    ("三到十万的罚款", "三到十万", N, "30000", "100000", ""),
    ("0.64～3.31米", "0.64～3.31米", M, "0.64", "3.31", "meter"),
    ("２至５年", "２至５年", M, "2", "5", "year"),
    ("3.5个百分点", "3.5个百分点", PP, "3.5", None, "%"),
    ("下降1.9%", "1.9%", P, "1.9", None, "%"),
    ("增速为-3.5%", "-3.5%", P, "-3.5", None, "%"),
    ("百分之三点五", "百分之三点五", P, "3.5", None, "%"),
    ("5‰", "5‰", P, "0.5", None, "%"),
    ("上升七成", "七成", P, "70", None, "%"),
    ("三分之二", "三分之二", F, "2/3", None, ""),
    ("一半以上用电", "一半以上", F, "1/2", None, ""),
    ("是无人机的8倍", "8倍", X, "8", None, ""),
    ("增长到3倍", "3倍", X, "3", None, ""),
    ("增长3倍", "3倍", X, "4", None, ""),
    ("提高了一倍", "一倍", X, "2", None, ""),
    ("翻两番", "翻两番", X, "4", None, ""),
    ("翻了一番", "翻了一番", X, "2", None, ""),
    ("17.5亿立方米", "17.5亿立方米", M, "1750000000", None, "cubic meter"),
    ("4.2亿m3", "4.2亿m3", M, "420000000", None, "cubic meter"),
    ("900m2", "900m2", M, "900", None, "square meter"),
    ("38km2", "38km2", M, "38", None, "square kilometer"),
    ("82万千瓦", "82万千瓦", M, "820000", None, "kW"),
    ("150亿度", "150亿度", M, "15000000000", None, "kWh"),
    ("上翻120度", "120度", M, "120", None, "degree"),
    ("10斤", "10斤", M, "10", None, "jin"),
    ("三公里", "三公里", M, "3", None, "km"),
    ("18.9千米", "18.9千米", M, "18.9", None, "km"),
    ("1.92万公顷", "1.92万公顷", M, "19200", None, "hectare"),
    ("500kWh", "500kWh", M, "500", None, "kWh"),
    ("两年", "两年", M, "2", None, "year"),
    ("两个半月", "两个半月", M, "2.5", None, "month"),
    ("3年半", "3年半", M, "3.5", None, "year"),
    ("近3年来", "3年", M, "3", None, "year"),
    ("第十四届", "第十四", R, "14", None, ""),
    ("第二批", "第二", R, "2", None, ""),
    ("第3个", "第3", R, "3", None, ""),
    ("成立100周年", "100", R, "100", None, ""),
    ("二季度", "二", R, "2", None, ""),
    ("四五个月以来", "四五个月", M, "4", "5", "month"),
    ("三四家企业", "三四", N, "3", "4", ""),
    ("八九成", "八九成", P, "80", "90", "%"),
    ("今年上半年", "上半年", D, "100", "600", "part of year"),
    ("下半年以来", "下半年", D, "700", "1200", "part of year"),
    ("前三季度，", "前三季度", D, "100", "900", "part of year"),
    ("第七条 国家", "第七条", R, "7", None, "Article"),
    ("第一百一十条地方政府", "第一百一十条", R, "110", None, "Article"),
    ("气温零下3℃", "零下3℃", M, "-3", None, "degree Celsius"),
    ("亿元以上项目", "亿元以上", A, "100000000", None, "CNY"),
    ("千亿级产业", "千亿级", S, "100000000000", None, "CNY"),
    ("百亿级企业", "百亿级", S, "10000000000", None, "CNY"),
    ("万亿级产业", "万亿级", S, "1000000000000", None, "CNY"),
    ("百亿元级营收", "百亿元级", S, "10000000000", None, "CNY"),
    ("千亿茶产业目标", "千亿", S, "100000000000", None, "CNY"),
    ("万吨级码头", "万吨级", S, "10000", None, "ton"),
]


@pytest.mark.parametrize(
    ("text", "words", "kind", "low", "high", "unit"), VALUES, ids=[case[0] for case in VALUES]
)
def test_figure_is_found_with_its_value_kind_and_unit(text, words, kind, low, high, unit):
    (found,) = find_quantities(text)
    assert (found.text, found.kind, found.low, found.high, found.unit) == (
        words,
        kind,
        Fraction(low),
        Fraction(high or low),
        unit,
    )


APPROXIMATIONS = [
    ("250余万千瓦", "250余万千瓦", Approximation.OVER),
    ("6000多亩", "6000多亩", Approximation.OVER),
    ("1.2万余人", "1.2万余", Approximation.OVER),
    ("7亿余额宝用户", "7亿", Approximation.EXACT),
    ("8万多元", "8万多元", Approximation.OVER),
    ("二十多万人", "二十多万", Approximation.OVER),
    ("十几亿", "十几亿", Approximation.OVER),
    ("超1.1亿度", "超1.1亿度", Approximation.OVER),
    ("逾百亿欧元", "逾百亿欧元", Approximation.OVER),
    ("3000平方米以上", "3000平方米以上", Approximation.OVER),
    ("3个多月", "3个多月", Approximation.OVER),
    ("近1.8亿尾", "近1.8亿", Approximation.NEARLY),
    ("将近500人", "将近500", Approximation.NEARLY),
    ("约20吨", "约20吨", Approximation.ABOUT),
    ("20%左右", "20%左右", Approximation.ABOUT),
    ("大约两万名", "大约两万", Approximation.ABOUT),
    ("约合1.54亿美元", "约合1.54亿美元", Approximation.ABOUT),
    ("数十亿元", "数十亿元", Approximation.SEVERAL),
    ("几百万人", "几百万", Approximation.SEVERAL),
    ("几千名村民", "几千", Approximation.SEVERAL),
    ("数百倍", "数百倍", Approximation.SEVERAL),
    ("数以十亿美元计", "数以十亿美元", Approximation.SEVERAL),
    ("上百家", "上百", Approximation.UP_TO),
    ("月薪上万", "上万", Approximation.UP_TO),
    ("50岁以下", "50岁以下", Approximation.UNDER),
    ("不超过30人", "不超过30", Approximation.UNDER),
    ("节约16元", "16元", Approximation.EXACT),
    ("最近30人", "30", Approximation.EXACT),
    ("不会超过8年", "8年", Approximation.EXACT),
]


@pytest.mark.parametrize(
    ("text", "words", "approximation"), APPROXIMATIONS, ids=[case[0] for case in APPROXIMATIONS]
)
def test_approximation_marks_are_inside_the_span(text, words, approximation):
    (found,) = find_quantities(text)
    assert (found.text, found.approximation) == (words, approximation)


DATES = [
    ("2020年", (2020, None, None), None),
    ("２０２０年", (2020, None, None), None),
    ("二〇二〇年", (2020, None, None), None),
    ("2020年5月22日", (2020, 5, 22), None),
    ("５月２２日", (None, 5, 22), None),
    ("10 月 24 日", (None, 10, 24), None),
    ("12月8日至10日", (None, 12, 8), (None, 12, 10)),
    ("7月26日至8月3日", (None, 7, 26), (None, 8, 3)),
    ("今（11）日", (None, None, 11), None),
    ("26日", (None, None, 26), None),
    ("6月份", (None, 6, None), None),
    ("一月份", (None, 1, None), None),
    ("6—9月", (None, 6, None), (None, 9, None)),
    ("2017年10月", (2017, 10, None), None),
    ("2013年8月到2017年1月", (2013, 8, None), (2017, 1, None)),
    ("2016-2020年", (2016, None, None), (2020, None, None)),
    ("20世纪80年代", (1980, None, None), (1989, None, None)),
    ("20世纪六七十年代", (1960, None, None), (1979, None, None)),
]


@pytest.mark.parametrize(("text", "start", "end"), DATES, ids=[case[0] for case in DATES])
def test_date_is_one_quantity_with_its_calendar_span(text, start, end):
    (found,) = find_quantities(f"于{text}，")
    assert found.text == text
    assert found.calendar == CalendarSpan(CalendarDate(*start), CalendarDate(*(end or start)))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("上午9点半", 570),
        ("早上 5 点 9 分", 309),
        ("下午4点", 960),
        ("15时30分", 930),
        ("8时", 480),
        ("晚上11点", 1380),
    ],
)
def test_time_of_day_is_counted_in_minutes(text, minutes):
    (found,) = find_quantities(text)
    assert (found.kind, found.low) == (QuantityKind.TIME, minutes)


NOT_QUANTITIES = [
    "万州",
    "万盛",
    "两江新区",
    "十堰",
    "三峡",
    "千方百计",
    "十百千",
    "双百",
    "百姓",
    "四川",
    "五粮液",
    "九江",
    "六安",
    "三亚",
    "两会",
    "一带一路",
    "百年",
    "万家",
    "千里",
    "七一",
    "八一",
    "九三学社",
    "三个代表",
    "一个中心",
    "一些",
    "一批",
    "一方面",
    "统一",
    "一起",
    "一定",
    "第一书记",
    "万一",
    "十分",
    "三农",
    "六稳",
    "三高四新",
    "十四五",
    "二十大",
    "5G",
    "4K",
    "COVID-19",
    "G20",
    "A股",
    "2+6+X",
    "5G+4K/8K+AI",
    "国发〔2022〕5号",
    "中央一号文件",
    "010-12345678",
    "电话：12345678",
    "邮编：100081",
    "05:03:17",
    "12:00-13:00",
    "http://a.cn/2020/1.html",
    "3.0版",
    "工业4.0",
    "（一）",
    "(1)",
    "总值[2]",
    "10⁸块",
    "2.5×10⁻³",
    "报道［6-8］",
    "12345热线",
    "5·12",
    "成千上万",
    "千家万户",
    "人数十分",
    "单位：万吨",
    "（单位：亿元）",
    "第二天",
    "四周均为",
    "最后一公里",
    "一年到头",
    "一万亿分之一",
    "三四线城市",
    "二三产业",
    "四五级大风",
    "第三四届",
    "一两个",
    "一二名",
    "上半年报",
    "前三季度假期",
    "提前三个季度完成",
    "目前三季度数据",
    "与前两个季度相比",
    "要等上半年才能",
    "只剩下半年时间",
    "十四五项目库",
    "十四五种业发展规划",
    "分列二三名",
    "三四名决赛",
    "地铁三四条线",
    "二三次全会",
    "周二三次",
]


@pytest.mark.parametrize("text", NOT_QUANTITIES)
def test_names_slogans_and_codes_are_not_quantities(text):
    assert find_quantities(f"推进{text}，") == ()


def test_currency_note_holds_for_the_amount_before_it_and_all_after():
    text = "总投资20亿元(美元，下同)，其中一期5亿元，人民币3亿元"
    assert [found.unit for found in find_quantities(text)] == ["USD", "USD", "CNY"]
    assert find_currency_scope(text) == "USD"


def test_currency_scope_of_an_earlier_segment_can_be_passed_on():
    (found,) = find_quantities("投资5亿元", currency="USD")
    assert found.unit == "USD"


def test_listed_amounts_share_the_currency_written_last():
    found = find_quantities("2.3亿、4.5亿和7亿元")
    assert [one.unit for one in found] == ["CNY", "CNY", "CNY"]


def test_change_from_one_figure_to_another_is_two_quantities():
    assert [found.text for found in find_quantities("从3%到5%")] == ["3%", "5%"]


def test_growth_and_doubling_carry_their_phrasing():
    phrasings = [found.phrasing for found in find_quantities("增长3倍，是3倍，翻番，千亿级")]
    assert phrasings == [Phrasing.GROWTH, Phrasing.PLAIN, Phrasing.VERB, Phrasing.LEVEL]


def test_growth_beyond_ten_times_with_an_open_end_stays_as_written():
    (found,) = find_quantities("增长40余倍")
    assert found.low == 40


@pytest.mark.parametrize("text", ["9" * 5000, "一" * 5000, "1" + ",000" * 2000, "万亿" * 2000])
def test_noise_of_any_length_is_not_a_figure(text):
    assert find_quantities(text) == ()


_CHARACTERS = "0123456789０５.,，万亿千百十一二两三几数余多近约超至-—%元亩年月日第成分之倍点 A（）"


@given(st.text(alphabet=_CHARACTERS, max_size=40))
def test_spans_never_overlap_and_text_is_what_stands_there(text):
    last = 0
    for found in find_quantities(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end


@pytest.mark.parametrize("mark", ["：", ":"])
def test_a_date_after_a_colon_is_one_date(mark):
    found = find_quantities(f"发布日期{mark}2023年3月6日")
    assert [quantity.text for quantity in found] == ["2023年3月6日"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("指标/单位/2022年/比上年增长", ["2022年"]),
        ("指标,2022年,2023年", ["2022年", "2023年"]),
        ("单位/5月/6月", ["5月", "6月"]),
        ("编号X5/2022年", []),
        ("GB/T-2022年", []),
    ],
    ids=["heads of columns", "commas", "months", "after a code", "a standard"],
)
def test_a_year_between_signs_is_a_year_unless_the_sign_belongs_to_a_code(text, expected):
    found = [q.text for q in find_quantities(text) if q.kind in (QuantityKind.YEAR, D)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一条为规范养老服务，制定本条例。", "第一条"),
        ("第三条本条例所称养老服务，是指照护。", "第三条"),
        ("第九条违反规定的，处以罚款。", "第九条"),
        ("第三条道路已建成通车。", "第三"),
        ("第三条跨海隧道建成通车。", "第三"),
        ("中心气压955百帕。", "955百帕"),
        ("第五条意见被采纳。", "第五"),
        ("第三条市、县（区）人民政府应当加强领导。", "第三条"),
        ("第八条公路管理机构应当加强巡查。", "第八条"),
        ("第一条为民服务热线开通。", "第一"),
    ],
)
def test_an_article_of_a_regulation_begins_its_segment(text, expected):
    assert find_quantities(text)[0].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60岁及以上老人", "60 or above"),
        ("60岁（含）以上老人", "60 or above"),
        ("3万元及以上", "at least 30,000 yuan"),
        ("500万元（含）以上", "at least 5 million yuan"),
        ("10人及以下", "no more than ten"),
        ("18周岁及以下", "no more than 18"),
        ("2个及以上", "at least two"),
        ("60岁以上老人", "60 or above"),
        ("3万元以上", "over 30,000 yuan"),
    ],
)
def test_a_bound_that_is_included_is_said_so(text, expected):
    (found,) = find_quantities(text)
    assert render_quantity(found)[0] == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("在1、2月期间", [("1", 1), ("2月", 2)]),
        ("于6、7、8月举行", [("6", 6), ("7", 7), ("8月", 8)]),
        ("增加1、2个月", []),
        ("见图1、2月报", [("2月", 2)]),
        ("在8、3月", [("3月", 3)]),
    ],
)
def test_the_months_of_a_row_are_months(text, months):
    found = [q for q in find_quantities(text) if q.kind is D]
    assert [(q.text, q.calendar.start.month) for q in found if q.calendar] == months
