"""A plan goes out as a sheet, comes back, is looked at row by row, and is saved whole or not at all."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from samrit.definitions.columns import COLUMNS
from samrit.queries.plans.plan_sheet import sheet_content
from samrit.records.models import Agency, AnnualPlan, Event, Import, Indicator, User
from samrit.vocabulary.codes import RoleName
from samrit.writers.plan_sheet import PlanSheetContent, write_plan_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:.*ZIP64.*")]


@pytest.fixture
def plan() -> AnnualPlan:
    """An agency's plan of 2564."""
    return factories.annual_plan(factories.agency("2200"))


@pytest.fixture
def officer(as_somebody: AsSomebody, plan: AnnualPlan) -> Client:
    """The agency's officer at a browser, in English."""
    return as_somebody(RoleName.OFFICER, over=plan.agency)


def sheet_of(plan: AnnualPlan, *rows: dict[str, str]) -> bytes:
    """The plan's sheet with these fields changed in its rows, one after the other; more rows are new."""
    content = sheet_content(plan.agency, plan.fiscal_year_be)
    there = [dict(row) for row in content.rows]
    there += [{} for _ in range(len(rows) - len(there))]
    for row, changes in zip(there, rows, strict=False):
        row.update(changes)
    return write_plan_sheet(
        PlanSheetContent(content.agency_code, content.agency_name, content.fiscal_year_be, there, content.people)
    )


def send_file(client: Client, data: bytes, name: str = "plan.xlsx") -> str:
    """Upload a sheet; gives the page that comes then."""
    answer = client.post("/office/plans/2200/2564/sheet/", {"file": SimpleUploadedFile(name, data)}, follow=True)
    return answer.content.decode()


