"""Checks the packaged glossary against bilingual material and writes where each entry stands.

    python -m scripts.packaged_data.glossary ../shared/data

The tables in glossary/packaged are both input and output: an editor adds a row with `zh` and `en`,
this script decides. An entry is approved only where some published pair has the Chinese name in
the Chinese and an accepted form in the English of the same pair, or a published norm lists it;
`source` says where. A name or form that stands nowhere is taken out of its row: a Chinese name
becomes a proposed row, an English form is dropped. An entry which most of its pairs contradict is
proposed too. Rows whose source begins with "project ruling" are the project's own and kept.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpora import normalise_term
from glossary.concepts import CaseRule, Concept, Glossary, NumberRule, Term
from glossary.english_forms import find_term
from glossary.packaged_glossary import PACKAGED_TABLES
from glossary.term_matcher import TermMatcher
from scripts.packaged_data.world_names import WRITTEN

FOLDER = Path(__file__).resolve().parents[2] / "glossary" / "packaged"
COLUMNS = (
    "zh",
    "en",
    "deprecated",
    "approval",
    "subject",
    "source",
    "note",
    "case",
    "number",
    "exceptions",
)
_BY_RULE = ("places.tsv", *WRITTEN)
_RULING = "project ruling"
_UNATTESTED = "unattested"
_AGREE = " pairs agree"
_MOST = 0.5
_FEW = 3
# A wrong pair on purpose, and dictionary examples of unknown origin.
_SKIPPED = ("MISMATCH_women_law_zh2018_en2022", "jiyu_official_sentences")
_OFFICIAL_OPEN = (
    "prc_laws_notes",
    "un_docs_realigned",
    "un_v1_3k",
    "multiun_test",
    "news_commentary_10k",
)
_NORMS = {
    "beijing_org_titles": "DB11 Beijing norm (2008 draft)",
    "moe_recommended_foreign_terms": "MOE recommended terms",
    "econ_indicators_bilingual": "MOFCOM/NBS indicators",
    "xuexi_vocab": "xuexi_vocab",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A published pair; `place` names document and line."""

    place: str
    chinese: str
    english: str


@dataclass(slots=True)
class Evidence:
    """What the pairs say about one entry."""

    seen: int = 0
    agreed: int = 0
    names: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)

    def attest(self, name: str, forms: Iterable[str], place: str) -> None:
        """Note that `name` stands beside `forms` in a pair."""
        for form in forms:
            self.forms.setdefault(form, place)
            self.names.setdefault(name, place)

    def count(self, forms: Iterable[str]) -> None:
        """Count a pair in which the entry is the longest match, beside `forms` or none."""
        self.seen += 1
        self.agreed += any(forms)


