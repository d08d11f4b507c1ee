import pytest

from dilator_app.ui import theme


@pytest.fixture(autouse=True)
def light_look(qapp):
    """Every test of the window starts in the light look with the program's own font."""
    theme.register_fonts()
    theme.apply(qapp, "light")
