"""Rows of a file that stand below others of it: whoever leaves out a row leaves out what would stand below it."""

from collections.abc import Container, Sequence


def leaning(
    codes: Sequence[str], above: Sequence[Sequence[str]], unclear: Sequence[bool], there: Container[str]
) -> dict[int, int]:
    """Of each row that can't be saved without one that is not understood, which one that is; rows by their place in the file.

    `above` are the codes that a row needs; what is `there` in the records is not missed.
    """
    first: dict[str, int] = {}
    for place, code in enumerate(codes):
        first.setdefault(code, place)
    lost = {place for place, is_unclear in enumerate(unclear) if is_unclear}
    found: dict[int, int] = {}
    while True:
        more = {}
        for place, needed in enumerate(above):
            if place in lost:
                continue
            on = next((first[code] for code in needed if code not in there and first.get(code) in lost), None)
            if on is not None:
                more[place] = on
        if not more:
            return found
        found |= more
        lost |= more.keys()
