"""The picture of the architecture, for models of every shape the families have."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from tests.traces import random_encoding, random_pair, random_trace
from visualizer.attention import AttentionRule, MaskRule
from visualizer.positions import Alibi, Buckets, Rotary
from visualizer.state import Selection
from visualizer.trace import Blueprint, ModelSpec, Trace
from visualizer.views import draw
from visualizer.views.figure import Box, Diagram, Facts, Wire

ROTARY = Rotary(tuple(10000.0 ** (-pair / 32) for pair in range(32)))
BOTH_WAYS = MaskRule(causal=False)


def shaped(spec: ModelSpec, blueprint: Blueprint, rules: tuple[AttentionRule, ...], **changes: object) -> ModelSpec:
    """A spec with the sizes of a real model."""
    return replace(spec, layers=len(rules), rules=rules, blueprint=blueprint, **changes)  # type: ignore[arg-type]


def gpt2() -> Trace:
    """Learned positions, norms before, tied."""
    trace, plan = random_trace(), Blueprint("before", "LayerNorm", False, 3072, "gelu_new", False, True, True)
    spec = shaped(trace.spec, plan, (AttentionRule(0.125),) * 12, heads=12, kv_heads=12, head_width=64, width=768,
                  context=1024, vocabulary=50257, name="GPT-2")  # fmt: skip
    return replace(trace, spec=spec)


def llama() -> Trace:
    """Rotary positions, grouped key-value heads, SwiGLU."""
    trace, plan = random_trace(positions=False), Blueprint("before", "RMSNorm", False, 1536, "silu", True, True, True)
    spec = shaped(trace.spec, plan, (AttentionRule(0.125, rotary=ROTARY),) * 30, heads=9, kv_heads=3, head_width=64,
                  width=576, vocabulary=49152, positions="rotary", name="SmolLM2")  # fmt: skip
    return replace(trace, spec=spec)


def gptj() -> Trace:
    """Parallel attention and feed-forward; a quarter of the dimensions turned; weights of its own behind."""
    trace, plan = random_trace(positions=False), Blueprint("before", "LayerNorm", True, 16384, "gelu_new", False, True,
                                                           False)  # fmt: skip
    spec = shaped(trace.spec, plan, (AttentionRule(1 / 16, rotary=ROTARY),) * 28, heads=16, kv_heads=16,
                  head_width=256, width=4096, vocabulary=50400, positions="rotary", name="GPT-J")  # fmt: skip
    return replace(trace, spec=spec)


def falcon() -> Trace:
    """Parallel, one key-value head."""
    trace = gptj()
    return replace(trace, spec=replace(trace.spec, heads=71, kv_heads=1, head_width=64, name="Falcon"))


def bert() -> Trace:
    """Norms after, segments, a masked-language head."""
    trace, plan = random_encoding(), Blueprint("after", "LayerNorm", False, 3072, "gelu", False, False, True)
    spec = shaped(trace.spec, plan, (AttentionRule(0.125, BOTH_WAYS),) * 12, heads=12, kv_heads=12, name="BERT")
    return replace(trace, spec=spec, segments=np.zeros(len(trace.tokens), dtype=np.int64))


def minilm() -> Trace:
    """An encoder without a language head."""
    trace, plan = random_encoding(head=False), Blueprint("after", "LayerNorm", False, 1536, "gelu", False, False, False)
    return replace(trace, spec=shaped(trace.spec, plan, (AttentionRule(0.2, BOTH_WAYS),) * 6, name="MiniLM"))


def gemma2() -> Trace:
    """Norms before and after, a soft cap, every other layer through a window."""
    trace, plan = random_trace(positions=False), Blueprint("both", "RMSNorm", False, 9216, "gelu_pytorch_tanh", True,
                                                           True, True)  # fmt: skip
    rules = tuple(
        AttentionRule(1 / 16, MaskRule(window=None if layer % 2 else 4096), softcap=50.0, rotary=ROTARY)
        for layer in range(26)
    )
    return replace(trace, spec=shaped(trace.spec, plan, rules, positions="rotary", head_width=64, name="Gemma 2"))


def gpt_oss() -> Trace:
    """Experts, sinks, windows."""
    trace, plan = random_trace(positions=False), Blueprint("before", "RMSNorm", False, 2880, "silu", True, True, False,
                                                           experts=32, chosen=4)  # fmt: skip
    rule = AttentionRule(0.125, MaskRule(window=128), sinks=(0.0,) * 4, rotary=ROTARY)
    return replace(trace, spec=shaped(trace.spec, plan, (rule,) * 24, positions="rotary", head_width=64, name="oss"))


def bloom() -> Trace:
    """ALiBi."""
    trace, plan = random_trace(positions=False), Blueprint("before", "LayerNorm", False, 128, "gelu", False, True, True)
    rule = AttentionRule(0.125, bias=Alibi((0.5, 0.25, 0.125, 0.0625)))
    return replace(trace, spec=shaped(trace.spec, plan, (rule,) * 24, positions="alibi", name="BLOOM"))


def t5(positions: str = "buckets", norm: str = "before") -> Trace:
    """Two stacks; the encoder has fewer layers than the decoder."""
    trace = random_pair()
    plan = Blueprint(norm, "RMSNorm", False, 1024, "gelu_new", True, norm == "before", False)  # type: ignore[arg-type]
    table = tuple(map(tuple, np.zeros((32, 4)).tolist()))
    has_bias = positions == "buckets"
    assert trace.spec.encoder is not None
    encoder = shaped(
        trace.spec.encoder, plan,
        (AttentionRule(1.0, BOTH_WAYS, bias=Buckets(table, 128, True) if has_bias else None),) * 6, positions=positions,
        name="T5",
    )  # fmt: skip
    rules = (AttentionRule(1.0, bias=Buckets(table, 128, False) if has_bias else None),) * 8
    spec = shaped(trace.spec, plan, rules, encoder=encoder, positions=positions, name="T5")
    return replace(trace, spec=spec)


SHAPES: dict[str, Callable[[], Trace]] = {
    "GPT-2": gpt2, "LLaMA": llama, "GPT-J": gptj, "Falcon": falcon, "BERT": bert, "MiniLM": minilm, "Gemma 2": gemma2,
    "gpt-oss": gpt_oss, "BLOOM": bloom, "T5": t5, "Marian": lambda: t5("sinusoidal", "after"),
}  # fmt: skip


def picture(trace: Trace, **selection: object) -> Diagram:
    """The one mark of the view."""
    (mark,) = draw("architecture", trace, Selection(**selection)).marks  # type: ignore[arg-type]
    assert isinstance(mark, Diagram)
    return mark


def labels(mark: Diagram) -> list[str]:
    """The names of the boxes, from the bottom upwards."""
    return [box.label for box in sorted(mark.boxes, key=lambda box: -box.y) if box.label]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share ground."""
    return (
        one.x < other.x + other.width - 1e-6 and other.x < one.x + one.width - 1e-6
        and one.y < other.y + other.height - 1e-6 and other.y < one.y + one.height - 1e-6
    )  # fmt: skip