Row = dict[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Check the tables against the data folder and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DATA", help="folder of bilingual material")
    data = parser.parse_args(arguments).data
    tables = {name: _read(FOLDER / name) for name in PACKAGED_TABLES if name not in _BY_RULE}
    rows = [row for table in tables.values() for row in table]
    evidence = _gather(rows, _pairs(data), _norms(data))
    approved = proposed = 0
    for name, table in tables.items():
        checked = [new for row in table for new in _checked(row, evidence[id(row)])]
        _write(FOLDER / name, checked)
        approved += sum(row["approval"] == "approved" for row in checked)
        proposed += sum(row["approval"] == "proposed" for row in checked)
    print(f"{approved} approved, {proposed} proposed")
    return 0


def _gather(rows: list[Row], pairs: Iterator[Pair], norms: list[Pair]) -> dict[int, Evidence]:
    evidence = {id(row): Evidence() for row in rows}
    terms = {id(row): [_term(form, row) for form in _cells(row["en"])] for row in rows}
    concepts = []
    for row in rows:
        names = tuple(Term(normalise_term(name), "zh") for name in _cells(row["zh"]))
        exceptions = tuple(normalise_term(cell) for cell in _cells(row["exceptions"]))
        concepts.append(Concept(str(id(row)), names, exceptions=exceptions))
    matcher = TermMatcher([Glossary("candidates", tuple(concepts))])
    owners = {term.text: int(c.identifier) for c in concepts for term in c.chinese}
    nested = {name: [inner for inner in owners if inner in name] for name in owners}
    for pair in pairs:
        for match in matcher.find_terms(normalise_term(pair.chinese)):
            for name in nested[match.text]:
                key = owners[name]
                present = [term.text for term in terms[key] if find_term(term, pair.english)]
                evidence[key].attest(name, present, pair.place)
                if name == match.text:
                    evidence[key].count(present)
    listed: dict[str, list[Pair]] = {}
    for pair in norms:
        listed.setdefault(normalise_term(pair.chinese), []).append(pair)
    for row in rows:
        for name in _cells(row["zh"]):
            for pair in listed.get(normalise_term(name), ()):
                for term in terms[id(row)]:
                    if find_term(term, pair.english):
                        evidence[id(row)].attest(normalise_term(name), [term.text], pair.place)
    return evidence


def _checked(row: Row, found: Evidence) -> Iterator[Row]:
    """Yield the row as the evidence leaves it, then its unattested names as proposed rows."""
    if row["source"].startswith(_RULING):
        yield row
        return
    names = _cells(row["zh"])
    stands = [name for name in names if normalise_term(name) in found.names]
    forms = [form for form in _cells(row["en"]) if form in found.forms]
    if not stands or not forms:
        yield {**row, "approval": "proposed", "source": _UNATTESTED}
        return
    places = dict.fromkeys(found.names[normalise_term(name)] for name in stands)
    places.setdefault(found.forms[forms[0]])
    note = "" if row["note"].endswith(_AGREE) else row["note"]
    contradicted = found.seen >= _FEW and found.agreed < _MOST * found.seen
    yield {
        **row,
        "zh": "|".join(stands),
        "en": "|".join(forms),
        "approval": "proposed" if contradicted else "approved",
        "source": "; ".join(places),
        "note": f"{found.agreed} of {found.seen}{_AGREE}" if contradicted else note,
    }
    for name in names:
        if name not in stands:
            yield {**row, "zh": name, "approval": "proposed", "source": _UNATTESTED}


def _term(text: str, row: Row) -> Term:
    return Term(
        text, "en", case=CaseRule(row["case"] or "any"), number=NumberRule(row["number"] or "any")
    )


def _pairs(data: Path) -> Iterator[Pair]:
    """Yield the published pairs, the project's own genre first."""
    for path in sorted((data / "docs").glob("*/pairs.tsv")):
        if path.parent.name not in _SKIPPED:
            for line, cells in _lines(path.read_text(encoding="utf-8")):
                yield Pair(f"{path.parent.name}:{line}", cells[0], cells[1])
    for name, reference in (
        ("un-v1.0-test.zh-en", "ref.A.en"),
        ("wmt21.zh-en", "ref.A.en"),
        ("wmt22.zh-en", "ref.A.en"),
        ("wmt22.zh-en", "ref.B.en"),
    ):
        folder = data / "mt" / name
        chinese = (folder / "src.zh").read_text(encoding="utf-8").split("\n")
        english = (folder / reference).read_text(encoding="utf-8").split("\n")
        for line, (source, target) in enumerate(zip(chinese, english, strict=False), 1):
            yield Pair(f"{name} {reference}:{line}", source, target)
    yield from _training_pairs(data, "domain")
    yield from _training_pairs(data, "open")


def _training_pairs(data: Path, part: str) -> Iterator[Pair]:
    """Yield human translations of news and of official documents; never a system's output."""
    with lzma.open(data / "train" / f"train.{part}.tsv.xz", "rt", encoding="utf-8") as lines:
        for line, text in enumerate(lines, 1):
            cells = text.rstrip("\n").split("\t")
            if len(cells) < 3:
                continue
            chinese, english, origin = cells[:3]
            if origin in _OFFICIAL_OPEN or origin == "un-v1-dev" or origin.endswith("-reference"):
                yield Pair(f"train.{part}:{line} ({origin})", chinese, english)


def _norms(data: Path) -> list[Pair]:
    pairs = []
    for name, title in _NORMS.items():
        text = (data / "terms" / f"{name}.tsv").read_text(encoding="utf-8")
        pairs += [Pair(f"{title}:{line}", cells[0], cells[1]) for line, cells in _lines(text)]
    return pairs


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for line, content in enumerate(text.split("\n"), 1):
        cells = content.split("\t")
        if len(cells) >= 2:
            yield line, cells


def _cells(value: str) -> list[str]:
    return [part.strip() for part in value.split("|") if part.strip()]


def _read(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        values = dict(zip(header, line.split("\t"), strict=False))
        rows.append({column: values.get(column, "") for column in COLUMNS})
    return rows


def _write(path: Path, rows: list[Row]) -> None:
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(row[column] for column in COLUMNS).rstrip("\t") for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
