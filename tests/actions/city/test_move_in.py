"""A folder of saved pages and papers moves into an empty city: every file named, nothing lost, nothing twice."""

from pathlib import Path

import pytest
from django.utils import translation

import factories
from samrit.actions.city.move_in import move_in, state_missing, take_files
from samrit.cli.main import run
from samrit.queries.reports.many_reports import ListState
from samrit.queries.reports.moved_in import MovedFile, move_in_files
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers.folders import FolderFile, files_in_zip
from samrit.records.models import Agency, AnnualPlan, Event, Import, Indicator, PlanNode, Project, QuarterReport, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied
from samrit.vocabulary.workflow import Status
from saved_city import AGENCIES, bomb, indicator_page, made_up, write_folder, zipped

pytestmark = pytest.mark.django_db

AT = factories.AT.replace(year=2026)
S = ListState


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


@pytest.fixture
def admin() -> User:
    """The city's administrator; the city is empty."""
    return factories.user(RoleName.ADMINISTRATOR, username="admin")


def taken_in(admin: User, files: dict[str, bytes]) -> dict[str, MovedFile]:
    """The files as they stand once they are taken in, by path."""
    rows = list(take_files([FolderFile(path, data) for path, data in files.items()], by=admin, at=AT))
    return {one.row.file_name: one for one in move_in_files(only=[row.pk for row in rows])}


def moved(admin: User, files: dict[str, bytes], *, publish_as: str = "there") -> dict[str, MovedFile]:
    """The same once they are moved in."""
    found = taken_in(admin, files)
    list(move_in([one.row for one in found.values() if one.is_movable], publish_as=publish_as, by=admin, at=AT))
    return {one.row.file_name: one for one in move_in_files(only=[one.row.pk for one in found.values()])}


def counts() -> tuple[int, ...]:
    """How many rows of each kind there are, and how many events."""
    models = (Agency, AnnualPlan, PlanNode, Indicator, Project, QuarterReport, Import, Event)
    return tuple(model._default_manager.count() for model in models)


