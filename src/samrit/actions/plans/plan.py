"""What an annual plan's indicators need together: their findings counted, without asking anybody's permission.

The counts are derived from the records, so they are kept by the actions and the loader that change records, and carry
no event of their own.
"""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from samrit.actions.period_results import count_results
from samrit.checks import RULES
from samrit.queries.city.rules import CityRules, city_rules
from samrit.queries.reports.doubts import mark_all_altered, mark_altered, undistinguished
from samrit.queries.reports.found_anew import FOUND, found_anew
from samrit.queries.reports.to_report import indicator_with_reports, with_reports
from samrit.records.models import CheckRuleSet, Indicator

_COUNTS = (*FOUND, "rules_version", "checked_at")
_AT_ONCE = 200


def recheck(indicators: QuerySet[Indicator], *, at: datetime) -> None:
    """Check the reports of these indicators anew and keep the counts of their findings and results; some queries, however many."""
    rules = city_rules()
    checked = list(with_reports(indicators))
    mark_all_altered(checked)
    not_sure = undistinguished(checked)
    for indicator in checked:
        count_findings(indicator, rules, at=at, undistinguished=not_sure)
    Indicator.objects.bulk_update(checked, _COUNTS, batch_size=200)
    count_results([indicator.pk for indicator in checked])


def recheck_one(indicator_id: int, *, at: datetime) -> Indicator:
    """The same for one indicator, with queries that are ready; gives it as it stands then, `with_reports`."""
    indicator = indicator_with_reports(indicator_id)
    assert indicator is not None, "it is written in, so it is there"
    not_sure = undistinguished([indicator])
    count_findings(mark_altered(indicator), city_rules(), at=at, undistinguished=not_sure)
    Indicator.objects.filter(pk=indicator_id).update(**{name: getattr(indicator, name) for name in _COUNTS})
    return indicator


def recheck_stale(*, on: date, at: datetime) -> int:
    """Check anew what was checked by other rules than those in force today; gives how many indicators.

    Rules differ where a setting has changed, where the software has, or where a day has come from which one binds.
    """
    rules = city_rules()
    begun = [day for day in (rules.first_day(rule.code) for rule in RULES) if day <= on]
    latest = timezone.make_aware(datetime.combine(max(begun), time.min))
    open_ones = Indicator.objects.filter(annual_plan__closed_at=None)
    stale = ~Q(rules_version=rules.version) | Q(checked_at=None) | Q(checked_at__lt=latest)
    keys = list(open_ones.filter(stale).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        recheck(Indicator.objects.filter(pk__in=keys[start : start + _AT_ONCE]), at=at)
    return len(keys)


def count_findings(
    indicator: Indicator, rules: CityRules, *, at: datetime, undistinguished: frozenset[int] = frozenset()
) -> None:
    """Set the counts, and what is against the results, on the (unsaved) row."""
    found = found_anew(indicator, rules, on=timezone.localdate(at), undistinguished=undistinguished)
    for name, value in found.items():
        setattr(indicator, name, value)
    indicator.rules_version = rules.version
    indicator.checked_at = at


def rules_version() -> str:
    """Which rules judge now; one query."""
    return city_rules().version


def check_rule_set(rules: CityRules) -> CheckRuleSet:
    """The kept table of these rules, for what they judge to point at; inside the transaction of the submission check."""
    stored, _ = CheckRuleSet.objects.get_or_create(version=rules.version, defaults={"table": rules.table})
    return stored
