"""How far Headlight's numbers are from those of transformers' eager attention, for any model folder.

    text, edits ─► Engine ─► trace          the same ids ─► transformers, eager, fresh ─► maps, hidden states, logits

Used by the tests of every family, and by the table in docs/models.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from visualizer.backends.weights import read_header
from visualizer.engine import Engine
from visualizer.trace import Trace

TEXTS = (
    "The cat",
    "The cat sat on the mat, and",
    "Once upon a time there was a little girl who lived with her mother in a cottage at the edge of the wood.",
)
TARGETS = ("", "The girl", "The girl sat on the mat, and the cat lived")


@dataclass(slots=True)
class Errors:
    """The largest differences found so far."""

    maps: float = 0.0
    hidden: float = 0.0
    logits: float | None = None  # None where the model predicts nothing

    def note(self, name: str, found: np.ndarray, expected: np.ndarray) -> None:
        """Take one comparison along."""
        assert found.shape == expected.shape, f"{name}: {found.shape} instead of {expected.shape}"
        difference = float(np.abs(found - expected).max(initial=0.0))
        setattr(self, name, max(getattr(self, name) or 0.0, difference))


class Eager:
    """A folder's model as transformers runs it, with every map."""

    def __init__(self, folder: Path, engine: Engine, attention: str = "eager") -> None:
        """With another `attention` than eager there are no maps, and none are compared."""
        import torch
        import transformers

        from visualizer.backends.quantized import load_blocks

        spec = engine.spec
        classes = {
            "decoder-only": transformers.AutoModelForCausalLM,
            "encoder-decoder": transformers.AutoModelForSeq2SeqLM,
            "encoder-only": transformers.AutoModel if spec.objective == "none" else transformers.AutoModelForMaskedLM,
        }
        kind, options = classes[spec.kind], {"attn_implementation": attention, "dtype": torch.float32}
        stored = folder / "model.safetensors"
        if stored.is_file() and read_header(stored).quantized:  # blocks, which transformers does not read
            config = transformers.AutoConfig.from_pretrained(folder)
            self.model: Any = load_blocks(kind, config, stored, **options)[0].eval()
        else:
            self.model = kind.from_pretrained(folder, **options).eval()
        self._kind = spec.kind
        self._options = {"output_hidden_states": True, **({"output_attentions": True} if attention == "eager" else {})}

    def __call__(self, trace: Trace) -> Any:
        """The outputs for the ids that a trace has read, from a fresh pass."""
        import torch

        ids = torch.from_numpy(trace.token_ids)[None]
        with torch.inference_mode():
            if self._kind == "encoder-decoder":
                source = torch.from_numpy(trace.facet("encoder").token_ids)[None]
                return self.model(
                    input_ids=source, decoder_input_ids=ids, use_cache=False, output_attentions=True,
                    output_hidden_states=True,
                )  # fmt: skip
            options = {"use_cache": False} if self._kind == "decoder-only" else {}
            if trace.segments is not None and trace.segments.any():
                options["token_type_ids"] = torch.from_numpy(trace.segments)[None]
            return self.model(input_ids=ids, **self._options, **options)


def compare(engine: Engine, eager: Eager, texts: Sequence[str] = TEXTS) -> Errors:
    """Read texts as a person types them, from a part on and edited in between, and compare every time."""
    errors = Errors()
    for text in texts:
        for version in (text[: len(text) // 2], text, text[: len(text) // 3] + " a" + text[len(text) // 2 :], text):
            if engine.spec.kind == "encoder-decoder":
                for target in TARGETS:
                    _note_pair(errors, engine.trace(version, target=target), eager)
            else:
                _note(errors, engine.trace(version), eager)
    return errors


def _note(errors: Errors, trace: Trace, eager: Eager) -> None:
    out = eager(trace)
    if out.attentions is not None:
        errors.note("maps", _maps(trace), _stacked(out.attentions))
    errors.note("hidden", trace.hidden, _stacked(out.hidden_states))
    if trace.readout is not None:
        errors.note("logits", np.asarray(trace.logits), out.logits[0].numpy())


def _note_pair(errors: Errors, trace: Trace, eager: Eager) -> None:
    out = eager(trace)
    for kind, maps in (
        ("encoder", out.encoder_attentions), ("decoder", out.decoder_attentions), ("cross", out.cross_attentions),
    ):  # fmt: skip
        errors.note("maps", _maps(trace.facet(kind)), _stacked(maps))  # type: ignore[arg-type]
    errors.note("hidden", trace.facet("encoder").hidden, _stacked(out.encoder_hidden_states))
    errors.note("hidden", trace.hidden, _stacked(out.decoder_hidden_states))
    errors.note("logits", np.asarray(trace.logits), out.logits[0].numpy())


def _maps(trace: Trace) -> np.ndarray:
    return np.stack([trace.layer_attention(layer) for layer in range(trace.spec.layers)])


def _stacked(layers: Any) -> np.ndarray:
    return np.stack([layer[0].numpy() for layer in layers])
