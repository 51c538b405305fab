"""A Marian model of random weights over the packaged vocabulary."""

from __future__ import annotations

import shutil
from pathlib import Path

from gongbao.models.packaged_model import PACKAGED


def save_random_marian(folder: Path) -> None:
    """Write the model, always the same: one layer of width 16 a side. Needs the extra hub."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    marian = PACKAGED / "marian"
    for name in ("source.spm", "target.spm", "vocab.json"):
        shutil.copyfile(marian / name, folder / name)
    config = MarianConfig.from_pretrained(marian)
    config.d_model, config.encoder_layers, config.decoder_layers = 16, 1, 1
    config.encoder_ffn_dim = config.decoder_ffn_dim = 32
    config.encoder_attention_heads = config.decoder_attention_heads = 2
    config.init_std = 0.5
    torch.manual_seed(5)
    model = MarianMTModel(config)
    model.final_logits_bias[0, config.eos_token_id] = 4.5  # sentences end
    model.save_pretrained(folder)
