"""The command that counts what the guard does with a file of sentences."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "fidelity.py"


@pytest.fixture
def count(tmp_path):
    def count(lines, answers, *options):
        paths = [tmp_path / "source", tmp_path / "answers"]
        for path, texts in zip(paths, (lines, answers), strict=True):
            path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        command = [sys.executable, SCRIPT, paths[0], "--from", "zh", "--to", "en", "--hypotheses", paths[1], *options]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=os.environ | {"MINSHENG_HOME": str(tmp_path)})
        return dict(pair.rsplit(" ", 1) for pair in done.stdout.strip().split("  "))

    return count


def test_fidelity_counts_kept_and_flagged_figures_and_what_was_tried_again(count):
    found = count(["全市新增床位500张。", "全市新增床位600张，学校80所。"], ["The city added 500 beds.", "The city added beds."])
    assert (found["figures"], found["kept"], found["flagged"], found["flagged sentences"], found["wrong"]) == ("3", "1", "2", "1", "0")
    assert int(found["decoded"]) > 2
    assert "terms" not in found


def test_fidelity_counts_terms_and_names_that_stand_in_the_translation(count):
    lines = ["青岛的家庭医生上门服务。"]
    found = count(lines, ["Family doctors of Qingdao visit homes."], "--terms")
    assert (found["names"], found["names kept"], found["names missed"]) == ("1", "1", "0")
    assert (found["terms"], found["terms missed"]) == (found["terms kept"], "0")
    assert int(found["terms"]) > 0
    assert count(lines, ["A doctor comes to you."], "--terms")["names missed"] == "1"
