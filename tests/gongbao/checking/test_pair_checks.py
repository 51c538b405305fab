"""Rules that compare with the source, each with a fault and with what only looks like one."""

import pytest

FAULTS = [
    ("quantities.magnitude", "运力20万吨。", "A capacity of 20 tons.", "20 tons"),
    ("quantities.digits", "产值2295亿元。", "Output of 292.5 billion yuan.", "292.5 billion yuan"),
    ("quantities.missing", "投资229.5亿元建成。", "It was built with much money.", "229.5亿元"),
    ("quantities.added", "全区经济增长。", "The economy grew by 37 percent.", "37 percent"),
    (
        "quantities.doubled",
        "2027年产值达100亿元。",
        "Output will reach 10 billion yuan in 2027, 10 billion yuan.",
        "10 billion yuan",
    ),
    ("quantities.currency", "投资100亿元。", "Investment reached 10 billion.", "10 billion"),
    ("quantities.approximation", "装机250余万千瓦。", "It has 2.5 million kW.", "2.5 million kW"),
    ("quantities.direction", "产值下降1.9%。", "Output was up 1.9 percent.", "up"),
    ("quantities.percentage-points", "提高2个百分点。", "It rose by 2 percent.", "2 percent"),
    (
        "quantities.date",
        "12月8日至10日召开。",
        "It was held from December 8 to 12.",
        "December 8 to 12",
    ),
    ("form.sentence-start", "调查仍在继续。", "the investigation is continuing.", "the"),
    ("form.sentence-end", "现场秩序井然。", "Order at the scene was good", "d"),
    ("form.sentence-end", "有哪些扶持政策？", "What support policies are there.", "."),
    ("quantities.magnitude", "设1个处。", "There are 10 divisions.", "10"),
    ("quantities.magnitude", "第3款规定如下。", "Paragraph 30 reads as follows.", "Paragraph 30"),
    ("quantities.magnitude", "一天更换6次。", "It is changed 60 times a day.", "60 times"),
    ("quantities.magnitude", "涉十余家公司。", "More than 01 companies are named.", "More than 01"),
    ("quantities.magnitude", "扩大到3000亩。", "It grew to 30,000 mu (200 hectares).", "30,000 mu"),
    ("quantities.magnitude", "防水30米。", "Waterproof to 300m.", "300m"),
    (
        "quantities.digits",
        "第一百一十条规定了职责。",
        "Article 101 names the duties.",
        "Article 101",
    ),
    ("quantities.digits", "上午10时45分举行。", "To be held at 10.54 a.m.", "10.54 a.m."),
    ("quantities.time", "下午3时举行。", "To be held at 5 p.m.", "5 p.m."),
    ("quantities.clock", "下午3时举行。", "To be held at 30 p.m.", "30 p.m"),
    ("quantities.clock", "11时30分发现。", "They were found at 110:30 sharp.", "110:30"),
    ("quantities.clock", "下午3时37分起飞。", "It left at 3:73 pm.", "3:73 pm"),
    ("quantities.calendar", "2015年3月18日举行。", "Held on 180 March 2015.", "180 March"),
    ("quantities.calendar", "自7月22日以来。", "Since July 220, the soil moved.", "July 220"),
    (
        "quantities.magnitude",
        "长15至29公里。",
        "It is 15 to 290 kilometers long.",
        "15 to 290 kilometers",
    ),
    ("quantities.calendar", "2015年5月12日决定。", "Decided on May 12, 20,150.", "May 12, 20,150"),
    (
        "quantities.ordinal",
        "学习党的二十大精神。",
        "Study the 21st National Congress.",
        "21st National Congress",
    ),
    ("terms.deprecated", "支持链主企业。", "Support chain owners.", "chain owners"),
    ("terms.deprecated", "成立链主龙头企业协会。", "Chain owners founded a union.", "Chain owners"),
    ("terms.missing", "支持链主企业。", "Support these firms.", "链主"),
    (
        "names.person",
        "区委书记梁志远介绍了情况。",
        "Wang Zhijie, secretary, reported.",
        "Wang Zhijie",
    ),
    (
        "names.surname-first",
        "区委书记梁志远介绍了情况。",
        "Secretary Zhiyuan Liang reported.",
        "Zhiyuan Liang",
    ),
    (
        "names.spelling",
        "区委书记梁志远介绍了情况。",
        "Secretary Liang Zhi-yuan reported.",
        "Liang Zhi-yuan",
    ),
    ("names.copied", "打造“2+6+X”集群。", "Build the cluster.", "2+6+X"),
    (
        "names.list-length",
        "“六个一批”，即甲，乙，丙，丁，戊，己。",
        "The “six batches”, namely one, two and three.",
        "six",
    ),
    ("completeness.copied-source", "产业发展很快。", "产业发展很快。", "产业发展很快。"),
    ("completeness.omitted", "全区产业发展很快。", "", "全区产业发展很快。"),
    ("completeness.added", "", "It was a very good year.", "It was a very good year."),
]
RIGHT = [
    ("5月5日，2万人参加。", "On May 5, 20,000 people took part."),
    ("产量和产值均增长5.5%。", "Output rose by 5.5 percent and its value by 5.5 percent."),
    ("从下午3时至6时。", "From 3 p.m. to 6 p.m."),
    ("12月6日24时，比分为110比98。", "At 24:00 on December 6 the score was 110:98."),
    ("适用第十七条、第十八条的规定。", "Articles 17 and 18 shall apply."),
    ("扩大到3000亩。", "It grew to 3,000 mu (200 hectares)."),
    ("产值2295亿元，增长3.5%。", "Output was RMB 229.5 billion, an increase of 3.5 percent."),
    ("装机250余万千瓦。", "It has more than 2.5 million kW."),
    ("共4 717枚弹头。", "There are 4,717 warheads."),
    ("12月6日至1月10日期间。", "from December 6 to January 10"),
    ("90后用户增加。", "Users born in the 1990s increased."),
    ("区委书记梁志远介绍了情况。", "Liang Zhiyuan, the secretary, reported."),
    ("王春瑜等学者出席。", "Wang Chunyu and other scholars attended."),
    ("香港经济增长。", "The economy of Hong Kong grew."),
    ("支持链主企业。", "Support chain masters."),
]


