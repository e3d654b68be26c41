"""Papers signed by a key that never leaves its PKCS#11 token, here SoftHSM's; whatever the token doesn't do, nothing is signed."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

import softhsm
from certificates import PrivateKey, authority, certificate, pem
from samrit.cli.main import run
from samrit.decoding.signatures import decode
from samrit.readers.signatures import Validity, verification
from samrit.report import IndicatorReport
from samrit.vocabulary.token_address import TokenAddress
from samrit.writers.pdf import write_pdf
from samrit.writers.signed_pdf import SigningError, open_token, sign_pdf
from softhsm import PIN

pkcs11 = pytest.importorskip("pkcs11")
pytestmark = softhsm.needed

AT = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
MAKERS: dict[str, Callable[[], PrivateKey]] = {
    "ec": lambda: ec.generate_private_key(ec.SECP256R1()),
    "rsa": lambda: rsa.generate_private_key(65537, 2048),
    "ed25519": ed25519.Ed25519PrivateKey.generate,
}


@pytest.fixture
def fill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[PrivateKey], str]:
    """Puts a key of a person, their certificate and their authority's into a new token; gives their address."""

    def filled(key: PrivateKey) -> str:
        from pkcs11.util.x509 import decode_x509_certificate

        with softhsm.session_of(tmp_path, monkeypatch) as session:
            lying = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "head", pkcs11.Attribute.ID: b"\x01\x0a"}
            for one in (certificate("นางจำเนียร นาคา", authority(), key=key), authority()):
                session.create_object(decode_x509_certificate(one[1].public_bytes(Encoding.DER)) | lying)
                lying = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "authority"}
        file = tmp_path / "key.pem"
        file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        command = [
            "softhsm2-util",
            "--import",
            str(file),
            "--token",
            "samrit",
            "--label",
            "head",
            "--id",
            "010A",
            "--pin",
            PIN,
        ]
        subprocess.run(command, check=True, capture_output=True)
        pkcs11.lib(str(softhsm.MODULE)).reinitialize()  # it reads anew what lies in the token
        return f"pkcs11:token=samrit;object=head?module-path={softhsm.MODULE}"

    return filled


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("name", ["object=head", "id=%01%0A"])
def test_a_token_signs_by_each_kind_of_key_and_its_certificate(
    kind: str, name: str, fill: Callable[[PrivateKey], str]
) -> None:
    address = fill(MAKERS[kind]()).replace("object=head", name)
    paper = write_pdf(IndicatorReport(name="จำนวนสวน"))

    with open_token(address, PIN) as key:
        signed = sign_pdf(paper, key, at=AT)

    (found,) = verification(signed, decode(signed, [pem()])).signatures
    assert signed.startswith(paper)
    assert (found.signer, found.validity, found.is_trusted) == ("นางจำเนียร นาคา", Validity.INTACT, True)


def test_at_the_command_line_and_nothing_with_another_pin_token_or_key(
    fill: Callable[[PrivateKey], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    at = fill(MAKERS["ec"]())
    monkeypatch.chdir(tmp_path)
    Path("paper.pdf").write_bytes(write_pdf(IndicatorReport(name="จำนวนสวน")))
    others = [at.replace("=head", "=other"), at.replace("=samrit", "=other"), "pkcs11:object=head"]

    monkeypatch.setenv("SAMRIT_KEY_PASSPHRASE", "0000")
    codes = [run(["sign", "paper.pdf", "-o", "signed.pdf", "--key", at, "--lang", "en"])]
    monkeypatch.setenv("SAMRIT_KEY_PASSPHRASE", PIN)
    codes += [run(["sign", "paper.pdf", "-o", "signed.pdf", "--key", one, "--lang", "en"]) for one in others]

    assert codes == [2, 2, 2, 2]
    assert capsys.readouterr().err.count("nothing was signed") == 4
    assert not Path("signed.pdf").exists()
    assert run(["sign", "paper.pdf", "-o", "signed.pdf", "--key", at]) == 0


def test_a_token_that_goes_away_while_it_signs_signs_nothing(fill: Callable[[PrivateKey], str]) -> None:
    pdf, address = write_pdf(IndicatorReport(name="จำนวนสวน")), fill(MAKERS["ec"]())
    with open_token(address, PIN) as key:
        pkcs11.lib(str(softhsm.MODULE)).reinitialize()
        with pytest.raises(SigningError, match="nothing was signed"):
            sign_pdf(pdf, key, at=AT)


def test_an_address_of_a_token_names_driver_token_and_key() -> None:
    assert TokenAddress.of("pkcs11:token=My%20card;object=sign?module-path=/usr/lib/card.so") == TokenAddress(
        "/usr/lib/card.so", "My card", "sign"
    )
    for text in ("pkcs11:token=a;object=b", "pkcs11:object=b?module-path=c", "pkcs11:token=a?module-path=c"):
        with pytest.raises(ValueError, match="module-path=FILE"):
            TokenAddress.of(text)
