"""Paragraphs to lines: nothing lost, nothing too wide, the rules of German typography kept."""

import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typesetting.breaking import hanging
from exporters.typesetting.fonts import FontSet
from exporters.typesetting.inline import RunStyle, Span
from exporters.typesetting.lines import JOINT, Align, Line, LineSetter, LineStyle
from exporters.typesetting.metrics import SOFT_HYPHEN

PROSE = (
    "Wir wollen, dass die Bürger*innenbeteiligung nach § 3 Abs. 2 der Gemeindeordnung gestärkt wird – und zwar mit "
    "1,5 Mio. Euro bis zum 3. März 2027. Die Straßenbahnhaltestellen und Kindertagesstätten werden barrierefrei "
    "ausgebaut; das Stadtentwicklungskonzept für Rad-, Fuß- und Busverkehr (z. B. im Süden) wird fortgeschrieben. "
)
STYLES = [LineStyle(Align.LEFT), LineStyle(Align.JUSTIFIED), LineStyle(Align.LEFT, balanced=True, hyphenated=False)]
ALPHABET = st.text(st.sampled_from("aeinrstWÄß-/–.,*0 §\u00a0\u00ad☐漢\n"), max_size=60)


def read(lines: tuple[Line, ...]) -> str:
    """What a reader of the text gets: divided words joined, the blanks at line ends kept."""
    return "".join(line.text.removesuffix(SOFT_HYPHEN).removesuffix(JOINT) for line in lines)


def drawn_width(line: Line, fonts: FontSet) -> float:
    """The width measured anew from the runs, word by word, without the blank at the line's end."""
    total = 0.0
    for number, run in enumerate(line.runs):
        text = run.text.replace(JOINT, "")
        if number == len(line.runs) - 1:
            text = text.rstrip(" ")
        face = fonts[run.style.font]
        words = sum(map(face.word, text.replace("\u00a0", " ").split(" ")))
        blanks = text.count(" ")
        total += (words + blanks * face.widths[" "]) * run.style.size / 1000 + blanks * line.stretch
    return total


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("width", [90.0, 180.0, 450.0])
def test_no_word_is_lost_and_no_line_too_wide(
    setter: LineSetter, plain: RunStyle, style: LineStyle, width: float
) -> None:
    lines = setter.lines((Span(PROSE * 3, plain),), style, width)
    assert " ".join(read(lines).split()) == " ".join((PROSE * 3).split())
    for line in lines:
        hang = hanging(line.text.rstrip(" " + JOINT)) * 8 if style.align is Align.JUSTIFIED else 0.0
        assert drawn_width(line, setter.fonts) <= width + hang + 0.02
        assert line.width == pytest.approx(drawn_width(line, setter.fonts), abs=0.05)


@given(text=ALPHABET, width=st.floats(25, 300), style=st.sampled_from(STYLES))
def test_any_text_keeps_its_letters_and_ends(setter: LineSetter, text: str, width: float, style: LineStyle) -> None:
    lines = setter.lines((Span(text, RunStyle("serif", 10.0)),), style, width)
    letters = [sign for sign in text if sign not in " \n\u00a0\u00ad漢"]
    assert [sign for sign in read(lines) if sign not in " \u00a0□"] == letters


@given(texts=st.lists(ALPHABET, min_size=1, max_size=4), width=st.floats(40, 300))
def test_runs_of_several_styles_stand_side_by_side(setter: LineSetter, texts: list[str], width: float) -> None:
    styles = [RunStyle("serif", 10.0), RunStyle("bold", 12.0), RunStyle("sans", 7.0, rise=3.0)]
    spans = tuple(Span(text, styles[number % 3]) for number, text in enumerate(texts))
    for line in setter.lines(spans, LineStyle(), width):
        x = 0.0
        for run in line.runs:
            assert run.x == pytest.approx(x, abs=0.01)
            x = run.x + run.width
        assert x == pytest.approx(line.width, abs=3.5)  # the blank at the end is not counted


def test_justified_lines_fill_their_width(setter: LineSetter, plain: RunStyle) -> None:
    lines = setter.lines((Span(PROSE * 2, plain),), LineStyle(Align.JUSTIFIED), 300.0)
    for line in lines[:-1]:
        assert 300.0 <= line.width <= 304.0
        assert -0.6 < line.stretch < 4.0
    assert lines[-1].stretch == 0.0


def test_balanced_lines_are_more_even_than_filling_line_by_line(setter: LineSetter, plain: RunStyle) -> None:
    def worst(lines: tuple[Line, ...]) -> float:
        return max(320.0 - line.width for line in lines[:-1])

    spans = (Span(PROSE * 2, plain),)
    even = setter.lines(spans, LineStyle(Align.LEFT, hyphenated=False, balanced=True), 320.0)
    greedy = setter.lines(spans, LineStyle(Align.LEFT, hyphenated=False), 320.0)
    assert worst(even) <= worst(greedy)


