"""A city's partners: 20,000 organisations with 200,000 participations, in a throw-away database.

Measures every page and API answer that lists or counts them, as the person who opens it, through all of Django, and the
actions that count again, beside the limits that we have set ourselves. Two campaigns: this year's with 140,000
participations, last year's with 60,000; an indicator that counts the partners with a verified practice.

Usage: .venv/bin/python benchmarks/network.py [partners]    (SAMRIT_TEST_DATABASE=postgres: on a PostgreSQL of its own)
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from partners import names

if TYPE_CHECKING:
    from samrit.records.models import Agency, Campaign, Partner, Practice, User

RUNS = 5
LIMIT_SECONDS, LIMIT_QUERIES = 0.5, 25
YEAR_BE = 2564
AT = datetime(2021, 3, 1, 3, tzinfo=UTC)
MONTH_AGO = AT - timedelta(days=31)
ACTIVITIES = 40


@dataclass(frozen=True)
class Filled:
    """What the city has, for addresses and actions."""

    officer: "User"
    campaign: "Campaign"
    indicator: int
    activity: int
    partner: "Partner"
    reported: "Practice"


@dataclass(frozen=True)
class Measured:
    """What one page or action costs; an action counts three open reports again, and has no limit of queries."""

    name: str
    first_seconds: float
    median_seconds: float
    queries: int
    size: int
    is_action: bool = False


def fill(count: int) -> Filled:
    """The register, two campaigns, and an indicator whose open and frozen quarters are counted by a rule."""
    from samrit.actions.counting.define_counting_rule import define_counting_rule
    from samrit.counting import Count, CountingRule, RecordKind, RecordStatus, Sector
    from samrit.ledger.facts import store_facts
    from samrit.records.models import Agency, AnnualPlan, Indicator, Partner, Place, Practice, QuarterReport, Role, User
    from samrit.thai.organisations import key
    from samrit.vocabulary.codes import RoleName
    from samrit.vocabulary.workflow import Status

    city = Agency.under(None, code="city", name_th="เมืองตัวอย่าง")
    city.save()
    agency = Agency.under(city, code="a001", name_th="สำนักตัวอย่าง")
    agency.save()
    places = Place.objects.bulk_create(Place(code=f"d{n:02}", name_th=f"เขตตัวอย่างที่ {n}") for n in range(1, 51))
    officer = User.objects.create(username="officer", password="!")
    Role.objects.create(user=officer, role=RoleName.OFFICER.value, agency=agency)
    Role.objects.create(
        user=User.objects.create(username="coordinator", password="!"), role=RoleName.COORDINATOR.value, agency=agency
    )
    sectors = [sector.value for sector in Sector]
    partners = Partner.objects.bulk_create(
        (
            Partner(
                agency=agency, name_th=name, key=key(name), registered_at=MONTH_AGO - timedelta(days=1),
                sector=sectors[n % len(sectors)], place=places[n % len(places)],
            )
            for n, name in enumerate(names(count, 1))
        ),
        batch_size=2000,
    )  # fmt: skip
    store_facts(partners, at=MONTH_AGO - timedelta(days=1))
    before, now = (_campaign(agency, year, partners, officer) for year in (YEAR_BE - 1, YEAR_BE))
    assert before.pk != now.pk
    plan = AnnualPlan.objects.create(agency=agency, fiscal_year_be=YEAR_BE)
    indicator = Indicator.objects.create(
        annual_plan=plan, position=1, number="32", name_th="หน่วยงานที่ขยายผลสู่การปฏิบัติ", responsible=officer
    )
    for quarter in range(1, 6):
        QuarterReport.objects.create(
            indicator=indicator, quarter=quarter, due_on=date(2021, 3 * min(quarter, 4), 28), status=Status.DRAFT.value
        )
    counted = Count(of=RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,), campaigns=(now.pk,))
    define_counting_rule(indicator=indicator, rule=CountingRule(first=counted), words="", number=0, by=officer, at=AT)
    # The third quarter was handed in before the last practices were verified: its list tells who came since.
    QuarterReport.objects.filter(indicator=indicator, quarter=3).update(status=Status.SUBMITTED.value)
    return Filled(
        officer=officer,
        campaign=now,
        indicator=indicator.pk,
        activity=now.activities.order_by("pk")[0].pk,
        partner=partners[count // 2],
        reported=Practice.objects.filter(campaign=now, status=RecordStatus.REPORTED.value).order_by("pk")[0],
    )


def _campaign(agency: "Agency", year_be: int, partners: "list[Partner]", officer: "User") -> "Campaign":
    """This year's with four visits, two commitments and a practice of each partner; last year's with three visits."""
    from samrit.counting import RecordStatus
    from samrit.ledger.facts import store_facts
    from samrit.records.models import Activity, Attendance, Campaign, Commitment, Practice, Theme
    from samrit.vocabulary.codes import ActivityKind, Channel, How

    year, is_now = year_be - 543, year_be == YEAR_BE
    reported_at = MONTH_AGO.replace(year=year)
    made = Campaign.objects.create(
        agency=agency, fiscal_year_be=year_be, code=f"hour-{year}", name_th=f"ปิดไฟหนึ่งชั่วโมง {year_be}",
        starts_on=date(year, 2, 1), ends_on=date(year, 3, 31), opened_at=reported_at, opened_by=officer,
    )  # fmt: skip
    themes = [Theme.objects.create(campaign=made, position=n, name_th=f"ด้านที่ {n}") for n in range(8)]
    begins = AT.replace(year=year) - timedelta(minutes=30)
    events = Activity.objects.bulk_create(
        Activity(
            campaign=made, kind=ActivityKind.EVENT.value, name_th=f"ลานกิจกรรมที่ {n}", starts_at=begins,
            ends_at=begins + timedelta(hours=2), channel=Channel.ON_SITE.value, venue="ลานคนเมือง",
        )
        for n in range(ACTIVITIES)
    )  # fmt: skip
    store_facts(events, at=reported_at)
    stated: dict[str, Any] = {"how": How.TYPED.value, "reported_at": reported_at, "reported_by": officer}
    _store(
        Attendance,
        (
            # The first activity is the one to which (nearly) everybody came.
            Attendance(
                activity=events[0 if k == 0 else 1 + (n + k * 7) % (ACTIVITIES - 1)], partner=one, people=3, **stated
            )
            for n, one in enumerate(partners[:-1])
            for k in range(4 if is_now else 3)
        ),
        reported_at,
    )
    if not is_now:
        return made
    _store(
        Commitment,
        (
            Commitment(campaign=made, partner=one, theme=themes[(n + k) % 8], declared_on=made.starts_on, **stated)
            for n, one in enumerate(partners)
            for k in range(2)
        ),
        reported_at,
    )
    decided = {"status": RecordStatus.VERIFIED.value, "decided_by": officer, "decided_at": reported_at}
    # One of four waits for an officer.
    _store(
        Practice,
        (
            Practice(
                campaign=made, partner=one, theme=themes[n % 8], what="ปิดไฟทางเดินหลังสองทุ่มทุกวัน",
                since_on=made.starts_on, **stated, **(decided if n % 4 else {}),
            )
            for n, one in enumerate(partners)
        ),
        reported_at,
    )  # fmt: skip
    return made


def _store(model: Any, rows: Iterable[Any], at: datetime) -> None:
    """So many rows at once, with their facts."""
    from samrit.ledger.facts import store_facts

    store_facts(model.objects.bulk_create(rows, batch_size=2000), at=at)


def pages(city: Filled) -> tuple[tuple[str, str, str], ...]:
    """What each page is, who opens it, its address."""
    campaign, indicator = f"/campaigns/{city.campaign.code}/", f"/office/indicators/{city.indicator}/"
    return (
        ("register", "officer", "/office/partners/"),
        ("register, its last page", "officer", "/office/partners/?page=9999"),
        ("register, searched", "officer", "/office/partners/?words=สวนหิน"),
        ("likely duplicates", "officer", "/office/partners/duplicates/"),
        ("a partner", "officer", f"/office/partners/{city.partner.pk}/"),
        ("campaigns", "officer", "/office/campaigns/"),
        ("campaign's public page", "", campaign),
        ("who practises", "officer", f"/office{campaign}counted/?step=verified"),
        ("who took part", "officer", f"/office{campaign}counted/?step=took_part"),
        ("campaign's page, its officer", "officer", f"/office{campaign}"),
        ("participants", "officer", f"/office{campaign}participants/"),
        ("participants, searched", "officer", f"/office{campaign}participants/?q=สวนหิน&theme={_theme(city)}"),
        ("one participant", "officer", f"/office{campaign}participants/{city.partner.pk}/"),
        ("practices to verify", "officer", f"/office{campaign}practices/"),
        ("links to partners", "officer", f"/office{campaign}links/"),
        ("an activity with all who came", "officer", f"/office/activities/{city.activity}/"),
        ("rule form with its preview", "coordinator", f"{indicator}rule/"),
        ("quarter that is counted", "officer", f"{indicator}quarters/2/"),
        ("list behind a number", "officer", f"{indicator}quarters/2/count/"),
        ("the same, frozen", "officer", f"{indicator}quarters/3/count/"),
        ("provenance", "officer", f"{indicator}quarters/2/provenance/"),
        ("home", "officer", "/office/"),
        ("API: partners", "officer", "/api/v1/partners"),
        ("API: campaigns", "officer", "/api/v1/campaigns"),
        ("API: a campaign counted", "", f"/api/v1/campaigns/{city.campaign.code}"),
        ("API: a report, counted", "officer", f"/api/v1/reports/{_named(city)}/Q2"),
    )


def _named(city: Filled) -> str:
    """The indicator's year and code, as the API addresses it."""
    from samrit.queries.plans.indicator_codes import indicator_code
    from samrit.records.models import Indicator

    row = Indicator.objects.select_related("annual_plan__agency").get(pk=city.indicator)
    return f"{row.annual_plan.fiscal_year_be}/{indicator_code(row)}"


