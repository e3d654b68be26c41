"""The register of partners: entering, changing, duplicates merged and parted again, with what is counted at each time."""

from datetime import timedelta

import pytest

import factories
from factories import AT
from samrit.actions.partners.contacts import Person, add_contact, change_contact, remove_contact
from samrit.actions.partners.manage_partners import Entry, add_partner, change_partner
from samrit.actions.partners.merge_partners import mark_not_duplicates, merge_partners, undo_merge
from samrit.counting import Sector
from samrit.ledger.facts import State, state_of
from samrit.queries.partners.partner_names import near
from samrit.records.models import Agency, Contact, Event, Fact, NotDuplicate, Partner, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

pytestmark = pytest.mark.django_db
LATER, LAST = AT + timedelta(days=1), AT + timedelta(days=2)


@pytest.fixture
def agency() -> Agency:
    return factories.agency("2200")


@pytest.fixture
def officer(agency: Agency) -> User:
    return factories.user(RoleName.OFFICER, over=agency)


def now() -> set[State]:
    return {state_of(row) for row in Fact.objects.filter(known_until=None)}


def test_an_organisation_is_entered_in_its_normal_form_and_counts(agency: Agency, officer: User) -> None:
    entry = Entry("  บริษัท  นํ้าใส จำกัด ", sector=Sector.PRIVATE, note="ริมคลอง\r\n")

    row = add_partner(agency=agency, entry=entry, by=officer, at=AT)

    assert (row.name_th, row.key, row.note, row.version) == ("บริษัท น้ำใส จำกัด", "บริษัทน้ำใสจำกัด", "ริมคลอง", 1)
    assert {(s.kind, s.partner_id, s.sector) for s in now()} == {("partner", row.pk, "private")}
    event = Event.objects.get(action="add_partner")
    assert event.after["name_th"] == "บริษัท น้ำใส จำกัด"
    assert event.after["facts"][0]["record_id"] == row.pk


@pytest.mark.parametrize("name", ["", " ", "()", "ก" * 301])
def test_what_is_no_name_is_not_entered(agency: Agency, officer: User, name: str) -> None:
    with pytest.raises(Invalid):
        add_partner(agency=agency, entry=Entry(name), by=officer, at=AT)


def test_only_who_keeps_an_agencys_partners_enters_and_changes_them(agency: Agency, officer: User) -> None:
    other = factories.partner(factories.agency("5018"))
    with pytest.raises(Denied):
        change_partner(partner=other, entry=Entry("น้ำใส"), version=1, by=officer, at=AT)
    with pytest.raises(Denied):
        add_partner(agency=agency, entry=Entry("น้ำใส"), by=factories.user(RoleName.EVALUATOR), at=AT)


def test_a_new_sector_counts_for_all_that_the_partner_and_its_duplicates_did(agency: Agency, officer: User) -> None:
    survivor, duplicate = factories.partner(agency), factories.partner(agency)
    campaign = factories.campaign(agency)
    factories.practice(campaign, duplicate)
    merge_partners(survivor=survivor, merged=duplicate, by=officer, at=AT)

    entry = Entry(survivor.name_th, sector=Sector.EDUCATION)
    change_partner(partner=survivor, entry=entry, version=1, by=officer, at=LATER)

    assert {(s.kind, s.partner_id, s.sector) for s in now()} == {
        ("partner", survivor.pk, "education"), ("practice", survivor.pk, "education"),
    }  # fmt: skip
    change_partner(
        partner=survivor, entry=entry, version=1, by=officer, at=LATER
    )  # stands there: no conflict, no event
    assert Event.objects.filter(action="change_partner").count() == 1


def test_of_two_who_change_an_entry_nobody_loses_words(agency: Agency, officer: User) -> None:
    row = factories.partner(agency)
    theirs, mine = Entry("โรงเรียนสวนหิน"), Entry("โรงเรียนสวนหินใหม่")
    change_partner(partner=row, entry=theirs, version=1, by=officer, at=AT)

    with pytest.raises(StaleVersion) as conflict:
        change_partner(partner=row, entry=mine, version=1, by=officer, at=LATER)

    assert (conflict.value.mine, conflict.value.theirs, conflict.value.version) == (mine, theirs, 2)
    assert change_partner(partner=row, entry=mine, version=2, by=officer, at=LATER).name_th == "โรงเรียนสวนหินใหม่"


