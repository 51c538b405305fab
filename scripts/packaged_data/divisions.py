"""Builds the table of counties and districts by prefecture, as documents name them without a class.

    python -m scripts.packaged_data.divisions ../shared/data/terms/cn_admin_divisions.tsv

The list gives names and GB/T 2260 codes. A row of the table is a prefecture or municipality without
its class, or a province with it, and its divisions, each without theirs. Names of one character are
left out, and so are those of other languages, which are no pinyin.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_OUTPUT = (
    Path(__file__).resolve().parents[2] / "gongbao" / "translation" / "wording" / "divisions.tsv"
)
_CODE = re.compile(r"GB/T2260 (\d{6})")
_OF_OTHER_LANGUAGES = frozenset(["15", "54", "65"])  # provinces
_MUNICIPALITIES = {"11": "北京", "12": "天津", "31": "上海", "50": "重庆"}
# Those whose prefectures have names in pinyin.
_PROVINCES = {
    "13": "河北省",
    "14": "山西省",
    "21": "辽宁省",
    "22": "吉林省",
    "23": "黑龙江省",
    "32": "江苏省",
    "33": "浙江省",
    "34": "安徽省",
    "35": "福建省",
    "36": "江西省",
    "37": "山东省",
    "41": "河南省",
    "42": "湖北省",
    "43": "湖南省",
    "44": "广东省",
    "45": "广西壮族自治区",
    "46": "海南省",
    "51": "四川省",
    "52": "贵州省",
    "53": "云南省",
    "61": "陕西省",
    "62": "甘肃省",
    "63": "青海省",
    "64": "宁夏回族自治区",
}
_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族"
    "|佤族|畲族|拉祜族|水族|纳西族|景颇族|土族|仡佬族|羌族|毛南族|仫佬族|布朗族|撒拉族|各族|独龙族|怒族|普米族|阿昌族"
    "|德昂族|基诺族|保安族|东乡族|裕固族|蒙古"
)
_CLASS = re.compile(rf"(?:(?:{_PEOPLES})+自治[州县]|[市区县盟旗州]|地区|特区|林区|新区)$")
# Words of the list that are no names, and names that are ordinary words in every document.
_NO_NAMES = re.compile(
    "市辖|直辖|省直|县级|开发|行政|群岛|松花江|嫩江|合江|^红河$|^怒江$|城[区关]?$|郊|矿|新市|市中|城中|中[山]?$|鼓楼"
)
_LONGEST = 4


def main(arguments: list[str] | None = None) -> int:
    """Write the table from the list of divisions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("divisions", type=Path, metavar="CN_ADMIN_DIVISIONS.TSV")
    path = parser.parse_args(arguments).divisions
    table = by_province(path) | by_prefecture(path)
    lines = (f"{name}\t{'|'.join(inside)}\n" for name, inside in sorted(table.items()))
    _OUTPUT.write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(table)} rows, {sum(map(len, table.values()))} divisions")
    return 0


def by_prefecture(path: Path) -> dict[str, list[str]]:
    """Return the divisions of each prefecture in the order of their codes, all without classes."""
    units = list(_read(path))
    prefectures = {
        code[:4]: name for code, name in units if code.endswith("00") and _is_name(name)
    } | {f"{code}0{k}": name for code, name in _MUNICIPALITIES.items() for k in range(1, 5)}
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for code, name in units:
        prefecture = prefectures.get(code[:4])
        if prefecture is None or code.endswith("00") or not _is_name(name):
            continue
        if code[:2] in _OF_OTHER_LANGUAGES and len(name) > 2:
            continue
        if name != prefecture:
            table[prefecture][name] = None
    return {name: list(inside) for name, inside in table.items()}


def by_province(path: Path) -> dict[str, list[str]]:
    """Return the prefectures of each province, without their class."""
    units = list(_read(path))
    table: dict[str, list[str]] = defaultdict(list)
    for code, name in units:
        province = _PROVINCES.get(code[:2])
        is_prefecture = code.endswith("00") and not code.endswith("0000")
        if province and is_prefecture and _is_name(name) and name not in table[province]:
            table[province].append(name)
    return dict(table)


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the code and the name of each unit, the name without its class."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            code = _CODE.search(row["note"])
            if code is not None:
                name = row["zh"]
                bare = _CLASS.sub("", name)
                yield code[1], bare if len(bare) > 1 else name


def _is_name(name: str) -> bool:
    return 1 < len(name) <= _LONGEST and _NO_NAMES.search(name) is None


if __name__ == "__main__":
    sys.exit(main())
