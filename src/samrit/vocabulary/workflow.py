"""The life of a quarter's report, as tables: which status follows which, by which deed, and whose deed that is.

The diagram in the documentation is made from these tables, and a test holds it to them.
"""

from dataclasses import dataclass
from enum import StrEnum

from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName


class Status(StrEnum):
    """Where a quarter's report stands. Late is no status: it is a draft (or returned) past its due date."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ENDORSED = "endorsed"
    EVALUATED = "evaluated"
    PUBLISHED = "published"
    RETURNED = "returned"


class Deed(StrEnum):
    """What moves a report from one status to the next; each is an action of the same name."""

    SUBMIT = "submit"
    SIGN = "sign"
    ENDORSE = "endorse"
    EVALUATE = "evaluate"
    PUBLISH = "publish"
    RETURN = "return"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Move:
    """One arrow of the diagram: the deed, where it leads, who may do it, and whether one's own report is barred.

    `signed` is whether the year has to be signed for it, or must not be; None where that is all the same. Only the
    year-end report is signed, so what asks for a signature is for the year end alone.
    """

    deed: Deed
    to: Status
    by: frozenset[RoleName]
    bars_own: bool = True
    signed: bool | None = None


_OFFICER = frozenset({RoleName.OFFICER})
_AGENCY = frozenset({RoleName.COORDINATOR, RoleName.HEAD})
_EVALUATOR = frozenset({RoleName.EVALUATOR})

_SUBMIT = Move(Deed.SUBMIT, Status.SUBMITTED, _OFFICER, bars_own=False)
_REOPEN = Move(Deed.REOPEN, Status.RETURNED, _EVALUATOR, bars_own=False)

MOVES: dict[Status, tuple[Move, ...]] = {
    Status.DRAFT: (_SUBMIT,),
    Status.SUBMITTED: (
        Move(Deed.SIGN, Status.SUBMITTED, _OFFICER, bars_own=False, signed=False),
        Move(Deed.ENDORSE, Status.ENDORSED, _AGENCY, signed=True),
        Move(Deed.RETURN, Status.RETURNED, _AGENCY, bars_own=False, signed=False),
        Move(Deed.REOPEN, Status.RETURNED, _EVALUATOR, bars_own=False, signed=True),
    ),
    Status.ENDORSED: (
        Move(Deed.EVALUATE, Status.EVALUATED, _EVALUATOR),
        Move(Deed.RETURN, Status.RETURNED, _EVALUATOR, bars_own=False),
    ),
    Status.EVALUATED: (Move(Deed.PUBLISH, Status.PUBLISHED, _EVALUATOR, bars_own=False), _REOPEN),
    Status.PUBLISHED: (_REOPEN,),
    Status.RETURNED: (_SUBMIT,),
}

# Deeds that a quarter's report knows only at the year end.
YEAR_END_ONLY = frozenset({Deed.SIGN})

# In these an officer may still write.
OPEN = frozenset({Status.DRAFT, Status.RETURNED})

STATUS_WORDS: dict[Status, Message] = {
    Status.DRAFT: Message("Draft"),
    Status.SUBMITTED: Message("Submitted"),
    Status.ENDORSED: Message("Endorsed"),
    Status.EVALUATED: Message("Evaluated"),
    Status.PUBLISHED: Message("Published"),
    Status.RETURNED: Message("Returned"),
}

DEED_WORDS: dict[Deed, Message] = {
    Deed.SUBMIT: Message("Submit"),
    Deed.SIGN: Message("Sign"),
    Deed.ENDORSE: Message("Endorse"),
    Deed.EVALUATE: Message("Evaluate"),
    Deed.PUBLISH: Message("Publish"),
    Deed.RETURN: Message("Return"),
    Deed.REOPEN: Message("Reopen"),
}


def move(status: Status, deed: Deed) -> Move | None:
    """The arrow that a deed takes from a status, None where there is none."""
    return next((m for m in MOVES[status] if m.deed is deed), None)


def diagram() -> str:
    """The state diagram, in Mermaid."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.DRAFT}"]
    for status, moves in MOVES.items():
        lines += [f"    {status} --> {m.to}: {m.deed}{_asks(m)} ({', '.join(sorted(m.by))})" for m in moves]
        if status is Status.PUBLISHED:
            lines.append(f"    {status} --> [*]")
    return "\n".join(lines) + "\n"


def _asks(step: Move) -> str:
    if step.deed in YEAR_END_ONLY:
        return " the year end"
    return {None: "", True: " (year end: once signed)", False: " (year end: unless signed)"}[step.signed]
