"""The life of a practice, as a table: which standing follows which, and whose deed that is.

The diagram in the documentation is made from it, beside that of a quarter's report.
"""

from dataclasses import dataclass
from enum import StrEnum

from samrit.counting import Standing
from samrit.thai.translation import Message


class PracticeDeed(StrEnum):
    """What moves a practice from one standing to the next; the values name the events of the audit trail."""

    VERIFY = "verify_practice"
    REFUSE = "refuse_practice"
    REPORT_AGAIN = "report_practice_again"
    WITHDRAW = "withdraw_practice"


@dataclass(frozen=True, slots=True)
class PracticeMove:
    """One arrow: the deed and where it leads. `bars_own`: not by the officer who reported it; `by_partner`: also by link."""

    deed: PracticeDeed
    to: Standing
    bars_own: bool = False
    by_partner: bool = False
    asks_reason: bool = True


_VERIFY = PracticeMove(PracticeDeed.VERIFY, Standing.VERIFIED, bars_own=True, asks_reason=False)
_REFUSE = PracticeMove(PracticeDeed.REFUSE, Standing.REFUSED, bars_own=True)
_AGAIN = PracticeMove(PracticeDeed.REPORT_AGAIN, Standing.REPORTED, by_partner=True, asks_reason=False)
_WITHDRAW = PracticeMove(PracticeDeed.WITHDRAW, Standing.WITHDRAWN, by_partner=True)

PRACTICE_MOVES: dict[Standing, tuple[PracticeMove, ...]] = {
    Standing.REPORTED: (_VERIFY, _REFUSE, _WITHDRAW),
    Standing.VERIFIED: (_REFUSE, _WITHDRAW),
    Standing.REFUSED: (_VERIFY, _AGAIN, _WITHDRAW),
    Standing.WITHDRAWN: (_AGAIN,),
}

PRACTICE_DEED_WORDS: dict[PracticeDeed, Message] = {
    PracticeDeed.VERIFY: Message("Verify"),
    PracticeDeed.REFUSE: Message("Refuse"),
    PracticeDeed.REPORT_AGAIN: Message("Report again"),
    PracticeDeed.WITHDRAW: Message("Withdraw"),
}


def practice_move(standing: Standing, deed: PracticeDeed) -> PracticeMove | None:
    """The arrow of a deed from a standing, None where there is none."""
    return next((one for one in PRACTICE_MOVES[standing] if one.deed is deed), None)


def practice_diagram() -> str:
    """The state diagram, in Mermaid."""
    lines = ["stateDiagram-v2", f"    [*] --> {Standing.REPORTED}: report_practice (officer, partner)"]
    for standing, moves in PRACTICE_MOVES.items():
        lines += [f"    {standing} --> {m.to}: {m.deed} ({_whose(m)})" for m in moves]
    return "\n".join(lines) + "\n"


def _whose(step: PracticeMove) -> str:
    who = "another officer" if step.bars_own else "officer, partner" if step.by_partner else "officer"
    return f"{who}; with a reason" if step.asks_reason else who
