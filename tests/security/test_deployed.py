"""The settings of an installation behind a proxy with HTTPS: Django's own check finds nothing, cookies and addresses are as they should be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOYED = {
    "SAMRIT_ALLOWED_HOSTS": "samrit.example.go.th",
    "SAMRIT_BASE_URL": "https://samrit.example.go.th",
    "SAMRIT_BEHIND_PROXY": "1",
    "SAMRIT_SECRET_KEY": "k7-" * 20 + "a long one of many different letters, 0123456789",
    "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
}
PROBE = """
import json, django
django.setup()
from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import import_string
from samrit.web.proxies import trusted_proxies
security = import_string("django.middleware.security.SecurityMiddleware")
from django.http import HttpResponse
respond = trusted_proxies(security(lambda request: HttpResponse("x")))
def ask(path, **said):
    answer = respond(RequestFactory().get(path, HTTP_HOST="samrit.example.go.th", REMOTE_ADDR="127.0.0.1", **said))
    return answer.status_code, answer.headers.get("Location", ""), answer.headers.get("Strict-Transport-Security", "")
print(json.dumps({
    "debug": settings.DEBUG,
    "cookies": {name: [getattr(settings, f"{name}_COOKIE_{word}") for word in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")]
                for name in ("SESSION", "CSRF", "LANGUAGE")},
    "page": ask("/office/"), "api": ask("/api/v1/agencies"), "https": ask("/office/", HTTP_X_FORWARDED_PROTO="https"),
}))
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of such an installation."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SAMRIT_", "DJANGO_"))}
    return clean | DEPLOYED | {"SAMRIT_DATA_DIR": str(tmp_path_factory.mktemp("deployed"))}


def run(environment: dict[str, str], *arguments: str) -> str:
    made = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_django_s_own_check_of_a_deployment_finds_nothing(environment: dict[str, str]) -> None:
    said = run(environment, "-m", "samrit", "manage", "check", "--deploy", "--fail-level", "WARNING")

    assert "System check identified no issues" in said


def test_cookies_and_addresses_are_as_they_should_be(environment: dict[str, str]) -> None:
    found = json.loads(run(environment, "-c", PROBE))

    assert found["debug"] is False
    assert found["cookies"] == {
        "SESSION": ["__Secure-samrit-session", True, True, "Lax"],
        "CSRF": ["__Secure-samrit-csrf", True, True, "Lax"],
        "LANGUAGE": ["django_language", True, True, "Lax"],
    }
    assert found["page"][:2] == [301, "https://samrit.example.go.th/office/"]
    assert found["api"][0] == 200  # a program that forgot HTTPS is to notice, and has no cookie
    assert found["https"] == [200, "", f"max-age={365 * 24 * 3600}; includeSubDomains"]


def test_no_settings_trust_every_proxy(environment: dict[str, str]) -> None:
    for word in ("*", "0.0.0.0/0", "::/0"):
        made = subprocess.run(
            [sys.executable, "-m", "samrit", "manage", "check"],
            env=environment | {"SAMRIT_TRUSTED_PROXIES": word}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert made.returncode != 0
        assert "SAMRIT_TRUSTED_PROXIES" in made.stdout + made.stderr


def test_the_data_folder_was_meant(environment: dict[str, str]) -> None:
    assert not list(Path(environment["SAMRIT_DATA_DIR"]).glob("secret-key"))
