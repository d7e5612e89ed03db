"""A picture of the model at hand: its stacks from the tokens at the bottom to the predictions at the top.

The residual stream is a line that runs straight up through each stack; attention and feed-forward network read from it
and add to it. One block is opened, with the number of layers beside it.
"""

from collections.abc import Callable
from dataclasses import replace

from visualizer.attention import AttentionRule
from visualizer.language import later, tr
from visualizer.numerals import grouped, millions
from visualizer.positions import Alibi, Buckets
from visualizer.state import Selection
from visualizer.trace import AttentionKind, ModelSpec, Trace
from visualizer.views.feed_forward import activation_name
from visualizer.views.figure import (
    LEADING,
    Box,
    BoxRole,
    Diagram,
    Fact,
    Facts,
    Figure,
    Mark,
    Pick,
    Plus,
    Text,
    Wire,
    Words,
)

# all in units of the diagram, about a line of type each
STREAM = 4.6  # from a stack's edge to its stream
BRANCH, WIDE, NARROW = 9.4, 17.0, 14.4  # where the first branch begins; how wide a branch is, alone and beside another
BETWEEN, EDGE = 1.2, 1.4  # between two branches; from the last one to the frame
NORM, NORM_WIDE, SLAB, SCHEME = 2.0, 7.2, 3.0, 1.8  # heights of boxes; the width of a norm on the stream
STEP = 1.15  # between boxes, where an arrow goes
RAIL, RAIL_AWAY, MOST_TICK = 1.4, 1.1, 1.5  # the small boxes beside the frame, one a layer
BESIDE = 7.0  # room beside a frame for the rail and its words
GAP = 4.4  # between two stacks

Part = Callable[[float, float], None]  # builds a part on a left edge, in a width

OBJECTIVES = {
    "causal": later("next token"),
    "masked": later("tokens behind the masks"),
    "denoising": later("next token of the target"),
    "translation": later("next token of the target"),
    "none": later("hidden states, no language head"),
}
KINDS = {
    "decoder-only": later("decoder-only"),
    "encoder-only": later("encoder-only"),
    "encoder-decoder": later("encoder-decoder"),
}
SCHEMES = {
    "learned": later("learned position vectors"),
    "sinusoidal": later("sinusoidal position vectors"),
    "rotary": later("rotary positions"),
    "alibi": later("ALiBi"),
    "buckets": later("a position bias for buckets of distances"),
    "none": later("no position scheme"),
}
ATTENTIONS: dict[AttentionKind, str] = {
    "self": later("Self-attention"),
    "encoder": later("Self-attention"),
    "decoder": later("Masked self-attention"),
    "cross": later("Cross-attention"),
}


def draw(trace: Trace, selection: Selection) -> Figure:
    """The stack, or both stacks side by side, with the numbers of the selected layer."""
    spec = trace.spec
    known = spec.blueprint is not None and (spec.encoder is None or spec.encoder.blueprint is not None)
    marks: tuple[Mark, ...] = (diagram(trace, selection),) if known else (sizes(spec), Text(in_words(spec)))
    return Figure(
        view="architecture",
        title=tr("Architecture"),
        marks=marks,
        focus=f"{spec.name}   {tr('layer {layer}', layer=selection.layer)}",
        sentence=in_words(spec),
    )


def in_words(spec: ModelSpec) -> str:
    """What kind of model it is, how large, and how its blocks are wired."""
    plan = spec.blueprint
    scheme = tr(SCHEMES.get(spec.positions, SCHEMES["none"]))
    told = {
        "model": spec.name, "kind": tr(KINDS[spec.kind]), "layers": spec.layers, "heads": spec.heads,
        "width": grouped(spec.width), "parameters": millions(spec.parameters), "scheme": scheme,
    }  # fmt: skip
    if spec.encoder is not None:
        return tr(
            "{model} is an {kind} of {parameters} parameters: {others} layers read the source, {layers} layers of "
            "{heads} heads write the target and look at the source by cross-attention; it has {scheme}.",
            others=spec.encoder.layers, **told,
        )  # fmt: skip
    if plan is None:
        return tr(
            "{model} is {kind} and has {parameters} parameters: {layers} layers of {heads} heads, {width} wide, with "
            "{scheme}; how its blocks are wired is not known here.",
            **told,
        )  # fmt: skip
    if plan.parallel:
        return tr(
            "{model} is {kind} and has {parameters} parameters: {layers} layers of {heads} heads, in which attention "
            "and feed-forward network read the same stream, {width} wide, and are added at once; it has {scheme}.",
            **told,
        )  # fmt: skip
    return tr(
        "{model} is {kind} and has {parameters} parameters: {layers} layers of {heads} heads, in which first attention "
        "and then a feed-forward network are added to a stream {width} wide; it has {scheme}.",
        **told,
    )  # fmt: skip


