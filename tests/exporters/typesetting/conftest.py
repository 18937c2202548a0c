"""Real fonts and real hyphenation: the core is never tested against made-up metrics."""

import pytest

from exporters.typesetting.fonts import FontSet
from exporters.typesetting.inline import RunStyle
from exporters.typesetting.lines import LineSetter
from programme.language.hyphenation import hyphenator
from resources.paths import font_path, resources_dir


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    names = {
        "serif": "SourceSerif4-Regular",
        "bold": "SourceSerif4-Bold",
        "sans": "SourceSans3-Regular",
    }
    return FontSet({key: font_path(name) for key, name in names.items()}, ["sans"])


@pytest.fixture(scope="session")
def setter(fonts: FontSet) -> LineSetter:
    return LineSetter(fonts, hyphenator(resources_dir() / "hyphenation" / "de_1996.pat").positions)


@pytest.fixture
def plain() -> RunStyle:
    return RunStyle("serif", 10.0)
