"""Fiscal years, agencies, and who asks."""

from collections.abc import Sequence

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from samrit.api.filters import of_agencies, of_words
from samrit.api.listing import Listed, Order, list_answer
from samrit.api.parameters import AgencyQuery, Layer, LayerQuery
from samrit.api.published import published_agencies, published_years
from samrit.api.shapes import REFUSALS, AgencyOut, MeOut, RoleOut, TokenOut, YearOut, list_of
from samrit.api.who import LAYER, READ, reader
from samrit.queries.people.access import visible_agencies
from samrit.queries.people.access_tokens import asking
from samrit.queries.people.roles import active_roles
from samrit.records.models import Agency, AnnualPlan, FiscalYear

router = Router(tags=["agencies"])


@router.get("/years", response={200: list_of(YearOut), **REFUSALS}, auth=LAYER)
def years(request: HttpRequest, asked: Query[LayerQuery]) -> dict[str, object]:
    """The fiscal years of which something is published, the newest first; with `layer=working` those with an annual plan."""
    if asked.layer is Layer.PUBLISHED:
        return _page_of(published_years(), asked.layer)
    visible = visible_agencies(reader(request), today=timezone.localdate())
    closed = dict(FiscalYear.objects.filter(closed_at__isnull=False).values_list("fiscal_year_be", "closed_at"))
    found = (
        AnnualPlan.objects.filter(agency__in=visible)
        .order_by("-fiscal_year_be")
        .values_list("fiscal_year_be")
        .annotate(Count("pk", distinct=True), Count("indicators"))
    )
    items = [
        YearOut(fiscal_year=year, plans=plans, indicators=indicators, closed_at=closed.get(year))
        for year, plans, indicators in found
    ]
    return _page_of(items, asked.layer)


@router.get("/agencies", response={200: list_of(AgencyOut), **REFUSALS}, auth=LAYER)
def agencies(request: HttpRequest, asked: Query[AgencyQuery]) -> HttpResponse:
    """The agencies of which something is published; with `layer=working` those that you may look into, in the order of their tree."""
    if asked.layer is Layer.PUBLISHED:
        return published_agencies(request, asked)
    today = timezone.localdate()
    user = reader(request)
    wanted = of_agencies(user, asked.agency, asked.under, "pk", today=today) & of_words(
        asked.q, ("name_th", "name_en", "code")
    )
    rows = Agency.objects.filter(wanted).select_related("parent")
    order = Order({"path": ("path", str), "code": ("code", str)}, "path")
    return list_answer(request, asked, Listed(rows, order, AgencyOut, _agencies, more={"layer": asked.layer.value}))


@router.get("/me", response={200: MeOut, **REFUSALS}, auth=READ)
def me(request: HttpRequest) -> MeOut:
    """Whose token it is, what that person may, and how far the token goes."""
    today = timezone.localdate()
    token = asking(request, today=today)
    assert token is not None
    user = token.user
    return MeOut(
        username=user.username,
        name_th=user.name_th,
        name_en=user.name_en,
        language=user.language,
        roles=[
            RoleOut(
                role=one.role,
                agency_code=one.agency.code,
                on_behalf_of=one.on_behalf_of.username if one.on_behalf_of is not None else None,
                until_on=one.until_on,
            )
            for one in active_roles(user, today)
        ],
        token=TokenOut(
            name=token.name,
            beginning=token.beginning,
            scopes=token.scopes,
            agency_code=token.agency.code if token.agency is not None else None,
            expires_on=token.expires_on,
        ),
    )


def _page_of(items: Sequence[YearOut], layer: Layer) -> dict[str, object]:
    return {"items": items, "next": None, "count": len(items), "layer": layer.value}


def _agencies(rows: Sequence[Agency]) -> Sequence[Schema]:
    return [
        AgencyOut(
            agency_code=row.code,
            parent_code=row.parent.code if row.parent is not None else None,
            name_th=row.name_th,
            name_en=row.name_en,
            valid_from=row.from_on,
            valid_to=row.until_on,
        )
        for row in rows
    ]
