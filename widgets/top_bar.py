"""The bar along the top: the mark, the model and what runs it, the workspace, export and theme."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from visualizer.language import later, tr
from visualizer.numerals import millions
from visualizer.trace import Kind, ModelSpec
from visualizer.views.sentences import objective
from widgets.accessible import Role
from widgets.actions import BY_ID
from widgets.controls import focus_ring, width_of
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces import EXPLORE, WORKSPACES, WorkspaceKind

HEIGHT = 44
NARROW = 1100  # pixels below which the keys of the buttons go, and the tabs move together
TAB_GAP, NARROW_GAP = 28, 12
LONGEST_NAME = 240  # pixels of a model's name before it is shortened
KINDS: dict[Kind, str] = {
    "decoder-only": later("decoder-only"), "encoder-only": later("encoder-only"),
    "encoder-decoder": later("encoder-decoder"),
}  # fmt: skip


class Mark(QAbstractButton):
    """The lamp and its beam, and the program's name; opens the menu."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(math.ceil(36 + width_of(theme, "Headlight", 14, 600)), HEIGHT - 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(tr("Headlight: menu"))
        self.setToolTip(BY_ID["menu"].tooltip)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(self._theme.colour("groove"))
            painter.drawRoundedRect(QRectF(0, 8, self.width(), 28), 5, 5)
        if self.hasFocus():
            focus_ring(painter, self._theme, QRectF(0, 8, self.width(), 28), 5)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink"))
        painter.drawEllipse(QPointF(7, 22), 6, 6)
        for dy, length in ((-5, 7), (0, 10), (5, 7)):
            painter.drawRoundedRect(QRectF(17, 21 + dy, length, 2), 1, 1)
        painter.setFont(self._theme.font(14, 600))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QPointF(36, 27), "Headlight")


class BarButton(QAbstractButton):
    """Words in the bar that can be clicked, with their key beside them; `arrow` for those that open a list."""

    def __init__(self, theme: Theme, label: str, key: str = "", *, weight: int = 400, arrow: bool = False) -> None:
        super().__init__()
        self._theme, self._key, self._weight, self._arrow = theme, key, weight, arrow
        self._limit = 0.0
        self._has_key = True
        self.setText(label)
        self.setAccessibleName(label)
        self.setFixedHeight(HEIGHT - 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def show_key(self, has_key: bool) -> None:
        """Have the key beside the words, or the words alone; the tooltip names it all the same."""
        if has_key != self._has_key:
            self._has_key = has_key
            self.updateGeometry()
            self.update()

    def set_label(self, label: str, limit: float = 0) -> None:
        """Other words; longer than `limit` pixels they are shortened in the middle."""
        self._limit = limit
        self.setText(label)
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """The words as there is room for them."""
        if not self._limit:
            return self.text()
        metrics = QFontMetricsF(self._theme.words(13, self._weight))
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self._limit)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.words(13, self._weight)).horizontalAdvance(self.shown)
        width += 8 + width_of(self._theme, self._key, 11) if self._key and self._has_key else 0
        return QSize(math.ceil(width) + 16 + (21 if self._arrow else 0), HEIGHT - 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 8, self.width(), 28)
        if self.isDown() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("groove"))
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            focus_ring(painter, theme, box, 5)
        font = theme.words(13, self._weight)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if self.isEnabled() else "faint"))
        painter.drawText(QPointF(8, 27), self.shown)
        right = 8 + QFontMetricsF(font).horizontalAdvance(self.shown)
        if self._key and self._has_key:
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("faint"))
            painter.drawText(QPointF(right + 8, 27), self._key)
        if self._arrow:
            painter.setPen(QPen(theme.colour("muted"), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([QPointF(right + 9, 20), QPointF(right + 13, 24), QPointF(right + 17, 20)])


class Words(QWidget):
    """Words that are only read: the facts of the model, and the badge of what runs it in a rounded frame."""

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme, *, badge: bool = False) -> None:
        super().__init__()
        self._theme, self._badge, self._text = theme, badge, ""
        self.setFixedHeight(HEIGHT - 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str, explains: str = "") -> None:
        """Say something else; `explains` is the tooltip."""
        self._text = text
        self.setToolTip(explains)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        font = self._theme.words(11 if self._badge else 12)
        width = QFontMetricsF(font).horizontalAdvance(self._text)
        return QSize(math.ceil(width) + (16 if self._badge else 0), HEIGHT - 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.words(11 if self._badge else 12))
        if self._badge:
            painter.setPen(self._theme.colour("edge"))
            painter.drawRoundedRect(QRectF(0.5, 12.5, self.width() - 1, 19), 9.5, 9.5)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QPointF(8 if self._badge else 0, 26 if self._badge else 27), self._text)


