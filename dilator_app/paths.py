"""Where things lie: the shipped resources and the platform's folders for diary, settings, cache and log."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NAME = "fernlight"


@cache
def resources() -> Path:
    """Return the folder of shipped resources: packaged inside a wheel, beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "resources"
    return packaged if packaged.is_dir() else package.parent / "resources"


def fonts() -> Path:
    """Return the folder with the Source Sans Pro files of the ``font-source-sans-pro`` package."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


def arabic_fonts() -> Path:
    """Return the folder with IBM Plex Sans Arabic, for what a person writes in that script on paper."""
    import fontpkg_ibm_plex_sans_arabic

    return Path(fontpkg_ibm_plex_sans_arabic.__file__).parent / "files"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one person on one computer. Nothing is created before it is written to."""

    diary: Path
    settings_file: Path
    cache: Path
    log: Path

    @classmethod
    def of_platform(cls) -> "Places":
        """Return the folders that the platform's conventions name."""
        import platformdirs

        return cls(
            diary=Path(platformdirs.user_data_dir(_NAME, appauthor=False)),
            settings_file=Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "settings.toml",
            cache=Path(platformdirs.user_cache_dir(_NAME, appauthor=False)),
            log=Path(platformdirs.user_log_dir(_NAME, appauthor=False)),
        )
