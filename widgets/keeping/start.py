"""What a window begins with: what the command line says, else what was kept, else the sample on the embedded model."""

from dataclasses import dataclass, field, replace
from typing import Any

from visualizer.tokens import Prompt
from widgets.keeping.fields import restored
from widgets.keeping.settings import Section, Settings

NOTHING = Prompt("")
FIRST_PROMPT = "The old king looked at the old queen and"
FIRST_MODEL = "tiny-gpt"
BACKENDS = ("auto", "onnx", "torch")
DEVICES = ("auto", "cpu", "cuda", "mps")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One text among several to page through, as it is kept; `query`, `key` and `pinned` are those of `Selection`."""

    name: str = ""
    text: str = ""
    drawn: tuple[int, ...] = ()
    caret: int = 0
    query: int = -1
    key: int | None = None
    pinned: int | None = None

    @property
    def prompt(self) -> Prompt:
        """The text with the tokens that were drawn at its end."""
        return Prompt(self.text, self.drawn if all(token >= 0 for token in self.drawn) else ())


@dataclass(frozen=True, slots=True)
class KeptPrompt:
    """The prompt as it is kept. `drawn_by` is the fingerprint of the model whose tokens the drawn ones are."""

    text: str = FIRST_PROMPT
    drawn: tuple[int, ...] = ()
    caret: int = 0
    drawn_by: str = ""
    page: int = 0
    target: str = ""
    target_drawn: tuple[int, ...] = ()
    chat: bool = False


@dataclass(frozen=True, slots=True)
class KeptModel:
    """The model as it is kept: what `open_model` takes."""

    name: str = ""
    backend: str = "auto"
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class Start:
    """What a window begins with. Made by `start`, read by `MainWindow.resume`.

    `caret` counts code points. `drawn_by` is the fingerprint of the model that drew the prompt's drawn tokens: only
    that model can read them. A sample is replaced by what is typed. `instead` is the model to open where the wanted
    one cannot be, such as one from a disk that is not there today; empty where that is an error.
    """

    prompt: Prompt = field(default_factory=lambda: Prompt(FIRST_PROMPT))
    caret: int = 0
    model: str = FIRST_MODEL
    backend: str = "auto"
    device: str = "auto"
    is_sample: bool = False
    drawn_by: str = ""
    instead: str = ""
    pages: tuple[KeptPage, ...] = ()
    page: int = 0
    is_new_text: bool = True  # where one looked in the text before means nothing to this one
    target: Prompt = NOTHING  # what an encoder-decoder has written so far
    chat: bool = False  # whether the prompt is put into the model's chat template


def start(
    settings: Settings | None,
    prompt: str | None,
    model: str | None,
    backend: str | None,
    device: str | None,
    target: str | None = None,
) -> Start:
    """What to begin with; None for what the command line leaves open."""
    begun = _with_prompt(_with_model(settings, model, backend, device), settings, prompt)
    return begun if target is None else replace(begun, target=Prompt(target))


def _with_model(settings: Settings | None, model: str | None, backend: str | None, device: str | None) -> Start:
    kept = restored(KeptModel(), settings.section("model")) if settings and model is None else KeptModel()
    return Start(
        model=model or kept.name or FIRST_MODEL,
        backend=backend or (kept.backend if kept.backend in BACKENDS else "auto"),
        device=device or (kept.device if kept.device in DEVICES else "auto"),
        instead=FIRST_MODEL if kept.name not in ("", FIRST_MODEL) else "",
    )


def _with_prompt(begun: Start, settings: Settings | None, prompt: str | None) -> Start:
    if prompt is not None:
        return replace(begun, prompt=Prompt(prompt), caret=len(prompt))
    section = settings.section("prompt") if settings else {}
    kept = restored(KeptPrompt(), section)
    if kept.text == FIRST_PROMPT and not section.get("pages"):
        return replace(begun, caret=len(kept.text), is_sample=True, is_new_text="text" not in section)
    pages = _pages(section)
    shown = pages[min(max(kept.page, 0), len(pages) - 1)] if pages else KeptPage("", kept.text, kept.drawn, kept.caret)
    return replace(
        begun,
        prompt=shown.prompt,
        target=Prompt(kept.target, kept.target_drawn if all(token >= 0 for token in kept.target_drawn) else ()),
        chat=kept.chat,
        caret=max(0, min(shown.caret, len(shown.text))),
        drawn_by=kept.drawn_by,
        pages=pages,
        page=pages.index(shown) if pages else 0,
        is_new_text=False,
    )


def _pages(section: Section) -> tuple[KeptPage, ...]:
    found: Any = section.get("pages")
    kept = [restored(KeptPage(), page) for page in found if isinstance(page, dict)] if isinstance(found, list) else []
    return tuple(page for page in kept if page.name)