class Tab(QAbstractButton):
    """A workspace; the open one carries the accent, and a line below it."""

    def __init__(self, theme: Theme, kind: WorkspaceKind) -> None:
        super().__init__()
        self._theme, self.name = theme, kind.name
        label = tr(kind.title)
        self.setText(label)
        self.setAccessibleName(tr("{name} workspace", name=label))
        self.setToolTip(tr(kind.explains))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(round(width_of(theme, label, 13, 600)), HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setFont(theme.font(13, 600 if on else 400))
        painter.setPen(theme.colour("accent" if on else "muted"))
        painter.drawText(QPointF(0, 27), self.text())
        if on:
            painter.fillRect(0, 41, self.width(), 3, theme.colour("accent"))
        if self.hasFocus():
            painter.fillRect(0, 33, self.width(), 1, theme.colour("bar"))


class HalfMoon(QAbstractButton):
    """The theme: half light, half dark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(32, HEIGHT - 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(tr("Light or dark"))

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("groove"))
            painter.drawRoundedRect(QRectF(2, 8, 28, 28), 5, 5)
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(2, 8, 28, 28), 5)
        painter.setPen(QPen(theme.colour("ink"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(16, 22), 7, 7)
        half = QPainterPath(QPointF(16, 15))
        half.arcTo(QRectF(9, 15, 14, 14), 90, -180)
        half.closeSubpath()
        painter.fillPath(half, theme.colour("ink"))


class Rule(QWidget):
    """A short upright hairline between groups of the bar."""

    accessible_role = Role.Separator

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(1, HEIGHT - 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 12, 1, 20, self._theme.colour("line"))


class TopBar(QWidget):
    """Places the parts; its signals say what was clicked."""

    accessible_role = Role.ToolBar
    model_menu_wanted = Signal()
    present_wanted = Signal()
    export_wanted = Signal()
    theme_wanted = Signal()
    views_wanted = Signal()
    workspace_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fact_texts: tuple[str, ...] = ("", "")  # from the longest to the shortest
        self.setAccessibleName(tr("Model, workspaces and window"))
        self.mark = Mark(theme)
        self.model = BarButton(theme, tr("no model"), weight=500, arrow=True)
        self.facts = Words(theme)
        self.badge = Words(theme, badge=True)
        self.tabs = {kind.name: Tab(theme, kind) for kind in WORKSPACES.values()}
        self.views = BarButton(theme, tr("Views"), arrow=True)
        self.export = BarButton(theme, tr("Export…"), BY_ID["save-figure"].shown_keys)
        self.present = BarButton(theme, tr("Present"), BY_ID["present"].shown_keys)
        self.theme_button = HalfMoon(theme)
        self.rules = (Rule(theme), Rule(theme))
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 20, 1)
        row.setSpacing(0)
        left, right = QHBoxLayout(), QHBoxLayout()
        for part, before in (
            (self.mark, 0), (self.rules[0], 17), (self.model, 7), (self.facts, 4), (self.badge, 16),
        ):  # fmt: skip
            left.addSpacing(before)
            left.addWidget(part)
        left.addStretch(1)
        right.addStretch(1)
        for part, before in (
            (self.views, 0),
            (self.present, 8),
            (self.export, 8),
            (self.rules[1], 8),
            (self.theme_button, 8),
        ):
            right.addSpacing(before)
            right.addWidget(part)
        for half in (left, right):
            half.setSpacing(0)
        middle = self._middle = QHBoxLayout()
        middle.setSpacing(TAB_GAP)
        for tab in self.tabs.values():
            middle.addWidget(tab, 0, Qt.AlignmentFlag.AlignTop)
            tab.clicked.connect(self._on_tab)
        row.addLayout(left, 1)
        row.addLayout(middle)
        row.addLayout(right, 1)
        self.model.setToolTip(tr("Choose another model"))
        self.export.setToolTip(BY_ID["save-figure"].tooltip)
        self.theme_button.setToolTip(BY_ID["theme"].tooltip)
        self.present.setToolTip(BY_ID["present"].tooltip)
        self.views.setToolTip(tr("More views: how the model is built, positions, the feed-forward network, tokenizers"))
        self.views.clicked.connect(self.views_wanted)
        self.model.clicked.connect(self.model_menu_wanted)
        self.present.clicked.connect(self.present_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.theme_button.clicked.connect(self.theme_wanted)
        self.show_workspace(EXPLORE)
        self.show_none()

    def show_workspace(self, name: str) -> None:
        """Mark the tab of the workspace that is shown."""
        self.tabs[name].setChecked(True)

    @Slot()
    def _on_tab(self) -> None:
        tab = self.sender()
        if isinstance(tab, Tab):
            self.workspace_wanted.emit(tab.name)

    def show_model(self, spec: ModelSpec, label: str) -> None:
        """What is open, and what runs it."""
        size = millions(spec.parameters) + (f" · {spec.precision}" if spec.quantized else "")
        heads = tr("{layers} × {heads} heads", layers=spec.layers, heads=spec.heads)
        kind, short = tr(KINDS[spec.kind]), f"{spec.layers} × {spec.heads}   {size}"
        self._fact_texts = (f"{kind}   {heads}   {size}", short)
        if spec.kind != "decoder-only":  # what a decoder was trained to do, everybody knows
            trained = objective(spec) or tr("no language head")
            longest = f"{kind} · {trained}   {heads}   {size}"
            self._fact_texts = (longest, f"{kind} · {trained}   {short}", f"{kind}   {short}", *self._fact_texts)
        self.model.set_label(spec.name, LONGEST_NAME)
        self.model.setAccessibleDescription(tr("Model {name}, {facts}", name=spec.name, facts=self._fact_texts[0]))
        explains = tr("What computes the passes; the weights are stored as {precision}.", precision=spec.precision)
        self.badge.say(label, explains)
        self._fit()

    def show_opening(self, name: str) -> None:
        """The first model is being opened."""
        self._show_name(name, tr("opening…"))

    def show_none(self) -> None:
        """No model could be opened."""
        self._show_name(tr("no model"), tr("choose one"))

    def _show_name(self, name: str, fact: str) -> None:
        self._fact_texts = (fact, fact)
        self.model.set_label(name, LONGEST_NAME)
        self.badge.say("")
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        named = (self.mark, self.model, self.facts, self.badge, self.views, self.present, self.export)
        for part in (*named, *self.tabs.values(), self.theme_button, *self.rules):
            part.set_theme(theme)
        self.update()

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("chrome"))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, self._theme.colour("line"))

    def _fit(self) -> None:
        """Say less about the model where there is no room for more."""
        is_narrow = self.width() < NARROW
        for button in (self.present, self.export):
            button.show_key(not is_narrow)
        for rule in self.rules:
            rule.setVisible(not is_narrow)
        gap = NARROW_GAP if is_narrow else TAB_GAP
        self._middle.setSpacing(gap)
        tabs = sum(tab.width() for tab in self.tabs.values()) + gap * (len(self.tabs) - 1)
        room = (self.width() - tabs) / 2 - 72 - self.mark.width() - self.model.sizeHint().width()
        badge = self.badge.sizeHint().width()
        self.badge.setVisible(bool(self.badge.text) and badge <= room)
        room -= badge if self.badge.isVisibleTo(self) else 0
        texts = self._fact_texts
        fits = [text for text in texts if QFontMetricsF(self._theme.words(12)).horizontalAdvance(text) <= room]
        text = fits[0] if fits else ""
        if text != self.facts.text:
            tip = tr("Kind, layers × heads, and the number of parameters.")
            self.facts.say(text, f"{texts[0]}\n{tip}" if text and text != texts[0] else tip)
