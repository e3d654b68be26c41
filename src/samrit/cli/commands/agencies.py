"""`samrit agencies`: the city's tree of agencies: shown, added to, brought as a file, taken out as one."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from samrit.cli.agency_year import agency_of
from samrit.cli.bringing import RowRead, list_options, save_or_discard, user_called, write_list
from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.cli.sources import load
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message, ShownDay
from samrit.thai.typed_day import read_day

if TYPE_CHECKING:
    from samrit.records.models import Agency

_WHAT = ["list", "add", "rename", "move", "merge", "split", "close", "correct", "import", "export"]


@click.command(
    cls=Command,
    words=Message(
        "list: the city's agencies as they stand today. add: one more, from a day on. rename, move, merge, split, close: what becomes of one, from a day on. correct: another day for what was recorded with a wrong one. import: all that a file says, shown before it is saved. export: them as a file."
    ),
    notes=(
        Message(
            "As in: samrit agencies add --code 2200 --name-th NAME --below bma --from 1/10/2569 --reason WHY --by USER"
        ),
    ),
)
@click.argument("what", type=click.Choice(_WHAT), metavar="|".join(_WHAT))
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--code", cls=Option, metavar="CODE", words=Message("the agency's code"))
@click.option("--name-th", cls=Option, default="", metavar="NAME", words=Message("its name in Thai"))
@click.option("--name-en", cls=Option, default="", metavar="NAME", words=Message("its name in English"))
@click.option(
    "--below", cls=Option, metavar="CODE", words=Message("the agency that it belongs to (default: the city itself)")
)
@click.option(
    "--into",
    cls=Option,
    multiple=True,
    metavar="CODE",
    words=Message("merge, split: the agency that goes on; to split, the others after it, each with --into"),
)
@click.option("--from", "from_on", cls=Option, metavar="DAY", words=Message("from which day on, such as 1/10/2569"))
@click.option(
    "--day",
    "wrong_day",
    cls=Option,
    metavar="DAY",
    words=Message("correct: the day that was recorded wrongly (default: the agency's first day)"),
)
@click.option("--reason", cls=Option, default="", words=Message("why, such as the order by which it is done"))
@list_options
def command(  # noqa: PLR0913 - an option each
    *,
    what: str,
    file: str | None,
    code: str | None,
    name_th: str,
    name_en: str,
    below: str | None,
    into: tuple[str, ...],
    from_on: str | None,
    wrong_day: str | None,
    reason: str,
    by: str | None,
    yes: bool,
    leave_out: bool,
    output: str | None,
) -> int:
    """Show, add, bring, take out."""
    day = _day(from_on)
    start_records()
    if what == "list":
        return _list()
    if what == "export":
        return _export(output or file)
    if what == "import":
        if file is None or by is None:
            raise RefusalError(Message("to import agencies, say the file, a --reason, and --by whom"))
        return _import(file, day, reason, by, is_sure=yes, leave_out=leave_out)
    if code is None or by is None:
        raise RefusalError(Message("say the agency's --code, a --reason, and --by whom"))
    given: dict[str, Any] = {"from_on": day, "reason": reason, "by": user_called(by)}
    if what == "correct":
        return _correct(agency_of(code), _day(wrong_day), given)
    names = {"name_th": name_th, "name_en": name_en}
    if what == "add":
        return _add(code, below, names | given)
    return _change(what, agency_of(code), below, [agency_of(one) for one in into], names, given)


def _add(code: str, below: str | None, given: dict[str, Any]) -> int:
    from django.utils import timezone

    from samrit.actions.city.year import the_city
    from samrit.actions.plans.agencies import add_agency

    parent = agency_of(below) if below else the_city()
    made = add_agency(parent=parent, code=code, at=timezone.now(), **given)
    click.echo(str(Message("added: {agency}", agency=f"{made.code} {made.name_th}")))
    return 0


def _change(  # noqa: PLR0913, PLR0917 - what becomes of which agency, and all that is said of it
    what: str, agency: "Agency", below: str | None, into: "list[Agency]", names: dict[str, Any], given: dict[str, Any]
) -> int:
    from django.utils import timezone

    from samrit.actions.plans import agency_changes
    from samrit.queries.plans.agencies import recorded_for, replaces
    from samrit.vocabulary.agencies import AgencyChangeKind

    if given["from_on"] is None and what != "rename":
        raise RefusalError(Message("say --from which day on"))
    given = given | {"at": timezone.now()}
    kinds = {"rename": AgencyChangeKind.RENAMED, "move": AgencyChangeKind.MOVED}
    replaced = recorded_for(agency, kinds.get(what), given["from_on"])
    if what == "rename":
        names["name_en"] = names["name_en"] or agency.name_en
        agency_changes.rename_agency(agency=agency, **names, **given)
    elif what == "move":
        if below is None:
            raise RefusalError(Message("say --below which agency"))
        agency_changes.move_agency(agency=agency, parent=agency_of(below), **given)
    elif what == "merge":
        if len(into) != 1:
            raise RefusalError(Message("say --into which agency"))
        agency_changes.merge_agency(agency=agency, into=into[0], **given)
    elif what == "split":
        agency_changes.split_agency(agency=agency, into=into, **given)
    else:
        agency_changes.close_agency(agency=agency, **given)
    _recorded(agency)
    if replaced is not None:
        click.echo(str(replaces(replaced)))
    return 0


def _correct(agency: "Agency", wrong: date | None, given: dict[str, Any]) -> int:
    from django.utils import timezone

    from samrit.actions.plans.agency_changes import correct_day, correct_first_day
    from samrit.queries.plans.agencies import recorded_on

    if given["from_on"] is None:
        raise RefusalError(Message("say --from which day on"))
    given = given | {"at": timezone.now()}
    recorded = recorded_on(agency, wrong) if wrong is not None else None
    if recorded is not None:
        correct_day(change=recorded, **given)
    elif wrong is None or wrong == agency.from_on:
        correct_first_day(agency=agency, **given)
    else:
        raise RefusalError(
            Message(
                "nothing is recorded of {agency} for {day}",
                agency=f"{agency.code} {agency.name_th}",
                day=ShownDay(wrong),
            )
        )
    return _recorded(agency)


def _recorded(agency: "Agency") -> int:
    agency.refresh_from_db()
    click.echo(str(Message("recorded: {agency}", agency=f"{agency.code} {agency.name_th}")))
    return 0


def _list() -> int:
    from django.utils import timezone

    from samrit.queries.plans.agencies import AgencyFilter, agency_lines, agency_rows

    today = timezone.localdate()
    for line in agency_lines(list(agency_rows(AgencyFilter(), today=today)), today=today):
        since = f" ({ShownDay(line.from_on, short=True)!s} –)" if line.from_on and line.from_on > today else ""
        click.echo(f"{'  ' * line.depth}{line.code} {line.name}{since}")
    return 0


def _export(output: str | None) -> int:
    from django.utils import timezone

    from samrit.queries.plans.agencies import agencies_by_field
    from samrit.writers.agency_list import write_agency_list

    rows = agencies_by_field(today=timezone.localdate())
    count = Message.counted("{count} agency", "{count} agencies", count=len(rows))
    return write_list(output, lambda as_csv: write_agency_list(rows, as_csv=as_csv), count)


def _import(  # noqa: PLR0913 - a file, what holds for its rows, and how it is decided
    file: str, day: date | None, reason: str, by: str, *, is_sure: bool, leave_out: bool
) -> int:
    from django.utils import timezone

    from samrit.actions.city.year import the_city
    from samrit.actions.plans.agencies_import import resolved_rows, upload_agency_list

    user, at = user_called(by), timezone.now()
    row = upload_agency_list(top=the_city(), data=load(file), name=file, from_on=day, reason=reason, by=user, at=at)
    rows = []
    for one in resolved_rows(row):
        said = ", ".join(str(words) for words in (*(words for _, words in one.issues), *one.changes))
        rows.append(RowRead(one.entry.number, one.state, f"{one.entry.code} {one.entry.name_th}", said))
    done = Message("The agencies are saved.")
    return save_or_discard(row, rows, said=done, by=user, is_sure=is_sure, leave_out=leave_out)


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    found = read_day(typed)
    if found is None:
        raise RefusalError(Message("{typed} is no day; write it as 1/10/2569 or 2026-10-01", typed=typed))
    return found
