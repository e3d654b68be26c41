"""The register of partners: the list, one partner, a new one, a change; who comes near a name while it is typed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.partners.manage_partners import FIELDS, Entry, add_partner, change_partner
from samrit.actions.permissions import Permission
from samrit.counting import Sector
from samrit.ledger.field_words import field_words
from samrit.queries.city.history import HistoryFilter, history_entries, history_rows, of_partner
from samrit.queries.city.places import places_to_choose
from samrit.queries.partners.partner import contacts, ties, took_part
from samrit.queries.partners.partner_names import Near, near
from samrit.queries.partners.partner_register import managing_agencies, places, register_lines, register_rows
from samrit.queries.people.access import signed_in, within
from samrit.records.models import Agency, Partner, Place, User
from samrit.thai.translation import Message, _
from samrit.vocabulary.counted import SECTOR_WORDS
from samrit.vocabulary.refusal import StaleVersion
from samrit.web.asked import may, require
from samrit.web.city.history import history_line
from samrit.web.components.stale import stale_of
from samrit.web.download import download
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Column, Listing
from samrit.web.partners.forms.partners import PartnerFilterForm, PartnerForm
from samrit.writers.organisation_list import write_organisation_list
from samrit.writers.plan_sheet import MEDIA_TYPE

SHOWN_EVENTS = 20


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The list, searched and narrowed by what stands in the address."""
    by = require(request, Permission.READ.anywhere)
    form = PartnerFilterForm(request.GET, agencies=managing_agencies(), places=places())
    found = Listing(request, register_rows(form.chosen), register_lines, _COLUMNS, form=form, count=_COUNT)
    context = {
        "query": form.chosen.query,
        "rows": [(row, sector(row)) for row in found.lines],
        "may_manage": bool(Permission.MANAGE_PARTNERS.branches(by, timezone.now())),
        "may_erase": bool(Permission.ERASE_PERSON.branches(by, timezone.now())),
    }
    return found.answer("partners/register.html", context, name="partners")


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The register as a file of Excel, as narrowed by the address; nothing about people is in it."""
    require(request, Permission.READ.anywhere)
    form = PartnerFilterForm(request.GET, agencies=managing_agencies(), places=places())
    rows = (
        {name: getattr(row, name) for name in ("name_th", "name_en", "short_name", "sector", "note")}
        | {"place": row.place.name_th if row.place else ""}
        for row in register_rows(form.chosen).iterator(chunk_size=2000)
    )
    return download(write_organisation_list(rows), "partners.xlsx", MEDIA_TYPE)


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The empty template of a list to import."""
    require(request, Permission.READ.anywhere)
    return download(write_organisation_list(()), "partners-template.xlsx", MEDIA_TYPE)


@require_safe
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: what it did, whom it was merged with, whom to talk to, what was done to its entry."""
    by, row = signed_in(request), partner_or_404(pk)
    require(request, Permission.READ.anywhere)
    paths = Permission.MANAGE_PARTNERS.branches(by, timezone.now())
    events = history_rows(of_partner(row), HistoryFilter())[:SHOWN_EVENTS]
    context = {
        "partner": row,
        "sector": sector(row),
        "parts": took_part(row),
        "ties": ties(row),
        "contacts": list(contacts(row, paths)) if paths else [],
        "may_manage": may(request, Permission.MANAGE_PARTNERS, row.agency),
        "keeps": paths,
        "events": [history_line(entry) for entry in history_entries(list(events))],
    }
    return render(request, "partners/partner.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter an organisation; one that looks like another is entered once that was seen."""
    require(request, Permission.MANAGE_PARTNERS.anywhere)
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of an organisation."""
    row = partner_or_404(pk)
    require(request, Permission.MANAGE_PARTNERS, row.agency)
    return _form(request, row)


@require_POST
def near_names(request: HttpRequest) -> HttpResponse:
    """Who looks like the name that is being typed; nothing is saved."""
    require(request, Permission.MANAGE_PARTNERS.anywhere)
    but = request.POST.get("but", "")
    names = [request.POST.get(name, "")[:300] for name in ("name_th", "name_en", "short_name")]
    place = Place.objects.filter(code=request.POST.get("place", "")[:16]).first()
    myself = int(but) if but.isdecimal() and len(but) < 18 else None
    found = near(names, place=place.pk if place else None, but=myself)
    return render(request, "partners/near.html", {"near": near_lines(found)})


def keepable_agencies(by: User, at: datetime) -> list[Agency]:
    """The agencies whose partners somebody keeps; their own before those below them."""
    rows = Agency.objects.not_closed(timezone.localdate(at))
    return list(rows.filter(within(Permission.MANAGE_PARTNERS.branches(by, at))).order_by("path"))


def partner_or_404(pk: int) -> Partner:
    """The partner with its agency, district and what it is merged into."""
    return get_object_or_404(Partner.objects.select_related("agency", "place", "merged_into"), pk=pk)


def sector(row: Partner) -> str:
    """The sector in the reader's language."""
    return str(SECTOR_WORDS[Sector(row.sector)])


