"""A loaded model as pure functions of tensors, which the torch backend calls and `convert.py` exports.

Hooks on the parts that `anatomy.py` found leave residual stream, embeddings and feed-forward activations in the capture
of the pass; what goes into the heads comes through the seam in `capture.py`.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import torch
from jaxtyping import Float, Int64
from torch import Tensor, nn
from transformers import Cache, DynamicCache, EncoderDecoderCache, PreTrainedModel
from transformers.pytorch_utils import Conv1D

from visualizer.backends.anatomy import PROBE, TARGET, Stack, bare, dissect
from visualizer.backends.capture import Capture, Heads, capturing, current
from visualizer.trace import AttentionKind, Kind

TOP = 32  # units of each feed-forward network that a trace keeps

HeadScales = Mapping[AttentionKind, Float[Tensor, "layers heads"]]


class Observed(nn.Module):  # type: ignore[misc]  # torch is not followed
    """A model with hooks on its parts. Made once for a loaded model; `kind` says how it is called.

    A model whose attention does not pass the seam is asked for its maps instead. Raises `NotDissected` where the parts
    are not found.
    """

    def __init__(self, model: PreTrainedModel, kind: Kind, passes_the_seam: bool = True) -> None:
        super().__init__()
        self.model = model.eval()
        self.kind = kind
        self.passes_the_seam = passes_the_seam
        self.plain = False  # set while exporting
        accepted = inspect.signature(model.forward).parameters
        self.has_segments = "token_type_ids" in accepted and getattr(model.config, "type_vocab_size", 0) > 1
        self.stacks = dissect(model, self._probe, self._kinds) if passes_the_seam else bare(model, self._probe)
        for stack in self.stacks.values():
            _observe(stack)
        self._note_final()
        self.eval()

    # ---- what the model is made of ----
    @property
    def _kinds(self) -> tuple[AttentionKind, ...]:
        return ("encoder", "decoder", "cross") if self.kind == "encoder-decoder" else ("self",)

    @property
    def stack(self) -> Stack:
        """The blocks that lead to the logits: the decoder's, or the only ones."""
        return self.stacks["decoder" if self.kind == "encoder-decoder" else "self"]

    @property
    def has_head(self) -> bool:
        """Whether the model turns hidden states into logits of tokens."""
        return self.model.get_output_embeddings() is not None

    def position_table(self, stack: Stack, context: int) -> Float[Tensor, "context embedding_width"] | None:
        """The position vectors that are added, the first position first; None where none are."""
        if stack.places is None or not isinstance(getattr(stack.places, "weight", None), Tensor):
            return None
        return stack.places.weight[stack.offset : stack.offset + context]

    # ---- passes ----
    def extend(
        self,
        ids: Int64[Tensor, "new"],
        past_keys: Float[Tensor, "past layers kv_heads head_width"],
        past_values: Float[Tensor, "past layers kv_heads value_width"],
        head_scale: HeadScales | None = None,
    ) -> dict[str, Tensor]:
        """The rows of `ids` behind a past in a decoder, and `logits` (vocabulary,) of the last row."""
        with self._capturing(head_scale) as capture:
            out = self.model(ids[None], cache=_cache(past_keys, past_values), use_cache=True, logits_to_keep=1)
        return {**self._rows(capture, self.stack), "logits": out.logits.flatten()}

    def encode(
        self,
        ids: Int64[Tensor, "tokens"],
        segments: Int64[Tensor, "tokens"] | None = None,
        head_scale: HeadScales | None = None,
    ) -> dict[str, Tensor]:
        """The rows of a text read both ways; of an encoder-decoder also the keys and values of cross attention."""
        if self.kind != "encoder-decoder":
            options = {} if segments is None or not self.has_segments else {"token_type_ids": segments[None]}
            options |= {} if self.passes_the_seam else {"output_attentions": True}
            with self._capturing(head_scale) as capture:
                out = self.model(input_ids=ids[None], **options)
            rows = self._rows(capture, self.stack)
            if self.has_head:
                rows["logits"] = out.logits[0, -1]
            if not self.passes_the_seam:
                rows["maps"] = torch.cat(list(out.attentions)).permute(2, 0, 1, 3)  # (tokens, layers, heads, keys)
            return rows
        with self._capturing(head_scale) as capture:
            hidden = self.model.get_encoder()(input_ids=ids[None])[0]  # (1, source, width)
        rows = self._rows(capture, self.stacks["encoder"])
        start = torch.zeros(1, 1, dtype=torch.int64, device=ids.device)
        with self._capturing(None) as across:
            cache = EncoderDecoderCache(DynamicCache(), DynamicCache())
            self.model.get_decoder()(input_ids=start, encoder_hidden_states=hidden, cache=cache, use_cache=True)
        rows["memory_keys"] = _by_token(across.heads["cross"].keys)  # (source, layers, kv_heads, head_width)
        rows["memory_values"] = _by_token(across.heads["cross"].values)
        return rows

    def continue_(
        self,
        ids: Int64[Tensor, "new"],
        past_keys: Float[Tensor, "past layers kv_heads head_width"],
        past_values: Float[Tensor, "past layers kv_heads value_width"],
        memory_keys: Float[Tensor, "source layers kv_heads head_width"],
        memory_values: Float[Tensor, "source layers kv_heads value_width"],
        head_scale: HeadScales | None = None,
    ) -> dict[str, Tensor]:
        """The rows of `ids` of a target behind its past, and `logits` (vocabulary,) of the last row.

        The source is given as the keys and values that `encode` made of it.
        """
        cache = EncoderDecoderCache(_cache(past_keys, past_values), _cache(memory_keys, memory_values))
        cache.is_updated = dict.fromkeys(range(memory_keys.shape[1]), True)
        width = self.stacks["encoder"].width
        hidden = memory_keys.new_zeros(memory_keys.shape[0], width)[None]  # only its length is read
        with self._capturing(head_scale) as capture:
            out = self.model(encoder_outputs=(hidden,), decoder_input_ids=ids[None], cache=cache, use_cache=True)
        rows = self._rows(capture, self.stack)
        rows["cross_queries"] = _by_token(capture.heads["cross"].queries)
        return {**rows, "logits": out.logits[0, -1]}

    def read_out(self, residual: Float[Tensor, "rows width"]) -> tuple[Tensor, Tensor]:
        """What the model makes of rows that leave its last block: `normalised` (rows, width), `logits` (rows, vocab).

        The model itself runs, on one token a row, with these rows in place of what its blocks give.
        """
        ids = torch.zeros(residual.shape[0], 1, dtype=torch.int64, device=residual.device)
        with capturing(Capture(plain=self.plain, injected=residual[:, None])) as capture:
            if self.kind == "encoder-decoder":
                hidden = residual.new_zeros(residual.shape[0], 1, self.stacks["encoder"].width)
                out = self.model(encoder_outputs=(hidden,), decoder_input_ids=ids, use_cache=False)
            else:
                options = {} if self.kind == "encoder-only" else {"use_cache": False}
                out = self.model(input_ids=ids, **options)
        final = residual if capture.final is None else capture.final[:, 0]
        return final, out.logits[:, 0]

    def forget_blocks(self) -> None:
        """Let go of the blocks: from here on the model can only be read out."""
        for stack in self.stacks.values():
            blocks = self.model.get_submodule(stack.path)
            for name, block in list(blocks.named_children()):
                setattr(blocks, name, _Hollow(block, stack.outputs.get(id(block), 0)))
            stack.blocks.clear()
            stack.attention.clear()
            stack.down.clear()
            stack.experts.clear()

    def _probe(self) -> None:
        """One token said several times: what differs between rows comes from positions alone."""
        token = min(5, self.model.config.get_text_config().vocab_size - 1)
        ids = torch.full((1, PROBE), token)
        if self.kind == "encoder-decoder":
            self.model(input_ids=ids, decoder_input_ids=ids[:, :TARGET], use_cache=False)
        elif self.kind == "encoder-only":
            self.model(input_ids=ids)
        else:
            self.model(ids, cache=DynamicCache(), use_cache=True)

    def _capturing(self, head_scale: HeadScales | None) -> Any:
        scales = {kind: scale.reshape(len(scale), 1, -1, 1).split(1) for kind, scale in (head_scale or {}).items()}
        return capturing(Capture(head_scale=scales, plain=self.plain))

    def _rows(self, capture: Capture, stack: Stack) -> dict[str, Tensor]:
        """The rows of a pass, tokens first; see `visualizer.trace.Rows`."""
        heads = capture.heads.get(stack.kind) or self._no_heads(capture)
        assert capture.last is not None
        assert capture.token_embedding is not None
        rows = {
            "queries": _by_token(heads.queries),  # (new, layers, heads, head_width)
            "keys": _by_token(heads.keys),  # (new, layers, kv_heads, head_width)
            "values": _by_token(heads.values),
            "residual": torch.cat([*capture.residual, capture.last]).transpose(0, 1),  # (new, layers + 1, width)
            "token_embedding": capture.token_embedding.flatten(0, -2),  # (new, width)
        }
        new = rows["queries"].shape[0]
        if capture.position_embedding is not None:
            rows["position_embedding"] = capture.position_embedding.flatten(0, -2)[:new]
        layers = len(capture.residual)
        if len(capture.units) == layers:
            rows["units"] = torch.stack(capture.units, dim=1)  # (new, layers, top)
            rows["activations"] = torch.stack(capture.activations, dim=1)
        if len(capture.experts) == layers:
            rows["experts"] = torch.stack(capture.experts, dim=1)  # (new, layers, chosen)
            rows["expert_weights"] = torch.stack(capture.expert_weights, dim=1)
        if len(capture.attention_added) == len(capture.feed_forward_added) == layers:
            added = zip(capture.attention_added, capture.feed_forward_added, strict=True)
            lengths = [torch.stack([_lengths(part) for part in pair], dim=-1) for pair in added]  # (new, 2)
            rows["branches"] = torch.stack(lengths, dim=1)  # (new, layers, 2)
        if self.kind != "decoder-only" and stack.kind != "decoder" and capture.final is not None:
            rows["final"] = capture.final.flatten(0, -2)
        return {name: tensor.contiguous() for name, tensor in rows.items()}

    def _no_heads(self, capture: Capture) -> Heads:
        """In place of what a model does not show that passes by the seam: vectors without a dimension."""
        (heads, kv_heads, _, _), new = self.stack.shapes[self.stack.kind], capture.residual[0].shape[1]
        empty = [stream.new_zeros(1, heads, new, 0) for stream in capture.residual]
        shared = [stream.new_zeros(1, kv_heads, new, 0) for stream in capture.residual]
        return Heads(empty, shared, shared)

    def _note_final(self) -> None:
        """Hooks on whatever gives the hidden states behind the final norm."""
        model = self.model
        if self.kind == "encoder-decoder":
            parts = [model.get_encoder(), model.get_decoder()]
        else:
            base = model.base_model
            parts = [base.get_decoder() if self.kind == "decoder-only" and hasattr(base, "get_decoder") else base]
        for part in parts:
            part.register_forward_hook(_final)


