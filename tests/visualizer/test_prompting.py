"""Prompting: the parts of a prompt, the answer as the model would write it, and what examples do to it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from exporters import save
from tests.models import NumpyBackend
from visualizer import open_model
from visualizer.engine import Engine
from visualizer.errors import BadInput, PassCancelled
from visualizer.in_context import CurveWork, ShotsWork, answer_ids
from visualizer.prompting.records import Curve, Shots
from visualizer.prompting.samples import SAMPLES
from visualizer.prompting.templates import TEMPLATES
from visualizer.prompting.workbench import Example, Workbench, rows_of
from visualizer.sampling import rank, softmax64
from visualizer.state import Selection
from visualizer.tokens import Tokenizer
from visualizer.views import draw
from visualizer.views.figure import Bars, Lines, Table, Text, ValueBar, ValueBars
from visualizer.views.shots import part_weights, shortened

OPPOSITES = (Example("hot", "cold"), Example("big", "small"), Example("up", "down", on=False), Example("wet", "dry"))
BENCH = Workbench("Say the opposite.", OPPOSITES, "long", "short")
LOOK_UP = next(sample for sample in SAMPLES if sample.name == "made-up-labels").workbench


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def tiny_gpt() -> Iterator[Engine]:
    engine = open_model("tiny-gpt")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def curve(tiny_gpt: Engine) -> Curve:
    """Each row of the made-up labels asked once, behind up to five others."""
    *_, last = CurveWork(LOOK_UP, most=5, every_row=True)(tiny_gpt, never)
    return last


@pytest.fixture(scope="module")
def shots(tiny_gpt: Engine) -> Shots:
    *_, last = ShotsWork(LOOK_UP, (0, 1, 20))(tiny_gpt, never)
    return last


@pytest.fixture
def small(tokenizer: Tokenizer) -> Engine:
    """A model of random numbers that reads 48 tokens."""
    return Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)


# ---- the workbench ----
@pytest.mark.parametrize("pattern", [*TEMPLATES.values(), "The opposite of {input} is {output}."])
def test_the_parts_of_a_prompt_follow_one_another_without_a_gap(pattern: str) -> None:
    """Instruction, examples and question together are the prompt, and each example knows where its output stands."""
    joined = Workbench("Say the opposite.", OPPOSITES, "long", "short", pattern).with_shots(3)
    assert [part.kind for part in joined.parts] == ["instruction", "example", "example", "example", "question"]
    assert "".join(joined.text[part.start : part.end] for part in joined.parts) == joined.text
    outputs = [joined.text[slice(*part.output)] for part in joined.parts if part.kind == "example"]
    assert outputs == ["cold", "small", "dry"]


def test_a_prompt_ends_before_the_space_that_the_answer_begins_with() -> None:
    """The last token is the arrow's; the space belongs to the model's next token."""
    joined = BENCH.with_shots(1)
    assert joined.text == "Say the opposite.\nhot -> cold\nlong ->"
    assert joined.lead == " "


def test_rows_that_are_off_or_empty_are_no_examples() -> None:
    """A row that nobody has written in yet takes no part; zero-shot has none at all."""
    bench = Workbench(examples=(*OPPOSITES, Example("", "")), question="long")
    assert [example.input for example in bench.shown] == ["hot", "big", "wet"]
    assert bench.with_shots(0).text == "long ->"
    assert bench.with_shots(9).shots == 3


@pytest.mark.parametrize(
    ("bench", "words"),
    [
        (Workbench(examples=(Example("hot", ""),), question="long"), "Row 1 has no output"),
        (Workbench(examples=(Example("hot", "cold"), Example(" ", "x")), question="long"), "Row 2 has no input"),
        (Workbench(examples=OPPOSITES), "There is no question"),
        (Workbench(question="long", pattern="{input} ->"), "{output} exactly once"),
        (Workbench(question="long", pattern="{input} {input} {output}"), "{input} exactly once"),
        (Workbench(question="long", pattern="{output} <- {input}"), "{output} stands before {input}"),
    ],
    ids=["no output", "no input", "no question", "no placeholder", "twice", "wrong way round"],
)
def test_what_makes_no_prompt_is_refused_in_one_sentence(bench: Workbench, words: str) -> None:
    """The sentence says what is wrong; what was written stays."""
    with pytest.raises(BadInput, match=words.replace("{", r"\{").replace("}", r"\}")):
        bench.with_shots(1)


def test_braces_in_what_is_written_are_text() -> None:
    """Only the template has placeholders."""
    bench = Workbench(examples=(Example("{output}", "{input}"),), question="{x}")
    assert bench.with_shots(1).text == "{output} -> {input}\n{x} ->"


def test_each_token_belongs_to_one_part(tiny_gpt: Engine) -> None:
    """Counted by part, the tokens of a prompt are all of them."""
    joined = LOOK_UP.with_shots(3)
    tokens = tiny_gpt.tokenizer.encode(joined.text)
    parts = joined.part_of(tokens)
    assert np.bincount(parts).sum() == len(tokens)
    for place, part in enumerate(joined.parts):
        spelled = "".join(token.text for token, of in zip(tokens, parts, strict=True) if of == place)
        assert spelled == joined.text[part.start : part.end]


def test_a_workbench_comes_back_from_json_as_it_was() -> None:
    """Rows that are off stay off."""
    assert Workbench.from_data(json.loads(json.dumps(BENCH.to_data()))) == BENCH


@pytest.mark.parametrize("data", [[], {}, {"examples": [["a"]]}, {"examples": [], "question": 3}])
def test_other_json_is_refused(data: object) -> None:
    """A list, no examples, half a row, a number for a text."""
    with pytest.raises(BadInput):
        Workbench.from_data(data)


def test_pasted_lines_become_rows() -> None:
    """Columns of a spreadsheet, arrows and commas part input from output; the first line decides for all."""
    rows = (Example("hot", "cold"), Example("on, in", "off"))
    assert rows_of("hot\tcold\n\non, in\toff\n") == rows
    assert rows_of("hot -> cold\non, in -> off") == rows
    assert rows_of("hot\tcold\tmore\tyet more\nwet\tdry") == (Example("hot", "cold"), Example("wet", "dry"))
    assert rows_of("one\ntwo") == (Example("one", ""), Example("two", ""))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_makes_prompts(sample: object) -> None:
    """Twenty rows, all on, a question with its answer, and a sentence that says what it teaches."""
    bench = sample.workbench
    assert len(bench.shown) == 20
    assert bench.expected
    assert bench.with_shots(20).shots == 20
    assert sample.teaches.endswith(".")


# ---- the answer ----
def test_the_answer_is_what_the_prompt_with_it_has_more(tiny_gpt: Engine) -> None:
    """Behind the arrow the model writes the word with its space, which is another token than the bare word."""
    joined, shown = LOOK_UP.with_shots(1), tiny_gpt.tokenizer.vocabulary.shown
    assert [shown(token) for token in answer_ids(tiny_gpt, joined, "window")] == ["·window"]
    assert len(answer_ids(tiny_gpt, joined, "window unbelievably")) > 2


def test_an_answer_that_grows_together_with_the_prompt_is_refused(tiny_gpt: Engine) -> None:
    """Its first token would take the place of the prompt's last one."""
    joined = Workbench(question="win", pattern="{input}{output}").with_shots(0)
    with pytest.raises(BadInput, match="no token of its own"):
        answer_ids(tiny_gpt, joined, "dow")


