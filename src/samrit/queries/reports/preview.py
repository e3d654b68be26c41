"""A look at an uploaded report before anything is saved: what was found where, what is odd, what would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samrit.ledger.difference import differences
from samrit.ledger.field_words import quarter_words
from samrit.ledger.reading import stored_reading
from samrit.queries.city.rules import city_rules
from samrit.queries.counting.counting_rules import current_rule
from samrit.queries.people.access import roles_of, within
from samrit.queries.reports.document import Document, document
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers.scan import is_draft
from samrit.records.models import AnnualPlan, Import, Indicator, User
from samrit.report import IndicatorReport, QuarterReport, Report, Result, Target
from samrit.vocabulary.fields import at_path, place_of


@dataclass(frozen=True, slots=True)
class ReadIssue:
    """What the reader could not understand or had to decide, with where it stands."""

    message: str
    excerpt: str
    line: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field that was found, and where: its line (and page) in the source."""

    name: str
    words: str
    line: int
    page: int


@dataclass(frozen=True, slots=True)
class Change:
    """A field that saving would write: what stands there now ("" where nothing does), and what would; of which quarter."""

    name: str
    old: str
    new: str
    quarter: int | None = None
    is_result: bool = False


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What the preview shows. `updates` is the indicator that would change, None where a new one would be made.

    `not_taken` are the paper's results that differ from what a rule counts: the counted ones stay.
    """

    name: str
    number: str
    file_name: str
    format: str
    source: str
    document: Document
    issues: tuple[ReadIssue, ...]
    fields: tuple[FoundField, ...]
    plans: tuple[AnnualPlan, ...]
    is_project: bool
    plan: AnnualPlan | None
    updates: Indicator | None
    changes: tuple[Change, ...]
    not_taken: tuple[Change, ...]
    pictures: tuple[int, ...] = ()  # the pages of a scan, by number


def import_preview(upload: Import, *, writable: Iterable[str], chosen: int | None, today: date) -> ImportPreview:
    """The preview of an upload, for somebody who may write in these branches of the tree of agencies (paths)."""
    reading = stored_reading(upload)
    report = reading.report
    plans = plans_under(writable)
    is_indicator = isinstance(report, IndicatorReport)
    plan = _plan(report, plans, chosen)
    updates = _same(report, plan) if isinstance(report, IndicatorReport) and plan is not None else None
    changes = changes_by(report, updates) if isinstance(report, IndicatorReport) else ()
    is_counted = updates is not None and current_rule(updates.pk) is not None
    not_taken = tuple(change for change in changes if is_counted and change.is_result)
    return ImportPreview(
        name=report.name,
        number=report.number if isinstance(report, IndicatorReport) else "",
        file_name=upload.file_name,
        format=reading.format,
        source=reading.source,
        document=document(report, city_rules().check(report, on=today)),
        issues=tuple(
            ReadIssue(
                str(issue.message),
                issue.excerpt,
                issue.place.line if issue.place else None,
                issue.place.page if issue.place else None,
            )
            for issue in reading.issues
        ),
        fields=tuple(
            FoundField(field_name(path), _short(reading.source[p.start : p.end]), p.line, p.page)
            for path, p in reading.places.items()
        ),
        plans=plans,
        is_project=not is_indicator,
        plan=plan,
        updates=updates,
        changes=tuple(change for change in changes if change not in not_taken),
        not_taken=not_taken,
        pictures=tuple(range(1, reading.source.count("\f") + 2)) if is_draft(reading) else (),
    )


def writable_paths(user: User, roles: Iterable[str], *, today: date) -> tuple[str, ...]:
    """The branches over which somebody has one of these roles."""
    wanted = set(roles)
    return tuple(path for role, path in roles_of(user, today=today) if role in wanted)


def plans_under(writable: Iterable[str]) -> tuple[AnnualPlan, ...]:
    """The annual plans in these branches of the tree of agencies (paths), latest first; one query."""
    plans = AnnualPlan.objects.filter(within(tuple(writable), "agency__")).select_related("agency")
    return tuple(plans.order_by("-fiscal_year_be", "agency__path"))


def fits(report: Report, plan: AnnualPlan) -> tuple[bool, bool]:
    """Whether a plan is of the report's year, and of its agency."""
    agency = plan.agency
    code = report.agency_code if isinstance(report, IndicatorReport) else report.code.partition("-")[0]
    is_its = agency.code in (code, code[:4]) or (
        bool(report.agency) and report.agency in (agency.name_th, plan.agency_names[0])
    )
    return plan.fiscal_year_be == report.fiscal_year_be, is_its


