"""The labels of the printed forms, from the vocabulary: what the reader recognises and the writers print."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line, repair
from samrit.vocabulary.fields import FIELDS
from samrit.vocabulary.term import FieldKind, Place


@dataclass(frozen=True, slots=True, eq=False)  # labels are told apart by identity, which hashes fast
class Label:
    """One label: the report's field that stands behind it, its item on the form, and its spellings, ours first.

    `others` are words of papers that are no official form.
    """

    field: str
    item: str
    spellings: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The spelling that we print."""
        return self.spellings[0]

    @property
    def printed(self) -> str:
        """The label as the form prints it: "3. คำนิยาม :"."""
        return self.printed_as(self.words)

    def printed_as(self, spelling: str) -> str:
        """The label as a paper prints it that spells it in its own way; items of item 6 stand in brackets."""
        return f"({self.item}) {spelling} :" if "." in self.item else f"{self.item}. {spelling} :"


def _labels(place: Place, *, numbered: bool = True, texts: bool = True) -> tuple[Label, ...]:
    """The labels that papers give to the fields of a place, in the order of the paper.

    Those that are numbered items; or the others, and of them those of running texts, or of values on one line.
    """
    labelled = [(one, one.papers[place]) for one in FIELDS if place in one.papers]
    wanted = [
        Label(one.id, paper.item, paper.spellings, paper.others)
        for one, paper in labelled
        if numbered is bool(paper.item) and (numbered or texts is (one.kind is FieldKind.TEXT))
    ]
    return tuple(sorted(wanted, key=lambda label: float(label.item or 0)))


# Items of the indicator's form, in the order of the paper.
INDICATOR_ITEMS = _labels(Place.INDICATOR)
# Items of a project's form (part 1), in the order in which we print them.
PROJECT_ITEMS = _labels(Place.PROJECT)
# Lines above item 1, printed only where there is something to say; the official form has none of them.
HEAD_LINES = _labels(Place.INDICATOR, numbered=False, texts=False)
# Values below a quarter's narrative (and the year's result below the target), each on a line of its own.
VALUE_LINES = _labels(Place.QUARTER, numbered=False, texts=False)
# Running texts below a quarter's values, and below the summary of the year.
TEXT_LINES = _labels(Place.QUARTER, numbered=False)
# Values of the year as a whole that other papers have and the form prints elsewhere: its result, its verdict.
YEAR_LINES = _labels(Place.YEAR_END, numbered=False, texts=False)
# The running texts of the year end that are items of the form.
TEXTS_OF_THE_YEAR = tuple(one.id for one in FIELDS if Place.YEAR_END in one.places and Place.INDICATOR in one.papers)
SIGNATURE, POSITION, SIGNED_ON = "ลงชื่อ", "ตำแหน่ง", "วันที่"
QUARTER = "ไตรมาสที่"

HEADING_INDICATOR = "ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตาม", "แยกรายตัวชี้วัด"
HEADING_PROJECT = "ผลการดำเนินงานส่วนที่ 1 ความคืบหน้าโครงการ/กิจกรรม"
PLAN_LINE, PLAN_TAIL = "สนับสนุน", "(ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)"


def squeeze(words: str) -> str:
    """A label's words by which spellings are compared: without white space and case, and without what copies do to SARA AM."""
    return "".join(words.split()).casefold().replace("\u0e4d\u0e32", "\u0e33").replace("\u0e33", "\u0e32")


def untoned(words: str) -> str:
    """A label's words as `squeeze` has them, and without tone marks, which a program that reads pictures loses first."""
    return _TONES.sub("", squeeze(words))


def words_pattern(labels: tuple[Label, ...]) -> str:
    """A pattern of all spellings of some labels, longest first, however copies tore them and whatever became of SARA AM."""
    spellings = {squeeze(s) for label in labels for s in label.spellings}
    return "|".join(map(torn_pattern, sorted(spellings, key=lambda s: (-len(s), s))))


