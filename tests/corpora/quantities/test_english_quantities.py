from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from corpora.quantities import Approximation, QuantityKind, find_english_quantities

N, A, M = QuantityKind.NUMBER, QuantityKind.AMOUNT, QuantityKind.MEASURE
D = QuantityKind.DATE
P, PP, X = QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.MULTIPLE
F, R, S = QuantityKind.FRACTION, QuantityKind.ORDINAL, QuantityKind.SCALE_CLASS

IN_WORDS = [
    ("seven were upheld and one corrected", ["7", "1"]),
    ("keeping seven and two corrected, three pending", ["7", "2", "3"]),
    ("Two and three of the halls", ["2", "3"]),
    ("one thousand two hundred and five and six", ["1205", "6"]),
    ("two hundred and three hundred people", ["200", "300"]),
    ("two thousand and three thousand households", ["2000", "3000"]),
    ("one hundred and two and three hundred", ["102", "300"]),
    ("two hundred thousand and three people", ["200003"]),
    ("ten and five percent", ["10", "5"]),
    ("two and three million yuan", ["2000000", "3000000"]),
]


@pytest.mark.parametrize(("text", "values"), IN_WORDS, ids=[text for text, _ in IN_WORDS])
def test_figures_in_words_on_both_sides_of_and_are_two(text, values):
    found = find_english_quantities(text)
    assert [str(quantity.low) for quantity in found] == values
    assert all(quantity.low == quantity.high for quantity in found)


NOT_PARTS_OF_A_YEAR = [
    "the last half century",
    "the second half of the fifty-eighth session",
    "a second half marathon",
    "the first half of March",
    "the first half hour",
    "the first three quarters of an hour",
    "the first half of the 1980s",
]


@pytest.mark.parametrize("text", NOT_PARTS_OF_A_YEAR)
def test_halves_of_other_things_are_no_parts_of_a_year(text):
    assert all(found.unit != "part of year" for found in find_english_quantities(text))


@pytest.mark.parametrize(
    "text",
    [
        "first half of the year",
        "first half of 2024",
        "first half of the previous year",
        "first half,",
    ],
)
def test_halves_of_a_year_are_found_with_and_without_the_year(text):
    assert find_english_quantities(text)[0].unit == "part of year"


