"""Signing and reopening, cell by cell: every role × every deed × every status of a year end, signed and unsigned."""

import pytest

import factories
from factories import AT
from samrit.actions.permissions import OnReport
from samrit.ledger.blobs import keep_blob
from samrit.records.models import Indicator, QuarterReport, SignOff
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Deed, Status

pytestmark = pytest.mark.django_db

OFFICER = frozenset({RoleName.OFFICER})
AGENCY = frozenset({RoleName.COORDINATOR, RoleName.HEAD})
EVALUATOR = frozenset({RoleName.EVALUATOR})
NOBODY: frozenset[RoleName] = frozenset()

UNSIGNED = {
    (Status.DRAFT, Deed.SUBMIT): OFFICER,
    (Status.RETURNED, Deed.SUBMIT): OFFICER,
    (Status.SUBMITTED, Deed.SIGN): OFFICER,
    (Status.SUBMITTED, Deed.RETURN): AGENCY,
    (Status.ENDORSED, Deed.EVALUATE): EVALUATOR,
    (Status.ENDORSED, Deed.RETURN): EVALUATOR,
    (Status.EVALUATED, Deed.PUBLISH): EVALUATOR,
    (Status.EVALUATED, Deed.REOPEN): EVALUATOR,
    (Status.PUBLISHED, Deed.REOPEN): EVALUATOR,
}  # every other pair: nobody
SIGNED = {
    (Status.DRAFT, Deed.SUBMIT): OFFICER,
    (Status.RETURNED, Deed.SUBMIT): OFFICER,
    (Status.SUBMITTED, Deed.ENDORSE): AGENCY,
    (Status.SUBMITTED, Deed.REOPEN): EVALUATOR,
    (Status.ENDORSED, Deed.EVALUATE): EVALUATOR,
    (Status.ENDORSED, Deed.RETURN): EVALUATOR,
    (Status.EVALUATED, Deed.PUBLISH): EVALUATOR,
    (Status.EVALUATED, Deed.REOPEN): EVALUATOR,
    (Status.PUBLISHED, Deed.REOPEN): EVALUATOR,
}
# What leads back, of a quarter of a signed year: nothing does by itself.
BACK = {Deed.RETURN, Deed.REOPEN}


def sign_off(indicator: Indicator) -> SignOff:
    """A signature, made without asking anybody."""
    paper = keep_blob(b"paper", media_type="application/pdf", at=AT)
    by = factories.user()
    signoff = SignOff.objects.create(
        indicator=indicator, by=by, at=AT, name="ก", position="ข", content="{}", sha256="0" * 64, paper=paper
    )
    indicator.signoff = signoff
    indicator.save()
    return signoff


def allowed(report: QuarterReport, deed: Deed) -> frozenset[RoleName]:
    return frozenset(role for role in RoleName if OnReport(deed).allows(report, factories.user(role), AT))


@pytest.mark.parametrize("is_signed", [False, True], ids=["unsigned", "signed"])
@pytest.mark.parametrize("status", Status)
def test_moving_a_year_end(status: Status, *, is_signed: bool) -> None:
    indicator = factories.indicator()
    if is_signed:
        sign_off(indicator)
    report = factories.quarter(indicator, 5, status=status)
    table = SIGNED if is_signed else UNSIGNED

    found = {deed: allowed(report, deed) for deed in Deed}

    assert found == {deed: table.get((status, deed), NOBODY) for deed in Deed}


@pytest.mark.parametrize("status", Status)
def test_nothing_of_a_signed_year_goes_back_but_through_the_year_end(status: Status) -> None:
    indicator = factories.indicator()
    sign_off(indicator)
    report = factories.quarter(indicator, 2, status=status)

    assert {deed for deed in BACK if allowed(report, deed)} == set()


@pytest.mark.parametrize("named", ["responsible", "deputy"])
def test_a_year_with_an_officer_of_its_own_is_signed_by_nobody_else(named: str) -> None:
    own, another = factories.user(RoleName.OFFICER), factories.user(RoleName.OFFICER)
    report = factories.quarter(factories.indicator(), 5, status=Status.SUBMITTED)
    setattr(report.indicator, named, own)

    may = [by for by in (own, another) if OnReport(Deed.SIGN).allows(report, by, AT)]

    assert may == [own]
