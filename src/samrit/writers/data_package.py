"""What says to programs which files of open data there are: a data package (Frictionless), a catalogue (DCAT-AP), schema.org.

Values in, plain data out, which is written as JSON. Words are in both languages wherever the form has room for them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message
from samrit.vocabulary.data_sets import (
    COUNT,
    DAY,
    LICENCE,
    LICENCE_URL,
    NUMBER,
    RESULTS,
    TEXT,
    TIME,
    YEAR,
    YES,
    Column,
    DataSet,
)
from samrit.vocabulary.thai_catalogue import TAGS
from samrit.writers.data_sets import CsvFile, ExcelFile, FileForm, JsonFile, ParquetFile
from samrit.writers.sdmx_csv import SdmxCsvFile
from samrit.writers.table import XLSX_TYPE

# What a file is, by the ending of its name.
MEDIA_TYPES = {
    "csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet", "xlsx": XLSX_TYPE,
    "sdmx.csv": "application/vnd.sdmx.data+csv; version=2.0.0",
}  # fmt: skip
FORMS: dict[str, Callable[[DataSet], FileForm]] = {
    "csv": CsvFile, "json": JsonFile, "parquet": ParquetFile, "xlsx": ExcelFile, "sdmx.csv": SdmxCsvFile,
}  # fmt: skip
_OF_RESULTS = "sdmx.csv"  # what only observations have
_IS_TEXT = ("csv", "json")
_FIELD_TYPES = {
    TEXT: "string", YEAR: "integer", NUMBER: "number", COUNT: "integer", YES: "boolean", DAY: "date", TIME: "datetime",
}  # fmt: skip
_NAMES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority"
TITLE = Message("What the city promised, and what became of it")
ABOUT = Message(
    "Indicators of the city's agencies for a fiscal year with their targets, and their results by quarter and year as they were published."
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a set's year; `path` is its address, below the package or whole. Of one of a release, which, its bytes and their SHA-256."""

    data_set: DataSet
    year: int
    rows: int | None
    path: str
    size: int | None = None
    sha256: str = ""
    release: str = ""

    @property
    def ending(self) -> str:
        """What its name ends with, the longest that is known."""
        return max((one for one in MEDIA_TYPES if self.path.endswith(f".{one}")), key=len)


def endings_of(data_set: DataSet) -> tuple[str, ...]:
    """The forms in which a set is offered, by the ending of their names."""
    return tuple(one for one in MEDIA_TYPES if one != _OF_RESULTS or data_set is RESULTS)


def content_type(ending: str) -> str:
    """What a file is called when it is sent."""
    return MEDIA_TYPES[ending] + ("; charset=utf-8" if ending in _IS_TEXT else "")


def file_name(city_code: str, data_set: str, year: int, ending: str, *, release: str = "") -> str:
    """What the file is called when somebody keeps it; one of a release says which."""
    return f"samrit-{city_code}-{data_set}-{year}{f'-r{release}' if release else ''}.{ending}"


def data_package(files: Iterable[DataFile], *, city_code: str, publisher: str, release: str = "") -> dict[str, Any]:
    """The CSV files with their columns, as a Frictionless data package; of a release with its version."""
    return {
        "profile": "tabular-data-package",
        "name": f"samrit-{city_code}",
        **({"version": release} if release else {}),
        "title": TITLE.text("th"),
        "description": _both(ABOUT),
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": publisher, "role": "publisher"}],
        "resources": [_resource(one) for one in files if one.ending == "csv"],
    }


