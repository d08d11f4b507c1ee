"""Opening a diary, and looking whether that changed anything."""

from dilator_app.diary.diary import Diary
from dilator_app.diary.folder import DiaryFolder
from tests.makers import PASSPHRASE, FixedClock


def unlock(folder, passphrase=PASSPHRASE):
    return Diary.unlock(folder, passphrase, FixedClock())


def contents(folder: DiaryFolder) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.path.iterdir()}


def pains(diary):
    return [s.worst_pain for s in diary.newest_sessions(40)]
