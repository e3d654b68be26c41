"""`samrit plans`: the city's long-term plans: listed, begun, one with its places brought as a file, taken out as one."""

from typing import TYPE_CHECKING

import click

from samrit.cli.bringing import RowRead, list_options, save_or_discard, user_called, write_list
from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.cli.sources import load
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from samrit.records.models import Plan

_WHAT = ["list", "add", "import", "export"]


@click.command(
    cls=Command,
    words=Message(
        "list: the city's long-term plans; with --plan, the places of one. add: another plan. import: the places that a file says, shown before they are saved. export: them as a file."
    ),
    notes=(
        Message("As in: samrit plans import plan.xlsx --plan 1 --reason WHY --by USER"),
        Message("The file has a row for each place with level, code and names, or a column for each level."),
    ),
)
@click.argument("what", type=click.Choice(_WHAT), metavar="|".join(_WHAT))
@click.argument("file", required=False, metavar="[FILE]")
@click.option(
    "--plan", cls=Option, metavar="PLAN", words=Message("the plan: its number in the list, or words of its name")
)
@click.option("--name-th", cls=Option, default="", metavar="NAME", words=Message("its name in Thai"))
@click.option("--name-en", cls=Option, default="", metavar="NAME", words=Message("its name in English"))
@click.option(
    "--first-year", cls=Option, type=int, metavar="BE", words=Message("the first fiscal year in which it holds")
)
@click.option("--last-year", cls=Option, type=int, metavar="BE", words=Message("the last one"))
@click.option("--follows", cls=Option, metavar="PLAN", words=Message("the plan that it comes after"))
@click.option("--reason", cls=Option, default="", words=Message("why; left out, the name of the file"))
@list_options
def command(  # noqa: PLR0913 - an option each
    *,
    what: str,
    file: str | None,
    plan: str | None,
    name_th: str,
    name_en: str,
    first_year: int | None,
    last_year: int | None,
    follows: str | None,
    reason: str,
    by: str | None,
    yes: bool,
    leave_out: bool,
    output: str | None,
) -> int:
    """Show, begin, bring, take out."""
    start_records()
    if what == "list":
        return _list(plan)
    if what == "export":
        return _export(plan, output or file)
    if by is None:
        raise RefusalError(Message("say --by whom"))
    if what == "add":
        return _add(name_th, name_en, (first_year, last_year), follows, by)
    if file is None:
        raise RefusalError(Message("to import a plan, say the file, which --plan, and --by whom"))
    return _import(file, _plan(plan), reason, by, is_sure=yes, leave_out=leave_out)


def _list(words: str | None) -> int:
    from samrit.queries.plans.plan_tree import depths, in_order, level_name, plan_lines

    if words is None:
        for line in plan_lines():
            years = f"{line.plan.first_year_be or ''}–{line.plan.last_year_be or ''}".strip("–")
            count = Message.counted("{count} place", "{count} places", count=line.places)
            click.echo(" · ".join(filter(None, (f"{line.plan.pk} {line.plan.name()}", years, str(count)))))
        return 0
    from samrit.definitions.plan_tree import levels_of

    plan = _plan(words)
    nodes, levels = in_order(plan.nodes.all()), levels_of(plan.levels)
    depth_of = depths(nodes)
    for node in nodes:
        said = " ".join(filter(None, (level_name(node, levels), node.code, node.name())))
        click.echo(f"{'  ' * depth_of[node.pk]}{said}")
    return 0


def _add(name_th: str, name_en: str, years: tuple[int | None, int | None], follows: str | None, by: str) -> int:
    from django.utils import timezone

    from samrit.actions.plans.plan_tree import PlanEntry, make_long_term_plan

    first, last = years
    entry = PlanEntry(
        name_th,
        name_en,
        first_year_be=first,
        last_year_be=last,
        follows=_plan(follows).pk if follows is not None else None,
    )
    made = make_long_term_plan(entry=entry, by=user_called(by), at=timezone.now())
    click.echo(str(Message("added: {plan}", plan=f"{made.pk} {made.title_th}")))
    return 0


def _export(words: str | None, output: str | None) -> int:
    from samrit.definitions.plan_tree import levels_of
    from samrit.queries.plans.plan_tree_sheet import tree_rows
    from samrit.writers.plan_tree_sheet import write_tree_csv, write_tree_sheet

    plan = _plan(words)
    rows, levels = tree_rows(plan), [level.label for level in levels_of(plan.levels)]
    return write_list(
        output,
        lambda as_csv: write_tree_csv(rows) if as_csv else write_tree_sheet(plan.title_th, levels, rows),
        Message.counted("{count} place", "{count} places", count=len(rows)),
    )


def _import(  # noqa: PLR0913 - a file, what holds for it, and how it is decided
    file: str, plan: "Plan", reason: str, by: str, *, is_sure: bool, leave_out: bool
) -> int:
    from django.utils import timezone

    from samrit.actions.plans.plan_tree_import import stored_tree_rows, upload_tree
    from samrit.ledger.field_words import field_words
    from samrit.queries.plans.plan_tree_sheet import resolve_tree

    user = user_called(by)
    row = upload_tree(plan=plan, data=load(file), name=file, reason=reason, by=user, at=timezone.now())
    rows = []
    for one in resolve_tree(plan, stored_tree_rows(row)).rows:
        changes = [f"{field_words(name)}: {old or '–'} → {new or '–'}" for name, old, new in one.changes]
        said = ", ".join([*(f"{cell} {words!s}" for cell, words in (*one.issues, *one.asks)), *changes])
        name = " ".join(filter(None, (one.after.code, one.after.name_th)))
        rows.append(RowRead(one.number, one.state, name, said))
    done = Message("The plan is saved.")
    return save_or_discard(row, rows, said=done, by=user, is_sure=is_sure, leave_out=leave_out)


def _plan(words: str | None) -> "Plan":
    """The plan that is meant by its number or by words of its name; RefusalError names those that it may be."""
    from samrit.queries.plans.plan_tree import plans_meant
    from samrit.records.models import Plan

    found = plans_meant(words or "")
    if len(found) == 1:
        return found[0]
    there = ", ".join(f"{one.pk} {one.name()}" for one in found or Plan.objects.order_by("pk")) or "–"
    if words is None:
        raise RefusalError(Message("say which --plan: {plans}", plans=there))
    raise RefusalError(Message("“{words}” is not the name of one plan; there are: {plans}", words=words, plans=there))
