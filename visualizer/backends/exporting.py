"""From a loaded model to graphs whose weights are still unbound: one pass of the model each, as ONNX.

    decoder           model.onnx      ids, past ─► the new tokens' rows, logits
    encoder           model.onnx      ids, segments ─► rows
    encoder-decoder   encoder.onnx    ids ─► the source's rows, keys and values for cross attention
                      model.onnx      ids, past, these keys and values ─► the new tokens' rows, logits
    all with a head   readout.onnx    rows that leave the last block ─► normed rows, logits

Importing this module imports torch and the ONNX tools.
"""

import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import onnx_ir as ir
import torch
from onnxscript import optimizer
from torch import Tensor, nn

from visualizer.backends.graph import ENCODER, GRAPH, READOUT, READOUT_INPUT, READOUT_OUTPUTS
from visualizer.backends.observed import Observed
from visualizer.errors import ModelError
from visualizer.language import tr
from visualizer.trace import AttentionKind

OPSET = 18
NEW, PAST, SOURCE = 3, 4, 5  # tokens of the examples; 0 or 1 of them would be taken for constants


@dataclass(frozen=True, slots=True, eq=False)
class Graphs:
    """The graphs by their file names, and which parameter of the model stands behind which initializer."""

    models: dict[str, ir.Model]
    parameters: dict[str, str]  # name of an initializer of any graph: name of the parameter


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """One input of a graph: an example, and the names of its axes that vary."""

    example: Tensor
    axes: tuple[str, ...] = ()  # of the first axes


class Program(nn.Module):  # type: ignore[misc]  # torch is not followed
    """One pass of a model as a function of tensors by name, as exporters want it: in order, with a list of outputs."""

    def __init__(self, observed: Observed, inputs: dict[str, Input], run: Callable[..., dict[str, Tensor]]) -> None:
        super().__init__()
        self.observed = observed
        self.inputs = inputs
        self._run = run
        with torch.inference_mode():
            self.outputs = list(run(*(one.example for one in inputs.values())))

    def forward(self, *tensors: Tensor) -> tuple[Tensor, ...]:
        """The outputs in the order of `outputs`."""
        found = self._run(*tensors)
        return tuple(found[name] for name in self.outputs)


def export(observed: Observed) -> Graphs:
    """The graphs of a model, in float32, with its parameters as named initializers without values.

    Raises whatever torch raises where it cannot.
    """
    named = dict(observed.model.named_parameters())  # a tied one once, under its first name
    owner = {parameter.data_ptr(): name for name, parameter in named.items()}
    observed.plain = True
    try:
        programs = dict(_programs(observed))
        models = {file: _exported(program) for file, program in programs.items()}
    finally:
        observed.plain = False
    parameters = {
        name: owner[parameter.data_ptr()]
        for program in programs.values()
        for name, parameter in program.named_parameters(remove_duplicate=False)
    }
    return Graphs(models, parameters)


