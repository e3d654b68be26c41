"""Every field of the printed forms, in the order of the paper: a field is added here, in its struct, and in its model.

A label has the words that we print, and other spellings that papers of other years and agencies have. "คำนียาม" is the
official form's own spelling of คำนิยาม.
"""

from functools import lru_cache

from samrit.thai.translation import Message
from samrit.vocabulary.choices import VERDICT_ON_PAPER
from samrit.vocabulary.term import Field, FieldKind, OnPaper, Place, Privacy, Writer

_INDICATOR, _PROJECT = (Place.INDICATOR,), (Place.PROJECT,)
_BOTH = (Place.INDICATOR, Place.PROJECT)
_QUARTER, _YEAR_END = (Place.QUARTER,), (Place.YEAR_END,)
_FILED = (Place.QUARTER, Place.YEAR_END)
YEAR_END = 5  # the quarter that the year end is

FIELDS: tuple[Field, ...] = (
    Field(
        id="plan_title", words=Message("Plan title"),
        kind=FieldKind.LINE, places=_INDICATOR, writer=Writer.PLANNER,
    ),
    Field(
        id="fiscal_year_be", words=Message("Fiscal year"),
        kind=FieldKind.YEAR, places=_BOTH, writer=Writer.PLANNER,
        papers={Place.INDICATOR: OnPaper("", (
            "ปีงบประมาณ", "ประจำปีงบประมาณ", "ปีงบประมาณ พ.ศ.", "ประจำปีงบประมาณ พ.ศ.", "Fiscal year", "Budget year",
        ), others=(
            "ปี", "ประจำปี", "ปี พ.ศ.", "พ.ศ.", "ปีที่รายงาน", "ปีงบ", "FY", "Year", "fiscal_year",
        ))},
    ),
    Field(
        id="agency", words=Message("Agency"),
        kind=FieldKind.LINE, places=_BOTH, writer=Writer.PLANNER,
        papers={Place.INDICATOR: OnPaper("", (
            "หน่วยงาน", "ส่วนราชการ", "หน่วยงานที่รับผิดชอบ", "หน่วยงานรับผิดชอบ", "หน่วยงานเจ้าภาพ", "Agency", "Responsible agency",
            "Department", "Office",
        ), others=(
            "หน่วยงานผู้รับผิดชอบ", "หน่วยงานผู้รายงาน", "หน่วยรับตรวจ", "หน่วยรับการตรวจ", "ชื่อหน่วยงาน", "ชื่อส่วนราชการ", "ส่วนราชการเจ้าของเรื่อง", "หน่วยงานเจ้าของเรื่อง",
            "ส่วนราชการเจ้าของตัวชี้วัด", "ส่วนราชการเจ้าภาพ", "ส่วนราชการที่รับผิดชอบ", "ส่วนราชการผู้รับผิดชอบ", "หน่วยงานต้นสังกัด", "สังกัดหน่วยงาน",
            "ท่านสังกัดหน่วยงาน", "หน่วยงานที่สังกัด", "ต้นสังกัด", "Name of agency", "Agency name", "Your agency", "Your office",
            "หน่วยงานที่รายงาน", "หน่วยงานเจ้าของตัวชี้วัด",
            "หน่วยงานหลัก", "เจ้าภาพ", "เจ้าภาพหลัก", "เจ้าของตัวชี้วัด", "เจ้าภาพตัวชี้วัด", "ส่วนงาน", "สังกัด",
            "สำนัก", "สำนักงานเขต", "สำนัก/สำนักงานเขต", "Bureau", "Owner", "Reporting agency",
            "Agency responsible", "Responsible office", "Responsible unit", "Organisation", "Organization",
        ))},
    ),
    Field(
        id="code", words=Message("Code"),
        kind=FieldKind.LINE, places=_BOTH, writer=Writer.PLANNER,
        papers={Place.INDICATOR: OnPaper("", ("รหัสตัวชี้วัด", "รหัสโครงการ", "รหัส", "Indicator code", "Code"), others=(
            "รหัส KPI", "รหัส ตชว.", "รหัสของตัวชี้วัด", "เลขรหัส", "รหัสอ้างอิง", "KPI code", "KPI ID", "ID",
        ))},
    ),
    Field(
        id="number_text", words=Message("Number"),
        kind=FieldKind.LINE, places=_INDICATOR, writer=Writer.PLANNER,
    ),
    Field(
        id="name", words=Message("Name"),
        kind=FieldKind.LINE, places=_BOTH, writer=Writer.PLANNER,
        papers={
            Place.INDICATOR: OnPaper("1", (
                "ชื่อตัวชี้วัด", "ตัวชี้วัด", "ตัวชี้วัดที่", "ชื่อตัวชี้วัดผลการปฏิบัติราชการ", "Indicator name", "Name of the indicator",
                "Name of indicator", "Indicator", "KPI name", "KPI",
            ), others=(
            "ตชว.", "ตชว", "ชื่อ ตชว.", "ชื่อ ตชว", "ตัวชี้วัดฯ", "KPI title", "Title of indicator", "Indicator title", "ชื่อ KPI", "ชื่อเคพีไอ", "ตัวบ่งชี้", "ชื่อตัวบ่งชี้", "ตัวบ่งชี้ความสำเร็จ", "ดัชนีชี้วัด", "ชื่อ", "ตัวชี้วัด (KPI)", "ชื่อตัวชี้วัด (KPI)", "KPI (ตัวชี้วัด)",
            "ตัวชี้วัดความสำเร็จ", "ชื่อตัวชี้วัดความสำเร็จ", "ตัวชี้วัดผลงาน", "ตัวชี้วัดผลการปฏิบัติราชการ",
            "ตัวชี้วัดผลการดำเนินงาน", "รายการตัวชี้วัด", "หัวข้อตัวชี้วัด", "ชื่อรายการ", "Performance indicator",
            "Key performance indicator", "KPI title", "Indicator title", "Title", "Name", "Measure",
        )),
            Place.PROJECT: OnPaper("1", ("ชื่อโครงการ", "ชื่อโครงการ/กิจกรรม", "โครงการ")),
        },
    ),
    Field(
        id="responsible", words=Message("Responsible"),
        kind=FieldKind.LINE, places=_PROJECT, writer=Writer.PLANNER, privacy=Privacy.PERSONAL,
        papers={Place.PROJECT: OnPaper("3", ("ผู้รับผิดชอบ", "ชื่อผู้รับผิดชอบ", "ผู้รับผิดชอบโครงการ"))},
    ),
    Field(
        id="contact", words=Message("How to reach them"),
        kind=FieldKind.LINE, places=_PROJECT, writer=Writer.NOBODY, privacy=Privacy.PERSONAL,
        papers={Place.PROJECT: OnPaper("3.1", ("โทรศัพท์/ที่อยู่", "โทรศัพท์", "หมายเลขโทรศัพท์", "ที่อยู่"))},
    ),
    Field(
        id="level", words=Message("Level of success"),
        kind=FieldKind.CHOICE, places=_INDICATOR, writer=Writer.PLANNER,
        papers={Place.INDICATOR: OnPaper("2", (
            "ระดับความสำเร็จ", "ระดับตัวชี้วัด", "ระดับของตัวชี้วัด", "ระดับความสำเร็จของตัวชี้วัด", "Level of success",
            "Level of achievement", "Level",
        ), others=(
            "ระดับ", "ระดับผลสำเร็จ", "ประเภทความสำเร็จ", "ระดับความสำเร็จตัวชี้วัด", "ระดับผลผลิต/ผลลัพธ์", "ผลผลิต/ผลลัพธ์", "Level of indicator",
            "Indicator level",
        ))},
    ),
    Field(
        id="kind", words=Message("Kind of indicator"),
        kind=FieldKind.CHOICE, places=_INDICATOR, writer=Writer.PLANNER,
        papers={Place.INDICATOR: OnPaper("", ("ประเภทตัวชี้วัด", "ชนิดตัวชี้วัด", "Type of indicator", "Indicator type"), others=(
            "ประเภท", "ชนิด", "ลักษณะตัวชี้วัด", "ประเภทของตัวชี้วัด", "ชนิดของตัวชี้วัด", "กลุ่มตัวชี้วัด", "Type", "Kind",
        ))},
    ),
    Field(
        id="long_term_plan", words=Message("Long-term plan"),
        kind=FieldKind.LINE, places=_INDICATOR, writer=Writer.PLANNER,
    ),
    Field(
        id="nodes", words=Message("Supports the plan"),
        kind=FieldKind.PART, places=_INDICATOR, writer=Writer.PLANNER,
    ),
    Field(
        id="rationale", words=Message("Rationale"),
        kind=FieldKind.TEXT, places=_PROJECT, writer=Writer.PLANNER,
        papers={Place.PROJECT: OnPaper("4", ("หลักการและเหตุผล", "หลักการเหตุผล"))},
    ),
    Field(
        id="objectives", words=Message("Objectives"),
        kind=FieldKind.TEXT, places=_PROJECT, writer=Writer.PLANNER,
        papers={Place.PROJECT: OnPaper("5", ("วัตถุประสงค์", "วัตถุประสงค์ของโครงการ"))},
    ),
    Field(
        id="targets", words=Message("Targets of the project"),
        kind=FieldKind.TEXT, places=_PROJECT, writer=Writer.PLANNER,
        papers={Place.PROJECT: OnPaper("6", ("เป้าหมาย", "เป้าหมายโครงการ", "เป้าหมายของโครงการ"))},
    ),
    Field(
        id="definition", words=Message("Definition"),
        kind=FieldKind.TEXT, places=_INDICATOR, writer=Writer.PLANNER,
        papers={Place.INDICATOR: OnPaper("3", (
            "คำนิยาม", "คำนียาม", "นิยาม", "คำนิยามตัวชี้วัด", "นิยามตัวชี้วัด", "คำจำกัดความ", "คำอธิบายตัวชี้วัด", "นิยามหรือความหมายของตัวชี้วัด", "ความหมาย", "ความหมายของตัวชี้วัด",
            "Definition", "Definitions", "Definition of the indicator",
        ), others=(
            "คำอธิบาย", "คำนิยามศัพท์", "นิยามศัพท์", "นิยามปฏิบัติการ", "นิยามเชิงปฏิบัติการ",
            "คำนิยามของตัวชี้วัด", "นิยามของตัวชี้วัด", "คำอธิบายของตัวชี้วัด", "คำอธิบายความหมาย",
            "ความหมายตัวชี้วัด", "คำจำกัดความของตัวชี้วัด", "คำจำกัดความตัวชี้วัด", "รายละเอียดตัวชี้วัด",
            "นิยาม/คำอธิบาย", "คำอธิบาย/นิยาม", "คำนิยาม/คำอธิบาย", "นิยาม/ความหมาย", "คำนิยาม/ความหมาย",
            "นิยามและคำอธิบาย", "ความหมาย/คำนิยาม", "ขอบเขต", "Description", "Meaning", "Operational definition",
            "Definition of indicator", "What it measures", "What is measured", "Explanation",
        ))},
    ),
    Field(
        id="method", words=Message("Calculation method"),
        kind=FieldKind.TEXT, places=_INDICATOR, writer=Writer.PLANNER,
        papers={Place.INDICATOR: OnPaper("4", (
            "วิธีการคำนวณ", "วิธีคำนวณ", "สูตรการคำนวณ", "สูตรคำนวณ", "วิธีการคำนวณ/สูตรการคำนวณ", "Calculation method", "Method of calculation",
            "Calculation", "Method", "Formula",
        ), others=(
            "วิธีคิด", "วิธีการคิด", "วิธีคิดคำนวณ", "วิธีการคิดคำนวณ", "วิธีวัด", "วิธีการวัด", "วิธีวัดผล",
            "วิธีการวัดผล", "การวัดผล", "วิธีนับ", "วิธีการนับ", "วิธีหาค่า", "วิธีการหาค่า", "การคำนวณ", "สูตร",
            "สูตรในการคำนวณ", "สูตรการคิดคำนวณ", "สูตร/วิธีคำนวณ", "วิธีคำนวณ/สูตร", "เกณฑ์การคำนวณ", "วิธีคิดค่า",
            "วิธีการประมวลผล", "วิธีคำนวน", "วิธีการคำนวน", "สูตรคำนวน", "สูตรการคำนวน", "How it is calculated",
            "How calculated", "How to calculate", "How it is measured", "How measured", "How it is counted",
            "Measurement", "Measurement method", "Method of measurement", "Calculation formula", "Computation",
            "Calculated as",
        ))},
    ),
    Field(
        id="target", words=Message("Target"),
        kind=FieldKind.TARGET, places=(Place.INDICATOR, Place.QUARTER), writer=Writer.PLANNER,
        papers={
            Place.INDICATOR: OnPaper("5", (
                "เป้าหมาย", "ค่าเป้าหมาย", "เป้าหมายตัวชี้วัด", "เป้าหมายของตัวชี้วัด", "Target", "Target value",
            ), others=(
            "เป้า", "เป้าหมายทั้งปี", "เกณฑ์ที่ตั้งไว้", "ค่าที่ตั้งไว้", "เกณฑ์เป้าหมาย", "ค่าเป้าหมายที่ตั้งไว้", "เป้าหมายรายปี", "เป้าหมายประจำปี", "เป้าหมายรวม",
            "ค่าเป้าหมายทั้งปี", "ค่าเป้าหมายประจำปี", "ค่าเป้าหมายรายปี", "เป้าหมายที่ตั้งไว้",
            "เป้าหมายที่กำหนด", "ค่าเป้าหมายที่กำหนด", "เป้าที่ตั้งไว้", "ตั้งเป้าไว้", "ตั้งเป้า", "เป้าหมายที่วางไว้", "ค่าเป้า", "เป้าทั้งปี", "Annual target",
            "Yearly target", "Year target", "Target for the year", "Target of the year", "Planned target",
        )),
            Place.QUARTER: OnPaper("", ("เป้าหมาย", "ค่าเป้าหมาย", "Target"), others=(
            "เป้า", "เป้าหมายรายไตรมาส", "แผน", "ตามแผน", "Plan", "Planned",
        )),
        },
    ),
    Field(
        id="result", words=Message("Result"),
        kind=FieldKind.RESULT, places=_FILED, writer=Writer.OFFICER, year_path="result",
        papers={Place.YEAR_END: OnPaper("", (
            "ผลงานทั้งปี", "Actual year", "Year actual", "ผลงานรวม", "ผลงานสะสม", "ผลสะสม", "ผลรวม", "ผลทั้งปี", "ผลรวมทั้งปี", "รวมทั้งปี", "รวมผลงาน", "ผลงานรวมทั้งปี",
            "ผลปี", "ผลงานปี", "ผลงานปีนี้", "ผลปีนี้", "ผลงานประจำปี", "ผลงานสิ้นปี", "ผลงานปลายปี", "ผลการดำเนินงานทั้งปี", "ผลการดำเนินงานสะสม", "ผลการดำเนินงานรวม",
            "ผลการดำเนินงานประจำปี", "ผลสำเร็จทั้งปี", "ผลสำเร็จรวม", "ผลงานสะสมทั้งปี", "ผลสะสมทั้งปี", "ยอดสะสม", "ยอดรวม", "รวม", "รวมทั้งสิ้น", "ยอดรวมทั้งปี", "Total", "Result of the year",
            "Result for the year", "Year result", "Annual result", "Total result", "Cumulative result", "Result so far", "Full-year result", "Full year", "Full-year", "Whole year", "Year total", "ค่าเฉลี่ยทั้งปี", "เฉลี่ยทั้งปี",
            "Total for the year",
        )), Place.QUARTER: OnPaper("", (
            "ผลงานที่ทำได้", "ผลงาน", "ผลที่ทำได้", "ผลการดำเนินงานที่ทำได้", "Result", "Actual result", "Actual", "Result achieved",
        ), others=(
            "ผล", "ผลที่ได้", "ผลงานที่ได้", "ผลงานจริง", "ผลจริง", "ทำได้", "ทำได้จริง", "ค่าที่ทำได้",
            "ค่าที่วัดได้", "ค่าจริง", "ค่าผลงาน", "ผลสำเร็จ", "ผลสัมฤทธิ์", "ผลการดำเนินงานจริง",
            "ผลที่เกิดขึ้นจริง", "ผลการวัด", "ผลงานรายไตรมาส",
            "Achieved", "Achievement", "Done",
        ))},
    ),
    Field(
        id="score", words=Message("Score"),
        kind=FieldKind.SCORE, places=_QUARTER, writer=Writer.EVALUATOR,
        papers={Place.QUARTER: OnPaper("", ("คะแนน", "ผลประเมิน", "ผลประเมินตัวชี้วัด", "คะแนนประเมิน"), others=(
            "คะแนนที่ได้", "คะแนนผลงาน", "ผลคะแนน", "Score",
        ))},
    ),
    Field(
        id="progress_percent", words=Message("Progress of the work, in percent"),
        kind=FieldKind.PERCENT, places=(Place.QUARTER, Place.YEAR_END, Place.PROJECT), writer=Writer.OFFICER,
        hint=Message("How far the work is; this is not the result."),
        papers={
            Place.QUARTER: OnPaper("", ("ความคืบหน้า", "ความก้าวหน้า", "Progress"), others=(
            "ร้อยละความก้าวหน้า", "ร้อยละความคืบหน้า", "ความคืบหน้าของงาน", "ความก้าวหน้าของงาน",
            "Progress of work",
        )),
            Place.PROJECT: OnPaper("2", ("ความคืบหน้าโครงการ", "ความก้าวหน้าโครงการ", "ความคืบหน้า")),
        },
    ),
    Field(
        id="evaluation", words=Message("Evaluation"),
        kind=FieldKind.PART, places=_BOTH, writer=Writer.NOBODY,
        papers={Place.INDICATOR: OnPaper("", (
            "*** สยป. ตรวจประเมินตัวชี้วัด", "*** สยป. ประเมินโครงการ", "สยป. ตรวจประเมินตัวชี้วัด", "สยป. ประเมินโครงการ",
        ))},
    ),
    Field(
        id="quarters", words=Message("Quarters"),
        kind=FieldKind.PART, places=_INDICATOR, writer=Writer.OFFICER,
        papers={Place.INDICATOR: OnPaper("6", (
            "รายงานผลการดำเนินงาน (รายไตรมาส)", "รายงานผลการดำเนินงานรายไตรมาส", "รายงานผลการดำเนินงาน",
            "ผลการดำเนินงาน (รายไตรมาส)", "ผลการดำเนินงานรายไตรมาส", "ผลการดำเนินงาน", "Quarterly report", "Quarterly results",
            "Quarterly performance", "Report (quarterly)", "Performance report (quarterly)", "Performance report",
            "Quarterly performance report", "Report of results by quarter", "Results by quarter", "Performance by quarter",
            "Progress report (by quarter)", "Progress report (quarterly)", "Report (by quarter)",
        ), others=(
            "การดำเนินงาน", "การดำเนินการ", "รายละเอียด", "อธิบายผลงาน", "คำอธิบายผลงาน", "รายละเอียดผลงาน", "อธิบายผลการดำเนินงาน",
            "อธิบายรายละเอียด", "คำชี้แจงผลงาน", "ชี้แจงผลงาน", "เล่าผลงาน", "Describe results", "Description of results", "Explanation of results",
            "รายละเอียดการดำเนินงาน", "รายละเอียดผลการดำเนินงาน",
            "คำอธิบายผลการดำเนินงาน", "กิจกรรม", "กิจกรรมที่ดำเนินการ", "กิจกรรมที่ทำ", "สิ่งที่ดำเนินการ",
            "สิ่งที่ได้ดำเนินการ", "สิ่งที่ทำ", "งานที่ทำ", "ผลการปฏิบัติงาน", "ผลการดำเนินการ", "ผลดำเนินงาน",
            "รายงานผล", "รายงานผลรายไตรมาส", "รายงานความก้าวหน้า", "ความก้าวหน้ารายไตรมาส", "ผลรายไตรมาส",
            "คำชี้แจง", "คำอธิบาย", "ชี้แจง", "คำบรรยาย", "สรุปกิจกรรม", "Comment", "Comments", "Commentary", "Explanation", "Description of work", "Activities", "Work done", "What was done", "Narrative", "Details", "Progress report", "Report",
            "Quarterly progress", "By quarter", "Quarters",
        ))},
    ),
    Field(
        id="year_end", words=Message("Year end"),
        kind=FieldKind.PART, places=_INDICATOR, writer=Writer.OFFICER,
        papers={Place.INDICATOR: OnPaper("6.5", (
            "สรุปผลการดำเนินงาน (ปลายปีงบประมาณ)", "สรุปผลการดำเนินงานปลายปีงบประมาณ",
            "สรุปผลการดำเนินงาน (สิ้นปีงบประมาณ)", "สรุปผลการดำเนินงานสิ้นปีงบประมาณ", "สรุปผลการดำเนินงาน", "Year-end summary",
            "Summary (end of fiscal year)", "Summary of results (end of fiscal year)", "Summary of results", "Summary of the year", "Summary", "Year end",
        ), others=(
            "สรุป", "สรุปผล", "ผลสรุป", "บทสรุป", "สรุปผลงาน", "สรุปภาพรวม", "สรุปทั้งปี", "สรุปผลทั้งปี", "สรุปผลการดำเนินงานทั้งปี",
            "สรุปผลการดำเนินงานประจำปี", "สรุปผลการดำเนินการ", "สรุปผลการปฏิบัติงาน", "สรุปผลการดำเนินงานในภาพรวม",
            "สรุปสิ้นปี", "สรุปผลสิ้นปี", "สรุปผลปลายปี", "สรุปปลายปี", "ภาพรวม", "ภาพรวมทั้งปี",
            "ผลการดำเนินงานในภาพรวม", "ผลการดำเนินงานภาพรวม", "Year summary", "Annual summary", "Overall",
            "Overall summary", "Conclusion", "Summary of performance", "End of year summary", "End-of-year summary",
        ))},
    ),
    Field(
        id="verdict_text", words=Message("Verdict as printed"),
        kind=FieldKind.LINE, places=_YEAR_END, writer=Writer.OFFICER, year_path="year_end.verdict_text",
        papers={Place.YEAR_END: OnPaper("", (
            "ผลการประเมิน", "สถานะ", "สถานะตัวชี้วัด", "สถานะการดำเนินงาน", "ผลเทียบเป้าหมาย", "ผลเทียบกับเป้าหมาย", "การบรรลุเป้าหมาย", "ผลการบรรลุเป้าหมาย",
            "ผลการดำเนินงานเทียบเป้าหมาย", "ผลการดำเนินงานเทียบกับเป้าหมาย", "Status", "Verdict", "Against the target",
        ))},
        suggested=tuple(wordings[0] for wordings in VERDICT_ON_PAPER.values()),
        hint=Message("The system's own verdict follows from result and target and stands beside it."),
    ),
    Field(
        id="verdict", words=Message("Verdict"),
        kind=FieldKind.CHOICE, places=_YEAR_END, writer=Writer.NOBODY, year_path="year_end.verdict",
    ),
    Field(
        id="narrative", words=Message("What was done"),
        year_words=Message("Summary of the year"),
        kind=FieldKind.TEXT, places=(Place.QUARTER, Place.YEAR_END, Place.PROJECT), writer=Writer.OFFICER,
        year_path="year_end.narrative", lines=12,
        papers={Place.PROJECT: OnPaper("7", ("ผลการดำเนินงาน", "รายงานผลการดำเนินงาน"))},
    ),
    Field(
        id="steps", words=Message("Steps of the work"),
        kind=FieldKind.TEXT, places=_PROJECT, writer=Writer.NOBODY,
        papers={Place.PROJECT: OnPaper("8", (
            "ขั้นตอนการดำเนินงาน", "ขั้นตอนการดำเนินการ", "ขั้นตอน", "ขั้นตอน/กิจกรรม", "ขั้นตอนและวิธีการดำเนินงาน", "แผนการดำเนินงาน",
            "กิจกรรม/ขั้นตอน", "กิจกรรม/ขั้นตอนการดำเนินงาน", "ขั้นตอนการปฏิบัติงาน", "วิธีดำเนินการ", "วิธีการดำเนินงาน",
        ))},
    ),
    Field(
        id="shortfall",
        words=Message("Reason for a shortfall, and the way forward"),
        kind=FieldKind.TEXT, places=_FILED, writer=Writer.OFFICER, year_path="year_end.shortfall", lines=4,
        is_carried=False,  # why one quarter fell short is no reason why another does
        hint=Message("Where the result misses its target: what it comes from, what is done about it, and by when."),
        papers={Place.QUARTER: OnPaper("", (
            "เหตุที่ไม่เป็นไปตามเป้าหมายและแนวทางแก้ไข", "เหตุที่ไม่เป็นไปตามเป้าหมาย", "สาเหตุที่ไม่เป็นไปตามเป้าหมาย",
            "สาเหตุที่ไม่บรรลุเป้าหมาย", "สาเหตุที่ไม่บรรลุเป้าหมายและแนวทางแก้ไข",
        ))},
    ),
    Field(
        id="supporting_factors", words=Message("What helped"),
        kind=FieldKind.TEXT, places=_YEAR_END, writer=Writer.OFFICER, year_path="supporting_factors", lines=4,
        papers={Place.INDICATOR: OnPaper("7", (
            "ปัจจัยสนับสนุนการดำเนินงาน", "ปัจจัยสนับสนุนต่อการดำเนินงาน", "ปัจจัยสนับสนุน", "ปัจจัยแห่งความสำเร็จ",
            "ปัจจัยความสำเร็จ", "Supporting factors", "Success factors", "What helped",
        ), others=(
            "ปัจจัยหนุน", "ปัจจัยเอื้อ", "ปัจจัยที่เอื้อ", "ปัจจัยที่เอื้ออำนวย", "ปัจจัยเอื้อต่อความสำเร็จ",
            "ปัจจัยส่งเสริม", "ปัจจัยที่สนับสนุน", "ปัจจัยที่ช่วย", "ปัจจัยที่ช่วยให้สำเร็จ",
            "ปัจจัยที่ทำให้สำเร็จ", "ปัจจัยที่ทำให้ประสบความสำเร็จ", "ปัจจัยที่ส่งผลต่อความสำเร็จ",
            "ปัจจัยแห่งความสำเร็จของงาน", "ปัจจัยสู่ความสำเร็จ", "ปัจจัยสนับสนุนความสำเร็จ", "ปัจจัยบวก",
            "สิ่งสนับสนุน", "สิ่งที่ช่วย", "สิ่งที่ช่วยให้สำเร็จ", "Key success factors", "Enablers",
            "Enabling factors", "Supports", "Factors of success",
        ))},
    ),
    Field(
        id="obstacles", words=Message("Obstacles"),
        kind=FieldKind.TEXT, places=_YEAR_END, writer=Writer.OFFICER, year_path="obstacles", lines=4,
        papers={Place.INDICATOR: OnPaper("8", (
            "อุปสรรคต่อการดำเนินงาน", "ปัญหาและอุปสรรคต่อการดำเนินงาน", "ปัญหาอุปสรรคต่อการดำเนินงาน",
            "ปัญหา/อุปสรรคต่อการดำเนินงาน", "อุปสรรคการดำเนินงาน", "ปัญหาและอุปสรรค", "ปัญหา/อุปสรรค", "ปัญหาอุปสรรค",
            "ปัญหา อุปสรรค", "อุปสรรค", "Obstacles", "Problems and obstacles", "Problems",
        ), others=(
            "ติดปัญหา", "ปัญหา", "ปัญหาที่พบ", "ปัญหาในการดำเนินงาน", "ปัญหาการดำเนินงาน", "ปัญหาและอุปสรรคในการดำเนินงาน",
            "ปัญหาและอุปสรรคการดำเนินงาน", "ปัญหา/อุปสรรคในการดำเนินงาน", "ปัญหาอุปสรรคในการดำเนินงาน",
            "ปัญหาและอุปสรรคที่พบ", "อุปสรรคที่พบ", "อุปสรรคในการดำเนินงาน", "อุปสรรค/ปัญหา", "ข้อขัดข้อง",
            "ปัญหาข้อขัดข้อง", "ปัญหาและข้อขัดข้อง", "ปัญหา/ข้อขัดข้อง", "อุปสรรคข้อขัดข้อง",
            "อุปสรรคและข้อขัดข้อง", "ข้อจำกัด", "ปัญหา/ข้อจำกัด", "ปัญหาและข้อจำกัด", "ปัญหา อุปสรรค ข้อจำกัด",
            "ปัญหา/อุปสรรค/ข้อจำกัด", "ปัญหา อุปสรรค และข้อจำกัด", "อุปสรรค/ข้อจำกัด", "ข้อติดขัด", "สิ่งที่ติดขัด",
            "ปัจจัยที่เป็นอุปสรรค", "ปัจจัยอุปสรรค", "ปัญหา-อุปสรรค", "Problem", "Challenges", "Issues",
            "Constraints", "Difficulties", "Barriers", "Problems/obstacles", "Obstacle",
        ))},
    ),
    Field(
        id="evidence", words=Message("Evidence"),
        kind=FieldKind.PART, places=_INDICATOR, writer=Writer.OFFICER,
        papers={Place.INDICATOR: OnPaper("9", (
            "หลักฐานอ้างอิง", "เอกสารหลักฐานอ้างอิง", "เอกสาร/หลักฐานอ้างอิง", "เอกสารอ้างอิง", "เอกสารหลักฐาน", "หลักฐาน", "Evidence",
            "References", "Supporting evidence", "Supporting documents",
        ), others=(
            "หลักฐานประกอบ", "หลักฐานที่แนบ", "แนบหลักฐาน", "แนบไฟล์หลักฐาน", "แนบไฟล์", "แนบลิงก์", "แนบลิงก์หลักฐาน", "แนบเอกสาร", "หลักฐานแนบ", "หลักฐานเชิงประจักษ์", "หลักฐานการดำเนินงาน",
            "เอกสารประกอบ", "เอกสารแนบ", "เอกสารหลักฐานประกอบ", "เอกสารประกอบการรายงาน", "เอกสารที่แนบ", "เอกสาร",
            "เอกสาร/หลักฐาน", "หลักฐาน/เอกสาร", "ไฟล์แนบ", "ไฟล์หลักฐาน", "สิ่งที่แนบ", "สิ่งที่ส่งมาด้วย",
            "สิ่งที่แนบมาด้วย", "แนบ", "อ้างอิง", "ลิงก์", "ลิงก์หลักฐาน", "ลิงค์หลักฐาน", "Attachments",
            "Attachment", "Attached", "Files", "Proof", "Documents", "Reference", "Links", "Link",
            "Sources of evidence",
        ))},
    ),
    Field(
        id="signature", words=Message("Signature"),
        kind=FieldKind.PART, places=_INDICATOR, writer=Writer.SIGNER, privacy=Privacy.PERSONAL,
    ),
    Field(
        id="unplaced", words=Message("Text in no field"),
        kind=FieldKind.PART, places=_BOTH, writer=Writer.NOBODY, privacy=Privacy.OFFICE,
    ),
    Field(
        id="broken_off", words=Message("Where the source breaks off"),
        kind=FieldKind.LINE, places=_BOTH, writer=Writer.NOBODY, privacy=Privacy.OFFICE,
    ),
    Field(
        id="label_spellings", words=Message("Spelling of the paper's labels"),
        kind=FieldKind.PART, places=_INDICATOR, writer=Writer.NOBODY, privacy=Privacy.OFFICE,
    ),
)  # fmt: skip
BY_ID = {one.id: one for one in FIELDS}
assert len(BY_ID) == len(FIELDS), "a field stands once"


