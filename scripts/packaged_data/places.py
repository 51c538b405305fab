"""Builds glossary/packaged/places.tsv by rule from a list of administrative divisions.

    python -m scripts.packaged_data.places ../shared/data/terms/cn_admin_divisions.tsv

The list gives names and GB/T 2260 codes; its English is only trusted where it is the pinyin of the
name. Abolished units (a county beside the district or city of the same name), duplicates, names of
one syllable and names that are ordinary words are left out. In the news and bulletins measured,
references write a city without its class four times out of five, a county always with it, a
province with it three times out of five: the preferred forms follow that. A municipality is named
as a city is; in the names of its offices, which are terms of their own, it keeps its class.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from pypinyin import lazy_pinyin

from corpora import normalise_term

_OUTPUT = Path(__file__).resolve().parents[2] / "glossary" / "packaged" / "places.tsv"
_HEADER = "zh\ten\tdeprecated\tapproval\tsubject\tsource\tnote\tcase\tnumber\texceptions"
_CLASSES = {"市": "City", "区": "District", "县": "County"}
_PROVINCES = {
    "河北": "Hebei",
    "山西": "Shanxi",
    "辽宁": "Liaoning",
    "吉林": "Jilin",
    "黑龙江": "Heilongjiang",
    "江苏": "Jiangsu",
    "浙江": "Zhejiang",
    "安徽": "Anhui",
    "福建": "Fujian",
    "江西": "Jiangxi",
    "山东": "Shandong",
    "河南": "Henan",
    "湖北": "Hubei",
    "湖南": "Hunan",
    "广东": "Guangdong",
    "海南": "Hainan",
    "四川": "Sichuan",
    "贵州": "Guizhou",
    "云南": "Yunnan",
    "陕西": "Shaanxi",
    "甘肃": "Gansu",
    "青海": "Qinghai",
}
_REGIONS = {
    "内蒙古": ("内蒙古自治区", "Inner Mongolia"),
    "广西": ("广西壮族自治区", "Guangxi Zhuang"),
    "西藏": ("西藏自治区", "Xizang|Tibet"),
    "宁夏": ("宁夏回族自治区", "Ningxia Hui"),
    "新疆": ("新疆维吾尔自治区", "Xinjiang Uygur|Xinjiang Uyghur|Xinjiang Uighur"),
}
_MUNICIPALITIES = {"北京": "Beijing", "天津": "Tianjin", "上海": "Shanghai", "重庆": "Chongqing"}
NATIONALITIES = {
    "蒙古族": "Mongolian",
    "蒙古": "Mongolian",
    "回族": "Hui",
    "藏族": "Tibetan",
    "维吾尔": "Uygur",
    "苗族": "Miao",
    "彝族": "Yi",
    "壮族": "Zhuang",
    "布依族": "Buyei",
    "朝鲜族": "Korean",
    "满族": "Manchu",
    "侗族": "Dong",
    "瑶族": "Yao",
    "白族": "Bai",
    "土家族": "Tujia",
    "哈尼族": "Hani",
    "哈萨克": "Kazakh",
    "傣族": "Dai",
    "黎族": "Li",
    "傈僳族": "Lisu",
    "佤族": "Va",
    "畲族": "She",
    "拉祜族": "Lahu",
    "水族": "Shui",
    "纳西族": "Naxi",
    "景颇族": "Jingpo",
    "土族": "Tu",
    "仡佬族": "Gelao",
    "羌族": "Qiang",
    "毛南族": "Maonan",
    "仫佬族": "Mulam",
    "布朗族": "Blang",
    "撒拉族": "Salar",
}


def _read_rules() -> tuple[dict[str, str], frozenset[str]]:
    """Return cities known by their bare name, with words they are no part of, and names left out.

    A city is listed where it is known widely enough to be meant wherever its characters stand.
    """
    cities: dict[str, str] = {}
    left_out: set[str] = set()
    for line in _RULES.read_text(encoding="utf-8").splitlines()[1:]:
        rule, name, *words = line.split("\t")
        if rule == "city":
            cities[name] = words[0] if words else ""
        else:
            left_out.add(name)
    return cities, frozenset(left_out)


_RULES = Path(__file__).resolve().parent / "place_rules.tsv"
# Prefectures whose English is no pinyin, or whose bare name is a place or word of its own.
_PREFECTURES = Path(__file__).resolve().parent / "names" / "prefectures.tsv"
_BARE_CITIES, _NOT_NAMES = _read_rules()


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the list: a county, district or city."""

    name: str
    english: str
    code: str

    @property
    def stem(self) -> str:
        """Return the name without its class."""
        return self.name[:-1]


