"""Load the sample city into an empty database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from samrit.actions.plans.plan import recheck
from samrit.actions.public.paper_copy import copy_all_papers
from samrit.actions.public.publish_copy import copy_all_published
from samrit.actions.reviews.paper_signing import paper_signers
from samrit.ledger import trail
from samrit.ledger.entries import SignedPaper
from samrit.ops.sample_city import approved, projects, rows
from samrit.ops.sample_city.campaign_schema import StoryData
from samrit.ops.sample_city.campaigns import Story, load_story, read_stories
from samrit.ops.sample_city.counted import count_result
from samrit.ops.sample_city.demonstration import ask_for_signatures
from samrit.ops.sample_city.earlier import write_earlier_year
from samrit.ops.sample_city.frame import build_frame
from samrit.ops.sample_city.measured import measure_story
from samrit.ops.sample_city.reading import AS_IT_IS, DATA, read_city
from samrit.ops.sample_city.running import write_running_year
from samrit.ops.sample_city.schema import CityData
from samrit.ops.sample_city.years import Later, years_until
from samrit.records.models import (
    Agency,
    Evidence,
    Indicator,
    IndicatorNode,
    QuarterReport,
    Review,
    Revision,
    SignOff,
    User,
)
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Refused

ANOTHER_CITY = Message(
    "the database holds another city, and the sample city goes only into an empty one; "
    "name another folder for the data with SAMRIT_DATA_DIR, or serve what is there with: "
    "samrit serve"
)


@dataclass(frozen=True, slots=True)
class LoadedCity:
    """What is there after loading; `is_new` is False where it was there before, and nothing was touched."""

    is_new: bool
    logins: tuple[str, ...]
    agencies: int
    indicators: int
    quarters: int


Say = Callable[[Message], None]


def is_loaded(folder: Path = DATA) -> bool:
    """Whether the sample city is in the database; Refused where the records hold another city."""
    city = read_city(folder)
    is_there = Agency.objects.filter(code=city.code).exists()
    # "admin" is what many an administrator of a city of their own is called.
    names = [account.login for account in city.accounts if account.role != RoleName.ADMINISTRATOR]
    if Agency.objects.exists() and not (is_there and User.objects.filter(username__in=names).exists()):
        raise Refused(ANOTHER_CITY)
    return is_there


@transaction.atomic
def load_sample_city(  # noqa: PLR0913 - when, with which password, from where, and how much of it
    *,
    at: datetime,
    password: str,
    folder: Path = DATA,
    measured: bool = False,
    is_of_today: bool = False,
    is_published: bool = False,
    say: Say = lambda _message: None,
) -> LoadedCity:
    """Write the sample city, all of it or nothing; where it is already there, keep what people made of it.

    Refused where the records hold another city.

    `at` is the time of loading; `password` is that of every sample account, and the caller's to tell.
    `is_of_today` moves the files' year to the one before that which runs, and carries its plans over into this; without it
    the city stays in its own year, as tests want it. `measured` has the campaigns' evenings measured as well, from made-up load data; that takes some seconds, and memory
    that a process keeps. `is_published` copies for the public what is published. `say` is given what is being done, before each step of it.
    """
    later = Later(years_until(timezone.localdate(at))) if is_of_today else AS_IT_IS
    city, stories = read_city(folder, later), read_stories(folder, later)
    is_new = not is_loaded(folder)
    logins = tuple(account.login for account in city.accounts)
    if is_new:
        _write(
            city, stories, at=at, password=password, measured=measured, later=later, is_published=is_published, say=say
        )
    codes = [agency.code for agency in city.agencies]
    here = Indicator.objects.filter(annual_plan__agency__code__in=codes)
    return LoadedCity(
        is_new=is_new,
        logins=tuple(User.objects.filter(username__in=logins).order_by("pk").values_list("username", flat=True)),
        agencies=Agency.objects.filter(code__in=codes).count(),
        indicators=here.count(),
        quarters=QuarterReport.objects.filter(indicator__in=here).count(),
    )


def _write(  # noqa: PLR0913 - a city, its campaigns and how they are loaded
    city: CityData,
    stories: tuple[StoryData, ...],
    *,
    at: datetime,
    password: str,
    measured: bool,
    later: Later,
    is_published: bool,
    say: Say,
) -> None:
    frame = build_frame(city, password)
    if is_published:
        ask_for_signatures(city.fiscal_year_be)
    for done, agency in enumerate(city.agencies, 1):
        say(
            Message(
                "Loading the reports of agency {done} of {total}: {name}",
                done=done,
                total=len(city.agencies),
                name=Worded(th=agency.name_th, en=agency.name_en or agency.name_th),
            )
        )
        plan = frame.annual_plans[agency.code]
        pairs = [(data, rows.indicator_row(frame, agency, data, place)) for place, data in enumerate(agency.indicators)]
        Indicator.objects.bulk_create(row for _, row in pairs)
        IndicatorNode.objects.bulk_create(n for data, row in pairs for n in rows.node_rows(frame, data, row))
        Evidence.objects.bulk_create(e for data, row in pairs for e in rows.evidence_rows(data, row))
        reports = QuarterReport.objects.bulk_create(
            q for data, row in pairs for q in rows.quarter_rows(frame, agency, data, row, at)
        )
        Revision.objects.bulk_create(rows.revision_row(report, at) for report in reports)
        Review.objects.bulk_create(one for report in reports for one in approved.reviews(report))
        approved.sign(reports, paper_signers(plan.fiscal_year_be))
        projects.write_projects(frame, agency)
        signed = (
            SignOff.objects.filter(indicator__annual_plan=plan).order_by("pk").values_list("paper__sha256", "sha256")
        )
        papers = [SignedPaper(*hashes) for hashes in signed]
        signatures = [paper.content for paper in papers]
        payload = {"agency": agency.code, "indicators": len(agency.indicators), "signatures": signatures}
        trail.record("load_sample", plan, by=None, at=at, after=payload, papers=papers)
    stated: dict[str, Story] = {}
    for data in stories:
        say(Message("Loading the campaigns, their partners and practices"))
        story = load_story(data, at=at)
        count_result(story, at=at)
        stated[data.counted.indicator] = story
        if measured:
            say(Message("Measuring what the campaigns' evenings saved, from made-up load data (the longest step)"))
            measure_story(story, at=at, later=later)
    plans = list(frame.annual_plans.values())
    if later.years:
        say(Message("Carrying the plans over into the year that runs"))
        plans += [write_running_year(frame, agency, city.running_narrative, at=at) for agency in city.agencies]
    if is_published:
        say(Message("Writing the year before, all of it published"))
        plans += [
            write_earlier_year(frame, agency.code, city.running_narrative, stated, at=at) for agency in city.agencies
        ]
    say(Message("Checking all reports by the rules"))
    recheck(Indicator.objects.filter(annual_plan__in=plans), at=at)
    if is_published:
        say(Message("Copying for the public what is published"))
        copy_all_published()
        copy_all_papers()
