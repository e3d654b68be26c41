"""A small city in which every address leads somewhere: an agency, one below it, and another beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

import factories
from samrit.ledger.link_tokens import new_token
from samrit.records.models import (
    Agency,
    AnnualPlan,
    Attendance,
    Campaign,
    CheckIn,
    Commitment,
    Indicator,
    PartnerLink,
    Practice,
    Project,
    User,
)
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

PLACES = ("own", "below", "other")
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE")
# What a page view may write: who is there, and that they were there. No record of the city is among them.
_BOOKKEEPING = (
    "django_session", "records_ratelimit", '"records_user" SET "last_login"', '"usersessions_usersession" SET "last_seen_at"',
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One agency with all that addresses lead to."""

    agency: Agency
    plan: AnnualPlan
    indicator: Indicator
    officer: User
    campaign: Campaign
    project: Project
    practice: Practice
    attendance: Attendance
    commitment: Commitment
    check_in: CheckIn
    link: PartnerLink


@dataclass(frozen=True)
class World:
    """The places by how they look to the people, and the people by role, over the place "own"."""

    places: dict[str, Place]
    people: dict[RoleName, User]
    nobody: User
    sessions: dict[int, str] = field(default_factory=dict)  # of those who have logged in already


def build() -> World:
    """Make it."""
    own = factories.agency("2200", name_th="สำนักตัวอย่าง")
    below = factories.agency("2201", parent=own, name_th="กองตัวอย่าง")
    agencies = {"own": own, "below": below, "other": factories.agency("2100", name_th="สำนักอื่น")}
    places = {}
    for name, agency in agencies.items():
        agency.name_en = f"{name.capitalize()} department"
        agency.save()
        officer = factories.user(RoleName.OFFICER, over=agency)
        plan = factories.annual_plan(agency)
        campaign, partner = factories.campaign(agency), factories.partner(agency)
        campaign.name_th, campaign.name_en = f"กิจกรรมของ{agency.name_th}", f"A campaign of {agency.name_en}"
        campaign.save()
        attendance = factories.attendance(factories.activity(campaign), partner)
        check_in = CheckIn.objects.create(activity=attendance.activity, organisation="ใหม่", at=factories.AT)
        link = PartnerLink.objects.create(
            **new_token(),
            campaign=campaign,
            partner=partner,
            made_by=officer,
            made_at=factories.AT,
            expires_on=factories.AT.date(),
        )
        project = factories.project(plan)
        project.name_th = f"โครงการของ{agency.name_th}"
        project.save()
        indicator = factories.indicator(plan, responsible=officer)
        factories.counting_rule(indicator)
        places[name] = Place(
            agency,
            plan,
            indicator,
            officer,
            campaign,
            project,
            factories.practice(campaign, partner),
            attendance,
            factories.commitment(campaign, partner),
            check_in,
            link,
        )
    return World(places, {role: factories.user(role, over=own) for role in RoleName}, factories.user())


def tried_in(address: str, may: frozenset[RoleName]) -> dict[RoleName, list[str]]:
    """In which places each role tries an address: all of them in the own agency and in another.

    Who reaches an agency below follows from the role, whatever the address: there it is tried by one who may and by one who may
    not, in turn from address to address, so that each role comes there.
    """
    turn = crc32(address.encode())
    both_kinds = [[role for role in RoleName if (role in may) == is_let_in] for is_let_in in (True, False)]
    below = {kind[turn % len(kind)] for kind in both_kinds if kind}
    return {role: [place for place in PLACES if place != "below" or role in below] for role in RoleName}


def address_names() -> dict[str, str]:
    """Every address that the program answers: its name and its pattern."""
    return dict(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], namespace: str, prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, f"{prefix}{pattern.pattern}")
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", f"{prefix}{pattern.pattern}"


@contextmanager
def writes_of() -> Iterator[list[str]]:
    """The statements that change a record of the city, while this is open."""
    found: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip("( ").upper().startswith(_WRITES) and not any(words in sql for words in _BOOKKEEPING):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def build_with_reports() -> World:
    """The small city with a report in every status."""
    made = build()
    for place in made.places.values():
        for number, status in enumerate((Status.RETURNED, Status.SUBMITTED, Status.ENDORSED, Status.EVALUATED), 1):
            factories.quarter(place.indicator, number, status=status)
        factories.quarter(place.indicator, 5, status=Status.SUBMITTED)
    return made
