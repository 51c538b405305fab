"""Build training packs: clean pairs, vocabulary, alignment, annotation, in one folder.

    python scripts/build_training_data.py ../shared/data --out work/packs --extra genre.tsv

The folder gets `sentencepiece.model`, `aligner.npz`, `embeddings.npy` (where to start the shared
embedding), `development.tsv` (held out), `pack_*.npz` (one an epoch) and `manifest.json` with
counts, what was dropped and the licences. An existing vocabulary and aligner are kept, so that
training goes on from a checkpoint with new packs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import sentencepiece
from lexical_aligner import LexicalAligner, PackedPairs
from training_annotation import WORD_START, AnnotationShares, Annotator, Example
from training_pairs import PairReader, TrainingPair

HELD_OUT = ("wmt19-reference", "wmt20-reference")
WEIGHTS = {
    "wmt18-reference": 2.0, "wmt19-reference": 3.0, "wmt20-reference": 3.0, "moj_tw_law": 0.5,
    "un-v1-dev": 3.0, "un_v1_3k": 3.0, "un_docs_realigned": 2.0, "multiun_test": 3.0,
    "un_sdg_targets_indicators": 2.0, "cc_cedict": 0.4, "prc_laws_notes": 2.0,
    "prc_constitution_2018": 2.0, "terms-beijing_org_titles": 3.0, "xuexi_english_2022": 4.0,
    "econ_indicator_definitions": 3.0,
}  # fmt: skip


def train_vocabulary(pairs: list[TrainingPair], out: Path, size: int) -> Path:
    """Train one SentencePiece model for both languages; return its path."""
    path = out / "sentencepiece.model"
    if path.exists():
        return path
    placeholders = [f"{WORD_START}<{kind}{k}>" for kind in "qdct" for k in range(1, 9)]
    text = out / "sentencepiece.txt"
    with text.open("w", encoding="utf-8") as lines:
        for pair in pairs:
            lines.write(f"{pair.chinese}\n{pair.english}\n")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(out / "sentencepiece"), vocab_size=size - 1,
        model_type="unigram", byte_fallback=True, split_digits=True, character_coverage=0.9993,
        normalization_rule_name="identity", eos_id=0, unk_id=1, bos_id=-1, pad_id=-1,
        user_defined_symbols=["<t>", "</t>", *placeholders], num_threads=2,
        hard_vocab_limit=False, max_sentence_length=2000, minloglevel=1,
    )  # fmt: skip
    text.unlink()
    return path


def open_aligner(
    pairs: list[TrainingPair], pieces: sentencepiece.SentencePieceProcessor, out: Path
) -> LexicalAligner:
    """Train the aligner on the pairs, or read the one that is there."""
    path = out / "aligner.npz"
    if path.exists():
        stored = np.load(path)
        aligner = LexicalAligner.__new__(LexicalAligner)
        aligner.forward, aligner.backward = stored["f"], stored["b"]
        return aligner
    packed = PackedPairs.of(
        pieces.encode([p.chinese for p in pairs]), pieces.encode([p.english for p in pairs])
    )
    aligner = LexicalAligner(packed)
    np.savez(path, f=aligner.forward, b=aligner.backward)
    return aligner


def write_embeddings(
    pairs: list[TrainingPair], pieces: sentencepiece.SentencePieceProcessor, width: int, path: Path
) -> None:
    """Write starting vectors in which translations are neighbours.

    Pieces are joined by the pairs they occur in together, in either language; the positive
    pointwise mutual information of that, factored (Levy and Goldberg 2014). The first loss falls
    about three times as fast as from random vectors.
    """
    from scipy import sparse
    from scipy.sparse.linalg import eigsh

    size = pieces.get_piece_size()
    rows: list[int] = []
    columns: list[int] = []
    sources = pieces.encode([p.chinese for p in pairs])
    targets = pieces.encode([p.english for p in pairs])
    for k, (source, target) in enumerate(zip(sources, targets, strict=True)):
        together = set(source) | set(target)
        rows += [k] * len(together)
        columns += together
    shape = (len(pairs), size)
    occurs = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)
    counts = (occurs.T @ occurs).toarray()
    own = counts.diagonal().copy() + 1e-9
    information = np.log((counts + 1e-9) * len(pairs) / np.outer(own, own)) - 0.5
    information = np.maximum(information, 0) * (counts >= 3)
    rank = min(width, size - 2)
    values, vectors = eigsh(information.astype(np.float32), k=rank)
    vectors = vectors * np.sqrt(np.maximum(values, 0))
    vectors -= vectors.mean(0)
    vectors = np.pad(vectors, ((0, 0), (0, width - rank)))
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    generator = np.random.default_rng(0)
    rotation, _ = np.linalg.qr(generator.normal(size=(width, width)))
    spread = (vectors / np.maximum(lengths, 1e-6)) @ rotation
    noise = generator.normal(size=spread.shape) / width**0.5
    start = np.where(lengths > 1e-6, 0.85 * spread + 0.5 * noise, noise)
    np.save(path, start.astype(np.float32))


def pack(examples: list[Example], path: Path) -> int:
    """Write examples as one pack, beside and renamed; return the number of target tokens."""
    packed = PackedPairs.of([e.source for e in examples], [e.target for e in examples])
    beside = path.with_suffix(".new.npz")
    np.savez_compressed(
        beside, source=packed.source.astype(np.uint16), source_starts=packed.source_starts,
        target=packed.target.astype(np.uint16), target_starts=packed.target_starts,
        links=np.fromiter((link for e in examples for link in e.links), dtype=np.int16),
    )  # fmt: skip
    beside.rename(path)
    return len(packed.target)


def dictionary_words(folder: Path) -> frozenset[str]:
    """Return the headwords of CC-CEDICT, which tell where a Chinese phrase may be cut."""
    path = folder / "terms" / "cc_cedict.tsv.gz"
    if not path.exists():
        return frozenset()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return frozenset(line.split("\t", 1)[0] for line in lines)


def main(arguments: list[str] | None = None) -> None:
    """Build the packs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that holds train/, mt/ and terms/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parts", nargs="+", default=["open", "domain"], help="open, domain, nc")
    parser.add_argument(
        "--extra", nargs="*", default=[], help="TSV files zh, en, source; FILE=4 counts four times"
    )
    parser.add_argument(
        "--weight", nargs="*", default=[], help="SOURCE=0.5: how often its pairs stand in a pack"
    )
    parser.add_argument("--packs", type=int, default=3)
    parser.add_argument(
        "--terms", type=float, default=0.4, help="share of pairs with terms written in"
    )
    parser.add_argument(
        "--term-as-placeholder",
        type=float,
        default=0.35,
        help="share of those terms; else annotated",
    )
    parser.add_argument(
        "--mark-originals",
        type=float,
        default=0.8,
        help="share of the pairs written in English first whose source is marked",
    )
    parser.add_argument("--first-pack", type=int, default=1)
    parser.add_argument("--vocabulary", type=int, default=8000)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--held-out", type=int, default=400)
    parser.add_argument("--limit", type=int, default=0, help="pairs read; a tiny slice for tests")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    reader = PairReader(options.data, limit=options.limit)
    extra = [(Path(file), float(weight or 1)) for file, _, weight in
             (name.partition("=") for name in options.extra)]  # fmt: skip
    pairs = reader.read(options.parts, [path for path, _ in extra])
    development = options.out / "development.tsv"
    if not development.exists():
        held = [p for p in pairs if p.source in HELD_OUT][: options.held_out]
        held = held or pairs[: min(20, len(pairs) // 10)]
        with development.open("w", encoding="utf-8", newline="") as lines:
            lines.writelines(f"{p.chinese}\t{p.english}\n" for p in held)
    with development.open(encoding="utf-8", newline="") as lines:
        kept_out = {row[0] for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    pairs = [p for p in pairs if p.chinese not in kept_out]
    print(f"{len(pairs)} pairs; dropped {dict(reader.dropped)}", flush=True)
    spm = train_vocabulary(pairs, options.out, options.vocabulary)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    aligner = open_aligner(pairs, pieces, options.out)
    if not (options.out / "embeddings.npy").exists():
        write_embeddings(pairs, pieces, options.width, options.out / "embeddings.npy")
    words = dictionary_words(options.data)
    of_files = dict(extra)
    weights = WEIGHTS | {source: of_files[path] for source, path in reader.files.items()}
    weights |= {name: float(weight) for name, _, weight in
                (given.rpartition("=") for given in options.weight)}  # fmt: skip
    tokens = {}
    counts: Counter[str] = Counter()
    for number in range(options.first_pack, options.first_pack + options.packs):
        shares = AnnotationShares(
            terms=options.terms, term_as_placeholder=options.term_as_placeholder,
            original=options.mark_originals,
        )  # fmt: skip
        annotator = Annotator(pieces, aligner, number, words, shares)
        chance = random.Random(number)
        examples = []
        for pair in pairs:
            weight = weights.get(pair.source, 1.0)
            for _ in range(int(weight) + (chance.random() < weight % 1)):
                example = annotator.example(pair)
                if example is not None:
                    examples.append(example)
        name = f"pack_{number}.npz"
        tokens[name] = pack(examples, options.out / name)
        counts += annotator.counts
        print(f"{name}: {len(examples)} examples, {tokens[name]} target tokens", flush=True)
    licences = read_licences(options.data / "train" / "SOURCES.tsv")
    sources = Counter(p.source for p in pairs)
    manifest = {
        "sources": {
            source: {"pairs": count, "licence": licences.get(source, "see its own file")}
            for source, count in sorted(sources.items())
        },
        "dropped": dict(reader.dropped), "annotations": dict(counts), "target_tokens": tokens,
    }  # fmt: skip
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (options.out / "manifest.json").write_text(text + "\n", encoding="utf-8")


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


if __name__ == "__main__":
    main()