class _Hollow(nn.Module):  # type: ignore[misc]
    """Stands where a block stood, with what a model asks of it beside its pass; gives the rows that are injected."""

    def __init__(self, block: nn.Module, outputs: int) -> None:
        super().__init__()
        plain = (str, int, float, bool, type(None))
        for name, value in vars(block).items():
            if isinstance(value, plain) and name != "training":
                setattr(self, name, value)
        self._outputs = outputs

    def forward(self, *args: Any, **options: Any) -> Any:
        capture = current()
        assert capture is not None
        return (capture.injected, *[None] * (self._outputs - 1)) if self._outputs else capture.injected


def _observe(stack: Stack) -> None:
    """Set hooks on the parts of a stack."""
    for block in dict.fromkeys(stack.blocks):
        block.forward = _watched(block.forward, stack.outputs[id(block)])
    stack.tokens.register_forward_hook(_token_embedding)
    if stack.places is not None:
        stack.places.register_forward_hook(_position_embedding)
    for module in dict.fromkeys(module for module in stack.projections[stack.kind] if module is not None):
        module.register_forward_hook(_attention_added)
    if stack.experts:
        for module in dict.fromkeys(stack.experts):
            module.register_forward_pre_hook(_experts, with_kwargs=True)
            module.register_forward_hook(_feed_forward_added)
        return
    for module in dict.fromkeys(stack.down):
        module.register_forward_pre_hook(_activations)
        module.register_forward_hook(_feed_forward_added)


