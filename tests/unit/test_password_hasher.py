"""How passwords are kept, with the installation's own hashers."""

import threading
import time

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, PBKDF2PasswordHasher, check_password, make_password
from django.test import Client
from pytest_django import Settings

import factories
from samrit.config import settings as installation
from samrit.vocabulary.codes import RoleName
from samrit.web.people.password_hasher import AT_ONCE, Argon2idHasher

PASSWORD = "four words of one's own"


@pytest.fixture
def _installed(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = installation.PASSWORD_HASHERS


@pytest.mark.usefixtures("_installed")
def test_a_new_password_is_kept_by_argon2id_with_19_mebibytes_and_two_passes() -> None:
    stored = make_password(PASSWORD)

    assert stored.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password(PASSWORD, stored)
    assert not check_password(PASSWORD + "!", stored)


@pytest.mark.django_db
@pytest.mark.usefixtures("_installed")
def test_an_older_hash_is_replaced_when_its_owner_logs_in(client: Client) -> None:
    person = factories.user(RoleName.OFFICER)
    person.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1000)
    person.save()

    entered = client.post("/office/login/", {"login": person.username, "password": PASSWORD})

    person.refresh_from_db()
    assert entered.status_code == 303
    assert person.password.startswith("argon2$argon2id$")
    assert person.check_password(PASSWORD)


def test_so_many_passwords_are_tried_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    counts, most, lock = [0], [0], threading.Lock()

    def slow(_hasher: object, _password: str, _encoded: str) -> bool:
        with lock:
            counts[0] += 1
            most[0] = max(most[0], counts[0])
        time.sleep(0.02)
        with lock:
            counts[0] -= 1
        return True

    monkeypatch.setattr(Argon2PasswordHasher, "verify", slow)
    threads = [threading.Thread(target=Argon2idHasher().verify, args=("x", "y")) for _ in range(3 * AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most[0] == AT_ONCE
