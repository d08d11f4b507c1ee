"""Wires the program together; the only place that knows everything."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dilator_app import i18n, log
from dilator_app.clock import Clock, SystemClock
from dilator_app.diary.folder import DiaryFolder, Held
from dilator_app.errors import DiaryInUse, FernlightError
from dilator_app.paths import Places
from dilator_app.settings import SettingsFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dilator_app.ui.window import Window

WITHOUT_DISPLAY = 2


def has_display() -> bool:
    """Return whether a window can be shown."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(diary: Path | None = None, *, sample: bool = False, passphrase: str | None = None) -> int:
    """Open the window on ``diary`` (default: the platform's place) and return the exit code."""
    places = Places.of_platform()
    settings = SettingsFile(places.settings_file)
    i18n.speak(settings.settings.language)
    log.start(places.log)
    if not has_display():
        print(i18n._("There is no display here, so no window can be shown."), file=sys.stderr)  # noqa: T201
        return WITHOUT_DISPLAY
    chosen = diary or (Path(settings.settings.diary_folder) if settings.settings.diary_folder else places.diary)
    return run(DiaryFolder(chosen), settings, SystemClock(), sample=sample, passphrase=passphrase)


def run(
    folder: DiaryFolder, settings: SettingsFile, clock: Clock, *, sample: bool = False, passphrase: str | None = None
) -> int:
    """Show the window until it closes. One window for each folder: a second start raises the first."""
    from dilator_app.ui import own_import  # noqa: F401, I001 - before Qt

    from PySide6.QtWidgets import QApplication

    from dilator_app.ui import garbage, loading, theme
    from dilator_app.ui.window import Window

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Fernlight")
    app.setDesktopFileName("fernlight")
    theme.register_fonts()
    theme.begin(app, settings.settings.theme)  # type: ignore[arg-type]
    held = None
    if not sample:
        try:
            folder.make()
            held = Held(folder)
        except FernlightError as error:
            return _cannot_start(app, error, folder)
    window = Window(folder, settings, clock, sample_alone=sample)
    loading.after_first_paint(window, lambda: finish(window, folder, listen=held is not None))
    window.showMaximized() if settings.settings.maximised else window.show()
    if passphrase is not None and not sample:
        window.lock_page.unlock_with(passphrase)
    gc.freeze()
    collector = garbage.Collector()
    collector.start()
    try:
        return app.exec()
    finally:
        from dilator_app.ui import jobs

        collector.stop()
        jobs.wait_for_all()
        loading.wait_for_all()
        if held is not None:
            held.release()
        log.stop()


def finish(window: "Window", folder: DiaryFolder, *, listen: bool) -> None:
    """Do what can wait until the first window stands: start-up is a budget."""
    from PySide6.QtWidgets import QApplication

    from dilator_app.ui import fern, loading, messages, speech, theme
    from dilator_app.ui.ending import Ending

    messages.UnexpectedErrors(lambda: window).install()
    Ending(window.close, window)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, window.settings.settings.theme)  # type: ignore[arg-type]
    QApplication.setWindowIcon(fern.app_icon())
    theme.register_later_fonts()
    speech.teach_qt()
    if listen:
        _listen(window, folder)
    loading.before_unlocking(window)


def _listen(window: "Window", folder: DiaryFolder) -> None:
    from dilator_app.ui.instance import RunningInstance

    running = RunningInstance(folder.path, window)
    running.raise_requested.connect(window.come_forward)


def _cannot_start(app: "QApplication", error: FernlightError, folder: DiaryFolder) -> int:
    """Raise the window that is open already; where none answers, say why no window comes."""
    from dilator_app import problem_words
    from dilator_app.ui import messages
    from dilator_app.ui.instance import raise_running

    print(problem_words.explain(error).text, file=sys.stderr)  # noqa: T201
    if not (isinstance(error, DiaryInUse) and raise_running(folder.path)):
        messages.show_problem(None, error, about=str(folder.path))
        app.exec()
    return error.exit_code
