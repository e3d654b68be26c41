"""The audit trail in words."""

from django.utils.translation import gettext as _


def sentence(action: str, quarter: int | None) -> str:
    """What was done, and to which quarter."""
    return {
        "edit_quarter": _("%(quarter)s was edited"),
        "submit": _("%(quarter)s was submitted"),
        "endorse": _("%(quarter)s was endorsed"),
        "evaluate": _("%(quarter)s was evaluated"),
        "publish": _("%(quarter)s was published"),
        "return": _("%(quarter)s was sent back"),
        "sign": _("%(quarter)s was signed"),
        "reopen": _("%(quarter)s was opened again"),
        "save_upload": _("A report was imported"),
    }.get(action, action) % {"quarter": quarter_name(quarter)}


def quarter_name(quarter: int | None) -> str:
    """A quarter as people call it; 5 is the year end."""
    if quarter is None:
        return _("The report")
    return _("Year end") if quarter == 5 else _("Quarter %(number)s") % {"number": quarter}
