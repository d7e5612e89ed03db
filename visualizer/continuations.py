"""Several continuations of one text: the greedy one, and random ones from seed to seed.

    text ─► greedy
         ─► seed, seed + 1, seed + 2, … each the text that `visualizer.generation` draws with that seed

What they share and where they differ shows what chance does; how much each repeats itself shows why greedy choice
seldom makes a good text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from visualizer.engine import Engine, HeadScales
from visualizer.errors import BadInput
from visualizer.following import Continuation, Continuations, Drawn
from visualizer.generation import generate
from visualizer.language import tr
from visualizer.sampling import Sampling
from visualizer.tokens import Prompt

MOST_TEXTS = 100


@dataclass(frozen=True, slots=True)
class ContinuationsWork:
    """Draws `count` texts with the seeds from `sampling.seed` on, and the greedy one before them.

    Where the settings are greedy themselves every seed draws the same, and the greedy text stands alone. `prompt`,
    `target` and `factors` are those of `Engine.trace`; a text ends with one of the `stop` strings, as in `generate`.
    Raises BadInput for a count without meaning.
    """

    prompt: str | Prompt
    count: int = 5
    sampling: Sampling = field(default_factory=Sampling)
    max_new_tokens: int = 24
    target: str | Prompt | None = None
    factors: HeadScales | None = None
    stop: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST_TEXTS:
            raise BadInput(
                tr("{count} texts are asked for, but there must be 1 to {most}.", count=self.count, most=MOST_TEXTS)
            )
        if self.max_new_tokens < 1:
            raise BadInput(tr("max-new-tokens is {value}, but it must be at least 1.", value=self.max_new_tokens))

    def __call__(self, engine: Engine, given_up: Callable[[], bool]) -> Iterator[Continuations]:
        """The texts with a token more each time, one after the other; raises PassCancelled once they are given up."""
        count = 0 if self.sampling.picks_likeliest else self.count
        seeds: list[int | None] = [None, *range(self.sampling.seed, self.sampling.seed + count)]
        found = Continuations(self.sampling)
        for seed in seeds:
            for text in self._text(engine, seed, given_up):
                yield replace(found, texts=(*found.texts, text))
            found = replace(found, texts=(*found.texts, text))

    def _text(self, engine: Engine, seed: int | None, given_up: Callable[[], bool]) -> Iterator[Continuation]:
        """One text, with a token more each time."""
        settings = replace(self.sampling, greedy=True) if seed is None else replace(self.sampling, seed=seed)
        made = Continuation(seed)
        vocabulary = engine.writer.vocabulary
        for step in generate(
            engine, self.prompt, settings, self.max_new_tokens, self.factors, given_up, self.target, stop=self.stop
        ):
            token = vocabulary.token(step.token_id)
            made = Continuation(
                seed,
                (*made.tokens, Drawn(token, step.probability, step.rank)),
                made.text + step.text,
                step.stopped_by,
            )
            yield made
