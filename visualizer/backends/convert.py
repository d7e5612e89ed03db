"""From a model folder to graphs that ONNX Runtime runs, with every weight stored once.

The graphs that `exporting.py` makes hold nodes only: their initializers are ONNX external data that point, by byte
offset, at the tensors inside `model.safetensors`. Weights in half precision are cast when a graph is loaded, and so
compute in float32. int8 and int4 are blocks of 32 weights with one scale each; ONNX Runtime multiplies them with rows
rounded to 8 bits, so that maps are near those of the source and not the same.

Importing this module imports torch, transformers and the ONNX tools.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import onnx_ir as ir
import torch
from safetensors.numpy import save_file

from visualizer.backends.base import Backend, Extension, Past, extension
from visualizer.backends.block_graph import MICROSOFT, BlockBinder, external, readers
from visualizer.backends.blocks import BLOCK, BLOCKS, Blocks, to_blocks
from visualizer.backends.describing import describe
from visualizer.backends.exporting import Graphs, export, used
from visualizer.backends.graph import GRAPH, GraphData, StoredProduct, StoredTable
from visualizer.backends.loading_torch import load
from visualizer.backends.observed import Observed, is_turned
from visualizer.backends.onnx_backend import open_onnx
from visualizer.backends.quantized import turned
from visualizer.backends.tokenizer_files import tokenizer_file
from visualizer.backends.torch_backend import TorchProjection
from visualizer.backends.weights import (
    CONFIG,
    WEIGHTS,
    Header,
    StoredTensor,
    first_line,
    read_config,
    read_header,
    sample_digest,
)
from visualizer.errors import BadInput, HeadlightError, ModelError
from visualizer.language import tr
from visualizer.trace import AttentionKind, ModelSpec

Precision = Literal["fp32", "fp16", "int8", "int4"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

TOLERANCE = 1e-5  # of the largest logit, between a graph and PyTorch on the same weights
CONSTANTS = 1 << 23  # bytes of tables that are no weights, such as those of rotary positions, in all
BESIDE = ("tokenizer_config.json", "special_tokens_map.json", "generation_config.json", "chat_template.jinja")


def convert(source: Path, out: Path, precision: str = "fp32") -> None:
    """Write the model of `source` as a folder `out` that runs on ONNX Runtime.

    Weights are stored in the precision asked for, one of `PRECISIONS`. The folder is made beside `out` and moved into
    place once its graphs agree with PyTorch, so that nothing half-written is left. BadInput where `out` holds anything
    but such a model or there is no such precision, ModelError where the model cannot be converted.
    """
    if precision not in PRECISIONS:
        raise BadInput(
            tr('There is no precision "{name}"; choose one of {known}.', name=precision, known=", ".join(PRECISIONS))
        )
    with making(source, out) as made:
        observed = load(source)
        _copy_configuration(source, made, precision)
        graphs = _exported(observed, source)
        storage = _plan(observed, graphs, precision)
        _store(observed, storage, made / WEIGHTS, precision)
        _write_graphs(observed, graphs, made)
        _write_card(observed, source, made, precision)


@contextmanager
def making(source: Path, out: Path) -> Iterator[Path]:
    """A folder to fill, which becomes `out` at the end, whole or not at all.

    BadInput where `out` holds anything but a converted model or cannot be written; ModelError where the disk fails.
    """
    _refuse_to_overwrite(source, out)
    out = out.resolve()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        wrong = tr("{path} cannot be written ({why}); choose another folder.", path=out, why=error.strerror)
        raise BadInput(wrong) from error
    try:
        made = workshop / out.name
        made.mkdir()
        yield made
        _put(made, out, workshop / "before")
    except OSError as error:
        wrong = tr("{path} could not be written ({why}); nothing was left there.", path=out, why=first_line(error))
        raise ModelError(wrong) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def write_graph(folder: Path) -> None:
    """Write the graphs beside the `model.safetensors` of a folder, which is left as it is.

    ModelError where the folder holds no model that can be converted.
    """
    if not (folder / WEIGHTS).is_file():
        raise ModelError(
            tr(
                "{folder} holds no {file} for a graph to point into; convert the model to a new folder.",
                folder=folder,
                file=WEIGHTS,
            )
        )
    observed = load(folder)
    _write_graphs(observed, _exported(observed, folder), folder)


def _exported(observed: Observed, folder: Path) -> Graphs:
    """The graphs; ModelError says which family cannot be made one of, and why."""
    family = observed.model.config.model_type
    if not observed.passes_the_seam:
        raise ModelError(
            tr(
                "Models of the type {family} cannot be converted: their attention does not go through transformers' "
                "attention interface; PyTorch runs them.",
                family=family,
            )
        )
    if any(stack.experts for stack in observed.stacks.values()):
        raise ModelError(
            tr(
                "Models of the type {family} with experts cannot be converted: which experts run depends on the text, "
                "and a graph is fixed; PyTorch runs them.",
                family=family,
            )
        )
    try:
        return export(observed)
    except HeadlightError:
        raise
    except Exception as error:  # torch's exporter raises what it happens to meet
        raise ModelError(
            tr(
                "{folder} ({family}) cannot be converted: PyTorch makes no graph of it ({why}), but it runs it.",
                folder=folder,
                family=family,
                why=first_line(error),
            )
        ) from error


# --- storage: what of the model is written how ---

Storage = Literal["F32", "F16", "blocks8", "blocks4"]


def _plan(observed: Observed, graphs: Graphs, precision: str) -> dict[str, Storage]:
    """How each parameter is stored.

    In blocks, only what a Gemm reads is: matrices of the layers in the bits asked for, the table of tokens, which
    Gather reads too, in 8 bits and where its width is a whole number of blocks. What is left is small: matrices in
    half precision, vectors in single.
    """
    named = dict(observed.model.named_parameters())
    if precision in ("fp32", "fp16"):
        return dict.fromkeys(named, "F32" if precision == "fp32" else "F16")
    users: dict[str, set[str]] = {name: set() for name in named}
    for value, name in used(graphs):
        users[name] |= readers(value)
    plan: dict[str, Storage] = {}
    for name, parameter in named.items():
        if parameter.ndim != 2:
            plan[name] = "F32"
        elif users[name] == {"Gemm"}:
            plan[name] = "blocks8" if precision == "int8" else "blocks4"
        elif users[name] == {"Gemm", "Gather"} and parameter.shape[1] % BLOCK == 0:
            plan[name] = "blocks8"
        else:
            plan[name] = "F16"
    return plan


def _store(observed: Observed, storage: dict[str, Storage], path: Path, precision: str) -> None:
    """Write the parameters, and leave in the model what the file holds: rounded, so that the graphs can be checked."""
    tensors: dict[str, np.ndarray] = {}
    columns = turned(observed.model)
    for name, parameter in observed.model.named_parameters():
        weights = parameter.detach().numpy()
        match storage[name]:
            case "F32":
                tensors[name] = weights
            case "F16":
                tensors[name] = _halved(weights, name)
                parameter.copy_(torch.from_numpy(tensors[name].astype(np.float32)))
            case "blocks8" | "blocks4" as kind:
                matrix = weights.T if name in columns else weights  # (out, in)
                blocks = Blocks(*to_blocks(matrix, 8 if kind == "blocks8" else 4))
                tensors |= blocks.named(name)
                restored = blocks.unpacked()[:, : matrix.shape[1]]
                parameter.copy_(torch.from_numpy(restored.T if name in columns else restored))
    metadata = {"format": "pt"} if precision in ("fp32", "fp16") else {"format": "headlight", "precision": precision}
    save_file({name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}, path, metadata)


def _halved(weights: np.ndarray, name: str) -> np.ndarray:
    if np.abs(weights).max(initial=0.0) > np.finfo(np.float16).max:
        raise ModelError(tr("{name} holds numbers too large for fp16; convert to fp32 instead.", name=name))
    return weights.astype(np.float16)


# --- binding: the graphs' initializers are pointed into the file ---


def _write_graphs(observed: Observed, graphs: Graphs, folder: Path) -> None:
    """Bind all graphs to `model.safetensors` of `folder`, write them and check them against `observed`."""
    path = folder / WEIGHTS
    header = read_header(path)
    spec = describe(observed, folder)
    names = {id(parameter): name for name, parameter in observed.model.named_parameters()}
    needed = {name for _, name in used(graphs)}
    stored = {name: _stored_name(name, observed, header) for name in needed}

    def place(parameter: torch.Tensor) -> str:
        return _stored_name(names[id(parameter)], observed, header)

    tables: dict[AttentionKind, StoredTable] = {}
    projections: dict[AttentionKind, tuple[StoredProduct, ...]] = {}
    for stack in observed.stacks.values():
        if observed.position_table(stack, 1) is not None and stack.places is not None:
            tables[stack.kind] = StoredTable(place(stack.places.weight), stack.offset)
        for kind, modules in stack.projections.items():
            if all(module is not None for module in modules):
                projections[kind] = tuple(
                    StoredProduct(place(one.weight), None if one.bias is None else place(one.bias), is_turned(one))
                    for one in modules
                    if one is not None
                )
    metadata = GraphData(spec, tables, projections, sample_digest(path)).to_metadata()
    columns = {stored[name] for name in turned(observed.model) if name in stored}
    behind = {initializer: stored[name] for initializer, name in graphs.parameters.items() if name in stored}

    def write(exact: bool) -> None:
        for name, model in graphs.models.items():
            bound = model.clone()
            _bind(bound.graph, behind, header, columns, exact)
            bound.opset_imports[MICROSOFT] = 1
            bound.metadata_props.update(metadata)
            _save(bound, folder / name, EXACT if exact else FAST)

    try:
        write(exact=True)
        _check(observed, folder, spec)
        if header.rounds_inputs:
            write(exact=False)
    except BaseException:
        for name in graphs.models:
            (folder / name).unlink(missing_ok=True)
        raise


EXACT, FAST = 1, 4  # accuracy levels of a product with blocks: in float32; in int8, ten times as fast


def _save(model: ir.Model, path: Path, accuracy: int) -> None:
    """Write a graph, whose products with blocks compute in `accuracy`, whole or not at all."""
    for node in model.graph:
        if node.op_type == "MatMulNBits":
            node.attributes["accuracy_level"] = ir.AttrInt64("accuracy_level", accuracy)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(ir.to_proto(model).SerializeToString())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _stored_name(parameter: str, observed: Observed, header: Header) -> str:
    """The name of a parameter in the file, which may leave out the base model's prefix."""
    bare = parameter.removeprefix(f"{observed.model.base_model_prefix}.")
    for name in (parameter, bare):
        if name in header.tensors or name + BLOCKS in header.tensors:
            return name
    raise ModelError(
        tr(
            "The weights do not hold {parameter} under its own name; convert the model to a new folder.",
            parameter=parameter,
        )
    )


