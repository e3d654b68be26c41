"""A report as a file: read, looked at, then saved into an indicator of an annual plan."""

from collections.abc import Container, Mapping
from datetime import datetime
from functools import lru_cache

from django.utils.crypto import get_random_string

from samrit.actions.acting import Acting, acting, refuse
from samrit.actions.importer import Importer
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.actions.plans.define_indicator import next_position
from samrit.actions.plans.plan import recheck_one
from samrit.actions.plans.project import take_project
from samrit.actions.report_permissions import UPLOAD, why_not_year
from samrit.actions.reports.write_report import write_report
from samrit.ledger.difference import differences
from samrit.ledger.locking import lock_indicators
from samrit.ledger.reading import reading_as_json, stored_reading
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import read_all
from samrit.readers.reading import PicturesError, Reading
from samrit.readers.scan import is_draft
from samrit.records.models import AnnualPlan, Import, Indicator, User
from samrit.report import IndicatorReport, ProjectReport, Report
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ImportState
from samrit.vocabulary.refusal import Invalid

UNCOMPARED = Message(
    "This was read from a picture. Compare it with the picture on its page, and say so, before it is saved."
)


class ReportImporter(Importer):
    """A report into the annual plan that is chosen (`plan`), and there into an indicator that may be (`indicator`)."""

    permission = Permission.FILE

    def why_not(self, by: User, at: datetime) -> Message | None:
        """Whoever is an officer anywhere brings a report; where it may be saved is asked when it is saved."""
        return UPLOAD.why_not(None, by, at)

    def read(self, data: bytes) -> None:
        """The report, with remarks and places; of several in the file the one that is stated (`report`, from 1)."""
        readings = _readings(data, self.row.file_name, self.is_awaited)
        number = int(self.row.stated.get("report", 1))
        self.row.stated = {**self.row.stated, "report": number, "reports": len(readings)}
        if len(readings) > 1:
            self.row.stated.setdefault("batch", new_batch())
        self.row.content = reading_as_json(readings[number - 1])
        if self.row.state == ImportState.READING and number == 1 and len(readings) > 1:
            self._add_others(data)

    def _add_others(self, data: bytes) -> None:
        """The file's other reports, each once, where a worker reads it."""
        row, batch = self.row, self.row.stated["batch"]
        others = Import.objects.filter(
            kind="report", uploaded_by=row.uploaded_by, sha256=row.sha256, stated__batch=batch
        )
        there = {stated.get("report", 1) for stated in others.values_list("stated", flat=True)}
        _upload_others(row, data, there, at=row.uploaded_at)

    def decide(self, decisions: Mapping[str, str], rest: str) -> None:
        """Take the annual plan into which it is to be saved, where it is saved with others."""
        if "plan" not in decisions:
            super().decide(decisions, rest)
        self.row.decisions = {"plan": decisions["plan"]}

    def why_not_ready(self) -> Message | None:
        """What a program read from a picture is saved only by somebody who says that they compared it."""
        if is_draft(stored_reading(self.row)) and self.choice.get("compared") != "yes":
            return UNCOMPARED
        return None

    def save(self, act: Acting[Import, User]) -> None:
        """Save it into the chosen indicator, else the one with the same code or number, else a new one; a project likewise.

        What the report says is written; what it doesn't say stays as it was; what it overwrites stands in the event. A
        quarter that has been submitted is not overwritten: Denied, and nothing is saved.
        """
        plan = _chosen_plan(self.choice or self.row.decisions)
        paper = stored_reading(self.row).report
        _check_year(paper, plan)
        if isinstance(paper, ProjectReport):
            self.row.annual_plan = plan
            take_project(plan=plan, report=paper, by=act.who, at=act.at)
            return
        with acting(Permission.FILE, plan.agency, act.who, act.at) as filing:
            plan = lock_indicators(plan)
            refuse(why_not_year(plan))
            found = _chosen_indicator(self.choice, plan) or same_indicator(paper, plan)
            target = _whole(found, plan) if found is not None else None
            if target is None and not (paper.name or paper.code or paper.number):
                raise Invalid(
                    Message(
                        "The report has neither name nor code nor number, so nothing tells which indicator it is about."
                    )
                )
            before = indicator_report(target) if target is not None else None
            saved = target if target is not None else Indicator(annual_plan=plan, position=next_position(plan))
            write_report(saved, paper, by=act.who, at=act.at)
            recheck_one(saved.pk, at=act.at)
            self.row.indicator = whole = _whole(saved, plan)
            old, new = differences(before, indicator_report(whole))
            filing.log("save_upload", saved, before=old, after=new | {"upload": self.row.pk})


