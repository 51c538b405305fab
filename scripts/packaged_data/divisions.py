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

from scripts.packaged_data.places import NATIONALITIES

_OUTPUT = (
    Path(__file__).resolve().parents[2]
    / "gongbao"
    / "translation"
    / "wording"
    / "names"
    / "divisions.tsv"
)
_CODE = re.compile(r"GB/T2260 (\d{6})")
_OF_OTHER_LANGUAGES = frozenset(["15", "54", "65"])  # provinces
_OTHER_PEOPLES = "哈萨克|各|独龙|怒|普米|阿昌|德昂|基诺|保安|东乡|裕固"
_PEOPLES = "|".join((*NATIONALITIES, *(f"{name}族" for name in _OTHER_PEOPLES.split("|"))))
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
    prefectures = {code[:4]: name for code, name in units if code.endswith("00") and _is_name(name)}
    # A municipality lies in no prefecture: 1101 and 1102 are both of Beijing.
    whole = {code[:2]: name[:-1] for code, name in _provinces(path) if name.endswith("市")}
    prefectures |= {f"{code}0{k}": name for code, name in whole.items() for k in range(1, 5)}
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
    provinces = {code[:2]: name for code, name in _provinces(path) if not name.endswith("市")}
    table: dict[str, list[str]] = defaultdict(list)
    for code, name in _read(path):
        province = None if code[:2] in _OF_OTHER_LANGUAGES else provinces.get(code[:2])
        is_prefecture = code.endswith("00") and not code.endswith("0000")
        if province and is_prefecture and _is_name(name) and name not in table[province]:
            table[province].append(name)
    return dict(table)


def _provinces(path: Path) -> Iterator[tuple[str, str]]:
    return ((code, name) for code, name in _units(path) if code.endswith("0000"))


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the code and the name of each unit, the name without its class."""
    for code, name in _units(path):
        bare = _CLASS.sub("", name)
        yield code, bare if len(bare) > 1 else name


def _units(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            code = _CODE.search(row["note"])
            if code is not None:
                yield code[1], row["zh"]


def _is_name(name: str) -> bool:
    return 1 < len(name) <= _LONGEST and _NO_NAMES.search(name) is None


if __name__ == "__main__":
    sys.exit(main())
