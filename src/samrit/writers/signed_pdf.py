"""A paper signed with a certificate: PAdES, by one signer after another, without a byte of what was there being changed.

With a time stamp authority the level is B-T; where authorities are given and say what they revoked, B-LT. What signs is a
file of PKCS#12, or a token that never gives its key out (PKCS#11). The block that is seen stands on the last page where nothing else does, as low as there is room.
"""

import io
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrit.thai.calendar import format_date
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.token_address import TokenAddress
from samrit.writers.free_place import free_strips
from samrit.writers.signature_tag import tag_first_field
from samrit.writers.typeset import printed_at, typeset

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer
    from pyhanko.sign.timestamps import TimeStamper

_NO_KEY = Message("The certificate file doesn't open: it is no PKCS#12 file, or the passphrase is another.")
_NO_TOKEN = Message(
    "The token doesn't answer, its PIN is another, or it has no such key with its certificate ({error}); nothing was signed."
)
_NO_PDF = Message("This file is no PDF that can be signed.")
_NOT_PROVEN = Message(
    "It can't be proven that the certificate and the time stamp are of these authorities and were not revoked; the paper was not signed."
)
_NO_STAMP = Message("The time stamp authority gave no time stamp; the paper was not signed.")
_FIELD = "Signature{number}"
_DIGESTS = {"ed25519": "sha512", "ed448": "shake256"}  # which these kinds of keys prescribe
_WIDTH, _HEIGHT, _LEFT, _BETWEEN, _IN_A_ROW = 148, 52, 71, 6, 3  # points
_FOOT = 6  # where there is no room anywhere


class SigningError(Invalid):
    """A paper that can't be signed; `message` says why."""

    code = "signing"


@dataclass(frozen=True, slots=True)
class Key:
    """A certificate with its private key, opened."""

    signer: "Signer"
    name: str
    kind: str = ""


def open_key(data: bytes, passphrase: str) -> Key:
    """The key in a PKCS#12 file; SigningError where it doesn't open."""
    from pyhanko.sign.signers import SimpleSigner

    try:
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=passphrase.encode())
        assert signer is not None
        return _key(signer)
    except Exception:  # noqa: BLE001 - wrong bytes and wrong passphrases fail in many ways
        raise SigningError(_NO_KEY) from None


@contextmanager
def open_token(address: str, pin: str) -> Iterator[Key]:
    """The key in a PKCS#11 token, at a `TokenAddress`, with all certificates that lie beside it, as long as the block.

    It needs the library of `samrit[pkcs11]`. SigningError where the token doesn't open, has gone, or can't sign by this key.
    """
    with ExitStack() as closing_it:
        try:
            from pyhanko.config.pkcs11 import TokenCriteria
            from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

            class TokenSigner(PKCS11Signer):
                async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
                    try:
                        return await super().async_sign_raw(data, digest_algorithm, dry_run)
                    except Exception as error:  # noqa: BLE001 - as below
                        raise _no_token(error) from None

            where = TokenAddress.of(address)
            session = open_pkcs11_session(where.module, token_criteria=TokenCriteria(label=where.token), user_pin=pin)
            closing_it.callback(_close, session)
            signer = TokenSigner(session, where.label, cert_id=where.key_id, other_certs_to_pull=None)
            key = _key(signer)
        except Exception as error:  # noqa: BLE001 - its library has many; whichever it is, nothing is signed
            raise _no_token(error) from None
        signer.use_raw_mechanism = key.kind not in _DIGESTS  # what every token can; these kinds have no such form
        yield key


def _close(session: Any) -> None:
    with suppress(Exception):  # it has gone
        session.close()


def _no_token(error: Exception) -> SigningError:
    return SigningError(_NO_TOKEN.filled(error=str(error) or type(error).__name__))


def _key(signer: "Signer") -> Key:
    certificate = signer.signing_cert
    assert certificate is not None
    return Key(signer, str(certificate.subject.native.get("common_name", "")), certificate.public_key.algorithm)


def stamps_of(url: str) -> "TimeStamper":
    """A time stamp authority (RFC 3161) at an address."""
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(url, timeout=10)


