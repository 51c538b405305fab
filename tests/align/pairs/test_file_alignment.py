import json
from functools import partial

import pytest

from align import DocumentAligner, align_files, align_list, read_pair_list, render_table
from corpora import InputError
from corpora.jobs import InTurn, ProcessJobs

_CHINESE = "全市经济运行总体平稳。\n会议强调，要抓好秋粮生产。\n明天上午召开新闻发布会。\n"
_ENGLISH = (
    "The city's economy was stable on the whole.\n"
    "The meeting stressed that autumn grain production should be given close attention.\n"
    "A press conference will be held tomorrow morning.\n"
)
_AS_TABLE = partial(render_table, table_format="tsv")


@pytest.fixture(scope="module")
def aligner():
    return DocumentAligner()


@pytest.fixture
def pair(tmp_path):
    paths = tmp_path / "zh.txt", tmp_path / "en.txt"
    paths[0].write_text(_CHINESE, encoding="utf-8")
    paths[1].write_text(_ENGLISH, encoding="utf-8")
    return paths


def test_two_files_are_aligned_by_sentences(pair, aligner):
    result = align_files(*pair, aligner=aligner)
    lines = render_table(result, "jsonl").decode().splitlines()
    records = [json.loads(line) for line in lines]
    assert [(record["source"], record["target"]) for record in records] == [
        ([0], [0]),
        ([1], [1]),
        ([2], [2]),
    ]
    assert result.findings == ()


def test_lines_are_units_as_they_are(tmp_path, aligner):
    (tmp_path / "zh").write_bytes("全市经济平稳。会议很好。\r\n\r\n明天开会。\r\n".encode())
    english = b"The economy was stable. The meeting was good.\n\nThere is a meeting tomorrow.\n"
    result = align_files(tmp_path / "zh", english, split="lines", aligner=aligner)
    assert result.alignment.source.texts == ("全市经济平稳。会议很好。", "", "明天开会。")
    assert [(bead.source, bead.target) for bead in result.alignment.beads] == [
        ((0,), (0,)),
        ((2,), (2,)),
    ]


