"""Which items of the form are not there: left out inside, or cut off at the end."""

from samrit.readers.form_sections import Scan
from samrit.readers.found import Found
from samrit.readers.remarks import remark
from samrit.report.labels import INDICATOR_ITEMS, QUARTER, SIGNATURE

_ORDER = (
    *((label.field, label.printed.removesuffix(" :")) for label in INDICATOR_ITEMS if label.field != "quarters"),
    ("signature", SIGNATURE),
)


def note_missing(scan: Scan, found: Found) -> None:
    """Remark each item that is missing; what is missing from some point to the end was cut off there."""
    present = {section.key for section in scan.sections}
    if any(key.startswith("quarter") for key in present):
        present.add("quarters")
    last = max((i for i, (key, _) in enumerate(_ORDER) if key in present), default=-1)
    for key, words in _ORDER[:last]:
        if key not in present:
            found.issues.append(remark("section-missing", key, text=words))
    quarters = sorted(int(key[-1]) for key in present if key.startswith("quarter.") and key[-1].isdigit())
    for number in range(1, max(quarters, default=0)):
        if number not in quarters:
            # Its words may stand in the quarter before.
            place = found.places.get(f"quarters.{number - 1}.narrative")
            words = f"(6.{number}) {QUARTER} {number}"
            found.issues.append(remark("section-missing", f"quarters.{number}", place, text=words))
    cut = [words for _, words in _ORDER[last + 1 :]]
    if cut:
        end = max((place.end for place in found.places.values()), default=0)
        place = next((place for place in found.places.values() if place.end == end), None)
        found.issues.append(remark("cut-short", place=place, text=", ".join(cut)))
