"""In the preview of every file whose rows are looked at, a cell that is not understood is typed anew; the file stays as it came."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from visitors import AsSomebody

from samrit.actions.importer import KINDS
from samrit.ops.worker import run_tasks
from samrit.records.models import Agency, Import, Indicator, Place, Plan, PlanNode, Role
from samrit.thai.calendar import fiscal_year_be
from samrit.vocabulary.codes import ImportState, RoleName
from samrit.web.importing import page_class
from samrit.web.importing_rows import RowsPage

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Typed:
    """A file with one wrong cell, what is typed there, and what is in the records once it is saved."""

    address: str
    lines: tuple[str, ...]
    cell: str
    was: str
    words: str
    model: Any
    found: dict[str, str]
    also: dict[str, str]


KINDS_TYPED = {
    "agencies": Typed(
        "agencies_import", ("รหัส,ชื่อหน่วยงาน", "2200,สำนักหนึ่ง", "2300,"), "B3", "", "สำนักสอง",
        Agency, {"code": "2300", "name_th": "สำนักสอง"}, {"from_on": "1/10/2563", "reason": "คำสั่ง"},
    ),
    "people": Typed(
        "people_import", ("ชื่อ-สกุล,ชื่อผู้ใช้,บทบาท,รหัสหน่วยงาน", "นาง ก,kor,เจ้าหน้า,city"), "C2", "เจ้าหน้า", "officer",
        Role, {"role": "officer", "user__username": "kor"}, {},
    ),
    "plan_tree": Typed(
        "plan_tree_upload", ("รหัส,ชื่อ", "1,ด้านหนึ่ง", "1,ด้านสอง"), "A3", "1", "2", PlanNode, {"code": "2", "name_th": "ด้านสอง"}, {},
    ),
    "city_plan": Typed(
        "city_plan_import", ("รหัสหน่วยงาน,หมายเลข,ชื่อตัวชี้วัด,เป้าหมาย,หน่วยนับ", "cyti,1,จำนวนต้นไม้,5,ต้น"), "A2", "cyti", "city",
        Indicator, {"annual_plan__agency__code": "city", "number": "1"}, {"fiscal_year_be": ""},
    ),
    "places": Typed(
        "places_import", ("รหัสเขต,ชื่อเขต", "10 30,จตุจักร"), "A2", "10 30", "1030", Place, {"code": "1030"}, {},
    ),
}  # fmt: skip
ELSEWHERE = {
    "partners",
    "sign_in",
    "holidays",
}  # tests/pages/partners/test_partner_lists.py, tests/pages/campaigns/test_sign_in_sheet.py, tests/pages/city/test_holiday_list.py


def test_every_kind_whose_rows_are_looked_at_is_tried() -> None:
    kinds = {kind for kind in KINDS if issubclass(page_class(kind), RowsPage)}

    assert kinds == KINDS_TYPED.keys() | ELSEWHERE


@pytest.mark.parametrize("kind", KINDS_TYPED)
def test_a_cell_is_typed_anew_and_all_is_saved(kind: str, as_somebody: AsSomebody) -> None:
    one, client = (
        KINDS_TYPED[kind],
        as_somebody(RoleName.COORDINATOR if kind == "city_plan" else RoleName.ADMINISTRATOR),
    )
    row = _uploaded(client, kind, one)
    page, save = (reverse(name, args=[row.pk]) for name in ("import_file", "save_import"))

    before = client.get(page).content.decode()
    early = client.post(save)
    client.post(reverse("retype_import", args=[row.pk]), {f"cell-{one.cell}": one.words, f"was-{one.cell}": one.was})
    after = client.get(page).content.decode()
    client.post(save)
    run_tasks()
    row.refresh_from_db()

    assert f'name="cell-{one.cell}" value="{one.was}"' in before
    assert early.status_code == 422
    assert f'name="cell-{one.cell}" value="{one.words}"' in after  # until it is saved, it can be typed once more
    assert after.count('name="cell-') == 1
    assert row.state == ImportState.SAVED, row.failure
    assert one.model.objects.filter(**one.found).count() == 1


def _uploaded(client: Client, kind: str, one: Typed) -> Import:
    plan = [Plan.objects.create(title_th="แผน").pk] if kind == "plan_tree" else []
    file = SimpleUploadedFile("rows.csv", "\n".join(one.lines).encode())
    year = {"fiscal_year_be": str(fiscal_year_be(timezone.localdate()))} if "fiscal_year_be" in one.also else {}
    answer = client.post(reverse(one.address, args=plan), {"file": file, **one.also, **year})
    assert answer.status_code == 303, answer.content.decode()
    run_tasks()
    return Import.objects.latest("pk")


def test_a_plan_with_a_column_for_each_level_is_read_anew_with_what_stands_below(as_somebody: AsSomebody) -> None:
    client, plan = as_somebody(RoleName.ADMINISTRATOR), Plan.objects.create(title_th="แผน")
    lines = ("ด้าน,ยุทธศาสตร์", "ด้านแรก,1.1 ถนน", ",1.2 ทางเท้า")
    file = SimpleUploadedFile("tree.csv", "\n".join(lines).encode())
    client.post(reverse("plan_tree_upload", args=[plan.pk]), {"file": file})
    pk = Import.objects.latest("pk").pk

    client.post(reverse("retype_import", args=[pk]), {"cell-A2": "1 ด้านแรก", "was-A2": "ด้านแรก"})
    saved = client.post(reverse("save_import", args=[pk]))

    assert saved.status_code == 303
    assert set(PlanNode.objects.values_list("code", "parent__code")) == {("1", None), ("1.1", "1"), ("1.2", "1")}