@pytest.mark.parametrize(("rule", "source", "target", "words"), FAULTS)
def test_a_fault_is_found_with_its_words(check_pairs, rule, source, target, words):
    found = check_pairs((source, target))
    assert (rule, words) in [(f.rule, f.text) for f in found]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_right_translation_has_no_findings(check_pairs, source, target):
    assert check_pairs((source, target)) == []


def test_spans_count_in_the_whole_text_of_each_side(check_pairs):
    pairs = ("前一句。", "One."), ("运力20万吨。", "A capacity of 20 tons.")
    (finding,) = check_pairs(*pairs)
    sources, targets = ("\n".join(side) for side in zip(*pairs, strict=True))
    assert sources[slice(*finding.source_span)] == "20万吨"
    assert targets[slice(*finding.target_span)] == finding.text == "20 tons"
    assert finding.suggestion == "200,000 tons"


def test_a_slogan_has_one_rendering(check_pairs):
    found = check_pairs(
        ("做到“两个维护”。", "Achieve the “two upholds”."),
        ("坚持“两个维护”。", "Keep the “dual safeguards”."),
    )
    assert [(f.rule, f.suggestion) for f in found] == [("terms.inconsistent", "two upholds")]


def test_the_term_of_another_concept_is_told_apart(check_pairs):
    found = check_pairs(
        ("龙头企业很多。", "There are leading enterprises."),
        ("链主很多。", "There are leading enterprises."),
    )
    assert "terms.alike" in [f.rule for f in found]
