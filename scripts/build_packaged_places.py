"""Builds glossary/packaged/places.tsv by rule from a list of administrative divisions.

    python scripts/build_packaged_places.py ../shared/data/terms/cn_admin_divisions.tsv

The list gives names and GB/T 2260 codes; its English is only trusted where it is the pinyin of the
name. Abolished units (a county beside the district or city of the same name), duplicates, names of
one syllable and names that are ordinary words are left out. In the news and bulletins measured,
references write a city without its class four times out of five, a county always with it, a
province with it three times out of five: the preferred forms follow that.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from pypinyin import lazy_pinyin

_OUTPUT = Path(__file__).resolve().parent.parent / "glossary" / "packaged" / "places.tsv"
_HEADER = "zh\ten\tdeprecated\tapproval\tsubject\tsource\tnote\tcase\tnumber\texceptions"
_CLASSES = {"市": "City", "区": "District", "县": "County"}
_PROVINCES = {
    "河北": "Hebei", "山西": "Shanxi", "辽宁": "Liaoning", "吉林": "Jilin", "黑龙江": "Heilongjiang",
    "江苏": "Jiangsu", "浙江": "Zhejiang", "安徽": "Anhui", "福建": "Fujian", "江西": "Jiangxi",
    "山东": "Shandong", "河南": "Henan", "湖北": "Hubei", "湖南": "Hunan", "广东": "Guangdong",
    "海南": "Hainan", "四川": "Sichuan", "贵州": "Guizhou", "云南": "Yunnan", "陕西": "Shaanxi",
    "甘肃": "Gansu", "青海": "Qinghai",
}  # fmt: skip
_REGIONS = {
    "内蒙古": ("内蒙古自治区", "Inner Mongolia"),
    "广西": ("广西壮族自治区", "Guangxi Zhuang"),
    "西藏": ("西藏自治区", "Tibet|Xizang"),
    "宁夏": ("宁夏回族自治区", "Ningxia Hui"),
    "新疆": ("新疆维吾尔自治区", "Xinjiang Uygur|Xinjiang Uyghur|Xinjiang Uighur"),
}
_MUNICIPALITIES = {"北京": "Beijing", "天津": "Tianjin", "上海": "Shanghai", "重庆": "Chongqing"}
_NATIONALITIES = {
    "蒙古族": "Mongolian", "蒙古": "Mongolian", "回族": "Hui", "藏族": "Tibetan", "维吾尔": "Uygur",
    "苗族": "Miao", "彝族": "Yi", "壮族": "Zhuang", "布依族": "Buyei", "朝鲜族": "Korean",
    "满族": "Manchu", "侗族": "Dong", "瑶族": "Yao", "白族": "Bai", "土家族": "Tujia",
    "哈尼族": "Hani", "哈萨克": "Kazakh", "傣族": "Dai", "黎族": "Li", "傈僳族": "Lisu",
    "佤族": "Va", "畲族": "She", "拉祜族": "Lahu", "水族": "Shui", "纳西族": "Naxi",
    "景颇族": "Jingpo", "土族": "Tu", "仡佬族": "Gelao", "羌族": "Qiang", "毛南族": "Maonan",
    "仫佬族": "Mulam", "布朗族": "Blang", "撒拉族": "Salar",
}  # fmt: skip
# Known widely enough to be meant wherever the two characters stand, and no ordinary words.
_BARE_CITIES = (
    "石家庄 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 临汾 呼和浩特 包头 鄂尔多斯 沈阳 大连 "
    "鞍山 抚顺 锦州 营口 长春 哈尔滨 齐齐哈尔 牡丹江 佳木斯 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 扬州 "
    "镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 安庆 "
    "黄山 滁州 阜阳 亳州 池州 福州 厦门 莆田 泉州 漳州 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 宜春 "
    "抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 "
    "平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 "
    "荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 "
    "深圳 珠海 汕头 佛山 湛江 茂名 肇庆 惠州 梅州 汕尾 清远 东莞 潮州 揭阳 南宁 柳州 桂林 梧州 北海 钦州 贵港 "
    "玉林 百色 河池 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 "
    "巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 西安 铜川 宝鸡 咸阳 "
    "渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 银川 石嘴山 "
    "吴忠 固原 中卫 乌鲁木齐 克拉玛依"
).split()
_WORDS_AROUND = {
    "大同": "大同小异|大同世界", "日照": "日照时|日照强|日照充|日照长", "白银": "白银价|黄金白银", "黄山": "黄山路",
    "普洱": "普洱茶", "北海": "北海道|北海公园|北海舰队", "德州": "美国德州|德州扑克", "开封": "未开封|开封菜",
    "安康": "平安康|健康安康", "南通": "南通道|云南通|湖南通|河南通|海南通", "新余": "创新余|新余额",
    "定西": "定西方|确定西|决定西|规定西", "中卫": "中卫生|集中卫|国中卫", "内江": "省内江|市内江|国内江|区内江|境内江",
    "南阳": "南阳台|朝南阳", "常德": "非常德|日常德|经常德", "广安": "广安门", "西宁": "广西宁|江西宁|山西宁|陕西宁",
    "天水": "夏天水|冬天水|每天水|今天水|春天水|天水平", "安顺": "平安顺|安顺利|安顺序", "惠州": "互惠州",
    "大连": "大连续|强大连|最大连|重大连|巨大连|扩大连", "丽水": "美丽水|秀丽水|壮丽水|绮丽水", "新乡": "新乡村|新乡镇|创新乡|高新乡",
    "海口": "出海口|入海口|上海口|沿海口|海口岸", "汉中": "武汉中", "济南": "经济南", "太原": "太原始",
    "西安": "广西安|江西安|山西安|陕西安|东西安", "南充": "南充分", "固原": "稳固原|巩固原", "衡水": "均衡水|平衡水",
}  # fmt: skip
_NOT_NAMES = frozenset(
    "新城区 新市区 解放区 老城区 市中区 城中区 城东区 城西区 城北区 城南区 江南区 南郊区 北郊区 东郊区 "
    "西郊区 市南区 市北区 港口区 路南区 路北区 海港区 老边区 前进区 工农区 东风区 郊区 合作市 海城市 "
    "中原区 东方市 高新区 开发区 清新区 兴隆区 水城区 山城区 新兴区 新兴县 向阳区 海州区 和平县 崇文区 宣武区 "
    "燕山区 塘沽区 汉沽区 大港区 卢湾区 闸北区 沙市市 万盛区 浦东新区 滨海新区 新青区 振兴区 友谊县 集贤县 "
    "东区 西区 中心区 中站区 东宝区 西工区 大武口区 大通区 湾里区 长海县 海区 港闸区 通化县 城子河区 "
    "天山区 立山区 平山区 中山区 南山区 东山区 西山区 大东区 直辖区 管理区 港南区 港北区 城厢区 大同区 "
    "新民市 新建区 平安区 平安县 安全区 建设区 安定区 永定区 铁路区 文化区 上街区 下城区 上城区 南岸区 北岸区 "
    "江东区 江西区 中方县 大方县 正安县 新和县 富民县 民和县 东海县 南海区 上海县 河南县 东海区".split()
) - {"中山区", "南山区", "南岸区"}


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


def main(arguments: list[str]) -> int:
    """Write places.tsv from the list of divisions."""
    if len(arguments) != 1:
        print("usage: build_packaged_places.py CN_ADMIN_DIVISIONS.TSV", file=sys.stderr)
        return 2
    units = _read(Path(arguments[0]))
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
        short = [form.split(" ")[0] if name in ("广西", "宁夏", "新疆") else form
                 for form in english.split("|")]  # fmt: skip
        short = list(dict.fromkeys(short))
        rows[full] = ("|".join([*forms, *short]), "", "")
        rows[name] = ("|".join([*short, *forms]), "", "")
    for name, english in _MUNICIPALITIES.items():
        forms = f"{english} Municipality|{english}"
        rows[f"{name}市"] = (forms, "", _offices(f"{name}市"))
        rows[name] = (f"{english}|{english} Municipality", "", f"{name}大学|{name}路")
    for name in _BARE_CITIES:
        english = _IRREGULAR.get(name) or _pinyin(name)
        plain = english.replace("'", "")
        forms = "|".join(dict.fromkeys([english, plain, f"{english} City"]))
        rows[f"{name}市"] = (forms, "", _offices(f"{name}市"))
        rows[name] = (forms, "", _WORDS_AROUND.get(name, ""))
    rows["香港"] = ("Hong Kong|Hong Kong SAR|HKSAR", "", "")
    rows["澳门"] = ("Macao|Macau|Macao SAR", "", "")
    return rows


_IRREGULAR = {
    "呼和浩特": "Hohhot", "鄂尔多斯": "Ordos", "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar",
    "佳木斯": "Jiamusi", "拉萨": "Lhasa", "乌鲁木齐": "Urumqi", "克拉玛依": "Karamay",
}  # fmt: skip


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
        rows.setdefault(unit.name, ("|".join(dict.fromkeys(forms)), unit.code, exceptions))
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
            while found := next(
                (n for n in _NATIONALITIES if rest.endswith(n) and rest != n), None
            ):
                nationalities.insert(0, _NATIONALITIES[found])
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
    "厦门": "xia men", "蚌埠": "beng bu", "亳州": "bo zhou", "台州": "tai zhou", "丽水": "li shui",
    "六盘水": "liu pan shui", "荥阳": "xing yang", "成都": "cheng du", "长沙": "chang sha",
}  # fmt: skip


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalpha())


def _read(path: Path) -> list[Unit]:
    units = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, english, _, note = line.split("\t")
        units.append(Unit(name, english, note.removeprefix("GB/T2260 ")[:6]))
    return units


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
