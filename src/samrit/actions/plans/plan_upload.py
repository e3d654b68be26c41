"""A plan comes in as a sheet of Excel: look at it row by row first, then save all of it or let it go."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from samrit.actions.acting import Acting, acting, refuse
from samrit.actions.permissions import BUILD_PLAN, DECIDE_UPLOAD, why_not_year
from samrit.actions.plans.define_indicator import next_position, said
from samrit.actions.plans.plan import recheck
from samrit.actions.plans.write_definition import Setting, write
from samrit.actions.saving import save_checked
from samrit.definitions.definition import changed
from samrit.ledger.locking import lock_indicators
from samrit.ledger.reading import storable
from samrit.queries.plans.plan_sheet import ResolvedRow, ResolvedSheet, RowState, resolve
from samrit.queries.plans.sheet import store_sheet, stored_rows
from samrit.queries.plans.year_changes import last_years
from samrit.readers.plan_sheet import CellIssue, PlanSheet, read_plan_sheet
from samrit.records.models import Agency, AnnualPlan, Indicator, PlanUpload, User
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

_CHANGED_SINCE = Message("The plan has changed since you looked; nothing was saved. Please look again.")


def preview_plan_upload(  # noqa: PLR0913 - a file, where it belongs, who brings it and when
    *, agency: Agency, fiscal_year_be: int, data: bytes, name: str, by: User, at: datetime
) -> PlanUpload:
    """Read a sheet and keep what was read for a look; no record changes.

    `samrit.readers.UnreadableError` where the file holds no plan, with a sentence for the person.
    """
    with acting(BUILD_PLAN, AnnualPlan(agency=agency, fiscal_year_be=fiscal_year_be), by, at) as act:
        sheet = read_plan_sheet(data)
        upload = PlanUpload(
            agency=agency,
            fiscal_year_be=fiscal_year_be,
            uploaded_by=by,
            uploaded_at=at,
            file_name=storable(name),
            original=data,
        )
        upload.sha256 = hashlib.sha256(data).hexdigest()
        store_sheet(upload, replace(sheet, issues=(*_strange(sheet, upload), *sheet.issues)))
        save_checked(upload)
        payload = {"file_name": upload.file_name, "sha256": upload.sha256, "rows": len(sheet.rows)}
        payload |= {"agency": agency.code, "fiscal_year_be": fiscal_year_be}
        act.log("preview_plan_upload", upload, after=payload)
        return upload


def save_plan_upload(*, upload: PlanUpload, expected_version: str, by: User, at: datetime) -> AnnualPlan:
    """Save every row of a sheet, or nothing; `expected_version` is the state of the plan that the person looked at.

    Each indicator that is new or changes has an event of its own, so that its history is whole; the last event is
    the plan's.
    """
    with acting(BUILD_PLAN, AnnualPlan(agency=upload.agency, fiscal_year_be=upload.fiscal_year_be), by, at) as act:
        row = undecided_plan_upload(upload, act)
        plan, is_begun = AnnualPlan.objects.get_or_create(agency=row.agency, fiscal_year_be=row.fiscal_year_be)
        plan = lock_indicators(plan)
        refuse(why_not_year(plan))
        resolved = resolve(row.agency, row.fiscal_year_be, stored_rows(row))
        if resolved.state != expected_version:
            raise StaleVersion(
                mine=expected_version, theirs=resolved.state, version=resolved.state, message=_CHANGED_SINCE
            )
        if not resolved.may_be_saved:
            raise Invalid(Message("Nothing can be saved: a row is not understood, or nothing would change."))
        _write_rows(plan, resolved, row, act)
        recheck(plan.indicators.all(), at=at)
        row.state, row.annual_plan, row.decided_by, row.decided_at = UploadState.SAVED.value, plan, by, at
        save_checked(row)
        payload = {state.value: resolved.count(state) for state in (RowState.NEW, RowState.CHANGED, RowState.UNCHANGED)}
        after = payload | {"plan_upload": row.pk, "is_begun": is_begun}
        act.log("save_plan_upload", plan, after=after)
        return plan


def discard_plan_upload(*, upload: PlanUpload, by: User, at: datetime) -> PlanUpload:
    """Let a sheet go: nothing of it is saved; the file itself stays, and that it was there."""
    with acting(DECIDE_UPLOAD, upload, by, at) as act:
        row = undecided_plan_upload(upload, act)
        row.state, row.decided_by, row.decided_at = UploadState.DISCARDED.value, by, at
        save_checked(row)
        before = {"state": UploadState.PREVIEWED}
        act.log("discard_plan_upload", row, before=before, after={"state": row.state})
        return row


def undecided_plan_upload(upload: PlanUpload, act: Acting[Any, User]) -> PlanUpload:
    """The upload as it stands now, held for the one who brought it; Denied where it was decided already."""
    row = PlanUpload.objects.select_for_update(of=("self",)).select_related("agency").get(pk=upload.pk)
    act.require(DECIDE_UPLOAD, row)
    if row.state != UploadState.PREVIEWED.value:
        raise Denied(Message("This file was already saved or discarded; upload it again to use it again."))
    return row


def _write_rows(plan: AnnualPlan, resolved: ResolvedSheet, upload: PlanUpload, act: Acting[Any, User]) -> None:
    new = [row for row in resolved.rows if row.state is RowState.NEW]
    setting = Setting.of(plan.agency, by=act.who, at=act.at)
    _free_numbers(resolved)
    for place, (row, last_year) in enumerate(
        zip(new, last_years(plan, [row.after for row in new]), strict=True), next_position(plan)
    ):
        made = Indicator(annual_plan=plan, position=place, last_year=last_year)
        write(made, row.after, row.before, setting)
        _log(made, row, upload, act)
    for row in resolved.rows:
        if row.state is RowState.CHANGED and row.indicator is not None:
            write(row.indicator, row.after, row.before, setting)
            _log(row.indicator, row, upload, act)


def _free_numbers(resolved: ResolvedSheet) -> None:
    """Two indicators may change numbers with each other: first both let go, since a number is there once."""
    for field in ("number", "code"):
        pks = [
            row.indicator.pk
            for row in resolved.rows
            if row.indicator is not None and getattr(row.before, field) != getattr(row.after, field)
        ]
        Indicator.objects.filter(pk__in=pks).update(**{field: ""})


def _log(indicator: Indicator, row: ResolvedRow, upload: PlanUpload, act: Acting[Any, User]) -> None:
    is_new = row.state is RowState.NEW
    old, new = ({}, said(row.after)) if is_new else changed(row.before, row.after)
    action = "add_indicator" if is_new else "define_indicator"
    after = new | {"plan_upload": str(upload.pk)}
    act.log(action, indicator, before=old, after=after)


def _strange(sheet: PlanSheet, upload: PlanUpload) -> list[CellIssue]:
    """What a person should know who brings a sheet that says it is another agency's, or another year's."""
    found = []
    if sheet.fiscal_year_be not in (None, upload.fiscal_year_be):
        found.append(CellIssue("A1", Message("The file says it is the plan of fiscal year {fiscal_year_be} "
"(B.E.); it is being brought into {upload_fiscal_year_be}.", fiscal_year_be=sheet.fiscal_year_be, upload_fiscal_year_be=upload.fiscal_year_be)))  # fmt: skip
    if sheet.agency_code not in ("", upload.agency.code):
        found.append(CellIssue("A1", Message("The file says it is of agency {agency_code}; it is being "
"brought into {code}.", agency_code=sheet.agency_code, code=Worded(th=upload.agency.name_th, en=upload.agency.code))))  # fmt: skip
    return found
