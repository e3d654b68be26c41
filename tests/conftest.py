"""What all tests share: where the real reports are, on machines that have them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """The folder of real reports; the test is skipped, and says so, where it isn't there."""
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("the real reports (../shared/reports) are not on this machine")
    return folder
