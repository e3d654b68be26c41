"""A paper of the sample city that is signed with certificates, and who vouches for its signers: an authority for demonstration.

The officer has signed; the head is next, and the head's key lies there to try it with. The authority's own key is made when the city is,
signs the two certificates, and is stored nowhere: nobody can sign in its name again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from samrit.actions.reviews.paper_signing import SIGN_PAPER, add_paper_signature
from samrit.ledger.blobs import blob_bytes
from samrit.records.models import FiscalYear, PaperSignature, Role, SignOff
from samrit.vocabulary.codes import RoleName
from samrit.writers.signed_pdf import open_key, sign_pdf

PAPER, AUTHORITY, KEY = "demonstration-signed.pdf", "demonstration-authority.pem", "demonstration-head.p12"
PASSPHRASE = "samrit-demo"  # noqa: S105 - of a key that is there to be tried
_AUTHORITY, _FIRST, _SECOND = (
    f"Samrit {who}, for demonstration only" for who in ("authority", "signing officer", "signing head")
)
_VALID_DAYS = 3650
_USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign",
    "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip
_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
_Pair = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A signed paper, the authority's certificate (PEM), and the key of whoever signs next (PKCS#12)."""

    paper: bytes
    authority: bytes
    key: bytes


def ask_for_signatures(fiscal_year_be: int) -> None:
    """The city's year asks for signatures by certificate: of the officer, then of the head."""
    FiscalYear.objects.create(
        fiscal_year_be=fiscal_year_be, paper_signers=[RoleName.OFFICER.value, RoleName.HEAD.value]
    )


def write_demonstration(folder: Path, *, at: datetime) -> None:
    """Have a paper signed by its officer, and write it, the authority's certificate and the next key into a folder."""
    with_head = Role.objects.filter(role=RoleName.HEAD).values("agency")
    waiting = SignOff.objects.exclude(paper_signers=[]).filter(indicator__annual_plan__agency__in=with_head)
    waiting = waiting.select_related("paper", "by", "indicator__annual_plan__agency")
    signoff = next((one for one in waiting.order_by("pk") if SIGN_PAPER.allows(one, one.by, at)), None)
    if signoff is None:
        return
    made = demonstration(blob_bytes(signoff.paper), at=at)
    add_paper_signature(signoff=signoff, pdf=made.paper, by=signoff.by, at=at)
    for name, data in ((PAPER, made.paper), (AUTHORITY, made.authority), (KEY, made.key)):
        folder.joinpath(name).write_bytes(data)


def demonstrated_indicator() -> int | None:
    """The key of the indicator whose paper is signed with a certificate first."""
    return PaperSignature.objects.order_by("pk").values_list("signoff__indicator", flat=True).first()


def demonstration(pdf: bytes, *, at: datetime) -> Demonstration:
    """The paper with a signature for demonstration, of an authority that was made for it."""
    authority = _certificate(_AUTHORITY, at)
    signed = sign_pdf(pdf, open_key(_key(_FIRST, at, authority), PASSPHRASE), at=at, reason="การสาธิต")
    return Demonstration(signed, authority[1].public_bytes(Encoding.PEM), _key(_SECOND, at, authority))


def _key(name: str, at: datetime, by: _Pair) -> bytes:
    key, own = _certificate(name, at, by)
    return pkcs12.serialize_key_and_certificates(
        b"key", key, own, [by[1]], BestAvailableEncryption(PASSPHRASE.encode())
    )


def certificate(
    subject: x509.Name, key: _Key, by: x509.Name | None, valid: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    """A certificate to be signed: of somebody who signs papers, by an authority, or an authority's own where it is by nobody else."""
    own = {"key_cert_sign", "crl_sign"} if by is None else {"digital_signature", "content_commitment"}
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by or subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.KeyUsage(**{one: one in own for one in _USAGES}), critical=True)
    )


def _certificate(name: str, at: datetime, by: _Pair | None = None) -> _Pair:
    """Somebody's by an authority, or an authority's own."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    valid = at - timedelta(days=1), at + timedelta(days=_VALID_DAYS)
    made = certificate(subject, key, by[1].subject if by else None, valid)
    return key, made.sign(by[0] if by else key, hashes.SHA256())
