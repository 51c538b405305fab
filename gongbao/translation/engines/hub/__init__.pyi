from .checkpoint import Checkpoint, read_checkpoint
from .conversion import QUANTIZATIONS, convert_checkpoint
from .linked_attention import LinkedAttention

__all__ = [
    "QUANTIZATIONS",
    "Checkpoint",
    "LinkedAttention",
    "convert_checkpoint",
    "read_checkpoint",
]
