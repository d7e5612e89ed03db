"""One more token through Headlight, beside the bare ONNX Runtime step of the same graph.

Headlight's step is the whole of `engine.trace`: tokenizing the text, finding what did not change, the pass over the
new token, the finished trace. The bare step is one call of the session with the same past, the same settings and the
same outputs. What lies between the two is what Headlight costs.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.timing import Timed, interleaved, seconds_of
from visualizer.backends.graph import GRAPH
from visualizer.backends.onnx_backend import new_session
from visualizer.engine import Engine
from visualizer.library import find, open_model
from visualizer.tokens import Prompt

LENGTHS = (32, 128, 250)  # tokens, the new one among them
TEXT = "Once upon a time there was a little girl who lived with her mother in a cottage at the edge of the wood. "


@dataclass(frozen=True, slots=True)
class Step:
    """One more token at one length."""

    tokens: int
    headlight: Timed
    bare: Timed

    @property
    def ratio(self) -> float:
        """How many bare steps one step of Headlight takes."""
        return self.headlight.median / self.bare.median


def measure(model: str, rounds: int) -> list[Step]:
    """One more token at several lengths."""
    engine = open_model(model, backend="onnx", device="cpu")
    try:
        return [one_more(engine, find(model), tokens, rounds) for tokens in LENGTHS if tokens <= engine.spec.context]
    finally:
        engine.close()


def one_more(engine: Engine, folder: Path, tokens: int, rounds: int) -> Step:
    """Headlight and the bare session read the same new token behind the same past, in turn; another one each round."""
    session = new_session(folder / GRAPH, "CPU")
    before = engine.trace(prompt_of(engine, tokens - 1))
    past = (before.rows.keys.copy(), before.rows.values.copy())
    scale = np.ones((engine.spec.layers, engine.spec.heads), dtype=np.float32)
    prompt = Prompt(before.prompt)
    del before
    longer = [engine.tokenizer.append(prompt, 1000 + number) for number in range(rounds)]

    def headlight(number: int) -> float:
        return seconds_of(lambda: engine.trace(longer[number]))

    def bare(number: int) -> float:
        feed = {"ids": np.array(longer[number].drawn), "past_keys": past[0], "past_values": past[1]}
        feed["head_scale"] = scale
        return seconds_of(lambda: session.run(None, feed))

    interleaved(min(rounds, 10), headlight, bare)  # warm up
    return Step(tokens, *interleaved(rounds, headlight, bare))


def prompt_of(engine: Engine, tokens: int) -> Prompt:
    """A text of so many tokens."""
    text = TEXT * (1 + tokens // 20)
    return replace(Prompt(text), text=text[: engine.tokenizer.encode(text)[tokens - 1].end])
