"""The sets of open data as Thailand's catalogue harvests them: packages of CKAN with the fields that it asks for.

Values in, plain data out. A package's name never changes with its title.
"""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from samrit.thai.translation import Message
from samrit.vocabulary import thai_catalogue as words
from samrit.vocabulary.data_sets import AGENCIES, INDICATORS, LICENCE_URL, DataSet
from samrit.writers.data_package import MEDIA_TYPES, DataFile, endings_of

_SOURCE = Message("What the agencies report, the evaluators check, and the city publishes.")


def package_name(city_code: str, data_set: DataSet) -> str:
    """By what a package is known for ever."""
    return f"samrit-{city_code}-{data_set.name}"


def organisation(city_code: str, publisher: str) -> dict[str, Any]:
    """The city as an organisation of CKAN."""
    name = f"samrit-{city_code}"
    return {
        "id": _number(name),
        "name": name,
        "title": publisher,
        "type": "organization",
        "is_organization": True,
        "state": "active",
    }


def package(  # noqa: PLR0913 - a package is its set, its files, its page, whose it is, and when it last changed
    data_set: DataSet,
    files: Sequence[DataFile],
    *,
    city_code: str,
    publisher: str,
    mail: str,
    page: str,
    changed_on: str,
) -> dict[str, Any]:
    """A set with its files."""
    name = package_name(city_code, data_set)
    years = sorted({one.year for one in files})
    known = {"csv": "CSV", "json": "JSON", "xlsx": "XLSX"}
    return {
        "id": _number(name),
        "name": name,
        "title": data_set.title.text("th"),
        "notes": f"{data_set.about.text('th')} · {data_set.about.text('en')}",
        "type": "dataset",
        "state": "active",
        "private": False,
        "isopen": True,
        "url": page,
        "owner_org": organisation(city_code, publisher)["id"],
        "organization": organisation(city_code, publisher),
        "author": publisher,
        "maintainer": publisher,
        "maintainer_email": mail,
        "data_type": words.RECORDS if data_set in (AGENCIES, INDICATORS) else words.STATISTICS,
        "objective": [words.MISSION],
        "update_frequency_unit": words.QUARTER,
        "update_frequency_interval": "1",
        "geo_coverage": words.PROVINCE,
        "data_source": _SOURCE.text("th"),
        "data_format": list(dict.fromkeys(known.get(ending, words.OTHER_FORMAT) for ending in endings_of(data_set))),
        "data_category": words.PUBLIC,
        "data_classification": words.OPEN,
        "license_id": words.LICENCE_ID,
        "license_url": LICENCE_URL,
        "first_year_of_data": str(years[0]) if years else "",
        "last_year_of_data": str(years[-1]) if years else "",
        "last_updated_date": changed_on,
        "metadata_modified": changed_on,
        "allow_harvest": "True",
        "tags": [{"name": one, "display_name": one} for one in words.TAGS],
        "num_resources": len(files),
        "resources": [_resource(one) for one in files],
    }


def _resource(one: DataFile) -> dict[str, Any]:
    said = f"{one.data_set.title.text('th')} {one.release or one.year} ({one.ending.upper()})"
    frozen = {"hash": one.sha256, "size": one.size} if one.release else {}
    return {
        "id": _number(one.path),
        "name": said,
        "description": said,
        "url": one.path,
        "format": one.ending.upper(),
        "mimetype": MEDIA_TYPES[one.ending],
        "state": "active",
        **frozen,
    }


def _number(name: str) -> str:
    """CKAN's identifiers are UUIDs: always the same of the same name."""
    return str(uuid5(NAMESPACE_URL, name))
