"""The name and the place that an agency had in the year of a plan or a campaign, asked of the database with its rows.

Of a row that is at hand, `agency_then` and `agency_names` of the row itself tell them.
"""

from typing import Literal

from django.db.models import Case, CharField, F, TextField, When

Part = Literal["name_th", "name_en", "path"]


def agency_then(part: Part, of: str = "") -> Case:
    """What the agency of a plan or campaign, reached by the way `of`, was in that year."""
    own = "agency_path" if part == "path" else "agency_name_th"
    is_as_today = When(**{f"{of}{own}": ""}, then=F(f"{of}agency__{part}"))
    kind = CharField() if part == "path" else TextField()
    return Case(is_as_today, default=F(f"{of}agency_{part}"), output_field=kind)
