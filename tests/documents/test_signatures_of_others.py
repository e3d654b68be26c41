"""Papers that other programs made and signed, and papers that somebody tampered with: what is said of each."""

import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pikepdf
import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from certificates import Pair, authority, certificate, pem, stamper_of
from samrit.decoding.refusing import Refusal
from samrit.decoding.signatures import decode
from samrit.readers.signatures import Validity, Verification, verification

Make = Callable[[], bytes]


def foreign(words: bytes = b"9.45", *, with_field: bool = False) -> bytes:
    """A page of another program, with an object stream, and perhaps a field to fill in."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    page = made.pages[0]
    face = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=face))
    page.Contents = made.make_stream(b"BT /F1 24 Tf 72 700 Td (Result " + words + b") Tj ET")
    if with_field:
        field = pikepdf.Dictionary(
            FT=pikepdf.Name.Tx, T="result", V="9.45", Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget,
            Rect=[72, 600, 300, 620], DA="/F1 12 Tf 0 g",
        )  # fmt: skip
        stored = made.make_indirect(field)
        page.Annots = pikepdf.Array([stored])
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([stored]))
    out = io.BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=False)
    return out.getvalue()


def signer_of(pair: Pair, *, is_pss: bool = False) -> signers.SimpleSigner:
    return signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(pair[1].public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(pair[0].private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call] # typed inside, and not marked so
        prefer_pss=is_pss,
    )


@cache
def somebody() -> Pair:
    return certificate("นายประสิทธิ์ คนนอก", authority())


def signed(
    pdf: bytes,
    *,
    pair: Pair | None = None,
    subfilter: SigSeedSubFilter = SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
    certify: MDPPerm | None = None,
    field: str = "Sig1",
    is_pss: bool = False,
    is_stamped: bool = False,
    digest: str = "sha256",
) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    metadata = signers.PdfSignatureMetadata(
        field_name=field, subfilter=subfilter, certify=certify is not None,
        docmdp_permissions=certify or MDPPerm.FILL_FORMS, md_algorithm=digest,
    )  # fmt: skip
    made = signers.PdfSigner(
        metadata,
        signer_of(pair or somebody(), is_pss=is_pss),
        timestamper=stamper_of(authority()) if is_stamped else None,
    )
    with ThreadPoolExecutor(1) as apart:  # a browser's loop may run in this thread
        return bytes(apart.submit(made.sign_pdf, writer).result().getvalue())


def stamped(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    made = signers.PdfTimeStamper(stamper_of(authority()))
    with ThreadPoolExecutor(1) as apart:
        return bytes(apart.submit(made.timestamp_pdf, writer, "sha256").result().getvalue())


def of_ed25519() -> Pair:
    return certificate("เอ็ด", authority(), key=ed25519.Ed25519PrivateKey.generate())


def of_rsa() -> Pair:
    return certificate("อาร์เอสเอ", authority(), key=rsa.generate_private_key(65537, 2048))


def with_empty_field() -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(foreign()))
    fields.append_signature_field(writer, fields.SigFieldSpec("Boss", box=(300, 20, 400, 60)))
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call] # typed inside, and not marked so
    return signed(out.getvalue())


def looked_into(pdf: bytes) -> Verification:
    return verification(pdf, decode(pdf, [pem()]))


FOREIGN: dict[str, Make] = {
    "as Acrobat signs": lambda: signed(foreign()),
    "as PAdES": lambda: signed(foreign(), subfilter=SigSeedSubFilter.PADES),
    "certified, nothing may change": lambda: signed(foreign(), certify=MDPPerm.NO_CHANGES),
    "certified, then signed": lambda: signed(signed(foreign(), certify=MDPPerm.FILL_FORMS), field="Sig2"),
    "RSA": lambda: signed(foreign(), pair=of_rsa()),
    "RSA-PSS": lambda: signed(foreign(), pair=of_rsa(), is_pss=True),
    "Ed25519": lambda: signed(foreign(), pair=of_ed25519(), digest="sha512"),
    "with a time stamp": lambda: signed(foreign(), is_stamped=True),
    "with a time stamp of the whole paper": lambda: stamped(signed(foreign(), subfilter=SigSeedSubFilter.PADES)),
    "with an empty field for another": with_empty_field,
    "with a form that stays as it was": lambda: signed(foreign(with_field=True)),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_papers_of_others_that_are_as_they_were_signed(kind: str) -> None:
    found = looked_into(FOREIGN[kind]())

    assert found.is_as_signed, [one.validity for one in found.signatures]
    assert all(one.is_trusted for one in found.signatures)
    assert all(one.signer and one.signed_at for one in found.by_people)


def test_who_vouches_for_the_signer_is_told_or_that_nobody_does() -> None:
    own = certificate("ตนเอง")
    expired = certificate("หมดอายุ", authority(), valid_days=-1)

    of_itself, of_yesterday = (looked_into(signed(foreign(), pair=pair)).signatures[0] for pair in (own, expired))

    assert of_itself.sentences[-1].en == "The signer made the certificate; no authority says who it is."
    assert (of_yesterday.validity, of_yesterday.is_trusted) == (Validity.INTACT, False)
    assert of_yesterday.valid_until is not None


def test_a_time_stamp_of_the_whole_paper_is_nobodys_signature() -> None:
    found = looked_into(stamped(foreign()))

    assert found.sentence.en == "This PDF has a time stamp, and nobody's signature."
    assert not found.is_as_signed
    assert found.signatures[0].sentences[0].en.startswith("ผู้ประทับเวลา set a time stamp on the whole paper on ")


def rewritten(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with something written behind it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call] # as above
    return out.getvalue()


def other_words(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    stream = generic.StreamObject(stream_data=b"BT /F1 24 Tf 72 700 Td (Result 99.99) Tj ET")
    page.get_object()[NameObject("/Contents")] = writer.add_object(stream)
    writer.mark_update(page)


def a_note(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    note = DictionaryObject({  # type: ignore[no-untyped-call] # as above
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): ArrayObject(map(NumberObject, (72, 690, 300, 730))), pdf_name("/Contents"): pdf_string("99.99"),
    })  # fmt: skip
    page.get_object()[NameObject("/Annots")] = ArrayObject([writer.add_object(note)])
    writer.mark_update(page)


def another_page(writer: IncrementalPdfFileWriter) -> None:
    kids = writer.root["/Pages"]
    first = kids["/Kids"].raw_get(0)
    added = DictionaryObject(first.get_object())  # type: ignore[no-untyped-call] # as above
    kids["/Kids"].append(writer.add_object(added))
    kids[NameObject("/Count")] = NumberObject(2)  # type: ignore[no-untyped-call] # as above
    writer.update_container(kids)


def another_value(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    field.get_object()[NameObject("/V")] = pdf_string("99.99")
    writer.mark_update(field)


def another_typeface(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    face = page["/Resources"]["/Font"]
    face[NameObject("/F1")] = DictionaryObject({  # type: ignore[no-untyped-call] # as above
        pdf_name("/Type"): pdf_name("/Font"), pdf_name("/Subtype"): pdf_name("/Type1"), pdf_name("/BaseFont"): pdf_name("/Symbol"),
    })  # fmt: skip
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))


def no_more_signature(pdf: bytes) -> bytes:
    """The signature's bytes are noughts."""
    found = re.search(rb"/Contents <([0-9a-fA-F]{200,})>", pdf)
    assert found is not None
    return pdf.replace(found[1], b"0" * len(found[1]))


