"""Sessions begin in a diary that is open, with an empty Today."""

import pytest

from tests.desk import Desk
from tests.journeys.session.sitting import Sitting
from tests.ui.conftest import desk, new_desk

__all__ = ["desk", "new_desk"]


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    """A person in front of an open diary in which nothing is yet."""
    return Sitting(desk)