# ---- the curve ----
def test_examples_teach_tiny_gpt_a_label_that_it_can_look_up(curve: Curve) -> None:
    """With the asked word among the examples the answer is all but certain, without it next to impossible."""
    seen = [one.probability for one in curve.outcomes if one.seen]
    fresh = [one.probability for one in curve.outcomes if not one.seen]
    assert min(len(seen), len(fresh)) > 20
    assert min(seen) > 0.9
    assert max(fresh) < 0.1
    assert curve.right[0] == 0
    assert curve.right[-1] > 0.5
    assert curve.is_complete


def test_the_question_of_a_row_is_never_its_own_example() -> None:
    """Leave one out: the other rows, each at most once, drawn anew for each question and draw."""
    bench = Workbench(examples=tuple(Example(f"a{place}", f"b{place}") for place in range(6)))
    work = CurveWork(bench, every_row=True, draws=2)
    asked = [work.asked(draw, place) for draw in range(2) for place in range(6)]
    for question, examples in asked:
        assert sorted([question, *examples], key=lambda one: one.input) == list(bench.examples)
    assert len({examples for _, examples in asked}) > 6
    assert asked == [work.asked(draw, place) for draw in range(2) for place in range(6)]
    assert CurveWork(bench, every_row=True, seed=1).asked(0, 0) != asked[0]


