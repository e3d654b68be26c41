"""A long-term plan out as a sheet and in again: looked at row by row, saved whole or not at all."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from visitors import AsSomebody

import factories
from samrit.queries.plans.plan_tree_sheet import resolve_tree, tree_rows
from samrit.readers.plan_tree_sheet import read_tree_sheet
from samrit.records.models import Event, Import, IndicatorNode, Plan, PlanNode
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.row_states import RowState
from samrit.writers.plan_tree_sheet import write_tree_csv, write_tree_sheet

pytestmark = pytest.mark.django_db
TREE = (
    "ระดับ,ระดับ (อังกฤษ),รหัส,ชื่อภาษาไทย,ชื่อภาษาอังกฤษ,ต่อจากรหัส,ปิดตั้งแต่วันที่,เหตุผล",
    "ด้าน,Strategy,๑,มหานครปลอดภัย,Safe city,,,",
    "ยุทธศาสตร์ย่อย,Sub-strategy,1.2,ถนนปลอดภัย,Safe streets,,,",
    "เป้าประสงค์,Goal,1.2.1,ทางข้าม,Crossings,,,",
    "กลยุทธ์,,1.2.1.1,สัญญาณไฟ,,,1 ต.ค. 2566,ยุบรวม",
    "ด้าน,,2,มหานครสีเขียว,Green city,,,",
)


@pytest.fixture
def client(as_somebody: AsSomebody) -> Client:
    """An administrator of the city."""
    return as_somebody(RoleName.ADMINISTRATOR)


@pytest.fixture
def plan() -> Plan:
    """A plan that has a name and nothing else, as one that was just made."""
    return Plan.objects.create(title_th="แผนพัฒนา 20 ปี")


def uploaded(client: Client, plan: Plan, *lines: str, reason: str = "") -> Import:
    file = SimpleUploadedFile("tree.csv", "\n".join(lines).encode("utf-8-sig"))
    answer = client.post(reverse("plan_tree_upload", args=[plan.pk]), {"file": file, "reason": reason})
    assert answer.status_code == 303, answer.content.decode()
    return Import.objects.latest("pk")


def save(client: Client, row: Import, **choice: str) -> int:
    page = client.get(reverse("import_file", args=[row.pk])).content.decode()
    version = page.partition('name="expected_version" value="')[2].partition('"')[0]
    return client.post(reverse("save_import", args=[row.pk]), {"expected_version": version, **choice}).status_code


def test_the_whole_tree_comes_in_by_one_file_with_its_levels(client: Client, plan: Plan) -> None:
    row = uploaded(client, plan, *TREE)
    page = client.get(reverse("import_file", args=[row.pk])).content.decode()
    assert "5 new places" in page
    assert not PlanNode.objects.exists()

    assert save(client, row) == 303

    plan.refresh_from_db()
    assert [(one["label"], one["en"]) for one in plan.levels] == [
        ("ด้าน", "Strategy"),
        ("ยุทธศาสตร์ย่อย", "Sub-strategy"),
        ("เป้าประสงค์", "Goal"),
        ("กลยุทธ์", ""),
    ]
    rows = {node.code: (node.parent.code if node.parent else "", node.level_label) for node in plan.nodes.all()}
    assert rows["1.2.1.1"] == ("1.2.1", "กลยุทธ์")
    assert rows["2"] == ("", "ด้าน")
    closed = plan.nodes.get(code="1.2.1.1")
    assert (closed.closed_on, closed.closed_reason) == (date(2023, 10, 1), "ยุบรวม")
    assert Event.objects.filter(action="add_node").count() == 5
    assert Event.objects.get(action="save_tree_upload").after["new"] == 5


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_goes_out_comes_in_as_unchanged(client: Client, plan: Plan, suffix: str) -> None:
    save(client, uploaded(client, plan, *TREE))
    successor = Plan.objects.create(title_th="แผนถัดไป", follows=plan)
    save(client, uploaded(client, successor, TREE[0], "ด้าน,,1,มหานครปลอดภัยกว่า,,1; 1.2,,"))

    for one in (plan, successor):
        answer = client.get(reverse("plan_tree_sheet", args=[one.pk, suffix]))
        one.refresh_from_db()
        found = resolve_tree(one, read_tree_sheet(b"".join(answer) if answer.streaming else answer.content).rows)
        assert {row.state for row in found.rows} == {RowState.UNCHANGED}
        assert len(found.rows) == one.nodes.count()
    assert {node.code for node in successor.nodes.get().continues.all()} == {"1", "1.2"}
    assert client.get(reverse("plan_tree_sheet", args=[plan.pk, "pdf"])).status_code == 404


def test_a_second_file_renames_moves_and_leaves_the_rest_with_its_reason(client: Client, plan: Plan) -> None:
    save(client, uploaded(client, plan, *TREE))
    row = uploaded(
        client, plan, "รหัส,รหัสแม่,ชื่อ", "1.2.1,2,ทางข้ามปลอดภัย", "1,,มหานครปลอดภัย", "2.1,,ใหม่", reason="มติ 3/2566"
    )

    page = client.get(f"{reverse('import_file', args=[row.pk])}?show=changed").content.decode()
    assert "ทางข้าม → ทางข้ามปลอดภัย" in page
    assert "2 places of the plan are not in the file and stay as they are" not in page
    assert save(client, row) == 303

    moved = plan.nodes.get(code="1.2.1")
    assert (moved.name_th, moved.parent and moved.parent.code, moved.name_en) == ("ทางข้ามปลอดภัย", "2", "Crossings")
    assert plan.nodes.get(code="2.1").parent == plan.nodes.get(code="2")
    assert Event.objects.get(action="move_node").after["reason"] == "มติ 3/2566"


def test_what_is_not_understood_is_asked_at_its_cell_and_can_be_left_out(client: Client, plan: Plan) -> None:
    row = uploaded(
        client, plan,
        "รหัส,รหัสแม่,ชื่อ,ต่อจากรหัส,ปิดตั้งแต่วันที่",
        "1,,ก,,", "2.1,,ข,,", "2.1,,ค,,", "3,9,ง,,", ",,จ,,", "5,,,,", "6,,ฉ,7,", "7,,ช,,วันไหน", "8,8,ซ,,",
    )  # fmt: skip
    page = client.get(reverse("import_file", args=[row.pk])).content.decode()

    cells = ("A3", "A4", "B5", "A6", "C7", "D8", "E9", "B10")
    assert [cell for cell in cells if f"<strong>{cell}</strong>" not in page] == []
    assert "8 rows are not understood" in page
    assert save(client, row) == 422
    assert save(client, row, without_unclear="on") == 303
    assert [node.code for node in plan.nodes.all()] == ["1"]


def test_a_plan_that_changed_meanwhile_is_looked_at_again(client: Client, plan: Plan) -> None:
    row = uploaded(client, plan, *TREE)
    address = reverse("save_import", args=[row.pk])
    factories.plan_node("9", plan=plan)

    assert client.post(address, {"expected_version": "another"}).status_code == 409
    assert plan.nodes.count() == 1


def test_the_same_file_twice_changes_nothing(client: Client, plan: Plan) -> None:
    save(client, uploaded(client, plan, *TREE))
    events = Event.objects.count()

    again = uploaded(client, plan, *TREE)

    assert save(client, again) == 422
    assert Event.objects.exclude(action="upload_file").count() == events - 1


def test_indicators_stay_on_the_places_that_a_file_changes(client: Client, plan: Plan) -> None:
    save(client, uploaded(client, plan, *TREE))
    IndicatorNode.objects.create(indicator=factories.indicator(), node=plan.nodes.get(code="1.2"))

    save(client, uploaded(client, plan, "รหัส,ชื่อ", "1.2,ถนนที่ปลอดภัย"))

    assert IndicatorNode.objects.get().node.name_th == "ถนนที่ปลอดภัย"


def test_the_sheet_is_everybodys_and_bringing_it_is_not(plan: Plan, as_somebody: AsSomebody) -> None:
    for role in RoleName:
        visitor = as_somebody(role)
        assert visitor.get(reverse("plan_tree_sheet", args=[plan.pk, "xlsx"])).status_code == 200
        allowed = role in (RoleName.ADMINISTRATOR, RoleName.EVALUATOR)
        assert visitor.get(reverse("plan_tree_upload", args=[plan.pk])).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("depth", [1, 4, 9])
def test_any_depth_goes_out_and_in(plan: Plan, depth: int) -> None:
    parent = None
    for level in range(depth):
        parent = PlanNode.objects.create(
            plan=plan, parent=parent, code=f"S{level}", name_th=f"ข้อ {level}", level_label=f"ชั้นที่ {level}", rank="ที่"
        )
    rows = tree_rows(plan)

    for data in (write_tree_sheet(plan.title_th, [], rows), write_tree_csv(rows)):
        found = resolve_tree(plan, read_tree_sheet(data).rows)
        assert [(row.state, row.issues) for row in found.rows] == [(RowState.UNCHANGED, ())] * depth


def test_rows_that_stand_below_one_that_is_not_understood_say_so_and_are_left_out_with_it(
    client: Client, plan: Plan
) -> None:
    row = uploaded(client, plan, "รหัส,ชื่อ", "1,ด้านหนึ่ง", "1,ด้านอื่น", "1.1,ยุทธศาสตร์", "1.1.1,เป้าประสงค์", "2,ด้านสอง")
    page = client.get(reverse("import_file", args=[row.pk])).content.decode()

    assert "<strong>A2</strong> Row 3 has the code 1, too." in page
    assert "<strong>A3</strong> Row 2 has the code 1, too." in page
    assert "<strong>A4</strong> It would stand below 1, and row 2, which has that, is not understood." in page
    assert "<strong>A5</strong> It would stand below 1.1, and row 4, which has that, is not understood." in page
    assert save(client, row, without_unclear="on") == 303
    assert list(plan.nodes.values_list("code", flat=True)) == ["2"]


@pytest.mark.parametrize(
    ("words", "is_asked"), [("ด้าน", False), ("ระดับแปลก", True), ("1", False), ("9", True), ("", False)]
)
def test_a_level_that_the_plan_has_not_is_asked(client: Client, plan: Plan, words: str, *, is_asked: bool) -> None:
    plan.levels = [{"label": "ด้าน"}, {"label": "ยุทธศาสตร์"}]
    plan.save()
    row = uploaded(client, plan, "ระดับ,รหัส,ชื่อ", f"{words},1,ด้านหนึ่ง")
    page = client.get(reverse("import_file", args=[row.pk])).content.decode()

    assert (f"The plan has no level “{words}”; it has: ด้าน, ยุทธศาสตร์." in page) is is_asked
    assert ('name="cell-A2"' in page) is is_asked
    assert save(client, row) == 303


def test_two_levels_of_a_plan_have_names_of_their_own(client: Client) -> None:
    sent = {"title_th": "แผน", "label0": "ด้าน", "label1": "ด้าน"}
    answer = client.post(reverse("new_long_term_plan"), sent)

    assert answer.status_code == 422
    assert "Two levels are called “ด้าน”" in answer.content.decode()
