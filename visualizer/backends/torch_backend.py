"""Passes on PyTorch: any folder of a known family, opened by transformers.

Each call builds a fresh cache around the past that the engine hands over; nothing is kept between calls. Importing
this module imports torch and transformers, so `library.py` imports it when a model is opened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Int64
from torch import Tensor
from transformers import AutoConfig, AutoModelForCausalLM
from transformers.utils import logging as transformers_logging

from visualizer.attention import MaskRule
from visualizer.backends.base import Extension, Past
from visualizer.backends.capture import ATTENTION, Observed, ReadoutModule
from visualizer.backends.devices import check_device, spare_cores
from visualizer.backends.families import family_of
from visualizer.backends.weights import fingerprint, first_line, read_config, read_header, weight_files
from visualizer.errors import BackendError, ModelError
from visualizer.language import tr
from visualizer.trace import HeadScale, ModelSpec, Rows


def open_torch(folder: Path, device: str = "auto") -> "TorchBackend":
    """Open a model folder with PyTorch on "auto", "cpu", "cuda" or "mps".

    A device that does not work is replaced by the CPU, and `notice` says so. ModelError where the folder cannot be
    opened, BadInput where there is no such device name.
    """
    chosen, notice = choose_device(device)
    torch.set_num_threads(spare_cores())
    observed = load(folder)
    spec = describe(observed, folder)
    try:
        observed.to(chosen)
    except (RuntimeError, AssertionError) as error:
        observed.to("cpu")
        notice = tr(
            "The model could not be moved to {device} ({why}), so the CPU runs it.",
            device=chosen.type,
            why=first_line(error),
        )
        chosen = torch.device("cpu")
    return TorchBackend(observed, spec, chosen, notice)


class TorchBackend:
    """One model on PyTorch; see `visualizer.backends.base.Backend`."""

    def __init__(self, observed: Observed, spec: ModelSpec, device: torch.device, notice: str | None) -> None:
        self.spec = spec
        self.notice = notice
        self.label = f"PyTorch {torch.__version__.partition('+')[0]} · {_device_name(device)}"
        self.readout = TorchReadout(ReadoutModule(observed), device)
        self.projection = TorchProjection(observed, spec)
        self._observed: Observed | None = observed
        self._device = device
        table = observed.position_table()
        self._position_table = None if table is None else _to_numpy(table)

    def extend(self, past: Past, ids: Int64[np.ndarray, "new"], head_scale: HeadScale | None = None) -> Extension:
        """The rows of `ids`, which follow the tokens of `past`; BackendError where the pass fails."""
        if self._observed is None:
            raise BackendError(tr("{model} is closed; open it again.", model=self.spec.name))
        scale = None if head_scale is None else self._tensor(head_scale.astype(np.float32))
        try:
            with torch.inference_mode():  # per thread, so entered here
                names = self._observed.outputs
                arguments = (self._tensor(array) for array in (ids, past.keys, past.values))
                outputs = self._observed(*arguments, scale)
                arrays: dict[str, Any] = {name: _to_numpy(rows) for name, rows in zip(names, outputs, strict=True)}
        except (RuntimeError, IndexError, ValueError, NotImplementedError) as error:
            raise BackendError(tr("PyTorch could not compute this pass: {why}.", why=first_line(error))) from error
        last_logits = arrays.pop("logits")
        return Extension(Rows(**{"position_embedding": None, **arrays}), last_logits)

    def position_table(self) -> Float[np.ndarray, "context width"] | None:
        """The learned position vectors; None where the model has none."""
        return self._position_table

    def close(self) -> None:
        """Let go of the model; readout and projection keep the few weights that traces handed out may ask for."""
        self._observed = None

    def _tensor(self, array: np.ndarray) -> Tensor:
        return _to_tensor(array, self._device)


class TorchReadout:
    """The final norm and the unembedding of a model, without its layers; see `visualizer.trace.Readout`."""

    def __init__(self, module: ReadoutModule, device: torch.device) -> None:
        self._module = module
        self._device = device

    def __call__(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows vocabulary"]:
        """The logits behind rows of the residual stream."""
        with torch.inference_mode():
            return _to_numpy(self._module(self._tensor(residual))[1])

    def normalised(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows width"]:
        """The final norm alone."""
        with torch.inference_mode():
            return _to_numpy(self._module.final_norm(self._tensor(residual)))

    def _tensor(self, array: np.ndarray) -> Tensor:
        return _to_tensor(array, self._device)


class TorchProjection:
    """The output projections of a model, without its layers; see `visualizer.trace.Projection`."""

    def __init__(self, observed: Observed, spec: ModelSpec) -> None:
        self._parts = observed.projections()
        self._turned = observed.family.projection_is_turned
        self._heads = spec.heads

    def __call__(self, layer: int) -> Float[np.ndarray, "heads head_width width"]:
        """What each head of a layer is multiplied with."""
        weight = _to_numpy(self._parts[layer][0])
        matrix = weight if self._turned else weight.T  # (heads * head_width, width)
        return matrix.reshape(self._heads, -1, matrix.shape[1])

    def bias(self, layer: int) -> Float[np.ndarray, "width"] | None:
        """What a layer adds once, behind all of its heads; None where it adds nothing."""
        bias = self._parts[layer][1]
        return None if bias is None else _to_numpy(bias)


def load(folder: Path) -> Observed:
    """The model of a folder in float32 on the CPU, ready to be observed; ModelError says why it cannot be.

    Only safetensors are read and no code from the folder is run. A model whose checkpoint leaves parts of it
    untrained is refused: transformers would fill them with random numbers.
    """
    family = family_of(read_config(folder)["model_type"])
    for path in weight_files(folder):
        if read_header(path).quantized:
            raise ModelError(
                tr(
                    "PyTorch cannot read the quantized blocks of {folder}; open it with the onnx backend.",
                    folder=folder,
                )
            )
    try:
        with quiet():
            config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
            model, info = AutoModelForCausalLM.from_pretrained(
                folder,
                config=config,
                dtype=torch.float32,
                attn_implementation=ATTENTION,
                use_safetensors=True,
                local_files_only=True,
                trust_remote_code=False,
                output_loading_info=True,
            )
    except Exception as error:  # transformers raises a dozen kinds of them for a folder that is not sound
        wrong = tr(
            "{folder} cannot be opened as a {family} model ({why}).",
            folder=folder,
            family=family.model_type,
            why=first_line(error),
        )
        raise ModelError(wrong) from error
    missing = sorted(info["missing_keys"])
    if missing:
        raise ModelError(
            tr(
                "{folder} is no whole language model: it has no trained weights for {name}.",
                folder=folder,
                name=missing[0],
            )
        )
    return Observed(model.requires_grad_(False), family)


def describe(observed: Observed, folder: Path) -> ModelSpec:
    """What a loaded model is: shapes and scaling from a pass over one token, the rest from its configuration.

    ModelError where that pass fails.
    """
    model, files = observed.model, weight_files(folder)
    try:
        with torch.inference_mode():
            capture = observed.capture(torch.zeros(1, dtype=torch.int64), None)
    except Exception as error:  # whatever a model's own code raises
        raise ModelError(tr("{folder} cannot be run ({why}).", folder=folder, why=first_line(error))) from error
    _, heads, _, head_width = capture.queries[0].shape
    return ModelSpec(
        name=folder.resolve().name,
        family=observed.family.model_type,
        kind="decoder-only",
        layers=len(capture.queries),
        heads=heads,
        kv_heads=capture.keys[0].shape[1],
        head_width=head_width,
        width=capture.residual[0].shape[-1],
        context=model.config.max_position_embeddings,
        vocabulary=capture.logits.shape[-1],
        parameters=sum(parameter.numel() for parameter in model.parameters()),
        scaling=tuple(float(scaling) for scaling in capture.scaling),
        positions=observed.family.positions,
        precision=read_header(files[0]).precision,
        fingerprint=fingerprint(files),
        mask=MaskRule(causal=True, window=getattr(model.config, "sliding_window", None)),
    )


def choose_device(device: str) -> tuple[torch.device, str | None]:
    """The device to run on and, where it is not the one asked for, a sentence that says why."""
    check_device(device)
    if device == "cpu":
        return torch.device("cpu"), None
    seen = {"cuda": torch.cuda.is_available, "mps": torch.backends.mps.is_available}
    refused = None
    for name in ("cuda", "mps") if device == "auto" else (device,):
        try:
            if not seen[name]():
                continue
            one = torch.ones(2, 2, device=name)
            if float((one @ one).sum()) == 8.0:  # a driver may be there and fail at the first product
                return torch.device(name), None
            refused = tr("{device} computes wrongly", device=name)
        except Exception as error:  # whatever a broken driver raises, the CPU works
            refused = first_line(error)
    if refused is not None:
        return torch.device("cpu"), tr("The GPU does not work ({why}), so the CPU runs the model.", why=refused)
    if device != "auto":
        return torch.device("cpu"), tr(
            "PyTorch sees no {device} device here, so the CPU runs the model.", device=device.upper()
        )
    return torch.device("cpu"), None


@contextmanager
def quiet() -> Iterator[None]:
    """transformers without progress bars and reports, put back afterwards; what is wrong is raised, not printed."""
    verbosity = transformers_logging.get_verbosity()
    bars = transformers_logging.is_progress_bar_enabled()
    transformers_logging.set_verbosity(transformers_logging.CRITICAL)
    transformers_logging.disable_progress_bar()
    try:
        yield
    finally:
        transformers_logging.set_verbosity(verbosity)
        if bars:
            transformers_logging.enable_progress_bar()


def _device_name(device: torch.device) -> str:
    return str(torch.cuda.get_device_name(device)) if device.type == "cuda" else str(device.type).upper()


def _to_numpy(tensor: Tensor) -> np.ndarray:
    array: np.ndarray = tensor.detach().to("cpu").numpy()
    return array


def _to_tensor(array: np.ndarray, device: torch.device) -> Tensor:
    """The array's own memory as a tensor, on another device a copy; passes only read it."""
    if not array.flags.writeable:  # torch would warn of it, once a process, and share it all the same
        array = np.asarray(_Writable(array))
    return torch.from_numpy(array).to(device)


class _Writable:
    """The memory of a read-only array, described to NumPy as writable."""

    def __init__(self, array: np.ndarray) -> None:
        self._array = array  # keeps the memory alive
        self.__array_interface__ = {**array.__array_interface__, "data": (array.ctypes.data, False)}
