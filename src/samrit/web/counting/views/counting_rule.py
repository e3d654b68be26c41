"""How an indicator's result is worked out: the form of the rule, looked over as one chooses, and its versions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.counting.define_counting_rule import decide_rule, define_counting_rule
from samrit.actions.report_permissions import DEFINE
from samrit.ledger.field_words import field_words, value_words
from samrit.queries.counting.counted_reports import rule_versions
from samrit.queries.counting.counting_choices import counting_choices
from samrit.queries.counting.counting_preview import counting_preview
from samrit.queries.counting.counting_rules import in_words, rule_of
from samrit.queries.people.access import signed_in
from samrit.records.models import Indicator, RuleProposal
from samrit.thai.translation import _
from samrit.vocabulary.refusal import StaleVersion
from samrit.web import words
from samrit.web.asked import require
from samrit.web.city.history import quarter_name
from samrit.web.counting.counted import sentence_of
from samrit.web.counting.forms.counting_rule import CountingRuleForm
from samrit.web.form_view import done, form_view, press, sent


@require_http_methods(["GET", "HEAD", "POST"])
def counting_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of the rule; saved when posted, looked over without saving where that was asked."""
    indicator = _there(request, pk)
    form = _form(request, indicator, rule_versions(pk))
    is_preview = "preview" in request.POST

    def act() -> HttpResponse:
        made = define_counting_rule(
            indicator=indicator,
            rule=form.rule,
            words=form.cleaned_data["words"],
            number=_expected_version(request),
            by=signed_in(request),
            at=timezone.now(),
        )
        said = _("The rule is saved, and open reports are counted by it.") if made else _("Nothing has changed.")
        if isinstance(made, RuleProposal):
            said = _(
                "You own this result, so a second person agrees first. Before and after stand below; nothing has changed yet."
            )
        elif form.rule is None:
            said = _("The result is typed again from now on.")
        return done(request, said, "counting_rule", pk)

    def page() -> HttpResponse:
        versions = rule_versions(pk)
        proposals = _proposals(request, indicator)
        shown = _versions_shown(versions, proposals["agreed"])
        context = _context(indicator, form) | proposals | {"versions": shown, "is_preview": is_preview}
        context["has_rule"] = bool(versions) and versions[0].rule is not None
        return render(request, "counting/counting_rule.html", context)

    def both(clash: StaleVersion) -> list[tuple[str, str, str]]:
        return [(str(form["words"].label), clash.theirs, clash.mine)]

    return form_view(request, form, act, page, both=both, version="number", acts=not is_preview)


@require_POST
def check_counting_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rule would come to as it is chosen now; nothing is saved."""
    indicator = _there(request, pk)
    form = _form(request, indicator, [])
    return render(request, "counting/parts/counting_preview.html", _context(indicator, form))


@require_POST
def decide_counting_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to another way to count, or refuse it."""
    indicator = _there(request, pk)
    asked = get_object_or_404(RuleProposal.objects.select_related("indicator"), indicator=indicator, decided_at=None)
    agrees = "agree" in request.POST

    def act() -> str:
        decide_rule(
            proposal=asked,
            agrees=agrees,
            reason=request.POST.get("reason", ""),
            by=signed_in(request),
            at=timezone.now(),
        )
        return (
            (
                _("It is saved, and judged by from now on.")
                if asked.yardsticks is not None
                else _("The rule is saved, and open reports are counted by it.")
            )
            if agrees
            else _("It was refused; nothing has changed.")
        )

    return press(request, act, redirect("counting_rule", pk))


def _proposals(request: HttpRequest, indicator: Indicator) -> dict[str, Any]:
    """What waits for a second person, with before and after, and who agreed to what."""
    rows = indicator.rule_proposals.select_related("asked_by", "decided_by").order_by("-asked_at")
    waiting = next((one for one in rows if one.decided_at is None), None)
    return {
        "waiting": waiting,
        "waiting_exact": _exact(waiting),
        "waiting_lines": _before_and_after(waiting),
        "may_agree": waiting is not None and waiting.asked_by_id != signed_in(request).pk,
        "agreed": {
            one.number + 1: one.decided_by.name()
            for one in rows
            if one.is_agreed and one.yardsticks is None and one.decided_by is not None
        },
    }


def _exact(waiting: RuleProposal | None) -> str:
    """The rule that waits, in its own words; "" where it is no rule."""
    if waiting is None or waiting.yardsticks is not None:
        return ""
    return sentence_of(rule_of(waiting.rule)) if waiting.rule is not None else _("The result is typed.")


def _before_and_after(waiting: RuleProposal | None) -> list[tuple[str, str, str]]:
    """What would change, line by line: by quarter for a rule, by field for what the plan asks."""
    if waiting is None:
        return []
    before, after = waiting.before, waiting.after
    if waiting.yardsticks is not None:
        return [
            (field_words(field), value_words(field, before[field]), value_words(field, after[field]))
            for field in before
        ]
    return [(quarter_name(int(q)), before.get(q, ""), after.get(q, "")) for q in sorted(before, key=int)]


def _there(request: HttpRequest, pk: int) -> Indicator:
    rows = Indicator.objects.select_related("annual_plan__agency", "signoff")
    indicator = get_object_or_404(rows, pk=pk)
    require(request, DEFINE, indicator)
    return indicator


def _form(request: HttpRequest, indicator: Indicator, versions: list[Any]) -> CountingRuleForm:
    last = versions[0] if versions else None
    rule = rule_of(last.rule) if last is not None and last.rule is not None else None
    initial = CountingRuleForm.initial_of(rule, last.words if last and rule else "", last.number if last else 0)
    return CountingRuleForm(sent(request), initial=initial, choices=counting_choices(indicator))


def _expected_version(request: HttpRequest) -> int:
    number = request.POST.get("number", "")
    return int(number) if number.isdecimal() and len(number) < 9 else 0


def _context(indicator: Indicator, form: CountingRuleForm) -> dict[str, Any]:
    if form.is_bound:
        rule = None if form.errors else form.rule
    else:
        opened = CountingRuleForm(
            {name: value for name, value in form.initial.items() if value is not None and value is not False},
            choices=form.choices,
        )
        opened.full_clean()
        rule = opened.rule
    return {
        "form": form,
        "indicator": indicator,
        "plan": indicator.annual_plan,
        "year": words.year(indicator.annual_plan.fiscal_year_be),
        "sentence": sentence_of(rule) if rule is not None else "",
        "thai": in_words(rule).th if rule is not None else "",
        "preview": counting_preview(indicator, rule, on=timezone.localdate()) if rule is not None else None,
    }


def _versions_shown(versions: list[Any], agreed: dict[int, str]) -> list[dict[str, Any]]:
    """Each version with what it says, the last first."""
    return [
        {
            "number": one.number,
            "at": one.made_at,
            "by": one.made_by.name() if one.made_by is not None else "",
            "agreed_by": agreed.get(one.number, ""),
            "words": one.words,
            "exact": sentence_of(rule_of(one.rule)) if one.rule is not None else _("The result is typed."),
        }
        for one in versions
    ]
