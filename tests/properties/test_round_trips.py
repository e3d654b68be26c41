"""A report written in any format reads back as the same report, whatever stands in it."""

import json
from functools import cache

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from properties.strategies import reports
from samrit.readers import read
from samrit.report import Report, canonical_json, from_json, json_schema
from samrit.writers import write

moderate = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


@pytest.mark.parametrize("format_name", ["text", "json"])
@moderate
@given(report=reports)
def test_what_is_written_reads_back(format_name: str, report: Report) -> None:
    reading = read(write(report, format_name))

    assert reading.report == report
    assert reading.format == format_name


@moderate
@given(report=reports)
def test_making_a_part_again_changes_nothing(report: Report) -> None:
    again = type(report)(**{name: getattr(report, name) for name in report.__struct_fields__})

    assert again == report
    assert canonical_json(from_json(canonical_json(report))) == canonical_json(report)


@moderate
@given(report=reports)
def test_canonical_json_follows_the_published_schema(report: Report) -> None:
    _validator().validate(json.loads(canonical_json(report)))


@moderate
@given(report=reports)
def test_places_lie_in_the_source(report: Report) -> None:
    reading = read(write(report, "text"))

    assert all(0 <= place.start < place.end <= len(reading.source) for place in reading.places.values())
