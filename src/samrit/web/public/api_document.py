"""The API's document as the parts of a page, in the reader's language.

It is asked for at its address, as any program asks for it: pages and API are strangers to each other.
"""

import json
import shlex
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.text import slugify

from samrit.thai.translation import Message

ADDRESS = "/api/v1/"
_MULTIPART, _FIRST_REFUSAL = "multipart/form-data", 400
_HEADER = '-H "Authorization: Bearer $TOKEN"'


class ParameterLine(NamedTuple):
    """A parameter: where it stands, what it may be, and what it is for."""

    name: str
    where: str
    kind: str
    is_repeated: bool
    is_needed: bool
    said: str


class OperationPart(NamedTuple):
    """One operation; `scope` is empty where anybody may ask."""

    anchor: str
    method: str
    address: str
    said: str
    scope: str
    parameters: list[ParameterLine]
    command: str
    answer: str
    answers: list[tuple[str, str]]


class Group(NamedTuple):
    """The operations about one thing."""

    anchor: str
    heading: str
    operations: list[OperationPart]


@cache
def the_document() -> dict[str, Any]:
    """The OpenAPI document."""
    asked = HttpRequest()
    asked.method = "GET"
    view, args, kwargs = resolve(reverse("api:openapi-json"))
    document: dict[str, Any] = json.loads(view(asked, *args, **kwargs).content)
    for _method, _address, operation in _operations(document):
        for one in operation["parameters"]:
            _resolve(one["schema"], document["components"]["schemas"])
    return document


def _resolve(schema: dict[str, Any], named: Mapping[str, Any]) -> None:
    """Put the words of a named list of values where its name stands."""
    for choice in schema.get("anyOf", ()):
        if "$ref" in choice:
            choice.update(named[choice.pop("$ref").rpartition("/")[2]])


def common_parameters(document: Mapping[str, Any]) -> list[ParameterLine]:
    """What every list takes."""
    lists = [list(map(_line, one["parameters"])) for _method, _address, one in _operations(document) if _is_list(one)]
    return [one for one in lists[0] if all(one in others for others in lists)]


def groups_of(document: Mapping[str, Any], server: str) -> list[Group]:
    """The operations in their groups, each with an example that can be copied."""
    common = {one.name for one in common_parameters(document)}
    found: dict[str, list[OperationPart]] = {one["name"]: [] for one in document["tags"]}
    for method, address, operation in _operations(document):
        found[operation["tags"][0]].append(_part(method, address, operation, common, server))
    return [
        Group(f"of-{one['name']}", str(Message(one["description"])), found[one["name"]]) for one in document["tags"]
    ]


def _operations(document: Mapping[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(method, at, one) for at, methods in document["paths"].items() for method, one in methods.items()]


def _is_list(operation: Mapping[str, Any]) -> bool:
    return any(one["name"] == "cursor" for one in operation["parameters"])


def _part(method: str, address: str, operation: dict[str, Any], common: set[str], server: str) -> OperationPart:
    own = [one for one in operation["parameters"] if not (_is_list(operation) and one["name"] in common)]
    lines = [_line(one) for one in own]
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        if kind == _MULTIPART:
            needed = content["schema"].get("required", ())
            lines += [
                _line({"name": name, "in": "body", "schema": one, "required": name in needed})
                for name, one in content["schema"]["properties"].items()
            ]
    is_open = {} in operation["security"]
    scope = "" if is_open else operation["security"][0]["token"][0]
    return OperationPart(
        anchor=slugify(f"{method} {address.replace('/', ' ').replace('{', '').replace('}', '')}"),
        method=method.upper(),
        address=address,
        said=str(Message(operation["description"])),
        scope=scope,
        parameters=lines,
        command=_command(method, address, operation, server),
        answer=_answer(operation),
        answers=[(number, str(Message(one["description"]))) for number, one in operation["responses"].items()],
    )


def _line(one: Mapping[str, Any]) -> ParameterLine:
    schema = one["schema"]
    kinds = [kind for kind in schema.get("anyOf", [schema]) if kind.get("type") != "null"]
    inner = kinds[0].get("items", kinds[0])
    values = inner.get("enum") or [inner.get("format") if inner.get("format") == "binary" else inner.get("type", "")]
    said = one.get("description") or schema.get("description", "")
    return ParameterLine(
        name=one["name"],
        where=one["in"],
        kind=" · ".join(map(str, values)),
        is_repeated="items" in kinds[0],
        is_needed=one.get("required", False),
        said=str(Message(said)) if said else "",
    )


def _command(method: str, address: str, operation: Mapping[str, Any], server: str) -> str:
    """The example as a command that can be copied: curl is on every machine."""
    query: dict[str, Any] = {}
    parts = ["curl", _HEADER] if {} not in operation["security"] else ["curl"]
    if method not in {"get", "post"}:
        parts.append(f"-X {method.upper()}")
    for one in operation["parameters"]:
        if "example" not in one:
            continue
        if one["in"] == "path":
            address = address.replace("{" + one["name"] + "}", quote(str(one["example"])))
        elif one["in"] == "header":
            parts.append("-H " + shlex.quote(f"{one['name']}: {one['example']}"))
        else:
            query[one["name"]] = one["example"]
    content = operation.get("requestBody", {}).get("content", {})
    for kind, sent in content.items():
        if kind == _MULTIPART:
            parts += [
                "-F " + shlex.quote(f"{name}={'@' if name == 'file' else ''}{value}")
                for name, value in sent.get("example", {}).items()
            ]
        else:
            parts.append(f'-H "Content-Type: {kind}"')
            parts.append("-d " + shlex.quote(json.dumps(sent.get("example", {}), ensure_ascii=False)))
    if method == "post" and not content:
        parts.append("-X POST")
    asked = f"?{urlencode(query, doseq=True)}" if query else ""
    return " \\\n  ".join([" ".join(parts[:2]), *parts[2:], shlex.quote(f"{server}{address}{asked}")])


def _answer(operation: Mapping[str, Any]) -> str:
    for number, response in operation["responses"].items():
        example = response.get("content", {}).get("application/json", {}).get("example")
        if int(number) < _FIRST_REFUSAL and example is not None:
            return json.dumps(example, ensure_ascii=False, indent=1)
    return ""
