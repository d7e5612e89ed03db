"""`headlight models`: what can be opened, and where it is; `models get NAME` brings a model of the Hub here."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from visualizer.errors import BadInput, HeadlightError, ModelError
from visualizer.library import Listed, available, find
from visualizer.numerals import millions

FILES = (  # of a Hub model: weights, configuration and tokenizer; no pickled weights and no code
    "*.safetensors",
    "model.safetensors.index.json",
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
)


def add_arguments(parser: ArgumentParser) -> None:
    """What to do with models: list them, or get one."""
    parser.add_argument("--json", action="store_true", help="the list as JSON")
    actions = parser.add_subparsers(metavar="get NAME", dest="action")
    get = actions.add_parser("get", help="bring a model here", description="Bring a model of the Hub here.")
    get.add_argument("name", metavar="NAME", help="a Hub id, such as openai-community/gpt2")


def run(arguments: Namespace) -> int:
    """Print the list, or get a model and say where it went."""
    if arguments.action == "get":
        print(get(arguments.name))
        return 0
    models = available()
    if arguments.json:
        print(json.dumps([asdict(model) for model in models], default=str, ensure_ascii=False, indent=2))
    else:
        print(table(models))
    return 0


def table(models: list[Listed]) -> str:
    """The models as aligned rows."""
    rows = [("name", "kind", "layers × heads", "parameters", "precision", "size", "runs on", "folder")]
    for model in models:
        shape, size = f"{model.layers} × {model.heads}", f"{model.size / 1e6:.1f} MB"
        engines = ", ".join(model.engines)
        facts = (model.name, model.kind, shape, millions(model.parameters), model.precision, size, engines)
        rows.append((*facts, str(model.folder)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def get(name: str) -> Path:
    """The folder of a model, fetched from the Hub where it is not here yet."""
    try:
        return find(name)
    except ModelError:
        return fetch(name)


def fetch(name: str) -> Path:
    """Bring a model's weights, configuration and tokenizer from the Hub; BadInput where it has no such model."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=list(FILES)))
    except HFValidationError as error:
        raise BadInput(f'"{name}" is no Hub id: one looks like openai-community/gpt2.') from error
    except RepositoryNotFoundError as error:
        raise BadInput(f'The Hub has no model "{name}" that is open to everyone: look for its id there.') from error
    except Exception as error:  # whatever the network and its libraries come up with
        raise HeadlightError(
            f'"{name}" could not be fetched from the Hub: check the connection and the name, and try again.'
        ) from error
