import pytest

from dilator_app.education import library


@pytest.fixture(scope="session")
def english():
    """The shipped English pages."""
    return library.load(library.folder())
