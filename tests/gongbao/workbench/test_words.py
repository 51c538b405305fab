"""The words of the interface: the same keys in both languages, and all that are asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import gongbao

PLACE = Path(gongbao.__file__).parent / "workbench"
WORDS = {
    language: json.loads((PLACE / "words" / f"{language}.json").read_text("utf-8"))
    for language in ("en", "zh")
}
ASKED = re.compile(r"""\bword\(\s*["']([a-z_.]+)["'](?! ~)""")
BEGUN = re.compile(r"""\bword\((?:`|["'])([a-z_]+\.)(?:\$\{|["'] ~)""")
SOURCES = sorted((*PLACE.glob("static/**/*.js"), *PLACE.glob("templates/*.html")))


def test_both_languages_have_the_same_keys():
    assert sorted(WORDS["en"]) == sorted(WORDS["zh"])


@pytest.mark.parametrize("key", WORDS["en"])
def test_both_languages_have_the_same_places_to_fill(key):
    places = [sorted(re.findall(r"\{\w+\}", words[key])) for words in WORDS.values()]
    assert places[0] == places[1]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(PLACE).as_posix())
def test_every_word_that_is_asked_for_is_there(source):
    text = source.read_text("utf-8")
    assert [key for key in ASKED.findall(text) if key not in WORDS["en"]] == []
    begun = [
        start for start in BEGUN.findall(text) if not any(k.startswith(start) for k in WORDS["en"])
    ]
    assert begun == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(PLACE).as_posix())
def test_pages_ask_nobody_outside(source):
    outside = re.findall(r"https?://(?!www\.w3\.org)[\w.]+", source.read_text("utf-8"))
    assert outside == []
