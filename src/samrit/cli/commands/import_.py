"""`samrit import`: reports from files into the records of an agency's annual plan, shown before they are saved."""

from typing import TYPE_CHECKING

import click

from samrit.cli.bringing import user_called
from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.cli.sources import expand, load
from samrit.cli.words import RefusalError, notify_all
from samrit.thai.translation import Joined, Message
from samrit.vocabulary.refusal import Refused

if TYPE_CHECKING:
    from samrit.records.models import AnnualPlan, Import, User

_SURE = Message("Save them into the plan?")
STATUSES = ("there", "published", "draft")  # of `samrit.actions.city.moved.PublishedAs`


@click.command(
    cls=Command,
    words=Message(
        "Take reports into an agency's annual plan; what was read is shown, and asked about, before it is saved."
    ),
    notes=(
        Message(
            "With --create, folders (or zips) of saved pages and papers move in: agencies, plans, indicators and projects that are not there yet are made."
        ),
        Message("The same folder again changes nothing; a run that was broken off goes on where it stood."),
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--agency", cls=Option, default="", metavar="CODE", words=Message("the agency's code"))
@click.option(
    "--year",
    cls=Option,
    default=None,
    type=int,
    metavar="BE",
    words=Message("fiscal year in the Buddhist Era"),
)
@click.option("--by", cls=Option, required=True, metavar="USER", words=Message("the user who imports them"))
@click.option("--yes", cls=Option, is_flag=True, words=Message("save without asking"))
@click.option(
    "--create",
    cls=Option,
    is_flag=True,
    words=Message("move in whole folders; --agency and --year stand for what files don't tell"),
)
@click.option("--doubtful", cls=Option, is_flag=True, words=Message("with --create: move in what is doubtful, too"))
@click.option(
    "--as",
    "publish_as",
    cls=Option,
    type=click.Choice(STATUSES),
    default=STATUSES[0],
    words=Message("with --create: how reports are then; “there” publishes what a public page shows"),
)
def command(  # noqa: PLR0913 - an option each
    *,
    files: tuple[str, ...],
    agency: str,
    year: int | None,
    by: str,
    yes: bool,
    create: bool,
    doubtful: bool,
    publish_as: str,
) -> int:
    """Read, show, ask, save; the exit code is 2 where a file could not be taken in."""
    start_records()
    if create:
        from samrit.cli.move_in import move_folders

        return move_folders(
            files, user_called(by), agency=agency, year=year, is_sure=yes, with_doubtful=doubtful, publish_as=publish_as
        )
    if not agency or year is None:
        raise RefusalError(Message("say which plan: --agency and --year; or --create, for a whole folder"))
    plan, user = _plan(agency, year), user_called(by)
    uploads = [pair for name in expand(files) for pair in _preview(name, user)]
    ready = [upload for _, upload in uploads if upload is not None]
    for name, upload in uploads:
        if upload is not None:
            _show(name, upload, plan)
    is_wanted = bool(ready) and (yes or click.confirm(str(_SURE)))
    saved = [_decide(upload, plan, user, is_wanted=is_wanted) for upload in ready]
    if is_wanted:
        click.echo(str(Message("reports saved: {count} of {all}", count=sum(saved), all=len(uploads))))
    else:
        click.echo(str(Message("nothing was saved")))
    is_whole = len(ready) == len(uploads) and (all(saved) or not is_wanted)
    return 0 if is_whole else 2


def _plan(agency: str, year: int) -> "AnnualPlan":
    from samrit.records.models import AnnualPlan

    plan = AnnualPlan.objects.filter(agency__code=agency, fiscal_year_be=year).select_related("agency").first()
    if plan is None:
        raise RefusalError(
            Message("there is no annual plan of {year} for an agency with the code {agency}", year=year, agency=agency)
        )
    return plan


def _preview(name: str, user: "User") -> "list[tuple[str, Import | None]]":
    """Each report that was read, kept for a look; None, with a sentence told, where a file holds none."""
    from django.utils import timezone

    from samrit.actions.reports.report_import import upload_reports

    try:
        rows = upload_reports(data=load(name), name=name, is_awaited=True, by=user, at=timezone.now())
    except (Refused, RefusalError) as error:
        notify_all(Message("{name}: {message}", name=name, message=error.message))
        return [(name, None)]
    return [(f"{name}#{number}" if len(rows) > 1 else name, row) for number, row in enumerate(rows, 1)]


def _show(name: str, upload: "Import", plan: "AnnualPlan") -> None:
    from samrit.actions.reports.report_import import same_indicator
    from samrit.checks import check
    from samrit.ledger.reading import stored_reading
    from samrit.report import IndicatorReport

    reading = stored_reading(upload)
    report = reading.report
    known = same_indicator(report, plan) if isinstance(report, IndicatorReport) else None
    into = Message("updates") if known else Message("new")
    issues, findings = len(reading.issues), len(check(report))
    counts = Joined(
        (
            Message.counted("{count} remark of the reader", "{count} remarks of the reader", count=issues),
            Message.counted("{count} finding", "{count} findings", count=findings),
        ),
        Message(", ", context="between the counts of a summary"),
    )
    number = report.number if isinstance(report, IndicatorReport) else report.code
    click.echo(f"{name}: {into!s}: {number} {report.name} ({counts!s})")


def _decide(upload: "Import", plan: "AnnualPlan", user: "User", *, is_wanted: bool) -> bool:
    """Save the upload, or let it go; whether it was saved."""
    from django.utils import timezone

    from samrit.actions.importing import discard_import, save_import

    try:
        if is_wanted:
            save_import(row=upload, choice={"plan": str(plan.pk)}, by=user, at=timezone.now())
            return True
        discard_import(row=upload, by=user, at=timezone.now())
    except Refused as error:
        notify_all(Message("{upload}: {message}", upload=upload, message=error.message))
    return False
