"""From a model folder to graphs that ONNX Runtime runs, with every weight stored once.

`model.onnx` and `readout.onnx` hold nodes only: their initializers are ONNX external data that point, by byte offset,
at the tensors inside `model.safetensors`. Weights in half precision are cast when a graph is loaded, and so compute in
float32. int8 and int4 are blocks of 32 weights with one scale each; ONNX Runtime multiplies them with rows rounded to
8 bits, so that maps are near those of the source and not the same.

Importing this module imports torch, transformers and the ONNX tools.
"""

import json
import logging
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import numpy as np
import onnx_ir as ir
import torch
from onnxscript import optimizer
from safetensors.numpy import save_file
from torch import Tensor, nn
from transformers import AutoTokenizer
from transformers.pytorch_utils import Conv1D

from visualizer.backends.base import Past
from visualizer.backends.blocks import BLOCK, from_blocks, to_blocks
from visualizer.backends.capture import Observed, ReadoutModule
from visualizer.backends.graph import GRAPH, INPUTS, READOUT, READOUT_INPUT, READOUT_OUTPUTS, GraphData
from visualizer.backends.onnx_backend import open_onnx
from visualizer.backends.torch_backend import TorchProjection, describe, load, quiet
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
from visualizer.errors import BadInput, ModelError
from visualizer.language import tr
from visualizer.trace import ModelSpec

