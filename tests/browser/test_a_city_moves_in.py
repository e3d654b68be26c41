"""An administrator moves a city in by the page: a zip is uploaded, looked at, moved in; by keyboard, on a phone, in both languages."""

from pathlib import Path

import pytest
from visiting import DESKTOP, PASSWORD, PHONE, Visit

import factories
from samrit.ops.worker import run_tasks
from samrit.records.models import Agency, Indicator, Project, User
from samrit.vocabulary.codes import RoleName
from saved_city import made_up, zipped

pytestmark = pytest.mark.browser


@pytest.fixture
def admin(transactional_db: None) -> User:  # noqa: ARG001 - the server's thread has to see the rows
    """The administrator of an empty city."""
    person = User.objects.get(pk=factories.user(RoleName.ADMINISTRATOR, username="admin").pk)
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.mark.usefixtures("admin")
def test_a_zip_is_moved_in_by_the_page(visit: Visit, tmp_path: Path) -> None:
    (packed := tmp_path / "saved.zip").write_bytes(zipped(made_up(14)))
    page = visit.page
    visit.resize(PHONE)
    visit.log_in("admin")
    visit.open("/office/moving-in/")
    assert visit.barriers() == []
    page.locator("input[type=file]").set_input_files(packed)
    visit.follow(page.get_by_role("button", name="อ่านไฟล์"))
    visit.sees("ดำเนินการแล้ว")

    run_tasks()

    visit.sees("2564/setup.pdf")
    page.get_by_role("button", name="นำเข้า", exact=True).wait_for()  # the page has found out by itself
    assert not visit.is_wider_than_the_screen()
    assert visit.barriers() == []
    visit.read_in_english()
    visit.resize(DESKTOP)
    page.get_by_label("The doubtful ones, too").check()
    page.get_by_role("button", name="Move them in").focus()
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    run_tasks()
    visit.sees("Saved in the records")
    page.get_by_role("link", name="2564/5099/kpi-900 again.txt").wait_for()
    assert (Agency.objects.count(), Project.objects.count(), Indicator.objects.count()) == (4, 2, 1)

    visit.follow(page.get_by_role("link", name="2564/5099/kpi-900 again.txt"))
    visit.sees("stays as it stands in the records")
    assert not page.get_by_text("was let go").count()
    assert visit.barriers() == []
