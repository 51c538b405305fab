"""Engines for tests: a tiny CTranslate2 model with random weights, and the packaged one."""

from __future__ import annotations

import json
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
import pytest
import sentencepiece

from corpora.languages import has_chinese
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation import load_engine
from gongbao.translation.engines import CTranslate2Engine

GLOSSARY = """zh\ten\tdeprecated\tsource
链主\tchain master\tchain owner|chain leader\tseed 004
卡脖子\tbottleneck\tstuck neck\tseed 004
高质量发展\thigh-quality development\t\tdocument 1
重庆市\tChongqing Municipality|Chongqing\t\tdocument 2
综合保税区\tcomprehensive bonded zone\t\tdocument 3
"""
_SENTENCES = [
    "2022年，全区规上工业产值达到2295亿元，增长3.5%。",
    "The district's industrial output value reached 229.5 billion yuan in 2022, up 3.5 percent.",
    "重庆市推动经济高质量发展，链主企业突破卡脖子技术。",
    "Chain masters in Chongqing Municipality broke bottlenecks for high-quality development.",
    "综合保税区今年新增企业多家，带动就业和投资。",
    "The comprehensive bonded zone added many companies this year, bringing jobs and investment.",
]


@pytest.fixture(scope="session")
def finder() -> RequirementFinder:
    return RequirementFinder([parse_glossary(GLOSSARY, name="office.tsv")])


@pytest.fixture(scope="session")
def packaged_engine() -> CTranslate2Engine:
    engine = load_engine("embedded", threads=1)
    assert isinstance(engine, CTranslate2Engine)
    return engine


@pytest.fixture(scope="session", params=["plain source", "annotated source"])
def random_engine(request, tmp_path_factory) -> CTranslate2Engine:
    """A model of random weights: it obeys nothing by itself, so the guarantee does all the work."""
    folder = tmp_path_factory.mktemp("random")
    understands = request.param == "annotated source"
    write_random_model(folder, annotation=understands)
    return CTranslate2Engine(folder, threads=1, compute_type="float32")


@pytest.fixture(scope="session", params=[99.0, -99.0], ids=["silent", "endless"])
def stubborn_engine(request, tmp_path_factory) -> CTranslate2Engine:
    """A model that ends at once, or never."""
    folder = tmp_path_factory.mktemp("stubborn")
    write_random_model(folder, annotation=True, end_bias=request.param)
    return CTranslate2Engine(folder, threads=1, compute_type="float32")


@pytest.fixture(scope="session")
def random_model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model of random weights, for `--engine ctranslate2:DIR`."""
    folder = tmp_path_factory.mktemp("random-model")
    write_random_model(folder, annotation=True)
    return folder


@pytest.fixture(scope="session")
def office_glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("glossary") / "office.tsv"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


def write_random_model(
    folder: Path,
    *,
    annotation: bool = False,
    seed: int = 3,
    end_bias: float = 1.5,
    positions: int = 512,
) -> None:
    """Write a one-layer Marian-type model with random weights and its vocabulary."""
    pieces = _train_pieces(folder / "source.spm")
    names = [pieces.id_to_piece(k) for k in range(pieces.get_piece_size())]
    spec = ctranslate2.specs.TransformerSpec.from_config(
        (1, 1), 4, pre_norm=False, activation=ctranslate2.specs.common_spec.Activation.RELU
    )
    generator = np.random.default_rng(seed)
    width, inner, size = 32, 64, len(names)

    def matrix(*shape: int) -> npt.NDArray[np.float32]:
        return np.asarray(generator.normal(size=shape) / shape[-1] ** 0.5, np.float32)

    def fill_norm(norm) -> None:
        norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)

    def fill_linear(linear, rows: int, columns: int) -> None:
        linear.weight, linear.bias = matrix(rows, columns), np.zeros(rows, np.float32)

    embedding = 0.5 * matrix(size, width)
    spec.encoder.embeddings[0].weight = embedding
    spec.decoder.embeddings.weight = embedding
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = True
    table = matrix(positions, width)
    spec.encoder.position_encodings.encodings = table
    spec.decoder.position_encodings.encodings = table
    for layer in (spec.encoder.layer[0], spec.decoder.layer[0]):
        fill_linear(layer.self_attention.linear[0], 3 * width, width)
        fill_linear(layer.self_attention.linear[1], width, width)
        fill_norm(layer.self_attention.layer_norm)
        fill_linear(layer.ffn.linear_0, inner, width)
        fill_linear(layer.ffn.linear_1, width, inner)
        fill_norm(layer.ffn.layer_norm)
    cross = spec.decoder.layer[0].attention
    fill_linear(cross.linear[0], width, width)
    fill_linear(cross.linear[1], 2 * width, width)
    fill_linear(cross.linear[2], width, width)
    fill_norm(cross.layer_norm)
    spec.decoder.projection.weight = matrix(size, width)
    spec.decoder.projection.bias = np.zeros(size, np.float32)
    spec.decoder.projection.bias[0] = end_bias  # sentences end
    for k, name in enumerate(names):
        if has_chinese(name):
            spec.decoder.projection.bias[k] = -99.0  # what is English has no Chinese in it
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    spec.config.bos_token = spec.config.eos_token = spec.config.decoder_start_token = "</s>"
    spec.config.unk_token = "<unk>"
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    features = {"annotation": annotation, "placeholders": annotation, "terms": "annotation"}
    settings = {"name": "random", "position_limit": 60, "features": features}
    (folder / "gongbao.json").write_text(json.dumps(settings), encoding="utf-8")


def _train_pieces(path: Path) -> sentencepiece.SentencePieceProcessor:
    text = path.with_suffix(".txt")
    text.write_text("\n".join(_SENTENCES * 20), encoding="utf-8")
    placeholders = [f"\u2581<{kind}{k}>" for kind in "qdct" for k in range(1, 9)]
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(path.with_suffix("")),
        vocab_size=600,
        hard_vocab_limit=False,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="identity",
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        user_defined_symbols=["<t>", "</t>", *placeholders],
        minloglevel=2,
    )
    path.with_suffix(".model").rename(path)
    return sentencepiece.SentencePieceProcessor(model_file=str(path))
