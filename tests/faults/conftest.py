"""A disk that can fail."""

import pytest

from tests.faults.fault_vfs import faulty_disk


@pytest.fixture
def disk():
    """Every touch of the disk goes through it, until it is healed."""
    with faulty_disk() as disk:
        yield disk