def near_lines(found: tuple[Near, ...]) -> list[dict[str, Any]]:
    """Who comes near, and why, in the reader's language."""
    return [{"partner": one.partner, "why": str(one.alike.why)} for one in found]


def _form(request: HttpRequest, row: Partner | None) -> HttpResponse:
    by = signed_in(request)
    form = PartnerForm(
        sent(request),
        initial=PartnerForm.initial_of(row) if row else None,
        agencies=[] if row else keepable_agencies(by, timezone.now()),
        places=places_to_choose(row.place if row else None),
        is_new=row is None,
    )
    found: list[dict[str, Any]] = []

    def acknowledged() -> str:
        return ",".join(str(one["partner"].pk) for one in found)

    def act() -> HttpResponse | None:
        entry = form.entry
        place = entry.place.pk if entry.place else None
        found.extend(near_lines(near(entry.names, place=place, but=row.pk if row else None)))
        if found and request.POST.get("acknowledged") != acknowledged():
            return None  # they are shown first
        others = [one["partner"].pk for one in found]
        return done(request, _("The partner is saved."), "partner", _save(row, form, others, by).pk)

    def page() -> HttpResponse:
        waits = bool(found) and not form.errors and stale_of(form) is None
        context = {"form": form, "partner": row, "near": found, "waits": waits, "acknowledged": acknowledged()}
        return render(request, "partners/form.html", context)

    return form_view(request, form, act, page, field="name_th", both=_both)


def _save(row: Partner | None, form: PartnerForm, others: list[int], by: User) -> Partner:
    now = timezone.now()
    if row is None:
        return add_partner(agency=form.managing_agency, entry=form.entry, apart_from=others, by=by, at=now)
    version = form.cleaned_data["version"] or 0
    return change_partner(partner=row, entry=form.entry, version=version, apart_from=others, by=by, at=now)


def _both(clash: StaleVersion) -> Iterator[tuple[str, str, str]]:
    """Label, theirs and mine of each field of an entry."""
    theirs, mine = _shown(clash.theirs), _shown(clash.mine)
    return ((field_words(name), theirs[name], mine[name]) for name in FIELDS)


def _shown(entry: Entry) -> dict[str, str]:
    return entry.payload() | {"sector": str(SECTOR_WORDS[entry.sector])}


_COUNT = Message.counted("{count} organisation", "{count} organisations", count=0)
_COLUMNS: tuple[Column[Partner], ...] = (
    Column(Message("Partner"), lambda row: row.name_th, by=("name_th",)),
    Column(Message("Name in English"), lambda row: row.name_en, by=("name_en", "name_th")),
    Column(Message("Abbreviation"), lambda row: row.short_name),
    Column(Message("Sector"), sector, by=("sector", "name_th")),
    Column(Message("District"), lambda row: row.place and row.place.name(), by=("place__name_th", "name_th")),
    Column(Message("Kept by"), lambda row: row.agency.name(), by=("agency__name_th", "name_th")),
    Column(Message("Campaigns"), lambda row: getattr(row, "campaigns", 0)),
)
