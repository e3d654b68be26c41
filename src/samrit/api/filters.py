"""What lists are narrowed by: years and ranges of them, agencies, places of a plan; each unknown one is told with the nearest."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from samrit.api.refusing import FIRST_YEAR, LAST_YEAR, Place, Unclear, in_buddhist_era, unknown_value
from samrit.queries.people.access import visible_agencies, within
from samrit.records.models import Agency, Campaign, PlanNode, PublishedPlan, User
from samrit.thai.translation import Message

_YEARS = re.compile(r"(\d{4})(?:\.\.(\d{4}))?")


def of_years(years: Sequence[str], column: str) -> Q:
    """One of these years or ranges ("2560..2564"), both ends included; any year where none is named."""
    found = Q()
    for words in years:
        match = _YEARS.fullmatch(words)
        if match is None:
            said = Message("“{value}” is no fiscal year (2564) and no range of them (2560..2564).", value=words)
            raise Unclear(Place(said, "invalid_value", "year"))
        first, last = match[1], match[2] or match[1]
        wrong = next((one for one in (first, last) if not FIRST_YEAR <= int(one) <= LAST_YEAR), None)
        if wrong is not None:
            said = Message(
                "“{value}” is no fiscal year of the Buddhist Era ({first} to {last}).",
                value=wrong,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
            raise Unclear(Place(said, "invalid_value", "year", remedy=in_buddhist_era(wrong)))
        if first > last:
            said = Message("A range of years begins with the earlier one: {last}..{first}.", first=first, last=last)
            raise Unclear(Place(said, "invalid_value", "year"))
        found |= Q(**{f"{column}__gte": int(first), f"{column}__lte": int(last)})
    return found


def of_agencies(user: User, agency: Sequence[str], under: Sequence[str], column: str, *, today: date) -> Q:
    """The agencies that somebody may look into; of them those that are named, and those in a branch that is."""
    visible = visible_agencies(user, today=today)
    if not agency and not under:
        return Q(**{f"{column}__in": visible})
    paths = dict(visible.values_list("code", "path"))
    for name, codes in (("agency", agency), ("under", under)):
        for code in codes:
            if code not in paths:
                raise Unclear(unknown_value(name, code, paths))
    found = Q()
    if agency:
        found &= Q(**{f"{column}__code__in": agency})
    if under:
        branches = Agency.objects.filter(within([paths[code] for code in under]), pk__in=visible)
        found &= Q(**{f"{column}__in": branches})
    return found


def of_agencies_then(agency: Sequence[str], under: Sequence[str], plan: str = "") -> Q:
    """What belongs to published plans of these agencies, and of those in these branches, as the tree was then."""
    if not agency and not under:
        return Q()
    paths = dict(PublishedPlan.objects.order_by("fiscal_year_be").values_list("agency_code", "path"))
    return _of_paths(agency, under, paths, f"{plan}agency_code", f"{plan}path")


def of_agencies_with_campaigns(agency: Sequence[str], under: Sequence[str], column: str) -> Q:
    """What belongs to these agencies, and to those in these branches, of all that have a campaign which is open to everybody."""
    if not agency and not under:
        return Q()
    rows = Agency.objects.filter(pk__in=Campaign.objects.filter(opened_at__isnull=False).values("agency"))
    return _of_paths(agency, under, dict(rows.values_list("code", "path")), f"{column}__code", f"{column}__path")


def _of_paths(agency: Sequence[str], under: Sequence[str], paths: Mapping[str, str], code: str, path: str) -> Q:
    branches = {one for line in paths.values() for one in line.split("/") if one}
    for name, codes, known in (("agency", agency, paths), ("under", under, branches | set(paths))):
        for each in codes:
            if each not in known:
                raise Unclear(unknown_value(name, each, sorted(known)))
    named = Q(**{f"{code}__in": agency}) if agency else Q()
    if not under:
        return named
    below = reduce(or_, (Q(**{f"{path}__contains": f"/{each}/"}) for each in under), Q(**{f"{code}__in": under}))
    return named & below


def of_nodes(codes: Sequence[str], column: str) -> Q:
    """What leans on one of these places of a long-term plan, or on one below it."""
    if not codes:
        return Q()
    known = set(PlanNode.objects.values_list("code", flat=True))
    for code in codes:
        if code not in known:
            raise Unclear(unknown_value("node", code, known))
    places = reduce(or_, (Q(code=code) | Q(code__startswith=f"{code}.") for code in codes))
    return Q(**{f"{column}__in": PlanNode.objects.filter(places)})


def of_words(words: str, columns: Iterable[str]) -> Q:
    """What has these words in one of some columns."""
    if not words.strip():
        return Q()
    return reduce(or_, (Q(**{f"{column}__icontains": word_of(words)}) for column in columns))


def word_of(words: str) -> str:
    """What is looked for: as it was typed, without what no text has."""
    return words.replace("\x00", "").strip()[:200]


def moment(words: str, name: str) -> datetime | None:
    """A day or a time with its zone (ISO 8601); None where none is named."""
    if not words:
        return None
    try:
        found = datetime.fromisoformat(words)
        return timezone.make_aware(found) if found.tzinfo is None else found
    except (ValueError, OverflowError) as error:
        said = Message("“{value}” is no day and no time (2026-11-29, 2026-11-29T09:30:00+07:00).", value=words)
        raise Unclear(Place(said, "invalid_value", name)) from error
