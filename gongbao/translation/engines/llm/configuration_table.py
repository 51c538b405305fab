"""The tables `[engines.NAME]` of a TOML file, every key checked and placed by its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from corpora import InputError, UsageError
from gongbao.translation.engines.llm.hosts import destination_of

_Refusal = Callable[[str, str], NoReturn]
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,60}")
_KEYS_OF_SERVICES = re.compile(r"^(sk|pk|ak)[-_]|[a-z0-9]{24,}", re.IGNORECASE)
_ANSWERS = ("auto", "schema", "json", "lines")
_SECRET = frozenset(("key", "api_key", "apikey", "token", "secret", "password", "authorization"))
_RANGES: Mapping[str, tuple[float, float]] = {
    "batch": (1, 100),
    "context": (0, 20),
    "concurrency": (1, 256),
    "timeout_seconds": (0.1, 86_400),
    "attempts": (1, 100),
    "seed": (0, 2**31 - 1),
    "max_tokens": (0, 1_000_000),
}
_TEXTS = ("url", "model", "key_env", "answers", "style")
_KNOWN = (*_TEXTS, "instructions", *_RANGES, "extra")


@dataclass(frozen=True, slots=True)
class EngineTable:
    """One table, checked.

    Attributes:
        name: What stands after `engines.`.
        values: Texts and numbers by key.
        instructions: Those of the table and of the house style that it names.
        extra: The table `extra`.
        place: File and line, for messages.
    """

    name: str
    values: Mapping[str, str | int | float]
    instructions: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    place: str = ""


def read_tables(path: Path) -> Iterator[EngineTable]:
    """Yield the tables of a file.

    Raises:
        InputError: naming the file, the line and the key.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    for key in found:
        if key != "engines":
            _refuse(path, text, "", key, "is not known; expected tables [engines.NAME]")
    engines = found.get("engines", {})
    if not isinstance(engines, dict):
        _refuse(path, text, "", "engines", "expected tables [engines.NAME]")
    for name, table in engines.items():
        if not isinstance(table, dict):
            _refuse(path, text, "engines", name, f"expected a table [engines.{name}]")
        if not _NAME.fullmatch(name):
            _refuse(path, text, "engines", name, "a name has letters, digits, _ and - only")
        yield _checked(path, text, name, table)


def _checked(path: Path, text: str, name: str, table: Mapping[str, object]) -> EngineTable:
    section = f"engines.{name}"

    def refuse(key: str, why: str) -> NoReturn:
        _refuse(path, text, section, key, why)

    values = dict(_values(table, refuse))
    for key in ("url", "model"):
        if key not in values:
            line = _line_of(text, section, "")
            raise InputError(f"{path}:{line}: [{section}] has no {key}")
    _check_texts(values, refuse)
    line = _line_of(text, section, "url")
    try:
        destination_of(str(values["url"]), f"{path}:{line}: [{section}] url")
    except UsageError as error:
        raise InputError(str(error)) from error
    style = str(values["style"]) if "style" in values else None
    return EngineTable(
        name,
        values,
        _instructions(path, table.get("instructions", ()), style, refuse),
        _extra(table.get("extra", {}), refuse),
        f"{path}:{line}: [{section}]",
    )


def _values(
    table: Mapping[str, object], refuse: _Refusal
) -> Iterator[tuple[str, str | int | float]]:
    """Yield the texts and numbers of a table."""
    for key, value in table.items():
        if key.lower() in _SECRET:
            refuse(key, "no key stands in a file; key_env names the variable that holds it")
        if key not in _KNOWN:
            refuse(key, f"is not known; expected one of {', '.join(_KNOWN)}")
        if key in _TEXTS:
            if not isinstance(value, str) or not value.strip():
                refuse(key, "expected text in quotation marks")
            yield key, value.strip()
        elif key in _RANGES:
            yield key, _number(key, value, refuse)


def _check_texts(values: Mapping[str, str | int | float], refuse: _Refusal) -> None:
    key_env = str(values.get("key_env", "A"))
    if not is_variable(key_env):
        # What stands there may be the key itself, so it is not repeated.
        refuse("key_env", "expected the name of an environment variable, not the key")
    answers = values.get("answers", "auto")
    if answers not in _ANSWERS:
        refuse("answers", f"{answers!r}; expected one of {', '.join(_ANSWERS)}")


def is_variable(name: str) -> bool:
    """Tell whether a text is the name of an environment variable, and not a key itself."""
    return bool(_VARIABLE.fullmatch(name)) and not _KEYS_OF_SERVICES.match(name)


def _extra(found: object, refuse: _Refusal) -> Mapping[str, object]:
    if not isinstance(found, dict):
        refuse("extra", "expected a table of what is sent with every request")
    for key in found:
        if key.lower() in _SECRET:
            refuse("extra", f"{key}: no key stands in a file; use key_env")
    return found


def _number(key: str, value: object, refuse: _Refusal) -> int | float:
    low, high = _RANGES[key]
    is_number = isinstance(value, int) or (key == "timeout_seconds" and isinstance(value, float))
    if isinstance(value, bool) or not is_number or not low <= value <= high:  # type: ignore[operator]
        kind = "a number" if key == "timeout_seconds" else "a whole number"
        refuse(key, f"{value!r}; expected {kind} from {low:g} to {high:g}")
    return value  # type: ignore[return-value]


def _instructions(
    path: Path, written: object, style: str | None, refuse: _Refusal
) -> tuple[str, ...]:
    found = (written,) if isinstance(written, str) else written
    if not isinstance(found, list | tuple) or not all(isinstance(line, str) for line in found):
        refuse("instructions", "expected a sentence or a list of sentences")
    if style is None:
        return tuple(found)
    from gongbao.checking import read_house_style
    from gongbao.translation.engines.llm.house_rules import sentences_of_style

    return (*sentences_of_style(read_house_style(path.parent / style)), *found)


def _refuse(path: Path, text: str, section: str, key: str, why: str) -> NoReturn:
    line = _line_of(text, section, key)
    table = f"[{section}] " if section else ""
    raise InputError(f"{path}:{line}: {table}{key}: {why}")


def _line_of(text: str, section: str, key: str) -> int:
    """Return the line on which a key of a table stands, or its table begins; 1 where unsure."""
    current, begin = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+\s*(.*?)\s*\]+", line)
        if header:
            current = re.sub(r"[\"'\s]", "", header.group(1))
            if current == section:
                begin = number
            of_key = f"{section}.{key}".lstrip(".") if key else ""
            if of_key and (current == of_key or current.startswith(f"{of_key}.")):
                return number
        elif current == section and key:
            written = re.match(r"\s*[\"']?([^\"'=\s.]+)[\"']?\s*[=.]", line)
            if written and written.group(1) == key:
                return number
    return begin
