"""Templates with boxes to tick and dots to write on: what is ticked and written there, and nothing of the template."""

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport, Level
from samrit.vocabulary.choices import Kind, Verdict

TEMPLATE = """แบบ ตย.01        ปีงบประมาณ พ.ศ. 2566
หน่วยงาน .......สำนักการโยธา.......
ชื่อตัวชี้วัด จำนวนฝาท่อที่เปลี่ยนใหม่
ประเภท  {kind}
ระดับ  ☑ ผลผลิต  ☐ ผลลัพธ์
เป้าหมาย ....60.... หน่วย ....ฝา....
ไตรมาสที่ 1  ผลงาน ....9....
คำอธิบาย สำรวจฝาท่อในถนนสายหลัก
ไตรมาสที่ 2  ผลงาน ____25____
คำอธิบาย เปลี่ยนฝาท่อหน้าตลาด
สรุป  {verdict}
อุปสรรค งานขุดถนนของหน่วยงานอื่น
ลงชื่อ ..................... ผู้รายงาน
"""


def _indicator(
    kind: str = "☑ เชิงยุทธศาสตร์  ☐ งานประจำ", verdict: str = "☐ สูงกว่าเป้าหมาย  ☑ ต่ำกว่าเป้าหมาย"
) -> IndicatorReport:
    report = read(TEMPLATE.format(kind=kind, verdict=verdict).encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def test_what_is_written_on_dots() -> None:
    report = _indicator()

    assert (report.fiscal_year_be, report.agency, report.name) == (2566, "สำนักการโยธา", "จำนวนฝาท่อที่เปลี่ยนใหม่")
    assert (str(report.target.value), report.target.unit, report.level) == ("60", "ฝา", Level.OUTPUT)
    assert [(str(one.result.value), one.narrative) for one in report.quarters] == [
        ("9", "สำรวจฝาท่อในถนนสายหลัก"),
        ("25", "เปลี่ยนฝาท่อหน้าตลาด"),
    ]
    assert (report.obstacles, report.signature.is_signed) == ("งานขุดถนนของหน่วยงานอื่น", False)


@pytest.mark.parametrize(
    ("boxes", "kind"),
    [
        ("☑ เชิงยุทธศาสตร์  ☐ งานประจำ", Kind.STRATEGIC),
        ("☐ เชิงยุทธศาสตร์  ☑ งานประจำ", Kind.ROUTINE),
        ("☐ เชิงยุทธศาสตร์  ☐ งานประจำ", Kind.UNKNOWN),
        ("☑ เชิงยุทธศาสตร์  ☑ งานประจำ", Kind.UNKNOWN),
    ],
)
def test_the_ticked_kind(boxes: str, kind: Kind) -> None:
    assert _indicator(kind=boxes).kind is kind


@pytest.mark.parametrize(
    ("boxes", "verdict"),
    [
        ("☐ สูงกว่าเป้าหมาย  ☑ ต่ำกว่าเป้าหมาย", Verdict.MISSES),
        ("☑ สูงกว่าเป้าหมาย  ☐ ต่ำกว่าเป้าหมาย", Verdict.EXCEEDS),
        ("☐ สูงกว่าเป้าหมาย  ☐ ต่ำกว่าเป้าหมาย", None),
    ],
)
def test_the_ticked_verdict(boxes: str, verdict: Verdict | None) -> None:
    assert _indicator(verdict=boxes).year_end.verdict is verdict