def torn_pattern(words: str) -> str:
    """A pattern of words that copies may have torn by blanks between any two letters, or that lack a tone mark; in small letters."""
    return r"\s?".join(_letter(*letters) for letters in _TONED.findall(squeeze(words)))


def _letter(letter: str, tones: str) -> str:
    return (_AM if letter == "\u0e32" else re.escape(letter)) + "".join(rf"(?:\s?{tone})?" for tone in tones)


_TONES = re.compile("[\u0e48-\u0e4b]")
_TONED = re.compile("([^\u0e48-\u0e4b])([\u0e48-\u0e4b]*)")
_AM = "(?:\u0e4d?\u0e32|\u0e33)"  # sara aa, sara am, or nikhahit and sara aa


@cache
def _by_words(labels: tuple[Label, ...]) -> dict[str, Label]:
    return {untoned(s): label for label in reversed(labels) for s in label.spellings}


def label_of(words: str, labels: tuple[Label, ...]) -> Label | None:
    """The label that is spelled so, exactly but for white space."""
    return _by_words(labels).get(untoned(words))


def nearest_label(words: str, item: str, labels: tuple[Label, ...]) -> Label | None:
    """The label of an item whose words these are but for a slip of the keys or two: "คำนิยม" for item 3."""
    from rapidfuzz.distance import Levenshtein  # only now: most papers have no slips, and a command starts sooner

    squeezed = squeeze(words)
    for label, spelling, allowed in _spellings(labels, to_arabic(item)):
        if (
            abs(len(squeezed) - len(spelling)) <= allowed
            and Levenshtein.distance(squeezed, spelling, score_cutoff=allowed) <= allowed
        ):
            return label
    return None


@cache
def _spellings(labels: tuple[Label, ...], item: str) -> tuple[tuple[Label, str, int], ...]:
    """Each spelling of the labels of an item, with the slips that it may have."""
    some = [label for label in labels if label.item == item]
    return tuple((label, squeeze(s), 1 if len(label.words) < 8 else 2) for label in some for s in label.spellings)


