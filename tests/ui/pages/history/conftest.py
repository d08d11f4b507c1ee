"""History with three sessions."""

import pytest

from dilator_app.domain.session import Session
from tests.desk import Desk
from tests.ui.pages.history.looking import SIZES


@pytest.fixture
def history(desk: Desk):
    """Write sessions and look at them."""

    def show(*sessions: Session):
        desk.diary.save(SIZES, *sessions)
        return desk.page("history")

    return show
