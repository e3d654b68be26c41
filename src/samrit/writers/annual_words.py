"""The sentences of an annual report, in the reader's language; they follow the figures that its tables have."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from samrit.scoring.counts import Counts
from samrit.thai.translation import Message, ShownYear
from samrit.writers.booklet_values import Outcome
from samrit.writers.counts_words import lead
from samrit.writers.projects import ProjectsBooklet


def summary(
    counts: Counts, before: Sequence[tuple[int, Counts]], projects: ProjectsBooklet, outcomes: Iterable[Outcome]
) -> Iterator[str]:
    """Sentences that follow the figures: a part of which there is nothing has none."""
    yield from _results(counts, before)
    yield from _doubts(counts)
    yield from _projects(projects)
    yield from _events([one for one in outcomes if one.is_distinguishable])


def _results(counts: Counts, before: Sequence[tuple[int, Counts]]) -> Iterator[str]:
    yield " ".join(lead(counts, before))
    if before and before[0][1].judged and counts.judged:
        share, then = (Decimal(one.reached * 100) / one.judged for one in (counts, before[0][1]))
        words = {
            1: Message("That is a larger share of those with a verdict than in {year}."),
            0: Message("That is the same share of those with a verdict as in {year}."),
            -1: Message("That is a smaller share of those with a verdict than in {year}."),
        }[(share > then) - (share < then)]
        yield str(words.filled(year=ShownYear(before[0][0])))


def _doubts(counts: Counts) -> Iterator[str]:
    if counts.doubtful:
        yield str(
            Message.counted(
                "{count} result is doubtful and counts for neither.",
                "{count} results are doubtful and count for neither.",
                count=counts.doubtful,
            )
        )
    if counts.unsupported:
        yield str(
            Message.counted(
                "{count} sound result has no evidence.", "{count} sound results have no evidence.", count=counts.unsupported
            )
        )  # fmt: skip


def _projects(projects: ProjectsBooklet) -> Iterator[str]:
    if not projects.projects:
        return
    count_of_projects = Message.counted(
        "There is {count} project.", "There are {count} projects.", count=len(projects.projects)
    )
    yield str(count_of_projects)
    if projects.actual_percent is not None and projects.planned_percent is not None:
        yield str(
            Message(
                "Of those with progress told, {done} % of the work is done, where {planned} % was planned.",
                done=projects.actual_percent,
                planned=projects.planned_percent,
            )
        )
    if projects.allotted_baht:
        yield str(
            Message(
                "Of {allotted} baht allotted, {spent} baht were spent ({percent} %).",
                allotted=f"{projects.allotted_baht:,.0f}",
                spent=f"{projects.spent_baht:,.0f}",
                percent=projects.spent_percent,
            )
        )


def _events(sure: Sequence[Outcome]) -> Iterator[str]:
    if not sure:
        return
    yield str(
        Message.counted(
            "{count} event saved measurably: {mwh} MWh.",
            "{count} events saved measurably: {mwh} MWh together.",
            count=len(sure),
            mwh=f"{sum((one.saved_mwh for one in sure), Decimal(0)):,.2f}",
        )
    )
    made_up = sum(one.is_synthetic for one in sure)
    if made_up:
        yield str(
            Message.counted(
                "{count} of these figures is of synthetic data, made up and not metered.",
                "{count} of these figures are of synthetic data, made up and not metered.",
                count=made_up,
            )
        )


def next_steps(counts: Counts, planned: int, next_year: int) -> Iterator[str]:
    """What the figures leave to be done, and how many indicators the next year's plan has as yet."""
    if counts.overdue:
        yield str(
            Message.counted(
                "{count} overdue report has to be handed in.",
                "{count} overdue reports have to be handed in.",
                count=counts.overdue,
            )
        )
    if counts.doubtful:
        yield str(
            Message.counted(
                "{count} doubtful result has to be resolved, or it counts for nothing.",
                "{count} doubtful results have to be resolved, or they count for nothing.",
                count=counts.doubtful,
            )
        )
    if counts.unsupported:
        yield str(
            Message.counted(
                "{count} result needs its evidence.", "{count} results need their evidence.", count=counts.unsupported
            )
        )
    if counts.misses:
        yield str(
            Message.counted(
                "{count} target that was missed has to be looked at again: its cause, its measures, or the target itself.",
                "{count} targets that were missed have to be looked at again: their causes, their measures, or the targets themselves.",
                count=counts.misses,
            )
        )
    if counts.unjudged:
        yield str(
            Message.counted(
                "{count} result has no verdict: its target has to say what is reached when.",
                "{count} results have no verdict: their targets have to say what is reached when.",
                count=counts.unjudged,
            )
        )
    year = ShownYear(next_year)
    yield str(
        Message.counted(
            "The plan of {year} has {count} indicator as yet.",
            "The plan of {year} has {count} indicators as yet.",
            count=planned,
            year=year,
        )
        if planned
        else Message("The plan of {year} has not begun.", year=year)
    )