def test_a_merge_counts_all_as_one_and_undone_as_it_did_before(agency: Agency, officer: User) -> None:
    survivor, merged, earlier = (factories.partner(agency) for _ in range(3))
    campaign = factories.campaign(agency)
    activity = factories.activity(campaign)
    for one in (survivor, merged, earlier):
        factories.attendance(activity, one)
        factories.commitment(campaign, one)
        factories.practice(campaign, one)
    merge_partners(survivor=merged, merged=earlier, by=officer, at=AT)
    before = now()

    done = merge_partners(survivor=survivor, merged=merged, reason="ชื่อเดียวกัน", by=officer, at=LATER)

    counted = {s for s in now() if s.partner_id is not None}
    assert {s.partner_id for s in counted} == {survivor.pk}
    assert sorted(s.kind for s in counted) == ["attendance"] * 3 + ["commitment"] * 3 + ["partner"] + ["practice"] * 3
    then = Fact.objects.filter(known_from__lte=AT, known_until__gt=AT)
    assert set(then.filter(kind="practice").values_list("partner", flat=True)) == {merged.pk}

    undo_merge(merge=done, by=officer, at=LAST)

    assert now() == before
    between = Fact.objects.filter(known_from__lte=LATER, known_until__gt=LATER, kind="practice")
    assert set(between.values_list("partner", flat=True)) == {survivor.pk}
    assert [event.action for event in Event.objects.order_by("pk")] == ["merge_partners"] * 2 + ["undo_merge"]
    with pytest.raises(Denied):
        undo_merge(merge=done, by=officer, at=LAST)


def test_nothing_is_merged_in_a_circle_or_twice(agency: Agency, officer: User) -> None:
    one, other, third = (factories.partner(agency) for _ in range(3))
    merge_partners(survivor=one, merged=other, by=officer, at=AT)

    for survivor, merged in ((other, one), (third, other), (other, third)):
        with pytest.raises(Denied):
            merge_partners(survivor=survivor, merged=merged, by=officer, at=LATER)
    with pytest.raises(Invalid):
        merge_partners(survivor=one, merged=one, by=officer, at=LATER)
    assert Partner.objects.filter(merged_into=None).count() == 2


def test_a_merge_over_two_agencies_takes_somebody_of_both(agency: Agency, officer: User) -> None:
    mine, theirs = factories.partner(agency), factories.partner(factories.agency("5018"))

    with pytest.raises(Denied):
        merge_partners(survivor=mine, merged=theirs, by=officer, at=AT)
    with pytest.raises(Denied):
        mark_not_duplicates(one=mine, other=theirs, by=officer, at=AT)
    merge_partners(survivor=mine, merged=theirs, by=factories.user(RoleName.COORDINATOR), at=AT)


def test_two_that_are_two_are_kept_apart_once(agency: Agency, officer: User) -> None:
    one, other = factories.partner(agency), factories.partner(agency)

    mark_not_duplicates(one=other, other=one, by=officer, at=AT)
    mark_not_duplicates(one=one, other=other, by=officer, at=LATER)

    assert list(NotDuplicate.objects.values_list("one", "other")) == [(one.pk, other.pk)]
    assert Event.objects.filter(action="mark_not_duplicates").count() == 1


def test_who_comes_near_a_name_is_found_and_a_double_leads_to_what_it_counts_as(agency: Agency, officer: User) -> None:
    school = factories.partner(agency, name_th="โรงเรียนวัดสวนหิน")
    duplicate = factories.partner(agency, name_th="บจก.น้ำใส")
    survivor = factories.partner(agency, name_th="บริษัท สายธารเย็น จำกัด")
    merge_partners(survivor=survivor, merged=duplicate, by=officer, at=AT)

    assert [(one.partner, one.is_same) for one in near(["ร.ร. วัดสวนหิน"])] == [(school, True)]
    assert [(one.partner, one.is_same) for one in near(["โรงเรียนวัดสวนหิม"])] == [(school, False)]
    assert [one.partner for one in near(["บริษัท น้ำใส จำกัด"])] == [survivor]
    assert near(["โรงเรียนวัดสวนหิน"], but=school.pk) == ()
    assert near(["โรงเรียนวัดสวนหิน 2", ""]) == ()


def test_a_contact_is_kept_for_a_purpose_and_leaves_no_trace_in_the_trail(agency: Agency, officer: User) -> None:
    row = factories.partner(agency)
    person = Person("คนหนึ่ง ตัวอย่าง", "ครู", "one@example.org", "๐๒ ๐๐๐ ๐๐๐๐", "นัดประชุม", AT.date())
    with pytest.raises(Invalid):
        add_contact(partner=row, person=Person("คนหนึ่ง"), by=officer, at=AT)
    with pytest.raises(Denied):
        add_contact(partner=row, person=person, by=factories.user(RoleName.EVALUATOR), at=AT)

    contact = add_contact(partner=row, person=person, by=officer, at=AT)
    other = Person("คนสอง ตัวอย่าง", purpose="นัดประชุม", notified_on=AT.date())
    change_contact(contact=contact, person=other, by=officer, at=LATER)
    with pytest.raises(Invalid):
        remove_contact(contact=contact, reason="คนสอง ตัวอย่าง ย้ายไปแล้ว", by=officer, at=LAST)
    remove_contact(contact=contact, reason="พ้นตำแหน่ง", by=officer, at=LAST)

    survivor = Contact.objects.get()
    assert (survivor.name, survivor.email, survivor.phone, survivor.erased_reason) == ("", "", "", "พ้นตำแหน่ง")
    trail = str(list(Event.objects.values()))
    assert not [value for value in ("คนหนึ่ง", "คนสอง", "example.org", "000 0000", "นัดประชุม") if value in trail]
