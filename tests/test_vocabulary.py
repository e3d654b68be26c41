"""The vocabulary against all that iterates it: a field that is missing somewhere fails with the place."""

from decimal import Decimal
from typing import Any

import pytest

from samrit.api.shapes import QuarterOut
from samrit.definitions.choices import CHOICE_FIELDS
from samrit.ledger.content import content_of, write_content
from samrit.ledger.field_words import field_words
from samrit.ops.sample_city.schema import QuarterData, YearData
from samrit.package import sheets
from samrit.package.tables import TABLES
from samrit.queries.reports.assessment import form_field
from samrit.queries.reports.document import document
from samrit.readers import read
from samrit.records.models import QuarterReport as Row
from samrit.report import IndicatorReport, ProjectReport, QuarterReport, Result, YearEnd
from samrit.scoring.printed import worded
from samrit.thai.translation import in_language
from samrit.vocabulary import choices
from samrit.vocabulary.fields import FIELDS, YEAR_END, at_path, filed, in_place, path_of
from samrit.vocabulary.term import Field, FieldKind, Place, Privacy
from samrit.web.reports.forms.quarter import form_for
from samrit.web.reviews.forms.decide import returnable
from samrit.writers.text import write_text

APART_FROM_FIELDS = {"quarter"}  # which quarter it is, is no field of the form


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
    assert set(QuarterReport.__struct_fields__) - APART_FROM_FIELDS == ids(Place.QUARTER) | ids(Place.YEAR_END)


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


WORDED = (FieldKind.TEXT, FieldKind.LINE)
FILED = [pytest.param(quarter, one, id=f"{one.id}-{quarter}") for quarter in (2, YEAR_END) for one in filed(quarter)]
ON_PAPER = [
    pytest.param(quarter, one, id=f"{one.id}-{quarter}")
    for quarter in (2, YEAR_END)
    for one in filed(quarter)
    if path_of(one.id, quarter)
]
# Words that a field can hold, where not any will do.
SAID = {"verdict_text": "เป็นไปตามเป้าหมาย"}


def content(quarter: int) -> QuarterReport:
    """A report of a quarter that says something in each field."""
    said: dict[str, Any] = {
        one.id: SAID.get(one.id, f"ข้อความของ {one.id}") for one in filed(quarter) if one.kind in WORDED
    }
    known = {name: text for name, text in said.items() if name in QuarterReport.__struct_fields__}
    return QuarterReport(quarter=quarter, result=Result.of(5, "แห่ง"), progress_percent=Decimal(40), **known)


def whole(quarter: int) -> IndicatorReport:
    """An indicator's report with such a quarter; the form has no place for how far the work was at the year end."""
    return IndicatorReport(name="ตัวชี้วัด").with_quarter(content(quarter))


@pytest.mark.parametrize(("quarter", "field"), FILED)
def test_the_row_keeps_a_field_and_gives_it_back(quarter: int, field: Field) -> None:
    row = Row(quarter=quarter)

    columns = {column.name for column in Row._meta.get_fields()}
    assert any(name == field.id or name.startswith(f"{field.id}_") for name in columns), f"no column for {field.id}"
    write_content(row, content(quarter))

    assert content_of(row).said(field.id) == content(quarter).said(field.id) != ""


@pytest.mark.parametrize(("quarter", "field"), FILED)
def test_the_form_asks_for_a_field_and_takes_what_is_typed(quarter: int, field: Field) -> None:
    asked = form_for(quarter)
    said = {one.id: content(quarter).said(one.id) for one in filed(quarter) if one.kind is not FieldKind.RESULT}

    form = asked({"kind": "value", "value": "5", "version": "1", **said}, unit_text="แห่ง")

    assert form.is_valid(), form.errors
    assert form.content.said(field.id) == content(quarter).said(field.id)
    assert field.id in returnable(quarter)


def test_the_form_has_a_place_for_each_field_but_how_far_the_work_was_at_the_year_end() -> None:
    without = [(quarter, one.id) for quarter in (2, YEAR_END) for one in filed(quarter) if not path_of(one.id, quarter)]

    assert without == [(YEAR_END, "progress_percent")]


@pytest.mark.parametrize(("quarter", "field"), ON_PAPER)
def test_the_paper_prints_a_field_and_is_read_with_it(quarter: int, field: Field) -> None:
    report = read(write_text(whole(quarter))).report

    assert isinstance(report, IndicatorReport)
    again = report.quarter(quarter)
    assert again is not None
    assert again.said(field.id) == content(quarter).said(field.id)


@pytest.mark.parametrize(("quarter", "field"), ON_PAPER)
def test_pages_show_a_field_and_tell_what_is_found_in_it(quarter: int, field: Field) -> None:
    path = path_of(field.id, quarter)

    sections = document(whole(quarter), ()).sections
    facts = [fact.words for section in sections for fact in section.facts]
    texts = ["".join(s.text for p in text.paragraphs for s in p.segments) for one in sections for text in one.texts]

    assert any(worded(getattr(content(quarter), field.id)) in words for words in (*facts, *texts))
    assert form_field(path, quarter) == field.id
    with in_language("en"):
        assert not field_words(path).endswith("Other detail")


@pytest.mark.parametrize(("quarter", "field"), FILED)
def test_the_api_the_package_and_its_sheet_have_a_field(quarter: int, field: Field) -> None:
    columns = {column.name for table in TABLES if table.model is Row for column in table.fields}
    inside = {column for column in columns if column == field.id or column.startswith(f"{field.id}_")}

    assert field.id in QuarterOut.model_fields, f"api/shapes.py: QuarterOut has no {field.id}"
    assert inside, f"records/models/reports/quarter.py: QuarterReport has no column {field.id}, nor has its migration"
    assert field.words in [heading for heading, _ in sheets.QUARTER_COLUMNS], f"package/sheets.py: no {field.id}"
    assert quarter in (2, YEAR_END)


@pytest.mark.parametrize(("quarter", "field"), FILED)
def test_the_sample_city_can_say_a_field(quarter: int, field: Field) -> None:
    made = YearData if quarter == YEAR_END else QuarterData
    by_itself = {"verdict_text", "progress_percent"} if quarter == YEAR_END else set()  # the verdict follows from it

    assert field.id in {*made.__struct_fields__, *by_itself}


def test_what_a_definition_chooses_from_has_words() -> None:
    assert set(choices.WORDS) >= CHOICE_FIELDS


def test_what_is_filed_and_sent_is_nothing_personal() -> None:
    assert {one.privacy for one in filed()} == {Privacy.PUBLIC}
    assert {one.id for one in FIELDS if one.privacy is Privacy.PERSONAL} == {"contact", "responsible", "signature"}
