"""Publishing writes a copy: the public form of a report, in tables of its own, with what it changes since the one before.

Part of the transaction of whoever publishes. A copy never changes; the next one supersedes it.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from msgspec.structs import replace

from samrit.actions.public.promise_copy import copy_node, copy_promises
from samrit.actions.public.public_context import campaigns_behind, projects_serving
from samrit.actions.public.public_form import public_definition, public_report
from samrit.actions.public.webhooks import PUBLISHED, announce_result
from samrit.actions.public_stamps import raise_scopes
from samrit.counting import Count
from samrit.ledger.content import content_of, saved_content
from samrit.queries.counting.counted_members import all_members
from samrit.queries.counting.counting import Scope
from samrit.queries.plans.indicator_codes import public_code
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import (
    YEAR_END,
    Indicator,
    IndicatorNode,
    Partner,
    PlanNode,
    PublishedIndicator,
    PublishedList,
    PublishedPlace,
    PublishedPlan,
    PublishedResult,
    QuarterReport,
    Revision,
)
from samrit.report.published import PublishedReport, read, stored
from samrit.thai.personal import is_person

_MAJOR = Decimal("0.1")  # of the value before
_COMPARED = ("result", "verdict", "target", "narrative", "shortfall", "supporting_factors", "obstacles", "doubt")
_LONG = 400  # letters of a text that a change tells


def copy_published(report: QuarterReport, *, at: datetime) -> PublishedResult | None:
    """Copy what is published of a report; None where that is copied already, or nothing is."""
    if report.published_version is None:
        return None
    indicator = with_reports(Indicator.objects.all()).get(pk=report.indicator_id)
    rows = {row.quarter: row for row in indicator.quarters.all()}
    row = rows[report.quarter]
    row.indicator = indicator
    content = content_of(row)
    assert row.published_version is not None
    if row.version != row.published_version:
        content = saved_content(Revision.objects.get(report=row, number=row.published_version))
    copied = _indicator(indicator, at)
    before = copied.results.filter(quarter=row.quarter).order_by("-revision").first()
    if before is not None and before.version == row.published_version:
        return None
    form, counted = public_report(indicator, row, content)
    form = replace(
        form,
        campaigns=campaigns_behind(one.rule for one in counted),
        projects=projects_serving(indicator, at=at),
    )
    text, sha256 = stored(form)
    compared = read(before.content, PublishedReport) if before is not None and before.withdrawn_at is None else None
    changes = _changes(compared, form) if compared is not None else []
    if before is not None:
        PublishedResult.objects.filter(pk=before.pk).update(superseded_at=at)
    made = PublishedResult.objects.create(
        indicator=copied,
        quarter=row.quarter,
        revision=before.revision + 1 if before is not None else 1,
        serial=copied.results.count() + 1,
        version=row.published_version,
        kind=_kind_after(before, changes, is_counted=any(one.count is not None for one in counted)),
        changes=changes,
        is_major=compared is not None and _is_major(compared, form),
        content=text,
        sha256=sha256,
        published_at=at,
    )
    for one in counted:
        if one.count is not None:
            _list(made, one.number, one.count, indicator, row, at)
    if row.quarter == YEAR_END:
        copied.year_state, copied.year_doubt = form.state, form.doubt
        copied.year_short_th, copied.year_short_en = form.short.th, form.short.en
        copied.save(update_fields=["year_state", "year_doubt", "year_short_th", "year_short_en"])
    raise_stamps(copied)
    announce_result(PUBLISHED, copied, row.quarter, at=at)
    return made


def copy_reopened(report: QuarterReport, *, at: datetime) -> None:
    """What is published of a report that was opened again stays, and says that the next version is in work."""
    newest = PublishedResult.objects.filter(
        indicator__source=report.indicator_id, quarter=report.quarter, superseded_at=None, withdrawn_at=None
    )
    if newest.update(reopened_at=at):
        raise_stamps(PublishedIndicator.objects.select_related("plan").get(source=report.indicator_id))


def copy_all_published() -> int:
    """Copy what was published before there were copies, or while copying failed; how many that were. Twice does no harm."""
    last = PublishedResult.objects.filter(
        indicator__source=OuterRef("indicator_id"), quarter=OuterRef("quarter"), superseded_at=None
    ).values("version")[:1]
    waiting = (
        QuarterReport.objects.filter(published_version__isnull=False, published_at__isnull=False)
        .annotate(copied=Subquery(last))
        .filter(Q(copied=None) | ~Q(copied=F("published_version")))
        .order_by("indicator__annual_plan__fiscal_year_be", "indicator_id", "quarter")
    )
    done = sum(_copy_one(row) for row in list(waiting))
    for year in PublishedPlan.objects.values_list("fiscal_year_be", flat=True).distinct():
        changed = copy_promises(year)
        if changed:
            raise_scopes("", str(year), *(f"{year}/{agency}" for agency in changed))
    return done


def _copy_one(row: QuarterReport) -> bool:
    assert row.published_at is not None
    with transaction.atomic():
        return copy_published(row, at=row.published_at) is not None


def _indicator(indicator: Indicator, at: datetime) -> PublishedIndicator:
    """The copy of the indicator with its definition of now, its agency's name then, and its places in the plans."""
    year, agency = indicator.annual_plan.fiscal_year_be, indicator.annual_plan.agency.code
    plans = PublishedPlan.objects.filter(fiscal_year_be=year, agency_code=agency)
    if not plans.exists():
        copy_promises(year)
    definition = public_definition(indicator)
    text, sha256 = stored(definition)
    code = public_code(indicator)
    said = {
        "plan": plans.get(),
        "fiscal_year_be": year,
        "code": code,
        "number": indicator.number,
        "position": indicator.position,
        "series": _series(indicator, f"{year}/{code}"),
        "name_th": indicator.name_th,
        "name_en": indicator.name_en,
        "content": text,
        "sha256": sha256,
        "published_at": at,
        "year_due_on": definition.due_on.get(str(YEAR_END)),
    }
    copied, is_new = PublishedIndicator.objects.update_or_create(source=indicator.pk, defaults=said)
    _places(copied, indicator.indicator_nodes.all(), is_new=is_new)
    if is_new:
        copy_promises(year, agency=agency)
    return copied


