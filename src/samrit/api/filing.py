"""What a program files for somebody: a quarter, its submission, its evidence; by the same actions as the pages."""

from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query
from ninja.files import UploadedFile
from ninja.params.functions import File, Form, Header

from samrit import report as typed
from samrit.actions.acting import PermissionOn
from samrit.actions.evidence.add_evidence import add_file_evidence, add_link_evidence
from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import EDIT_QUARTER, OnReport
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reports.submit import NotSubmittable, submit
from samrit.api.answering import json_answer
from samrit.api.checking import findings_out
from samrit.api.once import done_once, expected_version, version_needed
from samrit.api.parameters import OneQuery, Period, Year
from samrit.api.refusing import Place, Unclear, answer
from samrit.api.reports import ADDRESS, report_answer, report_row, router
from samrit.api.shapes import WRITING, AcceptedOut, CheckedOut, ErrorOut, EvidenceOut, ReportOut, SubmittableOut
from samrit.api.who import EVIDENCE, REPORTS, reader
from samrit.evidence.accept import accept, too_large
from samrit.evidence.kinds import MAX_BYTES
from samrit.ledger.content import content_of
from samrit.queries.city.rules import city_rules
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.submission_issues import SubmissionIssue, submission_issues
from samrit.queries.reports.to_report import indicator_with_reports
from samrit.records.models import QuarterReport, User
from samrit.report import Absence
from samrit.thai.translation import Message
from samrit.vocabulary.fields import filed
from samrit.vocabulary.refusal import Refused, StaleVersion
from samrit.vocabulary.workflow import Action

_ONLY = "only"
_FILE = File(None, description="a file, or `url`")
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "a quarter of `report.schema.json`, with what an officer files: what is left out is empty then",
    "properties": {
        "quarter": {"type": "integer"},
        "result": {
            "type": "object",
            "properties": {"value_text": {"type": "string"}, "unit_text": {"type": "string"}},
            "additionalProperties": True,
        },
        **{
            one: {"type": "string"}
            for one in ("narrative", "shortfall", "verdict_text", "supporting_factors", "obstacles")
        },
        "progress_percent": {"type": ["string", "number", "null"]},
    },
}
_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": _SCHEMA}}}}


class NotNow(Refused):
    """The record doesn't allow it as it is, whoever asks."""

    code = "state"


class WriteQuery(OneQuery):
    """Whether it is only to be checked."""

    check: str = Field("", pattern="^(only)?$", description="`only`: tell what would be found, and change nothing")


@router.put(ADDRESS, response={200: ReportOut | CheckedOut, **WRITING}, auth=REPORTS, openapi_extra=_BODY)
def put_report(  # noqa: PLR0913, PLR0917 - which report, which version of it
    request: HttpRequest,
    fiscal_year: Year,
    code: str,
    period: Period,
    asked: Query[WriteQuery],
    if_match: str = Header("", alias="If-Match", description="the ETag with which the report was read"),  # noqa: ARG001 - read from the request
) -> HttpResponse:
    """Write the draft of a report: what is sent takes the place of what was filed. With `check=only`, what the rules find."""
    row, by = report_row(request, fiscal_year, code, period.value, asked.agency), reader(request)
    _require(row, by, Permission.FILE, EDIT_QUARTER)
    content = _content(request, row.quarter)
    version = expected_version(request, row)
    if asked.check == _ONLY:
        if version is not None and version != row.version:
            return _both(StaleVersion(mine=content, theirs=content_of(row), version=row.version))
        indicator = indicator_with_reports(row.indicator_id)
        assert indicator is not None
        found = assess(indicator, row.quarter, on=timezone.localdate(), content=content, rules=city_rules()).findings
        return json_answer(CheckedOut(findings=findings_out(one for those in found.values() for one in those)))
    if version is None:
        raise version_needed()
    try:
        saved = edit_quarter(report=row, content=content, version=version, by=by, at=timezone.now())
    except StaleVersion as stale:
        return _both(stale)
    saved.indicator = row.indicator
    return report_answer(saved)


@router.post(f"{ADDRESS}/submission", response={200: ReportOut | SubmittableOut, **WRITING}, auth=REPORTS)
def submit_report(  # noqa: PLR0913, PLR0917 - which report, which version of it, by which key
    request: HttpRequest,
    fiscal_year: Year,
    code: str,
    period: Period,
    asked: Query[WriteQuery],
    idempotency_key: str = Header("", alias="Idempotency-Key"),  # noqa: ARG001 - read from the request
    if_match: str = Header("", alias="If-Match"),  # noqa: ARG001 - read from the request
) -> HttpResponse:
    """Submit a report. With `check=only`, what would stop it, and what is worth a look."""
    row, by = report_row(request, fiscal_year, code, period.value, asked.agency), reader(request)
    submitting = OnReport(Action.SUBMIT)
    if asked.check == _ONLY:
        _require(row, by, Permission.FILE, submitting)
        issues = submission_issues(row, on=timezone.localdate())
        can = not any(one.stops for one in issues)
        errors = [ErrorOut(**one.plain()) for one in _places(issues)]
        return json_answer(SubmittableOut(can_be_submitted=can, issues=errors))

    def act() -> HttpResponse:
        _require(row, by, Permission.FILE, submitting)
        version = expected_version(request, row)
        if version not in (None, row.version):
            return answer(412, StaleVersion.code, Message("Somebody else saved this meanwhile; read it again."))
        try:
            saved = submit(report=row, by=by, at=timezone.now())
        except NotSubmittable as refusal:
            return answer(422, "not_submittable", refusal.message, places=_places(refusal.wrong))
        saved.indicator = row.indicator
        return report_answer(saved)

    return done_once(request, act)


