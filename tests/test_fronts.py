"""Every room's face: what it names is there, in order, and naming it loads nothing."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import gongbao

HOUSE = Path(gongbao.__file__).parents[1]
FLOORS = ("corpora", "glossary", "align", "gongbao")
HEAVY = (
    "numpy",
    "pypinyin",
    "lxml",
    "openpyxl",
    "opencc",
    "docx",
    "sqlite3",
    "rapidfuzz",
    "ctranslate2",
    "sentencepiece",
    "sacrebleu",
    "torch",
    "transformers",
    "trafilatura",
)


def rooms():
    for floor in FLOORS:
        for file in sorted((HOUSE / floor).rglob("__init__.py")):
            if "bulletins" not in file.parts:
                yield ".".join(file.parent.relative_to(HOUSE).parts)


FACES = [name for name in rooms() if (HOUSE / name.replace(".", "/") / "__init__.pyi").exists()]


@pytest.mark.parametrize("name", FACES)
def test_a_face_shows_what_is_there_and_in_order(name):
    room = importlib.import_module(name)
    stub = ast.parse((HOUSE / name.replace(".", "/") / "__init__.pyi").read_text("utf-8"))
    imported = [
        a.name for node in stub.body if isinstance(node, ast.ImportFrom) for a in node.names
    ]
    (listed,) = [ast.literal_eval(n.value) for n in stub.body if isinstance(n, ast.Assign)]
    assert sorted(imported) == sorted(listed)
    assert listed == sorted(listed, key=lambda n: (not n.isupper(), n[:1].islower(), n))
    assert all(getattr(room, public) is not None for public in listed)
    assert sorted(room.__all__) == sorted(listed)


@pytest.mark.parametrize("name", FACES)
def test_nothing_in_a_face_is_named_like_its_module(name):
    room = importlib.import_module(name)
    modules = {p.stem for p in (HOUSE / name.replace(".", "/")).glob("*.py")}
    assert modules.isdisjoint(room.__all__)


def test_a_room_is_imported_without_anything_heavy():
    code = f"import sys, {', '.join(rooms())}; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
