"""Papers signed one after another, and verified, whoever signed them. The authority of these tests is made when they run."""

import asyncio
import io
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from certificates import PASSPHRASE, authority, certificate, key_of, pem, pkcs12_of, services, stamper_of
from samrit.cli.main import run
from samrit.decoding.signatures import decode
from samrit.readers import read
from samrit.readers.reading import UnreadableError
from samrit.readers.signatures import Validity, Verification, verification, verify_pdf
from samrit.report import IndicatorReport
from samrit.writers.pdf import write_pdf
from samrit.writers.signed_pdf import Key, SigningError, _style, open_key, sign_pdf, stamps_of
from samrit.writers.sources import Sources

AT = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)
REPORT = IndicatorReport(number_text="7.", name="จำนวนสวนที่เปิดให้ประชาชนใช้")


@cache
def paper() -> bytes:
    return write_pdf(REPORT)


@cache
def signed() -> bytes:
    once = sign_pdf(paper(), key_of("นายกำพล ทาทอง"), at=AT, reason="รับรองผลการดำเนินงาน")
    return sign_pdf(once, key_of("นางจำเนียร นาคา"), at=AT)


def looked_into(pdf: bytes, *, trusted: Sequence[str] = ()) -> Verification:
    """As `verify_pdf`, without the process of its own, which costs seconds to start."""
    return verification(pdf, decode(pdf, trusted))


def test_signers_in_their_order_each_of_a_paper_that_is_as_they_signed_it() -> None:
    found = looked_into(signed(), trusted=[pem()])

    assert [(one.signer, one.validity, one.is_trusted, one.is_of_whole_file) for one in found.signatures] == [
        ("นายกำพล ทาทอง", Validity.INTACT, True, False),
        ("นางจำเนียร นาคา", Validity.INTACT, True, True),
    ]
    assert found.is_as_signed
    assert found.sentence.en == "The paper has 2 signatures, and is what was signed."
    assert found.signatures[0].issuer == "ผู้รับรองตัวอย่าง"
    assert signed().startswith(paper())


def test_a_program_with_an_event_loop_of_its_own_signs_and_verifies() -> None:
    async def within() -> Verification:
        return looked_into(sign_pdf(paper(), key_of("นายกำพล ทาทอง"), at=AT))

    with ThreadPoolExecutor(1) as apart:  # a browser test in this process leaves a loop of its own
        assert apart.submit(lambda: asyncio.run(within())).result().is_as_signed


def test_of_each_signature_it_is_said_what_was_added_after_it() -> None:
    thrice = looked_into(sign_pdf(signed(), key_of("นางสาวมาลี มีนา"), at=AT))
    first, second, third = (" ".join(line.en for line in one.sentences) for one in thrice.signatures)

    assert [one.signer for one in thrice.signatures] == ["นายกำพล ทาทอง", "นางจำเนียร นาคา", "นางสาวมาลี มีนา"]
    assert "What was added after it is later signatures alone." in first
    assert "What was added after it is later signatures alone." in second
    assert "Nothing was added after it." in third


def test_what_nobody_signed_after_the_last_signature_is_never_called_signatures() -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
    writer.set_info(writer.add_object(writer.trailer["/Info"].get_object()))
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call] # typed inside, and not marked so

    for pdf in (out.getvalue(), signed() + b"\n% more"):
        found = looked_into(pdf)
        said = [line.en for one in found.signatures for line in one.sentences]
        assert not [line for line in said if "added after it" in line]
        assert found.sentence.en.endswith("something stands behind it in the file that nobody signed.")


def test_one_byte_changed_breaks_every_signature() -> None:
    changed = signed().replace(b"/Lang(th-TH)", b"/Lang(th-XX)", 1)

    found = looked_into(changed)

    assert [one.is_trusted for one in found.signatures] == [False, False]
    assert {one.validity for one in found.signatures} == {Validity.BROKEN}
    assert found.sentence.en == "This paper is not what was signed."


def test_a_page_that_is_added_after_the_signature_is_told() -> None:
    from pyhanko.pdf_utils.generic import NameObject, NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    page.get_object()[NameObject("/Rotate")] = NumberObject(180)  # type: ignore[no-untyped-call] # typed inside, and not marked so
    writer.mark_update(page)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call] # as above

    found = looked_into(out.getvalue(), trusted=[pem()])

    assert Validity.CHANGED_AFTER in {one.validity for one in found.signatures}
    assert not found.is_as_signed


