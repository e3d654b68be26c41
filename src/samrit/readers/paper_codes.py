"""Which of our papers a file says that it is: by the report that it carries, and by the code at its foot."""

import re
from collections.abc import Iterator

from samrit.readers.decoded import answer
from samrit.readers.source import Source
from samrit.report.paper_code import paper_code, plain_paper_code

_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{5}\s?-\s?[0-9A-Z]{5}(?![0-9A-Za-z])")
_MOST = 20


def codes_of(pdf: bytes) -> tuple[str, ...]:
    """The codes of papers that a PDF may be a copy of, what it carries first; UnreadableError in one sentence where it can't be opened."""
    found = answer(Source(pdf, ""), "paper_codes")
    return tuple(dict.fromkeys(_codes(found["carried"], found["pages"])))[:_MOST]


def _codes(carried: list[str], pages: list[str]) -> Iterator[str]:
    yield from map(paper_code, carried)
    for page in pages:
        for match in _CODE.finditer(page):
            code = plain_paper_code(match[0])
            if code is not None:
                yield code
