"""The first page after the log-in."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.queries.campaigns.practices import waiting_practices
from samrit.queries.city.first_days import has_first_report
from samrit.queries.city.health import health
from samrit.queries.counting.proposals import waiting_proposals
from samrit.queries.people.access import signed_in
from samrit.queries.people.home import HomePage, home_page, reporting_year
from samrit.queries.people.late import late_by_officer
from samrit.queries.people.ownerless import ownerless
from samrit.queries.people.roles import active_roles
from samrit.queries.reviews.desk import Choice, Waiting, desk, worded
from samrit.queries.reviews.own_indicators import days_ahead, own_indicators
from samrit.queries.reviews.waiting import files_as
from samrit.queries.reviews.with_others import with_others
from samrit.records.models import User
from samrit.thai.translation import Message, _
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Action
from samrit.web import words
from samrit.web.asked import may
from samrit.web.city.history import quarter_name
from samrit.web.menu import chosen_year
from samrit.web.people.rail import days, legend, signs
from samrit.web.people.todo import Group, groups, waiting_rows

_AGENCIES_SHOWN = 20
_QUEUE_SHOWN = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is to be done on top, the agencies below."""
    user, today = signed_in(request), timezone.localdate()
    if _is_executive_alone(user) and has_first_report():
        return redirect("city")  # nothing waits for them: what they come for is how the city stands
    page = home_page(user, today=today, year=chosen_year(request))
    practices = waiting_practices(Permission.VERIFY_PRACTICE.branches(user, timezone.now()))
    left = ownerless(user, today=today)
    files = files_as(user, today=today)
    others = with_others(*files)
    queue = desk(user, Choice(), today=today).all if page.may_wait else ()
    made = groups(page.mine, today=today)
    own = signs(own_indicators(files, year=chosen_year(request) or reporting_year(today), today=today))
    context = {
        "page": page,
        "groups": made,
        "others": waiting_rows(others),
        "queue": [_queued(one) for one in worded(queue[:_QUEUE_SHOWN])],
        "queue_count": len(queue),
        "signs": own,
        "signs_told": legend(own),
        "days": days(days_ahead(files, today=today)),
        "late": late_by_officer(user, today=today) if page.may_wait else (),
        "said": _said(made, len(queue), len(others)),
        "agencies": _lines(page),
        "is_first": _is_first(user, page),
        "health": _health(request),
        "practices": practices,
        "proposals": waiting_proposals(user, Permission.PLAN.branches(user, timezone.now())),
        "ownerless": left[:_AGENCIES_SHOWN],
        "ownerless_more": max(len(left) - _AGENCIES_SHOWN, 0),
        "many_agencies": len({one.agency for one in page.mine}) > 1,
        "today": today,
    }
    return render(request, "people/home.html", context)


def _is_executive_alone(user: User) -> bool:
    """Whether somebody is an executive and nothing else."""
    roles = {RoleName(one.role) for one in active_roles(user, timezone.localdate())}
    return roles == {RoleName.EXECUTIVE}


def _said(mine: Iterable[Group], queue: int, others: int) -> list[str]:
    """How much there is, in a line."""
    near, far = (sum(len(one.rows) for one in mine if one.is_far is is_far) for is_far in (False, True))
    counted = (
        (near, Message.counted("{count} report to do", "{count} reports to do", count=near)),
        (far, Message.counted("{count} due in more than two weeks", "{count} due in more than two weeks", count=far)),
        (queue, Message.counted("{count} report to look at", "{count} reports to look at", count=queue)),
        (others, Message.counted("{count} waits for others", "{count} wait for others", count=others)),
    )
    return [str(words) for count, words in counted if count]


def _queued(one: Waiting) -> dict[str, object]:
    return {
        "url": reverse("desk_report", args=[one.pk]),
        "indicator": one.indicator,
        "quarter": quarter_name(one.quarter),
        "agency": one.agency,
        "result": one.result,
        "unit": one.unit,
        "reasons": ", ".join(str(reason) for reason in one.risk.reasons[:2]),
        "verb": _("Endorse") if one.action is Action.ENDORSE else _("Evaluate"),
    }


def _health(request: HttpRequest) -> list[tuple[str, bool]]:
    """How the installation is, for who looks after it: each thing in words, and whether it is as it should be."""
    if not may(request, Permission.OPERATE, the_city()):
        return []
    found = health(timezone.now())
    return [
        (
            _("The database is up to date") if found.migrations else _("The database is behind the program"),
            found.migrations,
        ),
        (_("Files can be stored") if found.files else _("Files can't be stored"), found.files),
        (
            _("The worker is at work") if found.worker else _("The worker has given no sign for ten minutes"),
            found.worker,
        ),
    ]


def _is_first(user: User, page: HomePage) -> bool:
    """Whether the city's first days are shown: to whom nothing else is, and to who looks after the city, until a report came."""
    if not page.has_role or (page.agencies and not Permission.MANAGE_PEOPLE.branches(user, timezone.now())):
        return False
    return not has_first_report()


def _lines(page: HomePage) -> list[dict[str, object]]:
    return [
        {
            "line": line,
            "year": words.year(line.fiscal_year_be),
            "later": [{"be": year, "words": words.year(year)} for year in line.later],
            "weighted": words.value(line.summary.year.value, "%"),
        }
        for line in page.agencies
    ]
