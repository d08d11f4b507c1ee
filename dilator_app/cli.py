"""The command line: the same rooms without a window. Results go to standard output, messages to standard error.

What is heavy loads inside the commands: without a command the window opens, and every millisecond here delays it.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dilator_app import cli_options, i18n, log, problem_words
from dilator_app.clock import Clock, SystemClock, today
from dilator_app.diary.folder import DiaryFolder, Held
from dilator_app.errors import CouldNotWrite, DiaryExists, FernlightError, NoDiary, WrongUse
from dilator_app.i18n import _
from dilator_app.paths import Places
from dilator_app.settings import Settings

if TYPE_CHECKING:
    from dilator_app.diary.diary import Diary
    from dilator_app.domain.preferences import Preferences
    from dilator_app.report.page.facts import Paper
    from dilator_app.report.plan_sheet import SheetOptions
    from dilator_app.report.summary_page import Material, PageOptions

BUG, INTERRUPTED = 1, 130
FIRST_YEAR = 1900
"""No period begins earlier; it is far beyond any diary."""
STANDARD_INPUT = "-"
_ENDINGS = {".pdf": "pdf", ".html": "html", ".htm": "html"}


class OpenWindow(Protocol):
    """What shows the window; the face above this one gives it."""

    def __call__(self, diary: Path | None, *, sample: bool, passphrase: str | None) -> int:
        """Return the exit code once the window is closed."""
        ...


def run(arguments: Sequence[str], open_window: OpenWindow, clock: Clock | None = None) -> int:
    """Do what ``arguments`` say and return the exit code."""
    places = Places.of_platform()
    settings = Settings.read(places.settings_file)
    i18n.speak(settings.language)
    try:
        chosen = cli_options.parser().parse_args(arguments)
    except SystemExit as end:  # after --help, or with wrong options
        return int(end.code or 0)
    log.start(places.log)
    try:
        command = _COMMANDS.get(chosen.command)
        if command is None:
            return _window(chosen, open_window)
        command(chosen, _folder(chosen, settings, places), clock or SystemClock())
    except FernlightError as error:
        _tell(_explained(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # a bug: one line for the person, the place of it for the log
        log.unexpected(error)
        _tell(_("Something went wrong inside Fernlight. The log, which holds no entry of yours, says where."))
        return BUG
    finally:
        log.stop()
    return 0


def _explained(error: FernlightError) -> str:
    """Return what happened, what is safe and what to do; after a failed write nothing typed waits for a second try."""
    told = problem_words.explain(error)
    return " ".join((told.happened, told.safe)) if isinstance(error, CouldNotWrite) else told.text


def _tell(message: str) -> None:
    print(message, file=sys.stderr)


# --- secrets ---------------------------------------------------------------------------------------------------------
def _secret(file: str) -> str:
    """Return what a file holds, less one newline at its end. Raises `WrongUse` for what cannot be read."""
    try:
        raw = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse("secret-file") from error
    return text.removesuffix("\n").removesuffix("\r")


def _asked(prompt: str) -> str:
    """Return what is typed, unseen. Raises `WrongUse` where nobody can type."""
    if not sys.stdin.isatty():
        raise WrongUse("no-passphrase-source")
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise WrongUse("no-passphrase-source") from error


def _given(chosen: argparse.Namespace) -> str | None:
    return _secret(chosen.passphrase_file) if chosen.passphrase_file is not None else None


# --- diaries ---------------------------------------------------------------------------------------------------------
def _folder(chosen: argparse.Namespace, settings: Settings, places: Places) -> DiaryFolder:
    if chosen.diary is not None:
        return DiaryFolder(chosen.diary)
    return DiaryFolder(Path(settings.diary_folder) if settings.diary_folder else places.diary)


@contextmanager
def _open(chosen: argparse.Namespace, folder: DiaryFolder, clock: Clock) -> "Iterator[Diary]":
    """Hold the folder and open its diary. Raises what opening raises."""
    if not folder.holds_a_diary():
        raise NoDiary
    from dilator_app.diary.diary import Diary

    with Held(folder):
        if chosen.recovery_key_file is not None and folder.is_encrypted():
            opened = Diary.unlock_with_recovery_key(folder, _secret(chosen.recovery_key_file), clock)
        elif folder.is_encrypted():
            passphrase = _given(chosen)
            opened = Diary.unlock(folder, _asked(_("Passphrase: ")) if passphrase is None else passphrase, clock)
        else:
            opened = Diary.unlock(folder, None, clock)
        with closing(opened):
            yield opened


# --- commands --------------------------------------------------------------------------------------------------------
def _window(chosen: argparse.Namespace, open_window: OpenWindow) -> int:
    if chosen.recovery_key_file is not None:
        raise WrongUse("recovery-key-in-window")
    return open_window(chosen.diary, sample=chosen.sample, passphrase=_given(chosen))


def _new(chosen: argparse.Namespace, _usual: DiaryFolder, clock: Clock) -> None:
    if chosen.diary is not None or chosen.sample or chosen.recovery_key_file is not None:
        raise WrongUse("new-options")
    folder = DiaryFolder(chosen.folder)
    if folder.holds_a_diary():
        raise DiaryExists
    passphrase = _new_passphrase(chosen)
    from dilator_app import sample
    from dilator_app.diary import recovery
    from dilator_app.diary.diary import Diary

    key = recovery.new() if passphrase is not None else None
    folder.make()
    with Held(folder), closing(Diary.create(folder, passphrase, clock, recovery_key=key)) as diary:
        if chosen.with_sample:
            sample.fill(diary, sample.last_day(clock.now()))
    print(folder.path)
    if key is not None:
        print(" ".join(recovery.grouped(key)))
        _tell(
            _(
                "The second line is your recovery key. If you forget the passphrase, it is the only other way in. "
                "Write it down and keep it away from this computer. Settings shows it again."
            )
        )


def _new_passphrase(chosen: argparse.Namespace) -> str | None:
    """Return a passphrase that can be one; None when none is wanted. Raises `WrongUse`."""
    from dilator_app.diary import cipher
    from dilator_app.passphrase import strength

    given = _given(chosen)
    if chosen.no_passphrase:
        if given is not None:
            raise WrongUse("new-options")
        _tell(_("Without a passphrase anybody who can open this folder can read the diary."))
        return None
    passphrase = _asked(_("New passphrase: ")) if given is None else given
    if given is None and _asked(_("The same again: ")) != passphrase:
        raise WrongUse("passphrases-differ")
    if len(cipher.normalise(passphrase)) < cipher.LEAST_LENGTH:
        raise WrongUse("passphrase")
    if strength(passphrase).is_weak:
        _tell(_("This passphrase could be guessed with little effort. It works all the same."))
    return passphrase


def _report(chosen: argparse.Namespace, folder: DiaryFolder, clock: Clock) -> None:
    if STANDARD_INPUT == chosen.pdf_password_file in (chosen.passphrase_file, chosen.recovery_key_file):
        raise WrongUse("standard-input-twice")
    chosen.format = _format_of(chosen)
    if chosen.format == "html" and chosen.pdf_password_file is not None:
        raise WrongUse("html-password")
    password = _secret(chosen.pdf_password_file) if chosen.pdf_password_file is not None else None
    from dilator_app.domain.preferences import Preferences
    from dilator_app.report import pdf

    if password is not None:
        pdf.check_password(password)
    if chosen.sample:
        _write_report(chosen, _sample_material(clock), Preferences(is_sample=True), today(clock), password)
        return
    with _open(chosen, folder, clock) as diary:
        _write_report(chosen, material_of(diary), diary.preferences(), today(clock), password)
        _note(diary, chosen, "report")


def _note(diary: "Diary", chosen: argparse.Namespace, kind: str) -> None:
    """Note in the diary that a file left it. That file is whole by now; where it cannot be noted, that is told."""
    try:
        diary.note_export(str(chosen.output.resolve()), kind)
    except FernlightError as error:
        _tell(_("The file is written, but the diary could not note it: the list of saved files will not name it."))
        _tell(_explained(error))


def _format_of(chosen: argparse.Namespace) -> str:
    """Return the kind of file that is named, else the one that its ending says; a PDF where there is none.

    Raises `WrongUse` where the two differ, and where the ending is that of neither kind.
    """
    ending = _ENDINGS.get(chosen.output.suffix.lower())
    if chosen.format is not None and ending not in (None, chosen.format):
        raise WrongUse("format-ending")
    if chosen.format is None and ending is None and chosen.output.suffix:
        raise WrongUse("unknown-ending")
    named: str = chosen.format or ending or "pdf"
    return named


def _write_report(
    chosen: argparse.Namespace, material: "Material", preferences: "Preferences", day: date, password: str | None
) -> None:
    from dilator_app.report import html, one_page, pdf

    options = _page_options(chosen, material, preferences, day)
    if chosen.format == "html":
        made = html.as_html(material, options).encode()
    else:
        made = one_page.as_pdf(material, options, password)
    pdf.save(made, chosen.output)
    if password is None:
        _tell(_("Anyone who has this file can read it."))
    print(chosen.output)


def _paper(chosen: argparse.Namespace) -> "Paper":
    from dilator_app.report.choices import usual_paper
    from dilator_app.report.page.facts import Paper

    return Paper(chosen.paper) if chosen.paper else usual_paper()


def _plan_sheet(chosen: argparse.Namespace, folder: DiaryFolder, clock: Clock) -> None:
    from dilator_app.report.plan_sheet import SheetOptions

    options = SheetOptions(paper=_paper(chosen))
    if chosen.blank:
        _write_sheet(chosen, options)
    elif chosen.sample:
        from dilator_app.sample_folder import ThrowAwayDiary

        invented = ThrowAwayDiary(clock)
        try:
            _write_sheet(chosen, _filled(options, invented.diary, clock))
        finally:
            invented.erase()
    else:
        with _open(chosen, folder, clock) as diary:
            filled = _filled(options, diary, clock)
            _write_sheet(chosen, filled)
            if filled.plan is not None:
                _note(diary, chosen, "plan-sheet")


def _filled(options: "SheetOptions", diary: "Diary", clock: Clock) -> "SheetOptions":
    """Return ``options`` with the plan in force; they stay blank where there is none."""
    plan, preferences = diary.plan_on(today(clock)), diary.preferences()
    if plan is None:
        _tell(_("No plan is entered, so the sheet is blank."))
    return replace(
        options,
        plan=plan,
        earlier=diary.plans(),
        word=preferences.word,
        inches=preferences.inches,
        sample=preferences.is_sample,
    )


def _write_sheet(chosen: argparse.Namespace, options: "SheetOptions") -> None:
    from dilator_app.report import pdf, plan_sheet

    pdf.save(plan_sheet.as_pdf(options), chosen.output)
    if options.plan is not None:
        _tell(_("Anyone who has this file can read it."))
    print(chosen.output)


def _page_options(
    chosen: argparse.Namespace, material: "Material", preferences: "Preferences", day: date
) -> "PageOptions":
    from dilator_app.domain.appointments import Period, since_last_appointment
    from dilator_app.report.summary_page import PageOptions

    until = chosen.until or day
    since = chosen.since or since_last_appointment(material.appointments, until)[0].first
    if until > day:
        raise WrongUse("until")
    if since > until or since.year < FIRST_YEAR:
        raise WrongUse("since")
    return PageOptions(
        Period(since, until),
        day,
        name=chosen.name,
        paper=_paper(chosen),
        session_list=chosen.sessions,
        language=chosen.language or i18n.current_language(),
        inches=preferences.inches,
        sample=preferences.is_sample,
    )


def material_of(diary: "Diary") -> "Material":
    """Return what a page is made from: everything that the diary holds of it."""
    from dilator_app.report.summary_page import Material

    return Material(
        sessions=diary.sessions(),
        plans=diary.plans(),
        rests=diary.rests(),
        goals=diary.goals(),
        ratings=diary.goal_ratings(),
        appointments=diary.appointments(),
        questions=diary.questions(),
        sets=diary.sets(),
    )


def _sample_material(clock: Clock) -> "Material":
    from dilator_app.sample_folder import ThrowAwayDiary

    invented = ThrowAwayDiary(clock)
    try:
        return material_of(invented.diary)
    finally:
        invented.erase()


_COMMANDS: dict[str | None, Callable[[argparse.Namespace, DiaryFolder, Clock], None]] = {
    "new": _new,
    "report": _report,
    "plan-sheet": _plan_sheet,
}
