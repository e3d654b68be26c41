"""What a reader told is kept with the file, whole."""

import pytest

import factories
from samrit.ledger.reading import reading_as_json, stored_reading
from samrit.readers.reading import Issue, Place, Reading
from samrit.records.models import Import
from samrit.report import IndicatorReport
from samrit.thai.translation import Worded

pytestmark = pytest.mark.django_db

READING = Reading(
    report=IndicatorReport(number_text="32", name="จำนวนหน่วยงาน"),
    format="text",
    source="1. ชื่อตัวชี้วัด : 32. จำนวนหน่วยงาน\n",
    issues=(
        Issue(
            code="level-unknown",
            message=Worded(th="ไม่พบเครื่องหมายหน้าผลผลิตหรือผลลัพธ์", en="Neither level is ticked."),
            field="level",
            place=Place(start=3, end=9, line=2, page=1),
            excerpt="ผลผลิต (Output) ผลลัพธ์ (Outcome)",
        ),
        Issue(code="unsigned", message=Worded(th="ยังไม่ลงนาม", en="Nobody has signed.")),
    ),
    places={"name": Place(start=23, end=36), "quarters.2.narrative": Place(start=40, end=80, line=7, page=2)},
)


def store(reading: Reading) -> Import:
    made = factories.upload(IndicatorReport(name="ก"), by=factories.user())
    made.content = reading_as_json(reading)
    made.save()
    return Import.objects.get(pk=made.pk)


def test_a_reading_comes_back_from_the_database() -> None:
    assert stored_reading(store(READING)) == READING


def test_a_nul_becomes_its_sign_so_that_spans_still_fit() -> None:
    broken = Reading(
        report=IndicatorReport(name="ก"),
        format="text",
        source="ก\x00ข",
        issues=(Issue(code="odd", message=Worded(th="พบ \x00", en="found \x00"), excerpt="\x00"),),
    )

    stored = stored_reading(store(broken))

    assert (stored.source, stored.issues[0].excerpt, stored.issues[0].message.en) == ("ก␀ข", "␀", "found ␀")
