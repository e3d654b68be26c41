"""The words that the form prints for a report's choices: ticks, kinds of indicators."""

from samrit.report.model import Kind, Level

OUTPUT_WORDS, OUTCOME_WORDS = "ผลผลิต (Output)", "ผลลัพธ์ (Outcome)"
TICKED, UNTICKED = "☑", "☐"
# Whether output and outcome are ticked; None draws no box, where the paper that was read has lost its ticks.
TICKS: dict[Level, tuple[bool, bool] | None] = {
    Level.OUTPUT: (True, False),
    Level.OUTCOME: (False, True),
    Level.BOTH: (True, True),
    Level.NEITHER: (False, False),
    Level.UNKNOWN: None,
}
KIND_WORDS: dict[Kind, str] = {
    Kind.STRATEGIC: "ตัวชี้วัดเชิงยุทธศาสตร์",
    Kind.ROUTINE: "ตัวชี้วัดงานประจำ",
    Kind.NEGOTIATED: "ตัวชี้วัดเจรจาตกลง",
}


def print_level(level: Level) -> str:
    """Item 2 as the form prints it, with its boxes where they are known."""
    ticks = TICKS[level]
    if ticks is None:
        return f"{OUTPUT_WORDS} {OUTCOME_WORDS}"
    output, outcome = (TICKED if tick else UNTICKED for tick in ticks)
    return f"{output} {OUTPUT_WORDS} {outcome} {OUTCOME_WORDS}"