def test_a_folder_moves_in_by_one_command_and_a_second_time_changes_nothing(
    admin: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = made_up(26)
    folder = write_folder(files, tmp_path / "saved")
    command = ["import", "--lang", "en", "--create", "--by", admin.username, "--yes", "--doubtful", str(folder)]

    assert run(command) == 2  # some files are refused

    said = capsys.readouterr().out
    first = counts()
    assert all(f"{path}: " in said for path in files)
    assert {code: Agency.objects.get(code=code).name_th for code, _ in AGENCIES} == dict(AGENCIES)
    assert first[:5] == (7, 12, 2 + 1, 3, 12)
    assert run(command) == 2
    assert counts() == first


def test_every_file_says_how_it_stands_and_why(admin: User) -> None:
    packed = zipped(dict(sorted(made_up(14).items())))
    rows = list(take_files(files_in_zip(packed, "saved.zip"), by=admin, at=AT))
    list(move_in([one.row for one in move_in_files() if one.is_movable], publish_as="there", by=admin, at=AT))
    found = {one.row.file_name: one for one in move_in_files(only=[row.pk for row in rows])}

    assert {path: one.state for path, one in found.items() if not path.startswith("2563")} == {
        "2564/5099/copy of kpi-900.txt": S.SAVED,
        "2564/5099/kpi-900.txt": S.SKIPPED,
        "2564/5099/kpi-900 again.txt": S.SAME,
        "untold/kpi-901.txt": S.DOUBTFUL,
        "2564/empty.txt": S.REFUSED,
        "2564/setup.pdf": S.REFUSED,
        "2564/papers.zip": S.REFUSED,
        "2564/heavy.docx": S.REFUSED,
        "2564/broken.pdf": S.REFUSED,
        "2564/kpi_files/style.css": S.SKIPPED,
        "2564/photo.jpg": S.SKIPPED,
        "Thumbs.db": S.SKIPPED,
    }
    assert all(one.reasons for one in found.values() if one.state is not S.SAVED)


def test_all_of_a_page_is_in_the_records(admin: User) -> None:
    moved(admin, {"2564/5099/a.txt": indicator_page("5099", 2564, 7).encode()})

    indicator = with_reports(Indicator.objects.all()).get()
    report = indicator_report(indicator)
    assert (indicator.annual_plan.agency.code, indicator.annual_plan.fiscal_year_be) == ("5099", 2564)
    assert [quarter.result.value_text for quarter in report.quarters] == ["20.00", "45.50", "60.00", "82.50"]
    assert [str(quarter.score.timeliness) for quarter in report.quarters] == ["100", "50", "100", "100"]
    assert report.result.value_text == "82.50"
    assert [node.code for node in report.nodes] == ["7.4", "7.4.2"]
    assert PlanNode.objects.get(code="7.4.2").parent == PlanNode.objects.get(code="7.4")
    assert set(indicator.quarters.values_list("status", flat=True)) == {Status.PUBLISHED.value}
    assert Event.objects.get(action="save_upload").by == admin


def test_what_two_files_say_otherwise_stays_as_it_stands_and_is_told(admin: User) -> None:
    first = indicator_page("5099", 2564, 7)
    found = moved(admin, {"2564/a.txt": first.encode(), "2564/b.txt": first.replace("45.50", "47").encode()})

    assert found["2564/b.txt"].reasons == ("1 thing in it was not moved in; it is listed on the file's page.",)
    assert [one["en"] for one in found["2564/b.txt"].row.problems] == [
        "“Quarter 2: Result” stays as it stands in the records (“45.50 (ร้อยละ)”); the file says “47 (ร้อยละ)”."
    ]
    assert Indicator.objects.get().quarters.get(quarter=2).result.value_text == "45.50"


def test_a_second_file_adds_what_the_first_lacks_and_what_was_public_stays_so(admin: User) -> None:
    whole = indicator_page("5099", 2564, 7)
    half = whole.replace("ตรวจเยี่ยมทางเท้าที่ซ่อมแล้ว 10 แห่ง ในเดือนพฤษภาคม 2564\n", "")
    moved(admin, {"2564/a.txt": half.encode()})

    found = moved(admin, {"2564/b.txt": whole.encode()})

    assert found["2564/b.txt"].state in (S.SAVED, S.SAME)
    assert Indicator.objects.count() == 1
    assert set(Indicator.objects.get().quarters.values_list("status", flat=True)) == {Status.PUBLISHED.value}


def test_what_an_officer_has_filed_is_not_overwritten(admin: User) -> None:
    plan = factories.annual_plan(factories.agency("5099"))
    there = factories.indicator(plan, number="1")
    Indicator.objects.filter(pk=there.pk).update(code="5099-0007")
    factories.quarter(there, 1, status=Status.SUBMITTED)

    found = moved(admin, {"2564/a.txt": indicator_page("5099", 2564, 7).encode()})

    row = there.quarters.get(quarter=1)
    assert (row.status, row.narrative, str(row.result.value)) == (Status.SUBMITTED, "ประชุมเตรียมงานแล้ว", "5")
    assert found["2564/a.txt"].row.problems
    assert there.quarters.get(quarter=2).result.value_text == "45.50"


def test_a_run_that_broke_off_goes_on(admin: User) -> None:
    files = [FolderFile(path, data) for path, data in made_up(18).items()]
    reading = take_files(files, by=admin, at=AT)
    for _ in range(7):
        next(reading)  # then the power fails
    rows = list(take_files(files, by=admin, at=AT))
    assert len({row.pk for row in rows}) == len(files) == Import.objects.count()

    waiting = [one.row for one in move_in_files() if one.is_movable]
    next(move_in(waiting, publish_as="there", by=admin, at=AT))  # it fails again
    rest = [one.row for one in move_in_files() if one.is_movable]
    assert len(rest) == len(waiting) - 1
    list(move_in(rest, publish_as="there", by=admin, at=AT))

    assert not [one for one in move_in_files() if one.is_movable]
    assert Project.objects.count() == 6


def test_year_and_agency_come_of_the_folder_or_are_said(admin: User) -> None:
    untold = b"\n".join(line for line in indicator_page("5099", 2564, 1).encode().splitlines() if b"25" not in line)
    found = taken_in(admin, {"a.txt": untold, "ปีงบประมาณ 2563/b.txt": untold + b"\n"})
    assert (found["a.txt"].is_movable, found["ปีงบประมาณ 2563/b.txt"].entries[0].year) == (False, 2563)

    state_missing([found["a.txt"].row], year=2562, agency="", by=admin, at=AT)

    assert move_in_files(only=[found["a.txt"].row.pk])[0].is_movable


def test_a_paper_without_a_code_goes_to_the_folders_agency_as_a_draft(admin: User) -> None:
    paper = (Path(__file__).resolve().parents[2] / "documents" / "indicator-32-own-words.txt").read_bytes()

    found = moved(admin, {"2564/2200 สำนัก/32.txt": paper})

    assert found["2564/2200 สำนัก/32.txt"].state is S.SAVED
    indicator = Indicator.objects.get()
    assert indicator.annual_plan.agency.code == "2200"
    assert set(indicator.quarters.values_list("status", flat=True)) == {Status.DRAFT.value}


def test_years_are_tied_to_each_other_whichever_comes_first(admin: User) -> None:
    for year in (2564, 2563):
        moved(admin, {f"{year}/a.txt": indicator_page("5099", year, 7).encode()})

    this, last = (Indicator.objects.get(annual_plan__fiscal_year_be=year) for year in (2564, 2563))
    assert this.last_year == last


@pytest.mark.parametrize(
    ("path", "code", "year", "reason"),
    [
        ("2561/5099/a.txt", "5099", 2564, "its folder 2018; the dates in it 2021."),
        ("2564/5099/plan 2562.txt", "5099", 2564, "its folder 2021; the file's name 2019; the dates in it 2021."),
        ("2562/2564/5099/a.txt", "5099", 2564, "its folder 2021; its folder 2019; the dates in it 2021."),
        ("2599/5099/a.txt", "5099", 2599, "Fiscal year 2056 is far from the running one"),
        ("2564/5098 เขต/a.txt", "5099", 2564, "its own text 5099; its folder 5098; its address 5099."),
        ("2564/5098-0007.txt", "5099", 2564, "its own text 5099; the file's name 5098; its address 5099."),
    ],
)
def test_what_contradicts_the_year_or_the_agency_is_named_and_nothing_is_sound(
    admin: User, path: str, code: str, year: int, reason: str
) -> None:
    factories.agency("5099")
    (found,) = taken_in(admin, {path: indicator_page(code, year, 7).encode()}).values()

    assert found.state is S.DOUBTFUL
    assert reason in " ".join(found.reasons)


def test_a_value_that_can_not_be_makes_a_page_doubtful(admin: User) -> None:
    factories.agency("5099")
    page = indicator_page("5099", 2564, 7, result="-82.50")

    (found,) = taken_in(admin, {"2564/5099/a.txt": page.encode()}).values()

    assert found.state is S.DOUBTFUL
    assert any("-82.5" in one or "−82.5" in one for one in found.reasons), found.reasons


def test_what_agrees_is_sound(admin: User) -> None:
    factories.agency("5099", parent=factories.agency("2200"))
    page = indicator_page("5099", 2564, 7)
    paths = ("แผน 2561-2565/64/2200/a.txt", "2564/50990100/b.txt", "2564/5099-0007.txt", "2021/ปี 2564/d.txt")

    found = taken_in(admin, {path: page.encode() + b"\n" * place for place, path in enumerate(paths)})

    assert {path: one.reasons for path, one in found.items()} == dict.fromkeys(paths, ())


def test_a_year_said_for_a_file_is_held_against_its_dates(admin: User) -> None:
    factories.agency("5099")
    (found,) = taken_in(admin, {"a.txt": indicator_page("5099", 2564, 7).encode()}).values()

    state_missing([found.row], year=2561, agency="", by=admin, at=AT)

    (found,) = move_in_files(only=[found.row.pk])
    assert found.is_movable
    assert "what was said for it 2018; the dates in it 2021" in found.reasons[0]


def test_a_zip_gives_its_files_and_refuses_what_leads_out_of_it(admin: User) -> None:
    page = indicator_page("5099", 2564, 7).encode()
    packed = zipped({"2564/a.txt": page, "2564/heavy.docx": bomb()}, ("../../etc/a.txt", page), ("C:\\a.txt", page))

    rows = list(take_files(files_in_zip(packed, "saved.zip"), by=admin, at=AT))

    states = {one.row.file_name: one.state for one in move_in_files(only=[row.pk for row in rows])}
    assert states == {
        "2564/a.txt": S.DOUBTFUL,  # no file names the agency
        "2564/heavy.docx": S.REFUSED,
        "../../etc/a.txt": S.REFUSED,
        "C:\\a.txt": S.REFUSED,
    }


def test_only_the_citys_administrators_move_in() -> None:
    officer = factories.user(RoleName.OFFICER)

    with pytest.raises(Denied):
        list(take_files([FolderFile("a.txt", b"a")], by=officer, at=AT))


def test_a_file_of_a_year_in_which_its_agency_is_not_there_yet_is_told_before_it_is_saved(admin: User) -> None:
    files = {"2567/5018/a.txt": indicator_page("5018", 2567, 1).encode()}
    made = factories.agency("5018", name_th="เขต")
    Agency.objects.filter(pk=made.pk).update(from_on="2026-10-01")

    (barred,) = taken_in(admin, files).values()
    Agency.objects.filter(pk=made.pk).update(from_on="2017-10-01")
    (open_now,) = taken_in(admin, files).values()

    assert (barred.is_movable, open_now.is_movable) == (False, True)
    assert "is there from 1 October 2026 on." in " ".join(barred.reasons)
    assert "is there from" not in " ".join(open_now.reasons)
