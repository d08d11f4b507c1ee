import pytest

from dilator_app.education import library


@pytest.fixture(scope="session")
def english():
    """The shipped English pages."""
    return library.load(library.folder())


@pytest.fixture(scope="session")
def spanish():
    """The shipped Spanish pages."""
    return library.load(library.folder(), "es")


@pytest.fixture(params=["en", "es"])
def pages(request, english, spanish):
    """The shipped pages of each language."""
    return {"en": english, "es": spanish}[request.param]
