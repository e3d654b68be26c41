"""One load in the layouts that utilities send: read to the last digit, or refused with the way out; never silently wrong."""

from pathlib import Path

import layouts as made
import layouts_abroad as abroad
import layouts_counted_twice as twice
import layouts_of_operators as operators
import pytest
from layouts import Layout

from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.refusal import UnmeasurableError

LAYOUTS = [*made.layouts(), *operators.layouts(), *abroad.layouts(), *twice.layouts()]


def stated(layout: Layout) -> Stated:
    said = dict(layout.stated)
    said |= {"label": Label(said["label"])} if "label" in said else {}
    said |= {"kind": Kind(said["kind"])} if "kind" in said else {}
    return Stated(tz=layout.tz, **said)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[one.name for one in LAYOUTS])
def test_a_layout_is_read_right_or_refused_with_the_way_out(layout: Layout, tmp_path: Path) -> None:
    path = layout.write(tmp_path)
    if layout.refused:
        with pytest.raises(UnmeasurableError) as refused:
            read(path, stated(layout))
        assert layout.refused in refused.value.message.en
        return

    found = read(path, stated(layout))

    table = found.table
    rows = table.group_by("start_s").agg(kw=table.kw.sum()).to_pyarrow().to_pylist()
    kw = {row["start_s"]: row["kw"] for row in rows}
    right = layout.right() if layout.right else made.truth(made.load(layout.minutes))
    assert found.step_s == layout.minutes * 60
    assert {second: value for second, value in kw.items() if second in right} == pytest.approx(
        {second: right[second] for second in kw if second in right},
        rel=layout.near,
        abs=60 if "register" in layout.name else 0.5,
    )
    assert set(kw) <= set(right)
    assert len(right) - len(kw) == layout.missing
    assert found.read_as is not None
    assert found.read_as.sum_mwh == pytest.approx(sum(kw.values()) * found.step_s / 3600 / 1000)


def test_each_layout_has_a_name_of_its_own() -> None:
    assert len({one.name for one in LAYOUTS}) == len(LAYOUTS) >= 220
