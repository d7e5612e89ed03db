"""Zero-shot, one-shot, few-shot side by side: the next token, and where the answer's position looks."""

from dataclasses import replace

import numpy as np
from jaxtyping import Float

from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, weight
from visualizer.prompting.records import Shot, Shots, left_out
from visualizer.prompting.workbench import Joined, Part
from visualizer.sampling import Sampling, likeliest, rank, softmax64
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Bar, Bars, Figure, Mark, Pick, Text, ValueBar, ValueBars

TINY = 0.01  # a probability that is no guess

NOTHING = later(
    "Nothing was computed yet: the same question with no example, with one, and with all of them stands here side by "
    "side."
)


def draw(trace: Trace, selection: Selection) -> Figure:
    """Two marks for each number of examples: the likeliest tokens against those without an example, and attention.

    Probabilities are the model's own, whatever the sampling settings. Bars of all columns begin in one place; those of
    probabilities are full at 100 %, those of attention at 1.
    """
    shots = trace.study(Shots)
    if shots is None or not shots.shots:
        told = tr(NOTHING)
        return Figure(view="shots", title=tr("Shots"), marks=(Text(told),), sentence=told)
    chances = [softmax64(shot.trace.logits[-1]) for shot in shots.shots]
    lists = [_bars(shot, now, chances[0], selection.candidates)
             for shot, now in zip(shots.shots, chances, strict=True)]  # fmt: skip
    looks = [attention(shot, selection) for shot in shots.shots]
    marks: list[Mark] = []
    for place, (shot, rows, look) in enumerate(zip(shots.shots, lists, looks, strict=True)):
        highest = float(chances[place].max())
        marks.append(
            Bars(
                rows,
                title=name_of(shot),
                note=tr("none above {share} %", share=per_cent(highest))
                if highest < TINY
                else tr("top {count} of {all}", count=len(rows), all=grouped(trace.spec.vocabulary)),
                against=tr("no example"),
                names=(tr("no example"), tr("now %")),
                beside=tuple(bar for other in lists if other is not rows for bar in other),
                full=1.0,
                is_base=not place,
            )
        )
        marks.append(replace(look, beside=tuple(bar for other in looks if other is not look for bar in other.rows)))
    return Figure(
        view="shots",
        title=tr("Shots"),
        marks=tuple(marks),
        focus=shots.workbench.expected.strip(),
        sentence=" ".join(filter(None, (sentence(shots, chances), left_out(shots, trace.spec.name)))),
        provenance={"prompt": shots.shots[-1].joined.text, "sampling": Sampling().words},
    )


def name_of(shot: Shot) -> str:
    """The field's name for a number of examples."""
    count = shot.joined.shots
    if count < 2:
        return tr("one-shot") if count else tr("zero-shot")
    return tr("{count}-shot", count=count)


def _bars(
    shot: Shot, now: Float[np.ndarray, "vocabulary"], before: Float[np.ndarray, "vocabulary"], most: int
) -> tuple[Bar, ...]:
    """The likeliest tokens, and the first one of the expected answer, in the last row where it is not among them."""
    logits, shown = shot.trace.logits[-1], shot.trace.vocabulary.shown
    ids = likeliest(logits, most).tolist()
    answer = shot.answer[0] if shot.answer else None
    is_pinned = answer is not None and answer not in ids
    if answer is not None and is_pinned:
        ids[-1] = answer
    return tuple(
        Bar(
            label=shown(token_id),
            token_id=token_id,
            given=float(now[token_id]),
            now=float(now[token_id]),
            before=float(before[token_id]),
            detail=tr(
                "id {id}, logit {logit}, rank {rank}",
                id=token_id,
                logit=f"{float(logits[token_id]):.3f}",
                rank=grouped(rank(logits, token_id)),
            ),
            pick={},
            followed=token_id == answer,
            skipped_to=rank(logits, token_id) if is_pinned and token_id == answer else None,
        )
        for token_id in ids
    )


