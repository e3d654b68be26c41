"""Whether what a campaign's page is made of was changed past the system: its rows are records, and no copies."""

from samrit.ledger.row_seals import differing
from samrit.queries.public.campaign_years import campaigns_in_row, current_measurements
from samrit.records.models import Activity, Campaign, Measurement, Theme
from samrit.records.models.public.copies import note_altered


def is_altered(campaign: Campaign) -> bool:
    """Whether a theme or an activity of it, or one of the campaigns and measurements of its row of years, is not as its seal says.

    What says so is kept nowhere. The facts that are counted are too many to be held against their seals here: the daily
    verification does that.
    """
    years = [one.pk for one in campaigns_in_row(campaign)]
    of_it = (
        (Campaign, years),
        (Theme, campaign.themes.values_list("pk", flat=True)),
        (Activity, campaign.activities.values_list("pk", flat=True)),
        (Measurement, current_measurements(years).values_list("pk", flat=True)),
    )
    altered = any(differing(model, keys) for model, keys in of_it)
    if altered:
        note_altered()
    return altered
