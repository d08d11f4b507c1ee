"""The preview with what is said about it: the paper, its pages, who could read the file, and what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from dilator_app.i18n import _, ngettext
from dilator_app.report.page.facts import Paper
from dilator_app.ui.widgets.buttons import Button
from dilator_app.ui.widgets.card import Card, label, row
from dilator_app.ui.widgets.page_preview import LargePage, PagePreview

_ARROW = 28


class PreviewCard(Card):
    """Shows pictures of pages; it makes none."""

    password_requested = Signal()

    def __init__(self) -> None:
        super().__init__(padding=(18, 10))
        self.setProperty("sunken", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pages: Sequence[bytes] = ()
        self._place = 0
        self._paper = Paper.A4
        self.what = label("", "control", "text-muted")
        self.back, self.on = (Button("", "quiet", icon, dense=True) for icon in ("chevron-left", "chevron-right"))
        self.back.setAccessibleName(_("The page before"))
        self.on.setAccessibleName(_("The next page"))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.which = label("", "small", "text-muted")
        self._turning = QWidget()
        turning = row(self.back, self.which, self.on, spacing=4)
        turning.insertStretch(0)
        turning.addStretch()
        self._turning.setLayout(turning)
        for arrow in (self.back, self.on):
            arrow.setFixedSize(_ARROW, _ARROW)
        self._turning.hide()
        self.who_reads = label("", "control", "text-muted", wrap=True)
        self.who_reads.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.password_link = Button("", kind="link")
        self.password_link.clicked.connect(self.password_requested)
        head = row(label(_("Preview"), "control", strong=True), self.what, self.who_reads, self.password_link)
        head.setStretch(2, 1)
        self.column.addLayout(head)
        self.column.addSpacing(8)
        self.preview = PagePreview()
        self.preview.enlarged.connect(self._enlarge)
        self.column.addWidget(self.preview, 1)
        self.column.addWidget(self._turning)
        self.note = label("", "small", "text-muted", wrap=True)
        self.note.hide()
        self.column.addWidget(self.note)

    def show_pages(self, pages: Sequence[bytes], paper: Paper) -> None:
        """Show the pages; the one that was looked at stays in view where it still exists."""
        self._pages, self._paper = pages, paper
        self._place = min(self._place, len(pages) - 1)
        self._show_page()

    def _enlarge(self) -> None:
        if self._pages:
            LargePage(self._pages[self._place], self.window()).open()

    def _turn(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), len(self._pages) - 1)
        self._show_page()

    def _show_page(self) -> None:
        self.preview.show_picture(self._pages[self._place])
        paper, many = "A4" if self._paper is Paper.A4 else "Letter", len(self._pages)
        self.what.setText(
            _("{paper}, one page").format(paper=paper)
            if many == 1
            else ngettext("{paper}, {n} page", "{paper}, {n} pages", many).format(paper=paper, n=many)
        )
        self.which.setText(_("Page {n} of {of}").format(n=self._place + 1, of=many))
        self._turning.setVisible(many > 1)
        self.back.setEnabled(self._place > 0)
        self.on.setEnabled(self._place < many - 1)

    def show_protection(self, *, protected: bool, told: bool = True) -> None:
        """Say who could read the file, unless it is not ``told``."""
        who = _("It will ask for a password.") if protected else _("Anyone who has this file can read it.")
        self.who_reads.setText(who if told else "")
        self.password_link.setText(_("Change it") if protected else _("Add a password?"))

    def say(self, words: str) -> None:
        """Say something below the page; an empty text takes it away."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
