"""A dirty corpus: right pairs of the written corpus, and wrong ones of ten kinds among them.

    python -m scripts.benchmarks.archives.planted_corpus DATA -o dirty.tsv [--pairs 2000] [--seed 7]

Each row says in a third column what it is: `right`, or the kind of the fault. Every wrong pair is
made from a right one by a seeded change, so the same call makes the same file.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_CLAUSE = re.compile(r", [^,;.]{24,}?(?=[,;.])")
_FIGURE = re.compile(r"(?<![\d.,])[1-9]\d*(?![\d.,]*\d)")
_ABOUT = re.compile(
    "发布|来源|索引号|文号|日期|时间|责任编辑|编辑|作者|信息来源|成文|生成|公开|发文"
)
_SEED = 7
_FURNITURE = (
    ("首页 > 新闻中心 > 正文", "Home > News Center > Text"),
    ("当前位置：首页 > 政务公开 > 通知公告", "Current location: Home > Open Government > Notices"),
    ("字号：大 中 小", "Font size: large medium small"),
    ("【打印本页】【关闭窗口】", "[Print this page] [Close window]"),
    ("分享到：微信 微博", "Share to: WeChat Weibo"),
    (
        "版权所有：市人民政府办公室",
        "Copyright: General Office of the Municipal People's Government",
    ),
    ("上一篇：无　下一篇：无", "Previous: none Next: none"),
    ("责任编辑：王芳", "Editor: Wang Fang"),
    ("扫一扫在手机打开当前页", "Scan to open this page on your phone"),
    ("网站地图 | 联系我们 | 隐私声明", "Site map | Contact us | Privacy statement"),
    ("浏览次数：1032", "Views: 1032"),
    (
        "来源：市政府办公室　发布时间：2023-04-18",
        "Source: Municipal Government Office Released: 2023-04-18",
    ),
)
_OTHER_LANGUAGES = (
    "Le conseil municipal a adopté un plan d'action pour les trois prochaines années.",
    "Les travaux de la nouvelle ligne ont commencé dans le district au mois de mars.",
    "Une réunion sur la sécurité des produits agricoles a été tenue par le bureau.",
    "Die Stadtverwaltung hat einen Plan für die Entwicklung des Hafens vorgelegt.",
    "Der Bau der neuen Schule wird im nächsten Jahr mit dem zweiten Abschnitt beginnen.",
    "Das Amt berichtet, dass die Ausfuhren im ersten Quartal gestiegen sind.",
    "El gobierno municipal aprobó un plan para el desarrollo de la zona industrial.",
    "Las obras del nuevo hospital comenzaron en el distrito con la ayuda de los vecinos.",
    "Il comune ha presentato il piano per la costruzione della nuova linea.",
    "A prefeitura aprovou um plano para o desenvolvimento da região nos próximos anos.",
    "Администрация города утвердила план развития района на три года.",
    "市は新しい病院の建設計画を発表しました。",
    "시는 새로운 산업단지 개발 계획을 발표했다.",
    "Ủy ban nhân dân thành phố đã thông qua kế hoạch phát triển của khu công nghiệp và cảng.",
    "Pemerintah kota telah menyetujui rencana pembangunan kawasan industri yang baru untuk warga.",
)
_MONTHS = ("Januar", "mars", "abril", "giugno", "julho")


@dataclass(frozen=True, slots=True)
class Written:
    """A pair of the written corpus: with the next one of its document, and the title of that."""

    source: str
    target: str
    following: str
    title: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A pair and what it is."""

    source: str
    target: str
    kind: str


def read_written(data: Path) -> list[Written]:
    """Return the pairs of the written corpus but for the titles and lines of dates."""
    pairs: list[Written] = []
    for path in sorted((data / "written").glob("*.tsv")):
        for document in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [tuple(line.split("\t")) for line in document.splitlines() if "\t" in line]
            body = [
                row
                for row in rows[1:]
                if len(row) == 2 and len(row[0]) >= 15 and not _ABOUT.match(row[0])
            ]
            for row, after in zip(body, [*body[1:], ("", "")], strict=True):
                pairs.append(Written(row[0], row[1], after[1], rows[0][1]))
    return pairs