def test_html_is_aligned_with_plain_text(pair, tmp_path, aligner):
    page = "".join(f"<p>{line}</p>" for line in _CHINESE.splitlines())
    (tmp_path / "zh.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    result = align_files(tmp_path / "zh.html", pair[1], aligner=aligner)
    assert len([bead for bead in result.alignment.beads if bead.is_pair]) == 3


def test_swapped_sides_are_told_of(pair, aligner):
    with pytest.raises(InputError, match=r"en\.txt is English and .*zh\.txt Chinese.*swapped"):
        align_files(pair[1], pair[0], aligner=aligner)


@pytest.mark.parametrize(("side", "language"), [(0, "Chinese"), (1, "English")])
def test_one_language_twice_is_told_of(pair, aligner, side, language):
    with pytest.raises(InputError, match=f"both {language}"):
        align_files(pair[side], pair[side], aligner=aligner)


def test_a_missing_and_a_binary_file_are_named(pair, tmp_path, aligner):
    with pytest.raises(InputError, match=r"none\.txt: cannot be read"):
        align_files(tmp_path / "none.txt", pair[1], aligner=aligner)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    for split in ("sentences", "lines"):
        with pytest.raises(InputError, match=r"b\.txt"):
            align_files(tmp_path / "b.txt", pair[1], split=split, aligner=aligner)


def test_an_empty_side_is_told_of(pair, aligner):
    result = align_files(b"", pair[1], aligner=aligner)
    (finding,) = result.findings
    assert finding.rule == "alignment.no-text"
    assert finding.english == "standard input: there is no text in it"
    assert finding.chinese == "standard input：其中没有文字"
    assert [bead.source for bead in result.alignment.beads] == [()] * 3


@pytest.mark.parametrize("end", ["", "\n"], ids=["one paragraph", "a line each"])
def test_documents_that_do_not_translate_each_other_are_told_of(tmp_path, aligner, end):
    chinese = (
        "春耕备耕工作有序推进。水稻播种面积扩大。农机检修已完成。"
        "种子供应充足。化肥价格平稳。气象部门发布预报。"
    )
    english = (
        "The museum opens at nine. Tickets cost ten yuan. Dogs are not allowed inside. "
        "The film won a prize in Venice. Her brother plays the violin. They moved to Paris."
    )
    (tmp_path / "zh.txt").write_text(chinese.replace("。", f"。{end}"), encoding="utf-8")
    (tmp_path / "en.txt").write_text(english.replace(". ", f". {end}"), encoding="utf-8")
    result = align_files(tmp_path / "zh.txt", tmp_path / "en.txt", aligner=aligner)
    (finding,) = result.findings
    assert finding.rule == "alignment.not-a-translation"
    assert finding.severity == "critical"
    assert "do not look like translations of each other" in finding.english
    assert "似乎不是互为译文" in finding.chinese


_YEAR_OF_A_COUNTY = (
    "县医院新大楼投入使用。村民在稻田里养鱼。老码头改建为公园。一场冰雹打坏了果树。图书馆增加了盲文书籍。"
    "消防队员救出两名儿童。茶叶首次出口到欧洲。古城墙修缮完成。高速列车在本县停靠。中学生获得物理竞赛金奖。"
    "养老院开设了食堂。渔民领到休渔补助。垃圾分类在社区推行。山区通了天然气。县剧团排演了一出新戏。"
    "考古队发现一座汉代墓葬。水泥厂停产改造。果农学会了网上卖货。学校操场铺设草皮。志愿者清理河岸塑料。"
    "县长接待来访群众。蜂蜜合作社扩大规模。旧桥因超载封闭。法院审理一起污染案件。广播站恢复方言节目。"
    "气象台建成新雷达。退役军人创办农场。银行为小企业降低利率。街道安装了太阳能路灯。博物馆展出青铜器。"
    "兽医为牛羊接种疫苗。大雪压断了输电线路。木材市场迁出城区。孤儿得到免费体检。足球队升入甲级联赛。"
    "公交车全部换成电动车。竹编工艺列入遗产名录。自来水厂更换管道。村口立起一块石碑。电影院重新开张。"
    "工会帮助职工追回欠薪。草莓节吸引大批游客。巡逻船查获非法捕捞。教师宿舍完成装修。邮局推出生肖邮票。"
    "盲道上的障碍被清除。天文爱好者观测流星雨。羽毛球馆免费开放。面粉厂推出全麦新品。护林员制止一起盗伐。"
    "幼儿园添置了滑梯。律师到乡镇提供咨询。水库放养鱼苗二十万尾。档案馆展出旧照片。温泉酒店通过评级。"
    "摄影协会举办年展。殡葬用品涨价被叫停。"
)
_SHORT_VERSION = (
    "The new building of the county hospital was put into use. "
    "Fire fighters rescued two children. "
    "An archaeological team discovered a tomb of the Han Dynasty. "
    "The meteorological station built a new radar. "
    "All buses were replaced with electric vehicles."
)
_OTHER_TEXT = (
    "The committee approved the minutes of its last session. "
    "Delegates asked for a longer break at noon. "
    "The auditor had no questions about the accounts. "
    "A vote on the statutes was put off until spring. "
    "Nobody objected to the choice of the treasurer."
)


@pytest.mark.parametrize("is_same", [True, False])
def test_a_version_that_is_much_shorter_is_a_translation_and_another_text_is_none(
    tmp_path, aligner, is_same
):
    (tmp_path / "zh.txt").write_text(_YEAR_OF_A_COUNTY, encoding="utf-8")
    english = _SHORT_VERSION if is_same else _OTHER_TEXT
    (tmp_path / "en.txt").write_text(english, encoding="utf-8")
    result = align_files(tmp_path / "zh.txt", tmp_path / "en.txt", aligner=aligner)
    assert [finding.rule for finding in result.findings] == (
        [] if is_same else ["alignment.not-a-translation"]
    )


def _list(folder, *lines):
    path = folder / "list.tsv"
    path.write_text("\n".join(("source\ttarget", *lines)) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("jobs", [InTurn(), ProcessJobs(2)], ids=["in turn", "processes"])
def test_one_bad_pair_does_not_stop_the_rest(pair, tmp_path, jobs):
    (tmp_path / "zh2.txt").write_text(_CHINESE, encoding="utf-8")
    path = _list(tmp_path, "zh.txt\ten.txt", "none.txt\ten.txt", "zh2.txt\ten.txt")
    reports = align_list(read_pair_list(path, tmp_path / "out", "tsv"), _AS_TABLE, jobs=jobs)
    assert [report.status for report in reports] == ["aligned", "failed", "aligned"]
    assert "none.txt" in reports[1].message
    assert reports[0].pairs == 3
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["zh.tsv", "zh2.tsv"]


def test_a_list_goes_on_where_it_stopped(pair, tmp_path):
    path = _list(tmp_path, "zh.txt\ten.txt")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "zh.tsv").write_text("done before", encoding="utf-8")
    listed = read_pair_list(path, tmp_path / "out", "tsv")
    assert [report.status for report in align_list(listed, _AS_TABLE)] == ["done"]
    assert (tmp_path / "out" / "zh.tsv").read_text(encoding="utf-8") == "done before"
    assert [report.status for report in align_list(listed, _AS_TABLE, overwrite=True)] == [
        "aligned"
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["a.txt"], r"list\.tsv:2"),
        (["a.txt\t"], r"list\.tsv:2"),
        (["x/a.txt\tb.txt", "y/a.txt\tb.txt"], r"list\.tsv:3.*line 2"),
    ],
)
def test_a_wrong_list_is_refused_with_its_line(tmp_path, lines, message):
    with pytest.raises(InputError, match=message):
        read_pair_list(_list(tmp_path, *lines), tmp_path / "out", "tsv")


def test_an_output_outside_the_folder_is_refused(tmp_path):
    path = tmp_path / "list.tsv"
    path.write_text("source\ttarget\toutput\na\tb\t../c.tsv\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.tsv:2: output"):
        read_pair_list(path, tmp_path / "out", "tsv")


def test_a_list_without_columns_or_at_all_is_refused(tmp_path):
    path = tmp_path / "list.tsv"
    with pytest.raises(InputError, match="cannot be read"):
        read_pair_list(path, tmp_path, "tsv")
    path.write_text("file\tother\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.tsv:1: no columns source and .*'file', 'other'"):
        read_pair_list(path, tmp_path, "tsv")