def sizes(spec: ModelSpec) -> Facts:
    """The numbers of a model whose blocks are not known."""
    return Facts(
        (
            Fact(tr("layers"), grouped(spec.layers)),
            Fact(tr("heads"), grouped(spec.heads), tr("{width} wide", width=spec.head_width)),
            Fact(tr("key-value heads"), grouped(spec.kv_heads)),
            Fact(tr("width"), grouped(spec.width)),
            Fact(tr("context"), grouped(spec.context), tr("tokens")),
            Fact(tr("vocabulary"), grouped(spec.vocabulary), tr("tokens")),
        )
    )


# ---- stacks ----
def diagram(trace: Trace, selection: Selection) -> Diagram:
    """Every box and wire, moved so that the upper left corner is 0, 0."""
    spec = trace.spec
    if spec.encoder is None:
        stack = Stack(spec, selection, has_segments=trace.segments is not None)
        stack.build()
        return placed(stack.parts)
    encoder = Stack(spec.encoder, selection, rail_left=True)
    encoder.build()
    decoder = Stack(spec, selection, left=encoder.frame_width + GAP, mirrored=True)
    decoder.build(encoder)
    return placed(encoder.parts.and_(decoder.parts))


class Parts:
    """What a diagram is gathered from; y grows upwards here and is negative."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.wires: list[Wire] = []
        self.sums: list[Plus] = []
        self.words: list[Words] = []

    def and_(self, other: "Parts") -> "Parts":
        """Both together."""
        both = Parts()
        both.boxes, both.wires = self.boxes + other.boxes, self.wires + other.wires
        both.sums, both.words = self.sums + other.sums, self.words + other.words
        return both


def placed(parts: Parts) -> Diagram:
    """The parts in a diagram that just holds them; words reach as far as words of their length do."""
    lefts = [box.x for box in parts.boxes] + [words_span(words)[0] for words in parts.words]
    rights = [box.x + box.width + 0.4 * box.copies for box in parts.boxes]
    rights += [words_span(words)[1] for words in parts.words]
    tops = [box.y for box in parts.boxes] + [words.y - 0.8 for words in parts.words]
    bottoms = [box.y + box.height for box in parts.boxes] + [words.y + 0.8 for words in parts.words]
    dx, dy = 0.2 - min(lefts), 0.2 - min(tops)
    return Diagram(
        width=max(rights) + dx + 0.2,
        height=max(bottoms) + dy + 0.2,
        boxes=tuple(replace(box, x=box.x + dx, y=box.y + dy) for box in parts.boxes),
        wires=tuple(replace(wire, points=tuple((x + dx, y + dy) for x, y in wire.points)) for wire in parts.wires),
        sums=tuple(Plus(place.x + dx, place.y + dy) for place in parts.sums),
        words=tuple(replace(words, x=words.x + dx, y=words.y + dy) for words in parts.words),
    )


def words_span(words: Words) -> tuple[float, float]:
    """About how far some words reach to the left and to the right."""
    if words.upright:
        return words.x, words.x
    size = 0.5 * len(words.text)
    left = words.x - {"left": 0.0, "center": size / 2, "right": size}[words.anchor]
    return left, left + size


class Stack:
    """One stack of layers, from its tokens upwards; `y` is how far it has got."""

    def __init__(
        self, spec: ModelSpec, selection: Selection, left: float = 0.0, mirrored: bool = False,
        rail_left: bool = False, has_segments: bool = False,
    ) -> None:  # fmt: skip
        assert spec.blueprint is not None
        self.spec, self.plan, self.selection = spec, spec.blueprint, selection
        self.left, self.mirrored, self.rail_left, self.has_segments = left, mirrored, rail_left, has_segments
        self.parts, self.y = Parts(), 0.0
        self.is_pair = spec.attention in ("encoder", "decoder")
        self.is_focused = not self.is_pair or (selection.kind or "decoder") in self.kinds
        self.layer = min(selection.layer, spec.layers - 1)
        self.branch = NARROW if self.plan.parallel else WIDE
        branches = 2 * self.branch + BETWEEN if self.plan.parallel else self.branch
        self.frame_width = BRANCH + branches + EDGE
        self.top = 0.0  # where the stream leaves an encoder
        self.free = 0.0  # the middle of a stretch where nothing stands on the stream

    @property
    def kinds(self) -> tuple[AttentionKind, ...]:
        """The kinds of attention in the stack."""
        return ("decoder", "cross") if self.spec.attention == "decoder" else (self.spec.attention,)

    @property
    def rule(self) -> AttentionRule:
        """That of the selected layer."""
        return self.spec.rules[self.layer]

    def x(self, along: float) -> float:
        """Where something lies that is so far from the stack's outer edge on the side of its stream."""
        return self.left + (self.frame_width - along if self.mirrored else along)

    def picks(self, view: str, kind: AttentionKind | None = None) -> Pick:
        """What a click looks at: a view, of this stack's own kind of attention where the model has several."""
        own = {"kind": kind or self.spec.attention} if self.is_pair else {}
        return {"view": view, **own}

    # ---- from the bottom to the top ----
    def build(self, encoder: "Stack | None" = None) -> None:
        """All of it; with an encoder its output goes into each block."""
        self.embed()
        begin = self.y
        self.y -= 1.4
        self.block(encoder)
        self.frame(begin)
        self.y -= STEP
        self.unembed()

    def embed(self) -> None:
        """Tokens, their embedding, and the vectors that are added to it."""
        spec = self.spec
        tokens = {
            "encoder": tr("source tokens"), "decoder": tr("target tokens so far"),
        }.get(spec.attention, tr("tokens"))  # fmt: skip
        self.say(STREAM, tokens)
        self.y -= 0.9
        start = self.y
        self.y -= 1.5
        self.slab(
            tr("Token embedding"),
            (tr("{count} tokens × {width}", count=grouped(spec.vocabulary), width=grouped(spec.width)),),
            tr("Token embedding: a vector of {width} numbers for each of {count} tokens.", width=grouped(spec.width),
               count=grouped(spec.vocabulary)),
            self.picks("embedding"),
        )  # fmt: skip
        self.wire([(STREAM, start), (STREAM, start - 1.5)])
        self.stream_from = self.y
        if spec.positions in ("learned", "sinusoidal"):
            learned = spec.positions == "learned"
            self.added(
                tr("Position vectors"),
                tr("{count} × {width}, learned" if learned else "{count} × {width}, sinusoidal",
                   count=grouped(spec.context), width=grouped(spec.width)),
                tr("Position vectors: one of {count} vectors is added to each token's, by its place.",
                   count=grouped(spec.context)),
                self.picks("positions"),
            )  # fmt: skip
        if self.has_segments:
            self.added(tr("Segment vectors"), tr("one for each text"),
                       tr("Segment vectors: one is added to each token's, by the text it belongs to."),
                       self.picks("embedding"))  # fmt: skip
        if self.plan.embedding_norm:
            self.y -= STEP + NORM
            self.norm(STREAM - NORM_WIDE / 2, NORM_WIDE)
        self.y -= STEP

    def added(self, label: str, size: str, detail: str, pick: Pick) -> None:
        """A box beside the stream whose vectors are added to it."""
        height = 2.9
        self.y -= 0.9 + height
        self.box(BRANCH, self.branch, height, "norm", label, (size,), detail, pick)
        middle = self.y + height / 2
        self.wire([(BRANCH, middle), (STREAM + 0.75, middle)])
        self.plus(middle)

    def block(self, encoder: "Stack | None") -> None:
        """The layers: each part in its branch off the stream."""
        if self.plan.parallel:
            self.parallel()
            return
        self.branched(self.attention)
        if encoder is not None:
            self.branched(lambda x, width: self.cross(x, width, encoder))
        self.branched(self.feed_forward)

    def branched(self, part: Part) -> None:
        """One branch: it reads the stream, goes through its norms and its part, and is added."""
        centre = BRANCH + self.branch / 2
        read = self.y
        path = [(STREAM, read), (centre, read)]
        self.y -= 0.9
        if self.plan.norm in ("before", "both"):
            self.y -= NORM
            self.wire([*path, (centre, self.y + NORM)])
            self.norm(BRANCH, self.branch)
            path = [(centre, self.y)]
            self.y -= STEP
        bottom = self.y
        part(BRANCH, self.branch)
        self.wire([*path, (centre, bottom)])
        if self.plan.norm == "both":
            start = self.y
            self.y -= STEP + NORM
            self.norm(BRANCH, self.branch)
            self.wire([(centre, start), (centre, self.y + NORM)])
        start = self.y
        self.y -= 1.5
        self.wire([(centre, start), (centre, self.y), (STREAM + 0.75, self.y)])
        self.plus(self.y)
        self.free = self.free or (read + self.y) / 2
        if self.plan.norm == "after":
            self.y -= 1.3 + NORM
            self.norm(STREAM - NORM_WIDE / 2, NORM_WIDE)
            self.y -= 0.7
        else:
            self.y -= 1.3

    def parallel(self) -> None:
        """Attention and feed-forward network side by side, behind one norm or one each, added at once."""
        lefts = BRANCH, BRANCH + self.branch + BETWEEN
        centres = [left + self.branch / 2 for left in lefts]
        whole = 2 * self.branch + BETWEEN
        read = self.y
        path = [(STREAM, read), (BRANCH + whole / 2, read)]
        self.y -= 0.9
        if self.plan.norm in ("before", "both"):
            self.y -= NORM
            if self.plan.shared_norm:
                self.wire([*path, (BRANCH + whole / 2, self.y + NORM)])
                self.norm(BRANCH, whole)
            else:
                for left, centre in zip(lefts, centres, strict=True):
                    self.wire([(STREAM, read), (centre, read), (centre, self.y + NORM)])
                    self.norm(left, self.branch)
            starts = [[(centre, self.y)] for centre in centres]
            self.y -= STEP
        else:
            starts = [[(STREAM, self.y + 0.9), (centre, self.y + 0.9)] for centre in centres]
        bottom, tops = self.y, []
        for part, left, centre, start in zip((self.attention, self.feed_forward), lefts, centres, starts, strict=True):
            self.y = bottom
            part(left, self.branch)
            self.wire([*start, (centre, bottom)])
            tops.append(self.y)
        self.y = min(tops) - 1.5
        for centre, top in zip(centres, tops, strict=True):
            self.wire([(centre, top), (centre, self.y), (STREAM + 0.75, self.y)])
        self.plus(self.y)
        self.free = (read + self.y) / 2
        if self.plan.norm == "after":
            self.y -= 1.3 + NORM
            self.norm(STREAM - NORM_WIDE / 2, NORM_WIDE)
        self.y -= 1.3

    def frame(self, begin: float) -> None:
        """The block around all that was built since `begin`, and the layers beside it."""
        spec = self.spec
        self.y -= 0.9
        end, height = self.y, begin - self.y
        detail = tr("One of {count} layers: all are wired alike, each has weights of its own.", count=spec.layers)
        self.parts.boxes.insert(
            0, Box(self.left, end, self.frame_width, height, "block", detail=detail, focused=False)
        )  # fmt: skip
        name = tr("× {count} layers" if spec.layers > 1 else "× {count} layer", count=spec.layers)
        self.parts.words.append(
            Words(self.x(self.frame_width - 0.9), end + 1.05, name, "left" if self.mirrored else "right", "strong")
        )
        away = 1.0 if self.mirrored else -1.0
        self.parts.words.append(
            Words(self.x(STREAM) + away, self.free, tr("residual stream"), "center", upright=True)
        )  # fmt: skip
        self.rail(end, height)

    def rail(self, top: float, height: float) -> None:
        """A small box for each layer, the first at the bottom, the selected one filled and named."""
        count = self.spec.layers
        pitch = min(MOST_TICK, height / count)
        x = self.left - RAIL_AWAY - RAIL if self.rail_left else self.left + self.frame_width + RAIL_AWAY
        bottom = top + (height + pitch * count) / 2
        for layer in range(count):
            tall = pitch * (0.78 if pitch > 0.4 else 0.9)
            y = bottom - (layer + 1) * pitch + (pitch - tall) / 2
            chosen = layer == self.layer and self.is_focused
            own: Pick = {"kind": self.spec.attention} if self.is_pair else {}
            detail = ", ".join([tr("layer {layer}", layer=layer), *rule_in_words(self.spec.rules[layer])])
            self.parts.boxes.append(
                Box(x, y, RAIL, tall, "layer", detail=detail, pick={"layer": layer, **own}, focused=chosen)
            )
            if chosen:
                side = x - 0.6 if self.rail_left else x + RAIL + 0.6
                words = tr("layer {layer}", layer=layer)
                self.parts.words.append(
                    Words(side, y + tall / 2, words, "right" if self.rail_left else "left", "accent")
                )

    def unembed(self) -> None:
        """What follows the last layer: the final norm, and what makes tokens of the stream."""
        spec, plan = self.spec, self.plan
        if plan.final_norm:
            self.y -= NORM
            lens = {} if spec.attention == "encoder" or spec.objective == "none" else self.picks("lens")
            told = tr("Final {norm}, behind the last layer.", norm=plan.norm_name)
            self.norm(STREAM - NORM_WIDE / 2, NORM_WIDE, told, lens)
            self.y -= STEP
        if spec.attention == "encoder":
            self.top = self.y
            self.wire([(STREAM, self.stream_from), (STREAM, self.y)], strong=True, arrow=False)
            return
        if spec.objective == "none":
            self.y -= 0.6
            self.wire([(STREAM, self.stream_from), (STREAM, self.y)], strong=True)
            self.y -= 1.0
            self.say(STREAM, tr(OBJECTIVES["none"]), "left", away=-3.4)
            return
        masked = spec.objective == "masked"
        label = tr("Masked-language head") if masked else tr("Unembedding")
        size = tr("{width} × {count} tokens", width=grouped(spec.width), count=grouped(spec.vocabulary))
        tied = tr("the token embedding, turned around") if plan.tied else tr("weights of its own")
        self.wire([(STREAM, self.stream_from), (STREAM, self.y)], strong=True)
        self.slab(
            label,
            (f"{size} · {tr('tied') if plan.tied else tr('own weights')}",),
            tr("{name}: a logit for each of {count} tokens; its matrix is {tied}.", name=label,
               count=grouped(spec.vocabulary), tied=tied),
            self.picks("fillers" if masked else "next-token"),
        )  # fmt: skip
        start = self.y
        self.y -= 1.5
        self.wire([(STREAM, start), (STREAM, self.y)])
        self.y -= 0.9
        self.say(STREAM, tr(OBJECTIVES[spec.objective]))

    # ---- parts ----
    def attention(self, left: float, width: float) -> None:
        """The heads of a layer, with the position scheme that works inside them."""
        spec, rule = self.spec, self.rule
        heads = tr("{count} heads × {width}", count=spec.heads, width=spec.head_width)
        shared = tr("{count} key-value heads" if spec.kv_heads > 1 else "{count} key-value head", count=spec.kv_heads)
        told = rule_in_words(rule)
        lines = [heads] if spec.kv_heads == spec.heads else [heads, shared]
        lines += [" · ".join(told)] if told else []
        scheme, hint = scheme_of(spec, rule)
        label = tr(ATTENTIONS[spec.attention])
        detail = tr(
            "{name}, layer {layer}: {parts}. A click shows all heads.", name=label, layer=self.layer,
            parts=", ".join([heads, *([shared] if spec.kv_heads != spec.heads else []), *told]),
        )  # fmt: skip
        height = 1.3 + LEADING * (1 + len(lines)) + (SCHEME + 0.3 if scheme else 0.0)
        self.y -= height
        focused = self.is_pair and (self.selection.kind or "decoder") == spec.attention
        self.box(left, width, height, "attention", label, tuple(lines), detail, self.picks("heads"), focused)
        if scheme:
            inner = Box(
                min(self.x(left + 0.5), self.x(left + width - 0.5)), self.y + height - SCHEME - 0.45, width - 1.0,
                SCHEME, "scheme", scheme, detail=hint, pick=self.picks("positions"),
            )  # fmt: skip
            self.parts.boxes.append(inner)

    def cross(self, left: float, width: float, encoder: "Stack") -> None:
        """The heads that look at the source, with the wire from the encoder."""
        spec = self.spec.cross or self.spec
        heads = tr("{count} heads × {width}", count=spec.heads, width=spec.head_width)
        label = tr(ATTENTIONS["cross"])
        lines = (heads, tr("keys and values from the source"))
        detail = tr(
            "{name}, layer {layer}: {parts}. A click shows all heads.", name=label, layer=self.layer,
            parts=", ".join(lines),
        )  # fmt: skip
        height = 1.3 + LEADING * 3
        self.y -= height
        focused = self.selection.kind == "cross"
        self.box(left, width, height, "attention", label, lines, detail, self.picks("heads", "cross"), focused)
        level, out, between = self.y + height / 2, encoder.x(STREAM), self.left - GAP / 2
        above = encoder.top - 0.6
        side = min(self.x(left), self.x(left + width))
        self.parts.wires.append(
            Wire(((out, encoder.top), (out, above), (between, above), (between, level), (side, level)))
        )
        self.parts.words.append(Words(out + 1.0, above - 0.95, tr("the encoded source"), "left"))

    def feed_forward(self, left: float, width: float) -> None:
        """The network, or the networks that a router chooses from."""
        plan = self.plan
        units = tr("{count} units · {activation}", count=grouped(plan.inner), activation=activation_name(plan))
        lines: tuple[str, ...]
        if plan.experts:
            label = tr("Experts")
            lines = (tr("{chosen} of {count} networks a token", chosen=plan.chosen, count=plan.experts), units)
        else:
            label, lines = tr("Feed-forward"), (units,)
        detail = tr(
            "{name}, layer {layer}: {parts}. A click shows what it does.", name=label, layer=self.layer,
            parts=", ".join(lines),
        )  # fmt: skip
        height = 1.3 + LEADING * (1 + len(lines))
        self.y -= height
        copies = 2 if plan.experts else 0
        self.box(left, width, height, "feed-forward", label, lines, detail, self.picks("feed-forward"), copies=copies)
        self.y -= 0.36 * copies

    def norm(self, left: float, width: float, detail: str = "", pick: Pick | None = None) -> None:
        """A norm."""
        name = self.plan.norm_name
        told = detail or tr("{name}: brings the vector to one size before what follows.", name=name)
        self.box(left, width, NORM, "norm", name, (), told, pick or {})

    # ---- shapes ----
    def slab(self, label: str, lines: tuple[str, ...], detail: str, pick: Pick) -> None:
        """A box as wide as the block."""
        self.y -= SLAB
        self.box(0.0, self.frame_width, SLAB, "slab", label, lines, detail, pick)

    def box(
        self, left: float, width: float, height: float, role: BoxRole, label: str, lines: tuple[str, ...], detail: str,
        pick: Pick, focused: bool = False, copies: int = 0,
    ) -> None:  # fmt: skip
        """A box that stands on the present height."""
        x = min(self.x(left), self.x(left + width))
        self.parts.boxes.append(Box(x, self.y, width, height, role, label, lines, detail, pick, focused, copies))

    def wire(self, points: list[tuple[float, float]], strong: bool = False, arrow: bool = True) -> None:
        """A wire through points given from the stack's edge."""
        self.parts.wires.append(Wire(tuple((self.x(x), y) for x, y in points), arrow, strong))

    def plus(self, y: float) -> None:
        """A sum on the stream."""
        self.parts.sums.append(Plus(self.x(STREAM), y))

    def say(self, along: float, text: str, anchor: str = "center", away: float = 0.0) -> None:
        """Words at the present height."""
        if anchor == "left":
            self.parts.words.append(
                Words(self.x(along + away), self.y, text, "right" if self.mirrored else "left", "ink")
            )
        else:
            self.parts.words.append(Words(self.x(along), self.y, text, "center", "ink"))


