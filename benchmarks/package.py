"""The open package of a whole city: 80 agencies × 60 indicators × 5 reports, from a throw-away database into a zip.

Measures the export, and beside it what Python's own zipfile needs to pack the very same bytes once they lie there: that is
the floor. A second export must give the same bytes; peak memory is that of a process that does nothing but export.

Usage: .venv/bin/python benchmarks/package.py [agencies]
"""

import hashlib
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from city import INDICATORS, YEAR_BE, fill

LIMIT_MEGABYTES = 300


def export(path: Path) -> float:
    """Write the package; gives the seconds that it took."""
    from samrit.package.export import export_package
    from samrit.package.scope import Scope

    start = time.perf_counter()
    with path.open("wb") as file:
        export_package(file, Scope(YEAR_BE))
    return time.perf_counter() - start


def zip_plainly(package: Path, path: Path) -> float:
    """Pack the files of a package with zipfile alone; gives the seconds, without those of unpacking them."""
    with zipfile.ZipFile(package) as old:
        contents = {name: old.read(name) for name in old.namelist()}
    start = time.perf_counter()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in contents.items():
            new.writestr(name, data)
    return time.perf_counter() - start


def start_django(folder: str) -> None:
    """Make the records of a folder usable in this process."""
    os.environ |= {"SAMRIT_DATA_DIR": folder, "SAMRIT_HTTPS": "0", "DJANGO_SETTINGS_MODULE": "samrit.config.settings"}
    os.environ.pop("SAMRIT_DATABASE_URL", None)
    import django

    django.setup()


def alone(folder: str) -> None:
    """Export in a process of its own, and print seconds and peak megabytes."""
    start_django(folder)
    seconds = export(Path(folder) / "alone.zip")
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> int:
    """Fill, export twice, pack plainly, print; exit code 1 where the bytes differ or memory is over the limit."""
    if len(sys.argv) > 2:
        alone(sys.argv[2])
        return 0
    agencies = int(sys.argv[1]) if len(sys.argv) > 1 else 80
    with tempfile.TemporaryDirectory() as folder:
        start_django(folder)
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        fill(agencies)
        first = Path(folder) / "first.zip"
        export(first)
        ran = subprocess.run(
            [sys.executable, __file__, "alone", folder], capture_output=True, text=True, check=True, env=os.environ
        )
        seconds, megabytes = (float(word) for word in ran.stdout.split()[-2:])
        plain = zip_plainly(first, Path(folder) / "plain.zip")
        digests = {hashlib.sha256((Path(folder) / n).read_bytes()).hexdigest() for n in ("first.zip", "alone.zip")}
        size = first.stat().st_size
    print(
        f"{agencies} agencies × {INDICATORS} indicators, {os.cpu_count()} cores, Python {platform.python_version()}\n"
    )
    print("| | Samrit | zipfile alone |\n| --- | --- | --- |")
    print(f"| time | {seconds:.1f} s | {plain:.1f} s |")
    print(f"| peak memory | {megabytes:.0f} MB (limit {LIMIT_MEGABYTES}) | |")
    print(f"| package | {size / 1e6:.1f} MB | |")
    print(f"| the same bytes twice | {'yes' if len(digests) == 1 else 'no'} | |")
    return 0 if len(digests) == 1 and megabytes <= LIMIT_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
