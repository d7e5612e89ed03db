"""What a model is, before it is loaded: every family's files say what transformers' own model has."""

import json
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from visualizer import about as module
from visualizer import machine, permission, refusals
from visualizer.about import About, about
from visualizer.errors import ModelError
from visualizer.machine import Memory, cards, main_memory

SIZES: dict[str, Any] = {"vocab_size": 96, "pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2}
LLAMA = {
    "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 3, "num_attention_heads": 4,
    "num_key_value_heads": 2, "max_position_embeddings": 64,
}  # fmt: skip
BERT = {
    "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 3, "num_attention_heads": 4,
    "max_position_embeddings": 64,
}  # fmt: skip
PAIR = {
    "d_model": 32, "encoder_layers": 2, "decoder_layers": 3, "encoder_attention_heads": 4,
    "decoder_attention_heads": 4, "encoder_ffn_dim": 48, "decoder_ffn_dim": 48, "max_position_embeddings": 64,
}  # fmt: skip

# a family: the class and configuration that make one; then kind, objective, positions, key-value heads, context
FAMILIES: dict[str, tuple[str, dict[str, Any], tuple[str, str, str, int, int | None]]] = {
    "GPT-2": (
        "GPT2LMHeadModel",
        {"n_embd": 32, "n_layer": 3, "n_head": 4, "n_inner": 48, "n_positions": 64},
        ("decoder-only", "causal", "learned", 4, 64),
    ),
    "LLaMA": ("LlamaForCausalLM", LLAMA, ("decoder-only", "causal", "rotary", 2, 64)),
    "Mistral": ("MistralForCausalLM", LLAMA, ("decoder-only", "causal", "rotary", 2, 64)),
    "Qwen 2": ("Qwen2ForCausalLM", LLAMA, ("decoder-only", "causal", "rotary", 2, 64)),
    "BLOOM": (
        "BloomForCausalLM",
        {"hidden_size": 32, "n_layer": 3, "n_head": 4},
        ("decoder-only", "causal", "alibi", 4, None),
    ),
    "Falcon": (
        "FalconForCausalLM",
        {"hidden_size": 32, "num_hidden_layers": 3, "num_attention_heads": 4, "multi_query": True, "alibi": False},
        ("decoder-only", "causal", "rotary", 1, 2048),
    ),
    "GPT-J": (
        "GPTJForCausalLM",
        {"n_embd": 32, "n_layer": 3, "n_head": 4, "n_inner": 48, "n_positions": 64, "rotary_dim": 4},
        ("decoder-only", "causal", "rotary", 4, 64),
    ),
    "GPT-NeoX": ("GPTNeoXForCausalLM", BERT, ("decoder-only", "causal", "rotary", 4, 64)),
    "OPT": (
        "OPTForCausalLM",
        {"hidden_size": 32, "ffn_dim": 48, "num_hidden_layers": 3, "num_attention_heads": 4,
         "max_position_embeddings": 64, "word_embed_proj_dim": 32},
        ("decoder-only", "causal", "learned", 4, 64),
    ),
    "MPT": (
        "MptForCausalLM",
        {"d_model": 32, "n_heads": 4, "n_layers": 3, "expansion_ratio": 2, "max_seq_len": 64},
        ("decoder-only", "causal", "alibi", 4, 64),
    ),
    "Gemma": ("GemmaForCausalLM", LLAMA | {"num_key_value_heads": 1, "head_dim": 16},
              ("decoder-only", "causal", "rotary", 1, 64)),
    "Gemma 2": ("Gemma2ForCausalLM", LLAMA | {"head_dim": 16}, ("decoder-only", "causal", "rotary", 2, 64)),
    "gpt-oss": (
        "GptOssForCausalLM",
        LLAMA | {"head_dim": 8, "num_local_experts": 4, "num_experts_per_tok": 2},
        ("decoder-only", "causal", "rotary", 2, 64),
    ),
    "BERT": ("BertForMaskedLM", BERT, ("encoder-only", "masked", "learned", 4, 64)),
    "BERT alone": ("BertModel", BERT, ("encoder-only", "none", "learned", 4, 64)),
    "RoBERTa": ("RobertaForMaskedLM", BERT, ("encoder-only", "masked", "learned", 4, 62)),
    "DistilBERT": (
        "DistilBertForMaskedLM",
        {"dim": 32, "hidden_dim": 48, "n_layers": 3, "n_heads": 4, "max_position_embeddings": 64},
        ("encoder-only", "masked", "learned", 4, 64),
    ),
    "ELECTRA": ("ElectraForPreTraining", BERT | {"embedding_size": 32}, ("encoder-only", "none", "learned", 4, 64)),
    "DeBERTa v2": (
        "DebertaV2Model",
        BERT | {"relative_attention": True, "position_biased_input": False, "pos_att_type": ["p2c", "c2p"]},
        ("encoder-only", "none", "disentangled", 4, 64),
    ),
    "T5": (
        "T5ForConditionalGeneration",
        {"d_model": 32, "d_kv": 8, "d_ff": 48, "num_layers": 2, "num_decoder_layers": 3, "num_heads": 4},
        ("encoder-decoder", "denoising", "buckets", 4, None),
    ),
    "BART": ("BartForConditionalGeneration", PAIR, ("encoder-decoder", "denoising", "learned", 4, 64)),
    "Marian": (
        "MarianMTModel",
        PAIR | {"static_position_embeddings": True, "decoder_start_token_id": 0},
        ("encoder-decoder", "translation", "sinusoidal", 4, 64),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAMILIES)
def test_the_files_of_every_family_say_what_its_model_has(name: str, tmp_path: Path) -> None:
    """Parameters are counted as transformers counts them; nothing is loaded for it."""
    import transformers

    kind_of_model, sizes, (kind, objective, positions, kv_heads, context) = FAMILIES[name]
    build: Any = getattr(transformers, kind_of_model)
    model = build(build.config_class(**(SIZES | sizes)))
    model.save_pretrained(tmp_path)
    found = about(tmp_path)
    assert (found.kind, found.objective, found.positions) == (kind, objective, positions)
    assert (found.layers, found.encoder_layers) == ((5, 2) if kind == "encoder-decoder" else (3, 0))
    assert (found.heads, found.kv_heads, found.width, found.vocabulary) == (4, kv_heads, 32, 96)
    assert found.head_width == (16 if "Gemma" in name else 8)
    assert found.context == context
    assert found.feed_forward == {"BLOOM": 128, "Falcon": 128, "MPT": 64}.get(name, 48)
    assert found.experts == (4 if name == "gpt-oss" else 0)
    assert found.parameters == sum(parameter.numel() for parameter in model.parameters()) - fixed(model, name)
    assert (found.architecture, found.precision, found.format) == (kind_of_model, "fp32", "safetensors")


def fixed(model: Any, name: str) -> int:
    """Sinusoidal tables, which transformers keeps as parameters that nobody trains and does not save."""
    if name != "Marian":
        return 0
    return sum(parameter.numel() for part, parameter in model.named_parameters() if "embed_positions" in part)


def folder_of(tmp_path: Path, config: dict[str, Any], **tensors: tuple[int, ...]) -> Path:
    """A folder of nothing but a configuration and weights of zeros."""
    (tmp_path / "config.json").write_text(json.dumps(config))
    shapes = tensors or {"weight": (2, 2)}
    save_file({name: np.zeros(shape, np.float32) for name, shape in shapes.items()}, tmp_path / "model.safetensors")
    return tmp_path


def test_a_family_that_nobody_named_is_read_all_the_same(tmp_path: Path) -> None:
    """By the names that most families use."""
    config = {"model_type": "olmo2", "architectures": ["Olmo2ForCausalLM"], **SIZES, **LLAMA, "rope_theta": 10_000.0}
    found = about(folder_of(tmp_path, config))
    assert (found.kind, found.objective, found.positions) == ("decoder-only", "causal", "rotary")
    assert (found.layers, found.heads, found.kv_heads, found.feed_forward) == (3, 4, 2, 48)


def test_a_head_that_is_not_in_the_file_counts_for_nothing(tmp_path: Path) -> None:
    """However the configuration calls its class."""
    config = {"model_type": "bert", "architectures": ["BertForMaskedLM"], **SIZES, **BERT}
    assert about(folder_of(tmp_path, config)).objective == "none"
    with_head = folder_of(tmp_path, config, **{"cls.predictions.bias": (96,)})
    assert about(with_head).objective == "masked"


# --- refusals ---

TEXT = {"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"], "vocab_size": 9, "n_layer": 1, "n_head": 1}
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "pictures": (
        {"model_type": "vit", "architectures": ["ViTModel"], "image_size": 224, "vocab_size": None},
        "ViTModel, which is a model of pictures",
    ),
    "pictures and text": (
        {"model_type": "llava", "architectures": ["LlavaForConditionalGeneration"], "vision_config": {}},
        "which is a model of pictures",
    ),
    "sound": (
        {"model_type": "whisper", "architectures": ["WhisperForConditionalGeneration"], "num_mel_bins": 80},
        "which is a model of sound",
    ),
    "no vocabulary": ({"model_type": "gpt2", "vocab_size": None}, "which is no text model"),
    "an unknown type": ({"model_type": "mystery"}, 'type "mystery", which the installed transformers does not know'),
    "code of its own": ({"model_type": "mystery", "auto_map": {"AutoModel": "m.M"}}, "Python code of its own"),
    "GPTQ": ({"quantization_config": {"quant_method": "gptq"}}, r"\(gptq\), which needs the package gptqmodel"),
    "bitsandbytes": ({"quantization_config": {"load_in_4bit": True}}, r"\(bitsandbytes\).*an NVIDIA card"),
    "an unheard-of quantization": ({"quantization_config": {"quant_method": "zip"}}, r"\(zip\), which needs a library"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_opened_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], says: str
) -> None:
    monkeypatch.setattr(refusals, "cards", lambda: ())
    monkeypatch.setattr(permission, "data_folder", lambda: tmp_path / "data")
    config = {name: value for name, value in (TEXT | changes).items() if value is not None}
    with pytest.raises(ModelError, match=says) as caught:
        about(folder_of(tmp_path, config))
    assert len(str(caught.value).splitlines()) == 1


