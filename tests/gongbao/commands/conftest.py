"""Running a command in this process, as its console script would."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongbao.commands import main


@dataclass(frozen=True, slots=True)
class Finished:
    code: int
    output: str
    errors: str


@pytest.fixture
def run(capfdbinary, monkeypatch):
    """Return a function that runs `gongbao ARGUMENTS` and returns code, stdout and stderr."""

    def run_command(*arguments: str | Path, stdin: bytes = b"") -> Finished:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        assert isinstance(ended.value.code, int)
        captured = capfdbinary.readouterr()
        return Finished(
            ended.value.code, captured.out.decode("utf-8"), captured.err.decode("utf-8")
        )

    return run_command


@pytest.fixture
def office(run, tmp_path, monkeypatch):
    """Return a function that runs `gongbao ...` in an empty folder as Li Ming."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GONGBAO_AUTHOR", "Li Ming")
    return run


@pytest.fixture
def quick(run, random_model_folder, office_glossary):
    """Return a function that runs `gongbao translate` with tiny random weights."""

    def run_translate(*arguments: str | Path, stdin: bytes = b"") -> Finished:
        engine = f"ctranslate2:{random_model_folder}"
        finished: Finished = run(
            "translate",
            "--engine",
            engine,
            "--beam",
            "1",
            "--no-packaged-glossary",
            "--glossary",
            office_glossary,
            *arguments,
            stdin=stdin,
        )
        return finished

    return run_translate