def _bind(graph: ir.Graph, stored: dict[str, str], header: Header, columns: set[str], exact: bool) -> None:
    """Replace each parameter by what the file holds of it; `columns` names the matrices stored (in, out)."""
    binder = BlockBinder(graph, header, exact)
    for initializer in [name for name in graph.initializers if name in stored]:
        value, name = graph.initializers.pop(initializer), stored[initializer]
        if name in header.tensors:
            _bind_whole(graph, value, name, header.tensors[name])
        else:
            binder.bind(value, name, name in columns)
    constants = [value.const_value for value in graph.initializers.values()]
    beside = sum(one.nbytes for one in constants if one is not None and not isinstance(one, ir.ExternalTensor))
    if beside > CONSTANTS:
        raise ModelError(
            tr("The graph would keep {size} MB beside the weights; this model cannot be converted.", size=beside >> 20)
        )


def _bind_whole(graph: ir.Graph, value: ir.Value, name: str, tensor: StoredTensor) -> None:
    source = external(graph, name, tensor, tensor.shape)
    if tensor.dtype != "F32":
        widened = ir.node("Cast", [source], {"to": ir.DataType.FLOAT.value})
        graph.insert_before(graph[0], widened)
        source = widened.outputs[0]
        source.name = f"{name}.fp32"
    value.replace_all_uses_with(source, replace_graph_outputs=True)


