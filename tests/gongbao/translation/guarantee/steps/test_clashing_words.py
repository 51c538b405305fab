"""Words that a model writes beside what it was given."""

import pytest

from gongbao.translation.guarantee.steps.clashing_words import without_clashes


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("We A total of 23 sites were renovated.", "A total of 23 sites were renovated."),
        ("We will The roads are built.", "The roads are built."),
        ("We totaled 14 new plants were created.", "A total of 14 new plants were created."),
        ("We totaled 14 new plants.", None),
        ("We built the road.", None),
        (
            "In the during the 14th Five-Year Plan period, output grew.",
            "During the 14th Five-Year Plan period, output grew.",
        ),
        ("In at present and later, output grows.", "At present and later, output grows."),
        ("Work goes on during the day.", None),
        ('The "non- contact" method is used.', 'The "non-contact" method is used.'),
        ("Pre- and post-war houses stand.", None),
        ("Small- to medium-sized firms grew.", None),
        ("It is the Reform Commission bureau.", "It is the Reform Commission."),
        ("He heads the bureau of Education Bureau.", "He heads the Education Bureau."),
        ("He heads the bureau of commerce.", None),
        (
            "It told the municipal Public Security Bureau.",
            "It told the Municipal Public Security Bureau.",
        ),
        ("It told the municipal government and Beijing.", None),
        (
            "[2] regional growth is at constant prices.",
            "[2] Regional growth is at constant prices.",
        ),
        ("Ladies and gentlemen, Good morning!", "Ladies and gentlemen, good morning!"),
        (
            'We drew up the "Plan for Parking (2023), and rules.',
            "We drew up the Plan for Parking (2023), and rules.",
        ),
        (
            "State Taxation Administration Linjiang Taxation Bureau",
            "Linjiang Tax Service, State Taxation Administration",
        ),
        ("It was founded by the State Taxation Administration.", None),
        ("He heads the People's Court Hospital.", "He heads the People's Court."),
        (
            "On the fourth session of the congress, he spoke.",
            "At the fourth session of the congress, he spoke.",
        ),
        ("On the May Day, it opened.", None),
        ("Dear residents' friends,", "Dear residents,"),
        ("She has no longer holds the post.", "She no longer holds the post."),
        ("She has no longer held the post.", None),
        ("They have no longer access to it.", None),
        ("It rose 5.1 percent. in real terms.", "It rose 5.1 percent in real terms."),
        ("He was born on the May 1938, and left.", "He was born on May 1938, and left."),
        ("They spoke on the May 1938 treaty.", None),
        ("A once-in-a-a-century storm came.", "A once-in-a-century storm came."),
        ("The level is 10 micrograms/kg.", "The level is 10 micrograms per kilogram."),
        ("The level is 10 μg/kg.", None),
        ("It has 8 micrograms of per liter.", "It has 8 micrograms per liter."),
        ("It has 8 micrograms of lead per liter.", None),
        ('A 14" screen hangs there.', None),
    ],
)
def test_what_clashes_with_its_neighbours(changed_draft, english, expected):
    assert changed_draft(without_clashes, "产值增长。", english) == (expected or english)


def test_a_lone_mark_stays_where_its_source_has_one(changed_draft):
    english = 'He said: "Output grew.'
    assert changed_draft(without_clashes, "他说：“产值增长。", english) == english


@pytest.mark.parametrize("english", ["--the city grew.", "-- The city grew.", "— The city grew."])
def test_a_dash_that_opens_is_one_dash(changed_draft, english):
    assert changed_draft(without_clashes, "——城市发展。", english) == "— The city grew."
    assert changed_draft(without_clashes, "城市发展。", english) == english


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        (
            "货物周转量310亿吨公里。",
            "Freight turnover was 31 billion tons kilometers.",
            "Freight turnover was 31 billion ton-kilometers.",
        ),
        (
            "旅客周转量20亿人公里。",
            "Passenger turnover was 2 billion people kilometers.",
            "Passenger turnover was 2 billion passenger-kilometers.",
        ),
        ("运送31吨5公里。", "It moved 31 tons 5 kilometers.", None),
        ("汛情通报（第12期）", "Flood bulletin (12th)", "Flood bulletin (No. 12)"),
        ("会堂于5月24日落成。", "It opened on the May 24.", "It opened on May 24."),
        (
            "5月18日国际博物馆日，展览开幕。",
            "On the May 18 International Museum Day, it opened.",
            None,
        ),
        ("选手们（第12名）", "The players (12th)", None),
        (
            "党建工作简报（第8期）",
            "Party building bulletin (eighth)",
            "Party building bulletin (No. 8)",
        ),
        ("选手们（第八名）", "The players (eighth)", None),
        ("副县长陈述", "Chen Shu, deputy county head,", "Chen Shu, deputy county head"),
        ("产值增长，", "Output grew,", None),
    ],
)
def test_units_and_issues(changed_draft, chinese, english, expected):
    assert changed_draft(without_clashes, chinese, english) == (expected or english)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The Zhou Minghua was born here.", "Zhou Minghua was born here."),
        ("He met the Zhou Minghua, and left.", "He met Zhou Minghua, and left."),
        ("The Zhou Minghua committee met.", None),
        ("Zhou Minghua was born here.", None),
    ],
)
def test_a_person_who_acts_has_no_article(changed_draft, english, expected):
    written = changed_draft(without_clashes, "县长周明华在此出生。", english)
    assert written == (expected or english)
