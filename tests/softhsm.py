"""A PKCS#11 token of SoftHSM's, for tests that run where it and python-pkcs11 are there."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest

PIN = "1234"
_PLACES = [Path("/usr/lib/softhsm/libsofthsm2.so"), *Path("/usr/lib").glob("*/softhsm/libsofthsm2.so")]
MODULE = next((one for one in _PLACES if one.exists()), None)
needed = pytest.mark.skipif(MODULE is None or which("softhsm2-util") is None, reason="no SoftHSM on this machine")


@contextmanager
def session_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A session at a new token with the name "samrit", which lies in the folder; what is made in it stays there."""
    import pkcs11

    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    command = ["softhsm2-util", "--init-token", "--free", "--label", "samrit", "--pin", PIN, "--so-pin", "5678"]
    subprocess.run(command, check=True, capture_output=True)
    library = pkcs11.lib(str(MODULE))
    library.reinitialize()  # another test may have opened other tokens by it
    with library.get_token(token_label="samrit").open(rw=True, user_pin=PIN) as session:
        yield session
