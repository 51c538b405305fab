"""What is written is read back as the same value, for every kind, unit and mark."""

from fractions import Fraction

from hypothesis import given, settings, strategies as st

from corpora.quantities import (
    Approximation,
    find_english_quantities,
    find_quantities,
    keeps_approximation,
    render_quantity,
    same_value,
)
from corpora.quantities.currencies import chinese_currency_names
from corpora.quantities.units import chinese_unit_names

_DIGITS = st.integers(1, 9999).map(str) | st.decimals(
    "0.01", "9999.99", places=2, allow_nan=False
).map(lambda value: format(value.normalize(), "f"))
_SCALES = st.sampled_from(["", "万", "亿", "万亿", "百万", "千万"])
_NAMES = [name for name in chinese_unit_names() if not name[0].isascii() and name != "方水"]
_UNITS = st.sampled_from(["", *_NAMES, *chinese_currency_names(), "%", "个百分点", "倍", "人"])
_MARKS = st.sampled_from(["", "近", "约", "超", "超过", "不超过", "至少"])


def _check(text):
    for quantity in find_quantities(text):
        for wording in render_quantity(quantity):
            read = find_english_quantities(f"It was {wording} in all.")
            assert len(read) == 1, (quantity, wording, read)
            assert same_value(quantity, read[0]), (quantity, wording, read)
            if quantity.approximation is not Approximation.EXACT:
                assert keeps_approximation(quantity, read[0]), (quantity, wording, read)


@settings(max_examples=400, deadline=None)
@given(_MARKS, _DIGITS, _SCALES, _UNITS, st.booleans())
def test_figures_with_marks_scales_and_units_round_trip(mark, digits, scale, unit, is_growth):
    _check(("增长" if is_growth and unit == "倍" else "共") + mark + digits + scale + unit + "，")


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 999), st.integers(1, 999), _SCALES, _UNITS)
def test_ranges_round_trip(low, high, scale, unit):
    _check(f"为{low}至{low + high}{scale}{unit}。")


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from("数几"),
    st.sampled_from(["十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿"]),
    _UNITS,
)
def test_open_magnitudes_round_trip(head, magnitude, unit):
    _check(f"有{head}{magnitude}{unit}，")


@settings(max_examples=150, deadline=None)
@given(
    st.dates(),
    st.sampled_from(["%Y年{m}月{d}日", "{m}月{d}日", "{d}日", "%Y年", "{m}月", "%Y年{m}月"]),
)
def test_dates_round_trip(date, layout):
    year = 1900 + date.year % 200
    text = layout.replace("%Y", str(year)).format(m=date.month, d=date.day)
    _check(f"于{text}，")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1, 27), st.integers(1, 4))
def test_spans_of_days_round_trip(month, day, length):
    _check(f"{month}月{day}日至{day + length}日，")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 23), st.integers(0, 59))
def test_times_round_trip(hour, minute):
    _check(f"于{hour}时{minute}分，" if minute else f"于{hour}时，")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999))
def test_ordinals_round_trip(value):
    _check(f"第{value}届，")


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10**13))
def test_whole_value_survives_its_wording(value):
    (found,) = find_quantities(f"共{value // 10_000 + 1}万元")
    assert found.low == Fraction((value // 10_000 + 1) * 10_000)
