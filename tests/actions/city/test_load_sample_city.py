"""Loading the sample city: all of it or nothing, once, and as its files say."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from pytest_django import DjangoDbBlocker, Settings

from samrit.checks import Severity, check, rule
from samrit.ledger.blobs import blob_bytes
from samrit.ops.sample_city import SampleDataError, read_city
from samrit.ops.sample_city.loading import LoadedCity, load_sample_city
from samrit.ops.sample_city.reading import DATA
from samrit.queries.counting.counted_figures import counted_facts
from samrit.queries.measurements.measured_facts import measured_facts
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.queries.reports.verification import verify
from samrit.records.models import Agency, Event, Indicator, QuarterReport, Review, SignOff, User
from samrit.report import canonical_json
from samrit.vocabulary.workflow import Status
from shared_rows import shared_rows

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LOGINS = ("officer", "coordinator", "head", "evaluator", "executive", "admin")
# What a reviewer sees in the indicators that show it, and the rule that says so.
RULE_OF = {
    "plan_series": "planned-series",
    "name_as_definition": "definition-repeats-name",
    "no_evidence": "no-evidence",
    "social_only": "only-social-media",
    "falls": "result-falls",
    "copied_forward": "quarter-repeats",
    "ratio_wrong": "wrong-ratio",
    "over_scale": "beyond-scale",
    "figure_differs": "differs-from-text",
    "verdict_contradicts": "verdict-contradicts",
    "wrong_weekday": "wrong-weekday",
    "power_as_energy": "power-for-energy",
    "zero_for_not_reported": "zero-or-nothing",
    "mixed_digits": "mixed-digits",
    "stray_marks": "stray-marks",
    "unsigned": "unsigned",
}
pytestmark = pytest.mark.django_db


def test_bad_data_leaves_nothing_behind(tmp_path: Path) -> None:
    for path in DATA.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "1100-drainage.toml").write_text("code = 1", encoding="utf-8")

    with pytest.raises(SampleDataError, match=r"1100-drainage\.toml"):
        load_sample_city(at=AT, password="x", folder=tmp_path)

    assert not Agency.objects.exists()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files of the loaded city lie."""
    return tmp_path_factory.mktemp("city")


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None,  # noqa: ARG001 - the database is asked for
    django_db_blocker: DjangoDbBlocker,
    files: Path,
) -> Iterator[LoadedCity]:
    """The sample city, for the tests from here on; what one of them changes is undone behind it."""
    with shared_rows(django_db_blocker, files):
        yield load_sample_city(at=AT, password="x")


@pytest.fixture
def with_files(files: Path, settings: Settings) -> None:
    """The city's files, for a test that reads them."""
    stores = {**settings.STORAGES}
    stores["evidence"] = {**stores["evidence"], "OPTIONS": {"location": files}}
    settings.STORAGES = stores


@pytest.mark.usefixtures("with_files")
def test_the_city_is_there_after_loading(loaded: LoadedCity) -> None:
    data = read_city()

    assert loaded == LoadedCity(
        is_new=True,
        logins=LOGINS,
        agencies=len(data.agencies),
        indicators=len(list(data.indicators())),
        quarters=5 * len(list(data.indicators())),
    )
    assert verify(with_files=True).sentences() == ()
    assert all(authenticate(username=login, password="x") for login in LOGINS)


@pytest.mark.usefixtures("with_files")
def test_loading_again_keeps_what_people_changed(loaded: LoadedCity) -> None:
    Indicator.objects.filter(code="2200-0832").update(name_th="ชื่อที่คนแก้ไว้")
    events = Event.objects.count()

    again = load_sample_city(at=AT, password="another")

    assert (again.is_new, again.indicators, again.quarters) == (False, loaded.indicators, loaded.quarters)
    assert Indicator.objects.get(code="2200-0832").name_th == "ชื่อที่คนแก้ไว้"
    assert Event.objects.count() == events
    assert User.objects.get(username="officer").check_password("x")