def rule_in_words(rule: AttentionRule) -> list[str]:
    """What a layer's attention does beside looking: its mask, its window, its cap, its sinks."""
    mask = rule.mask
    told = [tr("causal") if mask.causal else tr("both ways")]
    told += [] if mask.window is None else [tr("window {size}", size=grouped(mask.window))]
    told += [] if rule.softcap is None else [tr("soft cap {size:g}", size=rule.softcap)]
    return told + ([] if rule.sinks is None else [tr("sinks")])


def scheme_of(spec: ModelSpec, rule: AttentionRule) -> tuple[str, str]:
    """The position scheme inside a layer's attention, short and in words; empty where there is none."""
    if rule.rotary is not None:
        width = rule.rotary.width
        if width < spec.head_width:
            return (
                tr("RoPE, {width} of {all} dimensions", width=width, all=spec.head_width),
                tr("Rotary positions: they turn {width} of {all} dimensions of queries and keys.", width=width,
                   all=spec.head_width),
            )  # fmt: skip
        return tr("RoPE, turns q and k"), tr("Rotary positions: they turn queries and keys by their places.")
    if isinstance(rule.bias, Alibi):
        return tr("ALiBi, bias by distance"), tr("ALiBi: each head lowers its scores with distance, by its own slope.")
    if isinstance(rule.bias, Buckets):
        count = len(rule.bias.table)
        return (
            tr("position bias, {count} buckets", count=count),
            tr("Position bias: each head adds a learned number to its scores, by the bucket of the distance."),
        )
    return "", ""
