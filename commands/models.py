"""`headlight models`: what can be opened, and where it is; `get NAME` brings a model here, `show NAME` tells of one."""

import json
import sys
import time
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TextIO

from visualizer.about import KIND_WORDS, POSITION_WORDS, PURPOSE_WORDS, About, about
from visualizer.catalogue import KNOWN, known
from visualizer.errors import BadInput, ModelError
from visualizer.library import Listed, available, find, ready
from visualizer.loading import reported
from visualizer.machine import Memory, cards, main_memory
from visualizer.numerals import file_size, grouped, millions

BETWEEN = 0.1  # seconds between two lines of progress on a terminal
BAR = 24  # characters
RISKS = {"pickled": "weights that can run any code when they are opened", "code": "Python code of the model's own"}


def add_arguments(parser: ArgumentParser) -> None:
    """What to do with models: list them, get one, or tell of one."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    actions = parser.add_subparsers(metavar="get|show NAME", dest="action")
    get = actions.add_parser("get", help="bring a model here", description="Bring a model here; Ctrl+C stops it.")
    get.add_argument("name", metavar="NAME", help="a known name, such as smollm2, or a Hub id")
    get.add_argument(
        "--allow",
        choices=tuple(RISKS),
        action="append",
        default=[],
        help="; ".join(f"{k}: {v}" for k, v in RISKS.items()),
    )
    show = actions.add_parser("show", help="tell of a model", description="Tell what a model is, before it is loaded.")
    show.add_argument("name", metavar="NAME", help="a name, a folder, a GGUF file or a Hub id")
    show.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")  # else the one before stands


def run(arguments: Namespace) -> int:
    """Print the list or what a model is, or get one and say where it went."""
    if arguments.action == "get":
        print(get(arguments.name, arguments.allow))
    elif arguments.action == "show":
        place, found, extra = tell_of(arguments.name)
        if arguments.json:
            print(json.dumps(facts(found, place, extra), ensure_ascii=False, indent=2))
        else:
            print(sheet(found, place, extra))
    elif arguments.json:
        print(json.dumps([listed_facts(model) for model in available()], ensure_ascii=False, indent=2))
    else:
        print(table(available()))
        print(more())
    return 0


def get(name: str, allowed: list[Any]) -> Path:
    """The place of a model, fetched where it is not here yet, and ready to be opened."""
    from visualizer.fetching import NeedsPermission, fetch  # not needed for the list

    with progress(sys.stderr):
        try:
            place = fetch(name, allowed)
        except NeedsPermission as error:
            raise BadInput(f"{error} --allow {error.risk} does.") from error
        ready(place)
    return place


# ---- the list ----
def table(models: list[Listed]) -> str:
    """The models as aligned rows."""
    rows = [("name", "kind", "layers × heads", "parameters", "precision", "size", "runs on", "folder")]
    for model in models:
        shape, size = f"{stack(model.about)} × {model.heads}", file_size(model.size)
        engines = ", ".join(model.engines)
        facts = (model.name, model.kind, shape, millions(model.parameters), model.precision, size, engines)
        rows.append((*facts, str(model.folder)))
    return aligned(rows)


def more() -> str:
    """The known models that are not here, as rows under the list; "" where all are."""
    rows = []
    for one in KNOWN:
        try:
            find(one.name)
        except ModelError:
            note = "terms to accept on the Hub" if one.gated else ""
            rows.append((one.name, one.kind, millions(one.parameters), file_size(one.size), one.licence, note))
    return (
        "\nheadlight models get NAME fetches these, or any model of the Hub by its id:\n" + aligned(rows)
        if rows
        else ""
    )


def aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows of cells under each other."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def listed_facts(model: Listed) -> dict[str, Any]:
    """A model of the list for programs."""
    own = {name: getattr(model, name) for name in ("name", "source", "engines", "size")}
    return {**own, **facts(model.about, model.folder, {})}


# ---- one model ----
def tell_of(name: str) -> tuple[Path | None, About, dict[str, Any]]:
    """Where a model is, what it is, and what else the Hub says of it; the Hub is asked where it is not here."""
    try:
        place = find(name)
    except ModelError as missing:
        one = known(name)
        if one is None and "/" not in name:
            raise
        from visualizer.fetching import look_up

        if one is not None and not isinstance(one.origin, str):
            raise missing  # a wheel says nothing of what it holds before it is here
        offer = look_up(one.source if one is not None else name)
        extra = {"repository": offer.repository, "licence": offer.licence, "gated": offer.gated, "to_fetch": offer.size}
        return None, offer.about, extra
    return place, about(place), {}


def facts(found: About, place: Path | None, extra: dict[str, Any]) -> dict[str, Any]:
    """All that is known of a model, for programs; sizes are bytes."""
    plain = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "headers"}
    needs = {need.precision: {"weights": need.weights, "fits": need.fits} for need in found.needs()}
    return {
        "folder": None if place is None else str(place),
        **plain,
        "memory": {"needs": needs, "full_context": found.rows(), "warning": found.warning()},
        **extra,
    }


def sheet(found: About, place: Path | None, extra: dict[str, Any]) -> str:
    """The same for people."""
    memory, graphics = main_memory(), cards()
    rows: list[tuple[str, ...]] = [
        ("kind", KIND_WORDS[found.kind]),
        ("objective", PURPOSE_WORDS[found.objective]),
        ("family", f"{found.family} ({found.architecture})" if found.architecture else found.family),
        ("parameters", f"{'' if found.counted else 'about '}{grouped(found.parameters)}"),
        ("layers × heads", f"{stack(found)} × {found.heads}"),
        ("key-value heads", str(found.kv_heads)),
        ("width", f"{grouped(found.width)}, {found.head_width} a head"),
        ("feed-forward", f"{grouped(found.feed_forward)} wide"),
        *([("experts", str(found.experts))] if found.experts else []),
        ("context", f"{grouped(found.context)} tokens" if found.context else "no end of its own"),
        ("vocabulary", grouped(found.vocabulary)),
        ("positions", POSITION_WORDS[found.positions]),
        ("stored", f"{found.precision}, {file_size(found.weights)}, {found.format}"),
        *([("licence", str(extra["licence"]))] if extra.get("licence") else []),
        *([("to fetch", file_size(extra["to_fetch"]))] if extra else []),
        *([] if place is None else [("folder", str(place))]),
        ("machine", "; ".join(_room(one) for one in (memory, *graphics) if one is not None) or "not known"),
    ]
    for need in found.needs(memory):
        fits = "" if need.weights_fit is None else ": fits" if need.weights_fit else ": does not fit"
        rows.append((f"in {need.precision}", f"{file_size(need.weights)} of weights{fits}"))
    rows.append(("a full context", f"{file_size(found.rows())} more, of queries, keys and values"))
    warning = found.warning(memory)
    return aligned(rows) + (f"\n{warning}" if warning else "")


def stack(found: About) -> str:
    """Layers as people say them: those of encoder and decoder apart."""
    if not found.encoder_layers:
        return str(found.layers)
    return f"{found.encoder_layers} + {found.layers - found.encoder_layers}"


def _room(memory: Memory) -> str:
    return f"{memory.name or 'memory'} {file_size(memory.total)}, {file_size(memory.free)} free"


# ---- progress ----
@contextmanager
def progress(stream: TextIO) -> Iterator[None]:
    """Whatever is reported inside stands in one line of a terminal; elsewhere each thing that begins has a line."""
    shown = Progress(stream)
    try:
        with reported(shown):
            yield
    finally:
        shown.end()


class Progress:
    """One line that is written over: what, how far, how fast."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._is_terminal = stream, stream.isatty()
        self._what, self._last, self._width = "", 0.0, 0
        self._begun, self._first = 0.0, 0

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what != self._what:
            self._what, self._begun, self._first, self._last = what, now, done, 0.0
            if not self._is_terminal:
                print(what, file=self._stream, flush=True)
        if not self._is_terminal or (now - self._last < BETWEEN and done != total):
            return
        self._last = now
        line = what
        if total > 0:
            full = BAR * done // total
            speed = (done - self._first) / max(1e-3, now - self._begun)
            line = f"{what}  {'█' * full}{'░' * (BAR - full)}  {_counted(done, total)}"
            line += f"  {file_size(speed)}/s" if total > 1 << 20 and done > self._first else ""
        self._write(line)

    def end(self) -> None:
        """Leave the line clean for what comes after."""
        if self._is_terminal and self._width:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, line: str) -> None:
        self._stream.write(f"\r{line}{' ' * max(0, self._width - len(line))}")
        self._stream.flush()
        self._width = len(line)


def _counted(done: int, total: int) -> str:
    """Bytes where there are many, else steps."""
    return f"{file_size(done)} of {file_size(total)}" if total > 1 << 20 else f"{done} of {total}"
