"""What stands on a campaign's one printed page: the numbers of its page in the reader's words, each with source and date."""

from datetime import datetime

from django.utils import timezone

from samrit.queries.public.campaign_page import CampaignPage, Happening
from samrit.queries.public.campaign_years import Saved, Year
from samrit.thai.translation import Message, _, language
from samrit.vocabulary.kind_of_data import SYNTHETIC, SYNTHETIC_WHOLE
from samrit.web import words
from samrit.web.public import campaign_page as says
from samrit.writers.campaign_summary import CampaignSummary, Lines, Number, Table


def summary_of(page: CampaignPage, address: str, *, at: datetime) -> CampaignSummary:
    """The page as known at a time."""
    as_of = _("as of {day}", day=words.day(timezone.localtime(at).date(), short=True))
    counted = _("counted from the records, {as_of}", as_of=as_of)
    lines = [Lines(_("What happened"), tuple(_happening(one) for one in page.happenings), counted)]
    if page.places:
        lines.append(Lines(_("Verified practices by district"), (_places(page),), counted))
    lines.append(_electricity(page.this_year))
    return CampaignSummary(
        language=language(),
        title=page.name,
        under=f"{page.agency} · {_('fiscal year {year}', year=words.year(page.fiscal_year_be))} · {says.span(page)}",
        lead=" ".join(filter(None, (says.lead(page.counts), says.undecided(page)))),
        numbers=tuple(
            Number(
                f"{cell.value:,}",
                _("organisations that {did}", did=cell.words),
                _("counted"),
                as_of,
                cell.share,
            )
            for cell in says.funnel(page, may_read=False)
        ),
        tables=(
            Table(
                _("By sector"),
                (_("Sector"), _("Took part"), _("Declared", context="practice"), _("Verified", context="practice")),
                _rows(says.by_sector(page, may_read=False)),
                counted,
            ),
            Table(
                _("By theme"),
                (
                    _("Theme"),
                    _("Declared", context="practice"),
                    _("Reported", context="practice"),
                    _("Verified", context="practice"),
                ),
                _rows(says.by_theme(page, may_read=False)),
                counted,
            ),
        ),
        lines=tuple(lines),
        years=_years(page, counted) if len(page.years) > 1 else None,
        address=address,
        foot=_("{address} · An organisation is counted once, however often it took part.", address=address),
        author=page.agency,
        made=_("{agency}, {day}", agency=page.agency, day=words.day(timezone.localtime(at).date(), short=True)),
        page=_("Page"),
    )


def _rows(found: tuple[says.Line, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((line.name, *(f"{cell.value:,}" for cell in line.cells)) for line in found)


def _happening(one: Happening) -> str:
    if one.is_cancelled:
        return f"{says.when(one)}: {one.name} – {_('cancelled')}"
    said = [f"{says.when(one)}: {one.name}", one.venue or says.channel(one), says.came(one)]
    return ", ".join(filter(None, said))


def _places(page: CampaignPage) -> str:
    named = [f"{place.name or _('place not stated')} {place.practices:,}" for place in page.places[:16]]
    left = len(page.places) - len(named)
    more = str(Message.counted("and {count:,} more place", "and {count:,} more places", count=left))
    return " · ".join([*named, *([more] if left else [])])


def _electricity(year: Year) -> Lines:
    title = _("Electricity and CO2")
    if not year.saved:
        return Lines(title, (_("Nothing was measured.") + " " + _("No saving is stated without a measurement."),))
    between = " " if language() == "th" else ". "  # a Thai sentence ends with a blank
    said = tuple(
        between.join(filter(None, (f"{saved.name}: {says.mwh(saved)}", *_what_it_means(saved)))) for saved in year.saved
    )
    source = _("measured: {how}", how="; ".join(_how(saved) for saved in year.saved))
    return Lines(title, said, source)


def _how(saved: Saved) -> str:
    day = words.day(timezone.localtime(saved.made_at).date(), short=True)
    return f"{saved.method_name}, {saved.area}, {_('as of {day}', day=day)}"


def _what_it_means(saved: Saved) -> tuple[str, ...]:
    kind = str(SYNTHETIC_WHOLE).rstrip(".") if saved.is_synthetic else ""
    return says.verdict(saved).rstrip("."), says.tonnes(saved), kind


def _years(page: CampaignPage, counted: str) -> Table:
    notes = [counted]
    if any(not saved.is_distinguishable for year in page.years for saved in year.saved):
        notes.append(_("° can't be told from an ordinary day"))
    if any(saved.is_synthetic for year in page.years for saved in year.saved):
        notes.append(f"‡ {SYNTHETIC}")
    if any(year.breaks for year in page.years):
        notes.append(_("measured otherwise than the year before (*): not comparable"))
    return Table(
        _("Year over year"),
        (_("Fiscal year"), _("Took part"), _("Verified", context="practice"), _("Practices"), _("MWh, with interval")),
        tuple(
            (
                words.year(year.fiscal_year_be),
                f"{year.counts.took_part:,}",
                f"{year.counts.verified:,}",
                f"{year.counts.practices:,}",
                "; ".join(_short(saved) for saved in year.saved) + (" *" if year.breaks else "") or "–",
            )
            for year in page.years
        ),
        " · ".join(notes),
    )


def _short(saved: Saved) -> str:
    doubt = ("" if saved.is_distinguishable else " °") + (" ‡" if saved.is_synthetic else "")
    if saved.low_mwh is None or saved.high_mwh is None:
        return f"{words.value(saved.mwh, 'MWh')}{doubt}"
    shown, low, high = words.measured_together(saved.mwh, saved.low_mwh, saved.high_mwh)
    return f"{shown} ({low} … {high}){doubt}"