def plant(
    written: list[Written], count: int, share: float = 0.06, seed: int = _SEED
) -> list[Planted]:
    """Return `count` pairs, `share` of them of each kind of fault, in random order."""
    chance = random.Random(seed)
    pool = list(written)
    chance.shuffle(pool)
    cycle = _endless(pool)
    planted: list[Planted] = []
    for kind, change in KINDS.items():
        made = 0
        while made < int(count * share):
            if (changed := change(next(cycle), chance)) is not None:
                planted.append(Planted(*changed, kind))
                made += 1
    rights = [Planted(w.source, w.target, "right") for w in pool[: count - len(planted)]]
    near = [pair for pair in planted if pair.kind == "near-duplicate"]
    copied = {_plain(pair.source) for pair in near}
    planted += rights
    planted += [
        Planted(w.source, w.target, "right")
        for w in pool[len(rights) :]
        if _plain(w.source) in copied
    ]
    chance.shuffle(planted)
    # A copy comes after what it was made from, as a miner finds it later.
    return [p for p in planted if p.kind != "near-duplicate"] + near


def _endless(pool: list[Written]) -> Iterator[Written]:
    while True:
        yield from pool


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text)


_Change = Callable[[Written, random.Random], tuple[str, str] | None]


def _shifted(pair: Written, _: random.Random) -> tuple[str, str] | None:
    return (pair.source, pair.following) if pair.following else None


def _number_changed(pair: Written, chance: random.Random) -> tuple[str, str] | None:
    found = list(_FIGURE.finditer(pair.target))
    if not found:
        return None
    match = chance.choice(found)
    digits = match[0]
    place = chance.randrange(len(digits))
    other = chance.choice([d for d in "123456789" if d != digits[place]])
    changed = digits[:place] + other + digits[place + 1 :]
    return pair.source, pair.target[: match.start()] + changed + pair.target[match.end() :]


def _clause_dropped(pair: Written, chance: random.Random) -> tuple[str, str] | None:
    found = list(_CLAUSE.finditer(pair.target))
    if not found:
        return None
    match = chance.choice(found)
    return pair.source, pair.target[: match.start()] + pair.target[match.end() :]


def _other_language(pair: Written, chance: random.Random) -> tuple[str, str]:
    sentence = chance.choice(_OTHER_LANGUAGES)
    return pair.source, f"{sentence} ({chance.choice(_MONTHS)} {chance.randrange(2015, 2025)})"


def _machine_repeated(pair: Written, chance: random.Random) -> tuple[str, str]:
    words = pair.target.rstrip(".").split()
    place = chance.randrange(len(words) // 2, len(words))
    loop = words[max(0, place - chance.randrange(2, 6)) : place + 1]
    return pair.source, " ".join([*words[: place + 1], *loop * chance.randrange(3, 6)])


def _truncated(pair: Written, chance: random.Random) -> tuple[str, str] | None:
    words = pair.target.split()
    if len(words) < 8:
        return None
    return pair.source, " ".join(words[: int(len(words) * chance.uniform(0.3, 0.6))])


def _boilerplate(_: Written, chance: random.Random) -> tuple[str, str]:
    return chance.choice(_FURNITURE)


def _near_duplicate(pair: Written, chance: random.Random) -> tuple[str, str] | None:
    words = pair.target.split()
    places = [k for k, word in enumerate(words) if word in ("the", "a", "and", "of")]
    if len(words) < 12 or not places:
        return None
    del words[chance.choice(places)]
    source = pair.source.replace("，", "、", 1).replace("。", "")
    return source, " ".join(words).rstrip(".")


def _title_only(pair: Written, _: random.Random) -> tuple[str, str]:
    return pair.source, pair.title


def _swapped(pair: Written, _: random.Random) -> tuple[str, str]:
    return pair.target, pair.source


KINDS: dict[str, _Change] = {
    "shifted": _shifted,
    "number changed": _number_changed,
    "clause dropped": _clause_dropped,
    "other language": _other_language,
    "machine repeated": _machine_repeated,
    "truncated": _truncated,
    "boilerplate": _boilerplate,
    "near-duplicate": _near_duplicate,
    "title only": _title_only,
    "swapped": _swapped,
}


def write_planted(pairs: list[Planted], path: Path) -> None:
    """Write a table with the kind of each pair."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write("source\ttarget\tkind\n")
        stream.writelines(f"{pair.source}\t{pair.target}\t{pair.kind}\n" for pair in pairs)


def main() -> None:
    """Write a dirty corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=_SEED)
    options = parser.parse_args()
    pairs = plant(read_written(options.data), options.pairs, seed=options.seed)
    write_planted(pairs, options.output)
    print(f"{len(pairs)} pairs in {options.output}")


if __name__ == "__main__":
    main()
