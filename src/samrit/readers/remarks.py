"""What readers remark: one table of codes and sentences."""

from samrit.readers.reading import Issue, Place
from samrit.thai.translation import Message

_LONGEST_EXCERPT = 300  # characters

REMARKS: dict[str, Message] = {
    "level-unknown": Message("Item 2 prints both output and outcome, and no tick can be seen."),
    "unsigned": Message("Nobody has signed."),
    "unit-blank": Message("The unit “{text}” holds a blank; the value is read as standing there."),
    "heading-joined": Message("A page heading stood inside the text; its two halves were joined."),
    "repaired": Message.counted("Mended Thai letters that copying broke, in {count} place: {examples}", "Mended Thai letters that copying broke, in {count} places: {examples}", count=0),
    "section-missing": Message("Item {text} is not there."),
    "cut-short": Message("The text ends before the form does; missing: {text}"),
    "breaks-off": Message("The text breaks off behind “{text}”."),
    "not-understood": Message("This text was not understood; it is in the report as text in no field."),
    "summary-below-label": Message("No summary of the year stands above this label; what stands below it was read as the reason for a shortfall."),
    "label-repeated": Message("This line looks like a label that stood before; it was read as text."),
    "label-by-number": Message("The words behind these numbers are not the form's; by their numbers and their order they were taken for its items."),
    "label-extra": Message("The words in brackets beside the label are the label's."),
    "more-reports": Message("This source holds {count} reports; this is the first."),
    "second-signature": Message("More than one place to sign; the others are in the report as text in no field."),
    "page-number": Message("A page number was left out."),
    "page-edge": Message("A line that stands at the head or the foot of each page was left out."),
    "line-numbers": Message("Numbers that count the lines were left out."),
    "result-unit": Message("The result is counted in “{text}”, the target in something else."),
    "bytes-lost": Message.counted("{count} character could not be decoded.", "{count} characters could not be decoded.", count=0),
    "letters-lost": Message("The typeface of this paper lacks letters of the report; where it shows � another one stood."),
    "code-differs": Message("The address says {text}, the page another code."),
    "name-missing": Message("The name is not there."),
    "quarter-table-missing": Message("The table of quarters is not there."),
    "quarter-row-unclear": Message("A row of the quarter table lacks cells; only what is certain was read."),
    "quarter-assumed": Message("No heading names the quarter; by order and dates this was taken for quarter "
"{text}."),
    "quarter-untold": Message("No heading names the quarter, and nothing tells which it is; it is in the report as text "
"in no field."),
    "section-assumed": Message("No heading stands above this text; it was kept as the report's narrative."),
    "responsible-withheld": Message("The page names nobody who is responsible."),
    "date-made": Message("Excel made a date of this; please type it as text."),
    "formula-unworked": Message("The formula in cell {text} was never worked out, so nothing was read there. Open the file in Excel, and save it once."),
    "value-unclear": Message("This value could not be read."),
    "value-so-far": Message("The paper says that this value of a quarter is one so far."),
    "value-in-words": Message("No result stands beside the quarter's words; this was read in them: {text}"),
    "score-echo": Message("The score beside quarter {text} is that of the page's head; its own pair says something else."),
    "results-absent": Message("A page of this kind shows no results."),
    "unit-differs": Message("The unit in the description ({text}) is not that of the target."),
    "pages-unread": Message("{count} of the pages hold a picture and no words; what the pictures show was not read."),
    "scanned": Message("Read from a picture by a program; compare every word with the picture before it is saved."),
    "more-remarks": Message("And {count} more."),
}  # fmt: skip
MAX_REMARKS = 200
# What leaves nothing to decide: it tells what the paper itself lacks, or what was put right for certain.
HARMLESS = ("unsigned", "level-unknown", "unit-blank", "heading-joined", "repaired", "label-extra", "page-number", "page-edge", "line-numbers", "responsible-withheld", "results-absent")  # fmt: skip
# What tells of text that is kept in no field.
UNREAD = ("not-understood", "quarter-untold", "value-unclear", "second-signature", "quarter-row-unclear")


def remark(code: str, field: str = "", place: Place | None = None, excerpt: str = "", **words: object) -> Issue:
    """An issue with its sentence filled in."""
    return Issue(code, REMARKS[code].filled(**words), field, place, _shorten(excerpt))


def limited(issues: list[Issue]) -> tuple[Issue, ...]:
    """The issues, so many that a person can still read them, and how many more there are."""
    if len(issues) <= MAX_REMARKS:
        return tuple(issues)
    return (*issues[:MAX_REMARKS], remark("more-remarks", count=len(issues) - MAX_REMARKS))


def _shorten(excerpt: str) -> str:
    return excerpt if len(excerpt) <= _LONGEST_EXCERPT else f"{excerpt[: _LONGEST_EXCERPT - 1]}…"
