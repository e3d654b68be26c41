"""How much of torn Thai is put together, and how much of what is changed is right: floors by the way it was torn.

`scripts/bench repair` prints the figures themselves.
"""

import pytest

from official_sentences import sentences
from samrit.thai.text import is_broken, repair
from tears import TEARS, Outcome, outcomes

# (precision, recall): where nothing is named, all that is torn is found and nothing else touched.
FLOORS = {
    "sara aa for sara am": (0.95, 0.94),
    "sara aa for sara am here and there": (0.92, 0.93),
    "blank behind sara am": (0.93, 0.75),
    "vowels for tone marks": (0.995, 0.95),
    "blanks inside words": (0.99, 0.94),
    "wrapped at 40 columns": (0.96, 0.98),
    "wrapped at 60 columns": (0.96, 0.98),
    "wrapped at 72 columns": (0.96, 0.98),
    "wrapped at 80 columns": (0.96, 0.98),
    "wrapped at 100 columns": (0.92, 0.95),  # two numbers on adjoining lines are left apart rather than made into one
}
WHOLE = (0.995, 0.99)


@pytest.fixture(scope="module")
def measured() -> dict[str, Outcome]:
    return outcomes(every=2)


def test_correct_sentences_are_not_touched() -> None:
    correct = sentences()

    assert len(set(correct)) > 300
    assert [text for text in (*correct, "\n".join(correct)) if is_broken(text) and repair(text)[1]] == []


@pytest.mark.parametrize("name", [*TEARS, *(name for name in FLOORS if name not in TEARS)])
def test_torn_text_is_put_together(name: str, measured: dict[str, Outcome]) -> None:
    precision, recall = FLOORS.get(name, WHOLE)

    assert measured[name].torn > 50
    assert measured[name].precision >= precision
    assert measured[name].recall >= recall
