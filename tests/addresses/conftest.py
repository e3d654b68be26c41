"""The small city is built once for the tests of a module; what each of them changes in it is undone behind it."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from pytest_django import DjangoDbBlocker

from shared_rows import shared_rows
from world import World


@pytest.fixture(scope="module")
def built(
    request: pytest.FixtureRequest,
    django_db_setup: None,  # noqa: ARG001 - the database is asked for
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """What the module's own `built_once` makes."""
    with shared_rows(django_db_blocker, tmp_path_factory.mktemp("world")):
        yield request.module.built_once()


@pytest.fixture
def world(db: None, built: World) -> World:  # noqa: ARG001 - the database is asked for
    """The same, in values of the test's own."""
    return deepcopy(built)
