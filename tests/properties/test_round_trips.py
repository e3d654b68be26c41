"""A report written in any format reads back as the same report, whatever stands in it."""

import json

import jsonschema
from hypothesis import given, settings

from properties.strategies import reports
from samrit.readers import read
from samrit.report import Report, canonical_json, json_schema
from samrit.writers import write

_SCHEMA = jsonschema.Draft202012Validator(json_schema())


@settings(max_examples=300, deadline=None)
@given(reports)
def test_text_reads_back(report: Report) -> None:
    reading = read(write(report, "text"))

    assert (reading.format, reading.report) == ("text", report)


@settings(max_examples=150, deadline=None)
@given(reports)
def test_json_reads_back_to_the_byte(report: Report) -> None:
    reading = read(write(report, "json"))

    assert (reading.format, reading.report) == ("json", report)
    assert canonical_json(reading.report) == canonical_json(report)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_the_published_schema_admits_every_report(report: Report) -> None:
    assert list(_SCHEMA.iter_errors(json.loads(canonical_json(report)))) == []
