"""Random GPT-2 models of odd sizes, what transformers' eager attention says of them, and their converted folders."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models
from transformers import AutoModelForCausalLM, GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

from tests.visualizer.backends.reference import MODELS, TOKENS, Reference
from visualizer.backends import convert as convert_module
from visualizer.backends.convert import Precision, convert
from visualizer.backends.exporting import Graphs
from visualizer.backends.observed import Observed


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(autouse=True, scope="session")
def _one_export_for_each_configuration() -> Iterator[None]:
    """A graph depends on a model's configuration and not on its weights, so that seconds need be spent once on each."""
    made: dict[str, Graphs] = {}
    export = convert_module.export

    def once(observed: Observed) -> Graphs:
        key = observed.model.config.to_json_string()
        if key not in made:
            made[key] = export(observed)
        graphs = made[key]
        return Graphs({file: model.clone() for file, model in graphs.models.items()}, graphs.parameters)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert_module, "export", once)
        yield


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes, once, the folder of one of `MODELS`: random weights far from zero, so that its heads have opinions."""
    made: dict[str, Path] = {}

    def make(name: str) -> Path:
        if name not in made:
            generator = torch.Generator().manual_seed(list(MODELS).index(name))
            model = GPT2LMHeadModel(GPT2Config(bos_token_id=0, eos_token_id=0, **MODELS[name])).eval()
            with torch.no_grad():
                for key, parameter in model.named_parameters():
                    spread = 0.2 if parameter.ndim == 1 else 0.8 / parameter.shape[-1] ** 0.5
                    centre = 1.0 if "ln_" in key and key.endswith("weight") else 0.0
                    parameter.normal_(centre, spread, generator=generator)
            made[name] = tmp_path_factory.mktemp("models") / name.replace(" ", "-").replace(",", "")
            model.save_pretrained(made[name])
            words = {f"w{number}": number for number in range(MODELS[name]["vocab_size"])}
            tokenizer = Tokenizer(models.WordLevel(words, unk_token="w0"))
            PreTrainedTokenizerFast(tokenizer_object=tokenizer).save_pretrained(made[name])
        return made[name]

    return make


@pytest.fixture(scope="session")
def converted(folder_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Converts, once, one of `MODELS` to a precision."""
    made: dict[tuple[str, str], Path] = {}

    def make(name: str, precision: Precision = "fp32") -> Path:
        if (name, precision) not in made:
            out = tmp_path_factory.mktemp(precision) / "converted"
            convert(folder_of(name), out, precision)
            made[name, precision] = out
        return made[name, precision]

    return make


@pytest.fixture(scope="session")
def eager() -> Callable[..., Reference]:
    """What the eager attention says of a folder; `switched` multiplies heads, on the way into the output projection."""

    def run(folder: Path, switched: dict[tuple[int, int], float] | None = None) -> Reference:
        model = AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
        width = model.config.n_embd // model.config.n_head
        for (layer, head), factor in (switched or {}).items():

            def switch(module: Any, args: Any, head: int = head, factor: float = factor) -> Any:
                mixed = args[0].clone()
                mixed[..., head * width : (head + 1) * width] *= factor
                return (mixed, *args[1:])

            model.transformer.h[layer].attn.c_proj.register_forward_pre_hook(switch)
        ids = np.random.default_rng(7).integers(0, model.config.vocab_size, TOKENS)
        with torch.inference_mode():
            out = model(torch.from_numpy(ids)[None], output_attentions=True, output_hidden_states=True)
        return Reference(
            ids=ids,
            maps=torch.cat(out.attentions).numpy(),
            hidden=torch.cat(out.hidden_states).numpy(),
            logits=out.logits[0].numpy(),
        )

    return run
