"""The examples of the API's document: each is sent, and answered as it says; every kind of problem is on the page once.

`SAMRIT_WRITE_EXAMPLES=1` writes the answers anew into `src/samrit/api/examples.json`, for a person to look through.
"""

import ast
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import jsonschema
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

import factories
import samrit
from load_files import csv
from programs import Program, one_of_each, program
from samrit.records.models import LoadSeries
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.problem_kinds import PLACE_KINDS, PROBLEM_KINDS
from samrit.vocabulary.refusal import Refused

if TYPE_CHECKING:
    from samrit.thai.calendar import Language

SOURCES = Path(samrit.__file__).parent
EXAMPLES = SOURCES / "api" / "examples.json"
FILES = {"minutes.txt": "รายชื่อหน่วยงาน 5 แห่ง\n".encode(), "readings.csv": csv(days=30)}
# What is another at each run: numbers of rows, times, hashes that hang on them, and days counted from today.
CHANGING = frozenset(
    {
        "id", "at", "added_at", "made_at", "as_of", "sha256", "original_sha256", "protocol_sha256", "load_series_sha256",
        "load_series", "beginning", "expires_on", "days_late", "first_submitted_on", "href", "began_at", "difference", "next",
    }
)  # fmt: skip


def steady(value: Any) -> Any:
    """A value without what changes from run to run, or in a sum's last digits from machine to machine."""
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {name: one is not None if name in CHANGING else steady(one) for name, one in value.items()}
    return [steady(one) for one in value] if isinstance(value, list) else value


def sent(by: Program, method: str, address: str, example: dict[str, Any]) -> HttpResponse:
    """What the server answers to an example."""
    given: dict[str, Any] = dict(example.get("parameters", {}))
    for name in [one for one in given if "{" + one + "}" in address]:
        address = address.replace("{" + name + "}", str(given.pop(name)))
    headers = {name: str(given.pop(name)) for name in list(given) if name[0].isupper()}
    address += f"?{urlencode(given, doseq=True)}" if given else ""
    body = example.get("body", "")
    if not isinstance(body, dict) or "file" not in body:
        return by.send(method, address, body, headers=headers)
    parts = body | {"file": SimpleUploadedFile(body["file"], FILES[body["file"]])}
    answer: HttpResponse = Client().post(f"/api/v1{address}", parts, headers=by.headers | headers)  # type: ignore[assignment]  # a test's own
    return answer


@pytest.mark.django_db
def test_the_examples_are_answered_as_they_say() -> None:
    indicator = one_of_each()
    agency, city = indicator.annual_plan.agency, factories.city()
    series = LoadSeries.objects.get()
    LoadSeries.objects.update(stated={"tz": "Asia/Bangkok", "unit": "kw", "label": "start"})
    reads = program(factories.user(RoleName.EXECUTIVE, over=city, username="executive"))
    files = program(factories.user(RoleName.OFFICER, RoleName.COORDINATOR, over=agency, username="officer"))
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    document = json.loads(Program().get("/openapi.json").content)
    operations = {
        f"{method} {address.removeprefix('/api/v1')}": operation
        for address, methods in document["paths"].items()
        for method, operation in methods.items()
    }

    answers = {}
    for name, example in examples.items():
        method, address = name.split(" ")
        by = reads if method == "get" and address != "/events" else files
        if "{series}" in address:
            example["parameters"]["series"] = series.pk
        response = sent(by, method, address, example)
        assert response.status_code == example.get("status", 200), (name, response.content.decode())
        answers[name] = json.loads(response.content)
        stated = operations[name]["responses"][str(response.status_code)]["content"]["application/json"]["schema"]
        jsonschema.validate(answers[name], {**stated, "components": document["components"]})

    if os.environ.get("SAMRIT_WRITE_EXAMPLES"):
        for name, answer in answers.items():
            examples[name]["answer"] = answer  # the number of the series may be another: say 1
        EXAMPLES.write_text(json.dumps(examples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert set(examples) == set(operations)
    assert {name: steady(answer) for name, answer in answers.items()} == {
        name: steady(example["answer"]) for name, example in examples.items()
    }
    listed = {name: one["responses"].keys() for name, one in operations.items()}
    assert [name for name, numbers in listed.items() if not {"405", "429", "500", "503"} <= numbers] == []
    assert [name for name, numbers in listed.items() if "308" in numbers] == [one for one in listed if "{code}" in one]


def codes_of(path: Path, called: str, at: int) -> set[str]:
    """The words that a file gives at a place of a call."""
    calls = [one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)]
    given = [one.args[at] for one in calls if ast.unparse(one.func) == called and len(one.args) > at]
    return {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def kinds_of(refusal: type[Refused]) -> set[type[Refused]]:
    return {refusal}.union(*(kinds_of(one) for one in refusal.__subclasses__()))


def test_every_code_of_a_problem_is_explained() -> None:
    in_answers: set[str] = set()
    in_places: set[str] = set()
    for path in [*(SOURCES / "api").glob("*.py"), *(SOURCES / "web").glob("*.py")]:
        in_answers |= codes_of(path, "answer", 1) | codes_of(path, "problem", 1)
        in_places |= codes_of(path, "Place", 1)
    of_files = ("samrit.ops", "samrit.cli", "samrit.config", "samrit.writers", "samrit.package", "samrit.definitions")
    refusals = {
        one.code
        for one in kinds_of(Refused)
        if one.__module__.startswith("samrit") and not one.__module__.startswith(of_files)
    }

    explained = PROBLEM_KINDS.keys() | PLACE_KINDS.keys()
    assert (in_answers | in_places | refusals) - explained == set()
    assert explained - (in_answers | in_places | refusals) == set()


@pytest.mark.django_db
def test_the_page_for_programs_has_all_of_it_without_a_cookie_in_both_languages() -> None:
    document = json.loads(Program().get("/openapi.json").content)
    headings = [f"<b>{m.upper()}</b> {at}" for at, methods in document["paths"].items() for m in methods]
    sentences = {one["description"] for methods in document["paths"].values() for one in methods.values()}
    sentences |= {
        p["description"]
        for methods in document["paths"].values()
        for one in methods.values()
        for p in one["parameters"]
    }

    sides: dict[str, Language] = {"/api/": "th", "/en/api/": "en"}
    for address, language in sides.items():
        answer = Client().get(address)
        text = answer.content.decode()

        assert (answer.status_code, answer.cookies.output(), "Cookie" in answer.get("Vary", "")) == (200, "", False)
        assert [one for one in headings if one not in text] == []
        assert [code for code in (*PROBLEM_KINDS, *PLACE_KINDS) if text.count(f'id="{code}"') != 1] == []
        assert [one for one in sentences if escape(Message(one).text(language)) not in text] == []
        assert text.count("<code>limit</code>") == text.count("<code>json · csv · ndjson</code>") == 1
        assert len(set(re.findall(r' id="([^"]+)"', text))) == len(re.findall(r' id="', text))
        assert re.findall(r'<script[^>]*src="(?!/static/)', text) == []
        assert Client().get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert {one for one in sentences if Message(one).th == one} == set()
