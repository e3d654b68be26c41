"""The name and the place that an agency had in the year of a plan or a campaign, asked of the database with its rows.

Of a row that is at hand, `agency_then` and `agency_names` of the row itself tell them.
"""

from typing import Literal

from django.db.models import Case, CharField, F, TextField, When

What = Literal["name_th", "name_en", "path"]


def agency_then(what: What, of: str = "") -> Case:
    """What the agency of a plan or campaign, reached by the way `of`, was in that year."""
    own = "agency_path" if what == "path" else "agency_name_th"
    is_as_today = When(**{f"{of}{own}": ""}, then=F(f"{of}agency__{what}"))
    kind = CharField() if what == "path" else TextField()
    return Case(is_as_today, default=F(f"{of}agency_{what}"), output_field=kind)
