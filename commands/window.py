"""`headlight [PROMPT]`: the window, or one settled frame of it as a picture."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from commands import COMMANDS
from commands.arguments import add_model, check_file, clean, size
from visualizer.errors import HeadlightError
from visualizer.views import program_version

THEMES = ("light", "dark", "light high contrast", "dark high contrast")
LANGUAGES = ("en", "es")
WORKSPACES = ("explore", "sample", "prompt", "compare")


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT, what to open, and how the window looks; what is left out is as it was when the last window closed."""
    parser.add_argument("prompt", metavar="PROMPT", nargs="?", help="the text to begin with; - reads standard input")
    parser.add_argument("--target", metavar="TEXT", help="what an encoder-decoder has written so far")
    add_model(parser, usual=None)
    parser.add_argument("--screenshot", metavar="FILE", type=Path, help="draw one settled frame to a PNG and leave")
    parser.add_argument("--theme", choices=THEMES, help="else as it was last, or as the system has it")
    parser.add_argument("--size", metavar="WxH", type=size, help="of the window; 1440x900")
    parser.add_argument("--language", choices=LANGUAGES, help="else as it was last, or as the system has it")
    parser.add_argument("--workspace", choices=WORKSPACES, help="what to begin with; explore")
    parser.add_argument("--fresh", action="store_true", help="start clean; what was kept is neither read nor changed")
    parser.add_argument("--version", action="version", version=f"Headlight {program_version()}")


def run(arguments: Namespace) -> int:
    """Open the window and stay until it is closed."""
    if arguments.screenshot is not None:
        check_file(arguments.screenshot, (".png",))
    prompt = None if arguments.prompt is None else clean(arguments.prompt)

    from widgets.app import run_window
    from widgets.system import NoDisplay

    try:
        return run_window(
            prompt=prompt,
            model=arguments.model,
            backend=arguments.backend,
            device=arguments.device,
            theme=arguments.theme,
            size=arguments.size,
            screenshot=arguments.screenshot,
            fresh=arguments.fresh,
            language=arguments.language,
            workspace=arguments.workspace,
            target=None if arguments.target is None else clean(arguments.target),
        )
    except NoDisplay as wrong:
        others = ", ".join(COMMANDS)
        raise HeadlightError(
            f"{wrong} These work without one: {others}, and the window itself with --screenshot FILE."
        ) from wrong