def upload_reports(*, data: bytes, name: str, is_awaited: bool = False, by: User, at: datetime) -> list[Import]:
    """Every report in a file, each for a look of its own; Invalid where nothing can be read.

    Pictures of papers are left to a worker, unless somebody waits for what takes a minute (`is_awaited`).
    """
    try:
        first = upload_file("report", data=data, name=name, is_awaited=is_awaited, by=by, at=at)
    except PicturesError:
        return [upload_file("report", data=data, name=name, later=True, by=by, at=at)]
    rows = _upload_others(first, data, at=at)
    _readings.cache_clear()
    return [first, *rows]


def new_batch() -> str:
    """A name for reports that came together, and are looked at and decided as one list."""
    return get_random_string(12)


def _upload_others(first: Import, data: bytes, there: Container[int] = (), *, at: datetime) -> list[Import]:
    """The other reports of a file whose first was read, in the same list; without those that are `there` already."""
    name, by = first.file_name, first.uploaded_by
    numbers = [one for one in range(2, int(first.stated["reports"]) + 1) if one not in there]
    others = ({**first.stated, "report": one} for one in numbers)
    return [
        upload_file("report", data=data, name=name, stated=stated, is_awaited=True, by=by, at=at) for stated in others
    ]


@lru_cache(maxsize=1)
def _readings(data: bytes, name: str, is_awaited: bool) -> tuple[Reading, ...]:
    """What is in a file; kept while its reports are uploaded one after another."""
    return read_all(data, name, is_awaited=is_awaited)


def same_indicator(report: IndicatorReport, plan: AnnualPlan) -> Indicator | None:
    """The indicator of the plan that a report is about: the one with its code, else the one with its number."""
    for field, text in (("code", report.code), ("number", report.number)):
        found = plan.indicators.filter(**{field: text}).first() if text else None
        if found is not None:
            return found
    return None


def _chosen_plan(choice: Mapping[str, str]) -> AnnualPlan:
    key = choice.get("plan", "")
    plan = AnnualPlan.objects.select_related("agency").filter(pk=int(key)).first() if key.isdecimal() else None
    if plan is None:
        raise Invalid(Message("Choose the annual plan into which it is to be saved."))
    return plan


def _chosen_indicator(choice: Mapping[str, str], plan: AnnualPlan) -> Indicator | None:
    key = choice.get("indicator", "")
    if not key.isdecimal():
        return None
    found = plan.indicators.filter(pk=int(key)).first()
    if found is None:
        raise Invalid(Message("The indicator chosen is not one of the annual plan chosen."))
    return found


def _whole(indicator: Indicator, plan: AnnualPlan) -> Indicator:
    return with_reports(plan.indicators.all()).get(pk=indicator.pk)


def _check_year(report: Report, plan: AnnualPlan) -> None:
    if report.fiscal_year_be not in (None, plan.fiscal_year_be):
        raise Invalid(
            Message(
                "The report is of fiscal year {fiscal_year_be}, the plan of {plan_fiscal_year_be}.",
                fiscal_year_be=report.fiscal_year_be,
                plan_fiscal_year_be=plan.fiscal_year_be,
            )
        )
