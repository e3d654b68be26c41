"""What only the sender can know to be right is asked before a report goes; all else goes at one press."""

import pytest
from visitors import AsSomebody

import factories
from samrit.records.models import Indicator, QuarterReport
from samrit.report import Result, Target
from samrit.vocabulary.choices import Accumulation
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def asking(target: str, unit: str, name: str = "ผลการดำเนินงานตามตัวอย่าง") -> QuarterReport:
    """The second quarter of an indicator with a target, whose first came to 61."""
    made: Indicator = factories.indicator()
    made.target = Target(value_text=target, unit_text=unit)
    made.name_th, made.definition, made.method = name, "", "นับสะสมตั้งแต่ต้นปี"
    made.accumulation = Accumulation.LAST.value
    made.save()
    return made.quarters.get(quarter=2)


@pytest.mark.parametrize(
    ("target", "unit", "name", "value", "asked"),
    [
        ("ไม่น้อยกว่า 300", "ไร่", "พื้นที่สวนสาธารณะที่เพิ่มขึ้น", "-5", "is below 0, where this indicator counts what is added"),
        ("5", "ระดับ", "ระดับความสำเร็จของการจัดทำบัญชี", "8", "lies beyond the end of the scale, 5"),
        ("ภายในวันที่ 13 สิงหาคม 2570", "", "สวนป่าเปิดให้ประชาชนเข้าใช้", "10", "The target asks for a day"),
    ],
)
def test_a_value_that_is_doubted_is_asked_about_once_and_goes_at_the_second_press(
    target: str, unit: str, name: str, value: str, asked: str, as_somebody: AsSomebody
) -> None:
    row = asking(target, unit, name)
    at = f"/office/indicators/{row.indicator_id}/quarters/2/"
    client = as_somebody(RoleName.OFFICER)

    first = client.post(
        at, {"version": 1, "kind": "value", "value": value, "narrative": "ดำเนินการแล้ว", "then": "submit"}
    )
    page = client.get(first.headers["Location"]).content.decode()
    row.refresh_from_db()
    before = row.status
    second = client.post(f"{at}submit/", {"round": row.round, "version": row.version, "status": row.status})
    row.refresh_from_db()

    assert first.headers["Location"] == f"{at}submit/"
    assert asked in page
    assert (before, row.status) == (Status.DRAFT.value, Status.SUBMITTED.value)
    assert second.headers["Location"] == f"{at}receipt/"


def test_a_value_below_the_quarter_before_is_asked_about_where_values_add_up(as_somebody: AsSomebody) -> None:
    row = asking("400", "ชุมชน")
    for quarter, value in ((1, 251), (2, 300)):
        earlier = row.indicator.quarters.get(quarter=quarter)
        earlier.result = Result.of(value, "ชุมชน")
        earlier.save()
    at = f"/office/indicators/{row.indicator_id}/quarters/3/"

    answer = as_somebody(RoleName.OFFICER).post(
        at, {"version": 1, "kind": "value", "value": "10", "narrative": "ดำเนินการแล้ว", "then": "submit"}
    )

    assert answer.headers["Location"] == f"{at}submit/"


def test_a_value_against_which_nothing_is_said_goes_at_one_press(as_somebody: AsSomebody) -> None:
    row = asking("400", "ชุมชน")
    at = f"/office/indicators/{row.indicator_id}/quarters/2/"

    answer = as_somebody(RoleName.OFFICER).post(
        at, {"version": 1, "kind": "value", "value": "351", "narrative": "ดำเนินการแล้ว", "then": "submit"}
    )

    assert answer.headers["Location"] == f"{at}receipt/"
