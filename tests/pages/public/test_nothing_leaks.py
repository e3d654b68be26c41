"""A mark is planted in every text of the records; the whole portal is walked and the API asked without a token, and only what may be there is found."""

import re
from collections import deque
from contextlib import suppress
from html import unescape

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.test import Client

from published_things import CODE, TEXT, published, with_surroundings
from samrit.records.models import YEAR_END, Indicator
from samrit.vocabulary.data_sets import DATA_SETS

pytestmark = pytest.mark.django_db

# What of a report, its promise, its agency and its lists may be read by everybody.
OPEN = {
    "annualplan.agency_name_th", "annualplan.agency_name_en", "agency.name_th", "agency.name_en", "partner.name_th", "partner.name_en", "indicator.name_th", "indicator.name_en",
    "indicator.definition", "indicator.method", "plannode.name_th", "plannode.name_en", "plannode.level_label", "plannode.rank",
    "plan.title_th", "plan.title_en", "evidence.ref",
    "quarterreport.narrative", "quarterreport.shortfall", "quarterreport.supporting_factors", "quarterreport.obstacles",
    "campaign.name_th", "campaign.name_en", "theme.name_th", "theme.name_en", "activity.name_th", "place.name_th", "place.name_en",
    # of a campaign that was opened, and of the projects that serve a published indicator
    "campaign.about_th", "campaign.about_en", "campaign.agency_name_th", "campaign.agency_name_en", "activity.name_en",
    "activity.presiding", "activity.venue", "practice.what", "loadseries.area", "project.name_th", "project.name_en",
}  # fmt: skip
API = (
    "years", "agencies", "indicators", f"indicators/2564/{CODE}", "results", "results?format=csv", f"results/2564/{CODE}/Y",
    f"results/2564/{CODE}/Q1", "campaigns", "campaigns/earth-hour", "projects?layer=working", "results?layer=working",
)  # fmt: skip
# What keeps a row together, and is no text that somebody writes.
_KEYS = {
    "code", "path", "key", "password", "username", "sha256", "content", "name", "status", "kind", "state", "sector", "level",
    "scope", "series", "verdict", "source", "token_hash", "value", "tz", "method_code",
}  # fmt: skip


def plant() -> None:
    """A mark with the field's own name in every free text of every row, but for what is copied for the public already."""
    for model in apps.get_app_config("records").get_models():
        table = model._meta.model_name or ""
        if table.startswith(
            ("published", "publicstamp", "event", "loghead", "rowseal", "revision", "signoff", "reopening")
        ):
            continue
        for field in model._meta.fields:
            is_text = isinstance(field, models.TextField) and not isinstance(field, models.JSONField)
            if (
                not is_text
                or field.name in _KEYS
                or field.choices
                or field.name.startswith(("result_", "target_", "override_"))
            ):
                continue
            if table == "quarterreport" and field.name in {"supporting_factors", "obstacles", "verdict_text"}:
                continue  # of the year end alone
            if table == "quarterreport" and field.name == "narrative":
                continue  # figures lie in it
            mark = f"<<{table}.{field.name}>>"
            for row in model._default_manager.all():
                said = f"{mark}{row.pk}" if field.unique else mark
                # Where the database keeps a text empty, or among few words, no mark can stand.
                with suppress(IntegrityError), transaction.atomic():
                    model._default_manager.filter(pk=row.pk).update(**{field.name: said})


def walk(client: Client, *starts: str) -> dict[str, str]:
    """All pages that anybody comes to from some, by their addresses."""
    found: dict[str, str] = {}
    waiting = deque(starts)
    while waiting:
        address = waiting.popleft()
        if address in found or address.startswith("/office/") or "/static/" in address:
            continue
        answer = client.get(address)
        assert answer.status_code < 500, address
        assert answer.cookies == {}, address
        found[address] = answer.getvalue().decode(errors="replace") if "pdf" not in answer["Content-Type"] else ""
        waiting.extend(
            unescape(link)
            for link in re.findall(r'href="(/[^"#]*)', found[address])
            if "." not in link.rsplit("/", 1)[-1]
        )
    return found


def test_only_what_may_be_read_is_found() -> None:
    row = with_surroundings()
    plant()
    row = Indicator.objects.get(pk=row.pk)
    published(row, YEAR_END, 2, text=TEXT)
    plant()  # what is in work since

    pages = walk(
        Client(),
        "/",
        "/en/",
        "/changes/atom.xml",
        f"/2564/{CODE}/",
        f"/2564/{CODE}/figures/1/?as=csv",
        "/sitemap.xml",
        *(f"/data/{name}/2564.json" for name in DATA_SETS),
        *(f"/2564/{CODE}/{picture}.svg" for picture in ("figure", "chart", "table", "r1/figure")),
        *(f"/api/v1/{address}" for address in API),
    )

    marks = {
        mark for text in pages.values() for mark in re.findall(r"(?:<<|&lt;&lt;)([a-z]+\.[a-z_]+)(?:>>|&gt;&gt;)", text)
    }
    assert len(pages) > 30
    assert all(
        "<<indicator.definition>>" in pages[f"/api/v1/{one}"] for one in ("indicators", f"indicators/2564/{CODE}")
    )
    assert sorted(marks - OPEN) == []
    assert {"indicator.definition", "partner.name_th", "annualplan.agency_name_th"} <= marks
