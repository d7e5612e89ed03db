"""Passes on PyTorch: any text model that transformers can open.

Each call builds a fresh cache around the past that the engine hands over; nothing is kept between calls. Importing
this module imports torch and transformers, so `library.py` imports it when a model is opened.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Int64
from torch import Tensor, nn

from visualizer.backends.base import Extension, Memory, Past, extension
from visualizer.backends.describing import describe
from visualizer.backends.devices import check_device, spare_cores
from visualizer.backends.loading_torch import load
from visualizer.backends.observed import Observed, is_turned
from visualizer.backends.weights import first_line
from visualizer.errors import BackendError
from visualizer.language import tr
from visualizer.trace import AttentionKind, HeadScale, ModelSpec


def open_torch(folder: Path, device: str = "auto") -> "TorchBackend":
    """Open a model folder with PyTorch on "auto", "cpu", "cuda" or "mps".

    A device that does not work is replaced by the CPU, and `notice` says so. ModelError where the folder cannot be
    opened, BadInput where there is no such device name.
    """
    chosen, notice = choose_device(device)
    torch.set_num_threads(spare_cores())
    observed = load(folder)
    spec = describe(observed, folder)
    if not observed.passes_the_seam:
        slow = tr("{model} gives whole attention maps only, so every keystroke reads the whole text.", model=spec.name)
        notice = " ".join(filter(None, (notice, slow)))
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
        self.extends = spec.kind != "encoder-only" and observed.passes_the_seam
        self.readout = TorchReadout(observed, device) if observed.has_head else None
        self._projections = {
            kind: TorchProjection(modules, heads)
            for stack in observed.stacks.values()
            for kind, modules in stack.projections.items()
            for heads in (stack.shapes[kind][0],)
            if all(module is not None for module in modules)
        }
        self._tables = {
            stack.kind: table.clone()
            for stack in observed.stacks.values()
            if (table := observed.position_table(stack, spec.context)) is not None
        }
        self._observed: Observed | None = observed
        self._device = device

    def projection(self, kind: AttentionKind) -> "TorchProjection | None":
        """The output projections of the layers; None where heads do not pass through one product."""
        return self._projections.get(kind)

    def position_table(self, kind: AttentionKind) -> Float[np.ndarray, "context embedding_width"] | None:
        """The position vectors that are added; None where none are."""
        table = self._tables.get(kind)
        return None if table is None else _to_numpy(table)

    def extend(
        self,
        past: Past,
        ids: Int64[np.ndarray, "new"],
        head_scale: HeadScale | None = None,
        memory: Memory | None = None,
        cross_scale: HeadScale | None = None,
    ) -> Extension:
        """The rows of `ids`, which follow the tokens of `past`; BackendError where the pass fails."""
        before = (past.keys, past.values)
        if memory is None:
            scales = self._scales({"self": head_scale})
            new, *known = self._tensors(ids, *before)
            return self._run(lambda model: model.extend(new, known[0], known[1], scales))
        scales = self._scales({"decoder": head_scale, "cross": cross_scale})
        new, *known = self._tensors(ids, *before, memory.keys, memory.values)
        return self._run(lambda model: model.continue_(new, known[0], known[1], known[2], known[3], scales))

    def encode(
        self,
        ids: Int64[np.ndarray, "tokens"],
        segments: Int64[np.ndarray, "tokens"] | None = None,
        head_scale: HeadScale | None = None,
    ) -> Extension:
        """The rows of a text that is read whole; BackendError where the pass fails."""
        kind: AttentionKind = "encoder" if self.spec.kind == "encoder-decoder" else "self"
        scales = self._scales({kind: head_scale})
        (tokens,) = self._tensors(ids)
        parts = None if segments is None else self._tensor(segments)
        return self._run(lambda model: model.encode(tokens, parts, scales))

    def close(self) -> None:
        """Let go of the model; readout and projections keep the weights that traces handed out may ask for."""
        if self._observed is not None:
            self._observed.forget_blocks()
        self._observed = None

    def _run(self, run: Callable[[Observed], dict[str, Tensor]]) -> Extension:
        if self._observed is None:
            raise BackendError(tr("{model} is closed; open it again.", model=self.spec.name))
        try:
            with torch.inference_mode():  # per thread, so entered here
                found: dict[str, Any] = {name: _to_numpy(rows) for name, rows in run(self._observed).items()}
        except (RuntimeError, IndexError, ValueError, NotImplementedError) as error:
            raise BackendError(tr("PyTorch could not compute this pass: {why}.", why=first_line(error))) from error
        return extension(found)

    def _scales(self, scales: dict[AttentionKind, HeadScale | None]) -> dict[AttentionKind, Tensor]:
        return {kind: self._tensor(scale.astype(np.float32)) for kind, scale in scales.items() if scale is not None}

    def _tensors(self, *arrays: np.ndarray) -> list[Tensor]:
        return [self._tensor(array) for array in arrays]

    def _tensor(self, array: np.ndarray) -> Tensor:
        return _to_tensor(array, self._device)


class TorchReadout:
    """What a model makes of its last block's output; see `visualizer.trace.Readout`."""

    def __init__(self, observed: Observed, device: torch.device) -> None:
        self._observed = observed
        self._device = device

    def __call__(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows vocabulary"]:
        """The logits behind rows of the residual stream."""
        return self._read(residual)[1]

    def normalised(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows width"]:
        """The final norm alone."""
        return self._read(residual)[0]

    def _read(self, residual: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        with torch.inference_mode():
            normalised, logits = self._observed.read_out(_to_tensor(residual, self._device))
        return _to_numpy(normalised), _to_numpy(logits)


class TorchProjection:
    """The output projections of a model, without its layers; see `visualizer.trace.Projection`."""

    def __init__(self, modules: list[nn.Module], heads: int) -> None:
        self._modules = modules
        self._heads = heads

    def __call__(self, layer: int) -> Float[np.ndarray, "heads head_width width"]:
        """What each head of a layer is multiplied with."""
        module = self._modules[layer]
        weight = _to_numpy(module.weight)
        matrix = weight if is_turned(module) else weight.T  # (heads * head_width, width)
        return matrix.reshape(self._heads, -1, matrix.shape[1])

    def bias(self, layer: int) -> Float[np.ndarray, "width"] | None:
        """What a layer adds once, behind all of its heads; None where it adds nothing."""
        bias = self._modules[layer].bias
        return None if bias is None else _to_numpy(bias)


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
