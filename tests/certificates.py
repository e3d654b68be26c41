"""Certificates of the tests' own: an authority, whom it certifies, and its services on loopback (CRL, OCSP, time stamps)."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from samrit.ops.sample_city.demonstration import certificate as unsigned
from samrit.writers.signed_pdf import Key, open_key

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
Pair = tuple[PrivateKey, x509.Certificate]
PASSPHRASE = "secret"


def certificate(
    name: str,
    by: Pair | None = None,
    *,
    is_stamping: bool = False,
    url: str = "",
    valid_days: int = 30,
    key: PrivateKey | None = None,
) -> Pair:
    """A certificate of somebody by an authority, or an authority's own; at `url` it tells what it revoked."""
    if key is None:
        key = rsa.generate_private_key(65537, 2048) if is_stamping else ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "เมืองตัวอย่าง"),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ])  # fmt: skip
    now = datetime.now(UTC)
    valid = now - timedelta(days=60), now + timedelta(days=valid_days)
    made = unsigned(subject, key, by[1].subject if by else None, valid)
    if by is not None and url:
        crl = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{url}/crl")], None, None, None)
        asks = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(f"{url}/ocsp"))
        made = made.add_extension(x509.CRLDistributionPoints([crl]), critical=False)
        made = made.add_extension(x509.AuthorityInformationAccess([asks]), critical=False)
    if is_stamping:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    signing = by[0] if by else key
    return key, made.sign(signing, None if isinstance(signing, ed25519.Ed25519PrivateKey) else hashes.SHA256())


@cache
def authority() -> Pair:
    """The authority of these tests."""
    return certificate("ผู้รับรองตัวอย่าง")


@cache
def key_of(name: str) -> Key:
    """Somebody's key with a certificate of the authority."""
    return open_key(pkcs12_of(certificate(name, authority())), PASSPHRASE)


def pkcs12_of(pair: Pair, by: Pair | None = None) -> bytes:
    """The file of a key."""
    protection = BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"key", pair[0], pair[1], [(by or authority())[1]], protection)


def pem(pair: Pair | None = None) -> str:
    """An authority's certificate as text."""
    return (pair or authority())[1].public_bytes(Encoding.PEM).decode()


def stamper_of(by: Pair, pair: Pair | None = None) -> DummyTimeStamper:
    """A time stamp authority of an authority's."""
    key, own = pair or certificate("ผู้ประทับเวลา", by, is_stamping=True)
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call] # typed inside, and not marked so
    store.register(asn1.Certificate.load(by[1].public_bytes(Encoding.DER)))
    return DummyTimeStamper(
        asn1.Certificate.load(own.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        certs_to_embed=store,
        fixed_dt=datetime.now(UTC).replace(microsecond=0),
    )


@dataclass
class Services:
    """An authority that answers on loopback: who it is, where, what it revoked, and what it was asked."""

    pair: Pair
    url: str
    revoked: list[x509.Certificate] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    known: list[x509.Certificate] = field(default_factory=list)

    def certify(self, name: str, *, is_stamping: bool = False) -> Pair:
        """A certificate that says where to ask."""
        pair = certificate(name, self.pair, is_stamping=is_stamping, url=self.url)
        self.known.append(pair[1])
        return pair

    def crl(self) -> bytes:
        """What it revoked, as a list."""
        now = datetime.now(UTC)
        made = x509.CertificateRevocationListBuilder().issuer_name(self.pair[1].subject)
        made = made.last_update(now - timedelta(minutes=1)).next_update(now + timedelta(days=7))
        for one in self.revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(one.serial_number)
            made = made.add_revoked_certificate(entry.revocation_date(now - timedelta(minutes=1)).build())
        return made.sign(self.pair[0], hashes.SHA256()).public_bytes(Encoding.DER)

    def ocsp(self, request: bytes) -> bytes:
        """What it says of one certificate."""
        asked = ocsp.load_der_ocsp_request(request)
        now = datetime.now(UTC)
        one = next((each for each in self.known if each.serial_number == asked.serial_number), None)
        if one is None:
            return ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED).public_bytes(
                Encoding.DER
            )
        is_revoked = one in self.revoked
        made = ocsp.OCSPResponseBuilder().add_response(
            cert=one,
            issuer=self.pair[1],
            algorithm=hashes.SHA1(),
            cert_status=ocsp.OCSPCertStatus.REVOKED if is_revoked else ocsp.OCSPCertStatus.GOOD,
            this_update=now - timedelta(minutes=1),
            next_update=now + timedelta(days=7),
            revocation_time=now - timedelta(minutes=1) if is_revoked else None,
            revocation_reason=None,
        )
        for extension in asked.extensions:
            made = made.add_extension(extension.value, critical=False)
        return (
            made.responder_id(ocsp.OCSPResponderEncoding.HASH, self.pair[1])
            .sign(self.pair[0], hashes.SHA256())
            .public_bytes(Encoding.DER)
        )


@contextmanager
def services(answers: Sequence[str] = ("/ocsp", "/crl", "/tsa")) -> Iterator[Services]:
    """An authority with CRL, OCSP and time stamps, as long as the block; it answers under these paths alone."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            made.asked.append(self.path)
            answer, kind = _answer(made, self.path, body, stamper) if self.path in answers else (b"", "text/plain")
            self.send_response(200 if answer else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815 - the names are http.server's

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Services(certificate("ผู้รับรองที่ตอบเอง"), f"http://127.0.0.1:{server.server_port}")
    stamper = stamper_of(made.pair, made.certify("ผู้ประทับเวลา", is_stamping=True))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(made: Services, path: str, body: bytes, stamper: DummyTimeStamper) -> tuple[bytes, str]:
    if path == "/crl":
        return made.crl(), "application/pkix-crl"
    if path == "/ocsp":
        return made.ocsp(body), "application/ocsp-response"
    if path == "/tsa":
        stamped = stamper.request_tsa_response(tsp.TimeStampReq.load(body))
        return stamped.dump(), "application/timestamp-reply"
    return b"", "text/plain"
