"""A diary with something in it that can be lost."""

import pytest

from dilator_app.diary.folder import DiaryFolder
from tests.makers import days_ago, make_session, make_set


@pytest.fixture
def filled(folder, template, clock) -> DiaryFolder:
    """A closed diary with forty sessions."""
    diary = template.open(folder, clock)
    diary.save(make_set(), *[make_session(22, pain=n % 11, day=days_ago(n)) for n in range(40)])
    diary.close()
    return folder
