"""Engines that answer at once with numbers made from the token ids, for tests of the window that need a kind of model
and no model: an encoder with masks, an encoder-decoder with sentinels, a chat model.

The tokenizers are real ones, trained on a story. Equal prompts get equal numbers, whatever was asked before.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import tokenizers
from tokenizers import decoders, normalizers, pre_tokenizers, processors, trainers
from tokenizers import models as kinds

from tests.models import STORY
from tests.traces import BLUEPRINT, HEAD_WIDTH, WIDTH, Projections, buckets, random_rows
from visualizer.attention import AttentionRule, MaskRule
from visualizer.engine import Engine
from visualizer.tokens import Prompt, Token, Tokenizer
from visualizer.trace import Cost, ModelSpec, Trace

LAYERS, HEADS, CONTEXT = 3, 4, 64
SENTINELS = tuple(f"<extra_id_{number}>" for number in range(8))
MORE = "The old king looked at the old queen and smiled. translate English to French: It is raining. Il pleut. "


def wordpiece() -> Tokenizer:
    """BERT's kind: [CLS] and [SEP] around the text, a mask."""
    model = tokenizers.Tokenizer(kinds.WordPiece(unk_token="[UNK]"))
    model.normalizer = normalizers.BertNormalizer(lowercase=True)
    model.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    model.decoder = decoders.WordPiece()
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=300, special_tokens=names, show_progress=False)
    model.train_from_iterator([STORY, MORE] * 4, trainer)
    ends = ("[SEP]", model.token_to_id("[SEP]")), ("[CLS]", model.token_to_id("[CLS]"))
    model.post_processor = processors.BertProcessing(*ends)
    return Tokenizer(model, {"mask_token": "[MASK]", "cls_token": "[CLS]", "sep_token": "[SEP]"})


def unigram() -> Tokenizer:
    """T5's kind: an end mark behind the text, sentinels."""
    model = tokenizers.Tokenizer(kinds.Unigram())
    model.pre_tokenizer = pre_tokenizers.Metaspace()
    model.decoder = decoders.Metaspace()
    names = ["<pad>", "</s>", "<unk>", *SENTINELS]
    trainer = trainers.UnigramTrainer(vocab_size=200, special_tokens=names, unk_token="<unk>", show_progress=False)
    model.train_from_iterator([STORY, MORE] * 4, trainer)
    model.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", model.token_to_id("</s>"))]
    )
    return Tokenizer(model, {"pad_token": "<pad>", "eos_token": "</s>"})


class Readout:
    """A random unembedding over a whole vocabulary."""

    def __init__(self, vocabulary: int) -> None:
        self.matrix = np.random.default_rng(3).normal(size=(WIDTH, vocabulary)).astype(np.float32)

    def normalised(self, residual: np.ndarray) -> np.ndarray:
        return residual / np.sqrt((residual**2).mean(-1, keepdims=True) + np.float32(1e-5))

    def __call__(self, residual: np.ndarray) -> np.ndarray:
        return (self.normalised(residual) @ self.matrix).astype(np.float32)


def spec_of(name: str, vocabulary: int, **more: Any) -> ModelSpec:
    """A small model's."""
    usual = ModelSpec(
        name=name, family="gpt2", kind="decoder-only", layers=LAYERS, heads=HEADS, kv_heads=HEADS,
        head_width=HEAD_WIDTH, width=WIDTH, context=CONTEXT, vocabulary=vocabulary, parameters=12_345,
        rules=(AttentionRule(HEAD_WIDTH**-0.5),) * LAYERS, positions="none", precision="fp32",
        fingerprint=name, blueprint=BLUEPRINT,
    )  # fmt: skip
    return replace(usual, **more)


