"""The words of a file of another program, read as if somebody had typed them."""

from collections.abc import Iterator
from dataclasses import replace

from samrit.readers import papers
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.source import Source


def read_texts(texts: list[str], name: str, format_name: str) -> tuple[Reading, ...]:
    """What the readers of text read in them; UnreadableError where none of them holds a report."""
    return tuple(_of_texts(texts, name, format_name))


def _of_texts(texts: list[str], name: str, format_name: str) -> Iterator[Reading]:
    refusal: UnreadableError | None = None
    count = 0
    for text in texts:
        try:
            readings = papers.read_all(Source(text.encode(), name))
        except UnreadableError as error:
            refusal = error
        else:
            count += 1
            yield from (replace(reading, format=format_name) for reading in readings)
    if refusal is not None and not count:
        raise refusal
