"""One window for each diary folder: a second start raises the first window and goes.

The channel is a local socket of this user (no network); its name is a hash of the folder, so it tells nothing.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1000
_RAISE = b"raise\n"


def channel_name(folder: Path) -> str:
    """Return the name of the socket for a diary folder; the same for every path that leads to it."""
    return "fernlight-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def raise_running(folder: Path) -> bool:
    """Ask the window that holds ``folder`` to come forward; return whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_RAISE)
    answered = socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return answered


class RunningInstance(QObject):
    """Listens for later starts. Needs the folder's lock to be held: then a left-over socket is nobody's."""

    raise_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(channel_name(folder))
        self._server.listen(channel_name(folder))

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_requested.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
