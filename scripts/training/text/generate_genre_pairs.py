"""Writes varied sentence pairs of the genre from the templates and fillers of corpora/bulletins.

Example:
    python -m scripts.training.text.generate_genre_pairs --count 300000 --seed 1 -o genre.tsv
    python -m scripts.training.text.generate_genre_pairs --count 2000 --reserved -o unseen.tsv
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.training.text.genre_figures import FIGURES, Draw

BULLETINS = Path(__file__).resolve().parents[3] / "corpora" / "bulletins"

_SLOT = re.compile(r"\{([a-z_]+?)(\d?)\}")
_RESERVED_SHARE = 6
# Under this key the staple words of the genre (市委书记, 新材料) fall to training.
_SPLIT_KEY = "1997"
_MOST_TRIES_A_PAIR = 30
_MOST_DRAWS_A_SLOT = 400
# Beside these words a second mark of approximation would be absurd ("exceeded over").
_FIRM = re.compile("突破|最高|左右|以内|达到|达|到\\{")
# Small closed sets: reserving one month range or year would only make the model ignorant of it.
NEVER_RESERVED = frozenset(
    {"year", "quarter", "months", "level", "ordinal", "few", "area", "code", "fold"}
)


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence in both languages with the same typed slots."""

    kind: str
    chinese: str
    english: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots in the order of the Chinese side, each once."""
        return tuple(dict.fromkeys("".join(found) for found in _SLOT.findall(self.chinese)))


@dataclass(frozen=True, slots=True)
class GeneratedPair:
    """A filled template with the fillers used, of which `reserved` ones never train."""

    chinese: str
    english: str
    source: str
    fillers: tuple[tuple[str, str], ...]


def read_templates(path: Path = BULLETINS / "templates.tsv") -> tuple[Template, ...]:
    """Return the templates in the order of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Template(row["kind"], row["zh"], row["en"]) for row in rows)


def read_fillers(path: Path = BULLETINS / "fillers.tsv") -> dict[str, tuple[tuple[str, str], ...]]:
    """Return slot -> (Chinese, English) values, in the order of the file."""
    fillers: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            fillers[row["slot"]].append((row["zh"], row["en"]))
    return {slot: tuple(values) for slot, values in fillers.items()}


@cache
def is_reserved(slot: str, chinese: str) -> bool:
    """Return True for the fillers of a slot that only tests may see, on every run alike.

    What stands elsewhere in the corpus, in a pair written by hand or inside another filler, is
    seen in training anyway and never reserved.
    """
    name = slot.rstrip("0123456789")
    if name in NEVER_RESERVED:
        return False
    if name == "city":
        chinese = f"{chinese}市"  # Kunming of a dateline is the place 昆明市.
    digest = hashlib.md5(f"{_SPLIT_KEY}{chinese}".encode(), usedforsecurity=False).digest()
    return digest[0] % _RESERVED_SHARE == 0 and not _stands_elsewhere(chinese)


def _stands_elsewhere(chinese: str) -> bool:
    texts, fillers = _other_texts()
    return chinese in texts or any(chinese in other != chinese for other in fillers)


@cache
def _other_texts() -> tuple[str, tuple[str, ...]]:
    pairs = sorted((BULLETINS / "pairs").glob("*.tsv"))
    texts = [path.read_text(encoding="utf-8") for path in pairs]
    texts += [template.chinese for template in read_templates()]
    fillers = [chinese for values in read_fillers().values() for chinese, _ in values]
    return "\n".join(texts), tuple(fillers)


def to_gerund(words: str) -> str:
    """Return a verb phrase as a noun phrase, with both verbs of a coordination changed.

    >>> to_gerund("ensure and improve people's livelihood")
    "ensuring and improving people's livelihood"
    """
    verbs = words.split(" ")
    places = (0, 2) if verbs[1] == "and" else (0,)
    for place in places:
        verb = verbs[place]
        stem = verb[:-1] if verb.endswith("e") else verb
        verbs[place] = f"{stem}ing"
    return " ".join(verbs)


