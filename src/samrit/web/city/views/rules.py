"""The rules in force: from when each binds, and which are off."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.city.set_rule import set_rule
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.queries.city.year import RuleLine, rule_lines
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.city.forms.year import RuleForm
from samrit.web.form_view import done, form_view, sent


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All rules, those that the city has set on top."""
    require(request, Permission.SET_YEAR, the_city())
    lines = [_shown(line) for line in rule_lines()]
    today = timezone.localdate()
    context = {
        "set": [line for line in lines if line["setting"]],
        "others": [line for line in lines if not line["setting"]],
        "today": today,
    }
    return render(request, "city/rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """One rule; set when posted."""
    by = require(request, Permission.SET_YEAR, the_city())
    line = next((line for line in rule_lines() if line.rule.code == code), None)
    if line is None:
        raise Http404
    setting = line.setting
    initial = (
        {"binds_from": setting.binds_from, "is_off": setting.is_off, "reason": setting.reason} if setting else None
    )
    form = RuleForm(sent(request), initial=initial)

    def act() -> HttpResponse:
        set_rule(code=code, by=by, at=timezone.now(), **form.cleaned_data)
        return done(request, _("The rule is set. Reports are checked anew by it during the next night."), "rules")

    context = {"line": _shown(line), "form": form}
    return form_view(request, form, act, lambda: render(request, "city/rule.html", context))


def _shown(line: RuleLine) -> dict[str, object]:
    return {
        "code": line.rule.code,
        "title": str(line.rule.title),
        "why": str(line.rule.why),
        "severity": line.rule.severity,
        "binds_from": line.binds_from,
        "off": line.off,
        "setting": line.setting,
    }
