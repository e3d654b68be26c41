"""A signed paper is signed with certificates in the order that the city's year asked for; each takes the paper of the one before."""

from datetime import UTC, datetime

import pytest

import factories
from certificates import authority, certificate, key_of, pkcs12_of
from samrit.actions.reviews import review
from samrit.actions.reviews.paper_signing import add_paper_signature, may_sign_paper, newest_paper
from samrit.ledger.blobs import blob_bytes
from samrit.queries.reviews.signatures import signatures_of
from samrit.readers import read
from samrit.readers.signatures import verify_pdf
from samrit.records.models import Event, FiscalYear, PaperSignature, PublishedPaper, QuarterReport, SignOff, User
from samrit.report import IndicatorReport
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Status
from samrit.writers.pdf import write_pdf
from samrit.writers.signed_pdf import open_key, sign_pdf

pytestmark = pytest.mark.django_db
AT = datetime.now(UTC)


@pytest.fixture
def officer() -> User:
    """The one responsible, who signs first."""
    return factories.user(RoleName.OFFICER)


@pytest.fixture
def head() -> User:
    """The head, who signs second."""
    return factories.user(RoleName.HEAD)


@pytest.fixture
def signoff(officer: User) -> SignOff:
    """A frozen year, of which officer and head sign the paper."""
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, paper_signers=["officer", "head"])
    year_end = factories.quarter(factories.indicator(responsible=officer), 5, status=Status.SUBMITTED)
    review.sign(report=year_end, by=officer, at=AT, name="นายตัวอย่าง ทดสอบ", position="นักวิชาการ")
    return now()


def now() -> SignOff:
    return SignOff.objects.select_related("paper", "indicator__annual_plan__agency").get()


def paper(signoff: SignOff) -> bytes:
    return blob_bytes(newest_paper(signoff))


def by_certificate(signoff: SignOff, name: str) -> bytes:
    return sign_pdf(paper(signoff), key_of(name), at=AT)


def test_one_after_another_in_the_order_of_the_year(signoff: SignOff, officer: User, head: User) -> None:
    first = by_certificate(signoff, "นายกำพล ทาทอง")
    with pytest.raises(Denied, match="turn of the officer"):
        add_paper_signature(signoff=signoff, pdf=first, by=head, at=AT)
    add_paper_signature(signoff=signoff, pdf=first, by=officer, at=AT)
    with pytest.raises(Denied, match="turn of the head"):
        add_paper_signature(signoff=signoff, pdf=by_certificate(signoff, "นางจำเนียร นาคา"), by=officer, at=AT)
    add_paper_signature(signoff=signoff, pdf=by_certificate(signoff, "นางจำเนียร นาคา"), by=head, at=AT)

    (shown,) = signatures_of(signoff.indicator)
    assert [(one.role.en, one.signer, one.at is not None) for one in shown.turns] == [
        ("officer", "นายกำพล ทาทอง", True),
        ("head of agency", "นางจำเนียร นาคา", True),
    ]
    assert shown.next_turn is None
    assert [one.signer for one in verify_pdf(paper(signoff)).signatures] == ["นายกำพล ทาทอง", "นางจำเนียร นาคา"]
    assert read(paper(signoff), "a.pdf").report == read(blob_bytes(signoff.paper), "a.pdf").report
    assert len(PublishedPaper.objects.get().paper_signed_at) == 2
    assert [one.after["signer"] for one in Event.objects.filter(action="sign_paper")] == [
        "นายกำพล ทาทอง",
        "นางจำเนียร นาคา",
    ]
    with pytest.raises(Denied, match="All who were to sign"):
        add_paper_signature(signoff=signoff, pdf=paper(signoff), by=head, at=AT)


def test_nobody_signs_the_same_paper_twice(signoff: SignOff) -> None:
    both = factories.user(RoleName.OFFICER, RoleName.HEAD)
    signoff.indicator.deputy = both
    signoff.indicator.save()
    add_paper_signature(signoff=now(), pdf=by_certificate(signoff, "นายกำพล ทาทอง"), by=both, at=AT)

    with pytest.raises(Denied, match="signed this paper already"):
        add_paper_signature(signoff=now(), pdf=by_certificate(signoff, "นายกำพล ทาทอง"), by=both, at=AT)


def test_what_comes_back_is_the_paper_with_one_signature_more(signoff: SignOff, officer: User) -> None:
    once = by_certificate(signoff, "นายกำพล ทาทอง")
    papers = {
        "bears no new signature": paper(signoff),
        "not the paper that waits here": sign_pdf(
            write_pdf(IndicatorReport(name="อื่น")), key_of("นายกำพล ทาทอง"), at=AT
        ),
        "several new signatures": sign_pdf(once, key_of("นางจำเนียร นาคา"), at=AT),
        "The certificate was valid until": sign_pdf(
            paper(signoff), open_key(pkcs12_of(certificate("หมดอายุ", authority(), valid_days=-1)), "secret"), at=AT
        ),
        "not what was signed": once[: len(paper(signoff))] + once[len(paper(signoff)) :].replace(b"/Rect", b"/Rekt", 1),
    }

    for said, pdf in papers.items():
        with pytest.raises(Invalid, match=said):
            add_paper_signature(signoff=signoff, pdf=pdf, by=officer, at=AT)
    assert not PaperSignature.objects.exists()


def test_a_year_that_was_opened_again_is_signed_no_more(signoff: SignOff, officer: User) -> None:
    pdf = by_certificate(signoff, "นายกำพล ทาทอง")
    report = QuarterReport.objects.get(quarter=5)
    review.reopen(report=report, reason="แก้ตัวเลข", by=factories.user(RoleName.EVALUATOR), at=AT)

    with pytest.raises(Denied, match="opened again"):
        add_paper_signature(signoff=now(), pdf=pdf, by=officer, at=AT)
    assert signatures_of(signoff.indicator)[0].next_turn is None


def test_where_the_year_asks_for_none_nobody_signs_with_a_certificate(officer: User) -> None:
    year_end = factories.quarter(factories.indicator(responsible=officer), 5, status=Status.SUBMITTED)
    review.sign(report=year_end, by=officer, at=AT, name="นายตัวอย่าง ทดสอบ", position="นักวิชาการ")
    signoff = now()

    assert not may_sign_paper(signoff.indicator, officer, AT)
    with pytest.raises(Denied, match="asks for no signatures"):
        add_paper_signature(signoff=signoff, pdf=paper(signoff), by=officer, at=AT)


def test_the_order_holds_that_the_paper_was_frozen_with(signoff: SignOff, officer: User) -> None:
    FiscalYear.objects.update(paper_signers=["head"])

    assert may_sign_paper(signoff.indicator, officer, AT)
