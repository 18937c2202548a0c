"""Folders and the archive of programmes: kept in the store as one setting, so that they travel with it. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

SETTING = "shelves"


@dataclass(frozen=True, slots=True)
class Shelves:
    """`folders` name the folder of a programme; `archived` are those that lie in the archive."""

    folders: Mapping[str, str] = field(default_factory=dict)
    archived: frozenset[str] = frozenset()

    def folder_of(self, programme: str) -> str:
        """Empty for a programme that lies in no folder."""
        return self.folders.get(programme, "")

    def names(self) -> list[str]:
        """The folders that there are, sorted."""
        return sorted(set(self.folders.values()) - {""}, key=str.casefold)

    def with_folder(self, programme: str, folder: str) -> "Shelves":
        """The programme in another folder, or in none."""
        rest = {key: value for key, value in self.folders.items() if key != programme}
        return replace(self, folders=rest | ({programme: folder.strip()} if folder.strip() else {}))

    def with_archived(self, programme: str, archived: bool) -> "Shelves":
        """The programme in the archive, or out of it."""
        return replace(self, archived=self.archived | {programme} if archived else self.archived - {programme})

    def data(self) -> dict[str, Any]:
        """As the store keeps it."""
        return {"folders": dict(self.folders), "archived": sorted(self.archived)}


def shelves_from(data: Any) -> Shelves:
    """What the store kept; what makes no sense is left out."""
    if not isinstance(data, dict):
        return Shelves()
    folders, archived = data.get("folders"), data.get("archived")
    known = {str(key): str(value) for key, value in folders.items()} if isinstance(folders, dict) else {}
    away: Sequence[Any] = archived if isinstance(archived, list) else ()
    return Shelves(known, frozenset(map(str, away)))
