"""The plans of many agencies in one sheet: each row goes to its agency; all is saved, or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories
from samrit.actions.plans.agency_changes import merge_agency
from samrit.ops.worker import run_tasks
from samrit.readers.workbook import read_workbook
from samrit.records.models import Agency, Event, Import, Indicator, Plan, Role
from samrit.thai.calendar import fiscal_year_be
from samrit.vocabulary.codes import ImportState, RoleName

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.filterwarnings("ignore:.*ZIP64.*")]
HEAD = "รหัสหน่วยงาน,หมายเลข,ชื่อตัวชี้วัด,เป้าหมาย,หน่วยนับ"


@pytest.fixture
def client() -> Client:
    """A coordinator of two agencies of three."""
    coordinator = factories.user()
    for code in ("2200", "2300"):
        Role.objects.create(user=coordinator, role=RoleName.COORDINATOR.value, agency=factories.agency(code))
    factories.agency("2400")
    made = Client()
    made.force_login(coordinator)
    return made


def read(client: Client, *lines: str) -> Import:
    data = "\n".join([HEAD, *lines]).encode()
    year = str(fiscal_year_be(timezone.localdate()))
    sent = {"file": SimpleUploadedFile("plans.csv", data), "fiscal_year_be": year}
    answer = client.post(reverse("city_plan_import"), sent)
    assert answer.status_code == 303, answer.content.decode()
    run_tasks()
    return Import.objects.latest("pk")


def save(client: Client, row: Import) -> ImportState:
    client.post(reverse("save_import", args=[row.pk]))
    run_tasks()
    row.refresh_from_db()
    return ImportState(row.state)


def test_a_row_of_a_merged_agency_names_who_goes_on_and_can_be_left_out(client: Client) -> None:
    gone, heir = Agency.objects.get(code="2300"), Agency.objects.get(code="2200")
    today = timezone.localdate()
    merge_agency(
        agency=gone, into=heir, from_on=today, reason="x", by=factories.user(RoleName.ADMINISTRATOR), at=timezone.now()
    )
    upload = read(client, "2300,1,จำนวนสวน,6,แห่ง", "2200,1,จำนวนต้นไม้,5,ต้น")

    page = client.get(reverse("import_file", args=[upload.pk])).content.decode()
    client.post(reverse("save_import", args=[upload.pk]), {"without_unclear": "on"})
    run_tasks()

    assert heir.name_th in page
    assert Import.objects.get(pk=upload.pk).state == ImportState.SAVED.value
    assert [one.name_th for one in Indicator.objects.all()] == ["จำนวนต้นไม้"]


def test_each_row_goes_to_its_agency_and_the_same_file_again_changes_nothing(client: Client) -> None:
    lines = ("2200,1,จำนวนต้นไม้,5,ต้น", "๒๓๐๐,1,จำนวนสวน,6,แห่ง", "2200,2,จำนวนชุมชน,7,ชุมชน")

    first = save(client, read(client, *lines))
    again = save(client, read(client, *lines))

    assert (first, again) == (ImportState.SAVED, ImportState.READY)
    stored = Indicator.objects.order_by("annual_plan__agency__code", "number")
    assert list(stored.values_list("annual_plan__agency__code", "number", "name_th")) == [
        ("2200", "1", "จำนวนต้นไม้"), ("2200", "2", "จำนวนชุมชน"), ("2300", "1", "จำนวนสวน"),
    ]  # fmt: skip
    assert Event.objects.filter(action="save_plan_upload").count() == 2
    assert Event.objects.filter(action="add_indicator").count() == 3


@pytest.mark.parametrize("line", ["2400,1,ของผู้อื่น,5,ต้น", "9999,1,ไม่มีหน่วยงาน,5,ต้น", ",1,ไม่ระบุ,5,ต้น"])
def test_a_row_of_no_agency_of_ones_own_is_told_and_nothing_is_saved(client: Client, line: str) -> None:
    row = read(client, "2200,1,จำนวนต้นไม้,5,ต้น", line)
    shown = client.get(reverse("import_file", args=[row.pk])).content.decode()

    assert "A3" in shown
    assert save(client, row) is ImportState.READY
    assert not Indicator.objects.exists()


def test_a_code_that_two_long_term_plans_have_asks_which_is_meant(client: Client) -> None:
    places = [factories.plan_node("1.1", plan=Plan.objects.create(title_th=title)) for title in ("แผน ก", "แผน ข")]
    head = f"{HEAD},สนับสนุนแผนพัฒนา"
    year = {"fiscal_year_be": str(fiscal_year_be(timezone.localdate()))}
    rows = f"{head}\n2200,1,จำนวนต้นไม้,5,ต้น,1.1\n2200,2,จำนวนสวน,5,แห่ง,1.1@{places[1].plan_id}"
    client.post(reverse("city_plan_import"), {"file": SimpleUploadedFile("plans.csv", rows.encode()), **year})
    run_tasks()

    page = client.get(reverse("import_file", args=[Import.objects.get().pk]), {"show": "unclear"}).content.decode()
    new = client.get(reverse("import_file", args=[Import.objects.get().pk]), {"show": "new"}).content.decode()

    assert f"1.1@{places[0].plan_id} (แผน ก), 1.1@{places[1].plan_id} (แผน ข)" in page
    assert "จำนวนสวน" in new
    assert "จำนวนต้นไม้" not in new


def test_a_plan_that_changed_since_is_told(client: Client) -> None:
    row = read(client, "2200,1,จำนวนต้นไม้,5,ต้น")
    save(client, read(client, "2200,9,จำนวนสวน,5,แห่ง"))

    assert save(client, row) is ImportState.READY
    assert Indicator.objects.count() == 1


def test_an_executive_brings_no_plans_and_the_template_holds_ones_own_codes(client: Client) -> None:
    year = fiscal_year_be(timezone.localdate())
    executive = Client()
    executive.force_login(factories.user(RoleName.EXECUTIVE))
    template = client.get(reverse("city_plan_template", args=[year]))
    sheets = read_workbook(template.content)
    codes = {cell for sheet in sheets for row in sheet.rows for cell in row if cell in {"2200", "2300", "2400"}}

    assert codes == {"2200", "2300"}
    assert executive.get(reverse("city_plan_import")).status_code == 403
    assert executive.get(reverse("city_plan_template", args=[year])).status_code == 403
