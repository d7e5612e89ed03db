"""`headlight export PROMPT --view VIEW -o FILE`: one view as a picture on a page, or as its numbers."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import get_args

from commands import arguments as common
from exporters import NUMBERS, PICTURES, Page, Theme, save
from visualizer.attention import STAGES
from visualizer.errors import BadInput
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS, draw


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT, the view and where it looks from, the page, the file."""
    common.add_prompt(parser)
    parser.epilog = "views:\n" + "\n".join(f"  {view.name:<11} {view.shows}" for view in VIEWS.values())
    parser.add_argument("--view", metavar="VIEW", required=True, choices=tuple(VIEWS), help="one of those listed below")
    common.add_output(parser, "FILE.png|.svg|.pdf", f"where the picture goes; {', '.join(NUMBERS)}: its numbers alone")
    common.add_model(parser)

    usual = Selection()
    where = parser.add_argument_group("where it looks from")
    where.add_argument("--layer", metavar="L", type=int, default=usual.layer, help="counted from 0; %(default)s")
    where.add_argument("--head", metavar="H", type=int, default=usual.head, help="counted from 0; %(default)s")
    where.add_argument("--query", metavar="Q", type=int, default=usual.query, help="a token; -1 is the last one")
    where.add_argument("--stage", choices=STAGES, default=usual.stage, help="on the way to a weight; %(default)s")
    where.add_argument(
        "--stretch", action="store_true", help="let the darkest colour stand for the weights that are common, not for 1"
    )
    where.add_argument("--arcs-from", choices=("query", "all"), default=usual.arcs_from, help="%(default)s")

    page = parser.add_argument_group("the page")
    blank = Page()
    page.add_argument("--width", metavar="MM", type=float, default=blank.width_mm, help="millimetres; %(default)g")
    page.add_argument("--height", metavar="MM", type=float, help="millimetres; else as high as the view needs")
    page.add_argument("--dpi", metavar="N", type=float, default=blank.dpi, help="dots an inch in a PNG; %(default)g")
    page.add_argument("--theme", choices=get_args(Theme), default=blank.theme, help="%(default)s")
    page.add_argument("--font-size", metavar="PT", type=float, default=blank.font_pt, help="points; %(default)g")
    page.add_argument("--no-caption", dest="caption", action="store_false", help="leave the facts below it out")

    common.add_sampling(parser)


def run(arguments: Namespace) -> int:
    """Run one pass, draw the view, write the file."""
    path = common.check_file(arguments.output, (*PICTURES, *NUMBERS))
    prompt = common.prompt_of(arguments)
    selection, page = selection_of(arguments), page_of(arguments)
    with common.opened(arguments, prompt) as engine:
        trace = engine.trace(prompt)
        check(selection, trace)
        save(draw(arguments.view, trace, selection), path, **asdict(page))
    return 0


def selection_of(arguments: Namespace) -> Selection:
    """Where the view looks from."""
    return Selection(
        layer=arguments.layer,
        head=arguments.head,
        query=arguments.query,
        stage=arguments.stage,
        arcs_from=arguments.arcs_from,
        contrast="stretched" if arguments.stretch else "full",
        sampling=common.sampling_of(arguments),
    )


def page_of(arguments: Namespace) -> Page:
    """The page the picture is put on."""
    return Page(
        width_mm=arguments.width,
        height_mm=arguments.height,
        dpi=arguments.dpi,
        theme=arguments.theme,
        font_pt=arguments.font_size,
        caption=arguments.caption,
    )


def check(selection: Selection, trace: Trace) -> None:
    """Refuse a layer, head or token that is not there, also where the view would not look at it."""
    trace.query(selection.layer, selection.head)
    count = len(trace.tokens)
    if not -count <= selection.query < count:
        raise BadInput(f"There is no token {selection.query}: the prompt has tokens 0 to {count - 1}.")
