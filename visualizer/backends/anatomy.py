"""What a loaded model is made of, found out by one small pass: no family is asked where it keeps its parts.

A pass over a few tokens notes every module in the order of its call. The list of modules that holds the attention
modules holds the blocks; the first product behind a head's output is the output projection; the last product of a block
is that of the feed-forward network; and so on. What cannot be found so is refused, and then shown the slow way.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor, nn
from transformers import PreTrainedModel
from transformers.pytorch_utils import Conv1D

from visualizer.attention import AttentionRule, MaskRule
from visualizer.backends.capture import KIND, ROUNDED, SLOPES, Call, Capture, MaskFunction, capturing
from visualizer.backends.rotations import rotations
from visualizer.positions import Alibi, Buckets, PositionBias, Rotary
from visualizer.trace import AttentionKind, Blueprint

PROBE = 6  # tokens of the pass that looks for the parts
TARGET = 4  # of a target, in an encoder-decoder: fewer than of the source, so that cross attention is told apart
FAR = 1 << 24  # a distance beyond every window


class NotDissected(Exception):
    """A model whose parts are not where the probe looks for them; says which."""


@dataclass(eq=False)
class Event:
    """One module as it was called."""

    name: str
    module: nn.Module
    given: Tensor | None
    gave: Any
    calls: int  # of the attention function, before this module ended
    started: int  # place in the order of beginnings


@dataclass(eq=False)
class Stack:
    """One list of blocks and the attention in it; `attention` holds each kind's module, one a layer."""

    kind: AttentionKind
    path: str  # of the module list: "model.layers"
    blocks: list[nn.Module]
    attention: dict[AttentionKind, list[nn.Module]]
    projections: dict[AttentionKind, list[nn.Module | None]]
    rules: dict[AttentionKind, tuple[AttentionRule, ...]]
    shapes: dict[AttentionKind, tuple[int, int, int, int]]  # heads, kv_heads, head_width, value_width
    down: list[nn.Module]  # the last product of each feed-forward network; fewer than layers where some have none
    experts: list[nn.Module]
    tokens: nn.Module  # the embedding of tokens
    places: nn.Module | None  # the embedding of positions, where one is added
    offset: int  # of the first position in its table
    blueprint: Blueprint | None
    positions: str
    width: int
    outputs: dict[int, int] = field(default_factory=dict)  # id of a block: how many values its output has; 0 for none


def dissect(
    model: PreTrainedModel, run: Callable[[], Any], kinds: tuple[AttentionKind, ...]
) -> dict[AttentionKind, Stack]:
    """The stacks of a model by their kind; `run` is a pass over `PROBE` tokens, and `TARGET` of a target.

    Raises NotDissected where attention does not pass through the seam or a part is not found.
    """
    capture = Capture(calls=[])
    with torch.inference_mode(), capturing(capture), _watching(model, capture) as events:
        run()
    calls = capture.calls or []
    if not calls:
        raise NotDissected("its attention does not go through transformers' attention interface")
    names = {id(module): name for name, module in model.named_modules()}
    sorted_calls: dict[AttentionKind, list[Call]] = {}
    for call in calls:
        sorted_calls.setdefault(_kind(call, kinds), []).append(call)
    stacks: dict[AttentionKind, Stack] = {}
    for kind in kinds:
        if kind == "cross":
            continue
        of_stack: dict[AttentionKind, list[Call]] = {kind: sorted_calls[kind]}
        if kind == "decoder":
            of_stack["cross"] = sorted_calls["cross"]
        stacks[kind] = _stack(model, kind, of_stack, calls, events, names)
    for kind, some in sorted_calls.items():
        for call in some:
            setattr(call.module, KIND, kind)
    return stacks


