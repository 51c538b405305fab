"""Bylines: roles and names that stand alone, and what is none."""

import pytest

from glossary.cells import render_byline


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("记者 林晓 通讯员 王思远", "Reporter Lin Xiao; correspondent Wang Siyuan"),
        ("（记者 林晓 通讯员 王思远）", "(Reporter Lin Xiao; correspondent Wang Siyuan)"),
        ("记者 周晓晨 摄", "Photo by reporter Zhou Xiaochen"),
        ("记者　周晓晨　摄。", "Photo by reporter Zhou Xiaochen"),
        ("（全媒体记者 刘洋、张伟）", "(Multimedia reporters Liu Yang and Zhang Wei)"),
        (
            "记者　刘洋　张伟　陈静 文/图",
            "Text and photo by reporters Liu Yang, Zhang Wei and Chen Jing",
        ),
        ("通讯员：王思远", "Correspondent Wang Siyuan"),
        ("本报记者 欧阳明 报道", "Staff reporter Ouyang Ming"),
        ("实习生 王芳；记者 李明", "Intern Wang Fang; reporter Li Ming"),
        (
            "新华社记者：李明　摄影：王芳",
            "Xinhua News Agency reporter Li Ming; photographer Wang Fang",
        ),
        ("责任编辑：刘洋", "Executive editor Liu Yang"),
    ],
)
def test_bylines_are_written_by_rule(chinese, english):
    rendering = render_byline(chinese)
    assert rendering is not None
    assert rendering.english == english
    assert not rendering.note


@pytest.mark.parametrize(
    "text",
    [
        "记者来到现场。",
        "记者 了解到情况",
        "记者从市政府获悉",
        "记者",
        "林晓",
        "（记者 刘洋",
        "（记者 刘洋）报道称增长5%",
        "通讯员 培训班开班",
        "新华社记者从市政府获悉",
        "摄影：展览开幕",
        "编辑：部门联系",
        "",
    ],
)
def test_other_texts_are_none(text):
    assert render_byline(text) is None
