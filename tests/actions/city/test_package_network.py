"""Partners, campaigns, counts, projects and measurements go into the package of a year, and no person outside the city."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from django.core.files.storage import storages
from django.utils import timezone

import factories
import packages
from factories import AT
from packages import packed, rows
from samrit.actions.city.import_package import import_package
from samrit.counting import Count, CountingRule, Measured, Operator, RecordKind, RecordStatus, ResultOf
from samrit.ledger.blobs import blob_bytes, store_blob
from samrit.ledger.facts import records_of, store_facts
from samrit.package.scope import Scope
from samrit.package.tables import TABLES
from samrit.records.models import (
    Agency,
    Blob,
    Campaign,
    Contact,
    CountingRuleVersion,
    Fact,
    Figure,
    Indicator,
    Measurement,
    Partner,
    PartnerMerge,
    Practice,
    PracticeFile,
    Progress,
    Project,
    Spending,
    Tally,
)
from tampering import empty

pytestmark = pytest.mark.django_db

PERSON = ("สมศรี ผู้ประสาน", "somsri@partner.example", "081-234-5678", "หัวหน้าฝ่ายอาคาร")
SECRET = "the key of the code on the wall"


def network() -> Indicator:
    """A city in which five took part, two of them one organisation, with a rule that counts, a project and measurements."""
    indicator = packages.city()
    agency, by = indicator.annual_plan.agency, indicator.responsible
    elsewhere = factories.agency("1900", name_th="เขตตัวอย่าง")
    campaign = factories.campaign(agency, code="lights")
    event = factories.activity(campaign)
    event.checkin_key = SECRET[:32]
    event.save()
    event.themes.set(campaign.themes.all())
    partners = [factories.partner(elsewhere, name_th=f"ภาคี {n}", place=factories.place()) for n in range(4)]
    for partner in partners:
        factories.attendance(event, partner, people=3)
        factories.commitment(campaign, partner)
    practice = factories.practice(campaign, partners[0], status=RecordStatus.VERIFIED, by=by)
    photo = store_blob(b"\x89PNG no lights", media_type="image/png", at=AT)
    PracticeFile.objects.create(practice=practice, blob=photo, name="ภาพ.png", original_sha256="0" * 64, added_at=AT)
    name, email, phone, position = PERSON
    Contact.objects.create(
        partner=partners[0], agency=agency, name=name, email=email, phone=phone, position=position,
        purpose="ประสานงาน", notified_on=AT.date(), added_at=AT,
    )  # fmt: skip
    merge(partners[1], partners[0])
    Partner.objects.filter(pk=partners[2].pk).update(note=f"โทร {phone}")
    first = factories.measurement(agency)
    last = factories.measurement(agency, saved_mwh="20.1", supersedes=first)
    counted = CountingRule(
        Count(RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,), campaigns=(campaign.pk,)),
        Operator.RATIO,
        Measured(first.pk),
    )
    rule = CountingRuleVersion.objects.create(
        indicator=indicator, number=1, words="ภาคีที่ตรวจสอบแล้ว", rule=msgspec.to_builtins(counted), made_at=AT
    )
    Tally.objects.create(report=indicator.quarters.get(quarter=2), rule=rule, as_of=AT, value=1, members=1)
    Figure.objects.create(
        report=indicator.quarters.get(quarter=1), field="narrative", start=14, words="97 หน่วยงาน", value=97,
        unit="หน่วยงาน", source="typed", meaning="other", note="ผู้สมัคร", reported_by=factories.user(), reported_at=AT,
    )  # fmt: skip
    project = factories.project(indicator.annual_plan)
    project.indicators.add(indicator)
    step = project.milestones.get()
    Progress.objects.create(milestone=step, on=AT.date(), percent=40, reported_at=AT)
    Spending.objects.create(project=project, on=AT.date(), total_baht=30_000, reported_at=AT)
    assert last.supersedes == first
    return indicator


def merge(duplicate: Partner, survivor: Partner) -> None:
    """One organisation under two names, found out a day later."""
    duplicate.merged_into = survivor
    duplicate.save()
    PartnerMerge.objects.create(survivor=survivor, merged=duplicate, by=factories.user(), at=AT + timedelta(days=1))
    store_facts(records_of([duplicate.pk]), at=AT + timedelta(days=1))


def known(at_days: int) -> list[tuple[object, ...]]:
    """What was known so many days after the beginning, fact by fact."""
    at = AT + timedelta(days=at_days)
    then = Fact.objects.filter(known_from__lte=at).exclude(known_until__lte=at)
    return sorted(then.values_list("kind", "record_id", "partner", "status", "on", "people"), key=repr)


def taken_in(package: bytes, tmp_path: Path) -> None:
    """Let an empty system take it in."""
    path = tmp_path / "year.zip"
    path.write_bytes(package)
    for blob in Blob.objects.all():
        storages["evidence"].delete(blob.name)
    empty()
    import_package(path=path, at=timezone.now())


def test_what_is_counted_is_the_same_afterwards_as_of_any_time_and_comes_out_again(tmp_path: Path) -> None:
    network()
    before, package = (known(0), known(1), known(9)), packed()

    taken_in(package, tmp_path)

    assert (known(0), known(1), known(9)) == before
    assert before[0] != before[1]
    again = packed()
    assert {t.name: rows(again, t.name) for t in TABLES if t.name not in ("people", "events")} == {
        t.name: rows(package, t.name) for t in TABLES if t.name not in ("people", "events")
    }
    assert rows(again, "events")[: len(rows(package, "events"))] == rows(package, "events")


def test_rules_lead_to_the_same_records_afterwards(tmp_path: Path) -> None:
    network()
    taken_in(packed(), tmp_path)

    survivor = CountingRuleVersion.objects.get()
    rule = msgspec.convert(survivor.rule, CountingRule)

    assert isinstance(rule.first, Count)
    assert isinstance(rule.second, Measured)
    assert Campaign.objects.get(pk=rule.first.campaigns[0]).code == "lights"
    assert Measurement.objects.get(supersedes=rule.second.measurement).saved_mwh == Decimal("20.1")
    assert Tally.objects.get().rule == survivor
    assert Figure.objects.values_list("meaning", "note").get() == ("other", "ผู้สมัคร")
    assert Partner.objects.get(name_th="ภาคี 1").merged_into == Partner.objects.get(name_th="ภาคี 0")
    assert [t.name_th for t in Campaign.objects.get().activities.get().themes.order_by("position")] == [
        "พลังงาน", "การเดินทาง",
    ]  # fmt: skip
    assert Project.objects.get().indicators.get().number == "32"
    assert blob_bytes(PracticeFile.objects.get().blob) == b"\x89PNG no lights"


def test_no_person_outside_the_city_and_no_key_is_in_a_package() -> None:
    network()

    package = packed()

    texts = b"".join(packages.read(package, name) for name in packages.names(package)).decode(errors="replace")
    assert [word for word in (*PERSON, SECRET[:32]) if word in texts] == []
    assert "ภาคี 0" in texts


def test_an_agency_s_package_takes_along_what_its_rules_count_elsewhere() -> None:
    indicator = network()
    mine = indicator.annual_plan.agency
    theirs = factories.campaign(factories.agency("1701"), code="theirs")
    partner = factories.partner(theirs.agency, name_th="ภาคีของหน่วยงานอื่น")
    factories.practice(theirs, partner)
    factories.campaign(theirs.agency, code="not-counted")
    counting = CountingRule(Count(RecordKind.PRACTICE, campaigns=(theirs.pk,)), Operator.SUM, ResultOf(indicator.pk))
    CountingRuleVersion.objects.create(indicator=indicator, number=2, rule=msgspec.to_builtins(counting), made_at=AT)

    package = packed(Scope(factories.YEAR_BE, mine))

    assert [row["code"] for row in rows(package, "campaigns")] == ["lights", "theirs"]
    assert "ภาคีของหน่วยงานอื่น" in {row["name_th"] for row in rows(package, "partners")}
    assert {row["id"] for row in rows(package, "practices")} == set(Practice.objects.values_list("pk", flat=True))
    assert {"1701", "1900"} <= {row["code"] for row in rows(package, "agencies")}
    assert Agency.objects.filter(code="1700").exists()
    assert "1700" not in {row["code"] for row in rows(package, "agencies")}
