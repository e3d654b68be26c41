"""A measurement on a terminal: the sentence, the table of all methods, tonnes and baht, and what was found."""

from math import isfinite

from samrit.cli.columns import width
from samrit.measure.answer import Answer
from samrit.measure.emissions import kind_words
from samrit.measure.estimate import Estimate
from samrit.measure.findings import Finding, Weight
from samrit.measure.groups import GroupAnswer
from samrit.measure.names import NAMES
from samrit.measure.read_as import ReadAs
from samrit.measure.sentences import Scale, carbon, energy, power, scale, scale_of, statement, verdict, with_interval
from samrit.measure.uncertainty import Spread
from samrit.thai.translation import Message, ShownYear

_COLUMNS = 12


def _heads(one: Scale) -> tuple[str | Message, ...]:
    return (
        Message("method"),
        one.energy,
        Message("mean {unit}", unit=one.power),
        Message("largest"),
        "%",
        Message("90 % interval, {unit}", unit=one.energy),
        Message("placebo sd"),
        "p",
        Message("detectable"),
        Message("coverage"),
        Message("days"),
        Message("verdict"),
    )


def measured(answer: Answer) -> str:
    """The answer as text."""
    lines = [str(statement(answer)), "", *table(answer.estimates, answer.chosen)]
    lines += [
        "  " + str(Message("{name} can't be run: {reason}", name=name, reason=reason)) for name, reason in answer.unable
    ]
    lines.append("")
    lines.append(str(_chosen(answer)))
    lines += [str(line) for line in _tonnes(answer)]
    lines += [found(one) for one in answer.findings]
    if answer.read_as is not None:
        lines += ["", *shown(answer.read_as)]
    lines.append(str(_run(answer)))
    return "\n".join(lines) + "\n"


def shown(one: ReadAs) -> list[str]:
    """How a file was read: in sentences, three rows, unit, sum, sign and range."""
    lines = [str(Message("read as: {what}", what="; ".join(str(said) for said in one.said)))]
    lines += [
        "  "
        + str(
            Message(
                "{series}: {start} to {end}, {power}",
                series=series,
                start=start,
                end=end[11:],
                power=power(kw / 1000),
            )
        )
        for series, start, end, kw in one.rows
    ]
    below = (
        Message.counted("{count} reading below zero", "{count} readings below zero", count=one.negative)
        if one.negative
        else Message("nothing below zero")
    )
    lines.append(
        "  "
        + str(
            Message(
                "in all {sum}, from {low} to {high}, {below}",
                sum=energy(one.sum_mwh),
                low=power(one.lowest_kw / 1000),
                high=power(one.highest_kw / 1000),
                below=below,
            )
        )
    )
    return lines


def table(estimates: tuple[Estimate, ...], chosen: str) -> list[str]:
    """One line per method, the chosen one marked."""
    own = scale(next(one for one in estimates if one.method == chosen))
    rows = [[str(head) for head in _heads(own)], *(_row(one, own, is_chosen=one.method == chosen) for one in estimates)]
    widths = [max(width(row[place]) for row in rows) for place in range(_COLUMNS)]
    return ["  ".join(_cell(text, widths[at], at) for at, text in enumerate(row)).rstrip() for row in rows]


def backtested(spreads: dict[str, Spread]) -> str:
    """The errors of each method on ordinary days, least first; nothing of the event."""
    all_heads = _heads(scale_of())
    heads = (all_heads[0], all_heads[6], Message("bias"), *all_heads[8:11])
    able = {name: one for name, one in spreads.items() if one.count}
    rows = [[str(head) for head in heads]]
    for name, one in sorted(able.items(), key=lambda item: item[1].sd):
        detectable = "-" if one.detectable is None else f"{one.detectable:.2f} %"
        coverage = "-" if one.coverage is None else f"{100 * one.coverage:.0f} %"
        rows.append([name, f"{one.sd:.2f} %", f"{one.bias:.2f} %", detectable, coverage, str(one.count)])
    widths = [max(width(row[place]) for row in rows) for place in range(len(heads))]
    return "\n".join("  ".join(_cell(text, widths[at], at) for at, text in enumerate(row)) for row in rows) + "\n"


