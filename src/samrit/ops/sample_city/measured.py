"""What the sample city's evenings saved, measured from made-up load data by the actions that an analyst does.

It takes seconds and draws charts, so that it is done for people who look around, and in tests only where asked for.
"""

from datetime import datetime

from samrit.actions.importing import save_import
from samrit.actions.measurements.load_import import LoadFile, upload_load
from samrit.actions.measurements.measure_event import fix_and_ask, measure_now
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.protocol import Protocol
from samrit.ops.sample_city.campaigns import Story
from samrit.ops.sample_city.load_file import AREA, NAME, SOURCE, synthetic_load
from samrit.ops.sample_city.reading import AS_IT_IS
from samrit.ops.sample_city.years import Later
from samrit.records.models import LoadSeries

TZ = "Asia/Bangkok"


def measure_story(story: Story, *, at: datetime, later: Later = AS_IT_IS) -> None:
    """Bring the load data, of the files' years or of later ones, and measure each campaign's evening from it, as its file says."""
    by, agency = story.officer, story.agency
    file = LoadFile(
        data=synthetic_load(later),
        file_name="synthetic-load.csv",
        name=NAME,
        stated=Stated(tz=TZ, label=Label.START),
        area=AREA,
        source=SOURCE,
    )
    saved = save_import(row=upload_load(agency=agency, file=file, by=by, at=at), by=by, at=at)
    series = LoadSeries.objects.get(upload=saved)
    for data in story.data.campaigns:
        _, run = fix_and_ask(
            agency=agency,
            name=data.measured.name,
            protocol=Protocol(event=data.measured.event, tz=TZ, method=data.measured.method),
            campaign=story.campaigns[data.code],
            series=series,
            by=by,
            at=at,
        )
        assert run is not None
        measure_now(run=run, at=at)
