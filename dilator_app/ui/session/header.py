"""The steps at the top of the session, and Hide."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dilator_app import tokens
from dilator_app.domain.practice import Practice, Stage
from dilator_app.i18n import _
from dilator_app.ui import theme
from dilator_app.ui.widgets import paint
from dilator_app.ui.widgets.banner import Banner
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import label

_DISC = 34
_TO_WORD = 10
_LINE = 36
_GAP = 10
_ROOM_FOR_WORDS = 1180
_HIDE_SIDES, _HIDE_ICON, _HIDE_GAP, _HIDE_TO_KEY = 12, 24, 9, 8
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class StepHeader(QWidget):
    """Numbered discs with words; what is done carries a tick."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._current = 0
        self._done: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_current(self, place: int, done: Set[int]) -> None:
        """Show the step at ``place`` as the current one, none behind the last; tick those that were ``done``."""
        self._current, self._done = place, frozenset(done)
        self.setAccessibleName(self._spoken())
        self.update()

    def _spoken(self) -> str:
        place, of = self._current, len(self._names)
        if place < of:
            return _("Step {n} of {of}: {name}").format(n=place + 1, of=of, name=self._names[place])
        if len(self._done) == of:
            return _("All steps done")
        return _("Done: {steps}").format(steps=", ".join(self._names[step] for step in sorted(self._done)))

    def set_names(self, names: Sequence[str]) -> None:
        """Show other steps; a breathing session has no Practise."""
        if self._names == tuple(names):
            return
        self._names = tuple(names)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all steps."""
        metrics = QFontMetricsF(theme.current().font("session-small", strong=True))
        words = sum(metrics.horizontalAdvance(name) for name in self._names)
        gaps = (len(self._names) - 1) * (_LINE + 2 * _GAP)
        return QSize(round(words) + len(self._names) * (_DISC + _TO_WORD) + gaps, _DISC + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the discs, the words and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = 0.0
        for place, name in enumerate(self._names):
            strong = place == self._current
            font = theme.current().font("session-small", strong=strong)
            width = _DISC + _TO_WORD + QFontMetricsF(font).horizontalAdvance(name)
            left = self.width() - at - width if mirrored else at
            self._paint_step(painter, QRectF(left, 0, width, self.height()), place, name, mirrored=mirrored)
            at += width + _GAP
            if place < len(self._names) - 1:
                self._paint_line(painter, self.width() - at - _LINE if mirrored else at)
                at += _LINE + _GAP

    def _paint_step(self, painter: QPainter, room: QRectF, place: int, name: str, *, mirrored: bool) -> None:
        look = theme.current()
        current, done = place == self._current, place in self._done
        left = room.right() - _DISC if mirrored else room.left()
        disc = QRectF(left, (room.height() - _DISC) / 2, _DISC, _DISC)
        painter.setPen(QPen(look.color("accent" if current or done else "border-strong"), 1))
        painter.setBrush(look.color("accent") if current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        if done:
            paint.tick(painter, disc.center(), 14, look.color("accent"), 2)
        else:
            ink = look.color("on-accent" if current else "text-muted")
            paint.words(painter, disc, str(place + 1), look.font("body", strong=True), ink)
        font = look.font("session-small", strong=current)
        rest = room.adjusted(0, 0, -_DISC - _TO_WORD, 0) if mirrored else room.adjusted(_DISC + _TO_WORD, 0, 4, 0)
        paint.words(painter, rest, name, font, look.color("text" if current else "text-muted"), _LEADING)

    def _paint_line(self, painter: QPainter, left: float) -> None:
        painter.setPen(QPen(theme.current().color("border-strong"), 2))
        middle = self.height() / 2
        painter.drawLine(QPointF(left, middle), QPointF(left + _LINE, middle))


class HeaderButton(Button):
    """Quiet, but never far."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text, kind="plain", icon=icon, size="large")

    def _type(self) -> QFont:
        return theme.current().font("lead")

    def _padding(self) -> int:
        return _HIDE_SIDES

    def _icon_size(self) -> int:
        return _HIDE_ICON

    def _gap(self) -> int:
        return _HIDE_GAP


class SessionHeader(QWidget):
    """The steps on one side, Hide with its key on the other; below, a line where the disk takes nothing.

    Hide hides the window and locks the diary at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps = StepHeader(())
        self.hide_button = HeaderButton(_("Hide"), "hide")
        self.leave_plain = HeaderButton(_("Leave plain screen"), "plain-screen")
        self.leave_plain.hide()
        self.problem = Banner("", flat=True, role="body")
        self.problem.hide()
        self._shown: tuple[Stage | None, bool] | None = None
        margin = tokens.measure("layout", "session-margin")
        line = QHBoxLayout()
        line.setContentsMargins(margin, 0, margin, 0)
        line.setSpacing(0)
        line.addWidget(self.steps)
        line.addStretch()
        line.addWidget(self.leave_plain)
        line.addWidget(self.hide_button)
        line.addSpacing(_HIDE_TO_KEY)
        line.addWidget(label("Ctrl+H", "body", "text-muted"))
        strip = QWidget()
        strip.setLayout(line)
        strip.setFixedHeight(tokens.measure("control", "session-header"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.problem)

    def show_stage(self, state: Practice) -> bool:
        """Show where the session stands; return whether that is news."""
        wanted = (state.stage, state.is_breathing_session)
        if self._shown == wanted:
            return False
        self._shown = wanted
        stages = _stages(state)
        self.steps.set_names([_names()[s] for s in stages])
        here = stages.index(state.stage)
        self.steps.set_current(here, {place for place in range(here) if _was_done(stages[place], state)})
        return True

    def show_end(self, state: Practice) -> None:
        """Show that nothing is left to do, and what was done."""
        self._shown = None
        stages = _stages(state)
        done = {place for place, stage in enumerate(stages) if _was_done(stage, state)}
        self.steps.set_current(len(stages), done)

    def show_plain(self, *, on: bool) -> None:
        """Offer to leave the plain screen while everything else is back for a moment."""
        self.leave_plain.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a button be its drawing alone where its words have no room."""
        super().resizeEvent(event)
        words = _("Leave plain screen")
        self.leave_plain.setText(words if self.width() >= _ROOM_FOR_WORDS else "")
        self.leave_plain.setAccessibleName(words)
        self.leave_plain.setToolTip(words)

    def show_problem(self, problem: str) -> None:
        """Say that something could not be written, and that the session goes on; nothing for no problem."""
        if problem:
            self.problem.set_text(_("{problem} The session goes on, and it is tried again.").format(problem=problem))
        self.problem.setVisible(bool(problem))


def _stages(state: Practice) -> list[Stage]:
    return [stage for stage in Stage if stage is not Stage.PRACTISE or not state.is_breathing_session]


def _was_done(stage: Stage, state: Practice) -> bool:
    """Return whether anything happened in a stage that lies behind: who stops while breathing has not practised."""
    return {Stage.BREATHE: state.visits > 0, Stage.PRACTISE: bool(state.steps)}.get(stage, True)


def _names() -> dict[Stage, str]:
    return {
        Stage.PREPARE: _("Prepare"),
        Stage.BREATHE: _("Breathe"),
        Stage.PRACTISE: _("Practise"),
        Stage.REFLECT: _("Reflect"),
    }
