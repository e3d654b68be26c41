"""Sample reports from which the rules' good and bad examples are made; all of it is invented.

`form` gives a whole printed form, `page` an indicator's page of the web system, `project` a project's page, each
with some fields changed. Unchanged, they break no rule.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from samrit.report import (
    Evaluation,
    Evidence,
    IndicatorReport,
    Kind,
    Level,
    PlanNode,
    ProjectReport,
    QuarterReport,
    Result,
    Score,
    Signature,
    Target,
    YearEnd,
)

_FORM = IndicatorReport(
    fiscal_year_be=2567,
    agency="สำนักสิ่งแวดล้อม",
    number_text="14.",
    name="จำนวนชุมชนที่คัดแยกเศษอาหารอย่างต่อเนื่อง",
    level=Level.OUTPUT,
    kind=Kind.STRATEGIC,
    nodes=(PlanNode(label="ประเด็นยุทธศาสตร์", rank="ด้านที่", code_text="๒", name_th="เมืองสะอาด"),),
    definition="ชุมชนที่ครัวเรือนเกินครึ่งส่งเศษอาหารให้จุดรับทุกสัปดาห์ นับจากทะเบียนจุดรับของสำนักงานเขต ตลอดปีงบประมาณ 2567",
    method="นับชุมชนในทะเบียนจุดรับ ณ วันสิ้นไตรมาส ชุมชนหนึ่งนับครั้งเดียว เป็นค่าสะสม",
    target=Target(value_text="ไม่น้อยกว่า 12", unit_text="ชุมชน"),
    result=Result(value_text="13", unit_text="ชุมชน"),
    quarters=(
        QuarterReport(
            quarter=1,
            narrative="อบรมผู้นำชุมชนเมื่อวันที่ 15 พฤศจิกายน 2566 และเปิดจุดรับแล้ว 2 ชุมชน",
            result=Result(value_text="2", unit_text="ชุมชน"),
        ),
        QuarterReport(
            quarter=2,
            narrative="เปิดจุดรับเพิ่มริมคลองสามแห่ง เมื่อวันที่ 20 กุมภาพันธ์ 2567 รวมเป็น 5 ชุมชน เจ้าหน้าที่เยี่ยมทุกสัปดาห์",
            result=Result(value_text="5", unit_text="ชุมชน"),
        ),
        QuarterReport(
            quarter=3,
            narrative="ขยายไปยังแฟลตการเคหะ และซ่อมถังหมักที่ชำรุด ก่อนเปิดจุดรับใหม่ในเดือนมิถุนายน 2567 รวมเป็น 9 ชุมชน",
            result=Result(value_text="9", unit_text="ชุมชน"),
        ),
        QuarterReport(
            quarter=4,
            narrative="ทะเบียน ณ วันที่ 30 กันยายน 2567 มีชุมชนที่คัดแยกต่อเนื่อง 13 ชุมชน เกินที่ตั้งไว้หนึ่งแห่ง",
            result=Result(value_text="13", unit_text="ชุมชน"),
        ),
    ),
    year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative="ครัวเรือนที่ร่วมคัดแยกส่งเศษอาหารสม่ำเสมอ และเขตรับช่วงดูแลจุดรับต่อ"),
    supporting_factors="ผู้นำชุมชนร่วมวางแผนตั้งแต่ต้น",
    obstacles="ถังหมักบางจุดชำรุดในหน้าฝน เขตจึงซ่อมและทำหลังคาคลุมแล้ว",
    evidence=(Evidence(ref="ทะเบียนจุดรับเศษอาหาร 13 ชุมชน ปี 2567.pdf"),),
    signature=Signature(name="ผู้ลงนามตัวอย่าง", position="นักวิชาการสุขาภิบาล", signed_on=date(2024, 10, 4)),
)

_FULL_MARK = Score(value=Decimal(100), quality=Decimal(100), timeliness=Decimal(100))

_PAGE = IndicatorReport(
    code="5099-0001",
    name="ร้อยละของทางเท้าที่ซ่อมแล้วเสร็จตามแผน",
    level=Level.OUTPUT,
    kind=Kind.STRATEGIC,
    target=Target(value_text="80", unit_text="ร้อยละ"),
    result=Result(value_text="84.5", unit_text="ร้อยละ"),
    evaluation=Evaluation(quarter=4, score=Decimal(100)),
    quarters=(
        QuarterReport(
            quarter=1,
            narrative="สำรวจทางเท้าในแผนครบทุกสาย และซ่อมสายแรกได้ร้อยละ 12.5",
            result=Result(value_text="12.5", unit_text="ร้อยละ"),
            score=_FULL_MARK,
        ),
        QuarterReport(
            quarter=2,
            narrative="ซ่อมแล้วเสร็จร้อยละ 31 ผู้รับจ้างย้ายเครื่องจักรไปสายที่สอง",
            result=Result(value_text="31", unit_text="ร้อยละ"),
            score=_FULL_MARK,
        ),
        QuarterReport(
            quarter=3,
            narrative="ฝนมาเร็ว งานรื้อแผ่นพื้นล่าช้ากว่าแผนสองสัปดาห์ ได้ร้อยละ 52.75",
            result=Result(value_text="52.75", unit_text="ร้อยละ"),
            score=_FULL_MARK,
        ),
        QuarterReport(
            quarter=4,
            narrative="ตรวจรับงานแล้วคิดเป็นร้อยละ 84.5 ของแผน ที่เหลือรอย้ายเสาไฟฟ้า",
            result=Result(value_text="84.5", unit_text="ร้อยละ"),
            score=_FULL_MARK,
        ),
    ),
)

_PROJECT = ProjectReport(
    code="50990000-1001",
    name="โครงการห้องสมุดริมคลอง",
    agency="สำนักงานเขตตัวอย่าง",
    fiscal_year_be=2567,
    progress_percent=Decimal(60),
    responsible="ฝ่ายพัฒนาชุมชน",
    evaluation=Evaluation(quarter=2, score=Decimal(100)),
    rationale="เด็กในชุมชนริมคลองไม่มีที่อ่านหนังสือหลังเลิกเรียน",
    objectives="ให้เด็กมีที่อ่านหนังสือใกล้บ้าน",
    targets="เปิดห้องสมุด 2 แห่ง ภายในเดือนสิงหาคม 2567",
    narrative="ปรับปรุงอาคารแล้วเสร็จหนึ่งหลัง อยู่ระหว่างจัดซื้อหนังสือ",
)


def form(**changes: Any) -> IndicatorReport:
    """A whole printed form, with some fields changed."""
    return _FORM.replace(**changes)


def page(**changes: Any) -> IndicatorReport:
    """An indicator's page of the web system, with some fields changed."""
    return _PAGE.replace(**changes)


def project(**changes: Any) -> ProjectReport:
    """A project's page of the web system, with some fields changed."""
    return _PROJECT.replace(**changes)


def quarter_of_form(quarter: int, **changes: Any) -> IndicatorReport:
    """The whole form, with some fields of one quarter changed."""
    return _with_quarter(_FORM, quarter, changes)


def quarter_of_page(quarter: int, **changes: Any) -> IndicatorReport:
    """The indicator's page, with some fields of one quarter changed."""
    return _with_quarter(_PAGE, quarter, changes)


def results_of_page(*values: str) -> IndicatorReport:
    """The indicator's page with other results of its quarters, which their texts tell; the year's is the last one's."""
    quarters = tuple(
        q.replace(
            narrative=q.narrative.replace(q.result.value_text, value),
            result=Result(value_text=value, unit_text="ร้อยละ"),
        )
        for q, value in zip(_PAGE.quarters, values, strict=False)
    )
    return _PAGE.replace(quarters=quarters, result=quarters[-1].result)


def _with_quarter(report: IndicatorReport, quarter: int, changes: dict[str, Any]) -> IndicatorReport:
    return report.replace(quarters=tuple(q.replace(**changes) if q.quarter == quarter else q for q in report.quarters))
