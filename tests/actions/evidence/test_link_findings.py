"""A dead link, or one without a copy, is a finding wherever the records are checked; nobody has asked: no finding."""

import pytest

import factories
from factories import AT
from samrit.actions.plans.plan import recheck
from samrit.checks import LinkFacts
from samrit.ledger.blobs import store_blob
from samrit.queries.evidence.link_facts import link_facts
from samrit.queries.reports.submission_issues import submission_issues
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import Capture, Evidence, Indicator, QuarterReport
from samrit.vocabulary.codes import EvidenceKind, LinkState

pytestmark = pytest.mark.django_db
LINK = "https://www.example.go.th/a"


def link(state: LinkState, *, is_captured: bool = False, ref: str = LINK) -> Evidence:
    """A link that was looked at."""
    made = Evidence.objects.create(
        indicator=factories.indicator(), kind=EvidenceKind.LINK.value, ref=ref, link_state=state.value
    )
    blob = store_blob(b"copy", media_type="text/html", at=AT) if is_captured else None
    Capture.objects.create(evidence=made, at=AT, state=state.value, blob=blob, method="html" if blob else "")
    return made


def facts() -> dict[str, LinkFacts]:
    """What the checks are told."""
    return dict(link_facts(with_reports(Indicator.objects.all()).get()))


@pytest.mark.parametrize(
    ("state", "is_captured", "known"),
    [
        (LinkState.UNCHECKED, False, {}),
        (LinkState.ALIVE, True, {LINK: LinkFacts(is_captured=True)}),
        (LinkState.ALIVE, False, {LINK: LinkFacts()}),
        (LinkState.REFUSED, False, {LINK: LinkFacts()}),
        (LinkState.DEAD, True, {LINK: LinkFacts(is_dead=True, is_captured=True)}),
        (LinkState.DEAD, False, {LINK: LinkFacts(is_dead=True)}),
    ],
)
def test_what_was_seen_of_a_link_is_what_the_checks_know(
    state: LinkState, is_captured: bool, known: dict[str, LinkFacts]
) -> None:
    link(state, is_captured=is_captured)

    assert facts() == known


def test_several_links_in_one_row_of_a_paper_are_known_each() -> None:
    link(LinkState.DEAD, ref=f"<{LINK}> {LINK}b")

    assert set(facts()) == {LINK, f"{LINK}b"}


def test_a_dead_link_counts_among_the_findings_of_its_indicator() -> None:
    one = link(LinkState.UNCHECKED)
    recheck(Indicator.objects.all(), at=AT)
    before = Indicator.objects.get().findings_warnings

    Evidence.objects.filter(pk=one.pk).update(link_state=LinkState.DEAD.value)
    recheck(Indicator.objects.all(), at=AT)

    assert Indicator.objects.get().findings_warnings == before + 1


@pytest.mark.parametrize(
    ("state", "is_captured", "stated"),
    [
        (LinkState.DEAD, False, [("E506", "warning", LINK)]),
        (LinkState.ALIVE, False, [("E507", "warning", LINK)]),
        (LinkState.DEAD, True, []),
        (LinkState.ALIVE, True, []),
        (LinkState.UNCHECKED, False, []),
    ],
)
@pytest.mark.parametrize("quarter", [2, 5])
def test_a_link_that_proves_nothing_is_told_before_the_report_of_its_quarter_is_handed_in(
    quarter: int, state: LinkState, is_captured: bool, stated: list[tuple[str, str, str]]
) -> None:
    one = link(state, is_captured=is_captured)
    Evidence.objects.update(quarter=quarter)
    its, anothers = factories.quarter(one.indicator, quarter), factories.quarter(one.indicator, 3)

    def of_links(report: QuarterReport) -> list[tuple[str, str, str]]:
        issues = submission_issues(report, on=AT.date())
        return [(w.code, w.severity.value, w.words) for w in issues if w.field == "evidence" and w.words]

    assert of_links(its) == stated
    assert of_links(anothers) == []
