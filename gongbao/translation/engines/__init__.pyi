from .ctranslate2_engine import CTranslate2Engine
from .engine import (
    DecodingOptions,
    DecodingRequest,
    Engine,
    Hypothesis,
    SourceFeatures,
)
from .engine_settings import EngineSettings
from .engine_specification import (
    ENGINE_GROUP,
    EngineLoader,
    engine_names,
    load_engine,
    load_piece_engine,
)
from .engine_states import EngineState, list_engines
from .pieces import WORD_START, Pieces, starts_word
from .source_encoding import EncodedSource, encode_source, is_name_in_han
from .text_engine import Demand, TextAnswer, TextEngine, TextRequest, is_text_engine
from .transformers_engine import TransformersEngine
from .vocabulary import Vocabulary

__all__ = [
    "ENGINE_GROUP",
    "WORD_START",
    "CTranslate2Engine",
    "DecodingOptions",
    "DecodingRequest",
    "Demand",
    "EncodedSource",
    "Engine",
    "EngineLoader",
    "EngineSettings",
    "EngineState",
    "Hypothesis",
    "Pieces",
    "SourceFeatures",
    "TextAnswer",
    "TextEngine",
    "TextRequest",
    "TransformersEngine",
    "Vocabulary",
    "encode_source",
    "engine_names",
    "is_name_in_han",
    "is_text_engine",
    "list_engines",
    "load_engine",
    "load_piece_engine",
    "starts_word",
]
