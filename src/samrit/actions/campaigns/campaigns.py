"""Make and change a campaign with its themes, show its page to the public, and let this year's follow last year's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.text import slugify

from samrit.actions.acting import acting
from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies_today import name_in_year
from samrit.actions.public_stamps import raise_scopes
from samrit.actions.saving import save_checked
from samrit.records.models import Agency, Campaign, Fact, Theme, User
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message, ShownYear
from samrit.vocabulary.refusal import Invalid, StaleVersion

MOST_THEMES = 20
_LONGEST_CODE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeEntry:
    """A theme as it was typed; `pk` is that of the theme which it changes, None where it is new."""

    name_th: str
    name_en: str = ""
    pk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignEntry:
    """A campaign as it was typed; themes in their order."""

    name_th: str
    starts_on: date
    ends_on: date
    name_en: str = ""
    about_th: str = ""
    about_en: str = ""
    themes: tuple[ThemeEntry, ...] = ()


def make_campaign(  # noqa: PLR0913 - a campaign is whose, of which year, at which address, what, by whom, when
    *, agency: Agency, fiscal_year_be: int, entry: CampaignEntry, code: str = "", by: User, at: datetime
) -> Campaign:
    """Make a campaign. `code` names it in addresses for good; without one it is made from the English name and year."""
    with acting(Permission.CAMPAIGN, agency, by, at) as act:
        row = Campaign(agency=agency, fiscal_year_be=fiscal_year_be, code=code or _code(entry.name_en, fiscal_year_be))
        name_in_year(row, at=at)
        _write(row, entry)
        after = {"agency": agency.code, "fiscal_year_be": fiscal_year_be, "code": row.code, **described(row)}
        act.log("make_campaign", row, after=after)
        return row


def change_campaign(
    *, campaign: Campaign, entry: CampaignEntry, expected_version: int, by: User, at: datetime
) -> Campaign:
    """Change a campaign and its themes; `expected_version` is the version that was on the page. No change, no event."""
    with acting(Permission.CAMPAIGN, campaign.agency, by, at) as act:
        row = _lock(campaign)
        if row.version != expected_version:
            raise StaleVersion(mine=entry, theirs=described(row), version=row.version)
        before = described(row)
        row.version += 1
        _write(row, entry)
        after = described(row)
        changed = [name for name in after if after[name] != before[name]]
        if changed:
            old, new = ({name: payload[name] for name in changed} for payload in (before, after))
            act.log("change_campaign", row, before=old, after=new)
            raise_scopes("")
        return row


def open_campaign(*, campaign: Campaign, by: User, at: datetime) -> Campaign:
    """From now on anybody may see the campaign's page."""
    with acting(Permission.CAMPAIGN, campaign.agency, by, at) as act:
        row = _lock(campaign)
        if row.opened_at is not None:
            raise Invalid(Message("The page is open to the public already."))
        row.opened_by, row.opened_at = by, at
        save_checked(row)
        act.log("open_campaign", row)
        raise_scopes("")
        return row


def close_campaign(*, campaign: Campaign, by: User, at: datetime) -> Campaign:
    """The campaign's page is the agency's own again."""
    with acting(Permission.CAMPAIGN, campaign.agency, by, at) as act:
        row = _lock(campaign)
        if row.opened_at is None:
            raise Invalid(Message("The page is not open to the public."))
        row.opened_by, row.opened_at = None, None
        save_checked(row)
        act.log("close_campaign", row)
        raise_scopes("")
        return row


