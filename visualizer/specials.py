"""Special tokens: which ids have a part of their own, as the files beside a tokenizer say.

tokenizer_config.json, special_tokens_map.json ─► settings_of ─► specials_of ─► Specials
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SENTINEL = re.compile(r"<extra_id_(\d+)>")  # T5's; others of its kind call theirs the same

# What the parts are called where no file names them, as in the first BERT and GPT-2: the usual ones, likeliest first.
USUAL = {
    "mask": ("[MASK]", "<mask>"),
    "pad": ("[PAD]", "<pad>"),
    "bos": ("<s>", "<|endoftext|>", "<|begin_of_text|>"),
    "eos": ("</s>", "<|endoftext|>", "<|end_of_text|>"),
    "cls": ("[CLS]",),
    "sep": ("[SEP]",),
}


@dataclass(frozen=True, slots=True)
class Specials:
    """The ids of tokens that have a part of their own; None for a part that the tokenizer does not have.

    Made by `Tokenizer`; read by whoever masks, fills, generates or names what the template adds. `sentinels` stand in
    their own order: the one that a model fills first comes first.
    """

    mask: int | None = None
    pad: int | None = None
    bos: int | None = None
    eos: int | None = None
    cls: int | None = None
    sep: int | None = None
    sentinels: tuple[int, ...] = ()


def specials_of(
    ids: Mapping[str, int], added: Collection[int], settings: Mapping[str, Any], steps: Collection[Mapping[str, Any]]
) -> Specials:
    """The special ids of a vocabulary.

    `added` are the ids that are read literally, `settings` what the files say, `steps` the post-processor's. What the
    files name is believed, also that there is none; what they leave open has its usual name, if the vocabulary has that
    literally.
    """
    found: dict[str, int | None] = {}
    template = next((step for step in steps if step["type"] in ("RobertaProcessing", "BertProcessing")), {})
    for part, usual in USUAL.items():
        named = content(settings.get(f"{part}_token"))
        if named is None and part in template:
            named = template[part][0]
        if named is None and f"{part}_token" not in settings:
            named = next((name for name in usual if ids.get(name) in added), None)
        found[part] = None if named is None else ids.get(named)
    numbered = {int(match[1]): ids[piece] for piece in ids if (match := SENTINEL.fullmatch(piece))}
    return Specials(**found, sentinels=tuple(numbered[number] for number in sorted(numbered)))


def content(token: object) -> str | None:
    """The text of a special token, which files write bare or as an object."""
    token = token.get("content") if isinstance(token, dict) else token
    return token if isinstance(token, str) else None


def settings_of(folder: Path) -> dict[str, Any]:
    """What the files beside a `tokenizer.json` say; `tokenizer_config.json` has the last word. Empty where none is."""
    found: dict[str, Any] = {}
    for name in ("special_tokens_map.json", "tokenizer_config.json"):
        try:
            said = json.loads((folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        for key, value in said.items() if isinstance(said, dict) else ():
            if value is not None or key not in found:
                found[key] = value
    return found
