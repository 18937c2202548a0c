"""The HTML page stands alone, and screen readers and keyboards find their way in it."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from exporters.options import Edition, ExportOptions
from exporters.registry import export
from programme.model import Programme, walk
from tests.exporters.seed_programmes import load, sample_names
from tests.exporters.small_programme import action_plan, election_programme, node_id, with_pictures

OPTIONS = ExportOptions(stand="22.11.2026")


def page(tmp_path: Path, programme: Programme, **options: object) -> html.HtmlElement:
    target = tmp_path / "programm.html"
    export(programme, replace(OPTIONS, **options), target)
    return html.document_fromstring(target.read_text("utf-8"))


@pytest.mark.parametrize("design", ["ratsvorlage", "wahlprogramm", "grossdruck"])
def test_nothing_is_loaded_from_outside(design: str, tmp_path: Path) -> None:
    root = page(tmp_path, action_plan(), design=design)
    assert root.xpath("//script | //img | //link | //iframe | //*[@src]") == []
    assert re.search(r"url\(|@import|http", "".join(root.xpath("//style/text()"))) is None


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("name", [*sample_names(), "plan", "wahl"])
def test_ids_are_unlike_and_every_link_inside_leads_somewhere(name: str, edition: Edition, tmp_path: Path) -> None:
    programme = {"plan": action_plan, "wahl": election_programme}.get(name, lambda: load(name))()
    root = page(tmp_path, programme, edition=edition, compare_with=programme)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {address[1:] for address in root.xpath("//a/@href") if address.startswith("#")}
    assert targets <= set(ids)


def test_pictures_are_inside_the_page(tmp_path: Path) -> None:
    programme, design = with_pictures(action_plan(), tmp_path)
    images = page(tmp_path, programme, design=design).xpath("//header/img")
    assert [image.get("alt") for image in images] == ["Ein Platz mit Bäumen", "Logo Stadt Musterstadt"]
    assert all(image.get("src").startswith("data:image/") for image in images)


def test_language_landmarks_and_headings(tmp_path: Path) -> None:
    root = page(tmp_path, action_plan())
    assert root.get("lang") == "de"
    assert [len(root.xpath(f"//{name}")) for name in ("main", "nav", "header", "footer", "h1")] == [1] * 5
    assert root.xpath("//a[@class='skip']/@href") == ["#" + root.xpath("//main/@id")[0]]
    ranks = [int(element.tag[1]) for element in root.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")]
    assert ranks[0] == 2
    assert all(later <= earlier + 1 for earlier, later in pairwise(ranks))


def test_tables_have_captions_and_heads_of_rows(tmp_path: Path) -> None:
    root = page(tmp_path, action_plan())
    tables = root.xpath("//table")
    assert len(tables) == 2
    assert [table.xpath("string(caption)") for table in tables] == ["Angaben zu Maßnahme 1", "Angaben zu Maßnahme 2"]
    assert all(row.xpath("th/@scope") == ["row"] for row in root.xpath("//tbody/tr"))
    wide = page(tmp_path, action_plan(), edition=Edition.TABLE)
    assert wide.xpath("//thead/tr/th/@scope") == ["col"] * len(wide.xpath("//thead/tr/th"))


def test_a_note_leads_there_and_back(tmp_path: Path) -> None:
    root = page(tmp_path, action_plan())
    mark, back = root.xpath("//a[@role='doc-noteref']")[0], root.xpath("//a[@role='doc-backlink']")[0]
    assert (mark.get("href"), back.get("href")) == ("#fn1", "#" + mark.get("id"))
    assert "Empfehlungen" in root.xpath("string(//*[@id='fn1'])")


def test_every_node_has_its_place(tmp_path: Path) -> None:
    programme = action_plan()
    ids = set(page(tmp_path, programme).xpath("//@id"))
    assert {node.id for node in walk(programme.nodes)} <= ids


def test_a_reference_shows_its_number(tmp_path: Path) -> None:
    root = page(tmp_path, action_plan())
    assert root.xpath(f"string(//*[@id='{node_id('bench')}']/a)") == "1"


def test_text_is_never_markup(tmp_path: Path) -> None:
    programme = replace(action_plan(), title="<script>alert(1)</script>", subtitle='"><b>')
    root = page(tmp_path, programme)
    assert root.xpath("//script | //header//b") == []
    assert root.xpath("string(//h1)") == "<script>alert(1)</script>"


def test_addresses_of_programs_are_no_links(tmp_path: Path) -> None:
    programme = replace(action_plan(), preface="[a](javascript:alert) [b](file:///x) [c](mailto:a@example.org)")
    assert page(tmp_path, programme).xpath("//main/p[1]/a/@href") == ["mailto:a@example.org"]
