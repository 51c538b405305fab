"""Learn where English wants an article: `python -m scripts.training.weights.articles DATA`.

From the English of the project's corpus and of DATA/train that people wrote; outputs of systems,
back-translations and term lists are left out. Every place before a word is an example: what
stands there, "the", "a" or nothing. `--measure` prints, for documents of the written corpus that
no training sees and for the references of WMT21 and WMT22, how many of the articles that are said
to be missing, each place taken without its own, did stand there. Deterministic; needs
`pip install -e '.[train]'`; three minutes.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from gongbao.translation.wording.articles import (
    ARTICLES,
    BUCKETS,
    PACKAGED_ARTICLES,
    features,
    load_articles,
    tokenise,
)
from scripts.benchmarks.data_sets import test_set
from scripts.training.text.build_training_text import corpus_rows

_NOT_BY_PEOPLE = re.compile("system|back|^moj_tw|^tatoeba|^terms|^cc_|^cn_")
_SHARE = 0.65  # of the sentences of DATA
_EPOCHS = 2
_BATCH = 2000
_RATE = 0.15
_DECAY = 2e-5
_LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_CLASSES = (None, "the", "a")


def main() -> None:
    """Learn, write, measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_ARTICLES)
    parser.add_argument("--measure", action="store_true", help="only measure what is packaged")
    options = parser.parse_args()
    if not options.measure:
        _write(_learn(*_examples(_texts(options.data))), options.output)
    kept = {
        "written corpus": [english for _, english, _ in corpus_rows(held_out=True)],
        "wmt21": [english for _, english in test_set(options.data, "wmt21")],
        "wmt22": [english for _, english in test_set(options.data, "wmt22")],
    }
    for name, texts in kept.items():
        _measure(name, texts, options.output)


def _texts(data: Path) -> Iterator[str]:
    chance = random.Random(1)
    for _, english, _ in corpus_rows(held_out=False):
        yield english
    for part in ("domain", "open"):
        path = data / "train" / f"train.{part}.tsv.xz"
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                _, english, source = line.rstrip("\n").split("\t")
                if not _NOT_BY_PEOPLE.search(source) and chance.random() < _SHARE:
                    yield english


def _places(text: str) -> Iterator[tuple[list[str], int, int]]:
    """Yield words, number of a word and class for every place before a word of a text.

    The words are without the article of the place; the class is 1 for "the", 2 for "a", 0 for none.
    """
    tokens = tokenise(text)
    words = [token.text for token in tokens]
    for number, token in enumerate(tokens):
        if not token.is_word or token.is_article:
            continue
        article = words[number - 1].lower() if number else ""
        if article in ARTICLES:
            without = [*words[: number - 1], *words[number:]]
            yield without, number - 1, 1 if article == "the" else 2
        else:
            yield words, number, 0


def _examples(texts: Iterable[str]) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
    chosen: list[list[int]] = []
    classes: list[int] = []
    for text in texts:
        for words, place, kind in _places(text):
            chosen.append(features(words, place))
            classes.append(kind)
    print(f"{len(classes)} places, with {np.bincount(classes)[1:].tolist()} articles", flush=True)
    return np.array(chosen, np.int32), np.array(classes, np.int8)


def _learn(chosen: NDArray[np.int32], classes: NDArray[np.int8]) -> NDArray[np.float32]:
    """Return weights `[BUCKETS, 3]` of a multinomial regression, by AdaGrad."""
    torch.manual_seed(1)
    table = torch.nn.EmbeddingBag(BUCKETS, 3, mode="sum", sparse=True)
    weights = table.weight.data
    weights.zero_()
    squares = torch.full_like(weights, 1e-2)
    for _ in range(_EPOCHS):
        for places in torch.randperm(len(classes)).split(_BATCH):
            scores = table(torch.from_numpy(chosen[places.numpy()]).long())
            wanted = torch.from_numpy(classes[places.numpy()]).long()
            loss = torch.nn.functional.cross_entropy(scores, wanted, reduction="sum")
            table.weight.grad = None
            loss.backward()
            gradient = table.weight.grad
            assert gradient is not None
            gradient = gradient.coalesce()
            rows = gradient.indices()[0]
            steps = gradient.values() + _DECAY * len(places) * weights[rows]
            squares[rows] += steps * steps
            weights[rows] -= _RATE * steps / squares[rows].sqrt()
    found: NDArray[np.float32] = weights.numpy()
    return found


def _write(weights: NDArray[np.float32], path: Path) -> None:
    against = weights[:, 1:] - weights[:, :1]
    step = float(np.quantile(np.abs(against[against != 0]), 0.9995)) / 127
    codes = np.clip(np.rint(against / step), -127, 127).astype(np.int8)
    np.savez_compressed(path, the=codes[:, 0], a=codes[:, 1], step=np.float32(step))
    print(f"{path}: {path.stat().st_size} bytes")


def _measure(name: str, texts: list[str], path: Path) -> None:
    """Print how often an article that is said to be missing did stand there."""
    model = load_articles(path)
    said: list[tuple[float, bool]] = []
    articles = 0
    for text in texts:
        for words, place, kind in _places(text):
            the, indefinite = model.chances(words, place)
            articles += kind > 0
            said.append((max(the, indefinite), kind == (1 if the >= indefinite else 2)))
    for level in _LEVELS:
        told = [is_right for chance, is_right in said if chance > level]
        print(
            f"{name}, chance over {level}: {len(told)} said, {np.mean(told):.3f} stood there, "
            f"{sum(told) / articles:.3f} of {articles} found"
        )


if __name__ == "__main__":
    main()
