"""The page on which a signed paper is taken away, and comes back signed with a certificate; and what anybody sees of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from visitors import AsSomebody

import factories
from certificates import key_of
from samrit.actions.reviews import review
from samrit.ledger.blobs import blob_bytes
from samrit.records.models import FiscalYear, PaperSignature, SignOff
from samrit.report.paper_code import paper_code
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status
from samrit.writers.signed_pdf import sign_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def signoff() -> SignOff:
    """A frozen year, of which an officer and the head sign the paper."""
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, paper_signers=["officer", "head"])
    year_end = factories.quarter(factories.indicator(), 5, status=Status.SUBMITTED)
    officer = factories.user(RoleName.OFFICER)
    review.sign(report=year_end, by=officer, at=timezone.now(), name="นายตัวอย่าง", position="นักวิชาการ")
    return SignOff.objects.select_related("paper").get()


def test_whose_turn_it_is_signs_and_the_next_finds_the_paper(signoff: SignOff, as_somebody: AsSomebody) -> None:
    officer, head = as_somebody(RoleName.OFFICER), as_somebody(RoleName.HEAD)
    page, sign = (
        f"/office/indicators/{signoff.indicator_id}/",
        f"/office/indicators/{signoff.indicator_id}/signed/{signoff.pk}/sign/",
    )
    newest = f"/office/indicators/{signoff.indicator_id}/signed/{signoff.pk}.signatures.pdf"
    taken = officer.get(newest)
    pdf = sign_pdf(taken.getvalue() if taken.streaming else taken.content, key_of("นายกำพล ทาทอง"), at=timezone.now())

    before = head.get(page).content.decode()
    wrong = officer.post(sign, {"paper": SimpleUploadedFile("a.pdf", blob_bytes(signoff.paper))})
    done = officer.post(sign, {"paper": SimpleUploadedFile("a.pdf", pdf)}, follow=True).content.decode()
    after = head.get(page).content.decode()

    assert sign not in before
    assert "is next" in before
    assert wrong.status_code == 422
    assert "This paper bears no new signature." in wrong.content.decode()
    assert "The paper is signed; whoever is next finds it on this page." in done
    assert "นายกำพล ทาทอง" in after
    assert sign in after
    assert head.get(sign).status_code == 200
    assert officer.get(sign).status_code == 403
    assert PaperSignature.objects.get().signer == "นายกำพล ทาทอง"


def test_anybody_sees_in_which_order_it_is_signed_and_a_paper_with_signatures_is_known(
    signoff: SignOff, as_somebody: AsSomebody
) -> None:
    pdf = sign_pdf(blob_bytes(signoff.paper), key_of("นายกำพล ทาทอง"), at=timezone.now())
    sign = f"/office/indicators/{signoff.indicator_id}/signed/{signoff.pk}/sign/"
    as_somebody(RoleName.OFFICER).post(sign, {"paper": SimpleUploadedFile("a.pdf", pdf)})
    code = paper_code(signoff.sha256)

    page = Client().get(f"/en/v/{code}").content.decode()
    known = Client().post("/en/verify/", {"file": SimpleUploadedFile("a.pdf", pdf)}).content.decode()
    broken = pdf.replace(b"/Rect", b"/Rekt", 1)
    changed = Client().post(f"/en/v/{code}", {"file": SimpleUploadedFile("a.pdf", broken)}).content.decode()

    assert "Signed with certificates, in this order:" in page
    assert page.count("has not signed") == 1
    assert "กำพล" not in page
    assert "It is the paper that was signed, with signatures by certificate behind it" in known
    assert "This file was changed" in changed


def test_the_order_is_settled_on_the_page_of_the_year(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.ADMINISTRATOR)
    year = {"q1": "", "q2": "", "q3": "", "q4": "", "q5": "", "evaluators_needed": "1", "method": ""}
    at = "/office/years/2564/"

    gap = client.post(at, year | {"signer_1": "", "signer_2": "head"})
    twice = client.post(at, year | {"signer_1": "head", "signer_2": "head"})
    client.post(at, year | {"signer_1": "officer", "signer_2": "head"})

    assert "Choose who signs before the next one." in gap.content.decode()
    assert "Nobody signs the same paper twice" in twice.content.decode()
    assert FiscalYear.objects.get().paper_signers == ["officer", "head"]
    assert '<option value="head" selected>' in client.get(at).content.decode()
