"""How a file was understood, in sentences, with its first rows and what the next file of its kind is read by."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from samrit.measure.event import zone
from samrit.measure.incoming.stated import Kind, Label
from samrit.measure.read_as import ReadAs
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from samrit.measure.incoming.canonical import Canonical

_ROWS = 3


def read_as(made: "Canonical", good: "ir.Table", step_s: int, tz: str) -> ReadAs:
    """How a file was read, from what was made of it."""
    about = good.agg(
        kwh=good.kw.sum() * (step_s / 3600), low=good.kw.min(), high=good.kw.max(),
        below=(good.kw < 0).cast("int64").sum(), n=good.count(), series=good.series.nunique(),
    ).to_pyarrow().to_pylist()[0]  # fmt: skip
    first = good.order_by(["start_s", "series"]).limit(_ROWS).select("series", "start_s", "kw").to_pyarrow().to_pylist()
    place = zone(tz)

    def clock(second: int) -> str:
        return f"{datetime.fromtimestamp(second, place):%Y-%m-%d %H:%M}"

    return ReadAs(
        tuple(_said(made, step_s, about["n"], about["series"])),
        tuple(
            (str(row["series"]), clock(row["start_s"]), clock(row["start_s"] + step_s), float(row["kw"]))
            for row in first
        ),
        made.unit,
        float(f"{(about['kwh'] or 0.0) / 1000:.9g}"),
        float(about["low"] or 0.0),
        float(about["high"] or 0.0),
        int(about["below"] or 0),
        _answers(made),
    )


def _said(made: "Canonical", step_s: int, readings: int, series: int) -> list[Message]:
    minutes = Message.counted("{count} minute", "{count} minutes", count=step_s // 60)
    said = [
        Message(
            "{readings} of {series} every {minutes}",
            readings=Message.counted("{count} reading", "{count} readings", count=readings),
            series=Message.counted("{count} series", "{count} series", count=series),
            minutes=minutes,
        )
    ]
    if made.kind is Kind.REGISTER:
        said.append(Message("values are of a register in {unit}: each reading is taken off the next", unit=made.unit))
    elif made.is_energy:
        said.append(Message("values are energy of the interval in {unit}", unit=made.unit))
    else:
        said.append(Message("values are mean power in {unit}", unit=made.unit))
    if made.is_negated:
        said.append(Message("the sign of all values is turned round"))
    said.append(
        Message("times mark the end of their intervals")
        if made.label is Label.END
        else Message("times mark the start of their intervals")
    )
    return said + (_of_shape(made) if made.shape is not None else [])


def _of_shape(made: "Canonical") -> list[Message]:
    shape, stamps = made.shape, made.stamps
    assert shape is not None
    roles, choice = shape.roles, shape.choice
    said = [Message("joined: {names}", names=", ".join(shape.parts))] if shape.parts else []
    if shape.heading.line:
        said.append(Message("the headings are in line {line}", line=shape.heading.line))
    if roles.across:
        across = Message("a column for each day") if roles.is_days_across else Message("a column for each time of day")
        said.append(
            Message("{across}, from {first} to {last}", across=across, first=roles.across[0], last=roles.across[-1])
        )
    else:
        said.append(Message("time: {columns}", columns=" + ".join(roles.stamp)))
        load = " + ".join(choice.values[:12]) + "".join(f" - {name}" for name in choice.minus)
        said.append(Message("load: {columns}", columns=load))
    if roles.series:
        said.append(Message("meter: {column}", column=roles.series))
    if roles.quality:
        said.append(Message("marks of quality: {column}", column=", ".join(roles.quality)))
    if shape.writing.decimal == "," or shape.writing.group:
        said.append(
            Message("“{decimal}” is the decimal sign", decimal=shape.writing.decimal)
            if not shape.writing.group
            else Message("“{decimal}” is the decimal sign, “{group}” stands between thousands", decimal=shape.writing.decimal, group=shape.writing.group)
        )  # fmt: skip
    if stamps is not None and stamps.has_offset:
        said.append(Message("times carry their offset from UTC"))
    if roles.offset_s is not None:
        said.append(_clock_said(roles.offset_s))
    if shape.is_midnight_last:
        said.append(Message("0:00 stands last in its day, and is the day's end"))
    said += [
        Message("not used: {column} ({why})", column=name, why=why)
        for name, why in {**roles.left, **choice.left}.items()
    ]
    return said


def _clock_said(offset_s: int) -> Message:
    if offset_s == 0:
        return Message("times are in UTC, as the heading says")
    hours, minutes = divmod(abs(offset_s) // 60, 60)
    sign = "-" if offset_s < 0 else "+"
    return Message("times are of a clock at UTC{offset}, as the heading says", offset=f"{sign}{hours:02}:{minutes:02}")


def _answers(made: "Canonical") -> dict[str, Any]:
    """What the next file of this kind is to be read by."""
    shape = made.shape
    if shape is None:
        return {}
    said: dict[str, Any] = {"unit": made.unit, "kind": made.kind.value, "decimal": shape.writing.decimal}
    if made.stamps is not None and made.stamps.label is None and made.kind is Kind.INTERVAL and not shape.roles.end:
        said["label"] = made.label.value
    if not shape.roles.across:
        said |= {"values": list(shape.choice.values), "minus": list(shape.choice.minus), "series": shape.roles.series}
    if len(shape.roles.stamp) == 1 and not shape.roles.across:
        said["time"] = shape.roles.stamp[0]
    return {name: value for name, value in said.items() if value not in (None, [])}
