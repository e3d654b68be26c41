"""What was read in a plan's sheet, kept with its upload and given back typed."""

import msgspec

from samrit.readers.plan_sheet import CellIssue, PlanSheet, SheetRow
from samrit.records.models import PlanUpload
from samrit.thai.translation import stored, storing


def store_sheet(upload: PlanUpload, sheet: PlanSheet) -> None:
    """Write what was read into the (unsaved) row."""
    upload.rows = [msgspec.to_builtins(row) for row in sheet.rows]
    upload.issues = [msgspec.to_builtins(issue, enc_hook=storing) for issue in sheet.issues]


def stored_rows(upload: PlanUpload) -> tuple[SheetRow, ...]:
    """The rows as the reader gave them."""
    return msgspec.convert(upload.rows, tuple[SheetRow, ...])


def stored_issues(upload: PlanUpload) -> tuple[CellIssue, ...]:
    """What concerns the sheet as a whole."""
    return msgspec.convert(upload.issues, tuple[CellIssue, ...], dec_hook=stored)
