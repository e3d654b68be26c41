"""A release of open data in the words of Croissant, by which programs that learn from data load it: files with sums, columns with kinds.

Values in, plain data out, which is written as JSON.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from samrit.vocabulary.data_sets import COUNT, DAY, LICENCE_URL, NUMBER, TEXT, TIME, YEAR, YES, Column
from samrit.writers.data_package import ABOUT, MEDIA_TYPES, TITLE, DataFile

_CONTEXT = {
    "@language": "th",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    TEXT: "sc:Text", YEAR: "sc:Integer", NUMBER: "sc:Float", COUNT: "sc:Integer", YES: "sc:Boolean", DAY: "sc:Date",
    TIME: "sc:DateTime",
}  # fmt: skip


def croissant(files: Iterable[DataFile], *, version: str, on: date, address: str, publisher: str) -> dict[str, Any]:
    """The CSV files of a release with their columns; `version` has three parts, as the format asks."""
    tables = [one for one in files if one.ending == "csv"]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": TITLE.text("th"),
        "description": f"{ABOUT.text('th')} · {ABOUT.text('en')}",
        "url": address,
        "version": version,
        "datePublished": on.isoformat(),
        "license": LICENCE_URL,
        "citeAs": f"{publisher}. {TITLE.text('en')}, {version}. {address}",
        "creator": {"@type": "sc:Organization", "name": publisher},
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": f"{one.data_set.name}.csv",
                "name": f"{one.data_set.name}.csv",
                "contentUrl": one.path,
                "contentSize": f"{one.size} B",
                "encodingFormat": MEDIA_TYPES["csv"],
                "sha256": one.sha256,
            }
            for one in tables
        ],
        "recordSet": [_records(one) for one in tables],
    }


def _records(one: DataFile) -> dict[str, Any]:
    data_set = one.data_set
    return {
        "@type": "cr:RecordSet",
        "@id": data_set.name,
        "name": data_set.name,
        "description": f"{data_set.about.text('th')} · {data_set.about.text('en')}",
        "key": [{"@id": f"{data_set.name}/{name}"} for name in data_set.key],
        "field": [_field(data_set.name, column) for column in data_set.columns],
    }


def _field(data_set: str, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{data_set}/{column.name}",
        "name": column.name,
        "description": f"{column.words.text('th')} · {column.words.text('en')}",
        "dataType": _TYPES[column.kind],
        "source": {"fileObject": {"@id": f"{data_set}.csv"}, "extract": {"column": column.name}},
    }
