"""Two soft cues, made for this program. Without QtMultimedia or a device there is no sound, and nothing breaks."""

from PySide6.QtCore import QObject, QUrl

from dilator_app import paths
from dilator_app.domain.breathing import Phase
from dilator_app.i18n import _

_FILES = {Phase.IN: "breathe-in.wav", Phase.OUT: "breathe-out.wav"}
_VOLUME = 0.6


class Sounds(QObject):
    """Plays a cue at each turn of the breath while it is on. Loads nothing before it is switched on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[Phase, object] = {}
        self._on = False

    @staticmethod
    def why_silent() -> str:
        """Return why the computer can play none, as it stands on the button; nothing if it can."""
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:
            return _("No sound library")
        return _("No sound device") if QMediaDevices.defaultAudioOutput().isNull() else ""

    @property
    def on(self) -> bool:
        """Whether cues are played."""
        return self._on

    def switch(self, *, on: bool) -> bool:
        """Switch the cues; return whether they are on now."""
        self._on = on and not self.why_silent()
        if self._on and not self._effects:
            self._load()
        return self._on

    def _load(self) -> None:
        from PySide6.QtMultimedia import QSoundEffect

        for phase, name in _FILES.items():
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(paths.resources() / "sounds" / name)))
            effect.setVolume(_VOLUME)
            self._effects[phase] = effect

    def cue(self, phase: object) -> None:
        """Play the cue of a phase that begins."""
        effect = self._effects.get(phase) if isinstance(phase, Phase) else None
        if self._on and effect is not None:
            effect.play()  # type: ignore[attr-defined]
