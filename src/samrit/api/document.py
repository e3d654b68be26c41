"""The OpenAPI document: what ninja makes of the types, with problems as problems, scopes, and the headers of answers."""

import json
from pathlib import Path
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from samrit.api.credentials import ADDRESS
from samrit.api.listing import MEDIA_TYPES, Format
from samrit.api.who import OfLayer, Scoped
from samrit.thai.translation import Message
from samrit.vocabulary.codes import SCOPE_WORDS, TokenScope
from samrit.vocabulary.problem import MEDIA_TYPE

_FIRST_ERROR, _OK = 400, 200
_EXAMPLES: dict[str, Any] = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
_TOKEN = Message("A token of your own, made under “My account”.")
_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "smr_…",
    "description": f"{_TOKEN.en} Scopes: " + "; ".join(f"`{one.value}`: {SCOPE_WORDS[one].en}" for one in TokenScope),
}
_PROGRAM = Message(
    "A program with an account of its own, registered by an administrator: its secret is changed for tokens of an hour."
)
_WORDS: dict[int, Message] = {
    200: Message("Done"),
    201: Message("Made"),
    308: Message("The address without the slash at its end"),
    400: Message("An address that isn't understood, with what would be"),
    401: Message("No valid token"),
    403: Message("The token, or its owner, may not"),
    404: Message("Not there, or hidden from you"),
    405: Message("Asked in another way than the address takes; Allow names those"),
    409: Message("Not possible as things are"),
    410: Message("It was published, and withdrawn by the city with a reason"),
    412: Message("Somebody else saved meanwhile: both versions"),
    413: Message("Too much at once"),
    415: Message("Not of a kind that is taken"),
    422: Message("What was sent can't be taken, place by place"),
    428: Message("Say by If-Match what you change"),
    429: Message("Too often; Retry-After says when again"),
    500: Message("Something broke; request_id leads to what happened"),
    503: Message("Not now; Retry-After says when again"),
}
_TAGS: dict[str, Message] = {
    "agencies": Message("Years, agencies, and who asks"),
    "indicators": Message("Indicators of the plans"),
    "results": Message("Results"),
    "releases": Message("Releases of open data"),
    "reports": Message("Reports, and filing them"),
    "projects": Message("Projects"),
    "campaigns": Message("Campaigns and partners"),
    "measurements": Message("Measurements and load data"),
    "events": Message("What happened to reports and indicators"),
    "checking": Message("Checking a report"),
}
# What ninja says nothing about, or of its type alone: parameters in the path, headers, the layer.
_PARTS: dict[str, Message] = {
    "fiscal_year": Message("a fiscal year of the Buddhist Era"),
    "code": Message("the city's own code"),
    "period": Message("Q1 to Q4, or Y for the year"),
    "series": Message("the id of the load data"),
    "layer": Message(
        "published: what anybody may read; working: the records that are worked on, as a token's owner may read them"
    ),
    "Idempotency-Key": Message("8 to 200 letters and digits of your own; the same again gets the first answer"),
    "If-Match": Message("the ETag of the report as it was read"),
}
_EVERYWHERE = (405, 500)  # answers that come before an operation begins, or where it ends too early


class Document(OpenAPISchema):
    """What ninja makes, put right."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        super().__init__(api, path_prefix)
        self["components"]["securitySchemes"] = {"token": _SCHEME, "program": _program(path_prefix)}
        self["tags"] = [{"name": name, "description": said.en} for name, said in _TAGS.items()]
        for schema in self["components"]["schemas"].values():
            schema.get("properties", {}).pop("__doc__", None)
        for address, methods in self["paths"].items():
            for method, operation in methods.items():
                _describe(operation)
                _exemplify(operation, _EXAMPLES.get(f"{method} {address.removeprefix(path_prefix.rstrip('/'))}", {}))
        _free_fields(self["components"]["schemas"])

    def operation_details(self, operation: Any) -> dict[str, Any]:
        """With the scope that it asks for."""
        details: dict[str, Any] = super().operation_details(operation)
        asked = [one for one in operation.auth_callbacks if isinstance(one, Scoped)]
        scopes = [one.scope.value for one in asked if not isinstance(one, OfLayer)]
        needed = scopes or [TokenScope.READ.value]
        either = [{"token": needed}, {"program": needed}]
        details["security"] = either if scopes else [{}, *either]
        return details


def _program(path_prefix: str) -> dict[str, Any]:
    scopes = {one.value: SCOPE_WORDS[one].en for one in TokenScope}
    flow = {"tokenUrl": f"{path_prefix.rstrip('/')}/{ADDRESS}", "scopes": scopes}
    return {"type": "oauth2", "description": _PROGRAM.en, "flows": {"clientCredentials": flow}}


def _describe(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    refusal = responses[_FIRST_ERROR]["content"]
    for number in _EVERYWHERE:
        responses[number] = {"description": "", "content": dict(refusal)}
    if any(one["in"] == "path" and one["schema"]["type"] == "string" for one in operation["parameters"]):
        where = {"Location": {"description": "where it is", "schema": {"type": "string"}}}
        responses[308] = {"description": "", "headers": where}
    operation["responses"] = dict(sorted(responses.items()))
    for one in operation["parameters"]:
        if one["name"] in _PARTS:
            one["description"] = _PARTS[one["name"]].en
    for number, response in operation["responses"].items():
        response["description"] = _WORDS[number].en
        content = response.get("content", {})
        if number >= _FIRST_ERROR and "application/json" in content:
            response["content"] = {MEDIA_TYPE: content["application/json"]}
        elif any(one["name"] == "cursor" for one in operation["parameters"]) and "application/json" in content:
            for form in (Format.CSV, Format.NDJSON):
                content[MEDIA_TYPES[form]] = {"schema": {"type": "string"}}
            response["headers"] = {"Link": {"description": "the following page", "schema": {"type": "string"}}}
        if number in {429, 503}:
            response["headers"] = {"Retry-After": {"description": "seconds", "schema": {"type": "string"}}}


def _exemplify(operation: dict[str, Any], example: dict[str, Any]) -> None:
    """A request that a test sends, and its answer."""
    for one in operation["parameters"]:
        if one["name"] in example.get("parameters", {}):
            one["example"] = example["parameters"][one["name"]]
    if "body" in example:
        for content in operation["requestBody"]["content"].values():
            content["example"] = example["body"]
    if "answer" in example:
        operation["responses"][example.get("status", _OK)]["content"]["application/json"]["example"] = example["answer"]


def _free_fields(schemas: dict[str, Any]) -> None:
    """What stands in a list may be left out by `fields`."""
    for name, schema in list(schemas.items()):
        items = schema.get("properties", {}).get("items", {}).get("items", {}).get("$ref", "")
        if name.endswith("List") and items:
            schemas[items.rpartition("/")[2]].pop("required", None)
