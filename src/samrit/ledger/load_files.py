"""Load data that is kept, as readings that can be measured; what was read once is cached in the data folder."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from django.conf import settings

from samrit.ledger.blobs import blob_bytes
from samrit.measure.incoming.stated import Stated, stated_from
from samrit.measure.readings import Readings
from samrit.records.models import Blob, LoadSeries

# The engine is one for a process, and takes every core: measuring in turn is quicker than all at once.
_TURN = Lock()


@contextmanager
def readings_of(series: LoadSeries) -> Iterator[Readings]:
    """The readings of a series, for as long as nobody else's turn comes.

    `UnmeasurableError` where the file can't be read, `BlobDamagedError` where it is not what was kept.
    """
    with reading(series.blob, series.file_name, stated_from(series.stated)) as found:
        yield found


@contextmanager
def reading(blob: Blob, file_name: str, stated: Stated) -> Iterator[Readings]:
    """The same of a file of which there is no series yet."""
    from samrit.measure.incoming.cached import read_cached  # with numpy, which only who reads loads needs

    def fetch(folder: Path) -> Path:
        # Without signs that may mean something to an engine.
        name = Path(re.sub(r"[^\w\u0e00-\u0e7f.-]+", "_", file_name))
        target = folder / f"{name.stem[:60] or 'load'}{name.suffix.lower()}"
        target.write_bytes(blob_bytes(blob))
        return target

    with _TURN:
        yield read_cached(blob.sha256, stated, settings.DATA_DIR / "readings", fetch)
