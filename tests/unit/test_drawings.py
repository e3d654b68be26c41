"""Where the marks of a drawing stand: bars on zero, gaps for no value, widths by how many there are."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from samrit.scoring.counts import PART_WORDS, Part
from samrit.thai.translation import in_language
from samrit.vocabulary.choices import Accumulation
from samrit.web.components.styles import in_pictures
from samrit.writers import colours
from samrit.writers.colours import PART_COLOURS, TOKENS
from samrit.writers.counts_drawing import bar
from samrit.writers.value_drawing import BARE, LARGE, SMALL, Value, drawing, quarter_drawing


def values(*numbers: int | None, **more: object) -> list[Value]:
    """Some values, labelled by their place."""
    return [
        Value(str(at), None if one is None else Decimal(one), **more)  # type: ignore[arg-type]  # whatever a test needs
        for at, one in enumerate(numbers)
    ]


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("count", [1, 2, 5, 10, 24])
def test_bars_neither_touch_nor_leave_the_drawing_however_many_there_are(size: tuple[int, int], count: int) -> None:
    drawn = drawing(values(*range(90, 90 + count)), size=size)

    edges = [(one.left, one.left + one.width) for one in drawn.marks]
    assert edges[0][0] >= 0
    assert edges[-1][1] <= drawn.right <= drawn.width
    assert all(before[1] < after[0] for before, after in pairwise(edges))


@pytest.mark.parametrize("numbers", [(90, 100), (0, 5), (-4, 6), (-9, -3), (7, None)])
def test_a_bar_reaches_from_zero_to_its_value(numbers: tuple[int | None, ...]) -> None:
    drawn = drawing(values(*numbers))

    for number, mark in zip(numbers, drawn.marks, strict=True):
        ends = (mark.y, round(mark.y + mark.height, 1))
        assert number is None or (drawn.base_y in ends) or number == 0
        assert mark.has_value is (number is not None)
        assert number or mark.height <= 1.5


@pytest.mark.parametrize(
    ("numbers", "is_cut"), [((90, 100), True), ((40, 100), False), ((0, 1), False), ((0, 9), False)]
)
def test_only_a_line_far_from_zero_leaves_zero_out(numbers: tuple[int, ...], is_cut: bool) -> None:
    line, bars = drawing(values(*numbers), is_line=True), drawing(values(*numbers))

    assert (line.marks[0].y != bars.marks[0].y or line.marks[1].y != bars.marks[1].y) is is_cut


def test_a_line_has_a_gap_where_there_is_no_value_and_its_words_say_so() -> None:
    drawn = drawing(values(1, 2, None, 4, 5, none="not due"), is_line=True, size=BARE)

    assert (drawn.line.count("M"), drawn.line.count("L")) == (2, 2)
    assert drawn.said == "0: 1, 1: 2, 2: not due, 3: 4, 4: 5"


@pytest.mark.parametrize("accumulation", Accumulation)
def test_quarters_that_are_added_up_are_bars_and_the_year_s_target_is_no_line_over_them(
    accumulation: Accumulation,
) -> None:
    drawn = quarter_drawing(values(3, 4), Decimal(9), accumulation)

    assert drawn is not None
    is_sum = accumulation is Accumulation.SUM
    assert (drawn.line == "", drawn.target_y is None) == (is_sum, is_sum)
    assert quarter_drawing(values(None, None), Decimal(9), accumulation) is None


def test_the_parts_of_a_bar_follow_each_other_and_fill_what_they_are_of() -> None:
    counts = {Part.EXCEEDS: 1, Part.MEETS: 0, Part.MISSES: 3}

    whole, half = bar(counts, PART_WORDS), bar(counts, PART_WORDS, most=8)

    for drawn, end in ((whole, 100), (half, 50)):
        first, last = drawn.segments
        assert (first.part, last.part, first.count, last.count) == ("exceeds", "misses", 1, 3)
        assert first.x + first.width < last.x
        assert end - 1 < last.x + last.width <= end
    assert bar({}, PART_WORDS).segments == ()
    assert bar(counts, PART_WORDS, list_url="/2569/#").segments[0].url == "/2569/#exceeds"


def test_a_part_has_on_paper_the_colour_that_it_has_in_pictures_of_pages() -> None:
    rules = in_pictures()

    plain = [part for part in Part if part is not Part.DOUBTFUL]
    assert [part for part in plain if f"fill: {PART_COLOURS[part]};" not in rule_of(part, rules)] == []
    assert f".hatch-ground {{ fill: {PART_COLOURS[Part.DOUBTFUL]}; }}" in rules


def rule_of(part: Part, rules: str) -> str:
    """What styles a part of a bar."""
    return rules[rules.index(f".part-{part.value}") :].partition("}")[0]


def test_no_writer_has_a_colour_of_the_style_sheets_once_more() -> None:
    folder = Path(colours.__file__).parent
    known = {value for value in TOKENS.values() if value.startswith("#") and value != "#ffffff"}

    again = [
        (path.name, value)
        for path in folder.rglob("*")
        if path.suffix in {".py", ".typ"}
        for value in known
        if value in path.read_text(encoding="utf-8").lower()
    ]
    assert "#0d5b66" in known
    assert again == []


def test_a_line_whose_values_are_all_alike_stands_above_zero_and_not_on_it() -> None:
    drawn = drawing(values(5, 5, 5), Decimal(5), is_line=True)

    assert all(mark.y < drawn.base_y - 50 for mark in drawn.marks)


@pytest.mark.parametrize(
    ("number", "above", "target"),
    [
        ("162.1", "162.1", "162.1"),
        ("12345.6", "12,345.6", "12,346"),
        ("1234567", "1,234,567", "1.23M"),
        ("63904478.25", "63.9M", "63.9M"),
        ("123456.789", "123,456.8", "123,457"),
        ("-2500000000", "-2,500M", "-2,500M"),
        ("0.123456789", "0.12", "0.12"),
    ],
)
def test_a_long_number_is_short_in_the_drawing_and_whole_in_its_words(number: str, above: str, target: str) -> None:
    with in_language("en"):
        drawn = drawing([Value("1", Decimal(number), Decimal(number))])

    assert (drawn.marks[0].short, drawn.target_short) == (above, target)
    assert Decimal(drawn.marks[0].said.replace(",", "")) == Decimal(number)
