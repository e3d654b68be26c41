"""Which database the tests run on is the one that was asked for."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_under_test_is_the_one_asked_for() -> None:
    asked = os.environ.get("SAMRIT_TEST_DATABASE", "sqlite")

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")

    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[asked]