def _token(username: str) -> str:
    """A token of somebody's that reads."""
    from django.utils import timezone

    from samrit.actions.people.access_tokens import make_token
    from samrit.records.models import User
    from samrit.vocabulary.codes import TokenScope

    by, at = User.objects.get(username=username), timezone.now()
    scopes = {TokenScope.READ}
    return make_token(name="x", scopes=scopes, agency=None, expires_on=timezone.localdate(at), by=by, at=at)[1]


def _theme(city: Filled) -> int:
    return city.campaign.themes.order_by("position")[0].pk


def measure(name: str, who: str, address: str) -> Measured:
    """Ask for a page many times."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from samrit.records.models import User

    client = Client(SERVER_NAME="localhost")
    if who and address.startswith("/api/"):
        client = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {_token(who)}"})
    elif who:
        client.force_login(User.objects.get(username=who))
    seconds = []
    for _run in range(RUNS):
        start = time.perf_counter()
        response = client.get(address)
        seconds.append(time.perf_counter() - start)
        assert response.status_code == 200, (address, response)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if "-v" in sys.argv:
        for one in queries.captured_queries:
            if float(one["time"]) > 0.03:
                print(f"    {name}: {one['time']} s {one['sql'][:1500]}")
    return Measured(name, seconds[0], median(seconds), len(queries), len(response.content))


def actions(city: Filled) -> tuple[tuple[str, Callable[[], object]], ...]:
    """What is done with all of them there, each counted again at once."""
    from samrit.actions.campaigns.check_in import check_in
    from samrit.actions.campaigns.practices import apply_to_practice
    from samrit.queries.counting.counting import Scope, worked
    from samrit.queries.counting.counting_rules import rule_of
    from samrit.records.models import Activity, Indicator, Partner
    from samrit.vocabulary.practice_workflow import PracticeAction

    latest = Partner.objects.order_by("-pk")[0]  # came nowhere yet
    activity = Activity.objects.get(pk=city.activity)
    indicator = Indicator.objects.select_related("annual_plan__agency").get(pk=city.indicator)
    stored = indicator.rules.order_by("-number")[0].rule
    assert stored is not None
    rule, scope = rule_of(stored), Scope.of(indicator, 2)
    return (
        ("check in by the code", lambda: check_in(activity=activity, partner=latest, people=2, at=AT)),
        (
            "verify a practice, count again",
            lambda: apply_to_practice(action=PracticeAction.VERIFY, practice=city.reported, by=_judge(), at=AT),
        ),
        ("count as of a month ago", lambda: worked(rule, scope, MONTH_AGO)),
    )


def _judge() -> "User":
    from samrit.records.models import User

    return User.objects.get(username="coordinator")


def measure_action(name: str, action: Callable[[], object]) -> Measured:
    """Do it once."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        start = time.perf_counter()
        action()
        took = time.perf_counter() - start
    return Measured(name, took, took, len(queries), 0, is_action=True)


