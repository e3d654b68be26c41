"""What a file may not tell is said alike on the command line, in the command that makes a run again, and in the form."""

from dataclasses import fields
from typing import Any

import click
import pytest

from samrit.cli.measure_options import OPTIONS, stated_of
from samrit.measure.command_line import arguments
from samrit.measure.incoming.asked import ASKED, of_typed
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.protocol import Protocol
from samrit.thai.translation import in_language
from samrit.web.measurements.forms.load import LoadForm
from samrit.web.measurements.measure_words import on_the_page

ALL = {
    "unit": "kW", "label": Label.END, "kind": Kind.REGISTER, "is_negated": True, "is_clock_right": True, "time": "t", "values": ("a b", "c"), "minus": ("d",), "date": "day",
    "series": "m", "only": ("flow=in, A",), "quality": "q", "decimal": ",", "header": 3, "step_minutes": 30.0, "sheet": "May", "is_day_first": False,
}  # fmt: skip
TYPED = {
    **ALL,
    "label": "end",
    "kind": "register",
    "values": "'a b', c",
    "minus": "“d”",
    "only": "flow=in, A",
    "is_day_first": "month",
}
NOTHING = {**dict.fromkeys(ALL, ""), "kind": "interval", "is_negated": False, "is_clock_right": False, "header": None}


def test_there_is_an_answer_for_all_that_can_be_stated_and_a_field_of_the_form() -> None:
    own = {field.name for field in fields(Stated)} - {"tz"}

    assert {one.name for one in ASKED} == own == set(ALL)
    assert own <= set(LoadForm.base_fields)


@pytest.mark.parametrize("said", [ALL, {}, {"is_day_first": True}], ids=["all", "nothing", "a day that comes first"])
def test_the_command_that_makes_a_run_again_states_the_same(said: dict[str, Any]) -> None:
    stated = Stated(tz="Asia/Bangkok", **said)
    words = arguments("load.csv", Protocol(event="2021-03-27T20:30/21:30", tz="Asia/Bangkok"), stated)
    command = click.Command("measure", params=[click.Argument(["data"]), *OPTIONS])

    given = command.make_context("measure", list(words)).params

    assert stated_of(given, "Asia/Bangkok") == stated


@pytest.mark.parametrize(("typed", "said"), [(TYPED, ALL), (NOTHING, {})], ids=["all", "nothing"])
def test_what_is_typed_into_a_form_states_the_same(typed: dict[str, Any], said: dict[str, Any]) -> None:
    assert of_typed(typed) == said


def test_a_page_names_the_field_where_a_terminal_names_the_option() -> None:
    with in_language("en"):
        said = on_the_page("say --label end, --quality 'Q', --minus x or --day-first or --month-first")

    assert said == (
        "Say “A time marks the end of its interval”, “Column that marks estimated readings” 'Q', "
        "“Column that is taken off the values” x or “Which comes first in 03/04/2021”"
    )
