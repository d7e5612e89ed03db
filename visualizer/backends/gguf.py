"""GGUF files: opened by transformers, and made folders of, with their blocks carried over.

    file.gguf ─► transformers unpacks it ─► a model ─┬─► its configuration, its tokenizer
                    the file's own blocks ───────────┴─► model.safetensors ─► write_graph

The numbers of a quantized file are kept as the file has them (`gguf_blocks`). Which of its rows make up which parameter
is found by what stands in them: llama.cpp turns the rows of queries and keys around for its own rotary embedding, other
families have habits of their own, and transformers undoes them all; so a parameter's rows, unpacked, are looked for
among the file's. What is not found, or is of a kind that does not fit, is stored unpacked.

Importing this module imports torch, transformers and gguf.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Int64, UInt8, UInt64
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    PreTrainedModel,
    modeling_gguf_pytorch_utils,
)

from visualizer.backends.blocks import Blocks
from visualizer.backends.gguf_blocks import carried
from visualizer.backends.quantized import turned
from visualizer.backends.quiet import quiet
from visualizer.backends.weights import CONFIG, WEIGHTS, first_line
from visualizer.errors import HeadlightError, ModelError
from visualizer.gguf_header import TYPES, GgufHeader, read_gguf_header
from visualizer.language import tr
from visualizer.loading import Show, report

NEEDED = ("gguf", "accelerate")  # by transformers, to read GGUF
PLAIN = ("fp32", "fp16", "bf16", "fp64")
BYTES = {name: size for name, _, size in TYPES.values()}  # of a block
PAIRS = ("t5", "umt5")  # architectures that are encoder-decoders
PRIVATE = ("quantization_config", "_name_or_path", "_model_name_or_path")  # of a configuration: not of the folder
PASSING = ("local_files_only", "is_local", "name_or_path")  # of a tokenizer's settings: of how it was opened
CLOSE = 1e-6  # of the largest weight, between blocks and what transformers made of them


def load_gguf(file: Path, show: Show = report) -> PreTrainedModel:
    """A GGUF file's model, unpacked to float32; ModelError, in one sentence, where it cannot be opened."""
    header = read_gguf_header(file)
    _ask_for_packages(file)
    family = str(header.fields.get("general.architecture", ""))
    auto = AutoModelForSeq2SeqLM if family in PAIRS else AutoModelForCausalLM
    try:
        with quiet(), _counted(show):
            model, info = auto.from_pretrained(
                file.parent,
                gguf_file=file.name,
                dtype=torch.float32,
                local_files_only=True,
                trust_remote_code=False,
                output_loading_info=True,
            )
    except HeadlightError:  # nobody wants it any more
        raise
    except Exception as error:  # transformers and gguf raise what they happen to meet
        if "not supported" in str(error):
            wrong = tr(
                '{file} holds a model of the kind "{family}", which transformers cannot read from GGUF; get it as '
                "safetensors.",
                file=file,
                family=family,
            )
        else:
            wrong = tr("{file} cannot be opened ({why}); fetch the file anew.", file=file, why=first_line(error))
        raise ModelError(wrong) from error
    missing = sorted(info["missing_keys"])
    if missing:
        raise ModelError(tr("{file} is no whole model: it lacks {name}.", file=file, name=missing[0]))
    return model.requires_grad_(False).eval()


@contextmanager
def _counted(show: Show) -> Iterator[None]:
    """transformers' bar over the file's tensors as a report, which also is where the work may be ended."""

    def counted(tensors: Sequence[Any], **options: Any) -> Iterator[Any]:
        for number, tensor in enumerate(tensors):
            show(tr("Unpacking"), number, len(tensors))
            yield tensor

    bar = modeling_gguf_pytorch_utils.tqdm
    modeling_gguf_pytorch_utils.tqdm = counted
    try:
        yield
    finally:
        modeling_gguf_pytorch_utils.tqdm = bar


def prepare(file: Path, folder: Path, show: Show = report) -> None:
    """Make a folder of a GGUF file, from which its model opens in a second, on ONNX Runtime and on PyTorch.

    `folder` does not exist yet, or is empty. Nothing is quantized anew: the file's blocks are carried over. A model
    that cannot be made a graph of is left to PyTorch. `show` is told how far it is, and may raise to end it. ModelError
    where the file cannot be opened.
    """
    from visualizer.backends.convert import write_graph

    write_folder(file, folder, show)
    show(tr("Making the graph"), 0, 0)
    try:
        write_graph(folder)
    except ModelError as error:
        with (folder / "README.md").open("a", encoding="utf-8") as card:
            card.write(f"\nPyTorch runs it: {error}\n")


