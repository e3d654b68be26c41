"""A day is typed as people write it, in either era, and the page tells how it was read."""

from datetime import date

import pytest
from django import forms

from samrit.thai.calendar import Language, format_date
from samrit.thai.translation import in_language
from samrit.web.components.day import DayField, read_day


class Dated(forms.Form):
    """A form with a day in it."""

    on = DayField(label="Day")


@pytest.mark.parametrize(
    "typed",
    ["8 ต.ค. 2569", "8 ตุลาคม 2569", "๘ ต.ค. ๒๕๖๙", "วันพฤหัสบดีที่ 8 ตุลาคม 2569", "8 Oct 2026", "8 October 2026",
     "8/10/2569", "8/10/2026", "08/10/69", "8-10-2569", "8.10.2569", "2026-10-08", "2569-10-08", " 8/10/2569 "],
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
