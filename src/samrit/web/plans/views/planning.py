"""A plan is begun and looked over: its definitions with their weights, and what changed since last year."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.start_plan import copy_plan, start_plan
from samrit.actions.plans.take_followers import take_followers
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.plans.definitions import definitions_page
from samrit.queries.plans.earlier_plans import last_plan
from samrit.queries.plans.plan_tree_follow import outdated
from samrit.queries.plans.year_changes import Since, year_changes
from samrit.records.models import Agency, AnnualPlan, User
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.web import words
from samrit.web.asked import may, require
from samrit.web.form_view import done, form_view, sent
from samrit.web.plans.forms.planning import FollowersTakenForm, StartForm, StartMethod

_NOTHING_TO_PLAN = Message("There is no agency whose plan you may build; its officers and coordinators do that.")
_NO_EARLIER = Message("This agency has no earlier plan to copy; choose another way.")


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Choose whose plan of which year begins, and with what."""
    by = signed_in(request)
    agencies = [
        agency
        for agency in visible_agencies(by, today=timezone.localdate())
        .exclude(until_on__lt=timezone.localdate())
        .order_by("path")
        if may(request, Permission.PLAN, agency)
    ]
    if not agencies:
        raise Denied(_NOTHING_TO_PLAN)
    this_year = fiscal_year_be(timezone.localdate())
    asked_for = request.GET.get("year", "")
    years = {this_year - 1, this_year, this_year + 1} | ({int(asked_for)} if _is_year(asked_for) else set())
    plans = AnnualPlan.objects.filter(agency__in=agencies)
    next_one = this_year + plans.filter(fiscal_year_be=this_year).exists()
    initial = {
        "agency": request.GET.get("agency"),
        "fiscal_year_be": int(asked_for) if _is_year(asked_for) else next_one,
        "method": StartMethod.COPY if plans.exists() else StartMethod.SHEET,
    }
    form = StartForm(sent(request), agencies=agencies, years=sorted(years), initial=initial)

    def act() -> HttpResponse:
        agency = next(one for one in agencies if one.code == form.cleaned_data["agency"])
        year = form.cleaned_data["fiscal_year_be"]
        if form.cleaned_data["method"] == StartMethod.SHEET:
            return redirect("plan_upload", agency.code, year)
        _begin(agency, year, StartMethod(form.cleaned_data["method"]), by)
        said = _("The plan of fiscal year {year} has begun.", year=words.year(year))
        return done(request, said, "definitions", agency.code, year)

    return form_view(request, form, act, lambda: render(request, "plans/start_plan.html", {"form": form}))


@require_safe
def definitions(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The plan's indicators as they are defined, with the sum of their weights."""
    plan = readable_plan(request, agency, fiscal_year_be)
    refusal = BUILD_PLAN.why_not(plan, signed_in(request), timezone.now())
    page = definitions_page(plan, today=timezone.localdate())
    context = {
        "plan": plan,
        "page": page,
        "year": words.year(fiscal_year_be),
        "before": words.year(page.changes.before_be) if page.changes.before_be else "",
        "next_year_be": fiscal_year_be + 1,
        "next_year": words.year(fiscal_year_be + 1),
        "weights": str(page.weights),
        "may_plan": refusal is None,
        "why_not": str(refusal) if refusal else "",
        "counts": _counts(page.changes.count(since) for since in Since) if page.changes.before_be else [],
        "outdated": sum(row.leans_on_what_is_over for row in page.rows),
    }
    return render(request, "plans/definitions.html", context)


@require_safe
def changes(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """What the plan changes of the year before, word by word."""
    plan = readable_plan(request, agency, fiscal_year_be)
    found = year_changes(plan)
    context = {
        "plan": plan,
        "changes": found,
        "year": words.year(fiscal_year_be),
        "before": words.year(found.before_be) if found.before_be else "",
        "counts": _counts(found.count(since) for since in Since),
    }
    return render(request, "plans/changes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def outdated_places(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The indicators that lean on places which are over, each with those that take them further, to be taken at once."""
    plan = readable_plan(request, agency, fiscal_year_be)
    by = require(request, BUILD_PLAN, plan)
    found = outdated(plan)
    form = FollowersTakenForm(sent(request), found=found)

    def act() -> HttpResponse:
        taken = take_followers(plan=plan, chosen=form.chosen, by=by, at=timezone.now())
        said = Message.counted("{count} indicator is changed.", "{count} indicators are changed.", count=taken)
        return done(request, str(said), "definitions", agency, fiscal_year_be)

    context = {"plan": plan, "form": form, "year": words.year(fiscal_year_be), "found": found}
    context["without"] = [one for one in found if not one.followers]
    return form_view(request, form, act, lambda: render(request, "plans/outdated_places.html", context))


def readable_plan(request: HttpRequest, agency: str, fiscal_year_be: int) -> AnnualPlan:
    """The plan, for somebody who may look into its agency; 404 where there is none for them."""
    plans = AnnualPlan.objects.select_related("agency").filter(
        agency__in=visible_agencies(signed_in(request), today=timezone.localdate())
    )
    found = plans.filter(agency__code=agency, fiscal_year_be=fiscal_year_be).first()
    if found is None:
        raise Http404
    return found


def _begin(agency: Agency, year: int, method: StartMethod, by: User) -> AnnualPlan:
    now = timezone.now()
    if method is StartMethod.EMPTY:
        return start_plan(agency=agency, fiscal_year_be=year, by=by, at=now)
    source = last_plan(agency, year, today=timezone.localdate(now))
    if source is None:
        raise Invalid(_NO_EARLIER)
    return copy_plan(source=source, fiscal_year_be=year, by=by, at=now)


def _counts(counts: Iterable[int]) -> list[dict[str, object]]:
    return [
        {"since": since, "words": words.since(since), "count": count}
        for since, count in zip(Since, counts, strict=True)
    ]


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and 2500 <= int(text) <= 2700
