"""The hash tree of RFC 6962: leaves, nodes, roots, and the two proofs: this leaf is in it, and it only grew.

Pure arithmetic over hashes of 32 bytes. `Frontier` appends in little memory: it holds the roots of the whole subtrees of
which the tree is made, the largest first. Proofs are made from any source of the roots of whole subtrees (`Node`): a list of
leaves, or the tiles that are published.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

HASH_BYTES = 32
Node = Callable[
    [int, int], bytes
]  # the root of the whole subtree (level, index): leaves index * 2**level and following


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """A tree as it grows: its size, and the roots of its whole subtrees, one for each bit of the size."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise ValueError("as many hashes as the size has bits")

    def append(self, leaf: bytes) -> None:
        """Put a leaf behind the others."""
        hashes, size = list(self.hashes), self.size
        while size & 1:
            leaf = node_hash(hashes.pop(), leaf)
            size >>= 1
        self.size, self.hashes = self.size + 1, (*hashes, leaf)

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Put leaves behind the others."""
        for leaf in leaves:
            self.append(leaf)

    def root(self) -> bytes:
        """The hash of the whole tree; that of an empty one is the hash of nothing."""
        if not self.hashes:
            return hashlib.sha256().digest()
        found = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            found = node_hash(left, found)
        return found

    def ranges(self) -> tuple[range, ...]:
        """Which leaves each of the whole subtrees covers."""
        found, start = [], 0
        for bit in reversed(range(self.size.bit_length())):
            if self.size >> bit & 1:
                found.append(range(start, start + (1 << bit)))
                start += 1 << bit
        return tuple(found)


def root_of(node: Node, start: int, end: int) -> bytes:
    """The root over the leaves from `start` to before `end`, where `start` begins a whole subtree of that size."""
    size = end - start
    if size.bit_count() == 1:
        level = size.bit_length() - 1
        return node(level, start >> level)
    split = start + _largest_below(size)
    return node_hash(root_of(node, start, split), root_of(node, split, end))


def inclusion_proof(node: Node, index: int, size: int) -> list[bytes]:
    """The hashes that lead from a leaf to the root of a tree, the lowest first."""
    if not 0 <= index < size:
        raise ValueError("the leaf is not in the tree")
    return _path(node, index, 0, size)


def consistency_proof(node: Node, old: int, new: int) -> list[bytes]:
    """The hashes that show that the tree of the old size is the beginning of that of the new one."""
    if not 0 < old <= new:
        raise ValueError("the old tree is not smaller than the new one")
    return [] if old == new else _consistency(node, old, 0, new, whole=True)


def _largest_below(size: int) -> int:
    return 1 << (size - 1).bit_length() - 1


def _path(node: Node, index: int, start: int, end: int) -> list[bytes]:
    if end - start == 1:
        return []
    split = start + _largest_below(end - start)
    if index < split:
        return [*_path(node, index, start, split), root_of(node, split, end)]
    return [*_path(node, index, split, end), root_of(node, start, split)]


def _consistency(node: Node, old: int, start: int, end: int, *, whole: bool) -> list[bytes]:
    if old == end:
        return [] if whole else [root_of(node, start, end)]
    split = start + _largest_below(end - start)
    if old <= split:
        return [*_consistency(node, old, start, split, whole=whole), root_of(node, split, end)]
    return [*_consistency(node, old, split, end, whole=False), root_of(node, start, split)]
