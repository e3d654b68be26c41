"""What a saved page or paper becomes in the records, inside the transaction of its file: only what is missing is written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils import timezone
from rapidfuzz import fuzz

from samrit.actions.acting import Acting, refuse
from samrit.actions.city.year import the_city
from samrit.actions.plans.agencies import add_agency
from samrit.actions.plans.define_indicator import next_position
from samrit.actions.plans.plan import recheck_one
from samrit.actions.plans.plan_tree import PlanEntry, lock_tree, make_long_term_plan, write_nodes
from samrit.actions.plans.project import new_project, planned_of, write_project
from samrit.actions.plans.start_plan import begun_plan
from samrit.actions.report_permissions import why_not_year
from samrit.actions.reports.write_report import write_report
from samrit.actions.saving import save_checked
from samrit.definitions.plan_tree import NodeEntry
from samrit.ledger.difference import differences
from samrit.ledger.locking import lock_indicators
from samrit.queries.reports.moved_in import Entry, names_of_agency
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import page
from samrit.readers.reading import Reading
from samrit.readers.whose import own_code
from samrit.records.models import (
    YEAR_END,
    Agency,
    AnnualPlan,
    Import,
    Indicator,
    Plan,
    QuarterReport,
    User,
)
from samrit.report import IndicatorReport, ProjectReport
from samrit.report import QuarterReport as Filed
from samrit.report.addition import Differing, addition
from samrit.report.labels import squeeze
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.workflow import Status

_UNNAMED_PLAN = Message("Long-term plan that saved pages don't name")
_UNNAMED_AGENCY = Message("Agency {code}")
_MADE_OF_FILE = Message("Moved in from {file}")
_OTHER_INDICATOR = Message(
    "The plan has an indicator with the number {number} and another name (“{name}”), so it is not clear whether the file is about it."
)
_NO_PLACE = ("progress_percent", "responsible", "contact", "narrative", "steps")  # of a project's page
_ALIKE = 85  # of 100: so alike are two writings of one name


class PublishedAs(StrEnum):
    """How the reports of quarters stand that move in."""

    THERE = "there"  # what a public page shows is published here too; a paper's is a draft
    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of a report: the rows, how many fields were added, what was left as it stood."""

    plan: AnnualPlan
    indicator: Indicator | None = None
    added: int = 0
    left: tuple[Differing, ...] = ()
    only_in_file: tuple[str, ...] = ()  # fields that no record has a place for


