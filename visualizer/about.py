"""What a model is, before it is loaded: read from its configuration and from the headers of its weights alone.

    folder ─► config.json, safetensors headers ─┐
    file.gguf ─► its header                     ├─► About ─► needs(): memory, against what the machine has

What cannot be opened on this machine is a ModelError of one sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from visualizer.backends.blocks import BLOCK, BLOCKS, OFFSETS, SCALES
from visualizer.backends.graph import GRAPH
from visualizer.backends.weights import SHARDS, Header, read_config, read_header, weight_files
from visualizer.configuration import (
    Config,
    Purpose,
    architecture_of,
    context_of,
    experts_of,
    feed_forward_of,
    head_width_of,
    heads_of,
    kind_of,
    kv_heads_of,
    layers_of,
    positions_of,
    purpose_of,
    stored_precision,
    vocabulary_of,
    width_of,
)
from visualizer.errors import ModelError
from visualizer.gguf_header import GgufHeader, read_gguf_header
from visualizer.language import later, tr
from visualizer.machine import Memory, main_memory
from visualizer.numerals import file_size
from visualizer.permission import NeedsPermission, is_allowed, risky_files
from visualizer.refusals import refuse_quantized, refuse_textless, refuse_unknown
from visualizer.trace import Kind

GGUF = ".gguf"
Precision = Literal["fp32", "fp16", "bf16", "int8"]

BYTES: dict[Precision, float] = {"fp32": 4, "fp16": 2, "bf16": 2, "int8": 1 + 4 / BLOCK}  # a weight; blocks share one
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
PLENTY = 4096  # tokens of context that are counted where a model has no end of its own

KIND_WORDS: dict[Kind, str] = {
    "decoder-only": later("decoder-only"),
    "encoder-only": later("encoder-only"),
    "encoder-decoder": later("encoder-decoder"),
}
PURPOSE_WORDS: dict[Purpose, str] = {
    "causal": later("causal language modelling: the next token"),
    "masked": later("masked language modelling: the tokens behind masks"),
    "denoising": later("denoising: what was cut out of a text"),
    "translation": later("translation"),
    "none": later("none: it gives vectors, and has no language head"),
}
POSITION_WORDS = {
    "learned": later("learned vectors"),
    "sinusoidal": later("sinusoidal vectors"),
    "rotary": later("rotary (RoPE)"),
    "alibi": later("linear biases (ALiBi)"),
    "buckets": later("relative biases in buckets (T5)"),
    "disentangled": later("relative, disentangled (DeBERTa)"),
    "none": later("none"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """What a model takes at one precision, in bytes, and whether the machine has it."""

    precision: Precision
    weights: int
    rows: int  # keys, values and queries of a full context, always in fp32
    fits: bool | None  # weights and rows in main memory as it is free now; None where the system does not say
    weights_fit: bool | None  # weights alone

    @property
    def whole(self) -> int:
        """Weights and rows."""
        return self.weights + self.rows


@dataclass(frozen=True, slots=True)
class About:
    """What a model is; made here from its files, read by lists, the library dialog and the command line.

    Of an encoder-decoder `layers` counts both stacks; heads, widths and context are the decoder's.
    """

    kind: Kind
    objective: Purpose
    family: str  # transformers' model_type
    architecture: str  # transformers' class, "" where the files do not say
    parameters: int
    layers: int
    encoder_layers: int  # of an encoder-decoder; else 0
    heads: int
    kv_heads: int
    head_width: int
    width: int
    context: int | None  # None where nothing in the model ends it
    vocabulary: int
    positions: str  # as in `ModelSpec.positions`
    feed_forward: int  # inner width, of one expert where there are several
    experts: int  # 0 where there is one network
    precision: str  # of the weights as they are stored
    format: Literal["safetensors", "gguf", "pickled"]
    weights: int  # bytes of the files that hold them
    converted: bool = False  # whether ONNX Runtime can run it as it is
    counted: bool = True  # False where `parameters` is guessed from the size of the files
    headers: tuple[Header, ...] = field(default=(), repr=False, compare=False)

    @property
    def row_bytes(self) -> int:
        """What the queries, keys and values of one token take, of all layers, in fp32."""
        own = (self.heads + 2 * self.kv_heads) * self.head_width  # numbers a token and layer
        decoder = self.layers - self.encoder_layers
        across = (
            decoder * self.heads * self.head_width if self.encoder_layers else 0
        )  # keys and values are the source's
        across += 2 * decoder * self.kv_heads * self.head_width if self.encoder_layers else 0
        return 4 * (self.layers * own + across)

    def rows(self, tokens: int | None = None) -> int:
        """The same of a whole context: `tokens`, else the longest there can be, else `PLENTY`."""
        return self.row_bytes * (tokens or self.context or PLENTY)

    def needs(self, memory: Memory | None = None) -> tuple[Need, ...]:
        """What it takes at each precision, against `memory`; None asks the machine."""
        memory = memory or main_memory()
        needs = []
        for precision, width in BYTES.items():
            weights, rows = round(self.parameters * width), self.rows()
            fits = None if memory is None else weights + rows <= memory.free
            needs.append(Need(precision, weights, rows, fits, None if memory is None else weights <= memory.free))
        return tuple(needs)

    @property
    def runs_at(self) -> Precision:
        """The precision it has in memory when it is opened as it is: PyTorch computes in fp32, graphs as stored."""
        stored = "int8" if self.precision == "int4" else self.precision
        return next((one for one in PRECISIONS if self.converted and one == stored), "fp32")

    def warning(self, memory: Memory | None = None) -> str:
        """One sentence where the machine has too little memory for it; "" where it has enough, or nobody knows."""
        memory = memory or main_memory()
        if memory is None:
            return ""
        needs = {need.precision: need for need in self.needs(memory)}
        need, free = needs[self.runs_at], file_size(memory.free)
        if not need.weights_fit:
            smaller = next((one for one in PRECISIONS if needs[one].weights_fit), None)
            sentence = tr(
                "It will not fit: its weights take {needed} at {precision}, and {free} of this machine are free.",
                needed=file_size(need.weights), precision=need.precision, free=free,
            )  # fmt: skip
            if smaller is None:
                return sentence
            way = tr("Converted to {precision} it would take {needed}.", precision=smaller,
                     needed=file_size(needs[smaller].weights))  # fmt: skip
            return f"{sentence} {way}"
        if not need.fits:
            tokens = (memory.free - need.weights) // max(1, self.row_bytes)
            return tr(
                "Its weights fit, a full context does not: beside them there is room for about {tokens} tokens.",
                tokens=_round_down(tokens),
            )
        return ""


def about(place: Path) -> About:
    """What a model folder or a GGUF file holds; ModelError says in one sentence why it cannot be opened."""
    if place.suffix == GGUF and place.is_file():
        facts = place.stat()
        return _about_gguf(place, facts.st_size, facts.st_mtime_ns)
    return about_folder(place)


def about_folder(folder: Path, config: Config | None = None) -> About:
    """The same of a folder; `config` is its configuration where that is read already."""
    config = read_config(folder) if config is None else config
    kind = kind_of(config)
    if kind is None:
        raise refuse_textless(folder, config)
    converted = (folder / GRAPH).is_file()
    if not converted:
        refuse_unknown(folder, config)
        refuse_quantized(folder, config)
    headers, weights, is_pickled = _weights(folder)
    return from_config(config, kind, headers, weights, is_pickled, converted)


def from_config(
    config: Config, kind: Kind, headers: tuple[Header, ...], weights: int, is_pickled: bool, converted: bool = False
) -> About:
    """What a configuration says, with the headers of the weights; they are empty where the weights are pickled."""
    names = [name for header in headers for name in header.tensors]
    encoder, decoder = layers_of(config, kind)
    heads = heads_of(config)
    precision = headers[0].precision if headers else stored_precision(config)
    guessed = round(weights / {"fp32": 4, "fp16": 2, "bf16": 2}.get(precision, 4))
    return About(
        kind=kind,
        objective=purpose_of(config, kind, names),
        family=config["model_type"],
        architecture=architecture_of(config),
        parameters=parameters(headers) if headers else guessed,
        layers=encoder + decoder if kind == "encoder-decoder" else max(encoder, decoder),
        encoder_layers=encoder if kind == "encoder-decoder" else 0,
        heads=heads,
        kv_heads=kv_heads_of(config, heads),
        head_width=head_width_of(config, heads),
        width=width_of(config),
        context=context_of(config),
        vocabulary=vocabulary_of(config),
        positions=positions_of(config, names),
        feed_forward=feed_forward_of(config),
        experts=experts_of(config),
        precision=precision,
        format="pickled" if is_pickled else "safetensors",
        weights=weights,
        converted=converted,
        counted=not is_pickled,
        headers=headers,
    )


def parameters(headers: Iterable[Header]) -> int:
    """How many trained numbers the weights hold.

    The masks that old GPT-2 files carry along are none, nor are the scales and offsets of quantized blocks; a byte of
    those blocks holds one number, or two of four bits.
    """
    return sum(
        tensor.size * (2 if name.endswith(BLOCKS) and tensor.shape[-1] == BLOCK // 2 else 1)
        for header in headers
        for name, tensor in header.tensors.items()
        if not name.endswith((".attn.bias", ".attn.masked_bias", SCALES, OFFSETS, ".position_ids", "final_logits_bias"))
    )


def _weights(folder: Path) -> tuple[tuple[Header, ...], int, bool]:
    """Headers and bytes of the weights, and whether they are pickled; ModelError where there are none to be had."""
    try:
        files = weight_files(folder)
    except ModelError as error:
        pickled = [file for file in risky_files(folder, "pickled") if _is_weights(file.name)]
        if not pickled or (folder / SHARDS).is_file():
            raise
        if not is_allowed(folder, "pickled"):
            raise NeedsPermission(str(error), "pickled") from error
        return (), sum(file.stat().st_size for file in pickled), True
    return tuple(read_header(file) for file in files), sum(file.stat().st_size for file in files), False


def _is_weights(name: str) -> bool:
    return not name.startswith(("training_args", "optimizer", "scheduler", "rng_state"))


@lru_cache(maxsize=32)
def _about_gguf(file: Path, size: int, changed: int) -> About:
    """What a GGUF file says of itself; read again when it has changed."""
    header = read_gguf_header(file)
    said = header.fields
    family = str(said.get("general.architecture", ""))

    def number(*names: str) -> int:
        found = (said.get(f"{family}.{name}") for name in names)
        return next((max(one) if isinstance(one, list) else int(one) for one in found if one), 0)

    layers, heads = number("block_count"), number("attention.head_count")
    if not (layers and heads):
        raise ModelError(tr("{file} holds no text model ({family}): give another.", file=file, family=family or "?"))
    kv_heads, width = number("attention.head_count_kv") or heads, number("embedding_length")
    context = number("context_length") or None
    tokens = said.get("tokenizer.ggml.tokens", 0)
    is_pair = family in ("t5", "t5encoder")
    is_encoder = any(family.startswith(name) for name in ("bert", "nomic-bert", "jina-bert")) or family == "t5encoder"
    kind: Kind = "encoder-only" if is_encoder else "encoder-decoder" if is_pair else "decoder-only"
    encoder = layers if kind == "encoder-decoder" else 0
    return About(
        kind=kind,
        objective={"decoder-only": "causal", "encoder-only": "none", "encoder-decoder": "denoising"}[kind],  # type: ignore[arg-type]
        family=family,
        architecture="",
        parameters=header.parameters,
        layers=layers + (number("decoder_block_count") or encoder if encoder else 0),
        encoder_layers=encoder,
        heads=heads,
        kv_heads=kv_heads,
        head_width=number("attention.key_length") or width // heads,
        width=width,
        context=context,
        vocabulary=number("vocab_size") or (len(tokens) if isinstance(tokens, list) else int(tokens)),
        positions=_gguf_positions(header, family),
        feed_forward=number("feed_forward_length", "expert_feed_forward_length"),
        experts=number("expert_count"),
        precision=header.precision,
        format="gguf",
        weights=size,
    )


def _gguf_positions(header: GgufHeader, family: str) -> str:
    """How a GGUF model tells positions apart."""
    if any(f"{family}.rope.{name}" in header.fields for name in ("freq_base", "dimension_count", "scaling.type")):
        return "rotary"
    if family in ("bloom", "mpt") or f"{family}.attention.max_alibi_bias" in header.fields:
        return "alibi"
    if any(name.startswith("position_embd") for name in header.tensors):
        return "learned"
    return "buckets" if any("rel_b" in name for name in header.tensors) else "rotary"


def _round_down(count: int) -> int:
    """Two leading digits: 1 234 567 is 1 200 000."""
    unit = 10 ** max(0, len(str(max(0, count))) - 2)
    return max(0, count) // unit * unit