def generate_pairs(count: int, seed: int, *, reserved: bool = False) -> Iterator[GeneratedPair]:
    """Yield up to `count` different pairs, the same ones for the same seed.

    Fewer come where the templates are exhausted first.

    Args:
        count: How many pairs are wanted.
        seed: Of the random choices.
        reserved: Take only the fillers kept for tests instead of only the others.
    """
    generator = random.Random(seed)
    templates = read_templates()
    draws = _make_draws(read_fillers())
    seen: set[str] = set()
    for _ in range(count * _MOST_TRIES_A_PAIR):
        if len(seen) == count:
            return
        pair = _fill(generator.choice(templates), draws, generator, reserved)
        if pair is not None and pair.chinese not in seen:
            seen.add(pair.chinese)
            yield pair


def _fill(
    template: Template, draws: dict[str, Draw], generator: random.Random, reserved: bool
) -> GeneratedPair | None:
    values: dict[str, tuple[str, str]] = {}
    is_firm = _FIRM.search(template.chinese) is not None
    for slot in template.slots:
        name = slot.rstrip("0123456789")
        draw = draws[name]
        for _ in range(_MOST_DRAWS_A_SLOT):
            value = draw(generator)
            is_allowed = name in NEVER_RESERVED or is_reserved(name, value[0]) == reserved
            is_marked = is_firm and value[1].startswith(("over ", "nearly ", "about "))
            if is_allowed and not is_marked and value not in values.values():
                break
        else:
            return None  # the fillers kept for tests are too few for this template
        values[slot] = value
    chinese = _SLOT.sub(lambda found: values["".join(found.groups())][0], template.chinese)
    english = _SLOT.sub(lambda found: values["".join(found.groups())][1], template.english)
    fillers = tuple((slot, value[0]) for slot, value in values.items())
    return GeneratedPair(
        chinese, _capitalise(english), f"bulletins/templates/{template.kind}", fillers
    )


def _capitalise(words: str) -> str:
    """Return the sentence with its first letter large, also behind a number or bracket."""
    start = re.match(r'(?:\d+\. |[IV]+\. |["(])?', words)
    place = start.end() if start else 0
    return words[:place] + words[place : place + 1].upper() + words[place + 1 :]


def _make_draws(fillers: dict[str, tuple[tuple[str, str], ...]]) -> dict[str, Draw]:
    draws: dict[str, Draw] = {
        slot: _choose(values)
        for slot, values in fillers.items()
        if slot not in ("surname", "given")
    }
    surnames, given_names = fillers["surname"], fillers["given"]

    def draw_person(generator: random.Random) -> tuple[str, str]:
        surname, given = generator.choice(surnames), generator.choice(given_names)
        return surname[0] + given[0], f"{surname[1]} {given[1]}"

    cities = tuple(
        (zh.removesuffix("市"), en.upper()) for zh, en in fillers["place"] if zh.endswith("市")
    )
    tasks = tuple((zh, to_gerund(en)) for zh, en in fillers["measure"])
    return {
        **draws,
        "person": draw_person,
        "city": _choose(cities),
        "task": _choose(tasks),
        "unit": _choose(_without_article(fillers["body"])),
        "title": _choose(_without_article(fillers["document"])),
        "work": _choose(_without_article(fillers["project"])),
        **FIGURES,
    }


def _choose(values: tuple[tuple[str, str], ...]) -> Draw:
    return lambda generator: generator.choice(values)


def _without_article(values: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((zh, en.removeprefix("the ")) for zh, en in values)


def main() -> None:
    """Parse the command line and write the pairs as TSV with the columns zh, en, source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300_000, help="pairs wanted")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reserved", action="store_true", help="only the fillers kept for tests")
    parser.add_argument("-o", "--output", type=Path, required=True, help="TSV to write")
    options = parser.parse_args()
    written = 0
    with options.output.open("w", encoding="utf-8") as output:
        output.write("zh\ten\tsource\n")
        for pair in generate_pairs(options.count, options.seed, reserved=options.reserved):
            output.write(f"{pair.chinese}\t{pair.english}\t{pair.source}\n")
            written += 1
    print(f"{written} pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