def _watched(forward: Callable[..., Any], outputs: int) -> Callable[..., Any]:
    """A block's forward pass that notes the residual stream; where rows are injected, nothing is computed."""

    def watched(*args: Any, **options: Any) -> Any:
        capture = current()
        if capture is None:
            return forward(*args, **options)
        if capture.injected is not None:
            return (capture.injected, *[None] * (outputs - 1)) if outputs else capture.injected
        capture.residual.append(args[0] if args else options["hidden_states"])
        gave = forward(*args, **options)
        capture.last = gave[0] if isinstance(gave, tuple) else gave
        return gave

    return watched


def _noted(field: str, module: nn.Module, args: tuple[Any, ...], output: Tensor) -> None:
    if (capture := current()) is not None and capture.injected is None:
        setattr(capture, field, output)


_token_embedding, _position_embedding = partial(_noted, "token_embedding"), partial(_noted, "position_embedding")


def _final(module: nn.Module, args: tuple[Any, ...], output: Any) -> None:
    if (capture := current()) is not None:
        capture.final = output[0]


def _attention_added(module: nn.Module, args: tuple[Any, ...], output: Tensor) -> None:
    if (capture := current()) is not None:
        capture.attention_added.append(output)


def _feed_forward_added(module: nn.Module, args: tuple[Any, ...], output: Tensor) -> None:
    if (capture := current()) is not None:
        capture.feed_forward_added.append(output)


