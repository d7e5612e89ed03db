"""Why a model folder cannot be opened on this machine, where its configuration tells: one sentence each."""

from importlib.util import find_spec
from pathlib import Path

from visualizer.architectures import architectures
from visualizer.configuration import PICTURES, SOUND, Config, architecture_of, has
from visualizer.errors import ModelError
from visualizer.language import tr
from visualizer.machine import cards
from visualizer.permission import NeedsPermission, is_allowed

# how a checkpoint was quantized: (what reads it, whether that needs an NVIDIA card)
QUANTIZERS: dict[str, tuple[str, bool]] = {
    "gptq": ("gptqmodel", True), "awq": ("gptqmodel", True), "bitsandbytes": ("bitsandbytes", True),
    "bnb": ("bitsandbytes", True), "fp8": ("torch", True), "fbgemm_fp8": ("fbgemm_gpu", True),
    "compressed-tensors": ("compressed_tensors", False), "hqq": ("hqq", True), "aqlm": ("aqlm", True),
    "quanto": ("optimum", False), "eetq": ("kernels", True), "torchao": ("torchao", False),
    "higgs": ("flute", True), "vptq": ("vptq", True), "spqr": ("spqr_quant", True), "bitnet": ("torch", False),
}  # fmt: skip
UNPACKED = ("mxfp4",)  # transformers turns these into plain numbers where no card reads them


def refuse_unknown(folder: Path, config: Config) -> None:
    """ModelError for an architecture that transformers has no class for, with or without code of its own."""
    if architectures().knows(config["model_type"]):
        return
    name = architecture_of(config) or config["model_type"]
    if not config.get("auto_map"):
        raise ModelError(
            tr(
                '{folder} is of the type "{family}", which the installed transformers does not know: look whether a '
                "newer transformers does.",
                folder=folder,
                family=config["model_type"],
            )
        )
    if not is_allowed(folder, "code"):
        raise NeedsPermission(
            tr(
                "{folder} brings Python code of its own ({name}), which would run with all your rights: allow it only "
                "if you trust who wrote it.",
                folder=folder,
                name=name,
            ),
            "code",
        )


def refuse_quantized(folder: Path, config: Config) -> None:
    """ModelError for a checkpoint whose packed numbers nothing on this machine reads."""
    said = config.get("quantization_config")
    if not isinstance(said, dict):
        return
    method = str(said.get("quant_method", "")).lower()
    if not method and (said.get("load_in_4bit") or said.get("load_in_8bit")):
        method = "bitsandbytes"
    if method in UNPACKED:
        return
    if method not in QUANTIZERS:
        wanted = [tr("a library that is not known here")]
    else:
        reader, needs_card = QUANTIZERS[method]
        wanted = [] if find_spec(reader) is not None else [tr("the package {name}", name=reader)]
        wanted += [tr("an NVIDIA card")] if needs_card and not cards() else []
    if not wanted:
        return
    raise ModelError(
        tr(
            "{folder} is quantized ({method}), which needs {needed}: take the model as it was before.",
            folder=folder,
            method=method or tr("in a way that is not named"),
            needed=tr(" and ").join(wanted),
        )
    )


def refuse_textless(folder: Path, config: Config) -> ModelError:
    """What to raise for a model that reads no text."""
    return ModelError(
        tr(
            "{folder} holds a {architecture}, which is {what}: give a text model.",
            folder=folder,
            architecture=architecture_of(config) or config["model_type"],
            what=_no_text(config),
        )
    )


def _no_text(config: Config) -> str:
    if any(has(config, name) for name in SOUND):
        return tr("a model of sound")
    if any(has(config, name) for name in PICTURES):
        return tr("a model of pictures")
    return tr("no text model")