def sign_pdf(  # noqa: PLR0913 - who, when, why, under what
    pdf: bytes,
    key: Key,
    *,
    at: datetime,
    reason: str = "",
    is_visible: bool = True,
    stamps: "TimeStamper | None" = None,
    authorities: Sequence[str] = (),
) -> bytes:
    """The paper with one more signature, of this key; `at` is what the block says, the signature tells its own time.

    `authorities` are certificates (PEM) that are written into the paper, with what they had revoked, for which they are asked now: so it can
    be verified for long. SigningError where they don't answer, or the certificate isn't theirs.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import fields, general, signers
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    at = printed_at(at)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        number = len(list(writer.prev.embedded_signatures)) + 1
        spec = fields.SigFieldSpec(
            _FIELD.format(number=number),
            on_page=-1,
            box=_box(pdf, number) if is_visible else None,
            readable_field_name=_said(key, at),
        )
        fields.append_signature_field(writer, spec)
        if is_visible and number == 1:
            tag_first_field(writer, _said(key, at))
        more: dict[str, Any] = {}
        if authorities:
            more = {"embed_validation_info": True, "validation_context": _context(authorities)}
        metadata = signers.PdfSignatureMetadata(
            field_name=spec.sig_field_name,
            subfilter=fields.SigSeedSubFilter.PADES,
            md_algorithm=_DIGESTS.get(key.kind, "sha256"),
            name=key.name,
            reason=reason or None,
            **more,
        )
        with tempfile.TemporaryDirectory() as folder:
            style = _style(Path(folder), key, at, reason) if is_visible else None
            made = signers.PdfSigner(metadata, key.signer, timestamper=stamps, stamp_style=style)
            with ThreadPoolExecutor(1) as apart:  # it runs an event loop, and whoever calls may have one already
                return bytes(apart.submit(made.sign_pdf, writer).result().getvalue())
    except TimestampRequestError:
        raise SigningError(_NO_STAMP) from None
    except (general.SigningError, PathError, ValidationError):
        raise SigningError(_NOT_PROVEN if authorities else _NO_PDF) from None
    except PdfError:
        raise SigningError(_NO_PDF) from None


def _box(pdf: bytes, number: int) -> tuple[int, int, int, int]:
    """Three in a row, in the lowest free strips; a signature's own block is no part of the page, so the strips stay the same."""
    row, column = divmod(number - 1, _IN_A_ROW)
    left = _LEFT + column * (_WIDTH + _BETWEEN)
    right = _LEFT + _IN_A_ROW * (_WIDTH + _BETWEEN)
    strips = free_strips(pdf, left=_LEFT, right=right, height=_HEIGHT)
    foot = round(next(islice(strips, row, None), _FOOT + row * (_HEIGHT + 2)))
    return left, foot, left + _WIDTH, foot + _HEIGHT


def _said(key: Key, at: datetime) -> str:
    return f"ลงลายมือชื่ออิเล็กทรอนิกส์โดย {key.name} เมื่อ {format_date(at.date())} เวลา {at:%H.%M} น."


def _style(folder: Path, key: Key, at: datetime, reason: str) -> Any:
    """The block that is seen, set as all our papers are: pyHanko can't shape Thai without two more libraries."""
    from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    page = {
        "title": _said(key, at),
        "who": key.name,
        "when": f"{format_date(at.date())} เวลา {at:%H.%M} น.",
        "why": reason,
        "width": _WIDTH,
        "height": _HEIGHT,
    }
    file = folder / "stamp.pdf"
    file.write_bytes(typeset("stamp.typ", page))
    whole = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID)
    return StaticStampStyle.from_pdf_file(str(file), border_width=0, background_layout=whole)


def _context(authorities: Sequence[str]) -> Any:
    from asn1crypto import pem, x509
    from pyhanko_certvalidator import ValidationContext

    roots = [
        x509.Certificate.load(der) for text in authorities for _, _, der in pem.unarmor(text.encode(), multiple=True)
    ]
    return ValidationContext(trust_roots=roots, allow_fetching=True, revocation_mode="hard-fail")
