"""What a password has to be: long, unknown, and of no words at hand; no rule of composition, no date of expiry."""

import os
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

import factories
from samrit.records.models import User
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

SHORT, KNOWN, AT_HAND = "too short", "known from breaches", "words of this place"


@pytest.fixture
def somsri() -> User:
    """Somebody whose names a guesser knows."""
    person = factories.user(RoleName.OFFICER, username="somsri")
    person.name_th, person.name_en, person.email = "สมศรี ใจดี", "Somsri Jaidee", "somsri.j@city.example"
    person.save()
    return person


def refusal(password: str, person: User) -> str:
    """What is said against a password, "" where it will do."""
    with in_language("en"):
        try:
            validate_password(password, person)
        except ValidationError as error:
            return " ".join(error.messages)
    return ""


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("fourteen chars", SHORT),
        ("qwertyuiopasdfghjkl", KNOWN),
        ("aaaaaaaaaaaaaaaaaaaa", AT_HAND),
        ("password1234567890", KNOWN),
        ("1234567890123456", KNOWN),
        ("samritsamritsamrit", AT_HAND),
        ("Bangkok Bangkok 2569", KNOWN),
        ("SomsriJaidee!!!!!!!!", AT_HAND),
        ("สมศรีใจดีสมศรีใจดี", AT_HAND),
        ("กรุงเทพมหานคร กรุงเทพ", AT_HAND),
        ("x" * 300, "too long"),
    ],
)
def test_what_is_easily_guessed_is_refused_in_a_sentence(password: str, said: str, somsri: User) -> None:
    assert said in refusal(password, somsri)


@pytest.mark.parametrize(
    "password",
    [
        "four words nobody guesses",
        "ปลาทูนึ่งกินกับน้ำพริกตอนเช้า",
        "lowercaseandlongenoughtoo riverboat",
        "🐘 walks under nine umbrellas",
        "7391 5528 6604 9172 38",
        "a " * 30 + "long one that goes on for much more than sixty-four characters",
    ],
)
def test_any_characters_will_do_without_rules_of_composition(password: str, somsri: User) -> None:
    assert refusal(password, somsri) == ""


def test_with_a_second_factor_eight_characters_will_do(somsri: User) -> None:
    alone = refusal("kx7vq2mz", somsri)
    Authenticator.objects.create(user=somsri, type=Authenticator.Type.TOTP, data={})

    assert SHORT in alone
    assert refusal("kx7vq2mz", somsri) == ""
    assert SHORT in refusal("kx7vq2m", somsri)
    assert refusal("password", somsri)


def _settings(**environment: str) -> str:
    script = "import django; django.setup(); from django.conf import settings as s; print(s.MFA_ROLES, s.EMAIL_BACKEND)"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SAMRIT_")}
    made = subprocess.run(
        [sys.executable, "-c", script],
        env=clean | {"DJANGO_SETTINGS_MODULE": "samrit.config.settings", **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return made.stdout.strip()


def test_administrators_need_a_second_factor_unless_a_city_says_otherwise_and_no_link_goes_to_a_log(
    tmp_path: object,
) -> None:
    where = {"SAMRIT_DATA_DIR": str(tmp_path)}

    assert _settings(**where) == "['administrator'] django.core.mail.backends.dummy.EmailBackend"
    assert _settings(**where, SAMRIT_MFA_ROLES="-", SAMRIT_EMAIL_URL="console:").startswith("[] ")
