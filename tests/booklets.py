"""A small annual report as a booklet takes it, with its projects: what the tests of its papers print."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from samrit.scoring.counts import Counts
from samrit.scoring.s_curve import ReportedValue, Step, progress_status
from samrit.scoring.s_curve_points import curve
from samrit.vocabulary.choices import Accumulation
from samrit.writers.booklet_values import (
    Booklet,
    Details,
    IndicatorLine,
    Outcome,
    QuarterLine,
    ReasonedResult,
    Strategy,
)
from samrit.writers.projects import ProjectEntry, ProjectsBooklet, StepEntry
from samrit.writers.value_drawing import Value, quarter_drawing

D = Decimal
AT = datetime(2026, 11, 29, 3, tzinfo=UTC)
DETAILS = Details(
    responsible="เจ้าหน้าที่ตัวอย่าง",
    quarters=(QuarterLine(1, "10 (แห่ง)", "12 (แห่ง)", "เผยแพร่แล้ว"),),
    chart=quarter_drawing([Value("ไตรมาส 1", D(12), None), Value("ไตรมาส 2", None, None)], D(40), Accumulation.SUM),
    summary="วัดฝุ่น PM2.5 ครบ 12 จุด ดูที่ https://example.go.th/report-2569",
    supporting_factors="ชุมชนร่วมมือ",
    obstacles="",
    definition="จุดที่ติดตั้งเครื่องวัดแล้ว",
    method="นับจุดที่ใช้งานได้",
    evidence=("บันทึก 1.pdf", "<https://example.go.th/a1>"),
)
DUST = IndicatorLine("2200-0801", "1", "จำนวนจุดวัดฝุ่น", "สำนักตัวอย่าง", "≥ 40 แห่ง", "42", "ดีกว่าเป้าหมาย", "", DETAILS)
TREES = IndicatorLine("2200-0802", "2", "จำนวนต้นไม้", "สำนักตัวอย่าง", "≥ 100 ต้น", "90", "ไม่บรรลุ", "", DETAILS)
BOOKLET = Booklet(
    city="กรุงเทพมหานคร",
    agency="สำนักตัวอย่าง",
    fiscal_year_be=2569,
    on=date(2026, 9, 30),
    summary=("บรรลุเป้าหมาย 1 จาก 2 ตัวชี้วัด",),
    counts=Counts(exceeds=1, misses=1),
    strategies=(
        Strategy("1", "อากาศสะอาด", Counts(exceeds=1), (DUST,)),
        Strategy("2", "เมืองร่มรื่น", Counts(misses=1), (TREES,)),
    ),
    agencies=(),
    missed=(ReasonedResult("2", "จำนวนต้นไม้", "สำนักตัวอย่าง", "90 ต้น", "≥ 100 ต้น", ""),),
    projects=None,
    outcomes=(
        Outcome("ดับไฟหนึ่งชั่วโมง", date(2026, 3, 28), D("34.39"), D("30.1"), D(38), D("19.2"), True, is_synthetic=True),
    ),
    has_details=True,
)

PROJECTS_AT = datetime(2021, 10, 5, 3, tzinfo=UTC)
ON = date(2021, 3, 31)
STEP = Step(D(100), date(2020, 10, 1), date(2021, 9, 30), (ReportedValue(ON, D("45.5"), PROJECTS_AT),))
SPENT = (ReportedValue(ON, D("130000.50"), PROJECTS_AT),)
CURRENT = progress_status([STEP], on=ON, spending=SPENT, allotted_baht=D(100_000))
PROJECT = ProjectEntry(
    code="2200-P01",
    name="โครงการสวนป่าริมคลอง",
    responsible="เจ้าหน้าที่ตัวอย่าง",
    starts_on=STEP.planned_from,
    ends_on=STEP.planned_until,
    rationale="พื้นที่ว่าง 12 ไร่ถูกทิ้งร้าง",
    objectives="1) ปรับพื้นที่\n2) เพิ่มร่มเงา",
    targets="เปิดใช้ 1 แห่ง",
    indicators=("7", "15"),
    status=CURRENT,
    steps=(StepEntry("ก่อสร้าง", D(100), STEP.planned_from, STEP.planned_until, CURRENT.planned_percent, D("45.5")),),
    curve=curve(
        [STEP], first=STEP.planned_from, last=STEP.planned_until, on=ON, spending=SPENT, allotted_baht=D(100_000)
    ),
    notes=((ON, "รอโอนงบประมาณ"),),
)
NOTHING = progress_status([], on=ON)
BARE = replace(
    PROJECT, code="", name="โครงการที่ยังไม่มีขั้นตอน", rationale="", objectives="", targets="", indicators=(), steps=(),
    curve=None, notes=(), status=NOTHING,
)  # fmt: skip
PROJECTS = ProjectsBooklet(
    agency="สำนักตัวอย่าง",
    fiscal_year_be=2564,
    on=ON,
    planned_percent=CURRENT.planned_percent,
    actual_percent=D("45.5"),
    allotted_baht=D(100_000),
    spent_baht=D("130000.50"),
    spent_percent=D("130.00"),
    projects=(PROJECT, BARE),
)
