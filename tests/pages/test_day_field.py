"""A day is typed as people write it, in either era, and the page tells how it was read."""

from datetime import UTC, date, datetime

import pytest
from django import forms

from samrit.thai.calendar import Language, format_date
from samrit.thai.translation import in_language
from samrit.thai.typed_day import read_day
from samrit.web.components.day import DayField, MomentField, read_moment


class Dated(forms.Form):
    """A form with a day in it."""

    on = DayField(label="Day")


@pytest.mark.parametrize(
    "typed",
    ["8 ต.ค. 2569", "8 ตุลาคม 2569", "๘ ต.ค. ๒๕๖๙", "วันพฤหัสบดีที่ 8 ตุลาคม 2569", "8 Oct 2026", "8 October 2026",
     "8/10/2569", "8/10/2026", "08/10/69", "8-10-2569", "8.10.2569", "8 ตุลา 69", "2026-10-08", "2569-10-08", " 8/10/2569 "],
)  # fmt: skip
def test_a_day_is_read_in_either_era(typed: str) -> None:
    assert read_day(typed) == date(2026, 10, 8)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31/2/2569", "2569-13-01", "ต.ค. 2569", "8 - 9 ต.ค. 2569", "8/10/2569 น.", "วันศุกร์ที่ 8 ตุลาคม 2569"],
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_day(typed) is None


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("month", range(1, 13))
def test_what_a_form_shows_it_reads_again(month: int, language: Language) -> None:
    day = date(2021, month, 28)

    with in_language(language):
        form = Dated(initial={"on": day})
        shown = form["on"].as_widget()
        again = Dated({"on": format_date(day, language, short=True)}, initial={"on": day})

    assert f'value="{format_date(day, language, short=True)}"' in shown
    assert again.is_valid()
    assert again.changed_data == []


def test_the_page_tells_how_a_day_was_read_and_what_to_type_instead() -> None:
    with in_language("en"):
        read = Dated({"on": "8/10/2569"})["on"].as_widget()
        wrong = Dated({"on": "soon"})

        assert "Read as Thursday 8 October 2026" in read
        assert wrong.errors["on"] == ["“soon” is not a day. Type it like 8 Oct 2026 or 8/10/2569."]
        assert 'value="soon"' in wrong["on"].as_widget()


class Timed(forms.Form):
    """A form with a day and a time of day in it."""

    at = MomentField(label="Begins")


@pytest.mark.parametrize(
    "typed",
    ["8 ต.ค. 2569 20.30 น.", "๘ ต.ค. ๒๕๖๙ เวลา ๒๐.๓๐ น.", "8 Oct 2026 20:30", "8 October 2026, 20:30", "8/10/2569 20:30",
     "8/10/69 20.30", "8.10.2569 20.30", "2026-10-08T20:30", "2026-10-08 20:30:00", "8 October 2026 at 20:30"],
)  # fmt: skip
def test_a_day_with_its_time_is_read_in_either_era(typed: str) -> None:
    assert read_moment(typed) == datetime(2026, 10, 8, 20, 30)  # noqa: DTZ001 - as it was typed, without a zone


@pytest.mark.parametrize(
    "typed", ["", "8/10/2569", "8.10.2569", "20:30", "8/10/2569 25:00", "8/10/2569 8", "soon 20:30"]
)
def test_half_a_moment_is_not_guessed(typed: str) -> None:
    assert read_moment(typed) is None


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_moment_is_shown_as_it_is_typed_by_the_citys_clock(language: Language) -> None:
    at = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)

    with in_language(language):
        shown = Timed(initial={"at": at})["at"].value()
        text = str(Timed(initial={"at": at})["at"].as_widget()).split('value="')[1].split('"')[0]
        again = Timed({"at": text}, initial={"at": at})

        assert again.is_valid()
        assert (again.cleaned_data["at"], again.changed_data, shown.hour) == (at, [], 9)


def test_the_page_tells_how_a_moment_was_read() -> None:
    with in_language("en"):
        assert "Read as Thursday 8 October 2026 at 20:30" in Timed({"at": "8/10/2569 20.30"})["at"].as_widget()
        assert Timed({"at": "8/10/2569"}).errors["at"] == [
            "“8/10/2569” is no day with a time. Type it like 8/10/2569 20:30."
        ]
