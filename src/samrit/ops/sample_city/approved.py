"""What people decided in the sample city: approvals of reports, and signatures with the frozen year and its paper."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from samrit.actions.plans.plan import rules_version
from samrit.actions.reviews.signing import verifiable
from samrit.ledger.blobs import store_blob
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import YEAR_END, Indicator, QuarterReport, Review, SignOff, User
from samrit.report import canonical_json
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Action, Status
from samrit.writers.formats import WRITERS
from samrit.writers.pdf import write_pdf
from samrit.writers.sources import NO_SOURCES

_SIGNED_AFTER = timedelta(hours=1)
_SIGNED = (Status.SUBMITTED, Status.ENDORSED, Status.EVALUATED, Status.PUBLISHED)


def reviews(report: QuarterReport) -> Iterator[Review]:
    """The approvals that a report's status tells of; a report that has no marks was published without being reviewed."""
    if report.endorsed_by is not None and report.endorsed_at is not None:
        yield Review(
            report=report, round=report.round, version=report.version, action=Action.ENDORSE.value,
            role=RoleName.COORDINATOR.value, by=report.endorsed_by, at=report.endorsed_at,
        )  # fmt: skip
    if report.evaluated_by is not None and report.evaluated_at is not None and report.score.value is not None:
        yield Review(
            report=report, round=report.round, version=report.version, action=Action.EVALUATE.value,
            role=RoleName.EVALUATOR.value, by=report.evaluated_by, at=report.evaluated_at,
            score_value=report.score_value, score_quality=report.score_quality,
            score_timeliness=report.score_timeliness,
        )  # fmt: skip


def sign(reports: Iterable[QuarterReport], signers: Sequence[str]) -> None:
    """Freeze the years whose year end was handed in with a signature: content, hash and paper, as signing does.

    `signers` are the roles that are to sign the papers with certificates.
    """
    handed_in = {
        report.indicator_id: report
        for report in reports
        if report.quarter == YEAR_END
        and Status(report.status) in _SIGNED
        and report.indicator.as_printed.get("signature")
    }
    rules = rules_version()
    for indicator in with_reports(Indicator.objects.filter(pk__in=list(handed_in))):
        row = handed_in[indicator.pk]
        assert row.submitted_by is not None
        assert row.submitted_at is not None
        indicator.signoff = _signoff(indicator, row.submitted_by, row.submitted_at + _SIGNED_AFTER, rules, signers)
        indicator.as_printed = {name: words for name, words in indicator.as_printed.items() if name != "signature"}
        indicator.save(update_fields=["signoff", "as_printed"])


def _signoff(indicator: Indicator, by: User, at: datetime, rules: str, signers: Sequence[str]) -> SignOff:
    report = indicator_report(indicator)
    content = canonical_json(report)
    pdf = write_pdf(report, sources=verifiable(NO_SOURCES, content, signers))
    return SignOff.objects.create(
        indicator=indicator,
        by=by,
        at=at,
        name=report.signature.name,
        position=report.signature.position,
        content=content.decode(),
        sha256=hashlib.sha256(content).hexdigest(),
        paper=store_blob(pdf, media_type=WRITERS["pdf"].media_type, at=at),
        rules_version=rules,
        paper_signers=signers,
    )
