"""A file system that fails on command: SQLite's own default one with reading, writing and the rest wrapped.

SQLite reaches files through a table of C functions. This copies the table of the sqlcipher3 library, puts Python in
front of the functions that touch the disk, and registers the copy as the default, so that whatever opens a diary goes
through it. It needs no rights and no mounted disk, and works on every system.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast, pointer
from pathlib import PurePath
from typing import NamedTuple

import sqlcipher3._sqlite3

OK = 0
FULL = 13
IOERR_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE = (10 | number << 8 for number in (1, 3, 4, 6, 10))
CANTOPEN = 14
FAILURES = {
    "read": IOERR_READ,
    "write": IOERR_WRITE,
    "sync": IOERR_FSYNC,
    "truncate": IOERR_TRUNCATE,
    "open": CANTOPEN,
    "delete": IOERR_DELETE,
}

# Names stay pointers: SQLite keeps them, and parameters lie behind their end.
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_Close = CFUNCTYPE(c_int, c_void_p)
_Transfer = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(Structure):
    """``sqlite3_vfs``, version 3."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app_data", c_void_p),
        ("open", _Open),
        ("delete", _Delete),
        *((name, c_void_p) for name in ("access", "full_path", "dl_open", "dl_error", "dl_sym", "dl_close")),
        *((name, c_void_p) for name in ("randomness", "sleep", "current_time", "last_error", "current_time_64")),
        *((name, c_void_p) for name in ("set_call", "get_call", "next_call")),
    )


class _Methods(Structure):
    """``sqlite3_io_methods``, version 3."""

    _fields_ = (
        ("version", c_int),
        ("close", _Close),
        ("read", _Transfer),
        ("write", _Transfer),
        ("truncate", _Truncate),
        ("sync", _Sync),
        *((name, c_void_p) for name in ("size", "lock", "unlock", "check_lock", "control", "sector", "traits")),
        *((name, c_void_p) for name in ("shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch")),
    )


class _File(Structure):
    """The head of every ``sqlite3_file``."""

    _fields_ = (("methods", POINTER(_Methods)),)


class Call(NamedTuple):
    """One touch of the disk."""

    what: str  # a key of FAILURES
    file: str  # "db", "db-wal" ...: what follows the last dot


Decide = Callable[[Call], int]
_library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
_library.sqlite3_vfs_find.restype = POINTER(_Vfs)
_alive: list[object] = []
"""C keeps pointers to what is in here, perhaps for longer than a test."""


class Disk:
    """The wrapped file system: what was called, and what fails from now on."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.decide: Decide = lambda _: OK
        self._original = _library.sqlite3_vfs_find(None)
        self._names: dict[int, str] = {}
        self._wrapped: dict[int, _Methods] = {}
        self._vfs = _Vfs.from_buffer_copy(self._original.contents)
        self._vfs.next = None
        self._vfs.name = f"faulty{id(self)}".encode()
        self._vfs.open = _Open(self._open)
        self._vfs.delete = _Delete(self._delete)
        _alive.append(self)

    # --- what a test says --------------------------------------------------------------------------------------------
    def heal(self) -> None:
        """Let everything succeed again."""
        self.decide = lambda _: OK

    def fail(
        self, *, at: int = 1, whats: tuple[str, ...] = ("write",), code: int | None = None, once: bool = False
    ) -> None:
        """Fail the ``at``-th of the next calls that are among ``whats``, and unless ``once`` all such calls after it.

        ``code`` is SQLite's; by default the I/O error of that call.
        """
        seen = 0

        def decide(call: Call) -> int:
            nonlocal seen
            if call.what not in whats:
                return OK
            seen += 1
            failing = seen == at if once else seen >= at
            return (code or FAILURES[call.what]) if failing else OK

        self.decide = decide

    def recorded(self, whats: tuple[str, ...] = tuple(FAILURES)) -> list[Call]:
        """Return the calls so far among ``whats`` and begin anew."""
        found = [call for call in self.calls if call.what in whats]
        self.calls.clear()
        return found

    # --- what SQLite calls -------------------------------------------------------------------------------------------
    def _judge(self, what: str, file: str) -> int:
        call = Call(what, file)
        self.calls.append(call)
        return self.decide(call)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out_flags: int) -> int:
        suffix = _suffix(name)
        code = self._judge("open", suffix)
        if code != OK:
            cast(file, POINTER(c_void_p))[0] = None  # no methods: SQLite will not close what was never open
            return code
        code = self._original.contents.open(cast(self._original, c_void_p).value, name, file, flags, out_flags)
        if code == OK:
            self._names[file] = suffix
            opened = cast(file, POINTER(_File)).contents
            opened.methods = pointer(self._methods(opened.methods))
        return int(code)

    def _delete(self, _vfs: int, name: int, sync_folder: int) -> int:
        code = self._judge("delete", _suffix(name))
        if code != OK:
            return code
        return int(self._original.contents.delete(cast(self._original, c_void_p).value, name, sync_folder))

    def _methods(self, original: "ctypes._Pointer[_Methods]") -> _Methods:
        address = cast(original, c_void_p).value or 0
        if address not in self._wrapped:
            real = _Methods.from_buffer_copy(original.contents)
            wrapped = _Methods.from_buffer_copy(original.contents)
            for name in ("read", "write", "truncate", "sync"):
                kind = dict(_Methods._fields_)[name]
                setattr(wrapped, name, kind(self._in_front_of(name, getattr(real, name))))
            self._wrapped[address] = wrapped
            _alive.append((real, wrapped))
        return self._wrapped[address]

    def _in_front_of(self, what: str, real: Callable[..., int]) -> Callable[..., int]:
        def call(file: int, *arguments: int) -> int:
            code = self._judge(what, self._names[file])
            return code if code != OK else real(file, *arguments)

        return call


def _suffix(name: int | None) -> str:
    return PurePath(ctypes.string_at(name).decode()).suffix[1:] if name else "temporary"


@contextmanager
def faulty_disk() -> Iterator[Disk]:
    """Make a `Disk` the default file system. Whatever was opened on it must be closed before it ends."""
    disk = Disk()
    _library.sqlite3_vfs_register(pointer(disk._vfs), 1)
    try:
        yield disk
    finally:
        disk.heal()
        _library.sqlite3_vfs_register(disk._original, 1)
        _library.sqlite3_vfs_unregister(pointer(disk._vfs))
