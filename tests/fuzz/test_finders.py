"""Figures, days, times and links in a text; and a meter's file, a feed of Green Button: what is found lies in the text, nothing breaks."""

from functools import partial
from pathlib import Path

from hypothesis import strategies as st

from fuzz.harness import fuzz, require_sentence
from fuzz.inputs import TRAPS, mutated
from samrit.measure.incoming import green_button
from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.report.figures import find_figures, find_links
from samrit.thai.dates import find_dates
from samrit.thai.times import find_times

PIECES = (
    "27 มีนาคม 2564", "31/6/2567", "1-5 ต.ค. 64", "พ.ศ. ๒๕๖๔", "12.5 ตันต่อวัน", "8 จาก 40 แห่ง", "4.452/5", "ร้อยละ", "(82.50%)", "1,234,567.89", "1.2.3",
    "20.30-21.30 น.", "24.00 น.", "99:99", "ปี", "เดือน", "-", "–", "ถึง", " ", "๐", "๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙๙", "1e9", "²", "½", "Ⅷ", "٣", "https://ก.ข/", "ล้านบาท",
    "วันที่ 0", "31 ก.พ.", "ม.ค.", "2564-02-29", "ไม่น้อยกว่า", "ประมาณ", ".", ",", "/", "\n", "่", "\u200b", "0" * 400,
)  # fmt: skip
FEED = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi"><entry><link rel="self" href="/UsagePoint/1"/><content>
<e:UsagePoint/></content></entry><entry><link rel="self" href="/UsagePoint/1/MeterReading/1"/><link rel="related" href="/ReadingType/1"/><content>
<e:MeterReading/></content></entry><entry><link rel="self" href="/ReadingType/1"/><content><e:ReadingType><e:uom>72</e:uom>
<e:powerOfTenMultiplier>0</e:powerOfTenMultiplier><e:intervalLength>900</e:intervalLength></e:ReadingType></content></entry>
<entry><link rel="up" href="/UsagePoint/1/MeterReading/1/IntervalBlock"/><content><e:IntervalBlock><e:IntervalReading><e:timePeriod>
<e:duration>900</e:duration><e:start>1616778000</e:start></e:timePeriod><e:value>250</e:value></e:IntervalReading></e:IntervalBlock></content></entry></feed>"""
METERED = [
    b"time,meter,kw\n2021-03-27 00:00,a,1\n2021-03-27 00:30,a,2\n2021-03-27 01:00,a,2.5\n",
    "วันที่;เวลา;กิโลวัตต์\n27/3/2564;00:15;1,5\n27/3/2564;00:30;2\n".encode("cp874"),
    b"date,meter,00:00,00:30,01:00\n2021-03-27,a,1,2,3\n2021-03-28,a,1,2,3\n",
]
SAID = Stated(tz="Asia/Bangkok", label=Label.START)


def _texts() -> st.SearchStrategy[str]:
    pieces = st.sampled_from([*PIECES, *(trap.decode("utf-8", "replace") for trap in TRAPS)])
    return st.lists(pieces | st.text(max_size=4), max_size=14).map("".join)


def _found(text: str) -> None:
    places = [(one.start, one.end) for one in find_figures(text)]
    places += [(one.start, one.end) for one in find_dates(text)]
    places += [(one.start, one.end) for one in find_times(text)]
    places += [(one.start, one.end) for one in find_links(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)


def _metered(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        list(read(path, SAID).findings)
    except UnmeasurableError as error:
        require_sentence(error.message)


def _feed(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        green_button.load(None, path, SAID)
    except UnmeasurableError as error:
        require_sentence(error.message)


def test_figures_days_times_and_links() -> None:
    fuzz("figures and days", _texts(), _found, examples=60)


def test_green_button(tmp_path: Path) -> None:
    fuzz("Green Button", mutated([FEED]), partial(_feed, tmp_path / "feed.xml"), examples=60)


def test_meters(tmp_path: Path) -> None:
    fuzz("meters", mutated(METERED), partial(_metered, tmp_path / "load.csv"), examples=4)
