"""A list of 120 organisations of all kinds over all fifty districts, written as offices write them: each is read and is its own."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import factories
from factories import AT
from samrit.actions.importing import decide_rows, save_import, work_on_reading, work_on_saving
from samrit.actions.partners.partners_import import Ground, listed_rows, upload_partner_list
from samrit.organisations.listed import NEW
from samrit.queries.partners.partner_duplicates import duplicates
from samrit.records.models import Agency, Import, Partner, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.row_states import RowState

pytestmark = pytest.mark.django_db
LIST = Path(__file__).parents[2] / "documents/partners-of-fifty-districts.csv"
ROWS = list(csv.DictReader(LIST.read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def agency() -> Agency:
    factories.fifty_districts()
    return factories.agency("2200")


def sent(agency: Agency, officer: User) -> Import:
    data = LIST.read_bytes()
    upload = upload_partner_list(agency=agency, data=data, name=LIST.name, ground=Ground(), by=officer, at=AT)
    work_on_reading(upload.pk, at=AT)
    upload.refresh_from_db()
    return upload


def test_all_rows_are_read_each_in_its_district_and_none_is_another(agency: Agency) -> None:
    officer = factories.user(RoleName.OFFICER, over=agency)
    upload = sent(agency, officer)

    listed = listed_rows(upload)
    assert len(ROWS) == len(listed) == 120
    states = Counter(row.state for row in listed)
    assert states[RowState.UNCLEAR] == states[RowState.PLACE] == states[RowState.TWICE] == 0, states
    asked = {row.entry["name_th"]: [one[3] for one in row.alike] for row in listed if row.alike}
    assert len(asked) <= 6, asked
    decide_rows(row=upload, decisions={}, rest=NEW, by=officer, at=AT)
    upload.refresh_from_db()
    save_import(row=upload, by=officer, at=AT)
    assert work_on_saving(upload.pk, {}, by=officer, at=AT) == "saved"

    found = Partner.objects.order_by("pk").values_list("name_th", "place__code")
    assert list(found) == [(row["ชื่อหน่วยงาน"], row["รหัสเขต"]) for row in ROWS]
    assert len({code for _, code in found}) == 50
    assert duplicates((agency.path,)) == []
    assert {row.state for row in listed_rows(sent(agency, officer))} == {RowState.UNCHANGED}