@router.post(f"{ADDRESS}/evidence", response={201: EvidenceOut, 200: AcceptedOut, **WRITING}, auth=EVIDENCE)
def add_evidence(  # noqa: PLR0913, PLR0917 - of which report, what, what it shows, by which key
    request: HttpRequest,
    fiscal_year: Year,
    code: str,
    period: Period,
    asked: Query[WriteQuery],
    file: UploadedFile | None = _FILE,
    url: str = Form("", description="a page that is looked at and kept, or `file`"),
    shows: str = Form("", description="what it shows"),
    idempotency_key: str = Header("", alias="Idempotency-Key"),  # noqa: ARG001 - read from the request
) -> HttpResponse:
    """Add a file or a link as evidence; answers the SHA-256 of what came and of what is kept. With `check=only`, whether it would be."""
    row, by = report_row(request, fiscal_year, code, period.value, asked.agency), reader(request)
    _require(row, by, Permission.FILE, EDIT_QUARTER)
    if (file is None) == (not url):
        raise Unclear(Place(Message("Send either a file or a url."), "invalid_value", pointer="/file"), status=422)
    if file is not None and (file.size or 0) > MAX_BYTES:
        return answer(413, "too_large", too_large(file.size or 0, MAX_BYTES).message)
    if asked.check == _ONLY:
        if file is None:
            return json_answer(AcceptedOut(name=url, original_sha256=None, notes=[]))
        taken = accept(file.read(), file.name or "", virus_daemon=settings.CLAMD)
        return json_answer(
            AcceptedOut(name=taken.name, original_sha256=taken.original_sha256, notes=[str(one) for one in taken.notes])
        )

    def act() -> HttpResponse:
        at = timezone.now()
        if file is None:
            added = add_link_evidence(report=row, url=url, by=by, at=at, shows=shows)
        else:
            data, name = file.read(), file.name or ""
            added = add_file_evidence(report=row, data=data, name=name, by=by, at=at, shows=shows)
        stored = added.evidence
        return json_answer(
            EvidenceOut(
                id=stored.pk,
                name=stored.ref,
                kind=stored.kind,
                shows=stored.shows,
                sha256=stored.blob.sha256 if stored.blob is not None else None,
                original_sha256=stored.original_sha256 or None,
                size_bytes=stored.blob.size_bytes if stored.blob is not None else None,
                media_type=stored.blob.media_type if stored.blob is not None else None,
                notes=[str(one) for one in added.notes],
            ),
            status=201,
        )

    return done_once(request, act)


def _require(row: QuarterReport, by: User, role: Permission, state: PermissionOn[QuarterReport, User]) -> None:
    """403 for who may not do such a thing, 409 where the report doesn't allow it now."""
    now = timezone.now()
    role.check(row.indicator.annual_plan.agency, by, now)
    why = state.why_not(row, by, now)
    if why is not None:
        raise NotNow(why)


def _content(request: HttpRequest, quarter: int) -> typed.QuarterReport:
    """What was sent as a quarter's report; 415 for another kind, 422 with the place where it is none."""
    if request.content_type != "application/json":
        said = Message("This takes JSON: Content-Type: application/json.")
        raise Unclear(Place(said, "not_json", "Content-Type"), status=415)
    try:
        plain = msgspec.json.decode(request.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _wrong(Message("What was sent is no JSON."), "") from error
    if not isinstance(plain, dict):
        raise _wrong(Message("What was sent is no report of a quarter."), "")
    known = {"quarter", *(one.id for one in filed(quarter))}
    for name in plain:
        if name not in known:
            raise _wrong(
                Message("“{name}” is not filed by an officer in this report.", name=str(name)[:80]), f"/{name}"
            )
    if plain.setdefault("quarter", quarter) != quarter:
        raise _wrong(Message("This is another quarter than the one in the address."), "/quarter")
    try:
        content = msgspec.convert(plain, typed.QuarterReport)
    except (msgspec.ValidationError, RecursionError) as error:
        words, _, place = str(error).partition(" - at `$")
        pointer = place.rstrip("`").replace(".", "/").replace("[", "/").replace("]", "")
        raise _wrong(Message("This is not understood: {why}.", why=words), pointer) from error
    if content.result.absence is Absence.NOT_APPLICABLE and not content.result.reason:
        raise _wrong(Message("Say why the quarter has no result."), "/result")
    return typed.QuarterReport(quarter=quarter).with_filed(content)


def _wrong(said: Message, pointer: str) -> Unclear:
    return Unclear(Place(said, "invalid_value", pointer=pointer), status=422)


def _both(stale: StaleVersion) -> HttpResponse:
    """412 with what was sent and what is there now, and the version to write over."""
    more = {
        "yours": msgspec.to_builtins(stale.mine),
        "theirs": msgspec.to_builtins(stale.theirs),
        "version": stale.version,
    }
    said = Message(
        "Somebody else saved this meanwhile. “theirs” is what is there now; write over its version to replace it."
    )
    return answer(412, stale.code, said, more=more, headers={"ETag": f'"{stale.version}"'})


def _places(issues: tuple[SubmissionIssue, ...]) -> list[Place]:
    return [
        Place(one.sentence, one.code or one.severity.value, pointer=f"/{one.field}" if one.field else "")
        for one in issues
    ]
