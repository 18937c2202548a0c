"""Errors of the store. They carry facts; the sentences stand in `resources/messages`.

StoreError
├── StoreHeld         another process holds the store; `owner` says who
├── StoreMissing      there is no store, or no folder for it
├── StoreForeign      the file is no store of ours, or of a newer program
├── StoreDamaged      the file is damaged and was left as it is
├── StoreReadOnly     a change was asked of a store that is open for reading
├── StoreUnwritable   the disk is full or refuses to write; nothing was changed
├── StaleEdit         someone else changed the entry meanwhile
└── NothingToUndo     undo or redo has nothing to do, or another programme comes first
"""

from programme.errors import StoreError


class StoreHeld(StoreError):
    """Another process holds the store. `values`: path, user, host, pid, since ("" where unknown)."""


class StoreMissing(StoreError):
    """There is no store at this path, or no folder to put one."""


class StoreForeign(StoreError):
    """The file is not a store, or a newer program made it."""


class StoreDamaged(StoreError):
    """The store is damaged; the file was left as it is."""


class StoreReadOnly(StoreError):
    """The store is open for reading only."""


class StoreUnwritable(StoreError):
    """The disk is full or refuses to write. Nothing of the change is in the file."""


class StaleEdit(StoreError):
    """The entry has another version number than the caller saw."""


class GiveWay(Exception):
    """Raised by an `on_step` within a long change that something short waits for: see `Ledger.patiently`."""


class NothingToUndo(StoreError):
    """There is nothing to undo or redo, or the newest change reaches into another programme with newer ones."""
