"""Signing and reopening, cell by cell: every role × every action × every status of a year end, signed and unsigned."""

import pytest

import factories
from factories import AT
from samrit.actions.report_permissions import OnReport
from samrit.ledger.blobs import store_blob
from samrit.records.models import Indicator, QuarterReport, SignOff
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db

OFFICER = frozenset({RoleName.OFFICER})
AGENCY = frozenset({RoleName.COORDINATOR, RoleName.HEAD})
EVALUATOR = frozenset({RoleName.EVALUATOR})
NOBODY: frozenset[RoleName] = frozenset()

UNSIGNED = {
    (Status.DRAFT, Action.SUBMIT): OFFICER,
    (Status.RETURNED, Action.SUBMIT): OFFICER,
    (Status.SUBMITTED, Action.SIGN): OFFICER,
    (Status.SUBMITTED, Action.RETURN): AGENCY,
    (Status.ENDORSED, Action.EVALUATE): EVALUATOR,
    (Status.ENDORSED, Action.RETURN): EVALUATOR,
    (Status.EVALUATED, Action.PUBLISH): EVALUATOR,
    (Status.EVALUATED, Action.REOPEN): EVALUATOR,
    (Status.PUBLISHED, Action.REOPEN): EVALUATOR,
}  # every other pair: nobody
SIGNED = {
    (Status.DRAFT, Action.SUBMIT): OFFICER,
    (Status.RETURNED, Action.SUBMIT): OFFICER,
    (Status.SUBMITTED, Action.ENDORSE): AGENCY,
    (Status.SUBMITTED, Action.REOPEN): EVALUATOR,
    (Status.ENDORSED, Action.EVALUATE): EVALUATOR,
    (Status.ENDORSED, Action.RETURN): EVALUATOR,
    (Status.EVALUATED, Action.PUBLISH): EVALUATOR,
    (Status.EVALUATED, Action.REOPEN): EVALUATOR,
    (Status.PUBLISHED, Action.REOPEN): EVALUATOR,
}
# What leads back, of a quarter of a signed year: nothing does by itself.
BACK = {Action.RETURN, Action.REOPEN}


def sign_off(indicator: Indicator) -> SignOff:
    """A signature, made without asking anybody."""
    paper = store_blob(b"paper", media_type="application/pdf", at=AT)
    by = factories.user()
    signoff = SignOff.objects.create(
        indicator=indicator, by=by, at=AT, name="ก", position="ข", content="{}", sha256="0" * 64, paper=paper
    )
    indicator.signoff = signoff
    indicator.save()
    return signoff


def allowed(report: QuarterReport, action: Action) -> frozenset[RoleName]:
    return frozenset(role for role in RoleName if OnReport(action).allows(report, factories.user(role), AT))


@pytest.mark.parametrize("is_signed", [False, True], ids=["unsigned", "signed"])
@pytest.mark.parametrize("status", Status)
def test_moving_a_year_end(status: Status, *, is_signed: bool) -> None:
    indicator = factories.indicator()
    if is_signed:
        sign_off(indicator)
    report = factories.quarter(indicator, 5, status=status)
    table = SIGNED if is_signed else UNSIGNED

    found = {action: allowed(report, action) for action in Action}

    assert found == {action: table.get((status, action), NOBODY) for action in Action}


@pytest.mark.parametrize("status", Status)
def test_nothing_of_a_signed_year_goes_back_but_through_the_year_end(status: Status) -> None:
    indicator = factories.indicator()
    sign_off(indicator)
    report = factories.quarter(indicator, 2, status=status)

    assert {action for action in BACK if allowed(report, action)} == set()


@pytest.mark.parametrize("named", ["responsible", "deputy"])
def test_a_year_with_an_officer_of_its_own_is_signed_by_nobody_else(named: str) -> None:
    own, another = factories.user(RoleName.OFFICER), factories.user(RoleName.OFFICER)
    report = factories.quarter(factories.indicator(), 5, status=Status.SUBMITTED)
    setattr(report.indicator, named, own)

    may = [by for by in (own, another) if OnReport(Action.SIGN).allows(report, by, AT)]

    assert may == [own]
