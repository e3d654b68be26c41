"""How far a project is, and how far it was to be: the S-curve (กราฟเส้นโค้งเอส) of plan, work and money, on any day.

The plan of a step is spread evenly over its planned days, and stands at the end of each day. What was done is what was
told: the last told of a day counts, and holds until a later day is told of; nothing is drawn between two days, and
nothing beyond the last. The whole is Σ weight × percent / 100 over the steps.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec

from samrit.scoring.rounding import HUNDRED, ZERO, share_percent, to_places
from samrit.scoring.words import number
from samrit.thai.translation import Message

FRESH_DAYS = 31  # what was told is fresh for a month: until then nobody is late for not telling again
BEHIND_POINTS = Decimal(5)  # percentage points behind the plan from which a project is late
_DAY = timedelta(days=1)


class ReportedValue(msgspec.Struct, frozen=True):
    """A value (percent of a step, or baht in all) that somebody told at a time, of a day."""

    on: date
    value: Decimal
    reported_at: datetime


class Step(msgspec.Struct, frozen=True):
    """A step of a project: its weight in percent of the whole, its planned days (first and last), what was told of it."""

    weight: Decimal
    planned_from: date
    planned_until: date
    reported: tuple[ReportedValue, ...] = ()


class State(StrEnum):
    """How a project stands, in a word."""

    NOT_BEGUN = "not_begun"
    ON_TIME = "on_time"
    LATE = "late"
    DONE = "done"


PROJECT_STATE_WORDS: dict[State, Message] = {
    State.NOT_BEGUN: Message("Not begun", context="state of a project"),
    State.ON_TIME: Message("On time", context="state of a project"),
    State.LATE: Message("Late", context="state of a project"),
    State.DONE: Message("Done", context="state of a project"),
}


class ProgressStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How a project stands on a day; percentages have two decimal places.

    `actual_percent`, `deviation` (points ahead of the plan, or behind it where negative) and `spent_baht` are None
    where nothing was told: blank is not zero. `late_steps` are past their last day and not done, counted from 0.
    """

    on: date
    planned_percent: Decimal
    actual_percent: Decimal | None
    deviation: Decimal | None
    state: State
    late_steps: tuple[int, ...]
    reported_on: date | None
    spent_baht: Decimal | None
    allotted_baht: Decimal | None
    spent_percent: Decimal | None
    behind: Decimal  # points behind the plan on the day for which lateness is judged

    @property
    def is_overspent(self) -> bool:
        """Whether more was spent than was allotted."""
        return self.spent_baht is not None and self.allotted_baht is not None and self.spent_baht > self.allotted_baht

    @property
    def reason(self) -> Message:
        """Why the state is what it is, in a sentence."""
        match self.state:
            case State.DONE:
                return Message("Every step is done.")
            case State.NOT_BEGUN:
                return Message("Its first planned day has not come yet.")
            case State.LATE if self.late_steps:
                return Message.counted(
                    "{count} step is past the planned end and not done.",
                    "{count} steps are past the planned end and not done.",
                    count=len(self.late_steps),
                )
            case State.LATE if self.actual_percent is None:
                return Message("It was to begin, and nothing was told yet.")
            case State.LATE:
                return Message("It is {behind} % behind the plan.", behind=number(self.behind))
        return Message("It goes as planned.")


def whole_weights(weights: Iterable[Decimal]) -> Message | None:
    """Why the weights of a project's steps can't stand, in a sentence; None where they sum to 100."""
    total = sum(weights, ZERO)
    if total == HUNDRED:
        return None
    return Message("The weights of the steps sum to {total}; they must sum to 100.", total=number(total))


def last_reported(reported: Iterable[ReportedValue], on: date) -> ReportedValue | None:
    """What counts on a day: the latest day's, and of one day what was told last."""
    return max((one for one in reported if one.on <= on), key=lambda one: (one.on, one.reported_at), default=None)


def planned(steps: Iterable[Step], on: date) -> Decimal:
    """How much of the whole was to be done by the end of a day, in percent."""
    return _places(sum((Fraction(step.weight) * _planned_share(step, on) for step in steps), Fraction(0)))


def actual(steps: Iterable[Step], on: date) -> Decimal | None:
    """How much of the whole was done by a day, by what was told, in percent; None where nothing was told of any step."""
    found = [(step.weight, last_reported(step.reported, on)) for step in steps]
    if all(reported is None for _, reported in found):
        return None
    return to_places(sum((w * reported.value for w, reported in found if reported is not None), ZERO) / HUNDRED)


def progress_status(
    steps: Sequence[Step], *, on: date, spending: Iterable[ReportedValue] = (), allotted_baht: Decimal | None = None
) -> ProgressStatus:
    """How a project stands on a day."""
    latest = [last_reported(step.reported, on) for step in steps]
    reported_on = max((one.on for one in latest if one is not None), default=None)
    done, plan = actual(steps, on), planned(steps, on)
    late = tuple(at for at, step in enumerate(steps) if step.planned_until < on and not _is(latest[at], HUNDRED))
    spent = last_reported(spending, on)
    behind = _behind(steps, on, reported_on)
    return ProgressStatus(
        on=on,
        planned_percent=plan,
        actual_percent=done,
        deviation=done - plan if done is not None else None,
        state=_state(steps, on, latest, is_late=bool(late) or behind > BEHIND_POINTS),
        late_steps=late,
        reported_on=reported_on,
        spent_baht=spent.value if spent is not None else None,
        allotted_baht=allotted_baht,
        spent_percent=to_places(share_percent(spent.value, allotted_baht)) if spent and allotted_baht else None,
        behind=behind,
    )


def _planned_share(step: Step, on: date) -> Fraction:
    if on < step.planned_from:
        return Fraction(0)
    if on >= step.planned_until:
        return Fraction(1)
    return Fraction((on - step.planned_from).days + 1, (step.planned_until - step.planned_from).days + 1)


def _behind(steps: Sequence[Step], on: date, reported_on: date | None) -> Decimal:
    """Points behind the plan on the day that was last told of, or a month ago, whichever is later; never below 0."""
    judged_on = max(reported_on, on - FRESH_DAYS * _DAY) if reported_on is not None else on
    return max(planned(steps, judged_on) - (actual(steps, on) or ZERO), ZERO)


def _state(steps: Sequence[Step], on: date, latest: Sequence[ReportedValue | None], *, is_late: bool) -> State:
    if steps and all(_is(one, HUNDRED) for one in latest):
        return State.DONE
    if is_late:
        return State.LATE
    has_begun = any(one is not None and one.value > ZERO for one in latest)
    is_to_begin = any(step.planned_from <= on for step in steps)
    return State.ON_TIME if has_begun or is_to_begin else State.NOT_BEGUN


def _is(reported: ReportedValue | None, value: Decimal) -> bool:
    return reported is not None and reported.value == value


def _places(value: Fraction) -> Decimal:
    # Exact to the last step: thirds that make a half must round as a half.
    hundredths = value * 100
    return Decimal(int(hundredths + Fraction(1, 2))) / HUNDRED
