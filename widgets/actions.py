"""The one table of what a person can do: menus, shortcuts, tooltips, the foot's hints, the list of keys.

A row names its handler as "room.method"; the rooms are in `widgets.commands`. A row is at hand while all the facts
that it `needs` are true; the rooms say which are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from visualizer.language import later, tr

Fact = Literal[
    "model", "prompt", "trace", "idle", "busy", "undo", "redo", "typing", "panels", "arcs", "map", "drawer", "plain",
    "presenting", "zoom", "pages", "altered", "ranking", "draws", "masks", "spans", "pair", "chats", "explore",
    "sample",
]  # fmt: skip
PORTABLE = QKeySequence.SequenceFormat.PortableText
KEY_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "↵", "Enter": "↵"}
KEY_WORDS = (
    later("Ctrl"), later("Shift"), later("Alt"), later("Esc"), later("PgUp"), later("PgDown"), later("Home"),
    later("End"), later("Space"),
)  # fmt: skip
GROUPS = (later("Prompt"), later("Look"), later("Sample"), later("Model"), later("Figure"), later("Window"))


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    `english` holds title, explanation and hint as the table has them. `keys` are Qt key sequences; the first is the one
    that is shown. `needs` are facts that must hold. `argument` is handed to the handler.
    """

    id: str
    english: tuple[str, str, str]
    keys: tuple[str, ...]
    group: str
    handler: str
    needs: frozenset[Fact] = frozenset()
    argument: int | str | None = None

    @property
    def title(self) -> str:
        """What menus call it."""
        return tr(self.english[0])

    @property
    def explains(self) -> str:
        """What it does, in a sentence."""
        return tr(self.english[1])

    @property
    def hint(self) -> str:
        """What the foot calls it, "" where the foot does not mention it; rows with the same hint share one entry."""
        return tr(self.english[2])

    @property
    def repeats(self) -> bool:
        """Whether holding the key goes on and on."""
        return self.handler.partition(".")[2].startswith(("move", "undo", "redo", "step"))

    @property
    def shown_keys(self) -> str:
        """The first key as the window writes it: "Ctrl E", "←"."""
        return written(self.keys[0]) if self.keys else ""

    @property
    def tooltip(self) -> str:
        """What it does, and its key."""
        return f"{self.explains}  {self.shown_keys}" if self.keys else self.explains


def written(key: str) -> str:
    """A key sequence as people read it on keys: arrows as arrows, modifiers apart."""
    keys = QKeySequence(key).toString(PORTABLE)
    parts = re.split(r"\+(?=.)", keys)  # the plus itself is a key as well
    return " ".join(tr(part) if part in KEY_WORDS else KEY_SIGNS.get(part, part) for part in parts) or key


def _row(
    id: str, title: str, keys: str, group: str, explains: str, handler: str, needs: str = "", hint: str = "",
    argument: int | str | None = None,
) -> Action:  # fmt: skip
    facts: Iterable[Fact] = needs.split()  # type: ignore[assignment]
    return Action(id, (title, explains, hint), tuple(keys.split()), group, handler, frozenset(facts), argument)


