"""A campaign as anybody may see it once it is opened: its page, one printed page of it, and the lists behind its numbers."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Act, can
from samrit.counting import Sector
from samrit.counting.standing import SECTOR_WORDS
from samrit.queries.campaigns.campaign_counts import Step
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.public.campaign_drawing import MAP_HEIGHT, MAP_WIDTH, intervals, tiles
from samrit.queries.public.campaign_page import SHOWN, campaign_page, members, shown_practices, verified_practices
from samrit.queries.public.campaign_years import Saved
from samrit.records.models import Campaign, User
from samrit.web import mails, words
from samrit.web.public import campaign_page as says
from samrit.web.public.campaign_summary import summary_of
from samrit.writers.campaign_summary import write_campaign_summary


@require_safe
@login_not_required
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """What happened, who took part, what came of it, what was measured, year over year."""
    found, may_read = _found(request, code)
    if found is None:
        return redirect_to_login(request.get_full_path())
    language = words.language()
    page = campaign_page(found, may_read=may_read, language=language)
    leaf = Paginator(verified_practices(found), SHOWN).get_page(request.GET.get("page"))
    labelled = [(words.year(one.fiscal_year_be), one) for one in page.years]
    context = {
        "page": page,
        "year": words.year(page.fiscal_year_be),
        "span": says.span(page),
        "lead": says.lead(page.counts),
        "undecided": says.undecided(page),
        "funnel": says.funnel(page, may_read=may_read),
        "happenings": [
            (one, says.kind(one), says.when(one), says.channel(one), says.came(one)) for one in page.happenings
        ],
        "sectors": says.by_sector(page, may_read=may_read),
        "themes": says.by_theme(page, may_read=may_read),
        "tiles": tiles(page.in_district(), language),
        "map_size": (MAP_WIDTH, MAP_HEIGHT),
        "practices": shown_practices(list(leaf.object_list), language),
        "leaf": leaf,
        "measured": [_measured(one) for one in page.this_year.saved],
        "years": [(label, one, [_measured(saved) for saved in one.saved]) for label, one in labelled],
        "charts": intervals(labelled),
        "now": timezone.now(),
        "may_read": may_read,
        "campaign": found,
        "may_run": may_read and can(Act.CAMPAIGN, found.agency, signed_in(request)),
    }
    return render(request, "public/campaign_page.html", context)


@require_safe
@login_not_required
def campaign_summary(request: HttpRequest, code: str) -> HttpResponse:
    """The same on one A4 page, ready to print."""
    found, may_read = _found(request, code)
    if found is None:
        return redirect_to_login(request.get_full_path())
    page = campaign_page(found, may_read=may_read, language=words.language())
    address = mails.public(request.build_absolute_uri(request.path.removesuffix("summary.pdf")))
    data = b"" if request.method == "HEAD" else write_campaign_summary(summary_of(page, address, at=timezone.now()))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.code}.pdf"'
    return response


@require_safe
def campaign_counted(request: HttpRequest, code: str) -> HttpResponse:
    """The organisations behind a number, for who may read the agency's records."""
    mine = Campaign.objects.filter(agency__in=visible_agencies(signed_in(request)))
    found = get_object_or_404(mine.select_related("agency"), code=code)
    asked = request.GET
    step = Step(asked["step"]) if asked.get("step") in set(Step) else Step.TOOK_PART
    narrowed, about = Q(), []
    if asked.get("sector") in set(Sector):
        narrowed &= Q(sector=asked["sector"])
        about.append(SECTOR_WORDS[Sector(asked["sector"])].text(words.language()))
    for name, rows in (("theme", found.themes.all()), ("activity", found.activities.all())):
        if name in asked:
            row = rows.filter(pk=asked[name]).first() if asked[name].isdecimal() and len(asked[name]) < 19 else None
            if row is None:
                raise Http404
            narrowed &= Q(**{name: row.pk})
            about.append((row.name_en if words.language() == "en" else "") or row.name_th)
    leaf = Paginator(members(found, step, narrowed=narrowed), 100).get_page(asked.get("page"))
    context = {
        "campaign": found,
        "name": (found.name_en if words.language() == "en" else "") or found.name_th,
        "words": says.step_words(step),
        "about": about,
        "leaf": leaf,
        "rows": [(one, SECTOR_WORDS[Sector(one.sector)].text(words.language())) for one in leaf.object_list],
        "now": timezone.now(),
    }
    return render(request, "public/campaign_counted.html", context)


def _measured(saved: Saved) -> dict[str, object]:
    return {"saved": saved, "mwh": says.mwh(saved), "verdict": says.verdict(saved), "tonnes": says.tonnes(saved)}


def _found(request: HttpRequest, code: str) -> tuple[Campaign | None, bool]:
    """The campaign, and whether the reader may read its agency's records; None for who might after logging in."""
    found = Campaign.objects.select_related("agency").filter(code=code).first()
    reader = request.user if isinstance(request.user, User) else None
    may_read = found is not None and reader is not None and can(Act.READ, found.agency, reader)
    if found is not None and (may_read or found.opened_at is not None):
        return found, may_read
    if reader is None:
        return None, False
    raise Http404