def holds(outer: Box, inner: Box) -> bool:
    """Whether a box lies within another."""
    return (
        outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width
        and outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height
    )  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_no_box_lies_across_another_and_all_lie_in_the_picture(shape: str) -> None:
    mark = picture(SHAPES[shape](), layer=2)
    for one, other in itertools.combinations(mark.boxes, 2):
        assert not overlap(one, other) or holds(one, other) or holds(other, one), (one, other)
    for box in mark.boxes:
        assert min(box.x, box.y) >= 0
        assert box.x + box.width <= mark.width
        assert box.y + box.height <= mark.height


@pytest.mark.parametrize("shape", SHAPES)
def test_words_of_a_box_find_room_in_it_and_not_on_what_it_holds(shape: str) -> None:
    mark = picture(SHAPES[shape]())
    for box in mark.boxes:
        inside = [other for other in mark.boxes if other is not box and holds(box, other) and box.role != "block"]
        for middle, words in mark.lines(box):
            assert box.y + 0.4 <= middle <= box.y + box.height - 0.4, words
            assert all(middle + 0.5 <= other.y for other in inside), words
            assert 0.42 * len(words) < box.width, words


@pytest.mark.parametrize("shape", SHAPES)
def test_every_branch_reads_the_stream_and_is_added_to_it(shape: str) -> None:
    """Each arrow ends at a box, at a sum or at words; each sum has the stream and something added."""
    mark = picture(SHAPES[shape]())
    streams = [wire for wire in mark.wires if wire.strong]
    for wire in mark.wires:
        (x0, y0), (x, y) = wire.points[0], wire.points[-1]
        if wire.arrow and not wire.strong:
            at_box = any(on_edge(box, x, y) for box in mark.boxes)
            at_sum = any(np.hypot(place.x - x, place.y - y) < 0.8 for place in mark.sums)
            at_words = any(abs(words.x - x) < 0.1 and abs(words.y - y) < 1.2 for words in mark.words)
            assert at_box or at_sum or at_words, wire
        starts_at_box = any(
            box.x <= x0 <= box.x + box.width and box.y <= y0 <= box.y + box.height for box in mark.boxes
        )
        starts_at_words = any(abs(words.x - x0) < 0.1 and abs(words.y - y0) < 1.2 for words in mark.words)
        assert starts_at_box or starts_at_words or on_stream(streams, x0, y0), wire
    for place in mark.sums:
        assert on_stream(streams, place.x, place.y)
        assert any(np.hypot(wire.points[-1][0] - place.x, wire.points[-1][1] - place.y) < 0.8 for wire in mark.wires)