def test_blocks_that_transformers_unpacks_are_no_obstacle(tmp_path: Path) -> None:
    """gpt-oss comes in MXFP4, which becomes plain numbers where no card reads it."""
    assert about(folder_of(tmp_path, TEXT | {"quantization_config": {"quant_method": "mxfp4"}})).family == "gpt2"


# --- GGUF ---


def gguf(fields: dict[str, Any], tensors: dict[str, tuple[tuple[int, ...], int]], data: int) -> bytes:
    """A GGUF file: fields, tensors as (shape, type), and so many bytes behind them."""

    def text(words: str) -> bytes:
        return struct.pack("<Q", len(words.encode())) + words.encode()

    def value(one: Any) -> bytes:
        if isinstance(one, str):
            return struct.pack("<I", 8) + text(one)
        if isinstance(one, list):
            return struct.pack("<IIQ", 9, 8, len(one)) + b"".join(map(text, one))
        return struct.pack("<If", 6, one) if isinstance(one, float) else struct.pack("<II", 4, one)

    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(fields))
    head += b"".join(text(name) + value(one) for name, one in fields.items())
    for name, (shape, kind) in tensors.items():
        head += text(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *shape)
        head += struct.pack("<IQ", kind, 0)
    return head + bytes(-len(head) % 32) + bytes(data)


