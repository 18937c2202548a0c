"""Export profiles ("Exportprofile") of the open programme: what was chosen, by name, and what was exported last.

Kept as a setting of the store for each programme, so that they come with backups and no print shows them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from desktop.places import stamp_of
from desktop.store_thread import StoreThread
from exporters.option_data import option_data, options_from
from exporters.options import ExportOptions


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of choices. `suffix` is the format's ending; `target` the file written last ("" before), and `stamp` what
    `stamp_of` said of it then ("" where nobody asked)."""

    name: str
    suffix: str
    options: ExportOptions
    target: str = ""
    stamp: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether somebody else has written in the file since: in Word, most likely."""
        now = stamp_of(Path(self.target)) if self.target else ""
        return bool(self.stamp and now) and now != self.stamp


@dataclass(frozen=True, slots=True)
class Profiles:
    """Those of one programme, by name; `last` is what was exported last, None before."""

    named: tuple[Profile, ...] = ()
    last: Profile | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The files that were written last with each, and hold what was written then."""
        return tuple(each.target for each in (*self.named, self.last) if each and each.target and not each.is_changed)

    def with_profile(self, profile: Profile) -> "Profiles":
        """With a profile added, or put in the place of one with its name."""
        others = [each for each in self.named if each.name != profile.name]
        return Profiles(tuple(sorted([*others, profile], key=lambda each: each.name.casefold())), self.last)

    def without(self, name: str) -> "Profiles":
        """Without the profile of that name."""
        return Profiles(tuple(each for each in self.named if each.name != name), self.last)

    def kept(self, profile: Profile) -> "Profiles":
        """With a profile that was not exported: a file that was never written with any is not one that it may replace."""
        return self.with_profile(profile if profile.target in self.targets else replace(profile, target=""))

    def exported(self, profile: Profile) -> "Profiles":
        """After an export."""
        profile = replace(profile, stamp=stamp_of(Path(profile.target)))
        written = (replace(each, stamp=profile.stamp) if each.target == profile.target else each for each in self.named)
        return Profiles(tuple(profile if each.name == profile.name else each for each in written), profile)


class ProfileShelf(QObject):
    """Reads and keeps profiles in the store."""

    def __init__(self, store: StoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def read(self, programme: str, then: Callable[[Profiles], None]) -> None:
        """`then` gets those of a programme."""
        self._store.call(lambda store: store.settings.value(_key(programme)), lambda data: then(profiles_from(data)))

    def keep(self, programme: str, profiles: Profiles) -> None:
        """Keeps them; a store that can only be read is left alone without a word."""
        self._store.call(
            lambda store: store.settings.set(_key(programme), profiles_data(profiles)), failed=lambda _error: None
        )


def profiles_data(profiles: Profiles) -> dict[str, Any]:
    """JSON data that `profiles_from` reads back."""
    return {
        "named": [_data(each) for each in profiles.named],
        "last": _data(profiles.last) if profiles.last else None,
    }


def profiles_from(data: Any) -> Profiles:
    """Profiles from JSON data; what does not fit is left out."""
    if not isinstance(data, dict):
        return Profiles()
    named = data.get("named")
    found = [_profile(each) for each in named] if isinstance(named, list) else []
    return Profiles(tuple(each for each in found if each), _profile(data.get("last")))


def _key(programme: str) -> str:
    return f"export/{programme}"


def _data(profile: Profile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "suffix": profile.suffix,
        "target": profile.target,
        "stamp": profile.stamp,
        "options": option_data(profile.options),
    }


def _profile(data: Any) -> Profile | None:
    if not isinstance(data, dict) or not isinstance(data.get("options"), dict):
        return None
    texts = [data.get(key) for key in ("name", "suffix", "target")]
    if not all(isinstance(each, str) for each in texts):
        return None
    stamp = data.get("stamp")  # earlier versions kept none
    known = stamp if isinstance(stamp, str) else ""
    return Profile(str(texts[0]), str(texts[1]), options_from(data["options"]), str(texts[2]), known)
