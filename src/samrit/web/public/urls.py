"""What anybody may see, without a cookie: which address leads to which page. Included once for each language.

Addresses are the city's own years and codes; a year and a code may come in Thai digits, and lead to the plain address then.
"""

from django.urls import URLPattern, path, register_converter

from samrit.report.code_in_address import in_address, of_address
from samrit.web.public.views import (
    api_page,
    campaign_page,
    data,
    embed,
    front,
    indicator,
    news,
    releases,
    search,
    table,
    verify,
    year,
)

app_name = "public"


class YearConverter:
    """A fiscal year of four digits, Arabic or Thai."""

    regex = r"\d{4}"

    def to_python(self, value: str) -> str:
        """As it was typed."""
        return value

    def to_url(self, value: object) -> str:
        """As it stands in an address."""
        return str(value)


class CodeConverter:
    """A code of the city's, whatever letters it has."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """The code that it means."""
        return of_address(value)

    def to_url(self, value: object) -> str:
        """As it stands in an address."""
        return in_address(str(value))


class QuarterConverter:
    """A quarter: q1 to q4."""

    regex = "q[1-4]"

    def to_python(self, value: str) -> int:
        """Its number."""
        return int(value[1])

    def to_url(self, value: int) -> str:
        """As it stands in an address."""
        return f"q{value}"


class RevisionConverter:
    """A publication: r1, r2, …"""

    regex = "r[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        """Its number."""
        return int(value[1:])

    def to_url(self, value: int) -> str:
        """As it stands in an address."""
        return f"r{value}"


register_converter(YearConverter, "year")
register_converter(QuarterConverter, "quarter")
register_converter(CodeConverter, "code")
register_converter(RevisionConverter, "revision")

urlpatterns: list[URLPattern] = [
    path("", front.front, name="front"),
    path("card.png", front.card, name="card"),
    path("search", search.search, name="search"),
    path("verify/", verify.verify, name="verify"),
    path("v/<str:code>", verify.verify_code, name="verify_code"),
    path("api/", api_page.api_page, name="api"),
    path("how/", news.how, name="how"),
    path("changes/", news.changes, name="changes"),
    path("changes/atom.xml", news.atom, name="changes_atom"),
    path("table/", table.table, name="table"),
    path("data/", data.data, name="data"),
    path("data/releases/", releases.releases, name="releases"),
    path("data/releases/latest/", releases.latest, name="latest_release"),
    path("data/releases/<str:name>/", releases.release, name="release"),
    path("data/<slug:name>/", data.data_set, name="data_set"),
    path("campaigns/", front.campaigns, name="campaigns"),
    path("campaigns/<slug:code>/", campaign_page.campaign, name="campaign"),
    path("campaigns/<slug:code>/counted/", campaign_page.counted, name="campaign_counted"),
    path("campaigns/<slug:code>/summary.pdf", campaign_page.summary, name="campaign_summary"),
    path("<year:year>/", year.year, name="year"),
    path("<year:year>/agencies/", year.agencies, name="agencies"),
    path("<year:year>/agencies/<code:code>/", year.agency, name="agency"),
    path("<year:year>/plan/", year.plan, name="plan"),
    path("<year:year>/plan/<code:code>/", year.plan_node, name="plan_node"),
    path("<year:year>/<code:code>/", indicator.indicator, name="indicator"),
    path("<year:year>/<code:code>/<slug:kind>.svg", embed.embed, name="embed"),
    path("<year:year>/<code:code>/card.png", embed.card, name="indicator_card"),
    path("<year:year>/<code:code>/<revision:serial>/figure.svg", embed.revision_embed, name="revision_embed"),
    path("<year:year>/<code:code>/revisions/", indicator.revisions, name="revisions"),
    path("<year:year>/<code:code>/figures/<int:number>/", indicator.figure, name="figure"),
    path("<year:year>/<code:code>/<quarter:quarter>/", indicator.quarter, name="quarter"),
    path(
        "<year:year>/<code:code>/<quarter:quarter>/figures/<int:number>/",
        indicator.quarter_figure,
        name="quarter_figure",
    ),
    path("<year:year>/<code:code>/<revision:serial>/", indicator.revision, name="revision"),
    path(
        "<year:year>/<code:code>/<revision:serial>/figures/<int:number>/",
        indicator.revision_figure,
        name="revision_figure",
    ),
]
