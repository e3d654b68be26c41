"""The same statements in the three ways in which catalogues are read: JSON-LD, Turtle, RDF/XML.

In: plain data in the shape of JSON-LD, of which our own catalogue uses a small part: names with prefixes, things with an
`@id` or without one, values with a language or a type, and lists of them. Out: text.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

Thing = Mapping[str, Any]
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NOT_IN_AN_ADDRESS = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def json_ld(document: Thing) -> str:
    """The document as it is."""
    return json.dumps(document, ensure_ascii=False, indent=1)


def turtle(document: Thing) -> str:
    """One paragraph for each thing that has a name; what has none stands where it is spoken of."""
    names = document["@context"]

    def written(value: Any) -> str:
        if isinstance(value, str):
            return _quoted(value)
        if "@value" in value:
            of = f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}" if "@type" in value else ""
            return _quoted(value["@value"]) + of
        return f"<{_address(value, names)}>" if "@id" in value else f"[ {lines(value, ' ; ')} ]"

    def lines(thing: Thing, between: str) -> str:
        return between.join([f"a {thing['@type']}", *(f"{name} {written(value)}" for name, value in _said(thing))])

    spaces = [f"@prefix {name}: <{address}> ." for name, address in names.items()]
    things = [f"\n<{_address(one, names)}> {lines(one, ' ;' + chr(10) + '  ')} ." for one in _named(document)]
    return "\n".join([*spaces, *things, ""])


def rdf_xml(document: Thing) -> str:
    """One element for each thing that has a name; what has none stands where it is spoken of."""
    names = document["@context"]

    def written(name: str, value: Any) -> str:
        if isinstance(value, str):
            return f"<{name}>{escape(value)}</{name}>"
        if "@value" in value:
            of = f' xml:lang="{value["@language"]}"' if "@language" in value else ""
            if "@type" in value:
                of = f" rdf:datatype={quoteattr(_whole(value['@type'], names))}"
            return f"<{name}{of}>{escape(value['@value'])}</{name}>"
        if "@id" in value:
            return f"<{name} rdf:resource={quoteattr(_address(value, names))}/>"
        return f"<{name}>{element(value)}</{name}>"

    def element(thing: Thing) -> str:
        about = f" rdf:about={quoteattr(_address(thing, names))}" if "@id" in thing else ""
        inside = "".join(written(name, value) for name, value in _said(thing))
        return f"<{thing['@type']}{about}>{inside}</{thing['@type']}>"

    spaces = "".join(f" xmlns:{name}={quoteattr(address)}" for name, address in {"rdf": _RDF, **names}.items())
    things = [element(one) for one in _named(document)]
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', f"<rdf:RDF{spaces}>", *things, "</rdf:RDF>", ""])


# By the ending of an address: what it is called when it is sent, and how it is written.
LINKED_DATA: dict[str, tuple[str, Callable[[Thing], str]]] = {
    "jsonld": ("application/ld+json", json_ld),
    "ttl": ("text/turtle; charset=utf-8", turtle),
    "rdf": ("application/rdf+xml", rdf_xml),
}


def _said(thing: Thing) -> Iterator[tuple[str, Any]]:
    """What is said of a thing, one by one."""
    for name, values in thing.items():
        if not name.startswith("@"):
            for value in values if isinstance(values, list) else [values]:
                yield name, value


def _named(document: Thing) -> list[Thing]:
    """The things of which something is said and that have a name, each once however often it is spoken of."""
    found: dict[str, Thing] = {}

    def walk(thing: Thing) -> None:
        if "@id" in thing and "@type" in thing:
            found.setdefault(thing["@id"], thing)
        for _name, value in _said(thing):
            if isinstance(value, Mapping):
                walk(value)

    walk(document)
    return list(found.values())


def _address(thing: Thing, names: Mapping[str, str]) -> str:
    return _whole(thing["@id"], names)


def _whole(name: str, names: Mapping[str, str]) -> str:
    """An address written out, without what no address may hold."""
    prefix, colon, rest = name.partition(":")
    whole = f"{names[prefix]}{rest}" if colon and prefix in names else name
    return _NOT_IN_AN_ADDRESS.sub(lambda found: quote(found[0]), whole)


def _quoted(text: str) -> str:
    """A text of Turtle: quoted and escaped as JSON does it, of whose escapes Turtle knows all but that of the slash, which is not written."""
    return json.dumps(text, ensure_ascii=False)
