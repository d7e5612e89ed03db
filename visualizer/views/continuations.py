"""Several continuations below one another: the greedy one, and random ones from seed to seed."""

import numpy as np

from visualizer.following import GRAM, Continuation, Continuations, Drawn
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import ColourScale, Figure, Passage, Passages, Piece, Text
from visualizer.views.labels import query_side
from visualizer.views.surprisal import running

NOTHING = later(
    "Nothing was drawn yet: the greedy text will stand here, and below it random ones from seed to seed, each token "
    "coloured by the probability that the model gave it."
)


def draw(trace: Trace, selection: Selection) -> Figure:
    """A passage for each text, its tokens coloured by their probability."""
    title = tr("Continuations")
    found = trace.study(Continuations)
    why_not = sentences.unable(trace) or (tr(NOTHING) if found is None or not found.texts else "")
    if found is None or why_not:
        return Figure(view="continuations", title=title, marks=(Text(why_not),), sentence=why_not, by_layer=False)
    return Figure(
        view="continuations",
        title=title,
        marks=(Passages(tuple(passage(trace, text, place == 0) for place, text in enumerate(found.texts))),),
        focus=tr("after {token}", token=trace.tokens[-1].shown),
        sentence=sentence(trace, found),
        provenance={"sampling": found.sampling.words},
        by_layer=False,
    )


def passage(trace: Trace, text: Continuation, is_scaled: bool) -> Passage:
    """One text with what sums it up."""
    return Passage(
        tuple(piece(one, number) for number, one in enumerate(text.tokens, 1)),
        measure="probability",
        scale=ColourScale(0.0, 1.0, name=tr("probability")),
        title=tr("greedy") if text.seed is None else tr("seed {seed}", seed=text.seed),
        note=facts(text),
        is_scaled=is_scaled,
        flows=True,
        detail=tr(
            "{share} % of its runs of {count} tokens were there before in the same text (seq-rep-4) · {bits:.2f} bits "
            "a token on average, as the model gave it",
            share=per_cent(text.repeated), count=GRAM, bits=text.bits,
        ),
        side=query_side(trace),
    )  # fmt: skip


def piece(one: Drawn, number: int) -> Piece:
    """One drawn token."""
    token = one.token
    return Piece(
        tr("step {step} {token}", step=number, token=token.shown), token.shown, running(token), token.id,
        -float(np.log2(one.probability)), one.rank,
    )  # fmt: skip


def facts(text: Continuation) -> str:
    """How much of the text repeats itself, how sure the model was, and what ended it."""
    told = [
        tr("{share} % of its runs of four tokens were there before", share=per_cent(text.repeated))
        if text.repeated
        else tr("none of its runs of four tokens was there before"),
        tr("{bits:.1f} bits a token", bits=text.bits),
    ]
    if text.stopped_by == "end_of_text":
        told.append(tr("end of text"))
    return " · ".join(told)


def sentence(trace: Trace, found: Continuations) -> str:
    """How much the greedy text repeats itself, and how much the others do."""
    greedy, *others = found.texts
    told = {
        "token": sentences.quoted(trace.tokens[-1].shown),
        "tokens": grouped(len(greedy.tokens)),
        "share": per_cent(greedy.repeated),
        "bits": greedy.bits,
    }
    if not others:
        return tr(
            "Greedy choice after {token} repeats {share} % of the 4-grams of its {tokens} tokens, at {bits:.2f} bits a "
            "token.",
            **told,
        )
    return tr(
        "Greedy choice after {token} repeats {share} % of the 4-grams of its {tokens} tokens, at {bits:.2f} bits a "
        "token; drawn with {settings} the texts repeat {others} % on average, at {other_bits:.2f}.",
        settings=found.sampling.words,
        others=per_cent(float(np.mean([text.repeated for text in others]))),
        other_bits=float(np.mean([text.bits for text in others])),
        **told,
    )