def _plan(report: Report, plans: tuple[AnnualPlan, ...], chosen: int | None) -> AnnualPlan | None:
    """The plan that was chosen, else the one that fits the paper best: its year, its agency."""
    by_pk = {plan.pk: plan for plan in plans}
    if chosen in by_pk:
        return by_pk[chosen]

    return max(plans, key=lambda plan: (*fits(report, plan), plan.fiscal_year_be), default=None)


def _same(report: IndicatorReport, plan: AnnualPlan) -> Indicator | None:
    """The indicator of the plan with the report's code, else with its number: what saving would update."""
    found = with_reports(Indicator.objects.filter(annual_plan=plan)).filter(
        Q(code=report.code) & ~Q(code="") | Q(number=report.number) & ~Q(number="")
    )
    by_code_first = sorted(found, key=lambda i: (not report.code or i.code != report.code, i.pk))
    return by_code_first[0] if by_code_first else None


# Derived from the printed words beside them, or only the paper's own: nobody needs to read them twice.
_DERIVED = (".comparison", ".value", ".unit", ".upper", ".due_on", ".absence", ".reason", ".code_text", ".verdict", ".quarter")  # fmt: skip
_PAPER_ONLY = ("form", "plan_title", "label_spellings", "signature", "evaluation", "unplaced", "broken_off")


def changes_by(report: IndicatorReport, updates: Indicator | None) -> tuple[Change, ...]:
    """What saving a report would write into the indicator that is there, or into a new one."""
    before = indicator_report(updates) if updates is not None else None
    old, new = differences(before, report)
    same = _same_values(before, report) if before is not None else frozenset()
    found: dict[str, Change] = {}
    for path, words in new.items():
        if path in same or path.endswith(_DERIVED) or path.split(".")[0] in _PAPER_ONLY or not str(words):
            continue
        whole = path.removesuffix(".value_text").removesuffix(".unit_text")  # a value and its unit are one thing
        quarter, field = at_path(whole)
        was, said = str(old.get(path, "")), str(words)
        if whole != path:
            was, said = (_printed(one, whole) if one is not None else "" for one in (before, report))
        found[whole] = Change(field_name(whole), was, said, quarter, field is not None and field.id == "result")
    return tuple(found.values())


def _printed(report: IndicatorReport, path: str) -> str:
    """A result or a target with its unit, as it is printed; "" where its quarter isn't there."""
    quarter, _field = at_path(path)
    place = report if quarter is None else report.quarter(quarter)
    value = getattr(place, path.rpartition(".")[2], None)
    return value.printed if isinstance(value, Target | Result) else ""


def _same_values(before: IndicatorReport, report: IndicatorReport) -> frozenset[str]:
    """The paths of results and targets that are printed otherwise and say the same: 5.00 where 5 stands, 1250 where 1,250 does;
    a number likewise, with or without its dot.
    """
    pairs: list[tuple[str, IndicatorReport | QuarterReport, IndicatorReport | QuarterReport]] = [("", before, report)]
    pairs += [
        (f"quarters.{one.quarter}.", mine, one) for one in report.quarters if (mine := before.quarter(one.quarter))
    ]
    numbers = {"number_text"} if before.number and before.number == report.number else set()
    found = {f"{path}result.value_text" for path, mine, new in pairs if mine.result.means_same(new.result)}
    return frozenset(
        numbers
        | found
        | {f"{path}target.value_text" for path, mine, new in pairs if mine.target.means_same(new.target)}
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else f"{line[:117]}…"


def field_name(path: str) -> str:
    """A field's path as a person calls it: "quarters.2.narrative" is "Quarter 2: what was done"."""
    quarter, field = at_path(path)
    if quarter is None:
        return str(field.words) if field is not None else path
    place = quarter_words(quarter)
    return f"{place}: {field.words_in(place_of(quarter))}" if field is not None else place
