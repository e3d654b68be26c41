"""The words that the form prints for a report's choices."""

from samrit.vocabulary.choices import OUTCOME_ON_PAPER, OUTPUT_ON_PAPER, TICKS, Level

TICKED, UNTICKED = "☑", "☐"
WAITING = "▢"  # for a tick, where nobody has said which
# What a screen reader says of a box on paper.
SPOKEN_TICKS = {"เลือกแล้ว": TICKED, "ไม่ได้เลือก": UNTICKED, "ยังไม่ได้เลือก": ""}


def print_level(level: Level) -> str:
    """Item 2 as the form prints it, with its boxes where they are known."""
    ticks = TICKS[level]
    if ticks is None:
        return f"{OUTPUT_ON_PAPER} {OUTCOME_ON_PAPER}"
    output, outcome = (TICKED if tick else UNTICKED for tick in ticks)
    return f"{output} {OUTPUT_ON_PAPER} {outcome} {OUTCOME_ON_PAPER}"