FIELDS: dict[str, Any] = {
    "general.architecture": "llama", "llama.block_count": 3, "llama.attention.head_count": 4,
    "llama.attention.head_count_kv": 2, "llama.embedding_length": 32, "llama.feed_forward_length": 48,
    "llama.context_length": 64, "llama.rope.freq_base": 10_000.0,
    "tokenizer.ggml.tokens": [f"t{number}" for number in range(96)],
}  # fmt: skip
TENSORS = {"token_embd.weight": ((32, 96), 8)}  # Q8_0: 34 bytes for 32 weights
DATA = 96 * 34


def test_a_gguf_file_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "small.gguf"
    file.write_bytes(gguf(FIELDS, TENSORS, DATA))
    found = about(file)
    assert (found.kind, found.objective, found.family, found.format) == ("decoder-only", "causal", "llama", "gguf")
    assert (found.layers, found.heads, found.kv_heads, found.head_width) == (3, 4, 2, 8)
    assert (found.width, found.feed_forward, found.context, found.vocabulary) == (32, 48, 64, 96)
    assert (found.parameters, found.precision, found.positions) == (32 * 96, "Q8_0", "rotary")


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no GGUF at all": (lambda body: b"GGML" + body[4:], "does not begin like a GGUF file"),
    "an old version": (lambda body: body[:4] + struct.pack("<I", 1) + body[8:], "is of version 1"),
    "a header cut off": (lambda body: body[:100], "header is cut off"),
    "data cut off": (lambda body: body[:-40], "data are cut off"),
    "nonsense in the header": (lambda body: body[:24] + b"\xff" * 200, "header makes no sense"),
    "nothing": (lambda body: b"", "is damaged"),
}