class Mover:
    """Moves reports in, in the name of whoever saves their file."""

    def __init__(self, act: Acting[Import, User], publish_as: PublishedAs) -> None:
        self.act, self.publish_as = act, publish_as

    def move(self, reading: Reading, entry: Entry) -> Moved:
        """One report to its place; the agency and the plan are made where they are not there yet."""
        assert entry.year is not None, "a file that doesn't tell its year is barred before"
        plan = self._plan(self._agency(entry.agency), entry.year)
        if isinstance(reading.report, ProjectReport):
            return self._project(plan, reading.report)
        paper = reading.report.replace(
            fiscal_year_be=entry.year,
            code=own_code(reading.report),
            agency="" if reading.report.agency.isdecimal() else reading.report.agency,
        )
        return self._indicator(plan, paper, is_page=page.is_page(reading.source))

    def _agency(self, code: str) -> Agency:
        found = Agency.objects.filter(code__in=(code, f"{code}0000")).order_by("path").first()
        if found is not None:
            return found
        names = names_of_agency(code)
        name = _UNNAMED_AGENCY.filled(code=code).both()["th"] if not names else names[0]
        return _make_agency(_above(code, self.act), code, name, self.act)

    def _plan(self, agency: Agency, year: int) -> AnnualPlan:
        found = AnnualPlan.objects.filter(agency=agency, fiscal_year_be=year).first()
        if found is None:
            found = begun_plan(agency, year, at=self.act.at)
            self.act.log("start_plan", found, after={"agency": agency.code, "fiscal_year_be": year, **self._file()})
        plan = lock_indicators(found)
        refuse(why_not_year(plan))
        return plan

    def _indicator(self, plan: AnnualPlan, paper: IndicatorReport, *, is_page: bool) -> Moved:
        there = _same(plan, paper)
        before = indicator_report(there) if there is not None else None
        rows = list(there.quarters.all()) if there is not None else []
        closed = [row.quarter for row in rows if not row.is_open and not _has_moved_in(row)]
        new = addition(before or IndicatorReport(), paper, closed=closed)
        if there is not None and not new.paths:
            return Moved(plan, there, 0, new.differing)
        _grow(self._long_term_plan(paper), paper, self.act)
        QuarterReport.objects.filter(pk__in=[row.pk for row in rows if _has_moved_in(row)]).update(
            status=Status.DRAFT.value
        )
        saved = there if there is not None else Indicator(annual_plan=plan, position=next_position(plan))
        # A new one takes all of its paper; one that is there only what is missing.
        write_report(saved, new.report if there is not None else paper, by=self.act.who, at=self.act.at)
        _tie(saved)
        recheck_one(saved.pk, at=self.act.at)
        reported = [one.quarter for one in map(paper.quarter, range(1, YEAR_END + 1)) if one is not None and _says(one)]
        statuses = self._set_statuses(saved, reported, is_page=is_page)
        whole = with_reports(plan.indicators.all()).get(pk=saved.pk)
        old, now = differences(before, indicator_report(whole))
        self.act.log("save_upload", saved, before=old, after=now | self._file() | {"statuses": statuses})
        return Moved(plan, saved, len(new.paths) or 1, new.differing)

    def _set_statuses(self, indicator: Indicator, reported: Iterable[int], *, is_page: bool) -> dict[str, str]:
        """Publish what is to be, and what moved in published before; gives the statuses of quarters that are reported."""
        is_public = self.publish_as is PublishedAs.PUBLISHED or (self.publish_as is PublishedAs.THERE and is_page)
        fresh = set(reported) if is_public else set()
        today = timezone.localdate(self.act.at)
        statuses: dict[str, str] = {}
        for row in QuarterReport.objects.filter(indicator=indicator).order_by("quarter"):  # as they are now
            is_over = row.quarter != YEAR_END or fiscal_year_dates(indicator.annual_plan.fiscal_year_be)[1] < today
            if row.status == Status.DRAFT and (row.published_at or (row.quarter in fresh and is_over)):
                row.status, row.published_version = Status.PUBLISHED.value, row.version
                row.published_by, row.published_at = row.published_by or self.act.who, row.published_at or self.act.at
                save_checked(row)
                statuses[str(row.quarter)] = row.status
        return statuses

    def _project(self, plan: AnnualPlan, paper: ProjectReport) -> Moved:
        same = {"code": paper.code} if paper.code else {"name_th": paper.name}
        found = plan.projects.filter(**same).first()
        before = planned_of(found) if found is not None else new_project(plan)
        words: dict[str, str] = {"name_th": paper.name, "code": paper.code}
        words |= {name: getattr(paper, name) for name in ("rationale", "objectives", "targets")}
        new: dict[str, Any] = {name: text for name, text in words.items() if text and not getattr(before, name)}
        left = tuple(
            Differing(name.removesuffix("_th"), getattr(before, name), text)
            for name, text in words.items()
            if text and getattr(before, name) and squeeze(text) not in squeeze(getattr(before, name))
        )
        if new:
            write_project(plan, found, replace(before, **new), self.act, **self._file())
        only_in_file = tuple(name for name in _NO_PLACE if getattr(paper, name) not in ("", None))
        return Moved(plan, None, len(new), left, only_in_file)

    def _long_term_plan(self, paper: IndicatorReport) -> str:
        """The plan of which a paper names places; where it names none, the only one there is, else one without a name."""
        titles = list(Plan.objects.order_by("pk").values_list("title_th", flat=True)[:2])
        only = titles[0] if len(titles) == 1 else _UNNAMED_PLAN.both()["th"]
        return paper.long_term_plan or only

    def _file(self) -> dict[str, Any]:
        return {"upload": self.act.subject.pk, "file_name": self.act.subject.file_name}


def _make_agency(parent: Agency, code: str, name_th: str, act: Acting[Import, User]) -> Agency:
    """An agency that isn't there yet; one that is called as another of the same place has its code behind its name."""
    is_taken = Agency.objects.filter(parent=parent, name_th=name_th, until_on=None).exists()
    name = f"{name_th} ({code})" if is_taken else name_th
    reason = _MADE_OF_FILE.filled(file=act.subject.file_name).both()["th"]
    return add_agency(parent=parent, code=code, name_th=name, reason=reason, by=act.who, at=act.at)


