"""What the plan says of an indicator: written, looked over as one types, moved, taken out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.plans.define_indicator import (
    add_indicator,
    define_indicator,
    has_been_filed_in,
    move_indicator,
    remove_indicator,
)
from samrit.actions.report_permissions import BUILD_PLAN, DEFINE
from samrit.definitions import Definition
from samrit.definitions.columns import COLUMNS
from samrit.definitions.weights import weighing
from samrit.queries.counting.counting_rules import rule_left_behind
from samrit.queries.people.access import signed_in
from samrit.queries.people.directory import Directory
from samrit.queries.plans.definition import definition_of, with_definitions
from samrit.queries.plans.definition_check import definition_notes
from samrit.queries.plans.year_changes import field_changes
from samrit.records.models import AnnualPlan, Indicator, RuleProposal
from samrit.thai.translation import _
from samrit.vocabulary.refusal import StaleVersion
from samrit.web import words
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, sent
from samrit.web.plans.forms.definition import DefinitionForm
from samrit.web.plans.views.planning import readable_plan


@dataclass(frozen=True, slots=True)
class _Task:
    """What the form is about: a plan, and the indicator that is changed, None for a new one."""

    plan: AnnualPlan
    indicator: Indicator | None
    directory: Directory
    before: Definition

    @property
    def version(self) -> int | None:
        return self.indicator.version if self.indicator is not None else None


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The form of a new indicator."""
    return _form(request, _new(request, agency, fiscal_year_be))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of an indicator that is there."""
    return _form(request, _there(request, pk))


@require_POST
def check_new(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """What is to be said of a new indicator while it is typed; nothing is saved."""
    return _notes(request, _new(request, agency, fiscal_year_be))


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be said of an indicator while it is typed; nothing is saved."""
    return _notes(request, _there(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an indicator out of the plan, once that was confirmed."""
    task = _there(request, pk)
    assert task.indicator is not None
    if request.method == "POST":
        remove_indicator(indicator=task.indicator, by=signed_in(request), at=timezone.now())
        said = _("The indicator is out of the plan; what it said stays in the history.")
        return done(request, said, "definitions", task.plan.agency.code, task.plan.fiscal_year_be)
    context = {"indicator": task.indicator, "plan": task.plan, "is_filed": has_been_filed_in(task.indicator)}
    return render(request, "plans/remove_indicator.html", context | {"year": words.year(task.plan.fiscal_year_be)})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an indicator change places with its neighbour."""
    rows = Indicator.objects.select_related("annual_plan__agency")
    indicator = get_object_or_404(rows, pk=pk)
    move_indicator(indicator=indicator, up="up" in request.POST, by=signed_in(request), at=timezone.now())
    plan = indicator.annual_plan
    return redirect(f"{reverse('definitions', args=[plan.agency.code, plan.fiscal_year_be])}#i{pk}")


def _new(request: HttpRequest, agency: str, fiscal_year_be: int) -> _Task:
    plan = readable_plan(request, agency, fiscal_year_be)
    require(request, BUILD_PLAN, plan)
    return _Task(plan, None, Directory.of(plan.agency, plan.fiscal_year_be), Definition())


def _there(request: HttpRequest, pk: int) -> _Task:
    indicator = get_object_or_404(with_definitions(Indicator.objects.all()), pk=pk)
    require(request, DEFINE, indicator)
    directory = Directory.of(indicator.annual_plan.agency, indicator.annual_plan.fiscal_year_be)
    return _Task(indicator.annual_plan, indicator, directory, definition_of(indicator, directory))


def _bound(request: HttpRequest, task: _Task) -> DefinitionForm:
    return DefinitionForm(
        sent(request),
        initial=DefinitionForm.initial_of(task.before, task.version),
        directory=task.directory,
        before=task.before,
    )


def _form(request: HttpRequest, task: _Task) -> HttpResponse:
    form, is_preview = _bound(request, task), "preview" in request.POST

    def act() -> HttpResponse:
        saved = _save(request, task, form)
        if isinstance(saved, RuleProposal):
            said = _(
                "You own this result, so a second person agrees first to another target or way to make the year. "
                "Before and after stand below; everything else is saved."
            )
            return done(request, said, "counting_rule", saved.indicator_id)
        return done(request, _("The definition is saved."), "definition", saved)

    def page() -> HttpResponse:
        context = _context(task, form) | {"is_preview": is_preview and not form.errors}
        return render(request, "plans/definition.html", context)

    return form_view(request, form, act, page, both=_both, acts=not is_preview)


def _both(clash: StaleVersion) -> Iterator[tuple[str, str, str]]:
    return ((one.label, one.old, one.new) for one in field_changes(clash.theirs, clash.mine))


def _save(request: HttpRequest, task: _Task, form: DefinitionForm) -> RuleProposal | int:
    """What waits for a second person, else the key of the indicator that is saved."""
    by, now = signed_in(request), timezone.now()
    if task.indicator is None:
        return add_indicator(plan=task.plan, definition=form.definition, by=by, at=now).pk
    asked = define_indicator(
        indicator=task.indicator,
        definition=form.definition,
        version=form.cleaned_data["version"] or 0,
        by=by,
        at=now,
    )
    return asked or task.indicator.pk


def _notes(request: HttpRequest, task: _Task) -> HttpResponse:
    form = _bound(request, task)
    form.full_clean()
    return render(request, "plans/parts/definition_notes.html", _context(task, form))


def _context(task: _Task, form: DefinitionForm) -> dict[str, object]:
    notes = definition_notes(form.definition, task.plan, today=timezone.localdate())
    plan = task.plan
    where = [task.indicator.pk] if task.indicator else [plan.agency.code, plan.fiscal_year_be]
    quarters = [quarter.weight for quarter in form.definition.quarters]
    is_begun = task.indicator is not None or form.is_bound
    return {
        "form": form,
        "plan": plan,
        "indicator": task.indicator,
        "last_years_rule": rule_left_behind(task.indicator) if task.indicator is not None else "",
        "year": words.year(plan.fiscal_year_be),
        "check_url": reverse("check_definition" if task.indicator else "check_new", args=where),
        "findings": notes if is_begun else {},
        "slots": tuple(COLUMNS),
        "found": sum(map(len, notes.values())) if is_begun else 0,
        "quarter_weights": str(weighing(quarters, of_quarters=True)),
    }
