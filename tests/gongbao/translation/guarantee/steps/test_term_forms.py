import pytest

from glossary import NumberRule

WORKER = ("网格员", "grid worker")
REVITALIZE = ("盘活", "revitalize")
PASS = ("竣工验收", "pass completion acceptance")


@pytest.mark.parametrize(
    ("term", "chinese", "english", "expected"),
    [
        (WORKER, "配备网格员三名。", "It has three grid worker.", "It has three grid workers."),
        (WORKER, "一名网格员。", "It has one grid workers.", "It has one grid worker."),
        (WORKER, "每名网格员。", "Each grid worker helps.", "Each grid worker helps."),
        (WORKER, "网格员培训六期。", "Six grid worker courses.", "Six grid worker courses."),
        (WORKER, "为网格员服务。", "It works for grid worker.", "It works for grid workers."),
        (WORKER, "各网格员负责。", "The grid worker is on duty.", "The grid workers are on duty."),
        (WORKER, "该网格员负责。", "The grid worker is on duty.", "The grid worker is on duty."),
        (WORKER, "网格员。", "Grid worker.", "Grid worker."),
        (
            ("原产地证书", "certificate of origin"),
            "证书：原产地证书多份。",
            "A number of certificate of origin.",
            "A number of certificates of origin.",
        ),
        (
            ("标准", "criterion"),
            "应当遵循下列标准：",
            "It follows the following criterion:",
            "It follows the following criteria:",
        ),
        (
            ("智能安全", "smart and safe"),
            "智能安全企业3家。",
            "It has three smart and safe firms.",
            "It has three smart and safe firms.",
        ),
        (
            ("医疗设备", "medical equipment"),
            "医疗设备五台。",
            "Five medical equipment.",
            "Five medical equipment.",
        ),
    ],
)
def test_a_noun_has_the_number_its_place_asks_for(agreed, term, chinese, english, expected):
    assert agreed(chinese, english, term) == expected


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        (
            "副市长王芳、陈志强出席会议。",
            "Vice mayor Wang Fang and Chen Zhiqiang attended the meeting.",
            "Vice mayors Wang Fang and Chen Zhiqiang attended the meeting.",
        ),
        (
            "副市长王芳、陈志强和李明出席会议。",
            "Vice mayor Wang Fang, Chen Zhiqiang and Li Ming attended the meeting.",
            "Vice mayors Wang Fang, Chen Zhiqiang and Li Ming attended the meeting.",
        ),
        ("副市长王芳出席会议。", "Vice mayor Wang Fang attended the meeting.", None),
        (
            "李明会见了副市长王芳和记者。",
            "Li Ming met with vice mayor Wang Fang and reporters.",
            None,
        ),
    ],
)
def test_a_post_of_several_persons_is_plural(agreed, chinese, english, expected):
    assert agreed(chinese, english, ("副市长", "vice mayor")) == (expected or english)


def test_a_fixed_number_stays(agreed):
    written = agreed("网格员三名。", "Three grid worker.", WORKER, number=NumberRule.FIXED)
    assert written == "Three grid worker."


@pytest.mark.parametrize(
    ("term", "chinese", "english", "expected"),
    [
        (REVITALIZE, "通过盘活资产增收。", "By revitalize assets.", "By revitalizing assets."),
        (REVITALIZE, "资产已盘活。", "It has been revitalize.", "It has been revitalized."),
        (REVITALIZE, "去年盘活了资产。", "The city revitalize it.", "The city revitalized it."),
        (REVITALIZE, "将盘活资产。", "It will revitalize assets.", "It will revitalize assets."),
        (
            PASS,
            "项目已于上月竣工验收。",
            "It has been pass completion acceptance.",
            "It has passed completion acceptance.",
        ),
        (
            ("变更", "change"),
            "严禁擅自变更用途。",
            "It bans the change of use.",
            "It bans the change of use.",
        ),
    ],
)
def test_a_verb_has_the_form_its_place_asks_for(agreed, term, chinese, english, expected):
    assert agreed(chinese, english, term) == expected


def test_a_told_verb_is_one(agreed):
    written = agreed("去年试行制度。", "It has pilot it.", ("试行", "pilot"), part_of_speech="verb")
    assert written == "It has piloted it."


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("新平台系统。", "A new platform platform.", "A new platform."),
        ("两个平台。", "It has two platform platforms.", "It has two platforms."),
        ("工业“平台”生态。", 'The "platform" platform.', 'The "platform".'),
        ("平台总部7个。", "Seven platform headquarterss.", "Seven platform headquarters."),
    ],
)
def test_no_head_stands_twice(agreed, chinese, english, expected):
    assert agreed(chinese, english, ("平台", "platform")) == expected
