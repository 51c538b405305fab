"""Sentence pairs from gettext catalogues of programs whose texts are open: descriptions, dialogue.

    python -m scripts.training.text.read_catalogue_pairs work/dda.mo -o work/cataclysm_dda.tsv

Takes compiled Chinese catalogues (`.mo`; the English is the key) and writes `zh, en, source`, where
the source is the name of the output. Only whole sentences without markup, slots or coarse words
come through. `training_notes.md` of the packaged model says where the catalogues come from.
"""

from __future__ import annotations

import argparse
import gettext
import re
import struct
from collections.abc import Iterator
from pathlib import Path

_MARKUP = re.compile(r"[<>%&{}\[\]_|$#*~\\^=+@/]")
_COARSE = re.compile(
    r"fuck|shit|\bass(?:hole)?\b|bitch|cunt|bastard|damn|\bhell\b|\bcrap|\bsex|nude|naked|porn|whore"
    r"|zombie|undead|corpse|gore|gory|cannabis|\bweed\b|cocaine|heroin|\bmeth\b|human flesh",
    re.IGNORECASE,
)
_HAN = re.compile("[\u3400-\u9fff]")
_CONTEXT = "\x04"


def read_catalogue(path: Path) -> dict[str, str]:
    """Return English to Chinese of one compiled catalogue; errors name the file."""
    try:
        with path.open("rb") as file:
            stored = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    except (OSError, ValueError, struct.error) as error:
        raise SystemExit(f"{path}: not a compiled gettext catalogue: {error}") from error
    found = {}
    for key, chinese in stored.items():
        english = key[0] if isinstance(key, tuple) else key
        found[english.rpartition(_CONTEXT)[2]] = chinese
    return found


def prose_pairs(catalogue: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield Chinese and English of the lines that are whole sentences fit for official prose."""
    for english, chinese in catalogue.items():
        ours, theirs = chinese.split("\n"), english.split("\n")
        if len(ours) != len(theirs):
            continue
        for zh, en in zip(ours, theirs, strict=True):
            zh, en = " ".join(zh.split()), " ".join(en.split())
            if _is_sentence(zh, en):
                yield zh, en


def _is_sentence(chinese: str, english: str) -> bool:
    return (
        len(_HAN.findall(chinese)) >= 8
        and chinese[-1] in "。？！”…"
        and english[-1:] in tuple('.?!"')
        and english[0].isupper()
        and not _MARKUP.search(chinese + english)
        and not _COARSE.search(english)
        and "尸" not in chinese
    )


def main(arguments: list[str] | None = None) -> None:
    """Write the pairs of the catalogues given, each once, beside and renamed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("catalogues", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    catalogue: dict[str, str] = {}
    for path in options.catalogues:
        catalogue |= read_catalogue(path)
    pairs = list(dict.fromkeys(prose_pairs(catalogue)))
    beside = options.output.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as lines:
        lines.writelines(f"{zh}\t{en}\t{options.output.stem}\n" for zh, en in pairs)
    beside.replace(options.output)
    print(f"{options.output}: {len(pairs)} pairs of {len(catalogue)} messages")


if __name__ == "__main__":
    main()
