"""The window: a frame that places the parts and joins their signals; what they do is theirs.

top bar
prompt row            Passes: prompt ─► engine's thread ─► sitting
notice, if any
the open workspace    driven by the sitting; Explore has the token strips and four panels
foot
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visualizer.language import tr
from visualizer.sampling import Sampling
from visualizer.state import Selection, Sitting
from visualizer.tokens import Prompt
from visualizer.trace import Trace
from visualizer.views.figure import Probe, Side
from widgets.accessible import Announcer, install
from widgets.actions import BY_ID, written
from widgets.altered import AlteredBar, Altering
from widgets.commands import Commands
from widgets.drop import DropTarget
from widgets.dropped import TextFile
from widgets.ending import end
from widgets.finder import Finder
from widgets.finding import Entry
from widgets.foot import Foot
from widgets.keeping.keeper import Keeper
from widgets.keeping.parts import ExportPart, FramePart, LookPart, ModelPart, PromptPart, RunPart
from widgets.keeping.settings import Settings
from widgets.keeping.start import FIRST_PROMPT, Start
from widgets.keeping.workspaces import WorkspacesPart
from widgets.key_sheet import KeySheet
from widgets.main_menu import show_view_menu
from widgets.masking import Masking, first_text
from widgets.models import Library
from widgets.models_menu import Models
from widgets.notices import Fault, NoticeBar
from widgets.pager import Page, PagerRow, Paging
from widgets.panels import Panels
from widgets.panels.panel import MARGIN
from widgets.panels.strip import LEAST_STRIP, Strip, shared
from widgets.panels.view_drawer import TokenizersDrawer
from widgets.passes import Passes
from widgets.presenter import Presenting
from widgets.prompt import PromptRow, shown_text
from widgets.ranking import Ranking
from widgets.readings import Readings
from widgets.report import Reporting
from widgets.resting import Resting
from widgets.saving import Saving
from widgets.scale import InterfacePart
from widgets.sides import Sides
from widgets.theme import Theme, ThemeController
from widgets.top_bar import TopBar
from widgets.undoing import Undoing
from widgets.worker import Engines, Failure, Opened, Opener, open_from_library
from widgets.workspaces import EXPLORE, Workspaces
from widgets.workspaces.explore import Explore
from widgets.workspaces.workspace import Desk

WIDEST = 16_777_215  # Qt's own bound
# A head in the middle, and settings that visibly reshape the distribution and cut its tail.
FIRST_LOOK = Selection(layer=3, head=3, sampling=Sampling(temperature=0.8, top_k=40, top_p=0.9))


class MainWindow(QWidget):
    """One sitting.

    `settled` follows each frame that shows all there is: a trace, painted, or an empty prompt. `failed` carries the
    sentence about a model or pass that came to nothing, `closed` follows the end. `fault` may be emitted from any
    thread.
    """

    settled = Signal()
    failed = Signal(str)
    fault = Signal(object)  # Fault
    closed = Signal()

    def __init__(
        self, themes: ThemeController, opener: Opener = open_from_library, settings: Settings | None = None
    ) -> None:
        """`settings` is what was kept and where to keep more; None keeps nothing."""
        super().__init__()
        install()
        theme = themes.theme
        self.themes = themes
        self.sitting = Sitting(FIRST_LOOK)
        self._sample: str | None = None  # the text that stands there until a person writes one
        self._looks_at_mask = False  # whether the next pass begins with a look at its first mask
        self._random_before: bool | None = None  # whether tokens were drawn by chance before an encoder-decoder came
        self.engines = Engines(opener)
        self.bar = TopBar(theme)
        self.prompt = PromptRow(theme)
        self.notices = NoticeBar(theme)
        self.sides = Sides(self.sitting)
        self.strip = Strip(self.sitting, theme)
        self.target_strip = Strip(self.sitting, theme, "target")
        self.target_strip.hide()
        self.panels = Panels(self.sitting, theme, self.sides)
        self.panels.controls.sampling = FIRST_LOOK.sampling
        self.foot = Foot(theme)
        self.key_sheet = KeySheet(self, theme)
        self.finder = Finder(self, theme)
        self.models = Models(self, self.bar, self.engines, self.notices)
        self.passes = Passes(self.prompt.field, self.prompt.target, self.engines, self.sitting, self.notices)
        self.undoing = Undoing(self.prompt.field, self.sitting, target=self.prompt.target)
        self.passes.one_change = self.undoing.one_change
        self.masking = Masking(self.prompt, self.sitting, self.passes, self.undoing, self.notices)
        self.resting = Resting(self.sitting)
        self.altered = AlteredBar(theme)
        self.altering = Altering(self.altered, self.sitting, self.resting)
        self.ranking = Ranking(self.engines, self.sitting, self.passes, self.panels.drawers)
        self.readings = Readings()
        self.paging = Paging(self.prompt.field, self.sitting, self.undoing, self.prompt.target)
        self.pager = PagerRow(theme, self.paging)
        self.drop = DropTarget(self, theme)
        self.reporting = Reporting(self)
        self.keeper = Keeper(self, settings, self.notices)
        self.saving = Saving(self, self.notices, self.sitting, self.models, themes)
        self.library = Library(self, self.models, self.engines, self.notices, themes)
        self.presenting = Presenting(self)
        self.announcer = Announcer(self, self.sitting)
        self.interface = InterfacePart()
        explore = Explore((self.strip, self.target_strip), self.altered, self.panels)
        self.workspaces = Workspaces(explore, self._desk(opener))
        self.commands = Commands(self)
        self._place()
        self._join()
        self._dress(theme)
        self._say_generate(False)
        self._say_keys()
        self.prompt.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(
        self, prompt: str, model: str, backend: str = "auto", device: str = "auto", is_sample: bool = False
    ) -> None:
        """Put the first prompt in place and open the first model; what is typed takes the place of a sample."""
        self.resume(Start(Prompt(prompt), len(prompt), model, backend, device, is_sample))

    def resume(self, start: Start) -> None:
        """Begin, or go on where an earlier window ended; nothing of it is an edit that could be undone."""
        if start.is_new_text:
            self.sitting.select(query=-1, key=None, pinned=None)
            if not self.workspaces.workspace.has_prompt:  # or nobody would see the text
                self.workspaces.open(EXPLORE)
        self.prompt.field.restore(replace(start.prompt, text=shown_text(start.prompt.text)), start.caret)
        self.prompt.target.restore(replace(start.target, text=shown_text(start.target.text)), len(start.target.text))
        self._sample = self.prompt.field.text if start.is_sample else None
        self.prompt.chat.show_on(start.chat)
        if start.is_sample:
            self.prompt.field.selectAll()
        self.paging.resume([Page(p.name, p.prompt, p.caret, p.query, p.key, p.pinned) for p in start.pages], start.page)
        self.undoing.begin_here()
        self._say_generate(False)
        self.models.begin(start.model, start.backend, start.device, start.drawn_by, start.instead)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The engine's thread ends before the window does, and Qt's part of the window before Python's."""
        self.presenting.end()
        self.keeper.close()
        self.hide()
        self.saving.stop()
        self.library.stop()
        self.engines.stop()
        self.readings.stop()
        self.workspaces.detach()
        listeners = (self.panels, self.strip, self.target_strip, self.sides, self.passes, self.undoing, self.announcer)
        overlays = (self.finder, self.key_sheet, self.drop)
        for listener in (*listeners, self.resting, self.altering, self.ranking, *overlays):
            listener.detach()
        self.sitting.selection_changed.disconnect(self._on_selection)
        self.sitting.trace_changed.disconnect(self._on_tokens)
        event.accept()
        self.closed.emit()
        end(self)

    def _desk(self, opener: Opener) -> Desk:
        """What the workspaces work with."""
        return Desk(
            themes=self.themes, sitting=self.sitting, engines=self.engines, models=self.models, passes=self.passes,
            prompt=self.prompt, controls=self.panels.controls, undoing=self.undoing, notices=self.notices,
            opener=opener,
        )  # fmt: skip

    def _place(self) -> None:
        self.setWindowTitle("Headlight")
        self.setMinimumSize(800, 600)  # rows enough to be of use; narrower than the panels, they scroll
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.prompt, self.pager, self.notices):
            column.addWidget(part)
        column.addWidget(self.workspaces, 1)
        column.addWidget(self.foot)
        self.prompt.step.setToolTip(BY_ID["step"].tooltip)
        self.prompt.step.set_label(BY_ID["step"].title, BY_ID["step"].shown_keys)
        self.prompt.mask_token.setToolTip(BY_ID["mask"].tooltip)
        self.prompt.mask_token.set_label(BY_ID["mask"].title, written("Ctrl+Return"))

    def _join(self) -> None:
        self.themes.changed.connect(self._dress)
        self.bar.export_wanted.connect(self._export)
        self.bar.views_wanted.connect(self._show_views)
        self.bar.theme_wanted.connect(self.themes.switch)
        self.bar.mark.clicked.connect(self._show_menu)
        self.bar.present_wanted.connect(self.presenting.toggle)
        self.prompt.step.clicked.connect(self._step)
        self.prompt.mask_token.clicked.connect(self._mask)
        self.prompt.chat.toggled.connect(self._switch_chat)
        self.prompt.arranged.connect(self._align_strips, Qt.ConnectionType.QueuedConnection)
        self.prompt.generate.clicked.connect(self._generate_or_stop)
        self.engines.failed.connect(self._on_failed)
        # later: a fault may come from the midst of painting, where nothing can be shown
        self.fault.connect(self._on_fault, Qt.ConnectionType.QueuedConnection)
        self.notices.report_wanted.connect(self.reporting.copy)
        self.pager.turn_wanted.connect(self._turn_page)
        self.pager.close_wanted.connect(self._close_pages)
        self.drop.model_dropped.connect(self.models.open)
        self.drop.texts_dropped.connect(self._on_texts)
        self.drop.said.connect(self._on_unused)
        self.keeper.keep(
            prompt=PromptPart(self.prompt, self.models, self.paging),
            model=ModelPart(self.models),
            look=LookPart(self.sitting),
            run=RunPart(self.panels.controls, self.panels.head),
            panels=self.panels,
            export=ExportPart(self.saving),
            frame=FramePart(self),
            workspaces=WorkspacesPart(self.workspaces),
            theme=self.themes,
            interface=self.interface,
        )
        for change in (
            self.prompt.field.edited,
            self.prompt.field.selected,
            self.prompt.target.edited,
            self.paging.changed,
            self.models.opened,
            self.panels.arranged,
            self.panels.controls.length_changed,
            self.workspaces.switched,
            self.themes.changed,
        ):
            change.connect(self.keeper.touch)
        self.models.opened.connect(self._on_opened)
        self.models.library_wanted.connect(self._open_library)
        self.passes.shown.connect(self._on_shown)
        self.passes.painted.connect(self._on_painted)
        self.passes.marked.connect(self.strip.mark_tokens)
        self.passes.target_marked.connect(self.target_strip.mark_tokens)
        self.passes.running_changed.connect(self._say_generate)
        self.workspaces.drawn.connect(self.passes.on_painted)
        self.workspaces.switched.connect(self._on_switched)
        self.workspaces.action_wanted.connect(self._do)
        self.bar.workspace_wanted.connect(self._open_workspace)
        for place in (self.panels, self.workspaces):
            place.picked.connect(self._on_picked)
            place.probed.connect(self._on_probed)
            place.menu_wanted.connect(self.saving.show_menu)
        self.panels.controls.changed.connect(self._on_sampling)
        self.panels.controls.length_changed.connect(self._on_length)
        self.strip.picked.connect(self._on_chip)
        self.target_strip.picked.connect(self._on_target_chip)
        self.target_strip.probed.connect(self._on_probed)
        self.panels.tokens_wanted.connect(self._go_to_tokens)
        self.panels.drawers.made.connect(self._on_drawer_made)
        self.finder.asked.connect(self._on_asked)
        self.finder.chosen.connect(self._on_chosen)
        self.strip.probed.connect(self._on_probed)
        self.commands.facts_changed.connect(self._say_keys)
        self.resting.changed.connect(self._say_change)
        self.sitting.selection_changed.connect(self._on_selection)
        self.sitting.trace_changed.connect(self._on_tokens)

    @Slot(object)
    def _dress(self, theme: Theme) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, theme.colour("chrome"))
        self.setPalette(palette)
        parts = (self.bar, self.prompt, self.notices, self.workspaces, self.foot, self.key_sheet, self.finder)
        for part in (*parts, self.pager, self.drop.veil):
            part.set_theme(theme)
        self.update()

    # ---- what the parts say ----
    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.setWindowTitle(f"{opened.spec.name} – Headlight")
        self.panels.controls.set_vocabulary(opened.spec.vocabulary)
        if not self.models.reads_on:  # another vocabulary
            self.prompt.field.forget_drawn()
            self.prompt.target.forget_drawn()
            self.paging.forget_drawn()
            self.undoing.forget_drawn()
        self.passes.take_model(opened.spec)
        self.masking.take_model(opened.spec, opened.marks)
        self._show_kind(opened)
        self.commands.update_facts()
        self.passes.refresh()

    def _show_kind(self, opened: Opened) -> None:
        """Have the texts and the panels of the model's kind, and in place of an untouched sample one for that kind."""
        spec = opened.spec
        pair = spec.kind == "encoder-decoder"
        with self.undoing.aside():
            self.prompt.show_kind(spec.kind, self.masking.can_mask)
            self.target_strip.setVisible(pair)
            self._align_strips()
            self.prompt.chat.setVisible(opened.marks.chat)
            self.passes.show_chat(opened.marks.chat and self.prompt.chat.isChecked())
            self.strip.let_mask(self.masking.can_mask)
            self.panels.show_model(spec)
            self._looks_at_mask = True
            sampling = self.sitting.selection.sampling
            if (
                pair and self._random_before is None
            ):  # a translation is what is likeliest, until a person says otherwise
                self._random_before = not sampling.greedy
                self.sitting.select(sampling=replace(sampling, greedy=True), query=-1)
            elif not pair and self._random_before is not None:
                self.sitting.select(sampling=replace(sampling, greedy=not self._random_before), query=-1)
                self._random_before = None
            if self._sample is not None and self.prompt.field.text == self._sample:
                self._sample = first_text(spec, opened.marks) or FIRST_PROMPT
                self.prompt.field.set_text(self._sample)
                self.prompt.field.selectAll()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.failed.emit(failure.sentence)

    @Slot(object)
    def _on_fault(self, fault: Fault) -> None:
        sentence = tr("Something went wrong in the window ({fault}); it goes on.", fault=fault.what)
        self.notices.count_notice("fault", sentence, fault.details)

    @Slot(object)
    def _on_texts(self, texts: tuple[TextFile, ...]) -> None:
        """One text becomes the prompt; several become pages, and so does one while there are pages."""
        self.notices.clear("drop")
        self.passes.stop()
        if len(texts) == 1 and not self.paging.is_open:
            self.prompt.field.set_text(texts[0].text)
        else:
            self.paging.add([Page(text.name, Prompt(text.text), len(text.text)) for text in texts])
        self.activateWindow()
        self.prompt.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_unused(self, sentence: str) -> None:
        self.notices.show_notice("drop", sentence, "error", fleeting=True)

    @Slot(int)
    def _turn_page(self, by: int) -> None:
        self.commands.do("page-before" if by < 0 else "page-after")

    @Slot()
    def _close_pages(self) -> None:
        self.commands.do("close-pages")

    @Slot(object)
    def _on_shown(self, trace: Trace | None) -> None:
        self.foot.show_trace(trace)
        self.commands.update_facts()
        if self._looks_at_mask and trace is not None:
            self._looks_at_mask = False
            if trace.masked and self.sitting.selection.query == -1:
                with self.undoing.aside():
                    self.sitting.select(query=trace.masked[0])
        if trace is None or not self.workspaces.workspace.has_prompt:  # which shows something else
            self.settled.emit()

    @Slot(float)
    def _on_painted(self, seconds: float) -> None:
        self.foot.show_paint(seconds)
        self.settled.emit()

    @Slot(object)
    def _on_picked(self, pick: Mapping[str, Any]) -> None:
        self.pick(pick)

    @Slot(object)
    def _on_chip(self, pick: Mapping[str, Any]) -> None:
        self._pick_token("source", pick)

    @Slot(object)
    def _on_target_chip(self, pick: Mapping[str, Any]) -> None:
        self._pick_token("target", pick)

    def _pick_token(self, side: Side, pick: Mapping[str, Any]) -> None:
        """A chip was clicked: one looks from its side."""
        if "query" in pick:
            self.sides.look_from(side, pick["query"])
        elif "mask" in pick:
            self.masking.mask(pick["mask"])
        elif "key" in pick:  # in cross attention: which weight is ringed
            self.sitting.select(key=pick["key"])
        else:
            if self.sides.are_two and self.sides.side != side:
                self.sides.look_from(side, -1)
            self.pick(pick)

    @Slot(str, object)
    def _on_drawer_made(self, name: str, drawer: object) -> None:
        if isinstance(drawer, TokenizersDrawer):
            drawer.wanted.connect(self._read_otherwise)
            self.readings.ready.connect(drawer.show_readings)

    @Slot(object)
    def _read_otherwise(self, trace: Trace) -> None:
        self.readings.ask(trace, self.models.origin[0])

    @Slot()
    def _go_to_tokens(self) -> None:
        self.strip.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_chosen(self, entry: Entry) -> None:
        self.commands.room("find").carry_out(entry)

    @Slot(str)
    def _on_asked(self, query: str) -> None:
        self.finder.show_matches(self.commands.room("find").lookup(query))

    @Slot(str)
    def _open_workspace(self, name: str) -> None:
        self.commands.do(f"workspace-{name}")

    @Slot(str)
    def _do(self, id: str) -> None:
        self.commands.do_anywhere(id)

    @Slot(str)
    def _on_switched(self, name: str) -> None:
        """Another workspace is shown: the keyboard goes to it, unless one is writing in the prompt that both have."""
        workspace = self.workspaces.workspace
        self.bar.show_workspace(name)
        self.prompt.setVisible(workspace.has_prompt)
        self.foot.show_readings(workspace.has_prompt)
        if not (workspace.has_prompt and "typing" in self.commands.facts):
            workspace.take_keyboard()
        self.commands.update_facts()

    def show_view(self, name: str) -> None:
        """Bring the panel or the drawer of a view to the fore, with the keyboard."""
        if not self.workspaces.show_view(name):
            self.workspaces.open(EXPLORE)
            self.panels.show_view(name)

    def pick(self, pick: Mapping[str, Any]) -> None:
        """What a click means: a token to append, another place to look from, or a number to be explained."""
        fields = dict(pick)
        view, mask, fill = fields.pop("view", None), fields.pop("mask", None), fields.pop("fill", None)
        if mask is not None:
            self.masking.mask(mask)
        if fill is not None:
            self.masking.fill(fill, fields.pop("filler"))
        if "kind" in fields:
            self.sides.show_kind(fields.pop("kind"))
        if "key" in fields:  # a cell of the map
            fields.setdefault("explains", "weight")
        if fields.get("pinned", -1) == self.sitting.selection.pinned:
            fields["pinned"] = None  # pinned once more: let go
        tokens = (*fields.pop("append_all", ()), *([fields.pop("append")] if "append" in fields else []))
        if tokens:
            self.passes.append(*tokens)
        if "temperature" in fields:
            sampling = replace(self.sitting.selection.sampling, temperature=fields.pop("temperature"), greedy=False)
            self.sitting.select(sampling=sampling)
        if fields:
            trace = self.sitting.trace
            facet = trace.facet(self.sitting.selection.kind) if trace is not None else None
            if facet is not None and fields.get("query") == len(facet.tokens) - 1:
                fields["query"] = -1  # the last token stays the last while one writes on
            self.sitting.select(**fields)
        if "explains" in fields:
            self.panels.drawers.open("origin")
        if view is not None:
            self.show_view(view)

    @Slot(object)
    def _on_probed(self, probe: Probe | None) -> None:
        self.foot.telling.show_probe(probe.text if probe is not None else "")

    @Slot(object)
    def _on_sampling(self, sampling: Sampling) -> None:
        self.sitting.select(sampling=sampling)

    @Slot(int)
    def _on_length(self, count: int) -> None:
        self._say_generate(self.passes.is_running)

    def _on_selection(self, selection: Selection) -> None:
        self.panels.controls.sampling = selection.sampling
        self.keeper.touch()

    @Slot(bool)
    def _say_generate(self, running: bool) -> None:
        action = BY_ID["stop" if running else "generate"]
        count = self.panels.controls.max_new_tokens
        tokens = tr("{count} token" if count == 1 else "{count} tokens", count=count)
        key = action.shown_keys if running else f"{tokens}  {action.shown_keys}"
        self.prompt.generate.set_label(action.title, key)
        self.prompt.generate.setToolTip(action.tooltip)
        self.commands.update_facts()

    @Slot()
    def _say_keys(self) -> None:
        facts = self.commands.facts
        self.foot.telling.show_hints(self.commands.hints())
        self.prompt.step.setEnabled(BY_ID["step"].needs <= facts)
        self.prompt.mask_token.setEnabled(BY_ID["mask"].needs <= facts)
        self.prompt.generate.setEnabled("busy" in facts or BY_ID["generate"].needs <= facts)
        self.bar.export.setEnabled(BY_ID["save-figure"].needs <= facts)

    @Slot()
    def _say_change(self) -> None:
        """A key is held: the foot says what the change is measured from."""
        self.foot.telling.show_probe(self.altering.change_words() if self.resting.is_held else "")

    @Slot()
    def _align_strips(self) -> None:
        """Each strip begins under its text, unless one has too little room there and the other some to spare."""
        if self.target_strip.isVisibleTo(self):
            self.layout().activate()  # type: ignore[union-attr]
            self.workspaces.workspace.layout().activate()  # type: ignore[union-attr]
            usual = max(LEAST_STRIP, self.prompt.target_frame.x() - MARGIN)
            self.strip.setFixedWidth(shared(self.width(), usual, self.strip.needs, self.target_strip.needs))
        else:
            self.strip.setMinimumWidth(0)
            self.strip.setMaximumWidth(WIDEST)

    def _on_tokens(self, trace: Trace | None) -> None:
        self._align_strips()

    @Slot(bool)
    def _switch_chat(self, chat: bool) -> None:
        self.sitting.select(query=-1, key=None, pinned=None)  # other tokens stand in those places
        self.passes.switch_chat(chat)
        self.keeper.touch()

    @Slot()
    def _mask(self) -> None:
        self.commands.do("mask")

    @Slot()
    def _step(self) -> None:
        self.commands.do("step")

    @Slot()
    def _generate_or_stop(self) -> None:
        self.commands.do("stop" if self.passes.is_running else "generate")

    @Slot()
    def _show_menu(self) -> None:
        self.commands.do("menu")

    @Slot()
    def _open_library(self) -> None:
        self.commands.do("library")

    @Slot()
    def _show_views(self) -> None:
        button = self.bar.views
        show_view_menu(self, self.commands, button.mapToGlobal(QPoint(0, button.height() - 4)))

    @Slot()
    def _export(self) -> None:
        self.commands.do("save-figure")
