"""Chat templates: what a chat model reads where a person types one turn.

    chat_template.jinja, tokenizer_config.json ─► ChatTemplate.of ─► ChatTemplate.applied ─► Turn

A model's own template (https://huggingface.co/docs/transformers/chat_templating) puts the text into the form that the
model was trained on: special tokens, roles, the beginning of an answer. It is a program of the model's maker, so it
runs in jinja's sandbox, when a person asks for it and never because a file was opened.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from visualizer.errors import ModelError
from visualizer.language import tr
from visualizer.specials import content, settings_of
from visualizer.tokens import Prompt, Token, Tokenizer

Part = Literal["template", "typed", "answer"]

FILE = "chat_template.jinja"
PLACEHOLDER = "\ue0c4typed\ue0c5"  # stands for the text while the template's own is looked for
LONGEST = 200_000  # characters that a template may make of the shortest text


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a chat: what a person typed, and what the model reads for it.

    Made by `ChatTemplate.applied`. `prompt` is given to an engine as it is; its special tokens are written in its text.
    `start` and `end` say where in that text the typed characters stand, the first of which is number `skipped` of what
    was typed; what was drawn since stands at the end of both. None where the template changes the text, so that no
    character can be traced back.
    """

    typed: Prompt
    prompt: Prompt
    start: int | None
    end: int | None
    skipped: int = 0
    answer: int = 0  # where in the prompt's text the drawn tokens begin

    def part(self, token: Token) -> Part:
        """Whose a token is: the template's, the person's, or the model's own."""
        first, last = token.marks
        if last > self.answer or (first >= self.answer and first < len(self.prompt.text)):
            return "answer"
        if self.start is not None and self.end is not None and first < self.end and last > self.start:
            return "typed"
        return "template"

    def parts(self, tokens: Sequence[Token]) -> tuple[Part, ...]:
        """Whose each token is."""
        return tuple(self.part(token) for token in tokens)

    def typed_span(self, token: Token) -> tuple[int, int] | None:
        """First and one past the last character of what is typed that a token stands for; None for the template's."""
        first, last = token.marks
        if self.part(token) == "answer":
            shift = len(self.typed.text) - len(self.prompt.text)
            return max(first, self.answer) + shift, last + shift
        if self.part(token) == "template" or self.start is None or self.end is None:
            return None
        shift = self.skipped - self.start
        return max(first, self.start) + shift, min(last, self.end) + shift

    def place(self, typed: int) -> int | None:
        """Where in the prompt's text a character of what was typed stands; None where that cannot be said."""
        drawn = len(self.typed.text) - (len(self.prompt.text) - self.answer)
        if typed >= drawn and self.typed.drawn:
            return typed - len(self.typed.text) + len(self.prompt.text)
        if self.start is None or self.end is None:
            return None
        return min(max(typed - self.skipped + self.start, self.start), self.end)


