"""The words and ways of a campaign's page: each number with its bar and the list that it leads to, times in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from samrit.measure.sentences import carbon
from samrit.queries.campaigns.campaign_counts import Counts, Step
from samrit.queries.public.campaign_page import CampaignPage, Happening
from samrit.queries.public.campaign_years import Saved
from samrit.thai.translation import Message, ShownDay, _
from samrit.vocabulary.codes import ACTIVITY_KIND_WORDS, CHANNEL_WORDS
from samrit.vocabulary.counted import SECTOR_WORDS
from samrit.web import words
from samrit.web.public.addresses import public_address

SHOWN_STEPS = (Step.CAME, Step.DECLARED, Step.REPORTED, Step.VERIFIED)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, its bar (0 to 100) and the address of its list; "" where that is empty."""

    value: int
    share: int
    url: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: what it is about, and its numbers."""

    name: str
    cells: tuple[Cell, ...]


def step_words(step: Step) -> str:
    """What organisations of a step did, after their number."""
    return {
        Step.TOOK_PART: _("took part in any way"),
        Step.CAME: _("took part in meetings and events"),
        Step.DECLARED: _("declared intent"),
        Step.REPORTED: _("reported a practice"),
        Step.VERIFIED: _("have a verified practice"),
    }[step]


def lead(counts: Counts) -> str:
    """The whole campaign in one sentence."""
    return str(
        Message.counted(
            "{count:,} organisation took part. {declared:,} declared intent, {reported:,} reported what "
            "was put into practice, and the practice of {verified:,} was verified.",
            "{count:,} organisations took part. {declared:,} declared intent, {reported:,} reported what "
            "they put into practice, and the practice of {verified:,} was verified.",
            count=counts.took_part,
            declared=counts.declared,
            reported=counts.reported,
            verified=counts.verified,
        )
    )


def undecided(page: CampaignPage) -> str:
    """What became of the practices that don't count; "" where there are none."""
    said = []
    if page.waiting:
        said.append(
            str(
                Message.counted(
                    "{count:,} practice waits for verification.",
                    "{count:,} practices wait for verification.",
                    count=page.waiting,
                )
            )
        )
    if page.refused:
        said.append(
            str(
                Message.counted(
                    "{count:,} practice was refused.", "{count:,} practices were refused.", count=page.refused
                )
            )
        )
    return " ".join(said)


def funnel(page: CampaignPage, *, may_read: bool) -> tuple[Cell, ...]:
    """The steps from coming to practice, each beside its words; bars by the first number of all."""
    return tuple(
        Cell(
            page.counts.of(step),
            _share(page.counts.of(step), page.counts.took_part),
            list_url(page.code, step, may_read=may_read),
            step_words(step),
        )
        for step in SHOWN_STEPS
    )


def by_sector(page: CampaignPage, *, may_read: bool) -> tuple[Line, ...]:
    """Each sector of which somebody took part: took part, declared, verified."""
    steps = (Step.TOOK_PART, Step.DECLARED, Step.VERIFIED)
    most = max((one.took_part for one in page.sectors.values()), default=0)
    return tuple(
        Line(
            str(SECTOR_WORDS[sector]),
            _cells(page.code, found, steps, most, may_read=may_read, sector=sector.value),
        )
        for sector, found in page.sectors.items()
        if found.took_part
    )


def by_theme(page: CampaignPage, *, may_read: bool) -> tuple[Line, ...]:
    """Each theme: declared, reported, verified."""
    steps = (Step.DECLARED, Step.REPORTED, Step.VERIFIED)
    most = max((max(one.counts.declared, one.counts.reported) for one in page.themes), default=0)
    return tuple(
        Line(one.name, _cells(page.code, one.counts, steps, most, may_read=may_read, theme=str(one.pk)))
        for one in page.themes
    )


def list_url(code: str, step: Step, *, may_read: bool, **narrowed: str) -> str:
    """The list behind a number, as anybody sees it or as who works on the campaign does."""
    page = reverse("campaign_counted", args=[code]) if may_read else public_address("campaign_counted", code)
    return f"{page}?{urlencode({'step': step.value, **narrowed})}"


def when(one: Happening) -> str:
    """Day and time in words."""
    starts, ends = timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    if starts.date() != ends.date():
        return f"{words.day(starts.date())} – {words.day(ends.date())}"
    day = ShownDay(starts.date(), weekday=True)
    return _("{day}, {starts:%H:%M}–{ends:%H:%M}", day=day, starts=starts, ends=ends)


def kind(one: Happening) -> str:
    """What it is."""
    return str(ACTIVITY_KIND_WORDS[one.kind])


def channel(one: Happening) -> str:
    """By which way people took part."""
    return str(CHANNEL_WORDS[one.channel])


def came_url(page: CampaignPage, one: Happening, *, may_read: bool) -> str:
    """The list of who came to it."""
    return list_url(page.code, Step.CAME, may_read=may_read, activity=str(one.pk))


def came(one: Happening) -> str:
    """Who came, in words; "" where nobody is recorded, and no people where they were not counted."""
    if not one.came.organisations:
        return ""
    said = str(Message.counted("{count:,} organisation", "{count:,} organisations", count=one.came.organisations))
    if not one.came.people:
        return said
    people = Message.counted("{count:,} person", "{count:,} people", count=one.came.people)
    return f"{said}, {people}"


def span(page: CampaignPage) -> str:
    """From which day to which."""
    return f"{words.day(page.starts_on)} – {words.day(page.ends_on)}"


def verdict(saved: Saved) -> str:
    """What may be said of a measurement."""
    if saved.is_distinguishable is None:
        return saved.verdict or _("It can't be told how sure this is, so no saving is stated.")
    if not saved.is_distinguishable:
        return _("It can't be told from an ordinary day, so no saving is stated.")
    return _("It can be told from an ordinary day.")


def mwh(saved: Saved) -> str:
    """MWh with the interval where there is one."""
    if saved.low_mwh is None or saved.high_mwh is None:
        return _("{mwh} MWh, without an interval", mwh=words.value(saved.mwh, "MWh"))
    shown, low, high = words.measured_together(saved.mwh, saved.low_mwh, saved.high_mwh)
    return _("{mwh} MWh (90 % interval: {low} to {high})", mwh=shown, low=low, high=high)


def tonnes(saved: Saved) -> str:
    """Tonnes of CO2, where a saving may be stated and a factor was given; else ""."""
    if not saved.is_saving or saved.t_co2 is None:
        return ""
    return _("{carbon} CO2 avoided", carbon=carbon(float(saved.t_co2)))


def _cells(
    code: str, found: Counts, steps: Iterable[Step], most: int, *, may_read: bool, **narrowed: str
) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            found.of(step),
            _share(found.of(step), most),
            list_url(code, step, may_read=may_read, **narrowed) if found.of(step) else "",
            step_words(step),
        )
        for step in steps
    )


def _share(value: int, most: int) -> int:
    """Of a hundred; what is there is seen, however small."""
    return max(1, round(100 * value / most)) if value and most else 0
