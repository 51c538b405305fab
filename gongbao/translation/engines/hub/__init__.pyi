from .adding import AddOptions, add_argos, add_model, argos_specification, shown_size, told_licence
from .attention_trial import AttentionChoice
from .checkpoint import Checkpoint, read_checkpoint
from .conversion import QUANTIZATIONS, convert_checkpoint
from .linked_attention import LinkedAttention
from .repositories import (
    FolderRepository,
    HubRepository,
    Repository,
    RepositoryFile,
    Snapshot,
    split_name,
)
from .stored_engine import MODELS_VARIABLE, load_argos_engine, load_hub_engine, store_of

__all__ = [
    "MODELS_VARIABLE",
    "QUANTIZATIONS",
    "AddOptions",
    "AttentionChoice",
    "Checkpoint",
    "FolderRepository",
    "HubRepository",
    "LinkedAttention",
    "Repository",
    "RepositoryFile",
    "Snapshot",
    "add_argos",
    "add_model",
    "argos_specification",
    "convert_checkpoint",
    "load_argos_engine",
    "load_hub_engine",
    "read_checkpoint",
    "shown_size",
    "split_name",
    "store_of",
    "told_licence",
]
