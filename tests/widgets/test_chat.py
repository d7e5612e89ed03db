"""The chat template of a model, on request: what is typed stays as it was, and the template's tokens are shown."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.models import byte_level_bpe
from tests.standins import StandIn, spec_of
from tests.widgets.conftest import LONG
from visualizer.chat import ChatTemplate
from visualizer.tokens import Prompt, Tokenizer
from widgets.keeping.start import Start
from widgets.main_window import MainWindow
from widgets.passes import as_typed

TEMPLATE = "<|endoftext|>user: {{ messages[0]['content'] }}<|endoftext|>model:"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model's folder with no more than a chat template."""
    (tmp_path / "chat_template.jinja").write_text(TEMPLATE)
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "gpt2"}))
    return tmp_path


def test_tokens_of_a_turn_stand_for_what_was_typed(folder: Path) -> None:
    tokenizer = Tokenizer(byte_level_bpe())
    template = ChatTemplate.of(folder, tokenizer)
    assert template is not None
    turn = template.applied(Prompt("a little girl"), tokenizer)
    tokens = as_typed(turn, tokenizer.encode(turn.prompt))
    assert "".join("a little girl"[token.start : token.end] for token in tokens) == "a little girl"
    assert tokens[0].span == (0, 0)


def test_the_switch_puts_the_prompt_into_the_template_and_back(
    folder: Path, themes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokenizer = Tokenizer(byte_level_bpe())
    engine = StandIn(spec_of("chatty", len(tokenizer.vocabulary)), tokenizer)
    monkeypatch.setattr("visualizer.library.find", lambda name: folder)
    window = MainWindow(themes, lambda name, backend, device: engine)  # type: ignore[arg-type]
    try:
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.resume(Start(Prompt("a little girl"), 13, "chatty"))
        qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
        assert window.prompt.chat.isVisible()
        plain = window.sitting.trace
        assert plain is not None
        window.prompt.chat.click()
        qtbot.waitUntil(lambda: window.sitting.trace is not plain, timeout=LONG)
        trace = window.sitting.trace
        assert trace is not None
        assert trace.prompt == "<|endoftext|>user: a little girl<|endoftext|>model:"
        assert window.prompt.field.text == "a little girl"
        window.commands.do("step")
        qtbot.waitUntil(lambda: bool(window.prompt.field.prompt.drawn) and not window.passes.is_running, timeout=LONG)
        assert window.prompt.field.text.startswith("a little girl")
        assert engine.asked[-1][0].startswith("<|endoftext|>user: a little girl<|endoftext|>model:")
        window.prompt.chat.click()
        qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
        assert window.sitting.trace.prompt == window.prompt.field.text  # type: ignore[union-attr]
    finally:
        window.close()
        window.deleteLater()
