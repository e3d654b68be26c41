"""What is tried: files like real ones with pieces cut out, doubled, exchanged, put in from others, lines reversed; archives part by part."""

import io
import zipfile
from collections.abc import Sequence

from hypothesis import strategies as st

TRAPS = (
    b"", b"\x00", b"\xff\xfe", b"-1", b"1e999999", b"99999999999999999999", b"NaN", b"inf", "๙๙๙".encode(), b"<!DOCTYPE x>", b"&#0;", b"]]>",
    b"<!--", b"-->", b"/>", b"\r", b"\n\n\n", b"\t", b'"', b"'", b"%s{}", "ำ".encode(), "\u202e".encode(), "่่่".encode(), b"=1+1", b"2564-02-31",
    b"31/2/2564", b"24:60", b"0001-01-01", b"9999-12-31", b"(", b"[", b"{", b"\\", b";", b",",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """A seed with one to six things done to it."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 80)))
        match draw(st.integers(0, 5)):
            case 0:
                del data[start:end]
            case 1:
                data[start:start] = data[start:end] * 4
            case 2:
                data[start:end] = draw(st.sampled_from(TRAPS))
            case 3:
                data[start:end] = draw(st.binary(max_size=8))
            case 4:
                data = bytearray(b"\n".join(reversed(data.split(b"\n"))))
            case _:
                other = draw(st.sampled_from(seeds))
                at = draw(st.integers(0, len(other)))
                data[start:end] = other[at : at + 120]
    return bytes(data)


@st.composite
def mutated_archives(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """An archive of which one part was mutated, taken out or doubled under another name; or the archive's own bytes were."""
    seed = draw(st.sampled_from(seeds))
    if draw(st.integers(0, 4)) == 0:
        return draw(mutated([seed]))
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = draw(st.sampled_from(sorted(parts)))
    what = draw(st.integers(0, 9))
    if what == 0:
        del parts[chosen]
    elif what == 1:
        parts[draw(st.sampled_from(["../x.xml", "word/document.xml", "content.xml", "xl/workbook.xml"]))] = parts[
            chosen
        ]
    else:
        parts[chosen] = draw(mutated([parts[chosen]]))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