Precision = Literal["fp32", "fp16", "int8", "int4"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

EXACT, FAST = 1, 4  # accuracy levels of a product with blocks: in float32; in int8, ten times as fast
OPSET = 18
MICROSOFT = "com.microsoft"  # where ONNX Runtime keeps its operators for blocks
TOLERANCE = 1e-5  # of the largest logit, between a graph and PyTorch on the same weights
TOKENIZER = "tokenizer.json"
TOKENIZER_FILES = (TOKENIZER, "tokenizer_config.json", "special_tokens_map.json")
OLDER_TOKENIZERS = ("vocab.json", "vocab.txt", "tokenizer.model", "spiece.model")  # transformers can read one of these
ONNX_TYPES = {
    "F32": ir.DataType.FLOAT, "F16": ir.DataType.FLOAT16, "BF16": ir.DataType.BFLOAT16, "U8": ir.DataType.UINT8,
}  # fmt: skip


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
    _refuse_to_overwrite(source, out)
    observed = load(source)
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
        _copy_configuration(source, made, precision)
        graphs = export(observed)
        storage = _plan(observed, graphs, precision)
        _store(observed, storage, made / WEIGHTS, precision)
        _write_graphs(observed, graphs, made)
        _write_card(observed, source, made, precision)
        _put(made, out, workshop / "before")
    except OSError as error:
        wrong = tr("{path} could not be written ({why}); nothing was left there.", path=out, why=first_line(error))
        raise ModelError(wrong) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def write_graph(folder: Path) -> None:
    """Write `model.onnx` and `readout.onnx` beside the `model.safetensors` of a folder, which is left as it is.

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
    _write_graphs(observed, export(observed), folder)


# --- export: from a torch module to a graph whose weights are still unbound ---


@dataclass(frozen=True, slots=True, eq=False)
class Graphs:
    """The two graphs, and for each of them which parameter of the model stands behind which initializer."""

    model: ir.Model
    readout: ir.Model
    parameters: dict[str, str]  # name of an initializer of either graph: name of the parameter


def export(observed: Observed) -> Graphs:
    """Both graphs of a model, in float32, with its parameters as named initializers without values."""
    named = dict(observed.model.named_parameters())  # a tied one once, under its first name
    owner = {parameter.data_ptr(): name for name, parameter in named.items()}
    readout = ReadoutModule(observed)
    parameters = {
        name: owner[parameter.data_ptr()]
        for module in (observed, readout)
        for name, parameter in module.named_parameters(remove_duplicate=False)
    }
    with torch.inference_mode():
        probe = observed.capture(torch.zeros(1, dtype=torch.int64), None)
    (_, heads, _, _), (_, kv_heads, _, head_width) = probe.queries[0].shape, probe.keys[0].shape
    layers, width = len(probe.queries), probe.residual[0].shape[-1]
    past = torch.zeros(4, layers, kv_heads, head_width)  # a past of 0 or 1 would be taken for a constant
    example = (torch.zeros(3, dtype=torch.int64), past, past.clone(), torch.ones(layers, heads))
    dim = torch.export.Dim
    shapes = ({0: dim("new", min=1)}, {0: dim("past", min=0)}, {0: dim("past", min=0)}, None)
    observed.plain = True
    try:
        return Graphs(
            _export(observed, example, INPUTS, observed.outputs, shapes),
            _export(readout, (torch.zeros(3, width),), (READOUT_INPUT,), READOUT_OUTPUTS, ({0: dim("rows", min=1)},)),
            parameters,
        )
    finally:
        observed.plain = False


def _export(
    module: nn.Module, example: tuple[Tensor, ...], inputs: Sequence[str], outputs: Sequence[str], shapes: Any
) -> ir.Model:
    with _quiet_export():
        program = torch.onnx.export(
            module,
            example,
            dynamo=True,
            opset_version=OPSET,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_shapes=shapes,
            optimize=False,
            verbose=False,
        )
    if program is None:
        raise ModelError(tr("PyTorch made no graph of this model; it cannot be converted."))
    model: ir.Model = program.model
    graph = model.graph
    # While the graph is simplified its weights are inputs, so that none is folded, merged or dropped for its value.
    names = {name for name, _ in module.named_parameters(remove_duplicate=False)}
    parameters = {name: value for name, value in graph.initializers.items() if name in names}
    for name, value in parameters.items():
        del graph.initializers[name]
        value.const_value = None
        graph.inputs.append(value)
    optimizer.optimize(model)
    for name, value in parameters.items():
        graph.inputs.remove(value)
        graph.initializers[name] = value
    _merge_transposes(graph)
    _strip(model)
    return model


def _merge_transposes(graph: ir.Graph) -> None:
    """The product with a transposed weight becomes one Gemm, which reads the weight as it is stored."""
    for node in [node for node in graph if node.op_type == "MatMul"]:
        rows, right = node.inputs
        result = node.outputs[0]
        turned = right.producer() if right is not None else None
        weight = turned.inputs[0] if turned is not None and turned.op_type == "Transpose" else None
        if weight is None or not weight.is_initializer():
            continue
        if any(user.op_type != "Reshape" for user, _ in result.uses()):
            continue  # Gemm has two axes; what follows must not count them
        flat = ir.node("Flatten", [rows], attributes={"axis": -1})
        product = ir.node("Gemm", [flat.outputs[0], weight], attributes={"transB": 1})
        graph.insert_before(node, [flat, product])
        product.outputs[0].name, result.name = result.name, f"{result.name}.before"
        result.replace_all_uses_with(product.outputs[0], replace_graph_outputs=True)
        graph.remove(node, safe=True)
        if turned is not None and not turned.outputs[0].uses():
            graph.remove(turned, safe=True)


def _strip(model: ir.Model) -> None:
    """Without the exporter's notes: source lines, shapes of intermediate values, names of modules."""
    graph = model.graph
    kept = {*graph.inputs, *graph.outputs, *graph.initializers.values()}
    model.metadata_props.clear()
    graph.metadata_props.clear()
    model.producer_name, model.producer_version, model.doc_string, graph.doc_string = "headlight", None, None, None
    for value in kept:
        value.metadata_props.clear()
    for node in graph:
        node.metadata_props.clear()
        node.doc_string, node.name = None, None
        for value in node.outputs:
            value.metadata_props.clear()
            if value not in kept:
                value.type, value.shape = None, None


@contextmanager
def _quiet_export() -> Iterator[None]:
    """Without the exporter's remarks on libraries that are not installed and on its own future."""
    log = logging.getLogger("torch.onnx")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


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
    for graph in (graphs.model.graph, graphs.readout.graph):
        for initializer, value in graph.initializers.items():
            if initializer in graphs.parameters:
                users[graphs.parameters[initializer]] |= {node.op_type for node, _ in value.uses()}
    plan: dict[str, Storage] = {}
    for name, parameter in named.items():
        if parameter.ndim == 1:
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
    turned = _read_turned(observed)
    for name, parameter in observed.model.named_parameters():
        weights = parameter.detach().numpy()
        match storage[name]:
            case "F32":
                tensors[name] = weights
            case "F16":
                tensors[name] = _halved(weights, name)
                parameter.copy_(torch.from_numpy(tensors[name].astype(np.float32)))
            case "blocks8" | "blocks4" as kind:
                bits: Literal[4, 8] = 8 if kind == "blocks8" else 4
                matrix = weights.T if name in turned else weights  # (out, in)
                blocks, scales = to_blocks(matrix, bits)
                tensors[f"{name}.blocks"], tensors[f"{name}.scales"] = blocks, scales
                restored = from_blocks(blocks, scales, bits)[:, : matrix.shape[1]]
                parameter.copy_(torch.from_numpy(restored.T if name in turned else restored))
    metadata = {"format": "pt"} if precision in ("fp32", "fp16") else {"format": "headlight", "precision": precision}
    save_file({name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}, path, metadata)


def _read_turned(observed: Observed) -> set[str]:
    """The parameters that are stored (in, out): those of transformers' Conv1D."""
    modules = observed.model.named_modules()
    return {f"{name}.weight" for name, module in modules if isinstance(module, Conv1D)}


def _halved(weights: np.ndarray, name: str) -> np.ndarray:
    if np.abs(weights).max(initial=0.0) > np.finfo(np.float16).max:
        raise ModelError(tr("{name} holds numbers too large for fp16; convert to fp32 instead.", name=name))
    return weights.astype(np.float16)


# --- binding: the graphs' initializers are pointed into the file ---


def _write_graphs(observed: Observed, graphs: Graphs, folder: Path) -> None:
    """Bind both graphs to `model.safetensors` of `folder`, write them and check them against `observed`."""
    path = folder / WEIGHTS
    header = read_header(path)
    spec = describe(observed, folder)
    table = observed.position_table()
    stored = {name: _stored_name(name, observed, header) for name, _ in observed.model.named_parameters()}
    table_name = None
    if table is not None:
        table_name = next(stored[name] for name, parameter in observed.model.named_parameters() if parameter is table)
    data = GraphData(spec, table_name, sample_digest(path))
    turned = {stored[name] for name in _read_turned(observed)}
    behind = {initializer: stored[parameter] for initializer, parameter in graphs.parameters.items()}
    files = {GRAPH: graphs.model, READOUT: graphs.readout}
    for model in files.values():
        _bind(model.graph, behind, header, turned)
        model.opset_imports[MICROSOFT] = 1
        model.metadata_props.update(data.to_metadata())
    try:
        _save(files, folder, EXACT)
        _check(observed, folder, spec)
        if header.quantized:
            _save(files, folder, FAST)
    except BaseException:
        for name in files:
            (folder / name).unlink(missing_ok=True)
        raise


def _save(files: dict[str, ir.Model], folder: Path, accuracy: int) -> None:
    """Write the graphs, whose products with blocks compute in `accuracy`, each file whole or not at all."""
    for name, model in files.items():
        for node in model.graph:
            if node.op_type == "MatMulNBits":
                node.attributes["accuracy_level"] = ir.AttrInt64("accuracy_level", accuracy)
        part = folder / f"{name}.part"
        try:
            part.write_bytes(ir.to_proto(model).SerializeToString())
            part.replace(folder / name)
        finally:
            part.unlink(missing_ok=True)


def _stored_name(parameter: str, observed: Observed, header: Header) -> str:
    """The name of a parameter in the file, which may leave out the base model's prefix."""
    bare = parameter.removeprefix(f"{observed.model.base_model_prefix}.")
    for name in (parameter, bare):
        if name in header.tensors or f"{name}.blocks" in header.tensors:
            return name
    raise ModelError(
        tr(
            "The weights do not hold {parameter} under its own name; convert the model to a new folder.",
            parameter=parameter,
        )
    )


def _bind(graph: ir.Graph, stored: dict[str, str], header: Header, turned: set[str]) -> None:
    """Replace each parameter by what the file holds of it; `turned` names the matrices stored (in, out)."""
    for initializer in [name for name in graph.initializers if name in stored]:
        value, name = graph.initializers.pop(initializer), stored[initializer]
        if name in header.tensors:
            _bind_whole(graph, value, name, header.tensors[name])
        else:
            _bind_blocks(graph, value, name, header, name in turned)
    for value in graph.initializers.values():  # shapes and small constants are the exporter's, all else is the model's
        tensor = value.const_value
        if tensor is not None and tensor.nbytes > 1 << 16 and not isinstance(tensor, ir.ExternalTensor):
            raise ModelError(
                tr("The graph keeps {name} beside the weights; this model cannot be converted.", name=value.name)
            )


def _bind_whole(graph: ir.Graph, value: ir.Value, name: str, tensor: StoredTensor) -> None:
    source = _external(graph, name, tensor, tensor.shape)
    if tensor.dtype != "F32":
        widened = ir.node("Cast", [source], {"to": ir.DataType.FLOAT.value})
        graph.insert_before(graph[0], widened)
        source = widened.outputs[0]
        source.name = f"{name}.fp32"
    value.replace_all_uses_with(source)


def _bind_blocks(graph: ir.Graph, value: ir.Value, name: str, header: Header, turned: bool) -> None:
    """Put operators that read blocks in the place of Gemm and Gather."""
    blocks, scales = header.tensors[f"{name}.blocks"], header.tensors[f"{name}.scales"]
    out, count, length = blocks.shape
    shape = cast(ir.Shape, value.shape)
    attributes = {"bits": 8 * length // BLOCK, "block_size": BLOCK}
    for node in {node for node, _ in value.uses()}:
        if node.op_type == "Gemm":
            rows, _, *bias = node.inputs
            inputs = [
                rows,
                _external(graph, f"{name}.blocks", blocks, blocks.shape),
                _external(graph, f"{name}.scales", scales, (out * count,)),
                *([None, None, *bias] if bias else []),  # no zero points, no order of its own
            ]
            size = {"K": shape[0 if turned else 1], "N": out}
            new = ir.node("MatMulNBits", inputs, {**attributes, **size}, domain=MICROSOFT)
        else:  # the same bytes, as rows of a table
            table = _external(graph, f"{name}.rows", blocks, (out, count * length))
            row_scales = _external(graph, f"{name}.row_scales", scales, (out, count))
            axes = {"gather_axis": 0, "quantize_axis": 1}
            inputs = [table, node.inputs[1], row_scales]
            new = ir.node("GatherBlockQuantized", inputs, {**attributes, **axes}, domain=MICROSOFT)
        graph.insert_before(node, new)
        old = node.outputs[0]
        new.outputs[0].name, old.name = old.name, f"{old.name}.before"
        old.replace_all_uses_with(new.outputs[0], replace_graph_outputs=True)
        graph.remove(node, safe=True)


def _external(graph: ir.Graph, name: str, tensor: StoredTensor, shape: tuple[int, ...]) -> ir.Value:
    """An initializer that lies in `model.safetensors`; one and the same each time it is asked for."""
    if name in graph.initializers:
        return graph.initializers[name]
    extents = ir.Shape(shape)
    data = ir.ExternalTensor(
        WEIGHTS, tensor.offset, tensor.length, ONNX_TYPES[tensor.dtype], shape=extents, name=name, base_dir=""
    )
    value = ir.val(name, ONNX_TYPES[tensor.dtype], extents, const_value=data)
    graph.initializers[name] = value
    return value


def _check(observed: Observed, folder: Path, spec: ModelSpec) -> None:
    """Hold the graphs to PyTorch on the same weights, fresh and behind a past; ModelError where they differ."""
    tokens = min(12, spec.context)
    half = tokens // 2
    ids = np.random.default_rng(0).integers(0, spec.vocabulary, tokens)
    none = np.zeros((0, spec.layers, spec.kv_heads, spec.head_width), dtype=np.float32)
    with torch.inference_mode():
        outputs = observed(*(torch.from_numpy(array) for array in (ids, none, none)))
    expected = {name: output.numpy() for name, output in zip(observed.outputs, outputs, strict=True)}
    backend = open_onnx(folder, "cpu")
    try:
        fresh = backend.extend(Past(none, none), ids)
        last = backend.extend(Past(fresh.rows.keys[:half], fresh.rows.values[:half]), ids[half:])
        final = np.ascontiguousarray(fresh.rows.residual[-1:, -1])
        answers = [
            ("logits", expected["logits"], answer)
            for answer in (fresh.last_logits, last.last_logits, backend.readout(final)[0])
        ]
        for name in ("queries", "keys", "values", "residual"):
            answers.append((name, expected[name], getattr(fresh.rows, name)))
            answers.append((name, expected[name][half:], getattr(last.rows, name)))
        every = TorchProjection(observed, spec)
        answers += [("projection", every(layer), backend.projection(layer)) for layer in (0, spec.layers - 1)]
        for name, reference, answer in answers:
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
    for name in TOKENIZER_FILES:
        if (source / name).is_file():
            shutil.copyfile(source / name, made / name)
    if (made / TOKENIZER).is_file():
        return
    if not any((source / name).is_file() for name in OLDER_TOKENIZERS):
        raise ModelError(tr("{folder} holds no tokenizer; put its {file} there.", folder=source, file=TOKENIZER))
    try:
        with quiet():
            AutoTokenizer.from_pretrained(source, local_files_only=True, trust_remote_code=False).save_pretrained(made)
    except Exception as error:  # of as many kinds as there are tokenizers
        wrong = tr("The tokenizer of {folder} cannot be read ({why}).", folder=source, why=first_line(error))
        raise ModelError(wrong) from error
    if not (made / TOKENIZER).is_file():
        raise ModelError(
            tr(
                "The tokenizer of {folder} cannot be written as {file}, which ONNX models need.",
                folder=source,
                file=TOKENIZER,
            )
        )


def _write_card(observed: Observed, source: Path, made: Path, precision: str) -> None:
    model = observed.model
    text = f"""# {made.name}

Converted by Headlight from `{source.resolve().name}` ({model.config.model_type},
{sum(parameter.numel() for parameter in model.parameters()):,} parameters); weights in {precision}.

`model.onnx` and `readout.onnx` are graphs without weights: they point into `model.safetensors`, so keep the files
together.
"""
    (made / "README.md").write_text(text, encoding="utf-8")