def test_a_heading_breaks_into_lines_of_like_length(setter: LineSetter, plain: RunStyle) -> None:
    spans = (Span("Konkrete Ziele in Bezug auf Bildung und Betreuung in den Vororten", plain),)
    first, second = setter.lines(spans, LineStyle(hyphenated=False, balanced=True), 290.0)
    assert abs(first.width - second.width) < 60


def test_balanced_lines_are_as_few_and_divide_no_word(setter: LineSetter, plain: RunStyle) -> None:
    compared = 0
    for width in range(120, 420, 9):
        spans = (Span(PROSE, plain),)
        greedy = setter.lines(spans, LineStyle(hyphenated=False), float(width))
        even = setter.lines(spans, LineStyle(balanced=True), float(width))
        if all(line.text[-1:] != SOFT_HYPHEN for line in greedy):
            compared += 1
            assert len(even) <= len(greedy)
            assert all(line.text[-1:] != SOFT_HYPHEN and line.width <= width + 0.01 for line in even)
    assert compared


def test_gender_forms_break_inside_a_part_but_not_at_the_sign(setter: LineSetter, plain: RunStyle) -> None:
    ends = set()
    for width in range(40, 140, 3):
        lines = setter.lines((Span("Die Bürger*innenbeteiligung", plain),), LineStyle(), float(width))
        ends |= {line.text.rstrip(SOFT_HYPHEN) for line in lines[:-1]}
    assert not any(end.endswith(("Bürger", "Bürger*")) for end in ends)
    assert any(end.endswith("Bürger*innen") for end in ends)


def test_three_letters_stay_on_each_side(setter: LineSetter, plain: RunStyle) -> None:
    divided = 0
    for width in range(30, 120, 2):
        lines = setter.lines((Span("Wir lesen Aktionsplanung", plain),), LineStyle(), float(width))
        for line, following in itertools.pairwise(lines):
            if line.text.endswith(SOFT_HYPHEN):
                divided += 1
                assert len(line.text.split()[-1].rstrip(SOFT_HYPHEN)) >= 3
                assert len(following.text.split()[0]) >= 3
    assert divided


@pytest.mark.parametrize("kept", ["z. B.", "§ 3", "12 %", "3. März", "E. Roth", "Rad- und"])
def test_what_belongs_together_is_on_one_line(setter: LineSetter, plain: RunStyle, kept: str) -> None:
    for width in range(100, 240, 5):
        lines = setter.lines((Span(f"Hier steht nun {kept} Weg mitten im Satz", plain),), LineStyle(), float(width))
        assert any(kept in line.text for line in lines), width


def test_the_authors_no_break_space_is_kept(setter: LineSetter, plain: RunStyle) -> None:
    for width in range(100, 220, 5):
        lines = setter.lines((Span("Das ist Musterstadt\u00a0Süd und sonst nichts", plain),), LineStyle(), float(width))
        assert any("Musterstadt Süd" in line.text for line in lines)


def test_the_authors_soft_hyphens_are_the_only_places(setter: LineSetter, plain: RunStyle) -> None:
    text = f"Xylo{SOFT_HYPHEN}phonorchester"
    seen = {
        line.text for width in range(30, 90) for line in setter.lines((Span(text, plain),), LineStyle(), float(width))
    }
    assert f"Xylo{SOFT_HYPHEN}" in seen
    whole = setter.lines((Span(text, plain),), LineStyle(), 200.0)
    assert whole[0].text == "Xylophonorchester"


def test_a_word_of_200_letters_is_cut_to_the_width(setter: LineSetter, plain: RunStyle) -> None:
    lines = setter.lines((Span("x" * 200, plain),), LineStyle(), 100.0)
    assert read(lines) == "x" * 200
    assert all(line.width <= 100.0 for line in lines)
    assert all(line.text.endswith(SOFT_HYPHEN) for line in lines[:-1])


def test_a_word_that_goes_on_after_its_own_hyphen_says_so(setter: LineSetter, plain: RunStyle) -> None:
    lines = setter.lines((Span("Upcycling-Projekte", plain),), LineStyle(), 60.0)
    assert [line.text for line in lines] == [f"Upcycling-{JOINT}", "Projekte"]


def test_forced_breaks_end_lines_and_leave_a_blank(setter: LineSetter, plain: RunStyle) -> None:
    lines = setter.lines((Span("eins\nzwei\n\nvier", plain),), LineStyle(), 300.0)
    assert [line.text for line in lines] == ["eins ", "zwei ", " ", "vier"]