def test_a_signed_paper_still_carries_its_report_and_shows_who_signed() -> None:
    with pikepdf.open(io.BytesIO(signed())) as opened:
        names = [str(field["/TU"]) for field in opened.Root["/AcroForm"]["/Fields"]]

    assert read(signed()).report == REPORT
    assert names[0] == "ลงลายมือชื่ออิเล็กทรอนิกส์โดย นายกำพล ทาทอง เมื่อ 29 พฤศจิกายน 2569 เวลา 13.30 น."


def test_the_first_field_stands_in_the_papers_structure_and_later_signers_change_nothing_there() -> None:
    with pikepdf.open(io.BytesIO(signed())) as opened:
        tree, fields = opened.Root["/StructTreeRoot"], opened.Root["/AcroForm"]["/Fields"]
        form = tree["/K"][0]["/K"][-1]
        numbers = tree["/ParentTree"]["/Nums"]

        assert (form["/S"], form["/Alt"]) == (pikepdf.Name.Form, fields[0]["/TU"])
        assert form["/K"]["/Obj"].objgen == fields[0].objgen
        assert numbers[numbers.index(fields[0]["/StructParent"]) + 1].objgen == form.objgen
        assert "/StructParent" not in fields[1]


def test_a_time_stamp_says_when() -> None:
    (one,) = looked_into(
        sign_pdf(paper(), key_of("นายกำพล ทาทอง"), at=AT, stamps=stamper_of(authority())), trusted=[pem()]
    ).signatures

    assert (one.validity, one.is_trusted, one.stamped_by) == (Validity.INTACT, True, "ผู้ประทับเวลา")
    assert one.stamped_at is not None
    assert one.sentences[0].en.endswith("as the time stamp of ผู้ประทับเวลา says.")


def test_what_has_no_signature_and_what_is_no_pdf() -> None:
    assert Verification("", ()).sentence.en == "This PDF has no signature."
    with pytest.raises(UnreadableError):
        verify_pdf(b"%PDF-1.7 nothing")
    with pytest.raises(SigningError):
        open_key(b"no key", "secret")
    with pytest.raises(SigningError):
        sign_pdf(b"no paper", key_of("นายกำพล ทาทอง"), at=AT)