def _activations(module: nn.Module, args: tuple[Any, ...]) -> None:
    if (capture := current()) is not None:
        given = args[0].flatten(0, -2)  # (new, inner)
        units = given.abs().topk(min(TOP, given.shape[-1]), dim=-1).indices
        capture.units.append(units)
        capture.activations.append(given.gather(-1, units))


def _experts(module: nn.Module, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    """Which experts were chosen, and their weights: the whole number and the other argument of that shape."""
    if (capture := current()) is not None:
        given = [one for one in (*args, *options.values()) if isinstance(one, Tensor)]
        chosen = next(one for one in given if not one.is_floating_point())
        weights = next(one for one in given if one.is_floating_point() and one.shape == chosen.shape)
        capture.experts.append(chosen)
        capture.expert_weights.append(weights)


def _lengths(added: Tensor) -> Float[Tensor, "new"]:
    return added.flatten(0, -2).norm(dim=-1)


def _by_token(layers: list[Tensor]) -> Float[Tensor, "tokens layers heads head_width"]:
    return torch.cat(layers).permute(2, 0, 1, 3)


def _cache(
    keys: Float[Tensor, "past layers kv_heads head_width"], values: Float[Tensor, "past layers kv_heads value_width"]
) -> Cache:
    """transformers' cache around the past, filled by hand: an empty past must not look like a missing one."""
    cache = DynamicCache()
    every = (keys.permute(1, 2, 0, 3).split(1), values.permute(1, 2, 0, 3).split(1))
    for layer_keys, layer_values in zip(*every, strict=True):  # each (1, kv_heads, past, head_width)
        layer = cache.layer_class_to_replicate()
        layer.keys, layer.values = layer_keys, layer_values
        layer.dtype, layer.device, layer.is_initialized = keys.dtype, keys.device, True
        cache.layers.append(layer)
    return cache


def is_turned(module: nn.Module) -> bool:
    """Whether a product stores its matrix (in, out), as transformers' Conv1D does, and not (out, in)."""
    return isinstance(module, Conv1D)
