"""Errors that a user can do something about. They carry facts; `desktop.messages` makes sentences of them.

    UserError
    ├── FileError               a file cannot be used
    │   ├── UnreadableFile      it cannot be opened, or is not what its ending says
    │   ├── UnsafeFile          it breaks a limit that guards against hostile files
    │   └── UnwritableTarget    it cannot be written
    ├── TreeError               a change would break the tree's order of levels
    ├── NotFound                an id, a number or a name that nothing has
    ├── Ambiguous               words that more than one entry answers to
    ├── FormatError             an outline JSON or a design that does not keep its format
    └── StoreError              the store cannot be used (subclasses in `database`)

Everything that is not a `UserError` is a bug.
"""


class UserError(Exception):
    """Input or environment is at fault; `kind` names the template of the sentence and `values` fills it."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind, values)
        self.kind = kind
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from the worker process to the window."""
        return _rebuild, (type(self), self.kind, self.values)

    def __str__(self) -> str:
        """For logs and test reports, not for users."""
        return f"{self.kind}: {self.values}"


IN_FILE = "in_file"
"""Value of an error whose sentence does not name the file that it is about."""


class FileError(UserError):
    """A file cannot be used. `values` holds `path`."""


class UnreadableFile(FileError):
    """A file cannot be opened, is empty, or is not what its ending says."""


class UnsafeFile(FileError):
    """A file breaks one of the limits that guard against hostile input."""


class UnwritableTarget(FileError):
    """A file cannot be written where it should go."""


class TreeError(UserError):
    """A change would put a node where its level does not belong."""


class NotFound(UserError):
    """Nothing has this id, number or name."""


class Ambiguous(UserError):
    """More than one entry answers; `values` holds `ids`."""


class FormatError(UserError):
    """Data do not keep the format that they claim."""


class StoreError(UserError):
    """The store cannot be used."""


def _rebuild(cls: type[UserError], kind: str, values: dict[str, object]) -> UserError:
    return cls(kind, **values)
