"""The tags of a paper that Typst has set: its paragraphs, labels and lists as they were written, whatever its lines look like.

Each line of a paragraph is marked content with a number of its own, and ends with the blank that it was broken at; the tree
of tags tells which of them are one. So words come back to the letter, without a guess where a paragraph ends.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from samrit.decoding.pdf_words import TooManyError, marked_words

Tag = list[Any]  # its name, then what stands in it: words, or tags

MAKER = "Typst"
_MOST_DEEP = 40
_MOST_TAGS = 200_000
_ALT = "/Alt"


def tags(document: Any, data: bytes) -> Tag | None:
    """The tree of a tagged paper of that maker; None for any other, and for one whose tree is damaged or doesn't reach all words.

    What another program has written onto the page is in no tag: then the page is read as it looks.
    """
    if not document.get_metadata_value("Creator").startswith(MAKER):
        return None
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                return None
            places = {page.objgen: at for at, page in enumerate(pdf.pages)}
            tree = _Tree(document, places)
            found = tree.tag("", pdf.Root.StructTreeRoot.K, None, 0)
            return found if tree.is_whole() else None
    except (pikepdf.PdfError, KeyError, ValueError, TypeError, AttributeError, RuntimeError, TooManyError):
        return None


class _Tree:
    def __init__(self, document: Any, places: dict[Any, int]) -> None:
        self._document, self._places = document, places
        self._words: dict[int, dict[int, str]] = {}
        self._reached: set[tuple[int, int]] = set()
        self._left = _MOST_TAGS

    def tag(self, name: str, inside: Any, page: int | None, depth: int) -> Tag:
        return [name, *self._inside(inside, page, depth)]

    def _inside(self, one: Any, page: int | None, depth: int) -> Iterator[Any]:
        import pikepdf

        self._left -= 1
        if depth > _MOST_DEEP or self._left < 0:
            raise TooManyError
        if isinstance(one, pikepdf.Array):
            for each in one:
                yield from self._inside(each, page, depth + 1)
            return
        if not isinstance(one, pikepdf.Dictionary):
            yield self._said(page, int(one))
            return
        if "/Pg" in one:
            page = self._places.get(one.Pg.objgen)
        if "/MCID" in one:
            yield self._said(page, int(one.MCID))
        elif "/S" in one:
            name = str(one.S).removeprefix("/")
            if name == "Figure":
                yield [name, str(one.get(_ALT, ""))]
            else:
                yield self.tag(name, one.get("/K", pikepdf.Array()), page, depth + 1)

    def _said(self, page: int | None, number: int) -> str:
        if page is None:
            raise KeyError(number)
        self._reached.add((page, number))
        return self._of_page(page)[number]

    def _of_page(self, page: int) -> dict[int, str]:
        if page not in self._words:
            self._words[page] = marked_words(self._document[page])
        return self._words[page]

    def is_whole(self) -> bool:
        """Whether the tree has reached all words of all pages."""
        said = (
            (at, number)
            for at in range(len(self._document))
            for number, words in self._of_page(at).items()
            if words.strip()
        )
        return all(place in self._reached for place in said)