VALUES = [
    ("RMB 229.5 billion", A, "229500000000", None, "CNY"),
    ("RMB121.8 billion", A, "121800000000", None, "CNY"),
    ("229,500 million yuan", A, "229500000000", None, "CNY"),
    ("2.838 million Yuan", A, "2838000", None, "CNY"),
    ("£1.35bn", A, "1350000000", None, "GBP"),
    ("US$154 million", A, "154000000", None, "USD"),
    ("us $ 3 million", A, "3000000", None, "USD"),
    ("154 million US dollars", A, "154000000", None, "USD"),
    ("HK$6 billion", A, "6000000000", None, "HKD"),
    ("half a billion dollars", A, "500000000", None, "USD"),
    ("KRW1.06 million", A, "1060000", None, "KRW"),
    ("10 to 20 billion yuan", A, "10000000000", "20000000000", "CNY"),
    ("between 10 and 20 billion yuan", A, "10000000000", "20000000000", "CNY"),
    ("between seven and nine percent", P, "7", "9", "%"),
    ("between two and three thousand yuan", A, "2000", "3000", "CNY"),
    ("a thousand million yuan", A, "1000000000", None, "CNY"),
    ("448.3 thousand", N, "448300", None, ""),
    ("one hundred and five", N, "105", None, ""),
    ("twenty-one", N, "21", None, ""),
    ("a million", N, "1000000", None, ""),
    ("3-5%", P, "3", "5", "%"),
    ("35 per cent", P, "35", None, "%"),
    ("-3.5 percent", P, "-3.5", None, "%"),
    ("3.5 percentage points", PP, "3.5", None, "%"),
    ("two-thirds", F, "2/3", None, ""),
    ("half", F, "1/2", None, ""),
    ("three quarters", F, "3/4", None, ""),
    ("three or four", N, "3", "4", ""),
    ("first half", D, "100", "600", "part of year"),
    ("second-half", D, "700", "1200", "part of year"),
    ("first three quarters", D, "100", "900", "part of year"),
    ("eight times", X, "8", None, ""),
    ("threefold", X, "3", None, ""),
    ("12-fold", X, "12", None, ""),
    ("doubled", X, "2", None, ""),
    ("quadruple", X, "4", None, ""),
    ("1.75 billion cubic metres", M, "1750000000", None, "cubic meter"),
    ("15 billion kWh", M, "15000000000", None, "kWh"),
    ("10,000-mu", M, "10000", None, "mu"),
    ("600 km", M, "600", None, "km"),
    ("three-year", M, "3", None, "year"),
    ("4 consecutive months", M, "4", None, "month"),
    ("14th", R, "14", None, ""),
    ("fourteenth", R, "14", None, ""),
    ("Article 7", R, "7", None, "Article"),
    ("100-billion-yuan-level", S, "100000000000", None, "CNY"),
    ("10,000-ton-level", S, "10000", None, "ton"),
]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"), VALUES, ids=[case[0] for case in VALUES]
)
def test_english_figure_is_found_whole_inside_a_sentence(text, kind, low, high, unit):
    (found,) = find_english_quantities(f"They saw {text}, as planned.")
    assert (found.text, found.kind, found.low, found.high, found.unit) == (
        text,
        kind,
        Fraction(low),
        Fraction(high or low),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "approximation"),
    [
        ("over 6,000 mu", Approximation.OVER),
        ("more than 20 tons", Approximation.OVER),
        ("nearly 180 million", Approximation.NEARLY),
        ("about 20 tons", Approximation.ABOUT),
        ("no more than 50", Approximation.UNDER),
        ("as many as 100", Approximation.UP_TO),
        ("hundreds of millions of yuan", Approximation.SEVERAL),
        ("dozens of", Approximation.SEVERAL),
        ("several hundred", Approximation.SEVERAL),
    ],
)
def test_english_approximation_is_inside_the_span(text, approximation):
    (found,) = find_english_quantities(f"There were {text} households")
    assert (found.text, found.approximation) == (text, approximation)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on December 12, 2022 in", "December 12, 2022"),
        ("on 12 December 2022 in", "12 December 2022"),
        ("Dec. 12 (Xinhua)", "Dec. 12"),
        ("from December 8 to 10 in", "December 8 to 10"),
        ("July 26 to August 3", "July 26 to August 3"),
        ("in May 2020, it", "May 2020"),
        ("in the 1980s", "1980s"),
        ("for 2016-2020", "2016-2020"),
        ("at 9:30 a.m. it", "9:30 a.m."),
        ("at 20:00 it", "20:00"),
    ],
)
def test_english_date_or_time_is_one_quantity(text, words):
    assert [found.text for found in find_english_quantities(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19",
        "GDP [2]",
        "shown [6-8, 11]",
        "G20",
        "5G",
        "2+6+X",
        "one of the",
        "it may be",
        "no one",
        "www.a.cn/2020",
    ],
)
def test_english_names_and_pronouns_are_not_quantities(text):
    assert find_english_quantities(f"with {text} here") == ()


def test_listed_amounts_share_scale_and_currency():
    found = find_english_quantities("2 and 3 billion yuan")
    assert [(int(one.low), one.unit) for one in found] == [(2 * 10**9, "CNY"), (3 * 10**9, "CNY")]


def test_figures_after_from_are_a_change_not_a_range():
    assert len(find_english_quantities("rose from 3 percent to 5 percent")) == 2


def test_increase_by_times_adds_the_original():
    (found,) = find_english_quantities("increased by three times")
    assert found.low == 4


@given(st.text(alphabet="0123456789 .,-$%abdefhilmnorstuy", max_size=40))
def test_english_spans_never_overlap_and_text_is_what_stands_there(text):
    last = 0
    for found in find_english_quantities(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end