def test_the_first_draw_of_one_question_leaves_the_rows_as_they_stand() -> None:
    """So the curve is that of the table one looks at."""
    assert CurveWork(BENCH).asked(0, 0) == (Example("long", "short"), BENCH.shown)


def test_an_outcome_is_that_of_a_fresh_pass(tiny_gpt: Engine) -> None:
    """Probability, rank and guesses of the first token; all tokens of the answer, one step after the other."""
    bench = Workbench(examples=OPPOSITES, question="long", expected="short unbelievably")
    *_, found = CurveWork(bench, most=2)(tiny_gpt, never)
    for outcome in found.outcomes:
        joined = bench.with_shots(outcome.examples)
        answer, prompt, whole = answer_ids(tiny_gpt, joined, bench.expected), joined.text, 1.0
        first = softmax64(tiny_gpt.trace(prompt).logits[-1])
        for token_id in answer:
            whole *= softmax64(tiny_gpt.trace(prompt).logits[-1])[token_id]
            prompt = tiny_gpt.writer.append(prompt, token_id)
        assert outcome.probability == pytest.approx(first[answer[0]], rel=1e-4)
        assert outcome.whole == pytest.approx(whole, rel=1e-3)
        assert outcome.rank == (first > first[answer[0]]).sum() + 1
        assert outcome.guesses[0][0] == first.argmax()


def test_a_curve_that_was_given_up_goes_on_where_it_was(small: Engine) -> None:
    """The same outcomes as in one run, and nothing is computed twice."""
    work = CurveWork(BENCH, most=2, every_row=True)  # three rows, each asked behind 0, 1 and 2 others
    *_, whole = work(small, never)
    *_, part = islice(work(small, never), 4)
    rest = list(replace(work, known=part)(small, never))
    assert [one.probability for one in rest[-1].outcomes] == pytest.approx([one.probability for one in whole.outcomes])
    assert len(rest) == 9 - 3


def test_a_curve_gives_way(small: Engine) -> None:
    """Asked before each pass whether anybody still waits."""
    with pytest.raises(PassCancelled):
        list(CurveWork(LOOK_UP)(small, lambda: True))


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (CurveWork(Workbench(question="long", expected="short")), "table of examples is empty"),
        (CurveWork(Workbench(examples=OPPOSITES[:1]), every_row=True), "two rows"),
        (CurveWork(Workbench(examples=OPPOSITES, question="long")), "No answer is expected"),
        (CurveWork(BENCH, draws=0), "at least 1 draw"),
        (CurveWork(replace(BENCH, instruction="word " * 48)), "Without an example the prompt has"),
        (ShotsWork(replace(BENCH, instruction="word " * 48)), "reads 48: shorten the texts"),
    ],
    ids=["no example", "one row", "no answer", "no draw", "curve beyond the context", "shots beyond the context"],
)
def test_what_has_no_curve_is_refused_in_one_sentence(small: Engine, work: CurveWork | ShotsWork, words: str) -> None:
    """Also where only the model shows that it has none."""
    with pytest.raises(BadInput, match=words):
        list(work(small, never))