def main(arguments: list[str] | None = None) -> int:
    """Write places.tsv from the list of divisions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("divisions", type=Path, metavar="CN_ADMIN_DIVISIONS.TSV")
    units = _read(parser.parse_args(arguments).divisions)
    rows = {**_fixed(), **_by_rule(units), **_autonomous(units)}
    lines = [_HEADER]
    for name, (english, code, exceptions) in rows.items():
        source = f"GB/T 2260 {code}; pinyin by rule" if code else "GB/T 2260; official name"
        lines.append(
            f"{name}\t{english}\t\tapproved\tplace\t{source}\t\t\tfixed\t{exceptions}".rstrip("\t")
        )
    _OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} places")
    return 0


_Rows = dict[str, tuple[str, str, str]]


def _fixed() -> _Rows:
    """Return provinces, autonomous regions, municipalities and the best-known cities."""
    rows: _Rows = {}
    for name, english in _PROVINCES.items():
        rows[f"{name}省"] = (f"{english} Province|{english}", "", _offices(f"{name}省"))
        bare = "青海海南|海南州|海南藏族" if name == "海南" else ""
        rows[name] = (f"{english}|{english} Province", "", bare)
    for name, (full, english) in _REGIONS.items():
        forms = [f"{form} Autonomous Region" for form in english.split("|")]
        shorter = [
            form.split(" ")[0] if name in ("广西", "宁夏", "新疆") else form
            for form in english.split("|")
        ]
        short = list(dict.fromkeys(shorter))
        rows[full] = ("|".join([*forms, *short]), "", "")
        rows[name] = ("|".join([*short, *forms]), "", "")
    for name, english in _MUNICIPALITIES.items():
        # In running text 北京市 is "Beijing"; offices, as 北京市政府, are terms of their own.
        rows[f"{name}市"] = (f"{english}|{english} Municipality", "", _offices(f"{name}市"))
        rows[name] = (f"{english}|{english} Municipality", "", f"{name}大学|{name}路")
    for name, words in _BARE_CITIES.items():
        english = _IRREGULAR.get(name) or _pinyin(name)
        plain = english.replace("'", "")
        either = "|".join(dict.fromkeys([english, plain, f"{english} City"]))
        rows[f"{name}市"] = (either, "", _offices(f"{name}市"))
        rows[name] = (either, "", words)
    for line in _PREFECTURES.read_text(encoding="utf-8").splitlines()[1:]:
        name, english, *exceptions = line.split("\t")
        rows[name] = (english, "", "".join(exceptions))
    rows["香港"] = ("Hong Kong|Hong Kong SAR|HKSAR", "", "")
    rows["澳门"] = ("Macao|Macau|Macao SAR", "", "")
    return rows


_IRREGULAR = {
    "呼和浩特": "Hohhot",
    "鄂尔多斯": "Ordos",
    "哈尔滨": "Harbin",
    "齐齐哈尔": "Qiqihar",
    "佳木斯": "Jiamusi",
    "拉萨": "Lhasa",
    "乌鲁木齐": "Urumqi",
    "克拉玛依": "Karamay",
}


def _by_rule(units: list[Unit]) -> _Rows:
    """Return cities, districts and counties whose English is the pinyin of their name."""
    current = {(unit.code[:2], unit.stem) for unit in units if unit.name[-1] in "市区"}
    fixed = _fixed()
    rows: _Rows = {}
    for unit in units:
        class_name = _CLASSES.get(unit.name[-1])
        if class_name is None or len(unit.stem) < 2 or len(unit.stem) > 4:
            continue
        abolished = class_name == "County" and (unit.code[:2], unit.stem) in current
        is_code = unit.code.endswith("00") and class_name != "City"
        if abolished or is_code or unit.name in _NOT_NAMES or unit.name in fixed:
            continue
        if unit.code[:2] in ("71", "81", "82") or "自治" in unit.name or "地区" in unit.name:
            continue
        english = _pinyin(unit.stem)
        if not unit.english.endswith(class_name) or _letters(unit.english) != _letters(
            f"{english} {class_name}"
        ):
            continue
        plain = english.replace("'", "")
        if class_name == "City":
            forms = [english, plain, f"{english} City"]
        elif class_name == "District":
            forms = [f"{english} District", f"{plain} District", english]
        else:
            forms = [f"{english} County", f"{plain} County"]
        after = {"市": "场", "区": "域", "县": ""}[unit.name[-1]]
        exceptions = "|".join(unit.name + character for character in after)
        name = normalise_term(unit.name)
        rows.setdefault(name, ("|".join(dict.fromkeys(forms)), unit.code, exceptions))
    return rows


def _autonomous(units: list[Unit]) -> _Rows:
    """Return autonomous prefectures and counties: pinyin, nationalities, class."""
    rows: _Rows = {}
    for unit in units:
        for ending, class_name in (
            ("自治州", "Autonomous Prefecture"),
            ("自治县", "Autonomous County"),
        ):
            if not unit.name.endswith(ending):
                continue
            rest = unit.name.removesuffix(ending)
            nationalities: list[str] = []
            while found := next((n for n in NATIONALITIES if rest.endswith(n) and rest != n), None):
                nationalities.insert(0, NATIONALITIES[found])
                rest = rest.removesuffix(found)
            english = _pinyin(rest)
            first = unit.english.split(" ")[0]
            if not nationalities or len(rest) < 2 or _letters(first) != _letters(english):
                continue
            *front, last = nationalities
            joined = f"{', '.join(front)} and {last}" if front else last
            forms = f"{english} {joined} {class_name}"
            rows.setdefault(unit.name, (forms, unit.code, ""))
    return rows


def _offices(name: str) -> str:
    """Return the words after a name that belong to another term, so that both can be found."""
    after = ("委", "政府", "长", "人大", "政协") + (("场",) if name.endswith("市") else ())
    return "|".join(name + word for word in after)


def _pinyin(name: str) -> str:
    syllables = _POLYPHONES.get(name, "").split() or lazy_pinyin(name)
    joined = syllables[0]
    for syllable in syllables[1:]:
        joined += f"'{syllable}" if syllable[0] in "aeo" else syllable
    return joined.replace("ü", "yu").replace("v", "yu").capitalize()


_POLYPHONES = {
    "厦门": "xia men",
    "蚌埠": "beng bu",
    "亳州": "bo zhou",
    "台州": "tai zhou",
    "丽水": "li shui",
    "六盘水": "liu pan shui",
    "荥阳": "xing yang",
    "成都": "cheng du",
    "长沙": "chang sha",
}


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalpha())


def _read(path: Path) -> list[Unit]:
    units = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, english, _, note = line.split("\t")
        units.append(Unit(name, english, note.removeprefix("GB/T2260 ")[:6]))
    return units


if __name__ == "__main__":
    sys.exit(main())
