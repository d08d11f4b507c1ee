"""A log that holds no entry, no passphrase and no path of an export.

Only fixed texts written by developers go in: the formatter prints a record's template and its argument names, never a
value, and of an exception only its type and the places in the code it came through.
"""

import logging
import traceback
from pathlib import Path

_SIZE = 256 * 1024
_KEPT = 2


class RedactingFormatter(logging.Formatter):
    """Prints the message template unfilled, and exceptions without their text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, plus the frames of an exception."""
        stamp = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        line = f"{stamp} {record.levelname} {record.name}: {record.msg if isinstance(record.msg, str) else '?'}"
        if record.exc_info and record.exc_info[0] is not None:
            line += "\n" + describe(record.exc_info[1])
        return line


def describe(error: BaseException | None) -> str:
    """Return an exception as its type and its frames: file name, line and function, no values, no message."""
    lines = []
    while error is not None:
        lines.append(type(error).__name__)
        frames = traceback.extract_tb(error.__traceback__)
        lines.extend(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        error = error.__cause__ or error.__context__
    return "\n".join(lines)


class _LogFile(logging.Handler):
    """The rotating file, which is opened, and its library loaded, when there is something to note."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._opened: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        if self._opened is None:
            from logging.handlers import RotatingFileHandler

            self._opened = RotatingFileHandler(
                self._file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True
            )
            self._opened.setFormatter(RedactingFormatter())
        self._opened.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.close()
        super().close()


def start(folder: Path) -> Path | None:
    """Log warnings and worse to ``folder``; return the file, or None where it cannot be written."""
    logger = logging.getLogger("fernlight")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logging.lastResort = logging.NullHandler()  # what a library remarks on is nothing for a person's terminal
    stop()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        logger.addHandler(logging.NullHandler())
        return None
    file = folder / "log.txt"
    logger.addHandler(_LogFile(file))
    return file


def stop() -> None:
    """Close the log file."""
    logger = logging.getLogger("fernlight")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def unexpected(error: BaseException) -> None:
    """Note a bug: its type and where it was, nothing else."""
    logging.getLogger("fernlight").error("Unexpected error", exc_info=(type(error), error, error.__traceback__))