def in_place(place: Place) -> tuple[Field, ...]:
    """The fields of a place, in the order of the paper."""
    return tuple(one for one in FIELDS if place in one.places)


def place_of(quarter: int) -> Place:
    """The place whose fields a quarter's report has; 5 is the year end."""
    return Place.YEAR_END if quarter == YEAR_END else Place.QUARTER


def filed(quarter: int | None = None) -> tuple[Field, ...]:
    """What an officer fills in for a quarter (5: the year end); without one, what they fill in at any of them."""
    places = _FILED if quarter is None else (place_of(quarter),)
    return tuple(one for one in FIELDS if one.writer is Writer.OFFICER and set(places) & set(one.places))


def path_of(name: str, quarter: int) -> str:
    """Where the typed report of an indicator has a field of a quarter: "quarters.2.narrative", "year_end.narrative"."""
    return BY_ID[name].year_path if quarter == YEAR_END else f"quarters.{quarter}.{name}"


@lru_cache(maxsize=512)
def at_path(path: str) -> tuple[int | None, Field | None]:
    """The quarter (5: the year end; None: the indicator) and the field that a path of the typed report leads to.

    What stands inside of a field is of that field: "quarters.2.result.value". A path to a quarter as a whole has no field.
    """
    head, *rest = path.split(".")
    if head == "quarters" and rest:
        found = BY_ID.get(rest[1]) if len(rest) > 1 else None
        return int(rest[0]), found if found is not None and Place.QUARTER in found.places else None
    for one in in_place(Place.YEAR_END):
        if one.year_path and (path == one.year_path or path.startswith(f"{one.year_path}.")):
            return YEAR_END, one
    return (YEAR_END, None) if head == "year_end" else (None, BY_ID.get(head))
