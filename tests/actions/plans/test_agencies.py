"""The tree of agencies: one is added from a day on, for a reason."""

from datetime import date

import pytest

import factories
from factories import AT
from samrit.actions.plans.agencies import add_agency
from samrit.records.models import Agency, Event
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db


def test_an_agency_is_added_below_another_from_a_day_on() -> None:
    admin = factories.user(RoleName.ADMINISTRATOR)

    made = add_agency(
        parent=factories.city(), code=" ๒๒๐๐ ", name_th="สำนักสิ่งแวดล้อม  ", name_en="Environment",
        from_on=date(2026, 10, 1), reason="คำสั่งที่ 1/2569", by=admin, at=AT,
    )  # fmt: skip

    row, change, event = Agency.objects.get(code="2200"), made.changes.get(), Event.objects.get()
    assert (row.name_th, row.path, row.from_on, row.until_on) == (
        "สำนักสิ่งแวดล้อม",
        "/city/2200/",
        date(2026, 10, 1),
        None,
    )
    assert (change.kind, change.from_on, change.parent, change.recorded_by) == ("added", row.from_on, row.parent, admin)
    assert (event.action, event.subject_id, event.after["from_on"]) == ("add_agency", row.pk, "2026-10-01")
    assert (event.after["parent"], event.after["reason"]) == ("city", "คำสั่งที่ 1/2569")


def test_only_the_administrator_above_it_adds_an_agency() -> None:
    department, other = factories.agency("2200"), factories.agency("2100")
    admin = factories.user(RoleName.ADMINISTRATOR, over=department)

    made = add_agency(parent=department, code="2201", name_th="กองแผน", reason="เดิม", by=admin, at=AT)
    for parent in (factories.city(), other):
        with pytest.raises(Denied):
            add_agency(parent=parent, code="2202", name_th="กองแผน", reason="เดิม", by=admin, at=AT)

    assert (made.path, made.from_on) == ("/city/2200/2201/", None)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"code": "2200"}, "is an agency with the code 2200 already"),
        ({"code": "22 00"}, "no spaces"),
        ({"code": "22/00"}, "no spaces"),
        ({"code": "add"}, "at most 16 letters"),
        ({"code": ""}, "at most 16 letters"),
        ({"code": "2" * 17}, "at most 16 letters"),
        ({"name_th": "  "}, "name in Thai"),
        ({"name_th": "สำนัก  เดิม"}, "of this name already: 2200"),
        ({"reason": " "}, "Say why"),
    ],
)
def test_what_is_no_agency_is_refused_with_its_reason(values: dict[str, str], refusal: str) -> None:
    factories.agency("2200", name_th="สำนัก เดิม")
    admin = factories.user(RoleName.ADMINISTRATOR)
    good = {"code": "2300", "name_th": "สำนักใหม่", "reason": "คำสั่ง"}

    with pytest.raises(Invalid, match=refusal):
        add_agency(parent=factories.city(), **(good | values), by=admin, at=AT)  # type: ignore[arg-type]  # texts alone

    assert set(Agency.objects.values_list("code", flat=True)) == {"city", "2200"}
    assert not Event.objects.exists()


def test_nothing_is_added_below_an_agency_that_is_not_there_on_the_day() -> None:
    department = factories.agency("2200")
    Agency.objects.filter(pk=department.pk).update(from_on=date(2020, 10, 1), until_on=date(2021, 9, 30))
    admin = factories.user(RoleName.ADMINISTRATOR)

    for day, refusal in (
        (date(2021, 10, 1), "was closed after 30 September 2021"),
        (None, "was closed after 30 September 2021"),
        (date(2020, 9, 30), "is there from 1 October 2020 on"),
    ):
        with pytest.raises(Invalid, match=refusal):
            add_agency(parent=department, code="2201", name_th="กองแผน", from_on=day, reason="คำสั่ง", by=admin, at=AT)