def on_edge(box: Box, x: float, y: float) -> bool:
    """Whether a point lies on the edge of a box."""
    level = box.x <= x <= box.x + box.width and min(abs(y - box.y), abs(y - box.y - box.height)) < 1e-6
    upright = box.y <= y <= box.y + box.height and min(abs(x - box.x), abs(x - box.x - box.width)) < 1e-6
    return level or upright


def on_stream(streams: list[Wire], x: float, y: float) -> bool:
    """Whether a point lies on one of the streams."""
    return any(
        abs(stream.points[0][0] - x) < 1e-6 and stream.points[-1][1] - 1e-6 <= y <= stream.points[0][1] + 1e-6
        for stream in streams
    )


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("GPT-2", ["Token embedding", "Position vectors", "LayerNorm", "Self-attention", "LayerNorm", "Feed-forward",
                   "LayerNorm", "Unembedding"]),
        ("BERT", ["Token embedding", "Position vectors", "Segment vectors", "Self-attention", "LayerNorm",
                  "Feed-forward", "LayerNorm", "Masked-language head"]),
        ("MiniLM", ["Token embedding", "Position vectors", "Self-attention", "LayerNorm", "Feed-forward", "LayerNorm"]),
        ("Gemma 2", ["Token embedding", "RMSNorm", "RoPE, turns q and k", "Self-attention", "RMSNorm", "RMSNorm",
                     "Feed-forward", "RMSNorm", "RMSNorm", "Unembedding"]),
        ("gpt-oss", ["Token embedding", "RMSNorm", "RoPE, turns q and k", "Self-attention", "RMSNorm", "Experts",
                     "RMSNorm", "Unembedding"]),
        ("BLOOM", ["Token embedding", "LayerNorm", "ALiBi, bias by distance", "Self-attention", "LayerNorm",
                   "Feed-forward", "LayerNorm", "Unembedding"]),
    ],
)  # fmt: skip
def test_parts_stand_in_the_order_in_which_the_stream_meets_them(shape: str, expected: list[str]) -> None:
    assert labels(picture(SHAPES[shape]())) == expected


def test_norms_stand_in_the_branch_before_a_part_and_on_the_stream_after_it() -> None:
    for shape, is_on_stream in (("GPT-2", False), ("BERT", True)):
        mark = picture(SHAPES[shape]())
        (stream,) = (wire for wire in mark.wires if wire.strong)
        block = next(box for box in mark.boxes if box.role == "block")
        norms = [box for box in mark.boxes if box.role == "norm" and box.label == "LayerNorm" and holds(block, box)]
        assert len(norms) == 2
        for box in norms:
            assert (box.x <= stream.points[0][0] <= box.x + box.width) is is_on_stream


def test_parallel_parts_stand_side_by_side_behind_one_norm_and_are_added_once() -> None:
    mark = picture(gptj())
    attention = next(box for box in mark.boxes if box.role == "attention")
    network = next(box for box in mark.boxes if box.role == "feed-forward")
    assert attention.x + attention.width < network.x
    assert attention.y + attention.height == pytest.approx(network.y + network.height)
    assert len(mark.sums) == 1
    assert len([box for box in mark.boxes if box.label == "LayerNorm"]) == 2, "that of the block, and the final one"


def test_boxes_carry_the_real_sizes() -> None:
    sizes = {box.label: box.sizes for box in picture(llama()).boxes if box.label}
    assert sizes["Token embedding"] == ("49\u202f152 tokens × 576",)
    assert sizes["Self-attention"] == ("9 heads × 64", "3 key-value heads", "causal")
    assert sizes["Feed-forward"] == ("1\u202f536 units · SwiGLU",)
    assert sizes["Unembedding"] == ("576 × 49\u202f152 tokens · tied",)
    experts = next(box for box in picture(gpt_oss()).boxes if box.label == "Experts")
    assert experts.sizes == ("4 of 32 networks a token", "2\u202f880 units · SwiGLU")
    assert experts.copies > 0
    assert {box.label: box.sizes for box in picture(falcon()).boxes}["Self-attention"][1] == "1 key-value head"
    assert any("RoPE, 64 of 256" in label for label in labels(picture(gptj())))


def test_the_block_is_that_of_the_selected_layer() -> None:
    """Every other layer of Gemma 2 looks through a window."""
    for layer in (2, 3):
        mark = picture(gemma2(), layer=layer)
        attention = next(box for box in mark.boxes if box.role == "attention")
        assert ("window" in " ".join(attention.sizes)) == (layer == 2)
        assert "soft cap 50" in attention.sizes[-1]
        chosen = [box for box in mark.boxes if box.role == "layer" and box.focused]
        assert [box.pick for box in chosen] == [{"layer": layer}]
        assert "window 4\u202f096" in next(box for box in mark.boxes if box.pick == {"layer": 0}).detail
        assert f"layer {layer}" in [words.text for words in mark.words]


