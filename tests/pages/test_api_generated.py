"""Each operation of the API, asked by each kind of caller as its document allows, and as it doesn't (Schemathesis).

No server error; no number, form or content of an answer that the document doesn't have. `SAMRIT_API_EXAMPLES` says how many requests are
made of each operation for each caller and mode.
"""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress
from typing import Any

import pytest
import schemathesis
from django.db import transaction
from django.test.client import ClientHandler
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import factories
from programs import Program, one_of_each, program
from published_things import indicator, published
from samrit.records.models import YEAR_END, Agency, LoadSeries
from samrit.vocabulary.codes import RoleName, TokenScope

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("SAMRIT_API_EXAMPLES", "2"))
BOUNDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def city() -> Agency:
    """One of each record, and something published."""
    agency = one_of_each().annual_plan.agency
    published(indicator("2200-0901"), YEAR_END, 12)
    LoadSeries.objects.update(stated={"tz": "Asia/Bangkok", "unit": "kw", "label": "start"})
    return agency


def of(*roles: RoleName, scopes: tuple[TokenScope, ...] = ()) -> Callable[[Agency], Program]:
    """A program of somebody with these roles over the agency."""
    return lambda agency: program(factories.user(*roles, over=agency), *scopes)


def known_places(address: str) -> dict[str, object]:
    """What is there, by the parameters of an address."""
    known = {
        "fiscal_year": 2564,
        "code": "lights" if "campaigns" in address else "2200-0832",
        "period": "Q2",
        "series": LoadSeries.objects.values_list("pk", flat=True).get(),
    }
    return {name: value for name, value in known.items() if f"{{{name}}}" in address}


# Who asks: nobody, a stranger, each role that files or reads with all scopes, and with one.
CALLERS: dict[str, Callable[[Agency], Program]] = {
    "nobody": lambda _agency: Program(),
    "wrong token": lambda _agency: Program("smr_wrong"),
    **{role.value: of(role) for role in RoleName},
    **{scope.value: of(RoleName.OFFICER, RoleName.COORDINATOR, scopes=(scope,)) for scope in TokenScope},
}

FEW = ("nobody", "officer")


def app(environ: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], object]) -> list[bytes]:
    """The whole site by WSGI, on the connection of the test."""
    answer = ClientHandler(enforce_csrf_checks=False)(environ)
    start(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
    return [answer.getvalue()]


@pytest.mark.timeout(3600)
def test_no_answer_is_a_server_error_or_other_than_the_document_says() -> None:
    agency = city()
    callers = {name: of_caller(agency) for name, of_caller in CALLERS.items()}
    document = json.loads(Program().get("/openapi.json").content)
    schema = schemathesis.openapi.from_dict(document)
    schema.app = app
    answered: dict[tuple[str, str], set[int]] = defaultdict(set)

    def asked_by(names: Iterable[str]) -> Callable[[Any], None]:
        def ask(case: Any) -> None:
            for name in names:
                with transaction.atomic():  # what one writes, the next doesn't find
                    answer = case.call(headers=callers[name].headers)
                    transaction.set_rollback(True)
                answered[case.operation.label, name].add(answer.status_code)
                case.validate_response(answer, checks=CHECKS)

        return ask

    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        kinds = (
            (GenerationMode.POSITIVE, known_places(operation.path), CALLERS),
            (GenerationMode.POSITIVE, None, FEW),
            (GenerationMode.NEGATIVE, None, FEW),
        )
        for mode, places, names in kinds:
            cases = operation.as_strategy(generation_mode=mode, path_parameters=places)
            with suppress(Unsatisfiable) if mode is GenerationMode.NEGATIVE else nullcontext():  # nothing to be wrong
                BOUNDED(given(case=cases)(asked_by(names)))()

    operations = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert set(answered) == {(operation, name) for operation in operations for name in CALLERS}
    lists = {one for one in operations if one.startswith("GET ") and "{" not in one}
    assert [one for one in lists if 200 not in answered[one, "read:working"]] == []
    assert [one for one in operations if 401 not in answered[one, "wrong token"]] == []
