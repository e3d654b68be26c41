"""Long-term plans: the list, one with its tree, what it is called and which years it holds in."""

from collections.abc import Iterator

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.plan_tree import (
    PlanEntry,
    change_long_term_plan,
    make_long_term_plan,
    map_followers,
    remove_long_term_plan,
)
from samrit.ledger.field_words import field_words, flattened, value_words
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.plans.plan_tree import in_order, plan_lines, plan_tree
from samrit.queries.plans.plan_tree_follow import alike_places, mapped_followers
from samrit.records.models import Plan, PlanNode
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import StaleVersion
from samrit.web import words
from samrit.web.asked import require
from samrit.web.city.views.history import history_of
from samrit.web.form_view import done, form_view, sent
from samrit.web.plans.forms.plan_tree import FollowersForm, LongTermPlanForm


@require_safe
def long_term_plans(request: HttpRequest) -> HttpResponse:
    """All plans side by side; an empty page says what to do, and who can."""
    require(request, Permission.READ.anywhere)
    refusal = why_not_build(request)
    lines = [(one, years_of(one.plan)) for one in plan_lines()]
    return render(request, "plans/long_term_plans.html", {"lines": lines, "why_not": refusal and str(refusal)})


@require_safe
def long_term_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan's tree, each place with how many indicators of a year lean on it."""
    plan = readable_tree(request, pk)
    today = timezone.localdate()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else 0
    tree = plan_tree(plan, year or fiscal_year_be(today), visible_agencies(signed_in(request), today=today))
    if not year and tree.years and fiscal_year_be(today) not in tree.years:
        year = tree.years[0]
        tree = plan_tree(plan, year, visible_agencies(signed_in(request), today=today))
    refusal = why_not_build(request)
    context = {
        "plan": plan,
        "name": plan.name(),
        "years": years_of(plan),
        "tree": tree,
        "year_be": year or fiscal_year_be(today),
        "year": words.year(year or fiscal_year_be(today)),
        "other_years": [one for one in tree.years if one != (year or fiscal_year_be(today))],
        "follows": plan.follows.name() if plan.follows else "",
        "successors": [(one.pk, one.name()) for one in plan.successors.order_by("pk")],
        "may_build": refusal is None,
        "why_not": str(refusal) if refusal else "",
    }
    return render(request, "plans/long_term_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A plan begins: its name, its levels, its years."""
    by = require(request, Permission.PLAN_TREE.over_city)
    form = LongTermPlanForm(sent(request), entry=PlanEntry(""), plans=Plan.objects.order_by("pk"))

    def act() -> HttpResponse:
        made = make_long_term_plan(entry=form.entry, by=by, at=timezone.now())
        said = _("The plan is made. Now its places: one by one, or all in one file.")
        return done(request, said, "long_term_plan", made.pk)

    return form_view(request, form, act, lambda: render(request, "plans/long_term_plan_form.html", {"form": form}))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What a plan is called, its levels, its years, the plan that it follows."""
    by, plan = require(request, Permission.PLAN_TREE.over_city), readable_tree(request, pk)
    others = Plan.objects.exclude(pk=pk).order_by("pk")
    form = LongTermPlanForm(sent(request), entry=PlanEntry.of(plan), plans=others, initial={"version": plan.version})

    def act() -> HttpResponse:
        version = form.cleaned_data["version"] or 0
        change_long_term_plan(plan=plan, entry=form.entry, version=version, by=by, at=timezone.now())
        return done(request, _("The plan is saved."), "long_term_plan", pk)

    def page() -> HttpResponse:
        return render(request, "plans/long_term_plan_form.html", {"form": form, "plan": plan})

    return form_view(request, form, act, page, both=_both)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out a plan without places, once that was confirmed."""
    by, plan = require(request, Permission.PLAN_TREE.over_city), readable_tree(request, pk)
    if request.method == "POST":
        remove_long_term_plan(plan=plan, by=by, at=timezone.now())
        return done(request, _("The plan is taken out; what it said stays in the history."), "long_term_plans")
    return render(request, "plans/remove_long_term_plan.html", {"plan": plan, "has_nodes": plan.nodes.exists()})


@require_http_methods(["GET", "HEAD", "POST"])
def followers(request: HttpRequest, pk: int) -> HttpResponse:
    """Which places of this plan take further those of the plan before; what looks alike is suggested."""
    by, plan = require(request, Permission.PLAN_TREE.over_city), readable_tree(request, pk)
    former = in_order(PlanNode.objects.filter(plan=plan.follows_id)) if plan.follows_id else []
    mapped = mapped_followers(plan)
    alike = alike_places(former, list(plan.nodes.all()), mapped)
    form = FollowersForm(sent(request), former=former, found={**alike, **mapped})

    def act() -> HttpResponse:
        changed = map_followers(plan=plan, followers=form.followers, by=by, at=timezone.now())
        said = Message.counted(
            "Settled for {count} place of the plan before.", "Settled for {count} places of the plan before.", count=changed
        )  # fmt: skip
        return done(request, str(said), "long_term_plan", pk)

    def page() -> HttpResponse:
        rows = [(form[f"n{node.pk}"], node.pk in alike) for node in former]
        context = {"plan": plan, "form": form, "rows": rows, "suggested": len(alike)}
        return render(request, "plans/plan_followers.html", context | {"places": in_order(plan.nodes.all())})

    return form_view(request, form, act, page)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """All that happened to a plan and its places, those taken out among them."""
    plan = readable_tree(request, pk)
    own = Q(subject_type="plan", subject_id=plan.pk)
    places = Q(subject_type="plannode", subject_id__in=plan.nodes.values("pk"))
    gone = Q(subject_type="plannode", action="remove_node", before__plan=plan.title_th)
    return history_of(request, own | places | gone, above=plan)


def readable_tree(request: HttpRequest, pk: int) -> Plan:
    """The plan, for whoever may read anything."""
    require(request, Permission.READ.anywhere)
    return get_object_or_404(Plan.objects.select_related("follows"), pk=pk)


def why_not_build(request: HttpRequest) -> Message | None:
    """Why whoever asks may not change long-term plans."""
    return Permission.PLAN_TREE.over_city.why_not(None, signed_in(request), timezone.now())


def years_of(plan: Plan) -> str:
    """The fiscal years in which a plan holds, in words."""
    first, last = (words.year(one) if one else "" for one in (plan.first_year_be, plan.last_year_be))
    if first and last:
        return _("Fiscal years {first} to {last}", first=first, last=last)
    if first:
        return _("From fiscal year {first}", first=first)
    return _("Until fiscal year {last}", last=last) if last else ""


def _both(clash: StaleVersion) -> Iterator[tuple[str, str, str]]:
    mine, theirs = (flattened(side.payload()) for side in (clash.mine, clash.theirs))
    for path in mine | theirs:
        if mine.get(path) != theirs.get(path):
            yield field_words(path), value_words(path, theirs.get(path)), value_words(path, mine.get(path))
