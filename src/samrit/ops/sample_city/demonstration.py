"""A paper of the sample city, digitally signed, and the certificate of who vouches for its signer: an authority for demonstration.

The authority's key is made when the city is, signs one certificate, and is stored nowhere: nobody can sign in its name again.
"""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from samrit.ledger.blobs import blob_bytes
from samrit.records.models import SignOff
from samrit.writers.signed_pdf import open_key, sign_pdf

PAPER, AUTHORITY = "demonstration-signed.pdf", "demonstration-authority.pem"
_AUTHORITY, _SIGNER = "Samrit authority, for demonstration only", "Samrit signer, for demonstration only"
_VALID_DAYS = 3650
_USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign",
    "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip
_Pair = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]


def write_demonstration(folder: Path, *, at: datetime) -> None:
    """Write the paper and the authority's certificate into a folder, where the city has a signed paper."""
    signoff = SignOff.objects.select_related("paper").order_by("pk").first()
    if signoff is None:
        return
    paper, authority = demonstration(blob_bytes(signoff.paper), at=at)
    folder.joinpath(PAPER).write_bytes(paper)
    folder.joinpath(AUTHORITY).write_bytes(authority)


def demonstration(pdf: bytes, *, at: datetime) -> tuple[bytes, bytes]:
    """The paper with a signature for demonstration, and the certificate (PEM) of the authority that was made for it."""
    authority = _certificate(_AUTHORITY, at)
    key, own = _certificate(_SIGNER, at, authority)
    file = pkcs12.serialize_key_and_certificates(b"key", key, own, [authority[1]], BestAvailableEncryption(b"once"))
    signed = sign_pdf(pdf, open_key(file, "once"), at=at, reason="การสาธิต")
    return signed, authority[1].public_bytes(Encoding.PEM)


def _certificate(name: str, at: datetime, by: _Pair | None = None) -> _Pair:
    """Somebody's by an authority, or an authority's own."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    own = {"key_cert_sign", "crl_sign"} if by is None else {"digital_signature", "content_commitment"}
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[1].subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=_VALID_DAYS))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.KeyUsage(**{one: one in own for one in _USAGES}), critical=True)
    )
    return key, made.sign(by[0] if by else key, hashes.SHA256())
