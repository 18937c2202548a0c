"""Where the window proposes to read and write."""

from pathlib import Path

import pytest

from desktop.places import documents_folder


def test_the_first_folder_offered_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first export into the documents folder failed where that was never made."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    named = tmp_path / "Dokumente"
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(named))
    assert documents_folder() == tmp_path
    named.mkdir()
    assert documents_folder() == named