def test_signed_and_verified_at_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key.p12").write_bytes(pkcs12_of(certificate("นายกำพล ทาทอง", authority())))
    (tmp_path / "paper.pdf").write_bytes(paper())
    (tmp_path / "authority.pem").write_text(pem(), "ascii")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMRIT_KEY_PASSPHRASE", "wrong")
    sign_it = ["sign", "paper.pdf", "-o", "signed.pdf", "--key", "key.p12", "--lang", "en"]

    assert run(sign_it) == 2
    monkeypatch.setenv("SAMRIT_KEY_PASSPHRASE", "secret")
    assert run(sign_it) == 0
    assert run(["verify", "signed.pdf", "--trust", "authority.pem", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "signed.pdf: The paper has 1 signature, and is what was signed." in printed
    assert "The certificate is of ผู้รับรองตัวอย่าง, whom you trust." in printed


@pytest.mark.django_db
def test_the_page_for_a_dropped_paper_says_who_signed_it() -> None:
    def dropped(pdf: bytes) -> str:
        return Client().post("/en/verify/", {"file": SimpleUploadedFile("a.pdf", pdf)}).content.decode()

    page = dropped(signed())
    assert "The paper has 2 signatures, and is what was signed." in page
    assert "นางจำเนียร นาคา signed on" in page
    assert "Digital signatures" not in dropped(paper())


def test_what_is_no_pdf_is_not_called_damaged() -> None:
    with pytest.raises(UnreadableError) as refused:
        verify_pdf("1. ชื่อตัวชี้วัด".encode())
    assert str(refused.value.message.en) == "This file is no PDF."


@pytest.mark.parametrize("form", [pikepdf.Dictionary(Fields=pikepdf.Array([5])), pikepdf.Name.Odd])
def test_a_paper_that_only_we_stumble_over_is_not_called_damaged(form: pikepdf.Object) -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as opened:
        opened.Root.AcroForm = form
        opened.save(made)

    assert looked_into(made.getvalue()).sentence.en == "This PDF has no signature."
    assert (
        looked_into(made.getvalue() + b"\n% /ByteRange").sentence.en
        == "Not every signature of this paper can be judged."
    )


@pytest.mark.parametrize("answers", [("/ocsp", "/crl", "/tsa"), ("/crl", "/tsa")])
def test_what_the_authority_said_then_lies_in_the_paper_of_each_signer(answers: tuple[str, ...]) -> None:
    with services(answers) as by:
        first, second = (
            open_key(pkcs12_of(by.certify(name), by.pair), PASSPHRASE) for name in ("นายกำพล ทาทอง", "นางจำเนียร นาคา")
        )
        once, twice = b"", paper()
        for key in (first, second):
            once = twice if key is second else once
            twice = sign_pdf(
                twice, key, at=datetime.now(UTC), stamps=stamps_of(f"{by.url}/tsa"), authorities=[pem(by.pair)]
            )

    found = looked_into(twice, trusted=[pem(by.pair)])

    assert answers[0] in by.asked
    assert [(one.validity, one.is_trusted, one.is_proven) for one in found.signatures] == [
        (Validity.INTACT, True, True)
    ] * 2
    assert found.is_as_signed
    assert found.signatures[1].is_untouched
    assert looked_into(once, trusted=[pem(by.pair)]).signatures[0].sentences[-1].en.endswith("for long (B-LT).")
    assert not any(one.is_proven for one in looked_into(twice).signatures), "nobody's word is taken who isn't trusted"


def test_who_was_revoked_or_is_of_another_authority_signs_nothing_for_long() -> None:
    with services() as by:
        pair = by.certify("นายกำพล ทาทอง")
        key = open_key(pkcs12_of(pair, by.pair), PASSPHRASE)
        with pytest.raises(SigningError):
            sign_pdf(paper(), key, at=AT, stamps=stamps_of(f"{by.url}/tsa"), authorities=[pem()])
        by.revoked.append(pair[1])
        with pytest.raises(SigningError) as refused:
            sign_pdf(paper(), key, at=AT, stamps=stamps_of(f"{by.url}/tsa"), authorities=[pem(by.pair)])
        with pytest.raises(SigningError):
            sign_pdf(paper(), key, at=AT, stamps=stamps_of(f"{by.url}/nobody"))
    assert "were not revoked" in refused.value.message.en


def test_the_blocks_cover_nothing_and_say_who_when_and_why() -> None:
    sources = Sources(b"{}", code="7K3Q9-2MX4T", verify_at="https://kpi.example.go.th/v/7K3Q92MX4T")
    full = write_pdf(REPORT.replace(definition="\n".join(f"บรรทัดที่ {n}" for n in range(37))), sources=sources)
    pdf = full
    for name in ("นายกำพล ทาทอง", "นางจำเนียร นาคา", "นางสาวมาลี มีนา", "นายสมมุติ สี่"):
        pdf = sign_pdf(pdf, key_of(name), at=AT, reason="รับรองผลการดำเนินงาน")

    with pypdfium2.PdfDocument(full) as before:
        page = before[len(before) - 1]
        words = [one.get_bounds() for one in page.get_objects()]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        blocks = [[float(edge) for edge in field["/Rect"]] for field in opened.Root["/AcroForm"]["/Fields"]]
    assert not [
        (block, word)
        for block in blocks
        for word in words
        if word[0] < block[2] and word[2] > block[0] and word[1] < block[3] and word[3] > block[1]
    ]
    assert len({(block[0], block[1]) for block in blocks}) == 4
    block = _style_words(key_of("นายกำพล ทาทอง"))
    assert "29 พฤศจิกายน 2569 เวลา 13.30 น." in block
    assert "รับรองผลการดำเนินงาน" in block


def _style_words(key: Key) -> str:
    with tempfile.TemporaryDirectory() as folder:
        _style(Path(folder), key, AT.astimezone(), "รับรองผลการดำเนินงาน")
        with pypdfium2.PdfDocument((Path(folder) / "stamp.pdf").read_bytes()) as block:
            assert len(block) == 1
            return str(block[0].get_textpage().get_text_range())


def test_a_key_of_a_kind_with_a_digest_of_its_own_signs() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    file = pkcs12_of(certificate("เอ็ด", authority(), key=key))

    assert looked_into(sign_pdf(paper(), open_key(file, PASSPHRASE), at=AT)).is_as_signed
