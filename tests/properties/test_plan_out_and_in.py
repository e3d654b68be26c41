"""What goes out as a sheet comes in again as it was: for every row nothing has changed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from properties.test_definitions import definitions
from samrit.definitions import Definition, entry_of, read_entry
from samrit.readers.plan_sheet import read_plan_sheet
from samrit.writers.plan_sheet import HEADING_ROW, PlanSheetContent, write_plan_sheet

pytestmark = pytest.mark.filterwarnings("ignore:.*ZIP64.*")


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(definitions(), min_size=1, max_size=6))
def test_export_and_import_change_nothing(plan: list[Definition]) -> None:
    content = PlanSheetContent("2200", "สำนักตัวอย่าง", 2565, rows=[entry_of(one) for one in plan])

    sheet = read_plan_sheet(write_plan_sheet(content))

    assert (sheet.fiscal_year_be, sheet.agency_code, sheet.issues) == (2565, "2200", ())
    assert [row.number for row in sheet.rows] == list(range(HEADING_ROW + 2, HEADING_ROW + 2 + len(plan)))
    assert [row.issues for row in sheet.rows] == [()] * len(plan)
    read = [read_entry(row.entry, definition) for row, definition in zip(sheet.rows, plan, strict=True)]
    assert read == [(definition, ()) for definition in plan]
