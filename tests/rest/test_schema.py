"""Schemathesis, the accepted checker, calls the running service by its own description, rightly and wrongly."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
# Whether a value that fits the description is also an article in one of two languages, no schema can say.
LEFT_OUT = "negative_data_rejection,positive_data_acceptance"


@pytest.mark.skipif(PROGRAM is None, reason="schemathesis is not installed: pip install schemathesis")
def test_no_call_fails_and_every_answer_is_as_described(run_service, tmp_path):
    service = run_service(home=tmp_path / "home")
    done = subprocess.run(
        [
            PROGRAM, "run", f"{service.address}/openapi.json", "--phases", "examples,coverage,fuzzing", "--max-examples", "5",
            "--exclude-checks", LEFT_OUT, "--workers", "2", "--generation-deterministic", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "Operations:       0" not in done.stdout
