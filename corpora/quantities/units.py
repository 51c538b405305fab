"""The units bulletins measure in: names in both languages and factors between units."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        key: The name a `Quantity` carries.
        dimension: Only units of one dimension can be converted into each other.
        factor: How many base units of the dimension one of these is.
        singular: English for one.
        plural: English for several; equal to `singular` for symbols.
        chinese: Chinese names, and Latin symbols as used in Chinese text.
        english: Further English names and symbols.
        rendered_as: Key of the unit English writes instead (斤 is written in kg), or "".
        is_customary: Conversions to metric are rounded in practice, so they get a tolerance.
    """

    key: str
    dimension: str
    factor: Fraction
    singular: str
    plural: str
    chinese: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    rendered_as: str = ""
    is_customary: bool = False


def _symbol(
    key: str, dimension: str, factor: str, chinese: str, english: str, rendered_as: str = ""
) -> Unit:
    names = tuple(english.split("|")) if english else ()
    return Unit(
        key, dimension, Fraction(factor), key, key, tuple(chinese.split("|")), names, rendered_as
    )


def _word(key: str, dimension: str, factor: str, chinese: str, english: str = "") -> Unit:
    names = tuple(english.split("|")) if english else ()
    characters = tuple(chinese.split("|")) if chinese else ()
    return Unit(key, dimension, Fraction(factor), key, f"{key}s", characters, names)


