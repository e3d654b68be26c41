"""The sample city's paper for demonstration: signed, and accepted by who trusts the authority for demonstration."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from samrit.cli.main import run
from samrit.ops.sample_city.demonstration import PASSPHRASE, demonstration
from samrit.report import IndicatorReport
from samrit.writers.pdf import write_pdf
from samrit.writers.signed_pdf import open_key, sign_pdf


def test_it_is_verified_by_its_authority_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = demonstration(write_pdf(IndicatorReport(name="จำนวนสวน")), at=datetime.now(UTC))
    (tmp_path / "paper.pdf").write_bytes(made.paper)
    (tmp_path / "authority.pem").write_bytes(made.authority)
    verify = ["verify", str(tmp_path / "paper.pdf"), "--lang", "en"]

    assert run([*verify, "--trust", str(tmp_path / "authority.pem")]) == 0
    assert "Samrit authority, for demonstration only, whom you trust" in capsys.readouterr().out
    assert run(verify) == 0
    assert "whom you trust" not in capsys.readouterr().out
    twice = sign_pdf(made.paper, open_key(made.key, PASSPHRASE), at=datetime.now(UTC))
    (tmp_path / "paper.pdf").write_bytes(twice)
    assert run([*verify, "--trust", str(tmp_path / "authority.pem")]) == 0
    assert "has 2 signatures, and is what was signed" in capsys.readouterr().out