OPENS_NUMBER = r"-–•▪#*หขรin(\[0-9๐-๙"  # asked for before a number: most lines begin with none of these
NUMBER = (
    r"(?:(?:[-–•▪]|#{1,6})\s+)?(?P<bold>\*{1,3}\s*)?(?:(?:หัว)?ข้อ(?:ที่)?\s*|รายการที่\s*|item\s*|no\.?\s*)?[(\[]?\s*(?P<item>[0-9๐-๙]{1,2}(?:\s?\.\s?[0-9๐-๙lI])?)\s*"
    r"(?:[.)\]:：]\s*){0,2}"
)
_COLON = r"\s*(?(bold)\**\s*)(?:(?P<colon>::|[:：])\s*(?(bold)\**\s*)|$|(?<=\s))"  # a colon, the end of the line, or at least a space
# Words in brackets that some papers add to a label: "(สิ้นปีงบประมาณ พ.ศ. 2564)".
_EXTRA = r"(?:\s*(?P<extra>\([^()]{1,60}\))(?=\s*(?(bold)\**\s*)(?:[:：]|$)))?"
_NUMBERED = re.compile(rf"(?=\s*[{OPENS_NUMBER}])\s*{NUMBER}", re.IGNORECASE)
_SLIPPED = re.compile(rf"\s*{NUMBER}(?P<words>[ก-ฮเ-ไA-Z][^:：]{{2,59}}?)\s*(?P<colon>::|[:：])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label at the start of a line, as spelled there; the value begins at `end`. `extra` stands in brackets beside it."""

    label: Label
    spelling: str
    item: str
    has_colon: bool
    end: int
    extra: str = ""


@cache
def _item_pattern(labels: tuple[Label, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*{NUMBER}(?P<words>{words_pattern(labels)}){_EXTRA}{_COLON}", re.IGNORECASE)


def match_item(line: str, labels: tuple[Label, ...]) -> FoundLabel | None:
    """The numbered label at the start of a line: "3. คำนิยาม :", "(๖.๕) สรุปผลการดำเนินงาน ::", "8) อุปสรรค" alone.

    Without a colon the number must be the form's own. A slip of the keys in the words is forgiven where the number
    and a colon stand beside them.
    """
    if _NUMBERED.match(line) is None:
        return None
    return _match_short(line, labels) if len(line) < _SHORT else _match_item(line, labels)


def _match_item(line: str, labels: tuple[Label, ...]) -> FoundLabel | None:
    match = _item_pattern(labels).match(line)
    if match is not None:
        label = label_of(match["words"], labels)
        item = squeeze(to_arabic(match["item"]))
        # A list within a list, as web pages number it: "5." for (6.5).
        if label is not None and (match["colon"] or item in (label.item, label.item.partition(".")[2])):
            spelling = _spelling(match["words"], label)
            return FoundLabel(label, spelling, item, match["colon"] is not None, match.end(), match["extra"] or "")
    match = _SLIPPED.match(line) if ":" in line or "：" in line else None
    if match is not None:
        label = nearest_label(match["words"], squeeze(match["item"]), labels)
        if label is not None:
            return FoundLabel(label, clean_line(match["words"]), label.item, has_colon=True, end=match.end())
    return None


# A paper's lines are asked for labels again and again, until it is known what paper it is.
_match_short = lru_cache(maxsize=2048)(_match_item)
_SHORT = 200  # characters


def _spelling(words: str, label: Label) -> str:
    """The words as the paper spells them, without what copying did to them."""
    plain = clean_line(words)
    if plain in label.spellings:
        return plain
    return next((one for one in label.spellings if squeeze(one) == squeeze(plain)), plain)


def ends_label(begun: list[str], line: str) -> bool:
    """Whether a numbered label of the form that some lines hold but the beginning of ends on the next line."""
    number = _NUMBERED.match(begun[0])
    if number is None:
        return False
    item, words = squeeze(to_arabic(number["item"])), squeeze("".join(begun)[number.end() :])
    whole = words + squeeze(line)
    return any(
        spelling.startswith(words) and words != spelling and whole.startswith(spelling)
        for labels in (INDICATOR_ITEMS, PROJECT_ITEMS)
        for _label, spelling, _slips in _spellings(labels, item)
    )


@cache
def _bare_pattern(labels: tuple[Label, ...]) -> re.Pattern[str]:
    words = rf"\s*(?:#+\s+)?(?P<bold>\*{{1,3}}\s*)?(?P<words>{words_pattern(labels)}){_EXTRA}"
    return re.compile(rf"{words}\s*(?(bold)\**\s*)(?:(?P<colon>::|[:：])\s*(?(bold)\**\s*)|$)", re.IGNORECASE)


def match_bare(line: str, labels: tuple[Label, ...]) -> FoundLabel | None:
    """A label without a number at the start of a line, before a colon or alone: "หน่วยงาน : …"."""
    match = _bare_pattern(labels).match(line)
    label = label_of(match["words"], labels) if match else None
    if match is None or label is None:
        return None
    spelling = _spelling(match["words"], label)
    return FoundLabel(label, spelling, label.item, match["colon"] is not None, match.end(), match["extra"] or "")


@lru_cache(maxsize=1024)
def plain_spelling(field: str, spelling: str) -> str | None:
    """The spelling of an item's label in normal form; "" where it is the one that we print anyway, None where no
    paper could be read that spells it so.
    """
    label = next((label for label in INDICATOR_ITEMS if label.field == field), None)
    words = clean_line(spelling)
    if label is None:
        return None
    if squeeze(words) == squeeze(label.words):
        return ""
    if repair(words)[1]:
        return None
    printed = label.printed_as(words)
    found = match_item(printed, INDICATOR_ITEMS)
    if found is None or found.label is not label or found.spelling != words or found.end != len(printed):
        return None
    return words
