"""Releases of open data: their files as they are made, those that there are, what each changes, and what stands in for one that was withdrawn."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from samrit.queries.public.data_sets import Origin, rows_of
from samrit.queries.public.indicator import publication
from samrit.records.models import PublishedRelease, PublishedResult, ReleasedFile
from samrit.report.published import WITHDRAWN
from samrit.vocabulary.data_sets import (
    DATA_SETS,
    FIGURES,
    MEASUREMENTS,
    PROJECTS,
    RESULTS,
    REVISIONS,
    STATEMENTS,
    DataSet,
)
from samrit.writers.data_package import FORMS, endings_of
from samrit.writers.data_sets import in_parts

Row = Mapping[str, Any]
_NAME = re.compile(r"([1-9][0-9]{3})\.([1-9][0-9]{0,4})(?:\.([1-9][0-9]{0,4}))?")
# What the public may still know of a result that was withdrawn.
_STAYS = (*RESULTS.key, "city_code", "revision", "published_at", "content_sha256", "due_on", "page", "agency_code")


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a set's year, before it is stored."""

    data_set: DataSet
    ending: str
    rows: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Difference:
    """How many results are new, otherwise, or withdrawn since the release before."""

    added: int
    changed: int
    withdrawn: int

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.added or self.changed or self.withdrawn)


def releases() -> QuerySet[PublishedRelease]:
    """All, the newest first, with their files."""
    files = ReleasedFile.objects.select_related("blob").order_by("pk")
    rows = PublishedRelease.objects.prefetch_related(Prefetch("files", files))
    return rows.order_by("-fiscal_year_be", "-number", "-correction")


def release_named(name: str) -> PublishedRelease | None:
    """The release that is cited so, None where there is none."""
    cited = _NAME.fullmatch(name)
    if cited is None:
        return None
    year, number, correction = (int(part or 0) for part in cited.groups())
    return releases().filter(fiscal_year_be=year, number=number, correction=correction).first()


def newest_releases(years: Collection[int]) -> tuple[PublishedRelease, ...]:
    """The newest of each of these years, where there is one that holds; one query."""
    rows = PublishedRelease.objects.filter(fiscal_year_be__in=years, withdrawn_at=None)
    newest: dict[int, PublishedRelease] = {}
    for row in rows.order_by("fiscal_year_be", "-number", "-correction"):
        newest.setdefault(row.fiscal_year_be, row)
    return tuple(newest.values())


def instead_of(row: PublishedRelease) -> PublishedRelease | None:
    """What stands in for a release that was withdrawn, None until that is made."""
    same = PublishedRelease.objects.filter(fiscal_year_be=row.fiscal_year_be, number=row.number, withdrawn_at=None)
    return same.first()


def before(row: PublishedRelease) -> PublishedRelease | None:
    """The year's release that came before it."""
    rows = PublishedRelease.objects.filter(fiscal_year_be=row.fiscal_year_be, number__lt=row.number)
    return rows.order_by("-number", "-correction").first()


def published_between(row: PublishedRelease, earlier: PublishedRelease) -> QuerySet[PublishedResult]:
    """What was published from one release to the next, the newest first."""
    rows = PublishedResult.objects.filter(
        indicator__fiscal_year_be=row.fiscal_year_be, published_at__gt=earlier.as_of, published_at__lte=row.as_of
    )
    return rows.select_related("indicator__plan").order_by("-published_at", "-pk")


def at_moment(at: datetime) -> Q:
    """The results that were published at a moment, whatever became of them since."""
    return Q(published_at__lte=at) & (Q(superseded_at=None) | Q(superseded_at__gt=at))


