"""Chat templates: the text that transformers makes, whose each token is, and no code beyond the sandbox."""

import json
import shutil
from pathlib import Path

import pytest

from tests import tokenizers as makers
from visualizer.chat import ChatTemplate
from visualizer.errors import ModelError
from visualizer.tokens import Prompt, Tokenizer

CHATML = (
    "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
    "{{ '<|im_start|>system\nYou are helpful<|im_end|>\n' }}{% endif %}"
    "{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
TEMPLATES = {
    "llama 3": makers.LLAMA3_CHAT,
    "chatml": CHATML,
    "blocks on lines": (
        "{%- if tools %}\n{{ tools | tojson }}\n{% endif %}\n{% for m in messages %}\n    {% if m.role == 'user' %}\n"
        "[INST] {{ m.content }} [/INST]\n    {%- endif %}\n{% endfor %}\n{{ eos_token }}"
    ),
    "namespace, loops and filters": (
        "{% set ns = namespace(count=0, seen=false) %}{% for m in messages %}{% set ns.count = ns.count + 1 %}"
        "{% if not ns.seen %}{% set ns.seen = true %}{% else %}{% break %}{% endif %}"
        "{% generation %}{{ m['content'] }}{% endgeneration %} {{ {'a': '<é>'} | tojson }} {{ dict(b=ns.count) }}"
        "{{ undefined_token }}{{ bos_token }}{% if tools is none and documents is none %}.{% endif %}{% endfor %}"
    ),
    "a date": "{{ strftime_now('%Y') }}{{ messages[0].content }}",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chat model's tokenizer, with a template."""
    return makers.save_llama3(tmp_path_factory.mktemp("chat") / "chatty")


@pytest.fixture(scope="module")
def tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.open(folder / "tokenizer.json")


def template(source: str, special: dict[str, str] | None = None) -> ChatTemplate:
    return ChatTemplate("chatty", source, special or {})


@pytest.mark.parametrize("source", TEMPLATES.values(), ids=TEMPLATES)
@pytest.mark.parametrize("text", ["What is 2 + 2?", "  Hi  \n", "日本 🙂 <b>", ""], ids=ascii)
def test_the_text_is_the_one_that_transformers_makes(
    source: str, text: str, folder: Path, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    """And so are the ids, with no first token before the one that the template writes."""
    from transformers import AutoTokenizer

    own = shutil.copytree(folder, tmp_path / "own")
    (own / "chat_template.jinja").write_text(source, encoding="utf-8")
    theirs = AutoTokenizer.from_pretrained(own)
    messages = [{"role": "user", "content": text}]
    found = ChatTemplate.of(own, tokenizer)
    assert found is not None
    turn = found.applied(text, tokenizer)
    assert turn.prompt.text == theirs.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
    ids = theirs.apply_chat_template(messages, add_generation_prompt=True, return_dict=False)
    assert [token.id for token in tokenizer.encode(turn.prompt)] == ids


def test_a_template_is_found_where_files_have_it(folder: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    """In a file of its own, which comes first; in the configuration, also among several; or nowhere."""
    own = shutil.copytree(folder, tmp_path / "own")
    file, config = own / "chat_template.jinja", own / "tokenizer_config.json"
    said = json.loads(config.read_text())
    file.write_text("from the file")
    config.write_text(json.dumps({**said, "chat_template": "from the configuration"}))
    assert source_of(own, tokenizer) == "from the file"
    file.unlink()
    assert source_of(own, tokenizer) == "from the configuration"
    several = [{"name": "tool_use", "template": "tools"}, {"name": "default", "template": "usual"}]
    config.write_text(json.dumps({**said, "chat_template": several}))
    assert source_of(own, tokenizer) == "usual"
    config.write_text(json.dumps({**said, "chat_template": None}))
    assert source_of(own, tokenizer) is None


def source_of(folder: Path, tokenizer: Tokenizer) -> str | None:
    found = ChatTemplate.of(folder, tokenizer)
    return None if found is None else found.source


def test_each_token_knows_whose_it_is_and_which_characters_were_typed(folder: Path, tokenizer: Tokenizer) -> None:
    """Spaces that the template takes away are counted in the places of what was typed."""
    found = ChatTemplate.of(folder, tokenizer)
    assert found is not None
    text = "  The cat sat. "
    turn = found.applied(text, tokenizer)
    tokens = tokenizer.encode(turn.prompt)
    parts = turn.parts(tokens)
    assert (parts[0], tokens[0].piece, tokens[0].added) == ("template", "<|begin_of_text|>", False)
    assert parts[-1] == "template"
    spans = [span for token in tokens if (span := turn.typed_span(token)) is not None]
    assert "".join(text[first:last] for first, last in spans) == "The cat sat."
    assert (spans[0][0], spans[-1][1]) == (2, 14)
    place = turn.place(6)
    assert place is not None
    assert turn.prompt.text[place:].startswith("cat sat.")


def test_what_was_drawn_stands_behind_the_beginning_of_the_answer(folder: Path, tokenizer: Tokenizer) -> None:
    found = ChatTemplate.of(folder, tokenizer)
    assert found is not None
    prompt = Prompt("The cat")
    for token in tokenizer.encode(" sat 🙂")[1:]:
        prompt = tokenizer.append(prompt, token.id)
    turn = found.applied(prompt, tokenizer)
    assert turn.prompt.text == found.applied("The cat", tokenizer).prompt.text + " sat 🙂"
    tokens = tokenizer.encode(turn.prompt)
    parts = turn.parts(tokens)
    drawn = len(prompt.drawn)
    assert parts[-drawn:] == ("answer",) * drawn
    assert "answer" not in parts[:-drawn]
    assert [token.id for token in tokens[-drawn:]] == list(prompt.drawn)
    spans = [turn.typed_span(token) for token in tokens[-drawn:]]
    assert spans[0] is not None
    assert prompt.text[slice(*spans[0])] == tokens[-drawn].text
    longer = tokenizer.append(turn.prompt, prompt.drawn[0])
    assert longer.complete
    assert len(tokenizer.encode(longer)) == len(tokens) + 1


def test_a_template_that_changes_the_text_is_applied_and_traces_nothing_back(tokenizer: Tokenizer) -> None:
    turn = template("<{{ messages[0].content | upper }}>").applied("The cat", tokenizer)
    assert turn.prompt.text == "<THE CAT>"
    assert set(turn.parts(tokenizer.encode(turn.prompt))) == {"template"}
    assert turn.place(2) is None


DANGEROUS = {
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "functions": "{{ raise_exception.__globals__.os }}",
    "a namespace": "{% set ns = namespace(__class__='x') %}",
    "an import": "{% import 'os' as os %}{{ os.getcwd() }}",
    "a change": "{{ messages.append(1) }}",
    "syntax": "{% for %}",
    "a refusal": "{{ raise_exception('Only system messages.') }}",
    "a missing part": "{{ messages[3].content.x }}",
    "a number": "{{ 1 // 0 }}",
    "no end": "{% for i in range(99999) %}{{ 'xxxxxxxxxx' }}{% endfor %}",
    "beyond all ranges": "{% for i in range(10000000) %}x{% endfor %}",
}


@pytest.mark.parametrize("source", DANGEROUS.values(), ids=DANGEROUS)
def test_a_template_that_reaches_out_or_fails_is_refused_in_one_sentence(source: str, tokenizer: Tokenizer) -> None:
    with pytest.raises(ModelError, match=r"^The chat template of chatty .*: send the text as it is\.$"):
        template(source).applied("The cat", tokenizer)


def test_opening_a_template_runs_nothing(folder: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    """Not even its syntax is looked at until it is applied."""
    own = shutil.copytree(folder, tmp_path / "own")
    (own / "chat_template.jinja").write_text("{% for %}{{ 1 // 0 }}")
    assert ChatTemplate.of(own, tokenizer) is not None
