"""What all tests share: no screen needed, no deadline, never the developer's own store, and the way to the real documents."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    screen = Path(__file__).with_name("screen.json")  # as in an office; without it 800 by 800, on which windows are cut
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen}")

# No deadline: two cores that others use too make any law slow now and then. CI tries the same examples each time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Stores, settings and logs that a test opens by default land in a temporary folder."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        folder = home / name.removeprefix("XDG_").removesuffix("_HOME").lower()
        folder.mkdir()
        os.environ[name] = str(folder)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout; a test that asks for it skips where there is none."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("no folder of real documents (../shared) beside this checkout")
    return folder
