"""`make sbom` and `make audit` do what they say."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_bill_of_materials_names_what_is_locked(tmp_path: Path) -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nsbom:")[2].partition("\n\n")[0]
    arguments = re.search(r"cyclonedx-py (.+) -o build/sbom\.json (\S+)", recipe)
    assert arguments is not None
    file = tmp_path / "sbom.json"

    command = [sys.executable, "-m", "cyclonedx_py", *arguments[1].split(), "-o", str(file), arguments[2]]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)

    made = json.loads(file.read_text(encoding="utf-8"))
    named = {(one["name"].lower().replace("_", "-"), one["version"]) for one in made["components"]}
    lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    locked = {
        (name.lower(), version) for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", lock, flags=re.MULTILINE)
    }
    assert made["bomFormat"] == "CycloneDX"
    assert len(locked) > 50
    assert locked <= named


def test_the_audit_says_where_it_cannot_ask() -> None:
    script = (ROOT / "scripts" / "audit").read_text(encoding="utf-8")

    assert subprocess.run(["sh", "-n", ROOT / "scripts" / "audit"], check=False).returncode == 0
    assert "could be reached from here" in script
