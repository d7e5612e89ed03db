"""Passes on ONNX Runtime: a folder that `convert.py` wrote, opened without torch and without transformers.

Importing this module imports onnxruntime, so `library.py` imports it when a model is opened.
"""

import shutil
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from jaxtyping import Float, Int64
from safetensors import safe_open

from visualizer.backends.base import Extension, Memory, Past, extension
from visualizer.backends.devices import check_device, spare_cores
from visualizer.backends.graph import ENCODER, GRAPH, READOUT, READOUT_INPUT, GraphData
from visualizer.backends.projection import StoredProjection
from visualizer.backends.weights import WEIGHTS, first_line, sample_digest
from visualizer.errors import BackendError, ModelError
from visualizer.language import tr
from visualizer.trace import AttentionKind, HeadScale, ModelSpec

MOST_THREADS = 4  # more gain little on one text and cost every other program
PROVIDERS = {"CPU": "CPUExecutionProvider", "CUDA": "CUDAExecutionProvider"}


def open_onnx(folder: Path, device: str = "auto") -> "OnnxBackend":
    """Open a converted folder on "auto", "cpu", "cuda" or "mps", the last of which ONNX Runtime runs on the CPU.

    A device that does not work is replaced by the CPU, and `notice` says so. ModelError where the folder was not
    written by `convert` or is damaged, BadInput where there is no such device name.
    """
    check_device(device)
    _ask_for(folder, GRAPH, WEIGHTS)
    notice = None
    if device in ("auto", "cuda") and _gpu_is_seen():
        try:
            return OnnxBackend(folder, "CUDA", None)
        except (ModelError, BackendError) as error:
            notice = tr(
                "The GPU does not work with ONNX Runtime ({why}), so the CPU runs the model.", why=first_line(error)
            )
    elif device != "cpu" and device != "auto":
        notice = tr("ONNX Runtime sees no {device} device here, so the CPU runs the model.", device=device.upper())
    return OnnxBackend(folder, "CPU", notice)


def _ask_for(folder: Path, *names: str) -> None:
    """ModelError where one of these files is missing."""
    for name in names:
        if not (folder / name).is_file():
            raise ModelError(
                tr(
                    "{folder} holds no {file}; convert the model, or open it with the torch backend.",
                    folder=folder,
                    file=name,
                )
            )


class OnnxBackend:
    """One model on ONNX Runtime; see `visualizer.backends.base.Backend`."""

    def __init__(self, folder: Path, device: str, notice: str | None) -> None:
        session = new_session(folder / GRAPH, device)
        try:
            data = GraphData.from_metadata(session.get_modelmeta().custom_metadata_map)
        except (ValueError, KeyError, TypeError) as error:
            wrong = tr("{file} cannot be used ({why}); convert anew.", file=folder / GRAPH, why=first_line(error))
            raise ModelError(wrong) from error
        if data.weights_sample != sample_digest(folder / WEIGHTS):
            raise ModelError(
                tr(
                    "{file} does not belong to the {weights} beside it; convert the model anew.",
                    file=folder / GRAPH,
                    weights=WEIGHTS,
                )
            )
        self.spec = spec = replace(data.spec, name=folder.resolve().name)
        needed = [READOUT] if spec.objective != "none" else []
        needed += [ENCODER] if spec.kind == "encoder-decoder" else []
        _ask_for(folder, *needed)
        self.label = f"ONNX Runtime {onnxruntime.__version__} · {device}"
        self.notice = notice
        self.extends = spec.kind != "encoder-only"
        self.readout = OnnxReadout(folder / READOUT, device) if spec.objective != "none" else None
        self._sessions: dict[str, onnxruntime.InferenceSession] = {GRAPH: session}
        if spec.kind == "encoder-decoder":
            self._sessions[ENCODER] = new_session(folder / ENCODER, device)
        self._inputs = {name: {one.name for one in made.get_inputs()} for name, made in self._sessions.items()}
        self._outputs = {name: [one.name for one in made.get_outputs()] for name, made in self._sessions.items()}
        self._weights, self._data = folder / WEIGHTS, data
        self._projections = {
            kind: StoredProjection(self._weights, products, part.heads, part.heads * part.head_width)
            for kind, products in data.projections.items()
            for part in (self._part(kind),)
        }
        if device != "CPU":
            self._prove(device)

    def projection(self, kind: AttentionKind) -> StoredProjection | None:
        """The output projections of the layers; None where heads do not pass through one product."""
        return self._projections.get(kind)

    def position_table(self, kind: AttentionKind) -> Float[np.ndarray, "context embedding_width"] | None:
        """The position vectors that are added; None where none are."""
        stored = self._data.tables.get(kind)
        if stored is None:
            return None
        with safe_open(self._weights, framework="numpy") as file:
            table: np.ndarray = file.get_slice(stored.name)[stored.first : stored.first + self.spec.context]
        return table.astype(np.float32)

    def extend(
        self,
        past: Past,
        ids: Int64[np.ndarray, "new"],
        head_scale: HeadScale | None = None,
        memory: Memory | None = None,
        cross_scale: HeadScale | None = None,
    ) -> Extension:
        """The rows of `ids`, which follow the tokens of `past`; BackendError where the pass fails."""
        feed = {"ids": ids, "past_keys": past.keys, "past_values": past.values}
        feed["head_scale"] = self._scale(self.spec, head_scale)
        if memory is not None:
            feed |= {"memory_keys": memory.keys, "memory_values": memory.values}
            feed["cross_scale"] = self._scale(self._part("cross"), cross_scale)
        return self._run(GRAPH, feed)

    def encode(
        self,
        ids: Int64[np.ndarray, "tokens"],
        segments: Int64[np.ndarray, "tokens"] | None = None,
        head_scale: HeadScale | None = None,
    ) -> Extension:
        """The rows of a text that is read whole; BackendError where the pass fails."""
        pair = self.spec.kind == "encoder-decoder"
        spec = self._part("encoder") if pair else self.spec
        feed = {"ids": ids, "head_scale": self._scale(spec, head_scale)}
        feed["segments"] = np.zeros_like(ids) if segments is None else segments
        return self._run(ENCODER if pair else GRAPH, feed)

    def close(self) -> None:
        """Let go of the model; the readout stays for traces handed out."""
        self._sessions.clear()

    def _run(self, graph: str, feed: dict[str, np.ndarray]) -> Extension:
        session = self._sessions.get(graph)
        if session is None:
            raise BackendError(tr("{model} is closed; open it again.", model=self.spec.name))
        wanted = {name: array for name, array in feed.items() if name in self._inputs[graph]}
        return extension(dict(zip(self._outputs[graph], _run(session, None, wanted), strict=True)))

    def _part(self, kind: AttentionKind) -> ModelSpec:
        """The spec of one kind of attention."""
        parts = {"encoder": self.spec.encoder, "cross": self.spec.cross}
        return parts.get(kind) or self.spec

    @staticmethod
    def _scale(spec: ModelSpec, head_scale: HeadScale | None) -> np.ndarray:
        if head_scale is None:
            return np.ones((spec.layers, spec.heads), dtype=np.float32)
        return head_scale.astype(np.float32)

    def _prove(self, device: str) -> None:
        """A GPU may be seen and fail at the first product: run one token on it."""
        spec, token = self.spec, np.zeros(1, dtype=np.int64)
        empty = np.zeros((0, spec.layers, spec.kv_heads, spec.head_width), dtype=np.float32)
        if spec.kind == "decoder-only":
            self.extend(Past(empty, empty), token)
        else:
            self.encode(token)
        if PROVIDERS[device] not in self._sessions[GRAPH].get_providers():
            raise ModelError(tr("its {device} libraries are not installed", device=device))


