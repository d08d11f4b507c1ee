"""What must be known before the diary is unlocked: language, look, lock delay. Nothing about the person."""

import contextlib
import os
import tempfile
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from dilator_app.errors import CouldNotWrite

THEMES = ("system", "light", "dark", "high-contrast")
LOCK_MINUTES = (1, 2, 5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class Settings:
    """One computer's settings. Unknown or impossible values in the file fall back to these defaults."""

    language: str = ""  # empty: the computer's
    theme: str = "system"
    lock_after_minutes: int = 5
    reduced_motion: bool = False
    diary_folder: str = ""  # empty: the platform's
    window_width: int = 1280
    window_height: int = 800
    maximised: bool = False
    failed_unlocks: int = 0
    last_failed_unlock: float = 0.0  # seconds since 1970; slows a person at the keyboard, nothing more

    @classmethod
    def read(cls, file: Path) -> "Settings":
        """Return the settings in ``file``; a missing or broken file gives the defaults."""
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        return cls._checked(values)

    @classmethod
    def _checked(cls, values: dict[str, Any]) -> "Settings":
        known = {f.name: values[f.name] for f in fields(cls) if f.name in values}
        fitting = {name: value for name, value in known.items() if type(value) is type(getattr(_DEFAULTS, name))}
        settings = replace(_DEFAULTS, **fitting)
        if settings.theme not in THEMES:
            settings = replace(settings, theme="system")
        if settings.lock_after_minutes not in LOCK_MINUTES:
            settings = replace(settings, lock_after_minutes=_DEFAULTS.lock_after_minutes)
        return settings

    def write(self, file: Path) -> None:
        """Store the settings whole or not at all. Raises `CouldNotWrite`."""
        import tomli_w

        write_whole(file, tomli_w.dumps(asdict(self)).encode())


_DEFAULTS = Settings()


def write_whole(file: Path, content: bytes) -> None:
    """Write ``content`` to ``file`` for this user alone, through a temporary file beside it.

    A reader sees the old or the new file, never half of one. Raises `CouldNotWrite`.
    """
    temporary = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(file)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise CouldNotWrite.from_os(error) from error


class SettingsFile:
    """The settings in force and the file that keeps them. A change that cannot be stored still holds until the end."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.settings = Settings.read(file)

    def change(self, **values: Any) -> None:
        """Change some settings now and store them, without a word when the disk does not take them."""
        self.settings = replace(self.settings, **values)
        with contextlib.suppress(CouldNotWrite):
            self.settings.write(self.file)