def grouped(answer: GroupAnswer) -> str:
    """The saving of each group, reconciled with the total, in shares of it."""
    own = scale(answer.total)
    all_heads = _heads(own)
    heads = (Message("group"), all_heads[1], Message("share"), all_heads[5], all_heads[6], all_heads[-1])
    rows = [[str(head) for head in heads]]
    shares = [(one.name, one.saved_mwh, one.share, one.estimate) for one in answer.groups]
    for name, saved, share, one in (*shares, (str(Message("total")), answer.total.saved_mwh, 1.0, answer.total)):
        amount, interval = own.with_interval(saved, one.low_mwh, one.high_mwh)
        part = "-" if share is None else f"{100 * share:.1f} %"
        rows.append([name, amount, part, interval or "-", f"{one.spread.sd:.2f} %", str(verdict(one))])
    widths = [max(width(row[place]) for row in rows) for place in range(len(heads))]
    lines = ("  ".join(_cell(text, widths[at], at, len(heads) - 1) for at, text in enumerate(row)) for row in rows)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _cell(text: str, room: int, place: int, last: int = _COLUMNS - 1) -> str:
    space = " " * (room - width(text))
    return text + space if place in (0, last) else space + text


def _row(one: Estimate, own: Scale, *, is_chosen: bool) -> list[str]:
    spread = one.spread
    saved, interval = own.with_interval(one.saved_mwh, one.low_mwh, one.high_mwh)
    return [
        ("* " if is_chosen else "  ") + one.method,
        saved,
        own.of(one.mean_mw),
        own.of(one.largest_mw),
        f"{one.percent:.2f}" if isfinite(one.percent) else "-",
        interval or "-",
        f"{spread.sd:.2f} %" if spread.count else "-",
        "-" if one.p_value is None else f"{one.p_value:.3f}",
        "-" if spread.detectable is None else f"{spread.detectable:.2f} %",
        "-" if spread.coverage is None else f"{100 * spread.coverage:.0f} %",
        str(spread.count),
        str(verdict(one)),
    ]


def _chosen(answer: Answer) -> Message:
    method = NAMES[answer.chosen]
    if not answer.by_backtest:
        return Message("* the method that was named: {title}", title=method.title)
    if answer.main.half_width_mwh is None:
        return Message("* {title}: too few like days to choose a method by them", title=method.title)
    return Message("* {title}: least error on ordinary days, chosen without looking at the event", title=method.title)


def _tonnes(answer: Answer) -> list[Message]:
    lines = []
    for one in answer.emissions:
        kind = kind_words(one.factor.kind)
        amount = carbon(one.tonnes, one.low_tonnes, one.high_tonnes)
        factor = one.factor
        lines.append(
            Message("CO2: {carbon} at {t_per_mwh:g} t/MWh, {kind} of {year_ce} [{source}]", carbon=amount, t_per_mwh=factor.t_per_mwh, kind=kind, year_ce=ShownYear(factor.year_ce + 543), source=factor.source)
        )  # fmt: skip
    for cost in answer.costs:
        baht, interval = with_interval(cost.baht, cost.low_baht, cost.high_baht)
        price = cost.tariff
        lines.append(
            Message(
                "cost: {baht} baht{ends} at {baht_per_kwh:g} baht/kWh [{source}]",
                baht=baht,
                ends=f" ({interval})" if interval else "",
                baht_per_kwh=price.baht_per_kwh,
                source=price.source,
            )
        )
    return lines


def found(one: Finding) -> str:
    """A finding about the data, on one line."""
    mark = str(Message("warning", context="about data") if one.weight is Weight.WARNING else Message("note"))
    where = f" ({'; '.join(one.examples)})" if one.examples else ""
    return f"{mark} {one.code}: {one.message!s}{where}"


def _run(answer: Answer) -> Message:
    short, data = answer.protocol.sha256[:16], answer.data_sha256[:16]
    return Message("protocol {short} · data {data}", short=short, data=data)
