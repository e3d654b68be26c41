"""One place in a long-term plan: its indicators; added, renamed, moved, closed, opened, taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.plan_tree import (
    add_nodes,
    change_node,
    close_node,
    entry_of,
    open_node,
    remove_node,
    why_not_remove,
)
from samrit.definitions.plan_tree import levels_of
from samrit.ledger.field_words import field_words, value_words
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.plans.plan_tree import depths, in_order, leaning_on, level_name
from samrit.records.models import Indicator, Plan, PlanNode
from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import StaleVersion
from samrit.web import words
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Column, Listing
from samrit.web.plans.forms.plan_tree import CloseNodeForm, NodeForm, ReasonForm
from samrit.web.plans.views.plan_tree import readable_tree, why_not_build


@dataclass(frozen=True, slots=True)
class LeaningLine:
    """An indicator that supports a place, as the list shows it."""

    address: str
    year: str
    agency: str
    number: str
    name: str


_COUNT = Message.counted("{count} indicator", "{count} indicators", count=0)
_COLUMNS: tuple[Column[LeaningLine], ...] = (
    Column(Message("Fiscal year"), lambda line: line.year),
    Column(Message("Agency"), lambda line: line.agency),
    Column(Message("Number", context="of an indicator"), lambda line: line.number),
    Column(Message("Indicator"), lambda line: line.name),
)


@require_safe
def node(request: HttpRequest, pk: int) -> HttpResponse:
    """The place with what stands below it, what it takes further, and the indicators that lean on it."""
    found = _readable(request, pk)
    rows = leaning_on(found, visible_agencies(signed_in(request), today=timezone.localdate()))
    listed: Listing[Indicator, LeaningLine] = Listing(request, rows, _lines, _COLUMNS, count=_COUNT)
    refusal = why_not_build(request)
    context = {
        "node": found,
        "level": level_name(found, levels_of(found.plan.levels)),
        "below": [(one, one.name()) for one in in_order(found.children.all())],
        "continues": in_order(found.continues.select_related("plan")),
        "followers": in_order(found.followers.select_related("plan")),
        "may_build": refusal is None,
        "may_remove": refusal is None and why_not_remove(found) is None,
    }
    return listed.answer("plans/plan_node.html", context, name=f"plan-node-{found.code}")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new place; `?below=2.4` says where it would stand."""
    by, plan = require(request, Permission.PLAN_TREE.over_city), readable_tree(request, pk)
    form = NodeForm(
        sent(request), plan=plan, levels=levels_of(plan.levels), nodes=_nodes(plan),
        initial={"parent": request.GET.get("below", "")},
    )  # fmt: skip

    def act() -> HttpResponse:
        entries, reason = [form.entry], form.cleaned_data["reason"]
        made = add_nodes(plan=plan, entries=entries, reason=reason, by=by, at=timezone.now())[0]
        said = _("“{node}” is in the plan.", node=made)
        if "another" in request.POST:
            return done(request, said, f"{reverse('add_node', args=[pk])}?below={form.entry.parent}")
        return done(request, said, "plan_node", made.pk)

    context = {"form": form, "plan": plan}
    return form_view(request, form, act, lambda: render(request, "plans/plan_node_form.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a place, or move it, with the reason."""
    by, found = require(request, Permission.PLAN_TREE.over_city), _readable(request, pk)
    form = NodeForm(
        sent(request), plan=found.plan, levels=levels_of(found.plan.levels), nodes=_nodes(found.plan, without=found),
        entry=entry_of(found), initial={"version": found.version},
    )  # fmt: skip

    def act() -> HttpResponse:
        said = form.cleaned_data
        change_node(
            node=found, entry=form.entry, version=said["version"] or 0, reason=said["reason"], by=by, at=timezone.now()
        )
        return done(request, _("The place is saved."), "plan_node", pk)

    def page() -> HttpResponse:
        return render(request, "plans/plan_node_form.html", {"form": form, "plan": found.plan, "node": found})

    return form_view(request, form, act, page, both=_both)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a place with those below it; or open it again where it is closed."""
    by, found = require(request, Permission.PLAN_TREE.over_city), _readable(request, pk)
    is_closed = found.closed_on is not None
    form: CloseNodeForm | ReasonForm = ReasonForm(sent(request)) if is_closed else CloseNodeForm(sent(request))

    def act() -> HttpResponse:
        said = form.cleaned_data
        if is_closed:
            open_node(node=found, reason=said["reason"], by=by, at=timezone.now())
            return done(request, _("The place is open again."), "plan_node", pk)
        close_node(node=found, on=said["on"], reason=said["reason"], by=by, at=timezone.now())
        return done(request, _("The place is closed."), "plan_node", pk)

    def page() -> HttpResponse:
        return render(request, "plans/close_node.html", {"form": form, "node": found, "is_closed": is_closed})

    return form_view(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out a place on which nothing leans, with the reason."""
    by, found = require(request, Permission.PLAN_TREE.over_city), _readable(request, pk)
    form = ReasonForm(sent(request))
    why_not = why_not_remove(found)

    def act() -> HttpResponse:
        remove_node(node=found, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
        said = _("The place is out of the plan; what it said stays in the history.")
        return done(request, said, "long_term_plan", found.plan_id)

    def page() -> HttpResponse:
        return render(request, "plans/remove_node.html", {"form": form, "node": found, "why_not": why_not})

    return form_view(request, form, act, page)


def _readable(request: HttpRequest, pk: int) -> PlanNode:
    require(request, Permission.READ.anywhere)
    return get_object_or_404(PlanNode.objects.select_related("plan__follows", "parent"), pk=pk)


def _nodes(plan: Plan, *, without: PlanNode | None = None) -> list[tuple[PlanNode, int]]:
    """The places below which another may stand, with their depth: all but itself and those below it."""
    rows = in_order(plan.nodes.all())
    depth = depths(rows)
    barred = {without.pk} if without is not None else set()
    for row in rows:  # each stands after the one above it
        if row.parent_id in barred:
            barred.add(row.pk)
    return [(row, depth[row.pk]) for row in rows if row.pk not in barred]


def _lines(rows: Sequence[Indicator]) -> list[LeaningLine]:
    return [
        LeaningLine(
            reverse("indicator", args=[row.pk]),
            words.year(row.annual_plan.fiscal_year_be),
            row.annual_plan.agency.name(),
            row.number,
            row.name(),
        )
        for row in rows
    ]


def _both(clash: StaleVersion) -> Iterator[tuple[str, str, str]]:
    mine, theirs = (asdict(side) for side in (clash.mine, clash.theirs))
    for name in mine:
        if mine[name] != theirs[name]:
            path = {"parent": "below", "level_label": "label"}.get(name, name)
            old, new = (value_words(path, _plain(side[name])) for side in (theirs, mine))
            yield field_words(path), old, new


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
