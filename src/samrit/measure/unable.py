"""Why a method can't be run, and what a longer series would make possible."""

from samrit.measure.inputs import Inputs, Method
from samrit.thai.translation import Message


def why(method: Method, inputs: Inputs) -> Message:
    """What a method lacks that gave no answer for the event."""
    if method.name == "control-group" and inputs.control is None:
        return Message("nobody has said which meters took part")
    if method.is_rejected:
        return Message("it needs readings of the whole year before the event")
    is_past = method.references is not None or method.is_of_days_before or inputs.is_past_only
    days = [day for day in inputs.calendar.like if day < 0 or not is_past]
    span = inputs.panel.span
    have = len(inputs.panel.whole(days, -span.of_hours(method.before_hours), span.window))
    if have < method.fewest:
        return Message.counted(
            "it needs {fewest} like days without a gap around the window, and has {have}; a series that is {count} week longer would do",
            "it needs {fewest} like days without a gap around the window, and has {have}; a series that is {count} weeks longer would do",
            fewest=method.fewest,
            have=have,
            count=method.fewest - have,
        )
    return Message(
        "in the hours that it looks at, readings are missing on the day of the event or on a day that it is compared with"
    )