def follow_campaign(*, campaign: Campaign, by: User, at: datetime) -> Campaign:
    """Next year's campaign, with the same words and themes, a year later; what happened stays with this one."""
    with acting(Permission.CAMPAIGN, campaign.agency, by, at) as act:
        last = _lock(campaign)
        if last.followed_by.exists():
            raise Invalid(Message("Next year's campaign is there already."))
        year_be = last.fiscal_year_be + 1
        entry = CampaignEntry(
            name_th=_next(last.name_th, last.fiscal_year_be),
            name_en=_next(last.name_en, last.fiscal_year_be),
            about_th=_next(last.about_th, last.fiscal_year_be),
            about_en=_next(last.about_en, last.fiscal_year_be),
            starts_on=_a_year_later(last.starts_on),
            ends_on=_a_year_later(last.ends_on),
            themes=tuple(ThemeEntry(name_th=one.name_th, name_en=one.name_en) for one in _themes(last)),
        )
        base = last.code.replace(str(last.fiscal_year_be), "").replace(str(last.fiscal_year_be - 543), "").strip("-")
        row = Campaign(agency=last.agency, fiscal_year_be=year_be, code=_code(base, year_be), follows=last)
        name_in_year(row, at=at)
        _write(row, entry)
        after = {"agency": row.agency.code, "fiscal_year_be": year_be, "code": row.code, "follows": last.code}
        payload = after | described(row)
        act.log("follow_campaign", row, after=payload)
        return row


def described(row: Campaign) -> dict[str, Any]:
    """What a campaign says, as its event tells it."""
    return {
        "name_th": row.name_th,
        "name_en": row.name_en,
        "about_th": row.about_th,
        "about_en": row.about_en,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "themes": [one.name_th for one in _themes(row)],
    }


def _lock(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update(of=("self",)).select_related("agency").get(pk=campaign.pk)


def _themes(row: Campaign) -> list[Theme]:
    return list(row.themes.order_by("position", "pk"))


def _write(row: Campaign, entry: CampaignEntry) -> None:
    first, last = fiscal_year_dates(row.fiscal_year_be)
    if entry.ends_on < first or entry.starts_on > last:
        raise Invalid(
            Message(
                "The campaign's days lie in fiscal year {fiscal_year_be}.", fiscal_year_be=ShownYear(row.fiscal_year_be)
            )
        )
    for name in ("name_th", "name_en", "about_th", "about_en"):
        setattr(row, name, getattr(entry, name).strip())
    row.starts_on, row.ends_on = entry.starts_on, entry.ends_on
    save_checked(row)
    _write_themes(row, entry.themes)


def _write_themes(row: Campaign, entries: Iterable[ThemeEntry]) -> None:
    wanted = [one for one in entries if one.name_th.strip()]
    if not wanted or len(wanted) > MOST_THEMES:
        raise Invalid(Message("A campaign has at least one theme, and {most_themes} at most.", most_themes=MOST_THEMES))
    there = {one.pk: one for one in _themes(row)}
    for gone in [theme for pk, theme in there.items() if pk not in {one.pk for one in wanted}]:
        _take_away(gone)
    for position, one in enumerate(wanted):
        theme = there.get(one.pk) if one.pk is not None else None
        theme = theme or Theme(campaign=row)
        theme.position, theme.name_th, theme.name_en = position, one.name_th.strip(), one.name_en.strip()
        save_checked(theme)


def _take_away(theme: Theme) -> None:
    # A fact that is over still names the theme: what was counted under it can be counted again.
    if Fact.objects.filter(theme=theme).exists() or theme.practices.exists() or theme.commitments.exists():
        raise Invalid(
            Message(
                "The theme “{theme}” can't be taken away: partners have told something in it.",
                theme=theme.names(),
            )
        )
    theme.delete()


def _code(words: str, fiscal_year_be: int) -> str:
    year = str(fiscal_year_be - 543)
    stem = slugify(words).removesuffix(year).strip("-")[: _LONGEST_CODE - 9] or "campaign"
    tries = (f"{stem}-{year}", *(f"{stem}-{year}-{n}" for n in range(2, 100)))
    taken = set(Campaign.objects.filter(code__startswith=f"{stem}-{year}").values_list("code", flat=True))
    return next(code for code in tries if code not in taken)


def _next(words: str, fiscal_year_be: int) -> str:
    """Words in which the year stands, a year later."""
    for year in (fiscal_year_be, fiscal_year_be - 543):
        words = words.replace(str(year), str(year + 1))
    return words


def _a_year_later(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, day.month, 28 if leap_day else day.day)
