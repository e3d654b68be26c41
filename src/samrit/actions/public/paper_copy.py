"""What anybody may know of a signed paper, copied when it is signed and when it is opened again."""

from datetime import datetime

from samrit.queries.plans.indicator_codes import public_code
from samrit.records.models import Indicator, PublishedPaper, SignOff
from samrit.report.paper_code import paper_code


def copy_paper(signoff: SignOff, indicator: Indicator) -> None:
    """Copy what anybody may know of a paper that was signed; its plan and agency are loaded. Twice does no harm."""
    plan = indicator.annual_plan
    agency_th, agency_en = plan.agency_names
    reopening = getattr(signoff, "reopening", None)
    PublishedPaper.objects.update_or_create(
        code=paper_code(signoff.sha256),
        defaults={
            "content_sha256": signoff.sha256,
            "pdf_sha256": signoff.paper.sha256,
            "source": indicator.pk,
            "fiscal_year_be": plan.fiscal_year_be,
            "indicator_code": public_code(indicator),
            "name_th": indicator.name_th,
            "name_en": indicator.name_en,
            "agency_th": agency_th,
            "agency_en": agency_en,
            "signed_as": signoff.position,
            "signed_at": signoff.at,
            "superseded_at": reopening.at if reopening is not None else None,
            "paper_signers": signoff.paper_signers,
            "paper_signed_at": [
                (one.stamped_at or one.at).isoformat() for one in signoff.paper_signatures.order_by("place")
            ],
        },
    )


def supersede_papers(indicator_id: int, *, at: datetime) -> None:
    """The signed papers of an indicator hold no more."""
    PublishedPaper.objects.filter(source=indicator_id, superseded_at=None).update(superseded_at=at)


def copy_all_papers() -> int:
    """Copy what was signed before there were copies; how many that were."""
    known = PublishedPaper.objects.values("content_sha256")
    waiting = SignOff.objects.exclude(sha256__in=known).select_related(
        "paper", "reopening", "indicator__annual_plan__agency"
    )
    done = 0
    for one in waiting.order_by("pk"):
        copy_paper(one, one.indicator)
        done += 1
    return done
