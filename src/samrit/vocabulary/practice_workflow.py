"""The life of a practice, as a table: which status follows which, and whose action that is.

The diagram in the documentation is made from it, beside that of a quarter's report.
"""

from dataclasses import dataclass
from enum import StrEnum

from samrit.thai.translation import Message
from samrit.vocabulary.counted import RecordStatus


class PracticeAction(StrEnum):
    """What moves a practice from one status to the next; the values name the events of the audit trail."""

    VERIFY = "verify_practice"
    REFUSE = "refuse_practice"
    REPORT_AGAIN = "report_practice_again"
    WITHDRAW = "withdraw_practice"


@dataclass(frozen=True, slots=True)
class PracticeTransition:
    """One arrow: the action and where it leads. `bars_own`: not by the officer who reported it; `by_partner`: also by link."""

    action: PracticeAction
    to: RecordStatus
    bars_own: bool = False
    by_partner: bool = False
    asks_reason: bool = True


_VERIFY = PracticeTransition(PracticeAction.VERIFY, RecordStatus.VERIFIED, bars_own=True, asks_reason=False)
_REFUSE = PracticeTransition(PracticeAction.REFUSE, RecordStatus.REFUSED, bars_own=True)
_AGAIN = PracticeTransition(PracticeAction.REPORT_AGAIN, RecordStatus.REPORTED, by_partner=True, asks_reason=False)
_WITHDRAW = PracticeTransition(PracticeAction.WITHDRAW, RecordStatus.WITHDRAWN, by_partner=True)

PRACTICE_TRANSITIONS: dict[RecordStatus, tuple[PracticeTransition, ...]] = {
    RecordStatus.REPORTED: (_VERIFY, _REFUSE, _WITHDRAW),
    RecordStatus.VERIFIED: (_REFUSE, _WITHDRAW),
    RecordStatus.REFUSED: (_VERIFY, _AGAIN, _WITHDRAW),
    RecordStatus.WITHDRAWN: (_AGAIN,),
}

PRACTICE_ACTION_WORDS: dict[PracticeAction, Message] = {
    PracticeAction.VERIFY: Message("Verify"),
    PracticeAction.REFUSE: Message("Refuse"),
    PracticeAction.REPORT_AGAIN: Message("Report again"),
    PracticeAction.WITHDRAW: Message("Withdraw"),
}


def practice_transition(status: RecordStatus, action: PracticeAction) -> PracticeTransition | None:
    """The arrow of an action from a status, None where there is none."""
    return next((one for one in PRACTICE_TRANSITIONS[status] if one.action is action), None)


def practice_diagram() -> str:
    """The state diagram, in Mermaid."""
    lines = ["stateDiagram-v2", f"    [*] --> {RecordStatus.REPORTED}: report_practice (officer, partner)"]
    for status, moves in PRACTICE_TRANSITIONS.items():
        lines += [f"    {status} --> {m.to}: {m.action} ({_whose(m)})" for m in moves]
    return "\n".join(lines) + "\n"


def _whose(step: PracticeTransition) -> str:
    who = "another officer" if step.bars_own else "officer, partner" if step.by_partner else "officer"
    return f"{who}; with a reason" if step.asks_reason else who
