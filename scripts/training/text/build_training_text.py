"""Build the training text: clean pairs, vocabulary, word links, mixture, in one folder.

    python -m scripts.training.text.build_training_text ../shared/data -o work/text

DATA has train/, mt/, terms/, and perhaps cells/ and names/. The folder gets `text.tsv.xz` and
`links.xz` (`training_text.py`), `sentencepiece.model`, `aligner.npz`, `mixture.json` with
the weight of every source, `words.txt.xz` (what may be a term), `development.tsv` and
`manifest.json` with counts, what was dropped and the licences. A vocabulary and an aligner that are
there are kept, so that more text can be built for a run that goes on (`-o work/more
--vocabulary-of work/text --files NEW.tsv --parts`). The documents of `corpora/bulletins` named in
`held_out.txt` and every test sentence are left out, of the vocabulary too.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import lzma
import multiprocessing
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import sentencepiece

from corpora import normalise_term
from glossary.copies import find_copies
from glossary.english_forms import find_words
from scripts.training.text.lexical_aligner import LexicalAligner, PackedPairs
from scripts.training.text.training_mixture import MIXTURE
from scripts.training.text.training_pairs import ENGLISH_ORIGINALS, PairReader, clean_english
from scripts.training.text.training_text import PreparedPair, write_text

ROOT = Path(__file__).resolve().parents[3]
BULLETINS = ROOT / "corpora" / "bulletins"
WORD_START = "\u2581"
# Sources whose pairs are cells, labels and names: too short for the tests of sentences.
SHORT = frozenset({"bulletins/cells", "bulletins/names", "terms-beijing_org_titles"})
_CHUNK = 4000
_ALIGNED_FOR_TABLES = 400_000
_HAN_WORD = re.compile("[\u3400-\u9fff]{2,8}")
_NAME_COLUMNS = {
    "cities": ((0, 1),),
    "organisations": ((0, 2), (1, 3)),
    "divisions": ((0, 2), (1, 4)),
    "countries": ((0, 2), (1, 3), (4, 5), (6, 7), (8, 9)),
    "country_aliases": ((0, 2),),
    "regions": ((0, 2), (1, 3), (4, 5), (6, 7)),
    "ethnic_groups": ((0, 1),),
    "transliteration": ((0, 1),),
}

Row = tuple[str, str, str]


def corpus_rows(*, held_out: bool) -> Iterator[Row]:
    """Yield the pairs of the project's own corpus, those to learn from or those kept out."""
    kept = set((BULLETINS / "held_out.txt").read_text(encoding="utf-8").split())
    for folder in ("written", "pairs"):
        for path in sorted((BULLETINS / folder).glob("*.tsv")):
            if (folder == "written" and path.stem in kept) == held_out:
                yield from table_rows(path, f"bulletins/{folder}")