def catalogue(
    sets: Sequence[tuple[DataSet, str]], files: Sequence[DataFile], *, address: str, publisher: str, mail: str
) -> dict[str, Any]:
    """The sets with their files as a catalogue that others harvest (DCAT-AP); each set comes with the address of its page."""
    by = {"@id": f"{address}#publisher", "@type": "foaf:Agent", "foaf:name": publisher}
    asked = {
        "@id": f"{address}#contact",
        "@type": "vcard:Organization",
        "vcard:fn": publisher,
        "vcard:hasEmail": {"@id": f"mailto:{mail}"},
    }
    return {
        "@context": _NAMES,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": _tagged(TITLE),
        "dct:description": _tagged(ABOUT),
        "dct:publisher": by,
        "dct:license": {"@id": LICENCE_URL},
        "dcat:dataset": [
            {
                "@id": f"{page}#dataset",
                "@type": "dcat:Dataset",
                "dct:identifier": data_set.name,
                "dct:title": _tagged(data_set.title),
                "dct:description": _tagged(data_set.about),
                "dct:publisher": by,
                "dcat:contactPoint": asked,
                "dcat:keyword": [{"@value": one, "@language": "th"} for one in TAGS],
                "dcat:landingPage": {"@id": page},
                "dcat:theme": {"@id": f"{_EU}/data-theme/GOVE"},
                "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/QUARTERLY"},
                "dct:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
                **_covered(sorted({one.year for one in files if one.data_set is data_set})),
                "dcat:distribution": [_distribution(one) for one in files if one.data_set is data_set],
            }
            for data_set, page in sets
        ],
    }


def _covered(years: Sequence[int]) -> dict[str, Any]:
    """From which day to which there are data, where there are any."""
    if not years:
        return {}
    first, last = (
        {"@value": day.isoformat(), "@type": "xsd:date"}
        for day in (fiscal_year_dates(years[0])[0], fiscal_year_dates(years[-1])[1])
    )
    return {"dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}}


def schema_org(data_set: DataSet, files: Sequence[DataFile], *, page: str, publisher: str) -> dict[str, Any]:
    """A set in the words of schema.org, in the reader's language."""
    years = sorted({one.year for one in files})
    covered = (
        {"temporalCoverage": f"{fiscal_year_dates(years[0])[0]}/{fiscal_year_dates(years[-1])[1]}"} if years else {}
    )
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{page}#dataset",
        "url": page,
        "name": str(data_set.title),
        "description": str(data_set.about),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": publisher},
        **covered,
        "variableMeasured": [
            {"@type": "PropertyValue", "name": one.name, "description": str(one.words)} for one in data_set.columns
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": one.path,
                "encodingFormat": MEDIA_TYPES[one.ending],
                "name": f"{data_set.name}-{one.year}.{one.ending}",
            }
            for one in files
        ],
    }


def _resource(one: DataFile) -> dict[str, Any]:
    data_set = one.data_set
    frozen = {"bytes": one.size, "hash": f"sha256:{one.sha256}"} if one.sha256 else {}
    return {
        "profile": "tabular-data-resource",
        "name": f"{data_set.name}-{one.year}",
        "path": one.path,
        "title": data_set.title.text("th"),
        "description": _both(data_set.about),
        "format": "csv",
        "mediatype": MEDIA_TYPES["csv"],
        "encoding": "utf-8",
        **frozen,
        "schema": {
            "fields": [_field(column) for column in data_set.columns],
            "primaryKey": list(data_set.key),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field = {"name": column.name, "type": _FIELD_TYPES[column.kind], "description": _both(column.words)}
    return field | {"constraints": {"enum": list(column.codes)}} if column.codes else field


def _distribution(one: DataFile) -> Mapping[str, Any]:
    name = f"{one.data_set.name} {one.release or one.year} {one.ending.upper()}"
    frozen = {
        "dcat:version": one.release,
        "dcat:byteSize": {"@value": str(one.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": one.sha256, "@type": "xsd:hexBinary"},
        },
    }
    return {
        "@id": one.path,
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:accessURL": {"@id": one.path},
        "dcat:downloadURL": {"@id": one.path},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{_registered(one.ending)}"},
        "dct:license": {"@id": LICENCE_URL},
        **(frozen if one.release else {}),
    }


def _registered(ending: str) -> str:
    """The type by which IANA knows a form: SDMX-CSV is a CSV there."""
    return MEDIA_TYPES["csv" if ending == _OF_RESULTS else ending]


def _both(words: Message) -> str:
    return f"{words.text('th')} · {words.text('en')}"


def _tagged(words: Message) -> list[dict[str, str]]:
    return [{"@value": words.text("th"), "@language": "th"}, {"@value": words.text("en"), "@language": "en"}]