@pytest.mark.parametrize(("damage", "says"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_gguf_file_is_one_sentence(tmp_path: Path, damage: Callable[[bytes], bytes], says: str) -> None:
    file = tmp_path / "small.gguf"
    file.write_bytes(damage(gguf(FIELDS, TENSORS, DATA)))
    with pytest.raises(ModelError, match=says) as caught:
        about(file)
    assert len(str(caught.value).splitlines()) == 1


def test_a_gguf_file_without_a_text_model(tmp_path: Path) -> None:
    file = tmp_path / "clip.gguf"
    file.write_bytes(gguf({"general.architecture": "clip"}, TENSORS, DATA))
    with pytest.raises(ModelError, match=r"holds no text model \(clip\)"):
        about(file)


# --- memory ---


@pytest.fixture
def llama(tmp_path: Path) -> About:
    """As large as a Llama of 1.2 B."""
    config = {"model_type": "llama", "architectures": ["LlamaForCausalLM"], **SIZES, **LLAMA}
    small = about(folder_of(tmp_path, config))
    return replace(
        small, parameters=1_235_814_400, layers=16, heads=32, kv_heads=8, head_width=64, width=2048, context=131_072
    )


def test_needs_are_weights_and_the_rows_of_a_context(llama: About) -> None:
    """fp32 four bytes a weight, the halves two, int8 one and a scale for 32; rows in fp32 at every precision."""
    needs = {need.precision: need for need in llama.needs(Memory("", 64 << 30, 60 << 30))}
    assert {name: need.weights for name, need in needs.items()} == {
        "fp32": 4_943_257_600, "fp16": 2_471_628_800, "bf16": 2_471_628_800, "int8": 1_390_291_200,
    }  # fmt: skip
    rows = 131_072 * 16 * (32 + 8 + 8) * 64 * 4
    assert {need.rows for need in needs.values()} == {rows}
    assert all(need.fits for need in needs.values())
    assert llama.warning(Memory("", 64 << 30, 60 << 30)) == ""


def test_a_model_that_will_not_fit_is_warned_of(llama: About) -> None:
    """And the precision at which it would is named, where there is one."""
    said = llama.warning(Memory("", 8 << 30, 3_000_000_000))
    assert "its weights take 4.9 GB at fp32, and 3.0 GB of this machine are free" in said
    assert "Converted to fp16 it would take 2.5 GB" in said
    nowhere = llama.warning(Memory("", 8 << 30, 1_000_000))
    assert "will not fit" in nowhere
    assert "Converted" not in nowhere


def test_a_context_that_will_not_fit_is_warned_of(llama: About) -> None:
    """In tokens."""
    said = llama.warning(Memory("", 16 << 30, 4_943_257_600 + 1000 * llama.row_bytes))
    assert "a full context does not" in said
    assert "about 1000 tokens" in said


def test_cross_attention_has_rows_too(tmp_path: Path) -> None:
    """Queries of the target, keys and values of the source."""
    config = {"model_type": "bart", "architectures": ["BartForConditionalGeneration"], "is_encoder_decoder": True}
    found = about(folder_of(tmp_path, config | SIZES | PAIR))
    own, across = 5 * 3 * 32, 3 * 3 * 32
    assert found.row_bytes == 4 * (own + across)


def test_the_machine_says_what_it_has() -> None:
    memory = main_memory()
    assert memory is not None
    assert 0 < memory.free <= memory.total


def test_a_container_has_no_more_than_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit, used = tmp_path / "max", tmp_path / "current"
    limit.write_text("1000000\n")
    used.write_text("400000\n")
    monkeypatch.setattr(machine, "LIMIT", limit)
    monkeypatch.setattr(machine, "USED", used)
    assert main_memory() == Memory("", 1_000_000, 600_000)
    limit.write_text("max\n")
    memory = main_memory()
    assert memory is not None
    assert memory.total > 1_000_000


def test_cards_are_asked_of_the_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong with it, there are then none."""
    program = tmp_path / "nvidia-smi"
    program.write_text("#!/bin/sh\necho 'NVIDIA H100 80GB, HBM3, 81559, 80000'\n")
    program.chmod(0o755)
    monkeypatch.setattr(machine.shutil, "which", lambda name: str(program))
    assert cards() == (Memory("NVIDIA H100 80GB, HBM3", 81_559 << 20, 80_000 << 20),)
    program.write_text("#!/bin/sh\necho 'no driver'\nexit 9\n")
    assert cards() == ()
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    assert cards() == ()


def test_macos_says_what_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that it would give back count as free."""
    program = tmp_path / "vm_stat"
    program.write_text(
        "#!/bin/sh\necho 'Mach Virtual Memory Statistics: (page size of 4096 bytes)'\n"
        "echo 'Pages free:      100.'\necho 'Pages active:   900.'\necho 'Pages inactive:  20.'\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(machine, "MEMINFO", tmp_path / "nothing")
    monkeypatch.setattr(machine, "LIMIT", tmp_path / "nothing")
    monkeypatch.setattr(machine.shutil, "which", lambda name: str(program))
    memory = main_memory()
    assert memory is not None
    assert memory.free == 120 * 4096


def test_looking_imports_no_engine(tmp_path: Path) -> None:
    """transformers' tables are read as text."""
    import subprocess
    import sys

    folder = folder_of(tmp_path, TEXT)
    code = (
        "import sys; from pathlib import Path; from visualizer.about import about\n"
        f"about(Path({str(folder)!r}))\n"
        "print(*sorted({'torch', 'transformers', 'onnxruntime', 'huggingface_hub'} & sys.modules.keys()))"
    )
    root = Path(module.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout.strip() == ""
