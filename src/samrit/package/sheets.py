"""The tables for people: CSV that a spreadsheet opens by itself, with Thai headings and nothing that it would run."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samrit.ledger.field_words import quarter_words, value_words
from samrit.package.scope import Scope
from samrit.records.models import YEAR_END, Indicator, QuarterReport, User
from samrit.thai.calendar import format_date
from samrit.thai.digits import format_number
from samrit.thai.translation import in_language
from samrit.vocabulary.fields import filed
from samrit.vocabulary.term import Field, FieldKind

_BYTE_ORDER_MARK = "\ufeff"  # by this a spreadsheet knows that it is UTF-8
_RUN = ("=", "+", "-", "@", "\t", "\r")
_CHUNK = 500

Column = tuple[str, Callable[[Any], object]]


def _filed(field: Field) -> Callable[[Any], object]:
    """The column of what an officer fills in: a result as it is printed, anything else as it is kept."""
    if field.kind is FieldKind.RESULT:
        return lambda row: getattr(row, field.id).printed
    return lambda row: getattr(row, field.id)


INDICATOR_COLUMNS: tuple[Column, ...] = (
    ("รหัสหน่วยงาน", lambda row: row.annual_plan.agency.code),
    ("หน่วยงาน", lambda row: row.annual_plan.agency.name_th),
    ("หมายเลข", lambda row: row.number),
    ("รหัสตัวชี้วัด", lambda row: row.code),
    ("ตัวชี้วัด", lambda row: row.name_th),
    ("ระดับความสำเร็จ", lambda row: value_words("level", row.level)),
    ("ประเภท", lambda row: value_words("kind", row.kind)),
    ("คำนิยาม", lambda row: row.definition),
    ("วิธีการคำนวณ", lambda row: row.method),
    ("เป้าหมาย", lambda row: row.target.printed),
    ("หน่วยนับ", lambda row: row.target_unit),
    ("น้ำหนัก", lambda row: row.weight),
    ("ผลงานทั้งปี", lambda row: _year(row).result.printed if _year(row) else ""),
    ("ผลเทียบเป้าหมาย", lambda row: _year(row).verdict_text if _year(row) else ""),
    ("สถานะรายงานปลายปี", lambda row: value_words("status", _year(row).status) if _year(row) else ""),
    ("ผู้รับผิดชอบ", lambda row: _person(row.responsible)),
    ("ผู้ลงนาม", lambda row: row.signoff.name if row.signoff else ""),
    ("วันที่ลงนาม", lambda row: row.signoff.at if row.signoff else None),
)

QUARTER_COLUMNS: tuple[Column, ...] = (
    ("รหัสหน่วยงาน", lambda row: row.indicator.annual_plan.agency.code),
    ("หน่วยงาน", lambda row: row.indicator.annual_plan.agency.name_th),
    ("หมายเลข", lambda row: row.indicator.number),
    ("รหัสตัวชี้วัด", lambda row: row.indicator.code),
    ("ตัวชี้วัด", lambda row: row.indicator.name_th),
    ("ไตรมาส", lambda row: quarter_words(row.quarter)),
    ("ครบกำหนด", lambda row: row.due_on),
    ("สถานะ", lambda row: value_words("status", row.status)),
    ("เป้าหมาย", lambda row: row.target.printed),
    *((one.words.text("th"), _filed(one)) for one in filed()),
    ("คะแนน", lambda row: row.score_value),
    ("ส่งโดย", lambda row: _person(row.submitted_by)),
    ("ส่งเมื่อ", lambda row: row.submitted_at),
    ("รับรองโดย", lambda row: _person(row.endorsed_by)),
    ("รับรองเมื่อ", lambda row: row.endorsed_at),
    ("ประเมินโดย", lambda row: _person(row.evaluated_by)),
    ("ประเมินเมื่อ", lambda row: row.evaluated_at),
)


def indicators(scope: Scope) -> Iterator[bytes]:
    """All indicators, a row each, in the order of the plans."""
    rows = (
        Indicator.objects.filter(scope.plans("annual_plan__"))
        .select_related("annual_plan__agency", "responsible", "signoff")
        .prefetch_related("quarters")
        .order_by("annual_plan__agency__path", "position", "pk")
    )
    return _sheet(INDICATOR_COLUMNS, rows.iterator(chunk_size=_CHUNK))


def quarters(scope: Scope) -> Iterator[bytes]:
    """All quarters' reports, a row each, in the order of the plans."""
    rows = (
        QuarterReport.objects.filter(scope.plans("indicator__annual_plan__"))
        .select_related("indicator__annual_plan__agency", "submitted_by", "endorsed_by", "evaluated_by")
        .order_by("indicator__annual_plan__agency__path", "indicator__position", "indicator_id", "quarter")
    )
    return _sheet(QUARTER_COLUMNS, rows.iterator(chunk_size=_CHUNK))


SHEETS: dict[str, tuple[tuple[Column, ...], Callable[[Scope], Iterator[bytes]]]] = {
    "csv/indicators.csv": (INDICATOR_COLUMNS, indicators),
    "csv/quarters.csv": (QUARTER_COLUMNS, quarters),
}


class _Line:
    """Where the CSV writer writes to: the line that it has just made."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text = text


def _sheet(columns: tuple[Column, ...], rows: Iterable[object]) -> Iterator[bytes]:
    line = _Line()
    writer = csv.writer(line)
    writer.writerow([heading for heading, _ in columns])
    yield (_BYTE_ORDER_MARK + line.text).encode()
    for row in rows:
        with in_language("th"):
            cells = [_cell(value(row)) for _, value in columns]
        writer.writerow(cells)
        yield line.text.encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return format_number(value.normalize() if value else Decimal(0)).replace(",", "")
        case datetime():
            local = timezone.localtime(value)
            return f"{format_date(local.date(), short=True)} {local:%H.%M}"
        case date():
            return format_date(value, short=True)
    text = str(value)
    # A spreadsheet runs what begins like a formula; a number is none.
    is_number = text.lstrip("-").replace(".", "", 1).replace(",", "").isdigit()
    return f"'{text}" if text.startswith(_RUN) and not is_number else text


def _year(row: Indicator) -> Any:
    return next((quarter for quarter in row.quarters.all() if quarter.quarter == YEAR_END), None)


def _person(user: User | None) -> str:
    return user.names().th if user is not None else ""
