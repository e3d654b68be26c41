"""People at their browsers."""

import pytest
from django.test import Client
from visitors import AsSomebody

import factories
from samrit.records.models import Agency
from samrit.vocabulary.codes import RoleName


@pytest.fixture
def as_somebody(db: None) -> AsSomebody:  # noqa: ARG001 - the database is asked for, not used here
    """Log somebody in with roles over an agency (by default the city); the client reads English unless told."""

    def log_in(*roles: RoleName, over: Agency | None = None, language: str = "en") -> Client:
        client = Client()
        client.force_login(factories.user(*roles, over=over))
        client.cookies["django_language"] = language
        return client

    return log_in