def _check(observed: Observed, folder: Path, spec: ModelSpec) -> None:
    """Hold the graphs to PyTorch on the same weights, fresh and behind a past; ModelError where they differ."""
    ids = np.random.default_rng(0).integers(0, spec.vocabulary, min(12, spec.context))
    backend = open_onnx(folder, "cpu")
    try:
        for name, reference, answer in _answers(observed, backend, spec, ids):
            error = float(np.abs(answer - reference).max(initial=0.0))
            if not error <= TOLERANCE * max(10.0, float(np.abs(reference).max(initial=0.0))):
                raise ModelError(
                    tr(
                        "The graph of {model} differs from PyTorch by {error:.2g} in its {name}; it was not kept.",
                        model=spec.name,
                        error=error,
                        name=name,
                    )
                )
    finally:
        backend.close()


def _answers(
    observed: Observed, backend: Backend, spec: ModelSpec, ids: np.ndarray
) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Everything that both computed of some tokens: its name, PyTorch's numbers, the graphs'."""
    tokens = torch.from_numpy(ids)
    half = len(ids) // 2
    none = np.zeros((0, spec.layers, spec.kv_heads, spec.head_width), dtype=np.float32)
    empty, kind = torch.from_numpy(none), spec.attention
    with torch.inference_mode():
        if spec.kind == "encoder-only":
            expected = _answer(observed.encode(tokens))
            yield from _pairs(expected, backend.encode(ids))
        elif spec.kind == "decoder-only":
            expected = _answer(observed.extend(tokens, empty, empty))
            fresh = backend.extend(Past(none, none), ids)
            last = backend.extend(Past(fresh.rows.keys[:half], fresh.rows.values[:half]), ids[half:])
            yield from _pairs(expected, fresh)
            yield from _pairs(expected, last, half)
        else:
            source = _answer(observed.encode(tokens))
            read = backend.encode(ids)
            yield from _pairs(source, read)
            assert read.memory is not None
            assert source.memory is not None
            memory = [torch.from_numpy(part) for part in (source.memory.keys, source.memory.values)]
            yield "memory", source.memory.keys, read.memory.keys
            expected = _answer(observed.continue_(tokens, empty, empty, *memory))
            fresh = backend.extend(Past(none, none), ids, None, read.memory)
            past = Past(fresh.rows.keys[:half], fresh.rows.values[:half])
            yield from _pairs(expected, fresh)
            yield from _pairs(expected, backend.extend(past, ids[half:], None, read.memory), half)
        if backend.readout is not None:
            final = np.ascontiguousarray(expected.rows.residual[:, -1])
            read_out = observed.read_out(torch.from_numpy(final))[1].numpy()
            yield "readout", read_out, backend.readout(final)
            yield "readout", read_out[-1:], backend.readout(final[-1:])
    if (stored := backend.projection(kind)) is not None:
        every = TorchProjection(observed.stack.projections[kind], spec.heads)
        for layer in (0, spec.layers - 1):
            yield "projection", every(layer), stored(layer)


def _answer(found: dict[str, torch.Tensor]) -> Extension:
    return extension({name: tensor.numpy() for name, tensor in found.items()})


def _pairs(expected: Extension, found: Extension, first: int = 0) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """The rows of both from a token on, and the logits behind the last."""
    for name in ("queries", "keys", "values", "residual", "cross_queries", "final", "branches"):
        if (reference := getattr(expected.rows, name)) is not None:
            yield name, reference[first:], getattr(found.rows, name)
    if expected.last_logits is not None and found.last_logits is not None:
        yield "logits", expected.last_logits, found.last_logits


# --- the folder around the weights ---


def _refuse_to_overwrite(source: Path, out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise BadInput(tr("{path} is a file; give a folder.", path=out))
    if out.exists() and out.resolve() == source.resolve():
        raise BadInput(tr("{path} is the model that is to be converted; give another folder.", path=out))
    if out.exists() and any(out.iterdir()) and not all((out / name).is_file() for name in (CONFIG, WEIGHTS, GRAPH)):
        raise BadInput(
            tr("{path} holds something other than a converted model; give an empty or a new folder.", path=out)
        )


def _put(made: Path, out: Path, aside: Path) -> None:
    """Move the finished folder into place; where that fails, what was there is there again."""
    if out.exists():
        out.replace(aside)
    try:
        made.replace(out)
    except OSError:
        if aside.exists():
            aside.replace(out)
        raise


def _copy_configuration(source: Path, made: Path, precision: str) -> None:
    config = read_config(source)
    config["dtype"] = {"fp16": "float16"}.get(precision, "float32")
    config.pop("torch_dtype", None)
    (made / CONFIG).write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    tokenizer = tokenizer_file(source)
    for file in (tokenizer, *(source / name for name in BESIDE)):
        if file.is_file():
            shutil.copyfile(file, made / file.name)
    for name in sorted(
        tokenizer.parent.iterdir() if tokenizer.parent != source else ()
    ):  # made, with what goes with it
        if name.is_dir():
            shutil.copytree(name, made / name.name)
        elif name != tokenizer:
            shutil.copyfile(name, made / name.name)


def _write_card(observed: Observed, source: Path, made: Path, precision: str) -> None:
    model = observed.model
    text = f"""# {made.name}

Converted by Headlight from `{source.resolve().name}` ({model.config.model_type},
{sum(parameter.numel() for parameter in model.parameters()):,} parameters); weights in {precision}.

The graphs (`.onnx`) hold no weights: they point into `model.safetensors`, so keep the files together.
"""
    (made / "README.md").write_text(text, encoding="utf-8")