def _programs(observed: Observed) -> Iterator[tuple[str, Program]]:
    def scale(kind: AttentionKind) -> Input:
        stack = observed.stacks["encoder"] if kind == "encoder" else observed.stack
        return Input(torch.ones(len(stack.blocks), stack.shapes[kind][0]))

    def rows(kind: AttentionKind, count: int, axis: str, part: int) -> Input:
        _, kv_heads, *widths = observed.stack.shapes[kind]
        return Input(torch.zeros(count, len(observed.stack.blocks), kv_heads, widths[part]), (axis,))

    ids = {"ids": Input(torch.zeros(NEW, dtype=torch.int64), ("new",))}
    if observed.kind == "decoder-only":
        past = {"past_keys": rows("self", PAST, "past", 0), "past_values": rows("self", PAST, "past", 1)}

        def extend(new: Tensor, keys: Tensor, values: Tensor, heads: Tensor) -> dict[str, Tensor]:
            return observed.extend(new, keys, values, {"self": heads})

        yield GRAPH, Program(observed, {**ids, **past, "head_scale": scale("self")}, extend)
    elif observed.kind == "encoder-only":
        example = torch.zeros(NEW, dtype=torch.int64)  # one of its own, or the exporter takes both for one input
        segments = {"segments": Input(example, ("new",))} if observed.has_segments else {}

        def encode(new: Tensor, *rest: Tensor) -> dict[str, Tensor]:
            return observed.encode(new, rest[0] if segments else None, {"self": rest[-1]})

        yield GRAPH, Program(observed, {**ids, **segments, "head_scale": scale("self")}, encode)
    else:
        source = {"ids": Input(torch.zeros(SOURCE, dtype=torch.int64), ("source",))}

        def read(new: Tensor, heads: Tensor) -> dict[str, Tensor]:
            return observed.encode(new, None, {"encoder": heads})

        def write(
            new: Tensor, keys: Tensor, values: Tensor, across: Tensor, carried: Tensor, heads: Tensor, crossing: Tensor
        ) -> dict[str, Tensor]:
            return observed.continue_(new, keys, values, across, carried, {"decoder": heads, "cross": crossing})

        yield ENCODER, Program(observed, {**source, "head_scale": scale("encoder")}, read)
        past = {"past_keys": rows("decoder", PAST, "past", 0), "past_values": rows("decoder", PAST, "past", 1)}
        memory = {
            "memory_keys": rows("cross", SOURCE, "source", 0),
            "memory_values": rows("cross", SOURCE, "source", 1),
        }
        scales = {"head_scale": scale("decoder"), "cross_scale": scale("cross")}
        yield GRAPH, Program(observed, {**ids, **past, **memory, **scales}, write)
    if observed.has_head:

        def read_out(residual: Tensor) -> dict[str, Tensor]:
            return dict(zip(READOUT_OUTPUTS, observed.read_out(residual), strict=True))

        stream = {READOUT_INPUT: Input(torch.zeros(NEW, observed.stack.width), ("rows",))}
        yield READOUT, Program(observed, stream, read_out)


def _exported(program: Program) -> ir.Model:
    axes = {axis for one in program.inputs.values() for axis in one.axes}
    dims = {axis: torch.export.Dim(axis, min=0 if axis == "past" else 1) for axis in axes}
    shapes = tuple({place: dims[axis] for place, axis in enumerate(one.axes)} for one in program.inputs.values())
    with _quiet_export():
        made = torch.onnx.export(
            program,
            tuple(one.example for one in program.inputs.values()),
            dynamo=True,
            opset_version=OPSET,
            input_names=list(program.inputs),
            output_names=program.outputs,
            dynamic_shapes=(shapes,),
            optimize=False,
            verbose=False,
        )
    if made is None:
        raise ModelError(tr("PyTorch made no graph of this model; it cannot be converted."))
    model: ir.Model = made.model
    graph = model.graph
    # While the graph is simplified its weights are inputs, so that none is folded, merged or dropped for its value.
    names = {name for name, _ in program.named_parameters(remove_duplicate=False)}
    parameters = {name: value for name, value in graph.initializers.items() if name in names}
    for name, value in parameters.items():
        del graph.initializers[name]
        value.const_value = None
        graph.inputs.append(value)
    optimizer.optimize(model)
    for name, value in parameters.items():
        graph.inputs.remove(value)
        if value.uses():  # a pass of one part has no use for the others
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
    for value in (*graph.inputs, *graph.outputs):
        value.shape = None  # from them ONNX Runtime would infer every shape each time it opens the graph: half the time


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


def used(graphs: Graphs) -> Sequence[tuple[ir.Value, str]]:
    """Every initializer that is a parameter, in every graph, with that parameter's name."""
    return [
        (value, graphs.parameters[name])
        for model in graphs.models.values()
        for name, value in model.graph.initializers.items()
        if name in graphs.parameters
    ]
