"""What is wrong with a command line, in the reader's language; Click says it in English only."""

from collections.abc import Iterable

import click

from samrit.thai.translation import Joined, Message


def complaint(error: click.UsageError) -> Message:
    """One sentence that says what is wrong with the command line."""
    sentence = Message(
        "the command can't be used like this: {details}", details=" ".join(error.format_message().split())
    )
    match error:
        case click.NoSuchOption():
            sentence = _unknown(Message("there is no option {name}", name=error.option_name), error.possibilities)
        case click.exceptions.NoSuchCommand():
            sentence = _unknown(Message("there is no command {name}", name=error.command_name), error.possibilities)
        case click.MissingParameter():
            sentence = Message("{name} is missing", name=_name(error))
        case click.BadParameter():
            sentence = _unusable(error)
        case click.BadOptionUsage():
            sentence = Message("the option {name} is not used as it has to be", name=error.option_name)
        case _ if error.message.startswith("Got unexpected extra argument"):
            extra = error.message[error.message.find("(") + 1 : error.message.rfind(")")]
            sentence = Message("there is more than the command takes: {words}", words=extra)
    return sentence


def _unknown(sentence: Message, possibilities: Iterable[object] | None) -> Message:
    names = list(possibilities or ())
    if not names:
        return sentence
    either = Joined(names, Message(" or ", context="between names"))
    return Message("{sentence}; is it {names}?", sentence=sentence, names=either)


def _unusable(error: click.BadParameter) -> Message:
    name, kind = _name(error), error.param.type if error.param is not None else None
    match kind:
        case click.Choice():
            choices = ", ".join(str(one) for one in kind.choices)
            return Message("the value of {name} can't be used; choose one of {choices}", name=name, choices=choices)
        case click.IntRange(min=low, max=high) if low is not None and high is not None:
            return Message(
                "the value of {name} can't be used; it is a whole number from {low} to {high}",
                name=name,
                low=low,
                high=high,
            )
        case click.IntRange(min=low) if low is not None:
            return Message(
                "the value of {name} can't be used; it is a whole number, {low} at least", name=name, low=low
            )
    return Message("the value of {name} can't be used", name=name)


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else ""
