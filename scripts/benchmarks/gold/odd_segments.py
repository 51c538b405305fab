"""Segments that no training text looks like: what a model may answer with a flood of words."""

from __future__ import annotations

import random
from collections.abc import Callable

_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经"
)
_RARE = "龘靐齉爩鱻麤灪籱虪麣讟钃鸜麷韊韽韾顟顠饙"
_WORDS = (
    "产业",
    "发展",
    "会议",
    "指出",
    "项目",
    "建设",
    "推进",
    "改革",
    "开放",
    "重庆市",
    "链主",
    "企业",
    "同比增长",
    "新发展格局",
    "乡村振兴",
)
_LATIN = (
    "API",
    "GDP",
    "5G",
    "https://www.example.gov.cn/a/1.html",
    "office@example.cn",
    "C++",
    "Q&A",
    "Wi-Fi",
)
_SIGNS = "，。、；：？！“”‘’（）《》【】…—·～￥％＃＠＊／＼｜①②③㈠Ⅳ℃㎡★●□→"
_EMOJI = "😀🎉👍🚀🇨🇳👨‍👩‍👧"


def odd_segments(count: int, seed: int = 2026) -> list[str]:
    """Return `count` odd segments, of every kind as many; the same ones for the same seed."""
    chance = random.Random(seed)
    return [_KINDS[k % len(_KINDS)](chance) for k in range(count)]


def _run(chance: random.Random, signs: str, least: int, most: int) -> str:
    return "".join(chance.choices(signs, k=chance.randint(least, most)))


def _mixed(chance: random.Random) -> str:
    parts = [
        chance.choice((*_WORDS, *_LATIN, *_SIGNS, *_EMOJI, "12.5%", "３，０００"))
        for _ in range(chance.randint(3, 12))
    ]
    return "".join(parts)


def _spread(chance: random.Random) -> str:
    return chance.choice((" ", "　", "\t")).join(_run(chance, _HAN, 4, 14))


def _figures(chance: random.Random) -> str:
    rows = (f"{chance.randint(1, 10**6):,}" for _ in range(chance.randint(3, 20)))
    return chance.choice(("　", " ", "、", "/")).join(rows)


_KINDS: tuple[Callable[[random.Random], str], ...] = (
    lambda chance: "",
    lambda chance: chance.choice((" ", "\t ", "　　", "\u200b", "\ufeff ")),
    lambda chance: chance.choice(_HAN),
    lambda chance: chance.choice(_HAN) * chance.randint(5, 80),
    lambda chance: chance.choice(_WORDS) * chance.randint(3, 20),
    lambda chance: _run(chance, _HAN, 5, 60),
    lambda chance: _run(chance, _HAN, 150, 300),
    lambda chance: _run(chance, _RARE, 2, 20),
    lambda chance: _run(chance, _SIGNS, 1, 20),
    lambda chance: _run(chance, _EMOJI, 1, 10),
    lambda chance: " ".join(chance.choices(_LATIN, k=chance.randint(1, 6))),
    _figures,
    _mixed,
    _spread,
    lambda chance: "、".join(chance.choices(_WORDS, k=chance.randint(10, 40))),
    lambda chance: chance.choice(_WORDS) + chance.choice("。，！？") * chance.randint(3, 30),
    lambda chance: (
        "（" * chance.randint(2, 9) + chance.choice(_WORDS) + "）" * chance.randint(1, 9)
    ),
    lambda chance: "发展經濟，推進鄉村振興。" + _run(chance, "髮後裡麵臺灣體國", 2, 12),
    lambda chance: "ひらがなとカタカナ、" + chance.choice(_WORDS) + "のテスト" + "한국어",
    lambda chance: (
        "<b>" + chance.choice(_WORDS) + "</b>&nbsp;<t> <q1> </t>" + chance.choice(_WORDS)
    ),
)
