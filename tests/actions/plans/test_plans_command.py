"""`samrit plans`: a long-term plan is begun, comes in as a file after a look, and goes out as one."""

from pathlib import Path

import pytest

import factories
from samrit.cli.main import run
from samrit.records.models import Import, Plan, PlanNode
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
SHEET = """ระดับ,รหัส,ชื่อ,ชื่ออังกฤษ
ด้าน,1,เมืองปลอดภัย,Safe city
ประเด็นยุทธศาสตร์,1.1,ลดมลพิษ,Less pollution
ประเด็นยุทธศาสตร์,,ไม่มีรหัส,
"""


@pytest.fixture
def admin() -> str:
    """The city's administrator."""
    return factories.user(RoleName.ADMINISTRATOR, username="admin").username


def test_a_plan_is_begun_brought_and_taken_out(admin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, out = tmp_path / "plan.csv", tmp_path / "out.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    common = ["--plan", "20 ปี", "--by", admin, "--lang", "en"]

    began = run(["plans", "add", "--name-th", "แผน 20 ปี", "--first-year", "2561", "--by", admin, "--lang", "en"])
    refused = run(["plans", "import", str(sheet), *common, "--yes"])
    stored = PlanNode.objects.count()
    saved = run(["plans", "import", str(sheet), *common, "--yes", "--leave-out"])
    shown = capsys.readouterr().out
    listed = run(["plans", "list", "--plan", str(Plan.objects.get().pk), "--lang", "en"])
    tree = capsys.readouterr().out
    exported = run(["plans", "export", "--plan", str(Plan.objects.get().pk), "-o", str(out)])

    assert (began, refused, stored, saved, listed, exported) == (0, 2, 0, 0, 0, 0)
    assert "plan.csv:4: ไม่มีรหัส: B4 There is no code." in shown
    assert [line.strip() for line in tree.splitlines()] == ["ด้าน 1 Safe city", "ประเด็นยุทธศาสตร์ 1.1 Less pollution"]
    assert not Import.objects.filter(state="ready").exists()
    capsys.readouterr()
    assert run(["plans", "export", "--plan", str(Plan.objects.get().pk), "--lang", "en"]) == 2
    assert "needs -o" in capsys.readouterr().err
    again = run(["plans", "import", str(out), *common, "--yes"])
    assert (again, PlanNode.objects.count()) == (2, 2), "what was taken out changes nothing when it comes in again"


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["import", "x.csv", "--plan", "9", "--by", "admin"], "not the name of one plan"),
        (["import", "--plan", "1", "--by", "admin"], "say the file"),
        (["add", "--name-th", "x"], "--by"),
        (["add", "--name-th", " ", "--by", "admin"], "Give the plan a name"),
        (["add", "--name-th", "x", "--by", "nobody"], "no user nobody"),
        (["add", "--name-th", "x", "--first-year", "2570", "--last-year", "2560", "--by", "admin"], "no earlier"),
        (["export"], "say which --plan"),
    ],
)
def test_what_is_missing_is_said(args: list[str], why: str, admin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert admin == "admin"

    assert run(["plans", *args, "--lang", "en"]) == 2
    assert why in capsys.readouterr().err
