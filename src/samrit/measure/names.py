"""What the methods are called: all that a page needs to know of them, without the arithmetic and its libraries."""

from dataclasses import dataclass

from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Named:
    """A method in words: its title, what it does; `is_rejected` where it is only there to read old claims."""

    title: Message
    what: Message
    is_rejected: bool = False


LEAST_ERROR = "least-placebo-error"
LEAST_ERROR_WORDS = Message("The one with the least error on ordinary days (chosen without looking at the event)")
NAMES: dict[str, Named] = {
    "previous-week": Named(
        Message("the same day a week before"),
        Message("the form's own: one day, one week before"),
    ),
    "mean-of-n": Named(
        Message("the mean of the last 4 like days"),
        Message("the mean of the last four like days"),
    ),
    "high-x-of-y": Named(
        Message("the highest 4 of 5 days, adjusted"),
        Message("demand response practice: the highest 4 of the last 5 like days, moved to the level of the day"),
    ),
    "matching-day": Named(
        Message("the 3 nearest of 12 days, adjusted"),
        Message("the mean of the 3 of 12 like days nearest in the hours before, adjusted"),
    ),
    "bridge": Named(
        Message("the evening bridge"),
        Message("ridge on the same evening before and after the window"),
    ),
    "regression": Named(
        Message("time of week and temperature"),
        Message("time of week and temperature over the twelve weeks before"),
    ),
    "control-group": Named(
        Message("against those who did not take part"),
        Message("difference in differences against a control group"),
    ),
    "annual-peak": Named(
        Message("the year's peak (rejected)"),
        Message("held against the year's peak; any ordinary evening “saves” as much"),
        is_rejected=True,
    ),
}


def title_of(name: str) -> Message | None:
    """What a method is called, None where there is none of that name."""
    return LEAST_ERROR_WORDS if name == LEAST_ERROR else NAMES[name].title if name in NAMES else None
