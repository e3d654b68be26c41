"""Pages and forms with words put into them anywhere, and which of these words a reading neither holds nor tells of."""

import re
from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st

from samrit.readers.reading import Reading
from samrit.report import canonical_json

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
PAGES = tuple(path.read_text() for path in sorted((DOCUMENTS / "pages").glob("*.txt")))
FORMS = ((DOCUMENTS / "indicator-32-own-words.txt").read_text(),)
_MARK = re.compile(r"[a-z]{2}[0-9]{4}[a-z]{2}")
_MARKED = (
    "{}",
    "ข้อความ {}",
    "1. {} : 5",
    "{} : {} ",
    "เป้าหมาย {} : 9",
    "** {} **",
    "- {}",
    "({})",
    "{} หมายถึง ก",
    "มิติที่ ๓.๑ {}",
    "= {} =",
    "{} 5 มีนาคม 2566",
)


@st.composite
def mutated(draw: st.DrawFn, texts: tuple[str, ...]) -> str:
    """A page or a form with words put into it at any place, lines left out, said twice or cut."""
    lines = draw(st.sampled_from(texts)).split("\n")
    for at in range(draw(st.integers(1, 4))):
        mark = f"zq{draw(st.integers(1000, 9999))}{chr(97 + at)}x"
        place = draw(st.integers(1, len(lines)))
        how = draw(st.integers(0, 4))
        words = draw(st.sampled_from(_MARKED)).format(mark, mark)
        if how < 2:
            lines.insert(place, words)
        elif how == 2 and place < len(lines):
            lines[place] = f"{lines[place]} {words}"
        elif how == 3 and place < len(lines):
            lines[place] = f"{words} {lines[place]}"
        elif place < len(lines):
            middle = len(lines[place]) // 2
            lines[place] = f"{lines[place][:middle]} {words} {lines[place][middle:]}"
    if draw(st.booleans()) and len(lines) > 3:
        del lines[draw(st.integers(1, len(lines) - 2))]
    return "\n".join(lines)


def marks(text: str) -> set[str]:
    """The words that were put into a text."""
    return set(_MARK.findall(text))


def stated(readings: Iterable[Reading]) -> str:
    """All that readings say: their reports, and the words and sentences of their issues."""
    return "\n".join(
        canonical_json(reading.report).decode()
        + "\n".join(issue.excerpt + str(issue.message) for issue in reading.issues)
        for reading in readings
    )


def lost(text: str, readings: Iterable[Reading]) -> set[str]:
    """The words put into a text of which its readings say nothing."""
    return marks(text) - marks(stated(readings))