@pytest.mark.usefixtures("loaded", "with_files")
def test_a_year_whose_end_went_on_is_signed_and_the_records_still_say_what_was_signed() -> None:
    gone_on = QuarterReport.objects.filter(quarter=5, status__in=["endorsed", "evaluated", "published"])
    signed = {one.indicator_id: one for one in SignOff.objects.all()}
    assert {row.indicator_id for row in gone_on} <= set(signed)
    for indicator in with_reports(Indicator.objects.filter(signoff__isnull=False)):
        stored = signed[indicator.pk]
        assert stored.content == canonical_json(indicator_report(indicator)).decode()
        assert blob_bytes(stored.paper).startswith(b"%PDF")


@pytest.mark.usefixtures("loaded")
def test_open_reports_are_late_only_where_the_files_say_so() -> None:
    data = read_city()
    said = sum(quarter.status == "late" for _, i in data.indicators() for quarter in i.quarters)

    late = [row for row in QuarterReport.objects.all() if row.deadline.is_overdue(AT.date())]

    assert len(late) == said > 0
    assert {row.status for row in late} == {Status.DRAFT}


@pytest.mark.usefixtures("loaded")
def test_who_did_what_follows_the_status() -> None:
    published = QuarterReport.objects.get(indicator__code="2200-0807", quarter=3)
    returned = QuarterReport.objects.get(indicator__code="2200-0835", quarter=3)

    assert (published.due_on, published.status) == (date(2021, 7, 15), Status.PUBLISHED)
    moved = [published.submitted_at, published.endorsed_at, published.evaluated_at, published.published_at]
    assert [at.date().isoformat() for at in moved if at] == ["2021-07-18", "2021-07-20", "2021-07-29", "2021-08-05"]
    assert published.submitted_by != published.endorsed_by
    assert returned.return_reasons["result"].startswith("ยอดสะสมลดจาก 286 เหลือ 251 ชุมชน")
    assert (returned.returned_by, returned.endorsed_by) == (User.objects.get(username="evaluator"), None)


@pytest.mark.usefixtures("loaded")
def test_findings_are_counted() -> None:
    row = with_reports(Indicator.objects.filter(code="2200-0832")).get()

    measured, counted = measured_facts(row), counted_facts(row)
    findings = check(indicator_report(row), on=AT.date(), measured=measured, counted=counted)
    found = [finding.severity for finding in findings]
    assert (row.findings_errors, row.findings_warnings, row.findings_notes) == (
        found.count(Severity.ERROR),
        found.count(Severity.WARNING),
        found.count(Severity.NOTE),
    )
    assert row.checked_at == AT
    assert row.findings_warnings > 5


@pytest.mark.usefixtures("loaded")
def test_the_checks_see_what_an_indicator_is_there_to_show() -> None:
    rows = {row.code: row for row in with_reports(Indicator.objects.all())}

    for agency, data in read_city().indicators():
        code = f"{agency.code}-{data.serial}"
        raised = {rule(finding.code).name for finding in check(indicator_report(rows[code]))}
        assert {RULE_OF[slug] for slug in data.shows if slug in RULE_OF} <= raised, code


@pytest.mark.usefixtures("loaded")
def test_the_checks_find_nothing_wrong_in_a_good_report() -> None:
    rows = {row.code: row for row in with_reports(Indicator.objects.all())}

    for agency, data in read_city().indicators():
        if "good" not in data.shows:
            continue
        is_signed = data.year is not None and data.year.signed_on is not None
        found = check(indicator_report(rows[f"{agency.code}-{data.serial}"]))
        wrong = {rule(finding.code).name for finding in found if finding.severity is not Severity.NOTE}
        assert wrong == (set() if is_signed else {"unsigned"}), f"{agency.code}-{data.serial}"


@pytest.mark.usefixtures("loaded")
def test_what_was_decided_is_there_as_the_workflow_leaves_it() -> None:
    decided = QuarterReport.objects.filter(status__in=["endorsed", "evaluated", "published"])
    endorsed = {(one.report_id, one.by_id, one.at) for one in Review.objects.filter(action="endorse")}
    assert endorsed == {(row.pk, row.endorsed_by_id, row.endorsed_at) for row in decided}
    assert {one.report_id for one in Review.objects.filter(action="evaluate")} == {
        row.pk for row in decided if row.score_value is not None
    }
