"""Which sources a run reads how often: weights for its first part and for its end.

`mixture.json` in the folder of the prepared text names them, so that a run needs no other file:
`{"base": {"": 1.0, "moj_tw_law": 0.4}, "finish": {...}, "originals": [...]}`.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path

STAGES = ("base", "finish")

_BASE = {
    "": 1.0,
    "moj_tw_law": 0.5,
    "cc_cedict": 0.25,
    "bulletins/names": 1.0,
    "bulletins/cells": 1.5,
    "bulletins/written": 3.0,
    "bulletins/pairs": 3.0,
    "un-v1-dev": 3.0,
    "un_v1_3k": 3.0,
    "un_docs_realigned": 2.0,
    "multiun_test": 3.0,
    "un_sdg_targets_indicators": 2.0,
    "news_commentary_10k": 2.0,
    "xquad": 1.5,
    "ud_pud": 2.0,
    "tatoeba": 0.8,
    "prc_constitution_2018": 2.0,
    "prc_laws_notes": 2.0,
    "xuexi_english_2022": 3.0,
    "cataclysm_dda": 0.7,
    "lctt_linuxcn": 0.8,
    "wmt18-system-output": 1.3,
    "wmt19-system-output": 1.3,
    "wmt20-system-output": 1.3,
    "wmt18-reference": 2.5,
    "wmt19-reference": 2.5,
    "wmt20-reference": 2.5,
    "wmt19-enzh-reference": 2.0,
    "wmt21-enzh-reference": 2.0,
    "wmt22-enzh-reference": 2.0,
}
_TEMPLATES = (
    "agriculture",
    "appointments",
    "communiques",
    "culture",
    "disasters",
    "health",
    "investment",
    "municipal_news",
    "notices",
    "plans",
    "press_conferences",
    "work_reports",
)
_RARELY_AT_THE_END = {
    "lctt_linuxcn": 0.2,
    "moj_tw_law": 0.15,
    "cc_cedict": 0.08,
    "bulletins/names": 0.5,
    "tatoeba": 0.4,
    "cataclysm_dda": 0.25,
    "python_docs": 0.1,
    "django_docs": 0.1,
    "react_docs": 0.1,
    "tensorflow_docs": 0.1,
    "angular_cn": 0.1,
    "vue_docs": 0.1,
    "electron_docs": 0.1,
    "dart_cn": 0.1,
    "bitcoin_org": 0.2,
    "d2l": 0.3,
    "rust_book": 0.2,
    "gnome_user_docs": 0.2,
    "progit2": 0.2,
    "opensource_guide": 0.5,
}
MIXTURE = {
    "base": {**_BASE, **{f"bulletins/templates/{name}": 0.6 for name in _TEMPLATES}},
    "finish": {
        **_BASE,
        **_RARELY_AT_THE_END,
        "bulletins/written": 4.5,
        "bulletins/pairs": 4.0,
        **{f"bulletins/templates/{name}": 0.4 for name in _TEMPLATES},
    },
}
"""How often a pair of each source stands in an epoch; a source not named has the weight of ""."""


def stage_weights(folder: Path) -> dict[str, dict[str, float]]:
    """Return the weight of each source in each stage; under "" that of any other."""
    settings = json.loads((folder / "mixture.json").read_text(encoding="utf-8"))
    return {stage: settings[stage] for stage in STAGES}


def originals_and_words(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the sources written in English first, and the Chinese words that may be terms."""
    settings = json.loads((folder / "mixture.json").read_text(encoding="utf-8"))
    with lzma.open(folder / "words.txt.xz", "rt", encoding="utf-8") as lines:
        words = frozenset(lines.read().split())
    return frozenset(settings["originals"]), words
