"""A signed paper is verified by the code at its foot or by the file; machines are told which addresses there are."""

import hashlib
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import factories
from published_things import indicator, published
from samrit.actions.public.paper_copy import copy_all_papers
from samrit.actions.public.withdraw_publication import withdraw_publication
from samrit.actions.reviews import review
from samrit.ledger.blobs import blob_bytes
from samrit.records.models import YEAR_END, PublishedPaper, SignOff, User
from samrit.report.paper_code import paper_code, plain_paper_code, shown_paper_code
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

HASH = hashlib.sha256(b"sealed").hexdigest()


def test_a_code_is_read_as_people_type_it_and_a_misread_one_is_none() -> None:
    code = paper_code(HASH)

    assert plain_paper_code(f" {shown_paper_code(code).lower()} ") == code
    assert plain_paper_code(code.replace("0", "O").replace("1", "l")) == code
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    wrong = [code[:at] + other + code[at + 1 :] for at in range(9) for other in letters if other != code[at]]
    swapped = [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(8)
        if (letters.index(code[at]) - letters.index(code[at + 1])) % 16
    ]
    assert [one for one in wrong + swapped if plain_paper_code(one)] == []


@pytest.mark.django_db
def test_a_signed_paper_bears_its_code_and_is_known_by_it_and_by_its_file(settings: object) -> None:
    settings.SITE_URL = "https://city.example.org"  # type: ignore[attr-defined] # pytest-django's
    year_end = factories.quarter(indicator(), YEAR_END, status=Status.SUBMITTED)
    officer = factories.user(RoleName.OFFICER, over=year_end.indicator.annual_plan.agency)
    year_end.indicator.responsible = officer
    year_end.indicator.save()
    review.sign(report=year_end, name="นายสมชาย ใจดี", position="ผู้อำนวยการ", by=officer, at=factories.AT)
    signed = SignOff.objects.get()
    code, client = paper_code(signed.sha256), Client()
    data = blob_bytes(signed.paper)

    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    page = client.get(f"/en/v/{code}").content.decode()
    by_file = client.post("/en/verify/", {"file": SimpleUploadedFile("a.pdf", data)}).content.decode()
    changed = client.post(f"/en/v/{code}", {"file": SimpleUploadedFile("a.pdf", data + b"\n")}).content.decode()

    anew, without_data = BytesIO(), BytesIO()
    with pikepdf.open(BytesIO(data)) as paper:
        paper.save(anew)
        del paper.Root.Names  # the report that it carries; the code at its foot stays
        paper.save(without_data)
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    for copy in (data + b"\n", anew.getvalue(), without_data.getvalue(), flipped):
        answer = client.post("/en/verify/", {"file": SimpleUploadedFile("a.pdf", copy)}).content.decode()
        assert "This file was changed" in answer
        assert shown_paper_code(code) in answer
    printed = _printed_by(officer, year_end.indicator_id)
    for address in ("/en/verify/", f"/en/v/{code}"):
        answer = client.post(address, {"file": SimpleUploadedFile("a.pdf", printed)}).content.decode()
        assert "but a print that carries the same report" in answer
        assert "This file was changed" not in answer
    other = client.post("/en/verify/", {"file": SimpleUploadedFile("a.docx", b"PK no paper")}).content.decode()
    assert "This file is no PDF." in other
    assert f"https://city.example.org/v/{code}" in text
    assert shown_paper_code(code) in text
    assert "It is the paper that was signed" in page
    assert "It is the paper that was signed" in by_file
    assert "This file was changed" in changed
    assert "สมชาย" not in page
    assert "ผู้อำนวยการ" in page
    assert client.get("/verify/", {"code": shown_paper_code(code).lower()})["Location"] == f"/v/{code}"
    assert client.get("/v/0000000000").status_code == 404
    assert (
        "It is not known here"
        in client.post("/en/verify/", {"file": SimpleUploadedFile("b.pdf", b"%PDF")}).content.decode()
    )

    evaluator = factories.user(RoleName.EVALUATOR)
    review.reopen(report=year_end, reason="แก้ผลงาน", by=evaluator, at=factories.AT)
    assert "there is a newer one or it is being corrected" in client.get(f"/en/v/{code}").content.decode()
    PublishedPaper.objects.all().delete()
    assert (copy_all_papers(), copy_all_papers()) == (1, 0)
    assert PublishedPaper.objects.get().superseded_at is not None


def _printed_by(officer: User, indicator: int) -> bytes:
    """The report as the system prints it today, which is none that was signed."""
    client = Client()
    client.force_login(officer)
    answer = client.get(f"/office/indicators/{indicator}/report.pdf")
    return answer.getvalue() if answer.streaming else answer.content


@pytest.mark.django_db
def test_robots_find_what_is_published_and_leave_work_alone() -> None:
    published(indicator(), 1, 3)
    client = Client()

    robots, index, year = (
        client.get(path).content.decode() for path in ("/robots.txt", "/sitemap.xml", "/sitemap-2564.xml")
    )
    pages = client.get("/sitemap-pages.xml").content.decode()

    assert "Disallow: /office/" in robots
    assert "http://testserver/sitemap-2564.xml" in index
    assert "http://testserver/sitemap-pages.xml" in index
    assert "<loc>http://testserver/data/results/</loc>" in pages
    assert "<loc>http://testserver/2564/2200-0832/</loc>" in year
    assert 'href="http://testserver/en/2564/2200-0832/"' in year
    page = client.get("/en/2564/2200-0832/").content.decode()
    assert '"@type": "StatisticalVariable"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/verify/", "/en/verify/", f"/en/v/{paper_code(HASH)}"])
def test_a_paper_that_is_sent_sets_no_cookie(address: str) -> None:
    client = Client(enforce_csrf_checks=True)

    answers = [client.post(address), client.post(address, {"file": SimpleUploadedFile("a.pdf", b"%PDF-")})]

    assert [(one.status_code, dict(one.cookies)) for one in answers] == [(200, {}), (200, {})]


@pytest.mark.django_db
def test_the_page_of_a_paper_says_that_what_was_published_of_it_is_withdrawn() -> None:
    row = published(indicator(), YEAR_END, 12)
    PublishedPaper.objects.create(
        code=paper_code(HASH), content_sha256=HASH, pdf_sha256=HASH, source=row.indicator_id, fiscal_year_be=2564,
        indicator_code="2200-0832", name_th="ก", agency_th="ข", signed_as="ผู้อำนวยการ", signed_at=factories.AT,
    )  # fmt: skip
    assert "withdrawn" not in Client().get(f"/en/v/{paper_code(HASH)}").content.decode()

    withdraw_publication(
        report=row, serials=[1], reason="มีข้อมูลส่วนบุคคล", by=factories.user(RoleName.EVALUATOR), at=factories.AT
    )

    page = Client().get(f"/en/v/{paper_code(HASH)}").content.decode()
    assert "What was published of it was withdrawn by the city on" in page
    assert "มีข้อมูลส่วนบุคคล" in page