def attention(shot: Shot, selection: Selection) -> ValueBars:
    """How much of its attention the answer's position gives to each part of the prompt, of all heads or of one.

    A part's weights are added up, and so are those of examples that say the same. The first token, where heads rest
    when there is nothing to look at, is no part's; the note has its weight, and with it the rows add up to 1.
    """
    weights, on_output = part_weights(shot), part_weights(shot, of_outputs=True)  # (layers, heads, 1 + parts)
    layers, heads, _ = weights.shape
    one = selection.shot_heads == "focused"
    layer, head = min(selection.layer, layers - 1), min(selection.head, heads - 1)
    rest, *values = (weights[layer, head] if one else weights.mean((0, 1))).tolist()
    outputs = (on_output[layer, head] if one else on_output.mean((0, 1))).tolist()
    rows = []
    for places in alike(shot.joined):
        part, columns = shot.joined.parts[places[0]], [place + 1 for place in places]
        together = weights[..., columns].sum(-1)  # (layers, heads)
        strongest, at = divmod(int(together.argmax()), heads)
        most = weight(float(together[strongest, at]))
        details = [tr("most in layer {layer} head {head}: {weight}", layer=strongest, head=at, weight=most)]
        if part.kind == "example":
            details.insert(0, tr("on its output {weight}", weight=weight(sum(outputs[column] for column in columns))))
        pick: Pick = {"layer": strongest, "head": at, "shot_heads": "focused"}
        name = part_name(part) if len(places) == 1 else f"{len(places)}× {part_name(part)}"
        rows.append(ValueBar(name, sum(values[place] for place in places), " · ".join(details), pick))
    return ValueBars(
        tuple(rows),
        quantity="weight",
        ends=(0.0, 1.0),
        title=tr("attention"),
        note=tr("layer {layer} head {head} · first token {rest}", layer=layer, head=head, rest=weight(rest))
        if one
        else tr("mean of {count} heads · first token {rest}", count=grouped(layers * heads), rest=weight(rest)),
    )


def alike(joined: Joined) -> list[tuple[int, ...]]:
    """The parts of a prompt, those together that say the same, in the order in which they come first."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, part in enumerate(joined.parts):
        groups.setdefault((part.kind, part.text), []).append(place)
    return [tuple(places) for places in groups.values()]


def shortened(bars: ValueBars, most: int) -> ValueBars:
    """At most so many rows: the heaviest in their order, and a last one that all others are added up in."""
    if len(bars.rows) <= most:
        return bars
    heaviest = sorted(range(len(bars.rows)), key=lambda row: -bars.rows[row].value)
    kept, left_out = sorted(heaviest[: max(0, most - 1)]), heaviest[max(0, most - 1) :]
    others = tr("+ {count} others", count=grouped(len(left_out)))
    rest = ValueBar(others, sum(bars.rows[row].value for row in left_out))
    return replace(bars, rows=(*(bars.rows[row] for row in kept), rest))


def reading(shot: Shot) -> Trace:
    """The attention through which the answer's position reads the prompt: of an encoder-decoder, cross attention."""
    return shot.trace if shot.trace.cross is None else shot.trace.cross


def part_weights(shot: Shot, of_outputs: bool = False) -> Float[np.ndarray, "layers heads rows"]:
    """The weight of the answer's position on the first token, and then on each part without it, in every head: a
    row more than there are parts. `of_outputs` counts only what lies on the outputs of examples."""
    trace = reading(shot)
    parts = shot.joined.part_of(trace.key_tokens) + 1  # (keys,); 0: added by a template
    parts[0] = 0
    rows = np.stack([trace.layer_rows(layer, -1) for layer in range(trace.spec.layers)])  # (layers, heads, keys)
    of = parts[:, None] == np.arange(len(shot.joined.parts) + 1)  # (keys, 1 + parts)
    if of_outputs:
        of &= shot.joined.is_output(trace.key_tokens)[:, None]
    return rows @ of.astype(rows.dtype)


def part_name(part: Part) -> str:
    """A part of a prompt on one line: an example by what it says."""
    if part.kind == "instruction":
        return tr("instruction")
    return tr("question") if part.kind == "question" else " ".join(part.text.split())


def sentence(shots: Shots, chances: list[Float[np.ndarray, "vocabulary"]]) -> str:
    """What becomes of the expected answer, or of the likeliest token where none is expected."""
    last, now = shots.shots[-1], chances[-1]
    token_id = last.answer[0] if last.answer else int(now.argmax())
    place = grouped(rank(last.trace.logits[-1], token_id))
    if not last.joined.shots:
        return tr(
            "Without an example the model gives {token} {now} %, rank {rank}.",
            token=sentences.quoted(last.trace.vocabulary.shown(token_id)),
            now=per_cent(float(now[token_id])),
            rank=place,
        )
    return tr(
        "Without an example the model gives {token} {before} %, with {count} of them {now} %, rank {rank}.",
        token=sentences.quoted(last.trace.vocabulary.shown(token_id)),
        before=per_cent(float(chances[0][token_id])),
        now=per_cent(float(now[token_id])),
        count=last.joined.shots,
        rank=place,
    )
