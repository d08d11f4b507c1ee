"""What stands on the screen, to compare."""

from PySide6.QtGui import QPixmap


def pixels(picture: QPixmap) -> bytes:
    """Return the pixels of a picture. Its image must live until they are copied: Qt only lends them."""
    image = picture.toImage()
    return bytes(image.constBits())
