"""The pages of agencies, in both languages, on a desk and on a phone: no barrier, nothing beyond the edge."""

from datetime import UTC, date, datetime

import pytest
from visiting import PASSWORD, Visit

import factories
from samrit.actions.plans.agencies_import import upload_agency_list
from samrit.actions.plans.agency_changes import merge_agency, rename_agency
from samrit.records.models import Agency, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.browser

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def administrator() -> User:
    """Three departments with divisions, of which one is renamed and one is to be merged; and the city's administrator."""
    person = factories.user(RoleName.ADMINISTRATOR, username="admin")
    person.set_password(PASSWORD)
    person.save()
    for code, name in (("0500", "สำนักการแพทย์"), ("2200", "สำนักสิ่งแวดล้อม"), ("5018", "สำนักงานเขตบางกอกใหญ่")):
        department = factories.agency(code, name_th=name)
        factories.agency(f"{code[:3]}1", parent=department, name_th="ฝ่ายปกครองและพัฒนาชุมชนและสวัสดิการสังคม")
    rows = {row.code: row for row in Agency.objects.all()}
    rename_agency(agency=rows["2200"], name_th="สำนักสิ่งแวดล้อมและความยั่งยืน", name_en="", from_on=date(2026, 2, 1), reason="ข้อบัญญัติ ที่ 1", by=person, at=AT)  # fmt: skip
    merge_agency(
        agency=rows["0500"], into=rows["2200"], from_on=date(AT.year + 15, 10, 1), reason="คำสั่งที่ 12", by=person, at=AT
    )
    return person


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_of_agencies_has_a_barrier_or_scrolls_sideways(visit: Visit, language: str) -> None:
    person = administrator()
    listed = "รหัส,ชื่อหน่วยงาน,สังกัด\n2300,สำนักใหม่,\n230,ฝ่ายหนึ่ง,2300\n411,สำนักสาม,\n".encode()
    row = upload_agency_list(
        top=factories.city(), data=listed, name="x.csv", from_on=None, reason="เดิม", by=person, at=AT
    )
    visit.open("/office/login/")
    if language == "en":
        visit.read_in_english()
    visit.log_in("admin")

    found = []
    for path in (
        "/office/agencies/",
        "/office/agencies/0500/",
        "/office/agencies/add/",
        "/office/agencies/2200/split/",
        "/office/agencies/import/",
        f"/office/imports/{row.pk}/",
    ):
        visit.open(path)
        found += visit.faults_on_screens(path)

    assert found == []
