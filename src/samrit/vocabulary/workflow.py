"""The life of a quarter's report, as tables: which status follows which, by which action, and whose action that is.

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


class Action(StrEnum):
    """What moves a report from one status to the next; each is an action of the same name."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    SIGN = "sign"
    ENDORSE = "endorse"
    EVALUATE = "evaluate"
    PUBLISH = "publish"
    RETURN = "return"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Transition:
    """One arrow of the diagram: the action, where it leads, who may do it, and whether one's own report is barred.

    `signed` is whether the year has to be signed for it, or must not be; None where that is all the same. Only the
    year-end report is signed, so what asks for a signature is for the year end alone. `takes_back` is whether it is for
    those alone whose report it is, and only as long as nobody has approved it.
    """

    action: Action
    to: Status
    by: frozenset[RoleName]
    bars_own: bool = True
    signed: bool | None = None
    takes_back: bool = False


_OFFICER = frozenset({RoleName.OFFICER})
_AGENCY = frozenset({RoleName.COORDINATOR, RoleName.HEAD})
_EVALUATOR = frozenset({RoleName.EVALUATOR})

_SUBMIT = Transition(Action.SUBMIT, Status.SUBMITTED, _OFFICER, bars_own=False)
_REOPEN = Transition(Action.REOPEN, Status.RETURNED, _EVALUATOR, bars_own=False)

TRANSITIONS: dict[Status, tuple[Transition, ...]] = {
    Status.DRAFT: (_SUBMIT,),
    Status.SUBMITTED: (
        Transition(Action.WITHDRAW, Status.DRAFT, _OFFICER, bars_own=False, signed=False, takes_back=True),
        Transition(Action.SIGN, Status.SUBMITTED, _OFFICER, bars_own=False, signed=False),
        Transition(Action.ENDORSE, Status.ENDORSED, _AGENCY, signed=True),
        Transition(Action.RETURN, Status.RETURNED, _AGENCY, bars_own=False, signed=False),
        Transition(Action.REOPEN, Status.RETURNED, _EVALUATOR, bars_own=False, signed=True),
    ),
    Status.ENDORSED: (
        Transition(Action.EVALUATE, Status.EVALUATED, _EVALUATOR),
        Transition(Action.RETURN, Status.RETURNED, _EVALUATOR, bars_own=False),
    ),
    Status.EVALUATED: (Transition(Action.PUBLISH, Status.PUBLISHED, _EVALUATOR, bars_own=False), _REOPEN),
    Status.PUBLISHED: (_REOPEN,),
    Status.RETURNED: (_SUBMIT,),
}

# Actions that a quarter's report knows only at the year end.
YEAR_END_ONLY = frozenset({Action.SIGN})

# Actions that wait until the day ends, where the city's year has brakes.
PUT_OFF = (Action.SIGN, Action.PUBLISH)

# In these an officer may still write.
OPEN = frozenset({Status.DRAFT, Status.RETURNED})

STATUS_WORDS: dict[Status, Message] = {
    Status.DRAFT: Message("Draft", context="state of a report"),
    Status.SUBMITTED: Message("Submitted", context="state of a report"),
    Status.ENDORSED: Message("Endorsed", context="state of a report"),
    Status.EVALUATED: Message("Evaluated", context="state of a report"),
    Status.PUBLISHED: Message("Published", context="state of a report"),
    Status.RETURNED: Message("Returned", context="state of a report"),
}
# What a page says of a report at a glance: its status, or how a draft stands by its due date.
STATE_WORDS: dict[str, Message] = {
    **{status.value: words for status, words in STATUS_WORDS.items()},
    "late": Message("Late", context="state of a report"),
    "not_due": Message("Not due yet", context="state of a report"),
}

ACTION_WORDS: dict[Action, Message] = {
    Action.SUBMIT: Message("Submit"),
    Action.WITHDRAW: Message("Take back"),
    Action.SIGN: Message("Sign"),
    Action.ENDORSE: Message("Endorse"),
    Action.EVALUATE: Message("Evaluate"),
    Action.PUBLISH: Message("Publish"),
    Action.RETURN: Message("Return"),
    Action.REOPEN: Message("Reopen"),
}


def transition(status: Status, action: Action) -> Transition | None:
    """The arrow that an action takes from a status, None where there is none."""
    return next((m for m in TRANSITIONS[status] if m.action is action), None)


def diagram() -> str:
    """The state diagram, in Mermaid."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.DRAFT}"]
    for status, moves in TRANSITIONS.items():
        lines += [f"    {status} --> {m.to}: {m.action}{_asks(m)} ({', '.join(sorted(m.by))})" for m in moves]
        if status is Status.PUBLISHED:
            lines.append(f"    {status} --> [*]")
    return "\n".join(lines) + "\n"


def _asks(step: Transition) -> str:
    if step.action in YEAR_END_ONLY:
        return " the year end"
    if step.takes_back:
        return " one's own (until somebody endorses it; year end: unless signed)"
    return {None: "", True: " (year end: once signed)", False: " (year end: unless signed)"}[step.signed]
