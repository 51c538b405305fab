"""Names without a post: found by odds, told from places, addresses and names from abroad."""

import gzip
import itertools

import pytest

from corpora import ModelError
from glossary.names.likely_persons import (
    FEATURES,
    NameModel,
    features,
    find_likely_persons,
    load_name_model,
    name_candidates,
    name_model_text,
)


def names(text, least=0.0):
    return [text[slice(*span)] for span in find_likely_persons(text, least)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检车员郝俊峰在嘈杂的站场听得出来。", ["郝俊峰"]),
        ("演员张若昀没有来。", ["张若昀"]),
        ("吴桂英说，本次节会意义重大。", ["吴桂英"]),
        ("主演还有孙红雷、秦海璐、梁冠华等。", ["孙红雷", "秦海璐", "梁冠华"]),
        ("“别急。”赵小川表示。", ["赵小川"]),
        ("檢車員郝俊峰說", ["郝俊峰"]),
        ("运菜司机欧阳明月说", ["欧阳明月"]),
        ("今年34岁的张雄家在果园村", ["张雄"]),
        ("成龙，男，苗族，1985年3月生。", ["成龙"]),
        ("方圆，女，1990年生。", ["方圆"]),
        ("联系人：方圆、高洁 电话：110", ["方圆", "高洁"]),
        ("消防监督科科长：江河", ["江河"]),
    ],
)
def test_names_are_found(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全市高度重视安全生产工作。",
        "国家在建工程，居家在线办公。",
        "当地人家在门口摆花，王家在村口。",
        "江水上涨，汤河水位回落。",
        "摊主王婆婆说，张某没有来。",
        "沿龙溪河铺路，到敖汉旗。",
        "约翰·刘易斯的遗体",
        "法国总统马克龙说",
        "香港特区政府的陈茂波说",
        "经济增长5.2%。",
        "plain English",
        "",
        "最大小时雨强72毫米。",
        "成龙配套，男女都用。",
        "联系人：高新区",
        "负责人：高度重视。",
        "组长：高位推动工作。",
    ],
)
def test_other_words_are_no_names(text):
    assert names(text) == []


def test_more_is_found_where_less_is_asked_for():
    text = "他叫王礼稳，负责13户；赵小川说。"
    assert set(names(text, 3.0)) <= set(names(text)) <= set(names(text, -9.0))
    assert names(text, 99.0) == []


def test_names_do_not_overlap():
    spans = find_likely_persons("秦海璐孙红雷梁冠华张若昀主演", -9.0)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_candidates_know_what_stands_around_them():
    found = {c.span: c for c in name_candidates("（记者　郝俊峰）说郝俊峰来")}
    first = next(c for c in found.values() if c.given == "俊峰" and c.before == " ")
    assert (first.surname, first.after, first.is_repeated, first.is_apart) == (
        "郝",
        "$",
        True,
        True,
    )
    second = next(c for c in found.values() if c.given == "俊峰" and c.before == "说")
    assert second.after == "来"


def test_a_model_is_read_as_it_was_written(tmp_path):
    tables = {name: {"": 0.25, "郝": -1.5} for name in ("surname", "lone", "first", "second")}
    tables |= {name: {"": 0.0, "说": 2.0} for name in ("before", "after")}
    model = NameModel(tables, dict.fromkeys(FEATURES, 0.5), -3.0)
    path = tmp_path / "names.tsv.gz"
    path.write_bytes(gzip.compress(name_model_text(model).encode()))
    assert load_name_model(path) == model
    (candidate, *_) = name_candidates("郝俊峰说")
    values = features(candidate, tables)
    assert set(values) == set(FEATURES)
    assert model.odds(candidate) == pytest.approx(-3.0 + 0.5 * sum(values.values()))


@pytest.mark.parametrize(
    "data", [b"", b"no gzip", gzip.compress(b"a\tb", mtime=0), gzip.compress(b"a\tb\tc", mtime=0)]
)
def test_a_damaged_model_is_named(tmp_path, data):
    path = tmp_path / "names.tsv.gz"
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"names\.tsv\.gz: the odds of names"):
        load_name_model(path)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelError, match="cannot be read"):
        load_name_model(tmp_path / "none.gz")
