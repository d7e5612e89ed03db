"""Which key does what while one presents.

The presenter has a few keys of its own, those of a clicker among them; every other key of the table of actions that
looks or draws does there what it does in the window.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from visualizer.language import tr
from widgets.actions import ACTIONS, BY_ID, PORTABLE, Action, written

Wish = Literal["previous", "next", "first", "last", "blank", "spotlight", "edit", "live", "end"]


@dataclass(frozen=True, slots=True)
class OwnKey:
    """What the presenter itself does on some keys; `repeats` while one of them is held."""

    wish: Wish
    keys: tuple[str, ...]
    repeats: bool = False


OWN: tuple[OwnKey, ...] = (
    OwnKey("previous", ("PgUp",), repeats=True),
    OwnKey("next", ("PgDown",), repeats=True),
    OwnKey("first", ("Home",)),
    OwnKey("last", ("End",)),
    OwnKey("blank", (".", "B")),
    OwnKey("spotlight", ("L",)),
    OwnKey("edit", ("E",)),
    OwnKey("live", ("R",)),
    OwnKey("end", ("Esc", "F5")),
)
OWN_BY_KEY: dict[str, OwnKey] = {key: own for own in OWN for key in own.keys}

GROUPS_SHARED = ("Prompt", "Look")
LEFT_OUT = ("prompt", "panels", "arcs", "map")  # where the keyboard is, and what only the window draws
SHARED: dict[str, Action] = {
    QKeySequence(key).toString(PORTABLE): action
    for action in ACTIONS
    if action.group in GROUPS_SHARED and action.id not in LEFT_OUT
    for key in action.keys
    if key not in OWN_BY_KEY
}
SHARED["Space"] = BY_ID["step"]


def names(event: QKeyEvent) -> list[str]:
    """What a key press may be called in the tables: by its key, and by what it writes on this keyboard."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString(PORTABLE)
    text = event.text().upper()
    return [pressed, text] if text.strip() else [pressed]


def own_key(event: QKeyEvent) -> OwnKey | None:
    """What the presenter does on this key press."""
    return next((OWN_BY_KEY[name] for name in names(event) if name in OWN_BY_KEY), None)


def shared_action(event: QKeyEvent) -> Action | None:
    """What the table of actions does on it."""
    found = next((SHARED[name] for name in names(event) if name in SHARED), None)
    return None if found is None or (event.isAutoRepeat() and not found.repeats) else found


def hints(is_edited: bool) -> list[tuple[str, str]]:
    """The line of keys, as (keys, what they do)."""

    def both(*ids: str) -> str:
        return " ".join(written(BY_ID[id].keys[0]) for id in ids)

    return [
        (both("token-left", "token-right"), tr("token")),
        (both("layer-up", "layer-down"), tr("layer")),
        (both("head-left", "head-right"), tr("head")),
        (tr("Space"), tr("next token")),
        (tr("PgUp PgDn"), tr("view")),
        ("L", tr("spotlight")),
        (".", tr("blank")),
        ("R", tr("live caption")) if is_edited else ("E", tr("edit caption")),
        ("Esc", tr("end")),
    ]
