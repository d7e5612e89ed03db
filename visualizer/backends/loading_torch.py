"""From a folder to a loaded model that can be observed, whatever its family."""

from pathlib import Path
from typing import Any

import torch
from transformers import AutoConfig, AutoModel, AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM

from visualizer.backends.anatomy import NotDissected
from visualizer.backends.capture import ATTENTION
from visualizer.backends.checkpoint import Checkpoint
from visualizer.backends.families import adapter_of
from visualizer.backends.observed import Observed
from visualizer.backends.quantized import load_blocks
from visualizer.backends.quiet import quiet
from visualizer.backends.watched import watched
from visualizer.backends.weights import WEIGHTS, first_line, read_config
from visualizer.configuration import Config, kind_of, purpose_of
from visualizer.errors import ModelError
from visualizer.language import tr
from visualizer.permission import is_allowed
from visualizer.trace import Kind

CLASSES: dict[Kind, Any] = {
    "decoder-only": AutoModelForCausalLM,
    "encoder-only": AutoModelForMaskedLM,
    "encoder-decoder": AutoModelForSeq2SeqLM,
}
NEVER_RUN = ("pooler", "position_ids")  # what may be missing from a checkpoint: no pass of Headlight uses it


def load(folder: Path) -> Observed:
    """The model of a folder in float32 on the CPU, ready to be observed; ModelError says why it cannot be.

    Only safetensors are read and no code from the folder is run, unless the person allowed it for this folder. A head
    that the checkpoint leaves untrained is left out: transformers would fill it with random numbers.
    """
    config = read_config(folder)
    kind = kind_of(config)
    if kind is None:
        raise ModelError(tr("{folder} holds no model of text; open a language model.", folder=folder))
    stored = Checkpoint.of(folder)
    with_head = kind != "encoder-only" or purpose_of(config, kind, stored.names) == "masked"
    model, missing = _from_pretrained(stored, config, CLASSES[kind] if with_head else AutoModel)
    if missing and kind == "encoder-only" and with_head:  # its head was never trained, or not kept
        model, missing = _from_pretrained(stored, config, AutoModel)
    if missing:
        raise ModelError(
            tr(
                "{folder} is no whole language model: it has no trained weights for {name}.",
                folder=folder,
                name=missing[0],
            )
        )
    model.requires_grad_(False)
    if (adapt := adapter_of(config["model_type"])) is not None:
        adapt(model)
    try:
        return _observed(model, kind)
    except NotDissected as error:
        wrong = tr("{folder} is built in a way that cannot be looked into yet ({why}).", folder=folder, why=error)
        raise ModelError(wrong) from error
    except Exception as error:  # whatever a model's own code raises
        raise ModelError(tr("{folder} cannot be run ({why}).", folder=folder, why=first_line(error))) from error


def _observed(model: Any, kind: Kind) -> Observed:
    """Through the seam where the model's attention passes it, else by the maps that the model gives itself."""
    try:
        return Observed(model, kind)
    except NotDissected:
        if kind == "encoder-decoder":
            raise
        model.set_attn_implementation("eager")
        return Observed(model, kind, passes_the_seam=False)


def _from_pretrained(stored: Checkpoint, config: Config, kind: Any) -> tuple[Any, list[str]]:
    """The model, and the parameters that its checkpoint does not have."""
    folder = stored.folder
    own_code = is_allowed(folder, "code")
    try:
        with quiet(), watched():
            made = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=own_code)
            options: dict[str, Any] = {
                "config": made,
                "dtype": torch.float32,
                "use_safetensors": not stored.pickled,
                "local_files_only": True,
                "trust_remote_code": own_code,
                "output_loading_info": True,
            }
            if stored.quantized:
                blocks = {"dtype": torch.float32, "attn_implementation": ATTENTION}
                model, info = load_blocks(kind, made, folder / WEIGHTS, **blocks)
                return model, _missing(info)
            try:
                model, info = kind.from_pretrained(folder, attn_implementation=ATTENTION, **options)
            except (ValueError, KeyError):  # a model that does not know of attention functions
                model, info = kind.from_pretrained(folder, attn_implementation="eager", **options)
    except Exception as error:  # transformers raises a dozen kinds of them for a folder that is not sound
        raise ModelError(
            tr(
                "{folder} cannot be opened as a {family} model ({why}).",
                folder=folder,
                family=config["model_type"],
                why=first_line(error),
            )
        ) from error
    return model, _missing(info)


def _missing(info: dict[str, Any]) -> list[str]:
    return sorted(name for name in info["missing_keys"] if not any(part in name for part in NEVER_RUN))
