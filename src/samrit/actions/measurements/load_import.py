"""Load data comes in as a file: look at what was understood first, then save it or let it go; retire it with a reason."""

import gzip
import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from samrit.actions.acting import Acting, acting
from samrit.actions.importer import MEGABYTE, Importer
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import write_file
from samrit.ledger.load_files import reading
from samrit.ledger.reading import storable
from samrit.measure.event import zone
from samrit.measure.incoming.stated import Stated, plain, stated_from
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.records.models import Agency, Import, LoadSeries, User
from samrit.thai.translation import Message
from samrit.vocabulary.kind_of_data import says_synthetic
from samrit.vocabulary.refusal import Denied, Invalid

_MOST_UNPACKED = 512 * 1_048_576
_MEDIA_TYPES = {
    ".csv": "text/csv", ".tsv": "text/csv", ".txt": "text/csv", ".dat": "text/csv", ".log": "text/csv",
    ".asc": "text/csv", ".prn": "text/csv", ".xml": "application/xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".parquet": "application/vnd.apache.parquet", ".pq": "application/vnd.apache.parquet", ".json": "application/json",
    ".jsonl": "application/jsonl", ".ndjson": "application/jsonl", ".zip": "application/zip", ".gz": "application/gzip",
}  # fmt: skip
SUFFIXES = tuple(_MEDIA_TYPES)


@dataclass(frozen=True, slots=True)
class LoadFile:
    """A file as a person brings it, with what is called and stated of it."""

    data: bytes
    file_name: str
    name: str
    stated: Stated
    area: str = ""
    source: str = ""
    is_synthetic: bool = False

    @property
    def said(self) -> dict[str, str | bool]:
        """What is said of the data; made up they are where this or one of their words says so."""
        said = {name: storable(getattr(self, name).strip()) for name in ("name", "area", "source")}
        return {**said, "is_synthetic": self.is_synthetic or says_synthetic(*said.values(), self.file_name)}


def upload_load(*, agency: Agency, file: LoadFile, by: User, at: datetime) -> Import:
    """Read a file and store what was understood for a look; nothing can be measured from it yet.

    Invalid, in one sentence, where something is not stated that would have to be guessed, or nothing can be read.
    """
    stated = {**file.said, "stated": plain(file.stated)}
    return upload_file("load", agency=agency, data=file.data, name=file.file_name, stated=stated, by=by, at=at)


class LoadImporter(Importer):
    """Load data of an agency; whoever measures for it may save what somebody brought."""

    permission = Permission.MEASURE
    most_bytes = 32 * MEGABYTE  # a year of one city's readings every minute takes 15; more is for the command line
    is_shared = True

    @property
    def too_large(self) -> Message:
        """Where larger files are measured."""
        return Message(
            "The file is larger than {limit} megabytes; measure larger ones with the command samrit measure.",
            limit=self.most_bytes // MEGABYTE,
        )

    def read(self, data: bytes) -> None:
        """What was understood of it."""
        row = self.row
        stated = stated_from(row.stated["stated"])
        _acceptable(row, data)
        row.blob = write_file(data, media_type=_MEDIA_TYPES[_suffix(row.file_name)], at=row.uploaded_at)
        zone(stated.tz)
        with reading(row.blob, row.file_name, stated) as found:
            if found.is_end_unstated:
                raise Invalid(
                    Message("Say which end of its interval a time marks: read wrongly, the result is another.")
                )
            row.content = _understood(found)

    def save(self, act: Acting[Import, User]) -> None:
        """From now on it can be measured from."""
        series = series_of(self.row)
        series.upload = self.row
        save_checked(series)
        after = {
            "name": series.name,
            "file_name": series.file_name,
            "sha256": self.row.sha256,
            "readings": series.readings,
        }
        act.log("save_load", series, after=after)


def series_of(row: Import) -> LoadSeries:
    """The (unsaved) load data that a file would become."""
    times = {name: datetime.fromisoformat(row.content[name]) for name in ("starts_at", "ends_at")}
    return LoadSeries(
        **row.stated,
        **row.content | times,
        agency=row.agency,
        blob=row.blob,
        file_name=row.file_name,
        tz=row.stated["stated"]["tz"],
        added_by=row.uploaded_by,
        added_at=row.uploaded_at,
    )


