"""Papers signed one after another, and verified, whoever signed them. The authority of these tests is made when they run."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samrit.cli.main import run
from samrit.decoding.signatures import decode
from samrit.readers import read
from samrit.readers.reading import UnreadableError
from samrit.readers.signatures import Validity, Verification, verification, verify_pdf
from samrit.report import IndicatorReport
from samrit.writers.pdf import write_pdf
from samrit.writers.signed_pdf import Key, SigningError, open_key, sign_pdf

AT = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)
REPORT = IndicatorReport(number_text="7.", name="จำนวนสวนที่เปิดให้ประชาชนใช้")
Pair = tuple[ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, x509.Certificate]


def certificate(name: str, by: Pair | None = None, *, is_stamping: bool = False) -> Pair:
    """A certificate of somebody by an authority, or an authority's own."""
    key = rsa.generate_private_key(65537, 2048) if is_stamping else ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "เมืองตัวอย่าง"),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ])  # fmt: skip
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[1].subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    usage = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    usage |= (
        {"key_cert_sign": True, "crl_sign": True}
        if by is None
        else {"digital_signature": True, "content_commitment": True}
    )
    made = made.add_extension(x509.KeyUsage(**usage), critical=True)
    if is_stamping:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return key, made.sign(by[0] if by else key, hashes.SHA256())


@cache
def authority() -> Pair:
    return certificate("ผู้รับรองตัวอย่าง")


@cache
def key_of(name: str) -> Key:
    key, own = certificate(name, authority())
    file = pkcs12.serialize_key_and_certificates(
        name.encode(), key, own, [authority()[1]], BestAvailableEncryption(b"secret")
    )
    return open_key(file, "secret")


def pem() -> str:
    return authority()[1].public_bytes(Encoding.PEM).decode()


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

    said = [line.en for one in looked_into(out.getvalue()).signatures for line in one.sentences]
    assert not [line for line in said if "added after it" in line]


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


def test_a_time_stamp_says_when() -> None:
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.sign.timestamps import DummyTimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key, own = certificate("ผู้ประทับเวลา", authority(), is_stamping=True)
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call] # as above
    store.register(asn1.Certificate.load(authority()[1].public_bytes(Encoding.DER)))
    stamper = DummyTimeStamper(
        asn1.Certificate.load(own.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        certs_to_embed=store,
        fixed_dt=datetime.now(UTC).replace(microsecond=0),
    )

    (one,) = looked_into(sign_pdf(paper(), key_of("นายกำพล ทาทอง"), at=AT, stamps=stamper), trusted=[pem()]).signatures

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
    key, own = certificate("นายกำพล ทาทอง", authority())
    (tmp_path / "key.p12").write_bytes(
        pkcs12.serialize_key_and_certificates(b"key", key, own, None, BestAvailableEncryption(b"secret"))
    )
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
