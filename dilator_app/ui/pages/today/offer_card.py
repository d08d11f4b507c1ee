"""If you practise today: the size, what comes with it, and four ways side by side."""

from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from dilator_app import words
from dilator_app.domain.plan import DEFAULT_BREATHS, Plan, PlanLine, Rest, WarmUp
from dilator_app.i18n import _, ngettext
from dilator_app.ui import fern, theme
from dilator_app.ui.pages import rest_dialog
from dilator_app.ui.pages.page import Page
from dilator_app.ui.pages.today.reading import Shown, time_away
from dilator_app.ui.undo import UndoStack
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, Label, label
from dilator_app.ui.widgets.placing import place

_LONGEST_LARGE = 24
_PADDING = 34
_CORNER = 40
"""How much of a button may cover the drawing, in pixels."""
_WIDTHS = (156, 222, 130, 166)
"""Of the buttons where there is room, as drawn."""


class OfferCard(Card):
    """Offers; nothing begins by itself."""

    def __init__(self, page: Page, undo: UndoStack) -> None:
        super().__init__(padding=(_PADDING, 33))
        self._page, self._undo = page, undo
        self._art = fern.CardArt(self)
        self._size = label("", "display")
        self._choose = Button(_("Choose a size"), kind="quiet")
        self._choose.clicked.connect(self._choose_size)
        self._what = label("", "lead", wrap=True)
        self._how = label(_("Pause, go smaller or stop at any point."), "body", "text-muted", wrap=True)
        self._away = Button(_("Mark the time away as a rest"), kind="link")
        self._away.clicked.connect(self._mark_time_away)
        self.column.addWidget(label(_("If you practise today"), "body", "text-muted"))
        self.column.addLayout(self._first_line())
        self.column.addSpacing(10)
        self.column.addWidget(self._what)
        self.column.addSpacing(4)
        self.column.addWidget(self._how)
        self.column.addWidget(self._away, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(16)
        self.column.addStretch(1)
        self.column.addLayout(self._buttons())
        self.column.addSpacing(1)

    def _first_line(self) -> QHBoxLayout:
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        self._line.addWidget(self._size)
        self._line.addWidget(self._choose, alignment=Qt.AlignmentFlag.AlignBottom)
        self._line.addStretch()
        return self._line

    def _buttons(self) -> QGridLayout:
        self.start = Button(_("Start"), kind="primary", icon="play", size="large")
        self.breathing = Button(_("Breathing session"), icon="leaf", size="large")
        self.rest = Button(_("Rest"), icon="moon", size="large")
        self.quick = Button(_("Quick log"), icon="plus", size="large")
        self.start.clicked.connect(self._start)
        self.breathing.clicked.connect(self._start_breathing)
        self.quick.clicked.connect(self._quick_log)
        self.rest.clicked.connect(self._open_rest)
        self._four = (self.start, self.breathing, self.rest, self.quick)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(len(_WIDTHS), 1)
        for number, button in enumerate(self._four):
            self._grid.addWidget(button, 0, number)
        return self._grid

    def arrange(self, room: int, *, narrow: bool) -> None:
        """Stand the buttons side by side (care M8): in their comfortable widths where there is room, else smaller.

        ``room`` is the width of the card in pixels. In the longest words, two rows are needed all the same.
        """
        gap = 10 if narrow else 14
        self._grid.setSpacing(gap)
        fits = self._fit(room - 2 * _PADDING, gap, narrow=narrow)
        beside = len(self._four) if fits else 2
        for number, button in enumerate(self._four):
            place(self._grid, button, *divmod(number, beside))

    def _fit(self, room: int, gap: int, *, narrow: bool) -> bool:
        """Make the buttons as large as stand side by side; return whether they do at any size."""
        buttons = self._four
        widths = (0,) * len(buttons) if narrow else _WIDTHS
        for is_large in (True, False):
            for button, width in zip(buttons, widths, strict=True):
                button.set_size("large" if is_large else "normal", dense=not is_large)
                button.setMinimumWidth(width if is_large else 0)
            needed = sum(max(b.sizeHint().width(), b.minimumWidth()) for b in buttons) + gap * (len(buttons) - 1)
            if needed <= room:
                return True
        for button in buttons:
            button.set_size("large")
        return False

    def show_offer(self, shown: Shown) -> None:
        """Show the offered size, or that there is none."""
        offered = shown.offer.dilator
        inches = shown.preferences.inches
        self._shown = shown
        self._write_size(words.size(offered, inches=inches) if offered else _("Choose where to begin"))
        self._what.setText(_what_comes(shown.plan, shown.minutes, shown.warm_up))
        self._what.setVisible(bool(self._what.text()))
        self._away.setVisible(shown.away and not shown.is_marked)

    def _write_size(self, text: str) -> None:
        """Write large what is short; a long name of one's own gets lines instead."""
        is_long = len(text) > _LONGEST_LARGE
        self._size.setFont(theme.current().font("title-2" if is_long else "display", strong=True))
        self._size.setWordWrap(is_long)
        self._size.setText(text)
        self._line.setStretch(0, int(is_long))

    def _choose_size(self) -> None:
        self._page.request_session.emit(None, False)

    def _start(self) -> None:
        self._page.request_session.emit(self._shown.offer.dilator, False)

    def _start_breathing(self) -> None:
        self._page.request_session.emit(None, True)

    def _quick_log(self) -> None:
        self._page.request_page.emit("quick_log", None)

    def _open_rest(self) -> None:
        page = self._page
        rest_dialog.RestDialog(page.diary, page.bus, page.clock, self._undo, self.window()).open()

    def _mark_time_away(self) -> None:
        if self._shown.newest is None:
            return
        first, last = time_away(self._shown.newest, self._shown.today)
        rest = Rest(first_day=first, last_day=last)
        change = self._page.diary.save(rest)
        self._undo.push_saved(self._page.diary, made=[rest])
        self._page.bus.announce(change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawing at the card's far end."""
        super().resizeEvent(event)
        self._art.setGeometry(self.rect())
        self._art.lower()
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Look for room anew when words or buttons have another place, which Qt has given them by now."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Take the drawing away where words would stand on it, or more of a button than its corner."""
        words = [*self.findChildren(Label), self._choose, self._away]
        ends = [(shown, self._start_of(shown) + _written(shown)) for shown in words if not shown.isHidden()]
        ends += [(button, self._start_of(button) + button.width() - _CORNER) for button in self._four]
        reach = partial(fern.card_reach, self.height())
        self._art.setHidden(any(end > self.width() - reach(at.y(), at.geometry().bottom()) for at, end in ends))

    def _start_of(self, inside: QWidget) -> int:
        """Return how far from the side where reading begins something stands."""
        return self.width() - inside.geometry().right() - 1 if self.isRightToLeft() else inside.x()


def _written(shown: QWidget) -> int:
    """Return how wide the longest line of words is; all of what can be pressed."""
    if not isinstance(shown, Label):
        return shown.width()
    wraps = Qt.TextFlag.TextWordWrap if shown.wordWrap() else Qt.TextFlag.TextSingleLine
    return shown.fontMetrics().boundingRect(QRect(0, 0, shown.width(), 0), int(wraps), shown.text()).width()


def _what_comes(plan: Plan | None, minutes: int | None, warm_up: WarmUp | None) -> str:
    breaths = plan.breaths if plan else DEFAULT_BREATHS
    if minutes is None and breaths == 0:
        return ""
    if minutes is None:
        text = ngettext("{breaths} slow breath first.", "{breaths} slow breaths first.", breaths)
    elif breaths == 0:
        text = ngettext("About {minutes} minute.", "About {minutes} minutes.", minutes)
    else:
        text = ngettext(
            "{breaths} slow breath first, then {about_minutes}.",
            "{breaths} slow breaths first, then {about_minutes}.",
            breaths,
        )
    about = words.about_minutes(minutes) if minutes is not None else ""
    told = [text.format(breaths=breaths, minutes=minutes, about_minutes=about), _defaults(plan, breaths, minutes)]
    if minutes is not None and warm_up is not None:
        told.append(_warm_up(warm_up.minutes))
    return " ".join(sentence for sentence in told if sentence)


def _warm_up(minutes: int | None) -> str:
    """Return the sentence about what comes before the plan's minutes and is none of them."""
    if minutes is None:
        return _("A warm-up comes before them.")
    return ngettext("The warm-up takes {n} more minute.", "The warm-up takes {n} more minutes.", minutes).format(
        n=minutes
    )


def _defaults(plan: Plan | None, breaths: int, minutes: int | None) -> str:
    """Return the sentence that says which of the two numbers nobody gave; empty where somebody gave both."""
    of_breaths = breaths > 0 and (plan is None or plan.is_app_default(PlanLine.BREATHING))
    of_minutes = minutes is not None and (plan is None or plan.is_app_default(PlanLine.MINUTES))
    if of_breaths and of_minutes:
        return _("Both are app defaults.")
    if of_breaths:
        return _("The breaths are an app default.")
    return _("The minutes are an app default.") if of_minutes else ""
