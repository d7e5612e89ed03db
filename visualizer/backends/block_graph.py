"""Graphs whose weights lie in blocks: operators that read them, in the place of products and look-ups.

What reads a parameter is one of three: a product with its transpose (Gemm, or Transpose and MatMul), a product with it
as it stands (transformers' Conv1D), or Gather, which looks rows up. Products with 4-bit blocks become MatMulNBits. An
offset adds, to each product, the sums of the inputs over blocks of 32 times the offsets. 8-bit blocks have no operator
that computes in float32, so where a graph shall be exact they are unpacked when it is loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import onnx_ir as ir

from visualizer.backends.blocks import BLOCK, BLOCKS, OFFSETS, SCALES
from visualizer.backends.weights import WEIGHTS, Header, StoredTensor
from visualizer.errors import ModelError
from visualizer.language import tr

MICROSOFT = "com.microsoft"  # where ONNX Runtime keeps its operators for blocks
TYPES = {
    "F32": ir.DataType.FLOAT, "F16": ir.DataType.FLOAT16, "BF16": ir.DataType.BFLOAT16, "U8": ir.DataType.UINT8,
}  # fmt: skip


def external(graph: ir.Graph, name: str, tensor: StoredTensor, shape: tuple[int, ...]) -> ir.Value:
    """An initializer that lies in `model.safetensors`; one and the same each time it is asked for."""
    if name in graph.initializers:
        return graph.initializers[name]
    extents = ir.Shape(shape)
    data = ir.ExternalTensor(
        WEIGHTS, tensor.offset, tensor.length, TYPES[tensor.dtype], shape=extents, name=name, base_dir=""
    )
    value = ir.val(name, TYPES[tensor.dtype], extents, const_value=data)
    graph.initializers[name] = value
    return value


def readers(value: ir.Value) -> set[str]:
    """What reads a parameter: "Gemm" for any product that blocks can stand in for, else the operator's name."""
    found = {"Gemm" if _is_product(node, value) else str(node.op_type) for node, _ in value.uses()}
    return found