class OnnxReadout:
    """The final norm and the unembedding as a graph of their own; see `visualizer.trace.Readout`.

    Opened when first asked, since a trace that is only looked at in its last row never asks.
    """

    def __init__(self, path: Path, device: str) -> None:
        self._path = path
        self._device = device
        self._session: onnxruntime.InferenceSession | None = None
        self._opening = threading.Lock()  # a trace may be read on another thread than the engine's

    def __call__(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows vocabulary"]:
        """The logits behind rows of the residual stream."""
        return self._run("logits", residual)

    def normalised(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows width"]:
        """The final norm alone."""
        return self._run("normalised", residual)

    def _run(self, output: str, residual: np.ndarray) -> np.ndarray:
        with self._opening:
            if self._session is None:
                self._session = new_session(self._path, self._device)
        return _run(self._session, [output], {READOUT_INPUT: residual})[0]


def new_session(path: Path, device: str = "CPU") -> onnxruntime.InferenceSession:
    """A session on a graph with the settings that every pass runs under, on "CPU" or "CUDA"."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(MOST_THREADS, spare_cores())
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # or a core burns between two keystrokes
    options.log_severity_level = 3  # errors
    providers = list(dict.fromkeys([PROVIDERS[device], PROVIDERS["CPU"]]))
    if device != "CPU":
        onnxruntime.set_default_logger_severity(4)  # fatal: of a GPU that fails, the notice tells
    try:
        return onnxruntime.InferenceSession(path, options, providers=providers)
    except Exception as error:  # ONNX Runtime's own kinds are not part of its interface
        wrong = tr("{file} cannot be opened ({why}); convert the model anew.", file=path, why=_words(error))
        raise ModelError(wrong) from error
    finally:
        onnxruntime.set_default_logger_severity(2)  # its own default


def _run(session: onnxruntime.InferenceSession, outputs: list[str] | None, feed: dict[str, Any]) -> list[np.ndarray]:
    try:
        answer: list[np.ndarray] = session.run(outputs, feed)
    except Exception as error:  # as above
        raise BackendError(tr("ONNX Runtime could not compute this pass ({why}).", why=_words(error))) from error
    return answer


def _words(error: Exception) -> str:
    """ONNX Runtime's message without its code and its name: "[ONNXRuntimeError] : 7 : INVALID_PROTOBUF : ..."."""
    return first_line(error).rpartition(" : ")[2]


def _gpu_is_seen() -> bool:
    """Whether it is worth asking for CUDA: asking without a GPU costs time and a warning that cannot be silenced."""
    if PROVIDERS["CUDA"] not in onnxruntime.get_available_providers():
        return False
    return Path("/dev/nvidia0").exists() or Path("/dev/dxg").exists() or shutil.which("nvidia-smi") is not None
