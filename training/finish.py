"""From the last checkpoint to the folder that ships: weights, tokenizer, model card, graph."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor
from transformers import GPT2LMHeadModel, PreTrainedTokenizerFast

from training.card import PROMPTS, SHOTS, Measured, card, sample
from training.corpus import find_books, split
from training.evaluate import bits_per_byte, label_accuracy, repeated_sequence
from training.model import TinyGPT, to_transformers
from training.settings import Settings
from training.tokenizer import save_tokenizer

LISTS = 400
"""`input -> label` lists that each accuracy of the card is counted over."""


def write_weights(folder: Path, model: TinyGPT, tokenizer: PreTrainedTokenizerFast) -> GPT2LMHeadModel:
    """Write config, tokenizer and fp16 weights; the model that comes back holds what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    gpt2 = to_transformers(model, tokenizer.bos_token_id).half()
    gpt2.config.dtype = torch.float16
    gpt2.config.architectures = ["GPT2LMHeadModel"]
    gpt2.config.save_pretrained(folder)
    save_tokenizer(tokenizer.backend_tokenizer, folder, model.shape.context)
    tensors = {
        name: tensor.contiguous() for name, tensor in gpt2.state_dict().items() if name != "lm_head.weight"
    }  # the tied output matrix is stored once, as the embedding
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)  # it is written for its owner only
    return gpt2


def measure(settings: Settings, gpt2: GPT2LMHeadModel, tokenizer: PreTrainedTokenizerFast) -> Measured:
    """Everything the card reports, on `gpt2` (float32 on the CPU, holding the fp16 values)."""
    work, context = Path(settings.work), settings.context

    def logits(ids: Tensor) -> Tensor:
        return gpt2(ids, use_cache=False).logits

    state = torch.load(work / "checkpoint.pt", map_location="cpu")
    training, validation, test = split(find_books(Path(settings.corpus)))
    streams = {part: np.load(work / f"{part}.npy") for part in ("training", "validation", "test")}
    sizes = json.loads((work / "bytes.json").read_text(encoding="utf-8"))
    words = json.loads((work / "words.json").read_text(encoding="utf-8"))
    on = "two CPU cores" if settings.device == "cpu" else torch.cuda.get_device_name()
    measured = Measured(
        training,
        validation,
        test,
        training_tokens=len(streams["training"]),
        tokens_seen=state["step_number"] * settings.tokens_per_step,
        hours=state["elapsed"] / 3600,
        hardware=on,
    )
    for part in ("validation", "test"):
        measured.bpb[part] = tuple(  # type: ignore[assignment]
            bits_per_byte(logits, streams[part], sizes[part], context, stride) for stride in (context, context // 2)
        )
    both = sizes["validation"] + sizes["test"]
    measured.bpb["all held out"] = tuple(  # type: ignore[assignment]
        sum(measured.bpb[part][i] * sizes[part] for part in ("validation", "test")) / both for i in (0, 1)
    )
    for length in (16, 64, 120):
        if 2 * length <= context:
            measured.repeats[length] = repeated_sequence(logits, settings.vocab, length, seed=length)
    for shots in SHOTS:
        measured.seen_shots[shots], measured.fresh_shots[shots] = label_accuracy(
            logits, tokenizer.backend_tokenizer, words, context, shots, seed=shots, count=LISTS
        )
    measured.samples.extend(sample(gpt2, tokenizer, prompt) for prompt in PROMPTS)
    return measured


def finish(settings: Settings) -> Measured:
    """Write the finished folder from the work folder's checkpoint."""
    work, out = Path(settings.work), Path(settings.out)
    model = TinyGPT(settings.shape)
    model.load_state_dict(torch.load(work / "checkpoint.pt", map_location="cpu")["model"])
    tokenizer = PreTrainedTokenizerFast.from_pretrained(work / "tokenizer")
    gpt2 = write_weights(out, model, tokenizer)
    measured = measure(settings, gpt2.float().eval(), tokenizer)
    (work / "measured.json").write_text(json.dumps(asdict(measured), indent=1), encoding="utf-8")
    text = card(settings, measured, sum(p.numel() for p in gpt2.parameters()))
    (out / "README.md").write_text(text, encoding="utf-8")
    write_graph_if_possible(out)
    return measured


def write_graph_if_possible(folder: Path) -> None:
    """The ONNX graph, whose weights stay in `model.safetensors`."""
    try:
        from visualizer.backends.convert import write_graph
    except ImportError:
        print("visualizer.backends.convert is not there: model.onnx was not written")
    else:
        write_graph(folder)
