"""What is installed from a wheel has all that the program reads beside its code: pages, papers, and their words."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from samrit.thai.translation import Message

ROOT = Path(__file__).resolve().parents[2]
PAGE = """
import django, samrit
django.setup()
from django.template.loader import render_to_string
from django.utils.translation import override
print(samrit.__file__)
with override("th"):
    print(render_to_string("partners/person_archive.html", {"rows": []}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which a wheel of this tree is unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_every_file_of_the_package_is_in_the_wheel(installed: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "src/samrit"], cwd=ROOT, capture_output=True, text=True, check=True)
    wanted = {name.removeprefix("src/") for name in tracked.stdout.splitlines() if (ROOT / name).exists()}

    missing = {name for name in wanted if not (installed / name).exists()}

    assert {name for name in missing if not name.endswith(".gitignore")} == set()


def test_an_installed_page_speaks_thai(installed: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(installed),
        "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        "SAMRIT_DATA_DIR": str(tmp_path),
    }

    ran = subprocess.run(
        [sys.executable, "-c", PAGE], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )

    where, page = ran.stdout.split("\n", 1)
    title = Message("Personal data that are kept")
    assert where == str(installed / "samrit" / "__init__.py")
    assert title.th != title.en
    assert f"<h1>{title.th}</h1>" in page
