"""The log beside pymerkle: append 70,000 entries, prove one, publish all as tiles; times and bytes.

python benchmarks/log.py
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pymerkle import InmemoryTree

from samrit.ledger.merkle import Frontier, inclusion_proof, leaf_hash
from samrit.ledger.tiles import Tiles, TileWriter

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests")]

from merkle_proofs import nodes_of  # noqa: E402 - of the tests

ENTRIES = 70_000
MORE = 50
PROOFS = 200


def seconds(work: Callable[[], object]) -> float:
    """How long something takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    entries = [f"samrit-event/1\n{n}\n2026-01-01T00:00:00.000000Z\n{n:064x}\n".encode() for n in range(ENTRIES + MORE)]
    leaves = [leaf_hash(entry) for entry in entries]
    ours, theirs = Frontier(), InmemoryTree(algorithm="sha256")
    append = seconds(lambda: ours.extend(leaf_hash(entry) for entry in entries[:ENTRIES]))
    theirs_append = seconds(lambda: [theirs.append_entry(entry) for entry in entries[:ENTRIES]])
    assert ours.root() == theirs.get_root()
    print(f"append {ENTRIES} entries: {append:.2f} s, pymerkle {theirs_append:.2f} s; the same root")
    node = nodes_of(leaves[:ENTRIES])
    places = range(0, ENTRIES, ENTRIES // PROOFS)
    proof = seconds(lambda: [inclusion_proof(node, at, ENTRIES) for at in places]) / len(places)
    theirs_proof = seconds(lambda: [theirs.prove_inclusion(at + 1) for at in places]) / len(places)
    print(f"a proof from leaves at hand: {proof * 1000:.2f} ms, pymerkle {theirs_proof * 1000:.2f} ms")
    with tempfile.TemporaryDirectory() as folder:
        tiles = Tiles(Path(folder))

        def publish(start: int, end: int) -> int:
            writer = TileWriter(tiles, start)
            for at in range(start, end):
                writer.append(entries[at], leaves[at])
            writer.finish()
            return writer.files

        for start, end in ((0, ENTRIES), (ENTRIES, ENTRIES + MORE)):
            begun = time.perf_counter()
            files = publish(start, end)
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
            print(
                f"publish {end - start}: {time.perf_counter() - begun:.2f} s, {files} files; {size / 1e6:.1f} MB there"
            )
        read = seconds(lambda: [inclusion_proof(tiles.node(ENTRIES), at, ENTRIES) for at in places]) / len(places)
        print(f"a proof from the files: {read * 1000:.2f} ms")


if __name__ == "__main__":
    main()
