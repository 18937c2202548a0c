"""Export profiles: written and read without loss, tolerant of later releases; the dialog applies and keeps them."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.pages.export_profiles import Profile, Profiles, profiles_data, profiles_from
from exporters.option_data import option_data, options_from
from exporters.options import Edition, ExportOptions
from programme.measures import MeasureQuery

OPTIONS = st.builds(
    ExportOptions,
    edition=st.sampled_from(Edition),
    parts=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    design=st.text(max_size=9),
    cover=st.booleans(),
    contents_depth=st.integers(1, 3),
    comments=st.booleans(),
    line_width=st.integers(40, 120),
    measure_filter=st.none() | st.builds(MeasureQuery, responsible=st.text(max_size=5)),
)
PROFILES = st.builds(Profile, st.text(max_size=9), st.sampled_from([".pdf", ".docx"]), OPTIONS, st.text(max_size=9))


@given(st.lists(PROFILES, max_size=3).map(tuple), st.none() | PROFILES)
def test_profiles_are_read_as_they_were_written(named: tuple[Profile, ...], last: Profile | None) -> None:
    profiles = Profiles(named, last)
    assert profiles_from(profiles_data(profiles)) == profiles


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_anything_else_is_no_profile(data: object) -> None:
    assert profiles_from(data).named == ()


def test_what_does_not_fit_is_as_usual() -> None:
    data = option_data(ExportOptions(cover=False)) | {"edition": "hologram", "contents": "yes", "new": 1}
    assert options_from(data) == ExportOptions(cover=False)


def test_the_day_is_not_kept() -> None:
    assert options_from(option_data(ExportOptions(stand="1.1.2026", version="V1"))) == ExportOptions()


def test_a_profile_is_replaced_by_its_name_and_remembered_as_last() -> None:
    one, two = Profile("a", ".pdf", ExportOptions()), Profile("a", ".docx", ExportOptions())
    profiles = Profiles().with_profile(one).with_profile(two)
    assert profiles.named == (two,)
    exported = profiles.exported(Profile("a", ".docx", ExportOptions(), "x.docx"))
    assert exported.last == exported.named[0]
    assert profiles.without("a").named == ()