def test_what_went_out_comes_back_unchanged(officer: Client, plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="1")
    indicator.responsible = User.objects.get(roles__role="officer")
    indicator.save()

    out = officer.get("/office/plans/2200/2564/sheet.xlsx")
    page = send_file(officer, out.content)

    assert out["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert out["Content-Disposition"] == 'attachment; filename="plan-2200-2564.xlsx"'
    assert "Everything in the file stands there already." in page
    assert page.count('class="since unchanged"') == 2  # in the counts, and in the row


def test_rows_are_new_changed_or_unchanged_and_saved_when_one_says_so(officer: Client, plan: AnnualPlan) -> None:
    first, second = (factories.indicator(plan, number=number) for number in ("1", "2"))
    data = sheet_of(plan, {"weight": "60"}, {}, {"number": "3", "name_th": "จำนวนต้นไม้ที่ปลูก", "weight": "30"})

    page = send_file(officer, data)
    upload = Import.objects.get()
    before = Indicator.objects.count()
    found = page.partition('name="expected_version" value="')[2].partition('"')[0]
    answer = officer.post(f"/office/imports/{upload.pk}/save/", {"expected_version": found}, follow=True)

    assert "come to 90, 10 less than 100" in page
    assert before == 2
    assert answer.redirect_chain[-1] == ("/office/plans/2200/2564/indicators/", 302)
    assert [(one.number, one.weight) for one in plan.indicators.order_by("position")] == [
        ("1", 60), ("2", None), ("3", 30),
    ]  # fmt: skip
    changed = Event.objects.get(action="define_indicator")
    assert (changed.subject_id, changed.before, changed.after) == (
        first.pk, {"weight": ""}, {"weight": "60", "plan_upload": str(upload.pk)},
    )  # fmt: skip
    assert Event.objects.filter(action="add_indicator").count() == 1
    assert not Event.objects.filter(action="define_indicator", subject_id=second.pk).exists()


def test_what_is_not_understood_names_the_very_cell_and_nothing_is_saved(officer: Client, plan: AnnualPlan) -> None:
    factories.indicator(plan, number="1")
    data = sheet_of(plan, {"target": "ห้า", "weight": "20"}, {"number": "2", "name_th": ""})

    page = send_file(officer, data)
    upload = Import.objects.get()
    answer = officer.post(f"/office/imports/{upload.pk}/save/", {"expected_version": _expected_version(page)})

    assert "<strong>J4</strong> “ห้า” is not a number" in page
    assert "<strong>C5</strong> Give the indicator a name." in page
    assert answer.status_code == 422
    assert "a row is not understood" in answer.content.decode()
    assert (Indicator.objects.get().weight, Indicator.objects.count()) == (None, 1)


def test_a_plan_that_moved_on_is_looked_at_again(officer: Client, plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="1")
    page = send_file(officer, sheet_of(plan, {"weight": "20"}))
    indicator.version = 7
    indicator.save()

    answer = officer.post(
        f"/office/imports/{Import.objects.get().pk}/save/", {"expected_version": _expected_version(page)}, follow=True
    )

    assert "has changed since you looked" in answer.content.decode()
    assert Indicator.objects.get().weight is None


def test_a_sheet_begins_the_plan_of_a_year_that_has_none(officer: Client, plan: AnnualPlan) -> None:
    data = write_plan_sheet(PlanSheetContent("2200", "", 2565, [{"number": "1", "name_th": "จำนวนต้นไม้"}]))
    sent = {"file": SimpleUploadedFile("plan.xlsx", data)}

    page = officer.post("/office/plans/2200/2565/sheet/", sent, follow=True).content.decode()
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/", {"expected_version": _expected_version(page)})

    begun = AnnualPlan.objects.get(agency=plan.agency, fiscal_year_be=2565)
    assert [one.name_th for one in begun.indicators.all()] == ["จำนวนต้นไม้"]


def test_two_indicators_change_numbers_with_each_other(officer: Client, plan: AnnualPlan) -> None:
    for number, code in (("1", "A"), ("2", "B")):
        row = factories.indicator(plan, number=number)
        row.code = code
        row.save()

    page = send_file(officer, sheet_of(plan, {"number": "2"}, {"number": "1"}))
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/", {"expected_version": _expected_version(page)})

    assert [(one.code, one.number) for one in plan.indicators.order_by("code")] == [("A", "2"), ("B", "1")]


def test_a_number_twice_in_the_sheet_is_told(officer: Client, plan: AnnualPlan) -> None:
    page = send_file(officer, sheet_of(plan, {"number": "1", "name_th": "ก"}, {"number": "1", "name_th": "ข"}))

    assert "Row 4 has the number 1, too." in page
    assert "Row 5 has the number 1, too." in page


def test_a_code_twice_in_the_sheet_is_told_at_both_codes_with_the_other_row(officer: Client, plan: AnnualPlan) -> None:
    rows = ({"number": "1", "code": "2200-0001", "name_th": "ก"}, {"number": "2", "code": "2200-0001", "name_th": "ข"})
    page = send_file(officer, sheet_of(plan, *rows))

    assert "<strong>B4</strong> Row 5 has the code 2200-0001, too." in page
    assert "<strong>B5</strong> Row 4 has the code 2200-0001, too." in page
    assert 'name="cell-B4" value="2200-0001"' in page
    assert 'name="cell-B5" value="2200-0001"' in page


@pytest.mark.parametrize(
    ("code", "is_asked"), [("2300-0001", True), ("2201-0001", False), ("2400-0001", False), ("X-1", False)]
)
def test_a_code_as_those_of_another_agency_is_asked_about(
    officer: Client, plan: AnnualPlan, code: str, *, is_asked: bool
) -> None:
    factories.agency("2300", name_th="สำนักอื่น")
    factories.agency("2201", parent=plan.agency)
    Agency.objects.filter(pk=factories.agency("2400").pk).update(until_on=date(2020, 1, 1))

    page = send_file(officer, sheet_of(plan, {"number": "1", "code": code, "name_th": "จำนวนต้นไม้"}))
    saved = officer.post(
        f"/office/imports/{Import.objects.get().pk}/save/", {"expected_version": _expected_version(page)}
    )

    assert (f"The code {code} is as those of 2300" in page) is is_asked
    assert (f'value="{code}"' in page) is is_asked
    assert saved.status_code == 303


def test_a_sheet_of_another_year_or_agency_says_so(officer: Client) -> None:
    data = write_plan_sheet(PlanSheetContent("5018", "เขตอื่น", 2570, [{"number": "1", "name_th": "จำนวนต้นไม้"}]))

    page = send_file(officer, data)

    assert "is the plan of fiscal year 2570" in page
    assert "is of agency 5018" in page


def test_a_sheet_is_let_go_and_its_file_stays(officer: Client, plan: AnnualPlan) -> None:
    send_file(officer, sheet_of(plan, {"number": "1", "name_th": "ก"}))
    upload = Import.objects.get()

    officer.post(f"/office/imports/{upload.pk}/discard/")
    again = officer.post(f"/office/imports/{upload.pk}/save/", {"expected_version": "x"})

    upload.refresh_from_db()
    assert (upload.state, upload.blob is not None, again.status_code) == ("discarded", True, 403)
    assert "nothing of it was saved" in officer.get(f"/office/imports/{upload.pk}/").content.decode()


def test_a_sheet_is_looked_at_by_whoever_brought_it_alone(
    officer: Client, plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    send_file(officer, sheet_of(plan, {"number": "1", "name_th": "ก"}))
    address = f"/office/imports/{Import.objects.get().pk}/"
    other = as_somebody(RoleName.OFFICER, RoleName.COORDINATOR, over=plan.agency)

    answers = [other.get(address), other.post(f"{address}save/"), other.post(f"{address}discard/")]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert as_somebody(RoleName.EVALUATOR).post("/office/plans/2200/2564/sheet/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_asks_as_often_for_many_rows_as_for_one(
    rows: int, officer: Client, plan: AnnualPlan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        factories.indicator(plan, number=str(number + 1))
    send_file(officer, sheet_of(plan, *({"weight": "1"} for _ in range(rows))))

    with django_assert_num_queries(11):
        assert officer.get(f"/office/imports/{Import.objects.get().pk}/").status_code == 200


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_is_no_plan_is_refused_in_one_sentence(language: str, plan: AnnualPlan, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER, over=plan.agency, language=language)

    page = send_file(client, BytesIO(b"PK\x03\x04 no archive").getvalue())

    assert ("อ่านไฟล์นี้ไม่ได้" in page, "can&#x27;t be read" in page) == (language == "th", language == "en")
    assert not Import.objects.exists()


def _expected_version(page: str) -> str:
    return page.partition('name="expected_version" value="')[2].partition('"')[0]


def test_a_cell_is_typed_anew_on_the_page_and_read_as_the_file_was(officer: Client, plan: AnnualPlan) -> None:
    factories.indicator(plan, number="1")
    headings = ",".join(COLUMNS[name].heading for name in ("number", "name_th", "level", "target", "unit"))
    page = send_file(officer, f"{headings}\n1,ก,สูง,ห้า,ต้น\n2,,,,\n".encode(), "plan.csv")
    upload = Import.objects.get()
    address = f"/office/imports/{upload.pk}/retype/"

    typed = {"cell-D2": "๑,๒๐๐", "was-D2": "ห้า", "cell-C2": "ผลผลิต", "was-C2": "สูง", "cell-B3": "", "was-B3": ""}
    half = officer.post(address, typed, follow=True).content.decode()
    whole = officer.post(address, {"cell-B3": "จำนวนต้นไม้", "was-B3": ""}, follow=True).content.decode()

    assert ('name="cell-D2" value="ห้า"' in page, 'name="cell-C2" value="สูง"' in page) == (True, True)
    assert ('"cell-D2"' in half, '"cell-C2"' in half, '"cell-B3"' in half) == (True, True, True)
    assert ("Nothing can be saved while" in whole, "จำนวนต้นไม้" in whole, "cell-B3" in whole) == (False, True, True)
    upload.refresh_from_db()
    assert (upload.state, upload.content["retyped"]) == ("ready", {"D2": "๑,๒๐๐", "C2": "ผลผลิต", "B3": "จำนวนต้นไม้"})
    assert Indicator.objects.count() == 1, "nothing is saved yet"


def test_cells_of_a_file_that_is_over_or_somebody_elses_are_not_typed_anew(
    officer: Client, plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    send_file(officer, sheet_of(plan, {"number": "2", "name_th": ""}))
    upload = Import.objects.get()
    address = f"/office/imports/{upload.pk}/retype/"

    other = as_somebody(RoleName.OFFICER, over=factories.agency("2100")).post(address, {"cell-C7": "ก"})
    officer.post(f"/office/imports/{upload.pk}/discard/")
    late = officer.post(address, {"cell-C7": "ก"})

    assert (other.status_code, late.status_code) == (403, 403)


def test_a_saved_sheet_says_what_of_it_waits_for_a_second_person(officer: Client, plan: AnnualPlan) -> None:
    own, other = (factories.indicator(plan, number=number) for number in ("1", "2"))
    own.responsible = User.objects.get(roles__role="officer")
    own.save()
    for one in (own, other):
        factories.quarter(one, 1)
    data = sheet_of(plan, {"target": "7", "weight": "60"}, {"target": "8"})

    page = send_file(officer, data)
    found = page.partition('name="expected_version" value="')[2].partition('"')[0]
    saved = officer.post(
        f"/office/imports/{Import.objects.get().pk}/save/", {"expected_version": found}, follow=True
    ).content.decode()

    assert "The plan is saved. Of 1 indicator that you own, another target" in saved
    assert Indicator.objects.get(pk=own.pk).weight == 60
    assert [Indicator.objects.get(pk=one.pk).target_value for one in (own, other)] == [own.target_value, 8]
