"""The published log: what an outsider proves from its files alone, and what is never signed."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

import factories
from merkle_proofs import nodes_of
from samrit.actions.city.publish_log import fork_log, publish_log
from samrit.ledger.entries import SignedPaper
from samrit.ledger.log_keys import new_seed, of_seed
from samrit.ledger.merkle import Frontier, leaf_hash
from samrit.ledger.notes import COSIGNATURE, Checkpoint, Note, Proof, VerifierKey, checkpoint_in, cosigned, signed
from samrit.ledger.publication import ForkError, NotSignedError, folder, last_signed, prove, publish, verifier_keys
from samrit.ledger.tiles import Tiles, TileWriter, tile_path
from samrit.ledger.trail import record
from samrit.ledger.verification import BreakKind, trail_head, verify_trail
from samrit.records.models import Event, LogHead
from samrit.vocabulary.refusal import Invalid
from tampering import tamper

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).parents[2] / "scripts" / "verify_log.py"
PDF = b"%PDF-1.7 signed"
PAPER = SignedPaper(pdf="9a" * 32, content="b" * 64)


@pytest.fixture(autouse=True)
def _log(settings: Settings, tmp_path: Path) -> None:
    settings.LOG_KEYS = [new_seed()]
    settings.LOG_DIR, settings.LOG_STATE = tmp_path / "log", tmp_path / "beside-the-key"
    settings.LOG_ORIGIN = "city.example/.well-known/samrit-log"


def write(number: int, papers: tuple[SignedPaper, ...] = ()) -> Event:
    city = factories.city()
    with transaction.atomic():
        made = [
            record("rename", city, by=None, at=factories.AT + timedelta(minutes=n), after={"n": n}, papers=papers)
            for n in range(number)
        ]
    return made[-1]


def prove_outside(*arguments: str | Path) -> str:
    """What the script says that imports nothing of ours."""
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip()


def key_file(tmp_path: Path, log: int = 1) -> Path:
    file = tmp_path / "key"
    file.write_text("\n".join(map(str, verifier_keys(log))))
    return file


def test_an_outsider_proves_by_public_files_alone_that_a_paper_is_in_the_log(tmp_path: Path) -> None:
    import hashlib

    pdf, proof = tmp_path / "paper.pdf", tmp_path / "paper.tlog-proof"
    pdf.write_bytes(PDF)
    event = write(1, (SignedPaper(pdf=hashlib.sha256(PDF).hexdigest(), content="b" * 64),))
    write(300)
    published = publish()
    assert published is not None
    proof.write_text(str(prove(event, 1)))

    said = prove_outside("paper", key_file(tmp_path), pdf, proof)
    pdf.write_bytes(PDF + b" ")

    assert said == (
        f"proven: the paper is entry 1 of city.example/.well-known/samrit-log/1, "
        f"whose 302 entries have the root {published.checkpoint.root.hex()}"
    )
    assert prove_outside("paper", key_file(tmp_path), pdf, proof) == "NOT PROVEN: the proof is of another paper"


def test_an_outsider_proves_that_the_log_only_grew_and_sees_where_it_was_written_anew(
    tmp_path: Path, settings: Settings
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write(255)
    noted = str(trail_head())
    old.write_text(getattr(publish(), "note", ""))
    write(300)
    new.write_text(getattr(publish(), "note", ""))

    for before in (old, noted):
        said = prove_outside("grown", key_file(tmp_path), before, new, folder(1))
        assert (
            said
            == "proven: the first 255 of the 555 entries of city.example/.well-known/samrit-log/1 are those of then"
        )

    # Whoever holds database, folder and key hashes and signs all anew: it shows against what others have noted.
    tamper("UPDATE records_loghead SET size = 0, frontier = '', seal = ''", "DELETE FROM records_event")
    settings.LOG_DIR, settings.LOG_STATE = tmp_path / "anew", tmp_path / "nothing"
    write(556)
    new.write_text(getattr(publish(), "note", ""))

    assert prove_outside("grown", key_file(tmp_path), old, new, folder(1)) == "NOT PROVEN: history was rewritten"


def test_a_reader_of_another_hand_accepts_the_files_and_refuses_a_log_written_anew(
    tmp_path: Path, settings: Settings
) -> None:
    pytest.importorskip(
        "aics_tlog", reason="aics-tlog asks for Python 3.12; pymerkle is there in test_ledger_merkle.py"
    )
    old = tmp_path / "old"
    write(255)
    old.write_text(getattr(publish(), "note", ""))
    event = write(300)
    publish()
    key = str(verifier_keys(1)[0])

    def accepts(*arguments: str | Path) -> bool:
        said = ["-m", "aics_tlog", *arguments, "--log-key", key, "--tiles", folder(1)]
        return subprocess.run([sys.executable, *said], capture_output=True, check=False).returncode == 0

    assert accepts("verify-inclusion", "--leaf-hash", event.leaf, "--index", str(event.position))
    assert not accepts("verify-inclusion", "--leaf-hash", event.leaf, "--index", "7")
    assert accepts("verify-consistency", "--old-checkpoint", old)
    tamper("UPDATE records_loghead SET size = 0, frontier = '', seal = ''", "DELETE FROM records_event")
    settings.LOG_DIR, settings.LOG_STATE = tmp_path / "anew", tmp_path / "nothing"
    write(600)
    publish()
    assert not accepts("verify-consistency", "--old-checkpoint", old)


@pytest.mark.parametrize("grown", [[1], [255, 1, 1], [256, 300, 1], [700, 800]], ids=str)
def test_tiles_that_grow_bit_by_bit_hold_the_tree(grown: list[int], tmp_path: Path) -> None:
    tiles, entries = Tiles(tmp_path), [str(n).encode() for n in range(sum(grown))]
    leaves, size = [leaf_hash(entry) for entry in entries], 0
    for more in grown:
        writer = TileWriter(tiles, size)
        for at in range(size, size + more):
            writer.append(entries[at], leaves[at])
        writer.finish()
        size += more

    tree = Frontier()
    tree.extend(leaves)
    node = nodes_of(leaves)
    assert tiles.frontier(size) == tree
    assert all(tiles.node(size)(0, at) == leaves[at] for at in range(0, size, 97))
    assert size < 256 or tiles.node(size)(8, 0) == node(8, 0)
    assert tiles.entries((size - 1) // 256, (size - 1) % 256 + 1)[-1] == entries[-1]


@pytest.mark.parametrize(
    ("index", "width", "path"),
    [(0, 256, "000"), (5, 17, "005.p/17"), (1234, 256, "x001/234"), (1234067, 1, "x001/x234/067.p/1")],
)
def test_tiles_lie_where_the_standard_says(index: int, width: int, path: str) -> None:
    assert tile_path(1, index, width) == f"tile/1/{path}"
    assert tile_path(None, index, width) == f"tile/entries/{path}"


def test_nothing_new_is_not_signed_again_and_lost_tiles_are_made_again(settings: Settings) -> None:
    write(3)
    first = publish()
    assert first is not None
    assert publish() is None

    (folder(1) / "tile/0/000.p/3").unlink()
    (folder(1) / "checkpoint").unlink()
    again = publish()

    assert again is not None
    assert (again.note, again.files) == (first.note, 1)
    assert settings.LOG_KEYS


def rewrite() -> None:
    tamper("UPDATE records_event SET action = 'other'")


def add() -> None:
    tamper("UPDATE records_loghead SET size = size - 1, frontier = ''")


@pytest.mark.parametrize("change", [rewrite, add])
def test_what_is_not_as_it_was_written_is_never_signed(change: Callable[[], None]) -> None:
    write(1)

    change()

    with pytest.raises(NotSignedError):
        publish()
    assert last_signed() is None


def old_copy_put_back(number: int) -> LogHead:
    """The database as it was before the last events, which were signed."""
    old = LogHead.objects.get()
    write(number)
    publish()
    tamper(
        (f"DELETE FROM records_event WHERE position >= {old.size}", []),
        ("UPDATE records_loghead SET size = %s, frontier = %s, seal = %s", [old.size, old.frontier, old.seal]),
    )
    return old


@pytest.mark.parametrize("written_since", [0, 2, 5], ids=["shorter", "as-long", "longer"])
def test_an_old_copy_of_the_database_is_served_and_not_signed(written_since: int) -> None:
    write(4)
    old_copy_put_back(2)
    before = last_signed()

    if written_since:
        write(written_since)

    with pytest.raises(ForkError):
        publish()
    assert last_signed() == before


def test_a_new_log_names_the_checkpoint_that_was_given_up(tmp_path: Path) -> None:
    write(4)
    old_copy_put_back(2)
    given_up = last_signed()
    assert given_up is not None
    write(1)

    event = fork_log(reason="ดิสก์เสีย", decided_by="ปลัด", at=factories.AT)
    write(1)
    published = publish()

    assert (event.log, event.position) == (2, 0)
    assert (event.after["checkpoint"], event.after["reason"]) == (given_up.note, "ดิสก์เสีย")
    assert published is not None
    assert published.checkpoint.origin.endswith("/samrit-log/2")
    assert verify_trail().is_whole
    assert "proven" in prove_outside("grown", key_file(tmp_path, 2), f"2:{published.checkpoint.root.hex()}",
                                     folder(2) / "checkpoint", folder(2))  # fmt: skip
    tamper("DELETE FROM records_event WHERE log = 1 AND position = 0")
    assert BreakKind.NOT_AS_BOUND in {found.kind for found in verify_trail().breaks}


def test_a_log_that_goes_on_is_not_begun_anew() -> None:
    write(2)
    publish()
    write(1)

    with pytest.raises(Invalid, match="goes on"):
        fork_log(reason="x", decided_by="y", at=factories.AT)


def test_a_change_of_key_is_signed_by_both_and_each_reader_follows(settings: Settings) -> None:
    write(1)
    (old,) = (publish() and verifier_keys(1)) or ()
    settings.LOG_KEYS = [new_seed(), *settings.LOG_KEYS]
    write(1)
    both = publish()
    new, _ = verifier_keys(1)
    settings.LOG_KEYS = settings.LOG_KEYS[:1]
    write(1)
    after = publish()

    assert both is not None
    assert after is not None
    assert checkpoint_in(both.note, [old]) == checkpoint_in(both.note, [new]) == both.checkpoint
    assert checkpoint_in(after.note, [new]) == after.checkpoint
    with pytest.raises(ValueError, match="not signed"):
        checkpoint_in(after.note, [old])


def test_a_key_that_never_signed_before_does_not_go_on_alone(settings: Settings) -> None:
    write(1)
    publish()
    settings.LOG_KEYS = [new_seed()]
    write(1)

    with pytest.raises(NotSignedError, match="another key"):
        publish()


def test_anybody_fetches_the_log_without_a_cookie(client: Client) -> None:
    write(300)
    published = publish_log()
    assert published is not None

    answers = {
        name: client.get(f"/.well-known/samrit-log/{name}")
        for name in (
            "",
            "checkpoint",
            "key",
            "1/checkpoint",
            "tile/0/000",
            "tile/0/001.p/44",
            "tile/entries/000",
            "1/key",
        )
    }

    assert {answer.status_code for answer in answers.values()} == {200}
    assert not any(answer.cookies for answer in answers.values())
    assert answers["checkpoint"].content.decode() == answers["1/checkpoint"].content.decode() == published.note
    assert answers["tile/0/000"].content[:32].hex() == Event.objects.get(position=0).leaf
    assert "immutable" in answers["tile/0/000"]["Cache-Control"]
    assert f"log {verifier_keys(1)[0]} " in answers[""].content.decode()
    for name in ("lock", "../samrit.sqlite3", "1/../../secret-key", "tile/0/9", "log-1", "7/checkpoint"):
        assert client.get(f"/.well-known/samrit-log/{name}").status_code == 404


names = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="+"), min_size=1, max_size=20)


@given(names, st.integers(0, 10**12), st.binary(min_size=32, max_size=32))
def test_a_note_is_read_back_and_a_changed_one_is_not_signed(name: str, size: int, root: bytes) -> None:
    key = of_seed(new_seed())
    verifier = VerifierKey.parse(str(VerifierKey(name, key.public)))
    checkpoint = Checkpoint(name, size, root)

    note = signed(str(checkpoint), [(verifier, key.sign)])

    assert checkpoint_in(note, [verifier]) == checkpoint
    with pytest.raises(ValueError, match=r"."):
        checkpoint_in(note.replace(f"\n{size}\n", f"\n{size + 1}\n", 1), [verifier])
    assert Proof.parse(str(Proof(size, (root, root), note, b"entry"))) == Proof(size, (root, root), note, b"entry")


def test_a_witness_signs_with_the_time_and_stands_beside_the_log() -> None:
    log, witness = of_seed(new_seed()), Ed25519PrivateKey.generate()
    verifier, text = VerifierKey("log.example", log.public), str(Checkpoint("log.example", 5, bytes(32)))
    other = VerifierKey("witness.example", witness.public_key().public_bytes_raw(), COSIGNATURE)

    at = 1_700_000_000
    cosignature = other.line(at.to_bytes(8) + witness.sign(cosigned(text, at)))

    note = Note.parse(signed(text, [(verifier, log.sign)]) + cosignature)

    assert note.signed_by(verifier)
    assert note.signed_by(other)
    assert not note.signed_by(VerifierKey("another.example", other.public, COSIGNATURE))