@pytest.mark.parametrize("align", [Align.LEFT, Align.JUSTIFIED])
def test_a_paragraph_does_not_end_with_half_a_word(setter: LineSetter, plain: RunStyle, align: Align) -> None:
    text = "Die Beiträge der Familien in der Stadt sind einkommensabhängig gestaffelt."
    for width in range(100, 200, 3):
        lines = setter.lines((Span(text, plain),), LineStyle(align), float(width))
        assert lines[-1].text.split()[-1] == "gestaffelt."


def test_justified_text_seldom_ends_with_a_forgotten_word(setter: LineSetter, plain: RunStyle) -> None:
    """Where no blank would grow too wide for it; 32 of 330 widths when each line is only filled, 16 with a fifth of the
    penalty."""
    text = "Ein Büro im Rathaus wird Anlaufstelle für alle Menschen, die neu in die Stadt ziehen und Rat suchen da."
    widths = range(150, 480)
    lasts = {
        width: setter.lines((Span(text, plain),), LineStyle(Align.JUSTIFIED), float(width))[-1] for width in widths
    }
    assert sum(line.width < width * 0.1 for width, line in lasts.items()) <= 10


def test_a_short_word_is_not_left_alone_on_the_last_line(setter: LineSetter, plain: RunStyle) -> None:
    text = "Ein Büro im Rathaus wird Anlaufstelle für alle Menschen, die neu in die Stadt ziehen und Rat suchen da."
    for width in range(200, 480, 7):
        lines = setter.lines((Span(text, plain),), LineStyle(hyphenated=False), float(width))
        assert " ".join("".join(line.text for line in lines).split()) == text
        if len(lines) > 1:
            assert len(lines[-1].text.split()) > 1
            assert all(line.width <= width for line in lines)


def test_alignment(setter: LineSetter, plain: RunStyle) -> None:
    spans = (Span("kurz", plain),)
    (right,) = setter.lines(spans, LineStyle(Align.RIGHT), 100.0)
    (centre,) = setter.lines(spans, LineStyle(Align.CENTRE), 100.0)
    assert right.x == pytest.approx(100 - right.width)
    assert centre.x == pytest.approx((100 - centre.width) / 2)


def test_the_first_line_is_indented(setter: LineSetter, plain: RunStyle) -> None:
    first, second, *_ = setter.lines((Span(PROSE, plain),), LineStyle(indent=40.0), 300.0)
    assert (first.x, second.x) == (40.0, 0.0)
    assert first.width <= 260.0


def test_a_fixed_line_is_never_broken_but_condensed(setter: LineSetter, plain: RunStyle) -> None:
    line = setter.fixed_line((Span(PROSE, plain),), 400.0)
    assert read((line,)) == PROSE
    assert line.scale < 1
    assert line.width == 400.0
    assert setter.fixed_line((Span("kurz", plain),), 400.0).scale == 1.0


def test_what_was_set_is_remembered(setter: LineSetter, plain: RunStyle) -> None:
    spans = (Span(PROSE, plain),)
    assert setter.lines(spans, LineStyle(), 123.0) is setter.lines(spans, LineStyle(), 123.0)


def test_lines_travel_between_processes(setter: LineSetter, plain: RunStyle) -> None:
    lines = setter.lines((Span(PROSE, plain),), LineStyle(), 222.0)
    assert pickle.loads(pickle.dumps(lines)) == lines


def test_no_text_has_no_lines(setter: LineSetter, plain: RunStyle) -> None:
    assert setter.lines((Span("  ", plain),), LineStyle(), 100.0) == ()
    assert setter.lines((), LineStyle(), 100.0) == ()


def test_lines_as_word_breaks_them_are_full_and_their_blanks_no_narrower(setter: LineSetter) -> None:
    word = LineSetter(setter.fonts, as_word=True)
    spans = (
        Span("Wir bauen neue Wege für alle und halten die alten instand, Jahr für Jahr. " * 6, RunStyle("serif", 10.0)),
    )
    style = LineStyle(Align.JUSTIFIED, hyphenated=False)
    ours, theirs = setter.lines(spans, style, 180.0), word.lines(spans, style, 180.0)
    assert "".join(line.text for line in ours).split() == "".join(line.text for line in theirs).split()
    assert all(line.stretch >= 0 for line in theirs)
    assert len(theirs) >= len(ours)
    for line, following in itertools.pairwise(theirs):
        first = following.text.split()[0]
        [natural] = setter.lines(
            (Span(line.text.strip() + " " + first, RunStyle("serif", 10.0)),), LineStyle(hyphenated=False), 9_000.0
        )
        assert natural.width > 180.0