ACTIONS: tuple[Action, ...] = (
    _row("step", "Step", "Ctrl+Return Ctrl+Enter", "Prompt",
         "One inference: a pass over all of the text, a distribution of what may come next, a draw. Appends the token.",
         "prompt.step", "trace idle draws", "step"),
    _row("generate", "Generate", "F6", "Prompt", "Draw tokens one after the other.", "prompt.generate",
         "trace idle draws", "generate"),
    _row("stop", "Stop", "F6 Esc", "Prompt", "Stop drawing tokens.", "prompt.stop", "busy", "stop"),
    _row("mask", "Mask token", "M Ctrl+M Ctrl+Return Ctrl+Enter", "Prompt",
         "Put a mask in the place of the token that one looks from.", "masks.mask", "trace masks", "mask token"),
    _row("replace-span", "Replace by a sentinel", "Ctrl+M", "Prompt",
         "Replace what is selected in the source by a sentinel, and let the model fill it.", "masks.replace_span",
         "trace spans idle", "sentinel"),
    _row("chat", "Chat template", "", "Prompt", "Put the prompt into the model's chat template, or no longer.",
         "prompt.switch_chat", "chats"),
    _row("undo", "Undo", "Ctrl+Z", "Prompt", "Take back the last edit, drawn token, focus or setting.", "prompt.undo",
         "undo"),
    _row("redo", "Redo", "Ctrl+Shift+Z Ctrl+Y", "Prompt", "Do again what was taken back.", "prompt.redo", "redo"),
    _row("page-before", "Text before", "Ctrl+PgUp", "Prompt", "Page back to the text before.", "pages.move",
         "pages", argument=-1),
    _row("page-after", "Text after", "Ctrl+PgDown", "Prompt", "Page on to the next text.", "pages.move",
         "pages", "texts", argument=1),
    _row("close-pages", "Close the pages", "", "Prompt", "Keep the text that is in view, and close the others.",
         "pages.close", "pages"),
    _row("prompt", "Write in the prompt", "Esc", "Prompt", "Take the keyboard to the prompt.", "prompt.focus_prompt",
         "panels idle plain", "prompt"),
    _row("panels", "Leave the prompt", "Esc", "Prompt", "Take the keyboard to the panels, where single keys work.",
         "prompt.focus_panels", "typing idle", "keys for the panels"),
    _row("step-before", "Step before", "Left", "Sample", "Look at the draw before, with the text as it was then.",
         "sample.move", "trace panels sample", "step", -1),
    _row("step-after", "Step after", "Right", "Sample", "Look at the next draw.", "sample.move", "trace panels sample",
         "step", 1),
    _row("step-first", "First step", "Home", "Sample", "Look at the first draw.", "sample.go", "trace panels sample",
         argument="first"),
    _row("step-last", "Last step", "End", "Sample", "Look at the draw that comes next.", "sample.go",
         "trace panels sample", argument="last"),
    _row("play", "Play the draw", "Space", "Sample", "Let the random number fall once more.", "sample.play",
         "trace panels sample", "play"),
    _row("draw-again", "Draw again", "R", "Sample", "Draw the token of this step with another seed.",
         "sample.draw_again", "trace panels sample idle", "draw again"),
    _row("widen", "Only what could follow", "F", "Sample", "Give what could follow all the room, or share it again.",
         "sample.toggle_wide", "trace panels sample"),
    _row("temperature", "Temperature", "T", "Sample", "Take the keyboard to the temperature.", "sample.temperature",
         "trace panels sample", "temperature"),
    _row("token-left", "Token before", "Left", "Look", "Look from the token before.", "look.move_query",
         "trace panels explore", "query token", -1),
    _row("token-right", "Token after", "Right", "Look", "Look from the token after.", "look.move_query",
         "trace panels explore", "query token", 1),
    _row("layer-up", "Layer before", "Up", "Look", "Focus the same head one layer earlier.", "look.move_layer",
         "trace panels explore", "layer", -1),
    _row("layer-down", "Layer after", "Down", "Look", "Focus the same head one layer later.", "look.move_layer",
         "trace panels explore", "layer", 1),
    _row("head-left", "Head before", "[", "Look", "Focus the head before.", "look.move_head",
         "trace panels explore", "head", -1),
    _row("head-right", "Head after", "]", "Look", "Focus the head after.", "look.move_head",
         "trace panels explore", "head", 1),
    _row("stage-raw", "Stage q·k", "1", "Look", "Show the raw products of query and key.", "look.stage",
         "trace panels explore", "stage", "raw"),
    _row("stage-scaled", "Stage scaled", "2", "Look", "Show the products times the model's scale.", "look.stage",
         "trace panels explore", "stage", "scaled"),
    _row("stage-masked", "Stage masked", "3", "Look", "Show the scores with later tokens masked.", "look.stage",
         "trace panels explore", "stage", "masked"),
    _row("stage-softmax", "Stage softmax", "4", "Look", "Show the weights: each row sums to 1.", "look.stage",
         "trace panels explore", "stage", "softmax"),
    _row("stage-biased", "Stage with bias", "5", "Look", "Show the scores with the position bias added.", "look.stage",
         "trace panels explore", argument="biased"),
    _row("stage-capped", "Stage capped", "6", "Look", "Show the scores behind the soft cap.", "look.stage",
         "trace panels explore", argument="capped"),
    _row("kind-after", "Next kind of attention", "K", "Look",
         "Show the next of encoder, decoder and cross attention.", "look.move_kind", "trace panels pair explore",
         "attention",
         1),
    _row("kind-before", "Kind of attention before", "Shift+K", "Look",
         "Show the one before of encoder, decoder and cross attention.", "look.move_kind", "trace panels pair explore",
         argument=-1),
    _row("kind-encoder", "Encoder attention", "", "Look", "Show how tokens of the source look at one another.",
         "look.kind", "trace pair", argument="encoder"),
    _row("kind-decoder", "Decoder attention", "", "Look", "Show how tokens of the target look at those before them.",
         "look.kind", "trace pair", argument="decoder"),
    _row("kind-cross", "Cross attention", "", "Look", "Show how tokens of the target look at the source.",
         "look.kind", "trace pair", argument="cross"),
    _row("arcs", "Arcs", "A", "Look", "Show the head as lines between tokens.", "look.shape",
         "trace panels map explore", "arcs", "arcs"),
    _row("map", "Map", "A", "Look", "Show the head as a map.", "look.shape", "trace panels arcs explore", "map", "map"),
    _row("contrast", "Stretch colours", "C", "Look", "Let the darkest colour stand for what is common, or for 1 again.",
         "look.switch_contrast", "trace panels explore"),
    _row("sort-heads", "Sort heads by the next role", "O", "Look",
         "Sort heads by what they do: the next of the scores.",
         "roles.next_order", "trace panels explore", "sort", argument=1),
    _row("sort-heads-back", "Sort heads by the role before", "Shift+O", "Look",
         "Sort heads by what they do: the score before.", "roles.next_order", "trace panels explore", argument=-1),
    _row("dots", "Heads as dots or tiles", "H", "Look",
         "Show every head as a dot with two scores as axes, or as a tile.",
         "roles.switch_dots", "trace panels explore"),
    _row("sink", "Sink aside", "S", "Look", "Take the first token's column out of the colours, or put it back.",
         "roles.switch_sink", "trace panels explore"),
    _row("greedy", "Greedy or random", "G", "Look", "Take the likeliest token, or draw by chance.",
         "look.switch_greedy", "panels draws"),
    _row("pin", "Pin token", "P", "Look", "Compare the query token's row with that of others, or end it.", "look.pin",
         "trace panels explore", "pin"),
    _row("explain", "Where the number comes from", "Q", "Look",
         "Tell how a weight, a probability or an embedding comes about.", "look.explain", "trace panels explore",
         "origin"),
    _row("view-architecture", "Architecture", "B", "Look", "Show what the model is made of, block by block.",
         "layout.switch_view", "trace panels explore", argument="architecture"),
    _row("view-positions", "Positions", "D", "Look", "Show how the model tells positions apart.",
         "layout.switch_view", "trace panels explore", argument="positions"),
    _row("view-feed-forward", "Feed-forward network", "N", "Look",
         "Show which units of the feed-forward network are strongest.", "layout.switch_view", "trace panels explore",
         argument="feed-forward"),
    _row("view-tokenizers", "Tokenizers side by side", "T", "Look", "Show how other models cut the same text.",
         "layout.switch_view", "trace panels explore", argument="tokenizers"),
    _row("zoom-in", "Larger cells", "+ =", "Look", "Zoom in, around the pointer where it is on the map.", "zoom.step",
         "trace panels zoom explore", argument=150),
    _row("zoom-out", "Smaller cells", "-", "Look", "Zoom out again.", "zoom.step", "trace panels zoom explore",
         argument=67),
    _row("zoom-fit", "Whole map", "0", "Look", "Show the whole map.", "zoom.fit", "trace panels zoom explore"),
    _row("hold-change", "What changed", "W F7", "Look", "While the key is down: what rose and fell in the last change.",
         "heads.hold_change", "trace", "what changed"),
    _row("keep-change", "Keep the change in sight", "Shift+W Shift+F7", "Look",
         "Show what rose and fell until it is switched off again.", "heads.switch_change", "trace"),
    _row("switch-head", "Head off or on", "X", "Model", "Switch the focused head off, or on again.",
         "heads.switch_head", "trace panels explore", "head off"),
    _row("switch-layer", "Layer off or on", "Shift+X", "Model", "Switch every head of the layer off, or on again.",
         "heads.switch_layer", "trace panels explore"),
    _row("switch-others-of-layer", "Other heads of the layer off or on", "Alt+X", "Model",
         "Switch every head of the layer but the focused one off, or on again.", "heads.switch_others_of_layer",
         "trace"),
    _row("switch-others", "All other heads off or on", "Alt+Shift+X", "Model",
         "Switch every head but the focused one off, or on again.", "heads.switch_others", "trace"),
    _row("reset-model", "Reset the model", "R", "Model", "Take every head as it was made.", "heads.reset",
         "altered panels explore", "reset the model"),
    _row("rank-heads", "Rank heads by effect", "E", "Model",
         "Remove each head in turn, and see what becomes of the likeliest token.", "heads.rank", "trace panels idle"),
    _row("stop-ranking", "Stop ranking heads", "", "Model", "Rank no further.", "heads.stop_ranking", "ranking"),
    _row("library", "Models…", "Ctrl+L", "Model",
         "See which models there are and what each needs; open one, or bring it here.", "model.open_library"),
    _row("open-folder", "Open folder…", "Ctrl+O", "Model", "Open a model from a folder.", "model.open_folder"),
    _row("save-figure", "Export…", "Ctrl+E", "Figure", "Put the figure of the panel in focus on a page.",
         "figure.export_figure", "trace"),
    _row("copy-figure", "Copy picture", "Ctrl+Shift+C", "Figure", "Copy the picture of the panel in focus.",
         "figure.copy_figure", "trace"),
    _row("theme", "Light or dark", "Ctrl+Shift+L", "Window", "Switch between light and dark.", "window.switch_theme"),
    _row("high-contrast", "High contrast", "Ctrl+Shift+H", "Window", "Switch to high contrast, or back.",
         "window.switch_contrast"),
    _row("system-theme", "Colours of the system", "", "Window", "Follow the system in light, dark and contrast again.",
         "window.follow_system"),
    _row("larger", "Larger interface", "Ctrl++ Ctrl+=", "Window", "Show everything larger, up to 300 %.",
         "window.resize_interface", argument=1),
    _row("smaller", "Smaller interface", "Ctrl+-", "Window", "Show everything smaller, down to 80 %.",
         "window.resize_interface", argument=-1),
    _row("usual-size", "Usual size of the interface", "Ctrl+0", "Window", "Show everything at 100 % again.",
         "window.resize_interface", argument=0),
    _row("language-en", "Language: English", "", "Window", "The window closes, and comes back in English.",
         "window.speak", argument="en"),
    _row("language-es", "Language: Español", "", "Window", "The window closes, and comes back in Spanish.",
         "window.speak", argument="es"),
    _row("find", "Find anything…", "Ctrl+K", "Window", "Find an action, a view, a head, a token or a model.",
         "find.open_finder", "", "find"),
    _row("close-drawer", "Close the drawer", "Esc", "Window", "Close what tells more about a number.",
         "layout.close_drawer", "drawer panels idle explore", "close"),
    _row("only", "Only this panel", "F", "Window", "Give the panel in focus all the room, or put the others back.",
         "layout.only", "panels explore", "one panel"),
    _row("all-panels", "All panels", "Shift+F", "Window", "Put every panel back as it was at the beginning.",
         "layout.show_all"),
    _row("fold-embedding", "Fold “Embedding”", "Ctrl+1", "Window", "Fold the panel, or bring it back.", "layout.fold",
         argument="embedding"),
    _row("fold-heads", "Fold “All heads”", "Ctrl+2", "Window", "Fold the panel, or bring it back.", "layout.fold",
         argument="heads"),
    _row("fold-head", "Fold “One head”", "Ctrl+3", "Window", "Fold the panel, or bring it back.", "layout.fold",
         argument="head"),
    _row("fold-next", "Fold “Next token”", "Ctrl+4", "Window", "Fold the panel, or bring it back.", "layout.fold",
         argument="next"),
    _row("go-embedding", "Go to “Embedding”", "Alt+1", "Window", "Take the keyboard to the panel.", "layout.go_to",
         argument="embedding"),
    _row("go-heads", "Go to “All heads”", "Alt+2", "Window", "Take the keyboard to the panel.", "layout.go_to",
         argument="heads"),
    _row("go-head", "Go to “One head”", "Alt+3", "Window", "Take the keyboard to the panel.", "layout.go_to",
         argument="head"),
    _row("go-next", "Go to “Next token”", "Alt+4", "Window", "Take the keyboard to the panel.", "layout.go_to",
         argument="next"),
    _row("workspace-explore", "Explore", "F2", "Window", "Go to what the model computes for the prompt.",
         "workspaces.open", argument="explore"),
    _row("workspace-sample", "Sample", "F3", "Window", "Go to how the next token is drawn, and what a text becomes.",
         "workspaces.open", argument="sample"),
    _row("workspace-prompt", "Prompt", "F4", "Window", "Go to what examples in a prompt do.",
         "workspaces.open", argument="prompt"),
    _row("workspace-compare", "Compare", "F8", "Window", "Go to several prompts, or several models, side by side.",
         "workspaces.open", argument="compare"),
    _row("compare-prompt", "Compare with this prompt", "Shift+F8", "Window",
         "Put the prompt into the first column of Compare.", "compare.take", "prompt"),
    _row("present", "Present", "F5", "Window",
         "Show the views one by one, large; on the second screen where there is one.",
         "present.toggle"),
    _row("scene-before", "Present the view before", "PgUp", "Window", "While presenting, page back.", "present.page",
         "presenting", argument=-1),
    _row("scene-after", "Present the next view", "PgDown", "Window", "While presenting, page on.", "present.page",
         "presenting", argument=1),
    _row("menu", "Menu", "F10", "Window", "Open the menu with everything that can be done.", "window.show_menu"),
    _row("keys", "All keys", "? F1", "Window", "List all keys.", "window.show_keys", "", "all keys"),
    _row("quit", "Quit", "Ctrl+Q", "Window", "Close the window.", "window.quit"),
)  # fmt: skip

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


