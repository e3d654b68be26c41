"""What a rule comes to over the facts, as of now or of any time; the same as `samrit.counting.members`, in the database.

`as_of` is None for now, else what was known at that time is counted. A count takes one SQL query, and one more for the
agencies where it names no campaign; a result of another indicator and a measurement take one or two each.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count as CountOf
from django.db.models import Q, QuerySet, Sum

from samrit.counting import (
    Constant,
    Count,
    Counted,
    CountingRule,
    CountUnit,
    Measured,
    Outcome,
    ResultOf,
    Term,
    Value,
    days_of,
    fingerprint,
    terms,
    work_out,
)
from samrit.counting.work_out import NO_INDICATOR, NO_MEASUREMENT, NO_QUANTITY, NO_RESULT
from samrit.ledger.content import saved_content
from samrit.records.models import Agency, Fact, Indicator, Measurement, QuarterReport, Revision


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule is worked out for: an indicator's agency, its fiscal year, and a quarter of it (5: the year end)."""

    agency: Agency
    fiscal_year_be: int
    quarter: int

    @classmethod
    def of(cls, indicator: Indicator, quarter: int) -> "Scope":
        """That of an indicator; no query where its plan and agency are loaded."""
        return cls(indicator.annual_plan.agency, indicator.annual_plan.fiscal_year_be, quarter)


@dataclass(frozen=True, slots=True)
class Worked:
    """What a rule came to, and what each of its counts counted (empty for a term that counts nothing)."""

    outcome: Outcome
    counted: tuple[Counted, ...]

    @property
    def members(self) -> int:
        """How many members were counted, over all terms."""
        return sum(len(one.keys) for one in self.counted)

    @property
    def sha256(self) -> str:
        """The hash over their keys, term by term; "" where nothing is counted."""
        return fingerprint(one.keys for one in self.counted) if any(one.keys for one in self.counted) else ""


def facts_of(count: Count, scope: Scope, as_of: datetime | None = None) -> QuerySet[Fact]:
    """The facts that fit a count, unordered."""
    days = days_of(count, scope.fiscal_year_be, scope.quarter)
    known = (
        Q(known_until__isnull=True)
        if as_of is None
        else Q(known_from__lte=as_of) & (Q(known_until__isnull=True) | Q(known_until__gt=as_of))
    )
    found = Fact.objects.filter(known, kind=count.of.value)
    if count.campaigns:
        found = found.filter(campaign__in=count.campaigns)
    else:
        found = found.filter(agency__in=list(Agency.objects.within(scope.agency).values_list("pk", flat=True)))
    for name, wanted in (
        ("status", [one.value for one in count.statuses]),
        ("theme", list(count.themes)),
        ("activity", list(count.activities)),
        ("sector", [one.value for one in count.sectors]),
    ):
        if wanted:
            found = found.filter(**{f"{name}__in": wanted})
    if days.first is not None:
        found = found.filter(on__gte=days.first)
    if days.last is not None:
        found = found.filter(on__lte=days.last)
    if count.is_ongoing:
        lasting = Q(until_on__isnull=True)
        found = found.filter(lasting if days.last is None else lasting | Q(until_on__gte=days.last))
    return found.filter(partner__isnull=False) if count.unit is CountUnit.PARTNERS else found


def number_of(count: Count, scope: Scope, as_of: datetime | None = None) -> int:
    """The number alone."""
    facts = facts_of(count, scope, as_of)
    if count.unit is CountUnit.PARTNERS:
        return int(facts.aggregate(n=CountOf("partner", distinct=True))["n"])
    return int(facts.aggregate(n=Sum("people"))["n"] or 0) if count.unit is CountUnit.PEOPLE else facts.count()


def counted(count: Count, scope: Scope, as_of: datetime | None = None) -> Counted:
    """The number with the sorted keys of what was counted."""
    facts = facts_of(count, scope, as_of)
    if count.unit is CountUnit.PARTNERS:
        partners = tuple(sorted(facts.values_list("partner", flat=True).distinct()))
        return Counted(len(partners), partners)
    rows = sorted(facts.values_list("record_id", "people"))
    number = sum(people or 0 for _, people in rows) if count.unit is CountUnit.PEOPLE else len(rows)
    return Counted(number, tuple(key for key, _ in rows))


def worked(rule: CountingRule, scope: Scope, as_of: datetime | None = None) -> Worked:
    """The outcome of a rule, with the keys of what it counted."""
    parts = [_value(term, scope, as_of, keys=True) for term in terms(rule)]
    return Worked(work_out(rule, [value for value, _ in parts]), tuple(found for _, found in parts))


def outcome(rule: CountingRule, scope: Scope, as_of: datetime | None = None) -> Outcome:
    """The outcome alone: the numbers come from the database, the keys stay there."""
    return work_out(rule, [_value(term, scope, as_of, keys=False)[0] for term in terms(rule)])


def measured_now(key: int, as_of: datetime | None = None) -> Measurement | None:
    """The last run of a measurement, by the key of any of its runs; None where there is none yet. A query for each run."""
    runs = Measurement.objects.all() if as_of is None else Measurement.objects.filter(made_at__lte=as_of)
    run = runs.filter(pk=key).first()
    while run is not None and (later := runs.filter(supersedes=run).first()) is not None:
        run = later
    return run


def _value(term: Term, scope: Scope, as_of: datetime | None, *, keys: bool) -> tuple[Value, Counted]:
    match term:
        case Count() if keys:
            found = counted(term, scope, as_of)
            return Value(Decimal(found.number)), found
        case Count():
            return Value(Decimal(number_of(term, scope, as_of))), Counted()
        case ResultOf():
            return _result(term, scope, as_of), Counted()
        case Measured():
            run = measured_now(term.measurement, as_of)
            quantity = getattr(run, term.quantity.value) if run is not None else None
            return Value(quantity, NO_MEASUREMENT if run is None else NO_QUANTITY), Counted()
        case Constant():
            return Value(term.value), Counted()


def _result(term: ResultOf, scope: Scope, as_of: datetime | None) -> Value:
    row = QuarterReport.objects.filter(indicator=term.indicator, quarter=scope.quarter).first()
    if row is None:
        return Value(None, NO_INDICATOR)
    result = row.result
    if as_of is not None:
        saved = Revision.objects.filter(report=row, saved_at__lte=as_of).order_by("-number").first()
        if saved is not None:
            result = saved_content(saved).result
    return Value(result.value, NO_RESULT)
