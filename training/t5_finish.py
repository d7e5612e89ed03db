"""From the best weights of a tiny T5's run to the folder that ships: weights, tokenizer, model card."""

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import PreTrainedTokenizerFast, T5ForConditionalGeneration

from training.finish import write_graph_if_possible
from training.t5_card import EIGHT, Measured, card, verdicts
from training.t5_evaluate import alignment, generate, score, translate
from training.t5_model import PAD, TinyT5, to_transformers
from training.t5_settings import Settings
from training.t5_text import Pairs, find_pairs, hold_out, load
from training.t5_tokenizer import save_tokenizer
from training.t5_trainer import Validation, load_weights

READ = Path(__file__).with_name("tiny-t5-read.md")
"""Translations that were read, with a verdict each."""

SHOWN_SPANS = 10
"""Held-out book sentences of the card, with a span missing and filled."""

ALIGNED = 200
"""Held-out pairs that the alignment of cross attention is counted over."""


def write_weights(folder: Path, model: TinyT5, tokenizer: Tokenizer, sentinels: int) -> T5ForConditionalGeneration:
    """Write config, tokenizer and fp16 weights; the model that comes back holds what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    t5 = to_transformers(model).half()
    t5.config.dtype = torch.float16
    t5.config.architectures = ["T5ForConditionalGeneration"]
    t5.config.save_pretrained(folder)
    save_tokenizer(tokenizer, folder, sentinels)
    tied = ("encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "lm_head.weight")
    tensors = {name: tensor.contiguous() for name, tensor in t5.state_dict().items() if name not in tied}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})  # the one table is stored once
    (folder / "model.safetensors").chmod(0o644)  # it is written for its owner only
    return t5


def measure(
    settings: Settings, model: TinyT5, t5: T5ForConditionalGeneration, tokenizer: PreTrainedTokenizerFast
) -> Measured:
    """Everything the card reports, in float32 on the CPU, on the fp16 values; `model` and `t5` are the same."""
    work, run = Path(settings.work), Path(settings.run)
    held = json.loads((work / "test.json").read_text(encoding="utf-8"))
    last = (run / "log.tsv").read_text(encoding="utf-8").splitlines()[-1].split("\t")
    training, asked = pairs_of(settings)
    picked = torch.linspace(0, len(asked) - 1, min(ALIGNED, len(asked))).long().tolist()
    shares, diagonal, count = alignment(model, tokenizer.backend_tokenizer, training, [asked[i] for i in picked])
    measured = Measured(
        books=json.loads((work / "books.json").read_text(encoding="utf-8")),
        training_pairs=len(load(work / "pairs-training.npz")["source"]),
        training_sentences=len(load(work / "sentences-training.npz")["text"]),
        steps=int(last[0]),
        minutes=float(last[1]) / 60,
        pairs_seen=round(float(last[2])),
        hardware=(run / "hardware.txt").read_text(encoding="utf-8").strip(),
        test_sentences=len(held),
        test_references=sum(map(len, held.values())),
        aligned=shares.tolist(),
        diagonal=diagonal,
        aligned_words=count,
    )
    for part in ("validation", "test"):
        looked = Validation(settings, torch.device("cpu"), part=part)
        measured.pair_loss[part] = looked.loss(model, looked.pairs, torch.float32)
        measured.span_loss[part] = looked.loss(model, looked.spans, torch.float32)
        if part == "test":
            measured.sharpness.extend(looked.sharpness(model))
            shown = torch.linspace(0, len(looked.spans[0]) - 1, SHOWN_SPANS).long()
            for source, target in zip(looked.spans[0][shown], looked.spans[1][shown], strict=True):
                text, wanted = (tokenizer.decode(row[row != PAD][:-1].tolist()) for row in (source, target))
                measured.spans.append((text, wanted, generate(t5, tokenizer, [text], special=True)[0]))
    references = list(held.values())
    for name, beams in (("greedy", 1), ("beam 4", 4)):
        made = translate(t5, tokenizer, held, beams)
        measured.scores[name] = score(made, references)
        if beams == 1:
            rows = [{"english": e, "made": m, "references": r} for e, m, r in zip(held, made, references, strict=True)]
            (run / "translations.json").write_text(
                json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
    measured.eight.extend(translate(t5, tokenizer, EIGHT))
    return measured


def pairs_of(settings: Settings) -> tuple[Pairs, Pairs]:
    """Training and test pairs as text."""
    held = hold_out(
        find_pairs(Path(settings.corpus)), settings.validation_sentences, settings.test_sentences, settings.seed
    )
    return held.training, held.test


def finish(settings: Settings) -> Measured:
    """Write the finished folder from the run folder's best weights."""
    work, run, out = Path(settings.work), Path(settings.run), Path(settings.out)
    torch.set_num_threads(settings.threads)
    model = load_weights(run / "weights.safetensors", settings)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(work / "tokenizer")
    t5 = write_weights(out, model, tokenizer.backend_tokenizer, settings.sentinels)
    measured = measure(settings, model, t5.float().eval(), tokenizer)
    (run / "measured.json").write_text(json.dumps(asdict(measured), indent=1, ensure_ascii=False), encoding="utf-8")
    rows = json.loads((run / "translations.json").read_text(encoding="utf-8"))
    read = verdicts(READ.read_text(encoding="utf-8"), {row["english"]: row["made"] for row in rows})
    text = card(settings, measured, sum(p.numel() for p in model.parameters()), read)
    (out / "README.md").write_text(text, encoding="utf-8")
    write_graph_if_possible(out)
    return measured