def _above(code: str, act: Acting[Import, User]) -> Agency:
    """Below which agency a code belongs: 0411 below 0400, which some file names, else right below the city."""
    wider = [code[:4], f"{code[:4]}0000", f"{code[:6]}00"] if len(code) == 8 else [f"{code[:2]}00"]
    others = [one for one in wider if one != code]
    found = Agency.objects.filter(code__in=others).order_by("-path").first()
    named = [(one, names[0]) for one in others if found is None and (names := names_of_agency(one))]
    return found or (_make_agency(the_city(), *named[0], act) if named else the_city())


def _grow(title: str, paper: IndicatorReport, act: Acting[Import, User]) -> None:
    """The places in a long-term plan that a paper names, where they aren't there yet; above each is what its code says."""
    nodes = {node.code: node for node in paper.nodes if node.code and node.name_th}
    if not nodes:
        return
    found = Plan.objects.filter(title_th=title).first()
    plan = lock_tree(found or make_long_term_plan(entry=PlanEntry(title_th=title), by=act.who, at=act.at))
    there = set(plan.nodes.values_list("code", flat=True))
    entries = []
    for code in sorted(nodes.keys() - there, key=lambda one: (one.count("."), one)):
        node, above = nodes[code], code.rpartition(".")[0]
        parent = above if above in there or above in nodes else ""
        entries.append(
            NodeEntry(code, node.name_th, node.name_en, parent=parent, level_label=node.label, rank=node.rank)
        )
    if entries:
        write_nodes(plan, entries, act, reason=_MADE_OF_FILE.filled(file=act.subject.file_name).both()["th"])


def _same(plan: AnnualPlan, paper: IndicatorReport) -> Indicator | None:
    """The indicator that a paper is about: by its code, else by its number where the name is alike, else by its name."""
    rows = with_reports(plan.indicators.all())
    name = squeeze(paper.name)
    wanted = Q(pk=None)
    for field, text in (("code", paper.code), ("number", paper.number)):
        wanted |= Q(**{field: text}) if text else Q(pk=None)
    found = list(rows.filter(wanted)) if paper.code or paper.number else []
    by_code = [one for one in found if paper.code and one.code == paper.code]
    if by_code:
        return by_code[0]
    others = [one for one in found if not (paper.code and one.code)]
    by_number = [one for one in others if paper.number and one.number == paper.number]
    for one in by_number:
        if not name or not one.name_th or fuzz.ratio(name, squeeze(one.name_th)) >= _ALIKE:
            return one
    if name:
        named = [
            one
            for one in plan.indicators.exclude(name_th="")
            if squeeze(one.name_th) == name and not (paper.code and one.code)
        ]
        if len(named) == 1:
            return rows.get(pk=named[0].pk)
    taken = [one for one in found if paper.number and one.number == paper.number]
    if taken:
        raise Invalid(_OTHER_INDICATOR.filled(number=paper.number, name=taken[0].name_th))
    return None


def _tie(indicator: Indicator) -> None:
    """Tie an indicator to those of the years beside it with the same code, else the same name, where nothing is tied yet."""
    plan = indicator.annual_plan
    near = Indicator.objects.filter(annual_plan__agency=plan.agency_id)
    same = [Q(code=indicator.code)] if indicator.code else []
    same += [Q(name_th=indicator.name_th)] if indicator.name_th else []
    for one in same:
        earlier = near.filter(one, annual_plan__fiscal_year_be=plan.fiscal_year_be - 1).first()
        if indicator.last_year_id is None and earlier is not None:
            indicator.last_year = earlier
            indicator.save(update_fields=["last_year"])
        near.filter(one, annual_plan__fiscal_year_be=plan.fiscal_year_be + 1, last_year=None).update(
            last_year=indicator
        )


def _has_moved_in(row: QuarterReport) -> bool:
    """Whether a report was published by moving in: nobody here handed it in or evaluated it."""
    return row.status == Status.PUBLISHED and row.submitted_at is None and row.evaluated_at is None


def _says(report: Filed) -> bool:
    return report.replace(target=Filed(quarter=report.quarter).target) != Filed(quarter=report.quarter)