def retire_load(*, series: LoadSeries, reason: str, by: User, at: datetime) -> LoadSeries:
    """Nothing is measured from it any more; what was measured stands, and the file stays with it."""
    with acting(Permission.MEASURE, series.agency, by, at) as act:
        row = _lock(series)
        if row.retired_at is not None:
            raise Denied(Message("This load data is retired already."))
        row.retired_by, row.retired_at, row.retired_reason = by, at, required_reason(reason)
        save_checked(row)
        after = {"reason": row.retired_reason}
        act.log("retire_load", row, after=after)
        return row


def required_reason(reason: str) -> str:
    """The reason as it is kept; Invalid where there is none."""
    plain_words = storable(reason.strip())
    if not plain_words:
        raise Invalid(Message("Give a reason."))
    return plain_words[:500]


def _acceptable(row: Import, data: bytes) -> None:
    if not row.stated["name"]:
        raise Invalid(Message("Give the load data a name."))
    suffix = _suffix(row.file_name)
    if suffix not in _MEDIA_TYPES:
        known = " ".join(SUFFIXES)
        raise Invalid(Message("Files of this kind can't be read; these can: {known}.", known=known))
    if _unpacked(data) > _MOST_UNPACKED:
        raise Invalid(Message("What is packed in the file is too large."))


def _suffix(file_name: str) -> str:
    return Path(file_name).suffix.lower()


def _unpacked(data: bytes) -> int:
    """How large a packed file becomes; 0 for one that isn't packed."""
    if data[:4] == b"PAR1":
        import pyarrow.parquet as pq

        try:
            about = pq.ParquetFile(io.BytesIO(data)).metadata
        except (OSError, ValueError):
            return 0
        return sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
    if data[:2] == b"\x1f\x8b":
        return _unzipped(data)
    if data[:2] != b"PK":
        return 0
    try:
        return sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        return 0


def _unzipped(data: bytes) -> int:
    """How large a file packed by gzip becomes, read no further than it may be: it can say anything of itself."""
    size = 0
    try:
        with gzip.open(io.BytesIO(data)) as source:
            while size <= _MOST_UNPACKED and (chunk := source.read(1 << 20)):
                size += len(chunk)
    except (OSError, EOFError, zlib.error):
        return 0
    return size


def _understood(found: Readings) -> dict[str, Any]:
    table = found.table
    per_interval = table.group_by("start_s").agg(kw=table.kw.sum())
    about = table.agg(
        first=table.start_s.min(), last=table.start_s.max(), series=table.series.nunique(), readings=table.count()
    )
    row = about.to_pyarrow().to_pylist()[0]
    if not row["readings"]:
        raise UnmeasurableError(Message("there is not one reading in the data"))
    load = per_interval.agg(
        lowest_kw=per_interval.kw.min(), mean_kw=per_interval.kw.mean(), highest_kw=per_interval.kw.max()
    )
    names = table.select("series").distinct().order_by("series").limit(5).to_pyarrow()["series"].to_pylist()
    return {
        "starts_at": datetime.fromtimestamp(row["first"], UTC).isoformat(),
        "ends_at": datetime.fromtimestamp(row["last"] + found.step_s, UTC).isoformat(),
        "interval_minutes": found.step_s // 60,
        "series": row["series"],
        "readings": row["readings"],
        "understood": {**load.to_pyarrow().to_pylist()[0], "names": names} | _read_as(found),
        "findings": [
            {
                "code": one.code,
                "weight": one.weight.value,
                "th": storable(one.message.th),
                "en": storable(one.message.en),
                "count": one.count,
                "examples": [storable(example) for example in one.examples],
            }
            for one in found.findings
        ],
    }


def _read_as(found: Readings) -> dict[str, Any]:
    if found.read_as is None:
        return {}
    plain_words = found.read_as.plain()
    plain_words["said"] = [{which: storable(words) for which, words in one.items()} for one in plain_words["said"]]
    plain_words["rows"] = [[storable(str(row[0])), *row[1:]] for row in plain_words["rows"]]
    return {"read_as": plain_words}


def _lock(series: LoadSeries) -> LoadSeries:
    rows = LoadSeries.objects.select_for_update(of=("self",)).select_related("agency", "blob")
    return rows.get(pk=series.pk)
