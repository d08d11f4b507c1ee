import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from dilator_app import i18n
from dilator_app.diary.diary import Diary
from dilator_app.ui import garbage, speech, theme
from dilator_app.ui.session.sounds import Sounds
from tests import placed_once
from tests.desk import Desk
from tests.makers import make_session, make_set
from tests.ui.opened import SENTINEL


@pytest.fixture(autouse=True)
def garbage_is_left_alone():
    """As in the program, no thread of a job looks for garbage: what it found could be a widget.

    It stays so until a test without a window comes: see `what_windows_left_is_gone`.
    """
    gc.disable()
    yield
    garbage.look()


@pytest.fixture(autouse=True, scope="module")
def what_is_loaded_is_no_garbage():
    """Each lock looks for garbage; what was loaded by then need not be looked at every time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def nothing_is_left_on_the_clipboard(qapp):
    """Without a screen Qt lets go of it when Python has ended already, and what Python made then brings it down."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True, scope="session")
def sound_is_looked_for_before_anything_loads(qapp):
    """While Qt's sound library loads it may have something to say, and what listens here needs Python.

    A thread that loads another library at that moment has Python and waits for this one: neither would go on.
    """
    Sounds.why_silent()


@pytest.fixture(autouse=True)
def light_look(qapp):
    """Every test of the window starts in the light look with the program's own font."""
    theme.register_fonts()
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def every_widget_stands_in_one_place():
    """A widget that is put into a second place at once leaves Python an item of a layout that is gone."""
    with placed_once.watched() as twice:
        yield twice
    assert not twice, f"put into a layout while it stood in one: {twice}"


@pytest.fixture
def language_put_back():
    """Whatever language a test ends in, the next one starts as this one did."""
    qts, ours = QLocale(), i18n.current_locale()
    yield
    i18n.activate("en", ours)
    speech.teach_qt()
    QLocale.setDefault(qts)


@pytest.fixture
def new_desk(qtbot, tmp_path, plain_diary, clock) -> Iterator[Desk]:
    """A window that has opened no diary; the one that it would open is `plain_diary`'s."""
    made = Desk(qtbot, plain_diary.folder, clock, tmp_path / "settings.toml")
    yield made
    made.put_away()


@pytest.fixture
def desk(new_desk: Desk, plain_diary: Diary) -> Desk:
    """A window with an empty diary, open on Today."""
    return new_desk.open(plain_diary)


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """An open diary with one session, on Today."""
    desk.diary.save(make_set(), make_session(22, pain=3, note_to_self=SENTINEL, note_for_therapist=SENTINEL))
    return desk
