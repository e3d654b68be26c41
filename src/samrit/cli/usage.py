"""What is wrong with a command line, in the reader's language; Click says it in English only."""

import click

from samrit.thai.message import Message


def complaint(error: click.UsageError) -> Message:
    """One sentence that says what is wrong with the command line."""
    english = error.format_message().replace("\n\t", " ").replace("\n", " ")
    return Message(_thai(error) or f"ใช้คำสั่งไม่ถูกต้อง: {english}", english)


def _thai(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"ไม่มีตัวเลือก {error.option_name}{_perhaps(error.possibilities)}"
        case click.MissingParameter():
            name = error.param.opts[-1] if isinstance(error.param, click.Option) else _metavar(error)
            return f"ยังไม่ได้ระบุ {name}"
        case click.BadParameter():
            return f"ค่าของ {_name(error)} ใช้ไม่ได้{_choices(error)}"
        case click.BadOptionUsage():
            return f"ตัวเลือก {error.option_name} ใช้ไม่ถูกต้อง"
    if error.message.startswith("No such command"):
        wanted = error.message.split("'")[1::2]
        return f"ไม่มีคำสั่ง {''.join(wanted[:1])}"
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message[error.message.find("(") + 1 : error.message.rfind(")")]
        return f"มีคำเกินมา: {extra}"
    return ""


def _perhaps(possibilities: object) -> str:
    names = [str(p) for p in possibilities] if isinstance(possibilities, list | tuple) else []
    return f" (หมายถึง {' หรือ '.join(names)} หรือไม่)" if names else ""


def _metavar(error: click.MissingParameter) -> str:
    if error.param is None or error.ctx is None:
        return ""
    return error.param.make_metavar(error.ctx)


def _name(error: click.BadParameter) -> str:
    return error.param.opts[-1] if isinstance(error.param, click.Option) else "คำสั่ง"


def _choices(error: click.BadParameter) -> str:
    if error.param is not None and isinstance(error.param.type, click.Choice):
        return f" เลือกได้: {', '.join(str(c) for c in error.param.type.choices)}"
    return ""