@pytest.mark.parametrize("expected", ["window", "window unbelievably", ""])
def test_as_many_examples_as_fit_the_context_are_tried(small: Engine, expected: str) -> None:
    """One more would not fit together with what is read of the answer; curve and shots have as many, and say so."""
    bench = replace(LOOK_UP, expected=expected)
    *before, shots = ShotsWork(bench, (0, 1, 20))(small, never)
    assert {(one.fit, one.wanted) for one in before} <= {(shots.fit, 20)}
    assert shots.wanted == 20
    assert [shot.joined.shots for shot in shots.shots] == sorted({0, 1, shots.fit})
    assert [len(shot.trace.tokens) + shot.trace.omitted for shot in shots.shots][-1] <= small.spec.context
    read = max(0, len(shots.shots[-1].answer) - 1)
    lengths = [len(small.tokenizer.encode(bench.with_shots(count).text)) + read for count in range(21)]
    assert shots.fit == sum(length <= small.spec.context for length in lengths) - 1 > 0
    trace = shots.shots[-1].trace.with_study(shots)
    assert draw("shots", trace).sentence.endswith(f"{shots.fit} of 20 examples fit the context of {small.spec.name}.")
    if expected:
        *_, curve = CurveWork(bench, most=20)(small, never)
        assert curve.counts == tuple(range(shots.fit + 1))
        assert curve.is_complete
        assert "of 20 examples fit the context" in draw("in-context", trace.with_study(curve)).sentence


def test_a_curve_of_every_row_goes_as_far_as_fits_before_every_question(small: Engine) -> None:
    """So that each point of it is the mean of the same questions; a run that goes on goes as far."""
    rows = (*OPPOSITES, Example("hot " * 6, "cold"))
    work = CurveWork(Workbench(examples=rows), every_row=True)
    *_, part = islice(work(small, never), 5)
    *_, whole = replace(work, known=part)(small, never)
    assert whole.wanted == 3
    assert 0 < whole.fit < 3
    assert {len(whole.at(count)) for count in whole.counts} == {4}
    assert whole.is_complete


def test_heads_that_are_off_are_off_in_every_pass(tiny_gpt: Engine) -> None:
    """Without its last two layers of heads the model no longer looks the label up."""
    off = {(layer, head): 0.0 for layer in (2, 3, 4, 5) for head in range(8)}
    *_, found = ShotsWork(LOOK_UP, (8,), off)(tiny_gpt, never)
    shot = found.shots[0]
    assert softmax64(shot.trace.logits[-1])[shot.answer[0]] < 0.1


def test_an_encoder_decoder_answers_in_its_target() -> None:
    """The prompt is its source, the answer's first token stands behind the target's start."""
    engine = open_model("tiny-t5", backend="onnx")
    bench = Workbench("", (Example("It is raining.", "Il pleut."),), "It is cold.", "Il fait froid.")
    try:
        *_, found = ShotsWork(bench, (0, 1))(engine, never)
        *_, curve = CurveWork(bench)(engine, never)
        figure = draw("shots", found.shots[-1].trace.with_study(found), Selection(kind="cross"))
    finally:
        engine.close()
    assert part_weights(found.shots[1]).sum(-1) == pytest.approx(1, abs=1e-5)
    assert [outcome.examples for outcome in curve.outcomes] == [0, 1]
    assert len(figure.marks) == 4


def test_an_encoder_is_told_apart() -> None:
    """It fills masks and continues no text."""
    engine = open_model("tiny-bert", backend="onnx")
    try:
        with pytest.raises(BadInput, match="fills masks"):
            list(CurveWork(BENCH)(engine, never))
    finally:
        engine.close()