def table_rows(path: Path, source: str = "") -> Iterator[Row]:
    """Yield Chinese, English and source of a table; the source may stand in the third column."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) >= 2 and row[0] != "zh":
                yield row[0], row[1], source or (row[2] if len(row) > 2 else path.stem)


def list_rows(data: Path) -> Iterator[Row]:
    """Yield what lists of names and cells give as pairs."""
    cells = data / "cells" / "cells.tsv"
    if cells.exists():
        for row in list(_read(cells))[1:]:
            yield row[1], row[2], "bulletins/cells"
    for name, columns in _NAME_COLUMNS.items():
        path = data / "names" / f"{name}.tsv"
        for row in list(_read(path))[1:] if path.exists() else ():
            for here, there in columns:
                if len(row) > there and row[here] and row[there]:
                    yield row[here], row[there], "bulletins/names"
    for name in ("beijing_org_titles", "curated_official_terms", "econ_indicators_bilingual"):
        path = data / "terms" / f"{name}.tsv"
        for row in list(_read(path))[1:] if path.exists() else ():
            yield row[0], row[1], f"terms-{name}"


def _read(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t")


def clean_rows(work: tuple[PairReader, list[Row]]) -> tuple[list[PreparedPair], Counter[str]]:
    """Return the clean pairs of some rows with what may be written into them, and what fell out."""
    reader, rows = work
    reader.dropped = Counter()
    prepared = []
    for chinese, english, source in rows:
        pair = reader.cleaned(chinese, english, source, is_short=source in SHORT)
        if pair is None:
            continue
        copies = []
        for copy in find_copies(pair.chinese):
            spans = find_words(copy.text, pair.english)
            if len(spans) == 1:
                copies.append(((copy.start, copy.end), spans[0], "t"))
        prepared.append(PreparedPair(pair.chinese, pair.english, source, (*pair.figures, *copies)))
    return prepared, reader.dropped


def read_pairs(
    reader: PairReader, rows: Iterable[Row], jobs: int
) -> tuple[list[PreparedPair], Counter[str]]:
    """Return all clean pairs, each once, and what was left out."""
    dropped: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    pairs: list[PreparedPair] = []
    chunks = ((reader, chunk) for chunk in _chunks(reader.chosen(rows)))
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for cleaned, left_out in pool.imap(clean_rows, chunks):
            dropped += left_out
            for pair in cleaned:
                key = (pair.chinese, pair.english.lower())
                if key in seen:
                    dropped["duplicate"] += 1
                    continue
                seen.add(key)
                pairs.append(pair)
    return pairs, dropped


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    yield chunk


def train_vocabulary(pairs: list[PreparedPair], path: Path, size: int) -> None:
    """Train one SentencePiece model for both languages; dictionary entries do not count."""
    placeholders = [f"{WORD_START}<{kind}{k}>" for kind in "qdct" for k in range(1, 9)]
    text = path.with_suffix(".txt")
    with text.open("w", encoding="utf-8") as lines:
        for pair in pairs:
            if pair.source != "cc_cedict":
                times = 2 if pair.source.startswith("bulletins/written") else 1
                lines.write(f"{pair.chinese}\n{pair.english}\n" * times)
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(path.with_suffix("")),
        vocab_size=size - 1,
        model_type="unigram",
        byte_fallback=True,
        split_digits=True,
        character_coverage=0.9998,
        normalization_rule_name="identity",
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        user_defined_symbols=["<t>", "</t>", *placeholders],
        num_threads=2,
        hard_vocab_limit=False,
        max_sentence_length=2000,
        minloglevel=1,
        input_sentence_size=600_000,
        shuffle_input_sentence=True,
    )
    text.unlink()


def with_links(
    pairs: list[PreparedPair], pieces: sentencepiece.SentencePieceProcessor, aligner_path: Path
) -> list[PreparedPair]:
    """Return the pairs with word links, from the aligner of the folder or a new one."""
    sources = pieces.encode([p.chinese for p in pairs])
    targets = pieces.encode([p.english for p in pairs])
    if aligner_path.exists():
        aligner = LexicalAligner.load(aligner_path)
    else:
        chosen = [k for k in range(len(pairs)) if len(sources[k]) < 90 and len(targets[k]) < 90]
        random.Random(1).shuffle(chosen)
        chosen = chosen[:_ALIGNED_FOR_TABLES]
        aligner = LexicalAligner(
            PackedPairs.of([sources[k] for k in chosen], [targets[k] for k in chosen])
        )
        aligner.save(aligner_path)
    is_word = np.array(
        [any(c.isalnum() for c in pieces.id_to_piece(k)) for k in range(pieces.get_piece_size())]
    )
    packed = PackedPairs.of(sources, targets)
    links, levels = aligner.all_links(packed, is_word)
    starts = packed.target_starts.tolist()
    return [
        replace(pair, links=links[begin:end], levels=levels[begin:end])
        for pair, begin, end in zip(pairs, starts[:-1], starts[1:], strict=True)
    ]


def term_words(data: Path) -> list[str]:
    """Return the Chinese words of the dictionary and the lists, which may be terms."""
    words: set[str] = set()
    path = data / "terms" / "cc_cedict.tsv.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            words.update(line.split("\t", 1)[0] for line in lines)
    words.update(chinese for chinese, _, _ in list_rows(data))
    return sorted(word for word in words if _HAN_WORD.fullmatch(word))


def read_licences(path: Path) -> dict[str, str]:
    """Return the licence of each training source."""
    licences = {
        "cc_cedict": "CC-CEDICT, CC BY-SA 4.0",
        "cataclysm_dda": "Cataclysm: Dark Days Ahead and its translations, CC BY-SA 3.0",
    }
    if not path.exists():
        return licences
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return licences | {row["source"]: row["licence"] for row in rows}


def main(arguments: list[str] | None = None) -> None:
    """Build the text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--parts", nargs="*", default=["domain", "open", "nc"])
    parser.add_argument("--files", nargs="*", type=Path, default=[], help="tables zh, en, source")
    parser.add_argument("--no-corpus", action="store_true", help="leave corpora/bulletins out")
    parser.add_argument("--vocabulary", type=int, default=16_000)
    parser.add_argument("--vocabulary-of", type=Path, help="folder whose pieces and links are used")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0, help="rows read; a tiny slice for tests")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    held_out = list(corpus_rows(held_out=True))
    reader = PairReader(options.data, limit=options.limit)
    reader.leave_out(chinese for chinese, _, _ in held_out)

    def rows() -> Iterator[Row]:
        yield from reader.part_rows(options.parts)
        if not options.no_corpus:
            yield from corpus_rows(held_out=False)
            yield from list_rows(options.data)
        for path in options.files:
            yield from table_rows(path)

    pairs, dropped = read_pairs(reader, rows(), options.jobs)
    print(f"{len(pairs)} pairs; dropped {dict(dropped)}", flush=True)
    spm = options.out / "sentencepiece.model"
    aligner = (options.vocabulary_of or options.out) / "aligner.npz"
    if options.vocabulary_of:
        shutil.copyfile(options.vocabulary_of / "sentencepiece.model", spm)
    if not spm.exists():
        train_vocabulary(pairs, spm, options.vocabulary)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    write_text(options.out, with_links(pairs, pieces, aligner))
    with (options.out / "development.tsv").open("w", encoding="utf-8", newline="") as lines:
        lines.writelines(
            f"{normalise_term(zh)}\t{clean_english(en)}\n" for zh, en, _ in held_out[:400]
        )
    mixture = {**MIXTURE, "originals": sorted(ENGLISH_ORIGINALS)}
    (options.out / "mixture.json").write_text(json.dumps(mixture, indent=1), encoding="utf-8")
    with lzma.open(options.out / "words.txt.xz", "wt", encoding="utf-8") as lines:
        lines.write("\n".join(term_words(options.data)))
    licences = read_licences(options.data / "train" / "SOURCES.tsv")
    counts = Counter(p.source for p in pairs)
    manifest = {
        "sources": {
            source: {"pairs": count, "licence": licences.get(source, "see its own file")}
            for source, count in sorted(counts.items())
        },
        "dropped": dict(dropped),
        "annotations": "drawn anew for every epoch (scripts/training/text/example_maker.py)",
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (options.out / "manifest.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
