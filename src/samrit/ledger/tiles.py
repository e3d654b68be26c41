"""The tree as static files, by C2SP's tlog-tiles: 256 hashes in a tile, 256 entries in a bundle, for anybody to fetch.

A tile that is full never changes. What isn't full yet lies beside it under its width (`.p/17`); when it is full, the
narrower ones go, and whoever looks for one finds its beginning in the full one.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from samrit.ledger.durable import whole_file
from samrit.ledger.merkle import HASH_BYTES, Frontier, Node, node_hash

WIDTH, HEIGHT = 256, 8  # hashes in a tile; levels of the tree in one
PUBLIC = 0o644  # a web server may read them too
_MOST_BYTES = 65_535  # of an entry: its length is a uint16


def tile_path(level: int | None, index: int, width: int = WIDTH) -> str:
    """Where a tile lies; with level None, a bundle of entries."""
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03d}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{'entries' if level is None else level}/{'/'.join(groups)}{partial}"


def bundle(entries: list[bytes]) -> bytes:
    """Entries behind each other, each with its length before it."""
    if any(len(entry) > _MOST_BYTES for entry in entries):
        raise ValueError("an entry is too long")
    return b"".join(len(entry).to_bytes(2) + entry for entry in entries)


def entries_in(data: bytes) -> Iterator[bytes]:
    """The entries of a bundle."""
    at = 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2])
        yield data[at + 2 : end]
        at = end


@dataclass(frozen=True, slots=True)
class Tiles:
    """The files of one log in their folder."""

    folder: Path

    def hashes(self, level: int, index: int, width: int) -> list[bytes]:
        """The hashes of a tile, as many as its width; OSError where it isn't there, ValueError where it is too short."""
        data = self._read(level, index, width)[: width * HASH_BYTES]
        if len(data) != width * HASH_BYTES:
            raise ValueError("a tile that is too short")
        return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]

    def entries(self, index: int, width: int) -> list[bytes]:
        """The entries of a bundle."""
        return list(entries_in(self._read(None, index, width)))[:width]

    def node(self, size: int) -> Node:
        """The roots of whole subtrees of the tree of that size, read from its tiles."""
        cached: dict[tuple[int, int], list[bytes]] = {}

        def node(level: int, index: int) -> bytes:
            tiles, above = divmod(level, HEIGHT)
            tile, start = divmod(index << above, WIDTH)
            if (tiles, tile) not in cached:
                width = min(WIDTH, (size >> HEIGHT * tiles) - tile * WIDTH)
                cached[tiles, tile] = self.hashes(tiles, tile, width)
            return _root(cached[tiles, tile][start : start + (1 << above)])

        return node

    def frontier(self, size: int) -> Frontier:
        """The tree of that size; OSError or ValueError where its tiles don't hold it."""
        node = self.node(size)
        parts = Frontier(size, tuple(bytes(HASH_BYTES) for _ in range(size.bit_count()))).ranges()
        return Frontier(size, tuple(node(len(p).bit_length() - 1, p.start // len(p)) for p in parts))

    def _read(self, level: int | None, index: int, width: int) -> bytes:
        try:
            return (self.folder / tile_path(level, index, width)).read_bytes()
        except FileNotFoundError:
            return (self.folder / tile_path(level, index)).read_bytes()


@dataclass(slots=True)
class TileWriter:
    """Puts entries behind those that tiles hold, and writes the files that are new; each is on the disk when it is named."""

    tiles: Tiles
    size: int
    files: int = 0
    _entries: list[bytes] = field(init=False)
    _levels: list[list[bytes]] = field(init=False)

    def __post_init__(self) -> None:
        index, width = divmod(self.size, WIDTH)
        self._entries = self.tiles.entries(index, width) if width else []
        self._levels = []
        while (count := self.size >> HEIGHT * len(self._levels)) or not self._levels:
            index, width = divmod(count, WIDTH)
            self._levels.append(self.tiles.hashes(len(self._levels), index, width) if width else [])

    def append(self, entry: bytes, leaf: bytes) -> None:
        """Put an entry behind the others; what is full by it is written."""
        self._entries.append(entry)
        self.size += 1
        if len(self._entries) == WIDTH:
            self._write(None, self.size // WIDTH - 1, bundle(self._entries), WIDTH)
            self._entries = []
        level, hashed = 0, leaf
        while True:
            if level == len(self._levels):
                self._levels.append([])
            row = self._levels[level]
            row.append(hashed)
            if len(row) < WIDTH:
                return
            self._write(level, (self.size >> HEIGHT * (level + 1)) - 1, b"".join(row), WIDTH)
            hashed, self._levels[level] = _root(row), []
            level += 1

    def finish(self) -> None:
        """Write what isn't full."""
        if self._entries:
            self._write(None, self.size // WIDTH, bundle(self._entries), len(self._entries))
        for level, row in enumerate(self._levels):
            if row:
                self._write(level, self.size >> HEIGHT * (level + 1), b"".join(row), len(row))

    def _write(self, level: int | None, index: int, data: bytes, width: int) -> None:
        path = self.tiles.folder / tile_path(level, index, width)
        if path.is_file() and path.read_bytes() == data:
            return
        with whole_file(path, mode=PUBLIC) as file:
            file.write(data)
        self.files += 1
        if width == WIDTH:
            shutil.rmtree(path.with_name(f"{path.name}.p"), ignore_errors=True)


def _root(hashes: list[bytes]) -> bytes:
    while len(hashes) > 1:
        hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]
