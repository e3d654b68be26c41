"""What is published of a log, in the formats of C2SP: signed notes, checkpoints, cosignatures and proofs, as text.

`signed-note` and `tlog-checkpoint` with Ed25519, `tlog-cosignature` (cosignature/v1), `tlog-proof`. A text that is not in its
format is a ValueError.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519, COSIGNATURE = b"\x01", b"\x04"
Sign = Callable[[bytes], bytes]
_KEY = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)")
_SIGNATURE = re.compile(r"— (\S+) ([A-Za-z0-9+/=]+)\n")
_SIZE = re.compile(r"0|[1-9]\d{0,18}")
_PROOF = "c2sp.org/tlog-proof@v1\n"
_HASHES = 63  # a proof has at most


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under a name: a log's (its name is the origin), or a witness's."""

    name: str
    public: bytes
    kind: bytes = ED25519

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """The key that a line names."""
        match = _KEY.fullmatch(text.strip())
        if match is None:
            raise ValueError("no verifier key")
        data = base64.b64decode(match[3], validate=True)
        key = cls(match[1], data[1:], data[:1])
        if key.kind not in (ED25519, COSIGNATURE) or len(key.public) != 32 or key.id.hex() != match[2]:
            raise ValueError("no verifier key of a kind that is known")
        return key

    @property
    def id(self) -> bytes:
        """The first four bytes of the hash over name and key, by which a signature names it."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(self.kind + self.public).decode()}"

    def line(self, signature: bytes) -> str:
        """The signature as a line of a note."""
        return f"— {self.name} {base64.b64encode(self.id + signature).decode()}\n"

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether a signature over a note's text is this key's."""
        message = text.encode()
        if self.kind == COSIGNATURE:
            message, signature = cosigned(text, int.from_bytes(signature[:8])), signature[8:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Note:
    """A text with signatures: name, the first four bytes of the key's hash, the signature."""

    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]

    @classmethod
    def parse(cls, note: str) -> "Note":
        """The text and the signatures of a note."""
        text, found, lines = note.rpartition("\n\n")
        matches = list(_SIGNATURE.finditer(lines))
        if not found or not matches or "".join(match[0] for match in matches) != lines:
            raise ValueError("no signed note")
        decoded = ((match[1], base64.b64decode(match[2], validate=True)) for match in matches)
        return cls(f"{text}\n", tuple((name, data[:4], data[4:]) for name, data in decoded))

    def signed_by(self, key: VerifierKey) -> bool:
        """Whether the key has signed it; signatures of unknown keys are ignored."""
        return any(
            (name, key_id) == (key.name, key.id) and key.verifies(self.text, signature)
            for name, key_id, signature in self.signatures
        )


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree at one moment: whose, how large, and its root."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The checkpoint in a note's text; lines of extension are ignored."""
        lines = text.split("\n")
        if len(lines) < 4 or lines[-1] or not lines[0] or not _SIZE.fullmatch(lines[1]):
            raise ValueError("no checkpoint")
        return cls(lines[0], int(lines[1]), hash_in(lines[2]))

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @property
    def noted(self) -> str:
        """As people note it: size:root."""
        return f"{self.size}:{self.root.hex()}"


def signed(text: str, signers: Iterable[tuple[VerifierKey, Sign]]) -> str:
    """The text as a note, signed by each key."""
    return f"{text}\n" + "".join(key.line(sign(text.encode())) for key, sign in signers)


def checkpoint_in(note: str, keys: Iterable[VerifierKey]) -> Checkpoint:
    """The checkpoint of a note that one of the keys has signed under the checkpoint's own origin."""
    parsed = Note.parse(note)
    found = Checkpoint.parse(parsed.text)
    if not any(key.name == found.origin and key.kind == ED25519 and parsed.signed_by(key) for key in keys):
        raise ValueError("not signed by a key that is known")
    return found


def cosigned(text: str, at: int) -> bytes:
    """What a witness signs: the checkpoint, and when it saw it (Unix time)."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()


@dataclass(frozen=True, slots=True)
class Proof:
    """That an entry is in the log: its index, the hashes beside its way up, a signed checkpoint, and the entry itself."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str
    entry: bytes = b""

    def __str__(self) -> str:
        extra = f"extra {base64.b64encode(self.entry).decode()}\n" if self.entry else ""
        hashes = "".join(f"{base64.b64encode(one).decode()}\n" for one in self.hashes)
        return f"{_PROOF}{extra}index {self.index}\n{hashes}\n{self.checkpoint}"

    @classmethod
    def parse(cls, text: str) -> "Proof":
        """The proof in a `.tlog-proof` file."""
        head, _, checkpoint = text.partition("\n\n")
        lines = head.removeprefix(_PROOF).split("\n")
        entry = base64.b64decode(lines.pop(0)[6:], validate=True) if lines[0].startswith("extra ") else b""
        index = lines.pop(0).removeprefix("index ") if lines else ""
        if not text.startswith(_PROOF) or not _SIZE.fullmatch(index) or len(lines) > _HASHES:
            raise ValueError("no proof")
        return cls(int(index), tuple(hash_in(line) for line in lines), checkpoint, entry)


def hash_in(text: str) -> bytes:
    """A hash as notes write it."""
    found = base64.b64decode(text, validate=True)
    if len(found) != 32:
        raise ValueError("no hash")
    return found
