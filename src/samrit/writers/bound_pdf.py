"""Parts of a paper, each set by itself, bound into one PDF/UA-1: pages, tags, bookmarks, and links from part to part.

A paper of hundreds of pages set at once takes memory with each letter. In: parts as `samrit.writers.typeset` sets them, and places.
A link of a part to `address(n)` leads to the n-th of these places, wherever it stands.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf  # twelve megabytes, which a process of the web has no use for until it binds

_SCHEME = "place:"
_ROOM = 4.0  # points above a place, so that whoever follows a link sees its first line whole
_OF_THE_WHOLE = ("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: a page of the whole, counted from 1, and how far below its upper edge; `level` 0 has no bookmark."""

    title: str
    level: int
    page: int
    below: float


def address(number: int) -> str:
    """The address by which a part leads to a place."""
    return f"{_SCHEME}{number}"


def bind(parts: Sequence[bytes], places: Sequence[Place], *, page_word: str) -> bytes:
    """One PDF of all parts in order; the first says what is said of the whole. The same parts give the same bytes."""
    import pikepdf

    whole = pikepdf.Pdf.new()
    tree = whole.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    body = whole.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=tree, K=pikepdf.Array())
    )
    numbers: list[Any] = []
    names: list[Any] = []
    offset = 0
    for part in parts:
        with pikepdf.open(io.BytesIO(part)) as source:
            start = len(whole.pages)
            whole.pages.extend(source.pages)
            if part is parts[0]:
                for key in (one for one in _OF_THE_WHOLE if one in source.Root):
                    whole.Root[key] = _copied(whole, source, source.Root[key])
                for key, value in source.docinfo.items():
                    whole.docinfo[key] = str(value)
            copied = whole.copy_foreign(source.Root.StructTreeRoot)
            tree.RoleMap = copied.get("/RoleMap", pikepdf.Dictionary())
            for kid in copied.K[0].K:
                kid.P = body
                body.K.append(kid)
            rows = list(copied.ParentTree.Nums)
            for number, elements in zip(rows[::2], rows[1::2], strict=True):
                numbers.extend((int(number) + offset, elements))
            names.extend(copied.IDTree.Names if "/IDTree" in copied else ())
            for page in whole.pages[start:]:
                _renumber(page, offset)
            offset += int(copied.ParentTreeNextKey)
    tree.K = pikepdf.Array([body])
    tree.ParentTree = whole.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
    tree.ParentTreeNextKey = offset
    if names:
        tree.IDTree = whole.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
    whole.Root.StructTreeRoot = tree
    for page in whole.pages:
        _lead(whole, page, places, page_word)
    _mark(whole, places)
    made = io.BytesIO()
    whole.save(made, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _copied(whole: "pikepdf.Pdf", source: "pikepdf.Pdf", value: Any) -> Any:
    return whole.copy_foreign(value if value.is_indirect else source.make_indirect(value))


def _renumber(page: "pikepdf.Page", offset: int) -> None:
    """What a page and its links are called among the tags."""
    page.obj.StructParents = int(page.obj.StructParents) + offset
    for one in _links(page):
        one.StructParent = int(one.StructParent) + offset


def _links(page: "pikepdf.Page") -> Iterator[Any]:
    yield from page.obj.get("/Annots", ())


def _lead(whole: "pikepdf.Pdf", page: "pikepdf.Page", places: Sequence[Place], page_word: str) -> None:
    """The links of a page lead to their places."""
    for link in _links(page):
        to = str(link.A.get("/URI", "")) if "/A" in link else ""
        if to.startswith(_SCHEME):
            place = places[int(to.removeprefix(_SCHEME))]
            del link.A
            link.Dest = _destination(whole, place)
            link.Contents = f"{place.title} {page_word} {place.page}"


def _destination(whole: "pikepdf.Pdf", place: Place) -> "pikepdf.Array":
    import pikepdf

    page = whole.pages[place.page - 1]
    upper = float(page.mediabox[3])
    return pikepdf.Array([page.obj, pikepdf.Name.XYZ, 0, round(upper - place.below + _ROOM, 2), 0])


def _mark(whole: "pikepdf.Pdf", places: Sequence[Place]) -> None:
    """Bookmarks, each below the nearest one above it that is of a higher level."""
    import pikepdf

    with whole.open_outline() as outline:
        above: list[tuple[int, list[pikepdf.OutlineItem]]] = [(0, outline.root)]
        for place in places:
            if not place.level:
                continue
            while above[-1][0] >= place.level:
                above.pop()
            item = pikepdf.OutlineItem(place.title, _destination(whole, place))
            above[-1][1].append(item)
            above.append((place.level, item.children))