def convert_gguf(file: Path, out: Path) -> None:
    """Write the model of a GGUF file as a folder that runs on ONNX Runtime, with the file's own blocks.

    Raises as `convert.convert` does.
    """
    from visualizer.backends.convert import making, write_graph

    with making(file, out) as made:
        write_folder(file, made)
        write_graph(made)


def write_folder(file: Path, folder: Path, show: Show = report) -> None:
    """The folder without its graphs: configuration, tokenizer, and weights with the file's blocks.

    `weights.Header.precision` names the kinds of most of the numbers: "Q4_1 + Q8_0".
    """
    folder.mkdir(parents=True, exist_ok=True)
    show(tr("Reading the file"), 0, 0)
    header = read_gguf_header(file)
    model = load_gguf(file, show)
    show(tr("Carrying the weights over"), 0, 0)
    tensors, precision = _stored(model, file, header)
    save_file(tensors, folder / WEIGHTS, {"format": "headlight", "precision": precision})
    _write_config(model, folder)
    show(tr("Reading the tokenizer"), 0, 0)
    _write_tokenizer(file, folder)
    _write_card(file, header, folder, precision)


# --- weights: which of the file's rows a parameter is made of ---


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A quantized matrix of the file: its blocks, and a number for the content of each of its rows, sorted."""

    kind: str
    raw: UInt8[np.ndarray, "out blocks bytes"]
    marks: UInt64[np.ndarray, "out"]
    order: Int64[np.ndarray, "out"]  # row of the file that each mark is of

    def rows_of(self, marks: UInt64[np.ndarray, "rows"]) -> Int64[np.ndarray, "rows"] | None:
        """Which of the matrix's rows have these contents; None where one has not."""
        places = np.searchsorted(self.marks, marks).clip(max=len(self.marks) - 1)
        rows: np.ndarray = self.order[places]
        return rows if np.array_equal(self.marks[places], marks) else None


def _stored(model: PreTrainedModel, file: Path, header: GgufHeader) -> tuple[dict[str, Tensor], str]:
    """The parameters as they are to be stored, and the name of their precision."""
    found: dict[int, list[_Found]] = {}  # by width
    for one, width in _quantized(file, header):
        found.setdefault(width, []).append(one)
    columns = turned(model)
    kept = {f"{name}.weight" for name, module in model.named_modules() if isinstance(module, nn.Linear)} | columns
    table = model.get_input_embeddings().weight
    tensors: dict[str, Tensor] = {}
    sizes: Counter[str] = Counter()
    for name, parameter in model.named_parameters():
        weights = parameter.detach()
        matrix = weights.numpy().T if name in columns else weights.numpy()
        blocks = None
        if name in kept or parameter is table:
            kind, blocks = _blocks_of(np.ascontiguousarray(matrix), found)
        if blocks is not None:
            tensors |= {key: torch.from_numpy(np.ascontiguousarray(part)) for key, part in blocks.named(name).items()}
        else:
            tensors[name], kind = _whole(weights, bool(found))
        sizes[kind] += weights.numel()
    common = [kind for kind, size in sizes.most_common() if kind not in PLAIN or size > sizes.total() / 100]
    return tensors, " + ".join(common[:2])


def _quantized(file: Path, header: GgufHeader) -> Iterator[tuple[_Found, int]]:
    """The quantized matrices of the file, and their widths."""
    from gguf import GGMLQuantizationType, dequantize

    content = np.memmap(file, dtype=np.uint8, mode="r")
    for tensor in header.tensors.values():
        if tensor.type in PLAIN or len(tensor.shape) < 2:
            continue
        width, rows = tensor.shape[0], math.prod(tensor.shape[1:])
        first = header.data + tensor.offset
        raw = content[first : first + tensor.length].reshape(rows, -1)  # (out, bytes)
        unpacked = dequantize(raw, GGMLQuantizationType[tensor.type])  # the same that transformers calls
        marks = _marks(np.ascontiguousarray(unpacked.reshape(rows, width), dtype=np.float32))
        order = np.argsort(marks, kind="stable")
        yield _Found(tensor.type, raw.reshape(rows, -1, BYTES[tensor.type]), marks[order], order), width


