"""`gongbao corpus match`: pages find their translations, whatever the files are called."""

import json

import pytest

SUBJECTS = (
    (
        "全市秋粮生产会议召开",
        "会议强调，要抓好秋粮生产，确保粮食安全。全市播种面积达到320万亩，增长2.4%。"
        "各县要加强田间管理，做好病虫害防治。张家港市的经验值得推广。",
        "The city holds a meeting on autumn grain production",
        "The meeting stressed that autumn grain production should be given close attention to"
        " ensure food security. The sown area of the city reached 3.2 million mu, up 2.4 percent."
        " Counties should strengthen field management and prevent plant diseases and pests. The"
        " experience of Zhangjiagang is worth spreading.",
    ),
    (
        "区医院新住院楼启用",
        "区人民医院新住院楼日前启用，新增床位260张，总投资1.8亿元。医院引进先进设备，方便群众看病。"
        "项目由长寿区卫生健康委负责建设。",
        "New inpatient building of district hospital opens",
        "The new inpatient building of the district people's hospital opened recently, adding 260"
        " beds with a total investment of 180 million yuan. The hospital has brought in advanced"
        " equipment to make it easier for people to see a doctor. The project was built by the"
        " Changshou District health commission.",
    ),
    (
        "高速公路三期工程通车",
        "高速公路三期工程昨日通车，全长47公里，设计时速100公里。通车后，从县城到省会只需一个半小时，"
        "沿线旅游业将得到发展。",
        "Third phase of expressway opens to traffic",
        "The third phase of the expressway opened to traffic yesterday. It is 47 kilometers long"
        " with a design speed of 100 kilometers per hour. From the county seat to the provincial"
        " capital it now takes only an hour and a half, and tourism along the route will develop.",
    ),
)


@pytest.fixture
def site(tmp_path):
    for number, (title, body, english_title, english) in enumerate(SUBJECTS):
        for folder, name, text in (
            ("zh", f"{number}.txt", f"{title}\n\n{body}\n"),
            ("en", f"page{7 - number}.txt", f"{english_title}\n\n{english}\n"),
        ):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    extra = "Library hours change\n\nThe city library will close at six in the evening in winter.\n"
    (tmp_path / "en" / "other.txt").write_text(extra, encoding="utf-8")
    return tmp_path


def test_pages_find_their_translations(run, site):
    pages = site / "pages.tsv"
    done = run("corpus", "match", site / "zh", site / "en", "-o", pages)
    assert done.code == 0
    header, *rows = (line.split("\t") for line in pages.read_text("utf-8").splitlines())
    assert header == ["source", "target", "probability", "reasons"]
    assert [row[:2] for row in rows] == [
        [f"zh/{number}.txt", f"en/page{7 - number}.txt"] for number in range(3)
    ]
    assert all(float(row[2]) > 0.8 for row in rows)
    assert "1 of 4 English ones" in done.errors
    assert sorted(path.name for path in site.iterdir()) == ["en", "pages.tsv", "zh"]


def test_the_list_is_aligned_as_it_is(run, site):
    run("corpus", "match", site / "zh", site / "en", "-o", site / "pages.tsv")
    done = run("align", "--pairs", site / "pages.tsv", "-o", site / "aligned")
    assert done.output.count("\taligned\t") == 3


def test_processes_find_to_the_byte_what_one_does(run, site):
    alone = run("corpus", "match", site / "zh", site / "en")
    assert run("corpus", "match", site / "zh", site / "en", "--jobs", "2").output == alone.output


def test_json_has_the_pages_that_are_left_over(run, site):
    done = run("corpus", "match", site / "zh", site / "en", "--format", "json")
    found = json.loads(done.output)
    assert len(found["matches"]) == 3
    assert found["sources_left_over"] == []
    assert [name.rpartition("/")[2] for name in found["targets_left_over"]] == ["other.txt"]


def test_a_page_that_cannot_be_read_is_told_at_the_end(run, site):
    (site / "en" / "zh.txt").write_text(SUBJECTS[0][1], encoding="utf-8")
    (site / "zh" / "bad.docx").write_bytes(b"no zip")
    done = run("corpus", "match", site / "zh", site / "en")
    assert done.code == 1
    assert done.output.count("\n") == 4
    assert "zh.txt: not English" in done.errors
    assert "bad.docx" in done.errors


def test_one_page_may_have_two_counterparts(run, site):
    (title, body, english_title, english), (_, more, _, english_more), _ = SUBJECTS
    for path in (site / "zh" / "1.txt", site / "en" / "page6.txt"):
        path.unlink()
    (site / "zh" / "0.txt").write_text(f"{title}\n\n{body}\n{more}\n", encoding="utf-8")
    (site / "en" / "page7.txt").write_text(f"{english_title}\n\n{english}\n", encoding="utf-8")
    (site / "en" / "page8.txt").write_text(f"{english_more}\n", encoding="utf-8")
    rows = run("corpus", "match", site / "zh", site / "en").output.splitlines()[1:]
    pairs = [tuple(cell.rpartition("/")[2] for cell in row.split("\t")[:2]) for row in rows]
    assert {("0.txt", "page7.txt"), ("0.txt", "page8.txt")} <= set(pairs)


def test_a_folder_without_pages_is_refused(run, tmp_path):
    (tmp_path / "empty").mkdir()
    done = run("corpus", "match", tmp_path / "empty", tmp_path / "none")
    assert (done.code, "no pages in it" in done.errors) == (2, True)
