"""Designs as files: bundled ones are whole and legible, own ones are read back, mistakes are named."""

import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from exporters.design import Design, Look, design_data, design_names, load_design, parse_design, save_design
from programme.errors import FormatError, NotFound
from resources.paths import font_names


def looks(value: object) -> list[Look]:
    """All looks of a design, wherever they stand."""
    if isinstance(value, Look):
        return [value]
    if isinstance(value, tuple):
        return [look for each in value for look in looks(each)]
    if hasattr(value, "__dataclass_fields__"):
        return [look for each in fields(value) for look in looks(getattr(value, each.name))]  # type: ignore[arg-type]
    return []


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_three_designs_are_bundled() -> None:
    assert design_names() == ["grossdruck", "ratsvorlage", "wahlprogramm"]


@pytest.mark.parametrize("name", design_names())
class TestBundled:
    def test_it_is_read_back_as_it_was(self, name: str) -> None:
        design = load_design(name)
        assert parse_design(json.loads(json.dumps(design_data(design)))) == design
        assert design.key == name

    def test_its_fonts_are_bundled(self, name: str) -> None:
        design = load_design(name)
        for family in (design.text_family, design.head_family):
            cuts = {family.regular, family.bold, family.italic, family.bold_italic}
            assert cuts <= set(font_names())

    def test_every_text_has_the_contrast_that_wcag_asks_for(self, name: str) -> None:
        design = load_design(name)
        on_ground = {design.cover.title, design.cover.subtitle} if design.cover.ground else set()
        for look in looks(design):
            assert re.fullmatch(r"#[0-9a-f]{6}", look.colour)
            assert contrast(look.colour, design.cover.ground if look in on_ground else "#ffffff") >= 4.5

    def test_lines_have_room(self, name: str) -> None:
        for look in looks(load_design(name)):
            assert look.leading >= look.size * 1.1


def test_large_print_is_large_and_plain() -> None:
    design = load_design("grossdruck")
    body = [design.text, design.lead, design.field_label, design.field_value, design.measure, *design.headings]
    assert min(look.size for look in body) >= 16
    assert not design.italics
    assert not any(look.hyphenated for look in looks(design))


def test_an_own_design_is_a_file(tmp_path: Path) -> None:
    target = tmp_path / "unser.json"
    design = load_design("wahlprogramm")
    save_design(design, target)
    assert load_design(str(target)) == design


def test_an_unknown_design_is_named() -> None:
    with pytest.raises(NotFound) as caught:
        load_design("barock")
    assert caught.value.values["name"] == "barock"


def changed(change: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(design_data(load_design("ratsvorlage"))))
    change(data)
    return data


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda data: data.update(format=2), "format"),
        (lambda data: data["page"].update(width="210"), "page.width"),
        (lambda data: data["page"].update(breite=210), "page.breite"),
        (lambda data: data["text"].update(align="block"), "text.align"),
        (lambda data: data["headings"][1].update(size=None), "headings[1].size"),
        (lambda data: data.update(headings=[]), "headings"),
        (lambda data: data["page"].pop("width"), "page"),
        (lambda data: data.update(measure_form="kreis"), "measure_form"),
        (lambda data: data.update(page=3), "page"),
    ],
)
def test_a_mistake_is_named_by_its_place(change: Any, where: str) -> None:
    with pytest.raises(FormatError) as caught:
        parse_design(changed(change))
    assert caught.value.values["where"] == where


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "kaputt.json"
    target.write_text("{", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        load_design(str(target))
    assert caught.value.kind == "design_unreadable"


def test_whole_numbers_are_lengths_too() -> None:
    design = parse_design(changed(lambda data: data["page"].update(width=200)))
    assert isinstance(design, Design)
    assert design.page.width == 200.0


def test_a_bundled_design_is_found_as_people_write_its_name() -> None:
    assert load_design("Großdruck") == load_design("grossdruck")


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("page.width", 0.0),
        ("page.width", -5.0),
        ("page.inner", 200.0),
        ("page.top", 290.0),
        ("text.size", 0.0),
        ("text.size", float("nan")),
        ("text.size", float("inf")),
        ("text.leading", 0.0),
        ("text.before", 1e9),
        ("text.family", "anders"),
        ("text.colour", "rot"),
        ("text_family.regular", "../fremd"),
        ("headings", "one"),
        ("label_share", 4.0),
        ("list_indent", -1.0),
        ("cover.top", 9999.0),
        ("cover.ground_height", 7.0),
        ("cover.ground", "blau"),
        ("accent", ""),
    ],
)
def test_a_value_that_no_page_can_be_set_with_is_named(tmp_path: Path, where: str, value: object) -> None:
    target = tmp_path / "unser.json"
    data: Any = json.loads(json.dumps(design_data(load_design("wahlprogramm"))))
    *path, last = where.split(".")
    place = data
    for step in path:
        place = place[step]
    place[last] = data["headings"][:1] if value == "one" else value
    target.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        load_design(str(target))
    assert caught.value.values["where"] == where


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    design = load_design("ratsvorlage")
    broken = replace(design, page=replace(design.page, inner=150.0, outer=50.0))
    with pytest.raises(FormatError):
        save_design(broken, tmp_path / "unser.json")
    assert not (tmp_path / "unser.json").exists()
