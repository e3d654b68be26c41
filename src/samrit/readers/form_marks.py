"""Lines that other papers have beyond the form's items: a unit or a number of its own, values left blank, remarks."""

import re

from samrit.readers.form_sections import Section
from samrit.readers.lines import Line
from samrit.report.labels import VALUE_LINES, label_of
from samrit.report.lines import BARE_VALUE, is_values

# A unit on a line of its own.
UNIT_LINE = re.compile(
    r"(?:หน่วย(?:นับ|วัด)?(?:ของตัวชี้วัด)?|unit(?:\s+of\s+measure(?:ment)?)?)\s*[:：]\s*(?=\S)", re.IGNORECASE
)
# Indicator No. 18
NUMBER_LINE = re.compile(
    r"(?:(?:indicator|kpi)\s*(?:no\.?|number|#)|(?:ตัวชี้วัด)?(?:ลำดับที่|หมายเลขตัวชี้วัด|เลขที่ตัวชี้วัด))\s*[:：]?\s*(?=[(\[]?[0-9๐-๙][0-9๐-๙.]{0,9}[)\]]?$)",
    re.IGNORECASE,
)
# What an office or a writer adds below the form's last items.
REMARK_LINE = re.compile(
    r"(?:หมายเหตุ|สำหรับเจ้าหน้าที่|เฉพาะเจ้าหน้าที่|remarks?|notes?|(?:for\s+)?office\s+use(?:\s+only)?)(?=[\s:：(]|$)",
    re.IGNORECASE,
)


def value_field(match: re.Match[str]) -> str:
    """The field that a value's label names."""
    label = label_of(match["words"], VALUE_LINES)
    return label.field if label else ""


def are_of_quarter(text: str, section: Section, values: list[tuple[str, Line]], following: str) -> bool:
    """Whether a line of bare values is the quarter's: several stand together, or they stand right below its label.

    One alone between lines of the narrative is of the narrative: "เป้าหมาย : 30 แห่งต่อเดือน".
    """
    said = [one for one in section.lines if one.text]
    fields = {value_field(bare) for bare in BARE_VALUE.finditer(text)}
    if len(fields) > 1 or (not said and section.key.startswith("quarter.")):
        return True
    if values and (not said or said[-1].number < values[-1][1].number):  # below another one
        return True
    further = following if is_values(following) else ""
    return any(value_field(bare) not in fields for bare in BARE_VALUE.finditer(further))
