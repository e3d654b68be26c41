"""The words of a file of another program, read as if somebody had typed them."""

from collections.abc import Iterator
from dataclasses import replace

from samrit.readers import papers
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.remarks import remark
from samrit.readers.source import Source
from samrit.report.unplaced import Unplaced
from samrit.thai.text import clean


def read_texts(texts: list[str], name: str, format_name: str) -> tuple[Reading, ...]:
    """What the readers of text read in them; UnreadableError where none of them holds a report."""
    others: list[str] = []
    first, *more = _of_texts(texts or [""], name, format_name, others)
    return (_with_others(first, others), *more)


def _with_others(reading: Reading, others: list[str]) -> Reading:
    """A reading with the texts beside it that hold no report, as text in no field."""
    if not others:
        return reading
    report = reading.report
    return replace(
        reading,
        report=report.replace(unplaced=(*report.unplaced, *(Unplaced(text=clean(text)) for text in others))),
        issues=(*reading.issues, *(remark("not-understood", excerpt=text) for text in others)),
    )


def _of_texts(texts: list[str], name: str, format_name: str, others: list[str]) -> Iterator[Reading]:
    refusal: UnreadableError | None = None
    count = 0
    for text in texts:
        try:
            readings = papers.read_all(Source(text.encode(), name))
        except UnreadableError as error:
            refusal = error
            others.append(text)
        else:
            count += 1
            yield from (replace(reading, format=format_name) for reading in readings)
    if refusal is not None and not count:
        raise refusal
