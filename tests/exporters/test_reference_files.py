"""Each writer and edition against a file that was looked at. After a wanted change: UPDATE_REFERENCE=1 pytest …, and look."""

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.options import Edition, ExportOptions
from exporters.registry import export
from tests.exporters.conftest import InZone
from tests.exporters.small_programme import action_plan, election_programme, node_id

REFERENCE = Path(__file__).parent / "reference"
OPTIONS = ExportOptions(stand="22.11.2026", version="Entwurf 2", created="2026-11-22T08:00:00Z", embed_fonts=False)
EARLIER = replace(
    action_plan(),
    preface="Für *manche* Bürger*innen und Gründer*innen, z. B. in § 3.",
    nodes=(action_plan().nodes[0],),
)
CASES = {
    "plan": (action_plan(), OPTIONS),
    "plan_wahlprogramm": (action_plan(), replace(OPTIONS, design="wahlprogramm", comments=True)),
    "wahl": (election_programme(), replace(OPTIONS, design="grossdruck", chapter_on_new_page=True)),
    "debate": (action_plan(), replace(OPTIONS, edition=Edition.DEBATE)),
    "table": (action_plan(), replace(OPTIONS, edition=Edition.TABLE)),
    "sheets": (action_plan(), replace(OPTIONS, edition=Edition.SHEETS)),
    "comparison": (
        action_plan(),
        replace(OPTIONS, edition=Edition.COMPARISON, compare_with=EARLIER, compare_name="Entwurf 1"),
    ),
    "excerpt": (action_plan(), replace(OPTIONS, parts=(node_id("lanes"), node_id("shade")))),
}
ONCE = ("word/theme", "word/fontTable", "word/settings", "docProps/", "xl/theme", "xl/styles", "xl/workbook")
"""Parts that are the same in all cases, kept for one of them."""


WITH_EDITIONS, WITHOUT = (".docx", ".html", ".md"), (".json", ".xlsx")
FILES = [(case, suffix) for case in CASES for suffix in WITH_EDITIONS]
FILES += [(case, suffix) for case in ("plan", "excerpt") for suffix in WITHOUT]


@pytest.mark.parametrize(("case", "suffix"), FILES)
def test_the_file_is_as_it_was_looked_at(case: str, suffix: str, in_zone: InZone, tmp_path: Path) -> None:
    in_zone("UTC")
    programme, options = CASES[case]
    target = tmp_path / f"{case}{suffix}"
    export(programme, options, target)
    found = contents(target, whole=case == "plan")
    folder = REFERENCE / suffix.lstrip(".") / case
    if os.environ.get("UPDATE_REFERENCE"):
        store(folder, found)
    assert found == {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.*")}


def contents(target: Path, whole: bool) -> dict[str, str]:
    """The parts of a zip with each element on a line of its own, or the one text."""
    if not zipfile.is_zipfile(target):
        return {f"file{target.suffix}": target.read_text("utf-8")}
    with zipfile.ZipFile(target) as archive:
        names = [name for name in archive.namelist() if whole or not name.startswith(ONCE)]
        return {plain(name): archive.read(name).decode("utf-8").replace("><", ">\n<") for name in names}


def plain(name: str) -> str:
    """A name that is no hidden file and no pattern."""
    return name.replace("_rels/.rels", "_rels/package.rels").replace("[Content_Types]", "Content_Types")


def store(folder: Path, parts: dict[str, str]) -> None:
    for name, text in parts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