class StandIn(Engine):
    """An engine without a backend."""

    def __init__(self, spec: ModelSpec, tokenizer: Tokenizer, target_tokenizer: Tokenizer | None = None) -> None:
        self.spec, self.tokenizer, self.target_tokenizer = spec, tokenizer, target_tokenizer
        self.label, self.notice, self.end_of_text = "stand-in", None, frozenset({-1})
        self.readout = Readout(spec.vocabulary)
        self.asked: list[tuple[str, str | None]] = []  # prompt and target of each pass

    def trace(
        self,
        prompt: str | Prompt,
        head_scale: Any = None,
        cancelled: Callable[[], bool] | None = None,
        target: str | Prompt | None = None,
    ) -> Trace:
        self.asked.append((Prompt.of(prompt).text, None if target is None else Prompt.of(target).text))
        tokens = self.tokenizer.encode(prompt)
        made = self.made(self.spec, Prompt.of(prompt).text, tokens, tokens)
        mask = self.tokenizer.specials.mask
        masked = tuple(place for place, token in enumerate(tokens) if token.id == mask)
        if self.spec.objective == "none":
            return replace(made, readout=None, last_logits=None)
        return replace(made, masked=masked) if self.spec.kind == "encoder-only" else made

    def made(
        self,
        spec: ModelSpec,
        text: str,
        tokens: tuple[Token, ...],
        keys: tuple[Token, ...],
        scale: np.ndarray | None = None,
    ) -> Trace:
        """A trace whose numbers come from the ids alone; heads that are scaled are said to be, and change nothing."""
        rng = np.random.default_rng([spec.attention == "cross", *(token.id for token in tokens)])
        rows = random_rows(rng, spec, len(tokens), len(keys), None)
        return Trace(
            prompt=text, tokens=tokens, omitted=0, spec=spec, rows=rows,
            last_logits=self.readout(rows.residual[-1:, -1])[0], readout=self.readout,
            projection=Projections(np.random.default_rng(1), spec.layers, spec.heads),
            vocabulary=self.tokenizer.vocabulary, cost=Cost(0, 0.001),
            key_side=None if keys is tokens else keys, head_scale=scale,
        )  # fmt: skip

    def close(self) -> None:
        pass


class PairStandIn(StandIn):
    """The same for an encoder-decoder."""

    def __init__(self, name: str = "pair", family: str = "t5") -> None:
        tokenizer = unigram()
        both = {"family": family, "kind": "encoder-decoder", "objective": "denoising", "positions": "buckets"}
        count, both_ways = len(tokenizer.vocabulary), MaskRule(causal=False)
        encoder = spec_of(name, count, attention="encoder", layers=2,
                          rules=(AttentionRule(1.0, both_ways, bias=buckets(True)),) * 2, **both)  # fmt: skip
        cross = spec_of(name, count, attention="cross", rules=(AttentionRule(1.0, both_ways),) * LAYERS, **both)
        decoder = spec_of(name, count, attention="decoder", encoder=encoder, cross=cross,
                          rules=(AttentionRule(1.0, MaskRule(), bias=buckets(False)),) * LAYERS, **both)  # fmt: skip
        super().__init__(decoder, tokenizer, tokenizer.as_target(tokenizer.specials.pad))

    def trace(
        self,
        prompt: str | Prompt,
        head_scale: Any = None,
        cancelled: Callable[[], bool] | None = None,
        target: str | Prompt | None = None,
    ) -> Trace:
        assert self.spec.encoder is not None
        assert self.spec.cross is not None
        target = Prompt.of(target or "")
        self.asked.append((Prompt.of(prompt).text, target.text))
        read, written = self.tokenizer.encode(prompt), self.writer.encode(target)
        scales = self._scales(head_scale)
        source = self.made(self.spec.encoder, Prompt.of(prompt).text, read, read, scales.get("encoder"))
        decoder = self.made(self.spec, target.text, written, written, scales.get("decoder"))
        cross = self.made(self.spec.cross, target.text, written, read, scales.get("cross"))
        return replace(decoder, source=replace(source, readout=None, last_logits=None), cross=cross)


def encoder(head: bool = True) -> StandIn:
    """An encoder with a masked-language head, or without one."""
    tokenizer = wordpiece()
    rules = (AttentionRule(HEAD_WIDTH**-0.5, MaskRule(causal=False)),) * LAYERS
    objective = "masked" if head else "none"
    return StandIn(
        spec_of(
            "encoder", len(tokenizer.vocabulary), family="bert", kind="encoder-only", objective=objective, rules=rules
        ),
        tokenizer,
    )


STANDINS: dict[str, Callable[[], StandIn]] = {
    "encoder": encoder,
    "headless": lambda: encoder(head=False),
    "pair": PairStandIn,
}


def open_standin(name: str, backend: str = "auto", device: str = "auto") -> StandIn:
    """An opener for windows: `STANDINS` by name."""
    return STANDINS[name]()