def _marks(matrix: Float[np.ndarray, "out in"]) -> UInt64[np.ndarray, "out"]:
    """A number for the content of each row; equal rows have equal ones, others practically never."""
    odd = np.random.default_rng(1).integers(0, 1 << 62, matrix.shape[1], dtype=np.uint64) * 2 + 1
    found = np.empty(len(matrix), dtype=np.uint64)
    for first in range(0, len(matrix), 4096):
        part = (matrix[first : first + 4096] + np.float32(0)).view(np.uint32)  # -0 is 0
        found[first : first + 4096] = part.astype(np.uint64) @ odd
    return found


def _blocks_of(matrix: Float[np.ndarray, "out in"], found: dict[int, list[_Found]]) -> tuple[str, Blocks | None]:
    """The blocks that a matrix was unpacked from, row by row, and their kind; None where there are none."""
    marks = _marks(matrix)
    for one in found.get(matrix.shape[1], []):
        rows = one.rows_of(marks[:1])
        if rows is None or (rows := one.rows_of(marks)) is None:
            continue
        blocks = carried(one.kind, np.ascontiguousarray(one.raw[rows]))
        if blocks is None:
            continue
        if np.abs(blocks.unpacked() - matrix).max(initial=0.0) <= CLOSE * np.abs(matrix).max(initial=0.0):
            return one.kind, blocks
    return "", None


def _whole(weights: Tensor, was_quantized: bool) -> tuple[Tensor, str]:
    """A parameter that is in no blocks, as small as it can be, and the name of its precision.

    Vectors stay as they are, and so do matrices unless half precision holds all their numbers. A matrix that was
    unpacked from a kind that does not fit into blocks is rounded to half precision: its steps are coarser than that.
    """
    if weights.ndim < 2:
        return weights.contiguous(), "fp32"
    for dtype, name in ((torch.float16, "fp16"), (torch.bfloat16, "bf16")):
        narrow = weights.to(dtype)
        if torch.equal(narrow.to(torch.float32), weights):
            return narrow.contiguous(), name
    if was_quantized and float(weights.abs().max()) < torch.finfo(torch.float16).max:
        return weights.to(torch.float16).contiguous(), "fp16"
    return weights.contiguous(), "fp32"


# --- the folder around the weights ---


def _write_config(model: PreTrainedModel, folder: Path) -> None:
    config = {key: value for key, value in model.config.to_dict().items() if key not in PRIVATE}
    config |= {"architectures": [type(model).__name__], "dtype": "float32"}
    _write(folder / CONFIG, config)


def _write_tokenizer(file: Path, folder: Path) -> None:
    """The tokenizer, with its chat template among its settings."""
    try:
        with quiet():
            tokenizer = AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name, local_files_only=True)
            tokenizer.save_pretrained(folder)
    except Exception as error:  # of as many kinds as there are tokenizers
        wrong = tr("The tokenizer of {file} cannot be read ({why}).", file=file, why=first_line(error))
        raise ModelError(wrong) from error
    path = folder / "tokenizer_config.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    template = folder / "chat_template.jinja"
    if template.is_file():
        settings["chat_template"] = template.read_text(encoding="utf-8")
        template.unlink()
    _write(path, {key: value for key, value in settings.items() if key not in PASSING})


def _write_card(file: Path, header: GgufHeader, folder: Path, precision: str) -> None:
    said = header.fields
    title, licence = said.get("general.name", folder.name), said.get("general.license")
    text = f"""# {folder.name}

Made by Headlight from `{file.name}`: {title}, {header.parameters:,} parameters, weights as in the file ({precision}).
"""
    if licence:
        text += f"Licence, as the file says: {licence}.\n"
    (folder / "README.md").write_text(text, encoding="utf-8")


def _write(path: Path, said: dict[str, Any]) -> None:
    path.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _ask_for_packages(file: Path) -> None:
    for name in NEEDED:
        if find_spec(name) is None:
            wrong = tr("{file} is GGUF, which needs the package {name}: install it with pip.", file=file, name=name)
            raise ModelError(wrong)