_ALL = (
    # Length in meters.
    _word("meter", "length", "1", "米|m", "metre|metres|m"),
    _symbol(
        "km", "length", "1000", "公里|千米|km|KM", "kilometers|kilometer|kilometres|kilometre|kms"
    ),
    _word("centimeter", "length", "1/100", "厘米|公分|cm", "centimetre|centimetres|cm"),
    _word("millimeter", "length", "1/1000", "毫米|mm", "millimetre|millimetres|mm"),
    _word("micrometer", "length", "1/1000000", "微米|μm", "micrometre|micrometres|micron|microns"),
    _word("nanometer", "length", "1/1000000000", "纳米|nm", "nanometre|nanometres|nm"),
    Unit("li", "length", Fraction(500), "li", "li", ("里", "华里"), (), "km", True),
    _word("nautical mile", "length", "1852", "海里"),
    Unit("mile", "length", Fraction("1609.344"), "mile", "miles", ("英里",), (), "", True),
    Unit("foot", "length", Fraction("0.3048"), "foot", "feet", ("英尺",), ("ft",), "", True),
    # Area in square meters.
    _word(
        "square meter",
        "area",
        "1",
        "平方米|平米|㎡|m²|m2",
        "square metre|square metres|sq m|sqm|m2|m²|sq. m|sq.m",
    ),
    _word(
        "square kilometer",
        "area",
        "1000000",
        "平方公里|平方千米|km²|km2",
        "square kilometre|square kilometres|sq km|sq. km|sq.km|km2|km²|square km",
    ),
    _word(
        "square centimeter",
        "area",
        "1/10000",
        "平方厘米|cm²",
        "square centimetre|square centimetres",
    ),
    _word("hectare", "area", "10000", "公顷|hm²", "ha"),
    Unit("mu", "area", Fraction(2000, 3), "mu", "mu", ("亩",), ("mus", "mou"), "", True),
    Unit("acre", "area", Fraction("4046.8564224"), "acre", "acres", ("英亩",), (), "", True),
    # Volume in cubic meters.
    _word(
        "cubic meter",
        "volume",
        "1",
        "立方米|方水|方|m³|m3",
        "cubic metre|cubic metres|cu m|m3|m³|cu. m",
    ),
    Unit("bcm", "volume", Fraction(10**9), "bcm", "bcm"),
    Unit("mcm", "volume", Fraction(10**6), "mcm", "mcm"),
    _word("liter", "volume", "1/1000", "升", "litre|litres"),
    _symbol("lux", "illuminance", "1", "勒克斯|勒|lx", "lx"),
    _symbol("NTU", "turbidity", "1", "NTU", ""),
    _word("milliliter", "volume", "1/1000000", "毫升|ml", "millilitre|millilitres|ml"),
    _word("barrel", "volume", "0.158987294928", "桶"),
    # Mass in grams.
    _word("gram", "mass", "1", "克|g", "gramme|grammes|g"),
    _symbol("kg", "mass", "1000", "公斤|千克|kg|KG", "kilograms|kilogram|kilos|kilo|kgs"),
    _word("ton", "mass", "1000000", "公吨|吨|t", "tonne|tonnes|metric ton|metric tons|t"),
    _word("milligram", "mass", "1/1000", "毫克|mg", "mg"),
    _word("microgram", "mass", "1/1000000", "微克|μg", "μg|mcg"),
    _word("carat", "mass", "1/5", "克拉"),
    Unit("jin", "mass", Fraction(500), "jin", "jin", ("斤", "市斤"), ("catties", "catty"), "kg"),
    # Power in watts, energy in joules, voltage in volts.
    _word("watt", "power", "1", "瓦"),
    _symbol("kW", "power", "1000", "千瓦|kW|KW|kw", "kilowatts|kilowatt"),
    _symbol("MW", "power", "1000000", "兆瓦|MW", "megawatts|megawatt"),
    _symbol("GW", "power", "1000000000", "吉瓦|GW", "gigawatts|gigawatt"),
    _symbol(
        "kWh",
        "energy",
        "3600000",
        "千瓦时|千瓦小时|千瓦·时|度电|kWh|KWH|kwh",
        "kilowatt-hours|kilowatt-hour|kilowatt hours|kilowatt hour|kw-h|kw/h|kw h",
    ),
    _symbol(
        "MWh", "energy", "3600000000", "兆瓦时|MWh", "megawatt-hours|megawatt hours|megawatt-hour"
    ),
    _symbol(
        "GWh",
        "energy",
        "3600000000000",
        "吉瓦时|GWh",
        "gigawatt-hours|gigawatt hours|gigawatt-hour",
    ),
    _symbol(
        "TWh",
        "energy",
        "3600000000000000",
        "太瓦时|TWh",
        "terawatt-hours|terawatt hours|terawatt-hour",
    ),
    _symbol("MJ", "energy", "1000000", "兆焦|兆焦耳|MJ", "megajoules|megajoule"),
    _symbol("kPa", "pressure", "1000", "千帕|kPa", "kilopascals|kilopascal"),
    _symbol("hPa", "pressure", "100", "百帕|hPa", "hectopascals|hectopascal"),
    _symbol("MPa", "pressure", "1000000", "兆帕|MPa", "megapascals|megapascal"),
    _word("decibel", "sound", "1", "分贝|dB", "dB|dBs"),
    _symbol("kV", "voltage", "1000", "千伏|kV|KV", "kilovolts|kilovolt|kilo-volt"),
    # Degrees of temperature and angle.
    Unit(
        "degree Celsius",
        "temperature",
        Fraction(1),
        "degree Celsius",
        "degrees Celsius",
        ("摄氏度", "℃", "°C"),
        ("℃", "°c", "degrees centigrade", "degree centigrade"),
    ),
    Unit("degree", "angle", Fraction(1), "degree", "degrees", ("度", "°"), ("°",)),
    # Time: months and days do not convert into each other.
    _word("second", "time", "1", "秒钟|秒"),
    _word("minute", "time", "60", "分钟|分", "min|mins"),
    _word("hour", "time", "3600", "个小时|个多小时|小时|个钟头", "hrs|hr"),
    _word("day", "time", "86400", "天|日"),
    _word("week", "time", "604800", "个星期|星期|周"),
    _word("month", "calendar", "1", "个月|月龄"),
    _word("year", "calendar", "12", "年"),
    Unit("decade", "calendar", Fraction(120), "decade", "decades"),
    Unit("century", "calendar", Fraction(1200), "century", "centuries"),
    # Interest rates.
    _word("basis point", "rate", "1", "个基点|基点", "bp|bps"),
    # Earthquakes and winds, the word in front of the figure.
    Unit("magnitude", "magnitude", Fraction(1), "magnitude", "magnitude"),
    Unit("force", "force", Fraction(1), "force", "force"),
    Unit("intensity", "intensity", Fraction(1), "intensity", "intensity"),
    # Containers.
    _symbol(
        "TEU", "container", "1", "标准箱|标箱|TEU", "teus|standard containers|standard container"
    ),
)

UNITS = {unit.key: unit for unit in _ALL}

TIME_UNITS = frozenset(unit.key for unit in _ALL if unit.dimension in ("time", "calendar"))


def chinese_unit_names() -> dict[str, str]:
    """Return every Chinese unit name with the unit's key."""
    return {name: unit.key for unit in _ALL for name in unit.chinese}


def english_unit_names() -> dict[str, str]:
    """Return every English unit name, in lower case, with the unit's key."""
    return {
        name.lower(): unit.key
        for unit in _ALL
        for name in (unit.singular, unit.plural, *unit.english)
    }