def difference(fiscal_year_be: int, earlier: PublishedRelease | None) -> Difference:
    """What is published of a year now, against a release; two queries."""
    now = _there(fiscal_year_be, Q(superseded_at=None, withdrawn_at=None))
    then: dict[tuple[int, int], str] = {}
    if earlier is not None:
        was_there = Q(withdrawn_at=None) | Q(withdrawn_at__gt=earlier.as_of)
        then = _there(fiscal_year_be, at_moment(earlier.as_of) & was_there)
    return Difference(
        added=len(now.keys() - then.keys()),
        changed=sum(now[key] != then[key] for key in now.keys() & then.keys()),
        withdrawn=len(then.keys() - now.keys()),
    )


def files_of_year(year: int, origin: Origin, *, today: date) -> Iterator[Written]:
    """The files of a year as it stands now."""
    for data_set in DATA_SETS.values():
        yield from written(data_set, rows_of(data_set, year, origin, today=today))


def written(data_set: DataSet, rows: Iterable[Row]) -> Iterator[Written]:
    """A set in each of its forms, in one walk over its rows."""
    forms = {ending: FORMS[ending](data_set) for ending in endings_of(data_set)}
    made: dict[str, list[bytes]] = {ending: [] for ending in forms}
    count = 0
    for some in in_parts(rows):
        count += len(some)
        for ending, form in forms.items():
            made[ending].append(form.add(some))
    for ending, parts in made.items():
        yield Written(data_set, ending, count, b"".join((*parts, forms.pop(ending).done())))


def withdrawn_reasons(fiscal_year_be: int) -> dict[str, str]:
    """Why each publication of a year was withdrawn, by the SHA-256 of what it said."""
    gone = PublishedResult.objects.filter(indicator__fiscal_year_be=fiscal_year_be).exclude(withdrawn_at=None)
    return {one.sha256: publication(one).report.absence_reason for one in gone}


def without(sets: Mapping[str, list[dict[str, Any]]], gone: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Released sets without what was withdrawn since; gives those that are otherwise then.

    Of a result it stays that it was there. Projects and measurements were those of what was published last of an
    indicator: they go where that is withdrawn, and so do all revisions of a period, which tell each other's values.
    """
    results = sets[RESULTS.name]
    last: dict[str, str] = {}
    for row in sorted((one for one in results if one["published_at"]), key=lambda one: one["published_at"]):
        last[row["indicator_code"]] = row["content_sha256"]
    touched = {code for code, sha256 in last.items() if sha256 in gone}
    made = {RESULTS.name: [_tombstone(row, gone) for row in results]}
    for data_set in (PROJECTS, MEASUREMENTS):
        made[data_set.name] = [row for row in sets[data_set.name] if row["indicator_code"] not in touched]
    for data_set in (STATEMENTS, FIGURES):  # a release from before there were these has none
        made[data_set.name] = [row for row in sets.get(data_set.name, []) if row["content_sha256"] not in gone]
    revised = sets.get(REVISIONS.name, [])
    touched_periods = {(row["indicator_code"], row["period"]) for row in revised if row["content_sha256"] in gone}
    made[REVISIONS.name] = [row for row in revised if (row["indicator_code"], row["period"]) not in touched_periods]
    return {name: rows for name, rows in made.items() if rows != sets.get(name, [])}


def _tombstone(row: dict[str, Any], gone: Mapping[str, str]) -> dict[str, Any]:
    reason = gone.get(row["content_sha256"] or "")
    if reason is None:
        return row
    stays = {name: value if name in _STAYS else None for name, value in row.items()}
    return stays | {
        "value_status": WITHDRAWN, "state": WITHDRAWN, "obs_status": "Q", "none_reason_th": reason,
        "is_unsupported": False, "evidence_count": 0,
    }  # fmt: skip


def _there(fiscal_year_be: int, which: Q) -> dict[tuple[int, int], str]:
    rows: Iterable[tuple[int, int, str]] = PublishedResult.objects.filter(
        which, indicator__fiscal_year_be=fiscal_year_be
    ).values_list("indicator_id", "quarter", "sha256")
    return {(indicator, quarter): sha256 for indicator, quarter, sha256 in rows}
