"""The way in: ``fernlight`` and ``python -m dilator_app``."""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Run what the command line asks for; without a word there is nothing to read, and the window opens at once."""
    if not sys.argv[1:]:
        return _open_window(None, sample=False, passphrase=None)
    from dilator_app import cli

    return cli.run(sys.argv[1:], _open_window)


def _open_window(diary: Path | None, *, sample: bool, passphrase: str | None) -> int:
    gc.disable()  # until the window stands: what is made on the way stays, and looking for garbage takes 15 ms
    from dilator_app import app

    return app.main(diary, sample=sample, passphrase=passphrase)


if __name__ == "__main__":
    sys.exit(main())
