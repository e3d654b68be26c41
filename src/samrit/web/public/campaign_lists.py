"""The organisations behind a number of a campaign: for anybody once it is opened, without persons; for who works on it, with the way to each."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from samrit.counting import Sector
from samrit.queries.campaigns.campaign_counts import Step, counts
from samrit.queries.public.campaign_page import members, persons_among
from samrit.records.models import Campaign, Partner
from samrit.thai.translation import Message
from samrit.vocabulary.counted import SECTOR_WORDS
from samrit.web.listing import Column, Listing
from samrit.web.public import campaign_page as says

_COLUMNS: tuple[Column[Partner], ...] = (
    Column(Message("Organisation"), lambda row: row.name(), by=("name_th",)),
    Column(Message("Sector"), lambda row: SECTOR_WORDS[Sector(row.sector)], by=("sector", "name_th")),
    Column(Message("District"), lambda row: row.place and row.place.name()),
)
_FEW = 5  # of so few persons not even the number is told


def counted_page(request: HttpRequest, found: Campaign, *, may_read: bool) -> HttpResponse:
    """The list of a step, of a sector, theme or activity where one is asked for; which lists it is not, beside it."""
    asked = request.GET
    step = Step(asked["step"]) if asked.get("step") in set(Step) else Step.TOOK_PART
    narrowed, about = Q(), []
    if asked.get("sector") in set(Sector):
        narrowed &= Q(sector=asked["sector"])
        about.append(str(SECTOR_WORDS[Sector(asked["sector"])]))
    for name, rows in (("theme", found.themes.all()), ("activity", found.activities.all())):
        if name in asked:
            row = rows.filter(pk=asked[name]).first() if asked[name].isdecimal() and len(asked[name]) < 19 else None
            if row is None:
                raise Http404
            narrowed &= Q(**{name: row.pk})
            about.append(row.name())
    counted = members(found, step, narrowed=narrowed)
    persons = () if may_read else persons_among(counted)
    listed: Listing[Partner, Partner] = Listing(request, counted.exclude(pk__in=persons), list, _COLUMNS)
    numbers = counts(found.pk)
    context = {
        "campaign": found,
        "name": found.name(),
        "words": says.step_words(step),
        "about": about,
        "rows": [(one, str(SECTOR_WORDS[Sector(one.sector)])) for one in listed.lines],
        "now": timezone.now(),
        "may_read": may_read,
        "persons": len(persons),
        "few_persons": 0 < len(persons) < _FEW,
        "others": [
            (numbers.of(one), says.step_words(one), says.list_url(found.code, one, may_read=may_read))
            for one in says.SHOWN_STEPS
            if one is not step
        ],
    }
    return listed.answer("public/campaign_counted.html", context, name=f"{found.code}-{step.value}")
