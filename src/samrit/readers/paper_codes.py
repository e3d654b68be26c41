"""Which of our papers a file says that it is: by the report that it carries, and by the code at its foot."""

import re
from dataclasses import dataclass

from samrit.readers.decoded import answer
from samrit.readers.source import Source
from samrit.report.paper_code import paper_code, plain_paper_code

_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{5}\s?-\s?[0-9A-Z]{5}(?![0-9A-Za-z])")
_MOST = 20


@dataclass(frozen=True, slots=True)
class PaperCodes:
    """The codes that a file leads to: `carried` by the reports within it, `written` on its pages."""

    carried: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Each once, what it carries first."""
        return tuple(dict.fromkeys((*self.carried, *self.written)))[:_MOST]


def codes_of(pdf: bytes) -> PaperCodes:
    """The codes of papers that a PDF may be a copy of; UnreadableError in one sentence where it can't be opened."""
    found = answer(Source(pdf, ""), "paper_codes")
    written = (plain_paper_code(match[0]) for page in found["pages"] for match in _CODE.finditer(page))
    return PaperCodes(tuple(map(paper_code, found["carried"])), tuple(code for code in written if code is not None))
