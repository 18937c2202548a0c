"""All programmes of the store for what looks at them again and again: only what changed since is read anew. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from programme.model import Programme

if TYPE_CHECKING:
    from database.backend import OnStep
    from database.records import ProgrammeInfo
    from database.store import Store


class KnownProgrammes:
    """Belongs to the store's thread."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[ProgrammeInfo, Programme]] = {}

    def read(
        self,
        store: "Store",
        wanted: "Callable[[ProgrammeInfo], bool]" = lambda _info: True,
        on_step: "OnStep | None" = None,
    ) -> list[Programme]:
        """Those that are not in the bin and that are `wanted`, the last changed first; all others are forgotten."""
        before, self._known = self._known, {}
        for info in filter(wanted, store.library.overview()):
            known = before.get(info.id)
            is_same = known is not None and known[0] == info
            self._known[info.id] = known if known and is_same else (info, store.library.programme(info.id, on_step))
        return [programme for _info, programme in self._known.values()]

    def forget(self, _store: "Store | None" = None) -> list[Programme]:
        """Holds nothing any more, and gives that back."""
        self._known = {}
        return []