@pytest.mark.parametrize("shape", SHAPES)
def test_there_is_a_small_box_for_every_layer_and_the_first_is_the_lowest(shape: str) -> None:
    trace = SHAPES[shape]()
    mark = picture(trace)
    stacks = [trace.spec] if trace.spec.encoder is None else [trace.spec.encoder, trace.spec]
    for spec in stacks:
        kind = {} if trace.spec.encoder is None else {"kind": spec.attention}
        boxes = [
            next(box for box in mark.boxes if box.pick == {"layer": layer, **kind}) for layer in range(spec.layers)
        ]
        assert [box.y for box in boxes] == sorted((box.y for box in boxes), reverse=True)


def test_a_click_on_a_part_looks_at_its_view() -> None:
    mark = picture(llama())
    picks = {box.label: box.pick for box in mark.boxes if box.label}
    assert picks["Self-attention"] == {"view": "heads"}
    assert picks["Feed-forward"] == {"view": "feed-forward"}
    assert picks["RoPE, turns q and k"] == {"view": "positions"}
    scheme = next(box for box in mark.boxes if box.role == "scheme")
    place = mark.at(scheme.x + 1, scheme.y + 1)
    assert place is not None
    assert mark.boxes[place] is scheme, "it lies on the attention"
    assert mark.probe(place).pick == {"view": "positions"}
    assert mark.at(0.0, 0.0) is None


def test_a_click_on_the_head_looks_at_what_the_model_was_trained_to_predict() -> None:
    for shape, view in (("GPT-2", "next-token"), ("BERT", "fillers")):
        assert picture(SHAPES[shape]()).boxes[-1].pick == {"view": view}
    slabs = [box.label for box in picture(minilm()).boxes if box.role == "slab"]
    assert slabs == ["Token embedding"], "no head came with it"


def test_an_encoder_decoder_has_two_stacks_with_the_source_led_into_cross_attention() -> None:
    mark = picture(t5(), kind="cross", layer=7)
    encoder, decoder = sorted((box for box in mark.boxes if box.role == "block"), key=lambda box: box.x)
    cross = next(box for box in mark.boxes if box.label == "Cross-attention")
    assert holds(decoder, cross)
    assert cross.focused
    assert cross.pick == {"view": "heads", "kind": "cross"}
    assert [box.focused for box in mark.boxes if box.label.endswith("elf-attention")] == [False, False]
    lead = next(wire for wire in mark.wires if len(wire.points) == 5)
    assert encoder.x < lead.points[0][0] < encoder.x + encoder.width
    assert lead.points[-1][0] == pytest.approx(cross.x)
    names = [words.text for words in mark.words]
    assert "× 6 layers" in names
    assert "× 8 layers" in names
    assert "layer 7" in names
    assert not any(box.role == "layer" and box.focused and box.pick.get("kind") == "encoder" for box in mark.boxes)


def test_the_picture_is_of_the_whole_model_whatever_attention_is_selected() -> None:
    for kind in ("encoder", "decoder", "cross"):
        mark = picture(t5(), kind=kind)
        assert "Unembedding" in labels(mark)
        assert labels(mark).count("Token embedding") == 2
        focused = [box.pick for box in mark.boxes if box.role == "attention" and box.focused]
        assert focused == [{"view": "heads", "kind": kind}]


def test_the_selected_layer_may_be_beyond_the_shorter_stack() -> None:
    mark = picture(t5(), kind="encoder", layer=7)
    assert [box.pick["layer"] for box in mark.boxes if box.role == "layer" and box.focused] == [5]


def test_a_model_whose_blocks_are_not_known_shows_its_sizes() -> None:
    trace = random_trace()
    figure = draw("architecture", replace(trace, spec=replace(trace.spec, blueprint=None)))
    assert isinstance(figure.marks[0], Facts)
    assert "how its blocks are wired is not known here" in figure.sentence


@pytest.mark.parametrize("shape", SHAPES)
def test_the_sentence_tells_kind_layers_and_position_scheme(shape: str) -> None:
    trace = SHAPES[shape]()
    sentence = draw("architecture", trace).sentence
    assert trace.spec.kind in sentence
    assert str(trace.spec.layers) in sentence
    scheme = {"learned": "learned", "rotary": "rotary", "alibi": "ALiBi", "buckets": "bias", "sinusoidal": "sinusoidal"}
    assert scheme[trace.spec.positions] in sentence
