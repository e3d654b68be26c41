"""Many files of reports at once: a list that tells of each, what is sound saved together, the rest one by one."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from visitors import AsSomebody

import factories
from paper_makers import sheet
from samrit.actions.importing import STUCK_AFTER, decide_rows, work_on_reading
from samrit.actions.reports import many_reports
from samrit.records.models import AnnualPlan, Import, Indicator, User
from samrit.records.models import QuarterReport as QuarterRow
from samrit.report import Evidence, IndicatorReport, Level, Result, Target, canonical_json
from samrit.report import QuarterReport as Quarter
from samrit.vocabulary.codes import ImportState, RoleName
from samrit.vocabulary.workflow import Status
from samrit.writers.results_sheet import write_results_sheet

pytestmark = pytest.mark.django_db


def report(number: str, narrative: str = "จัดกิจกรรมแล้ว", *, quarter: int = 3, year: int = 2564) -> bytes:
    """A report as a file."""
    quarters = (Quarter(quarter=quarter, narrative=narrative),)
    name = f"ตัวชี้วัดที่ {number}"
    return canonical_json(
        IndicatorReport(number_text=number, name=name, fiscal_year_be=year, level=Level.OUTPUT, quarters=quarters)
    )


class Desk:
    """An officer with a plan of 2564, at the import page."""

    def __init__(self, client: Client, plan: AnnualPlan) -> None:
        self.client, self.plan = client, plan

    def uploads(self, *files: bytes | tuple[str, bytes]) -> HttpResponse:
        """Send files at once, and follow to the page that comes."""
        named = [one if isinstance(one, tuple) else (f"report-{n}.json", one) for n, one in enumerate(files, 1)]
        sent = [SimpleUploadedFile(name, data) for name, data in named]
        return self.client.post("/office/import/", {"file": sent}, follow=True)  # type: ignore[return-value] # the test client's response is one, with more on it

    def at(self, name: str) -> str:
        """The address of what is done with the last list."""
        return reverse(name, args=[Import.objects.latest("pk").stated["batch"]])

    def sees(self) -> str:
        """The list as it stands."""
        return self.client.get(self.at("import_many")).content.decode()

    def presses(self, name: str) -> str:
        """Do what a button of the list is for; the page that comes."""
        return self.client.post(self.at(name), follow=True).content.decode()


@pytest.fixture
def desk(as_somebody: AsSomebody) -> Desk:
    """The officer."""
    agency = factories.agency("2200")
    return Desk(as_somebody(RoleName.OFFICER, over=agency), factories.annual_plan(agency))


def states() -> list[str]:
    return list(Import.objects.order_by("pk").values_list("state", flat=True))


def test_each_file_of_a_list_says_what_was_read_or_why_not_and_nothing_is_saved(desk: Desk) -> None:
    page = desk.uploads(report("1"), ("broken.pdf", b"%PDF-1.4 cut"), ("empty.txt", b""), ("twin.json", report("1")))

    words = page.content.decode()
    assert states() == [ImportState.READY, ImportState.FAILED, ImportState.FAILED, ImportState.FAILED]
    assert "ตัวชี้วัดที่ 1" in words
    assert "The file is empty." in words
    assert "The same file is in this list already; it was skipped." in words
    assert "Save the 1 that is sound" in words
    assert not Indicator.objects.exists()


def test_what_is_sound_is_saved_together_and_what_is_doubtful_waits(desk: Desk) -> None:
    desk.uploads(report("1"), report("2"), report(""), report("3", year=2563))

    page = desk.presses("save_many")

    assert "2 reports are saved." in page
    assert sorted(desk.plan.indicators.values_list("number", flat=True)) == ["1", "2"]
    assert "It has neither code nor number" in page
    assert "It is not clear into which annual plan it belongs." in page
    assert states() == [ImportState.SAVED, ImportState.SAVED, ImportState.READY, ImportState.READY]
    assert "Save the" not in page


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda there: factories.quarter(there, 3, status=Status.ENDORSED), "It would change what is closed."),
        (lambda there: written(there, "ข้อความเดิม"), "in which something stands."),
    ],
)
def test_what_stands_there_is_never_overwritten_by_the_button_for_all(
    desk: Desk, make: Callable[[Indicator], object], sentence: str
) -> None:
    there = factories.indicator(desk.plan, number="1")
    make(there)

    page = desk.uploads(report("1"), report("2")).content.decode()
    desk.presses("save_many")

    assert sentence in page
    assert states() == [ImportState.READY, ImportState.SAVED]


def test_a_plan_s_own_sheet_filled_in_is_saved_together(desk: Desk) -> None:
    made = [
        IndicatorReport(
            fiscal_year_be=2564, code=f"2200-080{at}", number_text=number, name=f"จำนวนสวนที่เปิด {at}", level=Level.OUTPUT,
            target=Target(value_text="1,250", unit_text=unit), evidence=(Evidence(ref="ทะเบียน.pdf"),),
            quarters=tuple(Quarter(quarter=one) for one in (1, 2, 3, 4)),
        )
        for at, (number, unit) in enumerate((("3.1", "ไม่น้อยกว่า ... แห่ง"), ("(3.2)", "ตันต่อวัน"), ("๓.๓", "ร้อยละ")), 1)
    ]  # fmt: skip
    desk.uploads(*map(canonical_json, made))
    desk.presses("save_many")
    filled = [
        one.replace(
            quarters=(Quarter(quarter=1, narrative="เปิดแล้ว", result=Result(value_text="161.5", unit_text=one.target.unit_text), shortfall="ฝนตก"),),
            evidence=(*one.evidence, Evidence(ref="https://example.org/a"), Evidence(ref="ภาพ.jpg")), obstacles="ไม่มี",
        )
        for one in made
    ]  # fmt: skip

    page = desk.uploads(("results.xlsx", write_results_sheet(filled, "แผนปฏิบัติราชการประจำปี"))).content.decode()

    assert "Save the 3" in page
    assert "Doubtful" not in page
    assert "3 reports are saved." in desk.presses("save_many")
    assert [one.result_value_text for one in QuarterRow.objects.filter(quarter=1)] == ["161.5"] * 3


def written(there: Indicator, narrative: str) -> None:
    row = factories.quarter(there, 3)
    row.narrative = narrative
    row.save()


def test_quarters_of_one_indicator_in_two_files_go_together_unless_they_contradict(desk: Desk) -> None:
    desk.uploads(report("1", quarter=1), report("1", quarter=2), report("2", "อย่างหนึ่ง"), report("2", "อีกอย่าง"))

    page = desk.presses("save_many")

    made = desk.plan.indicators.get()
    assert sorted(row.quarter for row in made.quarters.exclude(narrative="")) == [1, 2]
    assert page.count("Another report of this list says something else about the same indicator.") == 2


def test_what_stands_there_already_is_nothing_new(desk: Desk) -> None:
    desk.uploads(report("1"), report("2"))
    desk.presses("save_many")

    page = desk.uploads(report("1"), report("2")).content.decode()

    assert "Nothing new" in page
    assert "that are sound" not in page.replace("What is sound", "")


def test_one_plan_is_chosen_for_all_that_name_none_and_no_other(desk: Desk) -> None:
    other = factories.annual_plan(desk.plan.agency, fiscal_year_be=2565)
    unclear = "It is not clear into which annual plan it belongs."
    names_a_year = report("3", year=2565)
    nameless = [report(number).replace(b'"fiscal_year_be":2564,', b"") for number in ("1", "2")]
    desk.uploads(*nameless, names_a_year)
    before = desk.sees()
    address = desk.at("import_many")

    chosen = desk.client.get(address, {"plan": desk.plan.pk}).content.decode()
    desk.client.post(desk.at("save_many"), {"plan": desk.plan.pk}, follow=True)

    assert before.count(unclear) == 2
    assert unclear not in chosen
    assert f"?plan={desk.plan.pk}" in chosen
    assert sorted(Indicator.objects.values_list("number", "annual_plan_id")) == [
        ("1", desk.plan.pk), ("2", desk.plan.pk), ("3", other.pk),
    ]  # fmt: skip


def test_one_is_saved_by_its_own_page_and_leads_back_to_the_list(desk: Desk) -> None:
    desk.uploads(report(""), report("2"))
    first = Import.objects.earliest("pk")
    first.content["report"] = report("9").decode()
    first.save()

    page = desk.client.post(f"/office/imports/{first.pk}/save/", {"plan": desk.plan.pk}, follow=True)

    assert page.redirect_chain[-1][0] == desk.at("import_many")
    assert states() == [ImportState.SAVED, ImportState.READY]


def test_a_failure_of_one_leaves_the_others_and_stands_with_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.uploads(report("1"), report("2"))

    def without_plan(*, row: Import, decisions: Mapping[str, str], by: User, at: datetime) -> Import:
        plan = decisions if row.file_name == "report-2.json" else {"plan": "0"}
        return decide_rows(row=row, decisions=plan, by=by, at=at)

    monkeypatch.setattr(many_reports, "decide_rows", without_plan)
    page = desk.presses("save_many")

    assert states() == [ImportState.READY, ImportState.SAVED]
    assert "Choose the annual plan into which it is to be saved." in page


def test_many_are_left_to_a_worker_and_the_page_tells_how_far_it_is(desk: Desk) -> None:
    page = desk.uploads(*(report(str(number)) for number in range(1, 8))).content.decode()
    assert "Done: 0 of 7." in page
    assert f'hx-get="{desk.at("import_many")}"' in page
    for row in Import.objects.order_by("pk")[:3]:
        work_on_reading(row.pk, at=timezone.now())

    part = desk.client.get(desk.at("import_many"), headers={"HX-Request": "true"})
    assert "Done: 3 of 7." in part.content.decode()
    assert "HX-Refresh" not in part

    Import.objects.update(moved_at=timezone.now() - 2 * STUCK_AFTER)
    assert "Do it now" in desk.sees()
    assert "Save the 7 that are sound" in desk.presses("work_many")
    assert desk.client.get(desk.at("import_many"), headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    desk.presses("save_many")
    assert not desk.plan.indicators.exists()
    desk.presses("work_many")
    assert desk.plan.indicators.count() == 7


def test_a_file_with_many_reports_among_others_brings_each(desk: Desk) -> None:
    heads = ("ลำดับ", "ตัวชี้วัด", "หน่วยนับ", "เป้าหมาย", "ผลงาน")
    rows = sheet([heads, (1, "จำนวนสวนใหม่", "แห่ง", 5, 6), (2, "จำนวนต้นไม้ที่ปลูก", "ต้น", 50, 40)])

    page = desk.uploads(("plan.xlsx", rows), report("7")).content.decode()

    assert page.index("plan.xlsx#1") < page.index("plan.xlsx#2") < page.index("report-2.json")
    assert states() == [ImportState.READY] * 3


def test_what_is_left_is_let_go_at_once(desk: Desk) -> None:
    desk.uploads(report("1"), ("broken.pdf", b"%PDF-1.4 cut"))
    assert "report-1.json and others: 2 reports" in desk.client.get("/office/import/").content.decode()

    assert "Let all 2 undecided go, unsaved" in desk.sees()
    desk.presses("discard_many")

    assert states() == [ImportState.DISCARDED] * 2
    assert "report-1.json" not in desk.client.get("/office/import/").content.decode()


def test_too_many_files_are_refused_at_the_field(desk: Desk) -> None:
    page = desk.uploads(*(b"x" for _ in range(101)))

    assert page.status_code == 422
    assert "101 files are too many; at most 100 at once." in page.content.decode()
    assert not Import.objects.exists()


def test_a_list_is_nobody_elses(desk: Desk, as_somebody: AsSomebody) -> None:
    desk.uploads(report("1"), report("2"))

    other = as_somebody(RoleName.OFFICER, over=factories.agency("2300"))

    assert other.get(desk.at("import_many")).status_code == 404
    for name in ("save_many", "discard_many", "work_many"):
        assert other.post(desk.at(name)).status_code == 404
    assert as_somebody(RoleName.EXECUTIVE).get(desk.at("import_many")).status_code == 403
    assert states() == [ImportState.READY] * 2


def test_the_list_asks_as_many_questions_for_ten_reports_as_for_three(
    desk: Desk, django_assert_max_num_queries: Callable[[int], AbstractContextManager[CaptureQueriesContext]]
) -> None:
    counts = []
    for many in (3, 10):
        desk.uploads(*(report(str(number), "ก" * many) for number in range(1, many + 1)))
        if many == 10:
            desk.presses("work_many")
        with django_assert_max_num_queries(60) as asked:
            desk.sees()
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 1