# ---- the views ----
def test_the_curve_is_drawn_with_its_spread_and_with_what_was_said(tiny_gpt: Engine, curve: Curve) -> None:
    """In per cent from 0 to 100, a dot a number of examples; the table marks the expected answer."""
    figure = draw("in-context", tiny_gpt.trace("x").with_study(curve))
    lines, said = figure.marks
    assert isinstance(lines, Lines)
    assert isinstance(said, Table)
    np.testing.assert_allclose(lines.values[0], 100 * curve.mean("probability"))
    np.testing.assert_allclose(lines.values[1], 100 * curve.right)
    low, high = lines.spread[0].T
    assert (low <= high).all()
    assert lines.ticks[0] == 0
    assert lines.ticks[-1] == 100
    assert said.names == tuple(map(str, curve.counts))
    assert said.heads == ("right", "instead", "")
    assert [lines.is_dashed(line) for line in range(2)] == [False, True]
    assert "Where the question itself stands among the examples" in figure.sentence
    assert figure.provenance["prompt"] == curve.longest.text


def test_a_curve_that_is_not_complete_says_how_far_it_is(tiny_gpt: Engine, curve: Curve) -> None:
    """A complete one does not; where fewer examples are tried than there are rows, the plot says up to how many."""
    trace = tiny_gpt.trace("x")
    part = replace(curve, outcomes=curve.outcomes[:50])
    whole = draw("in-context", trace.with_study(curve))
    assert draw("in-context", trace.with_study(part)).focus == "50 of 120 prompts · 20 questions × 1 draw"
    assert whole.focus == "20 questions × 1 draw"
    assert "with up to 5 examples" in whole.marks[0].title
    assert not replace(curve, wanted=19).is_short


def test_the_expected_answer_is_in_every_list(shots: Shots) -> None:
    """In the last row where it is not among the likeliest, and compared with the prompt without an example."""
    trace = shots.shots[-1].trace.with_study(shots)
    figure = draw("shots", trace, Selection(candidates=4))
    lists = [mark for mark in figure.marks if isinstance(mark, Bars)]
    assert [len(mark.rows) for mark in lists] == [4, 4, 4]
    followed = [next(bar for bar in mark.rows if bar.followed) for mark in lists]
    assert {bar.label for bar in followed} == {"·window"}
    assert followed[0].now < 0.01 < 0.9 < followed[2].now
    assert followed[2].before == followed[0].now
    assert followed[0].rank_name == f"{rank(shots.shots[0].trace.logits[-1], followed[0].token_id)}."
    assert followed[2].rank_name == "", "the likeliest leads its list"
    assert "99." in figure.sentence


def test_attention_to_the_parts_adds_up(shots: Shots) -> None:
    """With the first token's the weights on all parts make 1, in every head; and examples that hold the answer to the
    question get more than the others. Those that say the same are one row."""
    shot = shots.shots[-1]
    weights = part_weights(shot)
    np.testing.assert_allclose(weights.sum(-1), 1, atol=1e-5)
    trace = shot.trace
    part = shot.joined.part_of(trace.tokens)
    expected = trace.row(3, 2, -1)[part == 4].sum()
    assert weights[3, 2, 5] == pytest.approx(expected, abs=1e-6)
    mean = weights.mean((0, 1))[1:-1]
    has_answer = np.array([example == Example("bread", "window") for example in LOOK_UP.shown])
    assert mean[has_answer].min() > 2 * np.median(mean[~has_answer])
    bars = draw("shots", trace.with_study(shots), Selection(layer=3, head=2, shot_heads="focused")).marks[-1]
    assert isinstance(bars, ValueBars)
    pair = next(bar for bar in bars.rows if bar.label == "4× bread -> window")
    assert pair.value == pytest.approx(weights[3, 2, 1:-1][has_answer].sum(), abs=1e-6)
    assert sum(bar.value for bar in bars.rows) == pytest.approx(1 - weights[3, 2, 0], abs=1e-5)
    assert "layer 3 head 2" in bars.note
    on_output = sum(trace.row(3, 2, -1)[place] for place, token in enumerate(trace.tokens) if part[place] == 4
                    and token.text == " window")  # fmt: skip
    assert part_weights(shot, of_outputs=True)[3, 2, 5] == pytest.approx(on_output, abs=1e-6)


