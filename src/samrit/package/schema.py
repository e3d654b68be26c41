"""The JSON Schema of each table in a package, made from the models."""

import inspect
import json
from functools import cache
from typing import Any

import msgspec
from django.db import models

from samrit.package.manifest import Manifest
from samrit.package.tables import TABLES, Table
from samrit.report import json_schema

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

_KINDS: tuple[tuple[tuple[type[models.Field[Any, Any]], ...], dict[str, Any]], ...] = (
    ((models.BooleanField,), {"type": "boolean"}),
    ((models.ForeignKey, models.IntegerField), {"type": "integer"}),
    ((models.DecimalField,), {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
    ((models.DateTimeField,), {"type": "string", "format": "date-time"}),
    ((models.DateField,), {"type": "string", "format": "date"}),
    ((models.JSONField,), {}),
    ((models.CharField, models.TextField), {"type": "string"}),
)


def table_schema(table: Table) -> dict[str, Any]:
    """The schema of a table's file: an array of rows."""
    columns = {column.attname: _column(column) for column in table.fields}
    return {
        "$schema": _DRAFT,
        "title": table.words.en,
        "description": inspect.getdoc(table.model) or "",
        "type": "array",
        "items": {
            "type": "object",
            "properties": columns,
            "required": list(columns),
            "additionalProperties": False,
        },
    }


@cache
def schemas() -> dict[str, bytes]:
    """All schemas of a package, by their names in it."""
    found = {f"schema/{table.name}.schema.json": table_schema(table) for table in TABLES}
    found["schema/report.schema.json"] = json_schema()
    found["schema/manifest.schema.json"] = {"$schema": _DRAFT} | msgspec.json.schema(Manifest)
    return {name: _pretty(found[name]) for name in sorted(found)}


def _column(column: "models.Field[Any, Any]") -> dict[str, Any]:
    kind = next(dict(schema) for kinds, schema in _KINDS if isinstance(column, kinds))
    if isinstance(column, models.CharField) and column.max_length and not column.choices:
        kind["maxLength"] = column.max_length
    if column.choices:
        kind["enum"] = [value for value, _ in column.flatchoices] + ([""] if column.blank else [])
    if isinstance(column, models.ForeignKey):
        target = next((table.name for table in TABLES if table.model is column.related_model), "")
        kind["description"] = f"the id of a row in data/{target}.json"
    if column.null and "type" in kind:
        kind["type"] = [kind["type"], "null"]
    return kind


def _pretty(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