@dataclass(frozen=True, slots=True)
class ChatTemplate:
    """A model's chat template, with the special tokens that it may write, by their names: "bos_token"."""

    model: str
    source: str
    special: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(folder: Path, tokenizer: Tokenizer) -> "ChatTemplate | None":
        """The template in a model's folder; None where the model is not for chats."""
        settings = settings_of(folder)
        source = _source(folder, settings)
        if source is None:
            return None
        specials, vocabulary = tokenizer.specials, tokenizer.vocabulary
        known = {part: getattr(specials, part) for part in ("mask", "pad", "bos", "eos", "cls", "sep")}
        special = {f"{part}_token": vocabulary.piece(number) for part, number in known.items() if number is not None}
        said = {name: content(settings[name]) for name in settings if name.endswith("_token")}
        special |= {name: text for name, text in said.items() if text is not None}
        return ChatTemplate(folder.name, source, special)

    def applied(self, prompt: str | Prompt, tokenizer: Tokenizer) -> Turn:
        """The prompt as the person's turn, and the beginning of the model's answer behind it.

        What was drawn already continues the answer. Raises ModelError, in one sentence, where the template cannot be
        applied, or refuses to be.
        """
        person = Prompt.of(prompt)
        typed = tokenizer.typed(person)
        drawn = person.text[len(typed) :]
        whole = self._rendered(typed)
        start = end = None
        skipped = 0
        before, found, behind = self._rendered(PLACEHOLDER).partition(PLACEHOLDER)
        if found and len(whole) >= len(before) + len(behind) and whole.startswith(before) and whole.endswith(behind):
            middle = whole[len(before) : len(whole) - len(behind)]
            if middle in (typed, typed.strip()):
                start, end = len(before), len(before) + len(middle)
                skipped = 0 if middle == typed else len(typed) - len(typed.lstrip())
        read = Prompt(whole + drawn, person.drawn, complete=True)
        return Turn(person, read, start, end, skipped, len(whole))

    def _rendered(self, text: str) -> str:
        """The template's text for one message of the user."""
        import jinja2

        try:
            rendered = _compiled(self.source).render(
                messages=[{"role": "user", "content": text}],
                tools=None,
                documents=None,
                add_generation_prompt=True,
                **self.special,
            )
        except (jinja2.TemplateError, ArithmeticError, LookupError, MemoryError, RecursionError, TypeError,
                ValueError) as error:  # fmt: skip
            why = str(error).strip().splitlines()
            wrong = tr(
                "The chat template of {model} cannot be applied ({why}): send the text as it is.",
                model=self.model,
                why=(why[0] if why else type(error).__name__).rstrip(" .:;")[:160],
            )
            raise ModelError(wrong) from error
        if len(rendered) > LONGEST + 10 * len(text):
            raise ModelError(
                tr(
                    "The chat template of {model} makes far too much of a text: send the text as it is.",
                    model=self.model,
                )
            )
        return str(rendered)


def _source(folder: Path, settings: Mapping[str, Any]) -> str | None:
    """The template as it is written: in a file of its own, which comes first, or in `tokenizer_config.json`."""
    try:
        return (folder / FILE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        pass
    said = settings.get("chat_template")
    if isinstance(said, list):  # several by name
        named = {entry.get("name"): entry.get("template") for entry in said if isinstance(entry, dict)}
        said = named.get("default") or next(iter(named.values()), None)
    return said if isinstance(said, str) and said.strip() else None


@lru_cache(maxsize=4)
def _compiled(source: str) -> Any:
    """The template, ready to be rendered, with what transformers gives templates and in the same sandbox."""
    import jinja2
    from jinja2.ext import Extension, loopcontrols
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Generation(Extension):
        """The block {% generation %}, with which templates mark answers for training: here as if it were not there."""

        tags = {"generation"}  # noqa: RUF012 - as jinja's own extensions have it

        def parse(self, parser: Any) -> Any:
            line = next(parser.stream).lineno
            body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
            return jinja2.nodes.Scope(body, lineno=line)

    class Namespace(jinja2.utils.Namespace):
        """jinja's namespace without names that lead into Python's own."""

        def __init__(*args: Any, **names: Any) -> None:
            self, *rest = args
            given = dict(*rest, **names)
            for name in given:
                Namespace._check(name)
            jinja2.utils.Namespace.__init__(self, given)

        def __setitem__(self, name: str, value: Any) -> None:
            Namespace._check(name)
            jinja2.utils.Namespace.__setitem__(self, name, value)

        @staticmethod
        def _check(name: object) -> None:
            if isinstance(name, str) and name.startswith("_"):
                raise jinja2.exceptions.SecurityError(f"a namespace cannot hold {name}")

    def refuse(message: str) -> None:
        raise jinja2.TemplateError(message)

    def to_json(value: Any, ensure_ascii: bool = False, **options: Any) -> str:
        return json.dumps(value, ensure_ascii=ensure_ascii, **options)

    def now(form: str) -> str:
        return datetime.now().strftime(form)

    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, loopcontrols]
    )
    environment.filters["tojson"] = to_json
    shared: dict[str, Callable[..., Any]] = {
        "raise_exception": refuse,
        "strftime_now": now,
        "namespace": Namespace,
        "dict": lambda *args, **names: dict(*args, **names),
    }
    environment.globals.update(shared)
    return environment.from_string(source)