def bare(model: PreTrainedModel, run: Callable[[], Any]) -> dict[AttentionKind, Stack]:
    """The blocks of a model whose attention passes by the seam: what is known of its heads is their number.

    Raises NotDissected where no list of blocks is found.
    """
    with torch.inference_mode(), capturing(Capture()) as capture, _watching(model, capture) as events:
        run()
    config = model.config.get_text_config()
    heads, layers = int(_first(config, *HEADS)), int(_first(config, *LAYERS))
    lists = [name for name, module in model.named_modules() if isinstance(module, nn.ModuleList)]
    for path in lists:
        blocks = set(model.get_submodule(path).children())
        entered = sorted((event for event in events if event.module in blocks), key=lambda event: event.started)
        if len(entered) == layers and all(e.given is not None and e.given.ndim == 3 for e in entered):
            break
    else:
        raise NotDissected("its blocks stand in no list")
    causal = not getattr(config, "is_encoder_decoder", False) and model.can_generate()
    first = entered[0]
    assert first.given is not None
    width = first.given.shape[-1]
    tokens = model.get_input_embeddings()
    before = [event for event in events if event.started < first.started]
    places = _places(tokens, before, "self", model)
    inside = [event for event in events if event.name.startswith(f"{path}.")]
    rule = AttentionRule((width // max(heads, 1)) ** -0.5, MaskRule(causal=causal))
    none: list[nn.Module | None] = [None] * layers
    return {
        "self": Stack(
            kind="self",
            path=path,
            blocks=[event.module for event in entered],
            attention={"self": []},
            projections={"self": none},
            rules={"self": (rule,) * layers},
            shapes={"self": (heads, heads, width // max(heads, 1), 0)},
            down=[],
            experts=[],
            tokens=tokens,
            places=None if places is None else places.module,
            offset=0 if places is None else _offset(places),
            blueprint=_blueprint(model, events, entered, inside, [], [], none, entered[-1]),
            positions="none" if places is None else "sinusoidal" if _is_sinusoidal(places.module) else "learned",
            width=width,
            outputs={id(event.module): len(event.gave) if isinstance(event.gave, tuple) else 0 for event in entered},
        )
    }


def _kind(call: Call, kinds: tuple[AttentionKind, ...]) -> AttentionKind:
    if kinds == ("self",):
        return "self"
    queries, keys = call.query.shape[2], call.key.shape[2]
    return "encoder" if queries == PROBE else "decoder" if keys == TARGET else "cross"


@contextmanager
def _watching(model: nn.Module, capture: Capture) -> Iterator[list[Event]]:
    """Every module that is called meanwhile, in the order in which they end."""
    events: list[Event] = []
    started: dict[int, list[int]] = {}
    count = 0

    def begin(module: nn.Module, args: tuple[Any, ...], options: dict[str, Any]) -> None:
        nonlocal count
        started.setdefault(id(module), []).append(count)
        count += 1

    def end(name: str) -> Callable[..., None]:
        def note(module: nn.Module, args: tuple[Any, ...], options: dict[str, Any], gave: Any) -> None:
            given = next((one for one in (*args, *options.values()) if isinstance(one, Tensor)), None)
            place = started[id(module)].pop()
            events.append(Event(name, module, given, gave, len(capture.calls or ()), place))

        return note

    handles = []
    for name, module in model.named_modules():
        handles.append(module.register_forward_pre_hook(begin, with_kwargs=True))
        handles.append(module.register_forward_hook(end(name), with_kwargs=True))
    try:
        yield events
    finally:
        for handle in handles:
            handle.remove()


def _stack(
    model: PreTrainedModel,
    kind: AttentionKind,
    calls: dict[AttentionKind, list[Call]],
    every: list[Call],
    events: list[Event],
    names: dict[int, str],
) -> Stack:
    own = calls[kind]
    path = _list_of_blocks(model, names[id(own[0].module)])
    blocks_by_name = dict(model.get_submodule(path).named_children())
    entered = [event for event in events if event.module in set(blocks_by_name.values())]
    entered.sort(key=lambda event: event.started)
    if len(entered) != len(own):
        raise NotDissected(f"{len(own)} attention modules stand in {len(entered)} blocks")
    blocks = [event.module for event in entered]
    first, last = entered[0], entered[-1]
    if first.given is None or first.given.ndim != 3:
        raise NotDissected("its blocks do not take the residual stream first")
    width = first.given.shape[-1]
    begun, ended = first.started, max(event.started for event in events if event.name.startswith(f"{last.name}."))
    inside = [event for event in events if begun <= event.started <= ended]
    projections = {one: [_projection(call, every, inside) for call in some] for one, some in calls.items()}
    down, activations = _feed_forward(entered, inside, projections, own, width)
    tokens = model.get_input_embeddings()
    if kind in ("encoder", "decoder"):
        side = model.get_encoder() if kind == "encoder" else model.get_decoder()
        tokens = side.get_input_embeddings()
    places = _places(tokens, [event for event in events if event.started < begun], kind, model)
    rotary = rotations(model, [call.module for call in own], own[0].key)
    rules = {one: _rules(some, model, rotary if one == kind else None) for one, some in calls.items()}
    offset = 0
    if places is not None:
        offset = _offset(places)
    if places is not None:
        scheme = "sinusoidal" if _is_sinusoidal(places.module) else "learned"
    elif any(rotary):
        scheme = "rotary"
    elif any(rule.bias is not None for rule in rules[kind]):
        scheme = "alibi" if isinstance(rules[kind][0].bias, Alibi) else "buckets"
    else:
        scheme = "none"
    return Stack(
        kind=kind,
        path=path,
        blocks=blocks,
        attention={one: [call.module for call in some] for one, some in calls.items()},
        projections=projections,
        rules=rules,
        shapes={one: _shape(some) for one, some in calls.items()},
        down=[event.module for event in down],
        experts=[event.module for event in inside if _is_experts(event)],
        tokens=tokens,
        places=None if places is None else places.module,
        offset=offset,
        blueprint=_blueprint(model, events, entered, inside, down, activations, projections[kind], last),
        positions=scheme,
        width=width,
        outputs={id(event.module): len(event.gave) if isinstance(event.gave, tuple) else 0 for event in entered},
    )


def _list_of_blocks(model: nn.Module, name: str) -> str:
    """The outermost list of modules that an attention module stands in."""
    parts = name.split(".")
    for length in range(1, len(parts)):
        if isinstance(model.get_submodule(".".join(parts[:length])), nn.ModuleList):
            return ".".join(parts[:length])
    raise NotDissected("its blocks stand in no list")


def _shape(calls: list[Call]) -> tuple[int, int, int, int]:
    shapes = {(call.query.shape[1], call.key.shape[1], call.query.shape[3], call.mixed.shape[3]) for call in calls}
    if len(shapes) > 1:
        raise NotDissected("its layers have heads of different shapes")
    return shapes.pop()


def _is_product(event: Event) -> bool:
    return isinstance(event.module, nn.Linear | Conv1D)


def _projection(call: Call, every: list[Call], inside: list[Event]) -> nn.Module | None:
    """The first product behind what the heads gave; None where it does not take that as it is."""
    number = next(place for place, one in enumerate(every) if one is call) + 1
    behind = sorted(
        (event for event in inside if event.calls == number and _is_product(event)), key=lambda e: e.started
    )
    mixed = call.mixed.flatten(2)
    for event in behind[:1]:
        given = event.given
        if given is None or given.shape[-1] != mixed.shape[-1]:
            continue
        if torch.equal(given.reshape(mixed.shape), mixed):
            return event.module
    return None


def _feed_forward(
    entered: list[Event],
    inside: list[Event],
    projections: dict[AttentionKind, list[nn.Module | None]],
    calls: list[Call],
    width: int,
) -> tuple[list[Event], list[Event]]:
    """The last product of each block's feed-forward network, and the products that lead there."""
    known = {id(module) for some in projections.values() for module in some if module is not None}
    down: list[Event] = []
    ways: list[Event] = []
    for block in entered:
        own = [event for event in inside if event.name.startswith(f"{block.name}.") and _is_product(event)]
        own = [event for event in own if id(event.module) not in known]
        ends = [event for event in own if isinstance(event.gave, Tensor) and event.gave.shape[-1] == width]
        ends = [event for event in ends if event.calls >= 0 and not _feeds_heads(event, inside, calls)]
        if ends:
            last = ends[-1]
            down.append(last)
            inner = last.given.shape[-1] if last.given is not None else 0
            wide = [e for e in own if isinstance(e.gave, Tensor) and e.gave.shape[-1] in (inner, 2 * inner)]
            ways.extend(e for e in wide if e is not last and not _feeds_heads(e, inside, calls))
    return down, ways


def _feeds_heads(event: Event, inside: list[Event], calls: list[Call]) -> bool:
    """Whether a product stands in a module that calls the attention function, as those of queries and keys do."""
    for call in calls:
        for other in inside:
            if other.module is call.module and event.name.startswith(f"{other.name}."):
                return True
    return False


def _is_experts(event: Event) -> bool:
    return type(event.module).__name__.endswith("Experts")


def _is_norm(event: Event) -> bool:
    return "Norm" in type(event.module).__name__ and isinstance(event.gave, Tensor)


def _places(tokens: nn.Module, before: list[Event], kind: AttentionKind, model: PreTrainedModel) -> Event | None:
    """The embedding of positions: a module that says so in its name and gives vectors as wide as those of tokens."""
    embedded = [event for event in before if event.module is tokens]
    width = embedded[-1].gave.shape[-1] if embedded else 0
    side = ""
    if kind in ("encoder", "decoder"):
        part = model.get_encoder() if kind == "encoder" else model.get_decoder()
        side = next(name for name, module in model.named_modules() if module is part)
    for event in before:
        about = f"{event.name.rpartition('.')[2]} {type(event.module).__name__}".lower()
        if event.module is tokens or "rotary" in about or not ("pos" in about or "wpe" in about):
            continue
        if not event.name.startswith(side):
            continue
        if not isinstance(event.gave, Tensor) or event.gave.ndim < 2 or event.gave.shape[-1] != width:
            continue
        if event.gave.numel() <= PROBE * width:
            return event
    return None


def _offset(event: Event) -> int:
    """At which row of its table the first position stands."""
    weight = getattr(event.module, "weight", None)
    if weight is None:
        return 0
    first = event.gave.reshape(-1, weight.shape[-1])[0]
    rows = torch.nonzero((weight == first).all(dim=-1)).flatten()
    return int(rows[0]) if len(rows) else 0


def _is_sinusoidal(module: nn.Module) -> bool:
    if "Sinusoidal" in type(module).__name__:
        return True
    weight = getattr(module, "weight", None)
    if weight is None or len(weight) < 8:
        return False
    squares = weight.detach().float().pow(2).sum(dim=-1)  # of sines and cosines of the same angles: half the width
    return bool(torch.allclose(squares[2:], torch.full_like(squares[2:], weight.shape[-1] / 2), rtol=1e-3))


# --- rules ---


def _rules(calls: list[Call], model: PreTrainedModel, rotary: list[Rotary | None] | None) -> tuple[AttentionRule, ...]:
    found: list[AttentionRule] = []
    for layer, call in enumerate(calls):
        bias = _bias(call, calls)
        found.append(
            AttentionRule(
                scaling=float(call.scaling),
                mask=_mask(call.sees),
                bias=bias,
                softcap=None if call.softcap is None else float(call.softcap),
                sinks=None if call.sinks is None else tuple(call.sinks.detach().float().flatten().tolist()),
                rotary=None if rotary is None else rotary[layer],
            )
        )
    return tuple(found)


def _mask(sees: MaskFunction | None) -> MaskRule:
    """The rule behind a mask function, by asking it about some pairs."""
    if sees is None:
        return MaskRule(causal=False)

    def allowed(query: int, key: int) -> bool:
        zero = torch.tensor(0)
        return bool(sees(zero, zero, torch.tensor(query), torch.tensor(key)))

    causal = not allowed(8, 9)
    if allowed(FAR, 0):
        return MaskRule(causal=causal)
    seen, refused = 0, FAR  # distances
    while refused - seen > 1:
        middle = (seen + refused) // 2
        if allowed(FAR, FAR - middle):
            seen = middle
        else:
            refused = middle
    return MaskRule(causal=causal, window=refused)


def _bias(call: Call, calls: list[Call]) -> PositionBias | None:
    """The scheme behind a position bias, held to the numbers of the probe."""
    given = call.position_bias
    if given is None or not bool(given.any()):
        return None
    scheme: PositionBias
    if (slopes := getattr(call.module, SLOPES, None)) is not None:
        scheme = Alibi(tuple(slopes.detach().float().flatten().tolist()), getattr(call.module, ROUNDED, None))
    else:
        holders = [one.module for one in calls if getattr(one.module, "relative_attention_bias", None) is not None]
        own = getattr(call.module, "relative_attention_bias", None)
        if own is None and not holders:
            raise NotDissected("its position bias is of an unknown kind")
        module = call.module if own is not None else holders[0]
        table = module.relative_attention_bias.weight.detach().float()
        scheme = Buckets(
            table=tuple(tuple(row) for row in table.tolist()),
            farthest=int(module.relative_attention_max_distance),
            both_ways=not module.is_decoder,
        )
    queries, keys = call.query.shape[2], call.key.shape[2]
    rebuilt = scheme.bias(np.arange(keys - queries, keys), keys)
    difference = given[0].float().numpy() - rebuilt
    causal = np.tril(np.ones((queries, keys), dtype=bool), keys - queries)
    if isinstance(scheme, Alibi):  # equal up to a constant a row, which the softmax takes out
        difference = np.where(causal, difference - difference[..., :1], 0)
    if np.abs(difference).max() > 1e-4:
        raise NotDissected("its position bias is of an unknown kind")
    return scheme


# --- the picture of a block ---


def _blueprint(
    model: PreTrainedModel,
    events: list[Event],
    entered: list[Event],
    inside: list[Event],
    down: list[Event],
    ways: list[Event],
    projections: list[nn.Module | None],
    last: Event,
) -> Blueprint:
    block = entered[min(1, len(entered) - 1)]  # the first may lack a norm
    own = [event for event in inside if event.name.startswith(f"{block.name}.")]
    norms = sorted((event for event in own if _is_norm(event)), key=lambda event: event.started)
    stream = block.given
    before = any(event.given is not None and stream is not None and _same(event.given, stream) for event in norms)
    projected = [event.gave for event in own if event.module in projections]
    both = before and any(projected and event.given is not None and _same(event.given, projected[0]) for event in norms)
    config = model.config.get_text_config()
    experts = [event for event in own if _is_experts(event)]
    name = next((getattr(config, field) for field in ACTIVATIONS if isinstance(getattr(config, field, None), str)), "")
    first_down = next((event for event in down if event.name.startswith(f"{block.name}.")), None)
    inner = first_down.given.shape[-1] if first_down is not None and first_down.given is not None else 0
    if experts and not inner:
        inner = int(_first(config, "moe_intermediate_size", "intermediate_size"))
    leading = [event for event in ways if event.name.startswith(f"{block.name}.")]
    gated = len(leading) > 1 or any(event.gave.shape[-1] == 2 * inner for event in leading) or bool(experts)
    out, into = model.get_output_embeddings(), model.get_input_embeddings()
    parent = last.name.rpartition(".")[0].rpartition(".")[0]
    finals = [m for n, m in model.named_modules() if n.rpartition(".")[0] == parent and "Norm" in type(m).__name__]
    called = {id(event.module) for event in inside}
    closing = [m for m in finals if id(m) not in called and "embedding" not in _name_of(model, m)]
    norm: Literal["before", "after", "both"] = "both" if both else "before" if before else "after"
    return Blueprint(
        norm=norm if norms else "before",
        norm_name=_norm_name(norms[0].module) if norms else "",
        parallel=_is_parallel(model, block, own, first_down, projected, norms),
        shared_norm=sum(
            event.given is not None and stream is not None and _same(event.given, stream) for event in norms
        )
        < 2,
        embedding_norm=any(
            event.started < entered[0].started
            and _is_norm(event)
            and entered[0].given is not None
            and _same(event.gave, entered[0].given)
            for event in events
        ),
        inner=int(inner),
        activation=name.replace("_new", "").replace("_pytorch_tanh", ""),
        gated=gated,
        final_norm=bool(closing) and norm != "after",
        tied=out is not None and getattr(out, "weight", None) is getattr(into, "weight", 0),
        experts=int(_first(config, "num_local_experts", "num_experts", "n_routed_experts")) if experts else 0,
        chosen=int(_first(config, "num_experts_per_tok")) if experts else 0,
    )


HEADS = ("num_attention_heads", "n_head", "n_heads", "num_heads")
LAYERS = ("num_hidden_layers", "n_layer", "n_layers", "num_layers")
ACTIVATIONS = (
    "hidden_activation", "hidden_act", "activation_function", "dense_act_fn", "activation", "afn", "feed_forward_proj",
)  # fmt: skip


def _first(config: Any, *names: str) -> Any:
    return next((getattr(config, name) for name in names if getattr(config, name, None)), 0)


def _name_of(model: nn.Module, module: nn.Module) -> str:
    return next(name for name, one in model.named_modules() if one is module).rpartition(".")[2]


def _norm_name(module: nn.Module) -> str:
    """As papers call it: a norm without a mean taken out is an RMSNorm, whatever its class is called."""
    name = type(module).__name__
    return "LayerNorm" if name == "LayerNorm" else "RMSNorm" if "RMS" in name or name.endswith("T5LayerNorm") else name


def _same(one: Tensor, other: Any) -> bool:
    return isinstance(other, Tensor) and one.numel() == other.numel() and torch.equal(one.flatten(), other.flatten())


def _is_parallel(
    model: nn.Module, block: Event, own: list[Event], down: Event | None, projected: list[Any], norms: list[Event]
) -> bool:
    """Whether the feed-forward network reads what attention read: its first module is given the block's input."""
    if down is None or down.given is None or block.given is None or not projected:
        return False
    way = [event for event in own if _is_product(event) and event.module is not down.module]
    way = [event for event in way if event.gave.shape[-1] in (down.given.shape[-1], 2 * down.given.shape[-1])]
    way = [event for event in way if event.given is not None and event.given.shape[-1] == block.given.shape[-1]]
    way = [event for event in way if event.gave is not projected[0]]
    if not way:
        return False
    read = way[-1].given
    if read is None:
        return False
    return _same(read, block.given) or any(
        _same(event.gave, read) and event.given is not None and _same(event.given, block.given) for event in norms
    )