def main() -> int:
    """Fill, measure, print; exit code 1 where a limit is broken."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    count = sizes[0] if sizes else 20_000
    with ExitStack() as stack:
        os.environ |= {
            "SAMRIT_DATA_DIR": stack.enter_context(tempfile.TemporaryDirectory()),
            "SAMRIT_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        }
        os.environ.pop("SAMRIT_DATABASE_URL", None)
        sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))
        import postgres

        if postgres.is_wanted():
            os.environ["SAMRIT_DATABASE_URL"] = stack.enter_context(postgres.server())
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        city = fill(count)
        _resolve(connection)
        found = [measure(*page) for page in pages(city)] + [measure_action(*action) for action in actions(city)]
        database = connection.vendor
        connection.close()
    print(
        f"{count:,} partners, {count * 10:,} participations, {database}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; limits {LIMIT_SECONDS * 1000:.0f} ms and {LIMIT_QUERIES} SQL queries\n"
    )
    print(
        "| page or deed | first | median | of the limit | SQL queries | size |\n| --- | --: | --: | --: | --: | --: |"
    )
    for m in found:
        print(
            f"| {m.name} | {m.first_seconds * 1000:.0f} ms | {m.median_seconds * 1000:.0f} ms "
            f"| {m.median_seconds / LIMIT_SECONDS:.2f} | {m.queries} | {m.size / 1000:.0f} kB |"
        )
    over = [m for m in found if m.median_seconds > LIMIT_SECONDS or (m.queries > LIMIT_QUERIES and not m.is_action)]
    for m in over:
        print(f"\nOver the limit: {m.name}")
    return 1 if over else 0


def _resolve(connection: Any) -> None:
    """A database that has run for a while knows its tables: PostgreSQL does this by itself within minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
