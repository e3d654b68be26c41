"""Who has approved a report in this round, who is still waited for, and what was said in the rounds before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samrit.queries.reviews.required_approvals import Asked, missing
from samrit.records.models import YEAR_END, FiscalYear, QuarterReport, Review
from samrit.records.ready import ReadyQuery
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.workflow import Action, Status

# In these statuses a report waits for approvals, and for which.
WAITS_FOR = {Status.SUBMITTED: Action.ENDORSE, Status.ENDORSED: Action.EVALUATE}
_SIGNATURE = Message("the signature of the officer responsible")


@dataclass(frozen=True, slots=True)
class Approvals:
    """The approvals of one report: what its year asks for, what was given in this round, who is missing."""

    asked: Asked
    given: tuple[Review, ...]
    missing: tuple[Message, ...]

    @property
    def evaluations(self) -> tuple[Review, ...]:
        """Those that carry marks."""
        return tuple(review for review in self.given if review.action == Action.EVALUATE)


def asked_in_years() -> Mapping[int, Asked]:
    """What the fiscal years ask for that the city has settled; one query. The others go by the rules of the house."""
    return {year.fiscal_year_be: Asked.of(year) for year in _YEARS()}


_YEARS = ReadyQuery(FiscalYear.objects.all)
_REVIEWS = ReadyQuery(
    lambda reports: Review.objects.filter(report__in=reports).select_related("by", "on_behalf_of").order_by("pk")
)


def approvals_of(reports: Iterable[QuarterReport], asked: Mapping[int, Asked]) -> dict[int, Approvals]:
    """The approvals of some reports (each with its indicator and plan loaded), by report; one query."""
    rows = list(reports)
    given: dict[int, list[Review]] = defaultdict(list)
    rounds = {row.pk: row.round for row in rows}
    for review in _REVIEWS(list(rounds)):
        if review.round == rounds[review.report_id]:
            given[review.report_id].append(review)
    return {row.pk: _approvals(row, tuple(given[row.pk]), asked) for row in rows}


def _approvals(row: QuarterReport, given: tuple[Review, ...], asked: Mapping[int, Asked]) -> Approvals:
    wanted = asked.get(row.indicator.annual_plan.fiscal_year_be, Asked())
    action = WAITS_FOR.get(Status(row.status))
    if action is None:
        return Approvals(wanted, given, ())
    waits = tuple(one.words for one in missing(wanted, action, given))
    needs_signature = action is Action.ENDORSE and row.quarter == YEAR_END and row.indicator.signoff_id is None
    return Approvals(wanted, given, (_SIGNATURE, *waits) if needs_signature else waits)


def role_words(review: Review) -> Message:
    """In which role somebody approved."""
    return ROLE_WORDS[RoleName(review.role)]
