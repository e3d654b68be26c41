"""A page of the office that shows a record says so when its row is not what was recorded; a new address has to say of what it is."""

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

import factories
from catalogue import said
from samrit.queries.city.altered_records import SUBJECTS
from samrit.records.models import Contact, FiscalYear, Role
from samrit.vocabulary.codes import RoleName
from tampering import tamper
from world import address_names

if TYPE_CHECKING:
    from django.db.models import Model

ITS_OWN = "what stands there is the reader's own, and passes"
DOES = "it shows nothing: something is done there"
OTHERWISE = "it shows what was brought and is being looked at, which carries no seal"
# Addresses below /office/ whose beginning no record is held against, and why.
EXCEPT = {
    "account/passkeys/<int:pk>": ITS_OWN,
    "account/tokens/<int:pk>": ITS_OWN,
    "attendances/<int:pk>": DOES,
    "audit/rows/<slug:table>": "it is about a row that differs, and says so itself",
    "c/<str:token>": "a guest signs in there, and reads no record",
    "check-ins/<int:pk>": DOES,
    "city/<int:year_be>": "a file made anew of the records, which are compared there",
    "city/views/<int:pk>": DOES,
    "commitments/<int:pk>": DOES,
    "delegations/<int:pk>": DOES,
    "evidence/copies/<int:pk>": "a file, which is known by its hash",
    "import/lists/<slug:batch>": OTHERWISE,
    "imports/<int:pk>": OTHERWISE,
    "login/with/<str:provider_id>": ITS_OWN,
    "measurements/factors/<str:kind>": DOES,
    "measurements/runs/<int:pk>": "it leads to the measurement that is made",
    "notices/<int:pk>": ITS_OWN,
    "p/<str:token>": "a partner writes there, by a link",
    "partner-links/<int:pk>": DOES,
    "partners/contacts/<int:pk>": DOES,
    "partners/merges/<int:pk>": DOES,
    "people/programs/<int:pk>": DOES,
    "plans/import/template/<int:fiscal_year_be>": "an empty sheet",
    "practice-files/<int:pk>": "a file, which is known by its hash",
    "work/<int:pk>": DOES,
    "work/webhooks/<int:pk>": DOES,
}
WORDS = "What stands here of row {key} of {table} was changed past the system: it is not what was recorded."


def test_each_address_of_the_office_that_names_a_record_is_held_against_it_or_says_why_not() -> None:
    office = [route for route in address_names().values() if route.startswith("office/") and "<" in route]
    beginnings = {f"{one.removeprefix('office/').partition('>')[0]}>" for one in office}

    found = {one for one in beginnings if "(?P<" not in one}

    assert found - SUBJECTS.keys() == EXCEPT.keys()


@pytest.mark.django_db(transaction=True)
@pytest.mark.every_row_has_an_event
def test_a_page_that_shows_a_record_says_so_when_somebody_changed_its_row_by_sql() -> None:
    client = Client()
    client.force_login(reader := factories.user(*RoleName))
    plan, partner = factories.annual_plan(), factories.partner()
    campaign, project = factories.campaign(), factories.project(plan)
    activity, practice = factories.activity(campaign), factories.practice(campaign, partner)
    attendance, commitment = factories.attendance(activity, partner), factories.commitment(campaign, partner)
    node = factories.plan_node()
    quarter = factories.quarter(factories.indicator(plan, responsible=reader), 1)
    with transaction.atomic():  # its file and its row
        measured = factories.measurement()
    contacted = {"purpose": "ก", "notified_on": factories.AT.date(), "added_at": factories.AT}
    contact = Contact.objects.create(partner=partner, agency=partner.agency, name="ก", **contacted)
    year, role = FiscalYear.objects.create(fiscal_year_be=2564), Role.objects.get(user=factories.user(RoleName.OFFICER))
    rows: tuple[tuple[Model, str, str, dict[str, Any]], ...] = (
        (activity, "name_th = 'x'", "activity", {"pk": activity.pk}),
        (attendance, "people = 999", "activity", {"pk": activity.pk}),
        (plan.agency, "name_en = 'x'", "agency", {"agency": plan.agency.code}),
        (campaign, "name_th = 'x'", "campaign", {"code": campaign.code}),
        (commitment, "declared_on = '2020-01-02'", "participants", {"code": campaign.code}),
        (quarter.indicator, "definition = 'x'", "indicator_history", {"pk": quarter.indicator_id}),
        (quarter, "narrative = 'x'", "versions", {"pk": quarter.indicator_id, "number": 1}),
        (node.plan, "title_en = 'x'", "long_term_plan", {"pk": node.plan_id}),
        (node, "name_th = 'x'", "plan_node", {"pk": node.pk}),
        (measured, "saved_mwh = 999", "measurement", {"pk": measured.pk}),
        (measured.load_series, "name = 'x'", "load", {"pk": measured.load_series_id}),
        (partner, "name_th = 'x'", "partner", {"pk": partner.pk}),
        (contact, "name = 'x'", "partner", {"pk": partner.pk}),
        (role.user, "position = 'x'", "person", {"pk": role.user_id}),
        (role, "role = 'head'", "person", {"pk": role.user_id}),
        (practice, "what = 'x'", "practice", {"pk": practice.pk}),
        (project, "name_th = 'x'", "project", {"pk": project.pk}),
        (year, "evaluators_needed = 3", "year", {"year_be": 2564}),
    )
    before = client.get(reverse("campaign", args=[campaign.code])).content.decode()
    tamper(*(f"UPDATE {row._meta.db_table} SET {change} WHERE id = {row.pk}" for row, change, _name, _of in rows))

    pages = {(name, str(of)): client.get(reverse(name, kwargs=of)).content.decode() for _row, _change, name, of in rows}

    assert "past the system" not in before
    silent = [
        sentence
        for row, _change, name, of in rows
        if (sentence := said(WORDS, key=row.pk, table=row._meta.model_name)) not in pages[name, str(of)]
    ]
    assert silent == []