def wrapped(pdf: bytes) -> bytes:
    """Other words in the gap that the signature leaves out, with the range of bytes stretched around them."""
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf)
    assert found is not None
    start, length = int(found[3]), int(found[4])
    words = b"\n%" + b"x" * 30 + b"\n"
    moved = pdf[:start] + words + pdf[start:]
    said = b"/ByteRange [%s %s %d %d]" % (found[1], found[2], start + len(words), length)
    return moved.replace(found[0], said.ljust(len(found[0])), 1)


def ranged(numbers: bytes) -> Make:
    """The range of signed bytes says something impossible."""

    def made() -> bytes:
        pdf = signed(foreign())
        found = re.search(rb"/ByteRange \[[^\]]*\]", pdf)
        assert found is not None
        return pdf.replace(found[0], (b"/ByteRange [" + numbers + b"]").ljust(len(found[0])), 1)

    return made


def transplanted() -> bytes:
    """The signature of one paper in another of the same length."""
    theirs, ours = signed(foreign(b"9.45")), signed(foreign(b"8.45"))
    at = re.compile(rb"/Contents <([0-9a-fA-F]{200,})>")
    mine, yours = at.search(ours), at.search(theirs)
    assert mine is not None
    assert yours is not None
    return ours.replace(mine[1], yours[1])


TAMPERED: dict[str, Make] = {
    "a figure changed in its place": lambda: signed(foreign()).replace(b"(Result 9.45)", b"(Result 9.99)", 1),
    "other words on the page": lambda: rewritten(signed(foreign()), other_words),
    "a note that covers the figure": lambda: rewritten(signed(foreign()), a_note),
    "another page": lambda: rewritten(signed(foreign()), another_page),
    "another typeface": lambda: rewritten(signed(foreign()), another_typeface),
    "another value, where nothing may change": lambda: rewritten(
        signed(foreign(with_field=True), certify=MDPPerm.NO_CHANGES), another_value
    ),
    "the signature's bytes gone": lambda: no_more_signature(signed(foreign())),
    "the signature of another paper": transplanted,
    "words in the gap": lambda: wrapped(signed(foreign())),
    "a range of nothing": ranged(b"0 0 0 0"),
    "a range beyond the file": ranged(b"0 9 99999999 9"),
    "a range below nought": ranged(b"0 -9 -9 9"),
    "a range of words": ranged(b"/A /B"),
    "a stamp of the whole paper, then other words": lambda: rewritten(stamped(signed(foreign())), other_words),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_papers_that_somebody_tampered_with_are_never_called_what_was_signed(kind: str) -> None:
    found = looked_into(TAMPERED[kind]())

    assert not found.is_as_signed
    assert found.sentence.en != "This PDF has no signature."


def test_a_paper_that_was_cut_off_is_not_called_signed() -> None:
    pdf = signed(foreign())
    for share in (0.3, 0.6, 0.9):
        cut = pdf[: int(len(pdf) * share)]
        try:
            found = looked_into(cut)
        except Refusal:
            continue
        assert not found.is_as_signed


def test_what_was_signed_before_it_was_filled_in_is_told_apart_from_what_is_signed_as_it_stands() -> None:
    """A form may be filled in after a signature; of the signature it isn't said that nothing was added."""
    found = looked_into(rewritten(signed(foreign(with_field=True)), another_value))

    said = [line.en for line in found.signatures[0].sentences]
    assert "Nothing was added after it." not in said
    assert not found.signatures[0].is_untouched
