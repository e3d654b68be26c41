"""Signatures in a PDF, whoever made them: who signed, when, whether a byte has changed since, and what was added.

Certificates are held against the authorities that are given, and no other: nothing is asked of the network or of the machine.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from samrit.decoding.refusing import Refusal

MOST = 60  # signatures that are looked at
_UNREADABLE = {"field": "", "standing": "unreadable"}
_SIGNED_BYTES = b"/ByteRange"  # stands in the clear wherever there is a signature


def decode(data: bytes, roots: Sequence[str] = ()) -> dict[str, Any]:
    """The signatures in the order in which they were given; `roots` are the authorities' certificates as PEM."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        is_encrypted = reader.encrypted
        embedded = [] if is_encrypted else list(reader.embedded_signatures)
        has_other_fields = not is_encrypted and _has_other_fields(reader)
    except Exception as error:
        if not _opens(data):
            raise Refusal("broken") from error
        return {"signatures": [_UNREADABLE] if _SIGNED_BYTES in data else [], "more": 0, "has_other_fields": True}
    if is_encrypted:
        raise Refusal("encrypted")
    with ThreadPoolExecutor(1) as apart:  # judging runs event loops, and whoever calls may have one already
        stated = list(apart.map(lambda one: _stated(one, roots), embedded[:MOST]))
    return {"signatures": stated, "more": max(0, len(embedded) - MOST), "has_other_fields": has_other_fields}


def _opens(data: bytes) -> bool:
    """Whether another program shows the paper: it isn't damaged then, whatever we make of its signatures."""
    import pypdfium2

    try:
        return len(pypdfium2.PdfDocument(data)) > 0
    except pypdfium2.PdfiumError:
        return False


def _has_other_fields(reader: Any) -> bool:
    """Whether anything but signatures can be filled into the paper."""
    if "/AcroForm" not in reader.root or "/Fields" not in reader.root["/AcroForm"]:
        return False
    fields = [one.get_object() for one in reader.root["/AcroForm"]["/Fields"]]
    return any(field.get("/FT") != "/Sig" or "/Kids" in field for field in fields)


def _stated(embedded: Any, roots: Sequence[str]) -> dict[str, Any]:
    from pyhanko.sign.validation import validate_pdf_signature

    stated: dict[str, Any] = _UNREADABLE | {"field": embedded.field_name}
    try:
        if embedded.sig_object.get("/Type") == "/DocTimeStamp":
            return stated | _stamp_of_paper(embedded, roots)
        status = validate_pdf_signature(embedded, _context(embedded, roots, None))
        stamp = status.timestamp_validity
        if stamp is not None and stamp.intact and stamp.valid:
            status = validate_pdf_signature(embedded, _context(embedded, roots, stamp.timestamp))
            stated |= {
                "stamped_at": stamp.timestamp.isoformat(),
                "stamped_by": _name(stamp.signing_cert.subject, "common_name"),
                "is_stamp_trusted": bool(status.timestamp_validity and status.timestamp_validity.trusted),
                "is_proven": bool(status.trusted) and _is_proven(embedded, roots, stamp.timestamp),
            }
        certificate = embedded.signer_cert
    except Exception:  # noqa: BLE001 - signatures of others fail in many ways; each means that it can't be judged
        return stated
    at = status.signer_reported_dt
    return (
        stated
        | _as_it_is(status)
        | {
            "signer": _name(certificate.subject, "common_name"),
            "organisation": _name(certificate.subject, "organization_name"),
            "issuer": _name(certificate.issuer, "common_name") or _name(certificate.issuer, "organization_name"),
            "is_self_signed": certificate.self_signed in ("yes", "maybe"),
            "fingerprint": certificate.sha256.hex(),
            "valid_until": certificate.not_valid_after.isoformat(),
            "signed_at": at.isoformat() if at else None,
            "is_trusted": bool(status.trusted),
            "is_revoked": bool(status.revoked),
        }
    )


def _stamp_of_paper(embedded: Any, roots: Sequence[str]) -> dict[str, Any]:
    """A time stamp of the paper as a whole, as is set behind signatures that are to hold for long."""
    from pyhanko.sign.validation import validate_pdf_timestamp

    status = validate_pdf_timestamp(embedded, _context(embedded, roots, None))
    return _as_it_is(status) | {
        "is_of_paper": True,
        "stamped_at": status.timestamp.isoformat(),
        "stamped_by": _name(embedded.signer_cert.subject, "common_name"),
        "is_trusted": bool(status.trusted),
    }


def _is_proven(embedded: Any, roots: Sequence[str], moment: Any) -> bool:
    """Whether what the authorities had revoked then lies in the paper, and the certificates were not among it."""
    from pyhanko.sign.validation import validate_pdf_signature

    if "/DSS" not in embedded.reader.root:
        return False
    status = validate_pdf_signature(embedded, _context(embedded, roots, moment, asks_for_proof=True))
    stamp = status.timestamp_validity
    return bool(status.trusted and stamp is not None and stamp.trusted)


def _as_it_is(status: Any) -> dict[str, Any]:
    changes = status.modification_level
    return {
        "standing": "intact" if status.intact and status.valid else "broken",
        "covers": status.coverage.name.lower() if status.coverage is not None else "unclear",
        "added": changes.name.lower() if changes is not None else "unknown",
        "is_change_allowed": status.docmdp_ok is not False and (changes is None or changes.name != "OTHER"),
    }


def _context(embedded: Any, roots: Sequence[str], moment: Any, *, asks_for_proof: bool = False) -> Any:
    from asn1crypto import pem, x509
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import ValidationContext

    certificates = [
        x509.Certificate.load(der) for text in roots for _, _, der in pem.unarmor(text.encode(), multiple=True)
    ]
    settings: dict[str, Any] = {
        "trust_roots": certificates,
        "allow_fetching": False,
        "moment": moment,
        "revocation_mode": "require" if asks_for_proof else "soft-fail",
        "retroactive_revinfo": True,
    }
    try:
        return DocumentSecurityStore.read_dss(embedded.reader).as_validation_context(settings)
    except NoDSSFoundError:
        return ValidationContext(**settings)


def _name(name: Any, part: str) -> str:
    found = name.native.get(part, "")
    return found if isinstance(found, str) else ", ".join(found)
