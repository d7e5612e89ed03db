"""Weights stored in blocks, for PyTorch: unpacked when a model is loaded.

Importing this module imports torch.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import safe_open
from torch import Tensor, nn
from transformers import PretrainedConfig, PreTrainedModel
from transformers.pytorch_utils import Conv1D

from visualizer.backends.blocks import BLOCKS, OFFSETS, SCALES, Blocks
from visualizer.backends.weights import first_line
from visualizer.errors import ModelError
from visualizer.language import tr


def turned(model: nn.Module) -> set[str]:
    """The parameters that are stored (in, out), and (out, in) in blocks: those of transformers' Conv1D."""
    return {f"{name}.weight" for name, module in model.named_modules() if isinstance(module, Conv1D)}


def load_blocks(auto: Any, config: PretrainedConfig, file: Path, **options: Any) -> tuple[PreTrainedModel, Any]:
    """A model whose weights lie in blocks, and what transformers says of loading it.

    `auto` is the class of transformers that picks the model's own, `options` are those of its `from_pretrained`.
    ModelError where the file is damaged or is of another model.
    """
    with torch.device("meta"):
        skeleton = auto.from_config(config)
    state = state_of(file, skeleton)
    model, info = type(skeleton).from_pretrained(
        None, config=config, state_dict=state, **{**options, "output_loading_info": True}
    )
    return model, info


def state_of(file: Path, skeleton: nn.Module) -> dict[str, Tensor]:
    """What a file of weights holds, in float32, with blocks unpacked; for a model's `state_dict`.

    `skeleton` is the model without numbers (as on torch's "meta" device), which knows the shapes. ModelError where the
    file is damaged or is of another model.
    """
    shapes = {name: tuple(parameter.shape) for name, parameter in skeleton.named_parameters(remove_duplicate=False)}
    columns = turned(skeleton)
    state: dict[str, Tensor] = {}
    try:
        with safe_open(file, framework="pt") as tensors:
            names = set(tensors.keys())
            for name in sorted(names):
                bare = name.removesuffix(BLOCKS)
                if bare != name:
                    parts = {part: tensors.get_tensor(bare + part).numpy() for part in (BLOCKS, SCALES)}
                    offsets = tensors.get_tensor(bare + OFFSETS).numpy() if bare + OFFSETS in names else None
                    blocks = Blocks(parts[BLOCKS], parts[SCALES], offsets)
                    state[bare] = torch.from_numpy(_unpacked(blocks, bare, shapes, bare in columns))
                elif not name.endswith((SCALES, OFFSETS)) or name in shapes:
                    found = tensors.get_tensor(name)
                    state[name] = found.to(torch.float32) if found.is_floating_point() else found
    except ModelError:
        raise
    except Exception as error:  # safetensors raises its own kinds, NumPy and torch theirs
        wrong = tr("{file} is damaged ({why}); fetch the model anew.", file=file, why=first_line(error))
        raise ModelError(wrong) from error
    return state


def _unpacked(blocks: Blocks, name: str, shapes: Mapping[str, tuple[int, ...]], is_turned: bool) -> np.ndarray:
    if name not in shapes:
        raise ModelError(tr("The weights hold {name}, which the configuration knows nothing of.", name=name))
    matrix = blocks.unpacked()[:, : shapes[name][0 if is_turned else 1]]
    return np.ascontiguousarray(matrix.T if is_turned else matrix)
