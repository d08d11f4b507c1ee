"""The way in: ``fernlight`` and ``python -m dilator_app``."""

import sys
from pathlib import Path

from dilator_app import cli


def main() -> int:
    """Run what the command line asks for; without a command, the window."""
    return cli.run(sys.argv[1:], _open_window)


def _open_window(diary: Path | None, *, sample: bool, passphrase: str | None) -> int:
    from dilator_app import app

    return app.main(diary, sample=sample, passphrase=passphrase)


if __name__ == "__main__":
    sys.exit(main())
