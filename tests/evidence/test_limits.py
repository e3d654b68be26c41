"""What decodes has a place, memory and time of its own: no file, and no number of files at once, touches the server."""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from evidence_files import PDF, image, pdf
from samrit.decoding import slots
from samrit.decoding.process import BUSY, TOO_LARGE, Limits, UndecodableError, decode
from samrit.decoding.slots import NoPlaceError, place
from samrit.evidence import images
from samrit.evidence.accept import accept
from samrit.readers.decoded import answer
from samrit.readers.reading import UnreadableError
from samrit.readers.source import Source
from samrit.vocabulary.refusal import Unavailable

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places that no other test takes."""
    monkeypatch.setattr(slots, "gettempdir", lambda: str(tmp_path))


def test_so_many_have_a_place_and_the_next_gets_none() -> None:
    with place("a", at_once=2, wait_seconds=0), place("a", at_once=2, wait_seconds=0):
        with pytest.raises(NoPlaceError), place("a", at_once=2, wait_seconds=0.1):
            pass
        with place("b", at_once=1, wait_seconds=0):  # another pool's
            pass
    with place("a", at_once=1, wait_seconds=0):  # both are free again
        pass


def test_who_waits_gets_the_place_that_is_left() -> None:
    order, is_taken = list[str](), threading.Event()

    def wait() -> None:
        is_taken.wait()
        with place("a", at_once=1, wait_seconds=60):
            order.append("second")

    waiting = threading.Thread(target=wait)
    waiting.start()
    with place("a", at_once=1, wait_seconds=0):
        is_taken.set()
        order.append("first")
    waiting.join()

    assert order == ["first", "second"]


def test_a_place_is_free_again_when_another_process_that_had_it_is_killed(tmp_path: Path) -> None:
    source = (
        "import sys, time; from samrit.decoding import slots; slots.gettempdir = lambda: sys.argv[1]\n"
        "with slots.place('a', at_once=1, wait_seconds=0): print('held', flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", source, str(tmp_path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(NoPlaceError), place("a", at_once=1, wait_seconds=0):
            pass
        other.kill()

    with place("a", at_once=1, wait_seconds=10):
        pass


def test_where_too_much_is_going_on_it_is_told_and_nothing_is_wrong_with_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(images, "_LIMITS", Limits(pool="pictures", at_once=1, wait_seconds=0))
    with place("pictures", at_once=1, wait_seconds=0), pytest.raises(Unavailable, match="in a minute"):
        accept(image("PNG"), "ภาพ.png")

    assert accept(image("PNG"), "ภาพ.png").name == "ภาพ.png"


def test_a_report_that_waits_too_long_is_not_called_damaged() -> None:
    limits = Limits(at_once=1, wait_seconds=0)
    with place("reports", at_once=1, wait_seconds=0), pytest.raises(UnreadableError, match="in a minute"):
        answer(Source(PDF, "a.pdf"), "pdf", limits=limits)

    assert answer(Source(PDF, "a.pdf"), "pdf", limits=limits)["is_scanned"]


def test_many_at_once_all_get_their_turn() -> None:
    files = [(image("PNG"), "a.png"), (image("JPEG"), "b.jpg"), (pdf(), "c.pdf")] * 2
    with ThreadPoolExecutor(len(files)) as pool:
        names = [accepted.name for accepted in pool.map(lambda file: accept(*file), files)]

    assert names == ["a.png", "b.jpg", "c.pdf"] * 2


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(memory_bytes=48 * 2**20), TOO_LARGE),
        (Limits(output_bytes=1000), TOO_LARGE),
        (Limits(seconds=0.01, cpu_seconds=4), TOO_LARGE),
        (Limits(seconds=0.01, cpu_seconds=0), BUSY),  # time is up, and the processor was not used up: to be tried again
    ],
    ids=["memory", "answer", "clock", "busy"],
)
def test_what_needs_more_than_its_limits_is_ended_alone(limits: Limits, reason: str) -> None:
    data = image("PNG", size=(5_000, 3_000))
    with pytest.raises(UndecodableError) as refusal:
        decode("picture", data, limits=limits, forms=["PNG"], made="PNG", longest=6_000, most_bytes=10**8)

    assert refusal.value.reason == reason


def test_nothing_of_a_file_is_opened_in_the_process_of_the_server() -> None:
    """Neither pictures, nor PDFs, nor zips: their libraries aren't even loaded by what takes evidence."""
    source = (
        "import sys, json\n"
        "from evidence_files import PDF, image, office\n"
        "files = [(image('PNG'), 'a.png'), (PDF, 'a.pdf'), (office(), 'a.docx')]\n"
        "for name in [name for name in sys.modules if name.split('.')[0] in ('PIL', 'zipfile', 'pypdfium2')]: del sys.modules[name]\n"
        "from samrit.evidence.accept import accept\n"
        "for file in files: accept(*file)\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules} & {'PIL', 'pypdfium2', 'pi_heif', 'lxml'})))"
    )
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": path},
    )

    assert set(json.loads(done.stdout)) <= {"lxml"}  # pikepdf of the tests themselves loads it