def test_bars_of_all_shots_have_one_scale(shots: Shots) -> None:
    """Full at 100 %, and at a weight of 1; and where nothing is likely a list says so."""
    figure = draw("shots", shots.shots[-1].trace.with_study(shots))
    lists = [mark for mark in figure.marks if isinstance(mark, Bars)]
    looks = [mark for mark in figure.marks if isinstance(mark, ValueBars)]
    assert {mark.largest for mark in lists} == {1.0}
    assert {mark.extent for mark in looks} == {(0.0, 1.0)}
    assert [len(mark.rows) + len(mark.beside) for mark in looks] == [1 + 2 + 6] * 3
    assert lists[0].note.startswith("none above 0.")
    assert lists[2].note.startswith("top ")
    assert [mark.is_base for mark in lists] == [True, False, False]


def test_a_long_list_is_shortened_to_its_heaviest_rows() -> None:
    """In their order; all others are added up, and a share of almost nothing is not written as none."""
    rows = tuple(ValueBar(name, value) for name, value in zip("abcde", (0.3, 0.1, 0.004, 0.5, 0.09), strict=True))
    bars = ValueBars(rows, "weight", ends=(0.0, 1.0))
    assert shortened(bars, 5) is bars
    short = shortened(bars, 3)
    assert [bar.label for bar in short.rows] == ["a", "d", "+ 3 others"]
    assert short.rows[-1].value == pytest.approx(0.194)
    assert bars.number(rows[2]) == "<.01"


def test_the_curve_says_where_the_question_is_first_an_example(tiny_gpt: Engine, tmp_path: Path) -> None:
    """With an upright line, and both sides of the jump are rows of the table, however few rows there are."""
    *_, found = CurveWork(LOOK_UP, most=12)(tiny_gpt, never)
    for most in (2, 4, 12):
        lines, said = draw("in-context", tiny_gpt.trace("x").with_study(found), Selection(candidates=most)).marks
        assert lines.event == (5, "“bread” is first shown here")
        assert {"4", "5"} <= set(said.names)
        assert len(said.names) <= most
    assert said.names[0] == "0"
    assert said.names[-1] == "12"
    save(draw("in-context", tiny_gpt.trace("x").with_study(found)), tmp_path / "curve.svg")


@pytest.mark.parametrize("view", ["shots", "in-context"])
def test_without_a_study_a_view_says_what_would_stand_there(tiny_gpt: Engine, view: str) -> None:
    """One sentence."""
    figure = draw(view, tiny_gpt.trace("x"))
    assert isinstance(figure.marks[0], Text)
    assert figure.sentence.startswith("Nothing was computed yet")


def test_both_views_are_written_to_files(tiny_gpt: Engine, curve: Curve, shots: Shots, tmp_path: Path) -> None:
    """Their numbers, and the curve with its band and its dots as a picture."""
    trace = tiny_gpt.trace("x").with_study(curve).with_study(shots)
    for view, words in (("shots", b"bread -> window"), ("in-context", b"examples,probability,top-1")):
        save(draw(view, trace), tmp_path / f"{view}.csv")
        assert words in (tmp_path / f"{view}.csv").read_bytes()
    save(draw("in-context", trace), tmp_path / "curve.npz")
    with np.load(tmp_path / "curve.npz") as numbers:
        assert any(name.endswith("labels") for name in numbers)
    save(draw("in-context", trace), tmp_path / "curve.svg")
    assert (tmp_path / "curve.svg").stat().st_size > 10_000
