"""The rotary positions of a loaded model: read from its buffers, and held to the keys of a small pass."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import PreTrainedModel

from visualizer.positions import Rotary

TOLERANCE = 1e-3  # of the longest key


def rotations(model: PreTrainedModel, modules: list[nn.Module], keys: Tensor) -> list[Rotary | None]:
    """The rotation of each layer whose attention `modules` are given; None where there is none or it is not known.

    `keys` (1, kv_heads, tokens, head_width) are those of the first layer for one token said several times, so that they
    differ by their positions alone.
    """
    config = model.config.get_text_config()
    kinds = getattr(config, "layer_types", None) or [""] * len(modules)
    skipped = getattr(config, "no_rope_layers", None)  # 0 for a layer without
    found: list[Rotary | None] = []
    known: dict[str, Rotary | None] = {}
    for layer, module in enumerate(modules):
        kind = kinds[layer] if layer < len(kinds) else ""
        if kind not in known:
            known[kind] = _rotation(model, module, kind)
        without = skipped is not None and layer < len(skipped) and not skipped[layer]
        found.append(None if without else known[kind])
    if (first := found[0]) is None:
        return found
    for interleaved in (False, True):
        tried = Rotary(first.frequencies, interleaved, first.factor)
        if _agrees(tried, keys):
            return [one and Rotary(one.frequencies, interleaved, one.factor) for one in found]
    return [None] * len(found)


def _rotation(model: nn.Module, attention: nn.Module, kind: str) -> Rotary | None:
    for module in model.modules():
        if "RotaryEmbedding" not in type(module).__name__:
            continue
        for prefix in (f"{kind}_", ""):
            frequencies = getattr(module, f"{prefix}inv_freq", None)
            if isinstance(frequencies, Tensor):
                factor: Any = getattr(module, f"{prefix}attention_scaling", 1.0)
                return Rotary(tuple(frequencies.float().flatten().tolist()), factor=float(factor))
    for module in (attention, *model.modules()):
        table = getattr(module, "embed_positions", None)  # (positions, sines and cosines), as in GPT-J
        if isinstance(table, Tensor) and table.ndim == 2:
            sine, cosine = table[1].float().chunk(2)
            return Rotary(tuple(torch.atan2(sine, cosine).tolist()), interleaved=True)
    return None


def _agrees(rotary: Rotary, keys: Tensor) -> bool:
    every = keys[0].float().numpy()  # (kv_heads, tokens, head_width)
    if rotary.width > every.shape[-1]:
        return False
    turned = rotary.turned(every[:, :1], rotary.angles(np.arange(every.shape[1]))[None])
    longest = float(np.abs(every).max())
    return bool(np.abs(turned - every).max() <= TOLERANCE * longest) and len(every[0]) > 1
