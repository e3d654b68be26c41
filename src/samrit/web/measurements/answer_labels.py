"""What a page calls what a file of load may not tell of itself, by the fields of `Stated`."""

from samrit.records.sentences import later as _

LABELS = {
    "unit": _("Unit of the values"),
    "label": _("What a time in the file marks"),
    "kind": _("What a value is"),
    "is_negated": _("The load is written below zero: turn the sign of all values round"),
    "is_clock_right": _("The file's clock is right, though the day's course moves or is high at night"),
    "time": _("Column of times"),
    "values": _("Column of values"),
    "minus": _("Column that is taken off the values"),
    "date": _("Column of days, where the times stand in another"),
    "series": _("Column of meters"),
    "only": _("Rows to keep"),
    "quality": _("Column that marks estimated readings"),
    "decimal": _("Decimal sign"),
    "header": _("Line of the headings"),
    "step_minutes": _("Minutes of an interval"),
    "sheet": _("Sheet of the Excel file"),
    "is_day_first": _("Which comes first in 03/04/2021"),
}