TEXT_FIELDS_OWN = ("undo", "redo")  # a field for a number takes back its own edits
COMMAND_KEYS = frozenset(
    QKeySequence(key).toString(PORTABLE)
    for action in ACTIONS
    if action.id not in TEXT_FIELDS_OWN
    for key in action.keys
    if "Ctrl" in key or action.handler.startswith("present.")  # a clicker pages wherever the keyboard is
)
UNDO_KEYS = frozenset(QKeySequence(key).toString(PORTABLE) for id in TEXT_FIELDS_OWN for key in BY_ID[id].keys)


def is_command_key(event: QEvent, undo: bool = False) -> bool:
    """Whether a text field is offered a key that is the table's even while one types.

    Some systems give Ctrl+E to every text field. `undo` says that taking back belongs to the table as well, as it does
    for the prompt.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    key = QKeySequence(event.keyCombination()).toString(PORTABLE)
    return key in COMMAND_KEYS or (undo and key in UNDO_KEYS)


def at_hand(action: Action, facts: frozenset[Fact]) -> bool:
    """Whether an action makes sense at the moment."""
    return action.needs <= facts


def hints(facts: frozenset[Fact]) -> list[tuple[str, str]]:
    """The keys of the moment, as (keys, what they do): rows of the same hint share one entry."""
    keys: dict[str, list[str]] = {}
    typing = "typing" in facts
    for action in ACTIONS:
        if action.hint and at_hand(action, facts):
            # a single letter is text while one types; then another of its keys must do
            usable = [key for key in action.keys if not (typing and len(key) == 1)]
            if usable:
                keys.setdefault(action.hint, []).append(written(usable[0]))
    return [(_together(names), hint) for hint, names in keys.items()]


def _together(names: list[str]) -> str:
    if len(names) > 2 and all(name.isdigit() for name in names):
        return f"{names[0]}–{names[-1]}"
    return " ".join(names)
