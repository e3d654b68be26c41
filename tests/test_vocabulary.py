"""The vocabulary against all that iterates it: a field that is missing somewhere fails with the place."""

import pytest

from samrit.report import IndicatorReport, ProjectReport, QuarterReport, YearEnd
from samrit.vocabulary import choices
from samrit.vocabulary.fields import FIELDS, YEAR_END, at_path, filed, in_place, path_of
from samrit.vocabulary.term import Place

BESIDE = {"quarter"}  # which quarter it is, is no field of the form


def ids(place: Place) -> set[str]:
    return {field.id for field in in_place(place)}


def year_paths() -> set[str]:
    return {field.year_path for field in in_place(Place.YEAR_END) if field.year_path}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_a_field_is_called_by_one_pair_of_words(field: object) -> None:
    same = [other.id for other in FIELDS if other is not field and other.words == getattr(field, "words", None)]

    assert same == []


def test_the_typed_report_of_an_indicator_has_its_fields_and_no_others() -> None:
    on_top = {path for path in year_paths() if "." not in path}

    assert set(IndicatorReport.__struct_fields__) == ids(Place.INDICATOR) | on_top


def test_the_typed_report_of_a_quarter_and_of_the_year_end_has_their_fields_and_no_others() -> None:
    assert set(QuarterReport.__struct_fields__) - BESIDE == ids(Place.QUARTER) | ids(Place.YEAR_END)


def test_the_typed_report_of_a_year_end_has_its_fields_and_no_others() -> None:
    assert {f"year_end.{name}" for name in YearEnd.__struct_fields__} == {p for p in year_paths() if "." in p}


def test_the_typed_report_of_a_project_has_its_fields_and_no_others() -> None:
    assert set(ProjectReport.__struct_fields__) == ids(Place.PROJECT)


@pytest.mark.parametrize("quarter", [1, YEAR_END])
def test_the_path_of_a_field_leads_back_to_it(quarter: int) -> None:
    paths = {field.id: path_of(field.id, quarter) for field in filed(quarter)}

    assert {name: at_path(path) for name, path in paths.items() if path} == {
        field.id: (quarter, field) for field in filed(quarter) if paths[field.id]
    }


def test_what_stands_inside_of_a_field_is_of_that_field() -> None:
    quarter, field = at_path("quarters.2.result.value")

    assert (quarter, field and field.id) == (2, "result")
    assert at_path("quarters.3") == (3, None)


@pytest.mark.parametrize("name", choices.WORDS)
def test_each_choice_has_words_of_its_own(name: str) -> None:
    words = choices.WORDS[name]

    assert len({message.th for message in words.values()}) == len(words)
