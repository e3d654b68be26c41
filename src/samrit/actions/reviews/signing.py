"""Sign the year end, which freezes the year; reopen what was evaluated, published or signed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from samrit.actions.acting import Acting
from samrit.actions.city.publish_log import publish_soon
from samrit.actions.counting.count_reports import count_again
from samrit.actions.people.notify import notify_of_transition
from samrit.actions.plans.plan import recheck_one
from samrit.actions.public.paper_copy import copy_paper
from samrit.actions.reviews.brakes import has_brakes, put_off
from samrit.actions.reviews.paper_signing import paper_signers
from samrit.actions.reviews.transitions import ExpectedVersion, acting_on, send_back
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import store_blob
from samrit.ledger.clock import ahead_of
from samrit.ledger.entries import SignedPaper
from samrit.ledger.row_check import require_sealed
from samrit.queries.counting.paper_sources import paper_sources
from samrit.queries.reports.doubts import doubts_on_paper
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import Indicator, QuarterReport, SignOff, User
from samrit.report import IndicatorReport, Signature, canonical_json
from samrit.report.paper_code import paper_code, shown_paper_code
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.refusal import Invalid, Unavailable
from samrit.vocabulary.workflow import Action
from samrit.writers.formats import WRITERS
from samrit.writers.pdf import write_pdf
from samrit.writers.sources import Sources


def sign(  # noqa: PLR0913 - a signature is who, as what, when, under what
    *,
    report: QuarterReport,
    name: str,
    position: str,
    by: User,
    at: datetime,
    expected_version: ExpectedVersion | None = None,
) -> QuarterReport:
    """The officer signs the year's report; from then on it is frozen, as content, as hash and as paper; with brakes when the day ends.

    `name` and `position` are as they are to stand on the paper.
    """
    with acting_on(Action.SIGN, report, by, at, expected_version) as act:
        _require_clock(at)
        words = {"name": name, "position": position}
        if not has_brakes(act.subject):
            return _sign_now(act, words)
        content, _signed, _sources = _what_is_signed(act, words, signed_at=at)
        return put_off(Action.SIGN, act, **words, sha256=hashlib.sha256(content).hexdigest())


def sign_later(act: Acting[QuarterReport, User], details: Mapping[str, Any]) -> QuarterReport:
    """What was signed on an earlier day is frozen as it was then; Invalid where it isn't any more what was read."""
    signed_at = act.subject.pending_at
    assert signed_at is not None, "it waits"
    return _sign_now(act, details, signed_at=signed_at)


def _sign_now(
    act: Acting[QuarterReport, User], details: Mapping[str, Any], *, signed_at: datetime | None = None
) -> QuarterReport:
    row, at = act.subject, act.at
    content, signed, sources = _what_is_signed(act, details, signed_at=signed_at or at)
    sha256 = hashlib.sha256(content).hexdigest()
    if details.get("sha256", sha256) != sha256:
        raise Invalid(
            Message("The year's report has changed since it was signed, so it is to be read and signed anew.")
        )
    signers = paper_signers(row.indicator.annual_plan.fiscal_year_be)
    signoff = SignOff(
        indicator_id=row.indicator_id,
        by=act.who,
        at=at,
        name=signed.signature.name,
        position=signed.signature.position,
        content=content.decode(),
        sha256=sha256,
        paper=store_blob(
            write_pdf(signed, sources=verifiable(sources, content, signers)),
            media_type=WRITERS["pdf"].media_type,
            at=at,
        ),
        rules_version=row.indicator.rules_version,
        paper_signers=signers,
    )
    save_checked(signoff)
    copy_paper(signoff, row.indicator)
    _freeze(row.indicator, signoff)
    if row.pending_action:
        row.clear_pending()
        save_checked(row)
    recheck_one(row.indicator_id, at=at)
    notify_of_transition(Action.SIGN, row, by=act.who, at=at)
    publish_soon()
    act.log(
        Action.SIGN.value,
        row,
        before={"status": row.status},
        after={"status": row.status, "version": row.version, "signoff": signoff.pk, "sha256": signoff.sha256},
        papers=[SignedPaper(pdf=signoff.paper.sha256, content=signoff.sha256)],
    )
    return row


def _what_is_signed(
    act: Acting[QuarterReport, User], details: Mapping[str, Any], *, signed_at: datetime
) -> tuple[bytes, IndicatorReport, Sources]:
    """The year's report as it is signed now: its content as bytes, the report, and where its numbers are from."""
    row = act.subject
    require_sealed(Indicator, [row.indicator_id])
    require_sealed(QuarterReport, row.indicator.quarters.values_list("pk", flat=True))
    # Quarters that were never handed in are frozen by the signature too, as they are counted now.
    count_again([row.indicator_id], because=["sign"], at=act.at)
    signed, sources = to_be_signed(row.indicator_id, name=details["name"], position=details["position"], at=signed_at)
    if not (signed.signature.name and signed.signature.position):
        raise Invalid(Message("A signature has a name and a position."))
    return canonical_json(signed), signed, sources


def reopen(
    *, report: QuarterReport, reason: str, by: User, at: datetime, expected_version: ExpectedVersion | None = None
) -> QuarterReport:
    """An evaluator opens a report again, with a reason; the signed paper stays, superseded, and the public keeps its version."""
    with acting_on(Action.REOPEN, report, by, at, expected_version) as act:
        return send_back(Action.REOPEN, act, {"": reason})


def to_be_signed(indicator_id: int, *, name: str, position: str, at: datetime) -> tuple[IndicatorReport, Sources]:
    """The year's report as it would be frozen if this person signed it now, and where its numbers are from as of now."""
    indicator = with_reports(Indicator.objects.all()).get(pk=indicator_id)
    report = indicator_report(indicator)
    signature = Signature(name=name, position=position, signed_on=timezone.localdate(at))
    return report.replace(signature=signature), paper_sources(
        indicator, report, settings.SITE_URL, against=doubts_on_paper(indicator)
    )


def verifiable(sources: Sources, content: bytes, signers: Sequence[str] = ()) -> Sources:
    """What a paper carries, with the code by which anybody verifies it, which follows from what is sealed, and the roles that are to sign it."""
    code = paper_code(hashlib.sha256(content).hexdigest())
    address = f"{settings.SITE_URL}/v/{code}" if settings.SITE_URL else ""
    named = tuple(ROLE_WORDS[RoleName(role)].th for role in signers)
    return replace(sources, code=shown_paper_code(code), verify_at=address, signers=named)


def _require_clock(at: datetime) -> None:
    """Unavailable where the clock was set back: a signature would seem older than what it signs."""
    if (last := ahead_of(at)) is not None:
        raise Unavailable(
            Message(
                "This machine's clock is wrong: it says {now:%Y-%m-%d %H:%M}, and the trail has reached "
                "{last:%Y-%m-%d %H:%M}. Nothing is signed until an administrator has set it.",
                now=timezone.localtime(at),
                last=timezone.localtime(last),
            ),
            retry_after=600,
        )


def _freeze(indicator: Indicator, signoff: SignOff) -> None:
    # An imported paper's own signature gives way to the one that was given here.
    indicator.as_printed = {name: words for name, words in indicator.as_printed.items() if name != "signature"}
    indicator.signoff = signoff
    save_checked(indicator)
