import pytest


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("一个链主。", "It is an chain master.", "It is a chain master."),
        ("增长11.5%。", "This is a 11.5% rise.", "This is an 11.5% rise."),
        ("增长15%。", "An 15% rise was seen.", "A 15% rise was seen."),
        ("链主有8个。", "Plan A chain master needs 8.", "Plan A chain master needs 8."),
        ("33家链主。", "There are 33 chain master.", "There are 33 chain masters."),
        ("33家链主。", "There are 33 key chain master.", "There are 33 key chain masters."),
        ("两家链主。", "Two city-level chain master.", "Two city-level chain masters."),
        (
            "两家链主。",
            "It has two city-level chain master.",
            "It has two city-level chain masters.",
        ),
        ("多家链主。", "It has several chain master.", "It has several chain masters."),
        ("1家链主。", "It has 1 chain master.", "It has 1 chain master."),
        ("2024年链主投资。", "In 2024 chain master invest.", "In 2024 chain master invest."),
        ("链主。", "See No. 3 chain master.", "See No. 3 chain master."),
        ("区委书记梁志远说。", "The Liang Zhiyuan said so.", "Liang Zhiyuan said so."),
        ("区委书记梁志远说。", "I met a Liang Zhiyuan.", "I met Liang Zhiyuan."),
        ("区委书记梁志远说。", "It was Liang Zhiyuan.", "It was Liang Zhiyuan."),
        ("记者25日获悉。", "We learned it on the the 25th.", "We learned it on the 25th."),
        ("链主。", "A chain master in a innovation hub.", "A chain master in an innovation hub."),
        ("链主。", "An university is a chain master.", "A university is a chain master."),
        ("链主。", "Within an hour, a chain master.", "Within an hour, a chain master."),
        ("链主。", "Plan A ends; a chain master.", "Plan A ends; a chain master."),
        ("参加APEC会议。", "It joined the APEC meeting.", "It joined the APEC meeting."),
    ],
)
def test_words_beside_requirements_agree(agreed, chinese, english, expected):
    assert agreed(chinese, english) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("In the Qingzhou, output grew.", "In Qingzhou, output grew."),
        ("The Qingzhou of today has grown.", "Qingzhou of today has grown."),
        ("The Qingzhou firms have grown.", "The Qingzhou firms have grown."),
    ],
)
def test_a_place_has_no_article_of_its_own(agreed, english, expected):
    place = {"term": ("青州", "Qingzhou"), "subject": "place"}
    assert agreed("青州增长。", english, **place) == expected


def test_what_is_not_required_stays(agreed):
    assert agreed("链主。", "A dog and 3 cat see a chain master.").startswith("A dog and 3 cat")
