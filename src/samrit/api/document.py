"""The OpenAPI document: what ninja makes of the types, with problems as problems, scopes, and the headers of answers."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from samrit.api.listing import MEDIA_TYPES, Format
from samrit.api.who import Scoped
from samrit.vocabulary.codes import SCOPE_WORDS, TokenScope
from samrit.vocabulary.problem import MEDIA_TYPE

_FIRST_ERROR = 400
_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "smr_…",
    "description": "A token of your own, made under “My account”. Scopes: "
    + "; ".join(f"`{one.value}`: {SCOPE_WORDS[one].en}" for one in TokenScope),
}
_WORDS = {
    200: "Done",
    201: "Made",
    400: "An address that isn't understood, with what would be",
    401: "No valid token",
    403: "The token, or its owner, may not",
    404: "Not there, or hidden from you",
    409: "Not possible as things are",
    412: "Somebody else saved meanwhile: both versions",
    413: "Too much at once",
    415: "Not of a kind that is taken",
    422: "What was sent can't be taken, place by place",
    428: "Say by If-Match what you change",
    429: "Too often; Retry-After says when again",
    503: "Not now; Retry-After says when again",
}


class Document(OpenAPISchema):
    """What ninja makes, put right."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        super().__init__(api, path_prefix)
        self["components"]["securitySchemes"] = {"token": _SCHEME}
        for schema in self["components"]["schemas"].values():
            schema.get("properties", {}).pop("__doc__", None)
        for methods in self["paths"].values():
            for operation in methods.values():
                _describe(operation)
        _free_fields(self["components"]["schemas"])

    def operation_details(self, operation: Any) -> dict[str, Any]:
        """With the scope that it asks for."""
        details: dict[str, Any] = super().operation_details(operation)
        scopes = [one.scope.value for one in operation.auth_callbacks if isinstance(one, Scoped)]
        details["security"] = [{"token": scopes}] if scopes else [{}, {"token": [TokenScope.READ.value]}]
        return details


def _describe(operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        number = int(status)
        response["description"] = _WORDS.get(number, response["description"])
        content = response.get("content", {})
        if number >= _FIRST_ERROR and "application/json" in content:
            response["content"] = {MEDIA_TYPE: content["application/json"]}
        elif any(one["name"] == "cursor" for one in operation["parameters"]) and "application/json" in content:
            for form in (Format.CSV, Format.NDJSON):
                content[MEDIA_TYPES[form]] = {"schema": {"type": "string"}}
            response["headers"] = {"Link": {"description": "the following page", "schema": {"type": "string"}}}
        if number in {429, 503}:
            response["headers"] = {"Retry-After": {"description": "seconds", "schema": {"type": "string"}}}


def _free_fields(schemas: dict[str, Any]) -> None:
    """What stands in a list may be left out by `fields`."""
    for name, schema in list(schemas.items()):
        items = schema.get("properties", {}).get("items", {}).get("items", {}).get("$ref", "")
        if name.endswith("List") and items:
            schemas[items.rpartition("/")[2]].pop("required", None)
