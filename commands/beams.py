"""`headlight generate PROMPT --beams K`: the texts that beam search finds."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import fields

from visualizer.beams import BeamWork
from visualizer.engine import Engine, HeadScales
from visualizer.errors import BadInput
from visualizer.following import Beams
from visualizer.sampling import Sampling
from visualizer.views.sentences import listed


def add_beams(parser: ArgumentParser) -> None:
    """--beams and --length-penalty."""
    group = parser.add_argument_group("beam search, in place of drawing")
    group.add_argument("--beams", metavar="K", type=int, help="keep the K best texts at each step")
    group.add_argument(
        "--length-penalty", metavar="X", type=float,
        help="above 0 favours long texts, below 0 short ones; 1",
    )  # fmt: skip


def is_search(arguments: Namespace, sampling: Sampling) -> bool:
    """Whether beam search is asked for; raises BadInput together with what only drawing has."""
    if arguments.beams is None:
        if arguments.length_penalty is not None:
            raise BadInput("The length penalty is one of beam search: add --beams, or leave it out.")
        return False
    usual = Sampling()
    given = [one.name for one in fields(Sampling) if getattr(sampling, one.name) != getattr(usual, one.name)]
    names = [f"--{name.replace('_', '-')}" for name in (*given, *(["stop"] if arguments.stop else []))]
    if names:
        raise BadInput(f"Beam search draws nothing and stops at no text: leave out {listed(names)}, or --beams.")
    return True


def searched(
    engine: Engine, prompt: str, arguments: Namespace, target: str | None, factors: HeadScales | None
) -> Beams:
    """The finished search."""
    penalty = 1.0 if arguments.length_penalty is None else arguments.length_penalty
    work = BeamWork(prompt, arguments.beams, arguments.max_new_tokens, penalty, target=target, factors=factors)
    *_, search = work(engine, lambda: False)
    return search


def as_object(prompt: str, search: Beams, target: str | None = None) -> dict[str, object]:
    """What --json prints: every text with its score, best first, and the log-probability of each of its tokens."""
    return {
        "prompt": prompt,
        **({} if target is None else {"target": target}),
        "length_penalty": search.length_penalty,
        "beams": [
            {
                "completion": beam.text,
                "score": beam.score,
                "tokens": [
                    {"id": one.token_id, "log_probability": one.log_probability}
                    for one in (search.candidates[place] for place in search.branch(beam.place))
                ],
            }
            for beam in search.finished
        ],
    }


def written(search: Beams) -> str:
    """A line for each text, best first: its score, and the text in quotes with its line ends escaped."""
    return "\n".join(f"{beam.score:8.3f}  {json.dumps(beam.text, ensure_ascii=False)}" for beam in search.finished)
