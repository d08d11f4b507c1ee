"""What somebody does in the welcome, and what stands there."""

from dilator_app.ui.key_part import KeyBoxes
from dilator_app.ui.messages import Message
from dilator_app.ui.welcome.frame import Welcome
from tests.desk import Desk

LONG = "quiet lamp river fern soon"


def welcome(desk: Desk) -> Welcome:
    (found,) = [w for w in desk.window.findChildren(Welcome) if w.isVisible()]
    return found


def step(desk: Desk):
    return welcome(desk).step


def written(desk: Desk) -> list[str]:
    folder = desk.folder.path
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def shown_key(desk: Desk) -> str:
    return step(desk).findChild(KeyBoxes).accessibleDescription()


def choose(desk: Desk, passphrase: str = LONG, again: str | None = None) -> None:
    desk.tab_to("Passphrase")
    desk.type(passphrase)
    desk.tab_to("Type it again")
    desk.type(passphrase if again is None else again)


def go_without(desk: Desk) -> None:
    desk.click("Go on without a passphrase")
    desk.click("Go on without", desk.dialog(Message))
    desk.come_back()
    desk.settle()
