"""The day by which a milestone is reached is typed as every other day; a month alone is asked about."""

from datetime import date

import pytest

from samrit.definitions.wording import NotATargetError, TargetEntry, entry_of_target, read_target
from samrit.report import Comparison, Target


def due(typed: str) -> date | None:
    """The day that is read of a milestone's value."""
    return read_target(TargetEntry(Comparison.MILESTONE, typed), Target()).due_on


@pytest.mark.parametrize(
    "typed",
    [
        "31.8.70", "31/8/27", "31-8-2570", "2027-08-31", "31 สิงหาคม 2570", "๓๑ ส.ค. ๗๐", "31 Aug 2027", "August 31, 2027",
        "วันที่ 31 สิงหาคม 2570", "ภายในวันที่ 31 ส.ค. 2570", "ภายใน 31/8/2570", "ให้แล้วเสร็จภายในวันที่ 31 สิงหาคม พ.ศ. 2570",
        "by 31 August 2027",
    ],
)  # fmt: skip
def test_a_milestones_day_is_typed_as_any_day(typed: str) -> None:
    assert due(typed) == date(2027, 8, 31)


@pytest.mark.parametrize("typed", ["สิงหาคม 2570", "ภายในเดือน ส.ค. 2570", "August 2027", "สิ้นเดือนสิงหาคม 2570"])
def test_a_month_alone_is_asked_about(typed: str) -> None:
    with pytest.raises(NotATargetError) as refused:
        due(typed)

    assert "Is it 31 Aug" in refused.value.message.text("en")
    assert "31 ส" in refused.value.message.text("th")


@pytest.mark.parametrize(
    "typed", ["", "31/9/2570", "1 - 31 สิงหาคม 2570", "1 ก.ค. 2570 และ 31 ส.ค. 2570", "ปี 2570", "31 สิงหาคม"]
)
def test_what_is_no_one_day_is_refused(typed: str) -> None:
    with pytest.raises(NotATargetError):
        due(typed)


def test_a_month_that_a_paper_printed_stays_as_it_is() -> None:
    printed = Target(value_text="สิงหาคม 2570", unit_text="ภายในวันที่ ...")

    assert read_target(entry_of_target(printed), printed) == printed
