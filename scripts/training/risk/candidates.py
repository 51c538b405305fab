"""Candidate translations of training sources, each with its distance from the reference.

    python -m scripts.training.risk.candidates work/text -o work/risk --unseen TABLE.tsv ...

What minimum-risk training (`minimum_risk.py`) learns from. Examples are made as for training, with
figures, copies and terms written in; the model given translates each, by the search that
translation has and by sampling. OUT gets shards `0000.jsonl` ..., an example a line: piece numbers
of source, reference and candidates, and the risk of each candidate (0 is the reference, 1 the
worst): one minus the mean of chrF++ and BLEU, and more where placeholders are lost or words are
invented. Shards that are there are kept, so the same command goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import ctranslate2
import sentencepiece
from sacrebleu.metrics import BLEU, CHRF

from gongbao.models.packaged_model import PACKAGED
from gongbao.translation.guarantee.faults.degeneration import count_invented_words
from scripts.training.text.example_maker import ExampleMaker
from scripts.training.text.training_mixture import originals_and_words
from scripts.training.text.training_text import PreparedPair, read_text

# Examples of each kind of source in every thousand; "" is every other source.
SHARES = {
    "unseen": 320,
    "bulletins/written": 130,
    "bulletins/pairs": 30,
    "bulletins/templates": 40,
    "news_commentary_10k": 110,
    "wmt": 170,
    "un": 110,
    "moj_tw_law": 30,
    "prc": 20,
    "": 80,
}
_LOST_PLACEHOLDERS = 0.2
_INVENTED_WORD = 0.1
_PLACEHOLDER = re.compile(r"<[qdtc][0-9]>")
_SHARD = 400


class Scorer:
    """How far a candidate is from the reference."""

    def __init__(self) -> None:
        self._chrf = CHRF(word_order=2)
        self._bleu = BLEU(effective_order=True)

    def risk(self, candidate: str, reference: str, source: str) -> float:
        """Return 0 for the reference and up to 1 for a translation that shares nothing with it."""
        likeness = self._chrf.sentence_score(candidate, [reference]).score
        likeness += self._bleu.sentence_score(candidate, [reference]).score
        risk = 1 - float(likeness) / 200
        if Counter(_PLACEHOLDER.findall(candidate)) != Counter(_PLACEHOLDER.findall(reference)):
            risk += _LOST_PLACEHOLDERS
        invented = count_invented_words(candidate, (source, reference))
        return round(min(1.0, risk + _INVENTED_WORD * min(invented, 2)), 4)


def draw(
    pairs: list[PreparedPair], unseen: frozenset[str], chance: random.Random
) -> Iterator[PreparedPair]:
    """Yield pairs without end, each kind as often as `SHARES` says, none twice before all."""
    kinds: dict[str, list[PreparedPair]] = {kind: [] for kind in SHARES}
    for pair in pairs:
        kinds["unseen" if pair.chinese in unseen else _kind(pair.source)].append(pair)
    kinds = {kind: members for kind, members in kinds.items() if members}
    weights = [SHARES[kind] for kind in kinds]
    waiting: dict[str, list[PreparedPair]] = {kind: [] for kind in kinds}
    while kinds:
        kind = chance.choices(list(kinds), weights)[0]
        if not waiting[kind]:
            waiting[kind] = list(kinds[kind])
            chance.shuffle(waiting[kind])
        yield waiting[kind].pop()


def _kind(source: str) -> str:
    named = (kind for kind in SHARES if kind and source.startswith(kind))
    return next(named, "")


def main(arguments: list[str] | None = None) -> None:
    """Write shards until there are as many as asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("text", type=Path, help="a folder that build_training_text wrote")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=PACKAGED, help="CTranslate2 folder")
    parser.add_argument("--shards", type=int, default=40)
    parser.add_argument("--first", type=int, default=0, help="number of the first shard")
    parser.add_argument(
        "--unseen", type=Path, nargs="*", default=[], help="tables the model has not learnt from"
    )
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--samples", type=int, default=4)
    parser.add_argument("--temperature", type=float, default=0.8)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    vocabulary = str(options.text / "sentencepiece.model")
    pieces = sentencepiece.SentencePieceProcessor(model_file=vocabulary)
    originals, words = originals_and_words(options.text)
    maker = ExampleMaker(pieces, words, originals)
    translator = ctranslate2.Translator(
        str(options.model), compute_type="int8", inter_threads=1, intra_threads=options.threads
    )
    scorer = Scorer()
    pairs = read_text(options.text)
    unseen = frozenset(
        line.split("\t")[0]
        for path in options.unseen
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    drawn = draw(pairs, unseen, random.Random(options.first))
    for number in range(options.first, options.first + options.shards):
        path = options.out / f"{number:04}.jsonl"
        maker.begin(f"risk {number}")
        examples: list[tuple[list[int], list[int]]] = []
        while len(examples) < _SHARD:
            example = maker.example(next(drawn))
            if example is not None and len(example[0]) <= 70 and 4 <= len(example[1]) <= 80:
                examples.append((example[0], example[1]))
        if path.exists():  # made again all the same, so that the next shard has the pairs after it
            continue
        lines = [
            json.dumps(line) for line in _translated(translator, pieces, scorer, examples, options)
        ]
        beside = path.with_suffix(".new")
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(path)
        print(path, flush=True)


def _translated(
    translator: ctranslate2.Translator,
    pieces: sentencepiece.SentencePieceProcessor,
    scorer: Scorer,
    examples: list[tuple[list[int], list[int]]],
    options: argparse.Namespace,
) -> Iterator[dict[str, object]]:
    names = [pieces.id_to_piece(k) for k in range(pieces.get_piece_size())]
    numbers = {name: k for k, name in enumerate(names)}
    sources = [[names[k] for k in source[:-1]] + ["</s>"] for source, _ in examples]
    usual = {"max_batch_size": 1024, "batch_type": "tokens", "max_decoding_length": 100}
    searched = translator.translate_batch(
        sources, beam_size=4, num_hypotheses=3, length_penalty=2, patience=3, **usual
    )
    sampled = translator.translate_batch(
        sources,
        beam_size=1,
        num_hypotheses=options.samples,
        sampling_topk=40,
        sampling_temperature=options.temperature,
        **usual,
    )
    for (source, target), found, drawn in zip(examples, searched, sampled, strict=True):
        reference = pieces.decode(target[:-1])
        original = pieces.decode(source[:-1])
        candidates: dict[tuple[int, ...], float] = {}
        for hypothesis in (*found.hypotheses, *drawn.hypotheses):
            ids = tuple(numbers[name] for name in hypothesis if name in numbers and name != "</s>")
            if ids and ids not in candidates and len(ids) < 90:
                candidates[ids] = scorer.risk(pieces.decode(list(ids)), reference, original)
        if len(candidates) > 1:
            yield {
                "source": source,
                "reference": target,
                "candidates": [[*ids, 0] for ids in candidates],
                "risks": list(candidates.values()),
            }


if __name__ == "__main__":
    main()
