"""A window in front of the sample, locked or open."""

import pytest

from dilator_app import sample
from tests.desk import Desk
from tests.makers import TODAY


@pytest.fixture
def desk(qtbot, folder, template, tmp_path, clock):
    """A window in front of an encrypted diary that holds the sample."""
    opened = template.open(folder, clock)
    sample.fill(opened, TODAY)
    opened.close()
    made = Desk(qtbot, folder, clock, tmp_path / "settings.toml")
    yield made
    made.put_away()


@pytest.fixture
def unlocked(desk, template, folder, clock):
    return desk.open(template.open(folder, clock))
