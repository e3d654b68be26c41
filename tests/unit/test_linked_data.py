"""What a catalogue says is written in each form to the letter, whatever stands in its texts."""

from typing import Any

from lxml import etree

from samrit.writers.linked_data import rdf_xml, turtle

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DCT = "{http://purl.org/dc/terms/}"
_TEXT = 'จริง "97"\n\\ <5> & ]]>'
_BY = {"@id": "https://city.example/#by", "@type": "dct:Agent", "dct:title": "กรุงเทพ"}
_DOCUMENT: dict[str, Any] = {
    "@context": {"dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#"},
    "@id": "https://city.example/catalog",
    "@type": "dct:Collection",
    "dct:title": [{"@value": _TEXT, "@language": "th"}, {"@value": "Promises", "@language": "en"}],
    "dct:publisher": _BY,
    "dct:hasPart": [
        {
            "@id": "https://city.example/a file",
            "@type": "dct:Dataset",
            "dct:publisher": _BY,
            "dct:type": {"@id": "dct:Text"},
            "dct:extent": {"@type": "dct:SizeOrDuration", "dct:bytes": {"@value": "5", "@type": "xsd:integer"}},
        }
    ],
}


def test_turtle_names_each_thing_once() -> None:
    assert turtle(_DOCUMENT) == (
        "@prefix dct: <http://purl.org/dc/terms/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n<https://city.example/catalog> a dct:Collection ;\n"
        '  dct:title "จริง \\"97\\"\\n\\\\ <5> & ]]>"@th ;\n'
        '  dct:title "Promises"@en ;\n'
        "  dct:publisher <https://city.example/#by> ;\n"
        "  dct:hasPart <https://city.example/a%20file> .\n"
        '\n<https://city.example/#by> a dct:Agent ;\n  dct:title "กรุงเทพ" .\n'
        "\n<https://city.example/a%20file> a dct:Dataset ;\n"
        "  dct:publisher <https://city.example/#by> ;\n"
        "  dct:type <http://purl.org/dc/terms/Text> ;\n"
        '  dct:extent [ a dct:SizeOrDuration ; dct:bytes "5"^^xsd:integer ] .\n'
    )


def test_xml_says_the_same() -> None:
    collection, by, file = etree.fromstring(rdf_xml(_DOCUMENT).encode())

    assert [one.get(f"{_RDF}about") for one in (collection, by, file)] == [
        "https://city.example/catalog",
        "https://city.example/#by",
        "https://city.example/a%20file",
    ]
    titles = {
        one.get("{http://www.w3.org/XML/1998/namespace}lang"): one.text for one in collection.iter(f"{_DCT}title")
    }
    assert titles == {"th": _TEXT, "en": "Promises"}
    assert by.findtext(f"{_DCT}title") == "กรุงเทพ"
    assert [(one.tag.removeprefix(_DCT), one.get(f"{_RDF}resource")) for one in file][:2] == [
        ("publisher", "https://city.example/#by"),
        ("type", "http://purl.org/dc/terms/Text"),
    ]
    ((size,),) = file.iter(f"{_DCT}extent")
    (count,) = size
    assert (size.tag, count.text, count.get(f"{_RDF}datatype")) == (
        f"{_DCT}SizeOrDuration", "5", "http://www.w3.org/2001/XMLSchema#integer",
    )  # fmt: skip
