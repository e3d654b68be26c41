"""What is wrong with a command line, in the reader's language; Click says it in English only."""

import click

from samrit.thai.translation import Message, Worded


def complaint(error: click.UsageError) -> Message:
    """One sentence that says what is wrong with the command line."""
    english = error.format_message().replace("\n\t", " ").replace("\n", " ")
    return Worded(th=_thai(error) or f"ใช้คำสั่งไม่ถูกต้อง: {english}", en=english)


def _thai(error: click.UsageError) -> str:
    sentence = ""
    match error:
        case click.NoSuchOption():
            sentence = f"ไม่มีตัวเลือก {error.option_name}{_perhaps(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            sentence = f"ไม่มีคำสั่ง {error.command_name}{_perhaps(error.possibilities)}"
        case click.MissingParameter():
            sentence = f"ยังไม่ได้ระบุ {_name(error)}"
        case click.BadParameter():
            sentence = f"ค่าของ {_name(error)} ใช้ไม่ได้{_choices(error)}"
        case click.BadOptionUsage():
            sentence = f"ตัวเลือก {error.option_name} ใช้ไม่ถูกต้อง"
        case _ if error.message.startswith("Got unexpected extra argument"):
            extra = error.message[error.message.find("(") + 1 : error.message.rfind(")")]
            sentence = f"มีคำเกินมา: {extra}"
    return sentence


def _perhaps(possibilities: object) -> str:
    names = [str(p) for p in possibilities] if isinstance(possibilities, list | tuple) else []
    return f" หมายถึง {' หรือ '.join(names)} หรือไม่" if names else ""


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else ""


def _choices(error: click.BadParameter) -> str:
    if error.param is not None and isinstance(error.param.type, click.Choice):
        return f" เลือกได้: {', '.join(str(c) for c in error.param.type.choices)}"
    return ""
