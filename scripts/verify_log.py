#!/usr/bin/env python3
"""Prove, without the program that wrote it, that a paper is in a city's log and that the log only grew.
    verify_log.py paper KEY PAPER.pdf PAPER.tlog-proof   the paper is in the log, under a signed checkpoint
    verify_log.py grown KEY OLD NEW-CHECKPOINT TILES     the new log begins with the old one

KEY: the verifier key, or its file. OLD: a checkpoint, or SIZE:ROOT as noted. TILES: the folder with `tile/`, or its address.
"""

import base64
import hashlib
import pathlib
import sys
import urllib.request

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha(*data):
    return hashlib.sha256(b"".join(data)).digest()


def need(condition, why):
    if not condition:
        sys.exit(f"NOT PROVEN: {why}")


def checkpoint(note, key):
    text, _, lines = note.rpartition("\n\n")
    origin, size, root = text.split("\n")[:3]
    for name, key_id, data in (line.split("+", 2) for line in key.split()):
        raw_key = base64.b64decode(data)
        assert key_id == sha(f"{name}\n".encode(), raw_key)[:4].hex(), "the key is damaged"
        for signer, signature in (line.removeprefix("— ").rsplit(" ", 1) for line in lines.splitlines()):
            raw = base64.b64decode(signature)
            if raw_key[0] == 1 and signer == name == origin and raw[:4].hex() == key_id:
                Ed25519PublicKey.from_public_bytes(raw_key[1:]).verify(raw[4:], f"{text}\n".encode())
                return origin, int(size), base64.b64decode(root).hex()
    raise SystemExit("NOT PROVEN: the checkpoint is not signed by this key")


def fetch(name):
    return urllib.request.urlopen(name).read() if "://" in name else pathlib.Path(name).read_bytes()


def leaves(tiles, size):
    """The hashes of all entries, worked out from the entries themselves."""
    for bundle in range(-(-size // 256)):
        width, path, rest = min(256, size - bundle * 256), f"{bundle % 1000:03d}", bundle // 1000
        while rest:
            path, rest = f"x{rest % 1000:03d}/{path}", rest // 1000
        path = f"{tiles}/tile/entries/{path}"
        try:
            data = fetch(f"{path}.p/{width}" if width < 256 else path)
        except OSError:  # full by now
            data = fetch(path)
        for _ in range(width):
            end = 2 + int.from_bytes(data[:2], "big")
            yield sha(b"\0", data[2:end])
            data = data[end:]


def root(hashes):
    if len(hashes) <= 1:
        return hashes[0] if hashes else sha()
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\1", root(hashes[:split]), root(hashes[split:]))


def paper(key, pdf, proof):
    head, _, note = proof.decode().partition("\n\n")
    _, extra, place, *path = head.split("\n")
    entry, index = base64.b64decode(extra.removeprefix("extra ")), int(place.removeprefix("index "))
    need(entry.decode().split("\n")[:2] == ["samrit-paper/1", sha(pdf).hex()], "the proof is of another paper")
    origin, size, signed = checkpoint(note, key.decode())
    found, at, last = sha(b"\0", entry), index, size - 1
    for other in map(base64.b64decode, path):  # RFC 9162, 2.1.3.2
        right = at & 1 or at == last
        found = sha(b"\1", other, found) if right else sha(b"\1", found, other)
        while right and at and not at & 1:
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    need(index < size and last == 0 and found.hex() == signed, "the proof does not lead to the signed root")
    print(f"proven: the paper is entry {index} of {origin}, whose {size} entries have the root {signed}")


def grown(key, old, new, tiles):
    origin, size, signed = checkpoint(new.decode(), key.decode())
    old = old.decode()
    old_size, old_root = checkpoint(old, key.decode())[1:] if "\n" in old else old.split(":")
    hashes = list(leaves(tiles, size))
    need(int(old_size) <= size and root(hashes).hex() == signed, "the entries are not those that were signed")
    need(root(hashes[: int(old_size)]).hex() == old_root, "history was rewritten")
    print(f"proven: the first {old_size} of the {size} entries of {origin} are those of then")


if __name__ == "__main__":
    if len(sys.argv) != {"paper": 5, "grown": 6}.get(sys.argv[1] if sys.argv[1:] else ""):
        sys.exit(__doc__)
    files = [pathlib.Path(arg).read_bytes() if pathlib.Path(arg).is_file() else arg.encode() for arg in sys.argv[2:5]]
    paper(*files) if sys.argv[1] == "paper" else grown(*files, sys.argv[5].rstrip("/"))
