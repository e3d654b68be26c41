"""The log's key in a PKCS#11 token, here SoftHSM's: it signs, and its public half verifies; a wrong PIN signs nothing."""

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pytest_django import Settings

import softhsm
from samrit.ledger.log_keys import KeyUnavailableError, signing_keys
from softhsm import PIN

pkcs11 = pytest.importorskip("pkcs11")
pytestmark = softhsm.needed


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a key that was made in a token, and never leaves it."""
    with softhsm.session_of(tmp_path, monkeypatch) as session:
        asked = {pkcs11.Attribute.EC_PARAMS: b"\x13\x0cedwards25519"}  # its name, as PKCS#11 writes it
        domain = session.create_domain_parameters(pkcs11.KeyType.EC_EDWARDS, asked, local=True)
        domain.generate_keypair(
            mechanism=pkcs11.Mechanism.EC_EDWARDS_KEY_PAIR_GEN, label="log", store=True,
            public_template={pkcs11.Attribute.PRIVATE: False},
        )  # fmt: skip
    return f"pkcs11:token=samrit;object=log?module-path={softhsm.MODULE}"


def test_a_key_in_a_token_signs_and_its_public_half_verifies(token: str, settings: Settings) -> None:
    settings.LOG_KEYS, settings.LOG_PIN = (token,), PIN

    (key,) = signing_keys()
    signature = key.sign(b"a checkpoint")

    Ed25519PublicKey.from_public_bytes(key.public).verify(signature, b"a checkpoint")
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, b"another checkpoint")


def test_a_token_that_is_away_or_a_wrong_pin_signs_nothing(token: str, settings: Settings) -> None:
    settings.LOG_KEYS, settings.LOG_PIN = (token.replace("token=samrit", "token=other"),), PIN
    with pytest.raises(KeyUnavailableError):
        signing_keys()

    settings.LOG_KEYS, settings.LOG_PIN = (token,), "0000"
    (key,) = signing_keys()
    with pytest.raises(pkcs11.PKCS11Error):
        key.sign(b"a checkpoint")