@dataclass(slots=True)
class BlockBinder:
    """Puts blocks that lie in `model.safetensors` in the place of a graph's parameters.

    `exact` graphs compute with the numbers as they are; the others round each product's input to 8 bits, which
    is several times as fast.
    """

    graph: ir.Graph
    header: Header
    exact: bool
    _sums: dict[ir.Value, ir.Value] = field(default_factory=dict)  # by what they are the sums of

    def bind(self, value: ir.Value, name: str, turned: bool) -> None:
        """Bind one parameter to the blocks of that name; `turned` where the graph has it as (in, out).

        ModelError where something reads it that no blocks can stand in for.
        """
        for node in {node for node, _ in value.uses()}:
            if node.op_type == "Gather" and not turned:
                self._replace(node, self._look_up(node, name))
            elif not _is_product(node, value):
                wrong = tr("{operator} reads {name}, which cannot be in blocks.", operator=node.op_type, name=name)
                raise ModelError(wrong)
            elif self.exact and self._bits(name) == 8:
                node.replace_input_with(list(node.inputs).index(value), self._unpacked(value, name, turned))
            elif node.op_type == "Transpose":
                for product in [user for user, _ in node.outputs[0].uses()]:
                    self._replace(product, self._multiply(product, value, name, turned))
                self.graph.remove(node, safe=True)
            else:
                self._replace(node, self._multiply(node, value, name, turned))

    def _multiply(self, node: ir.Node, value: ir.Value, name: str, turned: bool) -> ir.Value:
        """The product of a Gemm's or MatMul's rows with a matrix in blocks."""
        rows, _, *bias = node.inputs
        assert rows is not None
        blocks, scales = self._stored(name + BLOCKS), self._stored(name + SCALES)
        out, count, _ = blocks.shape
        numbers = external(self.graph, name + BLOCKS, blocks, blocks.shape)
        steps = external(self.graph, name + SCALES, scales, (out * count,))
        size = self._width(value, turned), out
        product = self._product(node, rows, numbers, steps, bias, size, self._bits(name))
        if name + OFFSETS not in self.header.tensors:
            return product
        offsets = self._stored(name + OFFSETS)
        each = [self._sum(node, rows, count), external(self.graph, name + OFFSETS, offsets, offsets.shape)]
        added = self._insert(node, "Gemm", each, {"transB": 1})  # (rows, out)
        flattened = rows.producer()
        if flattened is None or flattened.op_type != "Flatten":  # the product has as many axes as its rows had
            added = self._insert(node, "Reshape", [added, self._insert(node, "Shape", [product])])
        return self._insert(node, "Add", [product, added])

    def _product(
        self,
        node: ir.Node,
        rows: ir.Value,
        numbers: ir.Value,
        scales: ir.Value,
        bias: list[ir.Value | None],
        size: tuple[int, int],
        bits: int,
    ) -> ir.Value:
        """ONNX Runtime's product of rows with blocks; `size` is of the matrix, (in, out)."""
        inputs = [rows, numbers, scales, *([None, None, *bias] if bias else [])]  # no zero points, no order of its own
        attributes = {"bits": bits, "block_size": BLOCK, "K": size[0], "N": size[1]}
        return self._insert(node, "MatMulNBits", inputs, attributes, domain=MICROSOFT)

    def _sum(self, node: ir.Node, rows: ir.Value, count: int) -> ir.Value:
        """The sums of rows over each block, (rows, blocks); made once for all products with the same rows."""
        flattened = rows.producer()
        source = flattened.inputs[0] if flattened is not None and flattened.op_type == "Flatten" else rows
        assert source is not None
        if source not in self._sums:
            before = next(user for user in self.graph if any(source is one for one in user.inputs))
            parts = self._insert(before, "Reshape", [source, self._numbers([-1, count, BLOCK])])
            self._sums[source] = self._insert(before, "ReduceSum", [parts, self._numbers([2])], {"keepdims": 0})
        return self._sums[source]

    def _look_up(self, node: ir.Node, name: str) -> ir.Value:
        """Rows of a table in blocks: looked up in bytes, then unpacked, those few alone."""
        index = node.inputs[1]
        blocks, scales = self._stored(name + BLOCKS), self._stored(name + SCALES)
        numbers = self._gather(node, external(self.graph, name + BLOCKS, blocks, blocks.shape), index)
        axes = [-1]
        if self._bits(name) == 4:  # (..., blocks, 16) becomes (..., blocks, 16, 2)
            axes = [-1, -2]
            low = self._insert(node, "BitwiseAnd", [numbers, self._bytes(15)])
            high = self._insert(node, "BitShift", [numbers, self._bytes(4)], {"direction": "RIGHT"})
            halves = [self._insert(node, "Unsqueeze", [half, self._numbers([-1])]) for half in (low, high)]
            numbers = self._insert(node, "Concat", halves, {"axis": -1})
        steps = self._insert(node, "Cast", [numbers], {"to": ir.DataType.FLOAT.value})
        steps = self._insert(node, "Sub", [steps, self._middle(name)])
        row_scales = self._gather(node, external(self.graph, f"{name}.row_scales", scales, scales.shape), index)
        weights = self._insert(node, "Mul", [steps, self._insert(node, "Unsqueeze", [row_scales, self._numbers(axes)])])
        if name + OFFSETS in self.header.tensors:
            offsets = self._stored(name + OFFSETS)
            each = self._gather(node, external(self.graph, name + OFFSETS, offsets, offsets.shape), index)
            weights = self._insert(node, "Add", [weights, self._insert(node, "Unsqueeze", [each, self._numbers(axes)])])
        places = self._insert(node, "Shape", [index])
        shape = self._insert(node, "Concat", [places, self._numbers([-1])], {"axis": 0})
        return self._insert(node, "Reshape", [weights, shape])

    def _unpacked(self, value: ir.Value, name: str, turned: bool) -> ir.Value:
        """A whole matrix of 8-bit blocks; ONNX Runtime computes it once, when it loads the graph."""
        blocks, scales = self._stored(name + BLOCKS), self._stored(name + SCALES)
        out, count, _ = blocks.shape
        width = self._width(value, turned)
        known = f"{name}.fp32"
        for node in self.graph:
            if node.outputs[0].name == known:
                return node.outputs[0]
        first = self.graph[0]
        numbers = external(self.graph, name + BLOCKS, blocks, blocks.shape)
        steps = self._insert(first, "Cast", [numbers], {"to": ir.DataType.FLOAT.value})
        steps = self._insert(first, "Sub", [steps, self._middle(name)])
        column = external(self.graph, f"{name}.columns", scales, (out, count, 1))
        weights = self._insert(first, "Mul", [steps, column])
        if name + OFFSETS in self.header.tensors:
            offsets = external(self.graph, f"{name}.offset_columns", self._stored(name + OFFSETS), (out, count, 1))
            weights = self._insert(first, "Add", [weights, offsets])
        weights = self._insert(first, "Reshape", [weights, self._numbers([out, count * BLOCK])])
        if width != count * BLOCK:
            ends = [self._numbers([0]), self._numbers([width]), self._numbers([1])]
            weights = self._insert(first, "Slice", [weights, *ends])
        if turned:
            weights = self._insert(first, "Transpose", [weights], {"perm": [1, 0]})
        weights.name = known
        return weights

    @staticmethod
    def _width(value: ir.Value, turned: bool) -> int:
        """Of a row of the matrix, without what fills it up."""
        return int(cast(ir.Shape, value.shape)[0 if turned else 1])

    def _stored(self, name: str) -> StoredTensor:
        return self.header.tensors[name]

    def _bits(self, name: str) -> int:
        return 8 * self._stored(name + BLOCKS).shape[-1] // BLOCK

    def _gather(self, node: ir.Node, table: ir.Value, index: ir.Value | None) -> ir.Value:
        return self._insert(node, "Gather", [table, index], {"axis": 0})

    def _middle(self, name: str) -> ir.Value:
        return self._constant(np.array(1 << (self._bits(name) - 1), dtype=np.float32))

    def _numbers(self, numbers: list[int]) -> ir.Value:
        return self._constant(np.array(numbers, dtype=np.int64))

    def _bytes(self, number: int) -> ir.Value:
        return self._constant(np.array(number, dtype=np.uint8))

    def _constant(self, array: np.ndarray) -> ir.Value:
        """A small initializer; one and the same for equal numbers."""
        name = f"headlight.{array.dtype}." + "_".join(str(number) for number in array.ravel())
        if name not in self.graph.initializers:
            tensor = ir.tensor(array, name=name)
            self.graph.initializers[name] = ir.val(name, tensor.dtype, tensor.shape, const_value=tensor)
        return self.graph.initializers[name]

    def _insert(
        self,
        before: ir.Node,
        operator: str,
        inputs: list[ir.Value | None] | list[ir.Value],
        attributes: Mapping[str, object] | None = None,
        domain: str = "",
    ) -> ir.Value:
        node = ir.node(operator, inputs, attributes or {}, domain=domain)
        self.graph.insert_before(before, node)
        value: ir.Value = node.outputs[0]
        return value

    def _replace(self, node: ir.Node, value: ir.Value) -> None:
        """Let everybody who read a node's result read another one, and remove the node."""
        old = node.outputs[0]
        value.name, old.name = old.name, f"{old.name}.before"
        old.replace_all_uses_with(value, replace_graph_outputs=True)
        self.graph.remove(node, safe=True)


def _is_product(node: ir.Node, value: ir.Value) -> bool:
    """Whether a node multiplies rows with a parameter, or turns it for nodes that do."""
    if node.op_type == "Transpose":
        users = [user for user, _ in node.outputs[0].uses()]
        return bool(users) and all(_is_product(user, node.outputs[0]) for user in users)
    return node.op_type in ("Gemm", "MatMul") and node.inputs[1] is value and node.inputs[0] is not value
