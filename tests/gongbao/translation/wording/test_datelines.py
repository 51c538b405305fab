"""Datelines: what stands before 电 and 讯 is a head of its own."""

import pytest

from corpora import normalise
from glossary.opening import open_glossaries
from gongbao.translation.wording import find_dateline


@pytest.fixture(scope="module")
def packaged():
    return open_glossaries([], packaged_glossary=True)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "新华社北京10月1日电（记者王明、李华）铁路平稳。",
            "Beijing, October 1 (Xinhua, reporters Wang Ming and Li Hua) –",
        ),
        ("新华社香港7月25日电 各方行动一致。", "Hong Kong, July 25 (Xinhua) –"),
        ("人民网西宁8月3日电　水位上升。", "Xining, August 3 (People's Daily Online) –"),
        ("本报讯（记者　张伟）昨日开会。", "(Staff reporter Zhang Wei) –"),
        (
            "本报讯（记者　王璐　通讯员　李想）中秋将至。",
            "(Staff reporter Wang Lu, correspondent Li Xiang) –",
        ),
        ("本报长沙3月5日讯 补贴已下达。", "Changsha, March 5 (staff report) –"),
        ("本台消息：大桥通车。", "(Staff report) –"),
    ],
)
def test_a_dateline_has_its_one_english(packaged, chinese, english):
    text = normalise(chinese).text
    head = find_dateline(text, packaged.find(text).required)
    assert head is not None
    assert head.english == english
    assert text[head.length :][:1] not in "（( ："


@pytest.mark.parametrize(
    "chinese",
    [
        "新华社记者王明报道了此事。",
        "本报讯",
        "新华社无名沟3月5日电 补贴已下达。",
        "据悉，本报电话已开通。",
        "本报电子版上线。",
        "本报讯息很多。",
    ],
    ids=[
        "no dateline",
        "nothing behind",
        "a place nobody knows",
        "a telephone",
        "an edition",
        "messages",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_to_the_model(packaged, chinese):
    text = normalise(chinese).text
    assert find_dateline(text, packaged.find(text).required) is None
