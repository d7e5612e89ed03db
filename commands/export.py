"""`headlight export PROMPT --view VIEW -o FILE`: one view as a picture on a page, or as its numbers."""

from argparse import ArgumentParser, Namespace, _ArgumentGroup
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from commands import arguments as common
from exporters import NUMBERS, PICTURES, Page, recipe, save
from exporters.recipe import Option
from visualizer import works
from visualizer.ablation import effects_of, rank_heads
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.generation import generate
from visualizer.readers import readings, usual
from visualizer.reading import Readings
from visualizer.state import UNTOUCHED, Baseline, HeadFactors, Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS, draw


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT, the view and where it looks from, the page, the file."""
    common.add_prompt(parser)
    parser.epilog = "views:\n" + "\n".join(f"  {view.name:<13} {view.shows}" for view in VIEWS.values())
    parser.add_argument("--view", metavar="VIEW", required=True, choices=tuple(VIEWS), help="one of those listed below")
    common.add_output(parser, "FILE.png|.svg|.pdf", f"where the picture goes; {', '.join(NUMBERS)}: its numbers alone")
    common.add_model(parser)
    common.add_target(parser)
    _add(parser.add_argument_group("where it looks from"), recipe.SELECTION, Selection())
    page = parser.add_argument_group("the page")
    _add(page, recipe.PAGE, Page())
    page.add_argument("--no-caption", dest="printed", action="store_const", const=frozenset(), help="as --caption none")
    common.add_heads(parser)
    parser.add_argument(
        "--changed", action="store_true", help="with --off or --scale: show what changed against the untouched model"
    )
    common.add_sampling(parser)


def run(arguments: Namespace) -> int:
    """Run one pass, draw the view, write the file."""
    if arguments.view in ELSEWHERE:
        raise BadInput(
            f'The view "{arguments.view}" is of more than one prompt: "{ELSEWHERE[arguments.view]}" writes it.'
        )
    path = common.check_file(arguments.output, (*PICTURES, *NUMBERS))
    prompt = common.prompt_of(arguments)
    selection, page = selection_of(arguments), page_of(arguments)
    if arguments.changed and not (arguments.off or arguments.scale):
        raise BadInput("Nothing is changed: name the heads to switch off or to scale, with --off or --scale.")
    with common.opened(arguments, prompt) as engine:
        factors, target = common.factors_of(arguments), common.target_of(arguments, engine)
        trace = engine.trace(prompt, factors or None, target=target)
        check(selection, trace)
        untouched = engine.trace(prompt, target=target) if factors else None
        baseline = None if untouched is None else Baseline(untouched, selection, UNTOUCHED, arguments.changed)
        complete = COMPLETED.get(arguments.view)
        if complete is not None:
            trace = complete(engine, trace, Asked(prompt, target, selection, factors))
        save(draw(arguments.view, trace, selection, baseline), path, page)
    return 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a view is asked about, where its pass alone does not hold all that it draws."""

    prompt: str
    target: str | None
    selection: Selection
    factors: HeadFactors


def with_readings(engine: Engine, trace: Trace, asked: Asked) -> Trace:
    """The trace with the prompt as other tokenizers read it."""
    found = readings(asked.prompt, asked.selection.tokenizers or usual(engine), engine)
    return trace.with_study(Readings(found))


def with_effects(engine: Engine, trace: Trace, asked: Asked) -> Trace:
    """The trace with what removing each head does to the candidate, or to the likeliest token."""
    query, candidate = asked.selection.token(trace), asked.selection.candidate
    found = rank_heads(engine, asked.prompt, query, candidate, asked.factors)
    return trace.with_study(effects_of(list(found)))


def with_tree(engine: Engine, trace: Trace, asked: Asked) -> Trace:
    """The trace with the likeliest continuations."""
    return _with(engine, trace, works.tree(asked.prompt, asked.selection, asked.target, asked.factors))


def with_beams(engine: Engine, trace: Trace, asked: Asked) -> Trace:
    """The trace with a beam search."""
    return _with(engine, trace, works.beams(asked.prompt, asked.selection, asked.target, asked.factors))


def with_continuations(engine: Engine, trace: Trace, asked: Asked) -> Trace:
    """The trace with the greedy text, and random ones."""
    return _with(engine, trace, works.continuations(asked.prompt, asked.selection, asked.target, asked.factors))


def with_drawn(engine: Engine, trace: Trace, asked: Asked) -> Trace:
    """The pass behind tokens that are drawn."""
    chosen = asked.selection
    steps = generate(
        engine, asked.prompt, chosen.sampling, chosen.new_tokens, asked.factors or None, target=asked.target
    )
    *_, last = steps
    return last.trace


def _with(engine: Engine, trace: Trace, work: Callable[[Engine, Callable[[], bool]], Iterator[object]]) -> Trace:
    """The trace with what longer work comes to in the end."""
    *_, found = work(engine, lambda: False)
    return trace.with_study(found)


# the views that are of several prompts, and the command that writes each
ELSEWHERE = {
    "shots": "headlight prompt TASK --view shots -o FILE",
    "in-context": "headlight prompt TASK -o FILE",
    "compare": "headlight compare PROMPT PROMPT -o FILE",
}
# the views that need more than a pass, and what completes it
COMPLETED: dict[str, Callable[[Engine, Trace, Asked], Trace]] = {
    "tokenizers": with_readings,
    "effects": with_effects,
    "tree": with_tree,
    "beams": with_beams,
    "continuations": with_continuations,
    "timeline": with_drawn,
}


def selection_of(arguments: Namespace) -> Selection:
    """Where the view looks from."""
    return Selection(**_read(recipe.SELECTION, arguments), sampling=common.sampling_of(arguments))


def page_of(arguments: Namespace) -> Page:
    """The page the picture is put on."""
    return Page(**_read(recipe.PAGE, arguments))


def check(selection: Selection, trace: Trace) -> None:
    """Refuse a kind, layer, head or token that is not there, also where the view would not look at it."""
    seen = trace.facet(selection.kind)
    seen.rule(selection.layer, selection.head)
    queries, keys = len(seen.tokens), len(seen.key_tokens)
    for token, count in ((selection.query, queries), (selection.key, keys), (selection.pinned, queries)):
        if token is not None and not -count <= token < count:
            text = "prompt" if trace.source is None else "text"
            raise BadInput(f"There is no token {token}: the {text} has tokens 0 to {count - 1}.")


def _add(group: _ArgumentGroup, options: Iterable[Option], usual: object) -> None:
    """The options of a table, each with what is usual in its help."""
    for option in options:
        value = getattr(usual, option.field)
        if option.alone is not None:
            group.add_argument(
                option.name, dest=option.field, action="store_const", const=option.alone, default=value,
                help=option.help,
            )  # fmt: skip
            continue
        told = option.help if value is None else f"{option.help}; {option.write(value)}"
        group.add_argument(
            option.name, dest=option.field, metavar=None if option.choices else option.metavar, type=option.read,
            choices=option.choices, default=value, help=told,
        )  # fmt: skip


def _read(options: Iterable[Option], arguments: Namespace) -> dict[str, Any]:
    return {option.field: getattr(arguments, option.field) for option in options}