def _series(indicator: Indicator, otherwise: str) -> str:
    """That of the indicator of the year before, where that is published; else its own."""
    last = indicator.last_year_id
    before = PublishedIndicator.objects.filter(source=last).values_list("series", flat=True).first() if last else None
    return before or otherwise


def _places(copied: PublishedIndicator, own: Iterable[IndicatorNode], *, is_new: bool) -> None:
    wanted: dict[int, bool] = {}
    for link in own:
        node: PlanNode | None = link.node
        is_own = True
        while node is not None:
            wanted[node.pk] = wanted.get(node.pk, False) or is_own
            node, is_own = node.parent, False
    nodes = {one.pk: one for one in PlanNode.objects.filter(pk__in=wanted).select_related("plan", "parent")}
    if not is_new:
        PublishedPlace.objects.filter(indicator=copied).delete()
    PublishedPlace.objects.bulk_create(
        PublishedPlace(indicator=copied, node=copy_node(nodes[pk]), is_own=is_own) for pk, is_own in wanted.items()
    )


def _list(  # noqa: PLR0913, PLR0917 - a list is of a figure of a report, by a count
    made: PublishedResult, number: int, count: Count, indicator: Indicator, row: QuarterReport, at: datetime
) -> None:
    """The organisations that were counted, with what was known when the report was handed in."""
    scope = Scope.of(indicator, row.quarter)
    as_of = max((when for when in (row.submitted_at, _counted_at(row)) if when is not None), default=at)
    found = list(all_members(count, scope, as_of))
    partners = Partner.objects.select_related("place").in_bulk([member.partner_id for member in found])
    members, unnamed = [], 0
    for member in found:
        partner = partners.get(member.partner_id or 0)
        if partner is None or is_person(partner.name_th):
            unnamed += 1
            continue
        place = partner.place
        members.append(
            {
                "th": partner.name_th,
                "en": partner.name_en,
                "sector": partner.sector,
                "place_th": place.name_th if place is not None else "",
                "place_en": place.name_en if place is not None else "",
                "since": min(record.on for record in member.records).isoformat(),
                "status": member.records[-1].status.both(),
            }
        )
    PublishedList.objects.create(result=made, number=number, members=members, unnamed=unnamed, as_of=as_of)


def _counted_at(row: QuarterReport) -> datetime | None:
    """When something of the report was counted last."""
    times = [
        *row.tallies.order_by("-pk").values_list("as_of", flat=True)[:1],
        *row.figures.filter(counted_at__isnull=False).values_list("counted_at", flat=True),
    ]
    return max((time for time in times if time is not None), default=None)


def _changes(before: PublishedReport, after: PublishedReport) -> list[dict[str, str]]:
    """What a revision says otherwise than the one before it, field by field."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _COMPARED)
    return [{"field": name, "before": old[:_LONG], "after": new[:_LONG]} for name, old, new in pairs if old != new]


def _kind_after(before: PublishedResult | None, changes: list[dict[str, str]], *, is_counted: bool) -> str:
    if before is None:
        return ""
    return "restored" if before.withdrawn_at is not None else _kind(changes, is_counted=is_counted)


def _kind(changes: Iterable[dict[str, str]], *, is_counted: bool) -> str:
    """What sort of revision it is, by what it changes."""
    fields = {one["field"] for one in changes}
    if "target" in fields:
        return "definition"
    if fields & {"result", "verdict"}:
        return "recount" if is_counted else "correction"
    return "text" if fields else "again"


def _is_major(before: PublishedReport, after: PublishedReport) -> bool:
    if before.verdict != after.verdict or (before.value is None) != (after.value is None):
        return True
    if before.value is None or after.value is None:
        return False
    old, new = Decimal(before.value), Decimal(after.value)
    return abs(new - old) > abs(old) * _MAJOR


def raise_stamps(copied: PublishedIndicator) -> None:
    """What was made of the indicator, its agency's year, its year and the city is asked for anew."""
    year, agency = str(copied.fiscal_year_be), copied.plan.agency_code
    raise_scopes("", year, f"{year}/{agency}", f"{year}/{copied.code}")
